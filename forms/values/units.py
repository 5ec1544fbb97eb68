"""Units of measure: what a column counts in, and what may be converted into what.

Every kind of count (人, 户, 头, 件 …) is a dimension of its own and never becomes another. The only words taken as
the same are 名 and 位 for 人. 口 is not 人: it counts wells, ponds and kilns as well. Years, months and days are
kept apart too: 元/月 times twelve is not what a column in 元/年 asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

from forms.values.text import normal


@dataclass(frozen=True, slots=True)
class Unit:
    """`factor` is the size in the dimension's base (yuan, kilogram, metre, a third of a square metre, one piece)."""

    symbol: str
    dimension: str
    factor: Decimal


# The base of area is a third of a square metre: one mu is 2000/3 square metres, so every factor is exact.
_MEASURES: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("元", "圆", "块", "人民币元", "¥", "rmb"), ("money", "1")),
    "角": ("money", "0.1"),
    "美元": ("money_usd", "1"),
    "港元": ("money_hkd", "1"),
    **dict.fromkeys(("平方米", "m2", "平米", "㎡", "平方"), ("area", "3")),
    **dict.fromkeys(("亩", "市亩"), ("area", "2000")),
    **dict.fromkeys(("公顷", "hm2", "ha"), ("area", "30000")),
    **dict.fromkeys(("平方公里", "平方千米", "km2"), ("area", "3000000")),
    **dict.fromkeys(("公斤", "千克", "kg"), ("mass", "1")),
    **dict.fromkeys(("斤", "市斤"), ("mass", "0.5")),
    **dict.fromkeys(("克", "g"), ("mass", "0.001")),
    **dict.fromkeys(("担", "市担"), ("mass", "50")),
    **dict.fromkeys(("吨", "公吨", "t"), ("mass", "1000")),
    **dict.fromkeys(("米", "m"), ("length", "1")),
    **dict.fromkeys(("公里", "千米", "km"), ("length", "1000")),
    **dict.fromkeys(("里", "华里"), ("length", "500")),
    **dict.fromkeys(("厘米", "cm"), ("length", "0.01")),
    **dict.fromkeys(("毫米", "mm"), ("length", "0.001")),
    **dict.fromkeys(("立方米", "m3", "立方", "方"), ("volume", "1000")),
    **dict.fromkeys(("毫克", "mg"), ("mass", "0.000001")),
    **dict.fromkeys(("升", "l"), ("volume", "1")),
    **dict.fromkeys(("毫升", "ml"), ("volume", "0.001")),
    **dict.fromkeys(("千瓦", "kw"), ("power", "1")),
    **dict.fromkeys(("瓦", "w"), ("power", "0.001")),
    **dict.fromkeys(("兆瓦", "mw"), ("power", "1000")),
    **dict.fromkeys(("千瓦时", "度", "kwh", "千瓦小时"), ("energy", "1")),
    **dict.fromkeys(("%", "百分比", "百分点"), ("ratio", "0.01")),
    "‰": ("ratio", "0.001"),
    **dict.fromkeys(("岁", "周岁"), ("age", "1")),
    "年": ("years", "1"),
    **dict.fromkeys(("月", "个月"), ("months", "1")),
    **dict.fromkeys(("天", "日"), ("days", "1")),
    **dict.fromkeys(("小时", "时"), ("hours", "1")),
    "分钟": ("minutes", "1"),
    **dict.fromkeys(("秒",), ("seconds", "1")),
    **dict.fromkeys(("千伏安", "kva"), ("apparent_power", "1")),
    **dict.fromkeys(("伏", "v"), ("voltage", "1")),
    **dict.fromkeys(("千伏", "kv"), ("voltage", "1000")),
    **dict.fromkeys(("分贝", "db"), ("sound", "1")),
    **dict.fromkeys(("兆帕", "mpa"), ("pressure", "1")),
    **dict.fromkeys(("吨标准煤", "tce"), ("coal_equivalent", "1")),
    **dict.fromkeys(("℃", "°c", "摄氏度"), ("temperature", "1")),
    **dict.fromkeys(("分",), ("score", "1")),
    **dict.fromkeys(("季", "季度"), ("quarters", "1")),
    **dict.fromkeys(("人", "名", "位"), ("person", "1")),
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COUNTS = _words(
    "户 头 只 羽 间 件 个 处 册 支 次 人次 户次 家次 件次 台 具 辆 床 张 顶 家 所 座 口 艘 套 幢 栋 场 份 棵 株 匹 "
    "条 项 起 宗 例 门 宗地 部 本 篇 期 幅 面 盏 孔 眼 把 根 袋 瓶 箱 盒 桶 包 批 批次 班 班次 架 台次 车次 "
    "头次 只次 羽次 尾 群 窝 峰 枚 粒 对 双 副 杆 片 段 扇 樘 村次 场次 床位 张床位 台套 人日 工日 人天 户日 "
    "笔 单 款 卷 盘 挂 节 层 格 组 村 社 网格 人份 剂 剂次 针 针次 个次 线 站 点位 "
    "票 种 类 桌 席 页 字 课时 学时 学分 课 集 首 键 炉 筐 捆 箩 坛 瓮 听 管 贴 蓬 丛 穴 座次 艘次 宗次 人户 株丛"
)
_PREFIXES = {"十": "1E1", "百": "1E2", "千": "1E3", "万": "1E4", "十万": "1E5", "百万": "1E6", "千万": "1E7"}
_PREFIXES |= {"亿": "1E8", "万亿": "1E12"}
# These qualify a label more often than they measure it: 保障金（月）, 村（组）.
# They are believed only behind a word of duration or count.
_SHY = _words(
    "年 月 日 天 季 季度 时 分 度 方 里 组 村 社 点位 块 节 期 本 部 班 线 站 段 单 片 面 门 层 格 对 双 副 "
    "类 课 字 首 管 听 席 键 炉 穴 秒 v"
)
_COUNTING_END = re.compile(r"(?:数|数量|年限|期限|时长|时间|工期|天数|龄|用电量|总量|量|得分|分值|评分|气温|里程)$")
_PRECISE = Context(prec=50)
_SHOWN = Context(prec=28)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_MAY_ROUND = re.compile(r"保留|精确|取整")
_ROUNDING = re.compile(
    r"[,;、]?\s*(?:计算)?(?:结果)?(?:保留|精确)(?:到|至)?(?:小数点后)?(?:(?P<places>[零一二两三四五六0-6])位(?:小数)?|整数)|[,;、]?\s*取整数?"
)
_EMPTY = re.compile(r"\(\s*\)")
_SEPARATORS = re.compile(r"[、,;\s]|和|及")
_NOTE = re.compile(r"单位\s*(?:[:为(]|(?<=位)\s)\s*")
_PAIR = re.compile(r"([\u4e00-\u9fff]{1,8}?)(?:单位)?\s*[:(]\s*([^\s:()、,;。]{1,8})(?=[\s、,;。)]|$)")


def room_units() -> tuple[str, ...]:
    """The Chinese words that stand behind a room to write in ('    户', '    顶'), longest first.

    Left out are the words that part a place, a clock time or a number rather than measure ('   村   组', '   时   分').
    """
    words = (w for w in (*_MEASURES, *_COUNTS) if re.fullmatch(r"[\u4e00-\u9fff]+", w) and w not in _PARTING)
    return tuple(sorted(words, key=lambda w: (-len(w), w)))


_PARTING = _words(
    "组 村 社 网格 线 站 点位 班 部 门 节 段 里 方 单 面 时 角 圆 块 度 类 课 字 首 管 听 席 键 炉 穴 担 款"
)


@lru_cache(maxsize=4096)
def unit_of(text: str) -> Unit | None:
    """The unit a text names in full ('万元', '元/人·月', 'km²', '头、只'), else None."""
    word = normal(text).replace(" ", "").casefold()
    if not word or len(word) > 16:
        return None
    return _simple(word) or _rate(word) or _together(word)


def convert(value: Decimal, source: Unit, target: Unit) -> Decimal | None:
    """`value` in `source` as `target`; None where the dimensions differ. Exact to 28 digits, not rounded for show."""
    if source.dimension != target.dimension:
        return None
    if source.factor == target.factor:
        return value
    amount = _PRECISE.divide(_PRECISE.multiply(value, source.factor), target.factor)
    return Decimal(f"{_SHOWN.plus(amount).normalize():f}")


@lru_cache(maxsize=8192)
def split_label_unit(text: str) -> tuple[str, str]:
    """('耕地面积（亩）') -> ('耕地面积', '亩'); ('领导（盖章）') -> (the text as it is, ''). The label is normal()."""
    label = without_rounding(normal(text))
    for found in reversed(list(_BRACKETS.finditer(label))):
        inner = re.sub(r"^(?:计量)?单位:?", "", found.group(1).strip())
        rest = (label[: found.start()] + label[found.end() :]).strip()
        if rest and _believed(inner, label[: found.start()]):
            return rest, inner
    return _split_behind_mark(label)


def without_rounding(text: str) -> str:
    """How many places are wanted is no part of a label or unit: '产量(万斤,保留两位小数)' -> '产量(万斤)'. `text` is normal()."""
    return _EMPTY.sub("", _ROUNDING.sub("", text)) if _MAY_ROUND.search(text) else text


def places_wanted(text: str) -> int | None:
    """The places that a label or note asks for: '保留两位小数' -> 2, '保留整数' -> 0; None where it asks for none."""
    found = _ROUNDING.search(normal(text)) if _MAY_ROUND.search(text) else None
    if found is None:
        return None
    word = found["places"] or "0"
    return (
        int(word) if word.isdigit() else {"零": 0, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}[word]
    )


def note_units(text: str) -> tuple[str, ...]:
    """The units of a note like '单位：户、人、元', in order; () where 单位 means an office or nothing is named."""
    line = without_rounding(normal_lines(text))
    for found in _NOTE.finditer(line):
        units = _leading_units(line[found.end() :])
        if units:
            return units
    return ()


def note_pairs(text: str) -> dict[str, str]:
    """('面积：公顷　产量：吨') -> {'面积': '公顷', '产量': '吨'}; {} where no measure is paired with a unit."""
    pairs: dict[str, str] = {}
    for found in _PAIR.finditer(without_rounding(normal_lines(text))):
        word = re.sub(r"^(?:计量)?单位", "", found.group(1))
        if word and word != "计量" and unit_of(found.group(2)):
            pairs[word] = found.group(2)
    return pairs


def normal_lines(text: str) -> str:
    """normal() that keeps wide gaps as one space: they part the pieces of a note line."""
    return " ".join(normal(piece) for piece in re.split(r"[\s\u3000]+", text) if piece)


def _simple(word: str) -> Unit | None:
    if word in _MEASURES:
        dimension, factor = _MEASURES[word]
        return Unit(word, dimension, Decimal(factor))
    if word in _COUNTS:
        return Unit(word, f"count:{word}", Decimal(1))
    for size in (2, 1):
        prefix, rest = word[:size], word[size:]
        if prefix in _PREFIXES and rest and rest != "分钟":
            inner = _simple(rest) if rest[0] not in "十百千万亿" or rest in _MEASURES else None
            if inner and inner.dimension != "ratio":
                return Unit(word, inner.dimension, inner.factor * Decimal(_PREFIXES[prefix]))
    return None


def _rate(word: str) -> Unit | None:
    top, slash, below = word.partition("/")
    if not slash:
        return None
    unit = _simple(top)
    parts = [_simple(re.sub(r"^每", "", part)) for part in re.split(r"[/·.*]", below)]
    if unit is None or any(part is None for part in parts):
        return None
    kept = [part for part in parts if part is not None]
    if _counted(unit) and _counted(kept[0]) and (unit.dimension, kept[0].dimension) != ("person", "count:户"):
        return None  # 户/人 in a note means both; only 人/户 is a known rate
    factor = unit.factor
    for part in kept:
        factor = _PRECISE.divide(factor, part.factor)
    below_dimension = "/".join(sorted(part.dimension for part in kept))
    return Unit(word, f"{unit.dimension}/{below_dimension}", factor)


def _counted(unit: Unit) -> bool:
    return unit.dimension.startswith(("count:", "person"))


def _together(word: str) -> Unit | None:
    """台、套 or 头(只): a count of either kind, which converts into nothing."""
    parts = re.split(r"[、/(]", word.rstrip(")"))
    if len(parts) < 2 or any(p not in _COUNTS or p == "户" for p in parts):
        return None
    return Unit(word, "count:" + "+".join(sorted(parts)), Decimal(1))


def _believed(inner: str, label: str) -> bool:
    if unit_of(inner) is None:
        return False
    return inner not in _SHY or bool(_COUNTING_END.search(label.strip()))


def _split_behind_mark(label: str) -> tuple[str, str]:
    if label.endswith(("%", "‰")) and len(label) > 2:
        return label[:-1].rstrip(" :-"), label[-1]
    for mark in (":", "/", ","):
        at = label.find(mark)
        while at >= 0:
            left, right = label[:at].strip(), label[at + 1 :].strip()
            if len(left) >= 2 and unit_of(left) is None and _believed(right, left):
                return left, right
            at = label.find(mark, at + 1)
    return label, ""


def _leading_units(text: str) -> tuple[str, ...]:
    units: list[str] = []
    for token in _SEPARATORS.split(text):
        token = token.rstrip(")。.")
        if not token:
            continue
        pieces = [token] if unit_of(token) else re.split(r"[/(]", token)
        if any(unit_of(piece) is None for piece in pieces):
            break
        units.extend(pieces)
    return tuple(units)

"""Which unit governs a cell: its own label's, its row's or column's, or the note above the table where that is unambiguous."""

from __future__ import annotations

import re
from functools import lru_cache

from forms.values.text import normal
from forms.values.units import note_pairs, note_units, split_label_unit, unit_of

# What a label measures -> the dimensions of units that fit it. The first pattern that matches the innermost label wins.
_MEASURES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"率$|占比|比重|比例|百分比|%|同比|环比$|增幅|增速"), ("ratio",)),
    (re.compile(r"户次"), ("count:户次",)),
    (re.compile(r"人次"), ("count:人次",)),
    (re.compile(r"家次"), ("count:家次",)),
    (re.compile(r"户数|农户$|(?<![门账帐开家])户$|户\(|新增户|退出户|家庭数|总户"), ("count:户",)),
    (
        re.compile(
            r"金额|资金|收入|支出|产值|收益|资产|负债|权益|补助|补贴(?!户|人|面)|津贴|(?<![合黄冶五白])金$|款$|费$|费用|成本|利润|投资|工资|税|存款|贷款|净值|总值|(?:兑付|应发|实发)(?:合计|小计|总计|总额)$"
        ),
        ("money",),
    ),
    (re.compile(r"面积|播种$|实播|种植$|耕地|林地|水田|公益林|茶园|园地|采摘园"), ("area",)),
    (re.compile(r"单产"), ("mass/area",)),
    (re.compile(r"产量|总产|收购量|交售量|产出"), ("mass",)),
    (re.compile(r"里程|公里|长度|距离"), ("length",)),
    (re.compile(r"个数|单位数|企业数"), ("count:个", "count:家")),
    (re.compile(r"存栏|出栏|实免|应免|免疫数"), ("count:头", "count:只", "count:羽", "count:万头")),
    (
        re.compile(
            r"人数|人口|人员$|人$|劳动力|女性|男性|^[男女]$|其中:[男女]$|老年人|未成年人|儿童|残疾人|妇女|老人|党员|学生|教师|员$|对象$|者$|岁|少数民族|族$|就业"
        ),
        ("person", "count:口"),
    ),
)
_UNCOUNTED = re.compile(
    r"姓名|名称|名$|地址|住址|位置|地点|场所|类别|类型|等级|性别|民族|关系|状况|情况|程度|责任人|负责人|书记|主任|联系人|日期|时间|年月|"
    r"规格|型号|品牌|产地|用途|来源|方式|备注|说明|编号|代码|号码?$|账号|电话|手机|开户行|意见|^村|^[村]?组|是否|面貌|学历|职务|健康|原因|措施|风险|年龄|行业"
)
_POST = re.compile(r"(?:姓名|负责人|责任人|联系人|管理人|法人|代表人|经办人|书记|主任|所长|站长|校长|园长|理事长)$")
_REACHED = re.compile(r"(?:电话|手机号?码?|联系方式|地址)$")
_SUM = re.compile(r"(?:合计|小计|总计|总额)$")
_HEADS = re.compile(r"猪|牛|马|驴|骡")
_WINGS = re.compile(r"禽|鸡|鸭|鹅")
_EITHER = re.compile(r"\(([^()]{1,4})\)/([^()/]{1,4})$")  # '土地面积(平方米)/亩': which of two is left open
_EITHER_COUNT = re.compile(r"([户人家])[(/]([户人家])\)?[数次]$")  # '发放户(人)数': its rows say which
_TAIL_COUNT = re.compile(r"(?:总|合计)?(\S{1,2})数$")
_PERIOD_COUNT = re.compile(
    r"(?:[本上下当今去前同]|报告|统计|核算)(?:年度?|季度?|月|期|旬|周|日)(?:累计|初|末|底|止)?数$"
)  # 本年数: no years
_PAIR_WORDS = {
    "面积": re.compile(r"面积|播种|种植|实栽|实播|计划|耕地|林地|茶园|采摘园|水田|公益林"),
    "产量": re.compile(r"产量|总产|收购量|交售量"),
    "收入": re.compile(r"收入|产值|收益"),
    "金额": re.compile(r"金额|资金|支出|收入|补贴|补助|产值"),
    "人口": re.compile(r"人口|人数"),
    "户数": re.compile(r"户数|户$"),
}


@lru_cache(maxsize=16384)
def own_unit(path: tuple[str, ...]) -> str | None:
    """The unit a path of labels states itself, the innermost first: '耕地（亩）' > '合计' -> 亩, '季末在册' > '户' -> 户."""
    for at, label in enumerate(reversed(path)):
        text = normal(label)
        both = _EITHER.search(text)
        if both and unit_of(both[1]) is not None and unit_of(both[2]) is not None:
            return f"{both[1]}/{both[2]}"
        count = _EITHER_COUNT.search(text)
        if count and count[1] != count[2]:
            return f"{count[1]}/{count[2]}"
        unit = split_label_unit(text)[1]
        if unit:
            return unit
        alone = text.strip("()")  # '发放户数' over '（户）'
        if at == 0 and len(path) > 1 and unit_of(alone) is not None:
            return alone
        if (at == 0 and text.endswith("率")) or (at == 0 and re.search(r"占比$|比重$|百分比$", text)):
            return "%"
    return None


@lru_cache(maxsize=16384)
def note_unit(path: tuple[str, ...], note: str) -> str | None:
    """The unit that a note ('单位：户、人、元', '面积：公顷　产量：吨') gives to a column or row; None where it can't be told."""
    if not note or not path:
        return None
    pairs = note_pairs(note)
    for label in reversed(path):
        for word, unit in pairs.items():
            if word in label or (word in _PAIR_WORDS and _PAIR_WORDS[word].search(label)):
                return unit
    units = note_units(note)
    if not units or asks_who(path[-1]):
        return None
    fit = _fitting(path, units)
    if fit is not None:
        return fit
    return units[0] if len(units) == 1 and _measure(path) is None and not _UNCOUNTED.search(normal(path[-1])) else None


def note_fits(path: tuple[str, ...], note: str) -> bool:
    """Whether a note's unit is one of what the path's own words measure: 元 of 生活补贴, and of a column's own 合计."""
    return _fitting(path, note_units(note)) is not None or (bool(path) and bool(_SUM.search(normal(path[-1]))))


def asks_who(label: str) -> bool:
    """姓名, 书记, 手机号: under 单位：人 it counts nobody, whatever its rows are."""
    text = normal(label)
    return bool(_POST.search(text) or _REACHED.search(text))


def names_something(label: str) -> bool:
    """'开户行', '负责人', '类别': what a label asks for is a name or a word, not a figure."""
    return bool(_UNCOUNTED.search(normal(label)))


def belongs(unit: str, col_path: tuple[str, ...]) -> bool:
    """Whether a row's unit may be that of a column: （人） behind 高龄津贴 is not the unit of its 发放金额, nor 元 of its 人数."""
    found, known = _measure(col_path[-1:]), unit_of(unit)
    if found is None or known is None or known.dimension == "ratio":
        return True
    counted = found[0][0].startswith(("person", "count:户", "count:人", "count:个"))
    sized = found[0][0] in ("money", "area")  # 产量 may be in 吨, 立方米 or 万枚, as each row says
    if sized or (counted and known.dimension in _SIZES):
        return any(known.dimension.startswith(d) for d in found[0])
    return True


def either(unit: str) -> tuple[str, ...]:
    """The units that '户/人' leaves open; () for any other."""
    parts = tuple(unit.split("/"))
    return parts if len(parts) == 2 and set(parts) <= {"户", "人", "家"} else ()


_SIZES = frozenset({"money", "area", "mass", "length"})


def _measure(path: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
    for label in reversed(path):
        text = normal(label)
        for pattern, dimensions in _MEASURES:
            if pattern.search(text):
                return dimensions, text
    return None


def _fitting(path: tuple[str, ...], units: tuple[str, ...]) -> str | None:
    found = _measure(path)
    if found is None:
        return None
    dimensions, _ = found
    known = [(u, unit_of(u)) for u in units]
    exact = [u for u, unit in known if unit is not None and unit.dimension in dimensions]  # 吨, not 公斤/亩, of 总产量
    rough = [u for u, unit in known if unit is not None and any(unit.dimension.startswith(d) for d in dimensions)]
    fit = exact or rough
    if len(fit) > 1 and dimensions[0] == "count:头":
        whole = "".join(path)
        wanted = "羽" if _WINGS.search(whole) and "羽" in fit else "头" if _HEADS.search(whole) else "只"
        fit = [u for u in fit if u.endswith(wanted)]
    return fit[0] if len(set(fit)) == 1 else None


@lru_cache(maxsize=16384)
def counted_unit(label: str) -> str | None:
    """'农户户数' -> 户, '栋数' -> 栋: a label that ends in a counting word and 数 says its unit."""
    text = normal(label)
    if re.search(r"[人员口]数$|人数|人口数?$|党员(?:总)?数?$", text):
        return "人"
    if re.search(r"(?<![门账帐开用家])户$", text):
        return "户"
    if found_times := re.search(r"(?:人|户|家|批|台|班|场)次$", text):
        return found_times.group()
    if re.search(r"年限$|工龄$|党龄$|教龄$", text):
        return "年"
    found = _TAIL_COUNT.search(text)
    if found and not _PERIOD_COUNT.search(text):
        for size in (2, 1):
            word = found.group(1)[-size:]
            if unit_of(word) is not None and word not in ("组", "村", "社", "口", "员", "班", "级"):
                return word
    return None


def counted_in(path: tuple[str, ...]) -> str | None:
    """The unit that a path of labels counts in, the innermost first: '党员人数' > '其中：女' -> 人.

    A label that measures something else, or names something, ends the search.
    """
    for label in reversed(path):
        unit = counted_unit(label)
        if unit is not None:
            return unit
        measured = _measure((label,))
        if _UNCOUNTED.search(normal(label)) or (measured is not None and "person" not in measured[0]):
            return None
    return None


def resolve(path: tuple[str, ...], note: str = "", stated: str = "") -> str | None:
    """The unit of a cell: the unit column's (`stated`), its labels', the note's; None where nothing says."""
    stated = stated.strip()
    if stated and unit_of(stated) is not None:
        return stated
    return own_unit(path) or note_unit(path, note) or (counted_unit(path[-1]) if path else None)

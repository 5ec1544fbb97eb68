"""Blanks and boxes inside one cell: 'label：____', '姓名：  电话：', '□是 □否', '   年  月  日'."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from forms.detection import words
from forms.detection.view import Box, Sheet, clean
from forms.documents.blanks import SPACES, Blank, label_blanks
from forms.documents.ticks import Option, options_in
from forms.values.text import normal
from forms.values.units import note_pairs, note_units, unit_of

# Words before a colon that never ask for anything.
_PRINTED = re.compile(
    r"^(?:表\s*号|表名|制定机关|制表机关|批准机关|批准文号|备案机关|备案文号|文号|有效期至?|有效期限|计量单位|金额单位|面积单位|货币单位|"
    r"注意?|说明|填[表报]说明|备注说明|审核关系|校核关系|逻辑关系|范围|统计范围|调查范围|要求|附件?\d*|提示|补[助贴]标准|数据来源|"
    r"指标解释|其中|如|例如?|例|比如|即|单位见\S+|note|tel|注\d*)$",
    re.I,
)
_INSTRUCTION = re.compile(r"please (?:return|send|submit|mail)\b", re.I)
_UNIT_AFTER = re.compile(r"^[（(]?\s*(万元|千元|元/?\S?|万人|人次|[\u4e00-\u9fff㎡%％]{1,4}|m2|km2|mm|cm|kg)")


# words that begin like a unit
_NO_UNIT = re.compile(
    r"支[行部队书出付持]|处[理分罚置长]|家[庭长属禽畜]|人[民员事口均为士才格生]|名[称字义额单次]|头衔|个[人体别性]|台账|户[主籍名口均型]|张贴|"
    r"起[诉止至源点草]|座[谈落机位]|所[在属有得长]|间[距隔接]|亩[均产]|吨位|套取|[户人个件台处名家头只座间栋辆套张亩]数"
)


@dataclass(frozen=True, slots=True)
class Inner:
    """The n-th blank of a cell, with its own label."""

    n: int
    blank: Blank
    label: str

    @property
    def dated(self) -> bool:
        return self.blank.kind == "date"


def inner_blanks(sheet: Sheet, box: Box) -> tuple[Inner, ...]:
    """The blanks of a cell that ask for something, numbered as the writers count them."""
    raw = box.raw
    if not isinstance(box.value, str) or not raw.strip():
        return ()
    lines = sheet.grid.underlines.get((box.top, box.left), ())
    if words.NOTE.match(clean(raw)) or len(raw) > 1500:
        return ()
    blanks = label_blanks(raw, lines)
    if (
        len(blanks) == 1
        and blanks[0].label
        and blanks[0].form in ("end", "spaces")
        and not re.search(r"[\u4e00-\u9fff]", raw)
    ):
        label = clean(raw).rstrip(":")  # outside Chinese a label has spaces inside
        return () if _INSTRUCTION.match(label) else (Inner(0, blanks[0], label),)
    found = tuple(Inner(n, b, clean(b.label).rstrip(":：")) for n, b in enumerate(blanks) if asks(b, raw))
    return _places(found, raw)


_PLACE_BEHIND = re.compile(
    r"(省|市|州|县|区|镇|乡|街道|村|社区|组|屯|寨|号|栋|单元|室)(?:[（(][\u4e00-\u9fff]{1,4}[)）])?(?=[\s_＿，,。]|$)"
)


def _places(found: tuple[Inner, ...], raw: str) -> tuple[Inner, ...]:
    """'____镇____村____组': drawn blanks named by the words behind them, at least two in a row and none named before."""
    out = list(found)
    behind = [_PLACE_BEHIND.match(raw[one.blank.span[1] :]) if one.blank.form == "line" else None for one in found]
    for at, one in enumerate(found):
        after = behind[at]
        start = found[at - 1].blank.span[1] if at else 0
        before = clean(raw[start : one.blank.span[0]])
        chained = at > 0 and bool(before) and behind[at - 1] is not None and behind[at - 1][0] == before  # type: ignore[index]
        opens = not before and at + 1 < len(found) and behind[at + 1] is not None
        if after is not None and (chained or opens):
            out[at] = replace(one, label=after[0], blank=replace(one.blank, after=""))
    return tuple(out)


_UNTIL = re.compile(r"日?起?[至到止]|[—－~～-]+")
_TIME_LABEL = re.compile(r"[期时日年月季]|date", re.I)


def until(before: Inner, one: Inner) -> bool:
    """'公示时间：  年  月  日至  月  日': the second date is the end of the first one's span."""
    return before.dated and one.dated and bool(_UNTIL.fullmatch(normal(one.label).replace(" ", "")))


def skeleton_name(one: Inner, raw: str, left: Box | None) -> str:
    """What a period that is to be completed is called where no label asks for a time: its own words ('2026年第季度').

    "" for a full date (who signs dates) and where the label at its left asks for a time.
    """
    if one.label or not one.dated or (left is not None and _TIME_LABEL.search(left.text)):
        return ""
    return period_words(raw[slice(*one.blank.span)])


def period_words(raw: str) -> str:
    """The words of a period skeleton: '2026年  月' -> '2026年月'; "" for a date with a day and for other texts."""
    flat = re.sub(r"[\s_＿]+", "", raw)
    return (
        flat
        if re.fullmatch(r"(?:\d{2,4}|二〇)?年(?:月|第?季度?|半年)|(?:\d{4}年)?\d{1,2}[—－~～-]{1,2}月", flat)
        else ""
    )


_PLACE_LABEL = re.compile(r"^\S{0,6}(?:[村镇乡组]|社区|街道|乡\(镇\)|村\(居\)委会|村委会|居委会|主任|会计|医生|书记)$")


def asks(blank: Blank, raw: str) -> bool:
    """Whether a blank is for filling: not a printed remark, a unit note, an explanation after a colon."""
    label = normal(blank.label).replace(" ", "").rstrip(":")
    if blank.form != "value":
        return not (_PRINTED.match(label) and blank.form == "end")
    if not label:
        return blank.value[:1].isdigit() and raw[blank.span[1] :].strip(SPACES + "，,；;").startswith("其中")
    if _PRINTED.match(label) or len(label) > 14:
        return False
    if note_units(raw) and re.search(r"单位$", label) and unit_of(re.split(r"[、,\s（(]", blank.value)[0]) is not None:
        return False
    if label in note_pairs(raw) or (words.kind_of(clean(blank.value)) == "text" and len(blank.value) > 40):
        return False
    if not label.startswith("其中") and re.match(r"^[\d一二三四五六七八九十]+[、.)]", label):
        return False
    return (
        words.strength(label) >= 1
        or bool(_PLACE_LABEL.search(label))
        or bool(words.SIGN.fullmatch(label))
        or label in ("单位", "产区", "支部", "乡镇(街道)", "填报", "截至", "截止")
    )


def unit_after(text: str) -> str:
    """The unit that stands right behind a blank ('户', '（元）'), "" where what follows is no unit but a label ('户名：')."""
    if re.match(r"\s*[\u4e00-\u9fff]{1,8}\s*[:：]", text):
        return ""
    found = _UNIT_AFTER.match(text.strip())
    if not found or _NO_UNIT.match(text.strip()):
        return ""
    word = found.group(1)
    rated = re.match(
        r"[（(]?\s*([\u4e00-\u9fffA-Za-z0-9㎡]{1,4}/[\u4e00-\u9fff]{1,2})(?![\u4e00-\u9fff])", text.strip()
    )
    if rated and unit_of(rated.group(1)) is not None:
        return rated.group(1)
    for size in range(len(word), 0, -1):
        if unit_of(word[:size]) is not None and not re.match(
            r"[\u4e00-\u9fff]", word[size:] or text.strip()[found.end() :][:1] or " "
        ):
            return word[:size]
    for size in (3, 2, 1):
        if unit_of(word[:size]) is not None and word[:size] in _SURE:
            return word[:size]
    return ""


def unit_beside(sheet: Sheet, box: Box) -> str:
    """The unit in the cell right of an entry ('库水位 | | 米'), "" where something else stands there."""
    after = sheet.beside(box.top, box, 1)
    if after is None or not box.blank:
        return ""
    room = sheet.beside(box.top, after, 1)
    if room is not None and room.blank and sheet.drawn(room) and room.left == after.right + 1:
        return ""  # '低保 | 户 |    | 人 |    ': the label of the next entry
    text = after.text.strip("()（）")
    return text if text and text not in "组村社口班级号项批期" and unit_of(text) is not None else ""


_PAREN_CHOICE = re.compile(r"[（(][\s√✓✔]{0,6}[)）].{1,12}?[（(][\s√✓✔]{0,6}[)）]")  # '是（  ）否（  ）'
_LISTED = re.compile(r"[①-⑳]\s*([^①-⑳\s；;，,、]{1,12})")
_SURE = frozenset(
    "万元 元 户 人 人次 名 亩 公顷 个 件 吨 公斤 头 只 羽 平方米 平方公里 公里 米 处 家 栋 间 艘 顶 册 起 辆 台 套 所 座 张 支".split()
)


def choices(box: Box) -> tuple[Option, ...]:
    """The boxes to tick in a cell; () where there is none."""
    if not isinstance(box.value, str) or not (words.kind_of(box.text) == "option" or _PAREN_CHOICE.search(box.raw)):
        return ()
    return options_in(box.raw)


def listed(box: Box) -> tuple[str, ...]:
    """The options that a cell counts up ('①因病 ②因残 ③其他'), to be replaced by the one that holds; () for other texts."""
    found = _LISTED.findall(box.raw) if isinstance(box.value, str) else []
    whole = len(re.sub(r"[①-⑳\s；;，,、]", "", box.raw)) == sum(len(f) for f in found)
    return tuple(found) if len(found) >= 2 and whole else ()


def ticked(options: tuple[Option, ...]) -> str | None:
    """What is ticked, several joined by 、; None where nothing is."""
    marked = [o.text for o in options if o.ticked]
    return "、".join(marked) if marked else None


def before_choices(box: Box) -> str:
    """The words in front of the first box, as a label ('性别：□男 □女' -> 性别)."""
    head = re.split("[" + words.BOXES + "]", box.raw, maxsplit=1)[0]
    return clean(head).rstrip(":：") if re.search("[:：]\\s*$", head) or words.strength(clean(head)) >= 2 else ""


_PLACES = re.compile(r"[省市县区州旗乡镇村组号栋室路街道弄巷幢单元社区（）()/屯寨\s]{4,}")


def is_skeleton(box: Box) -> bool:
    """'   省   市   县（区）', '（固话）          （手机）': words that stand apart, with room for what belongs to each."""
    raw = box.raw
    if not isinstance(box.value, str) or "\n" in raw or re.search(r"[\d:：_]", raw):
        return False
    gaps = len(re.findall(r"\s{2,}", raw))
    parts = raw.split()
    if len(parts) < 2 or gaps < len(parts) - 1 or any(len(p) > 6 for p in parts):
        return False
    return bool(_PLACES.fullmatch(raw)) or all(re.fullmatch(r"[（(]\S+[)）]", p) for p in parts)


def is_bracketed_prompt(text: str) -> bool:
    """'（包括起因、经过，500字以内）': nothing but a prompt in brackets."""
    return len(text) > 8 and text[0] in "（(" and text[-1] in "）)" and is_prompt(text)


def is_prompt(text: str) -> bool:
    """Words in an entry cell that say what to write there, to be overwritten."""
    flat = normal(text)
    if len(flat) < 4 or words.kind_of(text) != "text":
        return False
    asking = re.search(r"是否|能否|有无|请|要求|等$|等情况|如实|填写|例如|\(例|格式|要点|不超过|字以内|字左右", flat)
    return bool(asking) or flat.count("、") >= 2

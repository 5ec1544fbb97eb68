"""The statutory marks of a form (表号, 制定机关, 批准文号, 有效期至 ...) and when it is due.

Source of the marks: a form of a statistical survey must show its number, the office that made it, the number of its approval
or record and how long it is valid (统计法, 2009, 第十五条); other reports borrow the custom. They are read as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from forms.detection.view import Box, Sheet
from forms.model.document import Document, Grid
from forms.values.text import normal

Mark = tuple[str, str]

_SPACES = r"[ \t\u3000\u00a0]*"
_WORDS = {
    "表号": "表号|报表编号",
    "制定机关": "制定机关|制定单位|制表机关|制表单位",
    "批准机关": "批准机关|审批机关",
    "备案机关": "备案机关",
    "批准文号": "批准文号|审批文号",
    "备案文号": "备案文号",
    "文号": "文号",
    "有效期至": "有效期至|有效期截止|有效期限|有效期",
    "报送时限": "报送时限|报送期限|报送截止时间|报送截止日期|上报时限|上报期限|填报时限|填报截止时间|截止时间|截止日期|报送时间|报送日期",
}
_NAMES = {word: name for name, words in _WORDS.items() for word in words.split("|")}
_SPACED = "|".join(_SPACES.join(word) for word in sorted(_NAMES, key=len, reverse=True))
_LABEL = re.compile(rf"(?:^|(?<=[\s\u3000（(；;，,。]))({_SPACED}){_SPACES}[:：]")
_ALONE = re.compile(rf"^\s*({_SPACED})\s*[:：]?\s*$")
_VALUE_END = re.compile(
    rf"\n|[ \t\u3000\u00a0]{{2,}}|[ \t\u3000\u00a0][\u4e00-\u9fff]{{2,8}}{_SPACES}[:：]|(?:{_SPACED}){_SPACES}[:：]"
)
_LOOSE = frozenset(("有效期至", "报送时限", "文号"))  # words that head columns too: alone they need a mark beside them
_DUE = re.compile(r"[前内底]|每[年季月周旬日]|次[年季月周旬日]|[年季月周旬]后|截止")
_ASKED = re.compile(
    r"(?:请|须|应|务必)?于((?:20\d\d年)?(?:每[年季月周旬]|次[年季月周]|[本当][年季月周]|\d{1,2}月)[^，。；;,\n]{0,16}?[前内])"
    r"[^，。；;\n]{0,20}?(?:报送|上报|报至|报回|反馈|报县|报市)"
)
_MOST = 60  # characters of a value
_TOP, _END = 25, 15  # rows looked at from the top and from the end


def statutory_marks(document: Document) -> tuple[Mark, ...]:
    """(name, text as printed) in the order of _WORDS; the first of each name counts. Blanks are no marks."""
    found: dict[str, str] = {}
    for name, text in _candidates(document):
        value = _value(name, text)
        if value and name not in found:
            found[name] = value
    return tuple((name, found[name]) for name in _WORDS if name in found)


def _candidates(document: Document) -> Iterator[Mark]:
    for paragraph in document.paragraphs:
        yield from _inline(paragraph.text)
    for grid in document.grids:
        if grid.state == "visible":
            for text in (grid.header_text, grid.footer_text, *grid.box_texts):
                yield from _inline(text)
            yield from _in_grid(grid)
    for paragraph in document.paragraphs:
        yield from _asked(paragraph.text)


def _in_grid(grid: Grid) -> Iterator[Mark]:
    """Marks in cells: label and value together, or the value in the next cell."""
    sheet = Sheet(grid)
    rows = dict.fromkeys([*sheet.rows[:_TOP], *sheet.rows[-_END:]])
    for row in rows:
        boxes = [b for b in sheet.row(row) if b.top == row and not b.blank]
        for at, box in enumerate(boxes):
            yield from _inline(box.raw)
            yield from _asked(box.raw)
            alone = _ALONE.match(box.raw)
            if alone and at + 1 < len(boxes) and _beside(sheet, box, boxes[at + 1], _name(alone[1])):
                yield _name(alone[1]), boxes[at + 1].raw.lstrip(" \u3000:：")


def _beside(sheet: Sheet, box: Box, value: Box, name: str) -> bool:
    """Whether a cell holds the value of the label at its left."""
    if value.left > box.right + 1 or _ALONE.match(value.raw) or re.search(r"[:：]\s*$", value.raw):
        return False
    if name not in _LOOSE or re.search("[:：]", box.raw + value.raw[:1]):
        return True
    over, under = sheet.over(box.top), sheet.below(box.bottom)
    near = (sheet.box(row, box.left) for row in (over, under) if row is not None)
    return any(match and _name(match[1]) not in _LOOSE for b in near for match in [_ALONE.match(b.raw)])


def _inline(text: str) -> Iterator[Mark]:
    """'表号：…　　制定机关：…', each value up to the next label, a wide gap or the end of the line."""
    if "：" not in text and ":" not in text:
        return
    for match in _LABEL.finditer(text):
        rest = text[match.end() :].lstrip(" \t\u3000\u00a0")
        end = _VALUE_END.search(rest)
        yield _name(match[1]), rest[: end.start()] if end else rest


def _asked(text: str) -> Iterable[Mark]:
    """'请于4月28日前报送县统计局'."""
    if match := _ASKED.search(text):
        yield "报送时限", match[1]


def _name(word: str) -> str:
    return _NAMES[re.sub(r"\s", "", word)]


def _value(name: str, text: str) -> str:
    """The value as printed; "" where it is a blank, far too long, or plainly something else."""
    value = text.strip(" \t\n\u3000\u00a0_＿。；;")
    flat = re.sub(r"[\s_＿]", "", normal(value))
    if not flat or len(value) > _MOST or set(flat) <= set("年月日/-—"):
        return ""
    if name == "有效期至" and not re.search(r"\d|长期", flat):
        return ""
    if name == "报送时限" and not _DUE.search(flat):
        return ""  # a date of sending, not a date by which
    return value

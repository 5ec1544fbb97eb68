"""Header bands: where a table's header stands, how many rows it has, and each column's path of labels."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from forms.detection import words
from forms.detection.view import Box, Sheet
from forms.detection.wordtime import label_period
from forms.documents.blanks import rooms_only
from forms.values.text import normal
from forms.values.units import unit_of

_COLON_OK = re.compile(r"^(?:其中|其|按|[^:：]{0,12}[(（][^)）]*[:：])")
_ROOMS = re.compile(
    r"^(?:\s{2,}[\u4e00-\u9fff]{1,2}){2,}\s*$|^\s{4,}\S{1,6}\s*$"
)  # '      户      间': rooms to write in
_COLUMN_NUMBERS = re.compile(r"^(?:栏次|栏号|列次|列号|栏目|代码|代号|行次|序号)$")
_COMPUTED = re.compile(r"^\(?(\d{1,2})\)?=[\d()+\-*/×÷,%.∑~至—–]+$")  # '3=2/1', '(3)=(1)+(2)', '7=1+2+4'
_FORMAL_NUMBERS = "甲乙丙丁戊己"
MAX_LEVELS = 5


@dataclass(frozen=True, slots=True)
class Header:
    """A header band: its visible rows, the columns it covers, and a box at its left that names the whole block (side)."""

    rows: tuple[int, ...]
    cols: tuple[int, ...]
    number_rows: tuple[int, ...] = ()
    unit_row: int | None = None
    side: Box | None = None

    @property
    def last(self) -> int:
        rows = [*self.rows, *self.number_rows]
        return max(rows if self.unit_row is None else [*rows, self.unit_row])


def headers_at(sheet: Sheet, row: int) -> list[Header]:
    """The headers that begin in a row, left to right; twins side by side give several."""
    out: list[Header] = []
    line = sheet.grid.values[row] if row < len(sheet.grid.values) else ()
    if sum(value not in (None, "") for value in line) < 2:  # long runs of empty rows are passed quickly
        return out
    for run in _runs(sheet, row):
        for part in _split_repeats(run):
            header = _band(sheet, row, part)
            if header is not None:
                out.append(header)
    return out


def _head_like(box: Box, row: int) -> bool:
    if box.top != row or box.formula or words.kind_of_value(box.value, box.text) != "text":
        return _year_head(box, row)
    if re.search("[:：]", box.text) and not _COLON_OK.match(box.text):
        return False
    if _ROOMS.match(box.raw) or rooms_only(box.raw):
        return False
    return words.strength(box.text) > -2 or words.core(box.text) in ("男", "女")


def _year_head(box: Box, row: int) -> bool:
    """'2025年' is a fine column header though it is a date elsewhere."""
    return box.top == row and bool(re.fullmatch(r"\s*(?:19|20)\d\d\s*年(?:\d{1,2}月)?", box.raw))


def _tells_when(sheet: Sheet, box: Box, row: int) -> bool:
    """'建园时间 | 2012年9月': a month beside a label that asks when is its answer, no head of a column."""
    before = sheet.beside(row, box, -1) if _year_head(box, row) else None
    return before is not None and before.top == row and bool(_ASKS_WHEN.search(before.text))


_ASKS_WHEN = re.compile(r"(?:时间|日期|年月|年份)$")


def _runs(sheet: Sheet, row: int) -> list[list[Box]]:
    """Stretches of header-like boxes that touch; a blank box with a label right under it belongs to them."""
    runs: list[list[Box]] = [[]]
    for box in sheet.row(row):
        if not _tells_when(sheet, box, row) and (
            _head_like(box, row)
            or _either_head(sheet, box, row)
            or (box.blank and box.top == row and _soft(sheet, box, row))
        ):
            runs[-1].append(box)
        else:
            runs.append([])
    kept = []
    for run in runs:
        texts = [b for b in run if not b.blank]
        if len(texts) >= 2 and len(run) >= 2 and not _beside_entry(sheet, row, run, len(texts)):
            kept.append(run)
    return kept


EITHER = {
    ("是", "否"),
    ("有", "无"),
    ("合格", "不合格"),
    ("符合", "不符合"),
    ("达标", "不达标"),
    ("正常", "异常"),
    ("已完成", "未完成"),
}


def _either_head(sheet: Sheet, box: Box, row: int) -> bool:
    """'是 | 否' side by side over columns to tick in; alone each is a value."""
    if box.top != row or box.blank:
        return False
    pair = (sheet.beside(row, box, -1), box, sheet.beside(row, box, 1))
    return any(a is not None and b is not None and (a.text, b.text) in EITHER for a, b in itertools.pairwise(pair))


def _soft(sheet: Sheet, box: Box, row: int) -> bool:
    """A blank header box: the corner above the stub (it spans rows), or one whose own label stands in the next row."""
    if box.area.height > 1:
        before = words.core(sheet.text(row, max(box.left - 1, 0)))
        return box.left == sheet.cols[0] or bool(words.SEQ_HEAD.match(before) or words.CODE_HEAD.match(before))
    under = sheet.below(row)
    if under is None:
        return False
    below = sheet.box(under, box.left)
    return (
        below.top == under
        and words.kind_of_value(below.value, below.text) == "text"
        and words.strength(below.text) >= 1
        and not re.search("[:：]", below.text)
        and any(b.top < under for b in sheet.row(under))
    )


def _beside_entry(sheet: Sheet, row: int, run: list[Box], texts: int) -> bool:
    """Two labels with an empty drawn box beside them are a form row (group, label, entry), not a header."""
    if texts > 2 or not sheet.ruled:
        return False
    after = [b for b in sheet.row(row) if b.left > run[-1].right]
    before = [b for b in sheet.row(row) if b.right < run[0].left]
    near = ([after[0]] if after else []) + ([before[-1]] if before else [])
    return any(b.blank and sheet.bordered(b) for b in near)


def _split_repeats(run: list[Box]) -> list[list[Box]]:
    """'项目 数值 项目 数值' is two tables side by side, each as wide as it is."""
    texts = [b.text for b in run]
    for width in range(2, len(run) // 2 + 1):
        if len(run) % width == 0 and texts == texts[:width] * (len(run) // width):
            return [run[i : i + width] for i in range(0, len(run), width)]
    units = [i for i, text in enumerate(texts) if words.UNIT_HEAD.match(words.core(text))]
    if len(units) > 1 and units[0] and len(run) == len(units) * (width := units[1] - units[0]) > 3:
        tails = {tuple(texts[u : u + width - units[0]]) for u in units}
        if len(tails) == 1 and all(b - a == width for a, b in itertools.pairwise(units)):
            return [run[i : i + width] for i in range(0, len(run), width)]
    again = [i for i, text in enumerate(texts) if i and text == texts[0] and words.ITEM_HEAD.match(words.core(text))]
    if again and again[0] >= 2 and len(run) - again[-1] >= 2:
        return [run[a:b] for a, b in itertools.pairwise((0, *again, len(run)))]
    return [run]


def _band(sheet: Sheet, row: int, run: list[Box]) -> Header | None:
    side = None
    bottom = _bottom(sheet, row, run[1:] if len(run) > 2 else run)
    if words.SEQ_HEAD.match(words.core(run[0].text)) and _tall_records(sheet, run[0]):
        bottom = run[0].bottom  # '序号' over two rows, each record numbered over two rows
    if run[0].bottom > bottom and len(run) > 2:
        side, run = run[0], run[1:]
    if run[0].bottom > bottom or bottom - row >= MAX_LEVELS:
        return None
    cols = tuple(c for c in sheet.cols if run[0].left <= c <= run[-1].right)
    rows = tuple(r for r in sheet.rows if row <= r <= bottom)
    number_rows: list[int] = []
    unit_row, at = None, sheet.below(bottom)
    while at is not None and len(number_rows) < 2:
        if _number_row(sheet, at, cols):
            number_rows.append(at)
        elif unit_row is None and _unit_row(sheet, at, cols):
            unit_row = at
        else:
            break
        at = sheet.below(at)
    return Header(rows, cols, tuple(number_rows), unit_row, side)


def _tall_records(sheet: Sheet, head: Box) -> bool:
    """Whether records take as many rows as the header over their numbers: '序号' and '1', '2' below it all merged alike."""
    if head.area.height < 2:
        return False
    first = sheet.below(head.bottom)
    if first is None:
        return False
    record = sheet.box(first, head.left)
    return record.top == first and record.area.height == head.area.height and record.area.width == head.area.width


def _bottom(sheet: Sheet, row: int, run: list[Box]) -> int:
    """The last row of the band: the deepest merged box, further down while a wide box has narrower labels under it."""
    bottom = (
        max(b.bottom for b in run if b.bottom - row < MAX_LEVELS)
        if any(b.bottom - row < MAX_LEVELS for b in run)
        else row
    )
    left, right = run[0].left, run[-1].right
    while bottom - row < MAX_LEVELS - 1:
        under = sheet.below(bottom)
        if under is None or not _sub_row(sheet, bottom, under, left, right):
            return bottom
        bottom = max(
            [
                under,
                *(
                    b.bottom
                    for b in sheet.row(under)
                    if b.top == under and left <= b.left and b.right <= right and not b.blank
                ),
            ]
        )
    return bottom


def _sub_row(sheet: Sheet, above: int, under: int, left: int, right: int) -> bool:
    """Whether the row under the band holds more labels: below wide boxes, or below blank header boxes, and nothing but."""
    boxes = [b for b in sheet.row(under) if left <= b.left and b.right <= right]
    if any(b.top != under for b in boxes):
        return False
    texts = [b for b in boxes if not b.blank]
    if not texts or not all(_head_like(b, under) for b in texts):
        return False
    wide = [b for b in sheet.row(above) if left <= b.left and b.right <= right and b.area.width > 1 and not b.blank]
    covered = [
        b for b in texts if any(w.left <= b.left and b.right <= w.right and w.area.width > b.area.width for w in wide)
    ]
    if wide and len(texts) == len(boxes) and all(_is_time(b.text) for b in texts):
        return True  # 一季度 | 一季度 | 二季度 under labels of which one spans two
    hanging = [b for b in texts if sheet.box(above, b.left).blank]
    loose = [b for b in texts if b not in covered and b not in hanging]
    if texts[0] in loose and len(texts) == len(boxes) and words.SEQ_HEAD.match(words.core(texts[0].text)):
        return False  # a whole header of its own
    if not covered and not hanging:
        return False
    if loose and any(words.strength(b.text) < 1 for b in loose):
        return False
    if covered and not hanging and not _complete(sheet, under, wide):
        return False
    if not covered and (len(hanging) < 1 or any(words.strength(b.text) < 1 for b in hanging)):
        return False
    return sum(max(words.strength(b.text), 0) for b in texts) >= len(texts) * 0.5 or _entries_follow(
        sheet, under, boxes
    )


def _is_time(text: str) -> bool:
    plain = normal(text).replace(" ", "")
    return bool(plain) and label_period([text]) == plain


def _complete(sheet: Sheet, under: int, wide: list[Box]) -> bool:
    """Every cell under at least one wide box is named."""
    for box in wide:
        cells = [sheet.box(under, c) for c in sheet.cols if box.left <= c <= box.right]
        if cells and all(not c.blank and c.top == under for c in cells):
            return True
    return False


def _entries_follow(sheet: Sheet, row: int, boxes: list[Box]) -> bool:
    under = sheet.below(row)
    if under is None:
        return False
    kinds = [words.kind_of_value(sheet.box(under, b.left).value, sheet.text(under, b.left)) for b in boxes]
    return sum(k in ("blank", "number", "dash") for k in kinds) >= len(kinds) * 0.6


def _number_row(sheet: Sheet, row: int, cols: tuple[int, ...]) -> bool:
    """甲 乙 1 2 3, (1) (2) (3), 栏次 1 2 3=2/1: numbers of columns, some of them with how they are computed."""
    texts = [_column_number(sheet.text(row, c)) for c in cols]
    texts = [t for t in texts if t]
    if texts and _COLUMN_NUMBERS.match(texts[0]):
        texts = texts[1:]
    letters = [t for t in texts if re.fullmatch("[A-Z]", t)]
    if len(letters) == len(texts) >= max(3, len(cols) // 2):
        return all(ord(b) - ord(a) == 1 for a, b in itertools.pairwise(letters))
    numbers = [int(t) for t in texts if re.fullmatch(r"\d{1,3}", t)]
    formal = [t for t in texts if t in _FORMAL_NUMBERS]
    if len(numbers) + len(formal) != len(texts) or len(texts) < max(3, len(cols) // 2):
        return False
    steps = [b - a for a, b in itertools.pairwise(numbers)]
    return bool(numbers) and numbers[0] <= 3 and all(1 <= s <= 2 for s in steps) and sum(steps) <= len(steps) + 2


def _column_number(text: str) -> str:
    """'（3）=（1）+（2）' -> '3', '③' -> '3'."""
    flat = normal(text).replace(" ", "")
    sum_of = _COMPUTED.match(flat)
    return sum_of[1] if sum_of else flat.strip("()")


def _unit_row(sheet: Sheet, row: int, cols: tuple[int, ...]) -> bool:
    """A row of units under the header ('户 | 人 | 元', '计量单位 | 户 | 人'); not the first row of a list with units."""
    above = sheet.over(row)
    if above is not None and any(words.UNIT_HEAD.match(words.core(sheet.text(above, c))) for c in cols):
        return False
    boxes = list(dict.fromkeys(sheet.box(row, c) for c in cols))
    texts = [b.text.strip("()（）") for b in boxes if not b.blank and words.kind_of(b.text) != "dash"]
    if texts and words.UNIT_HEAD.match(texts[0]):
        texts = texts[1:]
    return len(texts) >= 2 and all(unit_of(t) is not None for t in texts)


def column_path(sheet: Sheet, header: Header, col: int) -> tuple[str, ...]:
    """The labels of a column from the outermost; a label that spans the band's rows counts once."""
    path: list[str] = []
    last: Box | None = None
    for row in header.rows:
        box = sheet.box(row, col)
        if box is last:
            continue
        text = box.text or _inherited(sheet, header, row, col)
        text = text.rstrip(":：")
        if text and (not path or path[-1] != text):
            path.append(text)
        last = box
    return tuple(path)


def _inherited(sheet: Sheet, header: Header, row: int, col: int) -> str:
    """A blank header cell over a label takes its left neighbour's words where that one is a heading that was not merged."""
    under = sheet.below(row)
    if under is None or under not in header.rows or sheet.box(under, col).blank or sheet.box(row, col).area.height > 1:
        return ""
    for left in reversed([c for c in header.cols if c < col]):
        box = sheet.box(row, left)
        if box.blank:
            continue
        lone = box.area.width == 1 and box.area.height == 1 and not sheet.box(under, left).blank
        ruled_off = sheet.grid.style(row, col).left or sheet.grid.style(row, col - 1).right
        return box.text if lone and not ruled_off else ""
    return ""


def column_number(sheet: Sheet, header: Header, col: int) -> str:
    """What stands in the row of column numbers: '3', '3=2/1'; "" where there is none."""
    return next((text for row in header.number_rows if (text := sheet.text(row, col))), "")


def column_unit(sheet: Sheet, header: Header, col: int) -> str:
    """The unit of a column from the row of units, "" where there is none."""
    return "" if header.unit_row is None else sheet.text(header.unit_row, col).strip("()（）")

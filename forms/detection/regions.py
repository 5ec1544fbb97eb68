"""Where the tables of a sheet are: header band, columns, body rows. What they are (list, roster, two-way) comes after."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from forms.detection import words
from forms.detection.answered import answered
from forms.detection.headers import EITHER, Header, headers_at
from forms.detection.view import Box, Sheet
from forms.model.document import Area

_BARREN = 150  # densely written rows without a header, one under the other: no header follows before they end
_PEEK = 10  # rows looked at to tell a header from a form row


@dataclass(frozen=True)
class Region:
    """A table as found. `body` are the rows under the header that belong to it, totals and section rows among them."""

    header: Header
    body: tuple[int, ...]
    heading: str = ""  # a bar or line right above the header that names this table
    told: tuple[int, ...] = ()  # rows between header and data that show how to fill in: a sample, instructions

    @property
    def cols(self) -> tuple[int, ...]:
        return self.header.cols

    @cached_property
    def area(self) -> Area:
        last = self.body[-1] if self.body else self.header.last
        return Area(self.header.rows[0], self.cols[0], last, self.cols[-1])


def find_regions(sheet: Sheet) -> list[Region]:
    """The tables of a sheet from the top, twins from the left. Every cell belongs to one table at most."""
    found: list[Region] = []
    clear, barren = -1, 0
    for row in sheet.rows:
        if row <= clear:
            continue
        tabled = any(r.area.top <= row <= r.area.bottom for r in found[-20:])  # earlier tables have ended
        barren = barren + 1 if sheet.dense(row) and not tabled else 0
        if barren > _BARREN:
            continue
        for header in headers_at(sheet, row):
            if any(_inside(found, row, c) for c in header.cols) or not _believable(sheet, header):
                continue
            body = _body(sheet, header)
            told = _told(sheet, header, body)
            body = body[len(told) :]
            if body and not _too_thin(sheet, header, body):
                found.append(Region(header, body, _heading(sheet, header), told))
                clear = _clear(sheet, found, row)
    return found


def _told(sheet: Sheet, header: Header, body: tuple[int, ...]) -> tuple[int, ...]:
    """The rows that open a body without being data: a filled-in sample, instructions under the headers."""
    count = 0
    for row in body[:3]:
        texts = [b.text for b in _boxes(sheet, row, header.cols) if not b.blank]
        if not texts or not (_sampled(texts) or _instructs(texts)):
            break
        count += 1
    return body[:count] if count < len(body) else ()


_SAMPLE = re.compile(
    r"^[（(【]?(?:填[写报表]?)?(?:示例|样例|范例|举例|例子?|例如|样本)\d*[)）】]?\s*[:：]?$|^e\.?g\.?$", re.I
)
_INSTRUCTS = re.compile(
    r"必填|选填|^请|填写|下拉|格式|自动|^[（(]?(?:如|例)[:：]|^按\S+填|请勿|不用填|无需填|系统|以\S{2,12}为准|单选|多选|数字$"
)


_TOLD = re.compile(r"^[（(]?填[写报表]?(?:说明|要求|须知|提示|格式|规则)[)）]?[:：]?$")
_SAMPLED = re.compile(r"[（(](?:填[写报表])?(?:示例|样例|范例|举例|例)[)）]")


def _sampled(texts: list[str]) -> bool:
    """'示例' in a cell of its own, or beside a value ('张三（示例）')."""
    return len(texts) > 1 and bool(_TOLD.match(texts[0]) or any(_SAMPLE.match(t) or _SAMPLED.search(t) for t in texts))


def _instructs(texts: list[str]) -> bool:
    return len(texts) >= 2 and sum(bool(_INSTRUCTS.search(t)) for t in texts) >= 0.6 * len(texts)


def _clear(sheet: Sheet, found: list[Region], row: int) -> int:
    """The last row down from `row` whose cells all belong to tables found so far."""
    here = [r.area for r in found if r.area.top <= row <= r.area.bottom]
    if any(all(not a.left <= c <= a.right for a in here) for c in sheet.cols):
        return -1
    return min(a.bottom for a in here)


def _inside(found: list[Region], row: int, col: int) -> bool:
    return any((row, col) in region.area for region in found)


def _believable(sheet: Sheet, header: Header) -> bool:
    """Are these words a header? Their looks, and what stands below, must both say so."""
    texts = [b for b in _boxes(sheet, header.rows[0], header.cols) if not b.blank]
    if all(len(b.text) == 1 for b in texts) and re.search(r"\S{3}[表册单书簿卡证函]$", "".join(b.text for b in texts)):
        return False  # a title, one character a cell
    if any(answered(_with_next(sheet, row, header)) for row in header.rows):
        return False
    both = {b.text for b in texts}
    ticked = {t for pair in EITHER if both.issuperset(pair) for t in pair}  # '是 | 否': columns to tick in
    marks = [1 if b.text in ticked else words.strength(b.text) for b in texts]
    strong = sum(m >= 2 for m in marks) + 0.5 * sum(m == 1 for m in marks)
    first = sheet.below(header.last)
    if first is None:
        return False
    below = [words.kind_of_value(b.value, b.text) for b in _boxes(sheet, first, header.cols)]
    if not below:
        return False
    if _paired(sheet, header) or (len(texts) == 2 and not any(_column_head(b.text) for b in texts)):
        return False
    open_share = sum(k in ("blank", "number", "dash", "code", "date") for k in below) / len(below)
    if any(m < 0 for m in marks) and strong < 0.7 * len(marks):
        return False
    if all(k == "blank" for k in below) and not _drawn(sheet, first, header.cols):
        return len(marks) >= 3 and strong >= 0.6 * len(marks)
    if open_share >= 0.5:
        return strong >= 0.3 * len(marks) or len(marks) >= 4 or len(header.rows) > 1
    if open_share > 0 and len(texts) >= 3 and (_generic(texts) or _measured(texts)):
        return True  # '指标 | 单位 | 数量' over '户数 | 户 |    '
    under = [words.strength(b.text) for b in _boxes(sheet, first, header.cols) if not b.blank]
    weaker = sum(under) / max(1, len(under)) < sum(marks) / len(marks)
    return strong >= 0.5 * len(marks) and weaker


def _boxes(sheet: Sheet, row: int, cols: tuple[int, ...]) -> list[Box]:
    return [b for b in sheet.row(row) if b.left >= cols[0] and b.right <= cols[-1]]


def _with_next(sheet: Sheet, row: int, header: Header) -> list[Box]:
    """The boxes of a header's row and the one right of them: the answer to its last label."""
    boxes = _boxes(sheet, row, header.cols)
    after = sheet.beside(row, boxes[-1], 1) if boxes else None
    return [*boxes, after] if after is not None else boxes


def _drawn(sheet: Sheet, row: int, cols: tuple[int, ...]) -> bool:
    if not sheet.ruled:
        return True
    boxes = _boxes(sheet, row, cols)
    return sum(sheet.bordered(b) for b in boxes) >= 0.5 * len(boxes)


def _paired(sheet: Sheet, header: Header) -> bool:
    """A filled form ('姓名 张三 性别 男') looks like a header: its labels stand in every other column, row after row."""
    top = _boxes(sheet, header.rows[0], header.cols)
    if len(header.rows) > 1 or _generic(top):
        return False
    lefts = [b.left for b in top]
    hits: list[list[int]] = [[] for _ in lefts]
    at = bisect_left(sheet.rows, header.rows[0])
    for row in sheet.rows[at : at + _PEEK]:
        line = _boxes(sheet, row, header.cols)
        if [b.left for b in line] != lefts:
            continue
        for at, box in enumerate(line):
            hits[at].append(-1 if box.blank or box.text in ("男", "女") else words.strength(box.text))
    share = [sum(s >= 2 for s in h) / len(h) for h in hits]
    rows = len(hits[0])
    if rows < 2 or len(share) < 2:
        return False
    labels, values = share[0::2], share[1::2]
    # A header row over blanks also has strong words in its first line only: the first line doesn't count for values.
    return min(labels) >= 0.55 and max(values) <= 0.45 and sum(s >= 2 for s in (h[1] for h in hits[0::2])) >= 1


def _column_head(text: str) -> bool:
    heads = (
        words.ITEM_HEAD,
        words.UNIT_HEAD,
        words.VALUE_HEAD,
        words.SEQ_HEAD,
        words.CODE_HEAD,
        words.REMARK,
        words.PLACE_HEAD,
    )
    return any(p.match(words.core(text)) for p in heads) or bool(
        re.fullmatch(r"\d{4}年.*|[上本]\S{0,2}[期月年季]\S{0,2}", text)
    )


def _generic(boxes: list[Box]) -> bool:
    """Heads that name columns ('指标名称', '单位', '数量', '本期'), never a form's own label."""
    known = [_column_head(b.text) for b in boxes if not b.blank]
    return bool(known) and known[0] and sum(known) >= 2 and sum(known) >= 0.6 * len(known)


def _measured(boxes: list[Box]) -> bool:
    """'人口情况 | 单位 | 数量'."""
    heads = [words.core(b.text) for b in boxes]
    return any(words.UNIT_HEAD.match(a) and words.VALUE_HEAD.match(b) for a, b in itertools.pairwise(heads))


def _too_thin(sheet: Sheet, header: Header, body: tuple[int, ...]) -> bool:
    """Two labels side by side over one row of blanks are a form's pairs, label above entry at best."""
    boxes = [b for b in _boxes(sheet, header.rows[0], header.cols) if not b.blank]
    return len(boxes) < 3 and len(header.rows) < 2 and len(body) < 2 and not _generic(boxes)


def _body(sheet: Sheet, header: Header) -> tuple[int, ...]:
    body: list[int] = []
    limit = header.side.bottom if header.side is not None else sheet.rows[-1]
    empties = 0
    inside = [c for c in sheet.cols if header.cols[0] <= c <= header.cols[-1]]
    for row in sheet.rows[bisect_right(sheet.rows, header.last) : bisect_right(sheet.rows, limit)]:
        if _quick(sheet, header, row, bool(body)) or (body and _plainly_on(sheet, row, inside)):
            empties = 0
            body.append(row)
            continue
        boxes = [b for b in sheet.row(row) if b.right >= header.cols[0] and b.left <= header.cols[-1]]
        if not any(not b.blank for b in boxes):
            if sheet.ruled and not sheet.ruled_row(row, header.cols) and not _drawn(sheet, row, header.cols):
                break
            empties += 1
            if not sheet.ruled and empties > 1:
                break
            body.append(row)
            continue
        if ends_table(sheet, header, row, boxes, bool(body)):
            break
        empties = 0
        body.append(row)
    if not sheet.ruled:
        body = _without_trailing_blanks(sheet, header, body)
    return tuple(body)


def _quick(sheet: Sheet, header: Header, row: int, started: bool) -> bool:
    """A row that begins with a number, or is blank and drawn, goes on with the table: no need to look closer."""
    values = sheet.raw_values(row, header.cols)
    first = next((v for v in values if v is not None and v != ""), None)
    if first is None:
        return sheet.ruled and sheet.ruled_row(row, header.cols)
    return started and isinstance(first, (int, float)) and sum(v is not None for v in values) > 2


def _plainly_on(sheet: Sheet, row: int, cols: list[int]) -> bool:
    """A row of three values or more that are words without any sign (no colon, bracket or line to write on) or numbers:
    what ends_table() looks for is not in it. `cols`: the visible ones from the table's first to its last."""
    held = [v for v in sheet.raw_values(row, cols) if v is not None and v != ""]
    if len(held) < 3 or sheet.merged_row(row):
        return False
    texts = [v for v in held if isinstance(v, str)]
    if len(texts) < len(held) and any(isinstance(v, bool) or not isinstance(v, (str, int, float)) for v in held):
        return False
    if not all(t.isalnum() for t in texts) or any(t.endswith(_SIGNED) for t in texts):
        return False
    if isinstance(held[0], str) and words.NOTE.match(held[0]):
        return False
    return len(texts) < len(held) or any(words.strength(t) < 2 for t in texts)  # else it may be another header


def _without_trailing_blanks(sheet: Sheet, header: Header, body: list[int]) -> list[int]:
    while len(body) > 1 and all(b.blank for b in _boxes(sheet, body[-1], header.cols)):
        body = body[:-1]
    return body


def ends_table(sheet: Sheet, header: Header, row: int, boxes: list[Box], started: bool) -> bool:
    """Whether a row is no longer the table: a note, a line for signatures, another header, a bar over the next table."""
    texts = [b for b in boxes if not b.blank]
    first = texts[0]
    if words.is_total(first.text) and started:
        return False
    if words.NOTE.match(first.text) or any(sign_label(b.text) for b in texts):
        return True
    if any(b.left < header.cols[0] or b.right > header.cols[-1] for b in texts) and len(texts) == 1:
        return True
    if sheet.ruled and len(texts) == 1 and not _drawn(sheet, row, header.cols):
        return True
    if any(_SEALED.search(b.text) for b in texts) or (started and _label_and_room(header, boxes, texts)):
        return True
    if len(texts) > 1 and started and all(_LABELLED.match(b.text) for b in texts):
        return True  # '检查人员：张某 | 检查时间：2026年4月8日'
    if any(re.search(r"[:：][\s_＿]*$", b.text) or re.search(r"[:：]\s*[_＿]{2}", b.text) for b in texts):
        return True
    span = sum(1 for c in header.cols if first.left <= c <= first.right)
    if span > 1 and len(texts) > 1 and any(words.kind_of(b.text) == "option" for b in texts[1:]):
        return True
    if len(texts) == 1 and span >= max(2, 0.6 * len(header.cols)):
        return _ends_with_bar(sheet, header, row, first)
    return started and _new_header(sheet, header, row, texts)


_SIGNED = ("签字", "签名", "签章")
_SEALED = re.compile(r"[(（](?:加?盖章|公章|印章|签[字章名])[)）]$|\S签[字名章]$")


def _label_and_room(header: Header, boxes: list[Box], texts: list[Box]) -> bool:
    """'存在问题 | (one wide blank)': a form's row below a table of several columns; a total may be merged so."""
    if len(boxes) != 2 or not texts or texts[0] is not boxes[0] or words.is_total(texts[0].text):
        return False
    if len(texts) == 2 and (words.kind_of(boxes[1].text) != "option" or _columns(header, boxes[1]) < 2):
        return False  # '检查结论 | □通过 □整改' over all columns but the first
    room = boxes[1]
    return room.area.width >= 3 and room.right >= header.cols[-1] and texts[0].left <= header.cols[0]


def _columns(header: Header, box: Box) -> int:
    """How many grid columns of a table a box covers."""
    return sum(1 for c in header.cols if box.left <= c <= box.right)


_LABELLED = re.compile(r"[\u4e00-\u9fff（()）]{2,10}[:：]\s*\S")


def sign_label(text: str) -> bool:
    """'填表人：', '审核人：王五', '填报日期：2026年4月8日'."""
    return bool(re.search("[:：]", text)) and bool(words.SIGN.match(text.lstrip()))


def _ends_with_bar(sheet: Sheet, header: Header, row: int, box: Box) -> bool:
    """A bar across the table: a section of a list goes on with rows of the same make, anything else ends the table."""
    if len(box.text) > 30 or re.search("[:：]", box.text):
        return True
    under = sheet.below(row)
    if under is None:
        return True
    if any(set(h.cols) & set(header.cols) for h in headers_at(sheet, under) if _believable(sheet, h)):
        return True
    below = _boxes(sheet, under, header.cols)
    return len(below) < 0.5 * len(_boxes(sheet, header.rows[-1], header.cols))


def _new_header(sheet: Sheet, header: Header, row: int, texts: list[Box]) -> bool:
    """A row of labels only, no number and no blank among them, starts the next table of a stack."""
    if len(texts) < 3 or any(
        words.strength(b.text) < 2 or words.kind_of_value(b.value, b.text) != "text" for b in texts
    ):
        return False
    line = _boxes(sheet, row, header.cols)
    if any(b.blank and b.area.height == 1 for b in line) and len(texts) < 0.7 * len(line):
        return False
    return any(
        len(set(h.cols) & set(header.cols)) >= 0.6 * len(header.cols) and _believable(sheet, h)
        for h in headers_at(sheet, row)
    )


def _heading(sheet: Sheet, header: Header) -> str:
    """The words of a bar right above the header ('一、应急队伍'), "" where there is none."""
    above = sheet.over(header.rows[0])
    if above is None:
        return ""
    texts = [b for b in sheet.row(above) if not b.blank and b.right >= header.cols[0] and b.left <= header.cols[-1]]
    if len(texts) == 1 and words.HEADING.match(texts[0].text):
        return texts[0].text
    return ""

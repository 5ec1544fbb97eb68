"""What stands beside what in a form: labels, their entries, the groups they belong to.

A text is a label or a value. Its own words decide where they can; then whether what follows is open for writing; then
how its column reads. So a filled form gives the same labels as its blank template.
"""

from __future__ import annotations

import re

from forms.detection import words
from forms.detection.incell import choices, inner_blanks, is_bracketed_prompt, is_prompt
from forms.detection.near import Near
from forms.detection.regions import Region
from forms.detection.view import Box, Sheet
from forms.documents.blanks import rooms_only
from forms.values.text import normal
from forms.values.units import unit_of

_NO_UNITS = "组村社口班级号项批期年月日时分季"


class Beside(Near):
    """Which of the neighbours of a box is its label, its entry, its unit, its group."""

    def __init__(self, sheet: Sheet, regions: list[Region], skip: list[Box]) -> None:
        super().__init__(sheet, regions, skip)
        self._values: dict[tuple[int, int, int], bool] = {}

    def label_left(self, box: Box, row: int) -> Box | None:
        """The label a box belongs to: the text right beside it, not across another entry."""
        left = self.neighbour(box, row)
        if left is not None and self.is_unit(left, row):
            left = self.neighbour(left, row)  # '耕地面积 | 亩 |      |'
        if left is None or left.blank or choices(left) or left.formula or is_caption(left.raw):
            return None
        if self.is_value(left, row) or words.kind_of_value(left.value, left.text) != "text":
            return None
        inner = inner_blanks(self.sheet, left)
        outside = re.sub(r"[(（][^()（）]*[)）]", "", left.text)
        if not inner and re.search(r"[:：]\s*\S", outside) and not outside.startswith("其中"):
            return None  # a printed line ('单位：元'), no label
        return None if inner and not ends_open(inner[0].blank.form, inner[0].blank.span, len(inner)) else left

    def unit_before(self, box: Box, row: int) -> str:
        """The unit printed between an entry and its label, "" where there is none."""
        left = self.neighbour(box, row)
        return left.text.strip("()（）") if left is not None and self.is_unit(left, row) else ""

    def is_unit(self, box: Box, row: int) -> bool:
        """A unit in a cell of its own between a label and its entry, one such cell after each label of the row.

        '低保 | 户 |   | 人 |   ' is a group with two labels: there a unit follows an entry.
        """
        if not self._names_unit(box) or not self._named(box, row):
            return False
        after = self.after(box, row)
        if after is None or not (after.blank or words.kind_of_value(after.value, after.text) == "number"):
            return False
        return all(self._named(b, row) for b in self.sheet.row(row) if self._names_unit(b))

    def _unit_behind(self, box: Box, row: int) -> bool:
        """A unit right of an entry with no entry of its own ('库水位 |    | 米 | 库容 |    '): no label of what follows."""
        left, after = self.sheet.beside(row, box, -1), self.after(box, row)
        behind = left is not None and (left.blank or words.kind_of_value(left.value, left.text) == "number")
        return behind and self._names_unit(box) and after is not None and words.kind_of(after.text) == "text"

    def _names_unit(self, box: Box) -> bool:
        text = normal(box.text).strip("()")
        return 0 < len(text) <= 5 and text not in _NO_UNITS and unit_of(text) is not None

    def _named(self, box: Box, row: int) -> bool:
        """Whether a label touches a box from the left that names something by more than a unit."""
        left = self.sheet.beside(row, box, -1)
        if left is None or left.blank or left.area.height > box.area.height or self._names_unit(left):
            return False
        return words.kind_of_value(left.value, left.text) == "text" and len(left.text) > 1 and not choices(left)

    def whole_label(self, left: Box, entry: Box) -> str:
        """The label of an entry over several rows whose words are split over them ('身份证' over '号码')."""
        if left.area.height > 1 or not 2 <= entry.area.height <= 4 or re.search("[:：]$", left.text):
            return left.text
        parts = [self.sheet.box(row, left.left) for row in range(entry.top, entry.bottom + 1)]
        whole = all(not p.blank and p.area.height == 1 and p.right == left.right for p in parts)
        short = sum(len(p.text) for p in parts) <= 12 and not any(re.search("[:：]", p.text) for p in parts)
        return "".join(p.text for p in parts) if whole and short else left.text

    def is_value(self, box: Box, row: int) -> bool:
        """Whether a text is what somebody wrote (or a prompt) rather than a label."""
        key = (box.top, box.left, row)
        if key not in self._values:
            self._values[key] = False  # a circle of neighbours ends here
            self._values[key] = self._value(box, row)
        return self._values[key]

    def _value(self, box: Box, row: int) -> bool:
        if box.blank or choices(box) or self.is_unit(box, row):
            return False
        left = self.neighbour(box, row)
        if words.kind_of_value(box.value, box.text) in ("number", "code", "date", "dash"):
            return left is not None and not left.blank
        if left is None or left.blank or not self.touches(left, box) or not self._labelish(left, row):
            return False
        if re.search("[:：]\\s*$", box.text):
            return False
        mark = words.strength(box.text)
        if mark < 0:
            return True
        if self.groups(left, box):
            return False
        after = self.after(box, row)
        opens = after is not None and self.open(after)
        if mark >= 1 and opens:
            return False
        return self.sheet.drawn(box) if not opens else mark <= 0 and self._column_of_values(box)

    def _labelish(self, box: Box, row: int) -> bool:
        """Whether the text left of a candidate value is itself a label, not a value of its own label."""
        if words.kind_of_value(box.value, box.text) != "text" or choices(box) or words.strength(box.text) < 0:
            return False
        if self._unit_behind(box, row):
            return False
        inner = inner_blanks(self.sheet, box)
        if inner and not ends_open(inner[0].blank.form, inner[0].blank.span, len(inner)):
            return False
        before = self.neighbour(box, row)
        return before is None or before.blank or not self.is_value(box, row)

    def _column_of_values(self, box: Box) -> bool:
        """Most boxes above and below in this column are no labels."""
        marks = []
        for row in range(max(0, box.top - 8), min(box.top + 9, self.sheet.grid.rows)):
            other = self.sheet.box(row, box.left)
            if other.left == box.left and other.top == row and not other.blank:
                marks.append(words.strength(other.text))
        return sum(m >= 2 for m in marks) <= 0.4 * len(marks)

    def groups(self, left: Box, box: Box) -> bool:
        """Whether the left box is a group over several rows of labels, this box one of them."""
        if left.area.height <= box.area.height:
            return False
        rows = range(left.top, left.bottom + 1)
        beside = {self.sheet.box(r, left.right + 1).top: self.sheet.box(r, left.right + 1) for r in rows}
        texts = [b for b in beside.values() if not b.blank]
        if len(beside) < 2 or len(texts) < 0.5 * len(beside):
            return False
        marked = sum(words.strength(b.text) >= 1 or bool(inner_blanks(self.sheet, b)) for b in texts)
        led = sum(self._leads_on(b) for b in texts)
        return marked >= 0.5 * len(texts) or led >= 0.6 * len(texts)

    def _leads_on(self, box: Box) -> bool:
        """Whether an entry (blank, boxes, a prompt) stands right of a box."""
        after = self.after(box, box.top)
        return after is not None and (self.open(after) or is_prompt(after.text))

    def parents(self, label: Box, row: int) -> tuple[str, ...]:
        """The groups of a label, outermost first: taller boxes beside it, and the box that opens its row as a group."""
        out: list[str] = []
        inner = label
        line = [b for b in self.sheet.row(row) if b.right < label.left and not any(b is s for s in self.sides)]
        for box in reversed(line):
            if box.blank or words.kind_of_value(box.value, box.text) != "text" or choices(box):
                continue
            spans = box.top <= inner.top and box.bottom >= inner.bottom
            taller = spans and box.area.height > inner.area.height
            if (taller and self._is_parent(box, inner)) or (spans and self._same_height(box, inner)):
                out.insert(0, box.text.rstrip(":："))
                inner = box
            elif (
                all(b.area.height > box.area.height for b in line if b.right < box.left)
                and spans
                and self._opens_row(box, row)
            ):
                out.insert(0, box.text.rstrip(":："))
        return tuple(out)

    def _opens_row(self, box: Box, row: int) -> bool:
        """'对接人 | 姓名：| 电话：' or a tall group: a text followed by a label instead of an entry."""
        after = self.after(box, row)
        if after is None or after.blank or choices(after) or words.strength(box.text) < 0:
            return False
        if rooms_only(after.raw) or self.is_unit(after, row):
            return False
        if (
            inner_blanks(self.sheet, box)
            or re.search(r"[(（][盖公印]?章[)）]$", box.text)
            or (self.sheet.lined and not self.sheet.drawn(box))
        ):
            return False
        if words.kind_of_value(after.value, after.text) != "text":
            return False
        asked = any(i.label for i in inner_blanks(self.sheet, after)[:1])  # a label later on is the cell's own ('…至…')
        return (asked or not self.is_value(after, row)) and not self.is_value(box, row)

    def _is_parent(self, box: Box, label: Box) -> bool:
        """A taller label is a parent when labels stand beside it, or when it shares words with what stands right of its
        own entry ('党员总数' over '按时缴纳党费党员数')."""
        if self.is_value(box, box.top):
            return False
        after = self.sheet.box(box.top, box.right + 1)
        return (not after.blank and not self.is_value(after, box.top)) or common(box.text, label.text) >= 2

    def _same_height(self, box: Box, label: Box) -> bool:
        tall = box.area.height == label.area.height > 1
        return tall and common(box.text, label.text) >= 4 and not self.is_value(box, box.top)

    def lead(self, box: Box, row: int) -> Box | None:
        """The plain label that opens a run of cells with labels inside ('建筑类型 | 仓库：__ 栋数：__ | 宿舍：__')."""
        at = box
        while True:
            left = self.neighbour(at, row)
            if left is None or left.blank or choices(left) or not self.touches(left, at) or rooms_only(left.raw):
                return None
            if (self.sheet.lined and not self.sheet.drawn(left)) or re.search(r"[(（][盖公印]?章[)）]$", left.text):
                return None
            if not inner_blanks(self.sheet, left):
                plain = words.kind_of_value(left.value, left.text) == "text" and words.strength(left.text) >= 0
                return left if plain and not self.is_value(left, row) else None
            at = left

    def above(self, box: Box) -> Box | None:
        """The label over an entry that has none at its left."""
        over = self.sheet.over(box.top)
        if over is None or not (box.blank or is_bracketed_prompt(box.text)):
            return None
        above = self.sheet.box(over, box.left)
        if above.blank or above.left != box.left or self.outside(above, above.top):
            return None
        if not self.sheet.lined and inner_blanks(self.sheet, above):
            return None
        if words.kind_of(above.text) != "text" or words.NOTE.match(above.text) or words.strength(above.text) < 0:
            return None
        after = self.after(above, above.top)
        if after is not None and self.open(after):
            return None
        left = self.neighbour(box, box.top)
        free = left is None or left.blank or not self.touches(left, box)
        fits = box.area.width >= above.area.width or words.strength(above.text) >= 2
        return above if fits and free else None


def names_note(label: Box, value: Box) -> bool:
    """'单位：' and '万元' in two cells: the note on units, cut."""
    name = normal(label.text).replace(" ", "").rstrip(":")
    if not re.fullmatch(r"(?:计量|金额|货币|面积)?单位", name):
        return False
    return not value.blank and all(
        unit_of(t) is not None for t in re.split(r"[、,，/\s]+", normal(value.text).strip("()"))
    )


def is_caption(raw: str) -> bool:
    """'Last (Family)        Middle        First': hints spread under the parts of a line above, no label of their own."""
    parts = re.split(r"\s{6,}", raw.strip())
    return len(parts) > 2 and all(len(p) > 2 for p in parts) and not re.search("[:：_]", raw)


def ends_open(form: str, span: tuple[int, int], count: int) -> bool:
    """Whether a cell is nothing but a label with its colon: the entry may stand in the next cell."""
    return count == 1 and (form == "end" or (form == "spaces" and span[1] - span[0] <= 3))


def common(a: str, b: str) -> int:
    """The length of the longest run of characters two labels share."""
    a, b = normal(a), normal(b)
    for size in range(min(len(a), len(b)), 1, -1):
        if any(a[i : i + size] in b for i in range(len(a) - size + 1)):
            return size
    return 0

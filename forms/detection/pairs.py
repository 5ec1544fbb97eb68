"""Form regions: a label and its entry beside, below or inside it; groups at the side and bars above them.

In a filled report the entries hold text too. Labels are then told by their words, by what stands beside them, and by
the place they have in their row: label, value, label, value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from forms.detection import roles, types, units, words
from forms.detection.build import Found, Place, value_of
from forms.detection.incell import Inner, before_choices, choices, inner_blanks, is_prompt, ticked, unit_after
from forms.detection.regions import Region, sign_label
from forms.detection.view import Box, Sheet, clean
from forms.detection.wordtime import label_period
from forms.model.form import Field, Mode
from forms.values.text import normal

_PHOTO = re.compile(r"照片|贴相|寸照|\d寸")
_OPINION = re.compile(r"意\s*见|审批|公\s*章|盖\s*章|签\s*章")


@dataclass(frozen=True, slots=True)
class Item:
    """A field before its path is final: `label` its own, `lead` the label left of it in the row, `parents` above both."""

    box: Box
    label: str
    mode: Mode
    parents: tuple[str, ...] = ()
    lead: str = ""
    address: str = ""
    inner: Inner | None = None
    section: str = ""
    opinion: bool = False
    sign_line: bool = False


class Pairs:
    """Reads the rows of a grid that belong to no table."""

    def __init__(self, sheet: Sheet, regions: list[Region], skip: Iterable[Box], found: Found) -> None:
        self.sheet, self.found = sheet, found
        self._areas = [r.area for r in regions]
        self._sides = [r.header.side for r in regions if r.header.side is not None]
        self._skip = {(b.top, b.left) for b in skip}
        self._used: set[tuple[int, int]] = set()
        self._noted = False

    def items(self) -> list[Item]:
        out: list[Item] = []
        section = ""
        for row in self.sheet.rows:
            line = [b for b in self.sheet.row(row) if not self._taken(b, row)]
            texts = [b for b in line if b.top == row and not b.blank]
            if not any(b.top == row for b in line):
                continue
            if len(texts) == 1 and self._is_note(texts[0]):
                self._note(texts[0])
                continue
            bar = self._bar(row, line, texts)
            if bar is not None:
                section = bar
                continue
            sign_line = any(sign_label(b.text) for b in texts)
            found = [i for b in line if b.top == row for i in self._read(b, row, line, sign_line)]
            out += [self._with_section(i, "" if sign_line else section) for i in found]
        return out

    def _with_section(self, item: Item, section: str) -> Item:
        parents = (section, *item.parents) if section and section not in item.parents else item.parents
        return Item(
            item.box, item.label, item.mode, parents, item.lead, item.address, item.inner, section, item.opinion, item.sign_line
        )

    def _taken(self, box: Box, row: int) -> bool:
        if (box.top, box.left) in self._skip or any(box is s for s in self._sides):
            return True
        return any((box.top, box.left) in a or (row, box.left) in a for a in self._areas)

    def _is_note(self, box: Box) -> bool:
        if words.NOTE.match(box.text):
            return True
        return self._noted and not sign_label(box.text) and not inner_blanks_open(self.sheet, box)

    def _note(self, box: Box) -> None:
        self._noted = True
        self.found.notes.append(box.raw.strip())
        self.found.guard(self.sheet, box, "note")

    def _bar(self, row: int, line: list[Box], texts: list[Box]) -> str | None:
        """A text alone in its row that heads the rows below: a bar across the form, or a line with nothing to fill."""
        if len(texts) != 1 or len(texts[0].text) > 60 or choices(texts[0]) or inner_blanks(self.sheet, texts[0]):
            return None
        box = texts[0]
        if any(b.blank and self._is_entry(b) and b is not box for b in line if b.left > box.right):
            return None
        below = self.sheet.below(box.bottom)
        if below is None or self._label_above(box, below):
            return None
        wide = box.area.width >= 0.6 * len(self.sheet.cols) and len(self.sheet.cols) > 1
        lone = all(b.blank and not self.sheet.bordered(b) for b in line if b is not box)
        if words.HEADING.match(normal(box.text)) or (wide and self._pairs_below(below)) or (lone and self._pairs_below(below)):
            return box.text.rstrip(":：")
        return None

    def _pairs_below(self, row: int) -> bool:
        """Whether the next row begins with a label, so that a bar above it makes sense."""
        first = next((b for b in self.sheet.row(row) if not b.blank), None)
        return first is not None and not any((row, first.left) in a for a in self._areas)

    def _label_above(self, box: Box, below: int) -> bool:
        under = self.sheet.box(below, box.left)
        return under.blank and under.left == box.left and self._is_entry(under) and under.top == below and (
            under.area.width >= box.area.width
        )

    def _is_entry(self, box: Box) -> bool:
        """Whether a blank box is drawn for writing."""
        if self.sheet.grid.kind == "table":
            return True
        if not self.sheet.ruled:
            return True
        return self.sheet.drawn(box) or bool(box.raw)

    # one box

    def _read(self, box: Box, row: int, line: list[Box], sign_line: bool) -> list[Item]:
        if (box.top, box.left) in self._used:
            return []
        options = choices(box)
        left = self._label_left(box, row)
        if options:
            label = before_choices(box) or (left.text if left else "")
            return [self._item(box, label, "in_cell_checkbox", row, left if not before_choices(box) else None)] if label else []
        if self._is_opinion(box):
            return self._opinion(box, row)
        inner = inner_blanks(self.sheet, box)
        if inner and not self._is_value(box, row, left):
            return self._inner(box, row, line, inner, left, sign_line)
        if box.blank or self._is_value(box, row, left):
            return self._entry(box, row, left)
        return []

    def _is_opinion(self, box: Box) -> bool:
        """A box with a heading like '审批意见' over room for writing, sealing and signing."""
        room = box.raw.count("\n") >= 3 or len(re.findall(r"[ \u3000\u00a0]{6,}", box.raw)) >= 1
        return room and bool(_OPINION.search(clean(box.raw.strip().split("\n")[0]))) and "□" not in box.raw

    def _opinion(self, box: Box, row: int) -> list[Item]:
        head = next((clean(p) for p in box.raw.split("\n") if p.strip()), "")
        label = re.split(r"\s{2,}", head)[0].rstrip(":：")
        self.found.guard(self.sheet, box, "opinion" if "意见" in label else "signature")
        return [Item(box, label, "in_cell", self._parents(box, row), opinion=True)]

    def _inner(
        self, box: Box, row: int, line: list[Box], inner: tuple[Inner, ...], left: Box | None, sign_line: bool
    ) -> list[Item]:
        right = next((b for b in line if b.left > box.right), None)
        if len(inner) == 1 and inner[0].blank.form == "end" and right is not None and self._takes(right, box):
            return []  # the label of the drawn cell beside it
        parents = self._parents(box, row)
        heads = left is not None and self._heads(left, box) and not (inner[0].label and inner_blanks(self.sheet, left))
        lead = left.text.rstrip(":：") if left is not None and heads else ""
        out: list[Item] = []
        for one in inner:
            label = one.label or (lead if lead else "")
            if not label:
                continue
            address = f"{self.sheet.grid.address(box.top, box.left)}#{one.n}"
            own_lead = lead if one.label else ""
            out.append(Item(box, label, "in_cell", parents, own_lead, address, one, sign_line=sign_line))
        return out

    def _takes(self, right: Box, label: Box) -> bool:
        """Whether the box right of 'label：' is drawn as its entry."""
        if choices(right) or right.formula:
            return bool(choices(right))
        inner = inner_blanks(self.sheet, right)
        if inner:
            return not inner[0].label
        if right.blank:
            return self.sheet.drawn(right) or bool(right.raw)
        return self.sheet.drawn(right) and words.strength(right.text) < 2 and not re.search("[:：]", right.text)

    def _heads(self, left: Box, box: Box) -> bool:
        return not left.blank and not choices(left) and words.strength(left.text) >= 0 and self._touches(left, box)

    def _entry(self, box: Box, row: int, left: Box | None) -> list[Item]:
        if box.formula or (box.blank and not self._is_entry(box)):
            return []
        if not box.blank and self.sheet.ruled and not self.sheet.drawn(box):
            return []
        kind = words.kind_of(box.text)
        if kind == "dash" and not box.blank and box.text not in ("/", "／", "—"):
            self.found.guard(self.sheet, box, "note")
            return []
        if left is not None:
            if _PHOTO.search(left.text) and box.blank and box.area.height > 2:
                return []
            mode: Mode = "prompt_in_cell" if is_prompt(box.text) else "cell"
            return [self._item(box, left.text, mode, row, left)]
        above = self._above(box)
        if above is not None:
            self._used.add((above.top, above.left))
            return [Item(box, above.text.rstrip(":："), "cell", self._parents(above, above.top))]
        return []

    def _item(self, box: Box, label: str, mode: Mode, row: int, left: Box | None) -> Item:
        address = self.sheet.grid.address(box.top, box.left)
        parents = self._parents(left, row) if left is not None else self._parents(box, row)
        return Item(box, label.rstrip(":："), mode, parents, address=address)

    # labels and values

    def _label_left(self, box: Box, row: int) -> Box | None:
        """The label a box belongs to: the text right beside it, not across another entry."""
        left = self._neighbour(box, row)
        if left is None or left.blank or choices(left) or left.formula:
            return None
        if self._is_value(left, row, self._neighbour(left, row)):
            return None
        inner = inner_blanks(self.sheet, left)
        if inner and not (len(inner) == 1 and inner[0].blank.form == "end"):
            return None
        return left if words.kind_of_value(left.value, left.text) == "text" and not self._is_opinion(left) else None

    def _neighbour(self, box: Box, row: int) -> Box | None:
        near = [b for b in self.sheet.row(row) if b.right < box.left]
        return near[-1] if near and not any((row, near[-1].left) in a for a in self._areas) else None

    def _touches(self, left: Box, box: Box) -> bool:
        return not any(left.right < c < box.left for c in self.sheet.cols)

    def _is_value(self, box: Box, row: int, left: Box | None) -> bool:
        """Whether a text is what somebody wrote (or a prompt), by its words, then by its place behind a label."""
        if box.blank or choices(box):
            return False
        kind = words.kind_of_value(box.value, box.text)
        if kind in ("number", "code", "date", "dash"):
            return left is not None and not left.blank
        if left is None or left.blank or not self._touches(left, box) or not self._labelish(left, row):
            return False
        if re.search("[:：]\\s*$", box.text):
            return False
        mark = words.strength(box.text)
        if mark < 0:
            return True
        if self._groups(left, box, row):
            return False
        after = next((b for b in self.sheet.row(row) if b.left > box.right), None)
        opens = after is not None and self._touches(box, after) and self._open(after)
        if mark >= 1 and opens:
            return False
        if not opens:
            return self.sheet.bordered(box)
        return mark <= 0 and self._column_of_values(box)

    def _labelish(self, box: Box, row: int) -> bool:
        """Whether the text left of a candidate value is itself a label, not a value of its own label."""
        if words.kind_of_value(box.value, box.text) != "text" or choices(box):
            return False
        inner = inner_blanks(self.sheet, box)
        if inner and inner[0].blank.form != "end":
            return False
        before = self._neighbour(box, row)
        if before is None or before.blank or words.strength(box.text) < 0:
            return words.strength(box.text) >= 0
        return not self._is_value(box, row, before)

    def _open(self, box: Box) -> bool:
        """Blank, ticked, numbered: surely an entry."""
        if box.blank:
            return self._is_entry(box)
        return bool(choices(box)) or words.kind_of_value(box.value, box.text) in ("number", "code", "date", "dash")

    def _column_of_values(self, box: Box) -> bool:
        """Most boxes above and below in this column are no labels."""
        marks = []
        for row in self.sheet.rows:
            other = self.sheet.box(row, box.left)
            if other.left == box.left and other.top == row and not other.blank and abs(row - box.top) <= 8:
                marks.append(words.strength(other.text))
        return sum(m >= 2 for m in marks) <= 0.4 * len(marks)

    def _groups(self, left: Box, box: Box, row: int) -> bool:
        """Whether the left box is a group over several rows of labels, this box one of them."""
        if left.area.height <= box.area.height:
            return False
        beside = [self.sheet.box(r, left.right + 1) for r in self.sheet.rows if left.top <= r <= left.bottom]
        marks = [words.strength(b.text) for b in beside if not b.blank]
        return len({b.top for b in beside}) > 1 and sum(m >= 1 for m in marks) >= 0.5 * max(1, len(marks))

    def _above(self, box: Box) -> Box | None:
        rows = [r for r in self.sheet.rows if r < box.top]
        if not rows or not box.blank:
            return None
        above = self.sheet.box(rows[-1], box.left)
        if above.blank or above.left != box.left or any((above.top, above.left) in a for a in self._areas):
            return None
        if words.kind_of(above.text) != "text" or (above.top, above.left) in self._skip or words.NOTE.match(above.text):
            return None
        beside = next((b for b in self.sheet.row(above.top) if b.left > above.right), None)
        if beside is not None and self._open(beside) and self._touches(above, beside):
            return None
        fits = box.area.width >= above.area.width or words.strength(above.text) >= 2
        return above if fits and words.strength(above.text) >= 0 and self._neighbour_free(box) else None

    def _neighbour_free(self, box: Box) -> bool:
        left = self._neighbour(box, box.top)
        return left is None or left.blank or not self._touches(left, box)

    def _parents(self, label: Box, row: int) -> tuple[str, ...]:
        """Groups left of a label: taller boxes over several rows, or a text right beside it in the same row."""
        out: list[str] = []
        inner = label
        for box in reversed([b for b in self.sheet.row(row) if b.right < label.left]):
            if box.blank or words.kind_of_value(box.value, box.text) != "text" or choices(box):
                continue
            side = box in self._sides or any(box is s for s in self._sides)
            taller = box.top <= inner.top and box.bottom >= inner.bottom and box.area.height > inner.area.height
            beside = self._touches(box, inner) and inner is label and self._same_row_group(box, label, row)
            if not side and ((taller and self._leads(box, inner, row)) or beside):
                out.insert(0, box.text.rstrip(":："))
                inner = box
        return tuple(out)

    def _same_row_group(self, box: Box, label: Box, row: int) -> bool:
        """'对接人 | 姓名：': two labels in a row, the first one the group of the second."""
        before = self._neighbour(box, row)
        return words.strength(box.text) >= 0 and not self._is_value(box, row, before) and not inner_blanks(self.sheet, box)

    def _leads(self, box: Box, label: Box, row: int) -> bool:
        """A taller label is a parent when it has no entry of its own, or shares words with what stands beside it."""
        if self._is_value(box, box.top, self._neighbour(box, box.top)):
            return False
        beside = self.sheet.box(box.top, box.right + 1)
        if not beside.blank:
            return True
        return _shares_words(box.text, label.text)


def _shares_words(a: str, b: str) -> bool:
    a, b = normal(a), normal(b)
    return any(a[i : i + 2] in b for i in range(len(a) - 1))


def inner_blanks_open(sheet: Sheet, box: Box) -> bool:
    return any(not i.blank.value for i in inner_blanks(sheet, box))


def pair_fields(sheet: Sheet, items: list[Item], place: Place) -> list[Field]:
    """Fields from items; a label that repeats inside its group takes the row's first label into its path."""
    bases = [(*i.parents, *((i.lead,) if i.lead else ()), i.label) for i in items]
    out: list[Field] = []
    for at, item in enumerate(items):
        path = bases[at]
        if bases.count(path) > 1:
            path = _distinct(items, bases, at)
        out.append(_field(sheet, item, path, place))
    return out


def _distinct(items: list[Item], bases: list[tuple[str, ...]], at: int) -> tuple[str, ...]:
    """The path with the nearest label before it in its row that does not repeat ('仓库' > '栋数', '谈话人' > '单位及职务')."""
    item, path = items[at], bases[at]
    for before in reversed(range(at)):
        other = items[before]
        same_cell = other.box is item.box
        if not same_cell and other.box.top != item.box.top:
            break
        if bases.count(bases[before]) == 1 or (same_cell and other.label != item.label):
            head = re.sub(r"(?<=\S\S)姓名$", "", other.label)
            return (*path[:-1], head, path[-1])
    return path


def _field(sheet: Sheet, item: Item, path: tuple[str, ...], place: Place) -> Field:
    box, inner = item.box, item.inner
    options = tuple(o.text for o in choices(box)) if item.mode == "in_cell_checkbox" else ()
    rule, listed = types.validation_of(sheet.grid, box.top, box.left) if item.mode == "cell" else ("", ())
    unit = unit_after(inner.blank.after) if inner is not None and inner.blank.after else ""
    if not unit and types.by_label(path[-1]) in ("integer", "decimal", "money", "percent") or units.own_unit(path[-1:]):
        unit = unit or units.resolve(path[-1:], place.unit_note) or ""
    kind = types.field_type(path[-1], unit, options or listed, rule)
    if inner is not None and inner.dated:
        kind = "date"
    role = roles.role_of(path[-1], kind, item.sign_line)
    value = ticked(choices(box)) if options else _inner_value(inner) if inner is not None else value_of(box)
    if item.opinion:
        kind, role, value = "longtext", "opinion", None
    return Field(
        id="",
        path=path,
        address=item.address or sheet.grid.address(box.top, box.left),
        mode=item.mode,
        type=kind,
        unit=unit or None if kind not in ("text", "idcard", "phone", "account", "longtext") else None,
        options=options or listed,
        value=None if item.mode == "prompt_in_cell" else value,
        role=role,
        section=item.section,
        period_text=label_period(path) or place.period_text,
        unit_note=place.unit_note,
        before=inner.label if inner is not None else "",
        after=inner.blank.after if inner is not None else "",
    )


def _inner_value(inner: Inner) -> str | None:
    return inner.blank.value.strip() or None

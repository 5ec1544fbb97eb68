"""What the builders of tables share: where a table stands, and how a cell becomes a field or a protected place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.detection import roles, types, units, words
from forms.detection.columns import Col
from forms.detection.incell import choices, ticked
from forms.detection.view import Box, Sheet
from forms.detection.wordtime import label_period
from forms.model.document import Value
from forms.model.form import Field, FieldType, Protected, Table


@dataclass(frozen=True, slots=True)
class Place:
    """The surroundings of a table or a form region."""

    table: str = ""
    title: str = ""
    section: str = ""
    unit_note: str = ""
    period_text: str = ""
    dash_is_value: bool = False  # a note says what does not apply is filled in as a dash


@dataclass(slots=True)
class Found:
    """What was found so far, in reading order. Ids are given at the very end."""

    fields: list[Field] = field(default_factory=list)
    computed: list[Field] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    protected: list[Protected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def guard(self, sheet: Sheet, box: Box, why: str) -> None:
        self.protected.append(Protected(sheet.grid.address(box.top, box.left), why))


def value_of(box: Box) -> Value:
    """A cell's value, None where it holds nothing but spaces or underscores."""
    return None if words.kind_of(box.text) == "blank" and isinstance(box.value, (str, type(None))) else box.value


def entry(sheet: Sheet, box: Box, found: Found, place: Place) -> bool:
    """Whether a cell inside a table is for filling; else it is noted as protected."""
    if box.formula:
        found.guard(sheet, box, "formula")
        return False
    kind = words.kind_of_value(box.value, box.text)
    if kind == "dash" and box.text.strip() not in ("/", "／", "\\", "-", "0") and not place.dash_is_value:
        found.guard(sheet, box, "note")
        return False
    if sheet.grid.protected and box.style.locked and kind != "blank":
        found.guard(sheet, box, "locked")
        return False
    return True


def printed_remark(sheet: Sheet, row: int, col: Col, values: Sequence[Col]) -> bool:
    """Words under '备注' in a row whose own values are all blank: printed with the form, not written into it."""
    if not col.path or not words.REMARK.match(words.core(col.path[-1])):
        return False
    others = [sheet.box(row, v.lead) for v in values if v is not col]
    return words.kind_of(sheet.text(row, col.lead)) == "text" and bool(others) and all(b.blank for b in others)


def cell_field(
    sheet: Sheet,
    box: Box,
    place: Place,
    col_path: tuple[str, ...],
    row_path: tuple[str, ...],
    *,
    path: tuple[str, ...] | None = None,
    stated_unit: str = "",
    options: tuple[str, ...] = (),
    code: str = "",
    section: str = "",
) -> Field:
    """A field for one cell of a table with row labels."""
    whole = path if path is not None else col_path + row_path
    remark = bool(col_path) and bool(words.REMARK.match(words.core(col_path[-1])))
    unit = None if remark else cell_unit(col_path, row_path, place.unit_note, stated_unit)
    rule, listed = types.validation_of(sheet.grid, box.top, box.left)
    boxes = choices(box)
    options = tuple(o.text for o in boxes) or options or listed
    period = label_period(col_path) or label_period(row_path)
    return Field(
        id="",
        path=whole,
        address=sheet.grid.address(box.top, box.left),
        type=cell_type(col_path, row_path, unit, options, rule),
        unit=unit,
        mode="in_cell_checkbox" if boxes else "cell",
        options=options,
        value=ticked(boxes) if boxes else value_of(box),
        role=roles.column_role(col_path[-1]) if col_path else "entry",
        col_path=col_path,
        row_path=row_path,
        table=place.table,
        section=section or place.section,
        period_text=period or place.period_text,
        unit_note=place.unit_note,
        code=code,
    )


def column_unit(path: tuple[str, ...], note: str, stated: str = "") -> str | None:
    """The unit of a roster's column: its label's, the unit row's, or the note's where the label measures something."""
    return (stated or None) or units.own_unit(path) or units.note_unit(path, note)


def cell_unit(col_path: tuple[str, ...], row_path: tuple[str, ...], note: str, stated: str = "") -> str | None:
    """The unit of a cell: stated in its unit column, by its column, by its row, by the note for either."""
    if not stated:
        own, row = units.own_unit(col_path), _row_unit(col_path, row_path[-1:])
        if own:
            return row if row in units.either(own) else own
        if row:
            return row
    if stated:
        return stated if len(stated) <= 8 and words.kind_of(stated) == "text" and stated != "代码" else None
    counted = units.counted_in(col_path)  # 当月人次 under 资金单位：元 is in no money, whatever its rows are
    found = units.note_unit(col_path, note) or counted
    if found or (col_path and units.asks_who(col_path[-1])):
        return found
    return units.note_unit(row_path[-1:], note) or units.counted_in(row_path)


def _row_unit(col_path: tuple[str, ...], row: tuple[str, ...]) -> str | None:
    own = units.own_unit(row)
    return own if own and not words.is_total(row[-1]) and units.belongs(own, col_path) else None


def cell_type(
    col_path: tuple[str, ...], row_path: tuple[str, ...], unit: str | None, options: tuple[str, ...], rule: str
) -> FieldType:
    """The column's label decides unless it says nothing ('数量', '本期', '2025年'); a row of shares is of shares throughout."""
    by_row = types.by_label(row_path[-1]) if row_path else "text"
    if by_row == "percent":
        return "percent"
    label = next(
        (p for p in reversed(col_path) if not words.VALUE_HEAD.match(words.core(p)) and not words.is_total(p)), ""
    )
    if not label and row_path and unit == "年":
        label = row_path[-1]  # '成立年份 | 年 |    ': a year, not a number of years
    kind = types.field_type(label, unit, options, rule)
    if kind in ("text", "date", "year", "month") and label_period((label,)) and not options:
        kind = types.field_type("", unit, options, rule)
    if kind == "text" and row_path and not words.is_total(row_path[-1]):
        kind = types.field_type(row_path[-1], unit, options, rule)
        return "text" if kind in ("longtext", "signature") else kind
    return kind

"""Rosters: one row a person, a household, a thing. Columns instead of fields, and rows as far as they are filled."""

from __future__ import annotations

from forms.detection import roles, types, units, words
from forms.detection.build import Found, Place, cell_field, column_unit, entry
from forms.detection.columns import Col, Layout, records_of
from forms.detection.lists import formula_column
from forms.detection.regions import Region
from forms.detection.view import Sheet, clean
from forms.detection.wordtime import label_period
from forms.model.document import Value
from forms.model.form import Column, Row, Table

_NUMERIC = ("integer", "decimal", "money")


def read_roster(sheet: Sheet, region: Region, plan: Layout, place: Place, found: Found) -> None:
    """Add a roster's table to `found`; the blanks of its printed total row become fields."""
    data, totals = _split(sheet, region, plan)
    last = data[-1] if data else region.body[0]
    if records_of(sheet, region) > 1:
        data = [r for r in data if sheet.box(r, region.cols[0]).top == r]  # a record is known by its first row
    columns = tuple(_column(sheet, region, c, place) for c in plan.cols)
    found.tables.append(
        Table(
            id=place.table,
            grid=sheet.grid.name,
            kind="roster",
            header_rows=region.header.rows,
            first_data_row=region.body[0],
            last_data_row=last,
            columns=columns,
            grows=True,
            rows=tuple(_rows(sheet, data, plan)),
            section=place.section,
            unit_note=place.unit_note,
            period_text=place.period_text,
            title=place.title,
        )
    )
    for row in totals:
        _total_row(sheet, row, columns, place, found)


def _split(sheet: Sheet, region: Region, plan: Layout) -> tuple[list[int], list[int]]:
    """Data rows and total rows. A total stands at the end, now and then right under the header; subtotals stay outside."""
    leads = [c.lead for c in plan.cols[:3]]
    totals = [r for r in region.body if any(_total(sheet, r, c) for c in leads)]
    gone = set(totals)
    return [r for r in region.body if r not in gone], totals


def _total(sheet: Sheet, row: int, col: int) -> bool:
    value = sheet.grid.value(row, col)
    return isinstance(value, str) and len(value) < 20 and not value.isascii() and words.is_total(clean(value))


def _column(sheet: Sheet, region: Region, col: Col, place: Place) -> Column:
    label = col.path[-1] if col.path else ""
    unit = column_unit(col.path, place.unit_note, col.unit) if col.path else None
    rule, options = types.validation_of(sheet.grid, region.body[0], col.lead)
    kind = types.field_type(label, unit, options, rule)
    if kind in ("money", "integer", "decimal") and types.by_label(label) in ("text", "choice", "code"):
        kind = kind if units.own_unit(col.path) or col.unit or units.note_fits(col.path, place.unit_note) else "text"
    if kind in ("text", "signature", "longtext"):
        unit = None
    return Column(
        index=col.lead,
        path=col.path,
        type="integer" if col.part == "seq" else kind,
        unit=None if col.part == "seq" or kind in ("idcard", "phone", "account", "code", "date", "month") else unit,
        options=options,
        period_text=label_period(col.path),
        formula=formula_column(sheet, region, col.lead),
        role=roles.column_role(label),
    )


def _rows(sheet: Sheet, data: list[int], plan: Layout) -> list[Row]:
    out: list[Row] = []
    plain = [c.lead for c in plan.cols]
    told = [c.lead for c in plan.cols if c.part != "seq"]
    for row in data:
        merged: set[int] = set()
        if not sheet.merged_row(row):
            held = zip(plain, sheet.raw_values(row, plain), strict=True)
            cells: dict[int, Value] = {
                c: v for c, v in held if v is not None and not (isinstance(v, str) and not v.strip())
            }
            if any(c in cells and (row, c) not in sheet.grid.formulas for c in told):
                out.append(Row(row, cells, frozenset()))
            continue
        cells = {}
        for col in plan.cols:
            value, repeated = _cell(sheet, row, col.lead)
            if value is None:
                continue
            cells[col.lead] = value
            if repeated:
                merged.add(col.lead)
        if any(c in cells and c not in merged and (row, c) not in sheet.grid.formulas for c in told):
            out.append(Row(row, cells, frozenset(merged)))
    return out


def _cell(sheet: Sheet, row: int, col: int) -> tuple[Value, bool]:
    """A cell's value, and whether it was repeated from the first row of a merged area."""
    area = sheet.area(row, col)
    value = sheet.grid.value(area.top, area.left)
    if isinstance(value, str) and not value.strip():
        value = None
    return value, area.top != row


def _total_row(sheet: Sheet, row: int, columns: tuple[Column, ...], place: Place, found: Found) -> None:
    label = next(sheet.text(row, c.index) for c in columns if words.is_total(sheet.text(row, c.index)))
    for column in columns:
        box = sheet.box(row, column.index)
        if words.is_total(box.text) or box.left != column.index:
            continue
        if column.type not in _NUMERIC or column.role != "entry":
            if not box.formula:
                found.guard(sheet, box, "total")
            continue
        if entry(sheet, box, found, place):
            found.fields.append(cell_field(sheet, box, place, column.path, (label,)))

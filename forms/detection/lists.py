"""Lists: code | item | unit | value. A field for every value cell, section rows as headings over the items below them."""

from __future__ import annotations

from dataclasses import replace

from forms.detection import words
from forms.detection.build import Found, Place, cell_field, entry, printed_remark
from forms.detection.columns import Col, Layout
from forms.detection.regions import Region
from forms.detection.stubs import Label, Raw, by_codes, is_heading, outline, raw_label, strip_options
from forms.detection.units import names_something, own_unit
from forms.detection.view import Sheet
from forms.model.form import Column, Table
from forms.values.units import split_label_unit, unit_of


def read_list(sheet: Sheet, region: Region, plan: Layout, place: Place, found: Found) -> None:
    """Add the fields and the table of a list to `found`."""
    item = plan.of("item")[0]
    values = plan.of("value")
    raws, options = _labels(sheet, region, plan, item, values)
    numbers = plan.of("code") or plan.of("seq")
    codes = [next((sheet.text(row, c.lead) for c in numbers), "") for row in region.body]
    outlined = by_codes(codes, raws, outline(raws))
    labels = [_grouped(sheet, row, plan, label) for row, label in zip(region.body, outlined, strict=True)]
    several = _several(sheet, region, values)
    for row, label, choice in zip(region.body, labels, options, strict=True):
        if not label.path or label.heading:
            _guard_heading(sheet, row, values, found)
            continue
        _row(sheet, row, plan, label, choice, several, place, found)
    found.tables.append(_table(sheet, region, plan, labels, place))


def _labels(
    sheet: Sheet, region: Region, plan: Layout, item: Col, values: tuple[Col, ...]
) -> tuple[list[Raw], list[tuple[str, ...]]]:
    raws: list[Raw] = []
    options: list[tuple[str, ...]] = []
    for row in region.body:
        raw = raw_label(sheet, row, item.lead, _is_section(sheet, row, plan, item, values))
        text, listed = strip_options(raw.text)
        raws.append(Raw(text.rstrip(":：") if not listed else text, raw.indent, raw.heading))
        options.append(listed)
    return raws, options


def _is_section(sheet: Sheet, row: int, plan: Layout, item: Col, values: tuple[Col, ...]) -> bool:
    """A heading row: no unit of its own, and nothing to fill in (or a dash) where the values stand."""
    box = sheet.box(row, item.lead)
    if not box.text:
        return False
    if any(box.left <= v.lead <= box.right for v in values):
        return True
    bare = all(words.kind_of(sheet.text(row, u.lead)) in ("blank", "dash") for u in plan.of("unit"))
    cells = [
        words.kind_of(sheet.text(row, v.lead))
        for v in values
        if not words.REMARK.match(words.core(v.path[-1]) if v.path else "")
    ]
    dashed = bool(cells) and cells[0] == "dash"
    if bare and dashed and plan.of("unit"):
        return True
    empty = all(k in ("blank", "dash") for k in cells)
    uncoded = all(not sheet.text(row, c.lead) for c in plan.of("code"))
    return (
        is_heading(box.text)
        and bare
        and empty
        and (uncoded or bool(plan.of("unit")) or dashed)
        and own_unit((box.text,)) is None
    )


def _grouped(sheet: Sheet, row: int, plan: Layout, label: Label) -> Label:
    """A label under the words of the columns left of it ('类别')."""
    over = [t for t in (sheet.text(row, c.lead) for c in plan.of("stub")) if t and label.path and t != label.path[0]]
    return replace(label, path=(*over, *label.path)) if over else label


def _guard_heading(sheet: Sheet, row: int, values: tuple[Col, ...], found: Found) -> None:
    for col in values:
        box = sheet.box(row, col.lead)
        if box.text and box.left == col.lead:
            found.guard(sheet, box, "note")


def _worded(col: Col) -> bool:
    """'规格型号', '存放地点': the unit of the row measures another column."""
    return bool(col.path) and names_something(col.path[-1])


def _several(sheet: Sheet, region: Region, values: tuple[Col, ...]) -> bool:
    """Whether the column has to be named in the path: more than one column takes values."""
    takes = [
        v
        for v in values
        if not words.REMARK.match(words.core(v.path[-1]) if v.path else "")
        and not formula_column(sheet, region, v.lead)
    ]
    return len(takes) > 1


def formula_column(sheet: Sheet, region: Region, col: int) -> bool:
    cells = [(row, col) for row in region.body]
    return sum(cell in sheet.grid.formulas for cell in cells) >= 0.5 * len(cells)


def _row(
    sheet: Sheet,
    row: int,
    plan: Layout,
    label: Label,
    choice: tuple[str, ...],
    several: bool,
    place: Place,
    found: Found,
) -> None:
    unit = next((sheet.text(row, u.lead).strip("()（）") for u in plan.of("unit")), "")
    code = next((sheet.text(row, c.lead) for c in plan.of("code")), "")
    unit = "" if words.kind_of(unit) == "dash" else unit
    for col in plan.of("value"):
        box = sheet.box(row, col.lead)
        if printed_remark(sheet, row, col, plan.of("value")):
            found.guard(sheet, box, "note")
            continue
        for_filling = box.top == row and entry(sheet, box, found, place)
        if not for_filling and not (box.top == row and box.formula):
            continue
        remark = bool(col.path) and bool(words.REMARK.match(words.core(col.path[-1])))
        path = label.path + (col.path if several or remark else ())
        (found.fields if for_filling else found.computed).append(
            cell_field(
                sheet, box, place, col.path, label.path,
                path=path,
                stated_unit="" if remark or _worded(col) else _stated(col, unit),
                options=() if remark else choice,
                code=code,
                section=label.section,
            )
        )  # fmt: skip


def _stated(col: Col, row_unit: str) -> str:
    """The row's unit, but where the column's own brackets name one of another kind: '数量 | 计量单位 | 补贴面积（亩）'."""
    own = split_label_unit(col.path[-1])[1] if col.path else ""
    mine, stated = unit_of(own) if own else None, unit_of(row_unit) if row_unit else None
    apart = mine is not None and stated is not None and mine.dimension != stated.dimension
    return own if apart else (row_unit or col.unit)


def _table(sheet: Sheet, region: Region, plan: Layout, labels: list[Label], place: Place) -> Table:
    columns = tuple(
        Column(c.lead, c.path, unit=c.unit or None, formula=formula_column(sheet, region, c.lead)) for c in plan.cols
    )
    return Table(
        id=place.table,
        grid=sheet.grid.name,
        kind="list",
        header_rows=region.header.rows,
        first_data_row=region.body[0],
        last_data_row=region.body[-1],
        columns=columns,
        row_labels=tuple((row, label.path) for row, label in zip(region.body, labels, strict=True) if label.path),
        section=place.section,
        unit_note=place.unit_note,
        period_text=place.period_text,
        title=place.title,
    )

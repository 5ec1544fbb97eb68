"""Two-way tables: printed row labels by columns. Every cell that is no formula is a field, totals too."""

from __future__ import annotations

from forms.detection import roles, types, words
from forms.detection.build import Found, Place, cell_field, cell_type, cell_unit, entry, printed_remark
from forms.detection.columns import Col, Layout
from forms.detection.headers import column_number
from forms.detection.lists import formula_column
from forms.detection.regions import Region
from forms.detection.stubs import Label, Raw, outline, raw_label
from forms.detection.view import Sheet
from forms.detection.wordtime import label_period
from forms.model.form import Column, Table


def read_two_way(sheet: Sheet, region: Region, plan: Layout, place: Place, found: Found) -> None:
    """Add the fields and the table of a two-way table to `found`."""
    stub = plan.of("stub")
    labels = row_labels(sheet, region, plan, stub) if stub else [Label(()) for _ in region.body]
    values = plan.of("value")
    plain = len(values) == 1 and bool(stub) and bool(words.ANSWER_HEAD.match(words.core(values[0].path[-1])))
    if stub:
        _guard_corner(sheet, region, stub[0], found)
    for row, label in zip(region.body, labels, strict=True):
        if (stub and not label.path) or label.heading:
            continue
        code = next((sheet.text(row, c.lead) for c in plan.of("code")), "")
        for col in values:
            box = sheet.box(row, col.lead)
            if box.top != row or box.left != col.lead:
                continue
            if printed_remark(sheet, row, col, values):
                found.guard(sheet, box, "note")
                continue
            for_filling = entry(sheet, box, found, place)
            if not for_filling and not box.formula:
                continue
            (found.fields if for_filling else found.computed).append(
                cell_field(
                    sheet, box, place, col.path, label.path,
                    path=label.path if plain else None,
                    code=code,
                    stated_unit=col.unit,
                    section=label.section,
                )
            )  # fmt: skip
    found.tables.append(_table(sheet, region, plan, labels, place))


def row_labels(sheet: Sheet, region: Region, plan: Layout, stub: tuple[Col, ...]) -> list[Label]:
    """The path of every body row, () for rows without a label."""
    last = stub[-1]
    raws: list[Raw] = []
    for row in region.body:
        raw = raw_label(sheet, row, last.lead, _is_bar(sheet, row, last, plan))
        raws.append(raw if raw.text and words.kind_of(raw.text) == "text" else _from_left(sheet, row, plan, raw))
    labels = outline(raws)
    if len(stub) == 1:
        return labels
    return [_grouped(sheet, row, stub, label) for row, label in zip(region.body, labels, strict=True)]


def _from_left(sheet: Sheet, row: int, plan: Layout, raw: Raw) -> Raw:
    """A total may be written in the column of running numbers; a year or a code is a label as well."""
    for col in plan.of("seq", "code"):
        text = sheet.text(row, col.lead)
        if text and words.kind_of(text) == "text":
            return Raw(text, raw.indent, raw.heading)
    return raw


def _is_bar(sheet: Sheet, row: int, stub: Col, plan: Layout) -> bool:
    box = sheet.box(row, stub.lead)
    values = plan.of("value")
    return bool(box.text) and bool(values) and all(box.left <= v.lead <= box.right for v in values[:2])


def _grouped(sheet: Sheet, row: int, stub: tuple[Col, ...], label: Label) -> Label:
    """The label under its group cells, which may be merged over several rows."""
    groups = [sheet.text(row, c.lead) for c in stub[:-1]]
    path: tuple[str, ...] = ()
    for text in (*groups, *label.path):
        if text and (not path or path[-1] != text):
            path = (*path, text)
    return Label(path, label.section, label.heading)


def _guard_corner(sheet: Sheet, region: Region, stub: Col, found: Found) -> None:
    box = sheet.box(region.header.rows[0], stub.lead)
    if box.style.diagonal or "\n" in box.raw.strip():
        found.guard(sheet, box, "note")


def _table(sheet: Sheet, region: Region, plan: Layout, labels: list[Label], place: Place) -> Table:
    first_label = next((label.path for label in labels if label.path and not label.heading), ())
    columns = []
    for c in plan.cols:
        unit = cell_unit(c.path, (), place.unit_note, c.unit) if c.part == "value" and c.path else None
        rule, options = types.validation_of(sheet.grid, region.body[0], c.lead)
        kind = cell_type(c.path, first_label, unit, options, rule) if c.part == "value" else "text"
        role = roles.column_role(c.path[-1]) if c.path else "entry"
        columns.append(
            Column(
                c.lead, c.path, kind, unit, options, label_period(c.path), formula_column(sheet, region, c.lead), role,
                number=column_number(sheet, region.header, c.lead),
            )
        )  # fmt: skip
    return Table(
        id=place.table,
        grid=sheet.grid.name,
        kind="two_way",
        header_rows=region.header.rows,
        first_data_row=region.body[0],
        last_data_row=region.body[-1],
        columns=tuple(columns),
        row_labels=tuple((row, label.path) for row, label in zip(region.body, labels, strict=True) if label.path),
        section=place.section,
        unit_note=place.unit_note,
        period_text=place.period_text,
        title=place.title,
    )

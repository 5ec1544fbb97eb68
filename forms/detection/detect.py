"""Document -> Form: the one way in, for blank templates and filled reports alike."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.detection import titles, words
from forms.detection.bare import bare_lists
from forms.detection.beside import names_note
from forms.detection.build import Found, Place
from forms.detection.columns import layout
from forms.detection.confidence import with_confidence
from forms.detection.controls import linked_fields
from forms.detection.dated_words import with_dates
from forms.detection.fingerprint import fingerprint, timeless
from forms.detection.lists import read_list
from forms.detection.locks import keep_unlocked
from forms.detection.marks import statutory_marks
from forms.detection.option_sheets import option_lists, with_options
from forms.detection.pair_fields import pair_fields
from forms.detection.pairs import Pairs
from forms.detection.pdf_fields import detect_pdf
from forms.detection.prose import Prose, with_owners
from forms.detection.regions import Region, find_regions
from forms.detection.rosters import read_roster
from forms.detection.twoway import read_two_way
from forms.detection.view import Box, Sheet, clean
from forms.model.document import Document, Grid, Paragraph
from forms.model.form import Field, Form, Protected, Table
from forms.values.periods import find_periods
from forms.values.units import note_units

_READERS = {"list": read_list, "two_way": read_two_way, "roster": read_roster}


@dataclass(frozen=True, slots=True)
class _GridReading:
    title: str
    lines: tuple[str, ...]
    found: Found


def detect(document: Document) -> Form:
    """The form in a document: its fields with paths and values, its tables, what is protected, title and period.

    Hidden sheets that hold only a drop-down list are left out; others are read like visible ones.
    """
    if document.format == "pdf":
        return detect_pdf(document)
    title_line = titles.paragraphs_title(_before_tables(document))
    readings: dict[str, _GridReading] = {}
    for grid in document.grids:
        reading = _read_grid(grid, document, title_line, len(readings))
        if reading is not None:
            readings[grid.name] = reading
    fields, tables, protected, notes = _collect(document, readings, title_line)
    fields = tuple(f for f in fields if not _holds_table(f, document))
    fields = with_options(fields, option_lists(document.grids))
    fields = with_confidence(fields)
    named_titles = [r.title for _, r in _visible(document, readings) if r.title]
    title = title_line or next((t for t in named_titles if not titles.instructs(t)), next(iter(named_titles), ""))
    title = title or (titles.of_file(document.file_name) if document.format == "csv" else "")
    fields, tables = _under_own_titles(readings, title, fields, tables)
    lines = [line for _, r in _visible(document, readings) for line in r.lines]
    lines += [p.text for p in document.paragraphs if ":" not in p.name and clean(p.text) != title][:6]
    sheets = [g.name for g in document.grids if g.kind == "sheet" and g.state == "visible"]
    named = titles.named_period(title, lines, titles.header_texts(document), sheets, document.file_name)
    fields = tuple(replace(f, id=f"f{i}", period_text=_own(f.period_text, named)) for i, f in enumerate(fields))
    fields = with_dates(fields, (*lines, *notes))
    tables = tuple(replace(t, period_text=_own(t.period_text, named)) for t in tables)
    marks = statutory_marks(document)
    return Form(
        format=document.format,
        title=title,
        issuer=titles.issuer(lines) or dict(marks).get("制定机关", ""),
        period=named.period,
        period_text=named.text,
        period_origin=named.origin,
        unit_text=_unit_text(fields),
        fields=fields,
        tables=tables,
        computed=tuple(
            replace(f, period_text=_own(f.period_text, named)) for r in readings.values() for f in r.found.computed
        ),
        protected=protected,
        notes=notes,
        fingerprint=_fingerprint(document, title, fields, tables),
        status_words=titles.status_words(title, document.file_name),
        marks=marks,
    )


def _holds_table(field: Field, document: Document) -> bool:
    """A blank Word cell with a table inside: that table's cells are the entries."""
    return field.mode == "cell" and any(g.name.startswith(f"{field.address}.T") for g in document.grids)


def _under_own_titles(
    readings: dict[str, _GridReading], title: str, fields: tuple[Field, ...], tables: tuple[Table, ...]
) -> tuple[tuple[Field, ...], tuple[Table, ...]]:
    """What stands on a sheet with another title than the form's is of that title: it is the section of what has none."""
    others = {name: r.title for name, r in readings.items() if r.title and timeless(r.title) != timeless(title)}

    def section(grid: str, own: str) -> str:
        return own or others.get(grid, "")

    return (
        tuple(replace(f, section=section(f.address.rpartition("!")[0], f.section)) for f in fields),
        tuple(replace(t, section=section(t.grid, t.section)) for t in tables),
    )


def _own(period_text: str, named: titles.Named) -> str:
    """A period that only repeats the form's is nothing of the field's own."""
    if not period_text or period_text == named.text:
        return ""
    found = find_periods(period_text) if any(ch.isdigit() for ch in period_text) else []
    return "" if found and found[0][2] == named.period else period_text


def _fingerprint(document: Document, title: str, fields: Sequence[Field], tables: Sequence[Table]) -> str:
    """Over what can be seen: a hidden sheet comes and goes between months."""
    hidden = tuple(f"{g.name}!" for g in document.grids if g.state != "visible" and g.kind == "sheet")
    seen = [t for t in tables if f"{t.grid}!" not in hidden]
    return fingerprint(title, [f for f in fields if not (hidden and f.address.startswith(hidden))], seen)


def _visible(document: Document, readings: dict[str, _GridReading]) -> list[tuple[Grid, _GridReading]]:
    return [(g, readings[g.name]) for g in document.grids if g.name in readings and g.state == "visible"]


def _before_tables(document: Document) -> Sequence[Paragraph]:
    """Paragraphs of the body up to the first table."""
    names = []
    for name in document.order:
        if name.startswith("T"):
            break
        names.append(name)
    if not document.order:
        return [p for p in document.paragraphs if ":" not in p.name]
    wanted = set(names)
    return [p for p in document.paragraphs if p.name in wanted]


def _read_grid(grid: Grid, document: Document, title_line: str, nth: int) -> _GridReading | None:
    sheet = Sheet(grid)
    if not sheet.rows or not sheet.cols:
        return None
    regions = find_regions(sheet)
    if grid.state != "visible" and not regions and not grid.linked and not _hidden_entries(sheet):
        return None
    first = min((r.header.rows[0] for r in regions), default=None)
    box = titles.sheet_title(sheet, first) if grid.kind == "sheet" or not title_line else None
    spelled = titles.spelled_title(sheet)
    title = "".join(b.text for b in spelled) or (titles.first_line(box.raw) if box is not None else "")
    skip = spelled or ([box] if box is not None else [])
    bare = bare_lists(sheet, regions)
    lines = _lines(sheet, [*regions, *bare], skip)
    found = Found(protected=[Protected(_range(grid, region), "no_header") for region in bare])
    period = _sheet_period(title, lines, grid)
    dash = any("—" in t and re.search("填", t) for t in (*lines, *(p.text for p in document.paragraphs)))
    for n, region in enumerate(regions):
        place = _place(grid, region, regions, sheet, lines, f"t{nth}_{n}", document, period, dash)
        plan = layout(sheet, region, " ".join((title or title_line, grid.name, document.file_name)))
        _READERS[plan.kind](sheet, region, plan, place, found)
        _guard_numbers(sheet, region, found)
    whole = Place(unit_note=titles.unit_note(lines), period_text=period, dash_is_value=dash)
    pairs = Pairs(sheet, [*regions, *bare], skip, found)
    found.fields += pair_fields(sheet, pairs.items(), whole)
    linked_fields(sheet, found)
    keep_unlocked(grid, found)
    if len([g for g in document.grids if g.kind == "sheet" and g.state == "visible"]) > 1:
        _only_shown(grid, title, found)
    return _GridReading(title, tuple(lines), found)


def _range(grid: Grid, region: Region) -> str:
    """The address of a whole region; of a Word table its first cell."""
    area = region.area
    first = grid.address(area.top, area.left)
    last = grid.address(area.bottom, area.right).rpartition("!")[2]
    return first if grid.kind == "table" else f"{first}:{last}"


def _only_shown(grid: Grid, title: str, found: Found) -> None:
    """Of a sheet with a sample, with codes or with instructions beside the form nothing is offered."""
    why = (
        "sample"
        if titles.is_sample(grid.name)
        else "note"
        if titles.instructs(title) or titles.is_aid(grid.name)
        else ""
    )
    if why and grid.kind == "sheet":
        found.protected += [Protected(f.address, why) for f in found.fields]
        found.fields, found.tables, found.computed = [], [], []


def _hidden_entries(sheet: Sheet) -> bool:
    """A hidden sheet without a table is read when it pairs labels with numbers ('2024年播种面积 | 5120')."""
    for row in sheet.rows[:20]:
        boxes = [b for b in sheet.row(row) if not b.blank]
        if (
            len(boxes) == 2
            and words.strength(boxes[0].text) >= 2
            and words.kind_of_value(boxes[1].value, boxes[1].text) == "number"
        ):
            return True
    return False


def _lines(sheet: Sheet, regions: list[Region], skip: list[Box]) -> list[str]:
    """The lines around tables that aren't the title, from the top; those below all tables last. What a form's own boxes
    hold (labels, values) is no line: a date of birth is not the report's period."""
    if sheet.grid.kind == "table":
        return []
    areas = [r.area for r in regions]
    first = min((a.top for a in areas), default=0)
    out: list[str] = []
    for row in sheet.rows:
        here = [a for a in areas if a.top <= row <= a.bottom]
        if len(out) > 60:
            break
        if any(a.left <= sheet.cols[0] and a.right >= sheet.cols[-1] for a in here):
            continue
        for box in sheet.row(row):
            if (
                box.top != row
                or box.blank
                or any(box is s for s in skip)
                or any(a.left <= box.left <= a.right for a in here)
            ):
                continue
            if row < first or not sheet.drawn(box) or box.area.width >= 0.6 * len(sheet.cols) or note_units(box.raw):
                out.append(box.raw)
    out[:0] = [b.raw.split("\n", 1)[1] for b in skip if "\n" in b.raw]
    return out


def _place(
    grid: Grid, region: Region, regions: list[Region], sheet: Sheet, lines: list[str], table: str,
    document: Document, period: str, dash: bool,
) -> Place:  # fmt: skip
    above = _texts_between(sheet, region, regions)
    note = titles.unit_note(above) or titles.unit_note(lines)
    if grid.kind == "table" and not note:
        note = titles.unit_note([p.text for p in document.paragraphs if ":" not in p.name and len(p.text) < 80])
    own_title = region.heading or (grid.name if grid.state != "visible" or len(document.grids) > 1 else "")
    return Place(
        table=table,
        title=own_title,
        section=region.heading,
        unit_note=note,
        period_text=period,
        dash_is_value=dash,
    )


def _texts_between(sheet: Sheet, region: Region, regions: list[Region]) -> list[str]:
    """The texts between the table above and this one."""
    top = region.header.rows[0]
    start = max((r.area.bottom + 1 for r in regions if r.area.bottom < top), default=0)
    found = [b for row in sheet.rows if start <= row < top for b in sheet.row(row) if b.top == row and not b.blank]
    cut = [f"{a.raw}{b.raw}" for a, b in itertools.pairwise(found) if a.top == b.top and names_note(a, b)]
    return [*(b.raw for b in found), *cut]


def _sheet_period(title: str, lines: list[str], grid: Grid) -> str:
    """The period that a sheet names for itself in its title, a line or its name."""
    return titles.named_period(title, lines[:6], (grid.header_text,), (grid.name,), "").text


def _guard_numbers(sheet: Sheet, region: Region, found: Found) -> None:
    for row in region.told:
        for col in region.cols:
            box = sheet.box(row, col)
            if box.left == col and not box.blank:
                found.guard(sheet, box, "sample")
    for row in region.header.number_rows:
        for col in region.cols:
            box = sheet.box(row, col)
            if box.left == col and not box.blank:
                found.guard(sheet, box, "note")


def _collect(
    document: Document, readings: dict[str, _GridReading], title: str
) -> tuple[tuple[Field, ...], tuple[Table, ...], tuple[Protected, ...], tuple[str, ...]]:
    """Everything in reading order, with ids."""
    paragraphs = {p.name: p for p in document.paragraphs}
    fields: list[Field] = []
    tables: list[Table] = []
    protected: list[Protected] = []
    notes: list[str] = []
    order = [*document.order] or [*(p.name for p in document.paragraphs), *(g.name for g in document.grids)]
    order += [n for n in (*paragraphs, *(g.name for g in document.grids)) if n not in set(order)]
    prose = Prose(document, order, title)
    for name in order:
        if name in readings:
            found = readings[name].found
            head = prose.head_of(name)
            fields += [replace(f, path=(head, *f.path)) if head and f.table is None else f for f in found.fields]
            tables += found.tables
            protected += found.protected
            notes += found.notes
        elif name in paragraphs:
            text = clean(paragraphs[name].text)
            fields += prose.fields(name)
            if words.is_note(text):
                notes.append(text)
    return tuple(with_owners(fields)), tuple(tables), tuple(protected), tuple(notes)


def _unit_text(fields: Sequence[Field]) -> str:
    """填报单位 as written, "" where blank or absent."""
    for field in fields:
        if field.table is None and titles.is_unit_label(field.label) and isinstance(field.value, str):
            return field.value.strip()
    return ""

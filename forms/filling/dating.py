"""Dates written as the template wants them: as its cells show dates, as its own words and neighbours spell them.

What is known is never made finer than it is: where a place asks for a day and only the month is known, the month is
offered. Where the template shows no way of writing a date, it stays as the source wrote it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.documents import addresses
from forms.documents.blanks import label_blanks, paragraph_blanks
from forms.documents.number_formats import shows_day
from forms.filling.holding import Knowledge
from forms.model.document import Document, Grid, Value, plain
from forms.model.form import Column, Field, Table
from forms.model.proposal import Draft, Proposal, Reason, RosterCell, RosterProposal
from forms.recording.reading import DATES
from forms.values.dates import best_style, date_style, date_text, write_date
from forms.values.identity import parse_id

_HINT = re.compile(r"(?:如|例|格式|样式|填写?为|按)[:：]?\s*[“\"']?([12Yy][\w.\-/年月日]{3,12})")
_PATTERN = re.compile(r"[Yy]{4}(?P<a>[-./年]?)[Mm]{1,2}(?P<b>[-./月]?)(?:[Dd]{1,2}日?)?")
_DAY_ASKED = re.compile(r"年[\s_]*月[\s_]*日")
_MONTH_ASKED = re.compile(r"年[\s_]*月(?![\s_]*日)")
_BORN = re.compile(r"年月(?!日)")
BY_A_PERSON = frozenset({"fill.confirmed_before", "fill.corrected_before"})
COARSE = Reason("suggest.date_coarser")


@dataclass(frozen=True, slots=True)
class Style:
    """`cell`: the cell shows numbers as dates (with the day, or only the month), so a date itself is put there."""

    text: str = ""
    cell: bool = False
    day: bool = True


PLAIN = Style()


def with_dates(knowledge: Knowledge, document: Document, draft: Draft) -> Draft:
    """The draft with every date in its place's own style."""
    printed = _printed(draft.form.fields)
    proposals = tuple(_field(document, _to_the_day(knowledge, p), printed) for p in draft.proposals)
    tables = {t.id: t for t in draft.form.tables}
    rosters = tuple(_roster(knowledge, document, tables[r.table], r) for r in draft.rosters)
    return replace(draft, proposals=proposals, rosters=rosters)


# Single fields


def _printed(fields: Iterable[Field]) -> Mapping[tuple[str | None, tuple[str, ...]], list[str]]:
    """What the template's own cells say, by table and column (of fields outside tables: of the whole form)."""
    out: dict[tuple[str | None, tuple[str, ...]], list[str]] = defaultdict(list)
    for field in fields:
        if field.value is not None and field.type in DATES:
            out[field.table, field.col_path].append(plain(field.value))
    return out


def _field(
    document: Document, proposal: Proposal, printed: Mapping[tuple[str | None, tuple[str, ...]], list[str]]
) -> Proposal:
    field = proposal.field
    if field.type not in DATES or proposal.tier == "A":  # a person's own spelling stays
        return proposal
    style = _style_of(document, field, printed.get((field.table, field.col_path), ()))
    alternatives = tuple(replace(a, value=written(a.value, style)[0]) for a in proposal.alternatives)
    value, exact = written(proposal.value, style)
    if proposal.decision == "filled" and not exact:
        return replace(
            proposal, decision="suggested", tier="C", value=value, reasons=(COARSE, *proposal.reasons),
            alternatives=alternatives,
        )  # fmt: skip
    return replace(proposal, value=value, alternatives=alternatives)


def _to_the_day(knowledge: Knowledge, proposal: Proposal) -> Proposal:
    """A birth date known to the month, or the year, and to the day by the person's own number."""
    definition = knowledge.index.definitions.get(proposal.element)
    number = parse_id(proposal.subject.removeprefix("p:")) if proposal.subject.startswith("p:") else None
    if definition is None or definition.own != {"出生日期"} or number is None or not number.key or number.birth is None:
        return proposal
    known, born = date_text(proposal.value), number.birth.isoformat()
    if known is None or known == born or not born.startswith(known):
        return proposal
    return replace(proposal, value=born, reasons=(*proposal.reasons, Reason("fill.from_id_number")))


def _style_of(document: Document, field: Field, neighbours: Sequence[str]) -> Style:
    if field.mode in ("in_cell", "in_paragraph", "prompt_in_cell"):
        room = _room(document, field.address)
        if _DAY_ASKED.search(room):
            return Style("YYYY年M月D日")
        return Style("YYYY年M月") if _MONTH_ASKED.search(room) else PLAIN
    shown = _of_cell(*_place(document, field.address))
    return shown or _of_words(field.path, neighbours, field.type)


def _room(document: Document, address: str) -> str:
    """The printed words of the blank itself ('    年  月  日')."""
    paragraph, _, number = address.rpartition(".B")
    if paragraph and number.isdigit():
        text, line = next(((p.text, p.underlines) for p in document.paragraphs if p.name == paragraph), ("", ()))
        blanks = paragraph_blanks(text, line)
    else:
        grid, row, col = _place(document, address)
        number = address.rpartition("#")[2]
        text, line = (grid.text(row, col), grid.underlines.get((row, col), ())) if grid else ("", ())
        blanks = label_blanks(text, line)
    if not number.isdigit() or int(number) >= len(blanks):
        return text
    start, end = blanks[int(number)].span
    return text[start : end + 1]  # the edit that writes leaves a printed 年 or 日 right behind


def _place(document: Document, address: str) -> tuple[Grid | None, int, int]:
    """The grid and the cell of an address on a sheet; a Word cell's text stands in the field itself."""
    if "!" not in address:
        return _word_place(document, address)
    place = addresses.parse_sheet(address)
    grid = next((g for g in document.grids if g.name == place.sheet), None)
    return grid, *place.cell


def _word_place(document: Document, address: str) -> tuple[Grid | None, int, int]:
    found = re.fullmatch(r"((?:\w+:)?T\d+(?:\.R\d+\.C\d+\.T\d+)*)\.R(\d+)\.C(\d+)(?:#\d+)?", address)
    grid = next((g for g in document.grids if found and g.name == found[1]), None)
    if found is None or grid is None:
        return None, 0, 0
    row = int(found[2])
    starts = [c for c in range(grid.cols) if grid.address(row, c) == f"{found[1]}.R{row}.C{found[3]}"]
    return grid, row, starts[0] if starts else 0


def _of_cell(grid: Grid | None, row: int, col: int) -> Style | None:
    """A cell of a sheet that shows its numbers as dates."""
    shown = grid.style(row, col).number_format if grid is not None and grid.kind == "sheet" else ""
    if not shown or not shows_day(shown) or "y" not in shown.lower():
        return None
    return Style(cell=True, day="d" in shown.lower())


def _of_words(path: Sequence[str], neighbours: Sequence[str], kind: str) -> Style:
    """The label's own example or pattern, else what its neighbours share; 出生年月 asks for no day."""
    for part in reversed(path):
        if style := _hinted(part):
            return Style(style)
    shared = best_style(list(neighbours))
    if shared:
        return Style(shared)
    return Style("", day=False) if kind == "month" or (path and _BORN.search(path[-1])) else PLAIN


def _hinted(label: str) -> str:
    found = _HINT.search(label)
    pattern = _PATTERN.search(label)
    if pattern:
        return re.sub("[ymd]", lambda m: m.group().upper(), pattern.group())
    return date_style(found[1]) if found else ""


# Rosters


def _roster(knowledge: Knowledge, document: Document, table: Table, roster: RosterProposal) -> RosterProposal:
    dated = [c for c in table.columns if c.type in DATES]
    if not dated or not roster.rows:
        return roster
    grid = next((g for g in document.grids if g.name == table.grid), None)
    styles = {c.index: _column_style(knowledge, grid, table, roster, c) for c in dated}
    rows = tuple(
        replace(row, cells={i: _cell(cell, styles[i]) if i in styles else cell for i, cell in row.cells.items()})
        for row in roster.rows
    )
    return replace(roster, rows=rows)


def _column_style(
    knowledge: Knowledge, grid: Grid | None, table: Table, roster: RosterProposal, column: Column
) -> Style:
    """As the cells show dates, as the template's own rows or labels spell them, else as last time's column did."""
    shown = _of_cell(grid, table.first_data_row, column.index)
    if shown is not None:
        return shown
    printed = [plain(row.cells[column.index]) for row in table.rows if column.index in row.cells]
    style = _of_words(column.path, printed, column.type)
    return style if style.text else replace(style, text=_last_time(knowledge, roster, column))


def _last_time(knowledge: Knowledge, roster: RosterProposal, column: Column) -> str:
    """How the report that the rows come from wrote the same column."""
    before: list[str] = []
    for source in roster.source[:1]:
        if source.submission:
            seen = knowledge.lookup.submission(source.submission).observations
            before = [o.raw for o in seen if o.row >= 0 and o.path == column.path and o.raw_type != "d"]
    return best_style(before)


def _cell(cell: RosterCell, style: Style) -> RosterCell:
    if cell.reason is not None and cell.reason.code in BY_A_PERSON:
        return cell
    value, exact = written(cell.value, style)
    if cell.decision == "filled" and not exact:
        return replace(cell, value=value, decision="suggested", reason=COARSE)
    return replace(cell, value=value)


# A value


def written(value: Value, style: Style) -> tuple[Value, bool]:
    """A date in a style, and whether it is known as finely as the style asks; what is no date stays as it is."""
    iso = date_text(plain(value)) if isinstance(value, (int, float)) else date_text(value)
    if iso is None or isinstance(value, bool):
        return value, True
    if style.cell:
        return _as_cell(value, iso, style)
    if not style.text:
        short = iso[:7] if not style.day and re.fullmatch(r"\d{4}-\d\d-\d\d", plain(value)) else None
        return short or value, True
    text = write_date(iso, style.text)
    return (value, False) if text is None else (text, True)


def _as_cell(value: Value, iso: str, style: Style) -> tuple[Value, bool]:
    if len(iso) == len("2020-01-01"):
        return dt.date.fromisoformat(iso), True
    if len(iso) == len("2020-01") and not style.day:
        return dt.date.fromisoformat(f"{iso}-01"), True
    return value, not style.day

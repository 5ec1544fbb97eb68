"""Cached results that no longer hold: which formula cells depend on what was written, and their <v> taken out."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forms.documents.xlsx_book import DefinedName
from forms.documents.xlsx_formulas import Parsed, parse, translated
from forms.documents.xlsx_patch import CellSpan, SheetXml, Splice
from forms.documents.xlsx_xml import attribute_span, attributes, element_pattern, unescape
from forms.model.document import Area

_PASSES = 40  # after so many rounds whatever has not been reached counts as reached


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula cell and what it reads: (sheet name in lower case, area) pairs; `unsure` may read anything."""

    sheet: str
    cell: CellSpan
    reads: tuple[tuple[str, Area], ...]
    unsure: bool


class _Dirty:
    """Cells whose value changed, by sheet and column."""

    def __init__(self) -> None:
        self.columns: dict[str, dict[int, list[int]]] = {}

    def add(self, sheet: str, row: int, col: int) -> None:
        rows = self.columns.setdefault(sheet, {}).setdefault(col, [])
        insort(rows, row)

    def meets(self, sheet: str, area: Area) -> bool:
        columns = self.columns.get(sheet, {})
        span = range(area.left, area.right + 1)
        for col in columns if len(columns) < len(span) else span:
            rows = columns.get(col)
            if rows and col in span:
                at = bisect_left(rows, area.top)
                if at < len(rows) and rows[at] <= area.bottom:
                    return True
        return False


def stale(
    sheets: Mapping[str, SheetXml], names: Sequence[DefinedName], written: Mapping[str, Sequence[tuple[int, int]]]
) -> dict[str, list[Splice]]:
    """Splices per sheet that drop the cached results of formulas depending on `written` cells, over sheets too.

    `sheets` maps sheet names to their XML; `written` the (row, col) cells by sheet name.
    """
    waiting = [f for name, sheet in sheets.items() for f in formulas(name, sheet, names)]
    if not waiting or not any(written.values()):
        return {}
    dirty = _Dirty()
    for name, cells in written.items():
        for row, col in cells:
            dirty.add(name.casefold(), row, col)
    out: dict[str, list[Splice]] = {}
    for attempt in range(_PASSES):
        reached = [f for f in waiting if attempt == _PASSES - 1 or f.unsure or any(dirty.meets(*r) for r in f.reads)]
        for formula in reached:
            dirty.add(formula.sheet.casefold(), formula.cell.row, formula.cell.col)
            out.setdefault(formula.sheet, []).extend(_drop(sheets[formula.sheet], formula.cell))
        if not reached:
            break
        taken = {id(f) for f in reached}
        waiting = [f for f in waiting if id(f) not in taken]
    return out


def formulas(name: str, sheet: SheetXml, names: Sequence[DefinedName]) -> Iterator[Formula]:
    """The formula cells of a sheet and what they read."""
    masters: dict[str, tuple[int, int, str]] = {}
    known = {n.name.casefold(): n.formula for n in names}
    for cell, match in formula_cells(sheet):
        yield _formula(name, cell, parse(formula_text(sheet, cell, match, masters)), known)


def formula_cells(sheet: SheetXml) -> list[tuple[CellSpan, re.Match[bytes]]]:
    """Cells that hold a formula, with the match of its start tag, in the order of the file."""
    layout = sheet.layout
    pattern = element_pattern(layout.prefix, "f")
    numbered: list[tuple[CellSpan, re.Match[bytes]]] = []
    for match in pattern.finditer(layout.scan, layout.body, layout.body_end):
        cell = sheet.cell_around(match.start())
        if cell is None:
            return _counted_formula_cells(sheet, pattern)
        numbered.append((cell, match))
    return numbered


def _counted_formula_cells(sheet: SheetXml, pattern: re.Pattern[bytes]) -> list[tuple[CellSpan, re.Match[bytes]]]:
    """The same for a file that doesn't number its cells: they have to be counted row by row."""
    out = []
    for row in sheet.rows:
        for cell in sheet.cells(row):
            match = pattern.search(sheet.layout.scan, cell.inside, cell.inside_end)
            if match is not None:
                out.append((cell, match))
    return out


def formula_text(
    sheet: SheetXml, cell: CellSpan, match: re.Match[bytes], masters: dict[str, tuple[int, int, str]]
) -> str:
    """The formula of a cell without "="; members of a shared formula get theirs from `masters`, which is filled here."""
    found = attributes(match[1])
    text = ""
    if not match[2]:
        end = sheet.layout.scan.find(b"</" + sheet.layout.tag("f"), match.end(), cell.inside_end)
        text = unescape(sheet.layout.data[match.end() : end].decode("utf-8", "replace"))
    if found.get("t") == "shared":
        key = found.get("si", "")
        if text:
            masters[key] = (cell.row, cell.col, text)
        elif key in masters:
            row, col, master = masters[key]
            text = translated(master, cell.row - row, cell.col - col)
    return text


def _formula(sheet: str, cell: CellSpan, found: Parsed, known: Mapping[str, str]) -> Formula:
    reads, unsure = _reads(sheet, found, known, 0)
    return Formula(sheet, cell, tuple(reads), unsure)


def _reads(sheet: str, found: Parsed, known: Mapping[str, str], depth: int) -> tuple[list[tuple[str, Area]], bool]:
    reads = [((ref.sheet or sheet).casefold(), ref.area) for ref in found.references]
    unsure = found.unsure or depth > 5
    for name in found.names:
        meaning = known.get(name.casefold())
        if meaning is None or depth > 5:
            unsure = True
            continue
        more, doubt = _reads(sheet, parse(meaning), known, depth + 1)
        reads += more
        unsure = unsure or doubt
    return reads, unsure


def _drop(sheet: SheetXml, cell: CellSpan) -> Iterator[Splice]:
    """Take out <v> and the t attribute that describes it; nothing else."""
    layout = sheet.layout
    match = element_pattern(layout.prefix, "v").search(layout.scan, cell.inside, cell.inside_end)
    if match is None:
        return
    close = b"</" + layout.tag("v")
    end = match.end() if match[2] else layout.scan.index(b">", layout.scan.index(close, match.end())) + 1
    yield Splice(match.start(), end, b"")
    span = attribute_span(cell.attrs, "t")
    if span is not None:
        start = layout.scan.index(cell.attrs, cell.start)
        name_at = cell.attrs.rfind(b"t", 0, span[0] - 1)
        while name_at > 0 and cell.attrs[name_at - 1 : name_at].isspace():
            name_at -= 1
        yield Splice(start + name_at, start + span[1] + 1, b"")

"""A returned file against the one that was handed out: sheets, rows, columns, printed cells, formulas, entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forms.journey.packs.align import SheetMap, align, first_entries, match_sheets, printed_of, squeezed
from forms.journey.packs.model import Cell, Finding, Listed, Share, Shot
from forms.model.document import Area, Document, Grid, Value, letters, plain
from forms.values.periods import find_periods

_UNREADABLE = "=?"
_LONGEST = 120  # characters of a cell that a finding repeats
_ERRORS = ("#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NUM!", "#NULL!")


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds for a share: sheets as they were matched, findings, entries by cell of the handed-out file."""

    maps: Mapping[str, SheetMap]
    findings: tuple[Finding, ...]
    entries: Mapping[tuple[str, int, int], Value]


def compare(share: Share, document: Document) -> Read:
    """Everything that differs from what was handed out; the values that stand in the places left open."""
    grids = match_sheets(share.shots, document.grids)
    maps = {shot.name: align(shot, grids[shot.name], share.lists) for shot in share.shots if shot.name in grids}
    findings = list(_sheets(share, grids, document))
    for one in maps.values():
        findings += _structure(one)
        findings += _printed(one)
        findings += _formulas(one)
        findings += _outside(one)
        findings += _entered(one)
    return Read(maps, tuple(findings), {k: v for one in maps.values() for k, v in _entries(one).items()})


# Sheets


def _sheets(share: Share, grids: Mapping[str, Grid], document: Document) -> Iterator[Finding]:
    for shot in share.shots:
        grid = grids.get(shot.name)
        if grid is None:
            level = "ask" if shot.visible else "note"
            yield Finding("pack.sheet_missing", level, shot.name, shot.name)  # type: ignore[arg-type]
            continue
        if grid.name != shot.name:
            yield Finding("pack.sheet_renamed", "note", grid.name, shot.name, grid.name)
        if shot.open and not grid.protected:
            yield Finding("pack.protection_removed", "note", grid.name)
        if shot.visible and grid.state != "visible":
            yield Finding("pack.sheet_hidden", "ask", grid.name)
    kept = {id(grid) for grid in grids.values()}
    for grid in document.grids:
        if id(grid) not in kept and any(v not in (None, "") for line in grid.values for v in line):
            yield Finding("pack.sheet_added", "ask", grid.name, found=grid.name)


# Rows and columns


def _structure(one: SheetMap) -> Iterator[Finding]:
    shot, grid = one.shot, one.grid
    printed = printed_of(shot)
    for row, cells in printed.items():
        if row not in one.rows and row not in shot.hidden_rows and row not in one.data:
            yield Finding(
                "pack.row_missing", "ask", shot_place(shot, row, min(cells)), _shown(next(iter(cells.values())))
            )
    anchored = [(row, one.rows[row]) for row in printed if row in one.rows]
    places = [at for _, at in anchored]
    if places != sorted(places):
        yield Finding("pack.rows_moved", "ask", grid.name)
    for row in one.added_rows:
        texts = [text for text in one.texts[row] if text]
        yield Finding("pack.row_added", "ask", f"{grid.name}!{row + 1}:{row + 1}", found=_shown("，".join(texts)))
    yield from _columns(one)
    yield from _hidden(one)


def _columns(one: SheetMap) -> Iterator[Finding]:
    shot, grid = one.shot, one.grid
    used = {col for _, col in shot.open} | {c for line in printed_of(shot).values() for c in line}
    for col in sorted(used - set(one.cols) - shot.hidden_cols):
        yield Finding("pack.column_missing", "ask", f"{shot.name}!{letters(col)}", _header(shot, col))
    for col in one.added_cols:
        if any(col < len(line) and line[col] for line in one.texts):
            head = next((line[col] for line in one.texts if col < len(line) and line[col]), "")
            yield Finding("pack.column_added", "ask", f"{grid.name}!{letters(col)}", found=_shown(head))
    order = [one.cols[col] for col in sorted(one.cols) if col in used]
    if order != sorted(order):
        yield Finding("pack.columns_moved", "ask", grid.name)


def _header(shot: Shot, col: int) -> str:
    first = first_entries(shot)
    heads = [shot.text(row, col) for row in range(first) if shot.text(row, col)]
    return _shown(heads[-1]) if heads else ""


def _hidden(one: SheetMap) -> Iterator[Finding]:
    """What was shown and is hidden now, where something may be entered."""
    grid = one.grid
    rows = {one.rows[r] for r, _ in one.shot.open if r in one.rows and r not in one.shot.hidden_rows}
    for row in sorted(rows & grid.hidden_rows):
        yield Finding("pack.row_hidden", "ask", f"{grid.name}!{row + 1}:{row + 1}")
    cols = {one.cols[c] for _, c in one.shot.open if c in one.cols and c not in one.shot.hidden_cols}
    for col in sorted(cols & grid.hidden_cols):
        yield Finding("pack.column_hidden", "ask", f"{grid.name}!{letters(col)}")
    shown = {r for r in one.shot.hidden_rows if r < len(one.texts)} - grid.hidden_rows
    if one.shot.hidden_rows and shown == {r for r in one.shot.hidden_rows if r < len(one.texts)} and shown:
        yield Finding("pack.rows_shown", "note", grid.name)


# Printed cells


def _printed(one: SheetMap) -> Iterator[Finding]:
    shot = one.shot
    for row, cells in printed_of(shot).items():
        for col in cells:
            at = one.cell(row, col)
            if at is None or row in shot.hidden_rows or row in one.data:
                continue
            old, new = shot.text(row, col), one.text(*at)
            if squeezed(old) != squeezed(new):
                yield _changed(one, row, at, old, new, one.first)


def _changed(one: SheetMap, row: int, at: Cell, old: str, new: str, first: int) -> Finding:
    place = one.grid.address(*at)
    before, now = ({found[2] for found in find_periods(text)} for text in (old, new))
    if before and now and before != now:
        return Finding("pack.other_period", "ask", place, _shown(old), _shown(new))
    if not new:
        return Finding("pack.printed_removed", "ask", place, _shown(old))
    alone = len([text for text in one.shot.texts[row] if text]) == 1
    code = "pack.printed_changed"
    if row < first:
        code = "pack.title_changed" if alone and row < 3 else "pack.header_changed"
    return Finding(code, "ask", place, _shown(old), _shown(new))


# Formulas


def _formulas(one: SheetMap) -> Iterator[Finding]:
    for (row, col), formula in one.shot.formulas.items():
        at = one.cell(row, col)
        if at is None:
            continue
        found = one.grid.formulas.get(at, "")
        place, text = one.grid.address(*at), one.text(*at)
        if not found:
            code = "pack.formula_to_value" if text else "pack.formula_removed"
            yield Finding(code, "ask", place, _shown(formula), _shown(text))
        elif one.straight and _differ(formula, found):
            yield Finding("pack.formula_changed", "ask", place, _shown(formula), _shown(found))


def _differ(one: str, other: str) -> bool:
    if _UNREADABLE in (one, other):
        return False
    return _spelled(one) != _spelled(other)


def _spelled(formula: str) -> str:
    return "".join(formula.removeprefix("=").replace("$", "").replace("_xlfn.", "").upper().replace(";", ",").split())


# Cells outside those left open


def _outside(one: SheetMap) -> Iterator[Finding]:
    shot, grid = one.shot, one.grid
    opened = {at for cell in shot.open if (at := one.cell(*cell))}
    back_rows = {at: row for row, at in one.rows.items()}
    back_cols = {at: col for col, at in one.cols.items()}
    spans = tuple((one.spans or {}).values())
    for row, line in enumerate(one.texts):
        if row not in back_rows or any(a <= row <= b for a, b in spans):
            continue
        for col, text in enumerate(line):
            if not text or (row, col) in opened or col in one.added_cols:
                continue
            base = (back_rows[row], back_cols.get(col, -1))
            if base[0] in shot.hidden_rows or base[1] in shot.hidden_cols:
                if base not in shot.formulas and squeezed(text) != squeezed(shot.text(*base)):
                    yield Finding("pack.others_row", "ask", grid.address(row, col), found=_shown(text))
            elif base not in shot.formulas and not shot.text(*base):
                code = "pack.formula_added" if (row, col) in grid.formulas else "pack.outside"
                yield Finding(code, "ask", grid.address(row, col), found=_shown(text))

    yield from _formulas_added(one, opened)


def _formulas_added(one: SheetMap, opened: set[Cell]) -> Iterator[Finding]:
    """Formulas where none was, that have no result yet to be seen by."""
    there = {at for cell in one.shot.formulas if (at := one.cell(*cell))}
    for at, formula in one.grid.formulas.items():
        inside = any(top <= at[0] <= bottom for top, bottom in (one.spans or {}).values())
        if at not in there and at not in opened and not inside and not one.text(*at) and one.straight:
            yield Finding("pack.formula_added", "ask", one.grid.address(*at), found=_shown(formula))


# Places left open


def _entered(one: SheetMap) -> Iterator[Finding]:
    grid = one.grid
    opened = {at: cell for cell in one.shot.open if (at := one.cell(*cell))}
    opened |= {at: at for at in _span_cells(one)}
    for at in opened:
        if at in grid.formulas:
            code = "pack.link" if "[" in grid.formulas[at] else "pack.entry_formula"
            yield Finding(code, "ask", grid.address(*at), found=_shown(grid.formulas[at]))
        text = one.text(*at)
        if text.lstrip("'’ ").startswith("=") and at not in grid.formulas and len(text) > 1:
            yield Finding("pack.formula_text", "ask", grid.address(*at), found=_shown(text))
        elif text.strip().upper() in _ERRORS:
            yield Finding("pack.error_value", "ask", grid.address(*at), found=text)
    yield from _merged(one, set(opened))
    known = {one.cell(*cell) for cell in one.shot.notes}
    for at, said in grid.comments.items():
        if at in known:
            continue
        yield Finding("pack.comment", "note", grid.address(*at), found=_shown(said))


def _span_cells(one: SheetMap) -> set[Cell]:
    cols = {one.cols[c] for _, c in one.shot.open if c in one.cols}
    spans = (one.spans or {}).values()
    return {(row, col) for top, bottom in spans for row in range(top, bottom + 1) for col in cols}


def _merged(one: SheetMap, opened: set[Cell]) -> Iterator[Finding]:
    known = {_moved(one, area) for area in one.shot.merges}
    there = set(one.grid.merges)
    for area in one.grid.merges:
        if area not in known and any(cell in opened for cell in _cells(area)):
            yield Finding("pack.merged", "ask", grid_area(one.grid, area), found=_shown(one.text(area.top, area.left)))
    for gone in known:
        if gone is not None and gone not in there and (gone.height > 1 or gone.width > 1):
            yield Finding("pack.unmerged", "note", grid_area(one.grid, gone))


def _moved(one: SheetMap, area: Area) -> Area | None:
    a, b = one.cell(area.top, area.left), one.cell(area.bottom, area.right)
    return Area(a[0], a[1], b[0], b[1]) if a and b else None


def _cells(area: Area) -> Iterator[Cell]:
    for row in range(area.top, min(area.bottom, area.top + 999) + 1):
        for col in range(area.left, min(area.right, area.left + 99) + 1):
            yield row, col


def _entries(one: SheetMap) -> dict[tuple[str, int, int], Value]:
    """Values by cell of the handed-out sheet; of lists they are read apart."""
    found: dict[tuple[str, int, int], Value] = {}
    for row, col in one.shot.open:
        at = one.cell(row, col)
        if at is not None:
            value = one.grid.value(*at)
            if value is not None and value != "":
                found[one.shot.name, row, col] = value
    return found


def list_rows(one: SheetMap, listed: Listed) -> Sequence[tuple[int, dict[int, Value]]]:
    """The rows of a list that hold anything: row of the returned sheet, values by column of the template."""
    top, bottom = (one.spans or {}).get(listed.table, (0, -1))
    covers = [m for m in one.grid.merges if m.bottom > m.top and top <= m.top <= bottom]
    out = []
    for row in range(top, bottom + 1):
        cells: dict[int, Value] = {}
        for col in listed.columns:
            at = one.cols.get(col)
            value = one.grid.value(row, at) if at is not None else None
            if value is None and at is not None:
                box = next((m for m in covers if (row, at) in m), None)
                value = one.grid.value(box.top, box.left) if box else None
            if value is not None and plain(value).strip():
                cells[col] = value
        if cells:
            out.append((row, cells))
    return out


def shot_place(shot: Shot, row: int, col: int) -> str:
    return f"{shot.name}!{letters(col)}{row + 1}"


def grid_area(grid: Grid, area: Area) -> str:
    return f"{grid.address(area.top, area.left)}:{letters(area.right)}{area.bottom + 1}"


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"

"""Data validations of a worksheet, with the options of lists resolved over sheets and names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from forms.documents.addresses import parse_area
from forms.documents.xlsx_book import DefinedName
from forms.documents.xlsx_formulas import parse
from forms.documents.zips import local, words
from forms.model.document import Area, Grid, Validation

MAX_OPTIONS = 2_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A validation as written, its list not yet resolved."""

    areas: tuple[Area, ...]
    kind: str
    formula: str


def rules(root: etree._Element) -> list[Rule]:
    """Validations of a worksheet without its cells, those of the 2010 extension included."""
    out = []
    for e in root.iter():
        if local(e) != "dataValidation":
            continue
        areas = e.get("sqref") or next((words(c) for c in e if local(c) == "sqref"), "")
        formula = next((words(c) for c in e if local(c) == "formula1"), "")
        found = tuple(area for part in areas.split() if (area := parse_area(part)))
        if found:
            out.append(Rule(found, e.get("type", "none"), formula.strip()))
    return out


def resolved(rule: Rule, sheet: str, grids: Mapping[str, Grid], names: Sequence[DefinedName]) -> Validation:
    """The validation with the options of its list; none where the list is computed (INDIRECT ...) or elsewhere."""
    options = _options(rule.formula, sheet, grids, names, 0) if rule.kind == "list" else ()
    return Validation(rule.areas, rule.kind, options)


def _options(
    formula: str, sheet: str, grids: Mapping[str, Grid], names: Sequence[DefinedName], depth: int
) -> tuple[str, ...]:
    formula = formula.removeprefix("=").strip()
    if formula.startswith('"') and formula.endswith('"'):
        return tuple(part.strip() for part in formula[1:-1].replace('""', '"').split(",") if part.strip())
    found = parse(formula)
    if len(found.references) == 1 and not found.unsure and not found.names and "(" not in formula:
        ref = found.references[0]
        return _cells(grids.get(ref.sheet or sheet), ref.area)
    if len(found.names) == 1 and not found.references and depth < 5:
        name = next((n for n in names if n.name.casefold() == found.names[0].casefold()), None)
        return _options(name.formula, sheet, grids, names, depth + 1) if name else ()
    return ()


def _cells(grid: Grid | None, area: Area) -> tuple[str, ...]:
    if grid is None:
        return ()
    out: dict[str, None] = {}
    for row in range(area.top, min(area.bottom, grid.rows - 1) + 1):
        for col in range(area.left, min(area.right, grid.cols - 1) + 1):
            if text := grid.text(row, col).strip():
                out.setdefault(text)
            if len(out) >= MAX_OPTIONS:
                return tuple(out)
    return tuple(out)


Resolver = Callable[[Rule], Validation]

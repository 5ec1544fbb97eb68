"""The cells of a form that stand together - the columns of a row, the rows of a column, the items of a heading - each with
what it asks and what is proposed: what rules that work one out from the others look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from forms.model.document import Value
from forms.model.form import Field
from forms.model.period import Period
from forms.model.proposal import Proposal, Provenance, Reason
from forms.recording.asking import Asked
from forms.values.numbers import number_of
from forms.values.text import normal
from forms.values.units import split_label_unit

Group = list["Cell"]
Key = tuple[object, ...]
Made = tuple[Asked, Proposal]


@dataclass(frozen=True, slots=True)
class Cell:
    """A field's innermost label without its unit, with what it asks and what is proposed. `way`: along what it stands
    with the others: the columns of a row, the rows of a column, the items of a heading, or all items of a list."""

    leaf: str
    heading: tuple[str, ...]
    way: str
    asked: Asked
    proposal: Proposal

    @property
    def number(self) -> Decimal | None:
        """What is filled, or printed already; None where it is open or no number."""
        if self.field.value is not None:
            printed = number_of(self.field.value)
            return printed.value if printed is not None and not printed.rest else None
        value = self.proposal.value
        known = self.proposal.decision == "filled" and isinstance(value, int | float) and not isinstance(value, bool)
        return Decimal(str(value)) if known else None

    @property
    def field(self) -> Field:
        return self.proposal.field

    @property
    def period(self) -> Period | None:
        return self.asked.period

    @property
    def open(self) -> bool:
        """Blank, or last time's value that is only shown."""
        made, code = self.proposal, "".join(r.code for r in self.proposal.reasons[:1])
        if self.field.value is not None:
            return False
        return (made.decision == "blank" and not made.alternatives) or code == "suggest.older"


def grouped(made: Iterable[Made], same_period: bool = True) -> list[Group]:
    """Cells of one subject (and period) that stand in one row, one column or under one heading."""
    groups: dict[Key, Group] = defaultdict(list)
    for asked, proposal in made:
        for key, cell in _cells(asked, proposal, same_period):
            groups[key].append(cell)
    return [group for group in groups.values() if len(group) > 1]


def _cells(asked: Asked, proposal: Proposal, same_period: bool) -> Iterator[tuple[Key, Cell]]:
    field = proposal.field
    same = (field.table, asked.subject, asked.period and asked.period.key if same_period else "")
    if field.col_path:
        yield ("row", field.row_path, *same), _cell(field.col_path, "row", asked, proposal)
    if field.row_path:
        yield ("column", field.col_path, *same), _cell(field.row_path, "column", asked, proposal)
    if field.path and not (field.col_path or field.row_path):
        yield ("heading", field.path[:-1], *same), _cell(field.path, "heading", asked, proposal)
        yield ("list", *same), _cell(field.path, "list", asked, proposal)


def _cell(levels: tuple[str, ...], way: str, asked: Asked, proposal: Proposal) -> Cell:
    return Cell(plain_label(levels[-1]), levels[:-1], way, asked, proposal)


@lru_cache(maxsize=8192)
def plain_label(label: str) -> str:
    """A label without its unit, spaces and full-width forms."""
    return normal(split_label_unit(label)[0]).replace(" ", "")


def only(cells: Iterable[Cell]) -> Cell | None:
    found = list(cells)
    return found[0] if len(found) == 1 else None


def unit_and_measure(cell: Cell) -> tuple[str, str]:
    return cell.field.unit or "", cell.asked.definition.measure


def worked(cell: Cell, value: Value, formula: str, parts: Sequence[Cell]) -> Proposal:
    """The proposal of a cell that its neighbours define."""
    sources: tuple[Provenance, ...] = tuple(dict.fromkeys(s for c in parts for s in c.proposal.provenance))
    reasons = (Reason("fill.from_columns", (("formula", formula),)),)
    return replace(
        cell.proposal, decision="filled", tier="B", value=value, reasons=reasons, provenance=sources, alternatives=()
    )

"""What changed in a roster between two reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from forms.model.document import Value
from forms.model.proposal import Provenance, Reason

Kind = Literal["new", "left", "changed", "same"]  # 新增, 退出, 变更, 与上期相同


@dataclass(frozen=True, slots=True)
class CellChange:
    """`column`: by grid column."""

    column: int
    before: Value
    now: Value


@dataclass(frozen=True, slots=True)
class RowChange:
    """`row` counts the roster's rows from 0; -1 for one that stands only in the earlier report. `name`: its first cells, in
    full."""

    kind: Kind
    row: int
    name: str
    cells: tuple[CellChange, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeSheet:
    """`source`: the earlier report, None where the rows come from none (then every row is new)."""

    table: str
    source: Provenance | None
    rows: tuple[RowChange, ...]

    def of(self, kind: Kind) -> tuple[RowChange, ...]:
        return tuple(row for row in self.rows if row.kind == kind)

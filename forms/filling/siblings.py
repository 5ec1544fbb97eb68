"""Values that a form defines by its own other columns: what is not done, rates of what is done, shares, totals of a heading.

未参保 is 应参保 less 已参保, 参保率 the one over the other, 女性占户籍人口比重 what it says, 合计 under a heading the sum of
the columns beside it. Only filled values of the same row, subject and period count; one that is missing or in dispute, or
another unit, and nothing is worked out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from forms.filling.compose import ADDITIVE, NEVER_ADDED
from forms.filling.ratios import SHOWN, in_percent
from forms.model.document import Value
from forms.model.form import Field
from forms.model.proposal import Proposal, Provenance, Reason
from forms.recording.asking import Asked
from forms.values.numbers import as_cell
from forms.values.text import normal
from forms.values.units import split_label_unit

_COUNTED = r"(?:总?人数|户数|个数|件数|处数|数量|面积|金额|资金|投资|任务|数)?"
_NOT_DONE = re.compile(rf"(?:其中:?)?(?:未|尚未)(.{{1,4}}?){_COUNTED}")
_RATE = re.compile(r"(.{1,4}?)(?:完成)?率")
_DONE = r"(?:累计)?(?:已|已经|实际|完成){0}(?:缴费|完成|到位)?" + _COUNTED
_DUE = r"(?:应|应当|计划|需){0}" + _COUNTED
_TOTAL = re.compile(r"合计|小计|总计")
_PART = re.compile(r"其中")

Group = list["Cell"]
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A field's innermost label without its unit, with what it asks and what is proposed."""

    leaf: str
    heading: tuple[str, ...]
    asked: Asked
    proposal: Proposal

    @property
    def number(self) -> Decimal | None:
        value = self.proposal.value
        known = self.proposal.decision == "filled" and isinstance(value, int | float) and not isinstance(value, bool)
        return Decimal(str(value)) if known else None

    @property
    def field(self) -> Field:
        return self.proposal.field


def worked_out(made: Iterable[tuple[Asked, Proposal]]) -> dict[str, Proposal]:
    """Proposals by field id: those that are blank although their siblings define them are filled."""
    listed = list(made)
    groups: dict[Key, Group] = defaultdict(list)
    for asked, proposal in listed:
        for key, cell in _cells(asked, proposal):
            groups[key].append(cell)
    out = {proposal.field.id: proposal for _, proposal in listed}
    for group in groups.values():
        out |= {cell.field.id: found for cell in group if _open(cell) and (found := _found(cell, group)) is not None}
    return out


def _cells(asked: Asked, proposal: Proposal) -> Iterator[tuple[Key, Cell]]:
    """A field among the columns of its row and among the rows of its column; a single field among those of its heading."""
    field = proposal.field
    same = (field.table, asked.subject, asked.period and asked.period.key)
    if field.col_path:
        yield ("row", field.row_path, *same), _cell(field.col_path, asked, proposal)
    if field.row_path:
        yield ("column", field.col_path, *same), _cell(field.row_path, asked, proposal)
    if field.path and not (field.col_path or field.row_path):
        yield ("heading", field.path[:-1], *same), _cell(field.path, asked, proposal)


def _cell(levels: tuple[str, ...], asked: Asked, proposal: Proposal) -> Cell:
    leaf = normal(split_label_unit(levels[-1])[0]).replace(" ", "")
    return Cell(leaf, levels[:-1], asked, proposal)


def _open(cell: Cell) -> bool:
    return cell.proposal.decision == "blank" and cell.field.value is None and not cell.proposal.alternatives


def _found(cell: Cell, group: Sequence[Cell]) -> Proposal | None:
    rate = _RATE.fullmatch(cell.leaf)
    if rate is not None:
        return _rate(cell, group, rate[1]) if in_percent(cell.field) else None
    undone = _NOT_DONE.fullmatch(cell.leaf)
    if undone is not None:
        return _undone(cell, group, undone[1])
    return _total(cell, group) if _TOTAL.fullmatch(cell.leaf) and cell.heading else None


def _undone(cell: Cell, group: Sequence[Cell], verb: str) -> Proposal | None:
    pair = _due_and_done(cell, group, verb)
    if pair is None or _unit(cell) != _unit(pair[0]):
        return None
    due, done = pair
    left = (due.number or Decimal(0)) - (done.number or Decimal(0))
    return _filled(cell, as_cell(left), f"{due.leaf} − {done.leaf}", pair) if left >= 0 else None


def _rate(cell: Cell, group: Sequence[Cell], verb: str) -> Proposal | None:
    pair = _due_and_done(cell, group, verb)
    if pair is None or not pair[0].number or pair[1].number is None:
        return None
    due, done = pair
    share = (100 * pair[1].number / pair[0].number).quantize(SHOWN, rounding=ROUND_HALF_UP)
    return _filled(cell, as_cell(share), f"{done.leaf} ÷ {due.leaf}", pair)


def _due_and_done(cell: Cell, group: Sequence[Cell], verb: str) -> tuple[Cell, Cell] | None:
    """What should be done and what is, by the same verb (应参保, 已参保); else a heading whose first column is the whole."""
    done = _only(c for c in group if re.fullmatch(_DONE.format(re.escape(verb)), c.leaf))
    if done is None:
        return None
    due = _only(c for c in group if re.fullmatch(_DUE.format(re.escape(verb)), c.leaf)) or _whole(done, group, verb)
    if due is None or due.number is None or done.number is None or _unit(due) != _unit(done):
        return None
    return (due, done) if done.number <= due.number else None


def _whole(done: Cell, group: Sequence[Cell], verb: str) -> Cell | None:
    """'隐患 > 发现数 | 已整改数 | 未整改数': the one column of the heading that is neither done nor left undone."""
    beside = [c for c in group if c.heading == done.heading and done.heading and c is not done]
    split = any((found := _NOT_DONE.fullmatch(c.leaf)) and found[1] == verb for c in beside)
    others = [c for c in beside if not _apart(c)]
    first = others[0] if len(others) == 1 and split else None
    return first if first is not None and group.index(first) < group.index(done) else None


def _apart(cell: Cell) -> bool:
    """What is left undone, a rate and a part (其中：重大隐患) are not the whole."""
    return bool(_NOT_DONE.fullmatch(cell.leaf) or _PART.match(cell.leaf)) or in_percent(cell.field)


def _total(cell: Cell, group: Sequence[Cell]) -> Proposal | None:
    """合计 under a heading: the columns beside it, all of them, of one unit."""
    parts = [c for c in group if c.heading == cell.heading and c is not cell and not _PART.match(c.leaf)]
    additive = cell.asked.definition.measure in ADDITIVE
    if len(parts) < 2 or not additive or any(NEVER_ADDED.search(p) for p in (*cell.heading, *(c.leaf for c in parts))):
        return None
    numbers = [c.number for c in parts]
    if any(n is None for n in numbers) or {_unit(c) for c in parts} != {_unit(cell)}:
        return None
    return _filled(
        cell, as_cell(sum((n for n in numbers if n is not None), Decimal(0))), " + ".join(c.leaf for c in parts), parts
    )


def _only(cells: Iterable[Cell]) -> Cell | None:
    found = list(cells)
    return found[0] if len(found) == 1 else None


def _unit(cell: Cell) -> tuple[str, str]:
    return cell.field.unit or "", cell.asked.definition.measure


def _filled(cell: Cell, value: Value, formula: str, parts: Sequence[Cell]) -> Proposal:
    sources: tuple[Provenance, ...] = tuple(dict.fromkeys(s for c in parts for s in c.proposal.provenance))
    reasons = (Reason("fill.from_columns", (("formula", formula),)),)
    return replace(cell.proposal, decision="filled", tier="B", value=value, reasons=reasons, provenance=sources)

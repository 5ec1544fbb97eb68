"""What a roster doesn't say of its persons, taken from other reports by the ID number.

Only what is stable or slow-changing, only where all valid sources say the same; otherwise it is a conflict or blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from forms.filling.columns import Served
from forms.filling.holding import Held, Knowledge, gather
from forms.filling.timing import slow_months, valid
from forms.filling.values import Fitted, Target, agree, fit, written
from forms.model.period import Period
from forms.model.proposal import Reason, RosterCell, RosterRow
from forms.values.periods import relative

_NUMBER = re.compile(r"\d{17}[\dX]")


def joined(
    knowledge: Knowledge, plan: Sequence[Served], rows: tuple[RosterRow, ...], period: Period | None
) -> tuple[RosterRow, ...]:
    """The rows with cells that the base left open, where other reports know them."""
    open_ = [(p, tuple(knowledge.index.agreeing(p.definition))) for p in plan if _may_join(p)]
    elements = {e for _, found in open_ for e in found}
    subjects = {_subject(knowledge, row.key) for row in rows} - {""}
    facts = gather(knowledge, elements, subjects) if elements and subjects else {}
    return tuple(_row(knowledge, row, open_, facts, period) for row in rows) if facts else rows


def _may_join(part: Served) -> bool:
    aspect = part.definition.aspect
    if part.column.role != "entry" or part.column.formula or part.offered or part.how not in ("", "sex", "copy"):
        return False
    lasting = aspect == "stable" or bool(slow_months(aspect))
    return bool(part.definition.own) and (lasting or _state_of_a_time(part))


def _state_of_a_time(part: Served) -> bool:
    """A state whose time the column names: 2026年参保状态."""
    return bool(part.column.period_text) and part.definition.measure == "text"


def is_person(key: str) -> bool:
    """Whether a row's key is a full identity number."""
    return bool(_NUMBER.fullmatch(key))


def _subject(knowledge: Knowledge, key: str) -> str:
    """A person by the full number, a thing by its name or code."""
    if is_person(key):
        return f"p:{key}"
    return next((knowledge.book.things[k] for k in key.split("|") if k in knowledge.book.things), "")


def _row(
    knowledge: Knowledge, row: RosterRow, open_: Sequence[tuple[Served, tuple[str, ...]]],
    facts: dict[tuple[str, str], list[Held]], period: Period | None,
) -> RosterRow:  # fmt: skip
    subject = _subject(knowledge, row.key)
    cells = dict(row.cells)
    for part, elements in open_:
        known = cells.get(part.column.index)
        held = [h for e in elements for h in facts.get((e, subject), ())]
        if held and (known is None or known.decision == "suggested"):
            cell = _cell(part, held, period)
            if cell is not None:
                cells[part.column.index] = cell
    return replace(row, cells=cells)


def _cell(part: Served, held: Sequence[Held], period: Period | None) -> RosterCell | None:
    target = Target(part.column.type, None, part.definition.measure)
    named = relative(part.column.period_text, period) if period is not None and part.column.period_text else None
    fitted = [f for h in valid(part.definition.aspect, held, named or period) if not (f := fit(h, target)).trouble]
    if not fitted:
        return None
    sources = tuple(f.held.provenance() for f in fitted[:3])
    newest = max(fitted, key=_end)
    value = written(newest, target)
    if any(not agree(newest, other) for other in fitted):
        return RosterCell(value, "conflict", Reason("roster.sources_differ"), sources)
    return RosterCell(
        value, "filled", Reason("roster.from_other_report", (("file", newest.held.source.file),)), sources
    )


def _end(fitted: Fitted) -> str:
    return fitted.held.period.end.isoformat() if fitted.held.period else ""

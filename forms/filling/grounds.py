"""Writing sensitive values of another office takes a ground: stated once for a template, logged with every export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from forms.model.proposal import Draft, Reason
from forms.recording.decisions import Decision

USE = "use"


@dataclass(frozen=True, slots=True)
class Usage:
    """How a draft is written: what stays of it, on which ground, and what is said of it."""

    draft: Draft
    ground: str
    used: tuple[tuple[str, int], ...]
    withheld: tuple[tuple[str, int], ...]
    notes: tuple[Reason, ...]


def usage(
    live: Iterable[Decision], draft: Draft, overrides: Collection[str], accept_suggestions: bool, ground: str,
    without_ground: str,
) -> Usage:  # fmt: skip
    """Decide it: with a ground (given now, or for this template before) everything is written, without one as asked."""
    counts = needing(draft, overrides, accept_suggestions)
    found = tuple(sorted(counts.items()))
    if not found:
        return Usage(draft, "", (), (), ())
    ground = ground.strip() or stated_before(live, draft)
    count = (("count", str(sum(counts.values()))), ("origins", "、".join(_origins(draft))))
    if ground:
        return Usage(draft, ground, found, (), (Reason("use.on_ground", (*count, ("ground", ground))),))
    if without_ground == "fill":
        return Usage(draft, "", found, (), (Reason("use.no_ground", count),))
    return Usage(without(draft), "", (), found, (Reason("use.withheld", count),))


def _origins(draft: Draft) -> list[str]:
    uses = [p.use for p in draft.proposals if p.use] + [use for r in draft.rosters for _, use in r.uses]
    return sorted({use.origin for use in uses if use.needs_ground})


def needing(draft: Draft, overrides: Collection[str], accept_suggestions: bool) -> Counter[str]:
    """How many values of each kind would be written that need a ground. What a person entered needs none."""
    wanted = ("filled", "suggested") if accept_suggestions else ("filled",)
    out: Counter[str] = Counter()
    for p in draft.proposals:
        if p.use and p.use.needs_ground and p.decision in wanted and p.field.address not in overrides:
            out[p.use.sensitivity] += 1
    for roster in draft.rosters:
        for column, use in roster.uses:
            if use.needs_ground:
                cells = (row.cells.get(column) for row in roster.rows)
                out[use.sensitivity] += sum(c is not None and c.decision in wanted for c in cells)
    return +out


def without(draft: Draft) -> Draft:
    """The draft without the values that need a ground: they are shown, but not written."""
    proposals = tuple(
        replace(p, decision="blank", value=None) if p.use and p.use.needs_ground else p for p in draft.proposals
    )
    rosters = tuple(
        replace(
            r,
            rows=tuple(replace(row, cells={i: c for i, c in row.cells.items() if i not in kept}) for row in r.rows),
        )
        if (kept := {i for i, use in r.uses if use.needs_ground})
        else r
        for r in draft.rosters
    )
    return replace(draft, proposals=proposals, rosters=rosters)


def stated_before(live: Iterable[Decision], draft: Draft) -> str:
    """The ground that was stated for this template and still holds, "" where none was."""
    grounds = [d.text("ground") for d in live if d.what == USE and d.text("template") == draft.form.fingerprint]
    return next((g for g in reversed(grounds) if g), "")


def use_item(draft: Draft, ground: str, counts: Mapping[str, int], day: str) -> dict[str, Any]:
    """What is logged: ground, template, how many values of which kind, the day. Never a value."""
    return {
        "what": USE, "template": draft.form.fingerprint, "title": draft.form.title, "ground": ground,
        "fields": sum(counts.values()), "kinds": dict(sorted(counts.items())), "day": day,
        "period": draft.period.key if draft.period else "",
    }  # fmt: skip

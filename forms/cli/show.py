"""A draft for people: what was filled, suggested, in conflict and left blank, and where it came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from forms.cli.console import Out
from forms.cli.jsonform import period_words
from forms.model.document import plain
from forms.model.form import Table
from forms.model.proposal import Decision, Draft, Proposal, Provenance, RosterProposal, SharedItem

DECISIONS: tuple[Decision, ...] = ("filled", "suggested", "conflict", "blank")
SOURCES_SHOWN = 2  # of one value; the JSON names them all


def show_draft(draft: Draft, subject: str, out: Out, most: int | None = None) -> None:
    """Heading, counts, one line a field (at most `most` of each decision), the rosters, the checks.

    What a person signs, dates or remarks isn't asked of the profile, so it isn't listed.
    """
    out.line(draft.form.title or draft.template, style="bold")
    period = period_words(draft.period, out.language) if draft.period else ""
    out.say("cli.draft.for", {"period": period or out.text("cli.unknown"), "subject": subject})
    for reason in draft.reasons:
        out.say(reason.code, reason.context)
    out.say("cli.draft.counts", counts(draft))
    _fields(draft, out, most)
    tables = {table.id: table for table in draft.form.tables}
    for roster in draft.rosters:
        _roster(roster, tables[roster.table], out)
    for check in draft.checks:
        out.say(check.code, check.context)


def counts(draft: Draft) -> Mapping[str, int]:
    """Fields to enter and roster cells by decision, and how many of the fields could be shared."""
    found: Counter[str] = Counter(proposal.decision for proposal in entries(draft))
    for roster in draft.rosters:
        found.update(cell.decision for row in roster.rows for cell in row.cells.values())
    shareable = sum(bool(p.shared) for p in draft.proposals) + sum(len(r.shared) for r in draft.rosters)
    return {name: found[name] for name in DECISIONS} | {"shared": shareable}


def entries(draft: Draft) -> list[Proposal]:
    """The fields that hold data, without signatures, dates of filling and remarks."""
    return [proposal for proposal in draft.proposals if proposal.field.role == "entry"]


def _fields(draft: Draft, out: Out, most: int | None) -> None:
    headings = ("cli.head.location", "cli.head.label", "cli.head.value", "cli.head.why")
    for decision in DECISIONS:
        proposals = [p for p in entries(draft) if p.decision == decision]
        if proposals:
            title = out.text(f"decision.{decision}")
            out.table(headings, [_row(p, out) for p in proposals[:most]], title)
        if most is not None and len(proposals) > most:
            out.say("cli.draft.more", {"count": len(proposals) - most})


def _row(proposal: Proposal, out: Out) -> tuple[str, ...]:
    value = f"{plain(proposal.value)} {proposal.unit}".strip() if proposal.value is not None else ""
    return (proposal.field.address, " / ".join(proposal.field.path), value, why(proposal, out))


def why(proposal: Proposal, out: Out) -> str:
    """Sources where there are any, the reasons, the other values of a conflict, what could be shared."""
    lines = [] if proposal.decision == "conflict" else sources(proposal.provenance)
    if proposal.decision == "filled":
        said = [out.text(reason.code, reason.context).rstrip("。.") for reason in proposal.reasons]
        lines += ["；".join(said)] if said else []
    else:
        lines += [out.text(reason.code, reason.context) for reason in proposal.reasons]
        for other in proposal.alternatives:
            place = "；".join(sources(other.provenance))
            lines.append(out.text("cli.draft.other", {"value": plain(other.value), "place": place}))
    lines += shares(proposal.shared, out)
    return "\n".join(lines)


def sources(places: Sequence[Provenance]) -> list[str]:
    shown = [" ".join(filter(None, (p.file, p.address, p.period))) for p in places[:SOURCES_SHOWN]]
    return shown + (["…"] if len(places) > SOURCES_SHOWN else [])


def shares(items: Iterable[SharedItem], out: Out) -> list[str]:
    return [
        out.text("cli.draft.shared", {"provider": i.provider, "item": i.item, "attribute": i.attribute})
        for i in items
    ]  # fmt: skip


def _roster(roster: RosterProposal, table: Table, out: Out) -> None:
    found = Counter(cell.decision for row in roster.rows for cell in row.cells.values())
    context: dict[str, object] = {"place": table.title or table.grid, "rows": len(roster.rows)}
    out.say("cli.draft.roster", context | {str(name): found[name] for name in DECISIONS})
    for line in sources(roster.source):
        out.line(f"  {line}")
    for reason in roster.reasons:
        out.say(reason.code, reason.context)
    paths = {column.index: "/".join(column.path) for column in table.columns}
    for index, items in roster.shared:
        for line in shares(items, out):
            out.line(f"  {paths.get(index, '')}: {line}")

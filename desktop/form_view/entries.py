"""One place a person may fill, with what is proposed for it. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.form_view.places import Place
from desktop.form_view.shown_grid import ShownGrid, shown_place
from desktop.states import State
from forms.model.document import Value, plain
from forms.model.proposal import Proposal, Provenance, Reason, SharedItem

_REMARKS = ("备注", "说明")  # may be written, but nobody waits for it
_NOT_TYPED = frozenset({"signature", "opinion"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A value the clerk can take with Alt+1..9."""

    value: Value
    why: Reason | None
    provenance: tuple[Provenance, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """`key` names the place for corrections and undo; `address` is what a person reads ("Sheet1!D7")."""

    key: str
    address: str
    place: Place
    path: tuple[str, ...]
    type: str
    decision: State
    value: Value = None
    unit: str = ""
    mode: str = "cell"
    options: tuple[str, ...] = ()
    period: str = ""  # Period.key
    tier: str = ""
    table: str = ""  # Table.id of a roster's cell, "" for a single field
    element: str = ""  # what the profile calls the question, "" where it knows none
    subject: str = ""
    reasons: tuple[Reason, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    choices: tuple[Choice, ...] = ()
    shared: tuple[SharedItem, ...] = ()
    cornered: bool = True  # whether the mark of what could be shared is drawn here (a roster: in its first row)
    asked: bool = (
        True  # False for a cell of a roster's row that has nothing to say (a member of a household), and for remarks
    )
    changed: bool = False  # a number of a text that differs from last period's
    counted: int = 1  # 0 for signatures and opinions of others, and for rows of a roster nobody needs


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the list of fields. `key` is the place it leads to, `number` how many places it stands for; `shareable`: a
    shared source could supply it."""

    key: str
    state: State
    path: tuple[str, ...]
    number: int
    shareable: bool = False


def field_entry(
    proposal: Proposal, shown: Mapping[str, ShownGrid], boxes: Mapping[str, Place] | None = None
) -> Entry | None:
    """The entry of a proposed field; None where its address is not in the document. `boxes`: a PDF form's fields."""
    field = proposal.field
    place = shown_place(field.address, shown, boxes)
    if place is None:
        return None
    others = field.role in _NOT_TYPED or field.type in ("signature", "photo")
    remark = field.role == "filler" and "".join(field.label.split()).startswith(_REMARKS)
    quiet = remark or any(r.code == "blank.already_printed" for r in proposal.reasons)  # nobody is waited for
    return Entry(
        key=field.address,
        address=field.address,
        place=place,
        path=field.path,
        type=field.type,
        decision=State.NOT_OURS if others else State(proposal.decision),
        value=proposal.value if proposal.decision in ("filled", "suggested") else None,
        unit=proposal.unit or field.unit or "",
        mode=field.mode,
        options=field.options,
        period=proposal.period.key if proposal.period else "",
        tier=proposal.tier,
        element=proposal.element,
        subject=proposal.subject,
        reasons=proposal.reasons,
        provenance=proposal.provenance,
        choices=_choices(proposal),
        shared=proposal.shared,
        asked=not quiet,
        changed=any(r.code == "narrative.changed" for r in proposal.reasons),
        counted=0 if others or quiet else 1,
    )


def _choices(proposal: Proposal) -> tuple[Choice, ...]:
    """The proposed value first, then the others, each value once."""
    found: dict[str, Choice] = {}
    if proposal.value is not None:
        why = proposal.reasons[0] if proposal.reasons else None
        found[plain(proposal.value)] = Choice(proposal.value, why, proposal.provenance)
    for other in proposal.alternatives:
        found.setdefault(plain(other.value), Choice(other.value, other.why, other.provenance))
    return tuple(found.values())

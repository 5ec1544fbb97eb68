"""What people decided, as it is listed and shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from forms.model.document import Value
from forms.model.proposal import Provenance

State = Literal["live", "replaced", "undone"]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision. `what`: confirmed, corrected, binding, not_this, row, settlement, merge, split, answer, use,
    review, template_retired, trust_order, trust_fill, undo.

    `when` is its author's clock, for display only; `device` the name of the desktop. `about` is whom it is about in words;
    an ID number stands there in full, as in the profile itself.
    """

    id: str
    what: str
    state: State
    when: str
    device: str
    title: str = ""  # of the form
    path: tuple[str, ...] = ()
    about: str = ""
    period: str = ""  # in words
    value: Value = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: a value, as it was reported, and by whom."""

    value: str
    unit: str
    provenance: tuple[Provenance, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """The same fact with different values. `id` stays the same as long as it is about the same fact."""

    id: str
    element: str
    name: str  # of the element, as labels said it
    subject: str
    about: str  # the subject in words
    period: str  # Period.key, "" where it holds whatever the period
    sides: tuple[Side, ...]
    elements: tuple[str, ...] = ()
    settled_before: bool = False  # a settlement that something new contradicts
    context: str = ""  # what only the form's title says: 低保、农村 of 户数（户）
    trusted: str = ""  # the system whose side stands first by the office's order of trust


Reply = Literal["yes", "no", "later"]


@dataclass(frozen=True, slots=True)
class Question:
    """'Is A the same as B?' `why` is the code of the sentence that says why it is asked."""

    id: str
    kind: Literal["subjects", "elements"]
    a: str
    b: str
    a_name: str
    b_name: str
    why: str


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A subject that is taken for another, by which rule (same_id, name_village_birth, by_hand), and where it stands."""

    subject: str
    rule: str
    rows: tuple[Provenance, ...]
    decision: str = ""  # the decision behind it, where a person merged them

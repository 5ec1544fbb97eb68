"""What a workspace offers for people's decisions. A part of Workspace; the work is done in desk.py, loaded when needed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.filling.browsing import Browser
    from forms.filling.desk import DecisionDesk
    from forms.filling.trust_desk import TrustDesk
    from forms.matching.labels import LabelReader
    from forms.model.changes import ChangeSheet
    from forms.model.decisions import Conflict, DecisionRow, MergedRow, Question, Reply
    from forms.model.document import Value
    from forms.model.proposal import Draft
    from forms.profile.store import Profile
    from forms.recording.ledger import Ledger

    Rows = Mapping[str, Sequence[Mapping[int, Value]]]


class Deciding:
    """Needs a profile; Workspace has one."""

    _profile: Profile

    @cached_property
    def _reader(self) -> LabelReader:
        from forms.matching.labels import LabelReader
        from forms.vocabulary.lexicon import built_in

        return LabelReader(built_in())

    @cached_property
    def _ledger(self) -> Ledger:
        """Made when it is first asked for: 待办 is shown without it, and loading it takes longer than opening a profile."""
        from forms.recording.ledger import Ledger

        return Ledger(self._profile, self._reader)

    def _desk(self) -> DecisionDesk:
        from forms.filling.desk import DecisionDesk

        return DecisionDesk(self._ledger)

    @cached_property
    def browse(self) -> Browser:
        """Looking through what is held, and correcting it."""
        from forms.filling.browsing import Browser

        return Browser(self._ledger)

    def remember(
        self, draft: Draft, corrected: Mapping[str, Value] | None = None, confirmed: Collection[str] | None = None,
        rows: Rows | None = None, notes: Mapping[str, str] | None = None,
    ) -> int:  # fmt: skip
        """Remember what a person left in a draft; how many decisions it holds. Arguments and errors: DecisionDesk.remember."""
        return self._desk().remember(draft, corrected, confirmed, rows, notes)

    def change_sheets(self, draft: Draft) -> tuple[ChangeSheet, ...]:
        """What changed in each roster of a draft since the report its rows were carried from."""
        return self._desk().change_sheets(draft)

    def correct(self, draft: Draft, address: str, value: Value) -> None:
        """Remember what a person entered for a field: it settles this place for this period. FormsError field.unknown."""
        self._desk().correct(draft, address, value)

    def refuse(self, draft: Draft, address: str, value: Value = None, element: str = "") -> None:
        """'Not this': never this value here for this period, or (`element`) never this element for this field."""
        self._desk().refuse(draft, address, value, element)

    def bind(self, draft: Draft, address: str, element: str) -> None:
        """'This field asks that', in every edition of the template. FormsError field.unknown, element.unknown."""
        self._desk().bind(draft, address, element)

    def conflicts(self) -> tuple[Conflict, ...]:
        """The same fact with different values across reports or sources, with all sides; settled ones are left out."""
        return self._desk().conflicts()

    def settle_conflict(
        self, conflict: Conflict, side: int | None = None, value: str = "", unit: str = "", note: str = ""
    ) -> None:
        """Settle with one of the sides (from 0) or another value; it holds until a report not seen yet says otherwise.

        `unit` "" is the first side's. FormsError conflict.no_side, conflict.no_value.
        """
        self._desk().settle_conflict(conflict, side, value, unit, note)

    def settle_field(self, draft: Draft, address: str, value: Value, note: str = "") -> None:
        """Settle what a draft shows as a conflict, in the field's unit. FormsError field.unknown, conflict.none."""
        self._desk().settle_field(draft, address, value, note)

    @cached_property
    def trusting(self) -> TrustDesk:
        """Which systems and kinds of reports are trusted more where they disagree, and for what they fill by themselves."""
        from forms.filling.trust_desk import TrustDesk

        return TrustDesk(self._ledger)

    def merge_subjects(self, a: str, b: str, note: str = "") -> None:
        """Take two subjects (ids) for one. FormsError subject.not_known, subject.same."""
        self._desk().merge_subjects("merge", a, b, note)

    def split_subjects(self, a: str, b: str, note: str = "") -> None:
        """Never take the two for one, whatever else would follow. FormsError subject.not_known, subject.same."""
        self._desk().merge_subjects("split", a, b, note)

    def why_merged(self, subject: str) -> tuple[MergedRow, ...]:
        """Everything that is taken for the subject, by which rule, and the rows where it stands."""
        return self._desk().why_merged(subject)

    def questions(self, put_off: bool = False) -> tuple[Question, ...]:
        """'Is A the same as B?', for subjects and elements; `put_off`: with those answered 'later'."""
        return self._desk().questions(put_off)

    def answer(self, question: Question, reply: Reply) -> None:
        """Answer yes, no or later; yes and no teach, and can be undone like any decision. FormsError question.bad_reply."""
        self._desk().answer(question, reply)

    def list_decisions(self, *kinds: str, everything: bool = False) -> tuple[DecisionRow, ...]:
        """Decisions (of these kinds), the newest first; with `everything` also those replaced and undone."""
        return self._desk().list_decisions(*kinds, everything=everything)

    def undo_decision(self, *ids: str) -> None:
        """Make decisions void: what they had replaced holds again. Undoing an undo brings its target back.

        FormsError decision.unknown, decision.undone.
        """
        self._desk().undo_decision(*ids)

    def change_decision(self, id: str, value: Value) -> None:
        """Put another value in place of a remembered one. FormsError decision.unknown, decision.no_value."""
        self._desk().change_decision(id, value)

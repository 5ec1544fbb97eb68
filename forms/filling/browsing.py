"""Looking through what a profile holds: by subject and by element, a fact's history, what used a value; correcting it.

Everything is read page by page. A corrected fact is a settlement: a person's value stands for what reports say, until a
report not seen yet says otherwise; the reports stay as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from forms.errors import FormsError
from forms.filling.conflicts import conflict_id, said_by_title
from forms.filling.desk import DecisionDesk
from forms.filling.holding import Held, Knowledge, hold
from forms.filling.lookup import ProfileLookup
from forms.filling.meaning import same_meaning
from forms.filling.settlements import Settlement, lasting, settlements
from forms.filling.subject_lines import Naming, naming, subject_lines
from forms.filling.tracing import reports, understanding, uses
from forms.matching.definition import Definition
from forms.model.browsing import (
    ElementLine,
    FactLine,
    FactPage,
    History,
    HistoryEntry,
    ReportLine,
    SubjectLine,
    Understanding,
    Use,
)
from forms.model.decisions import Conflict, Side
from forms.model.facts import Fact
from forms.profile import browse
from forms.profile.rows import Counts, LocalElement, SubjectRow
from forms.recording.correcting import FORMAT as BY_HAND
from forms.recording.ledger import Ledger, element_definition
from forms.recording.people import People
from forms.recording.subjects import SubjectBook, subject_name
from forms.values.numbers import parse_number
from forms.values.secrets import sensitive, shown_text

PAGE = 100  # lines fetched at once
_MEANT = 5000  # elements whose meaning is looked at


@dataclass(frozen=True)
class _Known:
    """What follows from the journal as it is now; kept as long as it says the same."""

    state: tuple[tuple[int, int], ...]
    people: People
    settled: dict[str, tuple[Settlement, ...]]
    knowledge: Knowledge
    naming: Naming


class Browser:
    """One profile, looked through. Every list takes an offset and gives at most `limit` lines."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._profile = ledger.profile
        self._cached: _Known | None = None

    def counts(self) -> Counts:
        return self._profile.counts()

    def _known(self) -> _Known:
        state = tuple(self._profile.state_of(kind) for kind in ("decisions", "submission"))
        if self._cached is None or self._cached.state != state:
            ledger, decided = self._ledger, self._ledger.decisions.now()
            people = ledger.people()
            lookup = ProfileLookup(self._profile, decided, people=people)
            knowledge = Knowledge(ledger.reader, SubjectBook(self._profile.unit.name), ledger.index, lookup)
            self._cached = _Known(
                state, people, settlements(decided.standing.live), knowledge, naming(ledger.index.definitions)
            )
        return self._cached

    # Lists

    def subjects(
        self, text: str = "", kinds: Collection[str] = (), offset: int = 0, limit: int = PAGE
    ) -> tuple[SubjectLine, ...]:
        """Subjects by a part of their name or number; of those that are one, the one they are taken for."""
        hidden = self._known().people.canonical
        called = self._known().naming.all
        unit = self._profile.unit.name
        found = browse.subjects(self._profile.database, text, kinds, hidden, called, (offset, limit), unit)
        return self._said(found)

    def elements(
        self, text: str = "", offset: int = 0, limit: int = PAGE, *, meant: bool = False
    ) -> tuple[ElementLine, ...]:
        """Data elements whose labels hold every word of `text`; where it is `meant` also those, behind them and closest first,
        that say it in other words of the vocabulary (五保 for 特困): all of them at once, without `offset`.
        """
        found = browse.elements(self._profile.database, text, (offset, limit))
        if meant:
            known = {e.id for e in found}
            others = same_meaning(self._ledger.reader, text, browse.elements(self._profile.database, "", (0, _MEANT)))
            found = [*found, *(e for e in others if e.id not in known)][:limit]
        return tuple(_element(e) for e in found)

    def facts_of_subject(self, subject: str, text: str = "", offset: int = 0, limit: int = PAGE) -> FactPage:
        """The newest value of each element (named so) that is known of a subject and of all taken for it."""
        known = self._known().people
        one = known.one(subject)
        found = browse.elements_of(self._profile.database, known.all_of(one), text, (offset, limit))
        return FactPage(self._newest([(e, one) for e in found]), offset + limit if len(found) == limit else -1)

    def facts_of_element(self, element: str, text: str = "", offset: int = 0, limit: int = PAGE) -> FactPage:
        """The newest value of an element for each subject (named so)."""
        local = self._local(element)
        found = browse.subjects_of(self._profile.database, element, text, (offset, limit))
        people = self._known().people
        once = [(local, one) for one in dict.fromkeys(people.one(row.id) for row in found)]
        return FactPage(self._newest(once), offset + limit if len(found) == limit else -1)

    def _newest(self, asked: Sequence[tuple[LocalElement, str]]) -> tuple[FactLine, ...]:
        knowledge = self._knowledge()
        wanted = [(e.id, subject) for e, subject in asked]
        held = hold(knowledge, knowledge.lookup.facts_of_pairs(wanted, None))
        about = self._named({subject for _, subject in asked})
        return tuple(
            _line(e, self._definition(e.id), about[subject], held[e.id, subject])
            for e, subject in asked
            if held.get((e.id, subject))
        )

    # One fact

    def history(self, element: str, subject: str) -> History:
        """Every value of an element for a subject, those of other reports that ask the same included.

        FormsError fact.unknown where there is none.
        """
        known, knowledge = self._known(), self._knowledge()
        one = known.people.one(subject)
        local, asking = self._local(element), self._asking(element)
        held = _by_time(hold(knowledge, knowledge.lookup.facts_of_pairs([(e, one) for e in asking], None)).values())
        mine = [h for h in held if h.fact.element == element] or held
        if not mine:
            raise FormsError("fact.unknown")
        settled = [s for s in known.settled.get(one, ()) if not set(s.elements).isdisjoint(asking)]
        notes = {s.id: n for s in settled if (n := self._note(s.id))}
        names = {e: self._definition(e).text for e in asking if e != element}
        entries = [self._entry(h, names, notes) for h in held]
        entries += [e for h in self._covered(knowledge, asking, one, settled) for e in [_replaced(h, names)]]
        entries.sort(key=lambda e: (_when(e.period, bool(e.decision)), not e.replaced, e.decision != ""), reverse=True)
        return History(_line(local, self._definition(element), self._named({one})[one], mine), tuple(entries))

    def _entry(self, held: Held, names: dict[str, str], notes: dict[str, str]) -> HistoryEntry:
        fact = held.fact
        decision = fact.submission if "settled" in fact.tags else ""
        place = None if decision else held.provenance()
        return HistoryEntry(
            fact.period, fact.value, fact.unit, _number(fact), place, names.get(fact.element, ""), False, decision,
            notes.get(decision, ""),
        )  # fmt: skip

    def _covered(
        self, knowledge: Knowledge, elements: Collection[str], subject: str, settled: Sequence[Settlement]
    ) -> list[Held]:
        """What reports say where a person's word stands for it."""
        if not settled:
            return []
        pairs = [(e, s) for e in elements for s in self._known().people.all_of(subject)]
        raw = [_as(f, subject) for f in self._profile.facts_of_pairs(pairs)]
        covered = [f for f in raw if any(s.covers(f) for s in settled)]
        return [h for several in hold(knowledge, covered).values() for h in several]

    def _note(self, decision: str) -> str:
        found = self._ledger.decisions.now().find(decision)
        return found.text("note") if found else ""

    # Reports

    def uses(self, element: str, subject: str, period: str, value: str) -> tuple[Use, ...]:
        """Reports that state this value of a fact, and forms filled with this program in which it was confirmed: those
        of the same period first."""
        one = self._known().people
        return uses(self._ledger, self._asking(element), one.all_of(subject), period, value)

    def reports(self, text: str = "", offset: int = 0, limit: int = PAGE) -> tuple[ReportLine, ...]:
        """Reports that were taken in, by a part of title or file name, the last first."""
        return reports(self._profile, text, (offset, limit))

    def has_file(self, report: str) -> bool:
        """Whether a report was read from a file: what a person entered has none."""
        return any(h.format != BY_HAND for h in self._profile.submissions({report}))

    def understanding(self, report: str) -> Understanding:
        """What was understood of a report and what wasn't. FormsError record.unknown."""
        return understanding(self._ledger, report)

    # Correcting

    def correct(self, element: str, subject: str, period: str, value: str, unit: str = "", note: str = "") -> str:
        """Put a value in place of what reports say of a fact for a period (Period.key); the decision's id.

        FormsError conflict.no_value, fact.unknown.
        """
        knowledge, one = self._knowledge(), self._known().people.one(subject)
        asking, definition = self._asking(element), self._definition(element)
        at = "" if lasting(definition.aspect) else period
        held = hold(knowledge, knowledge.lookup.facts_of_pairs([(e, one) for e in asking], None))
        same = [h for several in held.values() for h in several if not at or h.fact.period == at]
        if not same:
            raise FormsError("fact.unknown")
        places = tuple(h.provenance() for h in same)
        about = subject_name(one, self._profile.unit.name)
        side = Side(same[0].fact.value, unit or same[0].fact.unit, places)
        conflict = Conflict(
            conflict_id(element, one, at), element, definition.text, one, about, at, (side,), tuple(asking)
        )
        DecisionDesk(self._ledger).settle_conflict(conflict, None, value, unit, note)
        return self.newest_decision()

    def newest_decision(self) -> str:
        """The id of what was decided last, "" before anything was: for undoing it."""
        made = self._ledger.decisions.now().all
        return made[-1].id if made else ""

    # Names

    def _knowledge(self) -> Knowledge:
        return self._known().knowledge

    def _asking(self, element: str) -> tuple[str, ...]:
        """The element with all that ask the same."""
        others = self._ledger.index.agreeing(self._definition(element))
        return tuple(dict.fromkeys((element, *others)))

    def _definition(self, element: str) -> Definition:
        found = self._ledger.index.definitions.get(element)
        if found is None:
            raise FormsError("element.unknown", element=element[:8])
        return found

    def _local(self, element: str) -> LocalElement:
        definition = self._definition(element)
        return LocalElement(element, definition.text, {"measure": definition.measure})

    def _named(self, ids: Collection[str]) -> dict[str, SubjectLine]:
        rows = browse.named(self._profile.database, ids)
        lines = self._said([rows.get(id, SubjectRow(id, "thing", id.partition(":")[2])) for id in ids])
        return {line.id: line for line in lines}

    def _said(self, rows: Sequence[SubjectRow]) -> tuple[SubjectLine, ...]:
        return subject_lines(self._profile, self._known().naming, rows)

    def subject(self, id: str) -> SubjectLine:
        """A subject in words."""
        return self._named({id})[id]


def _element(element: LocalElement) -> ElementLine:
    definition = element_definition(element)
    return ElementLine(element.id, element.name, "、".join(sorted(definition.context)))


def _line(element: LocalElement, definition: Definition, about: SubjectLine, held: Sequence[Held]) -> FactLine:
    newest = _by_time([held])[0].fact
    return FactLine(
        element.id, about.id, element.name, about, shown_text(newest.value), newest.unit, newest.period, len(held),
        sensitive(str(element.definition.get("measure", "")), newest.value), "settled" in newest.tags,
        said_by_title(definition),
    )  # fmt: skip


def _by_time(several: Iterable[Sequence[Held]]) -> list[Held]:
    """The newest first; of one time a person's word before reports, and what was recorded last before the others."""
    held = [h for one in several for h in reversed(one)]
    return sorted(
        held, key=lambda h: (_when(h.fact.period, "settled" in h.fact.tags), "settled" in h.fact.tags), reverse=True
    )


def _when(period: str, settled: bool) -> str:
    """A period's end, for sorting; what a person settled whatever the period goes before all."""
    return period.rpartition(":")[2] or ("9999" if settled else "")


def _replaced(held: Held, names: dict[str, str]) -> HistoryEntry:
    fact = held.fact
    return HistoryEntry(
        fact.period,
        shown_text(fact.value),
        fact.unit,
        _number(fact),
        held.provenance(),
        names.get(fact.element, ""),
        True,
    )


def _as(fact: Fact, subject: str) -> Fact:
    return fact if fact.subject == subject else replace(fact, subject=subject)


def _number(fact: Fact) -> float | None:
    if fact.kind != "number":
        return None
    try:
        return float(fact.value)
    except ValueError:
        found = parse_number(fact.value)
        return float(found.value) if found is not None and not found.rest else None

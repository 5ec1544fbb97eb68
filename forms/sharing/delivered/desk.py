"""Deliveries (回流) of one profile: taken in, looked at, used, disposed of."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from forms.errors import FormsError
from forms.matching.definition import Definition
from forms.model.facts import Submission
from forms.model.proposal import Draft, Provenance
from forms.model.reports import Problem, RowProblem, SourceImport, bad_count
from forms.profile.rows import SubmissionHead
from forms.recording.ledger import Ledger
from forms.recording.observe import submission_of
from forms.recording.project import Beforehand, Projection
from forms.sharing.delivered.book import DeliveryBook, Terms, Used
from forms.sharing.delivered.checking import good_rows, older, row_problems
from forms.sharing.delivered.needed import needed
from forms.sharing.taking import Delivered
from forms.values import calendar_math as cal

AskedItems = Callable[[], Collection[Definition] | None]


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """A data file that an office returned. `state`: held, ended (its purpose has), disposed, elsewhere (it was taken on
    another computer, which alone can read it)."""

    id: str
    provider: str
    file: str
    title: str
    period: str  # Period.key, "" where it has none
    facts: int
    state: str = "held"
    purpose: str = ""
    until: str = ""
    uses: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """A delivery before it is taken: what would be kept of it, what is told, and what is wrong with its rows."""

    taken: Submission
    told: tuple[Problem, ...]
    rows: tuple[RowProblem, ...]
    made: Beforehand  # of the file as it came

    @property
    def bad(self) -> int:
        """How many rows, or places outside of lists, can't be taken."""
        return bad_count(self.rows)


class DeliveryDesk:
    """`asked`: what the templates on the shelf ask, None where there is none."""

    def __init__(self, ledger: Ledger, asked: AskedItems) -> None:
        self._ledger = ledger
        self._profile = ledger.profile
        self._asked = asked
        self._book = DeliveryBook(ledger.profile)

    # Taking in

    def take(self, found: Delivered, terms: Terms, endpoint: str = "") -> SourceImport:
        """Take in what is needed of a delivered file; what was left out and what couldn't be read is told.

        Where rows are bad nothing is taken and the import says so (delivery.bad_rows), unless the good ones were asked for.
        Nothing that is held changes. FormsError delivery.nothing_needed, delivery.no_good_rows.
        """
        name, office = found.document.file_name, terms.provider
        checked = self.check(found, terms)
        if checked.bad and not terms.good_rows:
            error = Problem("delivery.bad_rows", (("count", str(checked.bad)),))
            return SourceImport(name, "delivery", office, rejected=checked.told, error=error, rows=checked.rows)
        kept = good_rows(checked.taken, checked.rows)
        if checked.bad and not kept.observations:
            raise FormsError("delivery.no_good_rows", file=name)
        recorded = self._profile.add_sealed(kept, name)
        if not recorded.is_new:
            return SourceImport(name, "delivery", office, rejected=(Problem("delivery.known"),))
        projected = self._ledger.project_one(recorded.id, kept, checked.made)
        self._ledger.settle_versions()
        self._book.taken(recorded.id, terms, projected.facts, endpoint)
        return SourceImport(name, "delivery", office, facts=projected.facts, rejected=checked.told, rows=checked.rows)

    def check(self, found: Delivered, terms: Terms) -> Checked:
        """A delivery before it is taken; nothing is kept. FormsError delivery.nothing_needed."""
        sha256 = hashlib.sha256(found.data).hexdigest()
        sent = _as_of(submission_of(found.document, found.form, sha256, "shared", terms.provider), terms.as_of)
        made = self._ledger.look_at(sent)
        read = made.projection
        told: tuple[Problem, ...] = (Problem("delivery.no_day"),)
        if sent.period:
            told = older(sent.period, read.facts, self._profile.facts_for(set(read.elements)))
        taken, left = (sent, ()) if terms.whole else self._needed(sent, read)
        return Checked(taken, (*told, *left), row_problems(taken, read.unread), made)

    def _needed(self, sent: Submission, read: Projection) -> tuple[Submission, tuple[Problem, ...]]:
        known = {row.id for row in self._profile.subjects() if row.kind == "person"}
        kept = needed(self._ledger.reader, self._ledger.book(), sent, read, self._asked(), known)
        if sent.observations and not kept.submission.observations:
            raise FormsError("delivery.nothing_needed", file=sent.file_name)
        told: tuple[Problem, ...] = ()
        if kept.items:
            told += (Problem("delivery.items_left_out", (("items", "、".join(kept.items)),)),)
        if kept.others:
            told += (Problem("delivery.rows_left_out", (("count", str(kept.others)),)),)
        return kept.submission, told

    # Looking

    def lines(self, today: dt.date | None = None) -> tuple[DeliveryLine, ...]:
        """Every delivery, the newest first. `today` decides which purposes have ended."""
        said, uses = self._book.held(), Counter(use.delivery for use in self._book.uses())
        day = (today or dt.date.today()).isoformat()
        out = []
        for head in reversed(self._profile.submissions()):
            if head.source == "shared":
                held = said.get(head.id)
                until, disposed = (held.until, held.disposed) if held else ("", "")
                state = "disposed" if disposed else "ended" if until and until < day else "held"
                if state != "disposed" and held and not self._profile.can_be_read(head.id):
                    state = "elsewhere"
                out.append(_line(head, state, held.purpose if held else "", until, uses[head.id]))
        return tuple(out)

    def find(self, id: str) -> DeliveryLine:
        """By its id or the beginning of it. Raises FormsError delivery.unknown."""
        found = [line for line in self.lines() if id and line.id.startswith(id)]
        if len(found) != 1:
            raise FormsError("delivery.unknown", delivery=id[:8])
        return found[0]

    def uses(self) -> tuple[Used, ...]:
        """What delivered data were used for, the newest first."""
        return self._book.uses()

    # Using and ending

    def log_use(self, draft: Draft, day: dt.date | None = None) -> None:
        """Note that values of deliveries were written into a report: how many, into which, never which values."""
        counts = Counter(_sources_of(draft))
        shared = {head.id for head in self._profile.submissions(set(counts)) if head.source == "shared"}
        uses = {id: count for id, count in counts.items() if id in shared}
        if uses:
            period = draft.period.key if draft.period else ""
            self._book.used(uses, draft.form.title, period, day or dt.date.today())

    def dispose(self, id: str, day: dt.date | None = None) -> int:
        """Destroy a delivery: its facts, and the key of what the journal holds of it. How many facts went.

        Reports that were made from it stay as they were sent; so does the log of its uses. FormsError delivery.unknown.
        """
        line = self.find(id)
        self._profile.forget(line.id)
        emptied = replace(self._profile.submission(line.id), observations=())
        self._ledger.project_one(line.id, emptied)
        self._ledger.settle_versions()
        if line.state != "disposed":
            self._book.disposed(line.id, line.facts, day or dt.date.today())
        return line.facts

    def dispose_ended(self, today: dt.date | None = None) -> tuple[DeliveryLine, ...]:
        """Dispose of every delivery whose purpose has ended; which they were."""
        ended = tuple(line for line in self.lines(today) if line.state == "ended")
        for line in ended:
            self.dispose(line.id, today)
        return ended


def _line(head: SubmissionHead, state: str, purpose: str, until: str, uses: int) -> DeliveryLine:
    return DeliveryLine(
        head.id, head.provider, head.file_name, head.title, head.period, head.facts, state, purpose, until, uses
    )


def _as_of(sent: Submission, day: dt.date | None) -> Submission:
    if day is None:
        return replace(sent, as_of=sent.period.end.isoformat() if sent.period else "")
    return replace(sent, period=cal.as_of(day), period_origin="given", as_of=day.isoformat())


def _sources_of(draft: Draft) -> Iterable[str]:
    """The submission behind each value that is written."""
    for proposal in draft.proposals:
        if proposal.decision == "filled":
            yield from _one_each(proposal.provenance)
    for roster in draft.rosters:
        for row in roster.rows:
            for cell in row.cells.values():
                if cell.decision == "filled":
                    yield from _one_each(cell.provenance)


def _one_each(found: Sequence[Provenance]) -> set[str]:
    return {one.submission for one in found if one.submission}

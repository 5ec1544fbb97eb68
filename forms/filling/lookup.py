"""Filling's questions answered by a profile. Lists that a whole draft needs are read once a draft."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from forms.filling.allowed import Allowed
from forms.filling.holding import Report, RosterSource
from forms.filling.list_titles import title_of_file
from forms.filling.same_subjects import facts_of_all, facts_of_all_pairs
from forms.filling.settlements import SETTLED_FILE, Settlement, settled, settlements
from forms.model.facts import Fact, Submission
from forms.model.period import Period
from forms.profile.rows import SubmissionHead
from forms.profile.store import Profile
from forms.recording.decision_book import Held as Decided
from forms.recording.people import People

NOBODY = People()


class ProfileLookup:
    """Make a new one for each draft: what it has read once doesn't change under the draft."""

    def __init__(
        self, profile: Profile, decided: Decided | None = None, allowed: Allowed | None = None, people: People = NOBODY
    ) -> None:
        self._profile = profile
        self._people = people  # who is one with whom
        self._allowed = allowed  # keeps back what is no source for the template
        self._entered = decided.entered if decided else frozenset()
        self._settled = settlements(decided.standing.live) if decided else {}
        self._reports: dict[str, Report] = {}
        self._complete = False  # all reports were read

    def facts_for(self, elements: Collection[str], subjects: Collection[str]) -> Sequence[Fact]:
        found = facts_of_all(self._people, subjects, lambda wanted: self._profile.facts_for(elements, wanted))
        return self._free(settled(found, self._settled, lambda e, s: e in elements and s in subjects, None))

    def facts_of_pairs(self, pairs: Collection[tuple[str, str]], periods: Collection[str] | None) -> Sequence[Fact]:
        found = facts_of_all_pairs(self._people, pairs, lambda wanted: self._profile.facts_of_pairs(wanted, periods))
        within = None if periods is None else frozenset(periods)
        return self._free(settled(found, self._settled, lambda e, s: (e, s) in pairs, within))

    def _free(self, facts: Sequence[Fact]) -> Sequence[Fact]:
        if self._allowed is None:
            return facts
        reports = self.reports({f.submission for f in facts})
        return [f for f in facts if (r := reports.get(f.submission)) is None or not self._allowed.fact(f, r)]

    def period_keys(self) -> Collection[str]:
        return self._period_keys

    @cached_property
    def _period_keys(self) -> list[str]:
        return self._profile.period_keys()

    def reports(self, ids: Collection[str] | None = None) -> Mapping[str, Report]:
        missing = None if ids is None else set(ids) - self._reports.keys()
        if missing or (missing is None and not self._complete):
            for h in self._profile.submissions(missing):
                if h.head:
                    period = _period(h.period)
                    self._reports[h.id] = Report(
                        h.id, h.file_name, h.fingerprint, period, self._source(h), h.provider, h.title, h.issuer
                    )
            self._complete = self._complete or missing is None
            self._reports.update({s.id: _settlement_report(s) for several in self._settled.values() for s in several})
        return self._reports

    def _source(self, head: SubmissionHead) -> str:
        """ "entered": a person's entry that a decision remembers for its own place."""
        return "entered" if head.id in self._entered else head.source

    def rosters(self) -> Sequence[RosterSource]:
        return self._rosters

    @cached_property
    def _rosters(self) -> list[RosterSource]:
        return [
            RosterSource(
                t.submission,
                t.table_id,
                t.title or self._named_by_file(t.submission),
                frozenset(t.signature.split(",")),
                _period(t.period),
                t.rows,
            )
            for t in self._profile.table_heads()
            if t.kind == "roster" and self._lists(t.submission)
        ]

    def _named_by_file(self, submission: str) -> str:
        """What a list without a title (a CSV file has no room for one) is called by its file, where that names a list."""
        report = self.reports({submission}).get(submission)
        return title_of_file(report.file) if report is not None else ""

    def _lists(self, submission: str) -> bool:
        report = self.reports({submission}).get(submission)
        return report is None or self._allowed is None or not self._allowed.roster(report)

    def submission(self, id: str) -> Submission:
        return self._profile.submission(id)


def _settlement_report(settlement: Settlement) -> Report:
    period = _period(settlement.period)
    return Report(settlement.id, SETTLED_FILE, f"settled:{settlement.id}", period, "settled", instead=settlement.seen)


def _period(key: str) -> Period | None:
    return Period.from_key(key) if key else None

"""Filling's questions answered by a profile. Lists that a whole draft needs are read once a draft."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from forms.filling.holding import Report, RosterSource
from forms.model.facts import Fact, Submission
from forms.model.period import Period
from forms.profile.store import Profile


class ProfileLookup:
    """Make a new one for each draft: what it has read once doesn't change under the draft."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    def facts_for(self, elements: Collection[str], subjects: Collection[str]) -> Sequence[Fact]:
        return self._profile.facts_for(elements, subjects)

    def reports(self) -> Mapping[str, Report]:
        return self._reports

    @cached_property
    def _reports(self) -> dict[str, Report]:
        return {
            h.id: Report(h.id, h.file_name, h.fingerprint, _period(h.period), h.source, h.provider)
            for h in self._profile.submissions()
            if h.head
        }

    def rosters(self) -> Sequence[RosterSource]:
        return self._rosters

    @cached_property
    def _rosters(self) -> list[RosterSource]:
        return [
            RosterSource(t.submission, t.table_id, t.title, frozenset(t.signature.split(",")), _period(t.period), t.rows)
            for t in self._profile.table_heads()
            if t.kind == "roster"
        ]

    def submission(self, id: str) -> Submission:
        return self._profile.submission(id)


def _period(key: str) -> Period | None:
    return Period.from_key(key) if key else None

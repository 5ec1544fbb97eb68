"""What waits today: drafts, reports whose copies differ, what came in from others, reports whose next period has begun."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from forms.model.period import Period
from forms.profile import feeds
from forms.profile.drafts import DraftHead
from forms.profile.rows import SubmissionHead
from forms.profile.store import Profile

MOST = 20  # of each kind
_SEEN = "agenda.seen"  # setting: how many reports of others were on the list when it was put away
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_LATE_PERIODS = 2  # a report that was left out longer isn't made any more


@dataclass(frozen=True, slots=True)
class Differing:
    """Reports of one form, unit and period that say different things. `places`: how many values differ, 0 where not counted."""

    title: str
    period: str  # Period.key
    files: tuple[str, ...]
    places: int


@dataclass(frozen=True, slots=True)
class Arrived:
    title: str
    period: str
    sender: str  # name of the desktop it came from


@dataclass(frozen=True, slots=True)
class Due:
    """A report that was sent regularly and whose next period is not there. `times`: how many periods there are.

    `fingerprint` and `issuer` are those of the form, as the last one says.
    """

    title: str
    last: str  # Period.key
    next: str
    times: int
    fingerprint: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """`reports` counts the reports of the profile that count as sources."""

    drafts: tuple[DraftHead, ...] = ()
    differing: tuple[Differing, ...] = ()
    arrived: tuple[Arrived, ...] = ()
    due: tuple[Due, ...] = ()
    reports: int = 0

    @property
    def empty(self) -> bool:
        return not (self.drafts or self.differing or self.arrived or self.due)


def agenda(profile: Profile, today: dt.date) -> Agenda:
    """All that waits; each list holds at most `MOST`."""
    heads = profile.submissions()
    counting = [head for head in heads if head.head]
    drafts = tuple(head for head in profile.drafts.heads() if head.state == "open")
    return Agenda(
        drafts[:MOST],
        _differing(profile, counting),
        _arrived(profile, heads),
        tuple(due_reports(counting, today))[:MOST],
        len(counting),
    )


def put_away_arrived(profile: Profile) -> None:
    """What came in so far was seen."""
    profile.put_setting(_SEEN, len(_of_others(profile, profile.submissions())))


def _differing(profile: Profile, heads: Iterable[SubmissionHead]) -> tuple[Differing, ...]:
    groups: dict[tuple[str, str, str], list[SubmissionHead]] = defaultdict(list)
    for head in heads:
        if head.fingerprint and head.period and head.source != "manual":
            groups[head.fingerprint, head.unit_text, head.period].append(head)
    several = [members for members in groups.values() if len(members) > 1][:MOST]
    return tuple(
        Differing(m[0].title or m[0].file_name, m[0].period, tuple(h.file_name for h in m), _places(profile, m))
        for m in several
    )


def _places(profile: Profile, heads: Sequence[SubmissionHead]) -> int:
    """How many (element, subject, period) have more than one value in these reports."""
    values: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for head in heads:
        for fact in profile.facts_of(head.id):
            values[fact.element, fact.subject, fact.period].add(f"{fact.value} {fact.unit}")
    return sum(len(found) > 1 for found in values.values())


def _of_others(profile: Profile, heads: Iterable[SubmissionHead]) -> list[SubmissionHead]:
    own = {device.id for device in feeds.devices(profile.database) if device.state == "own"}
    return [head for head in heads if head.device not in own]


def _arrived(profile: Profile, heads: Iterable[SubmissionHead]) -> tuple[Arrived, ...]:
    names = {device.id: device.name for device in feeds.devices(profile.database)}
    found = _of_others(profile, heads)[int(profile.setting(_SEEN, 0)) :]
    return tuple(Arrived(h.title or h.file_name, h.period, names.get(h.device, "")) for h in reversed(found))[:MOST]


def due_reports(heads: Iterable[SubmissionHead], today: dt.date) -> list[Due]:
    """Forms sent for two periods or more whose next period has begun; the one that began first comes first."""
    forms: dict[tuple[str, str, str], dict[str, SubmissionHead]] = defaultdict(dict)
    for head in heads:
        kind = head.period.partition(":")[0]
        if head.fingerprint and kind in _MONTHS and head.source != "manual":
            forms[head.fingerprint, head.unit_text, kind][head.period] = head
    found = []
    for by_period in forms.values():
        if len(by_period) < 2:
            continue
        last = max((Period.from_key(key) for key in by_period), key=lambda period: period.end)
        after = following(last)
        if after.start <= today <= _later(after, _LATE_PERIODS).end:
            head = by_period[last.key]
            found.append(Due(head.title, last.key, after.key, len(by_period), head.fingerprint, head.issuer))
    return sorted(found, key=lambda due: Period.from_key(due.next).start)


def following(period: Period) -> Period:
    """The next month, quarter, half-year or year. Raises KeyError for other kinds."""
    return _later(period, 1)


def _later(period: Period, times: int) -> Period:
    months = _MONTHS[period.kind]
    first = period.start.year * 12 + period.start.month - 1 + months * times
    start, after = (dt.date(month // 12, month % 12 + 1, 1) for month in (first, first + months))
    return replace(period, start=start, end=after - dt.timedelta(days=1))

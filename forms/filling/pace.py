"""How long one entry takes, measured from the times at which drafts were kept. Of entries of templates, never of persons:
what is kept is lists of seconds, without places, values or names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from forms.errors import FormsError
from forms.model.burden import Seconds
from forms.profile.drafts import Edit
from forms.profile.store import Profile

TYPING_ASSUMED = 20.0  # seconds for an entry looked up in another file, typed and checked
CHECKING_ASSUMED = 3.0  # seconds for one that is prefilled and looked at
LONGEST = 120.0  # seconds; a longer pause counts as this
MEASURED_FROM = 20  # entries; of fewer a median says little
_KEY = "pace"
_MOST_DRAFTS, _MOST_TIMES = 300, 200


def seconds_between(edits: Sequence[Edit]) -> tuple[list[float], list[float]]:
    """Seconds from leaving one place to leaving the next: those typed, and those that were only confirmed."""
    typed: list[float] = []
    checked: list[float] = []
    for before, edit in pairwise(edits):
        took = _between(before.time, edit.time)
        if took is not None and before.place != edit.place:
            (typed if edit.typed else checked).append(min(took, LONGEST))
    return typed, checked


def _between(start: str, end: str) -> float | None:
    try:
        took = (dt.datetime.fromisoformat(end) - dt.datetime.fromisoformat(start)).total_seconds()
    except (ValueError, TypeError):
        return None
    return took if took >= 0 else None  # the clock was put back


def measure(profile: Profile) -> tuple[Seconds, Seconds]:
    """Seconds to type and seconds to check one entry: medians over all drafts, or the assumptions.

    What drafts tell is kept, so that it stays known when they are cleared away.
    """
    kept = _collected(profile)
    typed = [took for one in kept.values() for took in one["typed"]]
    checked = [took for one in kept.values() for took in one["checked"]]
    return _seconds(typed, TYPING_ASSUMED), _seconds(checked, CHECKING_ASSUMED)


def _seconds(taken: Sequence[float], assumed: float) -> Seconds:
    return Seconds(median(taken), len(taken)) if len(taken) >= MEASURED_FROM else Seconds(assumed)


def _collected(profile: Profile) -> Mapping[str, dict[str, Any]]:
    """By draft; only drafts that changed since are read again."""
    kept: dict[str, dict[str, Any]] = profile.setting(_KEY, {})
    told = dict(_news(profile, kept))
    if told:
        newest = sorted((kept | told).items(), key=lambda item: item[1]["changed"])[-_MOST_DRAFTS:]
        kept = dict(newest)
        profile.put_setting(_KEY, kept)
    return kept


def _news(profile: Profile, kept: Mapping[str, dict[str, Any]]) -> Iterable[tuple[str, dict[str, Any]]]:
    for head in profile.drafts.heads():
        if kept.get(head.id, {}).get("changed") == head.changed:
            continue
        try:
            typed, checked = seconds_between(profile.drafts.edits(head.id))
        except FormsError:
            continue  # cleared away meanwhile
        yield head.id, {"changed": head.changed, "typed": typed[-_MOST_TIMES:], "checked": checked[-_MOST_TIMES:]}

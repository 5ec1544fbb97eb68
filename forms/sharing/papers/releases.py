"""Which reuse lists a leader let out of the office, as the journal keeps it: who agreed, on which day, to exactly which lines.

A list with other lines than those that were agreed to is internal again. What was recorded can be taken back.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple

from forms.errors import FormsError
from forms.model.papers import ReuseLine
from forms.profile.store import Profile
from forms.recording.decisions import UNDO, Decision, read_all, standing
from forms.sharing.papers.requests import KIND

RELEASE = "release"
_LONGEST = 100  # characters of a name


def digest_of(title: str, lines: Sequence[ReuseLine]) -> str:
    """What a release is bound to."""
    said = json.dumps([title, [astuple(line) for line in lines]], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def released(profile: Profile, family: str, digest: str) -> str:
    """'2026年5月6日经张三同意' where this very list was let out, else ""."""
    found = _standing(profile, family)
    if not found or found[-1].text("digest") != digest:
        return ""
    day = dt.date.fromisoformat(found[-1].text("day"))
    return f"{day.year}年{day.month}月{day.day}日经{found[-1].text('by')}同意"


def release(profile: Profile, family: str, digest: str, by: str, day: dt.date) -> None:
    """Raises FormsError paper.release_by without a name."""
    if not by.strip():
        raise FormsError("paper.release_by")
    body = {"what": RELEASE, "family": family, "digest": digest, "by": by.strip()[:_LONGEST], "day": day.isoformat()}
    profile.append_decision(KIND, {"items": [body]})


def withdraw(profile: Profile, family: str) -> None:
    """Take back what was agreed for a template; nothing happens where nothing was."""
    found = _standing(profile, family)
    if found:
        profile.append_decision(KIND, {"items": [{"what": UNDO, "supersedes": [one.id for one in found]}]})


def _standing(profile: Profile, family: str) -> list[Decision]:
    live = standing(read_all(profile.decision_records(KIND))).live
    return [one for one in live if one.what == RELEASE and one.text("family") == family and _sound(one)]


def _sound(one: Decision) -> bool:
    try:
        dt.date.fromisoformat(one.text("day"))
    except ValueError:
        return False
    return bool(one.text("by"))

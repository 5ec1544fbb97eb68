"""A series' words for the next time: '2026年4月低保月报' comes back as '2026年5月低保月报', 'XX镇+低保+202604' as 'XX镇+低保+202605'."""

from __future__ import annotations

import re

from forms.journey.narrative.times import applied, carried, mentions
from forms.model.period import Period

_DIGITS = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<between>[-_.]?)(?P<month>0[1-9]|1[0-2])(?!\d|[-_.]\d)")
_QUARTER = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<between>年?[-_]?)[Qq](?P<quarter>[1-4])(?!\d)")


def carried_on(text: str, old: Period, new: Period) -> str:
    """A title or a naming rule with the words for `old` saying `new`; words for any other time stay as they are."""
    edits = [edit for mention in mentions(text, old) for edit in carried(mention, old, new) or []]
    text = applied(text, edits)
    text = _DIGITS.sub(lambda match: _month(match, old, new), text)
    return _QUARTER.sub(lambda match: _quarter(match, old, new), text)


def _month(match: re.Match[str], old: Period, new: Period) -> str:
    if (int(match["year"]), int(match["month"])) != (old.end.year, old.end.month):
        return match.group()
    return f"{new.end.year}{match['between']}{new.end.month:02d}"


def _quarter(match: re.Match[str], old: Period, new: Period) -> str:
    if old.kind != "quarter" or (int(match["year"]), int(match["quarter"])) != (old.end.year, old.end.month // 3):
        return match.group()
    return f"{new.end.year}{match['between']}Q{new.end.month // 3}"

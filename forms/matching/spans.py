"""Which stretch of time a label's own words name, where no report says it: enough to keep 年初 from answering 年末.

A form's places are given exact periods by recording/asking.py; a bare list of elements has only words.
"""

from __future__ import annotations

import re

_RUNNING = re.compile(
    r"(?:自?年初|年初起|1月?)[至到-](?:本|当|报告)?(?:月|季|期|季度)?(?:末|底)?累计|自?年初(?:起|以来)?累计|(?:本|当)?(?:年|期|月|季)?累计"
)
_POINTS = {
    "opening": re.compile(r"[年期月季]初"),
    "before": re.compile(r"[上去前]年|上期|上月|上季|同期"),
}
_LENGTHS = {
    "month": re.compile(r"[本当]月(?!末|底)"),
    "quarter": re.compile(r"[本当]季(?!末|底|度末)"),
    "year": re.compile(r"[本当全今]年(?!末|底|度末)|年度(?!末)|年内"),
}


def apart(mine: str, theirs: str) -> bool:
    """Whether the time words of two labels name different stretches: 年初 and 年末, 本月 and 累计, 上年 and none."""
    left, right = _points(mine), _points(theirs)
    if left != right:
        return True
    mine_long, theirs_long = _lengths(mine), _lengths(theirs)
    return bool(mine_long and theirs_long and mine_long.isdisjoint(theirs_long))


def _points(text: str) -> frozenset[str]:
    rest = _RUNNING.sub(" ", text)
    return frozenset(name for name, pattern in _POINTS.items() if pattern.search(rest))


def _lengths(text: str) -> frozenset[str]:
    """A year so far is both running and the year's; 累计 alone may reach back for ever."""
    running = _RUNNING.search(text)
    found = {name for name, pattern in _LENGTHS.items() if pattern.search(_RUNNING.sub(" ", text))}
    if running:
        found.add("running")
        found |= {"year"} & {"year" if re.search(r"年", running.group()) else ""}
    return frozenset(found)

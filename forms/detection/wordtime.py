"""Periods that labels name for themselves: '上年同期', '3月发放金额', '（2025年末）'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from forms.values.periods import find_periods
from forms.values.text import normal
from forms.values.time_phrases import time_phrase

_ANY = re.compile(r"[年月季期度日]|累计|\d{4}")
_RELATIVE = re.compile(
    r"(?:前|[一1](?:-|至|到))[二三23]个?季度(?:累计)?|年初至本[月季期]?末?累计|年初至今(?:累计)?|1-本[月季](?:累计)?|\d{1,2}-\d{1,2}月(?:累计)?|"
    r"(?:上年|去年)同[期月]|(?:上年|去年|上月|上季|上期|本年|本月|本季|本期|当年|当月|当季)(?:累计|末|底|初)|"
    r"上年度?|去年|上月|上季度?|上期|本年度?|本月|本季度?|本期|今年|当年|当月|当季|期末|季末|月末|年末|年底|年初|期初|月初|季初|"
    r"第?[一二三四1-4]季度(?:末|累计)?|[上下]半年(?:末|累计)?|(?<![\d个])\d{1,2}月[末底份]?(?![龄\d])|全年|累计"
)


def label_period(labels: Iterable[str]) -> str:
    """The period words of a path of labels, the innermost label's first choice; "" where none of them names one."""
    return next((words for label in reversed(tuple(labels)) if (words := _period_of(label))), "")


@lru_cache(maxsize=16384)
def _period_of(label: str) -> str:
    text = normal(label)
    if not _ANY.search(text):
        return ""
    full = find_periods(text)
    if full:
        start, end, _ = full[0]
        tail = re.match(r"(?:累计)", text[end:])
        return text[start : end + (tail.end() if tail else 0)]
    phrase = time_phrase(text)
    if phrase is not None:
        return phrase[2]
    found = _RELATIVE.search(text)
    return found.group() if found else ""

"""Words of time in a text, and how they are carried on from one report's period to the next's.

Only words that can mean nothing but the old period (or one that leans on it: its last day, the year so far, the same time
last year) are carried on; what was written is read back and must say the new period, else it is left for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from forms.model.document import Span
from forms.model.period import Period
from forms.values import calendar_math as cal
from forms.values.periods import find_periods, relative

_SHORT = re.compile(
    r"(?<![\d年.])\d{1,2}月\d{1,2}日|(?<![\d年.—–~～至到-])\d{1,2}月?\s*[—–~～至到-]+\s*\d{1,2}月(?:份累计|份|末|底|累计)?|"
    r"(?:(?<=截至)|(?<=截止到)|(?<=截止)|(?<![\d年.—–~～至到-]))\d{1,2}月(?:份|末|底)?(?!\d)|"
    r"(?<!年)(?:前|[一1]\s*[—–~～至到-]+\s*)[二三23]个?季度(?:累计)?|"
    r"(?<![年\d一二三四前—–~～至到-])第?[一二三四1-4]季度(?:末|累计)?|"
    r"(?<!年)[上下]半年(?:末|累计)?|(?<!\d)(?:19|20)\d\d年"
)
_TOKENS = re.compile(
    r"(?P<year>\d{4})(?=\s*[年\-./])|(?P<quarter>(?<![前—–~～至到-])[一二三四1-4])(?=季度)|(?P<half>[上下])(?=半年)|"
    r"(?P<first>\d{1,2})(?=月?\s*[—–~～至到-]+\s*\d{1,2}月)|(?P<month>\d{1,2})(?=月)|(?P<day>\d{1,2})(?=日)"
)
_KINDS = re.compile(
    r"(?:前|[一1]\s*[—–~～至到-]+\s*)[二三23]个?季度|第?[一二三四1-4]季度|[上下]半年|全年|\d{1,2}\s*[—–~～至到-]\s*\d{1,2}月份?|\d{1,2}月份?"
)
_MONTHS = re.compile(r"\d\s*月?\s*[—–~～至到-]+\s*\d{1,2}月")
_QUARTERS = "一二三四"
_SUM = "累计"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of time at a place of a text; `period` None where they can't be placed."""

    span: Span
    words: str
    period: Period | None


def mentions(text: str, base: Period | None) -> list[Mention]:
    """Words that name a period with digits, from the left; those without a year lean on `base`."""
    out = [Mention((a, b), text[a:b], period) for a, b, period in find_periods(text)]
    for found in _SHORT.finditer(text):
        if all(found.end() <= m.span[0] or m.span[1] <= found.start() for m in out):
            out.append(Mention(found.span(), found[0], relative(found[0], base) if base else None))
    return sorted(out, key=lambda m: m.span)


def carried(mention: Mention, old: Period, new: Period) -> list[tuple[Span, str]] | None:
    """The edits (spans of the whole text) that carry a mention on: [] where nothing changes, None where a person has to
    look. Things long past (before the old period's year) stay."""
    so_far = mention.words.endswith(_SUM)
    if mention.period is None or (_MONTHS.search(mention.words) and _either(old) and not so_far):
        return None
    target = _so_far(mention.period, old, new) if so_far else None
    target = target or _target(mention.period, old, new)
    if target is None:
        return [] if mention.period.end.year < old.start.year else None
    for edits in (_tokens(mention.words, target), _another_kind(mention.words, target)):
        if edits is not None and _says(applied(mention.words, edits), target, new):
            base = mention.span[0]
            return [((a + base, b + base), text) for (a, b), text in edits if mention.words[a:b] != text]
    return None


def _either(old: Period) -> bool:
    """In a report for the first quarter 1—3月 may be the quarter or the year so far, which part in the second."""
    return old.kind in ("quarter", "half") and old.start.month == 1


def _so_far(period: Period, old: Period, new: Period) -> Period | None:
    """'1—6月累计' in a report for half a year: the year up to the new one's end."""
    for then, now in ((old, new), (cal.last_year(old), cal.last_year(new))):
        if period.end == then.end and (period.start.month, period.start.day) == (1, 1):
            return cal.ytd(now.end)
    return None


def _target(period: Period, old: Period, new: Period) -> Period | None:
    """What a period of the old report is in the new one; None where it doesn't lean on the report's own."""
    for then, now in ((old, new), (cal.last_year(old), cal.last_year(new))):
        if period.end == then.end and period.start == period.end:
            return Period(period.kind, now.end, now.end)
        if cal.same_span(period, then):
            return now
        if period.end == then.end and (period.start.month, period.start.day) == (1, 1) and period.kind != "year":
            return cal.ytd(now.end)
        if period.end == then.end and period.kind == "month" and then.kind in ("quarter", "half", "year"):
            return cal.month(now.end.year, now.end.month)
        if period.kind == "year" and period.end.year == then.end.year:
            return cal.year(now.end.year)
    before, last = cal.previous(old), cal.previous(new)
    if before is not None and last is not None and cal.same_span(period, before):
        return last
    return None


def _tokens(words: str, target: Period) -> list[tuple[Span, str]] | None:
    out: list[tuple[Span, str]] = []
    for found in _TOKENS.finditer(words):
        kind, new = found.lastgroup, ""
        if kind == "year":
            new = str(target.end.year)
        elif kind == "quarter":
            quarter = (target.end.month + 2) // 3
            new = str(quarter) if found[0].isdecimal() else _QUARTERS[quarter - 1]
        elif kind == "half":
            new = "上" if target.end.month <= 6 else "下"
        elif kind == "first":
            new = str(target.start.month)
        else:
            number = target.end.month if kind == "month" else target.end.day
            new = f"{number:02d}" if len(found[0]) == 2 and found[0][0] == "0" else str(number)
        out.append((found.span(), new))
    return out or None


def _another_kind(words: str, target: Period) -> list[tuple[Span, str]] | None:
    """'一季度' where the new report is for half a year: 上半年; '上半年' where it is for nine months: 前三季度."""
    found = _KINDS.search(words)
    if found is None:
        return None
    if target.kind == "quarter":
        new = f"{_QUARTERS[(target.end.month - 1) // 3]}季度"
    elif target.kind == "half":
        new = "上半年" if target.end.month <= 6 else "下半年"
    elif target.kind == "month":
        new = f"{target.end.month}月"
    elif target.kind == "ytd":
        in_quarters = target.end.month == 9 and found[0].endswith(("季度", "半年"))
        new = "前三季度" if in_quarters else f"1—{target.end.month}月"
    elif target.kind == "year":
        new = "全年"
    else:
        return None
    years = [e for e in _tokens(words[: found.start()], target) or [] if e[1].isdecimal() and len(e[1]) == 4]
    return [*years, (found.span(), new)]


def applied(words: str, edits: Iterable[tuple[Span, str]], base: int = 0) -> str:
    """Words with edits made; `base`: where they begin in the text that the edits' places count in."""
    for (a, b), text in sorted(edits, reverse=True):
        words = words[: a - base] + text + words[b - base :]
    return words


def _says(words: str, target: Period, base: Period) -> bool:
    found = relative(words, base)
    return found is not None and cal.same_span(found, target)

"""Dates of people and events, which may be known to the day, the month or the year only.

They are kept as the front of an ISO date ('1971-06-15', '1971-06', '1971'), so what was not known is not invented.
"""

from __future__ import annotations

import datetime as dt
import re

from forms.model.period import Period
from forms.values.period_patterns import UNIFIED
from forms.values.periods import parse_period

_STYLE = re.compile(
    r"(?P<y>(?:19|20)\d{2})(?P<a>[-./年]?)(?:(?P<m>\d{1,2})(?P<b>[-./月]?)(?:(?P<d>\d{1,2})(?P<c>日?))?)?", re.ASCII
)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def date_text(value: object) -> str | None:
    """A cell's date as the front of an ISO date; None for what is no single day, month or year."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if not isinstance(value, str):
        return None
    text = value.strip().rstrip("生").removesuffix("出")
    if re.fullmatch(r"(?:19|20)\d{2}", text):
        return text
    period = parse_period(text) if len(text) <= 40 and not re.search("[:：]", text[:6]) else None
    return _front(period) if period else None


_SHAPE = re.compile(
    r"\d{4}(?:\s*[-./年]\s*\d{1,2}(?:\s*[-./月]\s*(?:\d{1,2}\s*日?)?)?)?|(?:19|20)\d{4}(?:\d\d)?|[一二][〇○零九]\S{2}年\S{1,3}月(?:\S{1,3}日)?",
    re.ASCII,
)


def looks_like_date(text: str) -> bool:
    """Whether a text is written as a date of a year with four digits, be there such a day or not (2021-02-30)."""
    return _SHAPE.fullmatch(text.strip().translate(UNIFIED).rstrip("生")) is not None


def date_style(example: str) -> str:
    """How a date is written, as a pattern: '1971.06' is 'YYYY.MM', '1971年6月' is 'YYYY年M月', no date is ""."""
    found = _STYLE.fullmatch(example.strip())
    if not found or not date_text(example):
        return ""
    out = "YYYY" + found["a"]
    for group, mark, behind in (("m", "M", "b"), ("d", "D", "c")):
        if found[group]:
            out += mark * len(found[group]) + (found[behind] or "")
    return out


def write_date(iso: str, style: str) -> str | None:
    """An ISO front in a style of date_style(); None where the style asks for more than is known.

    One letter M or D writes no leading zero. An empty style gives the ISO text back.
    """
    found = _ISO.fullmatch(iso)
    if not found:
        return None
    year, month, day = found.groups()
    if ("M" in style and not month) or ("D" in style and not day):
        return None
    out = style.replace("YYYY", year) or iso
    for mark, part in (("M", month), ("D", day)):
        out = out.replace(mark * 2, part or "").replace(mark, str(int(part)) if part else "")
    return out


def best_style(examples: list[str]) -> str:
    """The style most of the examples share; "" where fewer than half of those that are dates agree.

    One-digit and two-digit forms of the same order count as one: '2001.3' and '1971.12' are both 'YYYY.M'.
    """
    styles = [style for style in map(date_style, examples) if style]
    families: dict[str, list[str]] = {}
    for style in styles:
        families.setdefault(style.replace("MM", "M").replace("DD", "D"), []).append(style)
    if not families:
        return ""
    _, members = max(families.items(), key=lambda item: len(item[1]))
    return min(members, key=len) if len(members) * 2 > len(styles) else ""


def _front(period: Period) -> str | None:
    if period.kind in ("day", "as_of"):
        return period.end.isoformat()
    if period.kind == "month":
        return period.start.isoformat()[:7]
    return str(period.start.year) if period.kind == "year" else None

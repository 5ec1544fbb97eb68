"""Values as words inside running text."""

from __future__ import annotations

import datetime as dt
import re

from forms.documents.blanks import Blank
from forms.model.document import Value, plain


def written(value: Value, blank: Blank | None = None) -> str:
    """A value as it is written into running text; dates the way forms write them (2026年4月5日)."""
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return f"{value.year}年{value.month}月{value.day}日{value:%H:%M}"
    if isinstance(value, dt.date):
        return f"{value.year}年{value.month}月{value.day}日"
    text = plain(value)
    if (
        blank is not None
        and blank.kind == "date"
        and (match := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text))
    ):
        return f"{match[1]}年{int(match[2])}月{int(match[3])}日"
    return text

"""What a business system exported (a platform's Excel dump) as a source: named after the system, with a date of its own.

The date it is true for is given, or printed ('数据截至2026年3月31日', else when it was exported), or in the file's name. A dump
whose date nobody can tell is refused: it would stand against dated reports as if it were of any time.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from forms.errors import FormsError
from forms.model.document import Document, plain
from forms.model.facts import Submission
from forms.values import calendar_math as cal
from forms.values.periods import find_periods, period_of_file_name

_ROWS = 8  # from the top and from the bottom of each sheet: where queries and times stand
_DATE = r"[:：]?\s*(?P<date>\d{4}\s*[年\-/.]\s*\d{1,2}(?:\s*[月\-/.]\s*\d{1,2}\s*日?)?[月底末]*)"
_PRINTED = (
    re.compile(
        rf"(?:数据|统计)?截[至止](?:时间|日期|到)?{_DATE}|(?:数据|统计|业务)(?:截止)?(?:时间|日期|时点){_DATE.replace('date', 'other')}"
    ),
    re.compile(rf"(?:导出|下载|生成|查询|打印|制表)(?:时间|日期){_DATE}"),
)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?:[-_T ]?\d{4,6})?(?!\d)")
Origin = Literal["given", "printed", "exported", "file_name"]


@dataclass(frozen=True, slots=True)
class Export:
    """`system`: what the office calls it. `as_of`: the day its data is true for, None to be read from the file."""

    system: str
    as_of: dt.date | None = None


def as_of(document: Document, export: Export) -> tuple[dt.date, Origin]:
    """The day an export is true for and how it is known. FormsError export.no_date."""
    if export.as_of is not None:
        return export.as_of, "given"
    printed = printed_day(document)
    if printed is not None:
        return printed
    name = _IN_NAME.search(document.file_name)
    if name is not None:
        try:
            return dt.date(int(name[1]), int(name[2]), int(name[3])), "file_name"
        except ValueError:
            pass
    period = period_of_file_name(document.file_name)
    if period is None or period.kind == "year":
        raise FormsError("export.no_date", file=document.file_name)
    return period.end, "file_name"


def printed_day(document: Document) -> tuple[dt.date, Origin] | None:
    """The one day that the file prints: what its data is true for before when it was exported; None for none or several."""
    lines = [*_lines(document)]
    for pattern, origin in zip(_PRINTED, ("printed", "exported"), strict=True):
        days = {day for line in lines for m in pattern.finditer(line) if (day := _day(m)) is not None}
        if len(days) == 1:
            return days.pop(), origin  # type: ignore[return-value]
        if days:
            return None
    return None


def _day(found: re.Match[str]) -> dt.date | None:
    text = next(g for g in found.groups() if g)
    periods = find_periods(re.sub(r"\s+", "", text))
    return periods[0][2].end if len(periods) == 1 and periods[0][2].kind != "year" else None


def _lines(document: Document) -> Iterator[str]:
    for paragraph in document.paragraphs:
        yield paragraph.text
    for grid in document.grids:
        yield f"{grid.header_text} {grid.footer_text}"
        rows = range(grid.rows)
        for row in sorted({*rows[:_ROWS], *rows[-_ROWS:]}):
            cells = [plain(grid.value(row, col)) for col in range(min(grid.cols, 30))]
            yield " ".join(dict.fromkeys(c for c in cells if c))


def exported(submission: Submission, export: Export, day: dt.date) -> Submission:
    """The submission as the system's, of that day. Without a title of its own it is called after the system."""
    return replace(
        submission, provider=export.system, period=cal.as_of(day), period_origin="given", as_of=day.isoformat(),
        title=submission.title or export.system,
    )  # fmt: skip

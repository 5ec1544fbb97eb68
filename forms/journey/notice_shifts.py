"""Days told by how far they are from another one: '原定11月30日，推迟一周', '县里10日前要，提前两天报给我', '还有3天截止'."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from forms.journey.notice import Base, Deadline, Stage
from forms.journey.notice_chain import Chain
from forms.journey.notice_settling import Due
from forms.journey.notice_text import Flat, denied, number
from forms.journey.notice_times import Moment, relative_doubt
from forms.model.reports import Problem
from forms.values.workdays import DAY, Workdays

_COUNT = r"(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,2})个?(?P<unit>工作日|天|日|周|星期)"
_SHIFT = re.compile(rf"(?P<how>提前|提早|推迟|延期|延后|延迟|顺延|推后|延长|往后推|晚)了?\s?{_COUNT}(?!内|到|以上)")
_LEFT = re.compile(
    rf"(?:还有|还剩|只剩|仅剩|剩余?|离截止还有)\s?(?:最后)?{_COUNT}(?:时间)?(?:就|即将|便)?(?:要)?(?=截止|到期|结束|时间)"
)
_EARLIER = ("提前", "提早")
_TO_US = re.compile(r"[^,。;]{0,6}(?:报|交|发|送|给)")


def shifted(
    flat: Flat, dues: Sequence[Due], found: Sequence[Moment], calendar: Workdays, base: Base, chain: Chain
) -> list[Due]:
    """The deadlines that are told so, each marked, with the day it was counted from beside it."""
    told = [match for match in _SHIFT.finditer(flat.text) if not denied(flat, *match.span())]
    counted = [_from_another(flat, match, dues, found, calendar) for match in told]
    return [*filter(None, counted), *_left(flat, calendar, base, chain)]


def _from_another(
    flat: Flat, match: re.Match[str], dues: Sequence[Due], found: Sequence[Moment], calendar: Workdays
) -> Due | None:
    """Counted from the day its sentence names before it, else from the last deadline before it."""
    start, _ = flat.sentence(match.start())
    named = [m for m in found if start <= m.start < match.start() and m.day]
    due = next((d for d in reversed(dues) if d.start < match.start() and d.deadline.day), None)
    earlier = match["how"] in _EARLIER
    if named and (due is None or named[-1].start > due.start):
        known = Due(named[-1].start, named[-1].end, Deadline(named[-1].day, named[-1].at, named[-1].part), 2)
    elif due is not None:
        known = due
    else:
        return None
    asks = _TO_US.match(flat.text, match.end())
    if known.deadline.day is None or (earlier and not asks):
        return None  # '提前一周完成任务' tells of what was done
    day = _counted(known.deadline.day, match, calendar, -1 if earlier else 1)
    stage: Stage = "village" if earlier and known.deadline.stage in ("up", "village") else known.deadline.stage
    words, other = flat.raw[match.start() : match.end()], flat.raw[known.start : known.end]
    doubt = Problem("notice.counted_from", (("words", words), ("other", other), ("date", f"{day}")))
    made = Due(match.start(), match.end(), replace(known.deadline, day=day, stage=stage), 2, (doubt,))
    return made if earlier else replace(made, others=(known.deadline,), changed=True)


def _left(flat: Flat, calendar: Workdays, base: Base, chain: Chain) -> Iterator[Due]:
    """'还有3天截止': counted from the day it is said."""
    for match in _LEFT.finditer(flat.text):
        here = chain.base(match.start(), base)
        day = _counted(here.day, match, calendar, 1)
        told = (("words", flat.raw[match.start() : match.end()]), ("other", f"{here.day}"), ("date", f"{day}"))
        yield Due(
            match.start(), match.end(), Deadline(day), 2, (*relative_doubt(here), Problem("notice.counted_from", told))
        )


def _counted(day: dt.date, match: re.Match[str], calendar: Workdays, way: int) -> dt.date:
    count = number(match["count"]) or 1
    unit = match["unit"]
    if unit != "工作日":
        return day + DAY * (way * count * (7 if unit in ("周", "星期") else 1))
    return calendar.after(day, count) if way > 0 else calendar.before(day, count)

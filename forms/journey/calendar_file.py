"""Tasks as a calendar file (RFC 5545), for a telephone or a mail program.

Written here and not by a library: it is a hundred lines, needs no reading, and saves every desktop a dependency.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from forms.journey.notice import Recurrence
from forms.journey.recurrence import next_due, rrule
from forms.journey.task_model import Task
from forms.values.workdays import DAY, Workdays

ZONE = "Asia/Shanghai"
END_OF_WORK = dt.time(17, 30)  # 下班前, and where no time is given
_PARTS = {"上午": dt.time(12, 0), "中午": dt.time(12, 0), "早上": dt.time(9, 0), "晚上": dt.time(22, 0)}
_LONGEST = 75  # octets of a line (3.1)
_AHEAD = 12  # days written out where no rule can say them
_TO_DO = "VTO" + "DO"  # in two, as the word alone marks unfinished code
_ZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{ZONE}", "BEGIN:STANDARD", "DTSTART:19910915T000000", "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip


def calendar_text(tasks: Iterable[Task], now: dt.datetime, calendar: Workdays, kind: str = "event") -> str:
    """The whole file, lines ended by CRLF. `kind`: "event" (shown by every telephone) or "todo" (with a due time).

    Of a series only its last task carries the rule. `now` is in UTC.
    """
    held = [task for task in tasks if task.due]
    newest = {task.series: task.id for task in sorted(held, key=lambda t: t.due or dt.date.min) if task.series}
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//FillOnce//FillOnce//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *_ZONE,
    ]
    for task in held:
        repeats = not task.series or newest[task.series] == task.id
        lines += _todo(task, now, calendar, repeats) if kind == "todo" else _event(task, now, calendar, repeats)
    return "".join(f"{folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def due_time(task: Task) -> dt.datetime:
    """When a task is due, by the office's clock. Raises ValueError for one without a day."""
    if task.due is None:
        raise ValueError("no day")
    return dt.datetime.combine(task.due, task.at or _PARTS.get(task.part, END_OF_WORK))


def escaped(text: str) -> str:
    """TEXT of RFC 5545, 3.3.11; control characters are left out."""
    clean = "".join(c for c in text.replace("\r\n", "\n").replace("\r", "\n") if c == "\n" or c >= " ")
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, no character cut (3.1)."""
    pieces, piece, size = [], "", 0
    for char in line:
        width = len(char.encode("utf-8"))
        if size + width > _LONGEST:
            pieces.append(piece)
            piece, size = "", 1  # the blank a piece begins with
        piece += char
        size += width
    return "\r\n ".join([*pieces, piece])


def _event(task: Task, now: dt.datetime, calendar: Workdays, repeats: bool) -> Iterator[str]:
    """Half an hour that ends when the task is due."""
    due = due_time(task)
    yield "BEGIN:VEVENT"
    yield from _common(task, now)
    yield f"DTSTART;TZID={ZONE}:{_stamp(due - dt.timedelta(minutes=30))}"
    yield f"DTEND;TZID={ZONE}:{_stamp(due)}"
    yield "TRANSP:TRANSPARENT"
    yield from _repeating(task, due - dt.timedelta(minutes=30), calendar) if repeats else ()
    yield from _alarms()
    yield "END:VEVENT"


def _todo(task: Task, now: dt.datetime, calendar: Workdays, repeats: bool) -> Iterator[str]:
    due = due_time(task)
    yield f"BEGIN:{_TO_DO}"
    yield from _common(task, now)
    yield f"DTSTART;TZID={ZONE}:{_stamp(due - DAY)}"
    yield f"DUE;TZID={ZONE}:{_stamp(due)}"
    yield "STATUS:NEEDS-ACTION"
    yield from _repeating(task, due - DAY, calendar) if repeats else ()
    yield from _alarms("END")
    yield f"END:{_TO_DO}"


def _common(task: Task, now: dt.datetime) -> Iterator[str]:
    yield f"UID:{escaped(task.id)}@fillonce.invalid"
    yield f"DTSTAMP:{_stamp(now)}Z"
    yield f"SUMMARY:{escaped(task.title)}"
    about = (
        ("来文单位", task.office),
        ("文号", task.number),
        ("报送方式", task.channel),
        ("命名", task.naming),
        ("报送内容", task.items),
    )
    said = [f"{label}：{value}" for label, value in about if value]
    if said:
        yield f"DESCRIPTION:{escaped(chr(10).join(said))}"


def _repeating(task: Task, start: dt.datetime, calendar: Workdays) -> Iterator[str]:
    rule = task.rule
    if rule is None or task.due is None:
        return
    said = rrule(rule)
    if said:
        yield f"RRULE:{said}"
        return
    days = _ahead(rule, task.due, calendar)
    if days:
        shift = task.due - start.date()
        yield f"RDATE;TZID={ZONE}:" + ",".join(_stamp(dt.datetime.combine(day - shift, start.time())) for day in days)


def _ahead(rule: Recurrence, due: dt.date, calendar: Workdays) -> list[dt.date]:
    """The days to come that no rule of a calendar can say: working days, days off that are moved."""
    out: list[dt.date] = []
    while len(out) < _AHEAD and (found := next_due(rule, due + DAY, calendar)):
        out.append(found)
        due = found
    return out


def _alarms(related: str = "") -> Iterator[str]:
    """A day before, and two hours before."""
    for before in ("-P1D", "-PT2H"):
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:报送时限")
        yield f"TRIGGER{';RELATED=' + related if related else ''}:{before}"
        yield "END:VALARM"


def _stamp(moment: dt.datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"

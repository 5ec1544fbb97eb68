"""The tasks of a profile: made from notices or by hand, changed, done, dropped; those that recur come back by themselves.

A change is an item of a record of the kind "tasks" in the journal: the whole task, superseding what its author knew of it.
So tasks are backed up and exchanged with everything else. What comes next in a series is worked out, not stored, until
somebody changes it: its id follows from the series and the day, so two desktops that work it out mean the same task.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.documents.writer import save
from forms.errors import FormsError
from forms.journey.task_model import STATES, State, Task, as_json, from_json
from forms.profile import kinds
from forms.profile.store import Profile
from forms.recording.decisions import Decision, read_all, standing
from forms.values.holiday_text import days_in, days_text
from forms.values.workdays import DAY, Workdays, announced, read_calendar

if TYPE_CHECKING:
    from forms.journey.notice import Notice, Recurrence
    from forms.model.period import Period

KIND = kinds.TASKS
HOLIDAYS = "journey.holidays"  # setting: years an office added to the calendar
_SATURDAY = 5
_KEEP_OVERDUE = 3  # of one series: what was left out longer ago isn't made any more
_MOST_NEXT = 400  # steps of a series that are worked out


@dataclass(frozen=True, slots=True)
class _Kept:
    task: Task
    items: tuple[str, ...]  # ids of the items that say so


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """`rest` and `work`: days off and worked weekends in words. `known`: the year was announced; `own`: by this office."""

    year: int
    rest: str
    work: str
    known: bool
    own: bool


class TaskDesk:
    """Reached by Workspace.tasks; belongs to the workspace's thread."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._state = (-1, -1)
        self._kept: dict[str, _Kept] = {}

    def calendar(self) -> Workdays:
        """Working days, with the years this office added."""
        more = self._profile.setting(HOLIDAYS, None)
        return read_calendar(more, announced()) if more else announced()

    def set_holidays(self, data: dict[str, Any] | None) -> None:
        """Years of holidays in the layout of resources/calendar/holidays.json. Raises FormsError calendar.bad."""
        try:
            if data is not None:
                read_calendar(data, announced())
        except (ValueError, TypeError, AttributeError) as error:
            raise FormsError("calendar.bad") from error
        self._profile.put_setting(HOLIDAYS, data)

    def holidays(self, year: int) -> HolidayYear:
        """The days off and made-up days of a year, in words."""
        calendar, own = self.calendar(), self._profile.setting(HOLIDAYS, None) or {}
        rest, work = ((day for day in days if day.year == year) for days in (calendar.rest, calendar.work))
        return HolidayYear(
            year, days_text(rest), days_text(work), year in calendar.years, str(year) in own.get("years", {})
        )

    def set_year(self, year: int, rest: str, work: str) -> None:
        """Set a year as it was announced, in words. Raises FormsError calendar.day_bad, with the part that can't be."""
        try:
            kept = {"rest": list(days_in(rest, year)), "work": list(days_in(work, year))}
            added = read_calendar({"years": {str(year): kept}})
        except ValueError as error:
            raise FormsError("calendar.day_bad", text=str(error)[:40], year=year) from error
        weekday = next((day for day in sorted(added.work) if day.weekday() < _SATURDAY), None)
        if weekday is not None:
            raise FormsError("calendar.no_weekend", day=days_text([weekday]))
        own = self._profile.setting(HOLIDAYS, None) or {}
        self.set_holidays({**own, "years": own.get("years", {}) | {str(year): kept}})

    def drop_year(self, year: int) -> None:
        """The year again as it comes with the program."""
        own = self._profile.setting(HOLIDAYS, None) or {}
        years = {name: kept for name, kept in own.get("years", {}).items() if name != str(year)}
        self.set_holidays({**own, "years": years} if years else None)

    def read(
        self,
        text: str,
        attachments: Sequence[str] = (),
        today: dt.date | None = None,
        now: dt.time | None = None,
        received: dt.date | None = None,
    ) -> Notice:
        """What a notice says, counted with this office's working days; see notice_read.read_notice."""
        from forms.journey.notice_read import read_notice

        return read_notice(text, attachments, today, now, self.calendar(), received)

    def all(self, today: dt.date) -> tuple[Task, ...]:
        """Every task, and what recurs up to today; open ones first, the one that is due first before."""
        kept = {id: one.task for id, one in self._now().items()}
        tasks = [*kept.values(), *self._coming(kept, today)]
        return tuple(sorted(tasks, key=_order))

    def open(self, today: dt.date) -> tuple[Task, ...]:
        return tuple(task for task in self.all(today) if task.state == "open")

    def find(self, id: str, today: dt.date) -> Task:
        """Raises FormsError task.unknown."""
        found = next((task for task in self.all(today) if task.id == id), None)
        if found is None:
            raise FormsError("task.unknown", task=id[:8])
        return found

    def add(self, task: Task) -> Task:
        """Keep a new task. Raises FormsError task.untitled."""
        id = secrets.token_hex(8)
        return self._write(replace(task, id=id, series=id if task.rule else "", state="open", done_on=None))

    def change(self, task: Task, today: dt.date) -> Task:
        """Keep a task as it is now. Raises FormsError task.unknown, task.untitled."""
        self.find(task.id, today)
        return self._write(replace(task, series=task.series or (task.id if task.rule else "")))

    def set_state(self, id: str, state: State, today: dt.date) -> Task:
        """Open, done or dropped. Raises FormsError task.unknown."""
        if state not in STATES:
            raise ValueError(state)
        return self._write(replace(self.find(id, today), state=state, done_on=today if state == "done" else None))

    def forget(self, id: str) -> None:
        """Make a task void that was only just added (undoing it); what was never kept is nothing to forget."""
        kept = self._now().get(id)
        if kept is not None:
            self._append({"what": "undo", "supersedes": list(kept.items)})

    def export(self, out: Path, today: dt.date, *, force: bool = False, kind: str = "event") -> int:
        """Write the open tasks that have a day into a calendar file; how many.

        Raises FormsError output.exists (unless `force`), output.unwritable, output.disk_full.
        """
        from forms.journey.calendar_file import calendar_text

        tasks = [task for task in self.open(today) if task.due]
        text = calendar_text(tasks, dt.datetime.now(dt.UTC), self.calendar(), kind)
        save(text.encode("utf-8"), out, force)
        return len(tasks)

    # the journal

    def _now(self) -> dict[str, _Kept]:
        state = self._profile.state_of(KIND)
        if state != self._state:
            self._kept = _read(read_all(self._profile.decision_records(KIND)))
            self._state = state
        return self._kept

    def _write(self, task: Task) -> Task:
        if not task.title.strip():
            raise FormsError("task.untitled")
        kept = self._now().get(task.id)
        self._append({"what": "task", "supersedes": list(kept.items) if kept else []} | as_json(task))
        return self._now()[task.id].task

    def _append(self, item: dict[str, object]) -> None:
        self._profile.append_decision(KIND, {"items": [item]})

    # what recurs

    def _coming(self, kept: dict[str, Task], today: dt.date) -> list[Task]:
        """The next of each series: when the one before is done, or its period begins."""
        series: dict[str, list[Task]] = defaultdict(list)
        for task in kept.values():
            if task.series and task.due:
                series[task.series].append(task)
        calendar = self.calendar()
        return [
            task for members in series.values() for task in _next_of(members, today, calendar) if task.id not in kept
        ]


def _read(decisions: Sequence[Decision]) -> dict[str, _Kept]:
    """The tasks that hold; of several versions of one the last in the journal's order, which is the same everywhere."""
    versions: dict[str, list[Decision]] = defaultdict(list)
    for one in standing(decisions).live:
        if one.what == "task" and one.text("id"):
            versions[one.text("id")].append(one)
    return {
        id: _Kept(replace(from_json(said[-1].body), differs=len(said) > 1), tuple(d.id for d in said))
        for id, said in versions.items()
    }


def _next_of(members: Iterable[Task], today: dt.date, calendar: Workdays) -> list[Task]:
    """Those behind the last that is kept; of what was left out for long only the newest few."""
    last = max(members, key=lambda task: task.due or dt.date.min)
    out: list[Task] = []
    for _ in range(_MOST_NEXT):
        if last.rule is None or last.due is None:
            break
        from forms.journey.recurrence import next_due  # its patterns cost 25 ms, and 待办 is often without such tasks

        due = next_due(last.rule, last.due + DAY, calendar)
        if due is None or (last.state == "open" and max(_begins(last, due), last.due + DAY) > today):
            break
        last = _following(last, due)
        out.append(last)
    return out[-_KEEP_OVERDUE:]


def _period(rule: Recurrence, due: dt.date) -> Period | None:
    from forms.journey.recurrence import period_of

    return period_of(rule, due)


def _begins(last: Task, due: dt.date) -> dt.date:
    """When the next period begins; for what has none, the day behind the one before."""
    period = _period(last.rule, due) if last.rule else None
    return period.start if period else (last.due or due) + DAY


def _following(last: Task, due: dt.date) -> Task:
    period = _period(last.rule, due) if last.rule else None
    shift = due - last.due if last.due else None
    village = last.village_due + shift if last.village_due and shift else None
    if period and last.period:
        last = _carried(last, period)
    return replace(
        last, id=f"{last.series}-{due:%Y%m%d}", due=due, village_due=village, state="open", done_on=None, draft="", note="",
        period=period.key if period else "", unsure=(), differs=False,
    )  # fmt: skip


def _carried(task: Task, new: Period) -> Task:
    """Its words with its own period saying the new one; patterns are loaded only where there may be any."""
    if not any(c.isdigit() or c in "季半" for c in task.title + task.naming + task.template_name):
        return task
    from forms.journey.carrying import carried_on
    from forms.model.period import Period

    old = Period.from_key(task.period)
    title, naming, name = (carried_on(text, old, new) for text in (task.title, task.naming, task.template_name))
    return replace(task, title=title, naming=naming, template_name=name)


def _order(task: Task) -> tuple[int, dt.date, str, str]:
    if task.state == "open":
        return 0, task.due or dt.date.max, task.title, task.id
    done = task.done_on or task.due or dt.date.min
    return 1, dt.date.min + (dt.date.max - done), task.title, task.id

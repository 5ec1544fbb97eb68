"""The calendar file: RFC 5545's lines, escapes and folds; times in Shanghai; what recurs."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.errors import FormsError
from forms.journey.calendar_file import calendar_text, escaped, folded
from forms.journey.notice import Recurrence
from forms.journey.task_model import Task
from forms.journey.tasks import TaskDesk
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.values.workdays import announced

NOW = dt.datetime(2026, 4, 22, 1, 2, 3, tzinfo=dt.UTC)
TASK = Task(id="ab12", title="低保月报", due=dt.date(2026, 4, 28), at=dt.time(17), office="县民政局")


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    return re.sub("\r\n ", "", text).split("\r\n")[:-1]


def lines(*tasks: Task, kind: str = "event") -> list[str]:
    return unfolded(calendar_text(tasks, NOW, announced(), kind))


def test_an_event_ends_when_the_task_is_due_and_reminds_twice() -> None:
    said = lines(TASK)
    assert said[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//FillOnce//FillOnce//ZH"]
    assert "DTSTART;TZID=Asia/Shanghai:20260428T163000" in said
    assert "DTEND;TZID=Asia/Shanghai:20260428T170000" in said
    assert "DTSTAMP:20260422T010203Z" in said
    assert "UID:ab12@fillonce.invalid" in said
    assert [line for line in said if line.startswith("TRIGGER")] == ["TRIGGER:-P1D", "TRIGGER:-PT2H"]


def test_a_to_do_has_its_due_time() -> None:
    said = lines(TASK, kind="todo")
    assert "DUE;TZID=Asia/Shanghai:20260428T170000" in said
    assert "TRIGGER;RELATED=END:-P1D" in said


def test_end_of_work_is_half_past_five() -> None:
    assert "DTEND;TZID=Asia/Shanghai:20260428T173000" in lines(Task(id="a", title="月报", due=TASK.due, part="下班"))


def test_every_part_that_begins_ends() -> None:
    said = lines(TASK, TASK)
    begun = [line.split(":")[1] for line in said if line.startswith("BEGIN:")]
    ended = [line.split(":")[1] for line in said if line.startswith("END:")]
    assert sorted(begun) == sorted(ended)


def test_the_last_of_a_series_carries_the_rule_alone() -> None:
    rule = Recurrence("month", (25,))
    series = [
        Task(id=f"a{n}", title="月报", due=dt.date(2026, n, 25), series="a", rule=rule) for n in (4, 5)
    ]  # fmt: skip
    assert [line for line in lines(*series) if line.startswith("RRULE")] == ["RRULE:FREQ=MONTHLY;BYMONTHDAY=25"]


def test_what_no_rule_can_say_is_written_out() -> None:
    rule = Recurrence("month", (3,), workday=True)
    said = lines(Task(id="a", title="月报", due=dt.date(2026, 4, 3), series="a", rule=rule))
    (days,) = [line for line in said if line.startswith("RDATE")]
    assert days.startswith("RDATE;TZID=Asia/Shanghai:20260508T170000,20260603T170000")
    assert days.count(",") == 11


@given(st.text(max_size=300))
def test_no_line_is_longer_than_75_octets_and_unfolding_gives_it_back(text: str) -> None:
    line = "SUMMARY:" + escaped(text.encode("utf-8", "replace").decode())
    pieces = folded(line).split("\r\n ")
    assert all(len((" " * bool(n) + piece).encode("utf-8")) <= 75 for n, piece in enumerate(pieces))
    assert "".join(pieces) == line


@given(st.text(max_size=200))
def test_a_title_can_never_begin_a_line_of_its_own(text: str) -> None:
    assert not set("\r\n") & set(escaped(text))


def test_an_existing_file_is_not_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "待办.ics"
    with Profile.throwaway(UnitSettings("云溪镇")) as profile:
        desk = TaskDesk(profile)
        desk.add(TASK)
        desk.add(Task(title="没有时限"))
        assert desk.export(out, dt.date(2026, 4, 22)) == 1
        before = out.read_bytes()
        with pytest.raises(FormsError) as refused:
            desk.export(out, dt.date(2026, 4, 22))
        assert refused.value.code == "output.exists"
        assert out.read_bytes() == before
        assert desk.export(out, dt.date(2026, 4, 22), force=True) == 1

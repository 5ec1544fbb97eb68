"""Tasks are journaled: kept, changed, done, undone, exchanged, restored; what recurs comes back by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.errors import FormsError
from forms.journey.notice import Recurrence
from forms.journey.notice_read import read_notice
from forms.journey.task_model import Task, as_json, from_json, rule_json, rule_of, task_of
from forms.journey.tasks import TaskDesk
from forms.profile.canonical import canonical, parse
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from tests.journey.test_recurrence import RULES
from tests.sync.desk import Desk, befriend

TODAY = dt.date(2026, 4, 22)
MONTHLY = Recurrence("month", (25,))


@pytest.fixture
def desk() -> Iterator[TaskDesk]:
    with Profile.throwaway(UnitSettings("云溪镇", "999101")) as profile:
        yield TaskDesk(profile)


def titles(desk: TaskDesk, today: dt.date = TODAY) -> list[tuple[str, str, str]]:
    return [(task.title, str(task.due), task.state) for task in desk.all(today)]


def test_a_task_made_from_a_notice_holds_what_it_says_and_what_was_not_sure() -> None:
    notice = read_notice(
        "请各镇于4月28日（星期三）17:00前将《低保统计表》报县民政局，联系人：李明 13900000000", (), TODAY
    )
    task = task_of(notice)
    assert (task.title, task.due, task.at) == ("低保统计表", dt.date(2026, 4, 28), dt.time(17))
    assert task.contact == "李明 13900000000"
    assert "due" in task.unsure
    ((start, end),) = task.words["due"]
    assert task.notice[start:end] == "4月28日（星期三）17:00前"


def test_tasks_are_listed_by_their_day_and_done_ones_last(desk: TaskDesk) -> None:
    late = desk.add(Task(title="年报", due=dt.date(2026, 6, 1)))
    desk.add(Task(title="月报", due=dt.date(2026, 4, 28)))
    desk.add(Task(title="不限时"))
    desk.set_state(late.id, "done", TODAY)
    assert titles(desk) == [
        ("月报", "2026-04-28", "open"),
        ("不限时", "None", "open"),
        ("年报", "2026-06-01", "done"),
    ]
    assert desk.find(late.id, TODAY).done_on == TODAY


def test_a_change_takes_the_place_of_what_was_there(desk: TaskDesk) -> None:
    task = desk.add(Task(title="月报", due=TODAY))
    desk.change(from_json(as_json(task) | {"title": "低保月报", "due": "2026-04-27"}), TODAY)
    assert titles(desk) == [("低保月报", "2026-04-27", "open")]
    assert not desk.find(task.id, TODAY).differs


def test_a_task_that_was_just_added_can_be_undone(desk: TaskDesk) -> None:
    desk.forget(desk.add(Task(title="月报")).id)
    assert desk.all(TODAY) == ()


@pytest.mark.parametrize(("title", "code"), [("", "task.untitled"), ("  ", "task.untitled")])
def test_a_task_needs_a_name(desk: TaskDesk, title: str, code: str) -> None:
    with pytest.raises(FormsError) as refused:
        desk.add(Task(title=title))
    assert refused.value.code == code


def test_an_unknown_task_is_refused(desk: TaskDesk) -> None:
    with pytest.raises(FormsError) as refused:
        desk.set_state("ffff", "done", TODAY)
    assert refused.value.code == "task.unknown"


def test_the_next_of_a_series_comes_when_the_one_before_is_done(desk: TaskDesk) -> None:
    task = desk.add(Task(title="月报", due=dt.date(2026, 4, 25), rule=MONTHLY, period="month:2026-04-01:2026-04-30"))
    assert len(desk.open(TODAY)) == 1
    desk.set_state(task.id, "done", TODAY)
    (coming,) = desk.open(TODAY)
    assert (coming.due, coming.period) == (dt.date(2026, 5, 25), "month:2026-05-01:2026-05-31")
    assert coming.series == task.id


def test_the_next_of_a_series_comes_when_its_period_begins(desk: TaskDesk) -> None:
    desk.add(Task(title="月报", due=dt.date(2026, 4, 25), rule=MONTHLY))
    assert len(desk.open(dt.date(2026, 4, 30))) == 1
    assert [str(t.due) for t in desk.open(dt.date(2026, 5, 1))] == ["2026-04-25", "2026-05-25"]


def test_of_a_series_left_alone_only_the_newest_are_listed(desk: TaskDesk) -> None:
    desk.add(Task(title="月报", due=dt.date(2026, 1, 25), rule=MONTHLY))
    due = [str(t.due) for t in desk.open(dt.date(2026, 12, 2))]
    assert due == ["2026-01-25", "2026-10-25", "2026-11-25", "2026-12-25"]


def test_one_of_a_series_that_is_done_stays_done(desk: TaskDesk) -> None:
    task = desk.add(Task(title="月报", due=dt.date(2026, 4, 25), rule=MONTHLY))
    may = dt.date(2026, 5, 2)
    coming = next(t for t in desk.open(may) if t.id != task.id)
    desk.set_state(coming.id, "done", may)
    assert [str(t.due) for t in desk.open(may)] == ["2026-04-25", "2026-06-25"]
    desk.set_state(coming.id, "open", may)
    assert [str(t.due) for t in desk.open(may)] == ["2026-04-25", "2026-05-25"]


def test_a_series_ends_with_a_task_that_recurs_no_more(desk: TaskDesk) -> None:
    task = desk.add(Task(title="月报", due=dt.date(2026, 4, 25), rule=MONTHLY))
    kept = as_json(desk.set_state(task.id, "done", TODAY))
    kept.pop("rule")
    desk.change(from_json(kept), TODAY)
    assert desk.open(dt.date(2026, 9, 1)) == ()


def test_holidays_of_an_office_move_a_deadline(desk: TaskDesk) -> None:
    desk.set_holidays({"years": {"2031": {"rest": ["2031-04-25"]}}})
    rule = Recurrence("month", (25,), moved="after")
    task = desk.add(Task(title="月报", due=dt.date(2031, 3, 25), rule=rule))
    desk.set_state(task.id, "done", dt.date(2031, 3, 20))
    assert [str(t.due) for t in desk.open(dt.date(2031, 3, 20))] == ["2031-04-28"]  # Friday off, then a weekend


def test_a_bad_calendar_of_holidays_is_refused_and_changes_nothing(desk: TaskDesk) -> None:
    before = desk.calendar()
    with pytest.raises(FormsError) as refused:
        desk.set_holidays({"years": {"2031": {"rest": ["soon"]}}})
    assert refused.value.code == "calendar.bad"
    assert desk.calendar() == before


def test_a_year_in_words_is_kept_beside_the_others_and_given_back(desk: TaskDesk) -> None:
    desk.set_holidays({"years": {"2031": {"rest": ["2031-04-25"]}}})
    desk.set_year(2032, "1月1日至3日", "1月4日")
    shown = desk.holidays(2032)
    assert (shown.rest, shown.work, shown.known, shown.own) == ("1月1日至3日", "1月4日", True, True)
    desk.drop_year(2032)
    assert (desk.holidays(2032).known, desk.holidays(2031).rest) == (False, "4月25日")


@pytest.mark.parametrize(("rest", "work", "code"), [("2月30日", "", "day_bad"), ("", "1月6日", "no_weekend")])
def test_days_that_cannot_be_are_refused(desk: TaskDesk, rest: str, work: str, code: str) -> None:
    with pytest.raises(FormsError, match=code):
        desk.set_year(2032, rest, work)
    assert not desk.holidays(2032).known


def test_tasks_survive_closing_and_a_backup(tmp_path: Path) -> None:
    from forms.profile.backup import back_up, restore

    profile, _ = Profile.create(tmp_path / "一", "correct horse", UnitSettings("云溪镇"))
    TaskDesk(profile).add(Task(title="低保月报", due=TODAY, notice="原文", words={"due": ((0, 2),)}))
    back_up(profile, tmp_path / "备份.fillonce")
    profile.close()
    restore(tmp_path / "备份.fillonce", tmp_path / "二")
    with Profile.open(tmp_path / "二", "correct horse") as again:
        (task,) = TaskDesk(again).all(TODAY)
    assert (task.title, task.due, task.notice, task.words) == ("低保月报", TODAY, "原文", {"due": ((0, 2),)})


def test_two_desktops_see_the_same_tasks_and_a_change_on_both_is_said(tmp_path: Path) -> None:
    with Profile.throwaway(UnitSettings("甲", "999101")) as a, Profile.throwaway(UnitSettings("乙", "999101")) as b:
        first, second = Desk(a, tmp_path), Desk(b, tmp_path)
        befriend(first, second)
        one, other = TaskDesk(a), TaskDesk(b)
        task = one.add(Task(title="月报", due=TODAY, rule=MONTHLY))
        for desk in (first, second):
            desk.sync()
        assert titles(one) == titles(other)
        one.set_state(task.id, "done", TODAY)
        other.set_state(task.id, "dropped", TODAY)
        for desk in (first, second, first):
            desk.sync()
        assert one.find(task.id, TODAY) == other.find(task.id, TODAY)
        assert one.find(task.id, TODAY).differs
        one.set_state(task.id, "done", TODAY)
        for desk in (first, second):
            desk.sync()
        assert not other.find(task.id, TODAY).differs
        assert titles(one) == titles(other)


TASKS = st.builds(
    Task,
    id=st.just("ab"),
    title=st.text(min_size=1, max_size=30),
    due=st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)),
    at=st.none() | st.just(dt.time(17, 30)),
    part=st.sampled_from(["", "下班"]),
    stage=st.sampled_from(["", "up", "village"]),
    state=st.sampled_from(["open", "done", "dropped"]),
    rule=st.none() | RULES,
    notice=st.text(max_size=200),
    words=st.dictionaries(
        st.sampled_from(["due", "contact"]), st.tuples(st.tuples(st.integers(0, 9), st.integers(0, 9)))
    ),
    unsure=st.lists(st.sampled_from(["due", "contact"]), unique=True).map(tuple),
)


@given(TASKS)
def test_what_goes_into_the_journal_comes_out(task: Task) -> None:
    assert from_json(parse(canonical(as_json(task)))) == task


KEYS = st.sampled_from([*Task.__slots__, "cycle", "days"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
)


@given(JSON)
def test_a_record_of_any_shape_is_read_without_failing(body: object) -> None:
    from_json(body if isinstance(body, dict) else {"rule": body, "words": body, "due": body})


@given(RULES)
def test_a_recurrence_survives_its_json(rule: Recurrence) -> None:
    assert rule_of(rule_json(rule)) == rule

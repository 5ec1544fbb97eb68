"""Days told by how far they are from another one: always marked, with the day they were counted from beside them."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.journey.notice_read import read_notice

TODAY = dt.date(2026, 11, 23)


def found(text: str) -> list[tuple[str, str, bool, list[str]]]:
    """Stage, day, sureness and the other days of each deadline."""
    notice = read_notice(text, (), TODAY, received=TODAY)
    return [
        (d.value.stage, f"{d.value.day}", d.sure, [f"{a.value.day}" for a in d.alternatives]) for d in notice.deadlines
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("接上级通知，原定11月30日上报的台账推迟一周。", ("", "2026-12-07", False, ["2026-11-30"])),
        ("请11月27日前报送台账。因系统检修，顺延3个工作日。", ("", "2026-12-02", False, ["2026-11-27"])),
        ("11月份民政月报还有3天截止，请尽快报送！", ("", "2026-11-26", False, [])),
    ],
)
def test_a_day_counted_from_another_is_marked_and_both_are_shown(
    text: str, said: tuple[str, str, bool, list[str]]
) -> None:
    assert found(text) == [said]


def test_villages_are_asked_some_days_before_the_county() -> None:
    assert found("各单位：县里要求12月10日前上报，请大家提前两天报给我。") == [
        ("up", "2026-12-10", True, []),
        ("village", "2026-12-08", False, []),
    ]


@pytest.mark.parametrize("text", ["请11月30日前报送，去年我镇提前一周完成任务。", "请11月30日前报送，不是推迟一周。"])
def test_what_was_done_or_is_denied_moves_no_day(text: str) -> None:
    assert [day for _, day, _, _ in found(text)] == ["2026-11-30"]

"""Changes since an earlier period: of the value beside it and the earlier one in the form, or of the same question asked
of the earlier period."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.filling.growth import growth
from forms.model.document import Value
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.values import calendar_math as cal
from tests.filling.test_rosters import Desk

MARCH = cal.month(2026, 3)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇")) as profile:
        yield Desk(profile)


def herd(period: str, pigs: object, title: str = "畜禽存栏情况表") -> str:
    return f"| {title} | < | < |\n| 填报单位：云溪镇 | < | {period} |\n| 指标 | 单位 | 数量 |\n| 生猪存栏 | 头 | {pigs} |\n"


def asked(*columns: str, title: str = "生猪存栏变动情况表") -> str:
    width = len(columns) + 1
    head = "| 单位名称 | " + " | ".join(columns) + " |"
    return "\n".join(
        [
            f"| {title} |" + " < |" * (width - 1),
            "| 2026年3月 |" + " < |" * (width - 1),
            head,
            "| 全镇 |" + " |" * (width - 1),
            "",
        ]
    )


def values(desk: Desk, template: str) -> dict[str, Value]:
    return {p.field.path[0]: p.value if p.decision == "filled" else None for p in desk.draft(template, MARCH).proposals}


COLUMNS = ("生猪存栏（头）", "上月生猪存栏（头）", "比上月增减（头）", "环比增长（%）", "同比增长（%）")


def test_the_change_since_the_value_beside_it_and_since_one_of_another_report(desk: Desk) -> None:
    desk.take(herd("2026年3月", 90), herd("2026年2月", 100), herd("2025年3月", 60))
    found = values(desk, asked(*COLUMNS))
    assert (found["比上月增减（头）"], found["环比增长（%）"], found["同比增长（%）"]) == (-10, -10, 50)


def test_without_the_earlier_value_it_stays_open(desk: Desk) -> None:
    desk.take(herd("2026年3月", 90), herd("2026年2月", 100))
    assert values(desk, asked(*COLUMNS))["同比增长（%）"] is None


def test_of_nothing_there_is_no_rate(desk: Desk) -> None:
    desk.take(herd("2026年3月", 90), herd("2026年2月", 0))
    found = values(desk, asked(*COLUMNS))
    assert (found["比上月增减（头）"], found["环比增长（%）"]) == (90, None)


def test_two_present_values_leave_it_open_which_one_is_meant(desk: Desk) -> None:
    desk.take(herd("2026年3月", 90), herd("2026年2月", 100))
    found = values(desk, asked("生猪存栏（头）", "能繁母猪存栏（头）", "比上月增减（头）"))
    assert found["比上月增减（头）"] is None


@pytest.mark.parametrize("label", ["上年同期", "上月", "生猪存栏", "完成率", "增长点"])
def test_labels_that_ask_for_no_change(label: str) -> None:
    assert growth(label) is None


@pytest.mark.parametrize(
    ("label", "of", "since", "share"),
    [
        ("比上年同期增减", "", "上年同期", False),
        ("同比增长", "", "同比", False),
        ("较上月增加额", "", "上月", False),
        ("存栏环比增幅", "存栏", "环比", True),
        ("增减率", "", "", True),
        ("与去年相比增减数", "", "去年", False),
    ],
)
def test_what_a_label_says_of_a_change(label: str, of: str, since: str, share: bool) -> None:
    found = growth(label)
    assert found is not None
    assert (found.of, found.since, found.share) == (of, since, share)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 100000), st.integers(1, 100000))
def test_rates_of_change_are_exact_to_two_places(new: int, old: int) -> None:
    with Profile.throwaway(UnitSettings("云溪镇")) as profile:
        desk = Desk(profile)
        desk.take(herd("2026年3月", new), herd("2026年2月", old))
        rate = values(desk, asked(*COLUMNS))["环比增长（%）"]
    assert isinstance(rate, int | float)
    assert abs(Fraction(str(rate)) - Fraction(100 * (new - old), old)) <= Fraction(1, 200)

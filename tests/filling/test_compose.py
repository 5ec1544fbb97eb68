"""Values added up from parts: only what adds, and only where every part is there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from forms.values import calendar_math as cal
from tests.filling.known import MARCH, QUARTER, World, codes

MONTHS = [cal.month(2026, n) for n in (1, 2, 3)]
VILLAGES = ("甲坪村", "乙坪村", "丙坪村")


def months(*values: int | None, label: str = "农村低保金额", unit: str = "元") -> World:
    world = World()
    for month, value in zip(MONTHS, values, strict=True):
        if value is not None:
            world.tell(label, value, month, unit=unit)
    return world


def villages(*values: int | None, label: str = "农村低保户数", unit: str = "户") -> World:
    world = World(*VILLAGES)
    for village, value in zip(VILLAGES, values, strict=True):
        if value is not None:
            world.tell(label, value, subject=f"v:{village}", unit=unit)
    return world


@given(st.lists(st.integers(0, 10**7), min_size=3, max_size=3))
def test_a_quarter_is_the_sum_of_its_months(values: list[int]) -> None:
    found = months(*values).asks("农村低保金额", QUARTER, unit="元")
    assert (found.decision, found.value) == ("filled", sum(values))
    assert "fill.sum_of_months" in codes(found)
    assert len(found.provenance) == 3


def test_one_month_that_is_missing_leaves_the_quarter_blank() -> None:
    assert months(1, None, 3).asks("农村低保金额", QUARTER, unit="元").decision == "suggested"


def test_one_month_in_dispute_leaves_the_quarter_blank() -> None:
    world = months(1, 2, 3)
    world.tell("农村低保金额", 9, MONTHS[1], unit="元")
    assert world.asks("农村低保金额", QUARTER, unit="元").decision != "filled"


def test_months_of_a_stock_are_not_added() -> None:
    assert months(1, 2, 3, label="农村低保户数", unit="户").asks("农村低保户数", QUARTER, unit="户").value == 3


def test_a_report_of_the_quarter_goes_before_the_sum() -> None:
    world = months(1, 2, 3)
    world.tell("农村低保金额", 6, QUARTER, unit="元")
    found = world.asks("农村低保金额", QUARTER, unit="元")
    assert (found.value, "fill.sum_of_months" in codes(found)) == (6, False)


def test_a_quarter_that_its_months_do_not_add_up_to_is_in_conflict() -> None:
    world = months(1, 2, 3)
    world.tell("农村低保金额", 7, QUARTER, unit="元")
    found = world.asks("农村低保金额", QUARTER, unit="元")
    assert (found.decision, codes(found)) == ("conflict", ["conflict.periods_differ"])
    assert [a.value for a in found.alternatives] == [7, 6]


def test_months_in_other_units_are_converted_first() -> None:
    assert months(10000, 20000, 30000).asks("农村低保金额", QUARTER, unit="万元", type="money").value == 6


@given(st.lists(st.integers(0, 10**5), min_size=3, max_size=3))
def test_the_township_is_the_sum_of_its_villages(values: list[int]) -> None:
    found = villages(*values).asks("农村低保户数", unit="户")
    assert (found.decision, found.value, "fill.sum_of_villages" in codes(found)) == ("filled", sum(values), True)


def test_one_village_that_is_missing_leaves_the_township_blank() -> None:
    assert villages(1, None, 3).asks("农村低保户数", unit="户").decision == "blank"


def test_one_village_in_doubt_leaves_the_township_blank() -> None:
    world = villages(1, 2, None)
    world.tell("农村低保户数", 3, subject="v:丙坪村", unit="户", tags=("doubtful",))
    assert world.asks("农村低保户数", unit="户").decision == "blank"


def test_a_village_is_no_sum_of_villages() -> None:
    assert villages(1, 2, 3).asks("农村低保户数", subject="v:丁坪村", unit="户").decision == "blank"


def test_rates_and_averages_are_never_added() -> None:
    for label, unit in (("党员占比", "%"), ("人均耕地面积", "亩")):
        assert villages(1, 2, 3, label=label, unit=unit).asks(label, unit=unit, type="decimal").decision == "blank"


def test_a_text_is_never_added() -> None:
    assert villages(1, 2, 3).asks("农村低保户数", unit="户", type="text").decision == "blank"


def test_rounded_parts_may_differ_from_the_total_by_their_rounding() -> None:
    world = World("甲坪村", "乙坪村")
    world.tell("农村低保金额", 24345, MARCH, unit="元")
    world.tell("农村低保金额", "1.23", MARCH, "v:甲坪村", unit="万元")
    world.tell("农村低保金额", "1.20", MARCH, "v:乙坪村", unit="万元")
    assert world.asks("农村低保金额", unit="元", type="money").value == 24345


def test_areas_of_the_very_period_add_up_over_villages_and_rates_do_not() -> None:
    world = World("甲坪村", "乙坪村")
    for village, value in (("甲坪村", 30), ("乙坪村", 45)):
        world.tell("玉米播种面积", value, MARCH, f"v:{village}", unit="亩", report=f"a{village}")
        world.tell("参保率", 90, MARCH, f"v:{village}", unit="%", report=f"b{village}")
    assert world.asks("玉米播种面积", unit="公顷", type="decimal").value == 5
    assert world.asks("参保率", unit="%", type="percent").value is None

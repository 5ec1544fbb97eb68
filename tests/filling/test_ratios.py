"""A rate with one definition everywhere is worked out from its two values; any other rate is not."""

from __future__ import annotations

import pytest

from forms.filling.ratios import shared_by_label
from forms.values import calendar_math as cal
from tests.filling.known import World, codes

YEAR = cal.year(2025)


def told(debts: object, assets: object, unit: str = "万元", subject: str = "unit") -> World:
    world = World("甲坪村", "乙坪村")
    world.tell("负债总额", debts, YEAR, subject, unit=unit)
    world.tell("资产总额", assets, YEAR, subject, unit=unit)
    return world


def test_liabilities_over_assets_in_per_cent() -> None:
    found = told("9.6", "164.67").asks("资产负债率（%）", YEAR, unit="%", type="percent")
    assert (found.decision, found.value, codes(found)) == ("filled", 5.83, ["fill.ratio"])
    assert len(found.provenance) == 2


def test_parts_in_different_units_are_brought_together() -> None:
    world = World()
    world.tell("负债总额", 96000, YEAR, unit="元")
    world.tell("资产总额", "164.67", YEAR, unit="万元")
    assert world.asks("资产负债率", YEAR, unit="%", type="percent").value == 5.83


def test_what_is_owned_is_the_assets_without_the_liabilities() -> None:
    found = told("9.6", "164.67").asks("净资产", YEAR, unit="元", type="money")
    assert (found.decision, found.value, codes(found)) == ("filled", 1550700, ["fill.left"])
    assert len(found.provenance) == 2
    assert told("9.6", "164.67").asks("净资产", YEAR, type="money").decision != "filled"  # in what, nobody says
    assert told("不详", "164.67").asks("净资产", YEAR, unit="元", type="money").decision != "filled"


@pytest.mark.parametrize(("debts", "assets"), [("9.6", "0"), ("9.6", "不详")])
def test_without_both_parts_there_is_no_rate(debts: str, assets: str) -> None:
    assert told(debts, assets).asks("资产负债率", YEAR, unit="%", type="percent").decision != "filled"


def test_a_part_in_dispute_gives_no_rate() -> None:
    world = told("9.6", "164.67")
    world.tell("负债总额", "11.2", YEAR, unit="万元")
    assert world.asks("资产负债率", YEAR, unit="%", type="percent").decision != "filled"


def test_another_period_or_subject_gives_no_rate() -> None:
    world = told("9.6", "164.67", subject="v:甲坪村")
    assert world.asks("资产负债率", YEAR, unit="%", type="percent").decision != "filled"
    assert world.asks("资产负债率", cal.year(2024), "v:甲坪村", unit="%", type="percent").decision != "filled"
    assert world.asks("资产负债率", YEAR, "v:甲坪村", unit="%", type="percent").decision == "filled"


def test_a_rate_that_is_not_asked_in_per_cent_is_left_alone() -> None:
    assert told("9.6", "164.67").asks("资产负债率", YEAR, type="decimal").decision != "filled"


@pytest.mark.parametrize(
    ("label", "part", "whole", "unit", "labels"),
    [
        ("女性人口占户籍人口比重", "女性人口", "户籍人口", "人", ["户籍人口", "女性人口"]),
        ("女性人口占户籍人口的比例(%)", "女性人口", "户籍人口", "人", ["户籍人口", "女性人口"]),
        ("卫生厕所普及率(占户籍户数)", "卫生厕所", "户籍户数", "户", ["卫生厕所"]),
        ("卫生厕所普及率(占户籍户数,%)", "卫生厕所", "户籍户数", "户", ["卫生厕所"]),
    ],
)
def test_a_label_that_says_what_is_divided_by_what(
    label: str, part: str, whole: str, unit: str, labels: list[str]
) -> None:
    found = shared_by_label(label)
    assert found is not None
    assert (found.part, found.whole, found.unit, found.part_labels) == (part, whole, unit, labels)


@pytest.mark.parametrize(
    "label", ["参保率(%)", "森林覆盖率", "税收占GDP比重", "女性占比", "覆盖率(%)", "占户籍人口比重"]
)
def test_a_rate_that_is_only_named_is_not_defined(label: str) -> None:
    assert shared_by_label(label) is None


def women(count: object, label: str = "户籍女性人口") -> World:
    world = World()
    world.tell(label, count, YEAR, unit="人")
    world.tell("户籍人口", 200, YEAR, unit="人")
    return world


def test_a_share_is_the_part_within_the_whole_over_the_whole() -> None:
    found = women(90).asks("女性人口占户籍人口比重", YEAR, unit="%", type="percent")
    assert (found.decision, found.value, codes(found)) == ("filled", 45, ["fill.ratio"])


@pytest.mark.parametrize(("count", "label"), [(90, "常住女性人口"), (201, "户籍女性人口"), (90, "户籍男性人口")])
def test_a_share_of_others_or_above_the_whole_is_left(count: int, label: str) -> None:
    assert women(count, label).asks("女性人口占户籍人口比重", YEAR, unit="%", type="percent").decision != "filled"


def test_per_cent_inside_the_brackets_counts() -> None:
    world = World()
    world.tell("卫生厕所户数", 190, YEAR, unit="户")
    world.tell("户籍户数", 200, YEAR, unit="户")
    assert world.asks("卫生厕所普及率（占户籍户数，%）", YEAR, type="percent").value == 95

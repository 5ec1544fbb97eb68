"""A rate with one definition everywhere is worked out from its two values; any other rate is not."""

from __future__ import annotations

import pytest

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

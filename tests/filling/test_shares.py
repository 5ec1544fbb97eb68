"""Shares and averages by the neighbours that a label names; a neighbour that can't be told, and it stays open."""

from __future__ import annotations

import pytest

from tests.filling.test_siblings import Column, filled, value

PEOPLE: tuple[Column, ...] = (("总户数", 100, "户"), ("总人口", 270, "人"), ("女性", 130, "人"))


@pytest.mark.parametrize(
    ("label", "unit", "expected"),
    [
        ("女性占总人口比重（%）", "%", 48.15),
        ("女性占比（%）", "%", 48.15),
        ("户均人口（人/户）", "人/户", 2.7),
        ("平均每户人口（人）", "人", 2.7),
    ],
)
def test_by_its_neighbours(label: str, unit: str, expected: float) -> None:
    assert value(filled(*PEOPLE, (label, None, unit)), label) == expected


def test_an_amount_per_head_is_brought_into_its_unit() -> None:
    columns: tuple[Column, ...] = (("总收入", 54, "万元"), ("总人口", 270, "人"), ("人均收入（元）", None, "元"))
    assert value(filled(*columns), "人均收入（元）") == 2000


@pytest.mark.parametrize(
    "columns",
    [
        (("总人口", 270, "人"), ("常住人口", 300, "人"), ("总收入", 54, "万元"), ("人均收入", None, "元")),
        (("总人口", 270, "人"), ("可支配收入", 54, "万元"), ("人均可支配收入", None, "元")),
        (("总人口", 270, "人"), ("总收入", 54, "万元"), ("人均收入", None, "元/户")),
        (("总人口", 100, "人"), ("女性", 130, "人"), ("女性占比", None, "%")),
        (("总人口", None, "人"), ("女性", 130, "人"), ("女性占比", None, "%")),
        (("总户数", 100, "户"), ("女性", 60, "人"), ("女性占比", None, "%")),
    ],
)
def test_otherwise_it_stays_open(columns: tuple[Column, ...]) -> None:
    assert value(filled(*columns), columns[-1][0]) is None


def test_a_yield_is_the_harvest_over_the_area_in_the_units_that_are_asked() -> None:
    columns: tuple[Column, ...] = (("玉米>面积", 20, "公顷"), ("玉米>总产", 18, "万斤"), ("玉米>亩产", None, "斤"))
    assert value(filled(*columns), "玉米>亩产") == 600


def test_the_size_of_households_has_one_basis() -> None:
    columns: tuple[Column, ...] = (
        ("户籍>户数", 100, "户"), ("户籍>人口", 300, "人"), ("常住>户数", 80, "户"), ("常住>人口", 200, "人"),
        ("常住人口户均规模", None, "人/户"),
    )  # fmt: skip
    assert value(filled(*columns), "常住人口户均规模") == 2.5


def test_an_average_alone_divides_the_rows_one_amount_by_its_one_count() -> None:
    columns: tuple[Column, ...] = (("惠及户数", 40, "户"), ("拨付金额", 3, "万元"), ("户均", None, "元"))
    assert value(filled(*columns), "户均") == 750
    assert value(filled(*columns[:2], ("人均", None, "元")), "人均") is None


def test_an_average_alone_beside_two_amounts_stays_open() -> None:
    columns: tuple[Column, ...] = (
        ("惠及户数", 40, "户"),
        ("拨付金额", 3, "万元"),
        ("配套金额", 1, "万元"),
        ("户均", None, "元"),
    )
    assert value(filled(*columns), "户均") is None

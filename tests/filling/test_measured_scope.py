"""Scopes that name rows by a measure of theirs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from forms.filling.measured_scope import without_measures
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.values.text import normal
from tests.filling.test_rosters import Desk, values
from tests.filling.test_same_lists import APRIL, NAMES, PHONES, VILLAGES, decisions, table

HELD = "渔船名称 船主姓名 船主电话 船籍村 船长（米） 作业类型"
ASKED = "船名号 船东姓名 联系电话 所在村 总长（m） 作业方式 检查结论"
BOATS = [
    (f"云渔1000{n}", name, f'"{phone}"', village, length, "刺网")
    for n, (name, phone, village, length) in enumerate(zip(NAMES, PHONES, VILLAGES, (12, 11.9, 18.4), strict=True))
]


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇", "", (("甲坪村", ""), ("乙坪村", "")))) as profile:
        yield Desk(profile)


def checked(scope: str) -> str:
    made = table("渔船冬季安全生产检查登记表", ASKED, *[("",) * 7] * 2)
    return made.replace("| 2026年4月 |", f"| {scope} |")


@pytest.mark.parametrize(
    ("line", "rest", "said"),
    [
        ("船长12米（含）以上的渔船", "渔船", ("船长", "12", "米", True)),
        ("床位20张以下的民宿", "民宿", ("床位", "20", "张", False)),
        ("流转面积50亩（含50亩）以上的大户", "大户", ("流转面积", "50", "亩", True)),
        ("80周岁以上的老年人", "80周岁以上的老年人", None),  # by their ID numbers
    ],
)
def test_measures_are_taken_from_a_clause(line: str, rest: str, said: tuple[str, str, str, bool] | None) -> None:
    left, measures = without_measures(normal(line).replace(" ", ""))
    told = [(m.what, m.number, m.unit, m.least) for m in measures]
    assert left == rest
    assert told == ([(said[0], Decimal(said[1]), *said[2:])] if said else [])


def test_only_rows_of_the_measure_are_listed(desk: Desk) -> None:
    desk.take(table("渔船基本信息台账", HELD, *BOATS))
    found = desk.roster(checked("填报范围：船长12米（含）以上的渔船"), APRIL)
    assert values(found, 1) == ["云渔10000", "云渔10002"]
    assert values(found, 2) == [NAMES[0], NAMES[2]]
    assert values(found, 6) == ["刺网"] * 2


@pytest.mark.parametrize("scope", ["总吨位20吨以上的渔船", "船长12米以上的机动渔船", "船长12米（不含）以上的渔船"])
def test_a_measure_that_no_column_answers_or_more_words_list_nothing(desk: Desk, scope: str) -> None:
    desk.take(table("渔船基本信息台账", HELD, *BOATS))
    assert "filled" not in decisions(desk.roster(checked(f"填报范围：{scope}"), APRIL))


def test_a_row_without_the_measure_leaves_the_list_open(desk: Desk) -> None:
    desk.take(table("渔船基本信息台账", HELD, *BOATS[:2], (*BOATS[2][:4], "", "刺网")))
    assert "filled" not in decisions(desk.roster(checked("填报范围：船长12米以上的渔船"), APRIL))

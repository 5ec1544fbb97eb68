"""Lists made of several rosters: both, those within another, those without; by ID number, whole and of the day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.model.document import Value
from forms.model.proposal import RosterProposal
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.values import calendar_math as cal
from tests.filling.test_listing import asked, roster
from tests.filling.test_rosters import Desk, column, values
from tests.recording.reports import SUMMARY, number_of

MARCH = cal.month(2026, 3)
ANNA, BERT, CORA, DORA = (number_of("19600101", order) for order in (2, 3, 4, 6))
HEAD = "| 序号 | 姓名 | 身份证号 | 村 |"
LOW = roster(
    "农村低保对象花名册", "2026年3月", HEAD, f'| 1 | 张一 | "{ANNA}" | 甲坪村 |', f'| 2 | 李二 | "{BERT}" | 乙坪村 |'
)
POOR = roster(
    "特困人员花名册", "2026年3月", HEAD, f'| 1 | 王三 | "{CORA}" | 甲坪村 |', f'| 2 | 李二 | "{BERT}" | 乙坪村 |'
)
DISABLED = roster(
    "残疾人花名册", "2026年3月", HEAD, f'| 1 | 李二 | "{BERT}" | 乙坪村 |', f'| 2 | 赵四 | "{DORA}" | 丙坪村 |'
)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇")) as profile:
        yield Desk(profile)


def made(desk: Desk, scope: str, **more: str) -> RosterProposal:
    return desk.roster(asked(f"范围：{scope}", **more), MARCH)


def decided(found: RosterProposal) -> list[tuple[Value, str]]:
    return [(cell.value, cell.decision) for cell in column(found, 1) if cell]


@pytest.mark.parametrize(
    ("scope", "names", "code"),
    [
        ("农村低保对象和特困人员", ["张一", "李二", "王三"], "roster.both"),
        ("农村低保对象、特困人员", ["张一", "李二", "王三"], "roster.both"),
        ("农村低保对象中的残疾人", ["李二"], "roster.within"),
        ("农村低保对象（不含特困人员）", ["张一"], "roster.without"),
        ("除特困人员以外的农村低保对象", ["张一"], "roster.without"),
    ],
)
def test_rosters_are_put_together(desk: Desk, scope: str, names: list[str], code: str) -> None:
    desk.take(SUMMARY, LOW, POOR, DISABLED)
    found = made(desk, scope)
    assert decided(found) == [(name, "filled") for name in names]
    assert values(found, 0) == [*range(1, len(names) + 1)]
    assert [r.code for r in found.reasons] == [code]


def test_a_roster_of_another_day_makes_it_an_offer(desk: Desk) -> None:
    desk.take(SUMMARY, LOW, POOR.replace("2026年3月", "2026年2月"))
    assert {decision for _, decision in decided(made(desk, "农村低保对象和特困人员"))} == {"suggested"}


def test_a_roster_that_is_missing_leaves_it_empty(desk: Desk) -> None:
    desk.take(SUMMARY, LOW)
    assert made(desk, "农村低保对象和特困人员").rows == ()
    assert made(desk, "农村低保对象，不含特困人员").rows == ()


def test_whoever_has_no_number_may_be_the_one_of_the_same_name(desk: Desk) -> None:
    desk.take(SUMMARY, LOW, POOR.replace(f'"{BERT}"', '"999101000000000"'))
    assert decided(made(desk, "农村低保对象和特困人员"))[:2] == [("张一", "filled"), ("李二", "suggested")]
    assert decided(made(desk, "农村低保对象中的特困人员")) == [("李二", "suggested")]


def test_the_title_may_say_it_too(desk: Desk) -> None:
    desk.take(SUMMARY, LOW, POOR)
    found = desk.roster(asked("", title="农村低保和特困人员信息核对表"), MARCH)
    assert decided(found) == [("张一", "filled"), ("李二", "filled"), ("王三", "filled")]


def test_a_list_that_names_one_population_is_no_combination(desk: Desk) -> None:
    desk.take(SUMMARY, LOW, POOR)
    assert [r.code for r in made(desk, "农村低保对象").reasons] == ["roster.by_rule"]


def test_a_column_that_prints_the_lists_says_which_of_them_a_row_is_from(desk: Desk) -> None:
    """救助身份（低保对象/特困人员）; who stands in both is left open."""
    desk.take(SUMMARY, LOW, POOR)
    head = "| 序号 | 姓名 | 身份证号 | 救助身份（低保对象/特困人员） |"
    found = desk.roster(
        roster("农村低保对象、特困人员救助信息名册", "2026年3月", head, "| 1 | | | |", "| 2 | | | |"), MARCH
    )
    assert values(found, 1) == ["张一", "李二", "王三"]
    assert values(found, 3) == ["低保对象", None, "特困人员"]

"""Columns of lists held against other lists of the same things, and of the household's head (多源校核)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.filling.values import same_value
from forms.model.document import Value
from forms.model.proposal import RosterProposal
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.values import calendar_math as cal
from tests.filling.test_listing import roster
from tests.filling.test_rosters import Desk, column
from tests.recording.reports import SUMMARY, number_of

MARCH, APRIL = cal.month(2026, 3), cal.month(2026, 4)
WORKS = (("文化广场", 300, "01"), ("污水管网", 500, "02"), ("农贸市场", 420, "03"), ("粮食烘干塔", 310, "04"))
HEAD, WIFE, OTHER_HEAD = number_of("19850207"), number_of("19860304", 2), number_of("19700101", 4)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇", "", (("甲坪村", ""), ("乙坪村", "")))) as profile:
        yield Desk(profile)


def works(title: str, head: str, rows: tuple[tuple[str, int, str], ...], times: int = 1) -> str:
    lines = [f'| {n} | {name}项目 | {v * times} | "139000000{p}" |' for n, (name, v, p) in enumerate(rows, 1)]
    return roster(title, "2026年3月", f"| 序号 | 项目名称 | {head} | 联系电话 |", *lines)


LEDGER = works("重点项目台账", "总投资（万元）", WORKS)
ASKED = LEDGER.split("| 1 |")[0].replace("3月", "4月") + "| 1 | | | |\n| 2 | | | |\n"


def decided(found: RosterProposal, index: int) -> list[str]:
    return [c.decision for c in column(found, index) if c]


def changed(at: int, value: int, phone: str = "") -> tuple[tuple[str, int, str], ...]:
    name, _, before = WORKS[at]
    return (*WORKS[:at], (name, value, phone or before), *WORKS[at + 1 :])


def test_what_another_list_says_otherwise_is_in_dispute_in_any_unit_and_wording(desk: Desk) -> None:
    desk.take(LEDGER, works("项目资金支付情况表", "项目总投资（元）", changed(3, 295), 10000))
    assert decided(desk.roster(ASKED, APRIL), 2) == ["filled", "filled", "filled", "conflict"]


def test_a_telephone_that_another_list_gives_otherwise_is_in_dispute(desk: Desk) -> None:
    desk.take(LEDGER, works("项目包保一览表", "计划投资（万元）", changed(1, 500, "99")))
    assert decided(desk.roster(ASKED, APRIL), 3) == ["filled", "conflict", "filled", "filled"]


def test_where_two_lists_have_few_things_in_common_the_same_words_tell(desk: Desk) -> None:
    desk.take(LEDGER, works("项目资金支付情况表", "总投资（万元）", changed(0, 299)[:2]))
    assert decided(desk.roster(ASKED, APRIL), 2) == ["conflict", "filled", "filled", "filled"]


def test_a_list_of_other_persons_telephones_says_nothing_against_ours(desk: Desk) -> None:
    others = tuple((name, value, f"7{n}") for n, (name, value, _) in enumerate(WORKS))
    desk.take(LEDGER, works("项目监理一览表", "总投资（万元）", others))
    assert decided(desk.roster(ASKED, APRIL), 3) == ["filled"] * 4


def test_a_list_of_things_of_other_names_says_nothing(desk: Desk) -> None:
    others = tuple((f"{name}二期", value + 1, phone) for name, value, phone in WORKS)
    desk.take(LEDGER, works("项目资金支付情况表", "总投资（万元）", others))
    assert decided(desk.roster(ASKED, APRIL), 2) == ["filled"] * 4


def owned(number: int) -> str:
    owner = number_of("19700101", number * 2)
    return f' "{owner}" |'


def boats(title: str, period: str, owner: str, power: str, numbers: tuple[float, ...], ids: bool) -> str:
    head = f"| 序号 | 船名号 | {owner} |{' 身份证号 |' if ids else ''} {power} |"
    rows = [f"| {n} | 云渔10{n} | 船主{n}号 |{owned(n) if ids else ''} {value} |" for n, value in enumerate(numbers, 1)]
    return roster(title, period, head, *rows)


def test_a_boat_is_known_by_its_number_though_its_owners_stands_beside(desk: Desk) -> None:
    register = boats("捕捞渔船登记册", "2026年2月", "船主姓名", "主机功率（千瓦）", (11, 7.4, 8.8, 13.2, 5.9), True)
    insured = boats("渔船互助保险投保清单", "2026年3月", "船东", "功率（千瓦）", (11, 7.4, 8.8, 14.7, 5.9), False)
    desk.take(register, insured)
    form = boats("捕捞渔船登记册", "2026年4月", "船主姓名", "主机功率（千瓦）", (), True)
    found = desk.roster(form + "| 1 | | | | |\n| 2 | | | | |\n", APRIL)
    assert decided(found, 4) == ["filled", "filled", "filled", "conflict", "filled"]


HOUSEHOLD = roster(
    "农村低保对象花名册", "2026年3月", "| 序号 | 户主姓名 | 姓名 | 与户主关系 | 身份证号 | 户主电话 |",
    f'| 1 | 张父 | 张父 | 户主 | "{HEAD}" | "13900000001" |',
    f'| 2 | 张父 | 李妻 | 配偶 | "{WIFE}" | "13900000001" |',
    f'| 3 | 王三 | 王三 | 户主 | "{OTHER_HEAD}" | "13900000003" |',
)  # fmt: skip
VISITED = roster(
    "脱贫人口务工台账", "2026年3月", "| 序号 | 姓名 | 身份证号 | 联系电话 |", f'| 1 | 张父 | "{HEAD}" | "13900000009" |'
)
LOW_ASKED = HOUSEHOLD.split("| 1 |")[0].replace("3月", "4月") + "| 1 | | | | | |\n| 2 | | | | | |\n"


def test_the_heads_telephone_is_held_against_what_is_known_of_the_head(desk: Desk) -> None:
    desk.take(SUMMARY, HOUSEHOLD, VISITED)
    assert decided(desk.roster(LOW_ASKED, APRIL), 5) == ["conflict", "conflict", "filled"]


def test_a_telephone_in_dispute_is_so_for_each_member_who_has_it(desk: Desk) -> None:
    desk.take(SUMMARY, HOUSEHOLD.replace("户主电话", "联系电话"), VISITED)
    found = desk.roster(LOW_ASKED.replace("户主电话", "联系电话"), APRIL)
    assert decided(found, 5) == ["conflict", "conflict", "filled"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (310, "310.0", True),
        (310, 295, False),
        ("2026年2月", "2026-02", True),
        ("2026-02", "2026年3月", False),
        ("汉族", "汉", True),
        ("13900000001", 13900000001, True),
        ("钢质", "木质", False),
    ],
)
def test_values_of_lists_that_say_the_same(one: Value, other: Value, same: bool) -> None:
    assert same_value(one, other) is same

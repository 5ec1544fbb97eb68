"""Templates that print the things they ask about: their cells from lists that hold these things."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.model.proposal import Proposal
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.values import calendar_math as cal
from tests.filling.test_rosters import Desk, values
from tests.filling.test_same_lists import APRIL, NAMES, PHONES, table

HEAD = "水闸编号 水闸名称 所在村 所在河道 闸孔数 建成年份 管护责任人 联系手机 本次检查结果"
GATES = [(f"SZ5510{n}", f"{v}北{n}闸", v) for n, v in enumerate(("甲坪村", "乙坪村", "甲坪村"))]


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇", "", (("甲坪村", ""), ("乙坪村", "")))) as profile:
        yield Desk(profile)


def ledger(period: str = "2025年12月", title: str = "水闸管护台账") -> str:
    rows = [(*gate, "云溪", n + 1, 1990 + n, NAMES[n], f'"{PHONES[n]}"', "完好") for n, gate in enumerate(GATES)]
    head = "水闸编号 水闸名称 所在村 所在河道 闸孔数 建成年份 管护责任人 手机 检查结果"
    return table(title, head, *rows, period=period)


def printed(*gates: tuple[str, str]) -> str:
    return table("水闸汛前安全检查表", HEAD, *[(*gate, *[""] * 7) for gate in gates])


def answers(desk: Desk, template: str) -> dict[str, list[Proposal]]:
    out: dict[str, list[Proposal]] = {}
    for proposal in desk.draft(template, APRIL).proposals:
        if proposal.field.row_path:
            out.setdefault(proposal.field.col_path[-1], []).append(proposal)
    return out


ASKED = printed(*[gate[:2] for gate in reversed(GATES)])


def test_printed_things_are_filled_in_their_printed_order(desk: Desk) -> None:
    desk.take(ledger())
    found = answers(desk, ASKED)
    assert [p.value for p in found["所在村"]] == ["甲坪村", "乙坪村", "甲坪村"]
    assert [p.value for p in found["建成年份"]] == [1992, 1991, 1990]
    assert [p.value for p in found["管护责任人"]] == list(reversed(NAMES))
    assert [p.value for p in found["联系手机"]] == list(reversed(PHONES))
    assert {p.decision for p in found["所在村"] + found["联系手机"]} == {"filled"}


def test_what_is_found_at_each_check_is_offered(desk: Desk) -> None:
    desk.take(ledger())
    assert "filled" not in {p.decision for p in answers(desk, ASKED)["本次检查结果"]}


def test_a_thing_that_no_list_knows_stays_blank(desk: Desk) -> None:
    desk.take(ledger())
    found = answers(desk, printed(*[g[:2] for g in GATES], ("SZ551077", "新建闸")))
    assert [p.decision for p in found["所在村"]] == ["filled"] * 3 + ["blank"]


def test_a_name_and_a_number_of_two_things_name_neither(desk: Desk) -> None:
    desk.take(ledger())
    found = answers(desk, printed((GATES[0][0], GATES[1][1]), (GATES[1][0], GATES[1][1]), GATES[2][:2]))
    assert [p.decision for p in found["所在河道"]] == ["blank", "filled", "filled"]


def test_a_list_of_other_things_answers_nothing(desk: Desk) -> None:
    desk.take(ledger().replace("SZ5510", "SZ7710").replace("北", "南"))
    assert {p.decision for p in answers(desk, ASKED)["建成年份"]} == {"blank"}


def test_a_list_that_is_too_old_answers_nothing(desk: Desk) -> None:
    desk.take(ledger("2024年6月"))
    assert {p.decision for p in answers(desk, ASKED)["建成年份"]} == {"blank"}


def test_of_two_lists_that_hold_as_many_the_newer_answers(desk: Desk) -> None:
    desk.take(ledger("2025年6月", "水闸普查登记册").replace("云溪 |", "旧溪 |"), ledger())
    assert {p.value for p in answers(desk, ASKED)["所在河道"] if p.decision == "filled"} <= {"云溪"}


def test_what_the_form_asks_of_its_own_day_is_filled_from_a_list_of_that_day(desk: Desk) -> None:
    rows = [(f"{v}{n}号养殖场", v, 30 + n) for n, v in enumerate(("甲坪村", "乙坪村", "甲坪村"))]
    desk.take(table("养殖场名录", "养殖场名称 所在村 从业人员（人）", *rows, period="2026年3月31日"))
    template = table(
        "养殖场信息核实表", "养殖场名称 所在村 从业人数", *[(row[0], "", "") for row in rows], period="2026年3月31日"
    )
    found = desk.draft(template, cal.month(2026, 3)).proposals
    assert [p.value for p in found if p.field.col_path == ("从业人数",) and p.decision == "filled"] == [30, 31, 32]


LINES = [(*gate, "", "") for gate in reversed(GATES)]
ROSTER = table("水闸管护责任核实名单", "水闸编号 水闸名称 所在村 管护责任人 联系手机", *LINES)


def test_a_list_that_prints_its_things_is_filled_beside_them(desk: Desk) -> None:
    desk.take(ledger())
    found = desk.roster(ROSTER, APRIL)
    assert [row.cells[4].value for row in found.rows] == list(reversed(NAMES))
    assert [row.cells[5].value for row in found.rows] == list(reversed(PHONES))
    assert all(set(row.cells) <= {4, 5} for row in found.rows)  # what is printed stays as it is


def test_beside_a_thing_that_no_list_knows_nothing_is_put(desk: Desk) -> None:
    desk.take(ledger())
    new = ("SZ551077", "新建闸", "乙坪村", "", "")
    title, head = "水闸管护责任核实名单", "水闸编号 水闸名称 所在村 管护责任人 联系手机"
    found = desk.roster(table(title, head, new, *LINES), APRIL)
    assert [bool(row.cells) for row in found.rows] == [False, True, True, True]


def test_of_two_lists_that_hold_as_many_the_one_that_says_more_answers(desk: Desk) -> None:
    visits = [(gate[1], "" if n else "无", "") for n, gate in enumerate(GATES)]
    desk.take(ledger("2026年2月"), table("水闸巡查打卡台账", "水闸名称 问题 备注", *visits, period="2026年4月"))
    assert values(desk.roster(ROSTER, APRIL), 4) == list(reversed(NAMES))


WORKERS = [("甲一织造厂", 120), ("乙二织造厂", 80), ("丙三织造厂", 45), ("丁四织造厂", 60), ("戊五织造厂", 72)]


def firms(title: str, head: str, *numbers: int) -> str:
    rows = [(name, "纺织", number) for (name, _), number in zip(WORKERS, numbers, strict=True)]
    return table(title, head, *rows)


def test_a_figure_of_a_printed_firm_that_a_list_of_the_same_day_disputes_is_not_filled(desk: Desk) -> None:
    said = [number for _, number in WORKERS]
    asked = table("企业用工情况表", "企业名称 所属行业 职工人数（人）", *[(name, "", "") for name, _ in WORKERS])
    desk.take(firms("企业用工统计表", "企业名称 所属行业 职工人数（人）", *said))
    first = answers(desk, asked)["职工人数（人）"]
    desk.take(firms("企业安全生产台账", "企业名称 行业类别 从业人员（人）", 120, 95, 45, 60, 72))
    found = answers(desk, asked)["职工人数（人）"]
    assert [p.decision for p in first] == ["filled"] * 5
    assert [p.decision for p in found] == ["filled", "conflict", "filled", "filled", "filled"]

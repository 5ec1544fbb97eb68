"""Rosters by rule: whom the template's scope names, out of rosters of another kind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.model.proposal import RosterProposal
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from tests.filling.test_rosters import Desk, column, values
from tests.recording.reports import SUMMARY, number_of

CHILD, GRANDMOTHER, FATHER = number_of("20150510"), number_of("19400612", 2), number_of("19850207")
TWIN = number_of("19850207", 3)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇")) as profile:
        yield Desk(profile)


def roster(title: str, period: str, head: str, *rows: str, unit: str = "云溪镇") -> str:
    width = head.count("|") - 1
    blank = "< | " * (width - 1)
    middle = "< | " * (width - 2)
    return "\n".join([f"| {title} | {blank}", f"| 填报单位：{unit} | {middle}{period} |", head, *rows, ""]).replace(
        " \n", "\n"
    )


LOW = roster(
    "农村低保对象花名册", "2026年3月", "| 序号 | 姓名 | 性别 | 身份证号 | 村 | 组别 | 类别 | 保障金额（元） |",
    f'| 1 | 张父 | 男 | "{FATHER}" | 甲坪村 | 1组 | A类 | 300 |',
    f'| 2 | 张童 | 女 | "{CHILD}" | 甲坪村 | 1组 | A类 | 300 |',
    f'| 3 | 李奶 | 女 | "{GRANDMOTHER}" | 乙坪村 | 2组 | B类 | 450 |',
)  # fmt: skip
OTHER = roster(
    "高龄津贴发放花名册", "2026年3月", "| 序号 | 姓名 | 身份证号 | 联系电话 |",
    f'| 1 | 李奶 | "{GRANDMOTHER}" | "13900000007" |',
)  # fmt: skip


def asked(scope: str, title: str = "关爱服务摸底表", head: str = "") -> str:
    columns = head or "| 序号 | 姓名 | 身份证号码 | 年龄 | 家庭住址 | 联系电话 | 意愿 |"
    width = columns.count("|") - 1
    blanks = "| | " + "| " * (width - 1)
    lines = [f"| {title} | " + "< | " * (width - 1)]
    lines += [f"| {scope} | " + "< | " * (width - 1)] if scope else []
    return "\n".join([*lines, columns, f"| 1 {blanks[2:]}", f"| 2 {blanks[2:]}", ""])


def made(desk: Desk, scope: str, **more: str) -> RosterProposal:
    return desk.roster(asked(scope, **more))


def reasons(proposal: RosterProposal) -> list[str]:
    return [r.code for r in proposal.reasons]


def test_those_who_meet_the_condition_are_listed(desk: Desk) -> None:
    desk.take(SUMMARY, LOW)
    found = made(desk, "范围：截至2026年3月31日未满18周岁的农村低保对象")
    assert (values(found, 1), values(found, 2)) == (["张童"], [CHILD])
    assert values(found, 3) == [10]
    assert values(found, 4) == ["甲坪村1组"]
    assert reasons(found) == ["roster.by_rule"]


@pytest.mark.parametrize(
    ("scope", "names"),
    [
        ("范围：农村低保对象", ["张父", "张童", "李奶"]),
        ("范围：乙坪村农村低保对象", ["李奶"]),
        ("范围：女性农村低保对象", ["张童", "李奶"]),
        ("范围：农村低保A类女性对象", ["张童"]),
        ("范围：60周岁及以上农村低保对象", ["李奶"]),
        ("范围：18至59周岁农村低保对象", ["张父"]),
    ],
)
def test_conditions_are_read_from_the_scope(desk: Desk, scope: str, names: list[str]) -> None:
    desk.take(SUMMARY, LOW)
    assert values(made(desk, scope), 1) == names


def test_what_the_roster_does_not_say_comes_from_other_reports_by_number(desk: Desk) -> None:
    desk.take(SUMMARY, LOW, OTHER)
    found = made(desk, "范围：农村低保对象")
    assert values(found, 5) == [None, None, "13900000007"]
    cell = column(found, 5)[2]
    assert cell is not None
    assert cell.reason is not None
    assert cell.reason.code == "roster.from_other_report"


def test_what_two_other_reports_say_differently_is_a_conflict(desk: Desk) -> None:
    third = OTHER.replace("高龄津贴发放花名册", "特困人员花名册").replace("13900000007", "13900000008")
    desk.take(SUMMARY, LOW, OTHER, third)
    cell = column(made(desk, "范围：农村低保对象"), 5)[2]
    assert cell is not None
    assert cell.decision == "conflict"


def test_a_scope_that_is_not_understood_lists_nobody(desk: Desk) -> None:
    desk.take(SUMMARY, LOW)
    found = made(desk, "范围：农村低保对象，不含A类")
    assert (found.rows, reasons(found)) == ((), ["roster.scope_unread"])


def test_a_condition_without_a_column_lists_nobody(desk: Desk) -> None:
    desk.take(SUMMARY, LOW)
    found = made(desk, "范围：农村低保对象中的一级残疾人")
    assert found.rows == ()
    assert reasons(found) in (["roster.scope_unknown"], ["roster.condition_open"], ["roster.scope_unread"])


def test_a_roster_of_another_day_is_not_taken_where_the_scope_names_one(desk: Desk) -> None:
    desk.take(SUMMARY, LOW)
    found = made(desk, "范围：截至2025年12月31日农村低保对象")
    assert (found.rows, reasons(found)) == ((), ["roster.scope_unknown"])


def test_nobody_is_listed_from_a_roster_of_other_people(desk: Desk) -> None:
    desk.take(SUMMARY, LOW)
    assert made(desk, "范围：城市低保对象").rows == ()
    assert made(desk, "范围：脱贫人口").rows == ()


def test_a_person_without_a_number_is_only_offered_where_the_age_decides(desk: Desk) -> None:
    desk.take(SUMMARY, LOW.replace(f'"{CHILD}"', '"999101000000000"'))
    found = made(desk, "范围：60周岁及以上农村低保对象")
    assert [c.decision for c in column(found, 1) if c] == ["suggested", "filled"]


def test_amounts_are_offered_and_never_filled(desk: Desk) -> None:
    desk.take(SUMMARY, LOW)
    head = "| 序号 | 姓名 | 身份证号码 | 保障金额（元） | 签字 |"
    cells = column(made(desk, "范围：农村低保对象", head=head), 3)
    assert {c.decision for c in cells if c} == {"suggested"}


def test_sex_follows_from_the_number_where_no_report_holds_it(desk: Desk) -> None:
    without = LOW.replace(" 性别 |", " 民族 |").replace("| 男 |", "| 汉族 |").replace("| 女 |", "| 汉族 |")
    desk.take(SUMMARY, without)
    head = "| 序号 | 姓名 | 身份证号码 | 性别 | 意愿 |"
    cells = column(made(desk, "范围：农村低保对象", head=head), 3)
    assert [(c.value, c.decision) for c in cells if c] == [("男", "filled"), ("男", "filled"), ("女", "filled")]


def test_where_reports_hold_the_sex_of_many_it_is_only_offered_for_the_others(desk: Desk) -> None:
    without = LOW.replace(" 性别 |", " 民族 |").replace("| 男 |", "| 汉族 |").replace("| 女 |", "| 汉族 |")
    desk.take(SUMMARY, without, OTHER.replace("联系电话", "性别").replace('"13900000007"', "女"))
    cells = column(made(desk, "范围：农村低保对象", head="| 序号 | 姓名 | 身份证号码 | 性别 | 意愿 |"), 3)
    assert [(c.value, c.decision) for c in cells if c] == [("男", "suggested"), ("男", "suggested"), ("女", "filled")]


def test_a_shortened_number_is_completed_where_name_and_birth_date_agree(desk: Desk) -> None:
    short = LOW.replace(f'"{FATHER}"', f'"{FATHER[:15]}000"')
    full = roster(
        "脱贫人口花名册", "2025年12月", "| 序号 | 姓名 | 身份证号 | 村 |", f'| 1 | 张父 | "{FATHER}" | 甲坪村 |'
    )
    desk.take(SUMMARY, short, full)
    found = made(desk, "范围：农村低保对象")
    assert values(found, 2)[0] == FATHER
    cell = column(found, 2)[0]
    assert cell is not None
    assert cell.reason is not None
    assert cell.reason.code == "roster.number_completed"


def test_a_shortened_number_of_two_possible_persons_stays_blank(desk: Desk) -> None:
    short = LOW.replace(f'"{FATHER}"', f'"{FATHER[:15]}000"')
    head = "| 序号 | 姓名 | 身份证号 | 村 |"
    one = roster(
        "脱贫人口花名册", "2025年12月", head, f'| 1 | 张父 | "{FATHER}" | 甲坪村 |', f'| 2 | 张父 | "{TWIN}" | 乙坪村 |'
    )
    desk.take(SUMMARY, short, one)
    assert FATHER[:15] == TWIN[:15]
    assert values(made(desk, "范围：农村低保对象"), 2)[0] is None


def test_a_title_names_a_villages_households(desk: Desk) -> None:
    homes = roster(
        "脱贫户基本信息表", "2025年12月", "| 序号 | 村 | 组 | 户主 | 身份证号 | 家庭人口 |",
        f'| 1 | 甲坪村 | 1组 | 张父 | "{FATHER}" | 3 |', f'| 2 | 乙坪村 | 2组 | 李奶 | "{GRANDMOTHER}" | 1 |',
    )  # fmt: skip
    desk.take(SUMMARY, homes)
    found = made(desk, "", title="甲坪村脱贫户信息核对表", head="| 序号 | 户主姓名 | 身份证号码 | 组别 | 是否属实 |")
    assert (values(found, 1), values(found, 2), values(found, 3)) == (["张父"], [FATHER], ["1组"])


def test_things_are_listed_and_checked_against_another_list_of_the_same(desk: Desk) -> None:
    names = ("一号滑坡", "二号滑坡", "三号崩塌", "四号崩塌", "五号滑坡")
    points = roster(
        "地质灾害隐患点清单", "2026年3月", "| 序号 | 统一编号 | 隐患点名称 | 威胁人数（人） |",
        *(f'| {n} | "99910100{n}" | {name} | {n * 10} |' for n, name in enumerate(names, 1)),
    )  # fmt: skip
    shelters = roster(
        "山洪危险区转移避险台账", "2026年3月", "| 序号 | 危险区名称 | 涉及人数（人） |",
        *(f"| {n} | {name} | {n * 10 + (n == 2)} |" for n, name in enumerate(names, 1)),
    )  # fmt: skip
    desk.take(SUMMARY, points, shelters)
    head = "| 序号 | 隐患点编号 | 名称 | 威胁人数（人） | 坐标 |"
    found = made(desk, "", title="2026年汛前地质灾害隐患点核查登记表", head=head)
    assert values(found, 1) == [f"99910100{n}" for n in range(1, 6)]
    assert [c.decision for c in column(found, 3) if c] == ["filled", "conflict", "filled", "filled", "filled"]


# What changed since


def test_who_died_or_left_since_is_marked_and_stays(desk: Desk) -> None:
    dead = roster(
        "死亡注销户口人员名单", "2026年4月", "| 序号 | 姓名 | 身份证号 | 死亡日期 |",
        f'| 1 | 李奶 | "{GRANDMOTHER}" | 2026-04-02 |',
    )  # fmt: skip
    left = roster(
        "农村低保退出人员名单",
        "2026年4月",
        "| 序号 | 姓名 | 身份证号 | 退出原因 |",
        f'| 1 | 张父 | "{FATHER}" | 收入增加 |',
    )
    desk.take(SUMMARY, LOW, dead, left)
    blank = LOW.replace("2026年3月", "2026年4月").split("| 1 |")[0] + "| 1 | | | | | | | |\n| 2 | | | | | | | |\n"
    found = desk.roster(blank)
    assert [[r.code for r in row.reasons] for row in found.rows] == [["roster.left"], [], ["roster.died"]]
    assert values(found, 1) == ["张父", "张童", "李奶"]
    assert reasons(found) == ["roster.carried", "roster.changes"]
    checks = [(c.code, len(c.addresses)) for c in desk.draft(blank).checks if c.code.startswith("check.row_")]
    assert checks == [("check.row_left", 1), ("check.row_died", 1)]


def test_who_left_another_scheme_or_died_before_is_not_marked(desk: Desk) -> None:
    head = "| 序号 | 姓名 | 身份证号 | 原因 |"
    other = roster("特困人员退出名单", "2026年4月", head, f'| 1 | 张父 | "{FATHER}" | 其他 |')
    before = roster("死亡人员名单", "2025年12月", head, f'| 1 | 李奶 | "{GRANDMOTHER}" | 其他 |')
    desk.take(SUMMARY, LOW, other, before)
    found = made(desk, "范围：农村低保对象")
    assert [row.reasons for row in found.rows] == [(), (), ()]


def test_a_child_that_came_of_age_is_marked(desk: Desk) -> None:
    grown = number_of("20080415")
    head = "| 序号 | 姓名 | 身份证号 | 村 |"
    orphans = roster(
        "孤儿花名册", "2026年3月", head, f'| 1 | 王大 | "{grown}" | 甲坪村 |', f'| 2 | 张童 | "{CHILD}" | 甲坪村 |'
    )
    desk.take(SUMMARY, orphans)
    blank = orphans.replace("2026年3月", "2026年4月").split("| 1 |")[0] + "| 1 | | | |\n| 2 | | | |\n"
    found = desk.roster(blank)
    assert [[r.code for r in row.reasons] for row in found.rows] == [["roster.came_of_age"], []]


# Rows that the template prints


def test_persons_printed_in_the_template_keep_their_places(desk: Desk) -> None:
    desk.take(SUMMARY, LOW)
    blank = LOW.replace("2026年3月", "2026年4月").split("| 1 |")[0]
    found = desk.roster(blank + "| 1 | 李奶 | | | | | | |\n| 2 | 无名氏 | | | | | | |\n| 3 | 张父 | | | | | | |\n")
    assert values(found, 3) == [GRANDMOTHER, None, FATHER]
    assert "roster.not_printed" in reasons(found)


def test_rows_printed_without_names_are_left_alone(desk: Desk) -> None:
    desk.take(SUMMARY, LOW)
    blank = LOW.replace("2026年3月", "2026年4月").split("| 1 |")[0]
    found = desk.roster(blank + "| 1 | | | | 乙坪村 | | | |\n| 2 | | | | 甲坪村 | | | |\n")
    assert (found.rows, reasons(found)) == ((), ["roster.printed_rows"])

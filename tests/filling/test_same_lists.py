"""A list that was never filled before, from the past list of the same members under another title."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.model.proposal import RosterProposal
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.values import calendar_math as cal
from tests.filling.test_listing import CHILD, roster
from tests.filling.test_rosters import Desk, column, values
from tests.recording.reports import PERSONS

APRIL = cal.month(2026, 4)
NAMES, PHONES = ("张一甲", "李二乙", "王三丙"), ("13900000001", "13900000002", "13900000003")
VILLAGES = ("甲坪村", "乙坪村", "甲坪村")


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇", "", (("甲坪村", ""), ("乙坪村", "")))) as profile:
        yield Desk(profile)


def table(title: str, head: str, *rows: tuple[object, ...], period: str = "2026年4月") -> str:
    """`head` without 序号, columns parted by blanks; the rows are numbered."""
    lines = [f"| {n} | " + " | ".join(map(str, row)) + " |" for n, row in enumerate(rows, 1)]
    return roster(title, period, "| 序号 | " + " | ".join(head.split()) + " |", *lines)


def blank(title: str, head: str) -> str:
    return table(title, head, *[("",) * len(head.split())] * 2)


def graziers(period: str = "2026年4月", title: str = "草管员管理台账") -> str:
    rows = [
        (n, f'"{p}"', v, "北坡", 300, f'"{t}"') for n, p, v, t in zip(NAMES, PERSONS, VILLAGES, PHONES, strict=False)
    ]
    return table(title, "姓名 身份证号 所属村 管护地段 管护面积（亩） 手机号码", *rows, period=period)


ASKED = "姓名 公民身份号码 所在村 管护责任区 管护面积（亩） 联系方式 年度考核等次"


def decisions(found: RosterProposal) -> set[str]:
    return {cell.decision for row in found.rows for cell in row.cells.values()}


def test_a_list_of_the_same_persons_is_filled_under_other_words(desk: Desk) -> None:
    desk.take(graziers())
    found = desk.roster(blank("2026年度草管员续聘人员信息表", ASKED), APRIL)
    assert values(found, 1) == list(NAMES)
    assert values(found, 4) == ["北坡"] * 3
    assert values(found, 6) == list(PHONES)
    assert [r.code for r in found.reasons] == ["roster.carried"]


def test_the_newest_of_them_is_taken(desk: Desk) -> None:
    older = graziers("2025年12月", "2025年草管员花名册").replace("张一甲", "张旧甲")
    desk.take(older, graziers())
    assert values(desk.roster(blank("在岗草管员信息采集表", ASKED), APRIL), 1)[0] == "张一甲"


def test_one_that_is_too_old_is_only_offered(desk: Desk) -> None:
    desk.take(graziers("2024年6月"))
    assert decisions(desk.roster(blank("在岗草管员信息采集表", ASKED), APRIL)) == {"suggested"}


@pytest.mark.parametrize("title", ["优秀草管员名册", "草管员培训人员名册", "草管员（第二批）登记表"])
def test_a_title_that_may_narrow_is_offered_with_all_it_reaches(desk: Desk, title: str) -> None:
    desk.take(graziers())
    found = desk.roster(blank(title, ASKED), APRIL)
    assert decisions(found) == {"suggested"}
    assert [r.code for r in found.reasons] == ["roster.carried", "roster.may_be_incomplete"]


@pytest.mark.parametrize("title", ["新聘草管员信息表", "草管员离岗人员名单", "拟聘草管员公示名单"])
def test_who_came_or_went_is_not_listed(desk: Desk, title: str) -> None:
    desk.take(graziers())
    assert desk.roster(blank(title, ASKED), APRIL).rows == ()


def test_of_lists_of_the_same_day_that_differ_only_who_stands_in_both_is_filled(desk: Desk) -> None:
    desk.take(graziers(), graziers(title="草管员花名册").replace(PERSONS[2], CHILD))
    found = desk.roster(blank("草管员信息采集表", ASKED), APRIL)
    assert [cell.decision for cell in column(found, 1) if cell] == ["filled", "filled", "suggested"]


def test_a_list_known_by_its_columns_alone_is_offered(desk: Desk) -> None:
    desk.take(graziers())
    assert decisions(desk.roster(blank("人员基本信息表", ASKED), APRIL)) == {"suggested"}
    assert desk.roster(blank("人员基本信息表", "姓名 公民身份号码 所在村 联系方式"), APRIL).rows == ()


MEMBERS = "户主姓名 姓名 身份证号 与户主关系 村 联系电话"


def test_households_are_asked_by_their_heads(desk: Desk) -> None:
    rows = [
        ("张一甲", n, f'"{p}"', r, "甲坪村", '"13900000001"')
        for n, p, r in zip(NAMES, PERSONS, ("户主", "配偶", "子"), strict=False)
    ]
    desk.take(table("易地搬迁户成员花名册", MEMBERS, *rows))
    found = desk.roster(blank("易地搬迁户成员后续帮扶情况登记表", "户主 户主身份证号 村 联系电话 帮扶措施"), APRIL)
    assert [cell.value for cell in column(found, 1) if cell] == ["张一甲"]


# Things


def bridges(title: str = "农村公路桥梁基本信息台账") -> str:
    rows = [(f"{v}{n}号桥", "村道", v, 20 + n, 2001 + n, NAMES[n], f'"{PHONES[n]}"') for n, v in enumerate(VILLAGES)]
    return table(title, "桥梁名称 所在路线 所在村 桥长（米） 建成年份 管养责任人 联系电话", *rows)


def test_a_list_of_the_same_things_is_filled(desk: Desk) -> None:
    desk.take(bridges())
    head = "桥名 线路名称 所属行政村 桥梁全长（m） 建成年份 管护人员 管护人员电话 存在问题"
    found = desk.roster(blank("农村公路桥梁汛前安全隐患排查表", head), APRIL)
    assert values(found, 1) == ["甲坪村0号桥", "乙坪村1号桥", "甲坪村2号桥"]
    assert values(found, 2) == ["村道"] * 3
    assert values(found, 4) == [20, 21, 22]
    assert values(found, 6) == list(NAMES)


def test_a_column_that_names_other_things_is_not_the_name_of_these(desk: Desk) -> None:
    desk.take(bridges())
    found = desk.roster(blank("农村公路桥梁安全隐患排查表", "桥名 小区名称 所属行政村 建成年份"), APRIL)
    assert [cell for cell in column(found, 2) if cell] == []


def test_things_are_known_by_the_one_name_of_their_ledger(desk: Desk) -> None:
    rows = [(f"{v}{n}号站", v, "山泉水", 100 + n, NAMES[n]) for n, v in enumerate(VILLAGES)]
    desk.take(table("农村供水工程运行台账", "工程名称 受益村 水源类型 供水户数（户） 管水员", *rows))
    found = desk.roster(
        blank("农村供水工程水质检测情况表", "供水工程 受益行政村 水源 受益户数 管护人员 检测结果"), APRIL
    )
    assert values(found, 1) == ["甲坪村0号站", "乙坪村1号站", "甲坪村2号站"]
    assert values(found, 4) == [100, 101, 102]


def test_a_things_own_number_is_no_running_number(desk: Desk) -> None:
    rows = [(f"GS10{n}", "樟树", v, 200 + n) for n, v in enumerate(VILLAGES)]
    desk.take(table("古树名木保护台账", "古树编号 树种 所在村 树龄（年）", *rows))
    found = desk.roster(blank("古树名木管护责任落实情况表", "编号 树种名称 所在村 估测树龄（年） 养护责任人"), APRIL)
    assert values(found, 1) == ["GS100", "GS101", "GS102"]


def shelters(people: tuple[int, ...], period: str = "2026年4月") -> str:
    rows = [(f"避难场所{n}", NAMES[n], people[n]) for n in range(3)]
    return table("应急避难场所物资清单", "场所名称 物资保管员 床位（张）", *rows, period=period)


SHELTERS = [(f"避难场所{n}", v, 300 + n, f'"{PHONES[n]}"') for n, v in enumerate(VILLAGES)]


def test_what_the_list_lacks_comes_from_another_list_of_the_same_things(desk: Desk) -> None:
    desk.take(table("应急避难场所台账", "场所名称 所在村 面积（平方米） 联系电话", *SHELTERS), shelters((40, 50, 60)))
    found = desk.roster(blank("应急避难场所安全检查表", "场所名称 所在村 物资保管员 床位（张） 检查结果"), APRIL)
    assert values(found, 3) == list(NAMES)
    assert {c.reason.code for c in column(found, 3) if c and c.reason} == {"roster.from_list_of_things"}


def test_what_is_counted_anew_is_only_offered_from_an_older_list(desk: Desk) -> None:
    desk.take(
        table("应急避难场所台账", "场所名称 所在村 面积（平方米） 联系电话", *SHELTERS),
        shelters((40, 50, 60), "2026年1月"),
    )
    found = desk.roster(blank("应急避难场所安全检查表", "场所名称 所在村 物资保管员 床位（张）"), APRIL)
    assert "filled" not in {c.decision for c in column(found, 4) if c}


def test_village_and_group_are_put_together_where_one_column_asks_both(desk: Desk) -> None:
    rows = [(n, f'"{p}"', v, "3社") for n, p, v in zip(NAMES, PERSONS, VILLAGES, strict=False)]
    desk.take(table("草管员管理台账", "姓名 身份证号 村 社", *rows))
    both, group = (blank("草管员信息采集表", f"姓名 身份证号 {label}") for label in ("所在村、社", "村民小组"))
    assert values(desk.roster(both, APRIL), 3) == ["甲坪村3社", "乙坪村3社", "甲坪村3社"]
    assert values(desk.roster(group, APRIL), 3) == ["3社"] * 3


def firms(answers: tuple[str, ...] = ("有", "无", "有")) -> str:
    rows = [
        (f"云{n}米业公司", f"9199953100000000{n}X", v, a, NAMES[n])
        for n, (v, a) in enumerate(zip(VILLAGES, answers, strict=True))
    ]
    return table("工贸企业安全监管台账", "企业名称 统一社会信用代码 所在村 有无液氨制冷 法定代表人（负责人）", *rows)


FIRMS = blank(
    "涉及液氨制冷的工贸企业基本信息表", "企业（单位）名称 统一社会信用代码 地址（村、社区） 主要负责人 液氨储量（吨）"
)


def test_a_condition_of_the_title_is_tested_by_the_column_that_asks_it(desk: Desk) -> None:
    desk.take(firms())
    found = desk.roster(FIRMS, APRIL)
    assert values(found, 1) == ["云0米业公司", "云2米业公司"]
    assert values(found, 3) == ["甲坪村", "甲坪村"]
    assert values(found, 4) == ["张一甲", "王三丙"]


def test_a_condition_that_a_row_leaves_open_is_not_tested(desk: Desk) -> None:
    desk.take(firms(("有", "待查", "有")))
    assert decisions(desk.roster(FIRMS, APRIL)) == {"suggested"}


def test_a_narrower_list_that_stands_alone_is_filled_and_said_to_be_perhaps_incomplete(desk: Desk) -> None:
    rows = [(f"云渔{n}", NAMES[n], v, 6 + n) for n, v in enumerate(VILLAGES)]
    head = "船名号 船主姓名 所在村 船长（米）"
    desk.take(table("捕捞渔船登记册", head, *rows))
    asked = blank("渔船安全检查登记表", "船名号 所有人 所在村 船长（m） 检查结论")
    found = desk.roster(asked, APRIL)
    assert values(found, 1) == ["云渔0", "云渔1", "云渔2"]
    assert [r.code for r in found.reasons] == ["roster.carried", "roster.may_be_incomplete"]
    desk.take(table("休闲渔船登记册", head, *[(f"云闲{n}", *row[1:]) for n, row in enumerate(rows)]))
    assert decisions(desk.roster(asked, APRIL)) == {"suggested"}


def test_a_credit_code_is_no_number_of_the_list(desk: Desk) -> None:
    rows = [(f"云{n}农场", f"NC100{n}", v) for n, v in enumerate(VILLAGES)]
    desk.take(table("家庭农场名录", "农场名称 农场编号 所在村", *rows))
    found = desk.roster(blank("家庭农场年报情况核查表", "农场名称 统一社会信用代码 所在村"), APRIL)
    assert [cell for cell in column(found, 2) if cell] == []


def test_what_things_have_of_a_kind_is_counted_anew_each_time(desk: Desk) -> None:
    rows = [(f"云渔{n}", NAMES[n], f'"{p}"', 4 + n) for n, p in enumerate(PERSONS)]
    ledger = table("捕捞渔船登记册", "船名号 船主姓名 船主身份证号 救生衣（件）", *rows, period="2026年2月")
    desk.take(ledger)
    found = desk.roster(blank("捕捞渔船安全检查登记表", "船名号 所有人 所有人身份证号 救生衣配备（件）"), APRIL)
    assert values(found, 1) == ["云渔0", "云渔1", "云渔2"]
    assert {c.decision for c in column(found, 4) if c} == {"suggested"}


def test_places_under_a_heading_are_the_columns_of_village_and_group(desk: Desk) -> None:
    ponds = [(f"{v}{n}号山塘", v, f"{n}组", "王三丙", 90 + n) for n, v in enumerate(VILLAGES, 1)]
    desk.take(table("山塘管护台账", "山塘名称 所在村 村民组 巡查责任人 威胁财产（万元）", *ponds))
    head = "| 序号 | 山塘名称 | 所在位置 | < | 巡查责任人姓名 | 威胁对象 |\n| ^ | ^ | 行政村 | 村民小组 | ^ | 财产（万元） |"
    lines = ["| 1 |  |  |  |  |  |", "| 2 |  |  |  |  |  |"]
    found = desk.roster(roster("山塘安全度汛登记表", "2026年5月", head, *lines), cal.month(2026, 5))
    assert values(found, 2) == list(VILLAGES)
    assert values(found, 3) == ["1组", "2组", "3组"]
    assert values(found, 4) == ["王三丙"] * 3  # a post is no flow of the period, whatever it does
    assert values(found, 5) == [91, 92, 93]  # what a thing threatens lasts with it
    assert decisions(found) == {"filled"}


def test_what_a_household_is_asked_stands_in_its_merged_cells(desk: Desk) -> None:
    head = "| 序号 | 姓名 | 身份证号 | 联系电话 |"
    rows = [f"| 1 | 张一甲 | {PERSONS[0]} | {PHONES[0]} |", f"| 2 | 李二乙 | {PERSONS[1]} | ^ |"]
    desk.take(roster("低保对象花名册", "2026年4月", head, *rows))
    asked = "| 序号 | 姓名 | 身份证号码 | 家庭联系电话 |"
    found = desk.roster(roster("低保对象信息核对表", "2026年4月", asked, "|  |  |  |  |", "|  |  |  |  |"), APRIL)
    assert values(found, 3) == [PHONES[0]] * 2


@pytest.mark.parametrize(
    "title", ["新增草管员名册", "草管员培训登记表", "草管员退出人员名册", "草管员临时救助发放名册"]
)
def test_who_came_enrolled_or_was_helped_once_is_another_next_month(desk: Desk, title: str) -> None:
    desk.take(graziers("2026年3月", title))
    head = "姓名 身份证号 所属村 管护地段 管护面积（亩） 手机号码"
    assert decisions(desk.roster(blank(title, head), APRIL)) == {"suggested"}


def test_who_was_trained_is_chosen_from_all_who_are_listed(desk: Desk) -> None:
    desk.take(graziers())
    assert decisions(desk.roster(blank("草管员业务培训登记表", ASKED), APRIL)) == {"suggested"}
    assert "filled" in decisions(desk.roster(blank("草管员培训需求摸底表", ASKED), APRIL))

"""Columns known by the one beside them, and words that lists spell each in its way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.values import calendar_math as cal
from tests.filling.test_rosters import Desk, column, values
from tests.filling.test_same_lists import APRIL, NAMES, PHONES, VILLAGES, blank, table
from tests.recording.reports import PERSONS

FORDS = [(f"{v}{n}号泵站", v, NAMES[n], f'"{PHONES[n]}"') for n, v in enumerate(VILLAGES)]


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇", "", (("甲坪村", ""), ("乙坪村", "")))) as profile:
        yield Desk(profile)


def test_a_telephone_is_that_of_the_person_before_it(desk: Desk) -> None:
    desk.take(table("泵站管理台账", "泵站名称 所在村 安全责任人 联系电话", *FORDS))
    found = desk.roster(blank("泵站汛期安全检查表", "泵站名称 所在村 安全责任人 责任人手机"), APRIL)
    assert values(found, 4) == list(PHONES)


def test_a_telephone_of_a_legal_person_by_another_word_is_the_same(desk: Desk) -> None:
    desk.take(table("泵站管理台账", "泵站名称 所在村 法定代表人 联系电话", *FORDS))
    found = desk.roster(blank("泵站汛期安全检查表", "泵站名称 所在村 法定代表人 法人手机"), APRIL)
    assert values(found, 4) == list(PHONES)


def test_the_bare_kind_of_a_roll_is_that_of_whom_its_title_names(desk: Desk) -> None:
    rows = [(*row, "提水泵站") for row in FORDS]
    desk.take(table("泵站管理台账", "泵站名称 所在村 责任人 联系电话 类型", *rows))
    asked = "泵站名称 所在村 责任人 {}类别"
    assert values(desk.roster(blank("泵站安全检查表", asked.format("泵站")), APRIL), 4) == ["提水泵站"] * len(FORDS)
    other = desk.roster(blank("泵站安全检查表", asked.format("残疾")), APRIL)
    assert [c for c in column(other, 4) if c and c.decision == "filled"] == []


def test_bodies_told_apart_by_their_credit_codes_have_one_name(desk: Desk) -> None:
    codes = ("92999331MA17NFEU83", "92999331MA3GBTYKAQ", "92999331MA5YJG1DJ7")
    inns = [(f"{v}{n}号客栈", codes[n], v) for n, v in enumerate(VILLAGES)]
    desk.take(table("民宿客栈台账", "店招名称 统一社会信用代码 所在村", *inns))
    found = desk.roster(blank("民宿客栈安全摸排登记表", "场所名称 统一社会信用代码 所在村"), APRIL)
    assert values(found, 1) == [inn[0] for inn in inns]


def test_a_telephone_behind_another_person_is_not_taken(desk: Desk) -> None:
    desk.take(table("泵站管理台账", "泵站名称 所在村 船主 联系电话", *FORDS))
    found = desk.roster(blank("泵站汛期安全检查表", "泵站名称 所在村 技术责任人 技术责任人电话"), APRIL)
    assert [c for c in column(found, 4) if c and c.decision == "filled"] == []


def test_the_one_person_who_answers_for_each_thing_is_the_same(desk: Desk) -> None:
    desk.take(table("泵站管理台账", "泵站名称 所在村 责任人 联系电话", *FORDS))
    found = desk.roster(blank("泵站汛期安全检查表", "泵站名称 所在村 管理责任人 联系电话"), APRIL)
    assert values(found, 3) == list(NAMES)


def test_of_two_who_answer_for_a_thing_neither_is_guessed(desk: Desk) -> None:
    rows = [(*row[:3], "赵四丁") for row in FORDS]
    desk.take(table("泵站管理台账", "泵站名称 所在村 巡查责任人 技术责任人", *rows))
    found = desk.roster(blank("泵站汛期安全检查表", "泵站名称 所在村 管理责任人"), APRIL)
    assert [c for c in column(found, 3) if c] == []


def test_brackets_say_that_only_the_village_of_an_address_is_asked(desk: Desk) -> None:
    desk.take(table("泵站管理台账", "泵站名称 所在村 责任人 联系电话", *FORDS))
    found = desk.roster(blank("泵站汛期安全检查表", "泵站名称 地址（村、社区） 责任人"), APRIL)
    assert values(found, 2) == list(VILLAGES)


def test_whom_a_thing_holds_stays_with_it_and_who_works_there_does_not(desk: Desk) -> None:
    rows = [(row[0], 100 + n, 7 + n) for n, row in enumerate(FORDS)]
    desk.take(table("泵站管理台账", "泵站名称 可容纳人数 从业人员", *rows, period="2026年3月"))
    found = desk.roster(blank("泵站汛期安全检查表", "泵站名称 容纳人数 员工人数"), APRIL)
    assert values(found, 2) == [100, 101, 102]
    assert values(found, 3) == [None] * 3


def old_soldiers(period: str) -> str:
    rows = [(n, f'"{p}"', v, "良好", 300) for n, p, v in zip(NAMES, PERSONS, VILLAGES, strict=False)]
    return table("伤残民兵花名册", "姓名 身份证号 村 健康状况 补助标准（元/月）", *rows, period=period)


CHECKED = blank("伤残民兵信息核实登记表", "姓名 身份证号 户籍地（村） 身体状况 补助标准（元/月）")


def test_a_state_of_health_is_carried_for_a_quarter_and_then_offered(desk: Desk) -> None:
    desk.take(old_soldiers("2026年3月"))
    assert values(desk.roster(CHECKED, APRIL), 4) == ["良好"] * 3
    later = desk.roster(CHECKED.replace("2026年4月", "2026年8月"), cal.month(2026, 8))
    assert {c.decision for c in column(later, 4) if c} == {"suggested"}
    assert values(later, 3) == list(VILLAGES)


def test_a_monthly_standard_holds_at_the_end_of_its_quarter(desk: Desk) -> None:
    desk.take(old_soldiers("2026年3月"))
    quarter = CHECKED.replace("2026年4月", "2026年一季度")
    assert values(desk.roster(quarter, cal.quarter(2026, 1)), 5) == [300] * 3
    assert values(desk.roster(CHECKED, APRIL), 5) == [None] * 3


def test_a_heading_that_says_what_is_measured_belongs_to_each_label_below_it(desk: Desk) -> None:
    lines = [
        f'| {n} | {name} | "{p}" | {v} | 500 | {100 + n} |'
        for n, (name, p, v) in enumerate(zip(NAMES, PERSONS, VILLAGES, strict=False), 1)
    ]
    heads = "| 序号 | 姓名 | 身份证号 | 村 | 供给标准（元/月） | < |\n| ^ | ^ | ^ | ^ | 伙食 | 陪护 |"
    desk.take(
        "\n".join(
            [
                "| 敬老人员花名册 | < | < | < | < | < |",
                "| 填报单位：云溪镇 | < | < | < | < | 2026年4月 |",
                heads,
                *lines,
                "",
            ]
        )
    )
    found = desk.roster(blank("敬老人员信息核实表", "姓名 身份证号 村 陪护标准（元/月）"), APRIL)
    assert values(found, 4) == [101, 102, 103]


def test_a_roster_titled_for_one_age_is_carried_on_whatever_its_last_column(desk: Desk) -> None:
    rows = [(n, f'"{p}"', v, 100, "本人") for n, p, v in zip(NAMES, PERSONS, VILLAGES, strict=False)]
    title = "10周岁以上人员高龄津贴发放花名册"
    desk.take(table(title, "姓名 身份证号 村 津贴标准 领取方式", *rows, period="2026年3月"))
    found = desk.roster(blank(title, "姓名 身份证号 村 津贴标准 领取人签字"), APRIL)
    assert values(found, 1) == list(NAMES)


def test_a_state_of_a_named_year_comes_from_the_list_of_that_year(desk: Desk) -> None:
    people = [(n, f'"{p}"', v) for n, p, v in zip(NAMES, PERSONS, VILLAGES, strict=False)]
    desk.take(
        table("草管员花名册", "姓名 身份证号 村", *people),
        table(
            "2026年度资助参加居民医保人员名册",
            "姓名 证件号码 村 参保状态",
            *[(*p, "已参保") for p in people],
            period="2026年",
        ),
    )
    head = "姓名 身份证号 村 {}年居民医保参保状态"
    assert values(desk.roster(blank("草管员信息采集表", head.format(2026)), APRIL), 4) == ["已参保"] * 3
    assert values(desk.roster(blank("草管员信息采集表", head.format(2025)), APRIL), 4) == [None] * 3


def test_another_persons_telephone_behind_the_rows_own_name_is_not_taken(desk: Desk) -> None:
    wards = [(n, f'"{p}"', "1组", f'"{t}"') for n, p, t in zip(NAMES, PERSONS, PHONES, strict=True)]
    desk.take(table("孤儿台账", "姓名 身份证号 组别 监护人电话", *wards))
    found = desk.roster(blank("孤儿关爱服务信息核对表", "姓名 身份证号 村民小组 联系电话"), APRIL)
    assert [c for c in column(found, 4) if c and c.decision == "filled"] == []

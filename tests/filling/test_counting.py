"""Counts over a roster: exactly its population, every condition answered by every row, else nothing."""

from __future__ import annotations

import pytest

from forms.filling.counting import Counter
from forms.filling.holding import Knowledge
from forms.filling.lookup import ProfileLookup
from forms.matching.definition import Surroundings, define
from forms.model.period import Period
from forms.recording.asking import Asked
from forms.recording.subjects import UNIT
from forms.values import calendar_math as cal
from forms.values.identity import check_character
from tests.filling.test_rosters import Desk

MARCH, APRIL = cal.month(2026, 3), cal.month(2026, 4)


def person(birth: str, order: str) -> str:
    body = f"999001{birth}{order}"  # no such division
    return body + check_character(body)


ANNA, BERT, CORA = person("19350101", "002"), person("19700101", "001"), person("20150601", "004")
ROSTER = f"""
| 农村低保对象花名册 | < | < | < | < | < | < |
| 填报单位：云溪镇 | < | < | 2026年3月 | < | < | < |
| 序号 | 姓名 | 性别 | 身份证号 | 与户主关系 | 村 | 类别 |
| 1 | 张一甲 | 女 | "{ANNA}" | 户主 | 甲坪村 | A |
| 2 | 李二乙 | 男 | "{BERT}" | 户主 | 乙坪村 | B |
| 3 | 李三丙 | 女 | "{CORA}" | 女 | 乙坪村 | B |
"""


def count(desk: Desk, label: str, subject: str = UNIT, unit: str = "人", period: Period = MARCH) -> int | None:
    ledger = desk.ledger
    knowledge = Knowledge(ledger.reader, ledger.book(), ledger.index, ProfileLookup(ledger.profile))
    definition = define(ledger.reader, [label], unit, Surroundings())
    found = Counter(knowledge).count(Asked(definition, subject, period))
    return int(found[0]) if found else None


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("农村低保人数", 3),
        ("农村低保女性", 2),
        ("农村低保60岁以上老年人", 1),
        ("农村低保未成年人", 1),
        ("农村低保B类人数", 2),
    ],
)
def test_members_that_meet_the_condition_are_counted(desk: Desk, label: str, expected: int) -> None:
    desk.take(ROSTER)
    assert count(desk, label) == expected


def test_households_are_counted_by_their_heads(desk: Desk) -> None:
    desk.take(ROSTER)
    assert count(desk, "农村低保户数", unit="户") == 2


@pytest.mark.parametrize(("village", "expected"), [("甲坪村", 1), ("乙坪村", 2), ("丙坪村", 0)])
def test_a_village_counts_its_own_rows_and_none_is_zero(desk: Desk, village: str, expected: int) -> None:
    desk.take(ROSTER)
    assert count(desk, "农村低保人数", f"v:{village}") == expected


def test_another_population_or_another_day_has_no_answer(desk: Desk) -> None:
    desk.take(ROSTER)
    assert count(desk, "城市低保人数") is None
    assert count(desk, "特困供养人数") is None
    assert count(desk, "农村低保人数", period=APRIL) is None


def test_a_condition_that_no_column_answers_has_no_answer(desk: Desk) -> None:
    desk.take(ROSTER)
    assert count(desk, "农村低保少数民族人数") is None


def test_one_row_that_leaves_it_open_leaves_the_count_open(desk: Desk) -> None:
    desk.take(ROSTER.replace(BERT, "1.23E+17"))
    assert count(desk, "农村低保60岁以上老年人") is None
    assert count(desk, "农村低保女性") == 2


def test_a_list_of_additions_is_not_the_whole(desk: Desk) -> None:
    desk.take(ROSTER.replace("农村低保对象花名册", "农村低保新增对象花名册"))
    assert count(desk, "农村低保人数") is None


RISKS = f"""
| 监测对象管理台账 | < | < | < | < |
| 填报单位：云溪镇 | < | < | 2026年3月 | < |
| 序号 | 户主姓名 | 身份证号 | 家庭人口 | 风险是否消除 |
| 1 | 李二乙 | "{BERT}" | 4 | 否 |
| 2 | 李三丙 | "{CORA}" | 3 | 是 |
| 3 | 张一甲 | "{ANNA}" | 1 | 否 |
"""


def test_what_is_not_yet_done_counts_where_a_column_asks_whether_it_is(desk: Desk) -> None:
    desk.take(RISKS)
    assert count(desk, "风险未消除监测对象户数", unit="户") == 2
    assert count(desk, "风险已消除监测对象户数", unit="户") == 1


def test_a_state_that_one_row_leaves_open_counts_nobody(desk: Desk) -> None:
    desk.take(RISKS.replace("| 3 | 是 |", "| 3 |  |"))
    assert count(desk, "风险未消除监测对象户数", unit="户") is None


def test_whether_somebody_is_a_relative_is_another_question(desk: Desk) -> None:
    desk.take(ROSTER.replace("| 类别 |", "| 是否退役军人家属 |").replace("| A |", "| 是 |").replace("| B |", "| 否 |"))
    assert count(desk, "农村低保退役军人人数") is None


BOTH = f"""
| 困难残疾人生活补贴和重度残疾人护理补贴发放名册 | < | < | < | < | < | < |
| 填报单位：云溪镇 | < | < | < | 2026年3月 | < | < |
| 序号 | 姓名 | 性别 | 身份证号 | 残疾类别 | 残疾等级 | 村 |
| 1 | 张一甲 | 女 | "{ANNA}" | 肢体 | 一级 | 甲坪村 |
| 2 | 李二乙 | 男 | "{BERT}" | 听力 | 三级 | 乙坪村 |
"""


def test_a_list_of_both_kinds_of_a_benefit_is_of_all_who_get_it(desk: Desk) -> None:
    desk.take(BOTH)
    assert count(desk, "享受残疾人两项补贴人数") == 2
    assert count(desk, "享受残疾人两项补贴人数", "v:甲坪村") == 1
    assert count(desk, "享受残疾人两项补贴的听力残疾人") == 1
    assert count(desk, "持证残疾人数") is None


def test_a_list_of_one_kind_is_not_of_all_who_get_either(desk: Desk) -> None:
    desk.take(BOTH.replace("困难残疾人生活补贴和", ""))
    assert count(desk, "享受残疾人两项补贴人数") is None


OLD = f"""
| 90周岁以上老年人高龄津贴发放花名册 | < | < | < |
| 填报单位：云溪镇 | < | 2026年3月 | < |
| 序号 | 姓名 | 身份证号 | 村 |
| 1 | 张一甲 | "{ANNA}" | 甲坪村 |
"""


def test_ages_within_those_a_title_lists_are_counted_and_others_not(desk: Desk) -> None:
    desk.take(OLD)
    assert count(desk, "享受高龄津贴90-99周岁老年人") == 1
    assert count(desk, "享受高龄津贴100周岁及以上老年人") == 0
    assert count(desk, "享受高龄津贴85周岁及以上老年人") is None


def test_country_people_are_all_there_are_where_nobody_spoke_of_town(desk: Desk) -> None:
    supported = ROSTER.replace("农村低保对象花名册", "特困人员救助供养花名册")
    desk.take(supported)
    assert count(desk, "农村特困人员救助供养人数") == 3
    desk.take("| 救助情况表 | < |\n| 填报单位：云溪镇 | 2025年 |\n| 项目 | 人数（人） |\n| 城市特困人员 | 2 |\n")
    assert count(desk, "农村特困人员救助供养人数") is None

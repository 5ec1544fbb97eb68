"""Counts over rosters with states, posts, ways of support to tick; those who have left are never counted in silence."""

from __future__ import annotations

import pytest

from forms.model.document import Value
from forms.values import calendar_math as cal
from tests.filling.test_listing import roster
from tests.filling.test_rosters import Desk
from tests.recording.reports import number_of

MARCH = cal.month(2026, 3)
OLD, MAN, WOMAN, GIRL = (
    number_of(b, n) for b, n in (("19500101", 1), ("19800101", 3), ("19850101", 2), ("19950101", 4))
)
HEAD = "| 序号 | 姓名 | 身份证号 | 村 | 岗位类别 | 状态 | 是否脱贫人口 | 月补贴（元） |"
POSTS = roster(
    "公益性岗位人员花名册", "2026年3月", HEAD,
    f'| 1 | 张一 | "{OLD}" | 甲坪村 | 护林员 | 在岗 | 是 | 800 |',
    f'| 2 | 李二 | "{MAN}" | 乙坪村 | 保洁员 | 在岗 | 否 | 500 |',
    f'| 3 | 王三 | "{WOMAN}" | 乙坪村 | 保洁员 | 在岗 | 是 | 500 |',
    f'| 4 | 赵四 | "{GIRL}" | 乙坪村 | 保洁员 | 离岗 | 是 | 500 |',
)  # fmt: skip
SUPPORT = "\n".join(
    [
        "| 特困人员救助供养台账 | < | < | < | < | < |",
        "| 填报单位：云溪镇 | < | < | < | 2026年3月 | < |",
        "| 序号 | 姓名 | 身份证号 | 村 | 供养方式 | < |",
        "| ^ | ^ | ^ | ^ | 集中 | 分散 |",
        f'| 1 | 张一 | "{OLD}" | 甲坪村 | √ | |',
        f'| 2 | 李二 | "{MAN}" | 乙坪村 | | √ |',
        f'| 3 | 王三 | "{WOMAN}" | 乙坪村 | | √ |',
        "",
    ]
)


def answers(desk: Desk, title: str, *labels: str, unit: str = "人") -> list[Value]:
    lines = [f"| {title} | < | < |", "| 填报单位：云溪镇 | < | 2026年3月 |", "| 指标 | 单位 | 数量 |"]
    form = "\n".join([*lines, *(f"| {label} | {unit} | |" for label in labels), ""])
    made = desk.draft(form, MARCH).proposals
    return [p.value if p.decision == "filled" else None for p in made if p.field.table]


def test_those_whom_the_title_names_are_counted_on_the_labels_conditions(desk: Desk) -> None:
    desk.take(POSTS)
    labels = ("在岗人数", "在岗人员中：女性", "在岗人员中：保洁员", "在岗人员中：脱贫人口", "在岗人员中：60周岁及以上")
    assert answers(desk, "公益性岗位管理情况统计表", *labels) == [3, 1, 2, 2, 1]


def test_who_has_left_is_never_counted_in_silence(desk: Desk) -> None:
    desk.take(POSTS)
    assert answers(desk, "重点工作指标", "公益性岗位人员数", "公益性岗位女性人数") == [None, None]
    desk.take(POSTS.replace("2026年3月", "2026年2月").replace("离岗", "在岗"))


@pytest.mark.parametrize("label", ["公益性岗位养老护理员人数", "养老护理员（公益性岗位）"])
def test_a_post_that_no_list_is_of_is_counted_where_a_column_says_it(desk: Desk, label: str) -> None:
    desk.take(POSTS.replace("保洁员 | 在岗", "养老护理员 | 在岗").replace("离岗", "在岗"))
    assert answers(desk, "重点工作指标", label) == [2]


def test_all_of_a_list_that_nobody_has_left(desk: Desk) -> None:
    desk.take(POSTS.replace("离岗", "在岗"))
    assert answers(desk, "重点工作指标", "公益性岗位人员数", "公益性岗位女性人数") == [4, 2]


@pytest.mark.parametrize("label", ["在岗人员中：残疾人", "在岗人员中：护路员", "在岗人员涉及户数"])
def test_what_no_column_says_has_no_answer(desk: Desk, label: str) -> None:
    desk.take(POSTS)
    unit = "户" if "户" in label else "人"
    assert answers(desk, "公益性岗位管理情况统计表", label, unit=unit) == [None]


def test_a_blank_state_leaves_the_count_open(desk: Desk) -> None:
    desk.take(POSTS.replace("| 离岗 |", "| |"))
    assert answers(desk, "公益性岗位管理情况统计表", "在岗人数") == [None]


def test_ways_of_support_may_be_ticked(desk: Desk) -> None:
    desk.take(SUPPORT)
    assert answers(desk, "重点工作指标", "集中供养特困人员", "分散供养特困人员") == [1, 2]
    desk.take(SUPPORT.replace("| √ | |", "| √ | √ |").replace("救助供养台账", "供养台账"))


def test_two_ticks_in_one_row_leave_it_open(desk: Desk) -> None:
    desk.take(SUPPORT.replace("| √ | |", "| √ | √ |"))
    assert answers(desk, "重点工作指标", "集中供养特困人员") == [None]


def test_a_value_that_says_the_contrary_is_not_the_concept(desk: Desk) -> None:
    desk.take(POSTS.replace("离岗", "未到岗"))
    assert answers(desk, "公益性岗位管理情况统计表", "在岗人数") in ([3], [None])


PAID = roster(
    "困难残疾人生活补贴和重度残疾人护理补贴发放明细表", "2026年3月",
    "| 序号 | 姓名 | 身份证号 | 村 | 困难残疾人生活补贴（元） | 重度残疾人护理补贴（元） |",
    f'| 1 | 张一 | "{OLD}" | 甲坪村 | 96 | |',
    f'| 2 | 李二 | "{MAN}" | 乙坪村 | 96 | 120 |',
    f'| 3 | 王三 | "{WOMAN}" | 乙坪村 | | 120 |',
)  # fmt: skip


def test_who_gets_one_of_two_benefits_is_counted_by_its_amounts(desk: Desk) -> None:
    desk.take(PAID)
    assert answers(desk, "重点工作指标", "重度残疾人护理补贴人数", "困难残疾人生活补贴人数") == [2, 2]


def test_an_amount_that_is_no_number_leaves_it_open(desk: Desk) -> None:
    desk.take(PAID.replace("| 96 | |", "| 96 | 待定 |"))
    assert answers(desk, "重点工作指标", "重度残疾人护理补贴人数") == [None]


LOW = roster(
    "农村低保对象花名册", "2026年3月", "| 序号 | 姓名 | 身份证号 | 村 | 残疾等级 |",
    f'| 1 | 张一 | "{OLD}" | 甲坪村 | 一级 |', f'| 2 | 李二 | "{MAN}" | 乙坪村 | |', f'| 3 | 王三 | "{WOMAN}" | 乙坪村 | 二级 |',
)  # fmt: skip


def test_grades_of_disability_in_a_list_of_others(desk: Desk) -> None:
    desk.take(LOW)
    labels = ("农村低保人数中：一级残疾", "农村低保人数中：四级残疾")
    assert answers(desk, "农村低保对象结构分析表", *labels) == [1, 0]


def test_a_grade_that_is_no_grade_leaves_it_open(desk: Desk) -> None:
    desk.take(LOW.replace("| 二级 |", "| 待评 |"))
    assert answers(desk, "农村低保对象结构分析表", "农村低保人数中：一级残疾") == [None]

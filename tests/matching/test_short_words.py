"""Words that are short for another where that is spoken of, and near-twins of the trade that the table keeps apart."""

from __future__ import annotations

import pytest

from forms.matching.definition import Definition, Surroundings, define
from forms.matching.gates import compare
from forms.matching.labels import LabelReader
from forms.vocabulary.lexicon import built_in

READER = LabelReader(built_in())


def asked(*path: str, title: str = "") -> Definition:
    return define(READER, path, "人", Surroundings(title))


def agree(one: Definition, other: Definition) -> bool:
    return compare(READER, one, other).agrees and compare(READER, other, one).agrees


@pytest.mark.parametrize(
    ("short", "full"), [("生活补贴人数", "困难残疾人生活补贴人数"), ("护理补贴人数", "重度残疾人护理补贴人数")]
)
def test_a_short_name_of_a_benefit_is_the_disabled_ones_where_they_are_spoken_of(short: str, full: str) -> None:
    assert agree(asked(short, title="残疾人两项补贴发放统计表"), asked(full))
    assert agree(asked("残疾人两项补贴", short), asked(full))


@pytest.mark.parametrize("title", ["", "养老服务统计表", "高龄老人津贴发放统计表", "遗属补助统计表"])
def test_elsewhere_it_may_be_another_benefit(title: str) -> None:
    assert not agree(asked("生活补贴人数", title=title), asked("困难残疾人生活补贴人数"))
    assert not agree(asked("护理补贴人数", title=title), asked("重度残疾人护理补贴人数"))


@pytest.mark.parametrize("other", ["遗属生活补贴人数", "高龄生活补贴人数", "养老护理补贴人数"])
def test_benefits_of_others_are_others(other: str) -> None:
    assert not agree(asked(other), asked("困难残疾人生活补贴人数"))
    assert not agree(asked(other), asked("重度残疾人护理补贴人数"))


def test_a_permanent_residents_register_is_the_household_register() -> None:
    """常住户口 is where somebody is registered (户口登记条例, Art. 6), 常住人口 who lives there."""
    assert agree(asked("常住户口人数"), asked("户籍人口数"))
    assert not agree(asked("常住户口人数"), asked("常住人口数"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("水表数", "智能水表数"),
        ("屠宰场个数", "定点屠宰场个数"),
        ("弱劳动力人数", "弱半劳动力人数"),
        ("保安人数", "安保人员数"),
        ("孕前检查人数", "孕检人数"),
        ("牧草面积", "人工种草面积"),
        ("节水灌溉面积", "高效节水灌溉面积"),
        ("造林面积", "人工造林面积"),
        ("执业医师人数", "执业（助理）医师人数"),
        ("森林蓄积量", "活立木蓄积量"),
        ("实际种粮农民一次性补贴人数", "种粮大户补贴人数"),
        ("污水处理率", "生活污水治理率"),
        ("农村集中供水率", "规模化供水率"),
        ("农村用电量", "全社会用电量"),
        ("低保标准", "低保补助水平"),
        ("新增人数", "净新增人数"),
        ("同比增长率", "环比增长率"),
        ("冲锋舟艘数", "橡皮艇艘数"),
        ("养老机构数", "敬老院数"),
        ("空巢老人数", "独居老人数"),
        ("失独家庭户数", "计划生育特殊家庭户数"),
    ],
)
def test_near_twins_and_parts_of_a_whole_stay_apart(one: str, other: str) -> None:
    assert not agree(asked(one), asked(other))

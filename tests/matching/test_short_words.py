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
    ],
)
def test_near_twins_stay_apart(one: str, other: str) -> None:
    assert not agree(asked(one), asked(other))

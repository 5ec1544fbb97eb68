"""What an item of a catalogue holds, read inside its entry and as its office means it."""

from __future__ import annotations

import pytest

from forms.matching.definition import Surroundings, define
from forms.matching.labels import LabelReader
from forms.sharing.entries import CatalogueItem
from forms.sharing.offer import Offers
from forms.vocabulary.lexicon import built_in

READER = LabelReader(built_in())
POLICE, CIVIL, HEALTH = "县公安局", "县民政局", "县卫生健康局"


def items(provider: str, entry: str, *names: str) -> list[CatalogueItem]:
    return [
        CatalogueItem("999/01", entry, name, provider, "", "有条件共享", "", "", "", "", "", name) for name in names
    ]


def named(question: str, held: list[CatalogueItem], unit: str = "人") -> list[tuple[str, str]]:
    asked = define(READER, question.split("/"), unit, Surroundings())
    return [(s.item, s.grade) for s in Offers(READER, held).for_definition(asked)]


@pytest.mark.parametrize("question", ["户籍人口/其中：60岁及以上", "60岁及以上户籍人口"])
def test_what_the_police_count_is_the_household_registers(question: str) -> None:
    held = items(POLICE, "人口基本信息", "公民身份号码", "户籍人口数", "60岁以上人口数")
    assert named(question, held) == [("60岁以上人口数", "supplies")]
    assert named("60岁及以上常住人口", held) == []


@pytest.mark.parametrize(
    ("office", "entry"), [(HEALTH, "人口基本信息"), (POLICE, "流动人口信息"), (POLICE, "重点人口信息")]
)
def test_what_others_count_or_other_people_are_not(office: str, entry: str) -> None:
    assert named("60岁及以上户籍人口", items(office, entry, "60岁以上人口数")) == []


def test_the_number_of_a_people_is_the_household_registers_with_the_office_for_peoples_too() -> None:
    assert named("户籍人口/其中：侗族", items("县民族宗教事务局", "少数民族人口统计", "侗族人口")) == [
        ("侗族人口", "supplies")
    ]


def test_a_name_cut_short_is_the_one_that_its_entry_gives_in_full() -> None:
    assert named("高龄津贴/享受人数", items(CIVIL, "高龄老人津贴发放信息", "津贴人数")) == [("津贴人数", "supplies")]
    held = items("县人社局", "农村劳动力转移就业信息", "省外就业人数")
    assert named("转移就业总人数/其中：省外", held) == [("省外就业人数", "supplies")]
    assert named("转移就业总人数/其中：县内", held) == []


def test_a_benefit_of_the_country_is_counted_from_the_benefit_where_no_item_is_of_towns() -> None:
    held = items(CIVIL, "社会救助对象信息", "低保人数")
    assert named("农村低保人数", held) == [("低保人数", "counts")]
    assert named("城市低保人数", held) == []
    assert named("农村低保人数", [*held, *items(CIVIL, "城市低保信息", "城市低保人数")]) == []


def test_a_condition_is_told_by_what_says_least_of_a_person() -> None:
    held = items(POLICE, "人口基本信息", "姓名", "公民身份号码", "性别", "民族")
    assert named("户籍人口/其中：女性", held) == [("性别", "counts")]
    assert named("户籍人口/其中：苗族", held) == [("民族", "counts")]


def test_what_is_not_done_is_no_kind_of_what_is() -> None:
    held = items("县司法局", "人民调解统计", "调解成功数", "纠纷类别")
    assert named("调解成功/婚姻家庭纠纷", held, "件") == [("纠纷类别", "counts"), ("调解成功数", "counts")]
    assert named("当月未化解纠纷", held, "件") == []


def test_ways_of_keeping_say_whom() -> None:
    held = items(CIVIL, "特困人员救助供养信息", "姓名", "供养方式")
    assert named("集中供养人数", held) == [("供养方式", "counts")]


def test_who_pays_into_a_pension_is_only_a_part_of_who_joined() -> None:
    held = items("县人社局", "城乡居民养老保险信息", "参保缴费人数")
    assert named("城乡居民养老保险参保人数", held) == []
    assert named("城乡居民养老保险参保缴费人数", held) == [("参保缴费人数", "supplies")]

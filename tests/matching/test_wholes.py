"""A whole is none of its kinds: a label that leaves out which kind is meant doesn't ask for one of them."""

from __future__ import annotations

import pytest

from forms.matching.definition import Definition, Surroundings, define
from forms.matching.gates import compare
from forms.matching.grammar import grades_apart
from forms.matching.labels import LabelReader
from forms.vocabulary.lexicon import built_in

READER = LabelReader(built_in())


def asked(label: str, title: str = "") -> Definition:
    return define(READER, label.split(">"), "", Surroundings(title))


def agree(one: Definition, other: Definition) -> bool:
    return compare(READER, one, other).agrees and compare(READER, other, one).agrees


@pytest.mark.parametrize(
    ("whole", "kind"),
    [
        ("养老保险参保人数", "城乡居民养老保险参保人数"),
        ("养老保险参保人数", "职工养老保险参保人数"),
        ("城乡居民养老保险参保人数", "城镇职工基本养老保险参保人数"),
        ("基本医疗保险参保人数", "城乡居民医保参保人数"),
        ("医保参保人数", "职工医保参保人数"),
        ("社会保险参保人数", "养老保险参保人数"),
        ("养老保险待遇领取人数", "城乡居民养老保险待遇领取人数"),
        ("中小学在校学生数", "小学在校学生数"),
        ("中小学校数", "初中学校数"),
        ("中小学专任教师数", "小学专任教师数"),
        ("中小微企业数", "小微企业数"),
        ("城乡低保人数", "农村低保人数"),
        ("五保人数", "集中供养五保人数"),
        ("残疾人两项补贴人数", "重度残疾人护理补贴人数"),
        ("老年人补贴人数", "高龄津贴人数"),
        ("高龄津贴人数", "养老服务补贴人数"),
        ("一、二级残疾人数", "二级残疾人数"),
        ("林地面积", "公益林面积"),
        ("水产养殖面积", "稻渔综合种养面积"),
        ("A级景区数", "4A级景区数"),
        ("高血压、糖尿病患者人数", "高血压患者人数"),
        ("CD级危房户数", "D级危房户数"),
        ("因灾死亡失踪人口", "因灾死亡人口"),
        ("困境儿童人数", "事实无人抚养儿童人数"),
        ("农作物播种面积", "粮食播种面积"),
    ],
)
def test_a_whole_is_none_of_its_kinds(whole: str, kind: str) -> None:
    assert not agree(asked(whole), asked(kind))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("医保>城乡居民>参保人数", "城乡居民基本医疗保险参保人数"),
        ("新农合参保人数", "城乡居民医保参保人数"),
        ("城乡居保>领取待遇人数", "城乡居民基本养老保险待遇领取人数"),
        ("城镇职工医保参保人数", "医疗保险>职工>参保人数"),
        ("持证残疾人>一、二级（重度）", "持证重度残疾人数（一级、二级）"),
    ],
)
def test_the_same_kind_agrees_however_it_is_said(one: str, other: str) -> None:
    assert agree(asked(one), asked(other))


def test_a_title_says_whose_insurance_a_label_speaks_of() -> None:
    assert agree(asked("养老保险参保人数", "城乡居民养老保险情况统计表"), asked("城乡居民养老保险参保人数"))
    assert not agree(asked("养老保险参保人数", "职工养老保险情况统计表"), asked("城乡居民养老保险参保人数"))


def test_city_and_country_residents_name_a_scheme_beside_an_insurance_alone() -> None:
    assert asked("城乡居民人均可支配收入").own == {"可支配收入"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、二级残疾人", "一级二级残疾人"),
        ("残疾等级1-4级", "残疾等级一级二级三级四级"),
        ("二、一级水源地", "二、一级水源地"),
        ("一、三级公路", "一、三级公路"),
        ("第一、二级", "第一、二级"),
    ],
)
def test_grades_that_follow_each_other_are_each_named(text: str, expected: str) -> None:
    assert grades_apart(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("治理水土流失面积", "水土流失治理面积"),
        ("村文化广场（处）", "村级文化广场个数"),
        ("通客车村（个）", "通客车行政村数"),
        ("农村集体经济组织>成员人数", "农村集体经济组织成员人数"),
        ("受灾家庭（户）", "受灾户数"),
        ("户籍60岁以上人口（含60岁）", "户籍60岁以上人口"),
        ("规模化生猪养殖场（家）", "生猪规模养殖场数"),
        ("水库>其中：小（二）型（座）", "小2型水库（座）"),
        ("困难残疾人生活补贴对象数", "困难残疾人生活补贴人数"),
        ("参保>养老（人）", "养老保险参保人数"),
    ],
)
def test_other_offices_say_it_in_another_order(one: str, other: str) -> None:
    assert agree(asked(one), asked(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("耕地保有量", "耕地面积"),
        ("小型水库（座）", "小（二）型水库（座）"),
        ("监测对象数", "监测对象人数"),
        ("化肥施用量（实物量）", "化肥施用量（折纯）"),
        ("60岁以上人口（不含60岁）", "60岁以上人口"),
        ("肉类产量", "猪肉产量"),
        ("食用农产品抽检批次", "食品抽检批次"),
    ],
)
def test_near_twins_stay_apart(one: str, other: str) -> None:
    assert not agree(asked(one), asked(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("百岁及以上老年人数", "100周岁及以上老人数"),
        ("全年农作物播种总面积", "农作物>播种面积"),
        ("耕地流转比例（%）", "耕地流转率（%）"),
    ],
)
def test_short_words_and_numbers_in_words(one: str, other: str) -> None:
    assert agree(asked(one), asked(other))


def test_a_persons_own_insurance_is_one_however_it_is_called() -> None:
    row = Surroundings("残疾人花名册", per_row=True)
    one, other = (define(READER, [name], "", row) for name in ("居民医保参保状态", "医保参保状态"))
    assert agree(one, other)

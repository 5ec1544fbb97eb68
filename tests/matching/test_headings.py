"""Headings and titles that only group or place: they say nothing of whom or what a column counts."""

from __future__ import annotations

import pytest

from forms.matching.definition import Definition, Surroundings, define
from forms.matching.labels import LabelReader
from forms.vocabulary.lexicon import built_in

READER = LabelReader(built_in())


def own(*path: str, title: str = "") -> set[str]:
    return set(read(*path, title=title).own)


def read(*path: str, title: str = "") -> Definition:
    return define(READER, path, "", Surroundings(title))


@pytest.mark.parametrize(
    "title", ["青石畲族乡户籍人口统计表", "红河彝族回族乡户籍人口统计表", "某某土家族苗族自治县户籍人口统计表"]
)
def test_the_name_of_a_peoples_township_says_nothing_of_who_is_counted(title: str) -> None:
    assert set(read("总人口", title=title).context) == {"户籍"}


def test_a_people_in_the_title_is_who_is_counted() -> None:
    assert "彝族" in read("人数", title="彝族人口统计表").context


@pytest.mark.parametrize(
    ("path", "said"),
    [(("民族", "少数民族"), {"少数民族"}), (("民族", "其中：彝族"), {"彝族"}), (("性别", "女性"), {"女"})],
)
def test_a_heading_that_divides_by_an_attribute_is_answered_by_its_columns(
    path: tuple[str, ...], said: set[str]
) -> None:
    assert own(*path) == said
    assert read(*path).measure in ("persons", "")


def test_the_attribute_of_a_person_stays_one() -> None:
    assert own("户主", "民族") >= {"民族"}


def test_a_heading_of_accounts_says_nothing_of_a_column_that_names_its_own() -> None:
    assert own("收支", "总收入") == own("总收入")
    assert own("年末资产", "负债总额") == own("年末负债总额")
    assert own("资产", "原值") != own("原值")


@pytest.mark.parametrize("path", [("动态管理", "新增户数"), ("本期动态", "新增", "户"), ("增减变动情况", "新增户数")])
def test_a_heading_of_changes_says_nothing_of_a_column_that_names_what_came(path: tuple[str, ...]) -> None:
    assert own(*path) == own("新增户数") == {"新增"}


def test_a_heading_of_changes_stays_where_nothing_below_says_which() -> None:
    assert own("动态管理", "户数") == {"r:动态", "在管"}


@pytest.mark.parametrize(
    ("path", "alone"),
    [
        (("教育", "小学", "在校学生（人）"), ("小学", "在校学生（人）")),
        (("社会救助情况", "农村低保", "户数"), ("农村低保", "户数")),
        (("农业", "粮食播种面积（亩）"), ("粮食播种面积（亩）",)),
        (("区划", "自然村（个）"), ("自然村（个）",)),
        (("一、水利设施", "水库（座）"), ("水库（座）",)),
        (("主要农作物产量", "玉米"), ("产量", "玉米")),
        (("卫生机构", "其中：村卫生室（个）"), ("村卫生室（个）",)),
        (("灾情", "损失情况", "直接经济损失（万元）"), ("直接经济损失（万元）",)),
    ],
)
def test_a_heading_that_names_a_trade_says_nothing_above_what_belongs_to_it(
    path: tuple[str, ...], alone: tuple[str, ...]
) -> None:
    assert own(*path) == own(*alone)


@pytest.mark.parametrize(
    "path",
    [
        ("就业", "脱贫劳动力人数"),
        ("灾情", "死亡人口"),
        ("医保", "参保人数"),
        ("农作物", "播种面积"),
        ("渔业", "养殖面积"),
        ("残疾人事业", "儿童人数"),
        ("安全生产", "演练场次"),
        ("农机", "无人机数"),
        ("教育", "项目数"),
        ("林业", "从业人员数"),
        ("防返贫监测", "脱贫户数"),
    ],
)
def test_a_heading_stays_where_what_stands_below_may_belong_elsewhere(path: tuple[str, ...]) -> None:
    assert own(*path) != own(*path[1:])

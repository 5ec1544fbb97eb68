"""What a place asks, from its labels, its unit and what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.matching.definition import Definition, Surroundings, define
from forms.matching.labels import LabelReader
from forms.vocabulary.lexicon import built_in
from tests.matching.places import asked
from tests.vocabulary.words import lexicon

NAMES = st.frozensets(st.sampled_from([*lexicon().concepts, "age:60-79", "r:某"]), max_size=4)
DEFINITIONS = st.builds(
    Definition, NAMES, NAMES, st.sampled_from(["", "persons", "households", "area"]),
    st.frozensets(st.sampled_from(["persons", "money"])), st.sampled_from(["stock", "flow", "slow:12"]), st.text(max_size=9),
)  # fmt: skip


def test_all_labels_of_the_path_speak() -> None:
    assert asked("农村", "低保", "户数").own == {"农村", "低保"}
    assert asked("农村", "低保", "户数").measure == "households"


def test_title_and_headings_are_context_not_question() -> None:
    found = asked("户数", title="低保情况统计表", sections=("农村",))
    assert found.own == frozenset()
    assert found.context == {"低保", "农村"}


def test_what_the_labels_say_is_no_context_again() -> None:
    assert asked("低保户数", title="低保统计表").context == frozenset()
    assert asked("留守儿童", title="农村留守儿童统计表").context == frozenset()


def test_a_title_that_lists_two_things_adds_what_both_share() -> None:
    found = asked("人数", title="男性党员和女性党员统计表")
    assert found.context == {"党员"}


def test_rivals_of_one_facet_say_nothing() -> None:
    assert asked("人数", sections=("户籍", "常住")).context == frozenset()
    assert asked("人数", sections=("户籍",)).context == {"户籍"}


@pytest.mark.parametrize(
    ("place", "measure"),
    [
        (asked("低保人数", unit="户"), "households"),
        (asked("低保人数（户）"), "households"),
        (asked("低保（户）", "人数"), "households"),
        (asked("低保", "人数"), "persons"),
        (asked("党员"), "persons"),
        (asked("耕地", note="单位：亩"), "area"),
        (asked("低保"), ""),
        (asked("党员占比", unit="人"), "rate"),
        (asked("人均耕地面积（亩）"), "average"),
        (asked("姓名", unit="人"), "name"),
    ],
)
def test_the_measure_is_the_units_else_the_words(place: Definition, measure: str) -> None:
    assert place.measure == measure


def test_the_unit_line_only_says_what_may_be() -> None:
    assert asked("低保", note="单位：户、人").note_measures == {"households", "persons"}
    assert asked("低保人数", note="单位：户、人").note_measures == frozenset()


@pytest.mark.parametrize(
    ("place", "aspect"),
    [
        (asked("低保人数"), "stock"),
        (asked("低保金额"), "flow"),
        (asked("出生人数"), "flow"),
        (asked("党员占比"), "bound"),
        (asked("耕地面积"), "slow:36"),
        (asked("海拔"), "stable"),
        (asked("耕地海拔"), "slow:36"),
        (asked("老年人耕地面积"), "stock"),
        (asked("姓名"), "stable"),
        (asked("年龄"), "bound"),
    ],
)
def test_the_strictest_word_says_how_long_a_value_holds(place: Definition, aspect: str) -> None:
    assert place.aspect == aspect


def test_a_role_alone_asks_for_the_name() -> None:
    assert asked("书记").own == {"书记", "姓名"}
    assert asked("书记", "联系电话").own == {"书记", "电话"}


def test_in_a_roster_a_village_is_a_place_not_a_count() -> None:
    assert asked("村委会", per_row=True).own == {"村"}
    assert asked("村委会").own == {"行政村"}


def test_the_same_question_in_other_words_has_the_same_id() -> None:
    one = asked("2025年末农村低保户数")
    other = asked("农村", "最低生活保障", "户数（户）")
    assert one.id == other.id
    assert one.text != other.text


@pytest.mark.parametrize("label", ["农村低保人数", "城市低保户数", "农村特困户数", "农村低保乐队户数"])
def test_another_question_has_another_id(label: str) -> None:
    assert asked(label).id != asked("农村低保户数").id


def test_ids_stay_what_they_are() -> None:
    """They are in profiles and travel between desktops: a change here orphans what was recorded."""
    assert asked("农村低保户数").id == "3c9e8d59a8f8a001779686af"


@given(DEFINITIONS)
def test_a_definition_survives_json(definition: Definition) -> None:
    again = Definition.from_json(definition.to_json())
    assert again == definition
    assert again.id == definition.id


@given(DEFINITIONS, st.text(max_size=5))
def test_the_wording_is_no_part_of_the_id(definition: Definition, text: str) -> None:
    other = Definition(
        definition.own, definition.context, definition.measure, frozenset(), definition.aspect, text, text
    )
    assert other.id == definition.id


def test_a_title_whose_second_part_only_tells_of_the_first_speaks_of_one_thing() -> None:
    assert set(asked("户数", title="户籍人口及变动统计表").context) == {"户籍"}
    assert set(asked("户数", title="户籍人口及养蜂统计表").context) == set()


def test_a_heading_that_the_label_says_more_closely_says_nothing() -> None:
    assert asked("渔船", "机动渔船", unit="艘").own == asked("机动渔船", unit="艘").own


def test_those_who_receive_are_those_of_the_benefit_the_title_names() -> None:
    reader = LabelReader(built_in())
    title = "2026年3月农村低保统计表"
    found = define(reader, ["保障人数（人）", "其中", "残疾人"], "人", Surroundings(title))
    assert found.own == {"低保", "残疾"}
    both = define(reader, ["保障人数（人）"], "人", Surroundings("低保和特困情况表"))
    assert both.own == {"受益"}


def test_of_unknown_words_it_stays_open_whether_they_tell_of_a_time() -> None:
    assert asked("腰鼓队数", unit="支").aspect == "open"
    assert asked("腰鼓队金额", unit="元").aspect == "open"
    assert asked("低保户数").aspect == "stock"
    reader = LabelReader(built_in())
    assert define(reader, ["某某机动渔船"], "艘", Surroundings()).aspect == "open"
    assert define(reader, ["某某猪存栏"], "头", Surroundings()).aspect == "stock"


def test_who_takes_part_in_an_insurance_has_joined_it() -> None:
    reader = LabelReader(built_in())
    assert define(reader, ["参加城乡居民养老保险人数"], "人", Surroundings()).own == {"养老保险", "参保", "居民参保"}
    assert define(reader, ["参加培训人数"], "人", Surroundings()).own == {"参加", "培训"}


def test_what_a_leaf_leaves_out_of_a_known_word_stands_above_it() -> None:
    reader = LabelReader(built_in())
    assert define(reader, ["特困供养", "集中"], "人", Surroundings()).own == {"集中供养"}
    assert define(reader, ["卫生厕所", "其中：无害化"], "户", Surroundings()).own == {"无害化卫生厕所"}
    assert "r:集中" in define(reader, ["供水情况", "集中"], "人", Surroundings()).own


def test_a_section_on_another_insurance_than_the_titles_is_on_that_one() -> None:
    reader = LabelReader(built_in())
    found = define(reader, ["参保人数"], "人", Surroundings("居民医保参保进度表", ("养老保险情况统计表",)))
    assert "养老保险" in found.context
    assert "医疗保险" not in found.context


def test_what_a_collectives_organisation_earns_is_the_collectives() -> None:
    reader = LabelReader(built_in())
    found = define(reader, ["经营收入"], "万元", Surroundings("村集体经济组织财务情况表"))
    assert "集体经济" in found.context


def test_a_programmes_heading_counts_no_people_of_its_own() -> None:
    reader = LabelReader(built_in())
    under = define(reader, ["慢性病健康管理", "体检人数"], "人", Surroundings())
    assert "在管" not in under.own
    assert "在管" in define(reader, ["慢性病", "健康管理人数"], "人", Surroundings()).own


def test_bodies_alone_are_counted_where_the_unit_line_also_names_persons() -> None:
    reader = LabelReader(built_in())
    assert define(reader, ["村卫生室"], "", Surroundings(unit_note="单位：个、人")).measure == "count"
    assert define(reader, ["村卫生室"], "", Surroundings(unit_note="单位：平方米、个")).measure == ""


PROGRAM = LabelReader(built_in())


def of_the_program(*path: str, unit: str = "", title: str = "") -> Definition:
    return define(PROGRAM, path, unit, Surroundings(title))


@pytest.mark.parametrize(
    ("label", "unit", "aspect"),
    [
        ("水闸", "座", "slow:12"), ("海堤总长度", "公里", "slow:12"), ("避灾点", "个", "slow:12"), ("新建水闸", "座", "flow"),
        ("小学在校学生", "人", "stock"), ("卫生院床位", "张", "stock"), ("病险水闸", "座", "open"),
    ],
)  # fmt: skip
def test_what_is_built_outlives_the_period_and_nothing_else_of_it(label: str, unit: str, aspect: str) -> None:
    assert of_the_program(label, unit=unit).aspect == aspect


def test_a_secretary_who_is_director_too_is_the_secretary() -> None:
    for label in ("党组织书记（主任）", "书记兼主任", "支部书记（村主任）"):
        assert of_the_program(label, "姓名").own == {"书记", "姓名"}
    assert PROGRAM.posts("党组织书记（主任）") is None
    assert of_the_program("书记、主任", "姓名").own == {"书记", "村主任", "姓名"}


def test_a_row_names_a_known_kind_of_what_the_title_is_about() -> None:
    assert "劳资纠纷" in of_the_program("受理数", "劳资", unit="件", title="矛盾纠纷排查化解月报表").own
    assert "r:劳资" in of_the_program("受理数", "劳资", unit="件", title="安全生产月报表").own


def test_a_short_word_is_what_the_one_of_its_kinds_that_is_spoken_of_says() -> None:
    assert of_the_program("养殖面积", unit="亩", title="海水养殖基本情况统计表").own == {"海水养殖"}
    assert of_the_program("养殖面积", unit="亩", title="海水养殖和淡水养殖统计表").own == {"养殖"}


def test_what_a_heading_of_a_sentence_says_is_done_is_said_of_no_number() -> None:
    around = Surroundings("工作情况", ("四、矛盾化解",), prose=True)
    assert "化解" not in define(PROGRAM, ("劳资纠纷",), "件", around).context

"""Labels taken apart: concepts, measure, time, unit, and what is left over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.matching.labels import Label, LabelReader
from forms.values.units import unit_of
from forms.vocabulary.lexicon import built_in
from tests.matching.places import READER
from tests.vocabulary.words import lexicon


def read(text: str) -> Label:
    return READER.read(text)


def concepts(text: str) -> set[str]:
    return set(read(text).concepts)


@pytest.mark.parametrize(
    ("label", "unit", "found"),
    [("耕地面积（亩）", "亩", {"耕地"}), ("农村低保户数(户)", "户", {"农村", "低保"}), ("低 保　人数", "", {"低保"})],
)
def test_a_unit_in_brackets_is_no_part_of_the_question(label: str, unit: str, found: set[str]) -> None:
    assert (read(label).unit, concepts(label)) == (unit, found)


@pytest.mark.parametrize(
    ("label", "age"),
    [
        ("60周岁以上", "age:60-"),
        ("六十岁及以上老年人", "age:60-"),
        ("60-69岁", "age:60-69"),
        ("60岁至79周岁", "age:60-79"),
        ("未满18周岁", "age:-17"),
        ("18周岁以下", "age:-17"),
        ("0-17岁", "age:-17"),
        ("70岁及以下", "age:-70"),
        ("不满60周岁", "age:-59"),
    ],
)
def test_ages_have_one_spelling(label: str, age: str) -> None:
    assert concepts(label) == {age}
    assert read(label).weak_measure == "persons"


def test_of_two_ages_the_narrower_is_asked() -> None:
    assert concepts("老年人80岁以上") == {"age:80-"}
    assert concepts("60-69岁老年人") == {"age:60-69"}


def test_what_goes_without_saying_is_dropped() -> None:
    assert concepts("农村留守儿童") == {"留守儿童"}
    assert concepts("党员预备党员") == {"预备党员"}
    assert concepts("高龄老人") == {"age:80-"}


@pytest.mark.parametrize(
    ("label", "measure"),
    [("低保人数", "persons"), ("低保户数", "households"), ("低保", ""), ("户数人数", "persons"), ("低保占比", "rate")],
)
def test_the_last_measure_word_counts(label: str, measure: str) -> None:
    assert read(label).measure == measure


def test_a_plain_measure_is_no_concept_but_a_rate_is() -> None:
    assert concepts("低保人数") == {"低保"}
    assert concepts("低保占比") == {"低保", "率"}


@pytest.mark.parametrize("label", ["2025年末耕地面积", "截至2025年12月31日耕地面积", "3月末耕地面积", "年末耕地面积"])
def test_time_words_are_set_aside(label: str) -> None:
    assert concepts(label) == {"耕地"}
    assert read(label).time


def test_words_nobody_knows_are_kept_as_rests() -> None:
    assert concepts("低保乐队") == {"低保", "r:乐队"}


@pytest.mark.parametrize("label", ["（一）低保", "1.低保", "①低保", "其中：低保", "低保情况"])
def test_numbering_and_noise_are_dropped(label: str) -> None:
    assert concepts(label) == {"低保"}


def test_a_post_in_brackets_says_whom_the_task_belongs_to() -> None:
    assert concepts("护林责任人（书记）") == {"书记"}
    assert concepts("林长（书记）") == {"书记"}
    assert READER.posts("林长（书记）") == ("林长", "书记")
    assert READER.posts("书记（林长）") == ("书记", "林长")
    assert READER.posts("林长") is None
    assert READER.posts("低保（书记）") is None


def test_words_in_brackets_that_are_no_post_stay() -> None:
    assert concepts("低保（农村）") == {"低保", "农村"}


def test_a_grade_asks_for_the_persons_of_that_grade() -> None:
    reader = READER
    assert reader.closed(["残疾等级", "一级"]) == {"残疾", "一级"}
    assert reader.closed(["残疾等级"]) == {"残疾等级"}


@pytest.mark.parametrize(
    ("unit", "measure"),
    [("人", "persons"), ("户", "households"), ("亩", "area"), ("万元", "money"), ("%", "rate"), ("个", "count"),
     ("吨", "mass"), ("人次", "times"), ("公斤/亩", "average"), ("头", "head")],
)  # fmt: skip
def test_a_unit_stands_for_a_measure(unit: str, measure: str) -> None:
    from forms.matching.labels import measure_of_unit

    assert measure_of_unit(unit_of(unit)) == measure


@given(st.text(max_size=40))
def test_any_text_can_be_read_and_reads_the_same_again(text: str) -> None:
    assert LabelReader(READER.lexicon).read(text) == READER.read(text)


@given(st.lists(st.sampled_from(sorted(lexicon().concepts)), max_size=6))
def test_closing_twice_changes_nothing(names: list[str]) -> None:
    once = READER.closed(names)
    assert READER.closed(once) == once
    assert not once & READER.implied(once)


def test_a_kind_that_the_brackets_include_adds_nothing_where_it_goes_without_saying() -> None:
    reader = LabelReader(built_in())
    assert reader.read("党员人数（含预备党员）").concepts == {"党员"}
    assert reader.read("住房面积（含附属用房）").concepts != reader.read("住房面积").concepts


def test_brackets_that_add_two_kinds_ask_for_both_together() -> None:
    reader = LabelReader(built_in())
    assert "职工" not in reader.read("基本医保参保人数（职工+居民）").concepts
    assert "申请" in reader.read("本月申请人数").concepts


def test_a_unit_behind_a_date_in_brackets_is_the_labels() -> None:
    found = LabelReader(built_in()).read("垃圾收集点（2026年3月末，个）")
    assert (found.unit, set(found.concepts)) == ("个", {"垃圾收集点"})


def test_the_number_of_an_unknown_card_is_no_serial_number() -> None:
    assert "序号" not in LabelReader(built_in()).read("某某卡编号").concepts


@pytest.mark.parametrize("label", ["18岁以下儿童青少年", "未满18周岁未成年人数", "0-17岁人口数", "18周岁以下儿童"])
def test_an_age_says_already_that_these_are_children(label: str) -> None:
    assert concepts(label) == {"age:-17"}


def test_what_children_have_or_do_is_kept_beside_their_age() -> None:
    assert concepts("18岁以下儿童福利机构") != {"age:-17"}


def test_from_nought_is_the_same_as_up_to() -> None:
    assert concepts("0-6岁") == concepts("6岁及以下")


def test_brackets_that_say_when_and_in_what_say_nothing_else() -> None:
    found = LabelReader(built_in()).read("负债总额（年末，元）")
    assert (found.unit, found.time) == ("元", "年末")
    assert not any(c.startswith("r:") for c in found.concepts)


def test_how_long_one_must_be_away_is_a_note_of_its_own() -> None:
    reader = LabelReader(built_in())
    assert reader.read("外出务工（从业3个月以上）").concepts == {"外出务工", "r:(3个月)"}
    assert reader.read("党员（党龄50年以上）").concepts == {"党员", "r:党龄50年以上"}  # some of them only


def test_another_word_for_a_body_in_brackets_adds_nothing() -> None:
    reader = LabelReader(built_in())
    assert reader.read("检查单位（场所）数（家次）").concepts == reader.read("检查单位数（家次）").concepts
    assert reader.read("检查单位（重点）数").concepts != reader.read("检查单位数").concepts


def test_kinds_listed_in_brackets_are_the_same_with_and_without_including() -> None:
    reader = LabelReader(built_in())
    assert reader.read("发包收入（含鱼塘、圩田）").concepts == reader.read("发包收入（鱼塘、圩田）").concepts
    assert reader.read("党员（含预备党员）").concepts != reader.read("党员（预备党员）").concepts

"""Word formation: what a short word is beside unknown ones, what a head noun counts, words cut at other places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.matching.gates import compare
from forms.matching.grammar import announced, counted_kind, names_a_thing, same_words
from forms.matching.labels import LabelReader
from forms.vocabulary.lexicon import built_in
from tests.matching.places import READER, asked

WORDS = st.text(st.sampled_from("甲乙丙丁戊己"), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("label", "rests"),
    [
        ("中堂面积", {"r:中堂"}),  # 中 is set aside elsewhere
        ("人居环境", {"r:人居环境"}),  # 人 measures elsewhere
        ("名木", {"r:名木"}),
        ("女墙", {"r:女墙"}),
    ],
)
def test_a_known_character_inside_an_unknown_word_is_a_part_of_it(label: str, rests: set[str]) -> None:
    reader = LabelReader(built_in())
    assert {c for c in reader.read(label).concepts if c.startswith("r:")} == rests


def test_a_known_character_beside_known_words_keeps_its_meaning() -> None:
    reader = LabelReader(built_in())
    assert reader.read("女职工人数").concepts == {"女", "职工"}
    assert reader.read("无劳动能力").concepts == {"未", "劳动能力"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("护林员数", "persons"),
        ("残疾人总数", "persons"),
        ("生猪数", "head"),
        ("检查站数", ""),
        ("护林员", ""),
        ("法人数", ""),
    ],
)
def test_a_head_noun_says_what_is_counted(words: str, kind: str) -> None:
    assert counted_kind(words) == kind


def test_a_heading_of_kinds_announces_what_stands_below() -> None:
    assert announced({"r:纠纷类型", "r:类别", "低保"}, "纠纷类型、类别（低保）") == {"r:纠纷", "低保"}


@given(st.lists(WORDS, min_size=1, max_size=4, unique=True), st.randoms())
def test_words_are_the_same_however_they_are_cut_and_ordered(words: list[str], chance: object) -> None:
    left = frozenset(f"r:{w}" for w in words)
    assert same_words(left, left)
    assert same_words(left, [f"r:{''.join(words)}"])
    assert same_words([f"r:{''.join(reversed(words))}"], left)


@given(st.sets(WORDS, min_size=1, max_size=3), st.sets(WORDS, min_size=1, max_size=3))
def test_the_same_words_have_the_same_characters(left: set[str], right: set[str]) -> None:
    mine, theirs = [f"r:{w}" for w in left], [f"r:{w}" for w in right]
    assert same_words(mine, theirs) == same_words(theirs, mine)
    if same_words(mine, theirs):
        assert sorted("".join(left)) == sorted("".join(right))


def test_an_unknown_word_that_turns_round_is_another_one() -> None:
    assert not same_words(["r:上海"], ["r:海上"])
    assert not same_words([], [])


def test_levels_of_the_path_may_cut_unknown_words() -> None:
    assert compare(READER, asked("天文台 > 观测"), asked("天文台观测")).agrees
    assert compare(READER, asked("天文台", "观测", "户数"), asked("天文台观测户数")).agrees
    assert not compare(READER, asked("天文台", "户数"), asked("天文台观测户数")).agrees


def test_a_heading_that_divides_says_only_what_is_divided() -> None:
    assert announced({"r:区域分", "务工"}, "按务工区域分") == {"务工"}
    assert announced({"r:区域分", "务工"}, "务工区域分") == {"r:区域分", "务工"}


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        (["r:海岸线"], True),
        (["r:集贸市场"], True),
        (["r:检测点"], False),
        (["r:管理人员"], False),
        (["r:处理", "r:腰鼓队"], True),
    ],
)
def test_an_unknown_word_names_a_thing_where_more_is_left_than_what_is_done_with_it(
    words: list[str], thing: bool
) -> None:
    assert names_a_thing(words) is thing

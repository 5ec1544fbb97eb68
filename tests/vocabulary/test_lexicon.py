"""Cutting labels into known words and rests."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.vocabulary.lexicon import Piece, built_in, read_lexicon, segment, squeeze
from tests.vocabulary.words import lexicon

SMALL = lexicon()
LABELS = st.lists(st.sampled_from([*SMALL.surfaces, "甲", "乙丙", "12", "（", "a"]), max_size=8).map("".join)


def texts(label: str) -> list[str]:
    return [p.text for p in segment(SMALL, label)]


@given(LABELS | st.text(max_size=30).map(squeeze))
def test_the_pieces_join_to_the_text(label: str) -> None:
    assert "".join(texts(label)) == label


@given(LABELS)
def test_two_rests_never_stand_side_by_side(label: str) -> None:
    known = [p.concept is not None for p in segment(SMALL, label)]
    assert all(a or b for a, b in pairwise(known))


@given(st.sampled_from(sorted(SMALL.surfaces)), st.sampled_from("甲乙丙"))
def test_a_known_word_is_found_between_unknown_ones(word: str, strange: str) -> None:
    found = segment(SMALL, strange + word + strange)
    assert found == (Piece(strange, None), Piece(word, SMALL.surfaces[word]), Piece(strange, None))


def test_every_word_of_the_table_is_found_whole() -> None:
    table = built_in()
    assert [w for w, concept in table.surfaces.items() if segment(table, w) != (Piece(w, concept),)] == []


def test_fewest_unknown_characters_go_before_long_words() -> None:
    table = read_lexicon(["topic\tab\tab", "topic\tbc\tbcd", "topic\ta\ta"])
    assert [p.text for p in segment(table, "abcd")] == ["a", "bcd"]


def test_the_longest_word_wins_where_nothing_is_left_over() -> None:
    assert texts("预备党员") == ["预备党员"]


def test_spaces_and_width_of_surfaces_do_not_matter() -> None:
    assert squeeze("　低 保\n") == "低保"
    assert "低保" in read_lexicon(["topic\t低保\t低 保"]).surfaces


def test_a_concept_without_name_is_named_by_its_category() -> None:
    assert SMALL.surfaces["合计"].name == "noise"


@pytest.mark.parametrize(
    ("concept", "category"), [("age:60-", "age"), ("age:3-5", "age"), ("r:某", "rest"), ("低保", "topic")]
)
def test_coined_names_carry_their_category(concept: str, category: str) -> None:
    assert SMALL.category(concept) == category


def test_what_a_row_fixes_is_read() -> None:
    concept = SMALL.concepts["残疾等级"]
    assert (concept.measure, concept.aspect, concept.valued_by, concept.base) == ("text", "slow:60", "grade", "残疾")
    assert SMALL.concepts["预备党员"].implies == {"党员"}


def test_what_is_done_may_stand_before_what_it_is_done_to() -> None:
    known = read_lexicon(
        ["topic\t水土流失治理\t水土流失治理", "topic\t治理\t治理", "topic\t其他\t养护公路", "topic\t公路养护\t公路养护"]
    )
    assert known.surfaces["治理水土流失"].name == "水土流失治理"
    assert known.surfaces["养护公路"].name == "其他"  # a word of the table's own goes first

"""The words of lists: one table, each group known, and a word of titles in one group only."""

from __future__ import annotations

from importlib import resources
from itertools import combinations

import pytest

from forms.vocabulary.lists import built_in_list_words, read_list_words


def _rows() -> list[tuple[str, str]]:
    text = resources.files("resources").joinpath("vocabulary", "lists.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(group, words) for group, _, words in (line.partition("\t") for line in lines)]


def test_the_longest_word_of_a_group_is_found() -> None:
    words = built_in_list_words()
    assert words.kind.match("登记表一") is not None
    assert (found := words.done.match("安全隐患排查")) is not None
    assert found[0] == "安全隐患"


def test_a_word_chooses_or_does_not() -> None:
    groups = {
        name: {w for group, row in _rows() if group == name for w in row.split("|")}
        for name in ("done", "standing", "change", "some")
    }
    shared = {(a, b, word) for a, b in combinations(groups, 2) for word in groups[a] & groups[b]}
    assert {(a, b) for a, b, _ in shared} <= {("done", "standing")}


def test_synonyms_stand_once_in_a_group() -> None:
    twice = [row for _, row in _rows() if len(set(row.split("|"))) != len(row.split("|"))]
    assert twice == []


@pytest.mark.parametrize("line", ["nobody\t花名册", "kind", "kind\t"])
def test_a_row_of_an_unknown_group_is_told(line: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_list_words([line])


def test_remarks_and_blank_lines_say_nothing() -> None:
    assert read_list_words(["# kind", "", "named\t茶园"]).named.pattern == "茶园"

"""The words that are looked for in labels: one table, each group known."""

from __future__ import annotations

import pytest

from forms.vocabulary.labels import built_in_label_words, read_label_words


@pytest.mark.parametrize(
    ("group", "label"),
    [("little", "检测点"), ("beside", "护理人姓名"), ("not_additive", "人均纯收入"), ("others", "用人单位地址")],
)
def test_a_word_is_found_anywhere_in_a_label(group: str, label: str) -> None:
    assert getattr(built_in_label_words(), group).search(label)


def test_a_group_without_words_finds_nothing() -> None:
    words = read_label_words(["# little\t服务", "beside\t护理"])
    assert words.beside.search("护理人")
    assert words.little.search("服务") is None


@pytest.mark.parametrize("line", ["nobody\t服务", "little", "little\t"])
def test_a_row_of_an_unknown_group_is_told(line: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_label_words([line])

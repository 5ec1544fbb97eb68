"""Periods that labels name for themselves."""

from __future__ import annotations

import pytest

from forms.detection.wordtime import label_period


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("前三季度累计排查", "前三季度累计"),
        ("一至三季度产量", "一至三季度"),
        ("三季度产量", "三季度"),
        ("上半年累计化解", "上半年累计"),
    ],
)
def test_the_whole_of_the_words_is_the_span(label: str, words: str) -> None:
    assert label_period([label]) == words

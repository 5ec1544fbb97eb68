"""Time words of two labels that name different stretches."""

from __future__ import annotations

import pytest

from forms.matching.spans import apart


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("年初", ""),
        ("", "上年同期"),
        ("本月", "累计"),
        ("本月", "本年"),
        ("本季", "全年"),
        ("年初", "年末"),
        ("上年末", "年末"),
    ],
)
def test_different_stretches(mine: str, theirs: str) -> None:
    assert apart(mine, theirs)
    assert apart(theirs, mine)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("", ""),
        ("年末", ""),
        ("2025年", ""),
        ("本年累计", "本年"),
        ("自年初累计", "当年累计"),
        ("年初至本月累计", "累计"),
        ("本年", ""),
        ("期末", "年末"),
    ],
)
def test_what_may_be_the_same(mine: str, theirs: str) -> None:
    assert not apart(mine, theirs)
    assert not apart(theirs, mine)

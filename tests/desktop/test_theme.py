"""Everything that is read has contrast enough, and no state is told by colour alone."""

from __future__ import annotations

import itertools

import pytest

from desktop import theme
from desktop.entries import State


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("state", list(State))
def test_marks_and_texts_stand_out_from_their_tint(state: State) -> None:
    assert contrast(theme.INKS[state], theme.TINTS[state]) >= 4.5
    assert contrast(theme.TEXT, theme.TINTS[state]) >= 4.5


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *itertools.product((theme.TEXT, theme.MUTED), (theme.SURFACE, theme.BACKGROUND, theme.NOT_OURS)),
        (theme.ACCENT, theme.SURFACE),
        (theme.ACCENT, theme.ACCENT_SOFT),
        (theme.SURFACE, theme.ACCENT),
        (theme.SHAREABLE, theme.SURFACE),
        *((theme.INKS[s], theme.SURFACE) for s in State),
        *((theme.INKS[s], theme.ACCENT_SOFT) for s in State),
    ],
)
def test_words_stand_out_from_every_surface(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


def test_every_state_has_a_mark_of_its_own() -> None:
    assert len({theme.MARKS[state] for state in State}) == len(State)


def test_the_style_sheet_takes_its_colours_from_here() -> None:
    sheet = theme.style_sheet()
    assert theme.ACCENT in sheet
    assert "$" not in sheet

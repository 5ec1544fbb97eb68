"""Everything that is read has contrast enough in both themes, and no state is told by colour alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.design import icons, theme
from desktop.design.tokens import (
    DARK,
    LEAST_CONTRAST,
    LIGHT,
    TYPE_SIZES,
    Colours,
    Sizes,
    contrast,
    readable,
    used_pairs,
)
from desktop.shell.registry import pages
from desktop.states import State

DESKTOP = Path(__file__).parents[2] / "desktop"


@pytest.fixture
def light_again(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.apply(qapp)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda c: c.name)
def test_every_pair_in_use_has_contrast_enough(colours: Colours) -> None:
    poor = {name: contrast(*pair) for name, pair in used_pairs(colours).items() if contrast(*pair) < LEAST_CONTRAST}
    assert poor == {}


def test_a_poor_pair_would_be_found() -> None:
    assert contrast("#888888", "#FFFFFF") < LEAST_CONTRAST


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda c: c.name)
@pytest.mark.parametrize("fill", ["#FFFF00", "#C00000", "#000000", "#FFFFFF", "#808080"])
def test_the_documents_own_fill_never_hides_its_text(colours: Colours, fill: str) -> None:
    for ink in ("#FF0000", "#000000", colours.text):
        assert contrast(readable(ink, fill, colours), fill) >= LEAST_CONTRAST


def test_every_state_has_a_mark_of_its_own() -> None:
    assert len({theme.MARKS[state] for state in State}) == len(State)
    for colours in (LIGHT, DARK):
        assert set(colours.tints) == set(colours.inks) == set(State)


def test_no_page_invents_a_colour_or_a_style_of_its_own() -> None:
    own = re.compile(r"#[0-9A-Fa-f]{6}\b|setStyleSheet|QColor\([\"']")
    found = [
        path.relative_to(DESKTOP).as_posix()
        for path in DESKTOP.rglob("*.py")
        if path.parent.name != "design" and own.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda c: c.name)
@pytest.mark.parametrize("size", TYPE_SIZES)
def test_the_style_sheet_takes_everything_from_the_tokens(colours: Colours, size: float) -> None:
    sheet = theme.style_sheet(colours, Sizes(size))
    assert colours.accent in sheet
    assert "$" not in sheet
    other = DARK if colours is LIGHT else LIGHT
    assert other.background not in sheet


def test_the_theme_changes_at_run_time(light_again: QApplication) -> None:
    theme.apply(light_again, "dark", 14)
    assert theme.colours() is DARK
    assert light_again.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.background
    assert light_again.font().pointSizeF() == 14
    theme.apply(light_again, "light")
    assert light_again.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.background


def test_a_window_in_use_is_dressed_anew_in_two_goes_and_never_seen_undressed(
    light_again: QApplication, qtbot: QtBot
) -> None:
    label = QLabel("字")
    qtbot.addWidget(label)
    label.show()
    theme.change(light_again, "dark", 14)
    assert not label.updatesEnabled()
    theme.change(light_again, "light", 12)  # chosen once more before the first is done
    qtbot.waitUntil(lambda: label.updatesEnabled() and bool(light_again.styleSheet()))
    assert light_again.styleSheet() == theme.style_sheet(LIGHT, Sizes(12))
    assert light_again.font().pointSizeF() == 12
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == LIGHT.text


def test_the_desktops_own_theme_is_followed_only_where_that_was_chosen(
    light_again: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes: list[str] = []
    monkeypatch.setattr(theme, "change", lambda app, choice, size: changes.append(choice))
    chosen = ["light", 12.0]
    theme.follow_system(light_again, lambda: (str(chosen[0]), 12.0))
    light_again.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert changes == []
    chosen[0] = "system"
    light_again.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    chosen[0] = "light"  # whatever comes later in this process
    assert changes == ["system"]


def test_following_the_system_gives_a_theme(light_again: QApplication) -> None:
    theme.apply(light_again, "system")
    assert theme.colours() in (LIGHT, DARK)


def test_every_page_has_an_icon_that_can_be_inked(qapp: QApplication) -> None:
    for spec in pages():
        drawn = icons.pixmap(spec.icon, LIGHT.accent, 22, 2.0).toImage()
        inked = {drawn.pixelColor(x, y).alpha() for x in range(drawn.width()) for y in range(drawn.height())}
        assert len(inked) > 1, spec.name

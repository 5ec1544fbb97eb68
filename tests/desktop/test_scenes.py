"""Every page and dialog as a person comes to it, in both languages: nothing cut, all named, in a sensible order, legible."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QWidget,
)

from desktop.design import theme
from desktop.design.tokens import contrast
from desktop.language import install_language
from scripts.scenes import scenes
from scripts.stage import Stage, made_stage
from tests.desktop.cut import troubles
from tests.desktop.tabbing import goes_back, tab_troubles

ROOT = Path(__file__).parents[2]
LOOKS = [("dark", 10.5), ("light", 14.0)]
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView, QAbstractSpinBox)
LEAST = 4.5
COME_LATER = ("notice",)  # its buttons that come with an answer stand behind the others for Tab
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module", params=["zh", "en"])
def stage(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    install_language(qapp, request.param)
    made = made_stage(qapp, tmp_path_factory.mktemp("stage"), request.param)
    yield made
    made.clear()
    made.window.close()
    install_language(qapp, "zh")
    theme.apply(qapp)


def shown(stage: Stage, name: str, look: tuple[str, float] = LOOKS[0]) -> QWidget:
    install_language(stage.app, stage.window.settings.language)
    stage.clear()
    stage.window.resize(1366, 728)
    if (stage.window.settings.theme, stage.window.settings.type_size) != look:
        stage.window.settings.theme, stage.window.settings.type_size = look
        stage.window.restyle()
    widget = scenes()[name](stage)
    stage.app.processEvents()
    return widget


def parts(top: QWidget, kind: type) -> list[QWidget]:
    """Those that show, without the inside of others."""
    inside = (QLineEdit, QComboBox, QAbstractItemView, QCalendarWidget)
    return [
        w for w in top.findChildren(kind)
        if w.isVisibleTo(top) and w.isVisible() and not isinstance(w.parent(), inside) and not _within(w, QCalendarWidget)
    ]  # fmt: skip


def _within(widget: QWidget, kind: type) -> bool:
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, kind) or _within(parent, kind))


@pytest.mark.qt_log_ignore("does not support", extend=True)  # raising, grabbing: the platform without a screen
@pytest.mark.parametrize("name", scenes())
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0]}-{look[1]:g}")
def test_it_can_be_read_by_everybody_and_reached_by_keys(stage: Stage, name: str, look: tuple[str, float]) -> None:
    """One visit for all that is looked at: to come to a place takes the most time."""
    widget = shown(stage, name, look)
    assert widget.width() <= 1366
    assert troubles(widget) == []
    assert faint(widget) == []
    assert nameless(widget) == []
    assert unreached(widget) == []
    if stage.window.settings.language == "en":
        assert left_in_chinese(widget) == []
    if isinstance(widget, QDialog):
        assert widget.windowTitle()
        assert backwards(widget) == [] or name in COME_LATER
    elif widget is stage.window and look == LOOKS[0] and QApplication.activePopupWidget() is None:
        assert tab_troubles(stage.window) == []


def test_a_way_back_would_be_found() -> None:
    first = QRect(100, 100, 50, 20)
    assert [goes_back(first, QRect(*two)) for two in ((160, 100, 50, 20), (100, 130, 50, 20), (300, 10, 50, 20))] == [
        False
    ] * 3
    assert [goes_back(first, QRect(*two)) for two in ((20, 100, 50, 20), (100, 60, 50, 20), (20, 10, 50, 20))] == [
        True
    ] * 3


def nameless(widget: QWidget) -> list[QWidget]:
    controls = itertools.chain.from_iterable(parts(widget, kind) for kind in CONTROLS)
    return [w for w in controls if not (w.accessibleName() or getattr(w, "text", str)())]


def unreached(widget: QWidget) -> list[QWidget]:
    """Controls that Tab doesn't come to."""
    controls = itertools.chain.from_iterable(parts(widget, kind) for kind in (QAbstractButton, QComboBox, QLineEdit))
    return [
        w for w in controls
        if w.isEnabled() and not isinstance(w.parent(), QAbstractScrollArea) and not w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _by_arrows(w)
    ]  # fmt: skip


def _by_arrows(widget: QWidget) -> bool:
    """One of several to choose from: Tab comes to the chosen one, arrows go on from there."""
    if not isinstance(widget, QAbstractButton):
        return False
    group, parent = widget.group(), widget.parentWidget()
    others = group.buttons() if group is not None and group.exclusive() else []
    if widget.autoExclusive() and parent is not None:
        others = [b for b in parent.findChildren(QAbstractButton) if b.autoExclusive()]
    return any(b.focusPolicy() & Qt.FocusPolicy.TabFocus for b in others)


def backwards(dialog: QDialog) -> list[str]:
    """Where Tab goes up and to the left: against the order in which the dialog is read."""
    out = []
    for one, two in itertools.pairwise(_chain(dialog)):
        above = two.mapTo(dialog, two.rect().bottomLeft()).y() < one.mapTo(dialog, one.rect().topLeft()).y()
        left = two.mapTo(dialog, two.rect().topRight()).x() < one.mapTo(dialog, one.rect().topLeft()).x()
        out += [f"{_name(one)} / {_name(two)}"] if above and left else []
    return out


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or str(getattr(widget, "text", str)())


def faint(widget: QWidget) -> list[tuple[str, str, str]]:
    """Texts that hardly stand out from what is painted behind them."""
    picture = widget.grab().toImage()
    out = []
    for label in parts(widget, QLabel):
        text = label.text()  # type: ignore[attr-defined]
        if not text or not label.isEnabled() or label.visibleRegion().isEmpty():
            continue
        ink = label.palette().color(QPalette.ColorRole.WindowText).name()
        ground = _ground(picture, label.visibleRegion().boundingRect().translated(label.mapTo(widget, QPoint(0, 0))))
        out += [(text[:30], ink, ground)] if contrast(ink, ground) < LEAST else []
    return out


def _ground(picture: QImage, place: QRect) -> str:
    """What is painted most often there."""
    place = place.intersected(picture.rect())
    colours = Counter(
        picture.pixel(x, y)
        for y in range(place.top(), place.bottom() + 1, 3)
        for x in range(place.left(), place.right() + 1, 3)
    )
    return QColor(colours.most_common(1)[0][0]).name() if colours else "#ffffff"


def left_in_chinese(widget: QWidget) -> list[str]:
    """What a button says, unless it names data."""
    controls = [w for w in parts(widget, QAbstractButton) if w.property("kind") not in ("row", "choice")]
    said = [getattr(w, "text", str)() for w in controls]
    return [text for text in said if CHINESE.search(text) and "松云镇" not in text]


def _chain(top: QWidget) -> list[QWidget]:
    """What Tab comes to, in turn, beginning with what stands first."""
    chain: list[QWidget] = []
    at = top.nextInFocusChain()
    while at is not top and at is not None:
        if top.isAncestorOf(at) and at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            chain.append(at)
        at = at.nextInFocusChain()
    return chain


@pytest.mark.slow
@pytest.mark.parametrize("type_size", ["10.5", "14"])
def test_nothing_is_cut_off_at_twice_the_size(type_size: str) -> None:
    command = [sys.executable, "-m", "scripts.pictures", "--check", "--theme", "light", "--type", type_size]
    if type_size == "10.5":
        command += ["--scale", "200"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")

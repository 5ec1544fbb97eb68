"""Every page of the rail, in both languages, themes and the largest type: nothing cut off, all named, all reached by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.app import make_window
from desktop.chooser import Chooser
from desktop.design import theme
from desktop.language import install_language
from desktop.pages.templates.page import TemplatesPage
from desktop.settings import Settings
from desktop.shell.main_window import MainWindow
from desktop.shell.registry import pages
from forms.workspace import Workspace
from tests.desktop.cut import cut_texts, overlaps
from tests.desktop.settling import press, settle

DEMO = Path(__file__).parents[2] / "resources" / "demo"
NAMES = [spec.name for spec in pages()]
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView, QAbstractSpinBox)
LOOKS = [("light", 10.5), ("dark", 10.5), ("light", 14.0)]


@pytest.fixture(scope="module", params=["zh", "en"])
def staged(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """A window on a profile with past reports, one draft begun and another form open."""
    place = tmp_path_factory.mktemp("staged")
    Workspace.create(place / "profile", "correct horse", "云岭镇")[0].close()
    install_language(qapp, request.param)
    theme.apply(qapp)
    settings = Settings(QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat))
    settings.language = request.param
    window = make_window(settings, Chooser(settings))
    window.complete()
    window.show()
    bot = QtBot(request)
    window.profiles.open(place / "profile", "correct horse")
    bot.waitUntil(lambda: window.ready, timeout=60_000)
    window.imports.start(sorted((DEMO / "past").iterdir())[:6])
    dialog = window.imports.dialog
    assert dialog is not None
    bot.waitUntil(lambda: not dialog.running, timeout=60_000)
    dialog.accept()
    window.filling.open(sorted((DEMO / "blank").iterdir())[-1])
    bot.waitUntil(lambda: window.filling.page is not None and not window.background.busy, timeout=60_000)
    page = window.filling.page
    assert page is not None
    page.set_current("不适用")
    _bring_in_templates(window, bot)
    yield window
    window.close()
    install_language(qapp, "zh")
    theme.apply(qapp)


def _bring_in_templates(window: MainWindow, bot: QtBot) -> None:
    templates = window.go("templates")
    assert isinstance(templates, TemplatesPage)
    templates.bring_in(sorted((DEMO / "blank").iterdir())[:3])
    bot.waitUntil(lambda: templates.dialog is not None, timeout=60_000)
    assert templates.dialog is not None
    templates.dialog.accept()


def shown(window: MainWindow, qtbot: QtBot, name: str, look: tuple[str, float] = LOOKS[0]) -> QWidget:
    """A page as it stands when everything it asked for has come."""
    app = QApplication.instance()
    assert app is not None
    install_language(app, window.settings.language)
    window.resize(1366, 728)
    window.settings.theme, window.settings.type_size = look
    window.restyle()
    window.info.hide()
    page = window.go(name)
    assert page is not None
    settle(
        window, lambda condition: qtbot.waitUntil(condition, timeout=60_000)
    )  # it is dressed behind what stands here
    return page


def left(qtbot: QtBot, troubles: Callable[[], list[str]]) -> list[str]:
    """What is still found when every part has been given its room: a page that has just been dressed anew passes sizes
    from the inner parts to the outer ones, one turn of events after another."""
    with suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not troubles(), timeout=5_000)
    return troubles()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0]}-{look[1]:g}")
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_off_and_nothing_overlaps(
    staged: MainWindow, qtbot: QtBot, name: str, look: tuple[str, float]
) -> None:
    shown(staged, qtbot, name, look)
    assert staged.width() == 1366
    assert left(qtbot, lambda: cut_texts(staged)) == []
    assert left(qtbot, lambda: overlaps(staged)) == []


def test_a_choice_that_is_cut_would_be_found(qtbot: QtBot) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems(["很长很长的一个选项", "短"])
    top = QWidget()
    qtbot.addWidget(top)
    QVBoxLayout(top).addWidget(box)
    top.show()
    assert cut_texts(top) == []
    box.setFixedWidth(60)
    assert cut_texts(top) == ["QComboBox '很长很长的一个选项'"]
    box.setCurrentIndex(1)
    assert cut_texts(top) == []
    box.setFixedHeight(6)
    assert cut_texts(top) == ["QComboBox '短'"]


def test_a_cut_text_and_an_overlap_would_be_found(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    box = QVBoxLayout(top)
    label, button = QLabel("很长很长的一行说明文字"), QPushButton("按钮")
    box.addWidget(label)
    box.addWidget(button)
    label.setFixedWidth(30)
    top.show()
    assert cut_texts(top) == ["QLabel '很长很长的一行说明文字'"]
    button.setGeometry(label.geometry())
    assert overlaps(top) == ["QLabel 很长很长的一行说明文字 / QPushButton 按钮"]


@pytest.mark.parametrize("name", NAMES)
def test_every_control_has_a_name_and_is_big_enough(staged: MainWindow, qtbot: QtBot, name: str) -> None:
    page = shown(staged, qtbot, name)
    for kind in CONTROLS:
        for control in page.findChildren(kind):
            if not control.isVisible() or isinstance(control.parent(), (QLineEdit, QComboBox, QAbstractItemView)):
                continue
            assert control.accessibleName() or getattr(control, "text", str)(), control
            if isinstance(control, (QPushButton, QComboBox)):
                assert control.height() >= theme.sizes().target, control.accessibleName()


@pytest.mark.parametrize("name", NAMES)
def test_every_control_is_reached_by_the_keyboard(staged: MainWindow, qtbot: QtBot, name: str) -> None:
    page = shown(staged, qtbot, name)
    controls = [
        w
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for w in page.findChildren(kind)
        if w.isVisible() and w.isEnabled() and not isinstance(w.parent(), (QLineEdit, QComboBox, QAbstractScrollArea))
    ]
    assert controls
    assert [w for w in controls if not w.focusPolicy() & Qt.FocusPolicy.TabFocus] == []


def test_tab_goes_down_the_settings_in_the_order_they_are_read(staged: MainWindow, qtbot: QtBot) -> None:
    page = shown(staged, qtbot, "settings")
    staged.activateWindow()
    qtbot.waitUntil(staged.isActiveWindow)
    page.setFocus()
    places = []
    for _ in page.findChildren(QComboBox):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        assert at is not None
        places.append(at.mapTo(page, at.rect().topLeft()).y())
    assert places == sorted(places)


def test_keys_turn_the_pages(staged: MainWindow, qtbot: QtBot) -> None:
    staged.activateWindow()
    qtbot.waitUntil(staged.isActiveWindow)
    for spec in pages():
        press(staged, getattr(Qt.Key, f"Key_{spec.number}"), Qt.KeyboardModifier.ControlModifier)
        assert staged.pages.shown == spec.name
        assert [b.spec.name for b in staged.rail.buttons.values() if b.isChecked()] == [spec.name]


def test_every_page_says_what_it_is_for(staged: MainWindow, qtbot: QtBot) -> None:
    for name in NAMES:
        page = shown(staged, qtbot, name)
        assert page.accessibleName()
        assert len(page.help_text()) > 10  # type: ignore[attr-defined]

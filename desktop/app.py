"""The composition root of the desktop: everything is made and wired here.

What costs time to load (the engine, the database, the fill page) is loaded after the first paint.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.background import Background
from desktop.chooser import Chooser
from desktop.design import theme
from desktop.features import read_no_sources
from desktop.language import install_language
from desktop.settings import Settings, user_settings
from desktop.shell.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.renewal import Renewal
    from forms.profile.stretching import Stretch
    from forms.workspace import Workspace


STYLE = ("-style", "fusion")  # as an option: asking for the style object would cost 6 ms
SWITCH = 0.001  # seconds that the background may compute while the main thread waits for its turn


def run(
    argv: Sequence[str],
    profile_folder: Path | None = None,
    passphrase: str | None = None,
    exit_after_first_paint: bool = False,
    workspace: Workspace | Callable[[], Workspace] | None = None,
) -> int:
    """Show the window until it is closed; the answer is the exit code.

    `workspace`: a profile that is open already (or a way to open it) instead of a folder. `exit_after_first_paint` is
    for measuring the start-up: nothing is opened then.
    """
    read_no_sources()
    settings = user_settings()
    stretch = None
    if passphrase is not None and not exit_after_first_paint:
        stretch = stretch_ahead(profile_folder or settings.profile, passphrase)
    if settings.scale != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{settings.scale / 100:g}")
    app = QApplication.instance() or QApplication([*argv, *STYLE])
    assert isinstance(app, QApplication)
    install_language(app, asked_language(settings))
    theme.apply(app, settings.theme, settings.type_size)
    window = make_window(settings)

    def painted() -> None:
        if exit_after_first_paint:
            app.quit()
            return
        stay_fluent(window)
        if workspace is not None:
            window.profiles.adopt(workspace)
        else:
            window.profiles.open(profile_folder, passphrase, stretch)
        window.complete()  # while the background opens the profile
        keep_up(app, window)

    watch = FirstPaint(window.start, painted)
    window.resize(window.size().boundedTo(app.primaryScreen().availableSize()))  # smaller at twice the size
    window.show()
    code = app.exec()
    if isValid(watch):  # else its window was made anew
        watch.deleteLater()
    return code


def stretch_ahead(folder: Path | None, passphrase: str) -> Stretch | None:
    """Begin to stretch a passphrase (0.1 s of another core) while the window is made."""
    if folder is None or not folder.exists():
        return None
    from forms.profile.stretching import StretchedAhead

    return StretchedAhead(folder, passphrase)


def make_window(settings: Settings, chooser: Chooser | None = None) -> MainWindow:
    """The window with its own background thread."""
    background = Background()
    window = MainWindow(background, settings, chooser or Chooser(settings))
    background.setParent(window)
    return window


def stay_fluent(window: MainWindow) -> None:
    """Long work in the background holds up what is painted and typed as little as Python allows."""
    from desktop.collecting import Collector

    sys.setswitchinterval(SWITCH)
    Collector(window)


def keep_up(app: QApplication, window: MainWindow) -> Renewal:
    """Show another theme of the desktop's, and another language, without a new start. Needs the window complete."""
    from desktop.renewal import Renewal

    settings = window.settings
    theme.follow_system(app, lambda: (settings.theme, settings.type_size))
    return Renewal(app, window, stay_fluent)


def asked_language(settings: Settings) -> str:
    """FILLONCE_LANGUAGE, which wins where it is set, else the language chosen in the menu."""
    asked = os.environ.get("FILLONCE_LANGUAGE", "").lower()
    return asked[:2] if asked[:2] in ("en", "zh") else settings.language


class FirstPaint(QObject):
    """Calls back once, when a widget has been painted for the first time."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False

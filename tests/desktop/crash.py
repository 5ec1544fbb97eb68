"""A process of its own that opens a profile, types into a form, and is killed in the middle: python -m tests.desktop.crash."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import make_window
from desktop.settings import Settings

PASSPHRASE = "correct horse"
TYPED = "4321"
HALF_TYPED = "98"


def main(folder: str, template: str, settings: str) -> None:
    """Type one value and leave it, begin a second one, and die without a word."""
    app = QApplication(["crash", "-style", "fusion"])
    window = make_window(Settings(QSettings(settings, QSettings.Format.IniFormat)))
    window.complete()
    window.show()
    window.profiles.open(Path(folder), PASSPHRASE)
    wait(app, lambda: window.ready)
    window.filling.open(Path(template))
    wait(app, lambda: window.filling.page is not None and window.filling.page.form is not None)
    page = window.filling.page
    assert page is not None
    for text, leave in ((TYPED, True), (HALF_TYPED, False)):
        view = page.view()
        assert view is not None
        print(view.key, flush=True)
        QTest.keyClicks(view, text[0])
        (editor,) = (e for e in view.viewport().children() if e.objectName() == "cellEditor" and e.isVisible())
        QTest.keyClicks(editor, text[1:])
        if leave:
            page.finish_typing()
            page.next_needing(True)
    saved: list[object] = []
    window.keeper.saved.connect(saved.append)
    wait(app, lambda: bool(saved))
    os.kill(os.getpid(), signal.SIGKILL)


def wait(app: QApplication, until: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not until():
        app.processEvents()
        time.sleep(0.005)
        if time.monotonic() > end:
            sys.exit("never came")


if __name__ == "__main__":
    main(*sys.argv[1:])

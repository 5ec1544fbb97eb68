"""Opening a template; a text with figures that doesn't say which period it is of is asked for it first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.page import Host
from desktop.pages.fill import tasks

if TYPE_CHECKING:  # imported before the first paint
    from desktop.form_view.opened import OpenedForm

    Show = Callable[[OpenedForm], object]


def open_and_show(host: Host, window: QWidget, path: Path, show: Show, last: str = "") -> None:
    """Read, propose, and `show`; `last` as in tasks.open_template."""
    text = QCoreApplication.translate("FillFlow", "正在读取“{name}”并预填……").format(name=path.name)

    def came(form: OpenedForm | None) -> None:
        if form is not None:
            show(form)
        else:
            _ask_last(host, window, path, show)

    host.run(tasks.opened(path, last), text, came)


def _ask_last(host: Host, window: QWidget, path: Path, show: Show) -> None:
    from desktop.pages.fill.asking import ask_period

    dialog = ask_period(path.name, dt.date.today(), window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.chosen.connect(lambda last: open_and_show(host, window, path, show, str(last)))
    dialog.open()

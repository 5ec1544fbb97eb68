"""Reminds of tasks that are due: above the page, and by the system's tray where the person wants it. Once a day each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from desktop.page import Host

if TYPE_CHECKING:
    from desktop.pages.today.reporting import Waiting
    from forms.journey.task_model import Task

EVERY_MS = 30 * 60 * 1000
_NAMED = 3


class Reminder(QObject):
    """`asked`: time to look again at what waits."""

    asked = Signal()

    def __init__(self, host: Host, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = host
        self._told: set[tuple[str, dt.date]] = set()
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.asked)
        self._timer.start()

    def look(self, found: Waiting) -> None:
        """Tell of those that are due today, tomorrow or were due, which were not told of today."""
        due = pressing(found)
        fresh = [task for task in due if (task.id, found.today) not in self._told]
        if not fresh:
            return
        self._told |= {(task.id, found.today) for task in due}
        text = self.sentence(due, found.today)
        self._host.tell(text, trouble=any(task.due and task.due < found.today for task in due))
        self._by_tray(text)

    def sentence(self, tasks: Sequence[Task], today: dt.date) -> str:
        late = sum(1 for task in tasks if task.due and task.due < today)
        from desktop.words import listed

        names = listed(task.title for task in tasks[:_NAMED])
        more = self.tr("等 {n} 项").format(n=len(tasks)) if len(tasks) > _NAMED else ""
        said = self.tr("今明两天要报送：{names}{more}。").format(names=names, more=more)
        return said + (self.tr("其中 {n} 项已过期。").format(n=late) if late else "")

    def _by_tray(self, text: str) -> None:
        if not self._host.settings.remind_by_tray or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._tray.messageClicked.connect(lambda: self._host.go("today"))
        self._tray.show()
        self._tray.showMessage(self.tr("一填通"), text)


def pressing(found: Waiting) -> tuple[Task, ...]:
    """Open tasks that are due by tomorrow."""
    return tuple(task for task in found.tasks if (left := task.days_left(found.today)) is not None and left <= 1)

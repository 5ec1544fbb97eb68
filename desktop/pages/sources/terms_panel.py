"""On what a delivered file is taken: its office, the day its data are as of, what for, and until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from desktop.design import theme
from desktop.pages.sources.tasks import Wish
from desktop.typed import date_in


class TermsPanel(QWidget):
    """Two lines of two; a day that is none is not taken over, and `sound` says so."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SPACE[2])
        self._grid.setVerticalSpacing(theme.SPACE[1])
        self.office = self._line(0, 0, self.tr("提供单位"), self.tr("作为数据来源显示"))
        self.as_of = self._line(0, 1, self.tr("数据日期"), self.tr("数据截至哪天，如 2026-03-31"))
        self.purpose = self._line(1, 0, self.tr("使用场景"), self.tr("取来做什么用，如 填报月报时预填"))
        self.until = self._line(1, 1, self.tr("使用时限"), self.tr("最后一天，如 2027-12-31；可不填"))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)

    def _line(self, row: int, column: int, head: str, hint: str) -> QLineEdit:
        line, label = QLineEdit(), QLabel(head)
        line.setAccessibleName(head)
        line.setPlaceholderText(hint)
        label.setBuddy(line)
        line.textEdited.connect(lambda _: self.changed.emit())
        self._grid.addWidget(label, row, 2 * column)
        self._grid.addWidget(line, row, 2 * column + 1)
        return line

    def show_wish(self, wish: Wish) -> None:
        self.office.setText(wish.provider)
        self.purpose.setText(wish.purpose)
        for line, day in ((self.as_of, wish.as_of), (self.until, wish.until)):
            line.setText(day.isoformat() if day else "")

    def said(self, wish: Wish) -> Wish:
        """`wish` with what stands in the lines."""
        return replace(
            wish,
            provider=self.office.text().strip(),
            purpose=self.purpose.text().strip(),
            as_of=_day(self.as_of),
            until=_day(self.until),
        )

    @property
    def sound(self) -> bool:
        """Whether what was typed as days are days."""
        return all(_day(line) is not None for line in (self.as_of, self.until) if line.text().strip())


def _day(line: QLineEdit) -> dt.date | None:
    return date_in(line.text())

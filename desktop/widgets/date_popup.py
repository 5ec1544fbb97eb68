"""A calendar that stands over an editor: arrows go through the days, PgUp and PgDn through the months, Enter takes one."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QWidget

from desktop.design import theme
from desktop.language import english

_COLUMNS, _ROWS = 7, 8  # the month, the names of the days, six weeks


class DatePopup(QCalendarWidget):
    """Says the day that was chosen and goes; Escape goes without one."""

    chosen = Signal(object)  # dt.date

    def __init__(self, start: dt.date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setObjectName("datePopup")
        self.setAccessibleName(self.tr("日历"))
        self.setLocale(QLocale(QLocale.Language.English if english() else QLocale.Language.Chinese))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        ink = QTextCharFormat()
        ink.setForeground(QColor(theme.colours().text))  # Qt's red of weekends is hard to read
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, ink)
        self.setSelectedDate(QDate(start.year, start.month, start.day))
        self.activated.connect(self._choose)
        self.clicked.connect(self._choose)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    def open_below(self, widget: QWidget) -> None:
        """Show below a widget, above it where the screen ends."""
        target = theme.sizes().target
        size = QSize(_COLUMNS * target + theme.SPACE[3], _ROWS * target + theme.SPACE[3])
        self.setFixedSize(size)  # a day is something to click; Qt's own hint leaves no room for two digits
        place = widget.mapToGlobal(QPoint(0, widget.height()))
        screen = widget.screen().availableGeometry()
        if place.y() + size.height() > screen.bottom():
            place.setY(place.y() - widget.height() - size.height())
        place.setX(max(screen.left(), min(place.x(), screen.right() - size.width())))
        self.move(place)
        self.show()
        self.setFocus()

    def _choose(self, day: QDate) -> None:
        if not self.isVisible():  # a click is an activation too
            return
        self.close()
        self.chosen.emit(dt.date(day.year(), day.month(), day.day()))

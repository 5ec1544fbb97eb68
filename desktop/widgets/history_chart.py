"""A small line through the values of a fact: how it went, not how much exactly. What it shows is said in words too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.design import theme

_HEIGHT = 88
_MOST = 120  # points
_DOT = 3.0


class HistoryChart(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: list[tuple[str, float]] = []
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[tuple[str, float]]) -> None:
        """(period in words, value), the oldest first; hidden where there is nothing to compare."""
        self.points = list(points[-_MOST:])
        self.setVisible(len(self.points) > 1)
        if len(self.points) > 1:
            said = "，".join(f"{period} {value:,.10g}" for period, value in self.points)
            self.setAccessibleName(self.tr("走势：{values}").format(values=said))
            self.setToolTip("\n".join(f"{period}　{value:,.10g}" for period, value in self.points))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self.points) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, small = theme.colours(), theme.font(theme.sizes().text - 1.5)
        painter.setFont(small)
        text = painter.fontMetrics().height()
        area = QRectF(self.rect()).adjusted(_DOT + 1, text + 4, -_DOT - 1, -text - 4)
        places = self._places(area)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawPolyline(QPolygonF(places))
        painter.setBrush(QColor(colours.accent))
        for place in places if len(places) <= 40 else places[-1:]:
            painter.drawEllipse(place, _DOT, _DOT)
        self._label(painter, text)

    def _places(self, area: QRectF) -> list[QPointF]:
        values = [value for _, value in self.points]
        low, high = min(values), max(values)
        span = high - low
        step = area.width() / (len(values) - 1)
        return [
            QPointF(
                area.left() + n * step,
                area.bottom() - (area.height() * (value - low) / span if span else area.height() / 2),
            )
            for n, value in enumerate(values)
        ]

    def _label(self, painter: QPainter, text: int) -> None:
        """First and last period below, least and most above."""
        painter.setPen(QColor(theme.colours().muted))
        whole = self.rect()
        below = QRectF(0, whole.height() - text - 1, whole.width(), text)
        above = QRectF(0, 0, whole.width(), text)
        values = [value for _, value in self.points]
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self.points[0][0])
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, self.points[-1][0])
        least = self.tr("最低 {value}").format(value=f"{min(values):,.10g}")
        most = self.tr("最高 {value}").format(value=f"{max(values):,.10g}")
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, f"{least}　{most}")

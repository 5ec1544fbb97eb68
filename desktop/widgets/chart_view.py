"""A chart drawn from SVG in the colours and type of the theme. What it shows is said in words too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.design import theme

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

    from forms.drawing.charts import Chart, Inks

PIXELS = 96 / 72  # of a point


class ChartView(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._drawn: tuple[tuple[object, ...], QSvgRenderer] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: Chart) -> None:
        """Draw this chart; its numbers are the widget's accessible name."""
        self._chart, self._drawn = chart, None
        said = "，".join(f"{name} {'/'.join(f'{v:,}' for v in values)}" for name, values in chart.rows)
        self.setAccessibleName(f"{chart.title}：{said}")
        self._fit()
        self.update()

    def _size(self) -> float:
        return theme.sizes().text * PIXELS

    def _fit(self) -> None:
        from forms.drawing.charts import chart_height

        if self._chart is not None:
            self.setFixedHeight(round(chart_height(self._chart, self._size())))

    def sizeHint(self) -> QSize:
        return QSize(round(self._size() * 30), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._size() * 16), self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._drawn = None
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is None:
            return
        from PySide6.QtSvg import QSvgRenderer

        from forms.drawing.charts import chart_svg

        key = (self.width(), self._size(), theme.colours().name)
        if self._drawn is None or self._drawn[0] != key:
            svg = chart_svg(self._chart, self.width(), inks(), self._size(), theme.font().family())
            self._drawn = key, QSvgRenderer(svg.encode("utf-8", "replace"))
        self._drawn[1].render(QPainter(self), self.rect().toRectF())


def inks() -> Inks:
    """The theme's colours for charts."""
    from forms.drawing.charts import Inks

    shown = theme.colours()
    return Inks(
        shown.surface, shown.text, shown.muted, shown.line,
        (shown.accent, shown.inks["suggested"], shown.inks["filled"], shown.dash),
    )  # fmt: skip

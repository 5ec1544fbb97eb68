"""Parts of 填报统计: the figures, and a chart with its numbers beside it (below it where there is little room)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.widgets.chart_view import ChartView
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.lines import Lines
from desktop.widgets.panel import Panel
from desktop.widgets.plain_text import show_plain

if TYPE_CHECKING:
    from forms.drawing.charts import Chart

_ASIDE = 52  # widths of a Chinese character from which numbers stand beside a chart


class Figures(QWidget):
    """Numbers with what they count below them."""

    def __init__(self) -> None:
        super().__init__()
        self.row = FlowLayout(theme.SPACE[4], self)
        self.tiles: list[tuple[QLabel, QLabel]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        while len(self.tiles) < len(figures):
            self._tile()
        for (number, name), (said, value) in zip(self.tiles, figures, strict=True):
            show_plain(number, value)
            show_plain(name, said)
            number.setAccessibleName(f"{said} {value}")
        self.updateGeometry()

    def _tile(self) -> None:
        number, name, tile = QLabel(), QLabel(), QWidget()
        number.setProperty("kind", "pageTitle")
        name.setProperty("kind", "muted")
        box = QVBoxLayout(tile)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(number)
        box.addWidget(name)
        self.tiles.append((number, name))
        self.row.addWidget(tile)


class Charted(Panel):
    """A chart and its table, which is as high as its lines."""

    def __init__(self, title: str, heads: Sequence[str], shares: Sequence[int], right: Sequence[int]) -> None:
        super().__init__(title)
        self.chart = ChartView()
        self.lines = Lines(title, heads, shares, right)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.row.setSpacing(theme.SPACE[3])
        self.row.addWidget(self.chart, 3)
        self.row.addWidget(self.lines, 2)
        self.box.addLayout(self.row)

    def show_chart(self, chart: Chart | None, rows: Sequence[Sequence[str]]) -> None:
        """None: there is nothing to draw, and the part is hidden."""
        self.setVisible(chart is not None)
        if chart is not None:
            from dataclasses import replace

            self.chart.show_chart(replace(chart, title=""))
            self.chart.setAccessibleName(chart.title + self.chart.accessibleName())
            self.lines.show_lines(rows)
            fit_height(self.lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        aside = self.width() >= _ASIDE * self.fontMetrics().horizontalAdvance("报")
        way = QBoxLayout.Direction.LeftToRight if aside else QBoxLayout.Direction.TopToBottom
        if self.row.direction() != way:
            self.row.setDirection(way)
        fit_height(self.lines)


def fit_height(lines: Lines) -> None:
    """As high as all of its lines: the page scrolls, not the table."""
    header, bar = lines.horizontalHeader().sizeHint().height(), lines.horizontalScrollBar().sizeHint().height()
    rows = lines.rowCount() * lines.verticalHeader().defaultSectionSize()
    height = header + rows + bar + 2 * lines.frameWidth()
    if lines.minimumHeight() != height:
        lines.setFixedHeight(height)

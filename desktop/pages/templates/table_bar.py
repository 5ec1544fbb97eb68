"""Over the form: draw the chosen area as a table. Shown while more than one row is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSpinBox, QWidget

from desktop.design import theme
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_text import show_plain
from forms.model.document import Area, Grid

_MOST_HEADER_ROWS = 8


class TableBar(QWidget):
    wanted = Signal(int, str)  # header rows, kind

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = QLabel()
        self.rows = QSpinBox()
        self.rows.setRange(1, _MOST_HEADER_ROWS)
        self.rows.setMinimumHeight(theme.sizes().target)
        self.rows.setAccessibleName(self.tr("表头行数"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("表格种类"))
        self.kind.addItem(self.tr("自动判断"), "")
        self.kind.addItem(self.tr("花名册（一行一个对象）"), "roster")
        self.kind.addItem(self.tr("统计表（行列都有标签）"), "two_way")
        self.draw = QPushButton(self.tr("框选为表格"))
        self.draw.setToolTip("Ctrl+T")
        self.draw.clicked.connect(self.go)
        head = QLabel(self.tr("表头行数"))
        head.setBuddy(self.rows)
        flow = FlowLayout(theme.SPACE[1], self)
        flow.setContentsMargins(theme.SPACE[1], theme.SPACE[0], theme.SPACE[1], theme.SPACE[0])
        for widget in (self.area, head, self.rows, self.kind, self.draw):
            flow.addWidget(widget)
        self.hide()

    def show_area(self, grid: Grid | None, area: Area | None) -> None:
        """The area chosen, if it can be a table."""
        fits = grid is not None and area is not None and area.height > 1
        if fits and grid is not None and area is not None:
            text = self.tr("已选 {rows} 行 {cols} 列").format(rows=area.height, cols=area.width)
            show_plain(self.area, text)
            self.rows.setMaximum(min(_MOST_HEADER_ROWS, area.height - 1))
        self.setVisible(fits)

    def go(self) -> None:
        if self.isVisible():
            self.wanted.emit(self.rows.value(), self.kind.currentData())

"""The list of templates, and beside it the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.pages.templates.shelf_model import ShelfModel
from desktop.pages.templates.template_card import TemplateCard
from desktop.widgets.drop_target import DropTarget

if TYPE_CHECKING:
    from forms.model.prepublish import PublishCheck
    from forms.model.templates import TemplateLine

_CARD = 20.0  # widths of a Chinese character


class ShelfTable(QTableView):
    """Whole lines; the titles take what room is left."""

    opened = Signal()
    put_away = Signal()

    def __init__(self, model: ShelfModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(self.tr("报表模板列表"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.verticalHeader().setDefaultSectionSize(theme.sizes().target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.horizontalHeader().setMinimumSectionSize(self.fontMetrics().horizontalAdvance("报表"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.put_away.emit()
        else:
            super().keyPressEvent(event)


class ShelfView(QWidget):
    chosen = Signal()
    import_wanted = Signal()
    take_wanted = Signal()
    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ShelfModel()
        self.table = ShelfTable(self.model)
        self.card = TemplateCard()
        title = QLabel(self.tr("报表模板"))
        title.setProperty("kind", "pageTitle")
        self.counts = QLabel()
        self.counts.setProperty("kind", "muted")
        self.bring_in = QPushButton(self.tr("导入空白表…"))
        self.take = QPushButton(self.tr("接收已发布的…"))
        self.bring_in.clicked.connect(self.import_wanted)
        self.take.clicked.connect(self.take_wanted)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE[2])
        head.addWidget(title)
        head.addWidget(self.counts, 1)
        head.addWidget(self.take)
        head.addWidget(self.bring_in)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty())
        self.stack.addWidget(self._filled())
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[3], theme.SPACE[2], theme.SPACE[3], theme.SPACE[2])
        box.setSpacing(theme.SPACE[2])
        box.addLayout(head)
        box.addWidget(self.stack, 1)

    def _empty(self) -> QWidget:
        hint = self.tr(
            "这里放经常要填、要发的空白表。把一份或几份空白表拖到这里，或点“导入空白表”；原件会保存在历史数据里。"
        )
        self.target = DropTarget(self.tr("还没有报表模板"), hint)
        self.target.dropped.connect(self.dropped)
        return self.target

    def _filled(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE[2])
        row.addWidget(self.table, 1)
        row.addWidget(self.card)
        return body

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.card.setFixedWidth(round(_CARD * self.fontMetrics().horizontalAdvance("报")))

    def show_lines(self, lines: Sequence[TemplateLine]) -> None:
        """The list anew; the chosen template stays chosen."""
        chosen = self.line()
        self.model.show(lines)
        self.stack.setCurrentIndex(1 if lines else 0)
        self.counts.setText(self.tr("{n} 份").format(n=len(lines)) if lines else "")
        row = self.row_of_family(chosen.family if chosen else "")
        if lines:
            self.table.selectRow(max(0, row))
        self._choose()

    def row_of_family(self, family: str) -> int:
        return next((n for n, line in enumerate(self.model.lines) if line.family == family), -1)

    def show_check(self, id: str, check: PublishCheck) -> None:
        self.model.show_check(id, check)
        line = self.line()
        if line is not None and line.id == id:
            self.card.show_line(line, check)

    def line(self) -> TemplateLine | None:
        return self.model.line(self.table.currentIndex().row())

    def _choose(self) -> None:
        line = self.line()
        self.card.show_line(line, self.model.check(line.id) if line else None)
        self.chosen.emit()

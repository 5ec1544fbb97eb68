"""A new version beside the one before: every difference in a list, both forms drawn, each place shown where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.pages.templates.canvas import Canvas
from desktop.pages.templates.said import change_lines
from desktop.widgets.plain_text import show_plain

if TYPE_CHECKING:
    from desktop.form_view.opened import OpenedForm
    from forms.templates.desk import OpenedTemplate

_OLD, _NEW = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class ChangesView(QWidget):
    left = Signal()
    review_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self.title = QLabel()
        self.title.setProperty("kind", "pageTitle")
        self.title.setWordWrap(True)
        self.counts = QLabel()
        self.counts.setProperty("kind", "muted")
        self.review = QPushButton(self.tr("核改新版"))
        self.back = QPushButton(self.tr("返回列表"))
        self.table = QTableWidget(0, 3)
        self.old, self.new = Canvas(self.tr("上一版")), Canvas(self.tr("新版"))
        self._lay_out_table()
        self._arrange()
        self.review.clicked.connect(lambda: self.review_wanted.emit(self._id))
        self.back.clicked.connect(self.left)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def _lay_out_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels([self.tr("变化"), self.tr("上一版"), self.tr("新版")])
        table.setAccessibleName(self.tr("新旧版本的变化"))
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.currentCellChanged.connect(lambda row, *_: self._go(row))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.SPACE[2], theme.SPACE[1], theme.SPACE[2], theme.SPACE[1])
        head.setSpacing(theme.SPACE[2])
        head.addWidget(self.title, 1)
        for widget in (self.counts, self.review, self.back):
            head.addWidget(widget)
        sides = QSplitter(Qt.Orientation.Horizontal)
        for name, canvas in ((self.tr("上一版"), self.old), (self.tr("新版"), self.new)):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            label = QLabel(name)
            label.setProperty("kind", "section")
            label.setContentsMargins(theme.SPACE[2], theme.SPACE[0], theme.SPACE[2], theme.SPACE[0])
            column.addWidget(label)
            column.addWidget(canvas, 1)
            sides.addWidget(side)
        sides.setChildrenCollapsible(False)
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(self.table)
        whole.addWidget(sides)
        whole.setStretchFactor(1, 1)
        whole.setSizes([200, 460])
        whole.setChildrenCollapsible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(whole, 1)

    def show_versions(self, new: OpenedTemplate, before: OpenedForm, now: OpenedForm) -> None:
        self._id = new.line.id
        show_plain(self.title, new.line.title)
        lines = change_lines(new.changes) if new.changes is not None else []
        self.counts.setText(self.tr("第 {n} 版，{changes} 处变化").format(n=new.line.version, changes=len(lines)))
        self.old.show_form(before)
        self.new.show_form(now)
        self.table.setRowCount(len(lines))
        for row, (what, old, fresh, from_, to) in enumerate(lines):
            for column, text in enumerate((what, old, fresh)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setData(_OLD, from_)
                item.setData(_NEW, to)
                self.table.setItem(row, column, item)
        self.table.setFocus()
        if lines:
            self.table.setCurrentCell(0, 0)

    def _go(self, row: int) -> None:
        item = self.table.item(row, 0) if row >= 0 else None
        if item is None:
            return
        if old := item.data(_OLD):
            self.old.go_to_address(old)
        if new := item.data(_NEW):
            self.new.go_to_address(new)

"""Shown while files are dragged over the window: it asks what they are by where they are dropped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.design import theme
from desktop.widgets.drop_target import DropTarget


class DropOverlay(QWidget):
    reports = Signal(list)  # paths
    template = Signal(list)
    notice = Signal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropOverlay")
        self.setAcceptDrops(True)
        past = DropTarget(self.tr("以往已报送的报表"), self.tr("放在这里：导入到历史数据"))
        blank = DropTarget(self.tr("要填的空白表"), self.tr("放在这里：打开并预填"))
        told = DropTarget(self.tr("新来的通知"), self.tr("放在这里：读出时限和要求，记入待办（附件一起放）"))
        past.dropped.connect(self._take_reports)
        blank.dropped.connect(self._take_template)
        told.dropped.connect(self._take_notice)
        box = QHBoxLayout(self)
        box.setContentsMargins(48, 48, 48, 48)
        box.setSpacing(theme.SPACE[4])
        for target in (past, blank, told):
            box.addWidget(target, 1)
        self.hide()

    def cover(self) -> None:
        """Stand over the whole of the parent."""
        from PySide6.QtCore import Qt  # not above: it would cost 14 ms before the first paint

        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setGeometry(self.parentWidget().rect())  # type: ignore[union-attr]  # made with one
        self.show()
        self.raise_()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.accept()

    def dragLeaveEvent(self, event: object) -> None:
        self.hide()

    def dropEvent(self, event: object) -> None:
        self.hide()

    def _take_reports(self, paths: list[object]) -> None:
        self.hide()
        self.reports.emit(paths)

    def _take_template(self, paths: list[object]) -> None:
        self.hide()
        self.template.emit(paths)

    def _take_notice(self, paths: list[object]) -> None:
        self.hide()
        self.notice.emit(paths)

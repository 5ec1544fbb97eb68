"""A place to drop files on, with buttons for those who would rather choose."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.widgets import laid
from desktop.widgets.flow_layout import flowing


def dropped_paths(mime: QMimeData) -> list[Path]:
    """The local files and folders of a drag; [] where there are none."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()] if mime.hasUrls() else []


class DropTarget(QFrame):
    dropped = Signal(list)  # paths

    def __init__(
        self, title: str, hint: str, buttons: Sequence[QPushButton] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("dropTarget")
        self.setAcceptDrops(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(hint)
        heading = QLabel(title)
        heading.setProperty("kind", "targetTitle")
        self.heading, self.hint = heading, QLabel(hint)
        self.hint.setProperty("kind", "muted")
        self.hint.setWordWrap(True)
        heading.setWordWrap(True)
        self._row = flowing(theme.SPACE[1], *buttons, early=True)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._row, 0 if buttons else 1)
        middle.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[2], 0, theme.SPACE[2], 0)
        box.setSpacing(theme.SPACE[1])
        box.addStretch(1)
        box.addWidget(heading)
        box.addWidget(self.hint)
        box.addLayout(middle)
        box.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """What is needed on a low screen, or at twice the size: the hint can be done without."""
        least = max(self._row.minimumSizeHint().width(), self.heading.minimumSizeHint().width())
        return QSize(least + 2 * (theme.SPACE[2] + self.frameWidth()), self._bare(self.width()) + theme.SPACE[1])

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._bare(width) + theme.SPACE[1]

    def _bare(self, width: int) -> int:
        """The height of heading and buttons."""
        inside = max(1, width - 2 * theme.SPACE[2])
        return self.heading.heightForWidth(inside) + 2 * theme.SPACE[1] + self._row.heightForWidth(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = event.size()
        if size.width() != event.oldSize().width():
            self.updateGeometry()  # what is needed depends on the width
        laid.look_again(self)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # larger type needs more room in the same place; of what changes while it is hidden, Qt tells at most once
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._show_hint()
        return done

    def _show_hint(self) -> None:
        """Where there is room for it."""
        room = self.height() - self._bare(self.width()) - theme.SPACE[2]
        self.hint.setVisible(room >= self.hint.heightForWidth(self.width() - 2 * theme.SPACE[2]))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _light(self, on: bool) -> None:
        self.setProperty("over", on)
        self.style().unpolish(self)
        self.style().polish(self)

"""Choosing an area on a drawn form: by dragging, or with Shift and the arrow keys. Keys that edit become wishes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QRubberBand

from desktop.form_view.drawn_form import Cell
from desktop.form_view.form_view import FormView
from forms.model.document import Area

_STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip


class Selection(QObject):
    """Watches a view. The area runs from the view's current cell to `corner`."""

    changed = Signal()
    details_wanted = Signal()
    add_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, view: FormView) -> None:
        super().__init__(view)
        self._view, self._port = view, view.viewport()
        self.corner: Cell | None = None
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self._port)
        view.installEventFilter(self)
        self._port.installEventFilter(self)
        view.current_changed.connect(self._begun)
        view.moved.connect(self._frame)

    def area(self) -> Area | None:
        """The chosen cells; a single one where nothing was spanned."""
        cell, corner = self._view.cell, self.corner or self._view.cell
        if cell is None or corner is None or cell[1] < 0 or corner[0] != cell[0]:
            return None
        rows, cols = sorted((cell[1], corner[1])), sorted((cell[2], corner[2]))
        return Area(rows[0], cols[0], rows[1], cols[1])

    def span_to(self, corner: Cell) -> None:
        if self._view.cell is not None and corner[0] == self._view.cell[0] and corner[1] >= 0:
            self.corner = corner
            self._view.reveal_cell(corner)
            self._frame()
            self.changed.emit()

    def _begun(self, _: object) -> None:
        self.corner = None
        self._frame()
        self.changed.emit()

    def _frame(self) -> None:
        cell, corner = self._view.cell, self.corner
        if cell is None or corner is None or corner == cell:
            self._band.hide()
            return
        rect: QRect = self._view.cell_rect(cell).united(self._view.cell_rect(corner))
        self._band.setGeometry(rect)
        self._band.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is self._view and event.type() == QEvent.Type.InputMethod:
            self.details_wanted.emit()
            return True
        if watched is self._port and isinstance(event, QMouseEvent):
            return self._mouse(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.ShiftModifier and key in _STEPS and self._view.cell is not None:
            self.span_to(self._view.step(self.corner or self._view.cell, *_STEPS[key]))
            return True
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        if key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_F2 or (event.text() and event.text().isprintable()):
            self.details_wanted.emit()
        else:
            return False
        return True

    def _mouse(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.details_wanted.emit()
            return True
        if event.type() == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            under = self._view.cell_under(event.position().toPoint())
            if under is not None and under != (self.corner or self._view.cell):
                self.span_to(under)
            return True
        return False

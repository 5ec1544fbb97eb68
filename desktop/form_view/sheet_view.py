"""A worksheet drawn as it looks, with headings A B C and 1 2 3. Only what shows is drawn, however long the sheet is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from desktop.design import theme
from desktop.form_view import cell_painter
from desktop.form_view.drawn_form import Cell
from desktop.form_view.form_view import FormView
from desktop.form_view.looks import Look, cell_look
from desktop.form_view.sheet_model import SheetLayout
from desktop.form_view.state import FillState
from forms.model.document import Area, letters

HEAD_WIDTH, HEAD_HEIGHT = 42, 22
_FROZEN_MOST = 0.6  # of the viewport; a larger frozen part would leave nothing to scroll
_OVERFLOW_CELLS = 12


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of the viewport (`clip`) in which the sheet's point (x, y) stands at `origin`."""

    clip: QRect
    origin: QPoint
    x: float
    y: float
    above: bool = False  # frozen rows
    beside: bool = False  # frozen columns


class SheetView(FormView):
    def __init__(self, state: FillState, layout: SheetLayout, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.sheet = self.whole = layout
        self.grid = layout.grid
        self.setAccessibleName(self.tr("工作表 {name}").format(name=self.grid.name))

    def hide_rows(self, hidden: Collection[int]) -> None:
        """Show all rows but these (of the grid as shown), beside those that the file hides itself."""
        whole, hidden = self.whole, frozenset(hidden)
        heights = (0 if r in hidden else whole.ys[r + 1] - whole.ys[r] for r in range(len(whole.ys) - 1))
        self.sheet = replace(whole, ys=(0, *accumulate(heights))) if hidden else whole
        self.moved.emit()
        self.refresh_bars()
        if self.cell is not None:
            self.reveal_cell(self.cell)
        self.viewport().update()

    def shows_row(self, row: int) -> bool:
        return 0 <= row < len(self.sheet.ys) - 1 and self.sheet.ys[row] != self.sheet.ys[row + 1]

    # geometry

    def _frozen(self) -> tuple[int, int]:
        """Width and height of the frozen part, in the sheet's pixels."""
        rows, cols = self.grid.frozen
        x = self.sheet.xs[min(cols, self.grid.cols)]
        y = self.sheet.ys[min(rows, self.grid.rows)]
        port = self.viewport().size()
        return (
            x if x * self.zoom <= port.width() * _FROZEN_MOST else 0,
            y if y * self.zoom <= port.height() * _FROZEN_MOST else 0,
        )

    def _panes(self) -> list[Pane]:
        """The scrolled part first, then the frozen ones over it."""
        fx, fy = self._frozen()
        left, top = HEAD_WIDTH + round(fx * self.zoom), HEAD_HEIGHT + round(fy * self.zoom)
        port = self.viewport().rect()
        x = fx + self.horizontalScrollBar().value() / self.zoom
        y = fy + self.verticalScrollBar().value() / self.zoom
        corner = QPoint(left, top)
        panes = [Pane(QRect(corner, port.bottomRight()), corner, x, y)]
        width, height = left - HEAD_WIDTH, top - HEAD_HEIGHT
        if fy:
            clip = QRect(left, HEAD_HEIGHT, port.width() - left, height)
            panes.append(Pane(clip, clip.topLeft(), x, 0, above=True))
        if fx:
            clip = QRect(HEAD_WIDTH, top, width, port.height() - top)
            panes.append(Pane(clip, clip.topLeft(), 0, y, beside=True))
        if fx and fy:
            clip = QRect(HEAD_WIDTH, HEAD_HEIGHT, width, height)
            panes.append(Pane(clip, clip.topLeft(), 0, 0, above=True, beside=True))
        return panes

    def _pane_of(self, row: int, col: int) -> Pane:
        fx, fy = self._frozen()
        above, beside = self.sheet.ys[row] < fy, self.sheet.xs[col] < fx
        return next(p for p in self._panes() if (p.above, p.beside) == (above, beside))

    def cell_under(self, position: QPoint) -> Cell | None:
        for pane in reversed(self._panes()):
            if pane.clip.contains(position):
                x = (position.x() - pane.origin.x()) / self.zoom + pane.x
                y = (position.y() - pane.origin.y()) / self.zoom + pane.y
                found = self.sheet.cell_at(int(x), int(y))
                return (self.grid.name, *found) if found else None
        return None

    def cell_rect(self, cell: Cell) -> QRect:
        return self._in_view(self._pane_of(cell[1], cell[2]), self.sheet.area(cell[1], cell[2])).toRect()

    def editor_rect(self, cell: Cell) -> QRect:
        whole = self.cell_rect(cell)
        area = self.sheet.area(cell[1], cell[2])
        look, rect = self._look(area), self._rect(area)
        blank = cell_painter.span_rect(cell_painter.inner_rect(rect, look), look, self.key)
        if blank is None:
            return whole
        moved = blank.translated(-rect.x(), -rect.y())
        top_left = whole.topLeft() + (moved.topLeft() * self.zoom).toPoint()
        return QRect(top_left, (moved.size() * self.zoom).toSize())

    def _in_view(self, pane: Pane, area: Area) -> QRectF:
        rect = self.sheet.area_rect(area)
        x = pane.origin.x() + (rect.x - pane.x) * self.zoom
        y = pane.origin.y() + (rect.y - pane.y) * self.zoom
        return QRectF(x, y, rect.width * self.zoom, rect.height * self.zoom)

    def step(self, cell: Cell, down: int, right: int) -> Cell:
        return (self.grid.name, *self.sheet.step(cell[1], cell[2], down, right))

    def reveal_cell(self, cell: Cell) -> None:
        fx, fy = self._frozen()
        rect = self.sheet.rect(cell[1], cell[2])
        port = self.viewport().size()
        room_x = port.width() - HEAD_WIDTH - fx * self.zoom
        room_y = port.height() - HEAD_HEIGHT - fy * self.zoom
        if rect.x >= fx:
            _bring(self.horizontalScrollBar(), (rect.x - fx) * self.zoom, rect.width * self.zoom, room_x)
        if rect.y >= fy:
            _bring(self.verticalScrollBar(), (rect.y - fy) * self.zoom, rect.height * self.zoom, room_y)

    def refresh_bars(self) -> None:
        fx, fy = self._frozen()
        port = self.viewport().size()
        for bar, whole, fixed, room in (
            (self.horizontalScrollBar(), self.sheet.width, fx, port.width() - HEAD_WIDTH),
            (self.verticalScrollBar(), self.sheet.height, fy, port.height() - HEAD_HEIGHT),
        ):
            visible = max(1, round(room - fixed * self.zoom))
            bar.setRange(0, max(0, round((whole - fixed) * self.zoom) + 24 - visible))
            bar.setPageStep(visible)
            bar.setSingleStep(24)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(theme.colours().background))
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for pane in self._panes():
            seen = pane.clip.intersected(event.rect())  # of what a key changes in an editor only that little is painted
            if seen.isEmpty():
                continue
            painter.save()
            painter.setClipRect(seen)
            self._paint_pane(painter, pane, seen)
            painter.restore()
        if event.rect().left() < HEAD_WIDTH or event.rect().top() < HEAD_HEIGHT:
            self._paint_headings(painter)

    def _window(self, pane: Pane, seen: QRect | None = None) -> tuple[range, range]:
        """Rows and columns that a pane shows, or a part of it."""
        part = seen or pane.clip
        x = pane.x + (part.x() - pane.origin.x()) / self.zoom
        y = pane.y + (part.y() - pane.origin.y()) / self.zoom
        rows = self.sheet.rows_between(int(y), int(y + part.height() / self.zoom) + 1)
        return rows, self.sheet.cols_between(int(x), int(x + part.width() / self.zoom) + 1)

    def _paint_pane(self, painter: QPainter, pane: Pane, seen: QRect) -> None:
        rows, cols = self._window(pane, seen)
        first = self._window(pane)[1].start
        cols = range(
            max(first, cols.start - _OVERFLOW_CELLS), cols.stop
        )  # a text beside may run over into what is seen
        painter.translate(pane.origin)
        painter.scale(self.zoom, self.zoom)
        painter.translate(-pane.x, -pane.y)
        looks = [(area, self._rect(area), self._look(area)) for area in self.sheet.cells_in(rows, cols)]
        painter.setPen(QColor(theme.colours().grid_line))
        for _, rect, look in looks:
            cell_painter.paint_ground(painter, rect, look)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if look.state is None and not look.style.fill:
                painter.setPen(QColor(theme.colours().grid_line))
                painter.drawRect(rect)
        for area, rect, look in looks:
            cell_painter.paint_text(painter, rect, look, self._room(area, rect, look), self.key)
        for area, rect, _ in looks:
            sides = cell_painter.sides_of(self.grid, area.top, area.left, area.bottom, area.right)
            cell_painter.paint_lines(painter, rect, sides)
        if self.cell is not None and self.cell[0] == self.grid.name:
            cell_painter.paint_current(painter, self._rect(self.sheet.area(self.cell[1], self.cell[2])))

    def _rect(self, area: Area) -> QRectF:
        rect = self.sheet.area_rect(area)
        return QRectF(rect.x, rect.y, rect.width, rect.height)

    def _look(self, area: Area) -> Look:
        return cell_look(self.state, self.grid, area.top, area.left, self.revealed)

    def _room(self, area: Area, rect: QRectF, look: Look) -> QRectF | None:
        """Where an unwrapped text runs over empty cells beside it, as in a spreadsheet program; None where it may not."""
        if not look.text or look.number or look.style.wrap or look.state is not None or area.height > 1:
            return None
        right = self._free(area.top, range(area.right + 1, min(area.right + _OVERFLOW_CELLS, self.grid.cols)))
        room = QRectF(rect)
        room.setRight(self.sheet.xs[area.right + 1 + right])
        if look.style.align in ("center", "right"):
            left = self._free(area.top, range(area.left - 1, max(area.left - _OVERFLOW_CELLS, -1), -1))
            room.setLeft(self.sheet.xs[area.left - left])
            if look.style.align == "center":
                half = min(rect.left() - room.left(), room.right() - rect.right())
                room = rect.adjusted(-half, 0, half, 0)
        return room.adjusted(cell_painter.PADDING, 1, -cell_painter.PADDING, -1) if room != rect else None

    def _free(self, row: int, cols: range) -> int:
        count = 0
        for col in cols:
            if self.grid.value(row, col) not in (None, "") or self.state.at((self.grid.name, row, col)):
                break
            count += 1
        return count

    def _paint_headings(self, painter: QPainter) -> None:
        port = self.viewport().rect()
        painter.setFont(theme.document_font("", 12))
        painter.fillRect(QRect(0, 0, port.width(), HEAD_HEIGHT), QColor(theme.colours().background))
        painter.fillRect(QRect(0, 0, HEAD_WIDTH, port.height()), QColor(theme.colours().background))
        for pane in self._panes():
            rows, cols = self._window(pane)
            for col in cols:
                rect = self._in_view(pane, Area(rows.start if rows else 0, col, rows.start if rows else 0, col))
                strip = QRectF(rect.x(), 0, rect.width(), HEAD_HEIGHT)
                clip = QRect(pane.clip.x(), 0, pane.clip.width(), HEAD_HEIGHT)
                self._paint_heading(painter, strip, clip, letters(col), self.cell is not None and self.cell[2] == col)
            for row in rows:
                if not self.shows_row(row):
                    continue
                rect = self._in_view(pane, Area(row, cols.start if cols else 0, row, cols.start if cols else 0))
                strip = QRectF(0, rect.y(), HEAD_WIDTH, rect.height())
                clip = QRect(0, pane.clip.y(), HEAD_WIDTH, pane.clip.height())
                self._paint_heading(painter, strip, clip, str(row + 1), self.cell is not None and self.cell[1] == row)

    def _paint_heading(self, painter: QPainter, rect: QRectF, clip: QRect, text: str, current: bool) -> None:
        if rect.width() < 1 or rect.height() < 1:
            return
        painter.save()
        painter.setClipRect(clip)
        painter.fillRect(rect, QColor(theme.colours().accent_soft if current else theme.colours().background))
        painter.setPen(QColor(theme.colours().line))
        painter.drawRect(rect)
        painter.setPen(QColor(theme.colours().accent if current else theme.colours().muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


def _bring(bar: QScrollBar, start: float, size: float, room: float) -> None:
    """Scroll a bar just so far that a stretch of content shows."""
    if start < bar.value():
        bar.setValue(round(start))
    elif start + size > bar.value() + room:
        bar.setValue(round(min(start, start + size - room + 8)))

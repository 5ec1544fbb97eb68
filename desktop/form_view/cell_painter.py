"""Draws one cell or paragraph: background and tint, text with its blanks, mark, corner, hatch, lines."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from desktop.design import theme
from desktop.design.tokens import readable
from desktop.form_view.looks import MISFIT_MARK, Look
from desktop.form_view.sheet_model import POINT
from desktop.states import State
from forms.model.document import Grid

MARK_WIDTH = 15
PADDING = 4
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_VALIGN = {
    "top": Qt.AlignmentFlag.AlignTop,
    "center": Qt.AlignmentFlag.AlignVCenter,
    "bottom": Qt.AlignmentFlag.AlignBottom,
}
_SHRINK = (0.9, 0.8, 0.7)
_LEAST_SHRINK = _SHRINK[-1]


@lru_cache(maxsize=256)
def _face(font: str, size: float, bold: bool) -> QFont:
    """Faces are asked for with every cell; what is handed out here is never changed."""
    return theme.document_font(font, size, bold)


@lru_cache(maxsize=32_768)
def _advance(font: str, size: float, bold: bool, text: str) -> float:
    return QFontMetricsF(_face(font, size, bold)).horizontalAdvance(text)


def paint_ground(painter: QPainter, rect: QRectF, look: Look) -> None:
    """Fill, tint, hatch, dashed edge of a blank and the corner of what could be shared."""
    state = look.state
    colour = f"#{look.style.fill}" if look.style.fill else theme.colours().surface
    if state in (State.FILLED, State.SUGGESTED, State.CONFLICT):
        colour = theme.colours().tints[state]
    if look.misfit and state is not None:  # a state like a conflict's: somebody must mend it
        colour = theme.colours().tints[State.CONFLICT]
    painter.fillRect(rect, QColor(colour))
    if look.hatched:
        painter.fillRect(rect, QColor(theme.colours().not_ours))
        painter.fillRect(rect, QBrush(QColor(theme.colours().hatch), Qt.BrushStyle.BDiagPattern))
    if state is State.BLANK:
        pen = QPen(QColor(theme.colours().muted), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRect(rect.adjusted(2, 2, -3, -3))
    if look.shareable:
        paint_corner(painter, rect)


def paint_text(painter: QPainter, rect: QRectF, look: Look, room: QRectF | None = None, current: str = "") -> None:
    """The text in the cell; `room` is wider where an unwrapped text may run over empty neighbours."""
    if look.spans or look.style.wrap:
        _paint_wrapped(painter, inner_rect(rect, look), look, current)
    elif look.text:
        _paint_line(painter, inner_rect(rect, look), look, room)
    if look.state is not None and look.state is not State.NOT_OURS:
        paint_mark(painter, rect, look)


def paint_lines(painter: QPainter, rect: QRectF, sides: tuple[bool, bool, bool, bool]) -> None:
    """The printed borders: left, top, right, bottom."""
    painter.setPen(QPen(QColor(theme.colours().printed), 1))
    corners = (rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft())
    left, top, right, bottom = sides
    for drawn, start, end in ((top, 0, 1), (right, 1, 2), (bottom, 3, 2), (left, 0, 3)):
        if drawn:
            painter.drawLine(corners[start], corners[end])


def paint_current(painter: QPainter, rect: QRectF) -> None:
    """The frame around the place where typing goes."""
    painter.setPen(QPen(QColor(theme.colours().accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


def sides_of(grid: Grid, top: int, left: int, bottom: int, right: int) -> tuple[bool, bool, bool, bool]:
    """Which borders a cell or merge has; a merge takes its far sides from its last cells."""
    near, far = grid.style(top, left), grid.style(bottom, right)
    return near.left, near.top, near.right if left == right else far.right, near.bottom if top == bottom else far.bottom


def text_layout(look: Look, width: float, current: str = "", scale: float = 1.0) -> QTextLayout:
    """The text wrapped to a width, its blanks tinted by state; the blank with key `current` stands out."""
    style = look.style
    face = theme.document_font(style.font, style.size * POINT * scale, style.bold)
    layout = QTextLayout(look.text.replace("\n", "\u2028"), face)
    option = QTextOption(_ALIGN.get(style.align, Qt.AlignmentFlag.AlignLeft))
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_blank_format(*span, current) for span in look.spans])
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 8.0))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def _blank_format(start: int, end: int, state: State, key: str, current: str) -> QTextLayout.FormatRange:
    chars = QTextCharFormat()
    chars.setBackground(QColor(theme.colours().accent_soft if key == current else theme.colours().tints[state]))
    chars.setForeground(QColor(theme.colours().inks[state] if state is not State.CONFIRMED else theme.colours().text))
    chars.setFontUnderline(True)
    solid = state in (State.FILLED, State.CONFIRMED)
    chars.setUnderlineStyle(
        QTextCharFormat.UnderlineStyle.SingleUnderline if solid else QTextCharFormat.UnderlineStyle.DashUnderline
    )
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, chars
    return made


def _paint_wrapped(painter: QPainter, rect: QRectF, look: Look, current: str) -> None:
    layout = _fitting_layout(rect, look, current)
    height = layout.boundingRect().height()
    painter.save()
    painter.setClipRect(rect.adjusted(-1, -1, 1, 1), Qt.ClipOperation.IntersectClip)
    painter.setPen(_ink(look))
    valign = look.style.valign
    y = {"top": 0.0, "center": (rect.height() - height) / 2}.get(valign, rect.height() - height)
    layout.draw(painter, QPointF(rect.x(), rect.y() + max(0.0, y)))
    painter.restore()


def _fitting_layout(rect: QRectF, look: Look, current: str) -> QTextLayout:
    """A value that doesn't fit its cell, or a number that would be broken in two, is written smaller."""
    layout = text_layout(look, rect.width(), current)
    number = look.text.isascii() and " " not in look.text
    for scale in _SHRINK if look.state is not None else ():
        if layout.boundingRect().height() <= rect.height() + 2 and not (number and layout.lineCount() > 1):
            break
        layout = text_layout(look, rect.width(), current, scale)
    return layout


def span_rect(rect: QRectF, look: Look, key: str) -> QRectF | None:
    """Where the blank of an entry stands, for text drawn from the top left of `rect`; None where it has none."""
    span = next((s for s in look.spans if s[3] == key), None)
    if span is None:
        return None
    layout = text_layout(look, rect.width())
    line = layout.lineForTextPosition(span[0])
    if not line.isValid():
        return None
    left, right = _x_of(line, span[0]), _x_of(line, min(span[1], line.textStart() + line.textLength()))
    return QRectF(rect.x() + left, rect.y() + line.y(), max(right - left, 1.0), line.height())


def _x_of(line: QTextLine, position: int) -> float:
    """cursorToX answers (x, position) or x, by version."""
    found: object = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def _paint_line(painter: QPainter, rect: QRectF, look: Look, room: QRectF | None) -> None:
    style = look.style
    size = style.size * POINT
    width = _advance(style.font, size, style.bold, look.text)
    if (width > rect.width() and room is None) or (look.number and width > rect.width()):
        shrink = rect.width() / width
        size *= max(shrink, _LEAST_SHRINK)
        room = None
    text, face = look.text, _face(style.font, size, style.bold)
    if room is None and _advance(style.font, size, style.bold, text) > rect.width() + 1:
        elide = Qt.TextElideMode.ElideRight
        text = "###" if look.number else QFontMetricsF(face).elidedText(text, elide, rect.width())
    align = _ALIGN.get(style.align) or (Qt.AlignmentFlag.AlignRight if look.number else Qt.AlignmentFlag.AlignLeft)
    valign = _VALIGN.get(style.valign, Qt.AlignmentFlag.AlignBottom)
    painter.setFont(face)
    painter.setPen(_ink(look))
    painter.drawText(room if room is not None and width > rect.width() else rect, align | valign, text)


def _ink(look: Look) -> QColor:
    if look.unsure and look.state is not None:
        return QColor(theme.colours().inks[look.state])
    shown = theme.colours()
    tinted = look.state in (State.FILLED, State.SUGGESTED, State.CONFLICT)
    ground = f"#{look.style.fill}" if look.style.fill and not tinted and not look.hatched else shown.surface
    ink = f"#{look.style.color}" if look.style.color and look.state is None else shown.text
    return QColor(readable(ink, ground, shown))


def inner_rect(rect: QRectF, look: Look) -> QRectF:
    """Where a cell's text stands: beside the mark, inside the padding."""
    left = PADDING + look.style.indent * 9
    if look.state is not None and rect.width() > 3 * MARK_WIDTH:
        left = max(left, MARK_WIDTH + 2)
    return rect.adjusted(left, 1, -PADDING, -1)


def paint_mark(painter: QPainter, rect: QRectF, look: Look) -> None:
    """The mark of a cell's state, at its left."""
    assert look.state is not None
    small = rect.width() <= 3 * MARK_WIDTH
    painter.setFont(_face("", 9 if small else 12, look.state is not State.FILLED))
    painter.setPen(QColor(theme.colours().inks[State.CONFLICT if look.misfit else look.state]))
    where = rect.adjusted(3, 2, 0, -2)
    valign = Qt.AlignmentFlag.AlignTop if small else Qt.AlignmentFlag.AlignVCenter
    painter.drawText(
        where, Qt.AlignmentFlag.AlignLeft | valign, MISFIT_MARK if look.misfit else theme.MARKS[look.state]
    )


def paint_corner(painter: QPainter, rect: QRectF) -> None:
    """The mark of what a shared source could supply."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours().shareable))
    tip = rect.topRight()
    painter.drawPolygon(QPolygonF([tip, QPointF(tip.x() - 9, tip.y()), QPointF(tip.x(), tip.y() + 9)]))

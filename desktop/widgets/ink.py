"""A box of a drawing as it is painted, on paper and on the screen alike: its sides and its lines of text, in points."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop.design import theme

if TYPE_CHECKING:  # drawing is done in the background; loading it here would hold up the page that shows it
    from forms.drawing.lines import Line
    from forms.drawing.model import Box
    from forms.model.document import Style

_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}


def draw_sides(painter: QPainter, box: Box) -> None:
    """The drawn sides of a box, with the painter's pen."""
    r = box.rect
    corners = (r.x, r.y), (r.x + r.width, r.y), (r.x + r.width, r.y + r.height), (r.x, r.y + r.height)
    for drawn, start, end in zip(box.sides, (0, 0, 1, 3), (3, 1, 2, 2), strict=True):
        if drawn:
            painter.drawLine(QPointF(*corners[start]), QPointF(*corners[end]))


def write_line(painter: QPainter, line: Line, style: Style, said: Callable[[str], str] = str) -> None:
    """A line of text in its own face and turn, with the painter's pen. `said`: what is written for a piece (masked, say)."""
    face = theme.document_font(style.font, 10, style.bold)
    face.setPixelSize(max(1, round(line.size)))
    painter.setFont(face)
    painter.save()
    if line.turn:
        painter.translate(*line.pivot)
        painter.rotate(-line.turn)
        painter.translate(-line.pivot[0], -line.pivot[1])
    metrics = QFontMetricsF(face)
    for piece, left, width in line.pieces():
        text = said(piece)
        room = metrics.horizontalAdvance(text)
        painter.drawText(QPointF(left + (width - room) * _SHARES[line.anchor], line.y), text)
    painter.restore()

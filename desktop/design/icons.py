"""The window's own icons: drawings of one stroke in resources/icons, inked in a colour of the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QIcon, QPainter, QPixmap

import resources

ICONS = Path(resources.__file__).parent / "icons"
PROGRAM = ICONS / "fillonce.svg"
_INK = "#000"  # of the drawings


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon in a colour, `size` logical pixels wide on a screen of `ratio` device pixels."""
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QColor
    from PySide6.QtSvg import QSvgRenderer

    drawing = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace(f'"{_INK}"', f'"{colour}"')
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """As a QIcon, sharp up to 200 %."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made

"""A drawing (SVG) as a picture (PNG), without a screen."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from forms.errors import FormsError

MOST_SIDE = 16_000  # pixels
MOST_PIXELS = 60_000_000


def png(svg: str, scale: float = 1.5) -> bytes:
    """The PNG of a drawing, `scale` times its own size, smaller where it would be too large to handle.

    Raises FormsError ``picture.unpaintable`` where the drawing can't be read or painted.
    """
    app = _application()
    renderer = QSvgRenderer(svg.encode("utf-8"))
    size = _fitted(renderer.defaultSize(), scale)
    if not renderer.isValid() or size.isEmpty():
        raise FormsError("picture.unpaintable")
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise FormsError("picture.unpaintable")
    del app
    return bytes(buffer.data().data())


def _fitted(size: QSize, scale: float) -> QSize:
    side, pixels = max(size.width(), size.height(), 1), max(size.width() * size.height(), 1)
    factor = min(scale, MOST_SIDE / side, (MOST_PIXELS / pixels) ** 0.5)
    return QSize(max(1, int(size.width() * factor)), max(1, int(size.height() * factor)))


def _application() -> QGuiApplication | object:
    """Fonts need an application; where none runs, one without a screen."""
    running = QGuiApplication.instance()
    if running is not None:
        return running
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(sys.argv[:1])

"""Pictures of drawings: bounded, and refused where there is nothing to paint."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from desktop.picture import MOST_PIXELS, MOST_SIDE, png
from forms.errors import FormsError


def drawing(width: int, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<rect x="0" y="0" width="{width}" height="{height}" fill="#1F5FBF"/></svg>'
    )


def test_a_drawing_becomes_a_picture_of_its_size(qapp: QGuiApplication) -> None:
    image = QImage.fromData(png(drawing(40, 20), scale=2))
    assert (image.width(), image.height()) == (80, 40)
    assert image.pixelColor(40, 20).name().upper() == "#1F5FBF"


def test_a_very_large_drawing_is_made_smaller(qapp: QGuiApplication) -> None:
    image = QImage.fromData(png(drawing(100, 60_000)))
    assert image.height() <= MOST_SIDE
    assert image.width() * image.height() <= MOST_PIXELS


@pytest.mark.parametrize("text", ["", "<svg"])
def test_what_is_no_drawing_is_refused(qapp: QGuiApplication, text: str) -> None:
    with pytest.raises(FormsError) as caught:
        png(text)
    assert caught.value.code == "picture.unpaintable"

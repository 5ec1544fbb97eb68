"""What stands in a layout, without looking at the layout's items; and when a widget may show and hide what it holds.

Python remembers an item it has seen by its address, and isn't told when Qt deletes it with the widget that stood there. The
next object of Qt's that comes to lie at that address is then taken for the item, and the program crashes when it goes. So
nothing here or elsewhere calls `itemAt` of a layout that Qt made.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLayout, QWidget


def parts(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and the inner layouts of a layout that belongs to a widget, in its order."""
    owner = layout.parentWidget()
    standing = [*(owner.children() if owner is not None else ()), *layout.children()]
    held = {layout.indexOf(part): part for part in standing if isinstance(part, (QWidget, QLayout))}
    return [held[place] for place in sorted(held) if place >= 0]


def clear(layout: QLayout) -> None:
    """Take away the widgets that stand in a layout, and what keeps them apart."""
    for part in parts(layout):
        if isinstance(part, QWidget):
            layout.removeWidget(part)
            part.hide()
            part.deleteLater()
    while layout.takeAt(0) is not None:
        pass


def look_again(widget: QWidget) -> None:
    """Let a widget hear of a LayoutRequest before it is painted next: then it may show and hide what it holds by the room
    there is. While it is resized it may not: it may be about to be shown, and a part that is hidden at that moment is on
    screen for good."""
    QCoreApplication.postEvent(widget, QEvent(QEvent.Type.LayoutRequest))

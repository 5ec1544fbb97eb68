"""Tab follows the order in which a page is read, also where parts of it were made later than those behind them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget

from desktop.widgets import laid


def follow_layout(top: QWidget) -> None:
    """Let Tab go through what can have the focus inside of `top` as it is laid out: columns from the left, each downwards."""
    from PySide6.QtCore import Qt  # not above: it would cost 14 ms before the first paint

    stops = [w for w in laid_out(top) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for one, two in itertools.pairwise(stops):
        QWidget.setTabOrder(one, two)


def laid_out(top: QWidget) -> Iterator[QWidget]:
    """What stands inside of a widget, in the order of its layouts."""
    if isinstance(top, QSplitter):
        parts = [part for n in range(top.count()) if (part := top.widget(n)) is not None]
    elif isinstance(top, QScrollArea):
        parts = [held] if (held := top.widget()) is not None else []
    else:
        layout = top.layout()
        parts = list(_widgets(layout)) if layout is not None else []
    for part in parts:
        yield part
        yield from laid_out(part)


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    for part in laid.parts(layout):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _widgets(part)

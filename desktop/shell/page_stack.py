"""The pages of the window: made when they are first shown, told when they come on screen and when data has changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.page import Host, Page, PageSpec


class PageStack(QStackedWidget):
    turned = Signal(str)  # name of the page that came on screen

    def __init__(self, host: Host, specs: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = ""
        self._host = host
        self._specs = {spec.name: spec for spec in specs}
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()

    def page(self, name: str) -> Page | None:
        """A page, made where it is not there yet; None for a name that no page has."""
        spec = self._specs.get(name)
        if spec is not None and name not in self._pages:
            page = spec.make(self._host)
            page.setAccessibleName(spec.title())
            self._pages[name] = page
            self.addWidget(page)
        return self._pages.get(name)

    def minimumSizeHint(self) -> QSize:
        """Of the page that is shown; the others don't make a small window scroll."""
        page = self._pages.get(self.shown)
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        """The least that the page that is shown needs: Qt would take what the highest of all that were shown likes best."""
        page = self._pages.get(self.shown)
        layout = page.layout() if page is not None else None
        least = layout.totalMinimumHeightForWidth(width) if layout is not None else -1
        return max(least, self.minimumSizeHint().height())

    def show_page(self, name: str) -> Page | None:
        page = self.page(name)
        if page is None:
            return None
        self.shown = name
        self.setCurrentWidget(page)
        self.updateGeometry()
        if name in self._stale:
            self._stale.discard(name)
            page.renew()
        page.enter()
        self.turned.emit(name)
        return page

    def renew(self) -> None:
        """What the profile holds has changed: the page on screen shows it now, the others when they are shown."""
        self._stale = set(self._pages) - {self.shown}
        if (page := self._pages.get(self.shown)) is not None:
            page.renew()

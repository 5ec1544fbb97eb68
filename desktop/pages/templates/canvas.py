"""A form drawn as it looks, with a tab for each of its sheets."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.form_view.drawn_form import Cell
from desktop.form_view.form_view import FormView
from desktop.form_view.opened import OpenedForm
from desktop.form_view.pdf_view import PdfView
from desktop.form_view.sheet_view import SheetView
from desktop.form_view.word_view import WordView


class Canvas(QWidget):
    view_made = Signal(object)  # FormView
    turned = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: OpenedForm | None = None
        self._name = name
        self.views = QStackedWidget()
        self.tabs = QTabBar()
        self.tabs.setShape(QTabBar.Shape.RoundedSouth)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("工作表"))
        self.tabs.currentChanged.connect(self._turned)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.views, 1)
        box.addWidget(self.tabs)

    def show_form(self, form: OpenedForm) -> None:
        """Draw a form; the same one again keeps its sheet, place and zoom."""
        before, number = self.view(), self.tabs.currentIndex()
        same = self.form is not None and self.form.document is form.document
        cell, zoom, zoomed = (before.cell, before.zoom, before.zoomed) if before else (None, 1.0, False)
        bars = (before.horizontalScrollBar().value(), before.verticalScrollBar().value()) if before else (0, 0)
        focused = before is not None and before.hasFocus()
        self.form = form
        self._fill(form)
        view = self.view()
        if same and before is not None:
            self.tabs.setCurrentIndex(number)
            view = self.view()
            if view is not None:
                view.zoom, view.zoomed = zoom, zoomed
                view.refresh_bars()
                view.horizontalScrollBar().setValue(bars[0])
                view.verticalScrollBar().setValue(bars[1])
                if cell is not None:
                    view.go_to_cell(cell)
        if focused and view is not None:
            view.setFocus()

    def _fill(self, form: OpenedForm) -> None:
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        while (old := self.views.widget(0)) is not None:
            self.views.removeWidget(old)
            old.deleteLater()
        if form.page is not None:
            self._add(WordView(form.state, form.page), "")
        if form.pages is not None:
            self._add(PdfView(form.state, form.pages), "")
        for sheet in form.sheets:
            self._add(SheetView(form.state, sheet), sheet.grid.name)
        self.tabs.blockSignals(False)
        self.tabs.setVisible(self.views.count() > 1)

    def _add(self, view: FormView, name: str) -> None:
        view.setAccessibleName(f"{self._name} {name}".strip())
        self.views.addWidget(view)
        self.tabs.addTab(name.replace("&", "&&"))
        self.view_made.emit(view)

    def view(self) -> FormView | None:
        shown = self.views.currentWidget()
        return shown if isinstance(shown, FormView) else None

    def go_to_address(self, address: str) -> None:
        """Show a place of the template."""
        place = self.form.place(address) if self.form else None
        if place is not None:
            self.go_to_cell(place.cell)

    def go_to_cell(self, cell: Cell) -> None:
        for number in range(self.views.count()):
            view = self.views.widget(number)
            if isinstance(view, SheetView) and view.grid.name == cell[0]:
                self.tabs.setCurrentIndex(number)
        if (view := self.view()) is not None and isinstance(view, FormView):
            view.go_to_cell(cell)

    def _turned(self, number: int) -> None:
        self.views.setCurrentIndex(number)
        self.turned.emit()

"""What a clerk does with a roster as a whole: narrow it, look at its changes, paste into it, add rows and take them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.form_view.marks import GONE, SHEET
from desktop.form_view.roster_block import RosterBlock
from desktop.form_view.sheet_view import SheetView
from desktop.pages.fill import tasks
from desktop.pages.fill.roster_bar import RosterBar
from desktop.states import State
from forms.model.document import plain

if TYPE_CHECKING:
    from desktop.form_view.drawn_form import Cell
    from desktop.pages.fill.page import FillPage
    from forms.model.changes import ChangeSheet

MOST_PASTED = 100_000  # cells


class RosterTools(QObject):
    rows_wanted = Signal(str, int, object)  # table, how many rows more, texts by key to put there or None

    def __init__(self, page: FillPage, bar: RosterBar) -> None:
        super().__init__(page)
        self._page = page
        self.bar = bar
        bar.narrowed.connect(self.narrow)
        bar.sheet_wanted.connect(self.show_sheet)
        bar.add_wanted.connect(self.add_row)
        bar.out_wanted.connect(self.take_out)

    def roster(self) -> RosterBlock | None:
        """The roster that the current place is in, else the first of the sheet that is shown."""
        form, view = self._page.form, self._page.view()
        if form is None or view is None:
            return None
        block = view.grid.name if isinstance(view, SheetView) else view.cell[0] if view.cell else ""
        own = [r for r in form.state.rosters if r.block == block]
        cell = view.cell
        inside = [r for r in own if cell is not None and r.first_row <= cell[1] < r.first_row + r.height]
        return next(iter(inside or own), None)

    def turned(self) -> None:
        """Another sheet or another place is shown."""
        roster, view = self.roster(), self._page.view()
        self.bar.setVisible(roster is not None)
        if roster is None or self._page.form is None or view is None:
            return
        can_narrow = isinstance(view, SheetView)
        self.bar.line.setEnabled(can_narrow)
        self.bar.changed.setEnabled(can_narrow and bool(roster.rows))
        self.bar.sheet.setEnabled(bool(roster.rows))
        self.bar.add.setEnabled(roster.table.grows)
        row = self._row(roster)
        self.bar.out.setEnabled(row >= 0 and row < len(roster.rows))
        self.bar.show_row(bool(self._page.form.state.marked(GONE, roster.table.id, row)))

    def _row(self, roster: RosterBlock) -> int:
        """The roster's row of the current place, -1 outside."""
        view = self._page.view()
        cell = view.cell if view is not None else None
        if cell is None or cell[0] != roster.block or not 0 <= cell[1] - roster.first_row < roster.height:
            return -1
        return cell[1] - roster.first_row

    # narrowing

    def narrow(self) -> None:
        roster, form = self.roster(), self._page.form
        if roster is None or form is None:
            return
        if self.bar.changed.isChecked():
            self._ask(lambda sheets: self._narrow_to(roster, _changed(sheets, roster)))
        else:
            self._narrow_to(roster, None)

    def _narrow_to(self, roster: RosterBlock, rows: set[int] | None) -> None:
        form, view = self._page.form, self._page.view()
        if form is None or not isinstance(view, SheetView) or form.state.roster(roster.table.id) is not roster:
            return
        wanted = self.bar.wanted
        kept = self._holding(roster, wanted) if wanted else set(range(max(roster.height, len(roster.rows))))
        if rows is not None:
            kept &= rows
        if not wanted and rows is None:
            view.hide_rows(())
        else:
            view.hide_rows([roster.first_row + n for n in range(roster.height) if n not in kept])
        count = len(roster.rows)
        self.bar.say(len([n for n in kept if n < count]), count)

    def _holding(self, roster: RosterBlock, wanted: str) -> set[int]:
        found = {n for n, text in enumerate(roster.texts) if wanted in text}
        assert self._page.form is not None
        for key, value in self._page.form.state.corrections.items():
            if key.startswith(f"{roster.table.id}|") and wanted in plain(value).casefold():
                found.add(roster.indices(key)[0])
        return found

    def show_all(self) -> None:
        """No row is hidden any more."""
        self.bar.clear()
        if isinstance(view := self._page.view(), SheetView):
            view.hide_rows(())

    # the change sheet

    def show_sheet(self) -> None:
        """新增, 退出, 变更, 与上期相同; confirmed as a whole."""
        roster = self.roster()
        if roster is None or not roster.rows:
            self._page.said.emit(self.tr("这里没有预填的花名册。"))
            return
        self._ask(lambda sheets: self._open_sheet(roster, sheets))

    def _open_sheet(self, roster: RosterBlock, sheets: tuple[ChangeSheet, ...]) -> None:
        from desktop.pages.fill.change_dialog import ChangeDialog

        form = self._page.form
        sheet = next((s for s in sheets if s.table == roster.table.id), None)
        if form is None or sheet is None or form.state.roster(roster.table.id) is not roster:
            return
        dialog = ChangeDialog(sheet, roster, form.state, self._page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.confirmed.connect(lambda: self._page.corrector.confirm_sheet(roster.table.id))
        dialog.row_chosen.connect(lambda row: self._go_to_row(roster, row))
        dialog.open()

    def _go_to_row(self, roster: RosterBlock, row: int) -> None:
        if (view := self._page.view()) is not None:
            first = next((c for c, column in roster.columns.items() if not column.formula), 0)
            self.show_all()
            view.go_to_cell((roster.block, roster.first_row + row, first))
            view.setFocus()

    def _ask(self, done: object) -> None:
        form = self._page.form
        if form is not None:
            self._page.asked.emit(tasks.change_sheets(form, form.state.made), done, None)

    # rows and cells

    def add_row(self) -> None:
        roster = self.roster()
        if roster is not None and roster.table.grows:
            self.rows_wanted.emit(roster.table.id, 1, None)

    def go_to_last_row(self, table: str) -> None:
        """The first place of a roster's last row, ready to be typed in."""
        roster = self._page.form.state.roster(table) if self._page.form else None
        if roster is not None:
            first = next((c for c, column in roster.columns.items() if not column.formula), 0)
            self._page.go_to_key(roster.key(roster.height - 1, first))

    def take_out(self) -> None:
        roster = self.roster()
        row = self._row(roster) if roster is not None else -1
        if roster is not None and 0 <= row < len(roster.rows):
            self._page.corrector.take_out(roster.table.id, row)
            self.turned()

    def paste(self, lines: list[list[str]]) -> None:
        """Put a copied block where the current place is its first cell; a roster that grows gets the rows it needs."""
        form, view = self._page.form, self._page.view()
        if form is None or view is None or view.cell is None or sum(map(len, lines)) > MOST_PASTED:
            return
        texts: dict[str, str] = {}
        for cell, text in _targets(view, view.cell, lines):
            entries = form.state.at(cell)
            if entries and form.state.state(entries[0]) is not State.NOT_OURS:
                texts[entries[0].key] = text
        roster = self.roster()
        beyond = 0
        if roster is not None and roster.table.grows and (row := self._row(roster)) >= 0:
            beyond = row + len(lines) - roster.height
            for n in range(max(0, roster.height - row), len(lines)):
                cols = range(view.cell[2], view.cell[2] + len(lines[n]))
                texts |= {roster.key(row + n, c): t for c, t in zip(cols, lines[n], strict=True)}
        if roster is not None and beyond > 0:
            self.rows_wanted.emit(roster.table.id, beyond, texts)
        elif texts:
            self._page.corrector.put(texts)
        else:
            self._page.said.emit(self.tr("这里没有可以填写的格子。"))

    def confirmed(self) -> bool:
        """Whether the roster here was looked at as a whole."""
        roster, form = self.roster(), self._page.form
        return bool(roster is not None and form is not None and form.state.marked(SHEET, roster.table.id))


def _changed(sheets: tuple[ChangeSheet, ...], roster: RosterBlock) -> set[int]:
    return {
        row.row
        for sheet in sheets
        if sheet.table == roster.table.id
        for row in sheet.rows
        if row.row >= 0 and (row.kind in ("new", "changed") or row.reasons)
    }


def _targets(view: object, cell: Cell, lines: list[list[str]]) -> list[tuple[Cell, str]]:
    """Where each text goes: downwards over the rows that show, to the right over the columns that show."""
    from desktop.form_view.form_view import FormView

    assert isinstance(view, FormView)
    out: list[tuple[Cell, str]] = []
    start: Cell | None = cell
    for line in lines:
        at: Cell | None = start
        for text in line:
            if at is None:
                break
            out.append((at, text))
            after = view.step(at, 0, 1)
            at = after if after != at else None
        below = view.step(start, 1, 0) if start is not None else None
        if below is None or below == start:
            break
        start = below
    return out

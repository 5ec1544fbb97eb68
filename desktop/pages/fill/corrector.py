"""What the clerk changes on a form: every change is a step that can be undone, and nothing else changes a value."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.form_view.entries import Entry
from desktop.form_view.marks import ADDED, GONE, NOTE, SHEET, mark
from desktop.form_view.opened import OpenedForm
from desktop.pages.fill.undo import Correct, Correction
from desktop.states import State
from desktop.typed import SENSITIVE, converted, fits, typed_value
from desktop.words import path_text
from forms.model.document import Value

_ONE_BY_ONE = SENSITIVE | {"money"}  # never confirmed all at once


class Corrector(QObject):
    changed = Signal(list)  # keys of entries and marks
    said = Signal(str)  # a sentence for the status line

    def __init__(self, undo: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = undo
        self.amounts_together = False  # whether amounts are confirmed with the others
        self._form: OpenedForm | None = None
        self._saved: dict[str, Value] = {}

    def show(self, form: OpenedForm, kept: bool, stack: QUndoStack | None = None) -> None:
        """Work on another form, with the steps of its own draft. `kept`: its corrections are in no file yet."""
        if stack is not None:
            self.stack = stack
        self._form = form
        if not kept:
            self._saved = {}

    @property
    def dirty(self) -> bool:
        """Whether there are corrections that no file holds."""
        return self._form is not None and self._form.state.made != self._saved

    def saved(self, made: Mapping[str, Value]) -> None:
        """This is in a file now."""
        self._saved = dict(made)

    def forget(self) -> None:
        """The corrections made so far need no file."""
        self._saved = self._form.state.made if self._form else {}

    # single places

    def typed(self, key: str, text: str) -> None:
        """The clerk typed a text into a place."""
        entry = self._form.state.entry(key) if self._form else None
        if entry is None:
            return
        value, said = self.read(entry, text)
        self.set_value(key, value)
        if said:
            self.said.emit(said)

    def read(self, entry: Entry, text: str) -> tuple[Value, str]:
        """What a text means at a place, and a sentence where that must be said."""
        amount = converted(text, entry.type, entry.unit)
        if amount is not None:
            said = self.tr("已按“{unit}”换算为 {value}。").format(unit=entry.unit, value=amount)
            return amount, said
        value = typed_value(text, entry.type, self._number_format(entry))
        if fits(value, entry.type):
            return value, ""
        said = self.tr("“{path}”要求填数字，已按文字记录，请核对。")
        return value, said.format(path=path_text(entry.path))

    def set_value(self, key: str, value: Value) -> None:
        """The clerk's own value for a place; None: it stays empty on purpose."""
        entry = self._form.state.entry(key) if self._form else None
        if entry is not None:
            self.make({key: value}, self.tr("更正“{path}”").format(path=path_text(entry.path, most=1)))

    def forget_value(self, key: str) -> None:
        """What was typed or taken at a place doesn't count any more; no step, for the proposal itself changes."""
        if self._form is not None:
            self._form.state.uncorrect(key)
            self.changed.emit([key])

    def take(self, entry: Entry, number: int) -> None:
        """Take the n-th value offered for a place (from 0)."""
        if number < len(entry.choices):
            self.set_value(entry.key, entry.choices[number].value)

    def cycle(self, key: str) -> None:
        """The next of a place's options; behind the last one it is empty again."""
        entry = self._form.state.entry(key) if self._form else None
        if self._form is None or entry is None:
            return
        values: tuple[Value, ...] = (*entry.options, None)
        now = self._form.state.value(entry)
        following = values.index(now) + 1 if now in values and now is not None else 0
        self.set_value(key, values[following])

    def note(self, key: str, text: str) -> None:
        """Why a place holds what it holds, in the clerk's words; it is remembered with the decision."""
        if self._form is None or (self._form.state.marked(NOTE, key) or "") == text.strip():
            return
        said = self.tr("备注")
        if text.strip():
            self.make({mark(NOTE, key): text.strip()}, said)
        else:
            self.make({}, said, (mark(NOTE, key),))

    def make(self, values: Mapping[str, Value], text: str, gone: Collection[str] = ()) -> None:
        """Put values at places, and marks, as one step."""
        if self._form is not None and (values or gone):
            self.stack.push(Correct(self._apply, self._form.state.made, values, text, gone))

    # all at once

    def confirm_all(self) -> None:
        """Every prefilled field is right, except amounts and identity numbers: they are looked at one by one, and rosters
        by their change sheet."""
        if self._form is None:
            return
        state = self._form.state
        one_by_one = SENSITIVE if self.amounts_together else _ONE_BY_ONE
        values = {e.key: e.value for e in state.filled() if e.type not in one_by_one}
        rosters = any(r.rows and not state.marked(SHEET, r.table.id) for r in state.rosters)
        left = self.tr("花名册请用“变更清单”整体核对（Ctrl+M）。") if rosters else ""
        if not values:
            amounts = any(True for _ in state.filled())
            said = self.tr("剩下的预填项是金额或证件号码，请逐项核对。") if amounts else ""
            self.said.emit(said + left)
            return
        self.make(values, self.tr("预填项核对无误"))
        self.said.emit(self.tr("已将 {n} 个预填项标为已核对。").format(n=len(values)) + left)

    # rosters

    def confirm_sheet(self, table: str) -> None:
        """A roster was looked at as a whole: every likely value of it counts as seen."""
        self.make({mark(SHEET, table): True}, self.tr("花名册核对无误"))

    def take_out(self, table: str, row: int) -> None:
        """A row doesn't belong here any more; a row that was taken out comes back."""
        if self._form is None:
            return
        key = mark(GONE, table, row)
        if self._form.state.marked(GONE, table, row):
            self.make({}, self.tr("恢复此行"), (key,))
        else:
            self.make({key: True}, self.tr("删除此行"))

    def add_rows(self, table: str, number: int, values: Mapping[str, Value]) -> None:
        """The form shows more rows now; with what is put into them this is one step."""
        self.make({mark(ADDED, table): number, **values}, self.tr("增加行"))

    def put(self, texts: Mapping[str, str]) -> None:
        """Several texts at once, by key, as when pasted from a spreadsheet: one step; what doesn't fit is kept as it is."""
        if self._form is None:
            return
        values: dict[str, Value] = {}
        misfits = 0
        for key, text in texts.items():
            entry = self._form.state.entry(key)
            if entry is not None and self._form.state.state(entry) is not State.NOT_OURS:
                values[key], _ = self.read(entry, text)
                misfits += not fits(values[key], entry.type)
        self.make(values, self.tr("粘贴"))
        said = self.tr("已粘贴 {n} 格。").format(n=len(values))
        if misfits:
            said += self.tr("其中 {n} 格要求填数字，已按文字记录，请核对。").format(n=misfits)
        self.said.emit(said)

    def _number_format(self, entry: Entry) -> str:
        shown = self._form.shown.get(entry.place.block) if self._form else None
        return shown.grid.style(entry.place.row, entry.place.col).number_format if shown else "General"

    def _apply(self, corrections: Mapping[str, Correction]) -> None:
        if self._form is None:
            return
        for key, correction in corrections.items():
            if not self._form.state.takes(key):  # the form was proposed anew and has no such place now
                continue
            if correction.made:
                self._form.state.correct(key, correction.value)
            else:
                self._form.state.uncorrect(key)
        self.changed.emit(list(corrections))

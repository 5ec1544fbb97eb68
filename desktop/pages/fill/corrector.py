"""What the clerk changes on a form: every change is a step that can be undone, and nothing else changes a value."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.form_view.entries import Entry
from desktop.form_view.opened import OpenedForm
from desktop.pages.fill.undo import Correct, Correction
from desktop.typed import SENSITIVE, fits, typed_value
from desktop.words import path_text
from forms.model.document import Value

_ONE_BY_ONE = SENSITIVE | {"money"}  # never confirmed all at once


class Corrector(QObject):
    changed = Signal(list)  # entry keys
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
        return self._form is not None and dict(self._form.state.corrections) != self._saved

    def saved(self, corrections: Mapping[str, Value]) -> None:
        """These corrections are in a file now."""
        self._saved = dict(corrections)

    def forget(self) -> None:
        """The corrections made so far need no file."""
        self._saved = dict(self._form.state.corrections) if self._form else {}

    def typed(self, key: str, text: str) -> None:
        """The clerk typed a text into a place."""
        entry = self._form.state.entry(key) if self._form else None
        if entry is None:
            return
        value = typed_value(text, entry.type, self._number_format(entry))
        self.set_value(key, value)
        if not fits(value, entry.type):
            said = self.tr("“{path}”要求填数字，已按文字记录，请核对。")
            self.said.emit(said.format(path=path_text(entry.path)))

    def set_value(self, key: str, value: Value) -> None:
        """The clerk's own value for a place; None: it stays empty on purpose."""
        entry = self._form.state.entry(key) if self._form else None
        if self._form is None or entry is None:
            return
        text = self.tr("更正“{path}”").format(path=path_text(entry.path, most=1))
        self.stack.push(Correct(self._apply, self._form.state.corrections, {key: value}, text))

    def forget_value(self, key: str) -> None:
        """What was typed or taken at a place doesn't count any more; no step, for the proposal itself changes."""
        if self._form is not None:
            self._form.state.uncorrect(key)
            self.changed.emit([key])

    def take(self, entry: Entry, number: int) -> None:
        """Take the n-th value offered for a place (from 0)."""
        if number < len(entry.choices):
            self.set_value(entry.key, entry.choices[number].value)

    def confirm_all(self) -> None:
        """Everything prefilled is right, except amounts and identity numbers: they are looked at one by one."""
        if self._form is None:
            return
        state = self._form.state
        one_by_one = SENSITIVE if self.amounts_together else _ONE_BY_ONE
        values = {e.key: e.value for e in state.filled() if e.type not in one_by_one}
        if not values:
            self.said.emit(self.tr("剩下的预填项是金额或证件号码，请逐项核对。"))
            return
        self.stack.push(Correct(self._apply, state.corrections, values, self.tr("预填项核对无误")))
        self.said.emit(self.tr("已将 {n} 个预填项标为已核对。").format(n=len(values)))

    def _number_format(self, entry: Entry) -> str:
        shown = self._form.shown.get(entry.place.block) if self._form else None
        return shown.grid.style(entry.place.row, entry.place.col).number_format if shown else "General"

    def _apply(self, corrections: Mapping[str, Correction]) -> None:
        if self._form is None:
            return
        for key, correction in corrections.items():
            if self._form.state.entry(key) is None:  # the form was proposed anew and has no such place now
                continue
            if correction.made:
                self._form.state.correct(key, correction.value)
            else:
                self._form.state.uncorrect(key)
        self.changed.emit(list(corrections))

"""Steps with tasks that Ctrl+Z takes back: adding, changing, finishing, dropping."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from desktop.page import Host
from desktop.pages.today.reporting import forgotten, kept, state_set

if TYPE_CHECKING:
    from forms.journey.task_model import State, Task


class KeepTask(QUndoCommand):
    """Adds a task or changes one; taken back, it is gone or as it was. Added again it is a new one with the same entries."""

    def __init__(self, host: Host, task: Task, before: Task | None, text: str, form: Path | None = None) -> None:
        """`form`: the blank form that came with the notice; it is taken into the templates."""
        super().__init__(text)
        self._host, self._task, self._before, self._form = host, task, before, form
        self._made = ""

    def redo(self) -> None:
        self._host.ask(kept(self._task, self._form), self._done)

    def undo(self) -> None:
        if self._before is not None:
            self._host.ask(kept(self._before), lambda _: self._host.changed())
        else:
            self._host.ask(lambda w, p: forgotten(self._made)(w, p), lambda _: self._host.changed())

    def _done(self, task: Task) -> None:
        if self._before is None:
            self._made = task.id
        self._host.changed()


class SetState(QUndoCommand):
    """Finishes or drops a task, and opens it again."""

    def __init__(self, host: Host, task: Task, state: State, text: str) -> None:
        super().__init__(text)
        self._host, self._task, self._state = host, task, state

    def redo(self) -> None:
        self._set(self._state)

    def undo(self) -> None:
        self._set(self._task.state)

    def _set(self, state: State) -> None:
        told: Callable[[object], None] = lambda _: self._host.changed()  # noqa: E731
        self._host.ask(state_set(self._task.id, state), told)

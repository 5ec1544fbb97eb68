"""What a person decided here, as steps that Ctrl+Z takes back: a decision is undone by another one, never taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.background import Work
from desktop.page import Host
from desktop.pages.profile import tasks
from desktop.widgets.decided import Decided

if TYPE_CHECKING:
    from forms.progress import Progress
    from forms.workspace import Workspace


class Deciding(QObject):
    """Runs decisions in the background and keeps the way back."""

    decided = Signal()

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self.stack = QUndoStack(self)

    def run(self, work: Work, text: str, said: str) -> None:
        """Work that answers with a decision's id; `text` names the step, `said` tells that it is done."""

        def done(decision: str) -> None:
            self.stack.push(Decided(text, decision, self._toggle))
            self._host.say(said)
            self._renew()

        self._host.ask(work, done)

    def _toggle(self, step: Decided) -> None:
        """Two steps may wait at once: which decision is the newest is looked up when their turn comes."""

        def work(workspace: Workspace, progress: Progress) -> None:
            step.newest = tasks.undo(step.newest)(workspace, progress)

        self._host.ask(work, lambda _: self._renew())

    def _renew(self) -> None:
        self.decided.emit()
        self._host.changed()

"""The one door to background work: a single thread that owns the workspace and does one thing after another.

Work is a function of (workspace, progress). What it returns or raises is delivered on the main thread. Progress goes
out at most every 0.1 s, and the same call tells the work to stop when the person asked for that.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QObject, QThread, Signal, Slot

from forms.errors import Cancelled
from forms.progress import Progress

PROGRESS_EVERY = 0.1  # seconds
STOP_WITHIN_MS = 10_000

Work = Callable[[Any, Progress], Any]  # the workspace is the engine's own type; None before one is open


class Closable(Protocol):
    def close(self) -> None: ...


@dataclass(eq=False)
class Task:
    """Work on its way. Callbacks run on the main thread; after cancel() at most `stopped` is called."""

    work: Work
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progress: Callable[[int, int, str], None] | None = None
    stopped: Callable[[], None] | None = None
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; what it had begun is taken back by the engine."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def forget(self) -> None:
        """Let go of everything that was to be called. The background holds a task until the next one comes: the last word
        on a dialog that its callbacks refer to would be spoken there, and Qt allows no widget to die on another thread."""
        self.done = self.failed = self.work = _nothing
        self.progress = self.stopped = None


def _nothing(*_: object) -> None:
    return None


class _Reporter:
    """The progress that work sees: throttled, and raising Cancelled when the task was told to stop."""

    def __init__(self, task: Task, send: Callable[[tuple[int, int, str]], None]) -> None:
        self._task = task
        self._send = send
        self._last = 0.0

    def step(self, done: int, total: int, what: str) -> None:
        if self._task.cancelled:
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - self._last >= PROGRESS_EVERY:
            self._last = now
            self._send((done, total, what))


class _Thread(QThread):
    """Takes tasks from a queue until it meets None. The workspace lives and dies here."""

    reported = Signal(object, str, object)  # task, kind, payload

    def __init__(self) -> None:
        super().__init__()
        self.tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._workspace: Closable | None = None

    def run(self) -> None:
        while (task := self.tasks.get()) is not None:
            self._do(task)
        self._replace(None)

    def _do(self, task: Task) -> None:
        reporter = _Reporter(task, lambda step: self.reported.emit(task, "progress", step))
        try:
            if task.cancelled:
                raise Cancelled
            result = task.work(self._workspace, reporter)
            if isinstance(result, NewWorkspace):
                self._replace(result.workspace)
                result = result.answer
        except Cancelled:
            self.reported.emit(task, "stopped", None)
        except Exception as error:  # whatever it is, the person is told, and the thread goes on
            self.reported.emit(task, "failed", error)
        else:
            self.reported.emit(task, "done", result)

    def _replace(self, workspace: Closable | None) -> None:
        if self._workspace is not None and self._workspace is not workspace:
            self._workspace.close()
        self._workspace = workspace


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """Returned by work that opened or made a profile: from now on the thread works with it."""

    workspace: Closable
    answer: object


class Background(QObject):
    """Started by the first task; close() finishes what runs and closes the profile."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: _Thread | None = None
        self._waiting = 0
        self._closed = False

    def submit(
        self,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progress: Callable[[int, int, str], None] | None = None,
        stopped: Callable[[], None] | None = None,
    ) -> Task:
        """Queue work; the callbacks are called here, on the main thread. After close() nothing is done any more."""
        task = Task(work, done, failed, progress, stopped)
        if self._closed:
            task.cancel()
            return task
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)
        self._started().tasks.put(task)
        return task

    @property
    def busy(self) -> bool:
        return self._waiting > 0

    def close(self) -> None:
        """Let the running work end, close the profile, stop the thread."""
        self._closed = True
        if self._thread is None:
            return
        self._thread.tasks.put(None)
        self._thread.wait(STOP_WITHIN_MS)
        self._thread = None

    def _started(self) -> _Thread:
        if self._thread is None:
            self._thread = _Thread()
            self._thread.reported.connect(self._deliver)  # queued: this object lives on the main thread
            self._thread.start()
        return self._thread

    @Slot(object, str, object)
    def _deliver(self, task: Task, kind: str, payload: Any) -> None:
        if kind == "progress":
            if task.progress is not None and not task.cancelled:
                task.progress(*payload)
            return
        self._waiting -= 1
        if self._waiting == 0:
            self.busy_changed.emit(False)
        done, failed, stopped = task.done, task.failed, task.stopped
        task.forget()
        if kind == "done":
            done(payload)
        elif kind == "failed":
            failed(payload)
        elif stopped is not None:
            stopped()

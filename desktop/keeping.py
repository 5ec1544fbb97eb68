"""Keeps drafts: whatever is typed is on disk a moment later, written by a thread of its own, beside all other work."""

from __future__ import annotations

import datetime as dt
import queue
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from forms.errors import FormsError

if TYPE_CHECKING:
    from forms.model.document import Value
    from forms.profile.drafts import DraftHead, DraftStore

CLOSE_WITHIN = 10.0  # seconds


@dataclass(eq=False)
class Kept:
    """A draft on screen. Nothing of it is kept before something is typed.

    `behind`: the file holds less than `values` (it is not there yet, or a write failed); the next write holds all.
    """

    head: DraftHead
    template: bytes
    values: dict[str, Value] = field(default_factory=dict)
    behind: bool = True


class Keeper(QObject):
    saving = Signal()
    saved = Signal(object)  # dt.datetime: everything up to now is on disk
    failed = Signal(object)  # the exception
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store: DraftStore | None = None
        self._queue: queue.SimpleQueue[tuple[Kept | None, Callable[[], None]] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._waiting = 0
        self._told.connect(self._deliver)

    def use(self, store: DraftStore | None) -> None:
        """The drafts of the profile that is open; None where nothing is to be kept."""
        self._store = store

    @property
    def keeps(self) -> bool:
        return self._store is not None

    def keep(
        self,
        draft: Kept,
        values: Mapping[str, Value] | None = None,
        gone: tuple[str, ...] = (),
        typing: tuple[str, str] | None = None,
    ) -> None:
        """Keep what was done to a draft."""
        store = self._store
        if store is None:
            return
        now = f"{dt.datetime.now():%Y-%m-%dT%H:%M:%S}"
        draft.head = replace(draft.head, changed=now, started=draft.head.started or now)
        draft.values.update(values or {})
        for key in gone:
            draft.values.pop(key, None)
        self._submit(draft, _write(store, draft, values or {}, gone, typing))

    def remove(self, draft: str) -> None:
        """The draft is of no use any more."""
        store = self._store
        if store is not None:
            self._submit(None, lambda: store.remove(draft))

    def close(self) -> None:
        """Let what is waiting be written, then stop."""
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join(CLOSE_WITHIN)
            self._thread = None

    def _submit(self, draft: Kept | None, write: Callable[[], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
            self._thread.start()
        self._waiting += 1
        self.saving.emit()
        self._queue.put((draft, write))

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            draft, write = job
            try:
                write()
            except (FormsError, OSError) as error:
                if draft is not None:
                    draft.behind = True
                self._told.emit(error)
            else:
                self._told.emit(None)

    @Slot(object)
    def _deliver(self, error: Exception | None) -> None:
        self._waiting -= 1
        if error is not None:
            self.failed.emit(error)
        elif not self._waiting:
            self.saved.emit(dt.datetime.now())


def _write(
    store: DraftStore, draft: Kept, values: Mapping[str, Value], gone: tuple[str, ...], typing: tuple[str, str] | None
) -> Callable[[], None]:
    """One step of a draft, to be run by the thread that keeps; all of it where the file is behind."""
    head, whole, behind = draft.head, dict(draft.values) if draft.behind else {}, draft.behind
    draft.behind = False

    def write() -> None:
        if behind:
            store.start(head, draft.template)
            store.keep(head.id, whole, (), None, typing)
        else:
            store.keep(head.id, values, gone, head if typing is None else None, typing)

    return write

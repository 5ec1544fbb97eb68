"""Importing past reports, from what was dropped to the report of what was read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop import tasks
from desktop.background import Background, Task

if TYPE_CHECKING:
    from desktop.chooser import Chooser
    from desktop.importing.export_dialog import Dump, ExportDialog
    from desktop.importing.import_dialog import ImportDialog
    from forms.model.reports import IngestReport


class ImportFlow(QObject):
    finished = Signal(str)  # a sentence that sums up
    template_wanted = Signal()

    def __init__(self, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._background = background
        self._window = window
        self.dialog: ImportDialog | None = None
        self.asking: ExportDialog | None = None
        self._task: Task | None = None

    def ask_export(self, chooser: Chooser) -> None:
        """Take in what a business system exported, once it is said which and of what day."""

        def ask(systems: Sequence[str]) -> None:
            from desktop.importing.export_dialog import ExportDialog

            self.asking = ExportDialog(chooser, systems, self._window)
            self.asking.wanted.connect(lambda dump: self.start(dump.files, dump))
            self.asking.finished.connect(self._asked)
            self.asking.open()

        self._background.submit(tasks.systems(), ask, lambda _: ask(()))

    def _asked(self) -> None:
        if self.asking is not None:
            self.asking.deleteLater()
            self.asking = None

    def start(self, paths: Sequence[Path], dump: Dump | None = None) -> None:
        """Import files and folders; one import at a time. `dump`: a business system exported them."""
        if not paths or (self.dialog is not None and self.dialog.running):
            return
        from desktop.importing.import_dialog import ImportDialog

        self.dialog = ImportDialog(self._window)
        self._task = self._background.submit(
            tasks.ingest(paths, dump.system if dump else "", dump.as_of if dump else None),
            self._done,
            self._failed,
            self.dialog.step,
            self._stopped,
        )
        self.dialog.cancelled.connect(self._task.cancel)
        self.dialog.template_wanted.connect(self.template_wanted)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _done(self, report: IngestReport) -> None:
        from desktop.importing.import_dialog import summary_text
        from desktop.importing.import_lines import import_summary

        if self.dialog is not None:
            self.dialog.show_report(report)
        self.finished.emit(summary_text(import_summary(report)))

    def _failed(self, error: Exception) -> None:
        from desktop.words import error_sentence

        if self.dialog is not None:
            self.dialog.show_trouble(error_sentence(error))

    def _stopped(self) -> None:
        text = self.tr("已停止导入。停止之前读完的报表已经保存，可以随时接着导入。")
        if self.dialog is not None:
            self.dialog.show_trouble(text)
        self.finished.emit(text)  # what was read until then shows

"""From a template's path to the filled file: open, show, change the period, save, leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from desktop import tasks
from desktop.background import Background, Task, Work
from desktop.busy_bar import BusyBar
from desktop.chooser import Chooser, suggested_output
from desktop.info_bar import InfoBar

if TYPE_CHECKING:
    from desktop.fill_page import FillPage
    from desktop.opened import OpenedForm
    from forms.model.document import Value
    from forms.model.reports import WriteReport


class FillFlow(QObject):
    page_made = Signal(object)  # FillPage, when the first form is opened
    shown = Signal()
    said = Signal(str)

    def __init__(
        self, background: Background, chooser: Chooser, undo: QUndoStack, info: InfoBar, busy: BusyBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self.page: FillPage | None = None
        self._background = background
        self._chooser = chooser
        self._undo = undo
        self._info = info
        self._busy = busy
        self._window = window
        self._task: Task | None = None
        busy.stop.connect(self._stop)

    # opening

    def choose(self) -> None:
        if (path := self._chooser.template(self._window)) is not None:
            self.open(path)

    def open_dropped(self, paths: Sequence[Path]) -> None:
        """One blank template was dropped; of several the first is opened and that is said."""
        files = [path for path in paths if path.is_file()]
        if not files:
            self._info.say(self.tr("这里一次打开一份空白表，请拖入一个 Excel 或 Word 文件。"), trouble=True)
            return
        self.open(files[0])
        if len(paths) > 1:
            self.said.emit(self.tr("一次打开一份空白表，正在打开“{name}”。").format(name=files[0].name))

    def open(self, path: Path) -> None:
        """Read, propose and show, once the form that is open may be left."""
        self.leave(lambda: self._open(path, None, False))

    def _open(self, path: Path, period: str | None, keep: bool) -> None:
        self._info.hide()
        text = self.tr("正在读取“{name}”并预填……").format(name=path.name)
        self._run(tasks.open_template(path, period), text, lambda form: self._show(form, keep))

    def _show(self, form: OpenedForm, keep: bool) -> None:
        page = self._made_page()
        if keep and page.form is not None:
            form.state.adopt(page.form.state.corrections)
        page.show_form(form, keep)
        self.shown.emit()

    def _made_page(self) -> FillPage:
        if self.page is None:
            from desktop.fill_page import FillPage

            self.page = FillPage(self._undo)
            self.page.save_wanted.connect(self.save)
            self.page.period_chosen.connect(self._change_period)
            self.page.said.connect(self.said)
            self.page_made.emit(self.page)
        return self.page

    def _change_period(self, period: str) -> None:
        """Propose anew for another period; what the clerk corrected stays."""
        if period and self.page is not None and self.page.form is not None:
            self._open(self.page.form.path, period, True)

    # saving and leaving

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Ask where, then write the filled file; `then` follows when it is written."""
        if self.page is None or self.page.form is None:
            return
        out = self._chooser.save_as(self._window, suggested_output(self.page.form.path))
        if out is None:
            return
        form = self.page.form
        draft, overrides = form.state.answers()
        corrections = dict(form.state.corrections)
        text = self.tr("正在写出“{name}”……").format(name=out.name)
        work = tasks.write_filled(draft, form.path, out, overrides)
        self._run(work, text, lambda report: self._saved(report, corrections, then), can_stop=False)

    def _saved(self, report: WriteReport, corrections: dict[str, Value], then: Callable[[], None] | None) -> None:
        from desktop.words import reason_sentence

        if self.page is not None:
            self.page.corrector.saved(corrections)
        text = self.tr("已保存“{file}”，写入 {n} 处，其余内容保持原样。").format(file=report.output, n=report.written)
        notes = "".join(reason_sentence(note) for note in report.notes)
        folder = Path(report.output).parent
        self._info.say(f"{text}{notes}", action=self.tr("打开所在文件夹"), do=lambda: _show_folder(folder))
        if then is not None:
            then()

    @property
    def dirty(self) -> bool:
        return self.page is not None and self.page.corrector.dirty

    def leave(self, then: Callable[[], None]) -> None:
        """Go on with `then`; ask first where corrections are in no file yet."""
        answer = self._chooser.leave_unsaved(self._window) if self.dirty else "leave"
        if answer == "leave":
            then()
        elif answer == "save":
            self.save(then)

    # background work

    def _run(self, work: Work, text: str, done: Callable[[Any], None], can_stop: bool = True) -> None:
        self._busy.begin(text, can_stop)

        def finished(result: Any) -> None:
            self._busy.end()
            done(result)

        self._task = self._background.submit(work, finished, self._failed, self._busy.step, self._stopped)

    def _failed(self, error: Exception) -> None:
        from desktop.words import error_sentence

        self._busy.end()
        self._info.say(error_sentence(error), trouble=True)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _stopped(self) -> None:
        self._busy.end()
        self.said.emit(self.tr("已停止。"))


def _show_folder(folder: Path) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

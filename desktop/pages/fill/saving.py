"""Writing the filled file: where, on which ground, what is remembered with it; printing, opening what was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.chooser import suggested_output
from desktop.page import Host
from desktop.pages.fill import tasks
from desktop.passing import is_passing

if TYPE_CHECKING:
    from desktop.keeping import Kept
    from desktop.pages.fill.page import FillPage
    from forms.model.document import Value
    from forms.model.reports import WriteReport


class Saving(QObject):
    def __init__(self, host: Host, window: QWidget) -> None:
        super().__init__(window)
        self._host = host
        self._window = window
        self._remembered: dict[str, tasks.Remembered] = {}  # by draft

    def forget(self) -> None:
        """Another profile is open: what was remembered belongs to the one before."""
        self._remembered.clear()

    def save(self, page: FillPage, kept: Kept, then: Callable[[], object] | None = None, flatten: bool = False) -> None:
        """Ask where, then write the filled file; `then` follows when it is written. `flatten`: a PDF form's fields become
        part of its pages."""
        page.finish_typing()
        if page.form is None:
            return
        place = _came_from(kept, page.form.path, self._host.settings.folder)
        named = page.form.text.file_name if page.form.text is not None else place.name
        suggested = suggested_output(place) if named == place.name else place.with_name(named)
        out = self._host.chooser.save_as(self._window, suggested)
        if out is not None:
            self._write(page, kept, out, then, "", flatten)

    def _write(
        self,
        page: FillPage,
        kept: Kept,
        out: Path,
        then: Callable[[], object] | None,
        ground: str,
        flatten: bool,
    ) -> None:
        if page.form is None:
            return
        made = page.form.state.made
        text = self.tr("正在写出“{name}”……").format(name=out.name)
        work = tasks.write_filled(page.form, made, out, self._remembered.get(kept.head.id), ground, flatten)

        def done(answer: tuple[WriteReport, tasks.Remembered]) -> None:
            report, self._remembered[kept.head.id] = answer
            self._saved(page, kept, made, report)
            if report.withheld and not ground:
                self._ask_ground(
                    page, report, then, lambda told: self._write(page, kept, Path(report.output), then, told, flatten)
                )
            elif then is not None:
                then()

        self._host.run(work, text, done, can_stop=False)

    def _saved(self, page: FillPage, kept: Kept, made: dict[str, Value], report: WriteReport) -> None:
        from desktop.words import reason_sentence

        page.corrector.saved(made)
        kept.head = replace(kept.head, state="written", output=report.output)
        self._host.keeper.keep(kept)
        text = self.tr("已保存“{file}”，写入 {n} 处，其余内容保持原样。").format(file=report.output, n=report.written)
        notes = "".join(reason_sentence(note) for note in report.notes)
        folder = Path(report.output).parent
        self._host.tell(f"{text}{notes}", action=self.tr("打开所在文件夹"), do=lambda: show_path(folder))
        self._host.changed()

    def _ask_ground(
        self,
        page: FillPage,
        report: WriteReport,
        then: Callable[[], object] | None,
        write: Callable[[str], object],
    ) -> None:
        """Sensitive values of other offices were left out: with a ground they are written, once stated for a template."""
        from desktop.pages.fill.ground_dialog import GroundDialog

        if page.form is None:
            return
        dialog = GroundDialog(page.form.state.draft, report.withheld, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.stated.connect(write)
        if then is not None:
            dialog.rejected.connect(then)
        dialog.open()

    def open_written(self, kept: Kept | None) -> None:
        """Open the file that was written last, in the office program that is there."""
        if kept is None or not kept.head.output or not Path(kept.head.output).is_file():
            self._host.say(self.tr("这张表还没有保存成文件，请先保存（Ctrl+S）。"))
            return
        show_path(Path(kept.head.output))

    def print_form(self, page: FillPage, to_file: bool) -> None:
        """Print the form as it is filled, or keep it as a PDF file."""
        page.finish_typing()
        if page.form is None:
            return
        out = None
        if to_file:
            suggested = page.form.path.with_suffix(".pdf")
            out = self._host.chooser.save_as(self._window, suggested)
            if out is None:
                return
        text = self.tr("正在排版……")
        self._host.run(tasks.filled_drawing(page.form, page.form.state.made), text, lambda d: self._print(d, out))

    def _print(self, drawing: object, out: Path | None) -> None:
        from desktop.widgets.paper import print_drawing, write_pdf
        from forms.drawing.model import Drawing

        assert isinstance(drawing, Drawing)
        if out is None:
            print_drawing(drawing, self._window)
            return
        pages = write_pdf(drawing, out)
        if not pages:
            self._host.tell(
                self.tr("无法写出“{file}”，请检查文件是否被其他程序打开、磁盘是否可用。").format(file=out), trouble=True
            )
            return
        said = self.tr("已写出“{file}”，共 {n} 页。").format(file=out, n=pages)
        self._host.tell(said, action=self.tr("打开"), do=lambda: show_path(out))


def _came_from(kept: Kept, path: Path, folder: str) -> Path:
    """Where the template was opened first, as long as that folder is there: the filled file belongs beside it. One from
    the shelf has no folder of its own and goes to the last `folder` that was chosen."""
    first = Path(kept.head.path) if kept.head.path else path
    if first.parent.is_dir() and not is_passing(first):
        return first
    return (Path(folder) if folder and Path(folder).is_dir() else Path.home()) / path.name


def show_path(path: Path) -> None:
    """A file or a folder in the program that is meant for it."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

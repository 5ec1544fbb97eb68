"""Leads a report through 送审, 签批 and 报送, and back: the strip above the form, its dialogs, and the work behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.pages.fill import way_tasks as tasks
from desktop.pages.fill.saving import show_path
from desktop.pages.fill.way_standing import WayStanding

if TYPE_CHECKING:
    from desktop.keeping import Kept
    from desktop.pages.fill.page import FillPage
    from forms.journey.returning import Returned
    from forms.model.document import Value
    from forms.model.states import CorrectionPreview

SCANS = "(*.pdf *.jpg *.jpeg *.png)"
FILES = "(*.xlsx *.xls *.docx *.xlsm *.pdf)"


class ReportWay(WayStanding):
    """The steps, their dialogs and what they do."""

    def watch(self, page: FillPage) -> None:
        """The strip of a new page."""
        page.way.next_wanted.connect(self.step)
        page.way.chosen.connect(self.choose)
        page.way.scan_dropped.connect(self._attach)
        page.corrector.changed.connect(lambda _: self._show())

    # the steps

    def step(self) -> None:
        """The one next step."""
        if self._flow.page is None or self._flow.kept is None:
            return
        state = self.state
        if state in ("draft", "returned") or (state in ("review", "signed") and self.edited()):
            self._saved(self._submit)
        elif state == "review":
            self._sign()
        elif state == "signed":
            self._send(None)
        else:
            self._pack()

    def choose(self, name: str) -> None:
        """An entry of the menu."""
        does: dict[str, Callable[[], object]] = {
            "sheet": self._sheet,
            "attach": self._choose_scan,
            "scan": self._show_scan,
            "pack": self._pack,
            "unsigned": lambda: self._saved(self._send),
            "resend": lambda: self._send(None),
            "back": lambda: self._run(tasks.taken_back(self._id), self.tr("已撤回，修改后请重新送审。")),
            "undo": lambda: self._run(tasks.undone(self._id), self.tr("已撤销上一步。")),
            "return": self._return,
            "correct": lambda: self._saved(self._correct) if self.edited() else self._choose_correction(),
        }
        does[name]()

    def _saved(self, then: Callable[[Path], object]) -> None:
        """Go on with the filled file, written first where something was changed since."""
        page, kept = self._flow.page, self._flow.kept
        if page is None or kept is None:
            return
        page.finish_typing()

        def on() -> None:
            if kept.head.output and Path(kept.head.output).is_file():
                then(Path(kept.head.output))

        written = kept.head.state == "written" and not page.corrector.dirty
        if written and kept.head.output and Path(kept.head.output).is_file():
            on()
        else:
            self._flow.save(on)

    def _filled(self, kept: Kept, file: Path) -> tasks.Filled:
        return tasks.Filled(kept.head.id, kept.head.title, kept.head.period, file, self._made())

    def _made(self) -> dict[str, Value]:
        """What the person has left in the form."""
        page = self._flow.page
        return dict(page.form.state.made) if page is not None and page.form is not None else {}

    def _submit(self, file: Path) -> None:
        kept = self._flow.kept
        if kept is not None:
            said = self.tr("已送审：“{file}”已定稿。可以打印审签单，签好后记为已签。").format(file=file.name)
            self._run(tasks.submitted(self._filled(kept, file), ""), said, self.tr("打印审签单…"), self._sheet)

    def _sign(self) -> None:
        from desktop.pages.fill.way_dialogs import SignDialog

        made = SignDialog(self.tr("记为已签"), self.tr("记为已签"), self._way.roles, self._window)
        said = self.tr("已签。附上盖章扫描件后就可以报送。")
        made.told.connect(lambda names: self._run(tasks.signed(self._id, names), said))
        self._open(made)

    def _send(self, unsigned: Path | None) -> None:
        from desktop.pages.fill.way_dialogs import SendDialog

        kept = self._flow.kept
        if kept is None:
            return
        made = SendDialog(self._way, self._folder, True, unsigned, self._window)

        def send(order: tasks.SendOrder) -> None:
            order = replace(order, period=kept.head.period, values=self._made())
            text = self.tr("正在备好文件并记为已报送……")
            self._host.run(tasks.sent(self._id, kept.head.id, order), text, self._sent, can_stop=False)

        made.told.connect(send)
        self._open(made)

    def _sent(self, done: tasks.Sent) -> None:
        last = done.report.last
        said = self.tr("已报送给“{to}”，从此作为历史数据。").format(to=last.receiver if last else "")
        self._after()
        self._tell(said, done.files)

    def _pack(self) -> None:
        from desktop.pages.fill.way_dialogs import SendDialog

        made = SendDialog(self._way, self._folder, False, None, self._window)
        made.told.connect(self._hand_out)
        self._open(made)

    def _hand_out(self, order: tasks.SendOrder) -> None:
        if order.folder is not None and order.wanted is not None:
            work = tasks.handed_out(self._id, order.folder, order.wanted)
            text = self.tr("正在备好报送文件……")
            self._host.run(work, text, lambda files: self._tell("", files), can_stop=False)

    def _tell(self, said: str, files: Returned | None) -> None:
        from desktop.words import sentence

        if files is None:
            self._host.tell(said)
            return
        ready = self.tr("“{name}”已备好，共 {n} 个文件。").format(name=files.output.name, n=len(files.files))
        notes = "".join(sentence(note.code, note.context) for note in files.notes)
        folder = files.output if files.output.is_dir() else files.output.parent
        self._host.tell(f"{said}{ready}{notes}", action=self.tr("打开所在文件夹"), do=lambda: show_path(folder))

    def _folder(self) -> Path | None:
        return self._host.chooser.shared_folder(self._window, self.tr("报送文件放到哪个文件夹"))

    # papers, scans

    def _sheet(self) -> None:
        from desktop.pages.fill.way_dialogs import SignDialog

        made = SignDialog(self.tr("审签单"), self.tr("生成审签单…"), self._way.roles, self._window)
        made.told.connect(lambda names: self._write_sheet(dict(names)))
        self._open(made)

    def _write_sheet(self, names: dict[str, str]) -> None:
        kept = self._flow.kept
        if kept is None:
            return
        beside = Path(kept.head.output) if kept.head.output else Path.home() / "x"
        name = self.tr("审签单-{title}.docx").format(title=beside.stem)
        out = self._host.chooser.save_as(self._window, beside.with_name(name))
        if out is not None:
            text = self.tr("正在生成审签单……")
            self._host.run(tasks.sign_sheet(self._id, names, out), text, self._written, can_stop=False)

    def _written(self, file: Path) -> None:
        said = self.tr("已写出“{file}”。").format(file=file.name)
        self._host.tell(said, action=self.tr("打开"), do=lambda: show_path(file))

    def _choose_scan(self) -> None:
        found = self._host.chooser.file(self._window, self.tr("选择盖章扫描件"), SCANS)
        if found is not None:
            self._attach(found)

    def _attach(self, file: Path) -> None:
        if self._way.report is None or self._way.report.frozen is None:
            self._host.tell(self.tr("请先送审，再附上盖章扫描件。"), trouble=True)
            return
        self._host.ask(tasks.scan_pages(file), lambda count: self._attach_pages(file, count))

    def _attach_pages(self, file: Path, count: int) -> None:
        """Of a file of several pages a person says which belong here: scanners make one file of many papers."""
        from desktop.pages.fill.way_dialogs import PagesDialog

        said = self.tr("已附上“{file}”。").format(file=file.name)
        if count < 2:
            self._run(tasks.attached(self._id, file), said)
            return
        made = PagesDialog(file.name, count, self._window)
        made.told.connect(lambda pages: self._run(tasks.attached(self._id, file, pages), said))
        self._open(made)

    def _show_scan(self) -> None:
        from desktop.passing import passing_copy

        if self._way.report is None or self._way.report.scan is None:
            self._host.say(self.tr("还没有附上盖章扫描件。"))
            return
        place = passing_copy("scan", b"")
        self._host.ask(tasks.scan(self._id, place), show_path)

    # back and corrected

    def _return(self) -> None:
        from desktop.pages.fill.way_dialogs import ReasonDialog

        about = self.tr("退回后，这份报表不再用于以后的预填，直到再次报送。")
        made = ReasonDialog(self.tr("记为退回"), about, self.tr("记为退回"), self._window)
        said = self.tr("已记为退回，这份报表不再作为历史数据。")
        made.told.connect(lambda reason: self._run(tasks.returned(self._id, reason), said))
        self._open(made)

    def _choose_correction(self) -> None:
        """Nothing was changed here: the corrected file is one that was made elsewhere."""
        found = self._host.chooser.file(self._window, self.tr("选择更正后的文件"), FILES)
        if found is not None:
            self._correct(found)

    def _correct(self, file: Path) -> None:
        text = self.tr("正在核对更正内容……")
        self._host.run(tasks.correction(self._id, file), text, lambda preview: self._confirm(file, preview))

    def _confirm(self, file: Path, preview: CorrectionPreview) -> None:
        from desktop.pages.fill.way_dialogs import CorrectionDialog

        made = CorrectionDialog(preview, self._window)

        def correct(reason: str) -> None:
            note = file.with_name(self.tr("更正说明-{title}.docx").format(title=file.stem))
            said = self.tr("已更正，更正说明在“{file}”。").format(file=note.name)
            work = tasks.corrected(self._id, file, reason, note, self._made())
            self._run(work, said, self.tr("打开"), lambda: show_path(note))

        made.told.connect(correct)
        self._open(made)

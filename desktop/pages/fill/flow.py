"""From a template's path to the filled file: open, show, keep, change the period, save, leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoGroup, QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.chooser import suggested_output
from desktop.keeping import Kept
from desktop.page import Host
from desktop.pages.fill import tasks

if TYPE_CHECKING:
    from desktop.form_view.opened import OpenedForm
    from desktop.pages.fill.page import FillPage
    from forms.model.document import Value
    from forms.model.proposal import Check
    from forms.model.reports import WriteReport
    from forms.profile.drafts import DraftHead, KeptDraft


RECHECK_MS = 200  # after the last change


class FillFlow(QObject):
    page_made = Signal(object)  # FillPage, when the first form is opened
    page_gone = Signal(object)  # FillPage, when another profile is opened
    shown = Signal()

    def __init__(self, host: Host, undo: QUndoGroup, window: QWidget) -> None:
        super().__init__(window)
        self.page: FillPage | None = None
        self.kept: Kept | None = None
        self._host = host
        self._undo = undo
        self._stacks: dict[str, QUndoStack] = {}  # by draft
        self._window = window
        self._recheck = QTimer(self)
        self._recheck.setSingleShot(True)
        self._recheck.setInterval(RECHECK_MS)
        self._recheck.timeout.connect(self._check)

    # opening

    def choose(self) -> None:
        if (path := self._host.chooser.template(self._window)) is not None:
            self.open(path)

    def open_dropped(self, paths: Sequence[Path]) -> None:
        """One blank template was dropped; of several the first is opened and that is said."""
        files = [path for path in paths if path.is_file()]
        if not files:
            self._host.tell(self.tr("这里一次打开一份空白表，请拖入一个 Excel 或 Word 文件。"), trouble=True)
            return
        self.open(files[0])
        if len(paths) > 1:
            self._host.say(self.tr("一次打开一份空白表，正在打开“{name}”。").format(name=files[0].name))

    def open(self, path: Path) -> None:
        """Read, propose and show, once the form that is open may be left."""
        text = self.tr("正在读取“{name}”并预填……").format(name=path.name)
        self.leave(lambda: self._host.run(tasks.open_template(path), text, self._show))

    def open_draft(self, draft: str) -> None:
        """Go on with a draft as it was left."""
        if self.kept is not None and self.kept.head.id == draft:
            self.shown.emit()
            return
        text = self.tr("正在打开草稿……")
        self.leave(lambda: self._host.run(tasks.open_draft(draft), text, self._go_on))

    def _show(self, form: OpenedForm) -> None:
        from forms.profile.drafts import DraftHead, DraftStore

        self.kept = Kept(_head(DraftHead(DraftStore.new_id(), form.path.name), form), form.source)
        self._show_form(form, False)

    def _go_on(self, answer: tuple[OpenedForm, KeptDraft]) -> None:
        form, kept = answer
        self.kept = Kept(kept.head, kept.template, dict(kept.values), behind=False)
        self._show_form(form, False)
        if kept.typing is not None and self.page is not None and form.state.entry(kept.typing[0]) is not None:
            self.page.go_to_key(kept.typing[0])
            self.page.corrector.typed(*kept.typing)

    def _show_form(self, form: OpenedForm, keep: bool) -> None:
        assert self.kept is not None
        draft = self.kept.head.id
        if draft not in self._stacks:
            self._stacks[draft] = QUndoStack(self)
            self._undo.addStack(self._stacks[draft])
        page = self._made_page()
        page.corrector.amounts_together = self._host.settings.confirm_amounts_together
        page.show_form(form, keep, self._stacks[draft])
        self.shown.emit()

    def put_away(self) -> None:
        """Another profile is open now: the form that is shown belongs to the one before."""
        self._recheck.stop()
        self.kept = None
        for stack in self._stacks.values():
            stack.deleteLater()
        self._stacks.clear()
        if self.page is not None:
            page, self.page = self.page, None
            self.page_gone.emit(page)

    def _made_page(self) -> FillPage:
        if self.page is None:
            from desktop.pages.fill.page import FillPage

            self.page = FillPage(QUndoStack(self))
            self.page.save_wanted.connect(self.save)
            self.page.period_chosen.connect(self._change_period)
            self.page.said.connect(self._host.say)
            self.page.corrector.changed.connect(self._keep)
            self.page.typing.connect(self._keep_typing)
            self.page_made.emit(self.page)
        return self.page

    def _change_period(self, period: str) -> None:
        """Propose anew for another period; what the clerk corrected stays."""
        page = self.page
        if not period or page is None or page.form is None:
            return
        text = self.tr("正在按另一个报告期预填……")
        self._host.run(tasks.open_template(page.form.path, period, page.form.source), text, self._show_period)

    def _show_period(self, form: OpenedForm) -> None:
        if self.page is None or self.page.form is None or self.kept is None:
            return
        form.state.adopt(self.page.form.state.corrections)
        self.kept.head = _head(self.kept.head, form)
        self._show_form(form, True)
        if self.kept.values:
            self._host.keeper.keep(self.kept)

    # keeping

    def _keep(self, keys: list[str]) -> None:
        if self.kept is None or self.page is None or self.page.form is None:
            return
        made = self.page.form.state.corrections
        self.kept.head = replace(_head(self.kept.head, self.page.form), state="open")
        values = {key: made[key] for key in keys if key in made}
        self._host.keeper.keep(self.kept, values, tuple(key for key in keys if key not in made))
        self._recheck.start()

    def _check(self) -> None:
        """Check anew what stands in the form now; only the answer to the latest question is shown."""
        page = self.page
        if page is None or page.form is None:
            return
        form, made = page.form, dict(page.form.state.corrections)

        def show(checks: tuple[Check, ...]) -> None:
            if self.page is page and page.form is form and dict(form.state.corrections) == made:
                page.checks.show_checks(form.state.draft.reasons, checks)

        self._host.ask(tasks.recheck(*form.state.answers()), show)

    def refuse(self) -> None:
        """'Not this': the value at the current place is wrong, now and for this period; propose without it."""
        page, view = self.page, self.page.view() if self.page is not None else None
        entry = view.entry() if view is not None else None
        if page is None or page.form is None or entry is None or entry.table or not entry.choices:
            self._host.say(self.tr("这里没有可以否定的预填数值。"))
            return
        page.corrector.forget_value(entry.key)
        draft = page.form.state.draft
        period = self.kept.head.period if self.kept is not None else ""
        work = tasks.refuse(draft, entry.address, entry.choices[0].value, page.form, period or None)
        text = self.tr("已记下“不是这个”，正在重新预填……")
        self._host.run(work, text, lambda form: self._show_anew(form, entry.key))

    def _show_anew(self, form: OpenedForm, key: str) -> None:
        self._show_period(form)
        if self.page is not None:
            self.page.go_to_key(key)

    def _keep_typing(self, key: str, text: str) -> None:
        if self.kept is not None:
            self._host.keeper.keep(self.kept, typing=(key, text))

    # saving and leaving

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Ask where, then write the filled file; `then` follows when it is written."""
        if self.page is None or self.page.form is None:
            return
        out = self._host.chooser.save_as(self._window, suggested_output(self._came_from(self.page.form.path)))
        if out is None:
            return
        form = self.page.form
        draft, overrides = form.state.answers()
        corrections = dict(form.state.corrections)
        text = self.tr("正在写出“{name}”……").format(name=out.name)
        work = tasks.write_filled(draft, form.path, form.source, out, overrides)
        self._host.run(work, text, lambda report: self._saved(report, corrections, then), can_stop=False)

    def _came_from(self, path: Path) -> Path:
        """Where the template was opened first, as long as that folder is there: the filled file belongs beside it."""
        first = Path(self.kept.head.path) if self.kept is not None and self.kept.head.path else path
        return first if first.parent.is_dir() else Path.home() / path.name

    def _saved(self, report: WriteReport, corrections: dict[str, Value], then: Callable[[], object] | None) -> None:
        from desktop.words import reason_sentence

        if self.page is not None:
            self.page.corrector.saved(corrections)
        if self.kept is not None:
            self.kept.head = replace(self.kept.head, state="written", output=report.output)
            self._host.keeper.keep(self.kept)
        text = self.tr("已保存“{file}”，写入 {n} 处，其余内容保持原样。").format(file=report.output, n=report.written)
        notes = "".join(reason_sentence(note) for note in report.notes)
        folder = Path(report.output).parent
        self._host.tell(f"{text}{notes}", action=self.tr("打开所在文件夹"), do=lambda: _show_folder(folder))
        self._host.changed()
        if then is not None:
            then()

    @property
    def dirty(self) -> bool:
        return self.page is not None and self.page.corrector.dirty

    def leave(self, then: Callable[[], object]) -> None:
        """Go on with `then`. Drafts are kept; only where none is (a trial profile) this asks first."""
        if self.page is not None:
            self.page.finish_typing()
        lost = self.dirty and not self._host.keeper.keeps
        answer = self._host.chooser.leave_unsaved(self._window) if lost else "leave"
        if answer == "leave":
            then()
        elif answer == "save":
            self.save(then)


def _head(head: DraftHead, form: OpenedForm) -> DraftHead:
    """What a list of drafts says of a form."""
    from desktop.words import period_code, period_text

    draft, counts = form.state.draft, form.state.counts()
    return replace(
        head,
        template=form.path.name,
        path=head.path or str(form.path),
        title=draft.form.title or form.path.stem,
        period=period_code(draft.period),
        period_text=period_text(draft.period),
        subject=form.subject,
        deadline=dict(draft.form.marks).get("报送时限", ""),
        done=counts.done,
        open=counts.open,
        total=counts.total,
    )


def _show_folder(folder: Path) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

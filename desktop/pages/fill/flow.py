"""From a template's path to the filled file: open, show, keep, change the period, save, leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoGroup, QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.form_view.marks import ADDED, LAST, SHEET, row_names
from desktop.keeping import Kept
from desktop.page import Host
from desktop.pages.fill import tasks
from desktop.pages.fill.saving import Saving
from desktop.pages.fill.switching import Switching

if TYPE_CHECKING:
    from desktop.form_view.opened import OpenedForm
    from desktop.pages.fill.page import FillPage
    from desktop.pages.fill.way import ReportWay
    from forms.model.document import Value
    from forms.model.proposal import Check
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
        self.saving = Saving(host, window)
        self.switching = Switching(self, host, window)
        self._recheck = QTimer(self)
        self._recheck.setSingleShot(True)
        self._recheck.setInterval(RECHECK_MS)
        self._recheck.timeout.connect(self._check)

    @cached_property
    def way(self) -> ReportWay:
        """What leads a report on; loaded with the first form."""
        from desktop.pages.fill.way import ReportWay

        return ReportWay(self, self._host, self._window)

    # opening

    def choose(self) -> None:
        if (path := self._host.chooser.template(self._window)) is not None:
            self.open(path)

    def open_dropped(self, paths: Sequence[Path]) -> None:
        """One blank template was dropped; of several the first is opened and that is said."""
        files = [path for path in paths if path.is_file()]
        if not files:
            self._host.tell(self.tr("这里一次打开一份空白表，请拖入一个 Excel、Word 或 PDF 表单文件。"), trouble=True)
            return
        self.open(files[0])
        if len(paths) > 1:
            self._host.say(self.tr("一次打开一份空白表，正在打开“{name}”。").format(name=files[0].name))

    def open(self, path: Path) -> None:
        """Read, propose and show, once the form that is open may be left."""
        from desktop.pages.fill.opening import open_and_show

        self.leave(lambda: open_and_show(self._host, self._window, path, self._show))

    def open_draft(self, draft: str) -> None:
        """Go on with a draft as it was left."""
        if self.kept is not None and self.kept.head.id == draft:
            self.shown.emit()
            return
        text = self.tr("正在打开草稿……")
        self.leave(lambda: self._host.run(tasks.open_draft(draft), text, self._go_on))

    def _show(self, form: OpenedForm) -> None:
        from forms.profile.drafts import DraftHead, DraftStore

        values: dict[str, Value] = {LAST: form.last} if form.last else {}
        self.kept = Kept(_head(DraftHead(DraftStore.new_id(), form.path.name), form), form.source, values)
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
        self.way.renew()
        self.shown.emit()

    def put_away(self) -> None:
        """Another profile is open now: the form that is shown belongs to the one before."""
        self._recheck.stop()
        self.kept = None
        for stack in self._stacks.values():
            stack.deleteLater()
        self._stacks.clear()
        self.saving.forget()
        if self.page is not None:
            page, self.page = self.page, None
            self.page_gone.emit(page)

    def _made_page(self) -> FillPage:
        if self.page is None:
            from desktop.pages.fill.page import FillPage

            self.page = FillPage(QUndoStack(self))
            self.page.save_wanted.connect(self.save)
            self.page.period_chosen.connect(self.switching.change_period)
            self.page.said.connect(self._host.say)
            self.page.corrector.changed.connect(self._keep)
            self.page.typing.connect(self._keep_typing)
            self.page.subject_wanted.connect(self.switching.choose_subject)
            self.page.refused.connect(self.switching.refuse)
            self.page.binding.connect(self.switching.bind)
            self.page.rows_wanted.connect(self.add_rows)
            self.page.asked.connect(self._host.ask)
            self.page.original_wanted.connect(self._show_original)
            self.way.watch(self.page)
            self.page_made.emit(self.page)
        return self.page

    def show_other(self, form: OpenedForm) -> None:
        """What the clerk typed stays, with the rows it was typed into; a change sheet is looked at anew."""
        if self.page is None or self.page.form is None or self.kept is None:
            return
        before = self.page.form.state
        made = {k: v for k, v in before.made.items() if not k.startswith((f"{SHEET}|", f"{ADDED}|"))}
        form.state.adopt(made | row_names(made, before.draft))
        self.kept.head = _head(self.kept.head, form)
        gone = tuple(self.kept.values.keys() - form.state.made.keys())
        self._show_form(form, True)
        if self.kept.values:
            self._host.keeper.keep(self.kept, self._kept_values(form.state.made), gone)

    def add_rows(self, table: str, number: int, texts: dict[str, str] | None = None) -> None:
        """Lay the form out with more rows in a roster; `texts` are pasted into them."""
        page = self.page
        if page is None or page.form is None:
            return
        form, state = page.form, page.form.state
        added = {r.table.id: int(str(state.marked(ADDED, r.table.id) or 0)) for r in state.rosters}
        added[table] = added.get(table, 0) + number

        def show(laid: OpenedForm) -> None:
            if page.form is not form:
                return
            laid.state.adopt(state.made)
            self._show_form(laid, True)
            page.corrector.add_rows(table, added[table], {})
            if texts:
                page.corrector.put(texts)
            page.tools.go_to_last_row(table)

        self._host.run(tasks.with_rows(form, added), self.tr("正在增加行……"), show, can_stop=False)

    def _show_original(self, submission: str, file: str, address: str) -> None:
        from desktop.original import show_original

        show_original(self._host, self._window, submission, file, address)

    # keeping

    def _keep(self, keys: list[str]) -> None:
        if self.kept is None or self.page is None or self.page.form is None:
            return
        made = self.page.form.state.made
        self.kept.head = replace(_head(self.kept.head, self.page.form), state="open")
        values = self._kept_values({key: made[key] for key in keys if key in made})
        self._host.keeper.keep(self.kept, values, tuple(key for key in keys if key not in made))
        self._recheck.start()

    def _kept_values(self, values: dict[str, Value]) -> dict[str, Value]:
        """With the names of the rows they belong to: a draft that is opened again may have its rows elsewhere."""
        assert self.page is not None
        assert self.page.form is not None
        return values | row_names(values, self.page.form.state.draft)

    def _check(self) -> None:
        """Check anew what stands in the form now; only the answer to the latest question is shown."""
        page = self.page
        if page is None or page.form is None:
            return
        form, made = page.form, page.form.state.made

        def show(checks: tuple[Check, ...]) -> None:
            if self.page is page and page.form is form and form.state.made == made:
                page.checks.show_checks(form.state.draft.reasons, checks)

        self._host.ask(tasks.recheck(form, made), show)

    def _keep_typing(self, key: str, text: str) -> None:
        if self.kept is not None:
            self._host.keeper.keep(self.kept, typing=(key, text))

    # saving and leaving

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Ask where, then write the filled file; `then` follows when it is written."""
        if self.page is not None and self.kept is not None:
            self.saving.save(self.page, self.kept, then)

    def save_for_good(self) -> None:
        """Save a PDF form with its fields made part of the pages, so that nobody changes what was reported."""
        if self.page is None or self.kept is None:
            return
        if self.page.form is not None and self.page.form.pages is None:
            self._host.say(self.tr("定稿只用于 PDF 表单；其他表可用“存为 PDF”（Ctrl+Shift+P）。"))
            return
        self.saving.save(self.page, self.kept, flatten=True)

    def print_form(self, to_file: bool) -> None:
        if self.page is not None:
            self.saving.print_form(self.page, to_file)

    def open_written(self) -> None:
        self.saving.open_written(self.kept)

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

"""The same form proposed anew: for another period or subject, or without a value that was said to be wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.page import Host
from desktop.pages.fill import tasks
from desktop.states import State
from desktop.widgets.decided import Decided
from desktop.words import path_text

if TYPE_CHECKING:
    from desktop.form_view.entries import Entry
    from desktop.form_view.opened import OpenedForm
    from desktop.pages.fill.flow import FillFlow
    from desktop.pages.fill.page import FillPage
    from forms.model.browsing import ElementLine
    from forms.model.proposal import Draft


class Switching(QObject):
    def __init__(self, flow: FillFlow, host: Host, window: QWidget) -> None:
        super().__init__(window)
        self._flow = flow
        self._host = host
        self._window = window

    @property
    def page(self) -> FillPage | None:
        return self._flow.page

    # another period, another subject

    def change_period(self, period: str) -> None:
        """Propose for another period, and show what that changes before it is so."""
        if period and self.page is not None and self.page.form is not None:
            self._look(period, self.page.form.subject, self.tr("正在按另一个报告期预填……"))

    def choose_subject(self) -> None:
        """Ask whom the form is to be filled for, then as with another period."""
        if self.page is not None and self.page.form is not None:
            self._host.ask(tasks.subjects(), self._offer_subjects)

    def _offer_subjects(self, names: tuple[str, ...]) -> None:
        from desktop.pages.fill.asking import ask_subject

        if self.page is None or self.page.form is None:
            return
        dialog = ask_subject(names, self.page.form.subject, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.chosen.connect(lambda name: self._look(self._period(), name, self.tr("正在按另一个填报单位预填……")))
        dialog.open()

    def _period(self) -> str:
        return self._flow.kept.head.period if self._flow.kept is not None else ""

    def _look(self, period: str, subject: str, text: str) -> None:
        page = self.page
        if page is None or page.form is None:
            return
        form = page.form
        work = tasks.again(form, period, subject)

        def ready(other: OpenedForm) -> None:
            if page.form is form:
                self._offer_switch(other)

        self._host.run(work, text, ready)
        page.header.show_period(form.state.draft)  # until it is agreed to

    def _offer_switch(self, other: OpenedForm) -> None:
        from desktop.pages.fill.switch_dialog import SwitchDialog

        assert self.page is not None
        assert self.page.form is not None
        dialog = SwitchDialog(self.page.form, other, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(lambda: self._flow.show_other(other))
        dialog.open()

    # not this

    def refuse(self) -> None:
        """'Not this': the value at the current place is wrong, now and for this period; propose without it."""
        page, view = self.page, self.page.view() if self.page is not None else None
        entry = view.entry() if view is not None else None
        if page is None or page.form is None or entry is None or not entry.choices or page.form.text is not None:
            self._host.say(self.tr("这里没有可以否定的预填数值。"))
            return
        if entry.table:  # a roster's row is remembered as it was left, with this cell empty
            page.corrector.set_value(entry.key, None)
            self._host.say(self.tr("已记下“不是这个”，此格留空；保存后，这一行按您留下的样子记住。"))
            return
        page.corrector.forget_value(entry.key)
        work = tasks.refuse(page.form.state.draft, entry.address, entry.choices[0].value)
        done = self.tr("已记下“不是这个”，正在重新预填……")
        self._host.ask(work, lambda decision: self._decided(decision, entry.key, self.tr("不是这个"), done))

    def _decided(self, decision: str, key: str, text: str, done: str) -> None:
        if self.page is None:
            return
        self.page.corrector.stack.push(Decided(text, decision, lambda step: self._toggle(step, key)))
        self._propose_anew(key, done)

    # this asks that

    def bind(self) -> None:
        """Say which data item the current field asks for, in every edition of the template."""
        from desktop.pages.fill.asking import ask_element, element_lines

        page, view = self.page, self.page.view() if self.page is not None else None
        entry = view.entry() if view is not None else None
        if page is not None and page.form is not None and page.form.text is not None:
            self._host.say(self.tr("文字报告里的数字请直接改写，不用指定数据项。"))
            return
        if page is None or page.form is None or entry is None or entry.table or entry.decision is State.NOT_OURS:
            self._host.say(self.tr("请先选中一个单独的填报项；花名册按列识别，不用指定。"))
            return
        draft = page.form.state.draft
        dialog = ask_element(path_text(entry.path, most=9), self._window)
        dialog.finished.connect(dialog.deleteLater)

        def shown(text: str) -> Callable[[Sequence[ElementLine]], None]:
            return dialog.while_open(lambda found: dialog.show_found(text, element_lines(found)))

        dialog.searched.connect(lambda text: self._host.ask(tasks.find_elements(text), shown(text)))
        dialog.chosen.connect(lambda element: self._bind(draft, entry, element))
        dialog.open()
        dialog.line.setText(entry.path[-1] if entry.path else "")

    def _bind(self, draft: Draft, entry: Entry, element: str) -> None:
        text, done = self.tr("指定数据项"), self.tr("已指定数据项，正在重新预填……")
        if self.page is not None:
            self.page.corrector.forget_value(entry.key)
        work = tasks.bind(draft, entry.address, element)
        self._host.ask(work, lambda decision: self._decided(decision, entry.key, text, done))

    def _toggle(self, step: Decided, key: str) -> None:
        def done(decision: str) -> None:
            step.newest = decision
            self._propose_anew(key, self.tr("正在重新预填……"))

        self._host.ask(tasks.undo_decision(step.newest), done)

    def _propose_anew(self, key: str, text: str) -> None:
        if self.page is None or self.page.form is None:
            return
        form = self.page.form
        work = tasks.again(form, self._period(), form.subject)
        self._host.run(work, text, lambda made: self._show_anew(made, key))

    def _show_anew(self, form: OpenedForm, key: str) -> None:
        self._flow.show_other(form)
        if self.page is not None:
            self.page.go_to_key(key)

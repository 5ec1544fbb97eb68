"""How far the report on screen is, the one line that says so, and doing something with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.page import Host
from desktop.pages.fill import way_tasks as tasks

if TYPE_CHECKING:
    from desktop.pages.fill.flow import FillFlow
    from desktop.widgets.roomy import Roomy
    from forms.model.states import Report, ReportState


class WayStanding(QObject):
    def __init__(self, flow: FillFlow, host: Host, window: QWidget) -> None:
        super().__init__(window)
        self._flow = flow
        self._host = host
        self._window = window
        self._way = tasks.Way()
        self._asked = 0
        self.dialog: Roomy | None = None  # that is open

    def renew(self) -> None:
        """Look up how far the report of the draft on screen is."""
        self._way = tasks.Way()
        self._show()
        page, kept = self._flow.page, self._flow.kept
        if page is None or page.form is None or kept is None or not self._host.ready:
            return
        self._asked += 1
        asked, period = self._asked, page.form.state.draft.period

        def came(way: tasks.Way) -> None:
            if asked == self._asked:
                self._way = way
                self._show()

        self._host.ask(tasks.way_of(kept.head.id, kept.head.title, period.key if period else ""), came)

    @property
    def state(self) -> ReportState:
        return self._way.report.state if self._way.report else "draft"

    def edited(self) -> tuple[str, ...]:
        """Places that were changed since the version that holds was frozen."""
        from forms.journey.signing import changed_places

        page, report = self._flow.page, self._way.report
        if page is None or page.form is None or report is None or report.frozen is None or not report.frozen.drafted:
            return ()
        return changed_places(report.frozen.drafted, page.form.state.made)

    def _show(self) -> None:
        page = self._flow.page
        if page is not None:
            page.way.show_state(self.state, bool(self.edited()), self._about())

    def _about(self) -> str:
        """One line: what is to be known of the state."""
        report = self._way.report
        last = report.last if report is not None else None
        if report is None or last is None:
            return ""
        if changed := self.edited():
            from desktop.words import listed

            said = self.tr("签后改动 {n} 处：{places}，需重新送审")
            return said.format(n=len(changed), places=listed(self._named(key) for key in changed[:3]))
        day = last.day or last.time[:10]
        if report.state in ("sent", "corrected"):
            return self.tr("{day} 报给 {to}").format(day=day, to=last.receiver)
        if report.state == "returned":
            return self.tr("{day} 退回：{why}").format(day=day, why=last.note)
        scan = self.tr("已附扫描件") if report.scan is not None else self.tr("还没有附扫描件（可拖到这里）")
        return "" if report.state == "draft" else f"{day}　{scan}"

    def _named(self, key: str) -> str:
        from desktop.words import path_text

        page = self._flow.page
        entry = page.form.state.entry(key) if page is not None and page.form is not None else None
        return path_text(entry.path, 1) if entry is not None else self.tr("花名册")

    @property
    def _id(self) -> str:
        return self._way.report.id if self._way.report else ""

    # doing

    def _open(self, dialog: Roomy) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _run(self, work: tasks.Doing, said: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        def done(report: Report) -> None:
            self._after()
            self._host.tell(said, action=action, do=do)

        self._host.run(work, self.tr("正在办理……"), done, can_stop=False)

    def _after(self) -> None:
        self.renew()
        self._host.changed()

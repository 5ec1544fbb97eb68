"""报表模板: the templates an office fills or issues; importing, reviewing, comparing versions, publishing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QUndoStack
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.page import Host, Page
from desktop.pages.templates import tasks
from desktop.pages.templates.arriving import Arriving
from desktop.pages.templates.shelf_view import ShelfView
from desktop.widgets.decided import Decided
from desktop.widgets.drop_target import dropped_paths

if TYPE_CHECKING:
    from desktop.pages.templates.changes_view import ChangesView
    from desktop.pages.templates.dialogs import ArrivalsDialog, OffersDialog
    from desktop.pages.templates.review_view import ReviewView
    from desktop.pages.templates.reviewing import ReviewForm, Session
    from forms.model.prepublish import PublishCheck
    from forms.model.templates import Published, TemplateLine


class TemplatesPage(Page):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(host, parent)
        self.setAcceptDrops(True)
        self.undo = QUndoStack(self)
        self.shelf = ShelfView()
        self._review: ReviewView | None = None
        self._changes: ChangesView | None = None
        self.arriving = Arriving(host, self)
        self._round = 0
        self.stack = QStackedWidget()
        self.stack.addWidget(self.shelf)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        self._connect()

    def _connect(self) -> None:
        shelf, card = self.shelf, self.shelf.card
        shelf.import_wanted.connect(lambda: self.bring_in(self.host.chooser.templates(self)))
        shelf.take_wanted.connect(self.arriving.look_into)
        self.arriving.review_wanted.connect(self.review)
        self.arriving.compare_wanted.connect(self.compare)
        shelf.dropped.connect(self.bring_in)
        shelf.table.opened.connect(lambda: self._of_chosen(self.review))
        shelf.table.put_away.connect(lambda: self._of_chosen(self.put_away))
        card.review_wanted.connect(lambda: self._of_chosen(self.review))
        card.changes_wanted.connect(lambda: self._of_chosen(self.compare))
        card.fill_wanted.connect(lambda: self._of_chosen(self.fill))
        card.advice_wanted.connect(lambda: self._of_chosen(self.advise))
        card.publish_wanted.connect(lambda: self._of_chosen(self.publish))
        card.put_away_wanted.connect(lambda: self._of_chosen(self.put_away))

    def _of_chosen(self, do: Callable[[str], None]) -> None:
        if (line := self.shelf.line()) is not None:
            do(line.id)

    # the page

    def enter(self) -> None:
        self.shelf.setEnabled(self.host.ready)
        self.renew()

    def renew(self) -> None:
        if self.host.ready:
            self.shelf.setEnabled(True)
            self.host.ask(tasks.lines(), self._show)

    def _show(self, lines: tuple[TemplateLine, ...]) -> None:
        self.shelf.show_lines(lines)
        self._round += 1
        self._check([line.id for line in lines], self._round)

    def _check(self, ids: Sequence[str], turn: int) -> None:
        """How much of each template is known already, one after the other: whatever else is asked comes in between."""
        if not ids or turn != self._round:
            return

        def done(check: PublishCheck) -> None:
            if turn == self._round:
                self.shelf.show_check(ids[0], check)
                self._check(ids[1:], turn)

        self.host.ask(tasks.look_over(ids[0]), done, lambda _: self._check(ids[1:], turn))

    def undo_stack(self) -> QUndoStack | None:
        return self.undo

    def help_text(self) -> str:
        if self.stack.currentWidget() is self._review:
            return self.tr(
                "左边列出识别到的填报项，右边核改选中的一项：F2 改标签，Delete 去掉，Insert 增加；按住 Shift 选一片区域，"
                "Ctrl+T 框成表格；Ctrl+Z 撤销，Esc 返回。改动随时保存，以后填这份表都照此办理。"
            )
        if self.stack.currentWidget() is self._changes:
            return self.tr("上面逐条列出新旧两版的变化，选一条，下面的两张表就转到那里；Esc 返回。")
        return self.tr("这里列出空白表：把文件拖进来就能导入，回车核改，发布到文件夹后别人可以接收。")

    # taking in

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Take in blank forms; of folders what lies in them."""
        self.arriving.bring_in(paths)

    @property
    def dialog(self) -> ArrivalsDialog | OffersDialog | None:
        """What is asked or told just now."""
        return self.arriving.dialog

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.host.ready and dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.bring_in(paths)

    # one template

    def review(self, id: str) -> None:
        self.host.run(tasks.begin_review(id), self.tr("正在打开报表模板……"), self._begin)

    def _begin(self, answer: tuple[Session, ReviewForm]) -> None:
        if self._review is None:
            from desktop.pages.templates.review_view import ReviewView

            self._review = ReviewView(self.host, self.undo)
            self._review.left.connect(self.to_list)
            self._review.changes_wanted.connect(self.compare)
            self._review.fill_wanted.connect(self.fill)
            self.stack.addWidget(self._review)
        self.stack.setCurrentWidget(self._review)
        self._review.begin(*answer)

    def compare(self, id: str) -> None:
        self.host.run(tasks.versions(id), self.tr("正在比较两个版本……"), self._compared)

    def _compared(self, answer: tuple[Any, Any, Any]) -> None:
        if self._changes is None:
            from desktop.pages.templates.changes_view import ChangesView

            self._changes = ChangesView()
            self._changes.left.connect(self.to_list)
            self._changes.review_wanted.connect(self.review)
            self.stack.addWidget(self._changes)
        self.stack.setCurrentWidget(self._changes)
        self._changes.show_versions(*answer)

    def to_list(self) -> None:
        self.stack.setCurrentWidget(self.shelf)
        self.shelf.table.setFocus()
        self.renew()

    def fill(self, id: str) -> None:
        """Open a copy of the original for filling."""
        self.host.fill_template(id)

    def put_away(self, id: str) -> None:
        self.host.ask(tasks.put_away(id), self._put_away)

    def _put_away(self, decision: str) -> None:
        self.undo.push(Decided(self.tr("移出列表"), decision, self._toggle))
        self.host.say(self.tr("已移出列表，按 Ctrl+Z 放回。"))
        self.renew()

    def _toggle(self, step: Decided) -> None:
        def done(decision: str) -> None:
            step.newest = decision
            self.renew()

        self.host.ask(tasks.undo(step.newest), done)

    def advise(self, id: str) -> None:
        """The check before publishing, item by item."""
        check = self.shelf.model.check(id)
        if check is not None:
            from desktop.pages.templates.publish_dialog import PublishDialog

            dialog = PublishDialog(self.host, id, check, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def publish(self, id: str) -> None:
        """Ask where, then write the form and what is signed with it."""
        folder = self.host.chooser.shared_folder(self, self.tr("选择发布到哪个文件夹"))
        if folder is not None:
            done = partial(self._published, folder)
            self.host.run(tasks.publish(id, folder), self.tr("正在发布……"), done, can_stop=False)

    def _published(self, folder: Path, made: Published) -> None:
        text = self.tr("已发布到“{folder}”：{file}（第 {n} 版，已签名）。别人可在“报表模板”里接收。")
        self.host.tell(text.format(folder=folder.name, file=made.file, n=made.version))

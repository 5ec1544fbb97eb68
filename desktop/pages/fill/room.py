"""The page 填报: the form that is being filled, or the way to one."""

from __future__ import annotations

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host, Page
from desktop.widgets.drop_target import DropTarget


class FillRoom(Page):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(host, parent)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)

    def _empty(self) -> QWidget:
        choose = QPushButton(self.tr("打开空白表…"))
        choose.setProperty("kind", "primary")
        choose.setToolTip("Ctrl+O")
        choose.clicked.connect(self.host.choose_template)
        hint = self.tr("这里显示正在填报的报表。把要填的空白表拖到这里，或按 Ctrl+O 打开；草稿在“待办”里接着填。")
        self.target = DropTarget(self.tr("还没有打开报表"), hint, (choose,))
        self.target.dropped.connect(self.host.open_templates)
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(theme.SPACE[4], theme.SPACE[4], theme.SPACE[4], theme.SPACE[4])
        box.addWidget(self.target)
        return page

    def put(self, form: QWidget) -> None:
        """The first form was opened: from now on it is shown here."""
        self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)

    def take_away(self, form: QWidget) -> None:
        """The form is of no use any more."""
        self.stack.removeWidget(form)
        form.hide()
        form.deleteLater()

    def form(self) -> QWidget | None:
        return self.stack.widget(1)

    def enter(self) -> None:
        from desktop.pages.fill.page import FillPage

        if isinstance(form := self.form(), FillPage):
            form.focus_form()
        else:
            self.target.setEnabled(self.host.ready)

    def undo_stack(self) -> QUndoStack | None:
        from desktop.pages.fill.page import FillPage

        form = self.form()
        return form.corrector.stack if isinstance(form, FillPage) else None

    def help_text(self) -> str:
        from desktop.pages.fill.page import FillPage

        form = self.form()
        return form.help_text() if isinstance(form, FillPage) else ""

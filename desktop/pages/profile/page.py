"""历史数据: everything that was reported, where it came from, what doesn't agree, what is asked, what was decided."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.page import Host, Page
from desktop.pages.profile import tasks
from desktop.pages.profile.undoing import Deciding
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_text import label
from desktop.widgets.turning import Turning

_HEAD = 560  # pixels that the title, how much there is and the buttons need beside each other in the smallest type


class View(Protocol):
    def enter(self) -> None: ...
    def renew(self) -> None: ...
    def forget(self) -> None: ...


class ProfilePage(Page):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(host, parent)
        self.deciding = Deciding(host, self)
        self._makers: tuple[Callable[[], View], ...] = (
            self._make_browse, self._make_conflicts, self._make_questions, self._make_decisions, self._make_reports,
        )  # fmt: skip
        self._views: dict[int, View] = {}  # made when they are first shown
        self._stale: set[int] = set()
        self._profile = ""  # whose data are shown
        self.stack = QStackedWidget()
        self.tabs: list[QPushButton] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[3], theme.SPACE[2], theme.SPACE[3], theme.SPACE[2])
        box.setSpacing(theme.SPACE[1])
        box.addLayout(self._head())
        box.addLayout(self._tabs())
        box.addWidget(self.stack, 1)
        for key, do in (
            ("Ctrl+PgDown", lambda: self._turn_by(1)), ("Ctrl+PgUp", lambda: self._turn_by(-1)),
            ("Ctrl+F", self._search), ("F2", self._correct),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _head(self) -> QBoxLayout:
        title = QLabel(self.tr("历史数据"))
        title.setProperty("kind", "pageTitle")
        self.counts = label("", "muted")
        self.take_files = QPushButton(self.tr("导入报表…"))
        self.take_files.clicked.connect(self.host.choose_reports)
        self.take_folder = QPushButton(self.tr("导入整个文件夹…"))
        self.take_folder.clicked.connect(self.host.choose_folder)
        ways_in = FlowLayout(theme.SPACE[2])
        ways_in.addWidget(self.take_files)
        ways_in.addWidget(self.take_folder)
        said = QHBoxLayout()
        said.setSpacing(theme.SPACE[2])
        said.addWidget(title)
        said.addWidget(self.counts, 1)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(theme.SPACE[1])
        row.addLayout(said, 1)
        row.addLayout(ways_in)
        Turning(self, row, _HEAD)
        return row

    def _tabs(self) -> FlowLayout:
        row = FlowLayout(theme.SPACE[0])
        texts = (
            self.tr("数据"), self.tr("数据不一致"), self.tr("待确认"), self.tr("已作的决定"), self.tr("已导入的报表"),
        )  # fmt: skip
        for number, text in enumerate(texts):
            button = QPushButton(text)
            button.setProperty("kind", "tab")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _=False, n=number: self.turn(n))
            self.tabs.append(button)
            row.addWidget(button)
            self.stack.addWidget(QWidget())
        self.tabs[0].setChecked(True)
        return row

    # the five views

    def _make_browse(self) -> View:
        from desktop.pages.profile.browse_view import BrowseView

        return BrowseView(self.host, self.deciding)

    def _make_conflicts(self) -> View:
        from desktop.pages.profile.conflicts_view import ConflictsView

        return ConflictsView(self.host, self.deciding)

    def _make_questions(self) -> View:
        from desktop.pages.profile.questions_view import QuestionsView

        return QuestionsView(self.host, self.deciding)

    def _make_decisions(self) -> View:
        from desktop.pages.profile.decisions_view import DecisionsView

        return DecisionsView(self.host, self.deciding)

    def _make_reports(self) -> View:
        from desktop.pages.profile.reports_view import ReportsView

        return ReportsView(self.host)

    def view(self, number: int) -> View:
        """One of the five: data, what differs, questions, decisions, reports."""
        if number not in self._views:
            made = self._views[number] = self._makers[number]()
            assert isinstance(made, QWidget)
            if (empty := self.stack.widget(number)) is not None:
                self.stack.removeWidget(empty)
                empty.deleteLater()
            self.stack.insertWidget(number, made)
        return self._views[number]

    # turning

    def look_up(self, text: str, item: str = "") -> None:
        """Show what is known of whom or what `text` names: for other parts of the window."""
        self.turn(0)
        if (look := getattr(self.view(0), "look_up", None)) is not None:
            look(text, item)

    def _turn_by(self, step: int) -> None:
        self.turn((self.stack.currentIndex() + step) % len(self.tabs))

    def _search(self) -> None:
        """The search box of the view that shows, where it has one."""
        line = getattr(self.stack.currentWidget(), "line", None)
        if isinstance(line, QLineEdit):
            line.setFocus()
            line.selectAll()

    def _correct(self) -> None:
        if (card := getattr(self.stack.currentWidget(), "card", None)) is not None:
            card.correct()

    def turn(self, number: int) -> None:
        """Show one of the five views; what it lists is read then."""
        self.tabs[number].setChecked(True)
        view = self.view(number)
        self.stack.setCurrentIndex(number)
        if not self.host.ready:
            return
        if number in self._stale:
            self._count()  # and then it is renewed
        view.enter()

    def enter(self) -> None:
        ready = self.host.ready
        for widget in (self.take_files, self.take_folder, self.stack):
            widget.setEnabled(ready)
        if self._views:
            self._loaded()
        else:
            self.host.ask(_load, lambda _: self._loaded())

    def _loaded(self) -> None:
        """The view is made before anything is asked: two threads at work would each wait for the other."""
        self.turn(self.stack.currentIndex())
        self._count()

    def renew(self) -> None:
        """How much there is, and in which profile, comes first: what was chosen in another one means nothing here."""
        if self.host.ready:
            self.stack.setEnabled(True)
            self._stale = set(self._views)
            self._count()

    def _count(self) -> None:
        if self.host.ready:
            self.host.ask(tasks.counts(), self._counted)

    def _counted(self, found: tasks.Amounts) -> None:
        text = self.tr("{facts} 条数据，来自 {reports} 份报表")
        none = self.tr("还没有数据：请导入以往已报送的报表。")
        said = text.format(facts=f"{found.facts:,}", reports=f"{found.reports:,}")
        self.counts.setText(said if found.reports else none)
        if found.profile != self._profile:
            self._begin_anew(found.profile)
        number = self.stack.currentIndex()
        if number in self._stale and number in self._views:
            self._stale.discard(number)
            self._views[number].renew()

    def _begin_anew(self, profile: str) -> None:
        """Another profile was opened: the steps that could be taken back, and what was chosen, belong to the one before."""
        if self._profile:
            self.deciding.stack.clear()
            for view in self._views.values():
                view.forget()
        self._profile = profile

    def undo_stack(self) -> QUndoStack | None:
        return self.deciding.stack

    def help_text(self) -> str:
        texts = (
            self.tr(
                "左边选对象或数据项，中间是数值，右边是来源和历次数值。Ctrl+F 查找，F2 更正，Ctrl+PgDown 换到下一栏。"
            ),
            self.tr("选中一项，按数字键采用其中一个数值，或填写其他数值；Ctrl+Z 撤销。"),
            self.tr("按 Y 表示是同一个，N 表示不是，L 表示以后再说；Ctrl+Z 撤销。"),
            self.tr("这里列出核对、更正、合并等决定，可以撤销或更改；报表原文不受影响。"),
            self.tr("这里列出已导入的每份报表读到了什么、哪些没有作为历史数据；双击一行查看原表。"),
        )
        return texts[self.stack.currentIndex()]


def _load(workspace: object, progress: object) -> None:
    """Load the first view's code where it holds nobody up: together with the page it would take 60 ms."""
    import_module("desktop.pages.profile.browse_view")

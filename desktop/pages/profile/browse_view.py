"""数据: on the left whom or what it is about, in the middle the values, on the right one value with all that is known of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QBoxLayout, QComboBox, QPushButton, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.profile import tasks
from desktop.pages.profile.fact_card import FactCard
from desktop.pages.profile.lists import headless, search, table
from desktop.pages.profile.pages import Calm, Column, PagedModel, Pages
from desktop.pages.profile.said import fact_text, named, subject_text
from desktop.pages.profile.undoing import Deciding
from desktop.typed import hidden
from desktop.widgets.plain_text import label
from desktop.widgets.stacked import stacked
from desktop.widgets.turning import Turning
from desktop.words import period_key_text
from forms.model.browsing import ElementLine, FactLine, SubjectLine

if TYPE_CHECKING:
    from desktop.background import Work

_KINDS = {"all": (), "places": ("unit", "village"), "people": ("person",), "things": ("thing",)}
_ELEMENTS = "elements"
_KIND = 6  # characters of a way to browse that always show
_HEAD = 200  # pixels that a name and the button behind it need in the smallest type


class BrowseView(QWidget):
    def __init__(self, host: Host, deciding: Deciding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._deciding = host, deciding
        self.chosen: SubjectLine | ElementLine | None = None
        self._item = ""  # what is to be looked for in what is chosen next
        self._keep = False  # the list is read again, and its line stays
        self.card = FactCard(host, deciding)
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setChildrenCollapsible(False)
        for part, share in ((self._left(), 3), (self._middle(), 6), (self.card, 4)):
            columns.addWidget(part)
            columns.setStretchFactor(columns.count() - 1, share)
        columns.setSizes([260, 560, 380])
        columns.setHandleWidth(theme.SPACE[2])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(columns)
        self._connect()

    # layout

    def _left(self) -> QWidget:
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("浏览方式"))
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(_KIND)
        for key, text in (
            ("all", self.tr("按对象：全部")), ("places", self.tr("按对象：本单位和村")),
            ("people", self.tr("按对象：人员")), ("things", self.tr("按对象：其他")), (_ELEMENTS, self.tr("按数据项")),
        ):  # fmt: skip
            self.kind.addItem(text, key)
        self.line = search(self.tr("查找对象或数据项"), self.tr("名称或证件号码（Ctrl+F）"))
        self.model = PagedModel((Column(self.tr("名称"), self._name),), self)
        self.pages = Pages(self._host, self.model, self)
        self.list = headless(table(self.tr("对象或数据项"), self.model, (1,)))
        return stacked(self.kind, self.line, self.list)

    def _middle(self) -> QWidget:
        self.heading = label(self.tr("请在左边选择"), "title")
        self.same = QPushButton(self.tr("合并或分开…"))
        self.same.setEnabled(False)
        self.same.clicked.connect(self.show_same)
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        grows = self.heading.sizePolicy()
        grows.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.heading.setSizePolicy(grows)  # a stretch would count downwards too
        head.addWidget(self.heading)
        head.addWidget(self.same)
        self.find_fact = search(self.tr("在这些数据里查找"), self.tr("在这些数据里查找"))
        columns = (
            Column(self.tr("数据项"), self._fact_name),
            Column(self.tr("数值"), self._fact_value, right=True),
            Column(self.tr("报告期"), lambda f: period_key_text(f.period)),
        )
        self.facts = PagedModel(columns, self)
        self.fact_pages = Pages(self._host, self.facts, self)
        self.fact_list = table(self.tr("数据"), self.facts, (6, 4, 2))
        column = stacked(self.find_fact, self.fact_list)
        layout = column.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(0, head)
        Turning(column, head, _HEAD)
        return column

    def _connect(self) -> None:
        self._calm, self._calm_fact = Calm(self._search, self), Calm(self._search_facts, self)
        self.line.textChanged.connect(lambda _: self._calm.start())
        self.find_fact.textChanged.connect(lambda _: self._calm_fact.start())
        self.kind.activated.connect(lambda _: self._search())
        self.list.selectionModel().currentRowChanged.connect(self._chosen)
        self.fact_list.selectionModel().currentRowChanged.connect(self._fact_chosen)
        self.pages.shown.connect(self._listed)
        self.fact_pages.shown.connect(self._facts_shown)
        for line, view in ((self.line, self.list), (self.find_fact, self.fact_list)):
            line.returnPressed.connect(view.setFocus)
        self.list.activated.connect(lambda _: self.fact_list.setFocus())
        self._deciding.decided.connect(self.card.again)

    # words

    def _name(self, line: SubjectLine | ElementLine) -> str:
        if isinstance(line, SubjectLine):
            return subject_text(line)
        return named(line.name, line.context)

    def _fact_name(self, fact: FactLine) -> str:
        return subject_text(fact.about) if isinstance(self.chosen, ElementLine) else named(fact.name, fact.context)

    def _fact_value(self, fact: FactLine) -> str:
        said = f"{fact_text(fact)} {fact.unit}".strip()
        return f"✎ {said}" if fact.settled else said

    # what is shown

    def enter(self) -> None:
        """Lists are read when they are first seen."""
        if not self.model.lines:
            self._search()
        self.line.setFocus()

    def look_up(self, text: str, item: str = "") -> None:
        """Show what is known of whom `text` names, and of it one data item."""
        self.kind.setCurrentIndex(0)
        self.chosen, self._item = None, item
        self.line.setText(text)
        self._calm.stop()
        self._search()

    def renew(self) -> None:
        """Keep the place: what was chosen stays, whether it is among the first lines or not."""
        self._keep = True
        if self.model.lines or self.line.text():
            self.pages.again()
        else:
            self._search()
        self.fact_pages.again()
        self.card.again()

    def forget(self) -> None:
        """Nothing is chosen or searched for any more."""
        self.chosen = None
        for line, calm in ((self.line, self._calm), (self.find_fact, self._calm_fact)):
            line.clear()
            calm.stop()
        self.pages.forget()
        self.fact_pages.forget()
        self.card.clear()
        self.heading.setText(self.tr("请在左边选择"))
        self.same.setEnabled(False)

    def _listed(self) -> None:
        """What was chosen is marked again; else the first line is chosen, unless only what is held has changed."""
        ids = [line.id for line in self.model.lines]
        if self.chosen is not None and self.chosen.id in ids:
            self.list.selectRow(ids.index(self.chosen.id))
        elif ids and not (self._keep and self.chosen is not None):
            self.list.selectRow(0)
        self._keep = False

    def _search(self) -> None:
        text, kind = self.line.text(), self.kind.currentData()
        if kind == _ELEMENTS:
            self.pages.ask(partial(tasks.elements, text))
        else:
            self.pages.ask(partial(tasks.subjects, text, _KINDS[kind]))

    def _chosen(self, index: QModelIndex, _: object = None) -> None:
        line = self.model.line(index)
        if line is None or line == self.chosen:
            return
        self.choose(line)

    def choose(self, line: SubjectLine | ElementLine) -> None:
        """Show the values of a subject, or of an element."""
        self.chosen = line
        subject = isinstance(line, SubjectLine)
        self.heading.setText(self._name(line))
        self.facts.set_title(0, self.tr("数据项") if subject else self.tr("对象"))
        self.same.setEnabled(isinstance(line, SubjectLine) and line.kind != "unit")
        self.find_fact.setText(self._item)
        self._item = ""
        self._search_facts()

    def _search_facts(self) -> None:
        self._calm_fact.stop()
        if self.chosen is None:
            return
        self.fact_pages.ask(partial(self._facts_of, self.chosen, self.find_fact.text()))

    def _facts_of(self, line: SubjectLine | ElementLine, text: str, offset: int) -> Work:
        if isinstance(line, SubjectLine):
            return tasks.facts_of_subject(line.id, text, offset)
        return tasks.facts_of_element(line.id, text, offset)

    def _facts_shown(self) -> None:
        now = self.card.fact
        lines = self.facts.lines
        same = (n for n, f in enumerate(lines) if now and (f.element, f.subject) == (now.element, now.subject))
        row = next(same, 0)
        if lines:
            self.fact_list.selectRow(row)
        else:
            self.card.clear()

    def _fact_chosen(self, index: QModelIndex, _: object = None) -> None:
        fact = self.facts.line(index)
        if fact is not None:
            self.card.show_fact(fact)

    # merging

    def show_same(self) -> None:
        """Who is taken for whom, and why; merging and splitting."""
        from desktop.pages.profile.same_dialog import SameDialog

        if not isinstance(self.chosen, SubjectLine):
            return
        dialog = SameDialog(self._host, self._deciding, self.chosen, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def about(self) -> str:
        """What the heading says without numbers, for help texts."""
        return hidden(self.heading.text())

"""数据不一致: the same fact with different values, side by side; a side, another value and a note settle it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.original import show_original
from desktop.page import Host
from desktop.pages.profile import tasks
from desktop.pages.profile.lists import headless, table
from desktop.pages.profile.pages import Column, PagedModel
from desktop.pages.profile.said import named
from desktop.pages.profile.undoing import Deciding
from desktop.typed import hidden
from desktop.widgets.panel import Panel, scrolled
from desktop.widgets.plain_text import label
from desktop.words import period_key_text, source_text
from forms.model.decisions import Conflict, Side
from forms.model.proposal import Provenance

_MOST_SOURCES = 4
_ACROSS = 3  # sides beside each other


class ConflictsView(QWidget):
    def __init__(self, host: Host, deciding: Deciding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._deciding = host, deciding
        self.current: Conflict | None = None
        self.take: list[QPushButton] = []
        self._body: QWidget | None = None
        self._asked = False  # what there is was asked for
        self.model = PagedModel((Column(self.tr("数据"), _line),), self)
        self.list = headless(table(self.tr("不一致的数据"), self.model, (1,)))
        self.list.selectionModel().currentRowChanged.connect(self._chosen)
        self.list.installEventFilter(self)
        self.status = label(self.tr("正在比对各份报表……"), "muted")
        self.detail = QVBoxLayout()
        right = QWidget()
        right.setLayout(self.detail)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(scrolled(right))
        split.setSizes([380, 780])
        split.setHandleWidth(theme.SPACE[2])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[1])
        box.addWidget(self.status)
        box.addWidget(split, 1)

    def enter(self) -> None:
        if not self._asked:
            self.renew()
        self.list.setFocus()

    def renew(self) -> None:
        self._asked = True
        self._host.ask(tasks.conflicts(), self._show)

    def forget(self) -> None:
        self.model.clear()
        self._show_one(None)

    def _show(self, found: Sequence[Conflict]) -> None:
        """The one that was looked at stays, else the one behind it comes."""
        before = self.list.currentIndex().row()
        self.model.show(found, False)
        text = self.tr("有 {n} 项数据在不同报表里不一致。选中一项，按数字键采用其中一个数值。")
        none = self.tr("各份报表没有不一致的数据。导入报表或收到数据后，不一致的会列在这里。")
        self.status.setText(text.format(n=len(found)) if found else none)
        ids = [c.id for c in found]
        row = ids.index(self.current.id) if self.current is not None and self.current.id in ids else max(before, 0)
        if found:
            self.list.selectRow(min(row, len(found) - 1))
        else:
            self._show_one(None)

    def _chosen(self, index: QModelIndex, _: object = None) -> None:
        self._show_one(self.model.line(index))

    def _show_one(self, conflict: Conflict | None) -> None:
        self.current = conflict
        if self._body is not None:
            self.detail.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
            self._body = None
        self.take = []
        if conflict is None:
            return
        self._body = QWidget()
        box = QVBoxLayout(self._body)
        box.setContentsMargins(0, 0, theme.SPACE[1], 0)
        box.addWidget(label(named(conflict.name, conflict.context), "title"))
        about = "　".join(p for p in (hidden(conflict.about), period_key_text(conflict.period)) if p)
        box.addWidget(label(about, "muted"))
        if conflict.settled_before:
            box.addWidget(label(self.tr("这一项核定过，之后又有报表与核定的数值不同。"), "problem"))
        sides = QGridLayout()
        sides.setSpacing(theme.SPACE[2])
        across = min(len(conflict.sides), _ACROSS)
        for number, side in enumerate(conflict.sides):
            sides.addWidget(self._side(number, side), number // across, number % across)
            sides.setColumnStretch(number % across, 1)
        box.addLayout(sides)
        box.addWidget(self._third())
        box.addStretch(1)
        self.detail.addWidget(self._body)

    def _side(self, number: int, side: Side) -> QWidget:
        said = f"{hidden(side.value)} {side.unit}".strip()
        panel = Panel(self.tr("第 {n} 个").format(n=number + 1))
        panel.box.addWidget(label(said, "value"))
        for place in side.provenance[:_MOST_SOURCES]:
            panel.box.addWidget(label(source_text(place), "muted"))
            if place.submission:
                panel.box.addWidget(self._show_it(place))
        if len(side.provenance) > _MOST_SOURCES:
            more = self.tr("另有 {n} 处来源").format(n=len(side.provenance) - _MOST_SOURCES)
            panel.box.addWidget(label(more, "muted"))
        button = QPushButton(self.tr("采用这个（{n}）").format(n=number + 1))
        button.setAccessibleName(self.tr("采用 {value}").format(value=said))
        button.clicked.connect(partial(self.settle, number))
        panel.box.addStretch(1)
        panel.box.addWidget(button)
        self.take.append(button)
        return panel

    def _show_it(self, place: Provenance) -> QPushButton:
        button = QPushButton(self.tr("查看原表"))
        button.setProperty("kind", "link")
        button.setAccessibleName(self.tr("查看原表 {place}").format(place=source_text(place)))
        button.clicked.connect(lambda: show_original(self._host, self, place.submission, place.file, place.address))
        return button

    def _third(self) -> QWidget:
        panel = Panel(self.tr("都不对，或需要说明"))
        self.other, self.note = QLineEdit(), QLineEdit()
        self.other.setAccessibleName(self.tr("其他数值"))
        self.other.setPlaceholderText(self.tr("其他数值"))
        self.note.setAccessibleName(self.tr("说明"))
        self.note.setPlaceholderText(self.tr("说明，例如：与村里核对过（采用上面的数值时也会保存）"))
        self.settle_other = QPushButton(self.tr("采用其他数值"))
        self.settle_other.setEnabled(False)
        self.settle_other.clicked.connect(lambda: self.settle(None))
        self.other.textChanged.connect(lambda text: self.settle_other.setEnabled(bool(text.strip())))
        self.other.returnPressed.connect(lambda: self.settle(None))
        row = QHBoxLayout()
        row.addWidget(self.other, 1)
        row.addWidget(self.settle_other)
        panel.box.addLayout(row)
        panel.box.addWidget(self.note)
        return panel

    def settle(self, side: int | None) -> None:
        """Settle with a side (from 0), or with what was typed."""
        conflict = self.current
        if conflict is None or (side is None and not self.other.text().strip()):
            return
        work = tasks.settle(conflict, side, self.other.text().strip() if side is None else "", self.note.text().strip())
        text = self.tr("核定“{name}”").format(name=conflict.name)
        self._deciding.run(work, text, self.tr("已核定，Ctrl+Z 可撤销。"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 9 take a side; a box that is typed into never comes here."""
        number = event.text()
        if self.current is not None and number.isdigit() and 1 <= int(number) <= len(self.current.sides):
            self.settle(int(number) - 1)
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list a number is no search for a line that begins with it."""
        pressed = watched is self.list and isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.text().isdigit() and not event.modifiers():
            self.keyPressEvent(event)
            return True
        return False


def _line(conflict: Conflict) -> str:
    values = " / ".join(hidden(side.value) for side in conflict.sides[:3])
    parts = (named(conflict.name, conflict.context), hidden(conflict.about), period_key_text(conflict.period))
    return f"≠ {values}　" + "　".join(part for part in parts if part)

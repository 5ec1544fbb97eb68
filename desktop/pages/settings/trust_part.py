"""Which system or kind of report is believed first where they disagree, for all data or for one kind of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from desktop.design import theme
from desktop.page import Host
from desktop.pages.settings import tasks
from desktop.widgets.item_list import item_list
from desktop.widgets.panel import Panel
from desktop.widgets.plain_text import show_plain

if TYPE_CHECKING:
    from desktop.pages.settings.tasks import TrustShown

_ROWS = 4  # of the list that show


class TrustPart(Panel):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.call(self.tr("数据不一致时，以谁为先"))
        self._host = host
        self.shown: TrustShown | None = None
        self.about = QComboBox()
        self.about.setEditable(True)
        self.about.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.about.setAccessibleName(self.tr("用于哪类数据"))
        self.about.setToolTip(self.tr("空着用于所有数据；也可以写一类数据，例如：低保、残疾人"))
        edit = self.about.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("用于所有数据；或写一类数据，例如：低保"))
            edit.setAccessibleName(self.about.accessibleName())
        self.about.currentTextChanged.connect(lambda _: self._list())
        self.systems = item_list()
        self.systems.setAccessibleName(self.tr("先后顺序"))
        self.systems.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.systems.currentRowChanged.connect(lambda _: self._say())
        self.up, self.down = QPushButton(self.tr("上移 Alt+↑")), QPushButton(self.tr("下移 Alt+↓"))
        self.keep, self.drop = QPushButton(self.tr("按此顺序")), QPushButton(self.tr("取消顺序"))
        self.keep.setToolTip(self.tr("不一致时把排在前面的列在前面；只是排序，不会自动填写"))
        self.drop.setToolTip(self.tr("不再区分先后，不一致的数都等您选"))
        self._connect()
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setProperty("kind", "muted")
        buttons = QGridLayout()
        buttons.setSpacing(theme.SPACE[1])
        for number, button in enumerate((self.up, self.down, self.keep, self.drop)):
            buttons.addWidget(button, number // 2, number % 2)
        self.box.addWidget(self.about)
        self.box.addWidget(self.systems)
        self.box.addLayout(buttons)
        self.box.addWidget(self.state)

    def _connect(self) -> None:
        self.up.clicked.connect(lambda _=False: self.move_by(-1))
        self.down.clicked.connect(lambda _=False: self.move_by(1))
        self.keep.clicked.connect(lambda _=False: self.save())
        self.drop.clicked.connect(lambda _=False: self.cancel())
        for key, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self.systems, lambda s=step: self.move_by(s))
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    # showing

    def renew(self) -> None:
        """Show the orders of the profile that is open."""
        self.setEnabled(self._host.ready)
        if self._host.ready:
            self._host.ask(tasks.trust(), self.show_trust)

    def show_trust(self, shown: TrustShown) -> None:
        self.shown = shown
        kept = self.about.currentText()
        self.about.blockSignals(True)
        self.about.clear()
        self.about.addItem("")
        self.about.addItems([about for about in shown.orders if about])
        self.about.setCurrentText(kept)
        self.about.blockSignals(False)
        self._list()

    def _kind(self) -> str:
        return self.about.currentText().strip()

    def _list(self) -> None:
        """The order that is set for this kind of data, then what is in none."""
        if self.shown is None:
            return
        order = self.shown.orders.get(self._kind(), ())
        self.systems.clear()
        for name in (*order, *(s for s in self.shown.systems if s not in order)):
            item = QListWidgetItem(name)
            self.systems.addItem(item)
        self.systems.setFixedHeight(min(_ROWS, max(1, self.systems.count())) * theme.sizes().target + 4)
        self.systems.setCurrentRow(0 if self.systems.count() else -1)
        self._say()

    def _say(self) -> None:
        names = self.names()
        row, order = self.systems.currentRow(), self.shown.orders.get(self._kind(), ()) if self.shown else ()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(names) - 1)
        self.keep.setEnabled(len(names) > 1 and names != order)
        self.drop.setEnabled(bool(order))
        if len(names) < 2:
            text = self.tr("历史数据里只有一种来源。导入业务系统导出的数据或共享数据以后，在这里排先后。")
        elif order:
            text = self.tr("现在的顺序：{order}。不一致时先列排在前面的，由您选定。").format(order=" > ".join(order))
        else:
            text = self.tr("没有定先后，不一致的数都等您选。")
        show_plain(self.state, text)

    def names(self) -> tuple[str, ...]:
        """The systems as they stand in the list."""
        return tuple(self.systems.item(n).text() for n in range(self.systems.count()))

    # changing

    def move_by(self, step: int) -> None:
        """Put the chosen system one place further up (-1) or down (1)."""
        row = self.systems.currentRow()
        if row >= 0 and 0 <= row + step < self.systems.count():
            self.systems.insertItem(row + step, self.systems.takeItem(row))
            self.systems.setCurrentRow(row + step)
            self._say()

    def save(self) -> None:
        """Keep the order as it stands."""
        self._host.ask(tasks.set_trust(self.names(), self._kind()), self._kept)

    def cancel(self) -> None:
        """No order for this kind of data any more."""
        self._host.ask(tasks.drop_trust(self._kind()), self._kept)

    def _kept(self, shown: TrustShown) -> None:
        self.show_trust(shown)
        self._host.changed()

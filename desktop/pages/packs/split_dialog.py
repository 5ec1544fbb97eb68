"""Choosing for whom a form is split, for which period, and where the files go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.pages.packs.tasks import Offered, Wanted
from desktop.typed import date_in
from desktop.widgets.item_list import item_list
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy, sized


class SplitDialog(Roomy):
    wanted = Signal(object)  # Wanted without its folder

    def __init__(self, template: Path, offered: Offered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template = template
        self.setWindowTitle(self.tr("分村填报"))
        self.resize(*sized(560, 620))
        title = QLabel()
        show_plain(title, template.name)
        title.setProperty("kind", "title")
        title.setWordWrap(True)
        self.list = item_list()
        self.list.setAccessibleName(self.tr("分给哪些村"))
        for village in offered.villages:
            self._add(village)
        self.more = QLineEdit()
        self.more.setAccessibleName(self.tr("其他村"))
        self.more.setPlaceholderText(self.tr("表里没有的村写在这里，用顿号隔开"))
        self.period = QLineEdit()
        self.period.setAccessibleName(self.tr("报告期"))
        self.period.setPlaceholderText(self.tr("例如 2026-04；不填就按表里写的"))
        self.how = QComboBox()
        self.how.setAccessibleName(self.tr("怎样下发"))
        for code, word in (("folder", self.tr("文件夹")), ("stick", self.tr("U盘")), ("chat", self.tr("聊天软件"))):
            self.how.addItem(word, code)
        self.password = QLineEdit()
        self.password.setAccessibleName(self.tr("保护密码"))
        self.password.setPlaceholderText(self.tr("不填就只锁定，不设密码"))
        self.due = QLineEdit(offered.due)
        self.due.setAccessibleName(self.tr("交回时限"))
        self.due.setPlaceholderText(self.tr("例如 2026-04-25；到时没有交的村列在待办里"))
        self.issued = QCheckBox(self.tr("表已原样下发，只收回汇总"))
        self._lay_out(title)

    def _lay_out(self, title: QLabel) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("其他村"), self.more), (self.tr("报告期"), self.period), (self.tr("怎样下发"), self.how),
            (self.tr("交回时限"), self.due), (self.tr("保护密码"), self.password),
        )  # fmt: skip
        for word, widget in rows:
            form.addRow(word, widget)
        self.problem = QLabel()
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        hint = QLabel(self.tr("每村一个 Excel 文件：只有本村的行，已预填，不该填的地方锁定。"))
        hint.setProperty("kind", "muted")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.on = buttons.addButton(self.tr("选择存放文件夹…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.on.setProperty("kind", "primary")
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        self.issued.toggled.connect(self._named)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[2])
        box.addWidget(title)
        box.addWidget(hint)
        box.addWidget(self.list, 1)
        box.addLayout(form)
        box.addWidget(self.issued)
        box.addWidget(self.problem)
        box.addWidget(buttons)
        self.list.setFocus()

    def _add(self, village: str) -> None:
        item = QListWidgetItem(village)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        self.list.addItem(item)

    def _named(self, issued: bool) -> None:
        self.on.setText(self.tr("登记") if issued else self.tr("选择存放文件夹…"))
        for widget in (self.how, self.password):
            widget.setEnabled(not issued)

    def villages(self) -> tuple[str, ...]:
        """Those that are ticked, and those written besides."""
        items = (self.list.item(row) for row in range(self.list.count()))
        ticked = [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]
        written = self.more.text().replace("，", "、").replace(",", "、").split("、")
        return tuple(dict.fromkeys([*ticked, *(name.strip() for name in written if name.strip())]))

    def _agree(self) -> None:
        if not self.villages():
            self.more.setFocus()
            return
        written = self.due.text().strip()
        day = date_in(written)
        if written and day is None:
            self.due.setFocus()
            self.due.selectAll()
            show_plain(self.problem, self.tr("看不懂这个日期，请写成 2026-04-30 这样。"))
            self.make_room()
            return
        how = str(self.how.currentData())
        self.wanted.emit(
            Wanted(
                self.template,
                self.villages(),
                self.period.text().strip(),
                None,
                how,
                self.password.text(),
                day.isoformat() if day else "",
            )
        )
        self.accept()

"""All keys in one sheet, read from the menus, with those that the form itself understands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHeaderView,
    QMenu,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.widgets.roomy import Roomy, sized


class KeysDialog(Roomy):
    def __init__(self, menus: Iterable[QMenu], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("快捷键一览"))
        self.resize(*sized(600, 620))
        lines = [*self._form_keys(), *(line for menu in menus for line in menu_keys(menu)), *self._page_keys()]
        self.table = QTableWidget(len(lines), 2)
        self.table.setAccessibleName(self.tr("快捷键一览"))
        self.table.setHorizontalHeaderLabels([self.tr("操作"), self.tr("按键")])
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 220)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        for row, line in enumerate(lines):
            for column, text in enumerate(line):
                self.table.setItem(row, column, QTableWidgetItem(text))
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.accept)
        box = QVBoxLayout(self)
        box.addWidget(self.table)
        box.addWidget(close)

    def _form_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("上下左右移动"), "↑ ↓ ← →"),
            (self.tr("直接输入：替换原值"), "0–9 …"),
            (self.tr("修改原值"), "F2"),
            (self.tr("放弃修改"), "Esc"),
            (self.tr("离开表格，到下一个控件"), "Ctrl+Tab"),
            (self.tr("列出选项，或打开日历"), "Alt+↓"),
            (self.tr("逐个选用选项、打勾"), self.tr("空格")),
            (self.tr("从 Excel 粘贴一块"), "Ctrl+V"),
        ]

    def _page_keys(self) -> list[tuple[str, str]]:
        """Keys that pages understand by themselves."""
        profile, templates = self.tr("历史数据：{what}"), self.tr("核改报表模板：{what}")
        return [
            (profile.format(what=self.tr("换到下一栏")), "Ctrl+PgDown"),
            (profile.format(what=self.tr("更正选中的数值")), "F2"),
            (profile.format(what=self.tr("采用第几个数值（数据不一致）")), "1–9"),
            (profile.format(what=self.tr("是同一个、不是、以后再说（待确认）")), "Y / N / L"),
            (templates.format(what=self.tr("改标签")), "F2"),
            (templates.format(what=self.tr("去掉、增加填报项")), "Delete / Insert"),
            (templates.format(what=self.tr("选一片区域，框成表格")), "Shift+↑ ↓ ← →, Ctrl+T"),
            (self.tr("查找（填报项、数据、报表）"), "Ctrl+F"),
        ]


def menu_keys(menu: QMenu) -> Iterator[tuple[str, str]]:
    """Text and keys of every action that has a key, those of submenus too."""
    for action in menu.actions():
        if (inner := _submenu(action)) is not None:
            yield from menu_keys(inner)
            continue
        text, _, written = action.text().partition("\t")
        named = (key.toString().replace("Return", "Enter") for key in action.shortcuts())
        keys = written or " / ".join(dict.fromkeys(named))
        if keys:
            yield text, keys


def _submenu(action: QAction) -> QMenu | None:
    inner = action.menu()
    return inner if isinstance(inner, QMenu) else None

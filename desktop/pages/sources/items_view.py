"""数据项: the items of all catalogues, found by words, office and 共享属性; below, all that is known of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.sources import tasks
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.lines import Lines
from desktop.widgets.plain_text import show_plain
from desktop.words import sentence

if TYPE_CHECKING:
    from forms.sharing.desk import ItemLine

AFTER_MS = 150  # without a key, before a search begins
ATTRIBUTES = ("无条件共享", "有条件共享", "不予共享")  # the words of the regulation


class ItemsView(QWidget):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._round = 0
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("目录来源"))
        self.kind.addItem(self.tr("已导入的目录"), "held")
        self.kind.addItem(self.tr("典型目录（需在本地核实）"), "typical")
        self.kind.activated.connect(lambda _: self.search())
        self.found: tuple[ItemLine, ...] = ()
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("查找数据项"))
        self.line.setPlaceholderText(self.tr("数据项、目录或提供单位"))
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(260)
        self.provider, self.attribute = QComboBox(), QComboBox()
        self.provider.setAccessibleName(self.tr("提供单位"))
        self.attribute.setAccessibleName(self.tr("共享属性"))
        self.provider.addItem(self.tr("全部提供单位"), "")
        self.attribute.addItem(self.tr("全部共享属性"), "")
        for name in ATTRIBUTES:
            self.attribute.addItem(name, name)
        heads = (self.tr("数据项"), self.tr("所属目录"), self.tr("提供单位"), self.tr("共享属性"), self.tr("更新"))
        self.list = Lines(self.tr("数据项"), heads, (5, 5, 4, 2, 1))
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.more = QLabel()
        self.more.setProperty("kind", "muted")
        self._arrange()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(AFTER_MS)
        self._calm.timeout.connect(self.search)
        self.line.textChanged.connect(lambda _: self._calm.start())
        self.line.returnPressed.connect(self.list.setFocus)
        self.provider.activated.connect(lambda _: self.search())
        self.attribute.activated.connect(lambda _: self.search())
        self.list.currentCellChanged.connect(lambda row, *_: self._chosen(row))

    def _arrange(self) -> None:
        row = FlowLayout(theme.SPACE[1])
        for widget in (self.line, self.kind, self.provider, self.attribute):
            row.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[1])
        box.addLayout(row)
        box.addWidget(self.list, 1)
        box.addWidget(self.more)
        box.addWidget(self.about)

    def show_providers(self, providers: tuple[tuple[str, int], ...]) -> None:
        """Offices to choose from; the one that is chosen stays."""
        chosen = self.provider.currentData()
        self.provider.clear()
        self.provider.addItem(self.tr("全部提供单位"), "")
        for name, count in providers:
            self.provider.addItem(f"{name}（{count}）", name)
        self.provider.setCurrentIndex(max(0, self.provider.findData(chosen)))

    @property
    def typical(self) -> bool:
        """Whether the starter catalogue is shown."""
        return bool(self.kind.currentData() == "typical")

    def search(self) -> None:
        """Only the answer to the latest question is shown."""
        self._calm.stop()
        self._round += 1
        asked = self._round
        text, attribute = self.line.text(), self.attribute.currentData() or ""
        self.provider.setVisible(not self.typical)
        work = tasks.typical(text, attribute) if self.typical else tasks.items(
            text, self.provider.currentData() or "", attribute
        )  # fmt: skip
        self._host.ask(work, lambda found: self._show(found) if asked == self._round else None)

    def _show(self, found: tuple[ItemLine, ...]) -> None:
        self.found = found[: tasks.MOST]
        self.list.show_lines([(i.item, i.entry, i.provider, i.attribute, i.cycle) for i in self.found])
        if not found:
            text = self.tr("没有找到。可以少输几个字，或选择“全部”。")
        elif len(found) > tasks.MOST:
            text = self.tr("只显示前 {n} 项，请再输几个字缩小范围。").format(n=tasks.MOST)
        else:
            text = self.tr("共 {n} 项。").format(n=len(found))
        show_plain(self.more, sentence("catalogue.typical") + text if self.typical else text)
        if self.found:
            self.list.selectRow(0)
        self._chosen(0)

    def _chosen(self, row: int) -> None:
        if not 0 <= row < len(self.found):
            show_plain(self.about, "")
            return
        one = self.found[row]
        parts = [
            self.tr("目录代码 {code}").format(code=one.code) if one.code else "",
            self.tr("共享方式 {method}").format(method=one.method) if one.method else "",
            self.tr("使用条件 {condition}").format(condition=one.condition) if one.condition else "",
            self.tr("依据 {basis}").format(basis=one.legal_basis) if one.legal_basis else "",
            sentence(one.why_not, (("item", one.item), ("provider", one.provider))) if one.why_not else "",
        ]
        show_plain(self.about, f"{one.provider} / {one.item}　" + "　".join(part for part in parts if part))

"""目录: the catalogues that were taken in, version by version, and what changed from the version before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.sources import tasks
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.lines import Lines
from desktop.widgets.plain_text import show_plain
from desktop.words import sentence

if TYPE_CHECKING:
    from desktop.pages.sources.tasks import Changed
    from forms.sharing.desk import CatalogueLine
    from forms.sharing.editions import Change

MOST = 500  # changes shown


class CataloguesView(QWidget):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self.lines: tuple[CatalogueLine, ...] = ()
        heads = (
            self.tr("目录"), self.tr("版本"), self.tr("数据项"), self.tr("提供单位"), self.tr("可提示"),
            self.tr("共享属性"), self.tr("导入时间"), self.tr("状态"),
        )  # fmt: skip
        self.table = Lines(self.tr("已导入的目录"), heads, (3, 1, 0, 0, 0, 6, 1, 1), (2, 3, 4))
        self.compare = QPushButton(self.tr("与上一版对照"))
        self.compare.clicked.connect(lambda _=False: self._compare())
        self.told = QLabel()
        self.told.setWordWrap(True)
        changed = (
            self.tr("变化"), self.tr("提供单位"), self.tr("所属目录"), self.tr("数据项"), self.tr("说明"),
        )  # fmt: skip
        self.changes = Lines(self.tr("两版之间的变化"), changed, (1, 4, 4, 4, 6))
        self.changes.hide()
        self.table.currentCellChanged.connect(lambda *_: self._chosen())
        row = FlowLayout(theme.SPACE[1])
        row.addWidget(self.compare)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[1])
        box.addWidget(self.table, 1)
        box.addLayout(row)
        box.addWidget(self.told)
        box.addWidget(self.changes, 1)
        self._chosen()

    def show_catalogues(self, lines: tuple[CatalogueLine, ...]) -> None:
        """Of several versions the newest is in use; the others are kept."""
        self.lines = lines
        used, former = self.tr("在用"), self.tr("已被新版替代")
        self.table.show_lines(
            [
                (
                    c.name, c.version, str(c.items), str(c.providers), str(c.proposable),
                    "　".join(f"{name} {n}" for name, n in c.attributes), c.taken[:10], used if c.counts else former,
                )
                for c in lines
            ]
        )  # fmt: skip
        if lines:
            self.table.selectRow(0)
        self._chosen()

    def _chosen(self) -> None:
        row = self.table.currentRow()
        name = self.lines[row].name if 0 <= row < len(self.lines) else ""
        self.changes.hide()
        self.compare.setEnabled(sum(line.name == name for line in self.lines) > 1)
        show_plain(
            self.told, "" if self.lines else self.tr("还没有导入目录。没有本地目录时，可在“数据项”里查看典型目录。")
        )

    def _compare(self) -> None:
        name = self.lines[self.table.currentRow()].name
        self._host.run(tasks.changes(name), self.tr("正在对照目录……"), self._compared)

    def _compared(self, found: Changed) -> None:
        if not found.both:
            return
        counts = {what: sum(c.what == what for c in found.changes) for what in ("added", "removed", "changed")}
        text = self.tr("{before} → {after}：新增 {added} 项，取消 {removed} 项，改动 {changed} 处。")
        show_plain(self.told, text.format(before=found.before or "—", after=found.after or "—", **counts))
        self.changes.show_lines(
            [(sentence(f"catalogue.{c.what}"), c.provider, c.entry, c.item, _how(c)) for c in found.changes[:MOST]]
        )
        self.changes.setVisible(bool(found.changes))


def _how(change: Change) -> str:
    if not change.field:
        return ""
    return f"{sentence(f'catalogue.field.{change.field}')}：{change.before or '—'} → {change.after or '—'}"

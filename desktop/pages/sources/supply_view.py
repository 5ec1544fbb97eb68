"""报表可共享获取的情况: how much of each template shared sources could supply, and field by field what and from whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.sources import paper_tasks, tasks
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.lines import Lines
from desktop.widgets.plain_text import show_plain
from desktop.words import listed, path_text, sentence

if TYPE_CHECKING:
    from desktop.pages.sources.paper_tasks import Reuse
    from desktop.pages.sources.tasks import Supply
    from forms.model.reports import FieldSources, SourceCheck

Line = tuple[str, str, str, str, str]


class SupplyView(QWidget):
    """Above, the templates; below, the fields of the one whose button was pressed."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self.found: tuple[Supply, ...] = ()
        self.supplies = Lines(
            self.tr("报表可共享获取的情况"),
            (self.tr("报表模板"), self.tr("要填的"), self.tr("历史数据已有"), self.tr("可共享获取"), self.tr("都没有")),
            (8, 1, 1, 1, 1), (1, 2, 3, 4),
        )  # fmt: skip
        self.count = QPushButton(self.tr("统计各报表模板"))
        self.count.clicked.connect(lambda _=False: self.count_supplies())
        self.detail = QPushButton(self.tr("逐项查看"))
        self.detail.clicked.connect(lambda _=False: self._look())
        self.reuse = QPushButton(self.tr("数据复用建议清单…"))
        self.reuse.setToolTip(self.tr("所选报表里哪些项已经报送过、报给了谁，或者可以共享获取"))
        self.reuse.clicked.connect(lambda _=False: self._ask_reuse())
        self.hint = QLabel(self.tr("按导入的目录统计每个报表模板有多少项可以共享获取；报表模板在“报表模板”里导入。"))
        self.hint.setProperty("kind", "muted")
        self.hint.setWordWrap(True)
        self.fields = Lines(
            self.tr("逐项情况"),
            (self.tr("填报项"), self.tr("情况"), self.tr("提供单位"), self.tr("数据项"), self.tr("说明")),
            (5, 2, 3, 3, 6),
        )
        self.fields.hide()
        self.supplies.currentCellChanged.connect(lambda *_: self._chosen())
        row = FlowLayout(theme.SPACE[1])
        row.addWidget(self.count)
        row.addWidget(self.detail)
        row.addWidget(self.reuse)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[1])
        box.addLayout(row)
        box.addWidget(self.hint)
        box.addWidget(self.supplies, 2)
        box.addWidget(self.fields, 3)
        self._chosen()

    def count_supplies(self) -> None:
        self._host.run(tasks.supplies(), self.tr("正在统计各报表模板……"), self._counted)

    def _counted(self, found: Sequence[Supply]) -> None:
        self.found = tuple(found)
        lines = [(s.title, s.counts.total, s.counts.held, s.counts.shareable, s.counts.new) for s in found]
        self.supplies.show_lines([tuple(str(part) for part in line) for line in lines])
        if not found:
            show_plain(self.hint, self.tr("还没有报表模板。请先在“报表模板”里导入要填的空白表。"))
        else:
            total, shareable = sum(s.counts.total for s in found), sum(s.counts.shareable for s in found)
            text = self.tr("{n} 个报表模板共 {total} 项要填，其中 {shareable} 项可共享获取。")
            show_plain(self.hint, text.format(n=len(found), total=total, shareable=shareable))
            self.supplies.selectRow(0)
        self._chosen()

    def _chosen(self) -> None:
        self.fields.hide()
        for button in (self.detail, self.reuse):
            button.setEnabled(0 <= self.supplies.currentRow() < len(self.found))

    def _ask_reuse(self) -> None:
        one = self.found[self.supplies.currentRow()]
        work = paper_tasks.reuse(one.id, dt.date.today())
        self._host.run(work, self.tr("正在整理数据复用建议清单……"), self._show_reuse)

    def _show_reuse(self, shown: Reuse) -> None:
        from desktop.pages.sources.reuse_dialog import ReuseDialog

        dialog = ReuseDialog(self._host, shown, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _look(self) -> None:
        one = self.found[self.supplies.currentRow()]
        self._host.run(tasks.fields_of(one.id), self.tr("正在逐项查看……"), self._looked)

    def _looked(self, found: SourceCheck) -> None:
        lines = [line for field in found.fields for line in self._lines(field)]
        self.fields.show_lines(lines)
        self.fields.setVisible(bool(lines))
        if not lines:
            show_plain(self.hint, self.tr("目录里没有这张报表可用的数据项，也没有相近的。"))

    def _lines(self, field: FieldSources) -> Iterator[Line]:
        """One line for each item: what it is good for, and on what condition, or why not."""
        path = path_text(field.path)
        for item in field.shared:
            about = "　".join(part for part in (item.attribute, item.condition, item.method) if part)
            yield path, sentence(f"sharing.grade.{item.grade}"), item.provider, item.item, about
        for near in field.near:
            differs = sentence(f"sharing.gate.{near.gate}", (("words", listed(near.words)),))
            yield path, self.tr("相近，不能直接用"), near.item.provider, near.item.item, differs
        for one in field.refused:
            ground = self.tr("依据：{ground}").format(ground=one.ground) if one.ground else ""
            yield path, self.tr("不予共享"), one.provider, one.item, ground

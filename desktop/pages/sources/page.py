"""共享数据: what offices could supply (catalogues), what they returned (回流), and which fields that would answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.language import english
from desktop.page import Host, Page
from desktop.pages.sources import tasks
from desktop.pages.sources.catalogues_view import CataloguesView
from desktop.pages.sources.deliveries_view import DeliveriesView
from desktop.pages.sources.endpoints_view import EndpointsView
from desktop.pages.sources.items_view import ItemsView
from desktop.pages.sources.papers_view import PapersView
from desktop.pages.sources.supply_view import SupplyView
from desktop.widgets.drop_target import dropped_paths
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_text import show_plain
from desktop.widgets.stacked import stacked

if TYPE_CHECKING:
    from desktop.pages.sources.tasks import Held, Wish
    from forms.model.reports import SourceImport, SourcePreview


ENDPOINTS = 5  # the tab of 数据接口


class SourcesPage(Page):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(host, parent)
        self.setAcceptDrops(True)
        self.held: Held | None = None
        title = QLabel(self.tr("共享数据"))
        title.setProperty("kind", "pageTitle")
        self.status = QLabel()
        self.status.setWordWrap(True)
        self.take = QPushButton(self.tr("导入目录或回流数据…"))
        self.take.setProperty("kind", "primary")
        self.take.clicked.connect(lambda _=False: self.bring_in(self.host.chooser.reports(self)))
        self.report = QLabel()
        self.report.setWordWrap(True)
        self.report.hide()
        self.items = ItemsView(host)
        self.papers = PapersView(host)
        self.endpoints = EndpointsView(host)
        self.endpoints.fetched.connect(self._brought)
        self._make_lists()
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.take)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[4], theme.SPACE[3], theme.SPACE[4], theme.SPACE[2])
        box.setSpacing(theme.SPACE[1])
        box.addLayout(head)
        box.addWidget(self.status)
        box.addWidget(self.report)
        box.addLayout(self._tabs())
        box.addWidget(self.views, 1)

    def _make_lists(self) -> None:
        self.catalogues = CataloguesView(self.host)
        self.deliveries = DeliveriesView(self.host)
        self.no_deliveries = QLabel(
            self.tr("还没有回流数据。部门返还给乡镇的数据文件用上面的按钮导入，导入后可以直接预填。")
        )
        self.no_deliveries.setProperty("kind", "muted")
        self.no_deliveries.setWordWrap(True)
        self.returned = stacked(self.no_deliveries, self.deliveries)
        self.counting = SupplyView(self.host)

    def _tabs(self) -> FlowLayout:
        self.views = QStackedWidget()
        self.tabs: list[QPushButton] = []
        group, row = QButtonGroup(self), FlowLayout(theme.SPACE[0])
        views: tuple[tuple[str, QWidget], ...] = (
            (self.tr("数据项"), self.items),
            (self.tr("目录"), self.catalogues),
            (self.tr("回流数据"), self.returned),
            (self.tr("报表可共享获取的情况"), self.counting),
            (self.tr("函件"), self.papers),
            (self.tr("数据接口"), self.endpoints),
        )
        for number, (name, view) in enumerate(views):
            tab = QPushButton(name)
            tab.setProperty("kind", "tab")
            tab.setCheckable(True)
            tab.clicked.connect(lambda _=False, n=number: self.turn(n))
            group.addButton(tab)
            self.tabs.append(tab)
            row.addWidget(tab)
            self.views.addWidget(view)
        self.tabs[0].setChecked(True)
        return row

    def turn(self, number: int) -> None:
        """Show one of the views."""
        self.tabs[number].setChecked(True)
        self.views.setCurrentIndex(number)

    def turn_to(self, part: str) -> None:
        if part == "endpoints":
            self.turn(ENDPOINTS)

    def enter(self) -> None:
        self.renew()
        (self.items.line if self.held and self.held.catalogues else self.take).setFocus()

    def renew(self) -> None:
        self.take.setEnabled(self.host.ready)
        if self.host.ready:
            self.host.ask(tasks.held(), self._show)
        self.papers.renew()

    def _show(self, held: Held) -> None:
        self.held = held
        self.catalogues.show_catalogues(held.catalogues)
        self.endpoints.show_endpoints(held.endpoints, held.arrivals)
        self.deliveries.show_deliveries(held.deliveries)
        self.no_deliveries.setVisible(not held.deliveries)
        items = sum(c.items for c in held.catalogues if c.counts)
        if held.catalogues or held.deliveries:
            text = self.tr("已导入目录 {catalogues} 份（数据项 {items} 个），回流数据 {deliveries} 份。")
            text = text.format(
                catalogues=sum(c.counts for c in held.catalogues), items=items, deliveries=len(held.deliveries)
            )
        else:
            text = self.tr(
                "这里放上级和部门的政务数据目录，以及返还给乡镇的数据。导入后，填报时会提示哪些项目可共享获取。"
            )
        show_plain(self.status, text)
        self.items.show_providers(held.providers)
        self.items.search()

    # taking in

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Show what the files would bring; what is agreed to is taken in."""
        if paths and self.host.ready:
            text = self.tr("正在读取共享数据……")
            self.host.run(tasks.previews(paths), text, lambda found: self._preview(paths, found))

    def _preview(self, paths: Sequence[Path], found: Sequence[SourcePreview]) -> None:
        from desktop.pages.sources.preview_dialog import PreviewDialog

        dialog = PreviewDialog(paths, found, self)
        dialog.wanted.connect(self._take)
        dialog.saving.connect(self._save_rows)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_rows(self, one: SourcePreview) -> None:
        """The rows of a file that are wrong as a table, for the office that delivered it."""
        from forms.journey.notice_naming import safe_name

        name = self.tr("有问题的行-{file}.csv").format(file=safe_name(Path(one.file).stem))
        out = self.host.chooser.save_as(self, Path(self.host.settings.folder) / name)
        if out is not None:
            work = tasks.save_rows(one.rows, out, "en" if english() else "zh")
            self.host.run(work, self.tr("正在保存……"), self._saved, can_stop=False)

    def _saved(self, out: Path) -> None:
        self.host.tell(self.tr("已保存“{file}”。").format(file=out.name))

    def _take(self, files: Sequence[Wish]) -> None:
        self.host.run(tasks.bring_in(files), self.tr("正在导入共享数据……"), self._brought)

    def _brought(self, done: Sequence[SourceImport]) -> None:
        show_plain(self.report, "\n".join(self._said(one) for one in done) or self.tr("没有新到的文件。"))
        self.report.show()
        self.host.changed()

    def _said(self, one: SourceImport) -> str:
        """What became of a file, in a sentence or several."""
        from desktop.words import reason_sentence

        if one.error is not None:
            return "！" + reason_sentence(one.error)
        if one.kind == "catalogue":
            text = self.tr("✓ “{file}”是数据目录：{entries} 个目录，{items} 个数据项。")
            text = text.format(file=one.file, entries=one.entries, items=one.items)
        else:
            text = self.tr("✓ “{file}”是回流数据：读到 {facts} 条，来自“{provider}”。")
            text = text.format(file=one.file, facts=one.facts, provider=one.provider)
        return text + "".join(reason_sentence(problem) for problem in one.rejected)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.host.ready and dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.bring_in([path for path in paths if path.is_file()])

    def help_text(self) -> str:
        return self.tr(
            "导入数据目录后，可以按单位和共享属性查找数据项；填报时，可共享获取的项目带蓝角。导入返还的数据后，可以直接预填。"
        )

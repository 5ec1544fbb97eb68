"""数据接口: where data of other offices can be fetched, what has arrived there; tried, fetched from, forgotten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.sources import endpoint_tasks
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.lines import Lines
from desktop.widgets.plain_text import show_plain
from desktop.words import error_sentence, reason_sentence

if TYPE_CHECKING:
    from desktop.pages.sources.endpoint_dialog import EndpointDialog
    from forms.model.endpoints import Arrivals, Endpoint
    from forms.model.reports import SourceImport, SourcePreview


class EndpointsView(QWidget):
    """`fetched` brings what came in. Forgetting an endpoint takes two presses of one button."""

    fetched = Signal(object)

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._sure = ""  # the endpoint whose removal was asked for once
        self._new: frozenset[str] = frozenset()  # endpoints with files that were told of
        self.endpoints: tuple[Endpoint, ...] = ()
        self.dialog: EndpointDialog | None = None
        heads = (
            self.tr("名称"), self.tr("提供单位"), self.tr("方式"), self.tr("地址"), self.tr("新到文件"),
            self.tr("上次获取"), self.tr("使用时限"),
        )  # fmt: skip
        self.table = Lines(self.tr("数据接口"), heads, (3, 3, 2, 5, 0, 2, 2), (4,))
        self.add = QPushButton(self.tr("新增数据接口…"))
        self.fetch = QPushButton(self.tr("获取数据"))
        self.every = QPushButton(self.tr("全部获取"))
        self.change, self.remove = QPushButton(self.tr("修改…")), QPushButton()
        self.hint = QLabel()
        self.hint.setProperty("kind", "muted")
        self.hint.setWordWrap(True)
        self._arrange()
        self.add.clicked.connect(lambda _=False: self._ask(None))
        self.change.clicked.connect(lambda _=False: self._ask(self._chosen()))
        self.fetch.clicked.connect(lambda _=False: self._get_chosen())
        self.every.clicked.connect(lambda _=False: self._get_all())
        self.remove.clicked.connect(lambda _=False: self._remove())
        self.table.currentCellChanged.connect(lambda *_: self._may())
        self._may()

    def _arrange(self) -> None:
        row = FlowLayout(theme.SPACE[1])
        for button in (self.add, self.fetch, self.every, self.change, self.remove):
            row.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[1])
        box.addLayout(row)
        box.addWidget(self.hint)
        box.addWidget(self.table, 1)

    def show_endpoints(self, endpoints: Sequence[Endpoint], arrivals: Arrivals) -> None:
        new = {one.endpoint: len(one.files) for one in arrivals.found}
        before = self._chosen()
        self.endpoints = tuple(endpoints)
        known = [one.name for one in self.endpoints]
        fresh = [name for name in known if name in new and name not in self._new]
        wanted = fresh[0] if fresh else before.name if before and before.name in known else ""
        self._new = frozenset(new)
        kinds = {
            "folder": self.tr("接收文件夹"), "http": self.tr("数据接口"), "ckan": self.tr("目录接口"),
            "postgresql": self.tr("数据库视图"),
        }  # fmt: skip
        self.table.show_lines([
            (
                e.name, e.provider, kinds[e.kind], e.address, str(new.get(e.name, "")) , said_time(e.last), e.until,
            )
            for e in self.endpoints
        ])  # fmt: skip
        if self.endpoints:
            self.table.selectRow(known.index(wanted) if wanted else 0)
        count = sum(new.values())
        if not self.endpoints:
            text = self.tr(
                "部门返还数据的文件夹、接口或数据库视图登记在这里，以后按一下就能取来。密钥只存在这台电脑的加密数据里。"
            )
        elif count:
            text = self.tr("“{names}”里有 {n} 份新文件，选中后按“获取数据”导入。").format(names="”“".join(new), n=count)
        else:
            text = self.tr("没有新到的文件。接收文件夹会自动查看；其他接口按“获取数据”时连接。")
        show_plain(self.hint, text)
        self._may()

    def _chosen(self) -> Endpoint | None:
        row = self.table.currentRow()
        return self.endpoints[row] if 0 <= row < len(self.endpoints) else None

    def _may(self) -> None:
        self._sure = ""
        self.remove.setText(self.tr("删除"))
        self.add.setEnabled(self._host.ready)
        for button in (self.fetch, self.change, self.remove):
            button.setEnabled(self._chosen() is not None)
        self.every.setEnabled(len(self.endpoints) > 1)

    # entering one

    def _ask(self, endpoint: Endpoint | None) -> None:
        from desktop.pages.sources.endpoint_dialog import EndpointDialog

        title = self.tr("选择部门存放返还数据的文件夹")
        dialog = EndpointDialog(endpoint, lambda over: self._host.chooser.shared_folder(over, title), self)
        dialog.agreed.connect(self._keep)
        dialog.tried.connect(lambda one, secret: self._try(dialog, one, secret))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _keep(self, endpoint: Endpoint, secret: str) -> None:
        self._host.ask(endpoint_tasks.keep(endpoint, secret), lambda _: self._host.changed())

    def _try(self, dialog: EndpointDialog, endpoint: Endpoint, secret: str) -> None:
        failed = dialog.while_open(lambda error: dialog.say("！" + error_sentence(error)))
        found = dialog.while_open(lambda previews: dialog.say(self._tried(previews)))
        self._host.ask(endpoint_tasks.test(endpoint, secret), found, failed)

    def _tried(self, found: Sequence[SourcePreview]) -> str:
        return "\n".join(map(self._one_tried, found)) or self.tr("✓ 文件夹可以打开，里面没有新文件。")

    def _one_tried(self, one: SourcePreview) -> str:
        if one.error is not None:
            return "！" + reason_sentence(one.error)
        if one.kind == "catalogue":
            return self.tr("✓ 可以读到数据目录“{name}”，{n} 个数据项。").format(name=one.name, n=one.total)
        return self.tr("✓ 可以读到“{file}”，{n} 处数值。").format(file=one.file, n=one.total)

    # fetching and forgetting

    def _get_chosen(self) -> None:
        one = self._chosen()
        if one is not None:
            self.get((one.name,))

    def _get_all(self) -> None:
        self.get(tuple(one.name for one in self.endpoints))

    def get(self, names: Sequence[str], good_rows: bool = False) -> None:
        """Fetch from these, one after the other; what has wrong rows is asked about."""
        work = endpoint_tasks.fetch(names, good_rows)
        self._host.run(work, self.tr("正在获取数据……"), lambda done: self._got(names, done))

    def _got(self, names: Sequence[str], done: Sequence[SourceImport]) -> None:
        from desktop.pages.sources.rows_dialog import RowsDialog, held_up

        self.fetched.emit(done)
        if waiting := held_up(done):
            dialog = RowsDialog(waiting, self)
            dialog.wanted.connect(lambda: self.get(names, good_rows=True))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _remove(self) -> None:
        one = self._chosen()
        if one is None:
            return
        if self._sure != one.name:
            self._sure = one.name
            self.remove.setText(self.tr("确认删除"))
            show_plain(self.hint, self.tr("删除后不再从这里获取，密钥一并删除；已取来的数据仍在。再按一次“确认删除”。"))
            return
        self._host.ask(endpoint_tasks.remove(one.name), lambda _: self._host.changed())


def said_time(iso: str) -> str:
    """A kept time as the clock on the wall shows it, "" for none."""
    return f"{dt.datetime.fromisoformat(iso).astimezone():%Y-%m-%d %H:%M}" if iso else ""

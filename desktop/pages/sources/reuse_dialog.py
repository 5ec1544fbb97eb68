"""数据复用建议清单 of a template: field by field where it was reported or could be shared; internal until a leader lets it out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.sources import paper_tasks
from desktop.pages.sources.paper_tasks import PDF
from desktop.widgets.button_row import button_row
from desktop.widgets.lines import Lines
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy, sized

if TYPE_CHECKING:
    from desktop.pages.sources.paper_tasks import Reuse


class ReuseDialog(Roomy):
    def __init__(self, host: Host, shown: Reuse, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self.shown = host, shown
        self.setWindowTitle(self.tr("数据复用建议清单"))
        self.resize(*sized(900, 560))
        self.about, self.state = QLabel(), QLabel()
        for label in (self.about, self.state):
            label.setWordWrap(True)
        heads = (self.tr("填报项"), self.tr("已报送的报表"), self.tr("收表单位"), self.tr("可共享获取"))
        self.lines = Lines(self.tr("数据复用建议清单"), heads, (6, 6, 2, 4))
        self.by = QLineEdit()
        self.by.setAccessibleName(self.tr("同意对外提供的负责人"))
        self.by.setPlaceholderText(self.tr("同意对外提供的负责人"))
        self.by.textChanged.connect(lambda _: self._may())
        self.release, self.withdraw = QPushButton(self.tr("登记同意")), QPushButton(self.tr("收回同意"))
        for button in (self.release, self.withdraw):
            button.setAutoDefault(False)
        self.release.clicked.connect(lambda _=False: self._decide(self.by.text().strip()))
        self.withdraw.clicked.connect(lambda _=False: self._decide(""))
        self.write, leave = QPushButton(self.tr("存为 Word…")), QPushButton(self.tr("关闭"))
        self.write.clicked.connect(lambda _=False: self._write())
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE[1])
        for widget, share in ((self.by, 1), (self.release, 0), (self.withdraw, 0)):
            row.addWidget(widget, share)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[1])
        box.addWidget(self.about)
        box.addWidget(self.lines, 1)
        box.addWidget(self.state)
        box.addLayout(row)
        box.addLayout(button_row(leave, self.write))
        self.show_list(shown)

    def show_list(self, shown: Reuse) -> None:
        self.shown = shown
        held, shareable = (sum(bool(getattr(n, part)) for n in shown.lines) for part in ("reported", "shared"))
        text = self.tr(
            "《{title}》共 {n} 项：已报送过 {held} 项，可共享获取 {shareable} 项。仅依据本机已导入的报表和目录。"
        )
        show_plain(self.about, text.format(title=shown.check.title, n=len(shown.lines), held=held, shareable=shareable))
        self.lines.show_lines([(n.field, n.reported, n.office, n.shared) for n in shown.lines])
        internal = self.tr("内部资料。经负责人同意并登记后，才可以对外提供；清单内容变了，要重新登记。")
        show_plain(self.state, shown.released + self.tr("，可以对外提供。") if shown.released else internal)
        self.by.setVisible(not shown.released)
        self.release.setVisible(not shown.released)
        self.withdraw.setVisible(bool(shown.released))
        self._may()
        self.make_room()

    def _may(self) -> None:
        self.release.setEnabled(bool(self.by.text().strip()))

    def _decide(self, by: str) -> None:
        work = paper_tasks.release(self.shown, by, dt.date.today())
        self._host.ask(work, self.while_open(self.show_list))

    def _write(self) -> None:
        from forms.journey.notice_naming import safe_name

        name = self.tr("数据复用建议清单-{title}.docx").format(title=safe_name(self.shown.check.title))
        out = self._host.chooser.save_as(self, Path(self._host.settings.folder) / name, PDF)
        if out is not None:
            work = paper_tasks.write_reuse(self.shown, out, dt.date.today())
            self._host.run(work, self.tr("正在生成函件……"), self._written, can_stop=False)

    def _written(self, out: Path) -> None:
        url = QUrl.fromLocalFile(str(out))
        text = self.tr("已写出“{file}”。").format(file=out.name)
        self._host.tell(text, action=self.tr("打开"), do=lambda: QDesktopServices.openUrl(url))

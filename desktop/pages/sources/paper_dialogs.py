"""Small questions before a paper: where one applies to an office, and what goes into a note that accompanies a report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.pages.sources.paper_tasks import Cover
from desktop.widgets.button_row import button_row
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy, sized


class ChannelDialog(Roomy):
    """`agreed` brings 牵头部门 and 申请渠道."""

    agreed = Signal(str, str)

    def __init__(self, provider: str, lead: str, channel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("申请渠道"))
        self.resize(*sized(560, 220))
        about = QLabel()
        about.setWordWrap(True)
        show_plain(about, self.tr("向{provider}申请数据时找谁、从哪里提出，写进需求清单。").format(provider=provider))
        self.lead, self.channel = QLineEdit(lead), QLineEdit(channel)
        self.lead.setAccessibleName(self.tr("牵头部门"))
        self.lead.setPlaceholderText(self.tr("例如：县数据局"))
        self.channel.setAccessibleName(self.tr("申请渠道"))
        self.channel.setPlaceholderText(self.tr("例如：县一体化政务大数据平台"))
        keep = QPushButton(self.tr("保存"))
        keep.clicked.connect(self._agree)
        rows = _rows((self.lead, self.channel))
        _arrange(self, about, rows, QPushButton(self.tr("取消")), keep)

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit(self.lead.text().strip(), self.channel.text().strip())


class CoverDialog(Roomy):
    """`agreed` brings a Cover. `titles`: (title, issuing office) of the templates, to choose from."""

    agreed = Signal(object)

    def __init__(self, titles: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("报送函"))
        self.resize(*sized(640, 400))
        self._issuers = dict(titles)
        about = QLabel(self.tr("随报表一起报送的函，生成 Word 文件。文号、落款、印章和联系人留空，由党政办办理。"))
        about.setWordWrap(True)
        self.title, self.receiver, self.period = QComboBox(), QLineEdit(), QLineEdit()
        self.title.setEditable(True)
        self.title.setAccessibleName(self.tr("报表名称"))
        self.title.addItems([title for title, _ in titles])
        self.receiver.setAccessibleName(self.tr("收文单位"))
        self.receiver.setPlaceholderText(self.tr("要这份报表的单位"))
        self.period.setAccessibleName(self.tr("报告期"))
        self.period.setPlaceholderText(self.tr("例如：2026年4月"))
        self.notes = QPlainTextEdit()
        self.notes.setAccessibleName(self.tr("说明"))
        self.notes.setPlaceholderText(self.tr("需要说明的事项，一行一条；可不填"))
        self.notes.setTabChangesFocus(True)
        self.write = QPushButton(self.tr("生成函件…"))
        self.write.clicked.connect(self._agree)
        self.title.currentTextChanged.connect(self._titled)
        for line in (self.receiver, self.period):
            line.textChanged.connect(lambda _: self._checked())
        rows = _rows((self.title, self.receiver, self.period, self.notes))
        _arrange(self, about, rows, QPushButton(self.tr("取消")), self.write)
        self._titled(self.title.currentText())

    def _titled(self, title: str) -> None:
        """The office that issued a template is the one it goes to, where nobody said otherwise."""
        issuer = self._issuers.get(title, "")
        if issuer and (not self.receiver.text() or self.receiver.text() in self._issuers.values()):
            self.receiver.setText(issuer)
        self._checked()

    def _checked(self) -> None:
        said = (self.title.currentText(), self.receiver.text(), self.period.text())
        self.write.setEnabled(all(text.strip() for text in said))

    def _agree(self) -> None:
        notes = tuple(line.strip() for line in self.notes.toPlainText().splitlines() if line.strip())
        said = Cover(self.receiver.text().strip(), self.title.currentText().strip(), self.period.text().strip(), notes)
        self.accept()
        self.agreed.emit(said)


def _rows(widgets: Sequence[QWidget]) -> QFormLayout:
    rows = QFormLayout()
    rows.setHorizontalSpacing(theme.SPACE[3])
    rows.setVerticalSpacing(theme.SPACE[1])
    for widget in widgets:
        rows.addRow(widget.accessibleName(), widget)
    return rows


def _arrange(dialog: Roomy, about: QLabel, rows: QLayout, leave: QPushButton, on: QPushButton) -> None:
    leave.clicked.connect(dialog.reject)
    box = QVBoxLayout(dialog)
    box.setSpacing(theme.SPACE[2])
    box.addWidget(about)
    box.addLayout(rows, 1)
    box.addLayout(button_row(leave, on))

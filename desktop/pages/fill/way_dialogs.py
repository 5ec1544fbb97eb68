"""What is asked on a report's way: who signs, to whom it goes, why it came back, what a correction changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.pages.fill.way_tasks import SendOrder, Way
from desktop.typed import date_in, masked
from desktop.widgets.button_row import button_row
from desktop.widgets.item_list import item_list
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy, sized
from desktop.words import path_text, place_text, sentence
from forms.model.states import CorrectionPreview
from forms.values.secrets import sensitive

_MOST_CHANGES = 300
Folder = Callable[[], Path | None]


class _Asking(Roomy):
    """A heading, some lines to fill, two buttons."""

    def __init__(self, title: str, about: str, on: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(sized(520, 10)[0])
        self.rows = QFormLayout()
        self.rows.setHorizontalSpacing(theme.SPACE[3])
        self.on, back = QPushButton(on), QPushButton(self.tr("取消"))
        self.on.clicked.connect(self._go_on)
        back.clicked.connect(self.reject)
        self.box = QVBoxLayout(self)
        self.box.setSpacing(theme.SPACE[2])
        self.box.addWidget(_text(about, "muted"))
        self.box.addLayout(self.rows)
        self.problem = _text("", "problem")
        self.problem.hide()
        self.box.addWidget(self.problem)
        self.box.addLayout(button_row(back, self.on))

    def line(self, name: str, text: str = "", hint: str = "") -> QLineEdit:
        """A line to fill, with its caption."""
        line = QLineEdit(text)
        line.setPlaceholderText(hint)
        line.setAccessibleName(name)
        caption = QLabel(name)
        caption.setProperty("kind", "formLabel")
        caption.setBuddy(line)
        self.rows.addRow(caption, line)
        return line

    def refuse(self, line: QLineEdit, text: str) -> None:
        """Say what is wrong with a line, and go back to it; the dialog grows by what is said."""
        show_plain(self.problem, text)
        self.problem.show()
        self.make_room()
        line.setFocus()
        line.selectAll()

    def needs(self, line: QLineEdit) -> None:
        """Nothing goes on while the line is empty."""
        self.on.setEnabled(bool(line.text().strip()))
        line.textChanged.connect(lambda text: self.on.setEnabled(bool(text.strip())))

    def _go_on(self) -> None:
        self.accept()


class SignDialog(_Asking):
    """Who signed; also before a sign sheet is printed. Names may stay blank: they are signed by hand then."""

    told = Signal(object)  # [(role, name)]

    def __init__(self, title: str, on: str, roles: Sequence[str], parent: QWidget | None = None) -> None:
        about = self.tr("姓名可以不填：留空的由本人在审签单上手签。")
        super().__init__(title, about, on, parent)
        self.names = {role: self.line(role) for role in roles}

    def _go_on(self) -> None:
        self.told.emit([(role, line.text().strip()) for role, line in self.names.items()])
        self.accept()


class ReasonDialog(_Asking):
    told = Signal(str)

    def __init__(self, title: str, about: str, on: str, parent: QWidget | None = None) -> None:
        super().__init__(title, about, on, parent)
        self.reason = self.line(self.tr("原因"))
        self.needs(self.reason)

    def _go_on(self) -> None:
        self.told.emit(self.reason.text().strip())
        self.accept()


class PagesDialog(_Asking):
    """Which pages of a scan belong to this report; all where none is named."""

    told = Signal(str)

    def __init__(self, file: str, count: int, parent: QWidget | None = None) -> None:
        about = self.tr("“{file}”共 {n} 页。里面有几份报表的，只写属于这份报表的页。").format(file=file, n=count)
        super().__init__(self.tr("附上盖章扫描件"), about, self.tr("附上"), parent)
        self._count = count
        self.pages = self.line(self.tr("页码"), "", self.tr("例如 3-4；不填就是全部"))

    def _go_on(self) -> None:
        from forms.documents.pdf_pages import named_pages
        from forms.errors import FormsError

        said = self.pages.text().strip()
        try:
            if said:
                named_pages(said, self._count)
        except FormsError as error:
            self.refuse(self.pages, sentence(error.code, error.context))
            return
        self.told.emit(said)
        self.accept()


class SendDialog(_Asking):
    """To whom, when, and which files are made ready. `send` False: files only."""

    told = Signal(object)  # SendOrder

    def __init__(
        self, way: Way, choose: Folder, send: bool = True, unsigned: Path | None = None, parent: QWidget | None = None
    ) -> None:
        title = self.tr("报送") if send else self.tr("备好报送文件")
        about = self.tr("报送后，这份报表作为历史数据用于以后的预填。") if send else self.tr("文件按命名规则存放。")
        super().__init__(title, about, title, parent)
        self._way, self._choose, self._send, self._unsigned = way, choose, send, unsigned
        self.receiver = self.line(self.tr("报给"), way.receiver, self.tr("例如：县民政局"))
        self.channel = self.line(self.tr("报送方式"), way.channel, self.tr("平台、邮箱、微信群、纸质"))
        self.day = self.line(self.tr("报送日期"), dt.date.today().isoformat())
        self.files = QCheckBox(self.tr("备好报送文件：电子表、打印用 PDF、盖章扫描件"))
        self.zip = QCheckBox(self.tr("打成一个 zip 包"))
        self.files.setChecked(not send or way.report is not None)
        self.box.insertWidget(2, self.files)
        self.box.insertWidget(3, self.zip)
        self.rule = self.line(self.tr("命名规则"), way.rule, self.tr("XX镇+表名+报告期"))
        self.password = self.line(self.tr("打开密码"), "", self._password_hint())
        self.files.toggled.connect(self._files_wanted)
        self._files_wanted(self.files.isChecked())
        self.files.setVisible(send)
        self.needs(self.receiver)
        self.receiver.setFocus()

    def _password_hint(self) -> str:
        return self.tr("含个人信息，建议加密码（至少 6 位）") if self._way.personal else self.tr("不加密码可不填")

    def _files_wanted(self, wanted: bool) -> None:
        for one in (self.zip, self.rule, self.password):
            one.setEnabled(wanted)

    def _go_on(self) -> None:
        from forms.journey.returning import Wanted

        to = self.receiver.text().strip()
        written = self.day.text().strip()
        day = date_in(written)
        if written and day is None:
            self.refuse(self.day, self.tr("看不懂这个日期，请写成 2026-04-30 这样。"))
            return
        folder = self._choose() if self.files.isChecked() else None
        if self.files.isChecked() and folder is None:
            return
        wanted = Wanted(to, self.rule.text().strip(), self.zip.isChecked(), password=self.password.text())
        channel = self.channel.text().strip()
        self.told.emit(
            SendOrder(to, day.isoformat() if day else "", channel, folder, wanted, self._unsigned, self._way.task)
        )
        self.accept()


class CorrectionDialog(_Asking):
    """What a corrected file changes, and who else used the old values; then why."""

    told = Signal(str)

    def __init__(self, preview: CorrectionPreview, parent: QWidget | None = None) -> None:
        changes = [*preview.changes.edits, *preview.changes.rows]
        about = self.tr("共更正 {n} 处。更正后以后填报使用新数值，已报出的那一份保留备查，并生成更正说明。")
        super().__init__(self.tr("更正"), about.format(n=len(changes)), self.tr("更正"), parent)
        self.changes = item_list()
        self.changes.setAccessibleName(self.tr("更正内容"))
        for edit in changes[:_MOST_CHANGES]:
            if edit.address[:1] in "+-":
                said = self.tr("新增第 {n} 行") if edit.address[0] == "+" else self.tr("删除原第 {n} 行")
                self.changes.addItem(f"{path_text(edit.labels)}　{said.format(n=edit.address[1:])}")
            else:
                values = f"{_masked(edit.before)} → {_masked(edit.now)}"
                self.changes.addItem(f"{place_text(edit.address)}　{path_text(edit.labels)}　{values}")
        self.used = item_list()
        self.used.setAccessibleName(self.tr("用过原数值的报表"))
        for edit, uses in preview.users:
            for use in uses:
                self.used.addItem(f"{use.title or use.file}　{path_text(edit.labels)}　{place_text(use.address)}")
        found = self.tr("还有 {n} 处用到原值，请逐一核实：") if self.used.count() else self.tr("没有其他报表用到原值。")
        self.box.insertWidget(1, self.changes)
        self.box.insertWidget(2, _text(found.format(n=self.used.count()), "body"))
        self.box.insertWidget(3, self.used)
        self.used.setVisible(self.used.count() > 0)
        self.reason = self.line(self.tr("更正原因"))
        self.needs(self.reason)
        self.reason.setFocus()

    def _go_on(self) -> None:
        self.told.emit(self.reason.text().strip())
        self.accept()


def _masked(value: str) -> str:
    """A value as it is listed: identity, account and telephone numbers are not shown in full."""
    return (masked(value, "idcard") if sensitive("", value) else value) or "—"


def _text(text: str, kind: str) -> QLabel:
    label = QLabel()
    show_plain(label, text)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label

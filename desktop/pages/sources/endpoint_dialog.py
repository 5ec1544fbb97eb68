"""Where an office's data can be fetched: entered, tried, kept. What isn't asked of a kind of endpoint isn't shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.widgets.button_row import button_row
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy, sized

if TYPE_CHECKING:
    from forms.model.endpoints import Endpoint

SERVERS = ("http", "ckan")
SHOWN: dict[str, Callable[[str, str], bool]] = {  # what is asked, by the kind and by how the server is told who asks
    "view": lambda kind, _: kind == "postgresql",
    "columns": lambda kind, _: kind == "postgresql",
    "auth": lambda kind, _: kind in SERVERS,
    "header": lambda kind, auth: kind in SERVERS and auth == "key",
    "token_url": lambda kind, auth: kind in SERVERS and auth == "oauth2",
    "client": lambda kind, auth: kind in SERVERS and auth == "oauth2",
    "scope": lambda kind, auth: kind in SERVERS and auth == "oauth2",
    "secret": lambda kind, auth: kind == "postgresql" or (kind in SERVERS and auth != "none"),
    "plain": lambda kind, auth: kind == "postgresql" or (kind in SERVERS and auth != "none"),
}


class EndpointDialog(Roomy):
    """`agreed` and `tried` bring an endpoint and the secret that was typed, "" for the one that is kept."""

    agreed = Signal(object, str)
    tried = Signal(object, str)

    def __init__(
        self, endpoint: Endpoint | None, folder: Callable[[QWidget], Path | None], parent: QWidget | None = None
    ) -> None:
        """`folder` asks for a folder."""
        super().__init__(parent)
        self._before, self._folder = endpoint, folder
        self.setWindowTitle(self.tr("数据接口"))
        self.resize(*sized(680, 420))
        self.lines: dict[str, QLineEdit] = {}
        self._rows: dict[str, QWidget] = {}
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(theme.SPACE[3])
        self._form.setVerticalSpacing(theme.SPACE[1])
        self._ask()
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.test = QPushButton(self.tr("测试"))
        self.test.setAutoDefault(False)
        self.test.setToolTip(self.tr("连接一次，看能读到什么；什么都不保存"))
        self.test.clicked.connect(lambda _=False: self._try())
        self.keep, leave = QPushButton(self.tr("保存")), QPushButton(self.tr("取消"))
        self.keep.clicked.connect(self._agree)
        leave.clicked.connect(self.reject)
        row = button_row(leave, self.keep)
        row.insertWidget(0, self.test)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[2])
        box.addLayout(self._form)
        box.addWidget(self.told)
        box.addStretch(1)
        box.addLayout(row)
        if endpoint is not None:
            self._show(endpoint)
        self._fit()

    def _ask(self) -> None:
        self._line("name", self.tr("名称"), self.tr("自己起名，例如：县民政局回流"))
        self._line("provider", self.tr("提供单位"), self.tr("作为数据来源显示"))
        self.kind = self._choice("kind", self.tr("方式"), (
            ("folder", self.tr("接收文件夹（部门或交换系统放入文件）")), ("http", self.tr("数据接口（HTTP）")),
            ("ckan", self.tr("目录接口（CKAN）")), ("postgresql", self.tr("数据库视图（PostgreSQL）")),
        ))  # fmt: skip
        self._place()
        self._line("view", self.tr("视图名称"), "public.view_name")
        self._line("columns", self.tr("只取这些栏目"), self.tr("用顿号隔开；空着取视图的全部栏目"))
        self.auth = self._choice("auth", self.tr("身份验证"), (
            ("none", self.tr("不需要")), ("key", self.tr("密钥")), ("oauth2", self.tr("客户端凭证（OAuth2）")),
        ))  # fmt: skip
        self._line("header", self.tr("密钥放在哪个请求头"), "X-API-Key").setText("X-API-Key")
        self._line("token_url", self.tr("令牌地址"), "https://")
        self._line("client", self.tr("客户端编号"), "")
        self._line("scope", self.tr("授权范围"), self.tr("可不填"))
        self._line("secret", self.tr("密钥或密码"), "").setEchoMode(QLineEdit.EchoMode.Password)
        self._line("purpose", self.tr("使用场景"), self.tr("取来做什么用，例如：填报月报时预填"))
        self._line("until", self.tr("使用时限"), self.tr("最后一天，例如：2027-12-31；可不填"))
        self.plain = QCheckBox(self.tr("已确认在内部网络，允许不加密传输"))
        self._rows["plain"] = self.plain
        self._form.addRow("", self.plain)

    def _line(self, name: str, head: str, hint: str) -> QLineEdit:
        line = self.lines[name] = QLineEdit()
        line.setAccessibleName(head)
        line.setPlaceholderText(hint)
        line.textChanged.connect(lambda _: self._checked())
        self._rows[name] = line
        self._form.addRow(head, line)
        return line

    def _place(self) -> None:
        """The address, with a button that asks for a folder."""
        self.lines["address"] = line = QLineEdit()
        line.setAccessibleName(self.tr("地址"))
        line.textChanged.connect(lambda _: self._checked())
        self.browse = QPushButton(self.tr("选择…"))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(lambda _=False: self._chosen_folder(self._folder(self)))
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(line, 1)
        row.addWidget(self.browse)
        self._form.addRow(self.tr("地址"), whole)

    def _choice(self, name: str, head: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(head)
        for value, text in choices:
            box.addItem(text, value)
        box.currentIndexChanged.connect(lambda _: self._fit())
        self._rows[name] = box
        self._form.addRow(head, box)
        return box

    def _show(self, endpoint: Endpoint) -> None:
        for name, line in self.lines.items():
            if name != "secret":
                line.setText(str(getattr(endpoint, name)))
        self.lines["name"].setEnabled(False)  # what came from it names it
        self.lines["secret"].setPlaceholderText(self.tr("已保存的可以空着；换了地址要重新填写"))
        self.kind.setCurrentIndex(max(0, self.kind.findData(endpoint.kind)))
        self.auth.setCurrentIndex(max(0, self.auth.findData(endpoint.auth)))
        self.plain.setChecked(endpoint.plain)

    def _fit(self) -> None:
        """Show what is asked of this kind of endpoint."""
        if not hasattr(self, "plain"):
            return
        kind, auth = self.kind.currentData(), self.auth.currentData()
        for name, shown in SHOWN.items():
            self._form.setRowVisible(self._rows[name], shown(kind, auth))
        self.browse.setVisible(kind == "folder")
        hints = {"folder": "", "postgresql": "postgresql://user@server/database"}
        self.lines["address"].setPlaceholderText(hints.get(kind, "https://"))
        self._checked()
        self.make_room()

    def _chosen_folder(self, folder: Path | None) -> None:
        if folder is not None:
            self.lines["address"].setText(str(folder))

    def _checked(self) -> None:
        if not hasattr(self, "keep"):
            return
        needed = ["name", "address"] + [name for name in ("view", "token_url") if self._asks(name)]
        whole = all(self.lines[name].text().strip() for name in needed) and self._day() is not None
        self.keep.setEnabled(whole)
        self.test.setEnabled(whole)

    def _asks(self, name: str) -> bool:
        return SHOWN[name](self.kind.currentData(), self.auth.currentData())

    def _day(self) -> str | None:
        """The last day of use as it is kept, "" for none; None for what is no day."""
        text = self.lines["until"].text().strip()
        try:
            return dt.date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            return None

    def said(self) -> Endpoint:
        from forms.model.endpoints import Endpoint

        texts = {
            name: line.text().strip() for name, line in self.lines.items()
            if name != "secret" and (name not in SHOWN or self._asks(name))
        }  # fmt: skip
        texts |= {"until": self._day() or "", "provider": texts["provider"] or texts["name"]}
        return Endpoint(
            kind=self.kind.currentData(),
            auth=self.auth.currentData() if self._asks("auth") else "none",
            plain=self.plain.isChecked() and self._asks("plain"),
            last=self._before.last if self._before else "",
            **texts,
        )

    def _secret(self) -> str:
        return self.lines["secret"].text() if self._asks("secret") else ""

    def _try(self) -> None:
        self.say(self.tr("正在连接……"))
        self.test.setEnabled(False)
        self.tried.emit(self.said(), self._secret())

    def say(self, text: str) -> None:
        """What came of trying."""
        self.test.setEnabled(True)
        show_plain(self.told, text)
        self.make_room()

    def _agree(self) -> None:
        said, secret = self.said(), self._secret()
        self.accept()
        self.agreed.emit(said, secret)

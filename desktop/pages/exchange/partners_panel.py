"""The computers that this one exchanges with, and pairing with another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.widgets import laid
from desktop.widgets.panel import Panel
from desktop.widgets.plain_text import label, show_plain

if TYPE_CHECKING:
    from forms.sync.desk import Partner, Standing


class PartnersPanel(Panel):
    revoke_wanted = Signal(str, str)  # id, name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.call(self.tr("已配对的电脑"))
        self.own = label(kind="muted")
        self.rows = QVBoxLayout()
        self.rows.setSpacing(theme.SPACE[1])
        self.box.addWidget(self.own)
        self.box.addLayout(self.rows)

    def show_standing(self, standing: Standing) -> None:
        name = self.tr("本机：{name}（{device}）").format(name=standing.name, device=standing.device[:8])
        show_plain(self.own, name)
        laid.clear(self.rows)
        for partner in standing.partners:
            self.rows.addWidget(self._row(partner))
        if not standing.partners:
            self.rows.addWidget(label(self.tr("还没有配对的电脑。配对后，双方只互相信任对方发来的数据。")))

    def _row(self, partner: Partner) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(f"{partner.name}（{partner.id[:8]}）　{self._state(partner)}"), 1)
        if partner.state == "paired":
            stop = QPushButton(self.tr("停用…"))
            stop.setProperty("kind", "link")
            stop.setAccessibleName(self.tr("停用：{name}").format(name=partner.name))
            stop.clicked.connect(partial(self._stop, partner))
            line.addWidget(stop)
        return row

    def _stop(self, partner: Partner, _: bool = False) -> None:
        self.revoke_wanted.emit(partner.id, partner.name)

    def _state(self, partner: Partner) -> str:
        if partner.state != "paired":
            return self.tr("≠ 已停用，此后的数据不再采用")
        if partner.lacks is None:
            return self.tr("? 还没有收到对方的回执")
        if partner.lacks:
            return self.tr("… 还有 {n} 条没有收到对方的回执").format(n=partner.lacks)
        return self.tr("✓ 对方已收齐")


class PairingPanel(Panel):
    code_wanted = Signal()
    entered = Signal(str)  # a code

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.call(self.tr("与另一台电脑配对"))
        steps = label(
            self.tr(
                "两台电脑用同一个收发位置。一台取得代码，当面或打电话读给对方；另一台输入代码，然后双方各收发一次。"
                "代码只能用一次，不要用聊天软件发送。"
            )
        )
        self.get = QPushButton(self.tr("取得代码"))
        self.get.clicked.connect(lambda _=False: self.code_wanted.emit())
        self.code = QLabel()
        self.code.setProperty("kind", "recoveryKey")
        self.code.setAccessibleName(self.tr("配对代码"))
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.hide()
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("对方读给您的代码"))
        self.line.setPlaceholderText(self.tr("对方读给您的代码"))
        self.line.setMaxLength(40)
        self.enter_code = QPushButton(self.tr("输入代码配对"))
        self.enter_code.clicked.connect(self._entered)
        self.line.returnPressed.connect(self._entered)
        giving, taking = QHBoxLayout(), QHBoxLayout()
        giving.addWidget(self.get)
        giving.addWidget(self.code, 1)
        giving.addStretch(0)
        taking.addWidget(self.line, 1)
        taking.addWidget(self.enter_code)
        self.box.addWidget(steps)
        self.box.addLayout(giving)
        self.box.addLayout(taking)

    def show_code(self, code: str) -> None:
        show_plain(self.code, code)
        self.code.setVisible(bool(code))

    def done(self) -> None:
        """The code was taken: it opens nothing any more."""
        self.line.clear()

    def set_ready(self, ready: bool) -> None:
        """There is a place to exchange through."""
        for widget in (self.get, self.line, self.enter_code):
            widget.setEnabled(ready)

    def _entered(self) -> None:
        if text := self.line.text().strip():
            self.entered.emit(text)

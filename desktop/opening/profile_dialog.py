"""The first start: what this computer may be used for, and a profile to make or open. Also asks for a passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.widgets.roomy import Roomy

SHORTEST = 8  # characters of a passphrase


@dataclass(frozen=True, slots=True)
class ProfileWish:
    """What the clerk asked for. Without a passphrase and a recovery key the system's keyring is meant."""

    folder: Path
    create: bool
    unit: str = ""
    passphrase: str | None = None
    recovery_key: str | None = None
    demo: bool = False  # invented data instead


class ProfileDialog(Roomy):
    """Stays open until a profile is open: the owner answers `wanted` with trouble() or accept()."""

    wanted = Signal(object)  # ProfileWish

    def __init__(self, folder: Path, create: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("一填通：历史数据"))
        self.setMinimumWidth(620)
        self.new_choice = QRadioButton(self.tr("新建历史数据（第一次使用）"))
        self.old_choice = QRadioButton(self.tr("打开已有的历史数据"))
        self.demo_choice = QRadioButton(self.tr("用演示数据看一看（虚构的数据，另存一处，可以整个删除）"))
        self.folder = _line(self.tr("历史数据文件夹"), str(folder))
        self.unit = _line(self.tr("填报单位名称"))
        self.unit.setPlaceholderText(self.tr("例如：××镇人民政府"))
        self.keyring = QRadioButton(self.tr("由本机登录账户保管，打开时不用输入"))
        self.phrase = QRadioButton(self.tr("设置口令，每次打开时输入"))
        self.recovery = QRadioButton(self.tr("使用恢复密钥（忘记口令或换了电脑）"))
        self.secret = _line(self.tr("口令"))
        self.again = _line(self.tr("再输入一次口令"))
        for line in (self.secret, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self.problem = QLabel()
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.ok = QPushButton(self.tr("确定"))
        self.ok.setProperty("kind", "primary")
        self.ok.setDefault(True)
        self.leave = QPushButton(self.tr("退出"))
        self._arrange()
        self._connect()
        (self.new_choice if create else self.old_choice).setChecked(True)
        self.keyring.setChecked(True)
        self._follow()
        (self.unit if create else self.secret).setFocus()

    def _arrange(self) -> None:
        notice = QLabel(self.tr("仅限非涉密计算机使用"))
        notice.setProperty("kind", "notice")
        words = QLabel(
            self.tr(
                "请勿导入涉密文件和工作秘密。数据加密保存在本机，不经您操作不会外传。"
                "本程序不是官方平台；上级已有平台的，以上级平台为准。"
            )
        )
        words.setWordWrap(True)
        browse = QPushButton(self.tr("浏览…"))
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(browse)
        self.form = QFormLayout()
        self.form.setSpacing(theme.SPACE[1])
        self.form.addRow(self.tr("保存位置"), place)
        self.form.addRow(self.tr("填报单位"), self.unit)
        self.form.addRow(self.tr("打开方式"), self.keyring)
        self.form.addRow("", self.phrase)
        self.form.addRow("", self.recovery)
        self.form.addRow(self.tr("口令"), self.secret)
        self.form.addRow(self.tr("再输一次"), self.again)
        first, second = QButtonGroup(self), QButtonGroup(self)
        for button in (self.new_choice, self.demo_choice, self.old_choice):
            first.addButton(button)
        for button in (self.keyring, self.phrase, self.recovery):
            second.addButton(button)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.ok)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[4], theme.SPACE[3], theme.SPACE[4], theme.SPACE[3])
        box.setSpacing(theme.SPACE[2])
        for widget in (notice, words, self.new_choice, self.demo_choice, self.old_choice):
            box.addWidget(widget)
        box.addLayout(self.form)
        box.addWidget(self.problem)
        box.addLayout(buttons)

    def _connect(self) -> None:
        for button in (self.new_choice, self.demo_choice, self.keyring, self.phrase, self.recovery):
            button.toggled.connect(self._follow)
        self.ok.clicked.connect(self._ask)
        self.leave.clicked.connect(self.reject)

    def _follow(self) -> None:
        """Show only what the chosen way asks for."""
        new, demo = self.new_choice.isChecked(), self.demo_choice.isChecked()
        for row in range(self.form.rowCount()):
            self.form.setRowVisible(row, not demo)
        if demo:
            return
        if new and self.recovery.isChecked():
            self.keyring.setChecked(True)
        self.phrase.setText(self.tr("设置口令，每次打开时输入") if new else self.tr("输入口令"))
        self.form.setRowVisible(self.unit, new)
        self.form.setRowVisible(self.recovery, not new)
        self.form.setRowVisible(self.secret, not self.keyring.isChecked())
        self.form.setRowVisible(self.again, new and self.phrase.isChecked())
        label = self.form.labelForField(self.secret)
        if isinstance(label, QLabel):
            label.setText(self.tr("恢复密钥") if self.recovery.isChecked() else self.tr("口令"))
        hidden = QLineEdit.EchoMode.Normal if self.recovery.isChecked() else QLineEdit.EchoMode.Password
        self.secret.setEchoMode(hidden)

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("选择保存历史数据的文件夹"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _ask(self) -> None:
        if problem := self._lacking():
            self.trouble(problem)
            return
        self.problem.clear()
        self._enable(False)
        secret = self.secret.text() or None
        self.wanted.emit(
            ProfileWish(
                folder=Path(self.folder.text().strip()),
                create=self.new_choice.isChecked(),
                unit=self.unit.text().strip(),
                passphrase=secret if self.phrase.isChecked() else None,
                recovery_key=secret if self.recovery.isChecked() else None,
                demo=self.demo_choice.isChecked(),
            )
        )

    def _lacking(self) -> str:
        """What is still missing, as a sentence; "" where nothing is."""
        new = self.new_choice.isChecked()
        if self.demo_choice.isChecked():
            return ""
        if not self.folder.text().strip():
            return self.tr("请选择保存历史数据的文件夹。")
        if new and not self.unit.text().strip():
            return self.tr("请填写填报单位名称，它会用来识别报表里的本单位数据。")
        if not self.keyring.isChecked() and not self.secret.text():
            return self.tr("请输入口令或恢复密钥。")
        if new and self.phrase.isChecked() and len(self.secret.text()) < SHORTEST:
            return self.tr("口令至少要 {n} 个字符。").format(n=SHORTEST)
        if new and self.phrase.isChecked() and self.secret.text() != self.again.text():
            return self.tr("两次输入的口令不一样，请重新输入。")
        return ""

    def trouble(self, sentence: str) -> None:
        """It didn't work: say why, and let the clerk try again."""
        self._enable(True)
        self.problem.setText(f"！{sentence}")
        if not self.keyring.isChecked():
            self.secret.selectAll()
            self.secret.setFocus()

    def ask_passphrase(self) -> None:
        """Ask for the passphrase of the folder that is set."""
        self.old_choice.setChecked(True)
        self.phrase.setChecked(True)
        self.secret.setFocus()

    def _enable(self, on: bool) -> None:
        self.ok.setEnabled(on)
        self.ok.setText(self.tr("确定") if on else self.tr("正在打开……"))


def _line(name: str, text: str = "") -> QLineEdit:
    line = QLineEdit(text)
    line.setAccessibleName(name)
    return line

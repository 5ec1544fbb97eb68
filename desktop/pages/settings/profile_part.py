"""The profile in the settings: where it is, its passphrase, backup and restore."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.settings import tasks
from desktop.pages.settings.passphrase_dialog import PassphraseDialog
from desktop.pages.settings.tasks import BackupAnswer, ProfileFigures
from desktop.widgets.panel import Panel

if TYPE_CHECKING:
    from desktop.pages.settings.unit_dialog import UnitDialog
    from forms.profile.rows import UnitSettings


class ProfilePart(Panel):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.call(self.tr("历史数据"))
        self._host = host
        self.dialog: PassphraseDialog | None = None
        self.place, self.figures = _plain(), _plain()
        self.unit_dialog: UnitDialog | None = None
        self.unit = QPushButton(self.tr("填报单位…"))
        self.unit.clicked.connect(self.ask_unit)
        self.phrase = QPushButton(self.tr("修改口令…"))
        self.phrase.clicked.connect(self.ask_passphrase)
        self.backup = QPushButton(self.tr("备份…"))
        self.backup.clicked.connect(self.back_up)
        self.restore = QPushButton(self.tr("从备份恢复…"))
        self.restore.clicked.connect(self.restore_backup)
        self.other = QPushButton(self.tr("打开其他历史数据…"))
        self.other.clicked.connect(host.change_profile)
        hint = _plain(self.tr("备份是加密的，恢复时要用备份时的口令或恢复密钥。备份写完后会自动核对一遍。"))
        buttons = QGridLayout()
        buttons.setSpacing(theme.SPACE[1])
        for number, button in enumerate((self.unit, self.phrase, self.backup, self.restore, self.other)):
            buttons.addWidget(button, number // 2, number % 2)
        for label in (self.place, self.figures, hint):
            self.box.addWidget(label)
        self.box.addLayout(buttons)

    def renew(self) -> None:
        """Show the profile that is open."""
        for button in (self.unit, self.phrase, self.backup, self.restore, self.other):
            button.setEnabled(self._host.ready)
        if self._host.ready:
            self._host.ask(tasks.figures(), self._show)

    def _show(self, figures: ProfileFigures) -> None:
        place = self.tr("保存位置：{folder}").format(folder=figures.folder)
        self.place.setText(self.tr("试用数据，关闭窗口后不保留。") if figures.temporary else place)
        text = self.tr("已报送的报表 {reports} 份，填报数据 {facts} 条，草稿 {drafts} 份，占用 {size}。")
        size = f"{figures.size / 2**20:.1f} MB"
        self.figures.setText(
            text.format(reports=figures.reports, facts=figures.facts, drafts=figures.drafts, size=size)
        )
        self.backup.setEnabled(not figures.temporary)
        self.phrase.setEnabled(not figures.temporary)

    # the reporting unit

    def ask_unit(self) -> None:
        self._host.ask(tasks.unit(), self._ask_unit)

    def _ask_unit(self, unit: UnitSettings) -> None:
        from desktop.pages.settings.unit_dialog import UnitDialog

        self.unit_dialog = UnitDialog(unit, self)
        self.unit_dialog.wanted.connect(self._set_unit)
        self.unit_dialog.open()

    def _set_unit(self, unit: UnitSettings) -> None:
        self._host.ask(tasks.set_unit(unit), lambda _: self._unit_set())

    def _unit_set(self) -> None:
        self._host.tell(self.tr("填报单位的信息已保存，预填时使用。"))
        self._host.changed()

    # the passphrase

    def ask_passphrase(self) -> None:
        self.dialog = PassphraseDialog(self)
        self.dialog.wanted.connect(self._set_passphrase)
        self.dialog.open()

    def _set_passphrase(self, passphrase: str) -> None:
        self._host.ask(tasks.set_passphrase(passphrase), lambda _: self._passphrase_set())

    def _passphrase_set(self) -> None:
        self._host.tell(self.tr("口令已修改，下次打开历史数据时使用新口令。原来的恢复密钥仍然有效。"))

    # backup

    def back_up(self) -> None:
        target = self._host.chooser.backup_to(self)
        if target is not None:
            text = self.tr("正在备份到“{name}”……").format(name=target.name)
            self._host.run(tasks.back_up(target), text, self._backed_up, can_stop=False)

    def _backed_up(self, answer: BackupAnswer) -> None:
        text = self.tr("已备份到“{file}”（{size}），并已核对：内容完整，可以恢复。")
        self._host.tell(text.format(file=answer.file, size=f"{answer.size / 2**20:.1f} MB"))

    def restore_backup(self) -> None:
        archive = self._host.chooser.backup_from(self)
        folder = self._host.chooser.empty_folder(self) if archive is not None else None
        if archive is not None and folder is not None:
            text = self.tr("正在从“{name}”恢复……").format(name=archive.name)
            self._host.run(tasks.restore(archive, folder), text, self._restored, can_stop=False)

    def _restored(self, folder: Path) -> None:
        self._host.tell(
            self.tr("已恢复到“{folder}”，内容核对无误。").format(folder=folder),
            action=self.tr("打开恢复的历史数据"),
            do=lambda: self._host.open_profile(folder),
        )


def _plain(text: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label

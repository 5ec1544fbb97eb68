"""Asking for files and folders: the one place that opens the system's file dialogs (loaded when first needed)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

REPORTS = "(*.xlsx *.xls *.docx *.csv *.xlsm *.et *.wps *.doc *.pdf)"
BACKUP = ".fillonce"
RETURNS = "(*.xlsx *.xls *.xlsm *.et *.csv *.ods *.zip *.rar *.docx *.pdf *.jpg *.jpeg *.png)"
TEMPLATES = "(*.xlsx *.xls *.docx *.xlsm *.pdf)"

_PROGRAMS = {".docx": "Word", ".xlsx": "Excel", ".pdf": "PDF"}


class Chooser:
    """Remembers the folder of the last choice. Every answer is None or [] where the person went back."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def reports(self, parent: QWidget) -> list[Path]:
        from PySide6.QtWidgets import QFileDialog

        title = QCoreApplication.translate("Chooser", "选择以往已报送的报表")
        kinds = QCoreApplication.translate("Chooser", "报表文件") + f" {REPORTS}"
        names, _ = QFileDialog.getOpenFileNames(parent, title, self._settings.folder, kinds)
        return self._kept([Path(name) for name in names])

    def returns(self, parent: QWidget) -> list[Path]:
        """What villages sent back, in whatever state; a zip is looked into."""
        from PySide6.QtWidgets import QFileDialog

        title = QCoreApplication.translate("Chooser", "选择交回的文件（可以多选）")
        kinds = QCoreApplication.translate("Chooser", "报表文件") + f" {RETURNS}"
        names, _ = QFileDialog.getOpenFileNames(parent, title, self._settings.folder, kinds)
        return self._kept([Path(name) for name in names])

    def folder(self, parent: QWidget) -> list[Path]:
        from PySide6.QtWidgets import QFileDialog

        title = QCoreApplication.translate("Chooser", "选择存放以往报表的文件夹")
        name = QFileDialog.getExistingDirectory(parent, title, self._settings.folder)
        return self._kept([Path(name)] if name else [])

    def template(self, parent: QWidget) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        title = QCoreApplication.translate("Chooser", "打开要填的空白表")
        kinds = QCoreApplication.translate("Chooser", "空白表") + f" {TEMPLATES}"
        name, _ = QFileDialog.getOpenFileName(parent, title, self._settings.folder, kinds)
        return next(iter(self._kept([Path(name)] if name else [])), None)

    def templates(self, parent: QWidget) -> list[Path]:
        """Blank forms to take in, several at once."""
        from PySide6.QtWidgets import QFileDialog

        title = QCoreApplication.translate("Chooser", "选择要导入的空白表（可多选）")
        kinds = QCoreApplication.translate("Chooser", "空白表") + f" {REPORTS}"
        names, _ = QFileDialog.getOpenFileNames(parent, title, self._settings.folder, kinds)
        return self._kept([Path(name) for name in names])

    def shared_folder(self, parent: QWidget, title: str) -> Path | None:
        """A folder that others publish to or take from."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(parent, title, self._settings.folder)
        return Path(name) if name else None

    def save_as(self, parent: QWidget, suggested: Path, also: str = "") -> Path | None:
        """`also`: another ending that may be chosen (".pdf")."""
        from PySide6.QtWidgets import QFileDialog

        title = QCoreApplication.translate("Chooser", "保存已填报表")
        kinds = [f"{_PROGRAMS.get(ending, '')} (*{ending})".strip() for ending in (suggested.suffix, also) if ending]
        name, kind = QFileDialog.getSaveFileName(parent, title, str(suggested), ";;".join(kinds))
        return ended(Path(name), suggested.suffix, also if also and kind == kinds[-1] else "") if name else None

    def file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """One file of these kinds ("(*.pdf *.jpg)")."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(parent, title, self._settings.folder, kinds)
        return next(iter(self._kept([Path(name)] if name else [])), None)

    def backup_to(self, parent: QWidget) -> Path | None:
        """Where to write a backup."""
        from PySide6.QtWidgets import QFileDialog

        title = QCoreApplication.translate("Chooser", "备份历史数据")
        offered = str(Path(self._settings.folder) / f"fillonce-{dt.date.today():%Y%m%d}{BACKUP}")
        name, _ = QFileDialog.getSaveFileName(parent, title, offered, f"(*{BACKUP})")
        if not name:
            return None
        return Path(name if name.endswith(BACKUP) else name + BACKUP)

    def backup_from(self, parent: QWidget) -> Path | None:
        """Which backup to restore."""
        from PySide6.QtWidgets import QFileDialog

        title = QCoreApplication.translate("Chooser", "选择备份文件")
        name, _ = QFileDialog.getOpenFileName(parent, title, self._settings.folder, f"(*{BACKUP})")
        return Path(name) if name else None

    def empty_folder(self, parent: QWidget) -> Path | None:
        """Where a backup is unpacked."""
        from PySide6.QtWidgets import QFileDialog

        title = QCoreApplication.translate("Chooser", "选择一个空文件夹，存放恢复的历史数据")
        name = QFileDialog.getExistingDirectory(parent, title, self._settings.folder)
        return Path(name) if name else None

    def leave_unsaved(self, parent: QWidget) -> str:
        """What to do with corrections that are in no file yet: "save", "leave" or "stay"."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(QCoreApplication.translate("Chooser", "这张表有更正还没有保存到文件，离开后不会保留。"))
        save = box.addButton(QCoreApplication.translate("Chooser", "先保存"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(QCoreApplication.translate("Chooser", "不保存"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QCoreApplication.translate("Chooser", "继续填报"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        pressed = box.clickedButton()
        return "save" if pressed is save else "leave" if pressed is leave else "stay"

    def _kept(self, paths: list[Path]) -> list[Path]:
        if paths:
            self._settings.folder = str(paths[0].parent)
        return paths


def ended(path: Path, usual: str, chosen: str) -> Path:
    """A name as the ending asks that was `chosen` in the dialog, "" for the usual one: a name typed with an ending keeps it."""
    if not chosen or path.suffix.lower() == chosen:
        return path
    return path.with_suffix(chosen) if path.suffix.lower() == usual.lower() else path.with_name(path.name + chosen)


def suggested_output(template: Path) -> Path:
    """Beside the template, its own name with 已填 behind; .xls is handed back as .xlsx."""
    suffix = ".xlsx" if template.suffix.lower() == ".xls" else template.suffix
    return template.with_name(f"{template.stem}-已填{suffix}")

"""Asks whose file came back, where nothing in it tells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.widgets.find_dialog import FindDialog, Words

NOBODYS = "pack.unknown_village"


def ask_whose(file: str, villages: Sequence[str], parent: QWidget, *, taken: bool = False) -> FindDialog:
    """The village a person says; nothing is taken by not answering. `taken`: it was taken for another one's."""
    translate = QCoreApplication.translate
    unknown = translate("packs", "看不出“{file}”是哪个村交的。它是：")
    asked = translate("packs", "“{file}”不是这个村的，它是：") if taken else unknown
    words = Words(
        title=translate("packs", "这是哪个村的文件"),
        asked=asked.format(file=file),
        line=translate("packs", "村名"),
        placeholder=translate("packs", "输入村名的一部分"),
        found=translate("packs", "可选的村"),
        none=translate("packs", "这次没有分给这样的村，少输几个字再找。"),
        hint=translate("packs", "选定以后按这个村收回，照样逐处核对。"),
        take=translate("packs", "选定"),
    )
    dialog = FindDialog(words, parent=parent)
    dialog.searched.connect(lambda text: dialog.show_found(text, [(v, v) for v in villages if text in v]))
    dialog.show_found("", [(village, village) for village in villages])
    return dialog


def path_of(file: str, paths: Sequence[Path]) -> Path | None:
    """Where a file that was taken back lies: one of `paths`, or directly in one that is a folder."""
    places = (path / file if path.is_dir() else path for path in paths)
    return next((place for place in places if place.name == file and place.is_file()), None)

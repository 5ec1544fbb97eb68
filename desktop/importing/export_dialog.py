"""Which system a dump came from, and the day its data is true for: asked before it is taken in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from desktop.chooser import Chooser
from desktop.typed import date_in
from desktop.widgets.form_box import form_box
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy
from desktop.words import listed


@dataclass(frozen=True, slots=True)
class Dump:
    """Files that a business system exported. `as_of` None: the day is read from the file."""

    files: tuple[Path, ...]
    system: str
    as_of: dt.date | None = None


class ExportDialog(Roomy):
    wanted = Signal(object)  # Dump

    def __init__(self, chooser: Chooser, systems: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导入业务系统导出的数据"))
        self.setMinimumWidth(520)
        self._chooser = chooser
        self.files: tuple[Path, ...] = ()
        words = QLabel(self.tr("从业务系统导出的表（Excel、CSV）按导出那一天的数记，不当作报送过的报表。"))
        words.setWordWrap(True)
        self.system = QComboBox()
        self.system.setEditable(True)
        self.system.addItems(["", *systems])
        self.system.setAccessibleName(self.tr("业务系统名称"))
        edit = self.system.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("例如：社会救助信息系统"))
            edit.setAccessibleName(self.system.accessibleName())
        self.day = QLineEdit()
        self.day.setAccessibleName(self.tr("数据截止日"))
        self.day.setPlaceholderText(self.tr("例如 2026-04-30；文件里写明了就不用填"))
        self.choose = QPushButton(self.tr("选择文件…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(lambda _=False: self.take(self._chooser.reports(self)))
        self.chosen = QLabel(self.tr("还没有选文件。"))
        self.chosen.setWordWrap(True)
        self.problem = QLabel()
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        self.ok, cancel = QPushButton(self.tr("导入")), QPushButton(self.tr("取消"))
        self.ok.clicked.connect(self._try)
        cancel.clicked.connect(self.reject)
        self._lay_out(words, cancel)

    def _lay_out(self, words: QLabel, cancel: QPushButton) -> None:
        rows = QFormLayout()
        rows.addRow(self.system.accessibleName(), self.system)
        rows.addRow(self.day.accessibleName(), self.day)
        rows.addRow(self.choose, self.chosen)
        form_box(self, words, rows, self.problem, cancel, self.ok)
        self.system.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, files: Sequence[Path]) -> None:
        """These files are to be taken in."""
        if files:
            self.files = tuple(files)
            show_plain(self.chosen, listed(path.name for path in files))

    def _try(self) -> None:
        text = self.day.text().strip()
        day = date_in(text) if text else None
        system = self.system.currentText().strip()
        problem, where = self._wrong(system, text, day)
        show_plain(self.problem, problem)
        if where is not None:
            where.setFocus()
            return
        self.wanted.emit(Dump(self.files, system, day))
        self.accept()

    def _wrong(self, system: str, text: str, day: dt.date | None) -> tuple[str, QWidget | None]:
        """What is missing or can't be read, and where."""
        if not system:
            return self.tr("请写明是哪个业务系统。"), self.system
        if text and day is None:
            return self.tr("看不懂这个日期，请写成 2026-04-30 这样。"), self.day
        if not self.files:
            return self.tr("请选择导出的文件。"), self.choose
        return "", None

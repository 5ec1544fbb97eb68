"""Before shared data are taken in: what each file is, whose it is, its first lines; which of them to take."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.widgets.button_row import button_row
from desktop.widgets.lines import Lines
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy, sized
from desktop.words import reason_sentence

if TYPE_CHECKING:
    from forms.model.reports import SourcePreview

_CHECKED = Qt.CheckState.Checked


class PreviewDialog(Roomy):
    wanted = Signal(list)  # (path, office) of the files to take

    def __init__(self, paths: Sequence[Path], previews: Sequence[SourcePreview], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导入前预览"))
        self.resize(*sized(900, 520))
        self._paths, self._previews = tuple(paths), tuple(previews)
        self._offices = [one.name if one.kind == "delivery" else "" for one in previews]
        self.files = QListWidget()
        self.files.setAccessibleName(self.tr("要导入的文件"))
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in previews:
            self.files.addItem(self._file(one))
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.office = QLineEdit()
        self.office.setAccessibleName(self.tr("提供单位"))
        self.office.textEdited.connect(self._named)
        self.office_row = QWidget()
        row = QFormLayout(self.office_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addRow(self.tr("提供单位"), self.office)
        self.catalogue = Lines(
            self.tr("目录的前几项"), (self.tr("数据项"), self.tr("提供单位"), self.tr("共享属性")), (5, 4, 2)
        )
        self.delivery = Lines(self.tr("数据的前几项"), (self.tr("栏目"), self.tr("数值"), self.tr("单位")), (6, 3, 1))
        self.take, leave = QPushButton(), QPushButton(self.tr("取消"))
        self.take.clicked.connect(self._take)
        leave.clicked.connect(self.reject)
        self._arrange(leave)
        self.files.currentRowChanged.connect(self._show)
        self.files.itemChanged.connect(lambda _: self._count())
        self.files.setCurrentRow(0)
        self._count()
        self.take.setFocus()

    def _arrange(self, leave: QPushButton) -> None:
        right = QVBoxLayout()
        right.setSpacing(theme.SPACE[1])
        for widget in (self.about, self.office_row):
            right.addWidget(widget)
        for table in (self.catalogue, self.delivery):
            right.addWidget(table, 1)
        right.addStretch(0)
        columns = QHBoxLayout()
        columns.setSpacing(theme.SPACE[2])
        columns.addWidget(self.files, 2)
        columns.addLayout(right, 5)
        hint = QLabel(self.tr("还没有保存任何内容。不要的文件去掉勾选；提供单位会作为数据来源显示。"))
        hint.setProperty("kind", "muted")
        hint.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[2])
        box.addLayout(columns, 1)
        box.addWidget(hint)
        box.addLayout(button_row(leave, self.take))

    def _file(self, one: SourcePreview) -> QListWidgetItem:
        item = QListWidgetItem(f"！{one.file}" if one.error else one.file)
        item.setToolTip(one.file)
        if one.error is None:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_CHECKED)
        return item

    def _show(self, number: int) -> None:
        one = self._previews[number]
        self.office_row.setVisible(one.kind == "delivery")
        self.catalogue.setVisible(one.kind == "catalogue")
        self.delivery.setVisible(one.kind == "delivery")
        show_plain(self.about, self._said(one))
        if one.kind == "delivery":
            self.office.setText(self._offices[number])
            self.delivery.show_lines(one.lines)
        elif one.kind == "catalogue":
            self.catalogue.show_lines(one.lines)
        self.make_room()

    def _said(self, one: SourcePreview) -> str:
        if one.error is not None:
            return "！" + reason_sentence(one.error)
        if one.kind == "catalogue":
            text = self.tr("数据目录“{name}”，共 {n} 个数据项，下面是前 {shown} 项。")
        else:
            text = self.tr("回流数据，共 {n} 处数值，下面是前 {shown} 处。")
        said = text.format(name=one.name, n=one.total, shown=len(one.lines))
        return said + "".join(reason_sentence(problem) for problem in one.rejected)

    def _named(self, text: str) -> None:
        self._offices[self.files.currentRow()] = text.strip()

    def chosen(self) -> list[tuple[Path, str]]:
        """The files that are ticked, each with its office."""
        found = zip(self._paths, self._offices, self._previews, strict=True)
        return [
            (path, office)
            for n, (path, office, one) in enumerate(found)
            if one.error is None and self.files.item(n).checkState() == _CHECKED
        ]

    def _count(self) -> None:
        number = len(self.chosen())
        self.take.setText(self.tr("导入 {n} 份").format(n=number))
        self.take.setEnabled(number > 0)

    def _take(self) -> None:
        chosen = self.chosen()
        self.accept()
        self.wanted.emit(chosen)

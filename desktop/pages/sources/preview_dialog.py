"""Before shared data are taken in: what each file is, whose it is, what is wrong with its rows, its first lines; which of them to
take, and on what terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.pages.sources.rows_list import RowsList
from desktop.pages.sources.tasks import Wish
from desktop.pages.sources.terms_panel import TermsPanel
from desktop.typed import hidden
from desktop.widgets.button_row import button_row
from desktop.widgets.item_list import item_list
from desktop.widgets.lines import Lines
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy, sized
from desktop.words import reason_sentence

if TYPE_CHECKING:
    from forms.model.reports import SourcePreview

_CHECKED = Qt.CheckState.Checked


class PreviewDialog(Roomy):
    """A file with bad rows isn't taken unless its good rows are asked for."""

    wanted = Signal(list)  # a Wish for each file to take
    saving = Signal(object)  # the preview whose wrong rows are to be saved as a table

    def __init__(self, paths: Sequence[Path], previews: Sequence[SourcePreview], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导入前预览"))
        self.resize(*sized(1000, 600))
        self._previews = tuple(previews)
        self._wishes = [
            Wish(path, one.name if one.kind == "delivery" else "") for path, one in zip(paths, previews, strict=True)
        ]
        self.files = item_list()
        self.files.setAccessibleName(self.tr("要导入的文件"))
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in previews:
            self.files.addItem(self._file(one))
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.terms = TermsPanel()
        self.terms.changed.connect(self._wished)
        self.office = self.terms.office
        self.catalogue = Lines(
            self.tr("目录的前几项"), (self.tr("数据项"), self.tr("提供单位"), self.tr("共享属性")), (5, 4, 2)
        )
        self.delivery = Lines(self.tr("数据的前几项"), (self.tr("栏目"), self.tr("数值"), self.tr("单位")), (6, 3, 1))
        self.take, leave = QPushButton(), QPushButton(self.tr("取消"))
        self.take.clicked.connect(self._take)
        leave.clicked.connect(self.reject)
        self._arrange(self._wrong_rows(), leave)
        self.files.currentRowChanged.connect(self._show)
        self.files.itemChanged.connect(lambda _: self._count())
        self.files.setCurrentRow(0)
        self._count()
        self.take.setFocus()

    def _wrong_rows(self) -> QWidget:
        self.rows = RowsList(self.tr("有问题的行"), (self.tr("行"), self.tr("位置"), self.tr("问题")))
        self.good_rows = QCheckBox(self.tr("只导入其余的行"))
        self.good_rows.setToolTip(self.tr("有问题的行不导入；不勾选时整份都不导入，等提供单位更正"))
        self.good_rows.clicked.connect(lambda _=False: self._wished())
        self.save_rows = QPushButton(self.tr("另存有问题的行…"))
        self.save_rows.setAutoDefault(False)
        self.save_rows.clicked.connect(lambda _=False: self.saving.emit(self._previews[self.files.currentRow()]))
        row = QHBoxLayout()
        row.addWidget(self.good_rows, 1)
        row.addWidget(self.save_rows)
        self.wrong = QWidget()
        box = QVBoxLayout(self.wrong)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[1])
        box.addWidget(self.rows, 1)
        box.addLayout(row)
        return self.wrong

    def _arrange(self, wrong: QWidget, leave: QPushButton) -> None:
        right = QVBoxLayout()
        right.setSpacing(theme.SPACE[1])
        for widget in (self.about, self.terms):
            right.addWidget(widget)
        for table in (wrong, self.catalogue, self.delivery):
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
        item = QListWidgetItem(f"！{one.file}" if one.error or one.bad else one.file)
        item.setToolTip(one.file)
        if one.error is None:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_CHECKED)
        return item

    def _show(self, number: int) -> None:
        one = self._previews[number]
        self.terms.setVisible(one.kind == "delivery")
        self.wrong.setVisible(bool(one.rows))
        self.catalogue.setVisible(one.kind == "catalogue")
        self.delivery.setVisible(one.kind == "delivery")
        show_plain(self.about, self._said(one))
        if one.kind == "delivery":
            self.terms.show_wish(self._wishes[number])
            self.rows.show_rows(one.rows)
            self.good_rows.setVisible(bool(one.bad))
            self.good_rows.setChecked(self._wishes[number].good_rows)
            self.delivery.show_lines([(label, hidden(value), unit) for label, value, unit in one.lines])
        elif one.kind == "catalogue":
            self.catalogue.show_lines(one.lines)
        self.make_room()

    def _said(self, one: SourcePreview) -> str:
        if one.error is not None:
            return "！" + reason_sentence(one.error)
        if one.kind == "catalogue":
            text = self.tr("数据目录“{name}”，共 {n} 个数据项，下面是前 {shown} 项。")
        elif one.bad:
            text = self.tr(
                "回流数据，共 {n} 处数值，有 {bad} 行有问题，见下表。整份先不导入；不要这些行，请勾选“只导入其余的行”。"
            )
        else:
            text = self.tr("回流数据，共 {n} 处数值，下面是前 {shown} 处。")
        said = text.format(name=one.name, n=one.total, shown=len(one.lines), bad=one.bad)
        return said + "".join(reason_sentence(problem) for problem in one.rejected)

    def _wished(self) -> None:
        number = self.files.currentRow()
        self._wishes[number] = replace(self.terms.said(self._wishes[number]), good_rows=self.good_rows.isChecked())
        self._count()

    def chosen(self) -> list[Wish]:
        """The files that are ticked and may be taken, each on its terms."""
        return [
            wish
            for n, (wish, one) in enumerate(zip(self._wishes, self._previews, strict=True))
            if one.error is None and self.files.item(n).checkState() == _CHECKED and (wish.good_rows or not one.bad)
        ]

    def _count(self) -> None:
        number = len(self.chosen())
        self.take.setText(self.tr("导入 {n} 份").format(n=number))
        self.take.setEnabled(number > 0 and self.terms.sound)

    def _take(self) -> None:
        chosen = self.chosen()
        self.accept()
        self.wanted.emit(chosen)

"""What came in, file by file; and what a folder offers, with who signed it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.pages.templates.said import arrival_text, arrival_word, signer_text
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import sized
from desktop.words import sentence

if TYPE_CHECKING:
    from forms.model.templates import Offered, TemplateArrival

_CHECKED = Qt.CheckState.Checked


class ArrivalsDialog(QDialog):
    """Files with trouble first."""

    def __init__(self, arrivals: Sequence[TemplateArrival], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导入报表模板"))
        good = sum(a.status != "failed" for a in arrivals)
        bad = len(arrivals) - good
        text = self.tr("导入 {good} 份，{bad} 份没有导入。") if bad else self.tr("导入 {good} 份。")
        self.summary = QLabel(text.format(good=good, bad=bad))
        self.table = _table(self.tr("导入结果"), (self.tr("文件"), self.tr("结果"), self.tr("说明")))
        ordered = sorted(arrivals, key=lambda a: a.status != "failed")
        _fill(self.table, [(a.file, arrival_word(a), arrival_text(a)) for a in ordered])
        close = QPushButton(self.tr("知道了"))
        close.setProperty("kind", "primary")
        close.clicked.connect(self.accept)
        _lay_out(self, (self.summary, self.table), (close,))


class OffersDialog(QDialog):
    """Signed templates of desktops we are paired with are chosen beforehand; of others each is chosen on purpose; nothing else can be."""

    wanted = Signal(list)  # names of sidecars

    def __init__(self, folder: Path, offers: Sequence[Offered], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("接收已发布的报表模板"))
        self.offers = tuple(offers)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        some = any(o.error is None for o in offers)
        none = self.tr("文件夹“{folder}”里没有可以接收的报表模板。")
        text = self.tr("文件夹“{folder}”里的报表模板。勾选要接收的；签名不对的不能接收。")
        show_plain(self.summary, (text if some else none).format(folder=folder.name))
        heads = (self.tr("报表模板"), self.tr("版本"), self.tr("由谁发布"), self.tr("说明"))
        self.table = _table(self.tr("可接收的报表模板"), heads)
        _fill(self.table, [_offer_cells(o, self.tr("已有")) for o in self.offers])
        for row, offer in enumerate(self.offers):
            self._mark(row, offer)
        self.take = QPushButton(self.tr("接收"))
        self.take.setProperty("kind", "primary")
        self.take.setEnabled(some)
        self.take.clicked.connect(self._take)
        cancel = QPushButton(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        _lay_out(self, (self.summary, self.table), (cancel, self.take))

    def _mark(self, row: int, offer: Offered) -> None:
        item = self.table.item(row, 0)
        if item is None:
            return
        if offer.error is not None:
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            return
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        known = offer.signer == "paired" and not offer.held
        item.setCheckState(_CHECKED if known else Qt.CheckState.Unchecked)

    def chosen(self) -> list[str]:
        out = []
        for row, offer in enumerate(self.offers):
            item = self.table.item(row, 0)
            if item is not None and offer.error is None and item.checkState() == _CHECKED:
                out.append(offer.sidecar)
        return out

    def _take(self) -> None:
        chosen = self.chosen()
        self.accept()
        if chosen:
            self.wanted.emit(chosen)


def _offer_cells(one: Offered, held: str) -> tuple[str, ...]:
    if one.error is not None:
        return one.title or one.file, "", "", sentence(one.error.code, one.error.context)
    return one.title or one.file, str(one.version), one.by, signer_text(one) + (f"；{held}" if one.held else "")


def _table(name: str, heads: Sequence[str]) -> QTableWidget:
    table = QTableWidget(0, len(heads))
    table.setHorizontalHeaderLabels(list(heads))
    table.setAccessibleName(name)
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setWordWrap(True)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column in range(1, len(heads) - 1):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)
    table.setColumnWidth(0, 260)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table


def _fill(table: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    table.setRowCount(len(rows))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(row, column, item)


def _lay_out(dialog: QDialog, parts: Sequence[QWidget], buttons: Sequence[QPushButton]) -> None:
    box = QVBoxLayout(dialog)
    box.setSpacing(theme.SPACE[2])
    for part in parts:
        box.addWidget(part, 1 if isinstance(part, QTableWidget) else 0)
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    box.addLayout(row)
    dialog.resize(*sized(860, 460))

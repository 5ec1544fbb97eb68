"""The list of templates as a table: what each asks, how often, and how much of it needn't be asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.pages.templates.said import kind_word
from desktop.words import period_key_text

if TYPE_CHECKING:
    from forms.model.prepublish import PublishCheck
    from forms.model.templates import TemplateLine

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_WAITING = "…"


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    text: Callable[[TemplateLine], str]
    number: bool = False


class ShelfModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[TemplateLine, ...] = ()
        self._checks: dict[str, PublishCheck] = {}
        self.columns = (
            Column(self.tr("报表模板"), lambda t: t.title),
            Column(self.tr("发表单位"), lambda t: t.issuer or t.issuer_device),
            Column(self.tr("报送周期"), lambda t: kind_word(t.kind)),
            Column(self.tr("版本"), lambda t: str(t.version), True),
            Column(self.tr("填报项"), lambda t: str(t.fields), True),
            Column(self.tr("已有"), lambda t: self._counted(t, "held"), True),
            Column(self.tr("可共享"), lambda t: self._counted(t, "shareable"), True),
            Column(self.tr("最近报送"), lambda t: period_key_text(t.last_period) or self.tr("还没有")),
        )

    def _counted(self, line: TemplateLine, name: str) -> str:
        check = self._checks.get(line.id)
        return str(getattr(check, name)) if check is not None else _WAITING

    def show(self, lines: Sequence[TemplateLine]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self._checks = {}
        self.endResetModel()

    def show_check(self, id: str, check: PublishCheck) -> None:
        self._checks[id] = check
        row = self.row_of(id)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def check(self, id: str) -> PublishCheck | None:
        return self._checks.get(id)

    def row_of(self, id: str) -> int:
        return next((n for n, line in enumerate(self.lines) if line.id == id), -1)

    def line(self, row: int) -> TemplateLine | None:
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if way is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        return _side(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(f"{c.title} {c.text(line)}" for c in self.columns if c.text(line))
        return _side(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _side(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter

"""What is known of the chosen place: its labels, type, unit, choices, need, and the data item it asks for; all to be set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.pages.templates.said import type_words
from desktop.widgets.item_list import item_list
from desktop.widgets.panel import scrolled
from desktop.widgets.plain_text import show_plain
from desktop.words import place_text

if TYPE_CHECKING:
    from forms.model.browsing import ElementLine

_BETWEEN = "／"


@dataclass(frozen=True, slots=True)
class Shown:
    """A field or a column, as the panel shows it. `bindable`: single fields are bound to data items, columns aren't."""

    address: str
    path: tuple[str, ...]
    type: str
    unit: str
    options: tuple[str, ...]
    required: bool
    bindable: bool
    element: str = ""


class FieldPanel(QWidget):
    """Says what was changed, one thing at a time; changes nothing itself."""

    path_said = Signal(tuple)
    type_said = Signal(str)
    unit_said = Signal(str)
    options_said = Signal(tuple)
    required_said = Signal(bool)
    element_said = Signal(str, str)  # id ("": none), name
    search_wanted = Signal(str)
    remove_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self.place = QLabel()
        self.place.setProperty("kind", "section")
        self.place.setWordWrap(True)
        self.note = QLabel()
        self.note.setProperty("kind", "muted")
        self.note.setWordWrap(True)
        self.path = self._line(self.tr("标签"))
        self.path.setToolTip(self.tr("各级标签从外到里，用“／”隔开"))
        self.type = QComboBox()
        self.type.setAccessibleName(self.tr("类型"))
        for name, word in type_words().items():
            self.type.addItem(word, name)
        self.unit = self._line(self.tr("单位"))
        self.options = self._line(self.tr("选项"))
        self.options.setPlaceholderText(self.tr("用“、”隔开"))
        self.required = QCheckBox(self.tr("必填"))
        self.details = self._details()
        self.binding = self._binding()
        self.remove = QPushButton(self.tr("不是填报项"))
        self.remove.setToolTip("Delete")
        self.add = QPushButton(self.tr("设为填报项"))
        self.add.setToolTip("Insert")
        self._arrange()
        self._connect()
        self.show_nothing("")

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        return line

    def _details(self) -> QWidget:
        body = QWidget()
        form = QFormLayout(body)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(theme.SPACE[0])
        form.addRow(self.tr("标签（各级用“／”隔开）"), self.path)
        form.addRow(self.tr("类型"), self.type)
        form.addRow(self.tr("计量单位"), self.unit)
        form.addRow(self.tr("选项（用“、”隔开）"), self.options)
        form.addRow(self.required)
        return body

    def _binding(self) -> QWidget:
        self.element = QLabel()
        self.element.setWordWrap(True)
        self.search = self._line(self.tr("查找数据项"))
        self.search.setPlaceholderText(self.tr("输入名称或同义的说法，回车指定"))
        self.found = item_list()
        self.found.setAccessibleName(self.tr("找到的数据项"))
        self.found.setMinimumHeight(3 * theme.sizes().target)
        self.found.setMaximumHeight(5 * theme.sizes().target)
        self.found.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.found.hide()
        self.unbind = QPushButton(self.tr("取消指定"))
        self.unbind.setProperty("kind", "link")
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[0])
        heading = QLabel(self.tr("对应的数据项"))
        heading.setProperty("kind", "heading")
        for widget in (heading, self.element, self.search, self.found, self.unbind):
            box.addWidget(widget)
        return body

    def _arrange(self) -> None:
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(theme.SPACE[2], theme.SPACE[1], theme.SPACE[2], theme.SPACE[1])
        box.setSpacing(theme.SPACE[1])
        for widget in (self.place, self.note, self.details, self.binding, self.add, self.remove):
            box.addWidget(widget)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(body))

    def _connect(self) -> None:
        self.path.editingFinished.connect(self._path_left)
        self.unit.editingFinished.connect(self._unit_left)
        self.options.editingFinished.connect(self._options_left)
        self.type.activated.connect(lambda _: self.type_said.emit(self.type.currentData()))
        self.required.clicked.connect(self.required_said)
        self.search.textEdited.connect(self.search_wanted)
        self.search.returnPressed.connect(self._take_first)
        self.found.itemActivated.connect(self._take)
        self.found.itemClicked.connect(self._take)
        self.unbind.clicked.connect(lambda: self.element_said.emit("", ""))
        self.remove.clicked.connect(self.remove_wanted)
        self.add.clicked.connect(self.add_wanted)

    # showing

    def show_field(self, shown: Shown) -> None:
        self._shown = shown
        show_plain(self.place, place_text(shown.address))
        self.note.setVisible(not shown.bindable)
        show_plain(self.note, "" if shown.bindable else self.tr("花名册的一列：下面的内容对整列有效。"))
        self._set(self.path, _BETWEEN.join(shown.path))
        self.type.setCurrentIndex(max(0, self.type.findData(shown.type)))
        self._set(self.unit, shown.unit)
        self._set(self.options, "、".join(shown.options))
        self.required.setChecked(shown.required)
        self.details.show()
        self.binding.setVisible(shown.bindable)
        bound = self.tr("已指定：{name}").format(name=shown.element)
        show_plain(self.element, bound if shown.element else self.tr("由程序按标签识别。"))
        self.unbind.setVisible(bool(shown.element))
        self.search.clear()
        self.found.hide()
        self.add.hide()
        self.remove.setVisible(shown.bindable)

    def show_nothing(self, place: str, why: str = "", may_add: bool = False) -> None:
        """No field stands here; `may_add`: it can be made one."""
        self._shown = None
        show_plain(self.place, place)
        hint = self.tr("在左边的表上选一个格子。按住 Shift 用方向键，或拖动鼠标，可选一片区域框成表格。")
        show_plain(self.note, why or ("" if place else hint))
        self.note.setVisible(bool(self.note.text()))
        self.details.hide()
        self.binding.hide()
        self.remove.hide()
        self.add.setVisible(may_add)

    def show_elements(self, lines: Sequence[ElementLine]) -> None:
        self.found.clear()
        for line in lines:
            item = QListWidgetItem(line.name + (f"　{line.context}" if line.context else ""))
            item.setData(Qt.ItemDataRole.UserRole, (line.id, line.name))
            item.setToolTip(item.text())
            self.found.addItem(item)
        if not lines:
            none = QListWidgetItem(self.tr("没有找到，历史数据里还没有这样的数据项。"))
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.found.addItem(none)
        self.found.show()

    def edit(self) -> None:
        """Begin with the labels."""
        if self._shown is not None:
            self.path.setFocus()
            self.path.selectAll()

    # what was said

    def _set(self, line: QLineEdit, text: str) -> None:
        if line.text() != text:
            line.setText(text)
            line.setCursorPosition(0)

    def _path_left(self) -> None:
        said = tuple(part.strip() for part in self.path.text().replace("/", _BETWEEN).split(_BETWEEN) if part.strip())
        if self._shown is not None and said and said != self._shown.path:
            self.path_said.emit(said)

    def _unit_left(self) -> None:
        if self._shown is not None and self.unit.text().strip() != self._shown.unit:
            self.unit_said.emit(self.unit.text().strip())

    def _options_left(self) -> None:
        text = self.options.text().replace("，", "、").replace(",", "、")
        said = tuple(dict.fromkeys(part.strip() for part in text.split("、") if part.strip()))
        if self._shown is not None and said != self._shown.options:
            self.options_said.emit(said)

    def _take_first(self) -> None:
        if self.found.isVisible() and self.found.count():
            self._take(self.found.item(max(0, self.found.currentRow())))

    def _take(self, item: QListWidgetItem) -> None:
        chosen = item.data(Qt.ItemDataRole.UserRole)
        if chosen:
            self.element_said.emit(*chosen)

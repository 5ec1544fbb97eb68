"""Everything of the design system on one sheet: type, buttons, entries, states. For docs/design-system.md."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.design import icons, theme
from desktop.states import State
from desktop.words import state_meaning, state_word

_ICONS = (
    "today fill templates history shared statistics exchange settings search person conflict draft arrived due".split()
)


class Gallery(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[4], theme.SPACE[3], theme.SPACE[4], theme.SPACE[3])
        box.setSpacing(theme.SPACE[3])
        box.addLayout(self._type())
        box.addLayout(self._controls())
        box.addLayout(_states())
        box.addLayout(_icons())

    def _type(self) -> QHBoxLayout:
        row = QHBoxLayout()
        kinds = (
            ("pageTitle", self.tr("页面标题")),
            ("section", self.tr("小标题")),
            ("body", self.tr("正文")),
            ("muted", self.tr("次要说明")),
        )
        for kind, text in kinds:
            row.addWidget(_label(text, kind))
        row.addStretch(1)
        return row

    def _controls(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE[1])
        primary, plain, off = (QPushButton(t) for t in (self.tr("主要操作"), self.tr("其他操作"), self.tr("不可用")))
        primary.setProperty("kind", "primary")
        off.setEnabled(False)
        line, choice, bar = QLineEdit(), QComboBox(), QProgressBar()
        line.setPlaceholderText(self.tr("请输入"))
        choice.addItems([self.tr("选项")])
        bar.setValue(60)
        bar.setTextVisible(False)
        bar.setFixedWidth(120)
        tick, dot = QCheckBox(self.tr("勾选")), QRadioButton(self.tr("单选"))
        tick.setChecked(True)
        dot.setChecked(True)
        for widget in (primary, plain, off, line, choice, tick, dot, bar):
            row.addWidget(widget)
        return row


def _states() -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(theme.SPACE[1])
    for row, state in enumerate(State):
        chip = _label(f"{theme.MARKS[state]} {state_word(state)}", "chip")
        chip.setProperty("state", state.value)
        grid.addWidget(chip, row, 0)
        grid.addWidget(_label(state_meaning(state), "muted"), row, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _icons() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE[3])
    for name in _ICONS:
        label = QLabel()
        label.setPixmap(icons.pixmap(name, theme.colours().accent, 22, 1.0))
        label.setAccessibleName(name)
        row.addWidget(label)
    row.addStretch(1)
    return row


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", kind)
    return label

"""Before a request is written: the five elements of Article 20, begun for the clerk, who completes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.widgets.button_row import button_row
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy, sized
from desktop.words import listed

if TYPE_CHECKING:
    from forms.model.papers import Elements, Need

NAMES = ("basis", "scene", "scope", "method", "term")


class ElementsDialog(Roomy):
    agreed = Signal(object)  # Elements

    def __init__(self, provider: str, needs: Sequence[Need], begun: Elements, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("共享申请函"))
        self.resize(*sized(720, 500))
        self.about = QLabel()
        self.about.setWordWrap(True)
        text = self.tr("写给{provider}，申请{n}项：{items}。请核对下面五项，写好后生成 Word 函件。")
        show_plain(self.about, text.format(provider=provider, n=len(needs), items=listed(n.item for n in needs)))
        heads = (
            self.tr("使用依据"), self.tr("使用场景"), self.tr("使用范围"), self.tr("共享方式"), self.tr("使用时限")
        )  # fmt: skip
        form = QFormLayout()
        form.setSpacing(theme.SPACE[1])
        self.lines: dict[str, QPlainTextEdit] = {}
        for name, head in zip(NAMES, heads, strict=True):
            line = QPlainTextEdit(str(getattr(begun, name)))
            line.setAccessibleName(head)
            line.setTabChangesFocus(True)
            line.setMaximumHeight(theme.sizes().target * 2)
            line.textChanged.connect(self._checked)
            self.lines[name] = line
            form.addRow(head, line)
        self.hint = QLabel(self.tr("文号、落款、印章和联系人在函件里留空，由党政办办理。"))
        self.hint.setProperty("kind", "muted")
        self.hint.setWordWrap(True)
        self.write, leave = QPushButton(self.tr("生成函件…")), QPushButton(self.tr("取消"))
        self.write.clicked.connect(self._agree)
        leave.clicked.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[1])
        box.addWidget(self.about)
        box.addLayout(form)
        box.addWidget(self.hint)
        box.addLayout(button_row(leave, self.write))

    def said(self) -> Elements:
        from forms.model.papers import Elements

        return Elements(**{name: line.toPlainText().strip() for name, line in self.lines.items()})

    def _checked(self) -> None:
        self.write.setEnabled(all(line.toPlainText().strip() for line in self.lines.values()))

    def _agree(self) -> None:
        said = self.said()
        self.accept()
        self.agreed.emit(said)

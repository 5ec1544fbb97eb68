"""更正: another value for one fact and period; beforehand it is told which reports used the old one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.page import Host
from desktop.pages.profile import tasks
from desktop.pages.profile.said import entry_value, subject_text
from desktop.pages.profile.undoing import Deciding
from desktop.typed import typed_value
from desktop.widgets.button_row import button_row
from desktop.widgets.item_list import item_list
from desktop.widgets.plain_text import label
from desktop.widgets.roomy import Roomy, sized
from desktop.words import period_key_text, place_text
from forms.model.browsing import FactLine, HistoryEntry, Use

_MOST_USES = 200


class CorrectDialog(Roomy):
    def __init__(
        self, host: Host, deciding: Deciding, fact: FactLine, entry: HistoryEntry, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._deciding, self._fact, self._entry = deciding, fact, entry
        self.setWindowTitle(self.tr("更正数据"))
        self.resize(*sized(560, 500))
        self._build()
        host.ask(tasks.uses(fact.element, fact.subject, entry.period, entry.value), self.while_open(self._show_uses))

    def _build(self) -> None:
        fact, entry = self._fact, self._entry
        about = "　".join(p for p in (subject_text(fact.about), period_key_text(entry.period)) if p)
        self.value, self.unit, self.note = QLineEdit(), QLineEdit(entry.unit), QLineEdit()
        rows = QFormLayout()
        rows.setHorizontalSpacing(theme.SPACE[3])
        for name, line in (
            (self.tr("新数值"), self.value), (self.tr("单位"), self.unit), (self.tr("说明"), self.note),
        ):  # fmt: skip
            line.setAccessibleName(name)
            caption = label(name, "formLabel")
            caption.setBuddy(line)
            caption.setWordWrap(False)
            rows.addRow(caption, line)
        self.note.setPlaceholderText(self.tr("为什么更正，例如：与村里核对过"))
        self.value.textChanged.connect(self._typed)
        self.warning = label("", "problem")
        self.warning.hide()
        self.used = label(self.tr("正在查找用过原数值的报表……"), "muted")
        self.uses = item_list()
        self.uses.setAccessibleName(self.tr("用过原数值的报表"))
        self.uses.setWordWrap(True)
        self.uses.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        explained = self.tr("更正后，以后填报使用新数值；已报送的报表原文不变。可以用 Ctrl+Z 撤销。")
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[1])
        box.addWidget(label(fact.name, "title"))
        box.addWidget(label(about, "muted"))
        old = entry_value(entry, fact.sensitive, False)
        box.addWidget(label(self.tr("原数值：{value}").format(value=old), "body"))
        box.addLayout(rows)
        for widget in (self.warning, self.used):
            box.addWidget(widget)
        box.addWidget(self.uses, 1)
        box.addWidget(label(explained, "muted"))
        box.addLayout(self._buttons())
        self.value.setFocus()

    def _buttons(self) -> QHBoxLayout:
        self.ok = QPushButton(self.tr("更正"))
        self.ok.setEnabled(False)
        self.ok.clicked.connect(self._correct)
        cancel = QPushButton(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        return button_row(cancel, self.ok)

    def _typed(self, text: str) -> None:
        """What doesn't fit is kept as typed and said; it may still be meant."""
        self.ok.setEnabled(bool(text.strip()))
        number = isinstance(typed_value(text, "decimal"), (int, float))
        odd = bool(text.strip()) and self._entry.number is not None and not number
        self.warning.setText(self.tr("原数值是数字，“{text}”不是；请核对后再更正。").format(text=text))
        self.warning.setVisible(odd)
        self.make_room()

    def _show_uses(self, uses: Sequence[Use]) -> None:
        if not uses:
            self.used.setText(self.tr("没有报表用过这个数值。"))
            self.make_room()
            return
        same = sum(use.same_period for use in uses)
        text = self.tr("有 {n} 处用过原数值，其中 {same} 处是同一报告期：")
        self.used.setText(text.format(n=len(uses), same=same))
        self.uses.addItems([self._use(use) for use in uses[:_MOST_USES]])
        self.make_room()

    def _use(self, use: Use) -> str:
        kinds = {
            "report": self.tr("已报送"), "copy": self.tr("其他版本"), "form": self.tr("用本程序填过"),
        }  # fmt: skip
        place = place_text(use.address) if use.address else ""
        parts = (kinds[use.kind], use.title or use.file, period_key_text(use.period), place)
        return "　".join(part for part in parts if part)

    def _correct(self) -> None:
        fact, entry = self._fact, self._entry
        typed = self.value.text().strip()
        number = typed_value(typed, "decimal")
        value = str(number) if entry.number is not None and isinstance(number, (int, float)) else typed
        work = tasks.correct(
            fact.element, fact.subject, entry.period, value, self.unit.text().strip(), self.note.text().strip()
        )
        self._deciding.run(work, self.tr("更正“{name}”").format(name=fact.name), self.tr("已更正，Ctrl+Z 可撤销。"))
        self.accept()

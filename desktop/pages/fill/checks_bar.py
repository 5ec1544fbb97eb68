"""Below the form: what the checks and the form as a whole have to say; unfolded, one line each that leads to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.widgets.item_list import item_list
from desktop.widgets.plain_text import show_plain
from desktop.words import place_text, reason_sentence
from forms.model.proposal import Check, Draft, Reason

_LINES = 6  # shown at once
_ADDRESS = Qt.ItemDataRole.UserRole


class ChecksBar(QWidget):
    chosen = Signal(str)  # the address a check is about

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checks")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.fold = QPushButton()
        self.fold.setProperty("kind", "link")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._fold)
        self.list = item_list()
        self.list.setAccessibleName(self.tr("审核提示"))
        self.list.setWordWrap(True)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.hide()
        row = QHBoxLayout()
        row.addWidget(self.summary, 1)
        row.addWidget(self.fold)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[2], theme.SPACE[0], theme.SPACE[2], theme.SPACE[0])
        box.setSpacing(theme.SPACE[0])
        box.addLayout(row)
        box.addWidget(self.list)

    def show_draft(self, draft: Draft) -> None:
        """What was said when the draft was proposed."""
        self.show_checks(draft.reasons, draft.checks)

    def show_checks(self, reasons: Sequence[Reason], checks: Sequence[Check]) -> None:
        """`reasons` are those of the form as a whole."""
        self.list.clear()
        count = len(reasons) + len(checks)
        for reason in reasons:
            self._add(reason_sentence(reason), "")
        for check in checks:
            self._add(reason_sentence(check), check.addresses[0] if check.addresses else "")
        first = self.list.item(0).text() if count else ""
        show_plain(self.summary, self.tr("审核：{first}").format(first=first) if first else "")
        self.fold.setVisible(count > 1 or (count == 1 and bool(checks)))
        self._name_fold()
        self.setVisible(count > 0)
        self.list.setMaximumHeight(theme.sizes().target * min(count, _LINES) + theme.SPACE[1])

    def addresses(self) -> list[str]:
        """The places that are complained of."""
        found = (str(self.list.item(n).data(_ADDRESS)) for n in range(self.list.count()))
        return [address for address in found if address]

    def unfold(self) -> None:
        """Every line shows, ready to be chosen with the arrow keys."""
        if self.list.count():
            self.fold.setChecked(True)
            self.list.setFocus()
            self.list.setCurrentRow(max(0, self.list.currentRow()))

    def _add(self, text: str, address: str) -> None:
        place = f"　{place_text(address)}" if address else ""
        item = QListWidgetItem(f"{text}{place}")
        item.setData(_ADDRESS, address)
        item.setToolTip(text)
        self.list.addItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        if address := item.data(_ADDRESS):
            self.chosen.emit(address)

    def _fold(self, open_: bool) -> None:
        self.list.setVisible(open_)
        self.summary.setVisible(not open_)
        self._name_fold()

    def _name_fold(self) -> None:
        text = self.tr("收起") if self.fold.isChecked() else self.tr("全部 {n} 条").format(n=self.list.count())
        self.fold.setText(text)

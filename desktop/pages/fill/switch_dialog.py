"""What another report period or another subject would change, shown before it is so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QAbstractItemView,
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
from desktop.form_view.marks import kind_of
from desktop.form_view.opened import OpenedForm
from desktop.form_view.state import FillState
from desktop.typed import masked, shown
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy, sized
from desktop.words import path_text, period_text
from forms.model.document import plain

MOST = 500  # lines


@dataclass(frozen=True, slots=True)
class Difference:
    """A place whose proposed value would be another; "" for none."""

    path: tuple[str, ...]
    before: str
    after: str


def differences(before: FillState, after: FillState) -> Iterator[Difference]:
    """Fields by place, then rosters by their number of rows."""
    for proposal in before.draft.proposals:
        old, new = before.entry(proposal.field.address), after.entry(proposal.field.address)
        if old is None or new is None or plain(old.value) == plain(new.value):
            continue
        yield Difference(old.path, masked(shown(old.value), old.type), masked(shown(new.value), new.type))
    rows = {r.table.id: len(r.rows) for r in after.rosters}
    for roster in before.rosters:
        if rows.get(roster.table.id, 0) != len(roster.rows):
            name = roster.table.title or roster.block
            yield Difference((name,), str(len(roster.rows)), str(rows.get(roster.table.id, 0)))


class SwitchDialog(Roomy):
    def __init__(self, before: OpenedForm, after: OpenedForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("更换后的变化"))
        self.resize(*sized(640, 480))
        found = list(differences(before.state, after.state))
        title = QLabel()
        show_plain(title, f"{_about(before)}　→　{_about(after)}")
        title.setProperty("kind", "title")
        title.setWordWrap(True)
        made = before.state.made
        kept = sum(1 for key in made if not kind_of(key))
        said = self.tr("有 {n} 处预填数值会变化，您填写或核对过的 {kept} 项保留不动。").format(n=len(found), kept=kept)
        self.said = QLabel(said if found else self.tr("预填的数值没有变化。"))
        self.said.setWordWrap(True)
        self.table = self._table(found[:MOST])
        self.table.setVisible(bool(found))
        self.switch = QPushButton(self.tr("更换"))
        self.switch.setProperty("kind", "primary")
        stay = QPushButton(self.tr("不更换"))
        stay.setAutoDefault(False)
        self.switch.clicked.connect(self.accept)
        stay.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(stay)
        buttons.addWidget(self.switch)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[2])
        box.addWidget(title)
        box.addWidget(self.said)
        box.addWidget(self.table, 1)
        if not found:
            box.addStretch(1)
        box.addLayout(buttons)
        self.switch.setFocus()

    def _table(self, found: list[Difference]) -> QTableWidget:
        table = QTableWidget(len(found), 3)
        table.setHorizontalHeaderLabels([self.tr("填报项"), self.tr("现在"), self.tr("更换后")])
        table.setAccessibleName(self.tr("会变化的数值"))
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        none = self.tr("（空白）")
        for row, line in enumerate(found):
            for col, text in enumerate((path_text(line.path), line.before or none, line.after or none)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(row, col, item)
        return table


def _about(form: OpenedForm) -> str:
    return "　".join(part for part in (period_text(form.state.draft.period), form.subject) if part)

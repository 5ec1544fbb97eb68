"""The head of the fill page: whose report this is, for when, and how far it is."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.form_view.state import Counts
from desktop.pages.fill.period_choices import period_choices
from desktop.states import State
from desktop.widgets.flow_layout import FlowLayout, flowing
from desktop.widgets.look import set_look
from desktop.widgets.turning import Turning
from desktop.words import period_code, period_text, state_word
from forms.model.proposal import Draft

_COUNTED = (State.FILLED, State.CONFIRMED, State.SUGGESTED, State.CONFLICT, State.BLANK)
_BESIDE = 500  # pixels that title, period and unit need beside each other in the smallest type
_ROOM = 640  # pixels that progress, counts and buttons need beside each other in the smallest type


class FillHeader(QWidget):
    period_chosen = Signal(str)  # as interfaces.md writes it
    subject_wanted = Signal()
    confirm_all = Signal()
    save = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = dt.date.today()
        self.setObjectName("fillHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = QLabel()
        self.title.setProperty("kind", "pageTitle")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.unit = QPushButton()
        self.unit.setProperty("kind", "link")
        self.unit.setToolTip(self.tr("更换填报单位（Ctrl+U）"))
        self.unit.clicked.connect(self.subject_wanted)
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("报告期"))
        self.period.setMinimumWidth(150)
        self.period.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # whatever the type and the period
        self.period.activated.connect(lambda: self.period_chosen.emit(self.period.currentData() or ""))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMinimumWidth(40)
        self.progress.setMaximumWidth(200)
        self.progress.setAccessibleName(self.tr("填报进度"))
        self.counts = {state: QLabel() for state in _COUNTED}
        self.shareable = QLabel()
        self.shareable.setProperty("state", "shareable")
        self.confirm_button = QPushButton(self.tr("预填项核对无误"))
        self.confirm_button.setToolTip(
            self.tr("把系统预填的数值整体标为已核对；金额和证件号码需逐项核对。（Ctrl+Shift+Enter）")
        )
        self.confirm_button.clicked.connect(self.confirm_all)
        self.save_button = QPushButton(self.tr("保存已填报表…"))
        self.save_button.setProperty("kind", "primary")
        self.save_button.setToolTip(self.tr("按原来的版式写出一份填好的文件（Ctrl+S）"))
        self.save_button.clicked.connect(self.save)
        self._arrange()

    def _arrange(self) -> None:
        ends, whose = QHBoxLayout(), FlowLayout(theme.SPACE[1])
        above, below = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        above.setSpacing(theme.SPACE[1])
        above.addWidget(self.title, 1)
        caption = QLabel(self.tr("报告期"))
        caption.setBuddy(self.period)
        for widget in (caption, self.period, self.unit):
            whose.addWidget(widget)
        above.addLayout(whose)
        below.setSpacing(theme.SPACE[2])
        below.addWidget(self.progress, 1)
        below.addWidget(flowing(theme.SPACE[2], *self.counts.values(), self.shareable), 4)
        ends.setSpacing(theme.SPACE[2])
        ends.addWidget(self.confirm_button)
        ends.addWidget(self.save_button)
        below.addLayout(ends)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[2], theme.SPACE[1], theme.SPACE[2], theme.SPACE[1])
        box.setSpacing(theme.SPACE[1])
        box.addLayout(above)
        box.addLayout(below)
        Turning(self, above, _BESIDE)
        Turning(self, below, _ROOM)

    def show_draft(self, draft: Draft, subject: str, today: dt.date) -> None:
        """Title, unit and period of a draft; the period can be chosen anew."""
        self.title.setText(draft.form.title or draft.template)
        self.title.setToolTip(draft.template)
        unit = subject or draft.form.unit_text or self.tr("请选择")
        self.unit.setText(self.tr("填报单位：{unit}").format(unit=unit.replace("&", "&&")))
        self._today = today
        self.show_period(draft)

    def show_period(self, draft: Draft) -> None:
        """The draft's own period, with others to choose from."""
        self.period.clear()
        if draft.period is None:
            self.period.addItem(self.tr("请选择报告期"), "")
        for period in period_choices(self._today, draft.period):
            self.period.addItem(period_text(period), period_code(period))

    def show_counts(self, counts: Counts) -> None:
        for state, label in self.counts.items():
            label.setText(f"{theme.MARKS[state]} {state_word(state)} {counts.of(state)}")
            set_look(label, state=state.value if counts.of(state) else "none")
        self.shareable.setText(self.tr("◥ 可共享获取 {n}").format(n=counts.shareable))
        self.shareable.setVisible(counts.shareable > 0)
        self.progress.setMaximum(max(1, counts.total))
        self.progress.setValue(counts.done)
        done = self.tr("共 {total} 项，已填 {done} 项").format(total=counts.total, done=counts.done)
        self.progress.setToolTip(done)
        self.progress.setAccessibleDescription(done)
        self.confirm_button.setEnabled(counts.of(State.FILLED) > 0)

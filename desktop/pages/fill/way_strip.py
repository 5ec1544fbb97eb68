"""How far a report is: 草稿 → 送审 → 已签 → 已报送 in a row, with the one next step as a button and all else in a menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from desktop.design import theme
from desktop.widgets.drop_target import dropped_paths
from desktop.widgets.flow_layout import flowing
from desktop.widgets.look import set_look
from desktop.widgets.plain_text import show_plain
from forms.model.states import ReportState

STAGES: tuple[ReportState, ...] = ("draft", "review", "signed", "sent")


class WayStrip(QWidget):
    next_wanted = Signal()
    chosen = Signal(str)  # an entry of the menu, by name
    scan_dropped = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setObjectName("wayStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.stages = {state: QLabel() for state in STAGES}
        self.about = QLabel()
        self.about.setProperty("kind", "muted")
        self.about.setWordWrap(True)
        self.next = QPushButton()
        self.next.clicked.connect(self.next_wanted)
        self.more = QPushButton(self.tr("更多办理(&W)"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE[2], theme.SPACE[0], theme.SPACE[2], theme.SPACE[0])
        row.setSpacing(theme.SPACE[1])
        first, *others = self.stages.values()
        row.addWidget(flowing(theme.SPACE[1], first, *(w for label in others for w in (QLabel("→"), label))))
        row.addSpacing(theme.SPACE[1])
        row.addWidget(self.about, 1)
        row.addWidget(self.more)
        row.addWidget(self.next)
        self.show_state("draft", False)

    def show_state(self, state: ReportState, edited: bool, about: str = "") -> None:
        """Mark how far it is; `edited`: the frozen version was changed since."""
        words = self._words()
        reached = {"returned": 3, "corrected": 3}.get(state, STAGES.index(state) if state in STAGES else 0)
        for number, (stage, label) in enumerate(self.stages.items()):
            said = words[state] if number == 3 and state in ("returned", "corrected") else words[stage]
            now = number == reached
            mark = "●" if now else "✓" if number < reached else "○"
            label.setText(f"{mark} {said}")
            label.setProperty("kind", "chip" if now else "muted")
            trouble = state == "returned" or edited
            look = "conflict" if trouble else "confirmed" if state in ("sent", "corrected") else "filled"
            set_look(label, state=look if now else "none")
        self.setAccessibleName(self.tr("办理进度：{state}").format(state=words[state]))
        show_plain(self.about, about)
        self.about.setToolTip(about)
        self.next.setText(self._next(state, edited))
        self.next.setToolTip(self.tr("{step}（Ctrl+Shift+E）").format(step=self.next.text()))
        self._fill_menu(state)

    def _words(self) -> dict[ReportState, str]:
        return {
            "draft": self.tr("草稿"),
            "review": self.tr("送审"),
            "signed": self.tr("已签"),
            "sent": self.tr("已报送"),
            "returned": self.tr("退回"),
            "corrected": self.tr("更正"),
        }

    def _next(self, state: ReportState, edited: bool) -> str:
        if edited and state in ("review", "signed"):
            return self.tr("重新送审…")
        words = {
            "draft": self.tr("送审…"),
            "review": self.tr("记为已签…"),
            "signed": self.tr("报送…"),
            "sent": self.tr("备好报送文件…"),
            "returned": self.tr("改好后送审…"),
            "corrected": self.tr("备好报送文件…"),
        }
        return words[state]

    def _fill_menu(self, state: ReportState) -> None:
        self.menu.clear()
        frozen, out = state != "draft", state in ("sent", "corrected")
        entries = (
            ("sheet", self.tr("审签单…"), frozen),
            ("attach", self.tr("附上盖章扫描件…"), frozen),
            ("scan", self.tr("查看扫描件"), frozen),
            ("pack", self.tr("备好报送文件…"), frozen and not out),
            ("unsigned", self.tr("未经签批直接报送…"), state == "draft"),
            ("resend", self.tr("原样再次报送…"), state == "returned"),
            ("back", self.tr("撤回修改"), state in ("review", "signed", "returned")),
            ("undo", self.tr("撤销上一步"), state in ("review", "signed", "returned")),
            ("return", self.tr("记为退回…"), out),
            ("correct", self.tr("更正…"), out),
        )
        for name, text, there in entries:
            if there:
                self.menu.addAction(text).triggered.connect(lambda _=False, name=name: self.chosen.emit(name))

    # a scan is dropped here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.scan_dropped.emit(paths[0])

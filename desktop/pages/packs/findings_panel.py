"""What was found in one village's file, the sheet it stands in beside it, and the keys that answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.original import Original, original
from desktop.page import Host
from desktop.pages.packs.lines import Table
from desktop.pages.packs.said import answer_word, finding_text
from desktop.typed import hidden
from desktop.widgets.document_view import DocumentView
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import RoomyPart

if TYPE_CHECKING:
    from forms.journey.packs.model import Finding, VillageState


class FindingsPanel(QWidget):
    answered = Signal(str, list, str)  # village, ids, accept | refuse | send_back
    others = Signal(str, str)  # village whose file is another one's, and whose
    again = Signal(str)  # village whose file is to be handed out once more

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.host = host
        self.state: VillageState | None = None
        self.villages: tuple[str, ...] = ()
        self.view: DocumentView | None = None
        self._asked = ""  # what the sheet was asked for
        self.title = QLabel()
        self.title.setProperty("kind", "section")
        self.title.setWordWrap(True)
        self.list = Table(
            self.tr("发现的问题"), (self.tr("处理"), self.tr("问题"), self.tr("发出时"), self.tr("交回")), (1, 7, 2, 2)
        )
        self.list.currentCellChanged.connect(lambda row, *_: self._turned(row))
        self.both = QLabel()
        self.both.setWordWrap(True)
        self._make_buttons()
        self.sheet = QWidget()
        self._sheet_box = QVBoxLayout(self.sheet)
        self._sheet_box.setContentsMargins(0, 0, 0, 0)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self._upper())
        self.splitter.addWidget(self.sheet)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([340, 200])
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[2], 0, 0, 0)
        box.addWidget(self.splitter)
        self.show_state(None)

    def _upper(self) -> QWidget:
        upper = RoomyPart()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE[1])
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addWidget(self.both)
        row = FlowLayout(theme.SPACE[1])
        for button in (*self.buttons, self.another, self.reissue):
            row.addWidget(button)
        column.addLayout(row)
        return upper

    def _make_buttons(self) -> None:
        kinds = (
            (self.tr("接受 Alt+Y"), "Alt+Y", "accept", False, self.tr("这一处没有问题，照交回的并入；改动过的印刷文字和公式仍按原表")),
            (self.tr("不采用 Alt+N"), "Alt+N", "refuse", False, self.tr("这一处（这一行）的数值不并入")),
            (self.tr("全部接受 Alt+A"), "Alt+A", "accept", True, self.tr("这个村剩下的问题全部接受")),
            (self.tr("退回这个村 Alt+B"), "Alt+B", "send_back", True, self.tr("整个文件不并入，等村里重新交")),
        )  # fmt: skip
        self.buttons: list[QPushButton] = []
        for text, key, said, everything, tip in kinds:
            button = QPushButton(text)
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, s=said, e=everything: self.say(s, everything=e))
            QShortcut(QKeySequence(key), self, lambda s=said, e=everything: self.say(s, everything=e))
            self.buttons.append(button)
        self.another = QPushButton(self.tr("是别的村的… Alt+G"))
        self.another.setToolTip(self.tr("这个文件不是这个村交的：选出是哪个村的，按那个村重新核对"))
        self.another.clicked.connect(lambda _=False: self._not_theirs())
        QShortcut(QKeySequence("Alt+G"), self, self._not_theirs)
        self.reissue = QPushButton(self.tr("重发给这个村…"))
        self.reissue.clicked.connect(lambda _=False: self.again.emit(self.state.village if self.state else ""))

    # showing

    def show_state(self, state: VillageState | None) -> None:
        """What was found in a village's file; the first thing that waits is chosen."""
        before = self.list.currentRow() if state and self.state and state.village == self.state.village else -1
        self.state = state
        found = self.findings()
        answers = dict(state.answers) if state else {}
        waits = [n for n, f in enumerate(found) if f.level == "ask" and f.id not in answers]
        current = next((n for n in waits if n >= before), waits[0] if waits else 0 if found else -1)
        lines = [(answer_word(f, answers), finding_text(f), hidden(f.handed_out), hidden(f.found)) for f in found]
        self.list.fill(lines, current)
        self._name()
        returned = state is not None and state.returned is not None
        for button in self.buttons:
            button.setEnabled(returned and bool(found or button is self.buttons[-1]))
        self.another.setEnabled(returned)
        self.reissue.setEnabled(state is not None)
        self._turned(current)

    def findings(self) -> tuple[Finding, ...]:
        """What asks first, then what is only worth knowing."""
        returned = self.state.returned if self.state else None
        return tuple(sorted(returned.findings, key=lambda f: f.level != "ask")) if returned else ()

    def _name(self) -> None:
        state = self.state
        if state is None:
            text = self.tr("选一个村，看交回的文件里有什么问题。")
        elif state.returned is None:
            text = self.tr("{village}：还没有交回。").format(village=state.village)
        elif not state.returned.findings:
            text = self.tr("{village}：{file}　没有问题。").format(village=state.village, file=state.returned.file)
        else:
            text = self.tr("{village}：{file}　待处理 {n} 处。")
            text = text.format(village=state.village, file=state.returned.file, n=len(state.undecided))
        show_plain(self.title, text)

    def _turned(self, row: int) -> None:
        found = self.findings()
        one = found[row] if 0 <= row < len(found) else None
        text = ""
        if one is not None:
            text = finding_text(one)
            if one.handed_out or one.found:
                sides = self.tr("发出时：{old}　交回：{new}")
                none = self.tr("（空）")
                text += "　" + sides.format(old=hidden(one.handed_out) or none, new=hidden(one.found) or none)
        show_plain(self.both, text)
        self._ask_sheet(one)

    def _ask_sheet(self, one: Finding | None) -> None:
        returned = self.state.returned if self.state else None
        if returned is None or not returned.submission:
            self._asked = ""
            self._put(None)
            return
        address = one.place if one is not None and "!" in one.place and "，" not in one.place else ""
        wanted = f"{returned.submission} {address}"
        if wanted == self._asked:
            return
        self._asked = wanted

        def came(found: Original) -> None:
            if self._asked == wanted:
                self._put(found)

        def failed(error: Exception) -> None:
            self._put(None)  # a file that was converted or locked: what was found in it is listed all the same

        self.host.ask(original(returned.submission, returned.file, address), came, failed)

    def _put(self, found: Original | None) -> None:
        if self.view is not None:
            self._sheet_box.removeWidget(self.view)
            self.view.deleteLater()
            self.view = None
        if found is not None:
            self.view = DocumentView(found.excerpt)
            self._sheet_box.addWidget(self.view)

    # answering

    def _not_theirs(self) -> None:
        """Ask whose the file is that was taken for this village."""
        from desktop.pages.packs.whose import ask_whose

        if self.state is None or self.state.returned is None:
            return
        village = self.state.village
        names = [name for name in self.villages if name != village]
        dialog = ask_whose(self.state.returned.file, names, self, taken=True)
        dialog.finished.connect(dialog.deleteLater)
        dialog.chosen.connect(lambda other: self.others.emit(village, str(other)))
        dialog.open()

    def say(self, said: str, everything: bool = False) -> None:
        """Answer what is chosen, or all that waits."""
        if self.state is None or self.state.returned is None:
            return
        found = self.findings()
        row = self.list.currentRow()
        ids: list[str] = []
        if said == "accept" and everything:
            ids = ["all"]
        elif not everything and 0 <= row < len(found):
            ids = [found[row].id]
        if ids or said == "send_back":
            self.answered.emit(self.state.village, ids, said)

"""Quick find (Ctrl+K): a page, a draft, a person or a value by a few words. Enter opens, Ctrl+C copies the value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from desktop.design import icons, theme
from desktop.page import Host, PageSpec
from desktop.typed import masked_number
from desktop.widgets.item_list import item_list

if TYPE_CHECKING:
    from desktop.background import Task
    from forms.progress import Progress
    from forms.recording.finding import Found
    from forms.workspace import Workspace

_AFTER_MS = 120  # without a key
_ICONS = {"draft": "draft", "template": "templates", "subject": "person", "fact": "history"}
_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Line:
    """What stands in the list: a page, or something found."""

    spec: PageSpec | None = None
    found: Found | None = None


class QuickFind(QDialog):
    def __init__(self, host: Host, specs: Sequence[PageSpec], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("快速查找"))
        self._host, self._specs = host, specs
        self._asked = ""
        self._task: Task | None = None
        self.revealed: set[str] = set()  # facts whose number was asked for
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("输入报表、人员、村或指标的名称，如“李秀英 电话”“低保 户数”"))
        self.line.setAccessibleName(self.tr("快速查找"))
        self.list = item_list()
        self.list.setAccessibleName(self.tr("查找结果"))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hint = QLabel(self.tr("↑↓ 选择　Enter 打开或显示完整号码　Ctrl+C 复制数值　Esc 关闭"))
        self.hint.setProperty("kind", "muted")
        self.hint.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[2], theme.SPACE[2], theme.SPACE[2], theme.SPACE[2])
        box.setSpacing(theme.SPACE[1])
        for widget in (self.line, self.list, self.hint):
            box.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._ask)
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        self.list.itemActivated.connect(lambda _: self.open_current())
        self.resize(min(720, parent.width() - 48), min(480, parent.height() - 96))
        self._typed("")

    # looking

    def _typed(self, text: str) -> None:
        self._show(())
        if text.strip() and self._host.ready:
            self._timer.start()

    def _ask(self) -> None:
        """Nobody waits any more for what was asked before."""
        if self._task is not None:
            self._task.cancel()
        self._asked = self.line.text()
        self._task = self._host.ask(_find(self._asked), self._answer_to(self._asked))

    def _answer_to(self, text: str) -> Callable[[Sequence[Found]], None]:
        """Only the answer to what stands in the line now is shown."""

        def answered(found: Sequence[Found]) -> None:
            if text == self.line.text():
                self._show(found)

        return answered

    def _show(self, found: Sequence[Found]) -> None:
        self.list.clear()
        wanted = self.line.text().strip().casefold()
        for spec in self._specs:
            if wanted in spec.title().casefold():
                self._add(spec.icon, f"{spec.title()}　Ctrl+{spec.number}", Line(spec))
        for one in found:
            self._add(_ICONS[one.kind], self.text_of(one), Line(found=one))
        self.list.setCurrentRow(0)

    def _add(self, icon: str, text: str, line: Line) -> None:
        item = QListWidgetItem(icons.icon(icon, theme.colours().muted), text)
        item.setData(_ROLE, line)
        item.setToolTip(text)
        self.list.addItem(item)

    def text_of(self, found: Found) -> str:
        """A line of the list; sensitive numbers masked until they were asked for."""
        if found.kind != "fact":
            return "　".join(part for part in (found.title, found.about) if part)
        value = masked_number(found.value) if found.sensitive and found.title not in self.revealed else found.value
        return f"{found.title}：{value} {found.unit}　{found.about}　{found.source}"

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line keeps the focus; arrows move in the list, Enter opens, Ctrl+C copies."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(min(max(0, self.list.currentRow() + step), self.list.count() - 1))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
            return True
        if event.matches(QKeySequence.StandardKey.Copy) and not self.line.hasSelectedText():
            self.copy_current()
            return True
        return False

    def current(self) -> Line | None:
        item = self.list.currentItem()
        if self.list.currentRow() < 0:
            return None
        line = item.data(_ROLE)
        return line if isinstance(line, Line) else None

    def open_current(self) -> None:
        """Go to a page, a draft or a blank form; show what is known of a subject; show a number in full, then where a fact
        stands in 历史数据."""
        line = self.current()
        if line is None:
            return
        if line.spec is not None:
            self.accept()
            self._host.go(line.spec.name)
        elif line.found is not None and line.found.kind == "draft":
            self.accept()
            self._host.open_draft(line.found.key)
        elif line.found is not None and line.found.kind == "template":
            self.accept()
            self._host.fill_template(line.found.key)
        elif line.found is not None and line.found.kind == "subject":
            self.line.setText(f"{line.found.title} ")
        elif line.found is not None and line.found.sensitive and line.found.title not in self.revealed:
            self.revealed.add(line.found.title)
            self.list.currentItem().setText(self.text_of(line.found))
        elif line.found is not None:
            self.accept()
            if (page := self._host.go("profile")) is not None:
                page.look_up(line.found.key, line.found.title)

    def copy_current(self) -> None:
        """Put the value on the clipboard, for a web page of another system."""
        line = self.current()
        if line is None or line.found is None or not line.found.value:
            return
        QGuiApplication.clipboard().setText(line.found.value)
        self._host.say(self.tr("已复制“{title}”的数值。").format(title=line.found.title))


def _find(text: str) -> Callable[[Workspace, Progress], Sequence[Found]]:
    def work(workspace: Workspace, progress: Progress) -> Sequence[Found]:
        from forms.recording.finding import titled

        forms = titled(((one.id, one.title) for one in workspace.templates.heads()), text)
        return (*forms, *workspace.care.find(text))

    return work

"""What was read from a notice, one entry a line: its value to edit, whether it is sure, why not, and what else it could be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.pages.today.task_words import due_text, rule_words, simple_rules, typed_due
from desktop.widgets import laid
from desktop.widgets.date_popup import DatePopup
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.look import set_look
from desktop.widgets.plain_text import label, show_plain
from desktop.widgets.turning import Turning
from desktop.words import reason_sentence
from forms.journey.file_names import file_name
from forms.journey.notice import Found, Notice, Recurrence
from forms.journey.recurrence import period_of
from forms.journey.task_model import Task

_LABEL_WIDTH = 76
_LINE = 300  # pixels that a label, a deadline and its mark need beside each other in the smallest type


class Entry(QWidget):
    """One line: label, editor, mark; below it the sentences, and the other values as buttons."""

    entered = Signal(str)  # the editor has the focus
    edited = Signal(str)

    def __init__(self, name: str, said: str, editor: QLineEdit | QComboBox) -> None:
        super().__init__()
        self.name, self.editor = name, editor
        caption = QLabel(said)
        caption.setBuddy(editor)
        caption.setProperty("kind", "formLabel")
        caption.setMinimumWidth(_LABEL_WIDTH)
        editor.setAccessibleName(said)
        editor.installEventFilter(self)
        self.chip = QLabel()
        self.chip.setProperty("kind", "chip")
        self.why, self.more = label(kind="muted"), label(kind="muted")
        self.others = FlowLayout(theme.SPACE[1])
        value = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        value.setSpacing(theme.SPACE[1])
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        value.addWidget(editor)
        value.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        Turning(self, value, _LINE)
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE[1])
        line.addWidget(caption)
        line.addLayout(value, 1)
        below = QVBoxLayout()
        below.setContentsMargins(_LABEL_WIDTH + theme.SPACE[1], 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.why)
        below.addWidget(self.more)
        below.addLayout(self.others)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[0])
        box.addLayout(line)
        box.addLayout(below)
        self.say((), ())
        self.remark("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self.name)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if down and self.name in ("due", "village_due"):
                self._open_calendar()
                return True
            return self._taken_by_key(event)
        return False

    def _taken_by_key(self, event: QKeyEvent) -> bool:
        """Alt+1 takes the first of the other values."""
        number = event.key() - Qt.Key.Key_1
        offered = laid.parts(self.others) if event.modifiers() & Qt.KeyboardModifier.AltModifier else []
        button = offered[number] if 0 <= number < len(offered) else None
        if isinstance(button, QPushButton):
            button.click()
        return isinstance(button, QPushButton)

    def say(self, doubts: Sequence[str], remarks: Sequence[str]) -> None:
        """Why the value isn't sure (shown with the mark), and what is worth knowing."""
        unsure = bool(doubts)
        self.chip.setVisible(unsure)
        if unsure:
            show_plain(self.chip, self.tr("? 待核实"))
            set_look(self.chip, state="suggested")
        show_plain(self.why, "\n".join((*doubts, *remarks)))
        self.why.setVisible(bool(doubts or remarks))
        self.editor.setAccessibleDescription("；".join((*doubts, *remarks)))

    def remark(self, text: str) -> None:
        """One more thing to know, below everything else; "" for none."""
        show_plain(self.more, text)
        self.more.setVisible(bool(text))

    def offer(self, others: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Other values, each a button."""
        laid.clear(self.others)
        for number, (text, take) in enumerate(others, 1):
            button = QPushButton(text)
            button.setToolTip(f"Alt+{number}")
            button.setProperty("kind", "choice")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, take=take: take())
            self.others.addWidget(button)

    def text(self) -> str:
        return self.editor.text().strip() if isinstance(self.editor, QLineEdit) else self.editor.currentText()

    def _open_calendar(self) -> None:
        typed = typed_due(self.text())
        popup = DatePopup(typed[0] if typed else dt.date.today(), self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.chosen.connect(self._take_day)
        popup.open_below(self.editor)

    def _take_day(self, day: dt.date) -> None:
        assert isinstance(self.editor, QLineEdit)
        typed = typed_due(self.text())
        behind = (f"{typed[1]:%H:%M}" if typed[1] else typed[2]) if typed else ""
        self.editor.setText(f"{day} {behind}".strip())
        self.edited.emit(self.name)
        self.editor.setFocus()


class NoticeFields(QWidget):
    """All entries of a task. What a person has edited stays when the notice is read again."""

    entered = Signal(str)
    changed = Signal()

    def __init__(self, unit: str = "", parent: QWidget | None = None) -> None:
        """`unit`: the reporting unit's name, for the name of the file."""
        super().__init__(parent)
        self._unit = unit
        self._task = Task()
        self._edited: set[str] = set()
        self.entries: dict[str, Entry] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, theme.SPACE[1], 0)
        box.setSpacing(theme.SPACE[1])
        for name, said in self._names():
            editor: QLineEdit | QComboBox = QComboBox() if name == "rule" else QLineEdit()
            entry = Entry(name, said, editor)
            entry.entered.connect(self.entered)
            entry.edited.connect(self._touched)
            if isinstance(editor, QLineEdit):
                editor.textEdited.connect(partial(self._typed, name))
            else:
                editor.activated.connect(partial(self._typed, name))
            self.entries[name] = entry
            box.addWidget(entry)
        box.addStretch(1)
        self._line("due").setPlaceholderText(self.tr("例如 2026-04-28 17:00（Alt+↓ 选日期）"))

    def _names(self) -> tuple[tuple[str, str], ...]:
        return (
            ("title", self.tr("事项")),
            ("due", self.tr("报送时限")),
            ("village_due", self.tr("村级时限")),
            ("rule", self.tr("重复")),
            ("office", self.tr("来文单位")),
            ("contact", self.tr("联系人")),
            ("channel", self.tr("报送方式")),
            ("naming", self.tr("命名要求")),
            ("items", self.tr("报送内容")),
            ("receivers", self.tr("报送单位")),
            ("number", self.tr("文号")),
            ("template_name", self.tr("表格")),
            ("note", self.tr("备注")),
        )

    # Showing

    def show_task(self, task: Task, notice: Notice | None = None) -> None:
        """A task as it was read from a notice, or as it is kept."""
        self._task = task
        for name in self.entries:
            if name not in self._edited:
                self._put(name, task)
        found = _found(notice) if notice else {}
        for name, entry in self.entries.items():
            if name not in self._edited:
                self._explain(entry, found.get(name, ()))
        self._show_file_name()

    def _show_file_name(self) -> None:
        """What the rule makes of this form, below the rule."""
        name, unresolved = file_name(self.task(), self._unit, dt.date.today())
        said = self.tr("文件名：{name}").format(name=name) if name else ""
        if name and unresolved:
            said += self.tr("（{parts}请自己补上）").format(parts="、".join(unresolved))
        self.entries["naming"].remark(said)

    def _put(self, name: str, task: Task) -> None:
        if name == "rule":
            self._put_rules(task)
        elif name == "due":
            self._line(name).setText(due_text(task))
        elif name == "village_due":
            self._line(name).setText(f"{task.village_due or ''}")
            self.entries[name].setVisible(task.village_due is not None)
        else:
            self._line(name).setText(getattr(task, name))
            self._line(name).setCursorPosition(0)

    def _put_rules(self, task: Task) -> None:
        box = self.rules
        box.clear()
        box.addItem(self.tr("只报这一次"), None)
        rules = [task.rule] if task.rule else []
        rules += [r for r in simple_rules(task.due or dt.date.today()) if r.cycle not in {x.cycle for x in rules}]
        for rule in rules:
            box.addItem(rule_words(rule), rule)
        box.setCurrentIndex(1 if task.rule else 0)

    def _explain(self, entry: Entry, found: Sequence[Found[Any]]) -> None:
        unsure = [problem for one in found for problem in one.doubts]
        remarks = [problem for one in found for problem in one.remarks]
        entry.say([reason_sentence(p) for p in unsure], [reason_sentence(p) for p in remarks])
        entry.offer(self._others(entry.name, found))

    def _others(self, name: str, found: Sequence[Found[Any]]) -> list[tuple[str, Callable[[], None]]]:
        out: list[tuple[str, Callable[[], None]]] = []
        for other in (o for one in found for o in one.alternatives):
            text = other.value if name == "naming" else self._other_due(other.value) if name == "due" else ""
            if text:
                out.append((self.tr("改为 {value}").format(value=text), partial(self._take, name, text)))
        return out

    def _other_due(self, value: Any) -> str:
        return due_text(Task(due=value.day, at=value.at, part=value.part)) if value.day else ""

    def _take(self, name: str, text: str) -> None:
        self._line(name).setText(text)
        self._touched(name)
        self._line(name).setFocus()

    # What a person does

    def _typed(self, name: str, _: object = None) -> None:
        self._touched(name)

    def _touched(self, name: str) -> None:
        """Seen and changed by a person: it is no longer unsure."""
        self._edited.add(name)
        bad = name in ("due", "village_due") and bool(self.entries[name].text()) and self._day(name) is None
        trouble = self.tr("请写成 2026-04-28 或 2026-04-28 17:00。")
        self.entries[name].say((trouble,) if bad else (), ())
        self._show_file_name()
        self.changed.emit()

    def trouble(self) -> str:
        """The entry that can't be kept as it is; "" where all can."""
        if not self.entries["title"].text():
            return "title"
        return next((n for n in ("due", "village_due") if self.entries[n].text() and not self._fits(n)), "")

    def _fits(self, name: str) -> bool:
        return self._day(name) is not None or (name == "due" and self.entries[name].text() == self._task.within)

    def _day(self, name: str) -> tuple[dt.date, dt.time | None, str] | None:
        return typed_due(self.entries[name].text())

    def task(self) -> Task:
        """The task as it stands in the entries."""
        due, village = self._day("due"), self._day("village_due")
        texts: dict[str, Any] = {
            n: e.text() for n, e in self.entries.items() if n not in ("due", "village_due", "rule")
        }
        rule = self._rule(due[0] if due else None)
        period = period_of(rule, due[0]) if rule and rule.days and due else None
        kept = self._task.period if rule == self._task.rule and due and due[0] == self._task.due else ""
        unsure = tuple(n for n in self._task.unsure if n not in self._edited)
        return replace(
            self._task, **texts, due=due[0] if due else None, at=due[1] if due else None, part=due[2] if due else "",
            within=self._task.within if not due else "", village_due=village[0] if village else None, rule=rule,
            period=kept or (period.key if period else ""), unsure=unsure,
        )  # fmt: skip

    def _rule(self, due: dt.date | None) -> Recurrence | None:
        """The chosen cycle, on the day of the deadline where it is one of the simple ones."""
        chosen = self.rules.currentData()
        if chosen is None or chosen == self._task.rule or due is None:
            return chosen if isinstance(chosen, Recurrence) else None
        return next(rule for rule in simple_rules(due) if rule.cycle == chosen.cycle)

    @property
    def rules(self) -> QComboBox:
        box = self.entries["rule"].editor
        assert isinstance(box, QComboBox)
        return box

    def _line(self, name: str) -> QLineEdit:
        line = self.entries[name].editor
        assert isinstance(line, QLineEdit)
        return line


def _found(notice: Notice) -> dict[str, tuple[Found[Any], ...]]:
    """By entry, what was found for it."""
    one = {"title": notice.title, "rule": notice.recurrence, "naming": notice.naming, "receivers": notice.receivers}
    one |= {"office": notice.issuer, "number": notice.number}
    village = tuple(d for d in notice.deadlines[1:] if d.value.stage == "village")
    return {name: (found,) for name, found in one.items() if found is not None} | {
        "due": notice.deadlines[:1], "village_due": village, "contact": notice.contacts[:3], "channel": notice.channels,
        "items": notice.items, "template_name": notice.templates[:1],
    }  # fmt: skip

"""待确认: 'is A the same as B?', one after another, answered with a single key. An answer teaches; Ctrl+Z takes it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.profile import tasks
from desktop.pages.profile.said import fact_text, subject_text
from desktop.pages.profile.undoing import Deciding
from desktop.typed import hidden
from desktop.widgets.panel import Panel, scrolled
from desktop.widgets.plain_text import label
from desktop.words import period_key_text, sentence
from forms.model.browsing import FactLine
from forms.model.decisions import Question, Reply

KEYS: dict[Qt.Key, Reply] = {Qt.Key.Key_Y: "yes", Qt.Key.Key_N: "no", Qt.Key.Key_L: "later"}


class QuestionsView(QWidget):
    def __init__(self, host: Host, deciding: Deciding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._deciding = host, deciding
        self.current: Question | None = None
        self.left = 0
        self._answered: set[str] = set()
        self._asked = False  # what there is was asked for
        self._shown: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("待确认的问题"))
        self.status = label(self.tr("正在查找需要确认的问题……"), "muted")
        self.put_off = QCheckBox(self.tr("也显示“以后再说”的"))
        self.put_off.toggled.connect(lambda _: self.renew())
        self.body = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(self.body)
        self.replies = self._replies()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[1])
        head = QHBoxLayout()
        head.addWidget(self.status, 1)
        head.addWidget(self.put_off)
        box.addLayout(head)
        box.addWidget(scrolled(holder), 1)
        row = QHBoxLayout()
        for button in self.replies.values():
            row.addWidget(button)
        row.addStretch(1)
        box.addLayout(row)

    def _replies(self) -> dict[Reply, QPushButton]:
        texts: dict[Reply, str] = {
            "yes": self.tr("是同一个（Y）"), "no": self.tr("不是同一个（N）"), "later": self.tr("以后再说（L）"),
        }  # fmt: skip
        out = {}
        for reply, text in texts.items():
            button = QPushButton(text)
            button.setEnabled(False)
            button.clicked.connect(lambda _=False, said=reply: self.answer(said))
            out[reply] = button
        return out

    def enter(self) -> None:
        if not self._asked:
            self.renew()
        self.setFocus()

    def renew(self) -> None:
        self._asked = True
        self._host.ask(tasks.questions(self.put_off.isChecked()), self._show)

    def forget(self) -> None:
        self._show(())

    def _show(self, found: Sequence[Question]) -> None:
        self.left = len(found)
        text = self.tr("还有 {n} 个问题。回答会让以后的预填更准；拿不准就选“以后再说”。")
        none = self.tr("没有需要确认的问题。导入更多报表后，像不像同一个人、同一项指标的问题会列在这里。")
        self.status.setText(text.format(n=len(found)) if found else none)
        for button in self.replies.values():
            button.setEnabled(bool(found))
        if not found:
            self.current = None
            self._put(QWidget())
        elif self.current is None or self.current.id != found[0].id:
            self.current = found[0]
            self._host.ask(tasks.asked(found[0]), self._show_one)

    def _show_one(self, asked: tasks.Asked) -> None:
        question = asked.question
        if self.current is None or question.id != self.current.id:
            return
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, theme.SPACE[1], 0)
        subjects = question.kind == "subjects"
        ask = self.tr("这两个是同一个对象吗？") if subjects else self.tr("这两个叫法问的是同一项数据吗？")
        box.addWidget(label(ask, "title"))
        box.addWidget(label(sentence(question.why), "muted"))
        sides = QHBoxLayout()
        sides.setSpacing(theme.SPACE[2])
        for (name, facts), other in ((asked.left, question.a_name), (asked.right, question.b_name)):
            panel = self._side(name, other, facts, subjects)
            sides.addWidget(panel, 1, Qt.AlignmentFlag.AlignTop)
        box.addLayout(sides)
        box.addStretch(1)
        self._put(made)

    def _side(self, name: str, detail: str, facts: Sequence[FactLine], subjects: bool) -> Panel:
        panel = Panel(hidden(name))
        if detail != name:
            panel.box.addWidget(label(hidden(detail), "muted"))
        for fact in facts:
            what = fact.name if subjects else subject_text(fact.about)
            value = f"{fact_text(fact)} {fact.unit}".strip()
            text = "　".join(part for part in (what, value, period_key_text(fact.period)) if part)
            panel.box.addWidget(label(text, "body"))
        if not facts:
            panel.box.addWidget(label(self.tr("没有数据"), "muted"))
        return panel

    def _put(self, widget: QWidget) -> None:
        if self._shown is not None:
            self.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = widget
        self.body.addWidget(widget)

    def answer(self, reply: Reply) -> None:
        """Answer the question that is shown; a key that comes twice answers it once."""
        question = self.current
        if question is None or question.id in self._answered:
            return
        self._answered = {question.id}
        said = {"yes": self.tr("是同一个"), "no": self.tr("不是同一个"), "later": self.tr("以后再说")}[reply]
        text = self.tr("回答“{answer}”").format(answer=said)
        self._deciding.run(
            tasks.answer(question, reply), text, self.tr("已记下：{answer}。Ctrl+Z 可撤销。").format(answer=said)
        )
        self.current = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        reply = KEYS.get(Qt.Key(event.key())) if not event.modifiers() else None
        if reply is not None:
            self.answer(reply)
            return
        super().keyPressEvent(event)

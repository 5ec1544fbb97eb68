"""The card beside the form: what stands at the current place, where it came from and why, what else it could be."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.form_view.entries import Choice, Entry
from desktop.form_view.looks import MISFIT_MARK, entry_text
from desktop.form_view.marks import NOTE
from desktop.form_view.state import FillState
from desktop.states import State
from desktop.typed import SENSITIVE, fits, masked, shown
from desktop.widgets.history_chart import HistoryChart
from desktop.widgets.look import set_look
from desktop.words import (
    listed,
    misfit_word,
    path_text,
    period_key_text,
    place_text,
    protected_word,
    reason_sentence,
    sentence,
    source_text,
    state_meaning,
    state_word,
)
from forms.model.browsing import History
from forms.model.proposal import Provenance
from forms.model.reports import FieldSources

MOST_CHOICES = 9
_MOST_SOURCES = 4
_MOST_PAST = 4  # earlier values said in words


class ReasonCard(QScrollArea):
    taken = Signal(int)  # number of the choice, from 0
    reveal = Signal(str)  # entry key whose number is to be shown in full
    binding = Signal()  # which data item is asked for
    refused = Signal()  # 'not this'
    noted = Signal(str, str)  # entry key, what the clerk noted
    original = Signal(str, str, str)  # submission, file, address

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("说明"))
        self.setObjectName("reasonCard")
        self._box = QVBoxLayout()
        self._key = ""
        self._history_at = 0  # where the history comes in once it is known
        self._sources_at = 0  # where what comes near in the catalogues does
        self.show_nothing("")

    def show_nothing(self, why: str) -> None:
        """A place where nothing is asked; `why` is that of a protected place, "" elsewhere."""
        self._start()
        self._key = ""
        text = protected_word(why) if why else self.tr("选中一个填报项，这里说明数值从哪里来、为什么这样填。")
        self._text(text, "muted")
        self._finish()

    def show_entry(self, state: FillState, entry: Entry, revealed: bool) -> None:
        self._start()
        self._key = entry.key
        now = state.state(entry)
        self._text(path_text(entry.path, most=9), "title")
        chip = self._text(f"{theme.MARKS[now]} {state_word(now)}", "chip")
        set_look(chip, state=now.value)
        self._value(state, entry, revealed)
        self._text(self._meaning(state, entry, now), "muted")
        if not fits(state.value(entry), entry.type):
            self._text(f"{MISFIT_MARK} {misfit_word()}", "problem")
        disputed = now is State.CONFLICT
        if disputed:  # both sides stand first: choosing between them is what is asked
            self._choices(entry, revealed)
        self._history_at = self._box.count()
        if not disputed:
            self._origin(state, entry)
        if not state.corrected(entry):
            self._reasons(entry)
        if not disputed:
            self._choices(entry, revealed)
        self._shared(entry)
        self._sources_at = self._box.count()
        self._refusal(state, entry)
        self._binding(entry)
        self._note(state, entry)
        self._finish()

    def _meaning(self, state: FillState, entry: Entry, now: State) -> str:
        if now is State.CONFIRMED and state.value(entry) is None:
            return self.tr("按空白报送：您已确认这里不填。")
        if entry.mode == "in_text" and now is State.CONFLICT:
            return self.tr("几个数对不上。按 Alt+1、Alt+2 选用，或直接改写；不处理就用上期的数，带着“待核实”写入文稿。")
        if entry.mode == "in_text" and now is State.SUGGESTED:
            return self.tr("上期的数，还没有核实。按 Ctrl+Enter 沿用，或直接改写；不处理就带着“待核实”写入文稿。")
        return state_meaning(now)

    # sections

    def _value(self, state: FillState, entry: Entry, revealed: bool) -> None:
        text = entry_text(state, entry, "General", entry.key if revealed else "")
        if text:
            unit = f" {entry.unit}" if entry.unit else ""
            self._text(f"{text}{unit}", "value")
        elif entry.unit:
            self._text(self.tr("计量单位：{unit}").format(unit=entry.unit), "muted")
        if text and entry.type in SENSITIVE and not revealed:
            button = self._button(self.tr("显示完整号码"))
            button.clicked.connect(lambda: self.reveal.emit(entry.key))
        place = self.tr("位置：{place}").format(place=place_text(entry.address))
        period = period_key_text(entry.period)
        if period:
            place += "　" + self.tr("报告期：") + period
        self._text(place, "muted")

    def _origin(self, state: FillState, entry: Entry) -> None:
        """Where the value that stands here came from; of one that was typed over, where the proposed one came from."""
        value = state.value(entry)
        if not state.corrected(entry) or value == entry.value:
            self._sources(self.tr("数据来源"), entry.provenance)
            return
        taken = next((choice for choice in entry.choices if choice.value == value), None)
        if taken is not None:
            self._sources(self.tr("数据来源"), taken.provenance)
        else:
            self._text(self.tr("由您填写，不来自以往报表。"), "body")
            if entry.value is not None:
                proposed = masked(shown(entry.value), entry.type)
                self._sources(self.tr("原预填数值 {value} 的来源").format(value=proposed), entry.provenance)

    def _sources(self, heading: str, sources: tuple[Provenance, ...]) -> None:
        if not sources:
            return
        self._heading(heading)
        for source in sources[:_MOST_SOURCES]:
            self._source(source, "body")
        if len(sources) > _MOST_SOURCES:
            self._text(self.tr("另有 {n} 处来源").format(n=len(sources) - _MOST_SOURCES), "muted")

    def _reasons(self, entry: Entry) -> None:
        if not entry.reasons:
            return
        filled = entry.decision in (State.FILLED, State.CONFIRMED)
        not_sure = self.tr("待核实原因") if entry.mode == "in_text" else self.tr("未预填原因")
        self._heading(self.tr("填写依据") if filled else not_sure)
        for reason in entry.reasons:
            self._text(reason_sentence(reason), "body")

    def _choices(self, entry: Entry, revealed: bool) -> None:
        if not entry.choices or (len(entry.choices) == 1 and entry.decision is State.FILLED):
            return
        self._heading(self.tr("可选数值"))
        for number, choice in enumerate(entry.choices[:MOST_CHOICES]):
            self._choice(number, choice, entry, revealed)

    def _choice(self, number: int, choice: Choice, entry: Entry, revealed: bool) -> None:
        value = shown(choice.value)
        value = value if revealed else masked(value, entry.type)
        button = self._button(f"Alt+{number + 1}　{value} {entry.unit}")
        button.setAccessibleName(self.tr("采用 {value}").format(value=value))
        button.clicked.connect(lambda: self.taken.emit(number))
        for source in choice.provenance[:2]:
            self._source(source, "muted")
        if choice.why is not None and choice.why not in entry.reasons:
            self._text(reason_sentence(choice.why), "muted")

    def _shared(self, entry: Entry) -> None:
        if not entry.shared:
            return
        self._heading(self.tr("◥ 可共享获取"))
        for item in entry.shared[:3]:
            self._text(f"{item.provider}　{item.item}", "body")
            counted = sentence("sharing.grade.counts") if item.grade == "counts" else ""
            details = "　".join(part for part in (counted, item.attribute, item.condition, item.method) if part)
            self._text(details, "muted")
        self._text(self.tr("参见《政务数据共享条例》第二十四条、第三十条、第四十条第一项。"), "muted")

    def _source(self, source: Provenance, kind: str) -> None:
        self._text(source_text(source), kind)
        if not source.submission:
            return
        button = self._button(self.tr("查看原表"))
        button.setProperty("kind", "link")
        button.setAccessibleName(self.tr("查看原表：{source}").format(source=source_text(source)))
        button.clicked.connect(lambda: self.original.emit(source.submission, source.file, source.address))

    def _refusal(self, state: FillState, entry: Entry) -> None:
        of_text = entry.mode == "in_text"  # a number there is written over
        if entry.choices and not of_text and not state.corrected(entry) and entry.decision is not State.NOT_OURS:
            button = self._button(self.tr("不是这个（Alt+X）"))
            button.setToolTip(self.tr("这个数值不对：这一期不再预填它，可以撤销"))
            button.clicked.connect(self.refused)

    def _binding(self, entry: Entry) -> None:
        if not entry.table and entry.mode != "in_text" and entry.decision is not State.NOT_OURS:
            button = self._button(self.tr("指定数据项…（Ctrl+B）"))
            button.setProperty("kind", "link")
            button.setToolTip(self.tr("这一项要填的是什么，由您指定；以后各期都按此填写"))
            button.clicked.connect(self.binding)

    def _note(self, state: FillState, entry: Entry) -> None:
        if entry.table or entry.mode == "in_text" or entry.decision is State.NOT_OURS:
            return
        self._heading(self.tr("备注"))
        line = QLineEdit(str(state.marked(NOTE, entry.key) or ""))
        line.setPlaceholderText(self.tr("为什么这样填，只记在历史数据里"))
        line.setAccessibleName(self.tr("备注"))
        line.editingFinished.connect(lambda: self.noted.emit(entry.key, line.text()))
        self._box.addWidget(line)

    def show_history(self, key: str, history: History) -> None:
        """How the value went, below it; of sensitive values nothing is drawn."""
        body = self.widget()
        standing = [e for e in reversed(history.entries) if not e.replaced and e.number is not None]
        if key != self._key or body is None or history.fact.sensitive or not standing:
            return
        chart = HistoryChart()
        one_unit = len({e.unit for e in standing}) <= 1
        chart.show_points([(period_key_text(e.period), e.number or 0.0) for e in standing] if one_unit else ())
        last = [f"{period_key_text(e.period)}　{e.value} {e.unit}".strip() for e in standing[-_MOST_PAST:]]
        label = self._label("\n".join(reversed(last)), "muted")
        for n, widget in enumerate((self._label(self.tr("历史"), "heading"), chart, label)):
            self._box.insertWidget(self._history_at + n, widget)
        chart.setVisible(len(chart.points) > 1)
        self._sources_at += 3

    def show_sources(self, key: str, found: FieldSources) -> None:
        """Below it, items that come near with what differs, and those that are not shared with their ground."""
        if key != self._key or self.widget() is None or not (found.near or found.refused):
            return
        said = [(self.tr("数据目录里"), "heading")]
        for near in found.near:
            said.append((f"{near.item.provider}　{near.item.item}", "body"))
            differs = sentence(f"sharing.gate.{near.gate}", (("words", listed(near.words)),))
            said.append((sentence("sharing.grade.near") + differs, "muted"))
        for one in found.refused:
            said.append((f"{one.provider}　{one.item}", "body"))
            ground = self.tr("，依据：{ground}").format(ground=one.ground) if one.ground else ""
            said.append((self.tr("不予共享") + ground, "muted"))
        for n, (text, kind) in enumerate(said):
            self._box.insertWidget(self._sources_at + n, self._label(text, kind))

    # building

    def _start(self) -> None:
        self._box = QVBoxLayout()
        self._box.setContentsMargins(theme.SPACE[2], theme.SPACE[2], theme.SPACE[2], theme.SPACE[2])
        self._box.setSpacing(theme.SPACE[1])

    def _finish(self) -> None:
        self._box.addStretch(1)
        body = QWidget()
        body.setLayout(self._box)
        body.setObjectName("cardBody")
        self.setWidget(body)

    def _text(self, text: str, kind: str) -> QLabel:
        label = self._label(text, kind)
        self._box.addWidget(label)
        return label

    def _label(self, text: str, kind: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("kind", kind)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _heading(self, text: str) -> None:
        self._text(text, "heading")

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "choice")
        self._box.addWidget(button)
        return button

"""One value with all that is known of it: how it went, which report and cell it came from; correcting it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.original import show_original
from desktop.page import Host
from desktop.pages.profile import tasks
from desktop.pages.profile.lists import table
from desktop.pages.profile.pages import Column, PagedModel
from desktop.pages.profile.said import entry_value, fact_text, named, subject_text
from desktop.pages.profile.undoing import Deciding
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.history_chart import HistoryChart
from desktop.widgets.look import set_look
from desktop.widgets.plain_text import label
from desktop.words import period_key_text, source_text
from forms.model.browsing import FactLine, History, HistoryEntry

_LEAST = 180  # pixels; what is wider is wrapped


class FactCard(QWidget):
    def __init__(self, host: Host, deciding: Deciding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._deciding = host, deciding
        self.fact: FactLine | None = None
        self.history: History | None = None
        self._revealed = False
        self._round = 0
        self.setMinimumWidth(_LEAST)
        self._build()
        self.clear()

    def _build(self) -> None:
        self.name, self.value = label("", "title"), label("", "value")
        self.where, self.state = label("", "muted"), label("", "muted")
        self.chart = HistoryChart()
        columns = (
            Column(self.tr("报告期"), lambda e: period_key_text(e.period)),
            Column(self.tr("数值"), self._entry_text, right=True),
            Column(self.tr("来源"), self._source),
        )
        self.model = PagedModel(columns, self)
        self.entries = table(self.tr("历次数值"), self.model, (3, 4, 2))
        self.entries.selectionModel().currentRowChanged.connect(self._entry_chosen)
        self.entries.activated.connect(lambda _: self.show_source())
        self.source = label("", "muted")
        self.show_it = _button(self.tr("查看原表"), self.show_source)
        self.correct_it = _button(self.tr("更正…（F2）"), self.correct)
        self.reveal = _button(self.tr("显示完整号码"), self._reveal)
        buttons = FlowLayout(theme.SPACE[1])
        for button in (self.show_it, self.correct_it, self.reveal):
            buttons.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[1])
        for widget in (self.name, self.where, self.value, self.state, self.chart):
            box.addWidget(widget)
        box.addWidget(self.entries, 1)
        box.addWidget(self.source)
        box.addLayout(buttons)

    # what is shown

    def clear(self) -> None:
        self.fact, self.history = None, None
        self._round += 1
        self.name.setText(self.tr("选中一条数据，这里说明它从哪里来、历次是多少。"))
        for line in (self.value, self.where, self.state, self.source):
            line.clear()
            line.hide()
        self.chart.show_points(())
        self.model.clear()
        for button in (self.show_it, self.correct_it):
            button.setEnabled(False)
        self.reveal.hide()

    def show_fact(self, fact: FactLine) -> None:
        """Ask for a fact's history; numbers are masked again for another one."""
        if self.fact is None or (fact.element, fact.subject) != (self.fact.element, self.fact.subject):
            self._revealed = False
        self.fact = fact
        self._round += 1
        asked = self._round

        def came(history: History) -> None:
            if asked == self._round:
                self._show(history)

        def failed(_: Exception) -> None:
            if asked == self._round:
                self.clear()

        self._host.ask(tasks.history(fact.element, fact.subject), came, failed)

    def again(self) -> None:
        """What is held may have changed."""
        if self.fact is not None:
            self.show_fact(self.fact)

    def _show(self, history: History) -> None:
        self.history = history
        self.fact = fact = history.fact
        self.name.setText(named(fact.name, fact.context))
        self.where.setText("　".join(p for p in (subject_text(fact.about), period_key_text(fact.period)) if p))
        self._show_value(fact)
        self.state.setText(self.tr("✎ 已由人工核定") if fact.settled else "")
        set_look(self.state, state="confirmed" if fact.settled else "none")
        for line in (self.where, self.value):
            line.show()
        self.state.setVisible(fact.settled)
        self.model.show(history.entries, False)
        standing = [e for e in reversed(history.entries) if not e.replaced and e.number is not None]
        show = not fact.sensitive and len({e.unit for e in standing}) <= 1
        self.chart.show_points([(period_key_text(e.period), e.number or 0.0) for e in standing] if show else ())
        self.reveal.setVisible(fact.sensitive)
        self.correct_it.setEnabled(True)
        self.entries.selectRow(0)

    def _show_value(self, fact: FactLine) -> None:
        said = fact_text(fact, self._revealed)
        self.value.setText(f"{said} {fact.unit}".strip())
        self.reveal.setText(self.tr("遮住号码") if self._revealed else self.tr("显示完整号码"))

    def _reveal(self) -> None:
        self._revealed = not self._revealed
        if self.fact is not None:
            self._show_value(self.fact)
        self.model.restate()

    def _entry_text(self, entry: HistoryEntry) -> str:
        said = entry_value(entry, bool(self.fact and self.fact.sensitive), self._revealed)
        return self.tr("{value}（已替换）").format(value=said) if entry.replaced else said

    def _source(self, entry: HistoryEntry) -> str:
        if entry.decision:
            return self.tr("✎ 人工核定　{note}").format(note=entry.note).strip()
        return source_text(entry.provenance) if entry.provenance else ""

    # one entry

    def _current(self) -> HistoryEntry | None:
        entry = self.model.line(self.entries.currentIndex())
        return entry if isinstance(entry, HistoryEntry) else None

    def _entry_chosen(self, index: QModelIndex, _: object = None) -> None:
        entry = self.model.line(index)
        if entry is None:
            self.source.hide()
            return
        asked = self.tr("　当时的叫法：{labels}").format(labels=entry.asked_as) if entry.asked_as else ""
        self.source.setText(self.tr("数据来源：{source}").format(source=self._source(entry)) + asked)
        self.source.show()
        self.show_it.setEnabled(entry.provenance is not None and bool(entry.provenance.submission))

    def show_source(self) -> None:
        """Open the report that the chosen entry was read from."""
        entry = self._current()
        if entry is not None and entry.provenance is not None:
            place = entry.provenance
            show_original(self._host, self, place.submission, place.file, place.address)

    def correct(self) -> None:
        """Put another value in place of the chosen entry's."""
        from desktop.pages.profile.correct_dialog import CorrectDialog

        entry = self._current()
        if self.fact is None or entry is None:
            return
        dialog = CorrectDialog(self._host, self._deciding, self.fact, entry, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda _: self.entries.setFocus(Qt.FocusReason.OtherFocusReason))
        dialog.open()


def _button(text: str, do: object) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(do)
    return button

"""Beside the list: the chosen template, what is to be known before it is published, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.pages.templates.said import kind_word, signer_text
from desktop.widgets.panel import Panel, scrolled
from desktop.widgets.plain_text import show_plain

if TYPE_CHECKING:
    from forms.model.reports import SourceCheck
    from forms.model.templates import TemplateLine


class TemplateCard(QWidget):
    review_wanted = Signal()
    changes_wanted = Signal()
    fill_wanted = Signal()
    publish_wanted = Signal()
    put_away_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = Panel(self.tr("报表模板"))
        self.title = _label("rowTitle")
        self.facts = _label("muted")
        self.signer = _label("muted")
        for label in (self.title, self.facts, self.signer):
            self.about.box.addWidget(label)
        self.before_publishing = Panel(self.tr("发布前检查"))
        self.held, self.shareable, self.new = _label(""), _label(""), _label("")
        self.advice = _label("muted")
        for label in (self.held, self.shareable, self.new, self.advice):
            self.before_publishing.box.addWidget(label)
        self.review = self._button(self.tr("核改"), "Enter", self.review_wanted, "primary")
        self.changes = self._button(self.tr("与上一版对照"), "", self.changes_wanted)
        self.fill = self._button(self.tr("用它填报"), "", self.fill_wanted)
        self.publish = self._button(self.tr("发布到文件夹…"), "", self.publish_wanted)
        self.put_away = self._button(self.tr("移出列表"), "Delete", self.put_away_wanted)
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[1])
        box.addWidget(self.about)
        for button in (self.review, self.changes, self.fill):
            box.addWidget(button)
        box.addWidget(self.before_publishing)
        box.addWidget(self.publish)
        box.addWidget(self.put_away)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(body))

    def _button(self, text: str, key: str, signal: object, kind: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(key)
        if kind:
            button.setProperty("kind", kind)
        button.clicked.connect(signal)
        return button

    def show_line(self, line: TemplateLine | None, check: SourceCheck | None) -> None:
        """The chosen template; None: nothing is chosen."""
        self.setEnabled(line is not None)
        if line is None:
            show_plain(self.title, self.tr("在左边选一份模板。"))
            for label in (self.facts, self.signer, self.held, self.shareable, self.new, self.advice):
                show_plain(label, "")
            self.changes.hide()
            return
        show_plain(self.title, line.title)
        parts = [
            self.tr("第 {n} 版").format(n=line.version), kind_word(line.kind), line.issuer,
            self.tr("{n} 项").format(n=line.fields),
            self.tr("核改 {n} 处").format(n=line.corrections) if line.corrections else "",
            self.tr("已有 {n} 份报送").format(n=line.reports) if line.reports else "", line.file,
        ]  # fmt: skip
        show_plain(self.facts, "　".join(part for part in parts if part))
        show_plain(self.signer, signer_text(line))
        self.signer.setVisible(bool(self.signer.text()))
        self.changes.setVisible(line.version > 1)
        self._show_check(check)

    def _show_check(self, check: SourceCheck | None) -> None:
        if check is None:
            show_plain(self.held, self.tr("正在与历史数据和共享目录比对……"))
            for label in (self.shareable, self.new, self.advice):
                label.hide()
            return
        total = check.total
        show_plain(self.held, self.tr("历史数据已有：{n} 项，共 {total} 项").format(n=check.held, total=total))
        show_plain(self.shareable, self.tr("可共享获取：{n} 项").format(n=check.shareable))
        show_plain(self.new, self.tr("确需新填：{n} 项").format(n=check.new))
        text = self.tr("已有和可共享的，建议不再向村社索取。仅供内部参考。")
        show_plain(self.advice, text if check.held or check.shareable else "")
        for label in (self.shareable, self.new):
            label.show()
        self.advice.setVisible(bool(self.advice.text()))


def _label(kind: str) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setProperty("kind", kind)
    return label

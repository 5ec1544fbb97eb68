"""Beside the list: the chosen template, what is to be known before it is published, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.pages.templates.said import kind_word, mark_word, signer_text, time_text
from desktop.widgets.panel import Panel, scrolled
from desktop.widgets.plain_text import label, show_plain
from desktop.words import listed

if TYPE_CHECKING:
    from forms.model.prepublish import PublishCheck
    from forms.model.templates import TemplateLine


class TemplateCard(QWidget):
    review_wanted = Signal()
    changes_wanted = Signal()
    fill_wanted = Signal()
    advice_wanted = Signal()
    publish_wanted = Signal()
    put_away_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = Panel(self.tr("报表模板"))
        self.title = label(kind="rowTitle")
        self.facts = label(kind="muted")
        self.signer = label(kind="muted")
        for line in (self.title, self.facts, self.signer):
            self.about.box.addWidget(line)
        self.before_publishing = Panel(self.tr("发布前检查"))
        self.held, self.shareable, self.new = label(), label(), label()
        self.cost, self.overlap, self.marks, self.advice = label(), label(), label(), label(kind="muted")
        self.told = (self.held, self.shareable, self.new, self.overlap, self.cost, self.marks, self.advice)
        for line in self.told:
            self.before_publishing.box.addWidget(line)
        self.by_item = self._button(self.tr("逐项建议…"), "", self.advice_wanted)
        self.before_publishing.box.addWidget(self.by_item)
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

    def show_line(self, line: TemplateLine | None, check: PublishCheck | None) -> None:
        """The chosen template; None: nothing is chosen."""
        self.setEnabled(line is not None)
        if line is None:
            show_plain(self.title, self.tr("在左边选一份模板。"))
            for said in (self.facts, self.signer, *self.told):
                show_plain(said, "")
            self.changes.hide()
            self.by_item.setEnabled(False)
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

    def _show_check(self, check: PublishCheck | None) -> None:
        self.by_item.setEnabled(check is not None)
        for line in self.told[1:]:
            line.setVisible(check is not None)
        if check is None:
            show_plain(self.held, self.tr("正在与历史数据和共享目录比对……"))
            return
        total = len(check.items)
        show_plain(self.held, self.tr("历史数据已有：{n} 项，共 {total} 项").format(n=check.held, total=total))
        show_plain(self.shareable, self.tr("可共享获取：{n} 项").format(n=check.shareable))
        show_plain(self.new, self.tr("确需新填：{n} 项").format(n=check.new))
        self._show_overlap(check)
        self._show_cost(check)
        marks = listed(mark_word(mark.name) for mark in check.marks)
        show_plain(self.marks, self.tr("缺少或已过期的法定标识：{marks}").format(marks=marks) if marks else "")
        self.marks.setVisible(bool(marks))
        show_plain(self.advice, self.tr("仅依据本机已导入的 {n} 份其他报表模板，供内部参考。").format(n=check.compared))

    def _show_overlap(self, check: PublishCheck) -> None:
        first = check.overlaps[0] if check.overlaps else None
        self.overlap.setVisible(first is not None)
        if first is not None:
            text = self.tr("与《{title}》等 {n} 份报表有相同的项（{same} 处）")
            show_plain(self.overlap, text.format(title=first.title, n=len(check.overlaps), same=first.same))

    def _show_cost(self, check: PublishCheck) -> None:
        cost = check.cost
        measured = self.tr("实测") if cost.measured else self.tr("假定")
        text = self.tr("一个单位填一次约 {time}（{entries} 处 × {seconds} 秒，{measured}），可少填 {spared} 处")
        figures = {"time": time_text(cost.hours), "entries": cost.entries, "seconds": f"{cost.seconds:g}"}
        show_plain(self.cost, text.format(measured=measured, spared=cost.spared, **figures))

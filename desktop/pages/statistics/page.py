"""填报统计: what a time's reports asked, how often again, how forms were filled, and the time that saved. Never by person."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.language import english
from desktop.page import Host, Page
from desktop.pages.statistics import tasks
from desktop.pages.statistics.parts import Charted, Figures, fit_height
from desktop.widgets.flow_layout import flowing
from desktop.widgets.lines import Lines
from desktop.widgets.panel import Panel, scrolled
from desktop.widgets.plain_text import show_plain

if TYPE_CHECKING:
    from forms.drawing.charts import Chart
    from forms.journey.letters import Words
    from forms.model.burden import Account

YEAR, THIS, LAST, OWN = range(4)  # choices of the time


class StatisticsPage(Page):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(host, parent)
        self.account: Account | None = None
        self._filling = False
        self._make_head()
        self.figures = Figures()
        self.none = QLabel(
            self.tr("这段时间没有可统计的报表。导入以往报送的报表，或用“填报”填一张表并保存，这里就有统计。")
        )
        self.none.setWordWrap(True)
        self.none.setProperty("kind", "muted")
        self._make_parts()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, theme.SPACE[1], 0)
        column.setSpacing(theme.SPACE[2])
        for part in (self.head, self.none, self.figures, *self.charted, self.by_office, self.how):
            column.addWidget(part)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[4], theme.SPACE[3], theme.SPACE[4], theme.SPACE[2])
        box.setSpacing(theme.SPACE[2])
        box.addWidget(scrolled(body))
        self._show_parts(False)

    def _make_head(self) -> None:
        title = QLabel(self.tr("填报统计"))
        title.setProperty("kind", "pageTitle")
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("统计期间"))
        self.choice.addItems([self.tr("近十二个月"), self.tr("今年"), self.tr("去年"), self.tr("自选期间")])
        self.start, self.end = QDateEdit(), QDateEdit()
        for edit, name in ((self.start, self.tr("起始日期")), (self.end, self.tr("截止日期"))):
            edit.setAccessibleName(name)
            edit.setToolTip(name)
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.dateChanged.connect(lambda _: self._own_span())
        self.choice.activated.connect(lambda _: self.renew())
        self.offices = QPushButton(self.tr("按发表单位看"))
        self.offices.setCheckable(True)
        self.offices.setToolTip(self.tr("只在本机查看，按名称排列，不写入导出的文件。"))
        self.offices.clicked.connect(lambda _: self.renew())
        self.save = QPushButton(self.tr("导出"))
        menu = QMenu(self.save)
        for name, suffix in (("Word…", ".docx"), ("Excel…", ".xlsx"), ("PDF…", ".pdf")):
            menu.addAction(name).triggered.connect(partial(self._export, suffix))
        self.save.setMenu(menu)
        to = QLabel("—")
        self.head = flowing(
            theme.SPACE[1], title, self.choice, self.start, to, self.end, self.offices, self.save
        )  # fmt: skip

    def _make_parts(self) -> None:
        words = self.words()
        self.months = Charted(
            words("months"), [words(n) for n in ("month", "reports", "values", "months.again")], (1, 1, 1, 1), (1, 2, 3)
        )
        self.ways = Charted(words("ways"), [words("figure"), words("value")], (3, 1), (1,))
        self.templates = Charted(
            words("templates"), [words(n) for n in ("template", "values", "elsewhere")], (4, 0, 0), (1, 2)
        )
        self.items = Charted(
            words("items"), [words(n) for n in ("item.name", "item.templates", "item.repeats")], (4, 0, 0), (1, 2)
        )
        self.charted = (self.months, self.ways, self.templates, self.items)
        self.by_office = Panel(self.tr("按发表单位（只在本机查看，不导出）"))
        heads = [words("issuer"), words("figure.templates"), words("values"), words("elsewhere")]
        self.office_lines = Lines(self.tr("按发表单位"), heads, (4, 0, 0, 0), (1, 2, 3))
        self.by_office.box.addWidget(self.office_lines)
        self.how = Panel(words("how"))
        self.formulas = QLabel()
        self.formulas.setWordWrap(True)
        self.formulas.setProperty("kind", "muted")
        self.how.box.addWidget(self.formulas)

    @staticmethod
    def words() -> Words:
        """The words of the account in the screen's language."""
        from forms.journey.burden_papers import account_words

        return account_words(english())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            for edit in (self.start, self.end):
                edit.setMinimumHeight(theme.sizes().target)

    # asking

    def enter(self) -> None:
        self.renew()
        self.choice.setFocus()

    def renew(self) -> None:
        ready = self.host.ready
        for control in (self.choice, self.start, self.end, self.offices, self.save):
            control.setEnabled(ready)
        if ready:
            today = dt.date.today()
            self.host.ask(tasks.account(self._span(today), today, self.offices.isChecked()), self._show)

    def _span(self, today: dt.date) -> tuple[dt.date, dt.date] | None:
        """None for the twelve months up to the newest report."""
        chosen = self.choice.currentIndex()
        if chosen == YEAR:
            return None
        if chosen == OWN:
            start, end = _day(self.start), _day(self.end)
            return min(start, end), max(start, end)
        year = today.year - (chosen == LAST)
        return dt.date(year, 1, 1), dt.date(year, 12, 31)

    def _own_span(self) -> None:
        if not self._filling:
            self.choice.setCurrentIndex(OWN)
            self.renew()

    # showing

    def _show(self, account: Account) -> None:
        self.account = account
        self._filling = True
        self.start.setDate(QDate(account.start.year, account.start.month, account.start.day))
        self.end.setDate(QDate(account.end.year, account.end.month, account.end.day))
        self._filling = False
        self._show_parts(not account.empty)
        if not account.empty:
            self._show_account(account, self.words())

    def _show_parts(self, some: bool) -> None:
        self.none.setVisible(not some)
        self.save.setEnabled(some)
        for part in (self.figures, self.how, *self.charted, self.by_office):
            part.setVisible(some)

    def _show_account(self, account: Account, words: Words) -> None:
        from forms.journey.burden_charts import SHOWN, charts
        from forms.journey.burden_papers import figures, formulas

        shown = [(name, value if isinstance(value, str) else f"{value:,}") for name, value in figures(account, words)]
        self.figures.show_figures(shown)
        drawn: dict[str, Chart] = {chart.title: chart for chart in charts(account, words)}
        months = [(m.month, f"{m.reports:,}", f"{m.values:,}", f"{m.repeats:,}") for m in account.months if m.reports]
        self.months.show_chart(drawn.get(words("months")), months)
        ways = [(name, value) for name, value in shown[6:10]]
        self.ways.show_chart(drawn.get(words("ways")), ways)
        templates = [
            (t.title, f"{t.values:,}", f"{t.asked_elsewhere:,}") for t in account.by_template if t.asked_elsewhere
        ]
        self.templates.show_chart(drawn.get(words("templates")), templates[:SHOWN])
        items = [(i.name or words("unnamed"), f"{i.templates:,}", f"{i.repeats:,}") for i in account.by_item[:SHOWN]]
        self.items.show_chart(drawn.get(words("items")), items)
        self.by_office.setVisible(self.offices.isChecked())
        offices = [(o.name, f"{o.templates:,}", f"{o.values:,}", f"{o.asked_elsewhere:,}") for o in account.offices]
        nobody = [(self.tr("报表上没有写发表单位"), "", "", "")]
        self.office_lines.show_lines(offices or nobody)
        fit_height(self.office_lines)
        show_plain(self.formulas, "\n".join((*formulas(account, words), words("internal"))))

    # exporting

    def _export(self, suffix: str, _checked: bool = False) -> None:
        self.export(suffix)

    def export(self, suffix: str) -> None:
        """Ask where, then write what is shown as .docx, .xlsx or .pdf."""
        account = self.account
        if account is None or account.empty:
            return
        name = self.tr("填报统计") + f"{account.start:%Y%m%d}-{account.end:%Y%m%d}{suffix}"
        folder = Path(self.host.settings.folder) if self.host.settings.folder else Path.home()
        out = self.host.chooser.save_as(self, folder / name)
        if out is not None:
            from desktop.picture import png

            self.host.run(
                tasks.export(account, out, png), self.tr("正在写出“{name}”……").format(name=out.name), self._saved
            )

    def _saved(self, out: Path) -> None:
        self.host.tell(self.tr("已写出“{file}”。").format(file=out))

    def help_text(self) -> str:
        return self.tr(
            "这里统计报表要求填了多少、重复了多少、预填和手工录入各多少，计算方法写在最下面。"
            "只统计报表，不统计个人；可导出 Word、Excel 和 PDF。"
        )


def _day(edit: QDateEdit) -> dt.date:
    day = edit.date()
    return dt.date(day.year(), day.month(), day.day())

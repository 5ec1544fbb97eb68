"""设置: how it looks, how it asks, where the profile is and how it is kept safe. Every choice takes effect at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.design.tokens import SCALES, TYPE_SIZES
from desktop.page import Host, Page
from desktop.pages.settings.holidays_part import HolidaysPart
from desktop.pages.settings.letters_part import LettersPart
from desktop.pages.settings.profile_part import ProfilePart
from desktop.pages.settings.trust_part import TrustPart
from desktop.settings import KEEP_WRITTEN_DAYS
from desktop.widgets.panel import Panel, scrolled

_WIDEST_CHOICE = 320
_WIDEST = 860  # of the column: longer lines read badly


class SettingsPage(Page):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(host, parent)
        self.profile = ProfilePart(host)
        self.letters = LettersPart(host)
        self.holidays = HolidaysPart(host)
        self.trust = TrustPart(host)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.SPACE[4], theme.SPACE[3], theme.SPACE[4], theme.SPACE[3])
        column.setSpacing(theme.SPACE[2])
        title = QLabel(self.tr("设置"))
        title.setProperty("kind", "pageTitle")
        column.addWidget(title)
        for part in (self._looks(), self._manners(), self.trust, self.profile, self.letters, self.holidays):
            part.setMaximumWidth(_WIDEST)
            column.addWidget(part)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled(body))

    def enter(self) -> None:
        self.theme.setFocus()
        self.renew()

    def renew(self) -> None:
        settings = self.host.settings
        for box, value in (
            (self.theme, settings.theme),
            (self.type_size, settings.type_size),
            (self.scale, settings.scale),
            (self.language, settings.language),
            (self.days, settings.keep_written_days),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.profile.renew()
        self.letters.renew()
        self.holidays.renew()
        self.trust.renew()

    def help_text(self) -> str:
        return self.tr("这里的选择立即生效，只影响这台电脑；只有显示比例在下次启动时生效。")

    def _looks(self) -> QWidget:
        settings = self.host.settings
        panel, rows = _panel(self.tr("显示"))
        names = {"light": self.tr("浅色"), "dark": self.tr("深色"), "system": self.tr("跟随系统")}
        self.theme = _choice(self.tr("主题"), names.items(), settings.theme, self._set_theme)
        sizes = ((size, self.tr("{size} 磅").format(size=f"{size:g}")) for size in TYPE_SIZES)
        self.type_size = _choice(self.tr("字号"), sizes, settings.type_size, self._set_size)
        scales = ((scale, f"{scale}%") for scale in SCALES)
        self.scale = _choice(self.tr("显示比例"), scales, settings.scale, self._set_scale)
        languages = (("zh", "中文"), ("en", "English"))
        self.language = _choice(self.tr("语言"), languages, settings.language, self._set_language)
        for box in (self.theme, self.type_size):
            _row(rows, box)
        _row(rows, self.scale, self.tr("下次启动时生效。"))
        _row(rows, self.language, self.tr("立即生效，正在填的表会保留。"))
        return panel

    def _manners(self) -> QWidget:
        settings = self.host.settings
        panel, rows = _panel(self.tr("核对、提醒与保留"))
        self.amounts = QCheckBox(self.tr("“预填项核对无误”时，金额也一并核对"))
        self.amounts.setChecked(settings.confirm_amounts_together)
        self.amounts.toggled.connect(self._set_amounts)
        rows.addRow(self.amounts)
        rows.addRow(_note(self.tr("证件号码始终逐项核对。")))
        self.tray = QCheckBox(self.tr("待办快到期时，也在系统托盘里提醒"))
        self.tray.setChecked(settings.remind_by_tray)
        self.tray.toggled.connect(self._set_tray)
        rows.addRow(self.tray)
        forever = self.tr("一直保留")
        days = ((n, self.tr("{n} 天").format(n=n) if n else forever) for n in KEEP_WRITTEN_DAYS)
        self.days = _choice(self.tr("已写出文件的草稿保留"), days, settings.keep_written_days, self._set_days)
        _row(rows, self.days)
        return panel

    def _set_theme(self, name: str) -> None:
        self.host.settings.theme = name
        self.host.restyle()

    def _set_size(self, size: float) -> None:
        self.host.settings.type_size = size
        self.host.restyle()

    def _set_scale(self, scale: int) -> None:
        self.host.settings.scale = scale
        self.host.say(self.tr("下次启动时使用所选的显示比例。"))

    def _set_language(self, language: str) -> None:
        self.host.speak(language)
        self.language.setCurrentIndex(self.language.findData(self.host.settings.language))  # until it is so

    def _set_amounts(self, together: bool) -> None:
        self.host.settings.confirm_amounts_together = together

    def _set_tray(self, wanted: bool) -> None:
        self.host.settings.remind_by_tray = wanted

    def _set_days(self, days: int) -> None:
        self.host.settings.keep_written_days = days


def _panel(heading: str) -> tuple[Panel, QFormLayout]:
    panel, rows = Panel(heading), QFormLayout()
    rows.setHorizontalSpacing(theme.SPACE[3])
    rows.setVerticalSpacing(theme.SPACE[1])
    panel.box.addLayout(rows)
    return panel, rows


def _row(rows: QFormLayout, box: QComboBox, note: str = "") -> None:
    """`note`: what is to be known before one chooses."""
    label = QLabel(box.accessibleName())
    label.setProperty("kind", "formLabel")
    label.setBuddy(box)
    line = QHBoxLayout()
    line.setSpacing(theme.SPACE[2])
    line.addWidget(box)
    if note:
        line.addWidget(_note(note), 1)
    else:
        line.addStretch(1)
    rows.addRow(label, line)


def _note(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "muted")
    label.setWordWrap(True)
    return label


def _choice(name: str, choices: Any, current: object, chosen: Callable[[Any], None]) -> QComboBox:
    """A box with (value, text) choices that calls back with the value a person chose."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumWidth(200)
    box.setMaximumWidth(_WIDEST_CHOICE)
    for value, text in choices:
        box.addItem(text, value)
        if value == current:
            box.setCurrentIndex(box.count() - 1)
    box.activated.connect(lambda _: chosen(box.currentData()))
    return box

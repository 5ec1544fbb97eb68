"""The line at the bottom: messages at the left; at the right what is saved, whether there is a network, the last sync."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from desktop.widgets.plain_text import show_plain

MESSAGE_MS = 8000


class StatusLine(QStatusBar):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.saved_item = self._item(self.tr("保存状态"))
        self.network_item = self._item(self.tr("能否收发"))
        self.synced_item = self._item(self.tr("上次收发"))
        self.unit_item = self._item(self.tr("填报单位"))

    def _item(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName("statusItem")
        label.setAccessibleName(name)
        label.hide()
        self.addPermanentWidget(label)
        return label

    def changeEvent(self, event: QEvent) -> None:
        """In another size of type the line has another height: it is found anew when a widget comes in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self._measure)

    def _measure(self) -> None:
        one = QLabel()
        self.addPermanentWidget(one)
        self.removeWidget(one)
        one.deleteLater()

    def say(self, text: str) -> None:
        self.showMessage(text, MESSAGE_MS)

    def unit(self, name: str) -> None:
        """A profile is open: whose, and that nothing leaves this computer by itself."""
        _show(self.unit_item, self.tr("{unit} · 数据只保存在本机").format(unit=name))

    def saved(self, when: dt.datetime) -> None:
        """All that was typed is kept, as of now."""
        _show(self.saved_item, self.tr("已保存 {time}").format(time=f"{when:%H:%M}"))

    def saving(self) -> None:
        _show(self.saved_item, self.tr("正在保存……"))

    def not_saved(self, why: str) -> None:
        """What was typed could not be kept; `why` is a whole sentence."""
        _show(self.saved_item, self.tr("！未能保存"))
        self.saved_item.setToolTip(why)

    def online(self, is_online: bool) -> None:
        """Whether the place of exchange can be reached now. Not called where nobody is paired."""
        _show(self.network_item, self.tr("可收发") if is_online else self.tr("离线"))

    def nobody_to_reach(self) -> None:
        self.network_item.hide()

    def synced(self, when: dt.datetime | None, today: dt.date) -> None:
        """The last exchange with others; hidden where there never was one."""
        if when is None:
            self.synced_item.hide()
            return
        _show(self.synced_item, self.tr("上次收发 {when}").format(when=self._day(when, today)))

    def _day(self, when: dt.datetime, today: dt.date) -> str:
        days = (today - when.date()).days
        if days == 0:
            return f"{when:%H:%M}"
        return self.tr("昨天") if days == 1 else f"{when:%Y-%m-%d}"


def _show(label: QLabel, text: str) -> None:
    show_plain(label, text)
    label.setToolTip("")
    label.show()

"""The pages there are, in the order of the rail. A page is imported when it is first shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.page import Host, Page, PageSpec


def pages() -> tuple[PageSpec, ...]:
    """Only pages that work stand here; numbers not used belong to pages that are to come."""
    translate = QCoreApplication.translate
    return (
        PageSpec("today", 1, lambda: translate("pages", "待办"), "today", _today),
        PageSpec("fill", 2, lambda: translate("pages", "填报"), "fill", _fill),
        PageSpec("templates", 3, lambda: translate("pages", "报表模板"), "templates", _templates),
        PageSpec("profile", 4, lambda: translate("pages", "历史数据"), "history", _profile),
        PageSpec("sources", 5, lambda: translate("pages", "共享数据"), "shared", _sources),
        PageSpec("statistics", 6, lambda: translate("pages", "填报统计"), "statistics", _statistics),
        PageSpec("exchange", 7, lambda: translate("pages", "收发"), "exchange", _exchange),
        PageSpec("packs", 9, lambda: translate("pages", "分村填报"), "packs", _packs),
        PageSpec("settings", 8, lambda: translate("pages", "设置"), "settings", _settings),
    )


def _today(host: Host) -> Page:
    from desktop.pages.today.page import TodayPage

    return TodayPage(host)


def _fill(host: Host) -> Page:
    from desktop.pages.fill.room import FillRoom

    return FillRoom(host)


def _templates(host: Host) -> Page:
    from desktop.pages.templates.page import TemplatesPage

    return TemplatesPage(host)


def _profile(host: Host) -> Page:
    from desktop.pages.profile.page import ProfilePage

    return ProfilePage(host)


def _sources(host: Host) -> Page:
    from desktop.pages.sources.page import SourcesPage

    return SourcesPage(host)


def _statistics(host: Host) -> Page:
    from desktop.pages.statistics.page import StatisticsPage

    return StatisticsPage(host)


def _exchange(host: Host) -> Page:
    from desktop.pages.exchange.page import ExchangePage

    return ExchangePage(host)


def _packs(host: Host) -> Page:
    from desktop.pages.packs.page import PacksPage

    return PacksPage(host)


def _settings(host: Host) -> Page:
    from desktop.pages.settings.page import SettingsPage

    return SettingsPage(host)

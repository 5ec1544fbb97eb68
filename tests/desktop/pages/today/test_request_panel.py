"""待办 reminds of requests whose term runs, and says calmly where it has ended."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.pages.today.page import TodayPage
from desktop.pages.today.request_panel import RequestPanel
from desktop.shell.main_window import MainWindow
from forms.model.papers import Elements, Need
from forms.workspace import Workspace
from tests.desktop.pages.sources.test_sources_page import Until, settle

NEED = Need("残疾等级", "残疾人", "A-1", "云溪县残疾人联合会", "有条件共享", uses=(("月报", 3),))
ELEMENTS = Elements("依据", "场景", "范围", "方式", "时限")


def asked(days_ago: int) -> Workspace:
    workspace = Workspace.throwaway("云溪镇", "999101")
    day = dt.date.today() - dt.timedelta(days_ago)
    made = workspace.requests.draft("request", NEED.provider, "关于申请共享的函", day, [NEED], ELEMENTS)
    workspace.requests.step(made.id, "sent", day)
    return workspace


def panel(window: MainWindow, until: Until, days_ago: int) -> RequestPanel:
    window.profiles.adopt(lambda: asked(days_ago))
    until(lambda: window.ready)
    page = window.go("today")
    assert isinstance(page, TodayPage)
    until(lambda: bool(page.findChildren(RequestPanel)))
    return page.findChildren(RequestPanel)[0]


def test_a_request_that_waits_says_who_answers_by_when_and_leads_to_it(window: MainWindow, until: Until) -> None:
    (row,) = panel(window, until, 0).rows
    assert "云溪县残疾人联合会 应在" in row.about.text()
    assert "还有" in row.about.text()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    settle(window, until)
    assert window.pages.shown == "sources"


def test_a_term_that_has_ended_is_said_without_reproach(window: MainWindow, until: Until) -> None:
    (row,) = panel(window, until, 60).rows
    assert "已到答复期限，可先打电话联系" in row.about.text()
    assert "逾期" not in row.about.text()

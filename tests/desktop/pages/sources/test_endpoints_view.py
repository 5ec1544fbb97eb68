"""数据接口: entered and tried by keys and mouse, fetched from, forgotten; what arrives in a watched folder shows by itself."""

from __future__ import annotations

import json
import os
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.pages.sources.arriving import Arriving
from desktop.pages.sources.endpoint_dialog import EndpointDialog
from desktop.pages.sources.endpoints_view import EndpointsView
from desktop.pages.sources.page import ENDPOINTS, SourcesPage
from desktop.pages.sources.rows_dialog import RowsDialog
from desktop.pages.today.page import TodayPage
from desktop.shell.main_window import MainWindow
from forms.model.endpoints import Arrival, Arrivals, Endpoint
from forms.sharing import watching
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.desktop.pages.sources.test_sources_page import Until, column, settle, type_in
from tests.recording.reports import PERSONS

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow, until: Until) -> SourcesPage:
    window.profiles.adopt(lambda: Workspace.throwaway("云溪镇", "999101"))
    until(lambda: window.ready)
    shown = window.go("sources")
    assert isinstance(shown, SourcesPage)
    settle(window, until)
    QTest.mouseClick(shown.tabs[ENDPOINTS], LEFT)
    return shown


def put(folder: Path, name: str) -> None:
    """A whole file, as it was left there long ago."""
    rows = [{"姓名": "张一甲", "身份证号": PERSONS[0], "残疾类别": "肢体"}]
    (folder / name).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    os.utime(folder / name, (1_000, 1_000))


def entered(view: EndpointsView, answers: Answers, folder: Path) -> EndpointDialog:
    """The dialog with a folder in it."""
    answers.place = folder
    QTest.mouseClick(view.add, LEFT)
    dialog = view.dialog
    assert dialog is not None
    assert not dialog.keep.isEnabled()
    type_in(dialog.lines["name"], "残联文件夹")
    type_in(dialog.lines["provider"], "县残联")
    QTest.mouseClick(dialog.browse, LEFT)
    return dialog


def test_a_folder_is_entered_tried_and_fetched_from(
    page: SourcesPage, window: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    put(tmp_path, "名单.json")
    view = page.endpoints
    dialog = entered(view, answers, tmp_path)
    QTest.mouseClick(dialog.test, LEFT)
    until(lambda: "名单.json" in dialog.told.text())
    assert page.deliveries.table.rowCount() == 0
    QTest.mouseClick(dialog.keep, LEFT)
    until(lambda: column(view.table, 4) == ["1"])
    assert column(view.table, 0) == ["残联文件夹"]
    QTest.mouseClick(view.fetch, LEFT)
    until(lambda: page.deliveries.table.rowCount() == 1)
    settle(window, until)
    assert "来自“县残联”" in page.report.text()
    until(lambda: column(view.table, 4) == [""])
    assert column(view.table, 5) != [""]


def test_a_file_with_wrong_rows_waits_until_the_others_are_asked_for(
    page: SourcesPage, window: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    people = (("张一甲", PERSONS[0]), ("王某", "999101199013011111"))
    rows = [{"姓名": name, "身份证号": number, "残疾类别": "肢体"} for name, number in people]
    (tmp_path / "名单.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    os.utime(tmp_path / "名单.json", (1_000, 1_000))
    view = page.endpoints
    QTest.mouseClick(entered(view, answers, tmp_path).keep, LEFT)
    until(lambda: column(view.table, 4) == ["1"])
    QTest.mouseClick(view.fetch, LEFT)
    until(lambda: any(one.isVisible() for one in view.findChildren(RowsDialog)))
    settle(window, until)
    (dialog,) = (one for one in view.findChildren(RowsDialog) if one.isVisible())
    assert dialog.rows.model().rowCount() == 1
    assert (page.deliveries.table.rowCount(), column(view.table, 4)) == (0, ["1"])  # it lies there as new
    QTest.mouseClick(dialog.take, LEFT)
    until(lambda: page.deliveries.table.rowCount() == 1)
    until(lambda: column(view.table, 4) == [""])


def test_only_what_a_kind_needs_is_asked(page: SourcesPage, answers: Answers, tmp_path: Path) -> None:
    dialog = entered(page.endpoints, answers, tmp_path)
    assert not dialog.lines["secret"].isVisible()
    dialog.kind.setFocus()
    QTest.keyClick(dialog.kind, Qt.Key.Key_Down)
    assert dialog.auth.isVisible()
    assert not dialog.lines["secret"].isVisible()
    dialog.auth.setFocus()
    QTest.keyClick(dialog.auth, Qt.Key.Key_End)
    assert dialog.lines["secret"].isVisible()
    assert dialog.lines["token_url"].isVisible()
    assert not dialog.keep.isEnabled()  # where the token comes from isn't said
    QTest.keyClick(dialog.kind, Qt.Key.Key_End)
    assert dialog.lines["view"].isVisible()
    assert not dialog.auth.isVisible()
    type_in(dialog.lines["view"], "public.rows")
    assert dialog.keep.isEnabled()
    type_in(dialog.lines["until"], "明年")
    assert not dialog.keep.isEnabled()
    assert dialog.said().kind == "postgresql"
    assert dialog.said().auth == "none"


def test_a_server_that_is_down_is_told_in_the_dialog(
    page: SourcesPage, window: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    dialog = entered(page.endpoints, answers, tmp_path)
    dialog.lines["address"].setText(str(tmp_path / "没有"))
    QTest.mouseClick(dialog.test, LEFT)
    until(lambda: dialog.told.text().startswith("！"))
    assert "打不开" in dialog.told.text()
    assert dialog.test.isEnabled()


def test_an_endpoint_is_changed_and_forgotten_by_two_presses(
    page: SourcesPage, window: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    view = page.endpoints
    QTest.mouseClick(entered(view, answers, tmp_path).keep, LEFT)
    settle(window, until)
    QTest.mouseClick(view.change, LEFT)
    dialog = view.dialog
    assert dialog is not None
    assert not dialog.lines["name"].isEnabled()
    dialog.lines["provider"].clear()
    QTest.keyClicks(dialog.lines["provider"], "CL")
    QTest.mouseClick(dialog.keep, LEFT)
    until(lambda: column(view.table, 1) == ["CL"])
    QTest.mouseClick(view.remove, LEFT)
    assert "再按一次" in view.hint.text()
    QTest.mouseClick(view.remove, LEFT)
    until(lambda: view.table.rowCount() == 0)
    assert not view.fetch.isEnabled()


def test_what_arrives_shows_on_the_first_page_and_leads_to_where_it_is_taken_in(
    page: SourcesPage, window: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    QTest.mouseClick(entered(page.endpoints, answers, tmp_path).keep, LEFT)
    until(lambda: window.arriving.watcher.directories() == [str(tmp_path)])
    today = window.go("today")
    assert isinstance(today, TodayPage)
    settle(window, until)
    put(tmp_path, "名单.json")
    until(window.arriving.settling.isActive)
    window.arriving.settling.setInterval(0)  # a file put there long ago needn't rest
    until(lambda: any("新到的回流数据" in label.text() for label in today.findChildren(QLabel)))
    from desktop.pages.today.arrived_panel import ArrivedPanel

    panel = next(iter(today.findChildren(ArrivedPanel)))
    assert "名单.json" in panel.rows[0].about.text()
    QTest.mouseClick(panel.rows[0], LEFT)
    settle(window, until)
    assert page.isVisible()
    assert page.views.currentWidget() is page.endpoints
    assert column(page.endpoints.table, 4) == ["1"]
    assert "“残联文件夹”里有 1 份新文件" in page.endpoints.hint.text()


def test_the_endpoint_with_new_files_is_chosen_once(page: SourcesPage) -> None:
    view = page.endpoints
    kept = [Endpoint(name, "folder", name, "县残联") for name in ("甲", "乙")]
    view.show_endpoints(kept, Arrivals())
    assert view.table.currentRow() == 0
    arrived = Arrivals((Arrival("乙", "县残联", ("名单.json",)),))
    view.show_endpoints(kept, arrived)
    assert view.table.currentRow() == 1
    view.table.selectRow(0)
    view.show_endpoints(kept, arrived)
    assert view.table.currentRow() == 0


def test_folders_that_are_no_longer_looked_into_are_no_longer_watched(window: MainWindow, tmp_path: Path) -> None:
    arriving = Arriving(window, window)
    arriving.seen(Arrivals((), (str(tmp_path),)))
    assert arriving.watcher.directories() == [str(tmp_path)]
    arriving.seen(Arrivals((), ()))
    assert arriving.watcher.directories() == []


def test_a_folder_that_does_not_answer_holds_up_no_other(
    page: SourcesPage,
    window: MainWindow,
    answers: Answers,
    until: Until,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put(tmp_path, "名单.json")
    answered = Event()
    whole = watching.look

    def slow(folder: Path, seen: watching.Seen, now: float) -> tuple[tuple[Path, ...], dict[str, str]]:
        if folder.name == "没有回应":
            answered.wait(60)
        return whole(folder, seen, now)

    monkeypatch.setattr(watching, "look", slow)
    kept = [
        Endpoint("甲", "folder", str(tmp_path / "没有回应"), "县残联"),
        Endpoint("乙", "folder", str(tmp_path), "县残联"),
    ]

    def keep(workspace: Workspace, _: object) -> None:
        for one in kept:
            workspace.sources.endpoints.put(one)

    try:
        window.background.submit(keep, lambda _: window.changed(), lambda _: None)
        until(lambda: column(page.endpoints.table, 4) == ["1", ""])
        assert column(page.endpoints.table, 0) == ["乙", "甲"]
    finally:
        answered.set()


def test_an_endpoint_is_shown_as_it_was_kept(page: SourcesPage) -> None:
    kept = Endpoint("接口", "http", "https://a.example/rows", "县残联", "oauth2", token_url="https://a.example/t",
                    client="c", scope="s", purpose="p", until="2099-12-31", plain=True)  # fmt: skip
    dialog = EndpointDialog(kept, lambda _: None, page)
    assert dialog.said() == kept

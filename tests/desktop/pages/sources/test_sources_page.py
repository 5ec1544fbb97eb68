"""共享数据: what is taken in, found, and could answer a template."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.pages.sources.page import SourcesPage
from desktop.pages.sources.preview_dialog import PreviewDialog
from desktop.shell.main_window import MainWindow
from desktop.widgets.lines import Lines
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.desktop.settling import settle
from tests.recording.reports import PERSONS, SUMMARY
from tests.workspace.files import xlsx

DEMO = Path(__file__).parents[4] / "resources" / "demo"
Until = Callable[[Callable[[], bool]], None]


def type_in(line: QLineEdit, text: str) -> None:
    """As a Chinese input method does."""
    said = QInputMethodEvent()
    said.setCommitString(text)
    QApplication.sendEvent(line, said)


def column(lines: Lines, number: int) -> list[str]:
    return [lines.item(row, number).text() for row in range(lines.rowCount())]  # type: ignore[union-attr]


@pytest.fixture
def page(window: MainWindow, until: Until, answers: Answers) -> SourcesPage:
    """The page, with the demo's catalogue taken in by the mouse."""
    window.profiles.adopt(lambda: Workspace.throwaway("松云镇", "999001101"))
    until(lambda: window.ready)
    shown = window.go("sources")
    assert isinstance(shown, SourcesPage)
    settle(window, until)
    assert "导入后" in shown.status.text()
    answers.paths = sorted((DEMO / "shared").iterdir())
    QTest.mouseClick(shown.take, Qt.MouseButton.LeftButton)
    settle(window, until)
    QTest.keyClick(preview(shown), Qt.Key.Key_Return)
    settle(window, until)
    return shown


def preview(page: SourcesPage) -> PreviewDialog:
    """What is shown before anything is kept."""
    (dialog,) = (d for d in page.findChildren(PreviewDialog) if d.isVisible())
    return dialog


def test_what_was_taken_in_is_told_and_listed(page: SourcesPage) -> None:
    assert "13 个目录，33 个数据项" in page.report.text()
    assert page.catalogues.table.rowCount() == 1
    assert column(page.catalogues.table, 2) == ["33"]
    assert page.items.list.rowCount() == 33


def test_items_are_found_by_words_office_and_attribute(page: SourcesPage, window: MainWindow, until: Until) -> None:
    type_in(page.items.line, "低保 民政")
    until(lambda: page.items.list.rowCount() < 33)
    assert page.items.found
    assert all("民政" in one.provider and "低保" in one.item + one.entry for one in page.items.found)
    page.items.line.clear()
    page.items.attribute.setFocus()
    QTest.keyClick(page.items.attribute, Qt.Key.Key_End)
    until(lambda: {one.attribute for one in page.items.found} == {"不予共享"})
    page.items.attribute.setCurrentIndex(0)
    page.items.provider.setFocus()
    QTest.keyClick(page.items.provider, Qt.Key.Key_Down)
    settle(window, until)
    assert page.items.attribute.currentData() == ""


def test_an_item_that_is_never_proposed_says_why(page: SourcesPage, window: MainWindow, until: Until) -> None:
    type_in(page.items.line, "党员总数")
    until(lambda: page.items.list.rowCount() == 1)
    until(lambda: "党" in page.items.about.text())
    assert page.items.found[0].why_not.startswith("sharing.")
    assert len(page.items.about.text()) > len("县委组织部 / 党员总数　") + 10


def test_nothing_found_says_what_to_do(page: SourcesPage, until: Until) -> None:
    type_in(page.items.line, "没有这样的东西")
    until(lambda: page.items.list.rowCount() == 0)
    assert "没有找到" in page.items.more.text()


def test_a_returned_file_is_a_delivery_and_a_broken_one_is_told_without_stopping_the_others(
    page: SourcesPage, window: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"nothing")
    answers.paths = [bad, xlsx(tmp_path / "县民政局返还.xlsx", SUMMARY)]
    QTest.mouseClick(page.take, Qt.MouseButton.LeftButton)
    settle(window, until)
    shown = preview(page)
    assert shown.take.text() == "导入 1 份"  # the broken one can't be
    assert "坏.xlsx" in shown.about.text()
    QTest.keyClick(shown.files, Qt.Key.Key_Down)
    assert shown.delivery.isVisible()
    assert {"云溪镇", "9"} <= set(column(shown.delivery, 1))
    shown.office.clear()
    QTest.keyClicks(shown.office, "MZJ")
    assert page.deliveries.table.rowCount() == 0  # nothing is kept before it is agreed to
    QTest.mouseClick(shown.take, Qt.MouseButton.LeftButton)
    settle(window, until)
    assert "县民政局返还.xlsx”是回流数据" in page.report.text()
    QTest.mouseClick(page.tabs[2], Qt.MouseButton.LeftButton)
    assert column(page.deliveries.table, 0) == ["MZJ"]
    assert int(column(page.deliveries.table, 3)[0]) > 0


def test_bad_rows_hold_up_a_file_until_its_good_rows_are_asked_for(
    page: SourcesPage, window: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    path, table = tmp_path / "返还.json", tmp_path / "问题.csv"
    people = [("张一甲", PERSONS[0]), *((f"王{n}", f"99910119901301{n:04}") for n in range(12))]
    rows = [{"姓名": name, "身份证号": number, "残疾等级": "一级"} for name, number in people]
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    answers.paths, answers.out = [path], table
    QTest.mouseClick(page.take, Qt.MouseButton.LeftButton)
    settle(window, until)
    dialog = preview(page)
    assert (dialog.rows.model().rowCount(), dialog.take.isEnabled()) == (12, False)
    QTest.mouseClick(dialog.save_rows, Qt.MouseButton.LeftButton)
    settle(window, until)
    assert len(table.read_text(encoding="utf-8-sig").splitlines()) == 13
    for line, text in (
        (dialog.terms.purpose, "yubao"),
        (dialog.terms.as_of, "2026-03-31"),
        (dialog.terms.until, "2027"),
    ):
        line.setFocus()
        QTest.keyClicks(line, text)
    QTest.keyClick(dialog.good_rows, Qt.Key.Key_Space)
    assert not dialog.take.isEnabled()  # 2027 is no day
    QTest.keyClicks(dialog.terms.until, "-12-31")
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    settle(window, until)
    [line] = page.deliveries.lines
    assert (line.purpose, line.period, line.until) == ("yubao", "as_of:2026-03-31:2026-03-31", "2027-12-31")
    assert line.facts == 3


def test_nothing_is_taken_in_when_the_preview_is_left(
    page: SourcesPage, window: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    answers.paths = [xlsx(tmp_path / "返还.xlsx", SUMMARY)]
    QTest.mouseClick(page.take, Qt.MouseButton.LeftButton)
    settle(window, until)
    dialog = preview(page)
    QTest.keyClick(dialog.files, Qt.Key.Key_Space)  # the tick is taken away
    assert not dialog.take.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle(window, until)
    assert page.deliveries.table.rowCount() == 0


def test_the_counts_of_templates_are_those_of_the_engine(page: SourcesPage, window: MainWindow, until: Until) -> None:
    QTest.mouseClick(page.tabs[3], Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.counting.count, Qt.MouseButton.LeftButton)
    settle(window, until)
    assert "还没有报表模板" in page.counting.hint.text()
    template = next(t for t in sorted((DEMO / "blank").iterdir()) if "年报" in t.name)
    engine = []
    window.ask(lambda workspace, _: workspace.templates.bring_in([template]), lambda _: None)
    window.ask(lambda workspace, _: workspace.check_sources(template), engine.append)
    settle(window, until)
    QTest.mouseClick(page.counting.count, Qt.MouseButton.LeftButton)
    settle(window, until)
    (check,) = engine
    assert check.shareable > 0
    shown = [column(page.counting.supplies, n)[0] for n in range(1, 5)]
    assert shown == [str(n) for n in (check.total, check.held, check.shareable, check.new)]
    QTest.mouseClick(page.counting.detail, Qt.MouseButton.LeftButton)
    until(page.counting.fields.isVisible)
    states = column(page.counting.fields, 1)
    assert states.count("可直接提供") + states.count("统计后可提供") >= check.shareable
    named = {(n.item.provider, n.item.item) for f in check.fields for n in f.near}
    near = [row for row, state in enumerate(states) if state.startswith("相近")]
    told = list(zip(column(page.counting.fields, 2), column(page.counting.fields, 3), strict=True))
    assert {told[row] for row in near} == named


def test_a_delivery_is_compared_and_disposed_of_by_two_presses(
    page: SourcesPage, window: MainWindow, until: Until, answers: Answers, tmp_path: Path
) -> None:
    answers.paths = [xlsx(tmp_path / "MZJ.xlsx", SUMMARY)]
    QTest.mouseClick(page.take, Qt.MouseButton.LeftButton)
    settle(window, until)
    QTest.keyClick(preview(page), Qt.Key.Key_Return)
    settle(window, until)
    view = page.deliveries
    page.turn(2)
    QTest.mouseClick(view.compare, Qt.MouseButton.LeftButton)
    settle(window, until)
    assert "一致 0 处，不一致 0 处" in view.told.text()
    assert not view.ask.isEnabled()
    QTest.mouseClick(view.dispose, Qt.MouseButton.LeftButton)
    assert (view.dispose.text(), view.lines[0].state) == ("确认处置", "held")
    QTest.mouseClick(view.dispose, Qt.MouseButton.LeftButton)
    settle(window, until)
    assert (view.lines[0].state, view.lines[0].facts, view.dispose.isEnabled()) == ("disposed", 0, False)


def test_what_differs_is_asked_to_be_verified_in_two_clicks(
    page: SourcesPage, window: MainWindow, until: Until, answers: Answers, tmp_path: Path
) -> None:
    told = SUMMARY.replace("| 3 | 5 |", "| 3 | 6 |")
    assert told != SUMMARY
    window.ask(lambda workspace, _: workspace.ingest([xlsx(tmp_path / "已报.xlsx", told)]), lambda _: None)
    settle(window, until)
    answers.paths, answers.out = [xlsx(tmp_path / "县民政局.xlsx", SUMMARY)], tmp_path / "校核.docx"
    QTest.mouseClick(page.take, Qt.MouseButton.LeftButton)
    settle(window, until)
    QTest.keyClick(preview(page), Qt.Key.Key_Return)
    settle(window, until)
    page.turn(2)
    QTest.mouseClick(page.deliveries.compare, Qt.MouseButton.LeftButton)
    settle(window, until)
    assert page.deliveries.differences.rowCount() == 1
    QTest.mouseClick(page.deliveries.ask, Qt.MouseButton.LeftButton)
    settle(window, until)
    assert (tmp_path / "校核.docx").exists()
    assert column(page.papers.asked.list, 1) == ["已起草"]

"""What an import says while it runs and when it is done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.importing.import_dialog import ImportDialog, summary_text
from desktop.importing.import_lines import import_lines, import_summary
from forms.model.reports import FileReport, IngestReport, Problem, Unread

REPORT = IngestReport(
    (
        FileReport("一月.xlsx", "read", facts=120, unread=(Unread("表!B3", Problem("file.empty", (("file", "甲"),))),)),
        FileReport("二月.xlsx", "unchanged"),
        FileReport("坏.xlsx", "failed", Problem("file.empty", (("file", "坏.xlsx"),))),
    ),
    facts_total=340,
    elements_new=3,
)


@pytest.fixture
def dialog(qtbot: QtBot, themed: object) -> ImportDialog:
    made = ImportDialog()
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_failed_comes_first_with_its_reason() -> None:
    lines = import_lines(REPORT)
    assert [line.status for line in lines] == ["failed", "read", "unchanged"]
    assert lines[0].notes
    assert lines[1].notes.startswith("表!B3：")


def test_the_sum_is_said_in_one_sentence() -> None:
    said = summary_text(import_summary(REPORT))
    for number in ("1 份", "340 条"):
        assert number in said


def test_running_work_says_how_far_it_is_and_stops_when_told(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.step(3, 14, "三月报表.xlsx")
    assert "第 4 个，共 14 个" in dialog.what.text()
    assert "三月报表.xlsx" in dialog.what.text()
    with qtbot.waitSignal(dialog.cancelled):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()  # until the work has stopped
    dialog.show_trouble("已停止导入。")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_result_has_a_line_for_each_file_and_offers_the_next_step(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.show_report(REPORT)
    assert dialog.table.rowCount() == 3
    item = dialog.table.item(0, 0)
    assert item is not None
    assert item.text() == "坏.xlsx"
    with qtbot.waitSignal(dialog.template_wanted):
        dialog.next_button.click()

"""A report's way on screen, by keys: 送审, 签批, 报送 with its files, 退回, 更正; edits after signing are told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.pages.fill.page import FillPage
from desktop.pages.fill.way_dialogs import CorrectionDialog, PagesDialog, ReasonDialog, SendDialog, SignDialog
from desktop.pages.fill.way_tasks import SendOrder, Way
from desktop.pages.today.report_panel import ReportPanel
from desktop.shell.main_window import MainWindow
from forms.model.states import Changes, CorrectionPreview, Edit
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.documents.pdf_scans import scans
from tests.journey.on_its_way import monthly

Until = Callable[[Callable[[], bool]], None]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


class Clerk:
    """Presses keys and waits for what comes of it."""

    def __init__(self, window: MainWindow, answers: Answers, until: Until, folder: Path) -> None:
        self.window, self.answers, self.until, self.folder = window, answers, until, folder

    @property
    def page(self) -> FillPage:
        assert self.window.filling.page is not None
        return self.window.filling.page

    @property
    def state(self) -> str:
        return self.window.filling.way.state

    def settled(self) -> None:
        self.until(lambda: not self.window.background.busy)

    def step(self) -> None:
        """Ctrl+Shift+E, and what follows in the background. The window hears it once no dialog stands before it."""
        self.window.activateWindow()
        self.until(lambda: self.window.isActiveWindow() and QApplication.activeModalWidget() is None)
        QTest.keyClick(self.window, Key.Key_E, CTRL | SHIFT)
        self.settled()

    def choose(self, text: str) -> None:
        """An entry of 更多办理. The menu isn't popped up: that makes the platform without a screen complain."""
        next(action for action in self.page.way.menu.actions() if text in action.text()).trigger()
        self.settled()

    def answer(self, kind: type[QDialog], *texts: str) -> None:
        """Fill the lines of the dialog that is open, from the first, and press Enter."""
        way = self.window.filling.way
        self.until(lambda: isinstance(way.dialog, kind) and isValid(way.dialog) and way.dialog.isVisible())
        dialog = way.dialog
        assert dialog is not None
        lines = [line for line in dialog.findChildren(QLineEdit) if line.isVisible()]
        for line, text in zip(lines, texts, strict=False):
            line.setFocus()
            line.selectAll()
            QTest.keyClicks(line, "") if not text else line.setText(text)
        QTest.keyClick(lines[0], Key.Key_Return)
        self.until(lambda: not isValid(dialog) or not dialog.isVisible())
        self.settled()

    def type(self, key: str, text: str) -> None:
        self.page.go_to_key(key)
        view = self.page.view()
        assert view is not None
        QTest.keyClick(view, Key.Key_F2)
        (editor,) = (e for e in view.findChildren(QLineEdit, "cellEditor") if e.isVisible())
        editor.setText(text)
        QTest.keyClick(editor, Key.Key_Return)


@pytest.fixture
def clerk(window: MainWindow, answers: Answers, until: Until, tmp_path: Path) -> Clerk:
    """A clerk with 二月 taken in and the blank form of 三月 open."""
    past = monthly(tmp_path / "二月.xlsx", (3, 5, 4, 8), "2026年2月")
    blank = monthly(tmp_path / "三月.xlsx", ("", "", "", ""))

    def made() -> Workspace:
        workspace = Workspace.throwaway("云溪镇", "999101")
        workspace.ingest([past])
        return workspace

    window.profiles.adopt(made)
    until(lambda: window.ready)
    answers.paths = [blank]
    QTest.keyClick(window, Key.Key_O, CTRL)
    until(lambda: not window.busy.isVisible() and not window.background.busy)
    one = Clerk(window, answers, until, tmp_path)
    for key, text in (("表!B4", "3"), ("表!C4", "5"), ("表!B5", "4"), ("表!C5", "9")):
        one.type(key, text)
    answers.out, answers.place = tmp_path / "三月-已填.xlsx", tmp_path / "报送"
    return one


def sent(clerk: Clerk) -> None:
    clerk.step()
    clerk.step()
    clerk.answer(SignDialog, "张某")
    clerk.step()
    clerk.answer(SendDialog, "县民政局")


def test_from_draft_to_sent_with_one_key_for_each_step(clerk: Clerk) -> None:
    way = clerk.page.way
    assert (clerk.state, way.next.text()) == ("draft", "送审…")
    clerk.step()
    assert (clerk.state, way.next.text()) == ("review", "记为已签…")
    clerk.step()
    clerk.answer(SignDialog, "张某", "李某")
    assert (clerk.state, way.next.text()) == ("signed", "报送…")
    clerk.step()
    clerk.answer(SendDialog, "县民政局")
    assert clerk.state == "sent"
    (folder,) = (clerk.folder / "报送").iterdir()
    assert (folder / f"{folder.name}.xlsx").read_bytes() == (clerk.folder / "三月-已填.xlsx").read_bytes()
    assert "已报送给“县民政局”" in clerk.window.info.text.text()
    assert "县民政局" in way.about.text()


def test_an_edit_after_signing_is_told_and_asks_for_review_anew(clerk: Clerk) -> None:
    clerk.step()
    clerk.step()
    clerk.answer(SignDialog)
    clerk.type("表!C5", "10")
    assert clerk.page.way.next.text() == "重新送审…"
    assert clerk.page.way.about.text().startswith("签后改动 1 处：西河村")
    clerk.type("表!C5", "9")
    assert clerk.page.way.next.text() == "报送…"
    clerk.type("表!C5", "11")
    clerk.step()
    assert clerk.state == "review"


def test_a_scan_is_dropped_on_the_strip(clerk: Clerk) -> None:
    clerk.step()
    scan = clerk.folder / "盖章.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(clerk.page.way, QDragEnterEvent(QPoint(5, 5), *how))
    QApplication.sendEvent(clerk.page.way, QDropEvent(QPointF(5, 5), *how))
    clerk.settled()
    assert "已附扫描件" in clerk.page.way.about.text()


def test_of_a_scan_of_many_papers_a_person_says_which_pages_are_this_reports(clerk: Clerk) -> None:
    clerk.step()
    (clerk.folder / "三份报表.pdf").write_bytes(scans(5))
    clerk.answers.paths = [clerk.folder / "三份报表.pdf"]
    clerk.choose("附上盖章扫描件")
    (dialog,) = (d for d in clerk.window.findChildren(PagesDialog) if d.isVisible())
    QTest.keyClicks(dialog.pages, "7")
    QTest.keyClick(dialog.pages, Key.Key_Return)
    assert "共 5 页" in dialog.problem.text()
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() >= layout.totalMinimumHeightForWidth(dialog.width())  # what is said covers nothing
    clerk.answer(PagesDialog, "2-3")
    assert "已附扫描件" in clerk.page.way.about.text()
    report = clerk.window.filling.way._way.report
    assert report is not None
    assert report.scan is not None
    assert report.scan.name == "三份报表（第2、3页）.pdf"


def test_a_huge_scan_is_refused_in_a_sentence(clerk: Clerk) -> None:
    clerk.step()
    with open(clerk.folder / "大.jpg", "wb") as out:
        out.truncate(200 * 2**20)
    clerk.answers.paths = [clerk.folder / "大.jpg"]
    clerk.choose("附上盖章扫描件")
    assert "200 MB" in clerk.window.info.text.text()


def test_a_returned_report_says_why_and_is_reviewed_again(clerk: Clerk) -> None:
    sent(clerk)
    clerk.choose("记为退回")
    clerk.answer(ReasonDialog, "西河村人数有误")
    assert (clerk.state, clerk.page.way.next.text()) == ("returned", "改好后送审…")
    assert "西河村人数有误" in clerk.page.way.about.text()
    clerk.type("表!C5", "8")
    clerk.step()
    assert clerk.state == "review"


def test_a_correction_shows_what_changes_and_writes_its_note(clerk: Clerk) -> None:
    sent(clerk)
    clerk.type("表!C5", "10")
    clerk.choose("更正")
    dialog = clerk.window.filling.way.dialog
    assert isinstance(dialog, CorrectionDialog)
    assert "9 → 10" in dialog.changes.item(0).text()
    clerk.answer(CorrectionDialog, "录入有误")
    assert clerk.state == "corrected"
    assert (clerk.folder / "更正说明-三月-已填.docx").is_file()


def test_a_draft_goes_out_unsigned_from_the_menu(clerk: Clerk) -> None:
    clerk.choose("未经签批直接报送")
    clerk.answer(SendDialog, "县民政局")
    assert clerk.state == "sent"


def test_the_last_step_is_undone_from_the_menu(clerk: Clerk) -> None:
    clerk.step()
    clerk.choose("撤销上一步")
    assert (clerk.state, clerk.page.way.next.text()) == ("draft", "送审…")


def test_the_sign_sheet_is_written_where_the_person_says(clerk: Clerk) -> None:
    clerk.step()
    clerk.answers.out = clerk.folder / "单.docx"
    clerk.choose("审签单")
    clerk.answer(SignDialog, "张某")
    assert (clerk.folder / "单.docx").is_file()


def test_without_a_form_the_key_does_nothing(window: MainWindow) -> None:
    QTest.keyClick(window, Key.Key_E, CTRL | SHIFT)
    assert window.filling.way.dialog is None


def test_what_waits_for_a_signature_and_what_came_back_stand_on_the_agenda(clerk: Clerk) -> None:
    clerk.step()
    waits = f"农村低保情况统计表，2026年3月　{dt.date.today()} 送审，等待签批"
    clerk.window.go("today")
    clerk.until(lambda: rows(clerk) == [waits])
    clerk.window.go("fill")
    clerk.step()
    clerk.answer(SignDialog)
    clerk.step()
    clerk.answer(SendDialog, "县民政局")
    clerk.window.go("today")
    clerk.until(lambda: rows(clerk) == [])
    clerk.choose("记为退回")
    clerk.answer(ReasonDialog, "西河村人数有误")
    clerk.until(lambda: any("退回：西河村人数有误" in row for row in rows(clerk)))


def rows(clerk: Clerk) -> list[str]:
    """The rows of 正在办理, as they are shown."""
    panels = clerk.window.findChildren(ReportPanel)
    return [row.accessibleName() for panel in panels if panel.isVisible() for row in panel.rows]


def test_numbers_of_persons_are_masked_in_a_correction(qtbot: QtBot, themed: QApplication) -> None:
    edit = Edit("表!C4", ("身份证号",), "999101196901010014", "999101195502020023")
    dialog = CorrectionDialog(CorrectionPreview(Changes((edit,))))
    qtbot.addWidget(dialog)
    said = dialog.changes.item(0).text()
    assert "→" in said
    assert edit.before not in said
    assert edit.now not in said


def test_a_day_of_sending_that_is_none_is_not_kept(qtbot: QtBot, themed: QApplication, tmp_path: Path) -> None:
    dialog = SendDialog(Way(receiver="县民政局"), lambda: tmp_path)
    qtbot.addWidget(dialog)
    told: list[SendOrder] = []
    dialog.told.connect(told.append)
    dialog.show()
    dialog.day.setText("五月初")
    QTest.mouseClick(dialog.on, Qt.MouseButton.LeftButton)
    assert told == []
    assert dialog.problem.isVisible()
    dialog.day.setText("2026年5月6日")
    QTest.mouseClick(dialog.on, Qt.MouseButton.LeftButton)
    assert [order.day for order in told] == ["2026-05-06"]

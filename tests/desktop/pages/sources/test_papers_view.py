"""函件: what templates need is counted, a request is written by keys and mouse, its steps are recorded and undone."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.pages.sources.elements_dialog import ElementsDialog
from desktop.pages.sources.page import SourcesPage
from desktop.pages.sources.paper_dialogs import ChannelDialog, CoverDialog
from desktop.pages.sources.papers_view import PapersView
from desktop.pages.sources.reuse_dialog import ReuseDialog
from desktop.shell.main_window import MainWindow
from forms.workspace import Workspace
from tests.cli.test_papers import BLANK, CATALOGUE
from tests.desktop.conftest import Answers
from tests.desktop.pages.sources.test_sources_page import Until, column, settle, type_in
from tests.workspace.files import xlsx

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(window: MainWindow, until: Until, tmp_path: Path) -> PapersView:
    def made() -> Workspace:
        workspace = Workspace.throwaway("云溪镇", "999101")
        workspace.import_source(xlsx(tmp_path / "目录.xlsx", CATALOGUE))
        workspace.templates.bring_in([xlsx(tmp_path / "月报.xlsx", BLANK)])
        return workspace

    window.profiles.adopt(made)
    until(lambda: window.ready)
    page = window.go("sources")
    assert isinstance(page, SourcesPage)
    settle(window, until)
    QTest.mouseClick(page.tabs[4], LEFT)
    QTest.mouseClick(page.papers.count, LEFT)
    settle(window, until)
    return page.papers


def ask(view: PapersView, window: MainWindow, until: Until, answers: Answers, out: Path) -> ElementsDialog:
    """The dialog for the office of the chosen row, with where to save answered."""
    answers.out = out
    QTest.mouseClick(view.ask, LEFT)
    settle(window, until)
    (dialog,) = (d for d in view.findChildren(ElementsDialog) if d.isVisible())
    return dialog


def test_needs_are_counted_by_office(view: PapersView) -> None:
    assert column(view.list, 0) == ["云溪县残疾人联合会", "云溪县民政局"]
    assert column(view.list, 4) == ["2", "2"]
    assert "2 家单位" in view.hint.text()


def test_a_request_is_written_and_listed(
    view: PapersView, window: MainWindow, until: Until, answers: Answers, tmp_path: Path
) -> None:
    out = tmp_path / "函.docx"
    dialog = ask(view, window, until, answers, out)
    dialog.lines["term"].selectAll()
    QTest.keyClicks(dialog.lines["term"], "1")
    QTest.mouseClick(dialog.write, LEFT)
    settle(window, until)
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(out.read_bytes())).paragraphs)
    assert "云溪县残疾人联合会：" in text
    assert "五、使用时限。1。" in text
    assert column(view.asked.list, 1) == ["已起草"]
    assert column(view.list, 5) == ["已起草", ""]


def test_an_element_left_empty_holds_the_letter_back(
    view: PapersView, window: MainWindow, until: Until, answers: Answers, tmp_path: Path
) -> None:
    dialog = ask(view, window, until, answers, tmp_path / "函.docx")
    dialog.lines["basis"].selectAll()
    QTest.keyClick(dialog.lines["basis"], Qt.Key.Key_Delete)
    assert not dialog.write.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not (tmp_path / "函.docx").exists()


def test_steps_are_recorded_and_the_last_is_taken_back(
    view: PapersView, window: MainWindow, until: Until, answers: Answers, tmp_path: Path
) -> None:
    QTest.mouseClick(ask(view, window, until, answers, tmp_path / "函.docx").write, LEFT)
    settle(window, until)
    assert view.asked.next.currentData() == "sent"
    QTest.mouseClick(view.asked.record, LEFT)
    settle(window, until)
    assert column(view.asked.list, 1) == ["已发出"]
    assert column(view.asked.list, 2) != [""]
    QTest.mouseClick(view.asked.calls["call"], LEFT)
    settle(window, until)
    assert view.asked.calls["call"].isChecked()
    assert not view.asked.calls["call"].isEnabled()
    QTest.mouseClick(view.asked.back, LEFT)
    settle(window, until)
    assert column(view.asked.list, 1) == ["已起草"]
    assert not view.asked.back.isEnabled()


def test_the_list_of_needs_is_exported(
    view: PapersView, window: MainWindow, until: Until, answers: Answers, tmp_path: Path
) -> None:
    answers.out = tmp_path / "清单.docx"
    QTest.mouseClick(view.export, LEFT)
    settle(window, until)
    table = docx.Document(io.BytesIO((tmp_path / "清单.docx").read_bytes())).tables[0]
    assert len(table.rows) == 3


def test_the_list_of_needs_as_a_workbook_names_where_one_applies(
    view: PapersView, window: MainWindow, until: Until, answers: Answers, tmp_path: Path
) -> None:
    QTest.mouseClick(view.channel, LEFT)
    (dialog,) = (d for d in view.findChildren(ChannelDialog) if d.isVisible())
    type_in(dialog.lead, "县数据局")
    type_in(dialog.channel, "县平台")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    until(lambda: column(view.list, 6) == ["县数据局　县平台", ""])
    answers.out = tmp_path / "清单.xlsx"
    QTest.mouseClick(view.export_book, LEFT)
    settle(window, until)
    cells = [cell.value for row in openpyxl.load_workbook(answers.out).worksheets[0].iter_rows() for cell in row]
    assert {"县数据局", "县平台", "云溪县残疾人联合会"} <= set(cells)


def test_a_cover_note_is_written_for_a_template(
    view: PapersView, window: MainWindow, until: Until, answers: Answers, tmp_path: Path
) -> None:
    answers.out = tmp_path / "报送函.docx"
    QTest.mouseClick(view.cover, LEFT)
    settle(window, until)
    (dialog,) = (d for d in view.findChildren(CoverDialog) if d.isVisible())
    assert dialog.title.currentText() == "残疾人情况月报"
    assert not dialog.write.isEnabled()
    type_in(dialog.receiver, "云溪县残疾人联合会")
    type_in(dialog.period, "2026年4月")
    dialog.notes.setPlainText("乙坪村为实地核查数\n\n")
    QTest.mouseClick(dialog.write, LEFT)
    settle(window, until)
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(answers.out.read_bytes())).paragraphs)
    assert "（1）乙坪村为实地核查数" in text
    assert "（2）" not in text


def test_a_reuse_list_is_internal_until_a_leader_s_consent_is_recorded(
    view: PapersView, window: MainWindow, until: Until, answers: Answers, tmp_path: Path
) -> None:
    page = window.go("sources")
    assert isinstance(page, SourcesPage)
    supply = page.counting
    QTest.mouseClick(page.tabs[3], LEFT)
    QTest.mouseClick(supply.count, LEFT)
    until(lambda: supply.reuse.isEnabled())
    QTest.mouseClick(supply.reuse, LEFT)
    until(lambda: bool(supply.findChildren(ReuseDialog)))
    (dialog,) = supply.findChildren(ReuseDialog)
    assert "内部资料" in dialog.state.text()
    assert not dialog.release.isEnabled()
    assert dialog.lines.rowCount() == 4
    type_in(dialog.by, "王某")
    QTest.mouseClick(dialog.release, LEFT)
    until(lambda: "经王某同意" in dialog.state.text())
    answers.out = tmp_path / "清单.docx"
    QTest.mouseClick(dialog.write, LEFT)
    settle(window, until)
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(answers.out.read_bytes())).paragraphs)
    assert "经王某同意" in text
    QTest.mouseClick(dialog.withdraw, LEFT)
    until(lambda: "内部资料" in dialog.state.text())


def test_without_templates_it_says_what_to_do(window: MainWindow, until: Until) -> None:
    window.profiles.adopt(lambda: Workspace.throwaway("云溪镇", "999101"))
    until(lambda: window.ready)
    page = window.go("sources")
    assert isinstance(page, SourcesPage)
    QTest.mouseClick(page.tabs[4], LEFT)
    QTest.mouseClick(page.papers.count, LEFT)
    settle(window, until)
    QApplication.processEvents()
    assert "报表模板" in page.papers.hint.text()
    assert not page.papers.ask.isEnabled()
    assert not page.papers.export.isEnabled()

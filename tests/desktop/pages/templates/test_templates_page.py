"""报表模板, driven by keys and clicks: importing, reviewing, taking back, comparing versions, publishing, taking in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from desktop.design import theme
from desktop.form_view.form_view import FormView
from desktop.language import install_language
from desktop.pages.templates.changes_view import ChangesView
from desktop.pages.templates.dialogs import ArrivalsDialog, OffersDialog
from desktop.pages.templates.page import TemplatesPage
from desktop.pages.templates.publish_dialog import PublishDialog
from desktop.pages.templates.review_view import ReviewView
from desktop.shell.main_window import MainWindow
from forms.documents import reader
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.desktop.cut import cut_texts, overlaps
from tests.desktop.settling import press, quiet, settle
from tests.templates.conftest import CARD, NEW_VERSION
from tests.workspace.files import xlsx

Until = Callable[[Callable[[], bool]], None]
Key, Modifier = Qt.Key, Qt.KeyboardModifier


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def rows(page: TemplatesPage) -> list[list[str]]:
    model = page.shelf.model
    return [[str(model.index(r, c).data()) for c in range(model.columnCount())] for r in range(model.rowCount())]


def brought(page: TemplatesPage, window: MainWindow, until: Until, answers: Answers, *paths: Path) -> None:
    """Imported through the dialog."""
    answers.paths = list(paths)
    click(page.shelf.bring_in)
    settle(window, until)
    if page.dialog is not None:
        page.dialog.accept()
        settle(window, until)


@pytest.fixture
def reviewing(page: TemplatesPage, window: MainWindow, until: Until, answers: Answers, monthly: Path) -> ReviewView:
    """The first template opened for review with Enter."""
    brought(page, window, until, answers, monthly)
    page.shelf.table.setFocus()
    QTest.keyClick(page.shelf.table, Key.Key_Return)
    settle(window, until)
    shown = page.stack.currentWidget()
    assert isinstance(shown, ReviewView)
    return shown


def view(shown: ReviewView) -> FormView:
    found = shown.canvas.view()
    assert found is not None
    return found


def fields(shown: ReviewView) -> dict[str, tuple[str, ...]]:
    assert shown.shown is not None
    return {f.address: f.path for f in shown.shown.applied.form.fields}


def stand_on(shown: ReviewView, row: int, col: int) -> None:
    """Click a cell."""
    at = view(shown).cell_rect(("表", row, col)).center()
    QTest.mouseClick(view(shown).viewport(), Qt.MouseButton.LeftButton, Modifier.NoModifier, at)


def write(line: QLineEdit, text: str) -> None:
    """Type over what stands there, as an input method puts it in, and leave."""
    line.setFocus()
    line.selectAll()
    line.insert(text)
    QTest.keyClick(line, Key.Key_Return)


def test_an_empty_list_says_what_will_be_here(page: TemplatesPage) -> None:
    assert page.shelf.target.isVisible()
    assert "空白表" in page.help_text()


def test_files_come_in_together_and_the_bad_one_is_named_with_the_way_out(
    page: TemplatesPage, window: MainWindow, until: Until, answers: Answers, monthly: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    answers.paths = [broken, monthly, xlsx(tmp_path / "卡.xlsx", CARD)]
    click(page.shelf.bring_in)
    settle(window, until)
    assert isinstance(page.dialog, ArrivalsDialog)
    table = page.dialog.table
    texts = [[table.item(r, c).text() for c in range(3)] for r in range(table.rowCount())]  # type: ignore[union-attr]
    assert texts[0][:2] == ["坏.xlsx", "没有导入"]
    assert "坏.xlsx" in texts[0][2]
    assert [t[1] for t in texts[1:]] == ["已导入", "已导入"]
    assert cut_texts(page.dialog) == []
    page.dialog.accept()
    assert [r[0] for r in rows(page)] == ["村基本信息登记表", "农村低保情况月报"]


def test_dropped_files_are_imported_here(page: TemplatesPage, window: MainWindow, until: Until, monthly: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(monthly))])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Modifier.NoModifier)
    page.dropEvent(event)
    settle(window, until)
    assert [r[0] for r in rows(page)] == ["农村低保情况月报"]


def test_the_list_says_how_much_is_held_already(
    page: TemplatesPage, window: MainWindow, until: Until, answers: Answers, monthly: Path
) -> None:
    brought(page, window, until, answers, monthly)
    (row,) = rows(page)
    assert (row[2], row[3], row[5]) == ("月报", "1", "4")
    assert "4 项" in page.shelf.card.held.text()


def test_the_check_before_publishing_goes_item_by_item_and_is_kept_as_a_page(
    page: TemplatesPage, window: MainWindow, until: Until, answers: Answers, monthly: Path, tmp_path: Path
) -> None:
    brought(page, window, until, answers, monthly)
    card = page.shelf.card
    assert "4 处 × 20 秒，假定" in card.cost.text()
    assert "表号" in card.marks.text()
    QTest.mouseClick(card.by_item, Qt.MouseButton.LeftButton)
    (dialog,) = (d for d in page.findChildren(PublishDialog) if d.isVisible())
    dialog.units.setFocus()
    dialog.units.selectAll()
    QTest.keyClicks(dialog.units, "12")
    settle(window, until)
    assert "4 × 12 × 20 秒" in dialog.cost.text()
    assert dialog.items.item(0, 1).text() == "已有，可不再填"  # type: ignore[union-attr]
    answers.out = tmp_path / "检查.docx"
    dialog._save(".docx")
    settle(window, until)
    said = [p.text for p in reader.read(answers.out.read_bytes(), "检查.docx").paragraphs]
    assert any("4 × 12 × 20 秒" in text for text in said)
    QTest.keyClick(dialog, Key.Key_Return)
    assert not dialog.isVisible()


def test_a_field_is_taken_out_and_comes_back_with_undo(reviewing: ReviewView, window: MainWindow, until: Until) -> None:
    stand_on(reviewing, 3, 1)
    QTest.keyClick(view(reviewing), Key.Key_Delete)
    settle(window, until)
    assert "表!B4" not in fields(reviewing)
    press(window, Key.Key_Z, Modifier.ControlModifier)
    settle(window, until)
    assert "表!B4" in fields(reviewing)
    press(window, Key.Key_Y, Modifier.ControlModifier)
    settle(window, until)
    assert "表!B4" not in fields(reviewing)
    stand_on(reviewing, 3, 1)
    QTest.keyClick(view(reviewing), Key.Key_Insert)
    settle(window, until)
    assert "表!B4" in fields(reviewing)


def test_labels_unit_choices_type_and_need_are_set_from_the_keyboard(
    reviewing: ReviewView, window: MainWindow, until: Until
) -> None:
    stand_on(reviewing, 3, 1)
    QTest.keyClick(view(reviewing), Key.Key_F2)
    assert QApplication.focusWidget() is reviewing.panel.path
    write(reviewing.panel.path, "家庭／困难户数")
    settle(window, until)
    write(reviewing.panel.unit, "家")
    settle(window, until)
    write(reviewing.panel.options, "有、无")
    settle(window, until)
    reviewing.panel.required.setFocus()
    QTest.keyClick(reviewing.panel.required, Key.Key_Space)
    settle(window, until)
    assert reviewing.shown is not None
    found = next(f for f in reviewing.shown.applied.form.fields if f.address == "表!B4")
    assert (found.path, found.unit, found.options, found.type) == (("家庭", "困难户数"), "家", ("有", "无"), "choice")
    assert found.required
    reviewing.panel.type.setFocus()
    QTest.keyClick(reviewing.panel.type, Key.Key_Home)
    reviewing.panel.type.activated.emit(reviewing.panel.type.currentIndex())
    settle(window, until)
    assert reviewing.shown is not None
    assert next(f for f in reviewing.shown.applied.form.fields if f.address == "表!B4").type == "text"
    assert "核改 1 处" in reviewing.counts.text()


def test_a_field_is_bound_to_a_data_item_by_searching(reviewing: ReviewView, window: MainWindow, until: Until) -> None:
    stand_on(reviewing, 3, 1)
    reviewing.panel.search.setFocus()
    reviewing.panel.search.insert("人数")
    reviewing.panel.search.textEdited.emit("人数")
    settle(window, until)
    assert reviewing.panel.found.count() >= 1
    QTest.keyClick(reviewing.panel.search, Key.Key_Return)
    settle(window, until)
    assert "人数" in reviewing.panel.element.text()
    click(reviewing.panel.unbind)
    settle(window, until)
    assert not reviewing.panel.unbind.isVisible()


def test_an_area_is_drawn_as_a_table_with_the_keyboard(reviewing: ReviewView, window: MainWindow, until: Until) -> None:
    stand_on(reviewing, 2, 0)
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Right):
        QTest.keyClick(view(reviewing), key, Modifier.ShiftModifier)
    assert reviewing.table_bar.isVisible()
    reviewing.table_bar.kind.setCurrentIndex(1)
    QTest.keyClick(view(reviewing), Key.Key_T, Modifier.ControlModifier)
    settle(window, until)
    assert reviewing.shown is not None
    (table,) = [t for t in reviewing.shown.applied.form.tables if t.kind == "roster"]
    assert [c.path for c in table.columns] == [("村",), ("户数（户）",)]
    stand_on(reviewing, 3, 1)
    write(reviewing.panel.path, "总户数")
    settle(window, until)
    assert reviewing.shown is not None
    (table,) = [t for t in reviewing.shown.applied.form.tables if t.kind == "roster"]
    assert [c.path for c in table.columns] == [("村",), ("总户数",)]


def test_an_area_is_chosen_by_dragging(reviewing: ReviewView) -> None:
    start = view(reviewing).cell_rect(("表", 2, 0)).center()
    end = view(reviewing).cell_rect(("表", 4, 2)).center()
    port = view(reviewing).viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Modifier.NoModifier, start)
    for step in (QPoint(start.x(), end.y()), end):
        QTest.mouseMove(port, step)
        QApplication.processEvents()
    _drag(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Modifier.NoModifier, end)
    area = reviewing.area()
    assert area is not None
    assert (area.top, area.left, area.bottom, area.right) == (2, 0, 4, 2)


def _drag(port: object, to: QPoint) -> None:
    """A move with the button held, as the platform sends it."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    assert isinstance(port, QWidget)
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(to), QPointF(port.mapToGlobal(to)), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, Modifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def test_what_was_said_is_there_when_the_template_is_opened_again(
    page: TemplatesPage, reviewing: ReviewView, window: MainWindow, until: Until
) -> None:
    stand_on(reviewing, 3, 1)
    QTest.keyClick(view(reviewing), Key.Key_Delete)
    settle(window, until)
    QTest.keyClick(view(reviewing), Key.Key_Escape)
    settle(window, until)
    assert page.stack.currentWidget() is page.shelf
    QTest.keyClick(page.shelf.table, Key.Key_Return)
    settle(window, until)
    assert "表!B4" not in fields(reviewing)


def test_a_new_version_is_compared_and_each_change_shown_in_its_place(
    page: TemplatesPage, window: MainWindow, until: Until, answers: Answers, monthly: Path, tmp_path: Path
) -> None:
    brought(page, window, until, answers, monthly)
    brought(page, window, until, answers, xlsx(tmp_path / "新.xlsx", NEW_VERSION))
    assert window.info.isVisible()
    click(window.info.action_button)
    settle(window, until)
    shown = page.stack.currentWidget()
    assert isinstance(shown, ChangesView)
    texts = [shown.table.item(r, 2).text() for r in range(shown.table.rowCount())]  # type: ignore[union-attr]
    assert "女性（人）" in texts
    assert shown.new.view().cell == ("表", 3, 3)  # type: ignore[union-attr]
    assert cut_texts(window) == []
    QTest.keyClick(shown.table, Key.Key_Escape)
    assert page.stack.currentWidget() is page.shelf


def test_a_template_is_put_away_and_undo_puts_it_back(
    page: TemplatesPage, window: MainWindow, until: Until, answers: Answers, monthly: Path
) -> None:
    brought(page, window, until, answers, monthly)
    page.shelf.table.setFocus()
    QTest.keyClick(page.shelf.table, Key.Key_Delete)
    settle(window, until)
    assert rows(page) == []
    press(window, Key.Key_Z, Modifier.ControlModifier)
    settle(window, until)
    assert len(rows(page)) == 1
    press(window, Key.Key_Y, Modifier.ControlModifier)
    settle(window, until)
    assert rows(page) == []


def test_a_template_is_opened_for_filling(
    page: TemplatesPage, window: MainWindow, until: Until, answers: Answers, monthly: Path
) -> None:
    brought(page, window, until, answers, monthly)
    click(page.shelf.card.fill)
    until(lambda: window.filling.page is not None and quiet(window))
    assert window.pages.shown == "fill"


def test_published_to_a_folder_and_taken_in_by_another(
    page: TemplatesPage, window: MainWindow, until: Until, answers: Answers, monthly: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "发布"
    folder.mkdir()
    with Workspace.throwaway("县民政局", "999100") as office:
        office.templates.bring_in([monthly])
        office.templates.publish(office.templates.lines()[0].id, folder)
    xlsx(folder / "没签名.xlsx", CARD)
    answers.place = folder
    click(page.shelf.take)
    settle(window, until)
    assert isinstance(page.dialog, OffersDialog)
    table = page.dialog.table
    texts = [[table.item(r, c).text() for c in range(4)] for r in range(table.rowCount())]  # type: ignore[union-attr]
    assert (texts[0][0], texts[0][2]) == ("农村低保情况月报", "县民政局")
    assert "没有与本机配对" in texts[0][3]
    assert "没有签名" in texts[1][3]
    assert page.dialog.chosen() == []  # a desktop we don't know is chosen on purpose
    table.setFocus()
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Key.Key_Space)
    assert len(page.dialog.chosen()) == 1
    click(page.dialog.take)
    settle(window, until)
    assert [r[0] for r in rows(page)] == ["农村低保情况月报"]
    assert "县民政局" in page.shelf.card.signer.text()
    answers.place = tmp_path / "再发布"
    answers.place.mkdir()
    click(page.shelf.card.publish)
    settle(window, until)
    assert len(list(answers.place.iterdir())) == 2
    assert "已签名" in window.info.text.text()


def test_publishing_over_somebody_elses_file_is_told_with_the_way_out(
    page: TemplatesPage, window: MainWindow, until: Until, answers: Answers, monthly: Path, tmp_path: Path
) -> None:
    brought(page, window, until, answers, monthly)
    answers.place = tmp_path / "发布"
    answers.place.mkdir()
    (answers.place / monthly.name).write_bytes(b"theirs")
    click(page.shelf.card.publish)
    settle(window, until)
    assert "没有覆盖" in window.info.text.text()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("look", "size"), [("light", 10.5), ("dark", 14.0)])
def test_nothing_is_cut_off_while_reviewing(
    reviewing: ReviewView, window: MainWindow, until: Until, qapp: QApplication, language: str, look: str, size: float
) -> None:
    install_language(qapp, language)
    window.settings.theme, window.settings.type_size = look, size
    window.restyle()
    window.resize(1366, 728)
    stand_on(reviewing, 3, 1)
    settle(window, until)
    assert cut_texts(window) == []
    assert overlaps(window) == []
    theme.apply(qapp)

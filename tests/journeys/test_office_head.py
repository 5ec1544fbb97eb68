"""An office issues a form: imports several, reviews one, publishes it; a township takes it in and fills it as reviewed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.pages.templates.dialogs import ArrivalsDialog, OffersDialog
from desktop.pages.templates.page import TemplatesPage
from desktop.pages.templates.review_view import ReviewView
from desktop.shell.main_window import MainWindow
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.journeys.by_hand import strokes
from tests.journeys.hands import CTRL, Hands
from tests.journeys.steps import BLANK, Until, front, open_dialog, settle, settled, shown_page, written
from tests.journeys.test_month_end import GROUND, at_work

Key = Qt.Key
REPORT = BLANK[2]
ROW = "年报!D5"  # 村民委员会


def shelf(window: MainWindow, hands: Hands, until: Until) -> TemplatesPage:
    hands.key(window, Key.Key_3, CTRL)
    settle(window, until)
    page = window.pages.page("templates")
    assert isinstance(page, TemplatesPage)
    return page


def imported(window: MainWindow, hands: Hands, until: Until, answers: Answers, page: TemplatesPage) -> None:
    """Three files at once; the list says what became of each."""
    answers.paths = [BLANK[0], BLANK[1], REPORT]
    hands.click(page.shelf.bring_in)
    settle(window, until)
    dialog = open_dialog(window)
    assert isinstance(dialog, ArrivalsDialog)
    assert dialog.table.rowCount() == 3
    hands.key(dialog, Key.Key_Escape)
    settle(window, until)
    front(window, until)


def reviewed(window: MainWindow, hands: Hands, until: Until, page: TemplatesPage) -> None:
    """Enter on the form; one label is put right, one place that is no field is taken out, and a mistake taken back."""
    row = next(n for n, line in enumerate(page.shelf.model.lines) if line.file == REPORT.name)
    while page.shelf.table.currentIndex().row() != row:
        hands.key(page.shelf.table, Key.Key_Down if page.shelf.table.currentIndex().row() < row else Key.Key_Up)
    hands.key(page.shelf.table, Key.Key_Return)
    settle(window, until)
    review = page.stack.currentWidget()
    assert isinstance(review, ReviewView)
    view = review.canvas.view()
    assert view is not None
    while view.key != ROW:
        hands.key(view, Key.Key_Down)
    hands.key(view, Key.Key_F2)
    hands.type(review.panel.path, "建制村个数")
    hands.key(review.panel.path, Key.Key_Return)
    settle(window, until)
    for wanted in (False, True):
        view = review.canvas.view()
        assert view is not None
        view.setFocus()
        hands.key(view, Key.Key_Delete) if not wanted else hands.key(window, Key.Key_Z, CTRL)
        settle(window, until)
        assert review.shown is not None
        assert (ROW in {f.address for f in review.shown.applied.form.fields}) is wanted
    view = review.canvas.view()
    assert view is not None
    view.setFocus()
    hands.key(view, Key.Key_Escape)
    settle(window, until)
    assert page.stack.currentWidget() is page.shelf


def published(window: MainWindow, hands: Hands, until: Until, answers: Answers, page: TemplatesPage) -> None:
    """What the pre-publish check says stands beside the button."""
    assert answers.place is not None
    assert "可共享获取" in page.shelf.card.shareable.text()
    hands.click(page.shelf.card.publish)
    settle(window, until)
    assert "已签名" in window.info.text.text()
    assert {path.suffix for path in answers.place.iterdir()} == {".xlsx", ".json"}


def taken_and_filled(window: MainWindow, hands: Hands, until: Until, answers: Answers, out: Path) -> Path:
    """The township: take it in from the folder, fill it, write the file."""
    page = shelf(window, hands, until)
    hands.click(page.shelf.take)
    settle(window, until)
    dialog = open_dialog(window)
    assert isinstance(dialog, OffersDialog)
    assert dialog.chosen() == []  # of an office we don't know, it is chosen on purpose
    dialog.table.setFocus()
    dialog.table.setCurrentCell(0, 0)
    hands.key(dialog.table, Key.Key_Space)
    hands.click(dialog.take)
    settle(window, until)
    front(window, until)
    hands.click(page.shelf.card.fill)
    settle(window, until)
    form = shown_page(window).form
    assert form is not None
    entry = form.state.entry(ROW)
    assert entry is not None
    assert entry.path == ("建制村个数",)
    settled(window, hands, until)
    return written(window, hands, until, answers, out, GROUND)


def test_a_form_is_imported_reviewed_published_and_filled_elsewhere_as_it_was_reviewed(
    window: MainWindow, answers: Answers, until: Until, tmp_path: Path, told: Callable[[str, int, int], None]
) -> None:
    window.profiles.adopt(lambda: Workspace.throwaway("岚水县统计局", "999100"))
    until(lambda: window.ready)
    front(window, until)
    head, clerk = Hands(), Hands()
    answers.place = tmp_path / "发布"
    answers.place.mkdir()
    page = shelf(window, head, until)
    imported(window, head, until, answers, page)
    reviewed(window, head, until, page)
    published(window, head, until, answers, page)
    at_work(window, until, tmp_path / "数据")  # another computer, where past reports were taken in
    out = taken_and_filled(window, clerk, until, answers, tmp_path / "年报.xlsx")
    by_hand = strokes(REPORT, out)[1]
    told("an office head: import, review, publish", head.work, by_hand)
    told("a township fills what was published", clerk.work, by_hand)
    assert head.work < by_hand  # once, for all townships
    assert clerk.work < by_hand / 2

"""What goes wrong in an office: odd input, broken files, a profile in use, a full disk, a stick pulled out. Nothing that was
typed is lost, and the window says what happened and how to go on."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.form_view.cell_editor import CellEditor
from desktop.form_view.entries import Entry
from desktop.form_view.looks import MISFIT_MARK
from desktop.pages.fill.page import FillPage
from desktop.shell.main_window import MainWindow
from desktop.states import State
from desktop.widgets.drop_target import DropTarget
from forms.workspace import Workspace, inspect_file
from tests.desktop.conftest import Answers
from tests.desktop.settling import quiet
from tests.journeys.hands import CTRL, Hands
from tests.journeys.steps import BLANK, Until, front, opened, settle, written
from tests.journeys.test_month_end import at_work

Key = Qt.Key
ODD = "三十来户"


def number_field(page: FillPage) -> Entry:
    assert page.form is not None
    entries = (page.form.state.entry(item.key) for item in page.form.state.items())
    return next(e for e in entries if e is not None and not e.table and e.type in ("integer", "decimal"))


def typed(page: FillPage, hands: Hands, entry: Entry, text: str) -> None:
    """Chinese, straight onto the cell, and Enter."""
    page.go_to_key(entry.key)
    view = page.view()
    assert view is not None
    said = QInputMethodEvent()
    said.setCommitString(text)
    QApplication.sendEvent(view, said)
    (editor,) = (e for e in view.findChildren(CellEditor) if e.isVisible())
    hands.key(editor, Key.Key_Return)


def drop(widget: DropTarget, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    place, none = QPointF(5, 5), Qt.KeyboardModifier.NoModifier
    event = QDropEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    widget.dropEvent(event)


def test_words_in_a_number_field_are_kept_marked_explained_and_there_after_the_next_start(
    window: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    at_work(window, until, tmp_path / "数据")
    hands = Hands()
    page = opened(window, hands, until, answers, BLANK[2])
    entry = number_field(page)
    typed(page, hands, entry, ODD)
    assert page.form is not None
    assert page.form.state.value(entry) == ODD
    page.go_to_key(entry.key)
    assert MISFIT_MARK in "".join(label.text() for label in page.card.findChildren(type(page.header.title)))
    draft = window.filling.kept
    assert draft is not None
    settle(window, until)
    window.filling.put_away()  # as after a fall: nothing of the window is left
    window.open_draft(draft.head.id)
    until(lambda: window.filling.page is not None and quiet(window))
    again = window.filling.page
    assert again is not None
    assert again.form is not None
    assert again.form.state.value(entry) == ODD


def test_a_broken_file_that_is_dropped_is_named_with_the_way_to_mend_it(
    window: MainWindow, until: Until, tmp_path: Path
) -> None:
    at_work(window, until, tmp_path / "数据")
    broken = tmp_path / "村级台账.xlsx"
    broken.write_bytes(b"PK\x03\x04 half a file")
    drop(window.start.ways.template, broken)
    settle(window, until)
    assert window.info.isVisible()
    assert "村级台账.xlsx" in window.info.text.text()
    assert "另存" in window.info.text.text()


def test_a_profile_in_use_is_said_and_opens_once_it_is_free(window: MainWindow, until: Until, tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    other, _ = Workspace.create(folder, "一二三四五六七八", "松云镇")
    window.profiles.open(folder, "一二三四五六七八")
    until(lambda: window.profiles.dialog is not None and bool(window.profiles.dialog.problem.text()))
    dialog = window.profiles.dialog
    assert dialog is not None
    assert "正被另一个一填通窗口或命令使用" in dialog.problem.text()
    other.close()
    hands = Hands()
    hands.click(dialog.phrase)
    hands.type(dialog.secret, "一二三四五六七八")
    hands.click(dialog.ok)
    until(lambda: window.ready)


@pytest.mark.parametrize("trouble", [errno.ENOSPC, errno.EIO])
def test_a_full_disk_or_a_stick_pulled_out_while_saving_leaves_what_was_typed(
    window: MainWindow, answers: Answers, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: int
) -> None:
    at_work(window, until, tmp_path / "数据")
    hands = Hands()
    page = opened(window, hands, until, answers, BLANK[2])
    entry = number_field(page)
    typed(page, hands, entry, "4321")
    stick = tmp_path / "U盘"
    stick.mkdir()
    answers.out = stick / "年报.xlsx"

    def fails(*_: object) -> None:
        raise OSError(trouble, os.strerror(trouble))

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fails)
        hands.key(window, Key.Key_S, CTRL)
        settle(window, until)
    assert window.info.isVisible()
    assert "年报.xlsx" in window.info.text.text()
    assert list(stick.iterdir()) == []
    assert page.form is not None
    assert page.form.state.state(entry) is State.CONFIRMED
    front(window, until)
    out = written(window, hands, until, answers, tmp_path / "硬盘.xlsx")
    texts = {str(value) for grid in inspect_file(out)[0].grids for line in grid.values for value in line}
    assert "4321" in texts


def test_a_stick_that_is_gone_is_said_and_another_place_takes_the_file(
    window: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    at_work(window, until, tmp_path / "数据")
    hands = Hands()
    opened(window, hands, until, answers, BLANK[2])
    answers.out = tmp_path / "没有的U盘" / "年报.xlsx"
    hands.key(window, Key.Key_S, CTRL)
    settle(window, until)
    assert window.info.isVisible()
    assert "年报.xlsx" in window.info.text.text() or "没有的U盘" in window.info.text.text()
    front(window, until)
    written(window, hands, until, answers, tmp_path / "硬盘.xlsx")

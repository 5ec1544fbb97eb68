"""Nothing typed is lost: drafts on every key, a killed program, a full disk, a template that has gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.keeping import Keeper, Kept
from desktop.shell.main_window import MainWindow
from desktop.widgets.task_row import TaskRow
from forms.errors import FormsError
from forms.profile.drafts import DraftHead, DraftStore
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.desktop.crash import HALF_TYPED, PASSPHRASE, TYPED
from tests.desktop.settling import quiet, settle

HOUSE = Path(__file__).parents[2]
BLANK = next(p for p in sorted((HOUSE / "resources" / "demo" / "blank").iterdir()) if "年报" in p.name)
Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A new profile on disk, closed."""
    folder = tmp_path / "profile"
    Workspace.create(folder, PASSPHRASE, "甲镇")[0].close()
    return folder


def opened(window: MainWindow, until: Until, profile: Path) -> MainWindow:
    window.profiles.open(profile, PASSPHRASE)
    until(lambda: window.ready and quiet(window))
    return window


def row(window: MainWindow) -> TaskRow:
    """The draft in the list of 待办."""
    assert window.start.agenda is not None
    (found,) = (r for r in window.start.agenda.findChildren(TaskRow) if r.isVisible())
    return found


def test_a_killed_program_loses_nothing_that_was_typed(
    window: MainWindow, until: Until, profile: Path, tmp_path: Path
) -> None:
    template = tmp_path / BLANK.name
    template.write_bytes(BLANK.read_bytes())
    command = [sys.executable, "-m", "tests.desktop.crash", str(profile), str(template), str(tmp_path / "other.ini")]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HOUSE)}
    done = subprocess.run(command, cwd=HOUSE, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    first, second = done.stdout.split()
    template.unlink()  # the drive it came from is gone, too

    opened(window, until, profile)
    assert "待处理" in row(window).about.text()
    row(window).click()
    until(lambda: window.filling.page is not None and quiet(window))
    assert window.pages.shown == "fill"
    page = window.filling.page
    assert page is not None
    assert page.form is not None
    corrections = {key: str(value) for key, value in page.form.state.corrections.items()}
    assert corrections == {first: TYPED, second: HALF_TYPED}


def test_what_is_typed_shows_as_saved_and_is_in_the_list_afterwards(
    window: MainWindow, until: Until, profile: Path
) -> None:
    opened(window, until, profile)
    window.filling.open(BLANK)
    until(lambda: window.filling.page is not None and quiet(window))
    page = window.filling.page
    assert page is not None
    view = page.view()
    assert view is not None
    key = view.key
    QTest.keyClicks(view, "7")
    page.finish_typing()
    until(lambda: window.status.saved_item.text().startswith("已保存"))
    window.group.undo()
    window.group.redo()
    window.go("today")
    until(lambda: window.start.agenda is not None and quiet(window))
    assert "已填" in row(window).about.text()
    until(lambda: bool(window.filling.kept and window.filling.kept.values == {key: 7}))


def test_nothing_is_kept_before_something_is_typed(window: MainWindow, until: Until, profile: Path) -> None:
    opened(window, until, profile)
    window.filling.open(BLANK)
    until(lambda: window.filling.page is not None and quiet(window))
    assert not (profile / "drafts").exists()


class Full(DraftStore):
    """A disk that is full until it is not."""

    full = True

    def start(self, head: DraftHead, template: bytes) -> None:
        if self.full:
            raise FormsError("profile.disk_full", folder="x")
        super().start(head, template)


def test_a_full_disk_is_said_and_the_next_key_keeps_all(qtbot: QtBot, tmp_path: Path) -> None:
    store, keeper = Full(tmp_path, bytes(32)), Keeper()
    keeper.use(store)
    draft = Kept(DraftHead(store.new_id(), "表.xlsx"), b"blank")
    with qtbot.waitSignal(keeper.failed) as said:
        keeper.keep(draft, {"表!A1": 1})
    assert said.args[0].code == "profile.disk_full"
    store.full = False
    with qtbot.waitSignal(keeper.saved):
        keeper.keep(draft, {"表!A2": 2})
    assert store.read(draft.head.id).values == {"表!A1": 1, "表!A2": 2}
    keeper.close()


def test_closing_waits_until_everything_is_on_disk(qtbot: QtBot, tmp_path: Path) -> None:
    store, keeper = DraftStore(tmp_path, bytes(32)), Keeper()
    keeper.use(store)
    draft = Kept(DraftHead(store.new_id(), "表.xlsx"), b"blank")
    for number in range(50):
        keeper.keep(draft, {f"表!A{number}": number})
    keeper.close()
    assert len(store.read(draft.head.id).values) == 50


def test_not_this_takes_a_value_away_for_good(window: MainWindow, until: Until, profile: Path) -> None:
    opened(window, until, profile)
    window.imports.start(sorted((HOUSE / "resources" / "demo" / "past").iterdir()))
    dialog = window.imports.dialog
    assert dialog is not None
    until(lambda: not dialog.running)
    dialog.accept()
    window.filling.open(BLANK)
    until(lambda: window.filling.page is not None and quiet(window))
    page = window.filling.page
    assert page is not None
    assert page.form is not None
    entry = next(e for e in page.form.state.filled() if not e.table)
    page.go_to_key(entry.key)
    window.filling.switching.refuse()
    settle(window, until)
    again = page.form.state.entry(entry.key)
    assert again is not None
    assert again.value is None
    assert entry.value not in [choice.value for choice in again.choices]
    view = page.view()
    assert view is not None
    assert view.key == entry.key


def test_checks_follow_what_is_typed(window: MainWindow, until: Until, profile: Path, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    for row in (["残疾人情况统计表"], ["项目", "人数"], ["上坪村", None], ["石桥村", None], ["合计", None]):
        book.active.append(row)
    template = tmp_path / "统计表.xlsx"
    book.save(template)
    opened(window, until, profile)
    window.filling.open(template)
    until(lambda: window.filling.page is not None and quiet(window))
    page = window.filling.page
    assert page is not None
    assert page.form is not None
    assert "Sheet!B5" not in page.checks.addresses()
    for row, value in ((3, 5), (4, 9), (5, 13)):
        page.corrector.set_value(f"Sheet!B{row}", value)
    until(lambda: "Sheet!B5" in page.checks.addresses())
    page.corrector.set_value("Sheet!B5", 14)
    until(lambda: "Sheet!B5" not in page.checks.addresses())


def test_a_draft_is_put_away_and_brought_back(window: MainWindow, until: Until, profile: Path) -> None:
    opened(window, until, profile)
    window.filling.open(BLANK)
    until(lambda: window.filling.page is not None and quiet(window))
    page = window.filling.page
    assert page is not None
    page.set_current("不适用")
    until(lambda: window.status.saved_item.text().startswith("已保存"))
    window.go("today")
    until(lambda: window.start.agenda is not None and quiet(window))
    (button,) = (b for b in row(window).findChildren(QPushButton) if b.text() == "删除")
    button.click()
    until(lambda: window.start.agenda is not None and not window.start.agenda.isVisible())
    assert window.pages.shown == "today"
    window.group.undo()
    until(lambda: window.start.agenda is not None and window.start.agenda.isVisible())
    assert "待处理" in row(window).about.text()


def test_a_form_saves_when_the_drive_it_came_from_has_gone(
    window: MainWindow, answers: Answers, until: Until, profile: Path, tmp_path: Path
) -> None:
    template = tmp_path / BLANK.name
    template.write_bytes(BLANK.read_bytes())
    opened(window, until, profile)
    window.filling.open(template)
    until(lambda: window.filling.page is not None and quiet(window))
    template.unlink()
    answers.out = tmp_path / f"已填{BLANK.suffix}"
    window.filling.save()
    settle(window, until)
    assert answers.out.exists()


def test_another_profile_never_sees_the_form_of_the_one_before(
    window: MainWindow, until: Until, profile: Path, tmp_path: Path
) -> None:
    opened(window, until, profile)
    window.filling.open(BLANK)
    until(lambda: window.filling.page is not None and quiet(window))
    page = window.filling.page
    assert page is not None
    page.set_current("不适用")
    until(lambda: window.status.saved_item.text().startswith("已保存"))
    other = tmp_path / "other"
    Workspace.create(other, PASSPHRASE, "乙镇")[0].close()
    window.profiles.open(other, PASSPHRASE)
    until(lambda: window.unit == "乙镇" and quiet(window))
    assert window.filling.page is None
    assert window.filling.kept is None
    assert not (other / "drafts").exists()
    assert len(list((profile / "drafts").iterdir())) == 1

"""收发: pairing by code, sending and receiving, and what is said when it goes wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.pages.exchange import tasks
from desktop.pages.exchange.page import ExchangePage
from desktop.pages.exchange.revoke_dialog import RevokeDialog
from desktop.pages.exchange.sticks import Stick, named_apart
from desktop.shell.main_window import MainWindow
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.desktop.settling import settle
from tests.recording.reports import SUMMARY
from tests.workspace.files import xlsx

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    place = tmp_path / "共享盘"
    place.mkdir()
    return place


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    """The desktop of another office, with one report."""
    workspace = Workspace.throwaway("云溪镇民政办", "999101")
    workspace.ingest([xlsx(tmp_path / "past" / "a.xlsx", SUMMARY)])
    yield workspace
    workspace.close()


@pytest.fixture
def page(window: MainWindow, until: Until, shared: Path, answers: Answers) -> ExchangePage:
    """The page with its folder chosen by the mouse."""
    window.profiles.adopt(lambda: Workspace.throwaway("云溪镇", "999101"))
    until(lambda: window.ready)
    shown = window.go("exchange")
    assert isinstance(shown, ExchangePage)
    settle(window, until)
    assert not shown.start.isEnabled()
    answers.place = shared
    press(shown.choose)
    settle(window, until)
    return shown


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def paired(window: MainWindow, page: ExchangePage, other: Workspace, shared: Path, until: Until) -> None:
    """The other side made a code; it is typed here, and both exchange."""
    QTest.keyClicks(page.pairing.line, other.start_pairing(shared))
    QTest.keyClick(page.pairing.line, Qt.Key.Key_Return)
    settle(window, until)
    assert "已与“云溪镇民政办”配对" in window.info.text.text()
    other.sync_folder(shared)


def texts(page: ExchangePage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_code_typed_here_pairs_and_what_the_other_sent_comes_in_and_leads_to_today(
    window: MainWindow, page: ExchangePage, other: Workspace, shared: Path, until: Until
) -> None:
    paired(window, page, other, shared, until)
    press(page.start)
    settle(window, until)
    assert "收到" in page.counts.text()
    assert "收到 0 条" not in page.counts.text()
    assert page.to_today.isVisible()
    assert window.status.synced_item.isVisible()
    assert "上次收发：2" in page.last.text()
    press(page.to_today)
    settle(window, until)
    assert window.pages.shown == "today"
    assert window.start.agenda is not None
    said = [label.text() for label in window.start.agenda.findChildren(QLabel)]
    assert any("云溪镇民政办" in text for text in said)


def test_a_code_made_here_pairs_when_the_other_side_types_it(
    window: MainWindow, page: ExchangePage, other: Workspace, shared: Path, until: Until
) -> None:
    press(page.pairing.get)
    settle(window, until)
    code = page.pairing.code.text()
    assert page.pairing.code.isVisible()
    other.accept_pairing(shared, code)
    press(page.start)
    settle(window, until)
    assert not page.pairing.code.isVisible()  # it opens nothing any more
    assert "云溪镇民政办" in texts(page)


def test_a_mistyped_code_is_told_in_a_sentence_and_stays_to_be_corrected(
    window: MainWindow, page: ExchangePage, until: Until
) -> None:
    QTest.keyClicks(page.pairing.line, "ABCD-EFGH")
    press(page.pairing.enter_code)
    settle(window, until)
    assert "代码输入有误" in window.info.text.text()
    assert page.pairing.line.text() == "ABCD-EFGH"


def test_a_drive_that_is_gone_is_named_and_nothing_is_lost(
    window: MainWindow, page: ExchangePage, other: Workspace, shared: Path, until: Until
) -> None:
    paired(window, page, other, shared, until)
    away = shared.with_name("拔掉了")
    shutil.move(shared, away)
    press(page.start)
    settle(window, until)
    assert "共享盘" in window.info.text.text()
    assert "找不到" in window.info.text.text()
    assert not page.result.isVisible()
    shutil.move(away, shared)
    press(page.start)
    settle(window, until)
    assert "收到 0 条" not in page.counts.text()


def test_a_full_stick_is_told_and_the_next_exchange_goes_on(
    window: MainWindow, page: ExchangePage, other: Workspace, shared: Path, until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from forms.sync import places

    paired(window, page, other, shared, until)

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(places, "write_whole", full)
        press(page.start)
        settle(window, until)
    assert "空间不够" in window.info.text.text()
    press(page.start)
    settle(window, until)
    assert page.result.isVisible()
    other.sync_folder(shared)
    assert other.exchange.standing().partners[0].lacks == 0


def test_a_tampered_file_and_a_stranger_are_named_and_the_rest_comes_in(
    window: MainWindow, page: ExchangePage, other: Workspace, shared: Path, until: Until, tmp_path: Path
) -> None:
    paired(window, page, other, shared, until)
    (bundle,) = shared.glob("r-*.fos")
    data = bytearray(bundle.read_bytes())
    data[-9] ^= 1
    bundle.write_bytes(bytes(data))
    press(page.start)
    settle(window, until)
    assert bundle.name in page.remarks.text()
    assert "改动过或已损坏" in page.remarks.text()
    assert not page.to_today.isVisible()
    other.sync_folder(shared)  # puts it there again
    press(page.start)
    settle(window, until)
    assert page.to_today.isVisible()


def test_stopping_keeps_what_came_and_says_so(
    window: MainWindow, page: ExchangePage, other: Workspace, shared: Path, until: Until
) -> None:
    paired(window, page, other, shared, until)
    press(page.start)
    press(window.busy.button)
    settle(window, until)
    press(page.start)
    settle(window, until)
    assert page.result.isVisible()
    other.sync_folder(shared)
    assert [one.name for one in other.exchange.standing().partners] == ["云溪镇"]


def test_the_status_line_says_whether_the_place_can_be_reached(
    window: MainWindow, page: ExchangePage, other: Workspace, shared: Path, until: Until
) -> None:
    said = window.status.network_item
    assert said.isHidden()  # nobody is paired
    paired(window, page, other, shared, until)
    until(lambda: said.text() == "可收发" and not said.isHidden())
    shutil.rmtree(shared)
    window.reaching.look()
    until(lambda: said.text() == "离线")
    page.enter()
    until(lambda: "没有接上" in page.place.text())


def test_revoking_is_asked_about_and_shown(
    window: MainWindow, page: ExchangePage, other: Workspace, shared: Path, until: Until
) -> None:
    paired(window, page, other, shared, until)
    (stop,) = (b for b in page.partners.findChildren(QPushButton) if b.isVisible())
    press(stop)
    (dialog,) = page.findChildren(RevokeDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle(window, until)
    assert "已停用" not in texts(page)
    press(stop)
    (dialog,) = (d for d in page.findChildren(RevokeDialog) if d.isVisible())
    press(dialog.stop)  # type: ignore[arg-type]
    settle(window, until)
    assert "已停用" in texts(page)


def test_clearing_says_what_stays(
    window: MainWindow, page: ExchangePage, other: Workspace, shared: Path, until: Until
) -> None:
    paired(window, page, other, shared, until)
    press(page.start)
    settle(window, until)
    before = sorted(shared.iterdir())
    press(page.clear)
    settle(window, until)
    assert "没有可以清理的" in window.info.text.text()
    assert sorted(shared.iterdir()) == before


def test_a_stick_is_one_button_and_gets_a_folder_of_its_own(
    window: MainWindow, page: ExchangePage, tmp_path: Path, until: Until
) -> None:
    root = tmp_path / "stick"
    root.mkdir()
    page._find_sticks = lambda: [Stick("KINGSTON", root)]
    page.enter()
    settle(window, until)
    (button,) = (b for b in page.findChildren(QPushButton) if "KINGSTON" in b.text())
    press(button)
    settle(window, until)
    press(page.pairing.get)
    settle(window, until)
    assert page.folder == root / tasks.FOLDER_ON_STICK
    assert list(page.folder.iterdir())
    shutil.rmtree(root)
    page.enter()
    until(lambda: "没有接上" in page.place.text())


def test_sticks_of_one_name_show_their_place() -> None:
    two = named_apart([Stick("盘", Path("/media/b")), Stick("盘", Path("/media/a")), Stick("丙", Path("/media/c"))])
    assert [stick.name for stick in two] == ["盘（/media/a）", "盘（/media/b）", "丙"]

"""待办: a notice is pasted or dropped, what was read is shown with its words, corrected, kept; tasks are done and undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSystemTrayIcon

from desktop.pages.today.notice_dialog import NoticeDialog
from desktop.pages.today.page import TodayPage
from desktop.pages.today.reminding import Reminder, pressing
from desktop.pages.today.reporting import Waiting
from desktop.pages.today.task_words import due_text, due_words, left_words, rule_words, simple_rules, typed_due
from desktop.shell.main_window import MainWindow
from forms.journey.notice import Recurrence
from forms.journey.recurrence import next_due
from forms.journey.task_model import Task
from forms.recording.agenda import Agenda
from forms.values.workdays import announced
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.desktop.settling import press, quiet, settle
from tests.workspace.files import xlsx

BLANK = """农村低保统计表
项目 | 数量
户数 |
人数 |"""
Until = Callable[[Callable[[], bool]], None]
TODAY = dt.date.today()
DUE = TODAY + dt.timedelta(days=9)
TEXT = (
    f"吴科长 {TODAY:%Y-%m-%d} 09:15\n🙏@所有人 各镇街：《农村低保统计表》请于{DUE.year}年{DUE.month}月{DUE.day}日17:00前报县民政局，"
    "文件名以“XX镇+表名”命名。联系人：李明 13900000000"
)


@pytest.fixture
def page(window: MainWindow, until: Until) -> TodayPage:
    window.profiles.adopt(lambda: Workspace.throwaway("云溪镇"))
    until(lambda: window.ready and quiet(window))
    shown = window.go("today")
    assert isinstance(shown, TodayPage)
    return shown


@pytest.fixture
def dialog(window: MainWindow, page: TodayPage, until: Until) -> NoticeDialog:
    """Opened by its key, as a person does."""
    press(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    until(lambda: bool(window.findChildren(NoticeDialog)))
    (made,) = window.findChildren(NoticeDialog)
    until(made.isActiveWindow)
    return made


def pasted(dialog: NoticeDialog, text: str, until: Until) -> NoticeDialog:
    QApplication.clipboard().setText(text)
    dialog.text.setFocus()
    QTest.keyClick(dialog.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    until(lambda: bool(value(dialog, "title")))
    return dialog


def value(dialog: NoticeDialog, name: str) -> str:
    return dialog.fields.entries[name].text()


def rows(page: TodayPage) -> list[str]:
    return [row.title.text() for row in page.tasks.rows] if page.tasks else []


def keep(dialog: NoticeDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_pasted_notice_becomes_a_task_with_one_key(page: TodayPage, dialog: NoticeDialog, until: Until) -> None:
    pasted(dialog, TEXT, until)
    assert value(dialog, "title") == "农村低保统计表"
    assert value(dialog, "due") == f"{DUE} 17:00"
    assert value(dialog, "contact") == "李明 13900000000"
    assert value(dialog, "naming") == "XX镇+表名"
    assert dialog.fields.entries["naming"].more.text() == "文件名：云溪镇农村低保统计表"
    keep(dialog)
    until(lambda: rows(page) == ["农村低保统计表"])
    assert page.tasks is not None
    assert "还剩 9 天" in page.tasks.rows[0].about.text()


def test_the_words_of_an_entry_are_marked_where_it_is_edited(dialog: NoticeDialog, until: Until) -> None:
    pasted(dialog, TEXT, until)
    dialog.fields.entries["contact"].editor.setFocus()
    assert dialog.text.marked("contact") == ["李明 13900000000"]
    selections = dialog.text.extraSelections()  # held: the cursors go with them
    words = [mark.cursor.selectedText() for mark in selections]  # type: ignore[attr-defined]
    assert "李明 13900000000" in words  # a sign of two units stands before


def test_what_is_not_sure_says_why_and_offers_the_other_value(dialog: NoticeDialog, until: Until) -> None:
    wrong = "一二三四五六日"[(DUE.weekday() + 1) % 7]
    pasted(dialog, TEXT.replace(f"{DUE.day}日17:00", f"{DUE.day}日（星期{wrong}）17:00"), until)
    entry = dialog.fields.entries["due"]
    assert entry.chip.isVisible()
    assert "日期和星期对不上" in entry.why.text()
    entry.editor.setFocus()
    QTest.keyClick(entry.editor, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert value(dialog, "due") == f"{DUE + dt.timedelta(days=1)} 17:00"
    assert not entry.chip.isVisible()


def test_what_was_edited_stays_when_the_notice_goes_on(dialog: NoticeDialog, until: Until) -> None:
    pasted(dialog, TEXT, until)
    title = dialog.fields.entries["title"].editor
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(title, "dibao")
    dialog.text.appendPlainText("一式两份。")
    until(lambda: "一式两份" in value(dialog, "items"))
    assert value(dialog, "title") == "dibao"


def test_a_deadline_that_is_none_can_not_be_kept(page: TodayPage, dialog: NoticeDialog, until: Until) -> None:
    pasted(dialog, TEXT, until)
    due = dialog.fields.entries["due"].editor
    due.setFocus()
    QTest.keyClicks(due, "x")
    assert not dialog.keep.isEnabled()
    assert "请写成" in dialog.fields.entries["due"].why.text()
    keep(dialog)
    assert dialog.isVisible()
    assert rows(page) == []


def test_a_notice_without_a_date_is_sure_once_its_day_is_told(dialog: NoticeDialog, until: Until) -> None:
    pasted(dialog, "请明天下班前报《人口统计表》", until)
    assert dialog.fields.entries["due"].chip.isVisible()
    QTest.mouseClick(dialog.today, Qt.MouseButton.LeftButton)
    until(lambda: not dialog.fields.entries["due"].chip.isVisible())
    assert value(dialog, "due") == f"{TODAY + dt.timedelta(days=1)} 下班"


def test_dropped_files_are_read_the_notice_and_its_attachment(
    window: MainWindow, page: TodayPage, dialog: NoticeDialog, until: Until, tmp_path: Path
) -> None:
    notice = tmp_path / "通知.txt"
    form = xlsx(tmp_path / "农村低保统计表.xlsx", BLANK)
    notice.write_text(TEXT, encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(notice)), QUrl.fromLocalFile(str(form))])
    dialog.text.insertFromMimeData(mime)
    until(lambda: value(dialog, "template_name") == "农村低保统计表")
    assert dialog.fields.task().file == "农村低保统计表.xlsx"
    keep(dialog)
    until(lambda: len(rows(page)) == 1 and quiet(window))
    assert page.tasks is not None
    (fill,) = [b for b in page.tasks.rows[0].findChildren(QPushButton) if b.text() == "填报"]
    QTest.keyClick(fill, Qt.Key.Key_Space)  # the form that came with the notice is on the shelf now
    until(lambda: window.filling.page is not None and quiet(window))


def test_files_that_are_dragged_over_the_window_may_be_a_notice(
    window: MainWindow, page: TodayPage, until: Until, tmp_path: Path
) -> None:
    notice = tmp_path / "通知.txt"
    notice.write_text(TEXT, encoding="utf-8")
    window.overlay.notice.emit([notice])
    until(lambda: any(value(d, "title") for d in window.findChildren(NoticeDialog)))
    assert window.pages.shown == "today"


def test_a_file_that_can_not_be_read_is_said_in_a_sentence(dialog: NoticeDialog, until: Until, tmp_path: Path) -> None:
    broken = tmp_path / "通知.docx"
    broken.write_bytes(b"PK\x03\x04 no document")
    dialog.take_files([broken])
    until(lambda: "通知.docx" in dialog.status.text())
    assert dialog.status.property("kind") == "problem"


def test_a_task_is_added_changed_done_and_taken_back(
    window: MainWindow, page: TodayPage, dialog: NoticeDialog, until: Until
) -> None:
    pasted(dialog, TEXT, until)
    keep(dialog)
    until(lambda: len(rows(page)) == 1)
    assert page.tasks is not None
    QTest.mouseClick(page.tasks.rows[0], Qt.MouseButton.LeftButton)
    until(lambda: any(d.isVisible() for d in window.findChildren(NoticeDialog)))
    (again,) = [d for d in window.findChildren(NoticeDialog) if d.isVisible()]
    until(again.isActiveWindow)
    title = again.fields.entries["title"].editor
    QTest.keyClick(title, Qt.Key.Key_End)
    QTest.keyClicks(title, "2")
    keep(again)
    until(lambda: rows(page) == ["农村低保统计表2"])
    window.undo.undo()
    until(lambda: rows(page) == ["农村低保统计表"])
    settle(window, until)
    (finish,) = [b for b in page.tasks.rows[0].findChildren(QPushButton) if b.text() == "办结"]
    QTest.keyClick(finish, Qt.Key.Key_Space)
    until(lambda: rows(page) == [])
    window.undo.undo()
    until(lambda: rows(page) == ["农村低保统计表"])
    window.undo.undo()
    until(lambda: rows(page) == [])


def test_a_task_that_will_not_be_done_is_dropped_from_its_dialog(
    window: MainWindow, page: TodayPage, dialog: NoticeDialog, until: Until
) -> None:
    pasted(dialog, TEXT, until)
    keep(dialog)
    until(lambda: len(rows(page)) == 1 and quiet(window))
    assert page.tasks is not None
    page.tasks.rows[0].click()
    until(lambda: any(d.isVisible() for d in window.findChildren(NoticeDialog)))
    (again,) = [d for d in window.findChildren(NoticeDialog) if d.isVisible()]
    QTest.mouseClick(again.drop, Qt.MouseButton.LeftButton)
    until(lambda: rows(page) == [])


def test_tasks_are_exported_to_a_calendar(
    page: TodayPage, dialog: NoticeDialog, answers: Answers, until: Until, tmp_path: Path
) -> None:
    pasted(dialog, TEXT, until)
    keep(dialog)
    until(lambda: len(rows(page)) == 1)
    answers.out = tmp_path / "待办.ics"
    assert page.tasks is not None
    QTest.mouseClick(page.tasks.export, Qt.MouseButton.LeftButton)
    until(lambda: (tmp_path / "待办.ics").exists())
    assert "SUMMARY:农村低保统计表" in (tmp_path / "待办.ics").read_text(encoding="utf-8")


def waiting(*tasks: Task) -> Waiting:
    return Waiting(Agenda(), tasks, {}, TODAY)


def test_what_is_due_by_tomorrow_is_told_once_a_day(window: MainWindow, page: TodayPage) -> None:
    late = Task(id="a", title="甲表", due=TODAY - dt.timedelta(days=1))
    later = Task(id="b", title="乙表", due=TODAY + dt.timedelta(days=2))
    found = waiting(late, later)
    assert pressing(found) == (late,)
    told: list[str] = []
    reminder = Reminder(window, page)
    window.tell = lambda text, **more: told.append(text)  # type: ignore[method-assign,assignment]
    reminder.look(found)
    reminder.look(found)
    assert told == ["今明两天要报送：甲表。其中 1 项已过期。"]


def test_the_tray_is_silent_unless_it_is_wanted(
    window: MainWindow, page: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda self: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda self, title, text: shown.append(text))
    task = Task(id="a", title="甲表", due=TODAY)
    assert not window.settings.remind_by_tray
    Reminder(window, page).look(waiting(task))
    assert shown == []
    window.settings.remind_by_tray = True
    Reminder(window, page).look(waiting(task))
    assert shown == ["今明两天要报送：甲表。"]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("2026-04-28", (dt.date(2026, 4, 28), None, "")),
        ("2026-04-28 17:00", (dt.date(2026, 4, 28), dt.time(17), "")),
        ("2026年4月28日 下班", (dt.date(2026, 4, 28), None, "下班")),
        ("2026-02-30", None),
        ("4月28日", None),
        ("", None),
    ],
)
def test_a_deadline_is_typed_with_its_year(text: str, typed: object) -> None:
    assert typed_due(text) == typed


def test_a_deadline_in_the_entry_is_read_back() -> None:
    for at, part in ((None, ""), (dt.time(17), ""), (None, "下班")):
        assert typed_due(due_text(Task(due=TODAY, at=at, part=part))) == (TODAY, at, part)


def test_how_long_there_is_in_words() -> None:
    day = dt.date(2026, 4, 20)
    assert [left_words(Task(due=day + dt.timedelta(days=n)), day, 3) for n in (-2, 0, 1, 5)] == [
        "已过期 2 天", "今天截止", "明天截止", "还剩 5 天（3 个工作日）",
    ]  # fmt: skip
    assert due_words(Task(due=day, at=dt.time(17)), day) == "4月20日（周一） 17:00"
    assert due_words(Task(within="2小时内"), day) == "2小时内"


def test_how_often_in_words() -> None:
    assert rule_words(Recurrence("month", (25,), moved="after")) == "每月 25 日，遇休息日顺延"
    assert rule_words(Recurrence("month", (-1,))) == "每月 最后一天"
    assert rule_words(Recurrence("week", weekday=4)) == "每周五"


@pytest.mark.parametrize("month", range(1, 13))
def test_the_simple_rules_hold_on_the_day_of_the_deadline(month: int) -> None:
    due = dt.date(2026, month, 25)
    assert {next_due(rule, due, announced()) for rule in simple_rules(due)} == {due}

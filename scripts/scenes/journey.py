"""Notices and tasks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtWidgets import QWidget

from forms.journey.notice import Recurrence
from forms.journey.task_model import Task
from scripts.stage import Stage


def _notice() -> str:
    """Dated so that it never gets old."""
    today = dt.date.today()
    due = today + dt.timedelta(days=4)
    wrong = "一二三四五六日"[(due.weekday() + 1) % 7]
    return (
        f"县民政局-周科长 {today:%Y-%m-%d} 09:15\n@所有人 各镇街：《农村低保情况统计表》请于{due.month}月{due.day}日"
        f"（星期{wrong}）17:00前将电子版和盖章扫描件发至邮箱 mz@example.cn，文件名以“XX镇+表名+日期”命名🙏"
        "今后每月25日前报送。\n联系人：李明 0999-8221234（内线8012）"
    )


def notice(stage: Stage) -> QWidget:
    """A notice that was pasted, with a weekday that isn't that date's."""
    from desktop.pages.today.page import TodayPage

    page = stage.go("today")
    assert isinstance(page, TodayPage)
    dialog = page.paste_notice()
    assert dialog is not None
    dialog.text.setPlainText(_notice())
    stage.wait(lambda: bool(dialog.fields.entries["title"].text()))
    dialog.fields.entries["due"].editor.setFocus()
    dialog.text.choose("due")
    stage.settle()
    return dialog


def _handed_out(stage: Stage) -> Path:
    """A form split for the villages, once; the folder of their files."""
    from tests.journey.packs.sheets import VILLAGES, fill_summary, summary

    out = stage.place / "各村文件"
    if out.exists():
        return out
    blank = summary(stage.place / "养老服务情况统计表.xlsx")
    due = f"{dt.date.today() + dt.timedelta(days=3)}"
    made = stage.work(lambda workspace: workspace.packs.split(blank, out, villages=VILLAGES, due=due))
    first, second, _ = (out / made.files[village] for village in VILLAGES)
    for file, village in ((first, VILLAGES[0]), (second, VILLAGES[1])):
        fill_summary(file, village)
    book = load_workbook(second)
    book["汇总"]["B6"], book["汇总"]["B8"] = "2,010人", 999
    book.save(second)
    stage.work(lambda workspace: workspace.packs.take(made.pack, [first, second]))
    return out


def packs(stage: Stage) -> QWidget:
    """分村填报 with a village that returned clean, one with findings, one that is missing."""
    from desktop.pages.packs.page import PacksPage

    _handed_out(stage)
    page = stage.go("packs")
    assert isinstance(page, PacksPage)
    stage.wait(lambda: page.villages.rowCount() > 1)
    page.villages.setCurrentCell(1, 0)
    stage.settle()
    return stage.window


def split(stage: Stage) -> QWidget:
    from desktop.pages.packs.page import PacksPage

    page = stage.go("packs")
    assert isinstance(page, PacksPage)
    page.begin(stage.blanks[1])
    return stage.dialog()


def packs_waiting(stage: Stage) -> QWidget:
    """待办 with a pack that villages have to return."""
    _handed_out(stage)
    stage.go("today")
    return stage.window


def tasks(stage: Stage) -> QWidget:
    """Tasks on 待办: overdue, due tomorrow, recurring."""
    today = dt.date.today()
    later = Recurrence("month", (25,), moved="after")
    held = (
        Task(title="高龄津贴发放花名册", due=today - dt.timedelta(days=2), office="县民政局"),
        Task(
            title="农村低保情况统计表",
            due=today + dt.timedelta(days=1),
            at=dt.time(17),
            office="县民政局",
            unsure=("due",),
        ),
        Task(
            title="安全隐患排查整治月报", due=today + dt.timedelta(days=9), part="下班", office="县应急局", rule=later
        ),
    )
    for task in held:
        stage.work(lambda workspace, task=task: workspace.tasks.add(task))  # type: ignore[misc]
    stage.window.changed()
    stage.go("today")
    return stage.window

"""Tasks in words: by when, how long that is, how often, and the deadline as it is typed. No widget."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import QCoreApplication

from desktop.language import english
from forms.journey.notice import Recurrence
from forms.journey.task_model import Task

_TYPED = re.compile(
    r"\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*(?:(\d{1,2})[:：点](\d{2})?分?|([\u4e00-\u9fff]{1,6}))?\s*"
)
_WEEKDAYS = "一二三四五六日"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def due_words(task: Task, today: dt.date) -> str:
    """'4月28日（周二）17:00', with the year where it is another."""
    if task.due is None:
        return task.within
    if english():
        said = f"{task.due:%a %Y-%m-%d}"
    else:
        year = f"{task.due.year}年" if task.due.year != today.year else ""
        said = f"{year}{task.due.month}月{task.due.day}日（周{_WEEKDAYS[task.due.weekday()]}）"
    part = QCoreApplication.translate("tasks", "下班前") if task.part == "下班" else task.part
    return f"{said} {task.at:%H:%M}" if task.at else f"{said} {part}".strip()


def left_words(task: Task, today: dt.date, workdays: int | None) -> str:
    """How long there is: 已过期 3 天, 今天, 还剩 5 天（3 个工作日）."""
    translate = QCoreApplication.translate
    days = task.days_left(today)
    if days is None:
        return ""
    if days < 0:
        return translate("tasks", "已过期 {n} 天").format(n=-days)
    if days == 0:
        return translate("tasks", "今天截止")
    if days == 1:
        return translate("tasks", "明天截止")
    return translate("tasks", "还剩 {n} 天（{m} 个工作日）").format(
        n=days, m=workdays if workdays is not None else days
    )


def typed_due(text: str) -> tuple[dt.date, dt.time | None, str] | None:
    """A deadline as it is typed: '2026-04-28', '2026-04-28 17:00', '2026年4月28日 下班'; None for anything else."""
    found = _TYPED.fullmatch(text)
    if not found:
        return None
    try:
        day = dt.date(int(found[1]), int(found[2]), int(found[3]))
        at = dt.time(int(found[4]), int(found[5] or 0)) if found[4] else None
    except ValueError:
        return None
    return day, at, found[6] or ""


def due_text(task: Task) -> str:
    """A task's deadline as it would be typed."""
    if task.due is None:
        return task.within
    return f"{task.due} {f'{task.at:%H:%M}' if task.at else task.part}".strip()


def rule_words(rule: Recurrence) -> str:
    """'每月25日，遇休息日顺延'."""
    from desktop.words import sentence

    translate = QCoreApplication.translate
    said = sentence(f"cycle.{rule.cycle}")
    if rule.workday and rule.days:
        said += " " + translate("tasks", "第 {n} 个工作日").format(n=rule.days[0])
    elif rule.days:
        last = translate("tasks", "最后一天")
        days = "、".join(last if day < 0 else translate("tasks", "{n} 日").format(n=day) for day in rule.days)
        months = "、".join(str(month) for month in rule.months)
        said += (translate("tasks", "（{months} 月）").format(months=months) if months else " ") + days
    elif rule.weekday is not None:
        said += f" ({_DAYS[rule.weekday]})" if english() else _WEEKDAYS[rule.weekday]
    if rule.moved:
        later = rule.moved == "after"
        said += translate("tasks", "，遇休息日顺延") if later else translate("tasks", "，遇休息日提前")
    if rule.until:
        said += translate("tasks", "，到 {day} 为止").format(day=rule.until)
    return said


def simple_rules(due: dt.date) -> tuple[Recurrence, ...]:
    """Every month, quarter, half-year and year on the day of a deadline."""
    day = (due.day,)
    every = [tuple(sorted((due.month - 1 + step) % 12 + 1 for step in range(0, 12, n))) for n in (3, 6, 12)]
    return (
        Recurrence("month", day),
        Recurrence("quarter", day, every[0]),
        Recurrence("half", day, every[1]),
        Recurrence("year", day, every[2]),
    )

"""What a task's file is called, by the rule its notice gives."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePath

from forms.journey.notice_naming import name_for, unresolved_parts
from forms.journey.task_model import Task

_ABOUT = re.compile(
    r"^关于(?:报送|上报|填报|做好|开展)?(?P<what>.+?)(?:工作)?的?(?:紧急|补充)?(?:通知|函|通报|提示|提醒|公告)$"
)


def file_name(task: Task, unit: str, day: dt.date, person: str = "") -> tuple[str, tuple[str, ...]]:
    """The name without an ending, and the parts of the rule nothing is known for; ("", ()) where there is no rule.

    `day`: the day of sending. The form's own name stands for 表名, without the ending of its file.
    """
    if not task.naming:
        return "", ()
    known = (unit, _form_name(task), task.what, day, person)
    return name_for(task.naming, *known), unresolved_parts(task.naming, *known)


def _form_name(task: Task) -> str:
    name = task.template_name or task.title
    name = PurePath(name).stem if re.search(r"\.[A-Za-z]{2,4}$", name) else name
    about = _ABOUT.match(name)
    return about["what"] if about else name

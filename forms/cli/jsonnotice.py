"""Notices and tasks as JSON, and their values as words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import PurePath
from typing import Any

from forms.cli.jsonform import problem_json
from forms.journey.file_names import file_name
from forms.journey.notice import Contact, Deadline, Found, Item, Notice, Recurrence, Template, Way
from forms.journey.task_model import Task, rule_json, said_contact
from forms.sentences import Language, sentence, word

_ENTRIES = (
    "title",
    "deadlines",
    "recurrence",
    "contacts",
    "channels",
    "naming",
    "receivers",
    "issuer",
    "number",
    "items",
    "templates",
)


def entries_of(notice: Notice) -> Iterator[tuple[str, Found[Any]]]:
    """Everything that was found, with the name of its entry."""
    for name in _ENTRIES:
        held = getattr(notice, name)
        for found in held if isinstance(held, tuple) else (held,) if held is not None else ():
            yield name, found


def notice_json(notice: Notice, language: Language) -> dict[str, Any]:
    out: dict[str, Any] = {
        "base": {"day": f"{notice.base.day}", "time": _time(notice.base.at), "from": notice.base.kind},
        "deadline": found_json(notice.deadline, language) if notice.deadline else None,
    }
    for name in _ENTRIES:
        held = getattr(notice, name)
        several = isinstance(held, tuple)
        out[name] = [found_json(f, language) for f in held] if several else found_json(held, language) if held else None
    return out


def found_json(found: Found[Any], language: Language) -> dict[str, Any]:
    return {
        "value": value_json(found.value),
        "sure": found.sure,
        "words": [asdict(words) for words in found.words],
        "reasons": [problem_json(problem, language) for problem in found.doubts],
        "remarks": [problem_json(problem, language) for problem in found.remarks],
        "alternatives": [
            {"value": value_json(other.value), "words": [asdict(words) for words in other.words]}
            for other in found.alternatives
        ],
    }


def value_json(value: Any) -> Any:
    if isinstance(value, Deadline):
        body = asdict(value)
        return {"date": f"{value.day}" if value.day else None, "time": _time(value.at)} | {
            name: body[name] for name in ("part", "stage", "within")
        }
    if isinstance(value, Recurrence):
        return rule_json(value)
    if isinstance(value, (Contact, Way, Item, Template)):
        return {name: list(held) if isinstance(held, tuple) else held for name, held in asdict(value).items()}
    return value


def said(value: Any, language: Language) -> str:
    """A value for people."""
    if isinstance(value, Deadline):
        stage = f" ({word(f'notice.stage.{value.stage}', language)})" if value.stage else ""
        return f"{value.day or value.within} {_time(value.at) or value.part}".strip() + stage
    if isinstance(value, Recurrence):
        return word(f"cycle.{value.cycle}", language)
    if isinstance(value, Contact):
        return said_contact(value)
    if isinstance(value, Way):
        return value.where or word(f"notice.way.{value.kind}", language)
    if isinstance(value, Item):
        what = word(f"notice.item.{value.kind}", language)
        return sentence("notice.copies", {"what": what, "n": value.copies}, language) if value.copies else what
    return f"{value.name} {PurePath(value.file).name}".strip() if isinstance(value, Template) else str(value)


def task_json(task: Task, today: dt.date, unit: str = "") -> dict[str, Any]:
    """A task; with the reporting unit's name also what its file is called."""
    name, unresolved = file_name(task, unit, today)
    return {
        "id": task.id,
        "title": task.title,
        "state": task.state,
        "due": f"{task.due}" if task.due else None,
        "time": _time(task.at),
        "part": task.part,
        "within": task.within,
        "days_left": task.days_left(today),
        "village_due": f"{task.village_due}" if task.village_due else None,
        "done_on": f"{task.done_on}" if task.done_on else None,
        "recurrence": rule_json(task.rule) if task.rule else None,
        "period": task.period,
        **{
            name: getattr(task, name)
            for name in (
                "office",
                "number",
                "contact",
                "channel",
                "naming",
                "receivers",
                "items",
                "template_name",
                "file",
                "note",
            )
        },
        "unsure": list(task.unsure),
        "file_name": name,
        "unresolved": list(unresolved),
    }


def _time(at: dt.time | None) -> str | None:
    return f"{at:%H:%M}" if at else None

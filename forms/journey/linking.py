"""Which draft or template a task is about: the one it names, else one that bears its form's name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from forms.journey.task_model import Task
from forms.model.templates import TemplateLine
from forms.profile.drafts import DraftHead
from forms.values.text import bare

_SHORTEST = 4  # characters of a name that may be a part of another one


@dataclass(frozen=True, slots=True)
class Link:
    """What is opened to fill the form of a task."""

    kind: Literal["draft", "template"]
    id: str


def link_of(task: Task, drafts: Iterable[DraftHead], templates: Iterable[TemplateLine]) -> Link | None:
    """A draft in progress goes before a blank template; the same name before one that only holds it. None for neither.

    Only offered, never filled by itself: names are all that is compared.
    """
    wanted = {name for text in (task.template_name, task.title, task.file) if (name := _name(text))}
    held = [(head.id, {_name(head.title), _name(head.template)}) for head in drafts if head.state == "open"]
    kept = [(line.id, {_name(line.title), _name(line.file)}) for line in templates]
    draft = _named(task.draft, held) or _alike(wanted, held)
    if draft:
        return Link("draft", draft)
    template = _named(task.template, kept) or _alike(wanted, kept)
    return Link("template", template) if template else None


def is_about(task: Task, *names: str) -> bool:
    """Whether a task's form bears one of these names (of a file, a title), or one that holds it."""
    wanted = {name for text in (task.template_name, task.title, task.file) if (name := _name(text))}
    return bool(_alike(wanted, [("it", {_name(name) for name in names})]))


def _named(id: str, held: list[tuple[str, set[str]]]) -> str:
    return next((one for one, _ in held if id and one == id), "")


def _alike(wanted: set[str], held: list[tuple[str, set[str]]]) -> str:
    same = next((id for id, names in held if wanted & (names - {""})), "")
    return same or next((id for id, names in held if any(_within(a, b) for a in wanted for b in names)), "")


def _within(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= _SHORTEST and short in long


def _name(text: str) -> str:
    """A name without the ending of a file and without signs."""
    return bare(PurePath(text).stem if "." in text[-6:] else text)

"""Codes into sentences: the one place where the engine's codes become Chinese or English.

Every code of an error, a reason, a remark or a word on screen stands in a file of ``resources/messages``:
``{"file.empty": {"zh": "“{file}”是空文件……", "en": "“{file}” is empty …"}}``. Names in braces come from the context.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

Language = Literal["zh", "en"]
Context = Mapping[str, object] | Iterable[tuple[str, object]]


def language() -> Language:
    """The language asked for by FILLONCE_LANGUAGE (zh or en); Chinese where nothing is said."""
    return "en" if os.environ.get("FILLONCE_LANGUAGE", "").lower().startswith("en") else "zh"


@cache
def messages() -> Mapping[str, Mapping[str, str]]:
    """Every code with its sentences by language, from all files of resources/messages."""
    merged: dict[str, Mapping[str, str]] = {}
    for file in message_files():
        merged.update(json.loads(file.read_text(encoding="utf-8")))
    return merged


def message_files() -> list[Traversable]:
    """The message files, sorted by name."""
    folder = files("resources") / "messages"
    return sorted((f for f in folder.iterdir() if f.name.endswith(".json")), key=lambda f: f.name)


def known(code: str) -> bool:
    """Whether the code has a sentence of its own."""
    return _entry(code) is not None


def sentence(code: str, context: Context = (), language: Language = "zh") -> str:
    """The sentence of a code, with the context's values put in.

    A name that the context lacks is shown as "…", so that a sentence never fails; a code without a sentence says
    that it has none. Values are inserted as they are: they are never read as templates.
    """
    entry = _entry(code)
    if entry is None:
        entry = messages().get("message.missing", {"zh": "{code}", "en": "{code}"})
        context = {"code": code}
    return entry[language].format_map(_Words(context))


def word(code: str, language: Language = "zh") -> str:
    """A word on screen (a heading, a state) that takes no context."""
    return sentence(code, (), language)


def _entry(code: str) -> Mapping[str, str] | None:
    return messages().get(code) or messages().get(f"reason.{code}")


class _Words(dict[str, str]):
    """The context as text: lists joined, names that are missing as an ellipsis."""

    def __init__(self, context: Context) -> None:
        pairs = context.items() if isinstance(context, Mapping) else context
        super().__init__({name: _text(value) for name, value in pairs})

    def __missing__(self, name: str) -> str:
        return "…"


def _text(value: object) -> str:
    if isinstance(value, (list, tuple, set, frozenset)):
        return "、".join(str(v) for v in value)
    return "" if value is None else str(value)

"""The words of papers that go with a report, from resources/letters: an office may put its own in their place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files


class _Kept(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Words:
    """Looks up the words of a paper; names in braces are filled in, an unknown one gives nothing."""

    table: Mapping[str, str]

    def __call__(self, name: str, **values: object) -> str:
        return self.table.get(name, "").format_map(_Kept(values))


def load_words(name: str) -> Words:
    """The words of one paper (`name` without an ending), with those that all papers share."""
    folder = files("resources") / "letters"
    table: dict[str, str] = {}
    for one in ("report_common", name):
        table |= json.loads((folder / f"{one}.json").read_text(encoding="utf-8"))
    return Words(table)

"""The one person that each row of a list of persons is about, whatever its column is called: 承包人, 养殖户, 投保人姓名.

Where a list has a single ID number and a single column of names, the two are one person's, and so they are in the template.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from forms.filling.called_alike import named
from forms.filling.columns import Served
from forms.filling.members import NEARLY_ALL, Members, Path
from forms.vocabulary.labels import built_in_label_words

_NAMES_WHOM = re.compile(r"^\S{1,8}(?:人|户|员|者|主|姓名)$")
_A_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,10}·[\u4e00-\u9fff]{1,10}")
_ID = frozenset({"身份证号"})
_NAME = frozenset({"姓名"})
_HEAD = frozenset({"户主", "姓名"})
_WORDS = frozenset({"", "name", "persons", "text", "households"})


def with_row_names(plan: Sequence[Served], members: Members) -> tuple[Served, ...]:
    """The plan with the column that names the row's person, where no column of the base serves it by its own words."""
    asked = [p for p in plan if p.definition.own == _ID]
    held = [path for path, d in members.columns.items() if d.own == _ID]
    if len(asked) != 1 or asked[0].how != "id" or len(held) != 1:
        return tuple(plan)
    ours, theirs = _asked(plan), _held(members)
    if ours is None or theirs is None or any(theirs in part.source for part in plan):
        return tuple(plan)
    return tuple(replace(p, how="copy", source=(theirs,), offered=False) if p is ours else p for p in plan)


def _asked(plan: Sequence[Served]) -> Served | None:
    """The template's one column of names, where the base serves none of them yet."""
    found = [p for p in plan if p.column.role == "entry" and not p.column.formula and _is_name(p)]
    open_ = not found or found[0].how == "" or found[0].why == "roster.other_words"
    return found[0] if len(found) == 1 and open_ else None


def _is_name(part: Served) -> bool:
    own, measure = part.definition.own, part.definition.measure
    return own == _NAME or (part.column.type == "text" and measure in _WORDS and _names_whom(part.column.path))


def _names_whom(path: Path) -> bool:
    label = named(path[-1]) if path else ""
    return len(path) == 1 and bool(_NAMES_WHOM.match(label)) and not built_in_label_words().beside.search(label)


def _held(members: Members) -> Path | None:
    """The base's own 姓名, else its one column that is called by whom it names and holds a name in each row."""
    own = [path for path, d in members.columns.items() if d.own == _NAME]
    found = own or [p for p, d in members.columns.items() if d.measure in _WORDS and _names_whom(p)]
    named_ = [p for p, d in members.columns.items() if d.measure == "name"]
    if not found and len(named_) == 1 and members.columns[named_[0]].own == _HEAD:
        found = named_  # each row is a household, by its head
    if len(found) != 1 or not members.rows:
        return None
    said = [row[found[0]].raw.strip() for row in members.rows if found[0] in row]
    names = sum(bool(_A_NAME.fullmatch(text)) for text in said)
    return found[0] if names >= NEARLY_ALL * len(members.rows) else None

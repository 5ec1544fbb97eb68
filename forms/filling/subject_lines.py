"""Subjects in words: a name, and what tells it from others of that name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forms.matching.definition import Definition
from forms.model.browsing import SubjectLine
from forms.profile.rows import SubjectRow
from forms.profile.store import Profile
from forms.recording.subjects import UNIT

HEAD_OF = "{name}（户主）"
_MEMBER = frozenset({"r:成员", "r:对象", "r:家庭成员", "r:人员"})


@dataclass(frozen=True, slots=True)
class Naming:
    """Elements whose values are names: a row's `own`, or that of its household's head."""

    own: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.own, *self.heads)


def naming(definitions: Mapping[str, Definition]) -> Naming:
    """A member's name goes by other words beside it (成员姓名); another person's role (联系人) is no name of the row's."""
    own = tuple(
        n for n, d in definitions.items() if "姓名" in d.own and all(c == "姓名" or c in _MEMBER for c in d.own)
    )
    return Naming(own, tuple(n for n, d in definitions.items() if d.own == {"姓名", "户主"}))


def subject_lines(profile: Profile, called: Naming, rows: Sequence[SubjectRow]) -> tuple[SubjectLine, ...]:
    """Subjects in words; persons whose rows bear no plain name are called as their reports call them."""
    lines = [_line(profile.unit.name, row) for row in rows]
    bare = [line.id for line in lines if line.kind == "person" and not line.number]
    names = _names(profile, called, bare) if bare else {}
    return tuple(replace(line, name=names[line.id], number=line.name) if line.id in names else line for line in lines)


def _names(profile: Profile, called: Naming, persons: Sequence[str]) -> dict[str, str]:
    """The names that stand in persons' rows; where only the head of a household does, it is said."""
    out: dict[str, str] = {}
    for elements, pattern in ((called.heads, HEAD_OF), (called.own, "{name}")):
        for fact in profile.facts_of_pairs([(e, p) for e in elements for p in persons]):
            out[fact.subject] = pattern.format(name=fact.value)
    return out


def _line(unit: str, row: SubjectRow) -> SubjectLine:
    if row.id == UNIT:
        return SubjectLine(row.id, "unit", unit)
    prefix, _, key = row.id.partition(":")
    if prefix == "n":
        return SubjectLine(row.id, row.kind, key.partition("|")[0], "，".join(p for p in key.split("|")[1:] if p))
    names = [n for kind, n in sorted(row.keys.items()) if kind.startswith("name") and n != key]
    name = next((n for n in (*names, row.name) if n and n != key), key)
    return SubjectLine(row.id, row.kind, name, key if key != name else "")

"""Columns that are known by the one beside them: whose telephone it is, and the one person who answers for each thing.

联系电话 behind 法定代表人 is that person's telephone; behind another person it is another's. A list of things that names
one person for each means that person, whatever it calls him (责任人, 管理责任人), where one of the two words says no more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from forms.filling.called_alike import alike, named
from forms.filling.columns import Served
from forms.filling.members import Members, Path
from forms.filling.thing_columns import thing_of_code, thing_of_name

_TELEPHONE = re.compile(r"(?:联系)?(?:电话|手机|方式)(?:号码?)?$")
_WHOSE_KIND = re.compile(r"(?P<whom>\S{2,6}?)(?:对象|人员)?(?:类别|类型|种类)")
_BARE_KIND = re.compile(r"类别|类型|种类")
_PLAIN_POST = re.compile(r"^(?:责任人|负责人|管理人|管理员|联系人)(?:姓名)?$")
_POST = re.compile(r"(?:责任人|负责人|管理人|管理员|联系人)(?:姓名)?$")


def known_by_neighbours(plan: Sequence[Served], members: Members) -> tuple[Served, ...]:
    """The plan with telephones and posts that no column of the base serves by its own words."""
    made = [_post(part, plan, members) for part in plan]
    made = [_name_by_code(part, made, members) for part in made]
    made = [_kind(part, made, members) for part in made]
    return tuple(_telephone(part, made, members) for part in made)


def _open(part: Served) -> bool:
    return (
        part.column.role == "entry" and not part.column.formula and (not part.how or part.why == "roster.other_words")
    )


def _post(part: Served, plan: Sequence[Served], members: Members) -> Served:
    if not _open(part) or any("身份证号" in d.own for d in members.columns.values()):
        return part
    ours = [p for p in plan if _names_post(p.column.path)]
    theirs = [path for path in members.columns if _names_post(path)]
    if len(ours) != 1 or ours[0] is not part or len(theirs) != 1:
        return part
    if any(p is not part and p.source == (theirs[0],) for p in plan):
        return part
    plain = any(_PLAIN_POST.fullmatch(_post_of(path)) for path in (part.column.path, theirs[0]))
    return _taken(part, theirs[0]) if plain else part


def _name_by_code(part: Served, plan: Sequence[Served], members: Members) -> Served:
    """The one name of bodies that both lists tell apart by their credit codes: 店招名称 for 场所名称."""
    ours = [p for p in plan if thing_of_name(p.column.path) is not None]
    theirs = [path for path in members.columns if thing_of_name(path) is not None]
    coded = any(p.source and thing_of_code(p.column.path) == "" == thing_of_code(p.source[0]) for p in plan)
    if not (_open(part) and coded and len(ours) == len(theirs) == 1 and ours[0] is part):
        return part
    return part if any(p.source == (theirs[0],) for p in plan) else _taken(part, theirs[0])


def _kind(part: Served, plan: Sequence[Served], members: Members) -> Served:
    """The bare 类别 of a list of such persons or things: 优抚类别 in a roll of 优抚对象."""
    found = _WHOSE_KIND.fullmatch(named(part.column.path[-1])) if part.column.path else None
    if found is None or not _open(part) or found["whom"] not in members.source.title:
        return part
    bare = [path for path in members.columns if _BARE_KIND.fullmatch(named(path[-1]))]
    if len(bare) != 1 or len(bare[0]) != 1 or any(p.source == (bare[0],) for p in plan):
        return part
    return _taken(part, bare[0])


def _names_post(path: Path) -> bool:
    return bool(_POST.search(_post_of(path)))


def _post_of(path: Path) -> str:
    """The innermost label, or the heading of a bare 姓名: 养护责任人 > 姓名."""
    leaf = named(path[-1]) if path else ""
    return named(path[-2]) if leaf == "姓名" and len(path) > 1 else leaf


def _telephone(part: Served, plan: Sequence[Served], members: Members) -> Served:
    """The telephone that stands behind the same person as in the base."""
    if not _open(part) or part.definition.measure != "phone":
        return part
    before = [p for p in plan if p.column.index < part.column.index and (_names_person(p) or _headed(p, part))]
    if not before or not before[-1].source or not _is_of(part.column.path, before[-1].column.path):
        return part
    paths = list(members.columns)
    person = before[-1].source[0]
    behind = paths[paths.index(person) + 1 :] if person in paths else []
    for path in behind:
        if members.columns[path].measure == "phone":
            return _taken(part, path) if _is_of(path, person) else part
        if members.columns[path].measure == "name":
            return part
    return part


def _headed(part: Served, telephone: Served) -> bool:
    """The column before a telephone under one heading that names whoever answers: 负责人 > 校长, 负责人 > 电话."""
    path, other = part.column.path, telephone.column.path
    return len(path) > 1 and path[:-1] == other[:-1] and bool(_POST.search(named(path[-2])))


def _names_person(part: Served) -> bool:
    return part.definition.measure == "name" or _names_post(part.column.path)


def _is_of(telephone: Path, person: Path) -> bool:
    """Whether the words of a telephone name nobody, or the person: 护理人电话 beside 照料护理人."""
    whose = "".join(map(named, telephone[:-1])) + _TELEPHONE.sub("", named(telephone[-1]))
    who = "".join(map(named, person)).removesuffix("姓名")
    if len(telephone) > 1 and telephone[:-1] == person[:-1] and not _TELEPHONE.sub("", named(telephone[-1])):
        return True  # 负责人 > 校长, 负责人 > 电话
    return not whose or (bool(who) and (who.endswith(whose) or whose.endswith(who) or alike(who, whose, False)))


def _taken(part: Served, path: Path) -> Served:
    return replace(part, how="copy", source=(path,), offered=False, why="roster.last_time")

"""Two lists whose columns say that they hold the same, though their titles are called otherwise.

A title of 水产养殖 and a list of 鱼塘 whose every row says what it breeds; a title of 惠农补贴 whose column asks for the area of
one benefit, and that benefit's list. Who is listed is then surely among those asked for; whether they are all must be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from forms.filling.columns import Served
from forms.filling.list_titles import ListTitle, one_name
from forms.filling.members import Members, Path, Row, Test
from forms.filling.thing_columns import leaf_of
from forms.matching.definition import Definition
from forms.matching.labels import LabelReader
from forms.vocabulary.lists import ListWords

_MOST = 0.75  # of the columns asked that a list must hold
_DISTINCT = 3  # columns among them that few lists have, where nothing but a column answers for the title
_BEGINNING = 3  # characters that a word shares with the column that asks about it
_NAMED = frozenset({"topic", "population"})
_KIND = re.compile(r"(?P<whom>\S{2,8})(?:类别|类型|种类)")
_NONE = frozenset({"", "无", "否", "/", "\\", "-", "—", "——", "不是", "非"})


def told_by_columns(
    reader: LabelReader, words: ListWords, ours: ListTitle, theirs: ListTitle, plan: Sequence[Served], members: Members,
    taken: int, asked: int, distinct: int,
) -> bool:  # fmt: skip
    """Whether the columns tell. `plan`: how the list serves the template; `taken` of `asked` columns, `distinct` of few lists."""
    if ours.some or ours.changed or theirs.changed or not ours.said or taken < _MOST * asked:
        return False
    if _of_one_benefit(reader, ours, theirs, plan):
        return True
    return distinct >= _DISTINCT and _answered(reader, words, ours, theirs, plan, members)


def of_that_kind(reader: LabelReader, ours: ListTitle, theirs: ListTitle, members: Members) -> Test | None:
    """Who of a list of several kinds is of ours, where a column of our kind is answered for some of its rows alone:
    优抚对象 of 退役军人和优抚对象 with 优抚对象类别."""
    more = theirs.said - ours.said
    plain = not (ours.some or ours.changed or theirs.some or theirs.changed or ours.rests or theirs.rests)
    populations = {reader.lexicon.category(c) for c in theirs.said} == {"population"}
    if not (plain and more and ours.said and ours.said < theirs.said and populations):
        return None
    found = [p for p in members.columns if _says_kind(reader, p, ours.said, more)]
    if len(found) != 1 or len({_of_kind(row, found[0]) for row in members.rows}) == 1:
        return None
    return lambda row: _of_kind(row, found[0])


def _says_kind(reader: LabelReader, path: Path, ours: frozenset[str], others: frozenset[str]) -> bool:
    found = _KIND.fullmatch(leaf_of(path))
    whom = [found["whom"], f"{found['whom']}对象"] if found is not None else []  # 优抚类别
    said = {c for word in whom for c in reader.read(word).concepts}
    return bool(said & ours) and not said & others


def _of_kind(row: Row, path: Path) -> bool:
    return path in row and row[path].raw.strip() not in _NONE


def _answered(
    reader: LabelReader, words: ListWords, ours: ListTitle, theirs: ListTitle, plan: Sequence[Served], members: Members
) -> bool:
    """Whether each word of our title stands in theirs or in a column that every row answers, one at least in a column; or is
    what an open column of the template asks of everybody (不动产登记: 不动产权证号)."""
    full = {p: d for p, d in members.columns.items() if all(p in row and row[p].raw.strip() for row in members.rows)}
    in_title = {one_name(words, c) for c in theirs.said | reader.implied(theirs.said)}
    in_columns = {c for d in full.values() for c in d.own}
    in_columns |= reader.implied(in_columns)
    asked = [part.column.path[-1] for part in plan if not part.how and part.column.path]
    open_ = {c for c in ours.said if one_name(words, c) not in in_title and not _is_asked(c, asked)}
    rests = [r for r in ours.rests if r not in theirs.core]
    labels = _labels(full)
    return bool(open_) and open_ <= in_columns and all(rest in labels for rest in rests)


def _is_asked(concept: str, labels: Sequence[str]) -> bool:
    return len(concept) > _BEGINNING and any(label.startswith(concept[:_BEGINNING]) for label in labels)


def _labels(columns: Mapping[Path, Definition]) -> str:
    return "、".join("".join(path) for path in columns)


def _of_one_benefit(reader: LabelReader, ours: ListTitle, theirs: ListTitle, plan: Sequence[Served]) -> bool:
    """Whether a general title (惠农补贴) has a column of the one benefit that the list is of (耕地地力补贴面积), and of no other."""
    if (
        ours.rests
        or theirs.rests
        or theirs.some
        or len(theirs.said) != 1
        or not ours.said <= _general(reader, theirs.said)
    ):
        return False
    asked = _topics(reader, (c for part in plan for c in part.definition.own))
    return asked - ours.said == theirs.said


def _general(reader: LabelReader, said: Collection[str]) -> frozenset[str]:
    """Names for any benefit, where the list is of one."""
    kinds = reader.implied(said)
    return kinds | {"惠农补贴"} if "补贴" in kinds else frozenset()


def _topics(reader: LabelReader, concepts: Iterable[str]) -> frozenset[str]:
    return frozenset(c for c in concepts if reader.lexicon.category(c) in _NAMED)

"""Two lists whose columns say that they hold the same, though their titles are called otherwise.

A title of 水产养殖 and a list of 鱼塘 whose every row says what it breeds; a title of 惠农补贴 whose column asks for the area of
one benefit, and that benefit's list. Who is listed is then surely among those asked for; whether they are all must be looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from forms.filling.columns import Served
from forms.filling.list_titles import ListTitle, one_name
from forms.filling.members import Members, Path
from forms.matching.definition import Definition
from forms.matching.labels import LabelReader
from forms.vocabulary.lists import ListWords

_MOST = 0.75  # of the columns asked that a list must hold
_DISTINCT = 3  # columns among them that few lists have, where nothing but a column answers for the title
_NAMED = frozenset({"topic", "population"})


def told_by_columns(
    reader: LabelReader, words: ListWords, ours: ListTitle, theirs: ListTitle, plan: Sequence[Served], members: Members,
    taken: int, asked: int, distinct: int,
) -> bool:  # fmt: skip
    """Whether the columns tell. `plan`: how the list serves the template; `taken` of `asked` columns, `distinct` of few lists."""
    if ours.some or ours.changed or theirs.changed or not ours.said or taken < _MOST * asked:
        return False
    if _of_one_benefit(reader, ours, theirs, plan):
        return True
    return distinct >= _DISTINCT and _answered(reader, words, ours, theirs, members)


def _answered(reader: LabelReader, words: ListWords, ours: ListTitle, theirs: ListTitle, members: Members) -> bool:
    """Whether each word of our title stands in theirs or in a column that every row answers, one at least in a column."""
    full = {p: d for p, d in members.columns.items() if all(p in row and row[p].raw.strip() for row in members.rows)}
    in_title = {one_name(words, c) for c in theirs.said | reader.implied(theirs.said)}
    in_columns = {c for d in full.values() for c in d.own}
    open_ = {c for c in ours.said if one_name(words, c) not in in_title}
    rests = [r for r in ours.rests if r not in theirs.core]
    labels = _labels(full)
    return bool(open_) and open_ <= in_columns and all(rest in labels for rest in rests)


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

"""Whom a roster's columns speak of: '残疾人 > 姓名', '老人姓名' and '老人电话' are the row's own name and telephone.

The words that stand with the row's name and ID number name the rows' subject; said again of another attribute they add
nothing. People beside the row's own (监护人, 家长, 配偶 …) are never taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from forms.matching.definition import Definition
from forms.matching.labels import LabelReader

_IDENTIFYING = ("身份证号", "姓名")
# Relatives, helpers and payees: who they are says nothing of whom the row is about.
_BESIDE = re.compile(
    r"户主|户名|开户|收款|领款|代|子|女|父|母|配偶|夫|妻|家属|家长|亲|监护|联系|照料|照护|抚养|赡养|护理|介绍|推荐|帮扶|包保|经办|负责|责任|或|及"
)


def whose_rows(reader: LabelReader, title: str, columns: Iterable[Definition]) -> frozenset[str]:
    """The words that stand with the row's ID number or name, where no column gives them without; empty where in doubt."""
    named = reader.read(title).concepts
    known = list(columns)
    found: set[frozenset[str]] = set()
    for attribute in _IDENTIFYING:
        said = [d.own - {attribute} for d in known if attribute in d.own and _attributes(reader, d) == 1]
        if all(said):
            found |= {words for words in said if all(_may_be(reader, w, named) for w in words)}
    if len(found) > 1:
        found = {words for words in found if words & (named | reader.implied(named))}
    return found.pop() if len(found) == 1 else frozenset()


def _attributes(reader: LabelReader, definition: Definition) -> int:
    return sum(reader.lexicon.category(c) == "attr" for c in definition.own)


def _may_be(reader: LabelReader, word: str, named: frozenset[str]) -> bool:
    """Whether rows may be about such people. A post only where the title lists those who hold it."""
    if reader.lexicon.category(word) == "role":
        return word in named and not _BESIDE.search(word)
    return not _BESIDE.search(word.removeprefix("r:")) or word == "女"

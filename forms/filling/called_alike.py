"""What lists of one kind call one and the same, by the words of their column heads (建设单位 is the owner of a work, as in
建设工程质量管理条例; 协议到期 is when an agreement ends). The words are in resources/vocabulary/lists.tsv. Used only between
lists that hold the same things or persons."""

from __future__ import annotations

import re

from forms.filling.sibling_cells import plain_label
from forms.vocabulary.lists import built_in_list_words

_MARKS = re.compile(r"[、/，,的（）()：:]|其中")
_TELEPHONE = re.compile(r"(?:联系)?(?:电话|手机|方式)(?:号码?)?$")
_NAME = re.compile(r"(?<=..)姓名$")


def named(label: str) -> str:
    """A column's innermost label as the tables spell it: no unit, no marks, nothing in brackets."""
    return _MARKS.sub("", re.sub(r"[(（].*?[)）]", "", plain_label(label)))


def alike(one: str, other: str, persons: bool) -> bool:
    """Whether two labels (named()) are two names of one thing in such lists; also 管水员电话 and 管护人员手机."""
    words = built_in_list_words()
    groups = words.of_persons if persons else words.of_things
    pairs = {(one, other), (_NAME.sub("", one), _NAME.sub("", other))}
    whose = _TELEPHONE.sub("", one), _TELEPHONE.sub("", other)
    if all(whose) and whose[0] != one and whose[1] != other:
        pairs.add(whose)
    return any(a == b or any(a in group and b in group for group in groups) for a, b in pairs)

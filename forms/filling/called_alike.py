"""What lists of one kind call one and the same, by the words of their column heads (建设单位 is the owner of a work, as in
建设工程质量管理条例; 协议到期 is when an agreement ends). The words are in resources/vocabulary/lists.tsv. Used only between
lists that hold the same things or persons."""

from __future__ import annotations

import re
from itertools import product

from forms.filling.sibling_cells import plain_label
from forms.vocabulary.lists import built_in_list_words

_MARKS = re.compile(r"[、/，,的（）()：:]|其中")
_TELEPHONE = re.compile(r"(?:联系)?(?:电话|手机|方式)(?:号码?)?$")
_NAME = re.compile(r"(?<=..)姓名$")
_OF_A_PERSON = re.compile(
    r"(?:姓名|名字|职务|身份证号码?|公民身份号码|(?:联系|手机|办公|固定)?(?:电话|手机|方式)(?:号码?)?)$"
)
_ANY_PERSON = re.compile(
    r"^(?:主要|直接|具体|相关)?(?:责任人|负责人|管理人|管理员|联系人|人员|个人|本人)?(?:基本)?(?:信息|情况)?$"
)
_LICENCE = re.compile(r"(?<=证)书?(?:编号|编码|号码|号)$")
_YEAR = re.compile(r"^(?:19|20)\d{2}年度?")
_AMOUNT = re.compile(r"(?:金额|资金|总额|合计)$")
_ANSWERS = re.compile(r"负责人$")
_BRACKETS = re.compile(r"(?P<before>[^()]*)\((?P<inside>[\u4e00-\u9fff、]{2,8})\)(?P<behind>[^()]*)")


def named(label: str) -> str:
    """A column's innermost label as the tables spell it: no unit, no marks, nothing in brackets."""
    return _MARKS.sub("", re.sub(r"[(（].*?[)）]", "", plain_label(label)))


def alike(one: str, other: str, persons: bool) -> bool:
    """Whether two labels (named()) are two names of one thing in such lists; also 管水员电话 and 管护人员手机."""
    words = built_in_list_words()
    groups = words.of_persons if persons else words.of_things
    pairs = {(one, other), (_NAME.sub("", one), _NAME.sub("", other)), (_licence(one), _licence(other))}
    pairs |= {_without_year(one, other)}
    whose = _TELEPHONE.sub("", one), _TELEPHONE.sub("", other)
    if all(whose) and whose[0] != one and whose[1] != other:
        pairs.add(whose)
    return any(a == b or any(a in group and b in group for group in groups) for a, b in pairs)


def _without_year(one: str, other: str) -> tuple[str, str]:
    """Both without their year where it is one; an amount's year alone, too: whether the list is of that year is seen elsewhere."""
    ours, theirs = _YEAR.match(one), _YEAR.match(other)
    same = ours is not None and theirs is not None and ours[0][:4] == theirs[0][:4]
    if same or (ours is not None and theirs is None and _AMOUNT.search(one) and _AMOUNT.search(other)):
        return _YEAR.sub("", one), _YEAR.sub("", other)
    return one, other


def _licence(label: str) -> str:
    """取水许可证编号 and 取水许可证号码 as 取水许可证号."""
    return _LICENCE.sub("号", label)


def spellings(path: tuple[str, ...]) -> set[str]:
    """What the innermost label and its heading say together and alone, each in the words before its brackets and in those
    inside: 管护人员姓名 of 值守（管护）人员 > 姓名."""
    parts = [_in_brackets(label) for label in path[-2:]]
    leaves = {named(leaf) for leaf in parts[-1]} if parts else set()
    together = {named(above) + named(leaf) for above, leaf in product(*parts)} if len(parts) == 2 else set()
    return (leaves | together) - {""}


def _in_brackets(label: str) -> set[str]:
    plain = plain_label(label)
    found = _BRACKETS.fullmatch(plain)
    return {plain, found["before"] + found["behind"], found["inside"] + found["behind"]} if found else {plain}


def another_person(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two columns of lists of things tell of two persons: 圩长 > 姓名 and 管护员 > 姓名."""
    mine, other = _whose(ours), _whose(theirs)
    if not mine or not other or any(_ANY_PERSON.fullmatch(who) for who in mine | other):
        return False
    return not any(a.endswith(b) or b.endswith(a) or alike(a, b, False) for a, b in product(mine, other))


def _whose(path: tuple[str, ...]) -> set[str]:
    """Whose name or telephone a column asks; empty where it asks no such thing."""
    if not path or not _OF_A_PERSON.search(named(path[-1])):
        return set()
    return {_ANSWERS.sub("责任人", _OF_A_PERSON.sub("", words)) for words in spellings(path)} - {""}

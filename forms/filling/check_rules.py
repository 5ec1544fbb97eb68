"""Check rules as forms print them below their tables: '02≥03、02≥04；09=10+11', '62>=63+65+66'.

A small grammar over row codes. What it doesn't read in full is left alone: a rule half understood would accuse wrongly.

    rules   = clause { (；|;|。| ) clause }
    clause  = rule { (、|，|,) rule }
    rule    = sum { compare sum }  [ remark ]  |  sum      (a sum alone repeats the comparison before it: '03≥04、05')
    sum     = code { (+|-) code }
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from forms.values.text import normal, strip_numbering

Compare = Literal["=", ">=", "<=", ">", "<"]
Term = tuple[int, str]  # +1 or -1, and a row code

_CODE = r"[A-Za-z]{0,3}\d{1,5}"
_SUM = re.compile(rf"\(?{_CODE}\)?(?:[+-]\(?{_CODE}\)?)*")
_COMPARE = re.compile(r">=|<=|=>|=<|≥|≤|≧|≦|=|>|<")
_SPELLED: dict[str, Compare] = {
    "=": "=", ">": ">", "<": "<", **dict.fromkeys((">=", "=>", "≥", "≧"), ">="), **dict.fromkeys(("<=", "=<", "≤", "≦"), "<="),
}  # fmt: skip
_HEADING = re.compile(r"^.{0,12}?(?:关系|审核|校核|公式|平衡|逻辑)[^:]{0,4}:")
_NAMED = re.compile(rf"(?:第)?({_CODE})(?:行|栏)")
_AROUND = re.compile(r"\s*(>=|<=|[+\-=<>≥≤≧≦])\s*")
_REMARK = re.compile(r"^\(?(?:不一定|一般|必须|应|须|需).*$")
_TERM = re.compile(rf"([+-]?)\(?({_CODE})\)?")


@dataclass(frozen=True, slots=True)
class Rule:
    """`left` and `right` are sums of row codes. `remark`: words behind the rule ('不一定成立时须附说明')."""

    left: tuple[Term, ...]
    compare: Compare
    right: tuple[Term, ...]
    remark: str = ""

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(code for _, code in self.left + self.right)

    def __str__(self) -> str:
        return f"{_written(self.left)}{_SIGNS[self.compare]}{_written(self.right)}"


_SIGNS = {"=": "=", ">=": "≥", "<=": "≤", ">": ">", "<": "<"}


def parse_rules(notes: Iterable[str], known: Collection[str]) -> tuple[Rule, ...]:
    """The rules of a form's notes whose codes are all `known` (row codes as printed), in their order."""
    rules = (rule for note in notes for rule in parse_note(note))
    return tuple(dict.fromkeys(rule for rule in rules if rule.codes <= frozenset(known)))


def parse_note(note: str) -> Iterator[Rule]:
    """All rules in one printed note; nothing for a note that is neither headed as one of rules nor made of them."""
    text = _NAMED.sub(r"\1", _AROUND.sub(r"\1", normal(note)))
    headed = _HEADING.match(text)
    clauses = [c for c in re.split(r"[;。\s]", text[headed.end() :] if headed else text) if c]
    if headed or all(_clause(c) for c in clauses):
        for clause in clauses:
            yield from _clause(clause)


def _clause(text: str) -> list[Rule]:
    """'03>=04、05' or '2、06=07+08': rules parted by 、 or a comma, perhaps numbered."""
    out: list[Rule] = []
    before: Rule | None = None
    for part in filter(None, re.split(r"[、,]", text)):
        rules = _one(part) or _one(strip_numbering(part)[1]) or _repeated(before, part)
        out += rules
        before = rules[-1] if rules else None
    return out


def _one(text: str) -> list[Rule]:
    """'11>=12>=13' as two rules; nothing where a piece isn't understood."""
    sums: list[tuple[Term, ...]] = []
    signs: list[Compare] = []
    at = 0
    while found := _SUM.match(text, at):
        sums.append(_terms(found.group()))
        at = found.end()
        sign = _COMPARE.match(text, at)
        if sign is None:
            break
        signs.append(_SPELLED[sign.group()])
        at = sign.end()
    rest = text[at:].strip(".")
    if len(sums) != len(signs) + 1 or not signs or (rest and not _REMARK.match(rest)):
        return []
    return [Rule(sums[n], sign, sums[n + 1], rest.strip("()")) for n, sign in enumerate(signs)]


def _repeated(before: Rule | None, text: str) -> list[Rule]:
    """'05' behind '03≥04': the same said of another row."""
    if before is None or before.compare == "=" or not _SUM.fullmatch(text):
        return []
    return [Rule(before.left, before.compare, _terms(text))]


def _terms(text: str) -> tuple[Term, ...]:
    return tuple((-1 if sign == "-" else 1, code.upper()) for sign, code in _TERM.findall(text))


def _written(terms: tuple[Term, ...]) -> str:
    first = "-" if terms[0][0] < 0 else ""
    return first + "".join(
        (("" if n == 0 else "-" if sign < 0 else "+") + code) for n, (sign, code) in enumerate(terms)
    )

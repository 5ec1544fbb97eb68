"""What a paper may not say. Every paper's running text passes here before it is written, whoever wrote its template.

A letter to another office asks and thanks: it accuses nobody, threatens with nothing, claims no error, and quotes the
regulation word for word. Names of data items stand in tables, which are not running text: a register may be called
违法建筑台账, a sentence that calls an office's doing so may not leave the office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from forms.errors import FormsError
from forms.sharing.papers.law import Law, regulation
from forms.values.text import normal

_FORBIDDEN = (
    ("违法", re.compile(r"违法|违规|违反|违纪|非法")),
    ("第四十条", re.compile(r"四十条|第40条")),
    ("数据错误", re.compile(r"(?:数据|数值|信息|填报|统计)(?:有误|错误|造假|虚假|失实|不实)|弄虚作假")),
    ("逾期", re.compile(r"逾期|超期|拖延|拖欠|延误")),
    ("自动填报", re.compile(r"自动填报|自动上报|自动报送")),
    ("责任", re.compile(r"问责|追责|追究|处分|通报批评|督办|举报|投诉|责令|整改")),
    ("指责", re.compile(r"拒不|推诿|不作为|乱作为|懒政|重复索取|反复索要|增加基层负担|加重基层负担|形式主义")),
    ("命令", re.compile(r"务必|必须立即|限期|限你|责成|勒令|否则")),
)
_CITED = re.compile(r"第([一二三四五六七八九十百]+)条(?:[^。；“”\n]{0,24}?[：:]?“([^”]*)”)?")
_SKIPPED = re.compile(r"[\s\u200b-\u200f\u2060\ufeff·•.．,，、_\-—*]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind` is the rule that speaks against it, `words` what stands there, `code` paper.word, paper.article, paper.misquoted."""

    code: str
    kind: str
    words: str


def findings(texts: Iterable[str], law: Law | None = None) -> tuple[Finding, ...]:
    """What in a paper's running text may not leave the office, in the order it stands."""
    law = law or regulation()
    return tuple(found for text in texts for found in (*_words(text), *_articles(text, law)))


def require_fit(texts: Iterable[str], law: Law | None = None) -> None:
    """Raises FormsError paper.word, paper.article or paper.misquoted for the first thing that may not be said."""
    for found in findings(texts, law):
        raise FormsError(found.code, kind=found.kind, words=found.words)


def _words(text: str) -> Iterable[Finding]:
    """Spaces and signs between the characters don't hide a word."""
    plain = _SKIPPED.sub("", normal(text))
    for kind, pattern in _FORBIDDEN:
        if found := pattern.search(_without_quotations(plain) if kind in ("违法", "责任") else plain):
            yield Finding("paper.word", kind, found[0])


def _without_quotations(text: str) -> str:
    """The law's own words may say 依法 and 责令: what stands between its quotation marks is judged as a quotation."""
    return re.sub(r"第[一二三四五六七八九十百]+条[^。；“”\n]{0,24}?[：:]?“[^”]*”", "", text)


def _articles(text: str, law: Law) -> Iterable[Finding]:
    for cited in _CITED.finditer(text):
        number, words = cited[1], cited[2]
        if number not in law.articles:
            yield Finding("paper.article", law.name, f"第{number}条")
        elif words is not None and not law.holds(number, words):
            yield Finding("paper.misquoted", f"第{number}条", words[:40])

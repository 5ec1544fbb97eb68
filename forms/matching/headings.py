"""Headings and titles that only group or place: they say nothing of whom or what a column counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from forms.matching.grammar import REST
from forms.matching.labels import Label, LabelReader
from forms.values.text import strip_numbering
from forms.vocabulary.lexicon import squeeze
from forms.vocabulary.trades import built_in_trades

_ACCOUNTS = frozenset(REST + word for word in ("收支", "资产", "资产负债", "财务", "财务收支", "收益"))
_ANSWERED_BELOW = {
    "民族": frozenset({"ethnic", "少数民族"}),
    "性别": frozenset({"sex"}),
    "年龄": frozenset({"age"}),
}
_CHANGES = re.compile(
    r"(?:[本当][年季月期]|全年)?(?:动态(?:管理|调整|变动|变化)?|增减|变动|进出)(?:变动|变化)?(?:情况)?"
)
# Autonomous townships, counties and prefectures are named for peoples (Constitution, Art. 30).
_PEOPLES_PLACE = re.compile(r"(?:[\u4e00-\u9fff]{1,4}族)+(?:自治)?(?:[州县旗]|乡(?!村)|镇|村(?!寨))")


def grouped_accounts(reader: LabelReader, said: list[frozenset[str]]) -> list[frozenset[str]]:
    """'收支 > 总收入', '资产 > 负债总额': a heading of accounts above a column that names its own says nothing more."""
    concepts = reader.lexicon.concepts
    named = any(c in concepts and concepts[c].measure == "money" for c in said[-1]) if said else False
    return [level - _ACCOUNTS for level in said[:-1]] + said[-1:] if named else said


def grouped_changes(reader: LabelReader, labels: Sequence[Label], said: list[frozenset[str]]) -> list[frozenset[str]]:
    """动态管理 of '动态管理 > 新增户数': above a column that names what came or went the heading says nothing more."""
    concepts = reader.lexicon.concepts
    came = [any(c in concepts and concepts[c].aspect == "flow" for c in level) for level in said]
    return [
        frozenset() if any(came[at + 1 :]) and _CHANGES.fullmatch(squeeze(label.text)) else level
        for at, (label, level) in enumerate(zip(labels, said, strict=True))
    ]


_ABOUT = re.compile(r"(?:基本)?(?:情况|概况|统计|工作|事业|领域|方面|发展|管理|类)$")


def trades(reader: LabelReader, texts: Sequence[str], said: list[frozenset[str]]) -> list[frozenset[str]]:
    """'社会救助 > 低保', '教育 > 小学': a heading that names a trade says nothing more above what the trade is known by."""
    out, known_by = list(said), built_in_trades()
    for at, text in enumerate(texts[:-1]):
        known = known_by.get(_ABOUT.sub("", strip_numbering(text)[1].replace(" ", "").rstrip(":：")))
        below = frozenset().union(*out[at + 1 :])
        if known is not None and any(known.search(c) for c in below if _names_what(reader, c)):
            out[at] = frozenset()
    return out


def _names_what(reader: LabelReader, concept: str) -> bool:
    return not concept.startswith(REST) and reader.lexicon.category(concept) in _OF_SUBSTANCE


_OF_SUBSTANCE = frozenset({"topic", "population", "basis", "stockword", "flowword", "support", "care", "measure"})


def answered_below(reader: LabelReader, said: list[frozenset[str]]) -> list[frozenset[str]]:
    """民族 of '民族 > 少数民族', 性别 of '性别 > 女': columns that divide by an attribute count who has it."""
    leaf = said[-1] if said else frozenset()
    kinds = leaf | {reader.lexicon.category(c) for c in leaf}
    answered = frozenset(attribute for attribute, answers in _ANSWERED_BELOW.items() if kinds & answers)
    return [level - answered for level in said[:-1]] + said[-1:]


def without_peoples_places(title: str) -> str:
    """A title without 某某彝族乡: that is where the report is from; it doesn't say that its people are Yi."""
    return _PEOPLES_PLACE.sub("", title)

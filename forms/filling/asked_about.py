"""A title without what the form wants to know of those it lists: 取水计量 of 机电井取水计量核查登记表, which asks how much each draws.

Where things are inspected, what is inspected chooses none of them; of people only what they may need or want (辅助器具适配
需求) chooses nobody, as being found to have something may. What is asked must stand in a column of the form itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from forms.filling.thing_columns import naming
from forms.matching.labels import LabelReader
from forms.vocabulary.lexicon import Piece, segment, squeeze
from forms.vocabulary.lists import built_in_list_words

_WANTED = r"需求|意愿"
_INSPECTED = r"核查|检查|排查|摸底|普查|调查|检测|监测|鉴定|评估|核实|巡查"
_OF_PERSONS = re.compile(rf"(?P<head>.+?)(?P<tail>(?:{_WANTED}).*)")
_OF_THINGS = re.compile(rf"(?P<head>.+?)(?P<tail>(?:{_WANTED}|{_INSPECTED}).*)")
# What an inspection asks everybody by a column of yes or no (医保参保动态核查: 是否已缴费) chooses none of them, either.
_OF_PERSONS_INSPECTED = re.compile(
    rf"(?P<head>.+?)(?P<tail>(?:动态|专项|入户|信息)*(?:{_INSPECTED})(?:情况|信息|登记|汇总)*(?:花?名册|名单|清单|台账|\S?表))"
)
_YES_OR_NO = re.compile(r"是否|有无")
_PAID_IN = frozenset({"参保", "缴费"})  # who pays his contribution is insured
_NAMES_A_LIST = frozenset({"population", "topic"})
_ID = re.compile(r"身份证|身份号码")
_SHORTEST = 2  # characters of a word that is asked


def without_asked(reader: LabelReader, title: str, paths: Sequence[tuple[str, ...]]) -> str:
    """`title` without the words before what is done that columns of the template (`paths`) ask about; whom it lists stays."""
    line = squeeze(title)
    persons = lists_persons(paths)
    found = (_OF_PERSONS if persons else _OF_THINGS).fullmatch(line)
    if found is None:
        return title
    pieces = list(segment(reader.lexicon, found["head"]))
    kept = len(pieces)
    names = {} if persons else naming(paths)
    asked, concepts = _asked(reader, [path for path in paths if path not in names])
    things = "、".join(names.values())
    while kept > 1 and _is_asked(pieces[kept - 1], asked, concepts, things) and _names_whom(pieces[: kept - 1]):
        kept -= 1
    return title if kept == len(pieces) else "".join(p.text for p in pieces[:kept]) + found["tail"]


def without_inspected(reader: LabelReader, title: str, paths: Sequence[tuple[str, ...]]) -> str:
    """`title` of a list of persons without what each of them is asked by a column of yes or no; else as it is."""
    found = _OF_PERSONS_INSPECTED.fullmatch(squeeze(title))
    labels = [path[-1] for path in paths if path and _YES_OR_NO.search(path[-1])]
    if found is None or not labels or not lists_persons(paths):
        return title
    asked, concepts = _asked(reader, [(label,) for label in labels])
    concepts |= _PAID_IN if concepts & _PAID_IN else frozenset()
    pieces = list(segment(reader.lexicon, found["head"]))
    kept = len(pieces)
    while kept > 1 and _names_persons(pieces[: kept - 1]) and _is_inspected(pieces[kept - 1], asked, concepts):
        kept -= 1
    insured = kept < len(pieces) and concepts >= _PAID_IN
    while insured and kept > 1 and _names_persons(pieces[: kept - 1]) and _insurance(reader, pieces[kept - 1]):
        kept -= 1
    return title if kept == len(pieces) else "".join(p.text for p in pieces[:kept]) + found["tail"]


def _is_inspected(piece: Piece, asked: str, concepts: frozenset[str]) -> bool:
    paid = piece.concept is not None and piece.concept.name in concepts & _PAID_IN
    return paid or _is_asked(piece, asked, concepts, "")


def _insurance(reader: LabelReader, piece: Piece) -> bool:
    """医保 before 参保."""
    return piece.concept is not None and bool(
        {piece.concept.name, *reader.implied({piece.concept.name})} & {"医疗保险", "养老保险"}
    )


def lists_persons(paths: Sequence[tuple[str, ...]]) -> bool:
    """Whether a column asks for the ID number."""
    return any(_ID.search(label) for path in paths for label in path)


def _asked(reader: LabelReader, paths: Sequence[tuple[str, ...]]) -> tuple[str, frozenset[str]]:
    labels = ["".join(path) for path in paths]
    return "、".join(labels), frozenset(c for label in labels for c in reader.read(label).concepts)


def _is_asked(piece: Piece, asked: str, concepts: frozenset[str], things: str) -> bool:
    if len(piece.text) < _SHORTEST or piece.text in things or built_in_list_words().change.search(piece.text):
        return False
    if piece.concept is None:
        return piece.text in asked
    return piece.concept.category != "population" and (piece.text in asked or piece.concept.name in concepts)


def _names_whom(pieces: Sequence[Piece]) -> bool:
    return any(p.concept is not None and p.concept.category in _NAMES_A_LIST for p in pieces)


def _names_persons(pieces: Sequence[Piece]) -> bool:
    return any(p.concept is not None and p.concept.category == "population" for p in pieces)

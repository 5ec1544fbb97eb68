"""Lists of things under another title: where both know the things by one code (项目代码, 学校标识码) or name (项目名称).

Whether they list the same ones their titles must say: what stands before the thing's name (重点 项目) is the same, and
behind it stands only what is done with them. Where a title leaves it open, the rows are offered and none is filled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from forms.filling.bases import plain_title
from forms.filling.holding import Knowledge, RosterSource
from forms.filling.scope import ACTIVITY, KIND, PARTIAL
from forms.matching.definition import Definition
from forms.model.period import Period
from forms.recording.rosters import column_key
from forms.recording.subjects import UNIT

_CODE = re.compile(
    r"(?:统一)?(?:项目|学校|企业|机构|设施|设备|工程|线路|路线|桥梁|船舶|地块|图斑|宗地|水库)(?:标识|识别|机构)?(?:码|代码|编码|编号)$"
)
_NAME = re.compile(
    r"^(?:项目|学校|幼儿园|机构|设施|设备|工程|泵站|水厂|桥梁|路线|渔船|船舶|水库|景区|市场|站点|卫生室)名称$"
)
_TAIL = re.compile(r"名称$|(?:标识|识别|机构)?(?:码|代码|编码|编号)$")
_FILLER = re.compile(r"建设|[\s的度]")
_DONE = re.compile(r"推进|进展|调度|运行|监测|实施|工作")
_FEWEST = 2  # columns in common, the code among them


@dataclass(frozen=True, slots=True)
class SameThings:
    """`sure`: the titles say that both list the same things; else the rows are only offered."""

    source: RosterSource
    sure: bool


def same_things(
    knowledge: Knowledge, title: str, columns: Mapping[tuple[str, ...], Definition], period: Period | None, subject: str
) -> SameThings | None:
    """The newest list of things with the template's code column, not later than the period; the one with most columns."""
    codes = {_leaf(p): column_key(d) for p, d in columns.items() if _CODE.search(_leaf(p)) and d.own}
    codes = codes or {_leaf(p): column_key(d) for p, d in columns.items() if _NAME.search(_leaf(p)) and d.own}
    if len(codes) != 1 or subject != UNIT or PARTIAL.search(title):
        return None
    ((head, key),) = codes.items()
    asked = {column_key(d) for d in columns.values() if d.own}
    known = [s for s in knowledge.lookup.rosters() if s.period and not (period and s.period.start > period.end)]
    reports = knowledge.lookup.reports({s.submission for s in known})
    fitting = [
        s
        for s in known
        if s.submission in reports
        and key in s.signature
        and len(asked & s.signature) >= _FEWEST
        and not PARTIAL.search(s.title)
    ]
    if not fitting:
        return None
    thing = _TAIL.sub("", head).removeprefix("统一")
    ranked = [(_same_title(knowledge, thing, title, s.title), s) for s in fitting]
    sure, best = max(
        ranked, key=lambda r: (r[0], r[1].period.end if r[1].period else None, len(asked & r[1].signature))
    )
    return SameThings(best, sure)


def _leaf(path: tuple[str, ...]) -> str:
    return re.sub(r"\s|[(（].*?[)）]", "", path[-1]) if path else ""


def _same_title(knowledge: Knowledge, thing: str, ours: str, theirs: str) -> bool:
    mine, other = (_qualifiers(plain_title(knowledge, t), thing) for t in (ours, theirs))
    return mine is not None and mine == other


def _qualifiers(line: str, thing: str) -> str | None:
    """What narrows the things in a title; None where it doesn't name them, or says more behind than what is done with them."""
    before, found, behind = line.partition(thing)
    rest = _DONE.sub("", ACTIVITY.sub("", KIND.sub("", behind)))
    if not found or re.sub(r"[()（）\d年月日季度半上下第一二三四—-]", "", rest):
        return None
    return _FILLER.sub("", before)

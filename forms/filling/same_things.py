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
from forms.filling.members import load_members
from forms.filling.scope import ACTIVITY, KIND, PARTIAL
from forms.filling.things_counted import thing_of
from forms.matching.definition import Definition
from forms.model.period import Period
from forms.recording.rosters import column_key
from forms.recording.subjects import UNIT

_CODE = re.compile(
    r"(?:统一)?(?:项目|学校|企业|机构|设施|设备|工程|线路|路线|桥梁|船舶|地块|图斑|宗地|水库)(?:标识|识别|机构)?(?:码|代码|编码|编号)$"
)
_NAME = re.compile(
    r"^(?:合作社|家庭农场|隐患点)(?:名称|全称)$|^(?:项目|学校|幼儿园|机构|设施|设备|工程|泵站|水厂|桥梁|路线|渔船|船舶|水库|景区|市场|站点|卫生室)名称$"
)
_TAIL = re.compile(r"(?:名称|全称)$|(?:标识|识别|机构)?(?:码|代码|编码|编号)$")
_FILLER = re.compile(
    r"建设|[\s的度]|(?:\d{4}年?)?[春夏秋冬]季|学期|学年|财政|巩固(?:拓展)?脱贫攻坚成果(?:[同和与]乡村振兴(?:有效衔接)?)?"
)
_CALLED = {"学校": re.compile(r"中小学校?[、和及]?幼儿园|各级各类学校|校园|中小学校")}  # what titles call all of them
_DONE = re.compile(r"推进|进展|进度|调度|运行|质量|监测|实施|工作|建设|安全|(?:责任|联系|管理)人员?")
_PERSON_KEY = column_key(Definition(frozenset({"身份证号"}), frozenset(), "idcard"))
_GENERIC = frozenset({"工程", "设施", "单位", "点位", "项目"})  # 工程名称 in a list of reservoirs
_LONG_ENOUGH = 4  # characters of what two titles list
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
    thing = _thing(columns)
    if not thing or subject != UNIT or PARTIAL.search(title):
        return None
    known = [s for s in knowledge.lookup.rosters() if s.period and not (period and s.period.start > period.end)]
    reports = knowledge.lookup.reports({s.submission for s in known})
    ranked = []
    for source in known:
        if source.submission not in reports or _PERSON_KEY in source.signature or PARTIAL.search(source.title):
            continue
        held = load_members(knowledge, source).columns
        common = _common(columns, held)
        theirs = _thing(held)
        same = theirs == thing or (theirs in _GENERIC and thing in source.title)
        if same and common >= _FEWEST:
            sure = _same_title(knowledge, thing, title, source.title) or _same_core(knowledge, title, source.title)
            ranked.append((sure, source.period.end if source.period else None, common, source))
    if not ranked:
        return None
    sure, _, _, best = max(ranked, key=lambda r: r[:3])
    return SameThings(best, sure)


def _thing(columns: Mapping[tuple[str, ...], Definition]) -> str:
    """What the code column names (项目代码 -> 项目), else the name column; "" where there is none, or two."""
    leaves = [_leaf(path) for path in columns]
    for pattern in (_CODE, _NAME):
        found = [leaf for leaf in leaves if pattern.search(leaf)]
        if found:
            return _TAIL.sub("", found[0]).removeprefix("统一") if len(found) == 1 else ""
    return ""


def _common(asked: Mapping[tuple[str, ...], Definition], held: Mapping[tuple[str, ...], Definition]) -> int:
    """How many columns ask the same; the code and the name count however they are spelled."""
    theirs = {column_key(d) for d in held.values() if d.own} | {_TAIL.sub("", _leaf(p)) for p in held}
    return sum(column_key(d) in theirs or _TAIL.sub("", _leaf(p)) in theirs for p, d in asked.items() if d.own)


def _same_core(knowledge: Knowledge, ours: str, theirs: str) -> bool:
    """小型水库、塘坝汛前检查表 and 小型水库塘坝责任人台账 list the same: all that isn't done with them is alike."""
    mine, other = (thing_of(plain_title(knowledge, title)) for title in (ours, theirs))
    return len(mine) >= _LONG_ENOUGH and mine == other


def _leaf(path: tuple[str, ...]) -> str:
    return re.sub(r"\s|[(（].*?[)）]", "", path[-1]) if path else ""


def _same_title(knowledge: Knowledge, thing: str, ours: str, theirs: str) -> bool:
    mine, other = (_qualifiers(plain_title(knowledge, t), thing) for t in (ours, theirs))
    return mine is not None and mine == other


def _qualifiers(line: str, thing: str) -> str | None:
    """What narrows the things in a title; None where it doesn't name them, or says more behind than what is done with them."""
    line = _CALLED[thing].sub(thing, line) if thing in _CALLED else line
    before, found, behind = line.partition(thing)
    rest = _DONE.sub("", ACTIVITY.sub("", KIND.sub("", behind)))
    if not found or re.sub(r"[()（）\d年月日季度半上下第一二三四—-]", "", rest):
        return None
    return _FILLER.sub("", before)

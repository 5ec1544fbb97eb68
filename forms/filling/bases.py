"""Which roster of the past a template's scope names: the newest that lists exactly these, else one that lists some of
them for sure (a benefit's roster lists only those who get it), which is said."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from forms.filling.holding import Knowledge, RosterSource
from forms.filling.members import load_members
from forms.filling.scope import ACTIVITY, KIND, PARTIAL, Scope
from forms.matching.labels import LabelReader
from forms.model.period import Period
from forms.recording.subjects import unit_names
from forms.values.periods import find_periods
from forms.values.text import normal

NARROWING = frozenset(
    {"population", "basis", "urban", "sex", "age", "ethnic", "grade", "disability", "care", "support", "class",
     "change", "realisation", "status", "schooling", "level"}
)  # fmt: skip
HARMLESS = frozenset({"补贴", "支出", "困难", "标准", "户籍", "重度"})  # don't change whom a list of a benefit names
_DONE = re.compile(r"推进|进展|进度|调度|运行|监测|实施|工作|建设|发放|考核|及|和|与")
_AMOUNTS = frozenset({"money", "average", ""})  # average: what a month gives, where the note says 元/月
OLDEST = 13  # months that a list may be old where the scope names no day


@dataclass(frozen=True, slots=True)
class Base:
    """`whole`: the roster lists all whom the scope names, not only those who get some benefit."""

    source: RosterSource
    whole: bool
    paid: tuple[str, ...] = ()  # the column of amounts that only those have whom the scope names


def bases_of(knowledge: Knowledge, scope: Scope, period: Period | None) -> list[Base]:
    """The rosters that could serve: all of the newest fitting day, those that list everybody before the others."""
    known = knowledge.lookup.rosters()
    reports = knowledge.lookup.reports({s.submission for s in known})
    fitting = []
    for source in known:
        report = reports.get(source.submission)
        if report is None or report.source != "report" or not _in_time(source.period, scope, period):
            continue
        whole = lists(knowledge, scope, source.title)
        if whole is not None:
            fitting.append(Base(source, whole and not scope.some))
    if not fitting:
        fitting = [
            b
            for s in known
            if (r := reports.get(s.submission)) and r.source == "report" and (b := paying(knowledge, scope, s, period))
        ]
    best = [b for b in fitting if b.whole] or fitting
    newest = max((b.source.period.end for b in best if b.source.period), default=None)
    return [b for b in best if b.source.period and b.source.period.end == newest]


def paying(knowledge: Knowledge, scope: Scope, source: RosterSource, period: Period | None) -> Base | None:
    """A roster of several benefits with one column for the benefit that the scope names: those with an amount get it."""
    reader = knowledge.reader
    ours = scope.said | reader.implied(scope.said)
    titled = frozenset(reader.read(plain_title(knowledge, source.title)).concepts)
    whom = {c for c in titled | reader.implied(titled) if reader.lexicon.category(c) == "population"}
    others = {c for c in whom - ours if not reader.implied([c]) & ours}  # beside other benefits of the same people
    if not _in_time(source.period, scope, period) or PARTIAL.search(source.title) or not whom & ours or others:
        return None
    columns = load_members(knowledge, source).columns
    found = [p for p, d in columns.items() if scope.said <= d.own and d.measure in _AMOUNTS]
    return Base(source, True, found[0]) if len(found) == 1 else None


def _in_time(held: Period | None, scope: Scope, period: Period | None) -> bool:
    if held is None:
        return False
    if scope.when is not None:
        return held == scope.when or (scope.when.kind in ("as_of", "day", "month") and held.end == scope.when.end)
    if period is None:
        return True
    return held.start <= period.end and _months(held.end, period.end) <= OLDEST


def _months(early: dt.date, late: dt.date) -> int:
    return (late.year - early.year) * 12 + late.month - early.month


def lists(knowledge: Knowledge, scope: Scope, title: str) -> bool | None:
    """Whether a roster of this title lists whom the scope names: True all of them, False some, None not."""
    if not title or PARTIAL.search(title) or not scope.said:
        return None
    reader = knowledge.reader
    line = plain_title(knowledge, title)
    read = reader.read(line).concepts
    named = frozenset(c for c in read if not c.startswith("r:"))
    full = named | reader.implied(named)
    if not all(c in full or (c.startswith("r:") and c[2:] in line) for c in scope.said):
        return None
    if _unexplained(read, scope):
        return None
    ours = scope.said | reader.implied(scope.said)
    extra = {c for c in named - ours if reader.lexicon.category(c) in NARROWING | {"topic"}} - HARMLESS
    extra -= {c for group in scope.conditions if named.issuperset(group) for c in group}  # both lists are of these only
    if not extra:
        return not (named - ours) & HARMLESS
    return False if all(_of_the_same(reader, c, scope) for c in extra) else None


def plain_title(knowledge: Knowledge, title: str) -> str:
    """A title without its periods, the unit's name and a county's before it."""
    line = normal(title).replace(" ", "")
    for start, end, _ in reversed(find_periods(line)):
        line = line[:start] + line[end:]
    for name in sorted(unit_names(knowledge.book.unit), key=len, reverse=True):
        line = line.replace(name, "")
    return line


def _unexplained(read: frozenset[str], scope: Scope) -> bool:
    """Words of a title that may narrow it in a way nobody knows: 孤儿和…, …中小学生."""
    for rest in (c[2:] for c in read if c.startswith("r:")):
        left = ACTIVITY.sub("", KIND.sub("", _without_county(rest)))
        if len(left) > 1 and not any(c.startswith("r:") and (left in c[2:] or c[2:] in left) for c in scope.said):
            return True
    return False


def unexplained_words(concepts: Iterable[str], other: str) -> list[str]:
    """Unknown words of one title that may narrow what it lists; not what is done with the list, nor what `other` says."""
    rests = (_without_county(c[2:]) for c in concepts if c.startswith("r:"))
    left = (_DONE.sub("", ACTIVITY.sub("", KIND.sub("", rest))) for rest in rests)
    return [words for words in left if len(words) > 1 and words not in other]


def _without_county(text: str) -> str:
    return re.sub(r"^[\u4e00-\u9fff]{1,8}?[省市县区旗镇乡]", "", text)


def _of_the_same(reader: LabelReader, concept: str, scope: Scope) -> bool:
    """A benefit that only such persons get: 两项补贴 goes to 残疾."""
    implied = reader.implied([concept])
    return bool(implied) and scope.said <= implied | {concept}

"""The past list that a template asks for when neither its form nor a scope names one: by its title and its columns.

Sure is only a list whose title names the same members (list_titles.py), told by the same key (ID number, name, code of
a thing). One that agrees in most of the columns that few lists have is offered: the title may ask for some of them only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forms.filling.asked_about import without_asked, without_inspected
from forms.filling.bases import OLDEST, Base, plain_title
from forms.filling.columns import ANY_BODY, OF_ANY_WORK, Served, served
from forms.filling.holding import Knowledge, RosterSource
from forms.filling.list_titles import Likeness, ListTitle, likeness, read_title
from forms.filling.listed_anew import listed_anew
from forms.filling.listing import Listed, list_from
from forms.filling.measured_scope import Measure
from forms.filling.members import Members, Path, Test, load_members
from forms.filling.row_names import with_row_names
from forms.filling.scope import Scope
from forms.filling.thing_columns import leaf_of, naming
from forms.filling.timing import months_between
from forms.filling.told_by_columns import of_that_kind, told_by_columns
from forms.matching.definition import Definition
from forms.model.form import Form, Table
from forms.model.period import Period
from forms.recording.project import NEVER_A_SOURCE
from forms.recording.subjects import UNIT
from forms.vocabulary.lists import ListWords, built_in_list_words

_GENERIC = ("单位", "项目", "机构", "对象", "主体")  # 项目名称 says nothing of what is listed
_OF_ANY_LIST = frozenset(
    {"序号", "姓名", "性别", "身份证号", "年龄", "出生日期", "民族", "联系电话", "村", "组", "村组", "家庭住址", "账号"}
)
_TAKEN = frozenset({"copy", "id", "place", "village", "group", "head"})  # how a column comes from the list itself
_REACHED = frozenset({"age", "birth", "sex"})  # how it follows from the ID number, whatever the list
_NAME_TAIL = re.compile(r"姓名$")
_POSTS = ("员",)  # a post that its holders are called by; 户主 or 监护人 says nothing of whom is listed
_WHOM_MEASURES = frozenset({"persons", "name", ""})
_FEWEST = 2  # columns that the list must hold, the key among them
_HALF = 0.5  # of the columns asked, of a list that is offered
_ASKS = re.compile(r"(?:有无|是否)(?:有|存在|涉及|属于|具有)?(?P<what>\S{2,8})")
_NEAR = frozenset({"same", "part", "near"})
_YES, _NO = frozenset({"有", "是", "√"}), frozenset({"无", "否", "没有", "×"})
_DISTINCT: Mapping[Likeness, int] = {
    "same": 0,
    "part": 0,
    "near": 0,
    "unsaid": 2,
    "other": 3,
}  # columns that few lists have


@dataclass(frozen=True, slots=True)
class SameList:
    """`sure`: the titles name the same members, who also pass `tests` (有无有限空间: 有). `held`: how many of the template's
    columns it holds."""

    base: Base
    members: Members
    like: Likeness
    sure: bool
    held: int
    tests: tuple[Test, ...] = ()
    told: bool = False  # by the columns, whatever the titles are called


def same_list(
    knowledge: Knowledge,
    form: Form,
    table: Table,
    columns: Mapping[Path, Definition],
    period: Period | None,
    subject: str,
    measures: tuple[Measure, ...] = (),
) -> Listed | None:
    """The rows of the newest list of the same members, only offered where its base isn't whole; None where no list is near."""
    words = built_in_list_words()
    asked = [c for c in table.columns if c.role == "entry" and not columns[c.path].own & NEVER_A_SOURCE]
    if not any(columns[c.path].own for c in asked):
        return None
    found = [one for one in _candidates(knowledge, words, form, table, columns, period) if _holds(one.members, subject)]
    if not found:
        return None
    best = max(found, key=lambda one: (one.sure, one.like in _NEAR, one.told, _end(one), one.held))
    rivals = [o.members for o in found if o.sure and o is not best and _end(o) == _end(best)] if best.sure else []
    alone = len({one.base.source.title for one in found if one.like in _NEAR}) == 1
    one_title = len({one.base.source.title for one in found}) == 1
    among = (best.like == "part" and alone) or (best.told and one_title)
    among = among and not listed_anew(knowledge, form.title)
    certain = best.sure or (among and _in_time(best.base.source, period))
    heads = _of_heads(columns, best.members)
    scope = Scope(form.title, households=heads, open_list=not certain, head=form.title, measures=measures)
    base = (best.base, best.members)
    made = list_from(knowledge, table, columns, scope, base, rivals, period, subject, best.tests)
    return made if isinstance(made, Listed) and made.rows else None


def _holds(members: Members, subject: str) -> bool:
    """Whether a list is the subject's own, or the town's with a column that says which rows are the village's."""
    return members.about == subject or (
        members.about == UNIT and subject.startswith("v:") and members.villages is not None
    )


def _candidates(
    knowledge: Knowledge, words: ListWords, form: Form, table: Table, columns: Mapping[Path, Definition],
    period: Period | None,
) -> list[SameList]:  # fmt: skip
    """Lists whose titles come near before all others: those are read only where no title does, to be offered."""
    ours = read_title(knowledge, words, form.title)
    things = _whom(columns) if _of_persons(columns) else _things(columns)
    titled: dict[bool, list[tuple[RosterSource, ListTitle]]] = {True: [], False: []}
    for source in _newest(knowledge, period):
        theirs = read_title(knowledge, words, source.title)
        if ours.changed == theirs.changed:
            titled[likeness(knowledge, words, ours, theirs, things) in _NEAR].append((source, theirs))
    for near in (True, False):
        made = [
            _candidate(knowledge, words, source, form.title, (ours, theirs), table, columns, period)
            for source, theirs in titled[near]
        ]
        if found := [one for one in made if one is not None]:
            return found
    return []


def _newest(knowledge: Knowledge, period: Period | None) -> list[RosterSource]:
    """Of every title the lists of its newest day, not later than the period."""
    known = [s for s in knowledge.lookup.rosters() if s.period and not (period and s.period.start > period.end)]
    reports = knowledge.lookup.reports({s.submission for s in known})
    known = [s for s in known if (r := reports.get(s.submission)) is not None and r.source == "report"]
    dated = [(plain_title(knowledge, s.title), s.period.end, s) for s in known if s.period is not None]
    last: dict[str, dt.date] = {}
    for title, end, _ in dated:
        last[title] = max(end, last.get(title, end))
    return [source for title, end, source in dated if end == last[title]]


def _candidate(
    knowledge: Knowledge, words: ListWords, source: RosterSource, title: str, titles: tuple[ListTitle, ListTitle], table: Table,
    columns: Mapping[Path, Definition], period: Period | None,
) -> SameList | None:  # fmt: skip
    members = load_members(knowledge, source)
    persons = _of_persons(columns)
    if persons != _of_persons(members.columns):
        return None
    plan = with_row_names(
        [served(knowledge.reader, c, columns[c.path], members, False) for c in table.columns], members
    )
    taken = [p for p in plan if p.how in _TAKEN and p.why != "roster.other_words"]
    keys = key_columns(columns)
    if not any(p.column.path in keys for p in taken):
        return None
    things: tuple[str, str | None] = (_whom(columns), None)
    if not persons:
        things = _things(columns), _things(members.columns)
        things = ("" if things[1] and things[0] in ANY_BODY else things[0]), things[1]  # 企业（合作社）名称
    if not persons and not (titles[0].core or _things(columns)):
        return None  # 单位名称 of 基本信息登记表 names nobody
    like = likeness(knowledge, words, *titles, *things)
    tests: tuple[Test, ...] = ()
    if like == "near" and (asked := _answered(words, title, titles, members)) is not None:
        like = likeness(knowledge, words, read_title(knowledge, words, asked[0]), titles[1], *things)
        tests = (asked[1],)
    sure = like == "same" and len(taken) >= _FEWEST and _in_time(source, period)
    sure = sure and not listed_anew(knowledge, title)
    wanted, distinct = _asked(plan), _distinct(taken, keys)
    told = like not in ("same", "part") and told_by_columns(
        knowledge.reader, words, *titles, plan, members, len(taken), wanted, distinct
    )
    if like == "near" and not tests and not told and len(taken) >= _HALF * wanted:
        kind = of_that_kind(knowledge.reader, *titles, members)
        plainer = read_title(
            knowledge,
            words,
            without_inspected(knowledge.reader, without_asked(knowledge.reader, title, tuple(columns)), tuple(columns)),
        )
        tests = (kind,) if kind else ()
        told = bool(kind) or likeness(knowledge, words, plainer, titles[1], *things) == "same"
    if not (sure or told) and not (distinct >= _DISTINCT[like] and len(taken) >= _HALF * wanted):
        return None
    return SameList(Base(source, sure), members, like, sure, len(taken), tests, told)


def _answered(
    words: ListWords, title: str, titles: tuple[ListTitle, ListTitle], members: Members
) -> tuple[str, Test] | None:
    """A condition of the title that a column answers in every row (涉及有限空间的单位: 有无有限空间), and the title without it."""
    for path in members.columns:
        found = _ASKS.fullmatch(leaf_of(path))
        what = found["what"] if found is not None else ""
        if not what or what not in titles[0].core or what in titles[1].core:
            continue
        if all(path in row and row[path].raw.strip() in _YES | _NO for row in members.rows):
            rest = re.sub(
                rf"(?:涉及|存在|含有|具有|拥有|属于|有)?{re.escape(what)}(?:作业|情况|场所|风险|业务)?的?", "", title
            )
            return rest, _says_yes(path)
    return None


def _says_yes(path: Path) -> Test:
    return lambda row: row[path].raw.strip() in _YES


def _asked(plan: Sequence[Served]) -> int:
    """How many columns a list must answer itself: of one that may hold others half of them."""
    return sum(p.column.role == "entry" and p.how not in _REACHED and p.definition.own != {"序号"} for p in plan)


def _distinct(taken: Sequence[Served], keys: frozenset[Path]) -> int:
    """How many of them few lists have."""
    return sum(not p.definition.own <= _OF_ANY_LIST and p.column.path not in keys for p in taken)


def _in_time(source: RosterSource, period: Period | None) -> bool:
    return source.period is not None and (period is None or months_between(source.period, period) <= OLDEST)


def _end(one: SameList) -> str:
    return one.base.source.period.end.isoformat() if one.base.source.period else ""


def _of_persons(columns: Mapping[Path, Definition]) -> bool:
    return any("身份证号" in d.own for d in columns.values())


def _things(columns: Iterable[Path]) -> str:
    """What a list's things are called by the column that names them; "" where that says nothing of what is listed."""
    thing = next((thing for thing in naming(columns).values() if thing), "")
    return "" if thing.endswith(_GENERIC) or thing in OF_ANY_WORK else thing


def _whom(columns: Mapping[Path, Definition]) -> str:
    """The word by which a list's column of names says whom it lists (网格员, 护林员姓名); "" where it says 姓名 alone."""
    found = [_NAME_TAIL.sub("", leaf_of(p)) for p, d in columns.items() if len(p) == 1 and d.measure in _WHOM_MEASURES]
    whom = [word for word in found if word.endswith(_POSTS)]
    return whom[0] if len(whom) == 1 else ""


def key_columns(columns: Mapping[Path, Definition]) -> frozenset[Path]:
    """The columns that tell the rows apart: ID number, a thing's name or code, else the one name."""
    keys = {p for p, d in columns.items() if d.own in ({"身份证号"}, {"户主", "身份证号"}, {"户主", "姓名"})}
    keys |= set(naming(columns))
    return frozenset(keys or {p for p, d in columns.items() if d.own == {"姓名"}})


def _of_heads(columns: Mapping[Path, Definition], members: Members) -> bool:
    """Whether the template asks for households by their heads alone, and the list holds all who belong to them."""
    heads = any(d.own in ({"户主"}, {"户主", "姓名"}) for d in columns.values())
    single = any(d.own in ({"姓名"}, {"与户主关系"}) for d in columns.values())
    return heads and not single and members.column(frozenset({"与户主关系"})) is not None

"""What each place of a form asks: definition, subject and period. The same code reads past reports and templates,
so a filled place and a blank one with the same labels ask the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from forms.matching.definition import Definition, Surroundings, define, without
from forms.matching.labels import Label, LabelReader
from forms.model.period import Period
from forms.recording.institutions import of_itself
from forms.recording.subjects import UNIT, SubjectBook
from forms.values.periods import find_periods, parse_period, relative
from forms.values.units import split_label_unit

_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]")
_PART = re.compile(r"其中")
_ONLY_PART = re.compile(r"其中[:：]?|按.{1,8}分(?:组|类|布)?[:：]?")  # a heading whose columns part the one before it
_TOTAL = re.compile(r"[合小总共]\s*计|总数")
_BRACKETS = re.compile(r"[(（].*?[)）]|\s")
_NOUN = 2  # characters
_ANY_END = ("数", "量", "额", "面积", "人口", "资金", "长度", "里程", "情况", "时间", "日期")  # of any column
_POST = re.compile(r"(?:(?<![党成人队社会学职团议雇店船动委组教官])员|村医|医生|干部|经纪人)$")
_COUNTING = re.compile(r"[数额量]|面积|人|户|件|金")
_SINCE_EVER = "累计"
_THIS_YEARS = re.compile(r"[本当今全]年|年初|年度|月|季")  # 本年累计 says since when
_END_OR_SUM = re.compile(  # a column for both kinds: what stands at the end, else what came in by then
    r"(?:[本当报]?告?[期季月年]度?|(?:[上下]半)?年)?[末底]数?\s*(?:[（(]累计数?[)）]|(?:/|或)累计数?)"
)
_OF_A_VILLAGE = frozenset({"村级", "基本户"})  # a village's posts are the village's, its account the collective's
_STANDING = frozenset({"area", "length", "count", "volume", "power"})  # what was built of it by now is what there is
_ANY_POST = "负责人"
# '单位：____' in a line of its own asks who reports, whatever reporting is called there.
_BARE_UNIT = re.compile(
    r"(?:填写|填表|申报|上报|编制|制表|造册|供稿|提供|核实|核对|自查|汇总|采集|录入|被(?:调查|核查|检查|审计|督查|考核))?(?:单位|乡镇)"
    r"(?:[(（](?:盖章|公章|章|签章)[)）])?"
)


class Place(Protocol):
    """What a Field and an Observation have in common."""

    @property
    def address(self) -> str: ...
    @property
    def path(self) -> tuple[str, ...]: ...
    @property
    def col_path(self) -> tuple[str, ...]: ...
    @property
    def row_path(self) -> tuple[str, ...]: ...
    @property
    def unit_note(self) -> str: ...
    @property
    def period_text(self) -> str: ...
    @property
    def section(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def mode(self) -> str: ...
    @property
    def type(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """`period` None: the words name one that can't be worked out, or the form has none."""

    definition: Definition
    subject: str
    period: Period | None
    earlier: bool = False  # the place looks back: its period ends before the form's
    counted: bool = False  # a part of a column that counts: a number, though its own label names no unit


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for the whole form. `subject`: whom it is about where a row names nobody else."""

    title: str
    period: Period | None
    subject: str = UNIT
    posts: Mapping[str, str] = field(default_factory=dict)  # 林长 -> 书记, where a header says so
    column_posts: Mapping[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)  # (table, column) -> post
    wholes: Mapping[tuple[str, tuple[str, ...]], tuple[str, ...]] = field(
        default_factory=dict
    )  # 其中 column -> its whole

    lists_villages: bool = False  # villages stand as rows: 合计 is the reporting unit's, whomever the form is for

    @property
    def personal(self) -> bool:
        return self.subject.startswith(("p:", "t:"))


def ask(reader: LabelReader, book: SubjectBook, frame: Frame, place: Place, unit: str, table: str) -> Asked:
    """What `place` asks inside `frame`. `unit` and `table` are "" where there is none."""
    subject, row_labels = book.of_row(place.row_path, UNIT if frame.lists_villages else frame.subject)
    columns = place.col_path
    if place.row_path and not subject.startswith("v:") and (village := book.village_among(columns)):
        subject = f"v:{village}"  # villages stand side by side
        columns = tuple(label for label in columns if not book.village(label))
    whole = frame.wholes.get((table, place.col_path), ())
    path = (*whole, *columns, *row_labels) if place.col_path or place.row_path else place.path
    if not (place.col_path or place.row_path):
        inner, path = book.of_row(place.path)
        subject = subject or (inner if inner.startswith("v:") else "")
        path = path or place.path
    subject = subject or frame.subject
    if frame.subject.startswith("t:") and not (place.col_path or place.row_path):
        path = tuple(map(of_itself, path))
    headings, path = _without_headings(path)
    if place.mode in ("in_cell", "in_paragraph") and len(path) == 1 and _BARE_UNIT.fullmatch(path[0].strip(" ：:")):
        path = ("填报单位",)
    sections = (*headings, *filter(None, [place.section]))
    prose = place.mode == "in_paragraph"
    around = Surroundings(frame.title, sections, place.unit_note, frame.personal, prose)
    definition = _with_posts(reader, define(reader, path, unit, around), frame, table, place.col_path, place.path)
    definition = _who(reader, definition, place, unit, path)
    if subject.startswith("t:"):
        definition = of_a_thing(reader, definition)
    if subject.startswith("v:"):
        definition = without(reader, definition, _OF_A_VILLAGE)
    labels = [reader.read(part) for part in (*headings, *path)]
    definition, said = _since_ever(definition, place.period_text, frame.period, labels)
    words = (*said, "".join(reader.read(h).time for h in headings))
    period = _first_period(frame.period, words)
    period = _of_the_innermost(frame.period, period, definition, labels) or _so_far(frame.period, definition, labels)
    earlier = period is not None and frame.period is not None and period.end < frame.period.end
    counted = any(reader.read(part).unit for part in whole)
    return Asked(definition, subject, period, earlier, counted)


def _who(reader: LabelReader, definition: Definition, place: Place, unit: str, path: tuple[str, ...]) -> Definition:
    """A post where a table asks for words, and no number, asks for the name: a village's 防疫员 or 包村干部."""
    own = definition.own
    counted = unit or place.type != "text" or definition.measure not in ("persons", "")
    if counted or not place.col_path or getattr(place, "raw_type", "") == "n":
        return definition
    if any(reader.lexicon.category(c) == "attr" for c in own) or not _POST.search(_BRACKETS.sub("", path[-1])):
        return definition
    return replace(definition, own=own | {"姓名"}, measure="name", aspect="slow:12")


def _since_ever(
    definition: Definition, period_text: str, base: Period | None, labels: Sequence[Label]
) -> tuple[Definition, tuple[str, str]]:
    """The definition and the words of its period. What stands at the end of a period and is said to be 累计 counts all
    there ever was up to that day, so 年末累计建成 is not what was built in the year; nor is 累计改厕户数 in a year's report."""
    words = (period_text, definition.time)
    ever = any(_SINCE_EVER in x.time and x.concepts and not _THIS_YEARS.search(x.time) for x in labels)
    yearly = definition.aspect == "flow" and base is not None and base.kind == "year" and ever
    if not (yearly or definition.aspect in ("stock", "open")) or not any(_SINCE_EVER in w for w in words):
        return definition, words
    own = definition.own - {"r:建成"}  # 累计建成 and 累计已建成 are one
    standing = "建成" in definition.text and own and definition.measure in _STANDING
    own = own if standing else own | {"r:" + _SINCE_EVER}
    if definition.aspect == "stock" and any(_END_OR_SUM.fullmatch(x.text.strip()) for x in labels):
        own = definition.own
    marked = replace(definition, own=own)
    return marked, (period_text.replace(_SINCE_EVER, ""), definition.time.replace(_SINCE_EVER, ""))


def of_a_thing(reader: LabelReader, definition: Definition) -> Definition:
    """What is asked of one named thing: the title's population and kind of body (养老机构, 幼儿园) don't narrow it, the thing
    is the same in every list."""
    concepts = reader.lexicon.concepts
    kept = frozenset(
        c for c in definition.context if c not in concepts or not (
            concepts[c].category == "population" or concepts[c].kind == "body"
        )
    )  # fmt: skip
    return replace(definition, context=kept)


def _with_posts(
    reader: LabelReader, definition: Definition, frame: Frame, table: str, column: tuple[str, ...], path: tuple[str, ...]
) -> Definition:  # fmt: skip
    own = frozenset(frame.posts.get(c, c) for c in definition.own)
    post = frame.column_posts.get((table, column) if column else ("", path), "")
    if post:
        own |= {post}
    if any(c != _ANY_POST and reader.lexicon.category(c) == "role" for c in own):
        own -= {_ANY_POST}  # 责任人 > 书记
    return replace(definition, own=own) if own != definition.own else definition


def _first_period(base: Period | None, words: Iterable[str]) -> Period | None:
    """The first of the words that names a period; None where there are words but none can be placed."""
    said = [w for w in words if w.strip()]
    return next((p for w in said if (p := period_of(base, w)) is not None), None) if said else base


def _of_the_innermost(
    base: Period | None, found: Period | None, definition: Definition, labels: Sequence[Label]
) -> Period | None:
    """`labels`: outermost first. The innermost says more closely when, within the others (本年 > 四季度); and what came in
    over a time isn't asked as of a day where another label names that time (季末 beside 本季累计)."""
    times = [label.time for label in labels if label.time]
    if base is None or found is None or len(times) < 2:
        return found
    closer = period_of(found, times[-1])
    if closer is not None and closer != found and found.start <= closer.start and closer.end <= found.end:
        found = closer if definition.aspect != "flow" or closer.kind not in _DAYS else found
    if definition.aspect != "flow" or found.kind not in _DAYS or base.kind in _DAYS:
        return found
    spans = (p for t in times if (p := period_of(base, t)) is not None and p.kind not in _DAYS)
    return next(spans, found)


_NOW = frozenset({"目前", "当前", "现阶段", "截至目前", "截止目前"})  # when the form is of
_DAYS = frozenset({"as_of", "day"})


def _so_far(base: Period | None, definition: Definition, labels: Sequence[Label]) -> Period | None:
    """A column headed 累计 alone in a report for a month or a quarter: what came in since the year began."""
    if base is None or base.kind in ("year", *_DAYS) or definition.aspect != "flow":
        return None
    alone = any(label.time == _SINCE_EVER and not (label.concepts or label.measure) for label in labels)
    return relative("年初至今", base) if alone and {x.time for x in labels if x.time} == {_SINCE_EVER} else None


def period_of(base: Period | None, words: str) -> Period | None:
    """The period of a place: its own words, leaning on the form's period; None where the words can't be placed."""
    words = words.strip()
    if not words or words in _NOW:
        return base
    if base is not None:
        for spelling in dict.fromkeys((words, words.removesuffix("累计"), words.replace("当月", ""))):
            found = relative(spelling, base) if spelling else None
            if found is not None:
                return found
    alone = parse_period(words)
    if alone is not None:
        return alone
    named = find_periods(words)
    return named[0][2] if len(named) == 1 else None


def _without_headings(path: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Headings of sections ('一、基本情况') are surroundings, not part of what is asked."""
    headings = tuple(part for part in path[:-1] if _HEADING.match(part.strip()))
    return headings, tuple(part for part in path[:-1] if part not in headings) + path[-1:]


def wholes(columns: Sequence[tuple[str, tuple[str, ...]]]) -> dict[tuple[str, tuple[str, ...]], tuple[str, ...]]:
    """'其中：公益林' behind '林地面积' is a part of it: the column's whole, where the header doesn't stand above it.

    `columns`: (table, column path) from left to right.
    """
    out: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    before: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    part: dict[tuple[str, tuple[str, ...]], str] = {}
    seen: dict[tuple[str, tuple[str, ...]], list[tuple[str, ...]]] = {}
    for table, path in columns:
        above = (table, path[:-1])
        if len(path) > 1 and _ONLY_PART.fullmatch(path[-2].strip()):  # 受理（件） | 其中 > 山林土地纠纷
            group = (table, path[:-2])
            if group in before and _counts_alone(before[group], seen[group]):
                out[(table, path)] = before[group]
        elif path and (_PART.match(path[-1].strip()) or _goes_on(path[-1], part.get(above, ""))):
            part[above] = path[-1]
            if above in before:
                out[(table, path)] = before[above]
        else:
            before[above] = path
            seen.setdefault(above, []).append(path)
            part.pop(above, None)
            if len(path) > 1 and _TOTAL.fullmatch(
                path[-1].strip()
            ):  # 年末总人口 > 合计 | 男 | 女: a column of the outer row
                outer = (table, path[:-2])
                before[outer], seen[outer] = path[:-1], [path[:-1]]
    return out


def _counts_alone(whole: tuple[str, ...], columns: Sequence[tuple[str, ...]]) -> bool:
    """Whether only the column before a group of parts counts what these count: behind 受理 | 调解成功 both may be meant."""
    unit = split_label_unit(whole[-1])[1]
    if unit:
        return sum(split_label_unit(path[-1])[1] == unit for path in columns) == 1
    return sum(bool(_COUNTING.search(path[-1])) for path in columns) <= 1


def _goes_on(label: str, part: str) -> bool:
    """'其中：土地纠纷 | 婚姻家庭纠纷': a column behind a part with the same noun at its end is the next part."""
    one, other = (_BRACKETS.sub("", text) for text in (label, part))
    return len(one) > _NOUN and len(other) > _NOUN and one[-_NOUN:] == other[-_NOUN:] and not one.endswith(_ANY_END)


def single_posts(reader: LabelReader, paths: Sequence[tuple[str, ...]]) -> dict[tuple[str, tuple[str, ...]], str]:
    """'村党组织书记：____ 联系电话：____': beside a post's name the telephone is that post's.

    `paths`: the single fields of a form that isn't about one person, in reading order. A label that stands twice is left.
    """
    found = column_posts(reader, [("", path) for path in paths])
    return {key: post for key, post in found.items() if paths.count(key[1]) == 1}


def known_posts(reader: LabelReader, labels: Iterable[str]) -> dict[str, str]:
    """Names that headers give to known posts: '村级林长（党组织书记）' makes 林长 the 书记 in this form."""
    return dict(found for label in set(labels) if (found := reader.posts(label)))


def column_posts(
    reader: LabelReader, columns: Sequence[tuple[str, tuple[str, ...]]]
) -> dict[tuple[str, tuple[str, ...]], str]:
    """A bare 联系电话 right behind the column of a post (书记 | 联系电话) is that post's telephone.

    `columns`: (table, column path) from left to right.
    """
    out: dict[tuple[str, tuple[str, ...]], str] = {}
    before = ("", "")
    beside: tuple[str, ...] = ()
    for table, path in columns:
        same, beside = path[:-1] == beside, path[:-1]
        labels = (
            path[-1:] if same else path
        )  # under one heading (责任人 > 书记 | 电话) what stands behind is told of it
        concepts = frozenset(c for part in labels for c in reader.read(part).concepts)
        roles = {c for c in concepts if reader.lexicon.category(c) == "role"}
        roles = roles - {_ANY_POST} or roles
        if roles:
            before = (table, min(roles) if len(roles) == 1 else "")
        elif concepts and concepts <= {"电话", "身份证号"} and before[0] == table and before[1]:
            out[(table, path)] = before[1]
        else:
            before = ("", "")
    return out

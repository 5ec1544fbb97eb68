"""Whom a roster's template wants listed, read from its printed scope line (范围：…) or from its title.

Every word must be understood: the kind of list (残疾人, 耕地地力保护补贴), conditions that rows can be tested for (age,
sex, grade, village, day), and words that say nothing more (全部, 对象). Anything else is left as `unread`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forms.filling.asked_about import lists_persons, without_asked
from forms.filling.measured_scope import Measure, without_measures
from forms.matching.labels import LabelReader
from forms.model.form import Form
from forms.model.period import Period
from forms.recording.subjects import SubjectBook, unit_names
from forms.values.periods import find_periods
from forms.values.text import normal
from forms.vocabulary.lists import ListWords, built_in_list_words

TESTED = frozenset({"sex", "age", "ethnic", "disability", "grade", "support", "care", "class", "schooling"})
_LINE = re.compile(
    r"^(?:(?:注|说明|填表说明|备注)\s*[:：]\s*)?(?:\d[.、．]\s*)?"
    r"(?:(?:填报|统计|摸底|核对|调查|登记|排查|采集|上报)?(?:的)?(?:范围|对象)(?:范围)?\s*(?:[:：]|为|是))\s*(?P<scope>.+)$"
)
_REPORTED = re.compile(
    r"(?:本表|此表|只|仅|限)(?:只|仅|限)?(?:填报|填写|统计|登记|上报)(?:对象为|范围为)?\s*(?P<scope>[^。；;]+?)[。；;]?$"
    r"|^(?:注|说明|备注)\s*[:：]\s*(?:\d[.、．]\s*)?(?:填报|统计)\s*(?P<plain>[^。；;:：]+(?:人员|对象|老年?人|儿童|残疾人|户|家庭|成员|人口|妇女))[。；;]?$"
)
_CLAUSE = re.compile(r"\s{2,}|[。；;]|\u3000+|\n")
_CUT_OFF = re.compile(r"(?:数据|统计|填报)?(?:时间|时点|日期)?[::]?截[至止]到?[\d年月日底末初.\-]+(?:[;。]|$)")
_AGE_DAY = re.compile(
    r"年龄(?:的)?(?:计算|推算|统计)?(?:截[止至]|以|按)?(?:时间|日期|到)?(?:为|至)?\s*[:：]?\s*(?P<day>.+)$"
)
_EXCLUDING = re.compile(r"不含|不包括|除外|除|以外|非|未(?!满)|不(?!满)|或者?|前\d|最近|连续")
_LEVELS = re.compile(r"(?<![一二三四])([一二三四])(?:级)?[、,，和及或至-](?=[一二三四](?:级|等))")
_CLASSES = re.compile(r"(?<![A-Za-z])([A-Ca-c])类?[、,，和及](?=[A-Ca-c]类)")
_CUT = re.compile(r"截[止至]到?|为准|[在以]?册|时点")
_ENJOYED = re.compile(r"家庭(?:成员)?(?:中|里|内)?的?(?:实际)?(?:享受|保障)(?:的)?")
_FILLER = re.compile(
    r"全部|所有的?|凡|现有|当前|实际|享受|符合条件|纳入|已|辖区内?|范围内|辖内|本辖区|[我本全][镇乡县村]|街道|内|中|的|均|应|需|填报|填写|"
    r"统计|汛前|汛期|成员|人员|对象|人口|群众|村民|居民|户主|户|名单"
)
_BY_HOUSEHOLD = frozenset({"低保"})  # granted to households, so that their members are those on the list
_THEIR_HOUSEHOLDS = frozenset({"r:家庭"})
_PAID_FROM = 80  # years of age from which everybody may get the allowance for the very old
_ALLOWANCE = frozenset({"高龄津贴"})
_HOUSEHOLDS = re.compile(r"(?:户|户主)$")
KIND = re.compile(
    r"花名册|名册|台账|备案表|备案|清册|信息表|登记表|一览表|核查表|核对表|摸底表|统计表|汇总表|调查表|采集表|登记册|清单|名单|名录|明细表?|表|册|样表|附件\d*"
)
ACTIVITY = re.compile(
    r"(?:动态|基本|基础|个人|详细)?(?:信息|情况|状况|数据|需求|意愿)|摸底|核对|核查|核定|核实|排查|调查|登记|采集|审核|复核|普查|统计|更新|"
    r"动态|发放|备案|上报|汇总|管理|建档|汛前|汛期|年度|季度|月度|\d+月|全员|定期|专项|入户|年审|核验|基础|及|和"
)
_STANDING = re.compile(
    r"^(?:人员|对象)?在(?:岗|册|保|享|聘|职)(?:人员|对象)?|^(?:人员|对象)"
)  # who is on a list is on it now
_OLD = re.compile(r"(?P<age>\d{2,3})周?岁(?:及以上|以上)(?:的)?(?:高龄)?(?:老年人|老人)")
_ABOUT_COLUMNS = re.compile(
    r"^(?:资助参保|参保资助|账户|账号|银行卡|一卡通|社保卡|基础|基本|联系方式|电话|照护|照料|托养|服务|帮扶|康复|就医|住房|承包地|土地)+$"
)
# Who gets a service may be only some of those the title names, unless it prints which: 重度残疾人（一、二级）照护服务对象名单.
_SERVED = re.compile(
    r"^(?:居家|入户|上门|社区|集中|机构|日间)*(?:照护|照料|托养|服务|帮扶|康复|关爱|巡访|探访)+(?:服务)?(?:对象|人员)?$"
)
_VISITED = re.compile(r"(?:关爱)?(?:走访|慰问|探访)+")
PARTIAL = re.compile(
    r"新增|退出|清退|死亡|注销|拟|公示|变更|摸底|入户|申请|样表|拟定|取消|停发|待(?!遇)|疑似|核减|终止|暂停|转出|迁出|转入|走访|慰问"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """`said`: concepts and rests (r:…) that name the list. `conditions`: concepts to test, one group a category.

    `measures`: what else rows are tested for (床位20张以上). `when`: the day or year it must be of. `age_day`: as of which day
    ages are asked. `unread`: words not understood.
    """

    text: str
    said: frozenset[str] = frozenset()
    conditions: tuple[tuple[str, ...], ...] = ()
    village: str = ""
    when: Period | None = None
    age_day: dt.date | None = None
    households: bool = False
    certified: bool = False  # 持证: the row has a certificate's number
    printed: bool = False
    unread: str = ""
    open_list: bool = False  # perhaps only some of them are to be listed: offered, never filled
    head: str = ""  # the words that were read
    some: bool = False  # the roster may lack some of them
    measures: tuple[Measure, ...] = ()


def scope_of(reader: LabelReader, book: SubjectBook, form: Form) -> Scope | None:
    """The scope a template prints, else what its title names; None where neither names a list."""
    printed = scope_lines(form.notes)
    if len(printed) > 1:
        return Scope("；".join(printed), printed=True, unread=printed[1])
    if printed:
        return _printed(reader, book, printed[0])
    paths = tuple(c.path for t in form.tables for c in t.columns)
    title = without_asked(reader, form.title, paths) if lists_persons(paths) else form.title
    return _titled(reader, book, title, tuple(label for p in paths for label in p))


def scope_lines(notes: Iterable[str]) -> list[str]:
    """What stands behind 范围：, 填报对象： and the like."""
    out = []
    for note in map(_without_cut_off, notes):
        found = _LINE.search(note) or _REPORTED.search(note)
        if found:
            parts = found.groupdict()
            out.append(parts.get("scope") or parts.get("plain") or "")
    return [line.strip() for line in out if line.strip()]


def _without_cut_off(note: str) -> str:
    """A note without clauses that only say as of which day the report is (截至2026年7月31日；仅填报…)."""
    clauses = [c for c in re.split(r"(?<=[；;。])", note.strip()) if not _CUT_OFF.fullmatch(normal(c).replace(" ", ""))]
    return "".join(clauses).strip()


def _printed(reader: LabelReader, book: SubjectBook, line: str) -> Scope:
    head, *others = [c.strip() for c in _CLAUSE.split(line) if c.strip()]
    age_day = None
    for clause in others:
        day = _age_day(clause)
        if day is None:
            return Scope(line, printed=True, unread=clause)
        age_day = day
    found = read_clause(reader, book, head)
    old = _OLD.search(head)
    very_old = old is not None and int(old["age"]) >= _PAID_FROM and not found.said and not found.unread
    return Scope(
        line, _ALLOWANCE if very_old else found.said, found.conditions, found.village, found.when,
        age_day or _exact_day(found.when), found.households, found.certified, True, found.unread, head=head,
        some=very_old, measures=found.measures,
    )  # fmt: skip


def _age_day(clause: str) -> dt.date | None:
    found = _AGE_DAY.search(clause)
    periods = find_periods(found["day"]) if found else []
    return periods[0][2].end if len(periods) == 1 else None


def _exact_day(when: Period | None) -> dt.date | None:
    return when.end if when is not None and when.kind in ("as_of", "day") else None


def _titled(reader: LabelReader, book: SubjectBook, title: str, labels: Sequence[str]) -> Scope | None:
    """[words that narrow] list (conditions) activity: 岩门村 脱贫户 账户和承包地信息核对表."""
    line = normal(title).replace(" ", "")
    if PARTIAL.search(re.sub(rf"摸底|入户(?=核查|调查|摸底|核实|排查|登记|采集|信息)|{_VISITED.pattern}", "", line)):
        return None
    line = re.sub(r"[“\"《][^”\"》]*[”\"》]", "", line)
    brackets = "".join(re.findall(r"[(（]([^()（）]*)[)）]", line))
    plain = re.sub(r"[(（][^()（）]*[)）]", "", line)
    head, tail = _split_title(reader, plain)
    if not head and (old := _OLD.search(plain)) is not None and int(old["age"]) >= _PAID_FROM:
        return _of_the_old(reader, book, title, plain, old)
    if (within := _within(tail)) is not None:
        head, tail = head + within[0], within[1]
    visited = _VISITED.search(line) is not None
    tail = _VISITED.sub("", tail)
    served = _SERVED.match(KIND.sub("", tail)) is not None
    if not head or not (served or _only_activity(tail, labels)):
        return None
    found = read_clause(reader, book, head + brackets)
    chosen = bool(brackets) and bool(read_clause(reader, book, brackets).conditions)
    if (visited or within) and not found.conditions:
        return None  # perhaps only some of them
    return Scope(
        title, found.said, found.conditions, found.village, None, None, found.households, found.certified, False,
        found.unread, served and not _only_activity(tail, labels) and not chosen, head + brackets,
        measures=found.measures,
    )  # fmt: skip


def _within(tail: str) -> tuple[str, str] | None:
    """'中60周岁以上老年人 关爱走访名册': who of them, and what is done with those; None where the title doesn't go on so."""
    found = re.match(r"(?:当中|之中|里|中)的?(?=\d|[男女]|[一二三四]级|重度|\S{1,4}(?:以上|以下))", tail)
    if found is None:
        return None
    words, end = built_in_list_words(), len(tail)
    while (cut := _last_words(words, tail, found.end(), end)) < end:
        end = cut
    return tail[found.end() : end], tail[end:]


def _last_words(words: ListWords, line: str, start: int, end: int) -> int:
    """Where words of what is done with a list begin at the end; `end` where there are none."""
    patterns = (words.kind, words.done, words.some)
    return next((at for at in range(start, end) if any(p.fullmatch(line, at, end) for p in patterns)), end)


def _of_the_old(reader: LabelReader, book: SubjectBook, title: str, line: str, old: re.Match[str]) -> Scope | None:
    """'90周岁以上高龄老人名册': at that age all are among those who get the allowance for the very old, if they applied."""
    words, end = built_in_list_words(), len(line)
    while (cut := _last_words(words, line, old.end(), end)) < end:
        end = cut
    while (more := words.before.match(line, old.end(), end)) is not None:
        line, end = line[: old.end()] + line[more.end() :], end - len(more[0])
    if ACTIVITY.sub("", line[old.end() : end]) or not KIND.search(line, old.end()):
        return None
    found = read_clause(reader, book, line[: old.end()])
    return Scope(title, _ALLOWANCE, found.conditions, found.village, head=line, some=True)


def _split_title(reader: LabelReader, title: str) -> tuple[str, str]:
    """Before and behind the last word that names whom or what is listed."""
    from forms.vocabulary.lexicon import segment, squeeze

    squeezed = squeeze(title)
    at, end = 0, 0
    for piece in segment(reader.lexicon, squeezed):
        at += len(piece.text)
        if piece.concept is not None and piece.concept.category in ("population", "topic") and not end:
            end = at
    tail = squeezed[end:]
    while end and (more := re.match(r"人员|对象|人|户主|户|老年人|儿童", tail)):
        end += more.end()
        tail = squeezed[end:]
    if end and (more := re.match(r"[、和及与]|以及", tail)):
        second, rest = _split_title(reader, tail[more.end() :])
        if any(reader.lexicon.category(c) == "population" for c in reader.read(second).concepts):
            return squeezed[:end] + more[0] + second, rest
    return squeezed[:end], tail


def _only_activity(tail: str, labels: Sequence[str]) -> bool:
    """Behind the list's name only what is done with it, and what its columns ask, may stand."""
    if not KIND.search(tail):
        return False
    asked = "".join(re.sub(r"\s", "", label) for label in labels)
    for part in re.split(r"[和及与、]", KIND.sub("", tail)):
        rest = ACTIVITY.sub("", _STANDING.sub("", part))
        if rest and rest not in asked and not _ABOUT_COLUMNS.match(rest):
            return False
    return True


def read_clause(reader: LabelReader, book: SubjectBook, text: str) -> Scope:
    """One clause taken apart; `unread` names what was not understood."""
    line = normal(text).replace(" ", "")
    if _EXCLUDING.search(_LEVELS.sub(r"\1级", line)):
        return Scope(text, unread=text)
    line, village = _without_village(book, line)
    for name in sorted(unit_names(book.unit), key=len, reverse=True):
        line = line.replace(name, "")
    line, measures = without_measures(line)
    line, when, several = _without_time(line)
    if several:
        return Scope(text, unread=text)
    households = bool(_HOUSEHOLDS.search(line.rstrip("的")))
    line = _CUT.sub("", _ENJOYED.sub("", line))
    line = _CLASSES.sub(r"\1类", _LEVELS.sub(r"\1级", line))
    said, conditions, certified, unread = _sorted(reader, line)
    return Scope(
        text, said, conditions, village, when, None, households, certified, False, unread, measures=measures
    )  # fmt: skip


def _without_village(book: SubjectBook, line: str) -> tuple[str, str]:
    village = book.village_inside(line)
    return (line.replace(village, ""), village) if village else (line, "")


def _without_time(line: str) -> tuple[str, Period | None, bool]:
    found = find_periods(line)
    for start, end, _ in reversed(found):
        line = line[:start] + line[end:]
    periods = {period for _, _, period in found}
    return line, (next(iter(periods)) if len(periods) == 1 else None), len(periods) > 1


def _sorted(reader: LabelReader, line: str) -> tuple[frozenset[str], tuple[tuple[str, ...], ...], bool, str]:
    """Concepts by what they are for: naming the list, or conditions; and what is neither."""
    category = reader.lexicon.category
    groups: dict[str, set[str]] = {}
    said: set[str] = set()
    for part in filter(None, re.split(r"[、,，()]", line)):
        concepts = reader.read(part).concepts
        for concept in concepts:
            if category(concept) in TESTED:
                groups.setdefault(category(concept), set()).add(concept)
            else:
                said.add(concept)
    certified = bool(said & {"持证", "持证残疾"})
    severe = "重度" in said and "disability" not in groups
    if severe and not groups.get("grade"):
        groups["grade"] = {"一级", "二级"}  # 残疾分级: grades one and two are severe (GB/T 26341)
    said = {"残疾" if c == "持证残疾" else c for c in said} - {"持证", "重度"}
    rests = {c for c in said if c.startswith("r:")}
    named = {f"r:{rest}" for c in rests if (rest := _FILLER.sub("", c[2:])) and not rest.isdigit()}
    named -= _THEIR_HOUSEHOLDS if said & _BY_HOUSEHOLD else set()
    kept = frozenset(said - rests | named)
    if not any(category(c) in ("population", "topic") for c in kept):
        implied = reader.implied(c for group in groups.values() for c in group)
        kept |= frozenset(c for c in implied if category(c) == "population")
    unread = "" if kept or groups else line
    if len(groups.get("age", ())) > 1:
        unread = line
    return kept, tuple(tuple(sorted(g)) for _, g in sorted(groups.items())), certified, unread

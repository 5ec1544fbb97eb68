"""Whether two titles of lists name the same members (生态护林员管理台账 and 生态护林员续聘人员信息表).

A title is: what doesn't choose (年度, 农村), whom or what it lists, what is done with them, what such a table is called.
Two titles name the same where whom they list is the same and nothing narrows one that doesn't narrow the other. Words
that nobody knows may narrow, so they must stand in both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from forms.filling.bases import plain_title
from forms.filling.holding import Knowledge
from forms.matching.grammar import REST
from forms.matching.labels import LabelReader
from forms.vocabulary.lexicon import segment, squeeze
from forms.vocabulary.lists import ListWords, built_in_list_words

Likeness = Literal["same", "part", "near", "unsaid", "other"]
_MARKS = re.compile(r"[“”\"'‘’「」,，、;；:：的]|[一二三四五]个(?=责任人)")
_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]|[《][^》]*[》]")
_WIDER = re.compile(r"(?:包?含|包括)\S+|幼儿园|托幼机构|托育机构")  # 海堤（含水闸）, 学校（幼儿园）
_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,4}?[省市县区旗镇乡](?!级)")
_SEASON = re.compile(r"(?:主?汛|雨|台风?|节|会|开[湖河海耕春园学]|封[湖河海山]|入[冬夏汛])[前期后]")
_WHEN = re.compile(rf"[春夏秋冬]季|冬春|夏秋|{_SEASON.pattern}")
_WHOM = re.compile(r"(?:人员|对象|群众|力量|队伍)$")
_STATUS = re.compile(r"初稿|草稿|终稿|定稿|最终版?|修改稿|上报稿?|导出|副本|[(（]\d{1,2}[)）]|v\d+", re.I)
_MADE_PUBLIC = re.compile(r"(?<=责任人)(\S{0,4})公示(?=[表牌栏册])")  # who answers for a thing, not who is proposed
_REPORT_PUBLISHED = re.compile(r"(?<=年报)(?:信息)?公示")  # what each must do every year
# Who is in post is claimed for each month: 在岗及补贴申报 chooses nobody.
_CLAIMED = re.compile(
    r"(?<=在[岗册聘职编任])(?:人员)?(?:情况)?[及和与暨、]?(?:岗位|岗补|社保)?(?:补贴|补助|津贴|报酬|工资|劳务费)(?:资金)?(?:申报|申领)"
)
_EXPORTED = re.compile(r"(?:对象|人员|家庭|户|员|人)$")  # a system's export is named by whom it lists alone
_PLACE_OR_DAY = re.compile(
    r"(?:\S{1,8}[县市区旗镇乡村]|\S{1,6}(?:街道|社区))?[\d年月日.]*(?:初|末|上半年|下半年|季度)?"
)
_PARTED = re.compile(r"[_＿\s—－+-]+")
_JOINS = re.compile(r"[及和与暨]$")
_NAMES_A_LIST = frozenset({"population", "topic"})
_SAYS_NOTHING = frozenset({"measure"})
_COUNTRY = frozenset({"农村", "村级"})  # nearly everybody in a township lives there
_URBAN_TOO = frozenset({"低保", "特困", "居民", "最低生活保障"})  # assistance is kept apart for town and country


@dataclass(frozen=True, slots=True)
class ListTitle:
    """`said`: concepts of whom it lists and what narrows them. `rests`: words nobody knows.

    `core`: the words that were read. `some`: perhaps only some of them are listed. `changed`: those who came or went. `wider`: brackets say
    what else they have or who else is listed (含水闸).
    """

    core: str
    said: frozenset[str]
    rests: tuple[str, ...]
    some: bool = False
    changed: bool = False
    wider: bool = False


def title_of_file(name: str) -> str:
    """The title that a file's name is for a list that has none; "" where it names no list (Sheet1, 导出数据)."""
    stem = _STATUS.sub("", re.sub(r"\.\w{2,5}$", "", name))
    title = re.sub(r"^\s*(?:附件\s*\d*|\d{1,2})[\s._、：-]+|[\s\d._（()）-]+$", "", stem)
    said = [part for part in _PARTED.split(title) if not _PLACE_OR_DAY.fullmatch(part)]  # 低保名册_某镇202608
    one = said[0] if len(said) == 1 else title
    exported = "导出" in name and len(said) == 1 and _EXPORTED.search(one)
    return one if exported or _names_a_list(one) else ""


def _names_a_list(title: str) -> bool:
    kind = built_in_list_words().kind
    return len(kind.sub("", title)) > 1 and any(m.end() == len(title) for m in kind.finditer(title))


def read_title(knowledge: Knowledge, words: ListWords, title: str) -> ListTitle:
    """A list's title taken apart; `core` "" where it names nobody."""
    line = _without_short_name(knowledge, squeeze(plain_title(knowledge, title)))
    inside = re.findall(r"[(（]([^()（）]*)[)）]", line)
    wider = [text for text in inside if _WIDER.fullmatch(text)]
    bracketed = "".join(text for text in inside if text not in wider)
    line = _CLAIMED.sub("", line)
    line = _REPORT_PUBLISHED.sub("", _MADE_PUBLIC.sub(r"\1", _MARKS.sub("", _BRACKETS.sub("", line))))
    line = _without_place(knowledge.reader, words, line)
    known = _inside_known(knowledge.reader, words, line)
    free = "".join("□" if {at, at + 1} & known else ch for at, ch in enumerate(line))
    start, end, chosen = _stripped(words, line, known)
    read = _core(knowledge.reader, line[start:end])
    beside = bool(words.done.sub("", words.kind.sub("", re.sub(r"[\d年月日季度户家()-]", "", bracketed))))
    some = chosen or beside or bool(words.some.search(free[start:]))
    changed = bool(words.change.search(free.replace("待遇", "□□")))
    return replace(read, some=some, changed=changed, wider=bool(wider))


def _without_short_name(knowledge: Knowledge, line: str) -> str:
    """云溪 before a title of 云溪镇."""
    short = re.sub(r"(?:镇|乡|街道)$", "", re.split(r"(?<=[县区市旗])", knowledge.book.unit)[-1])
    return line.removeprefix(short) if len(short) > 1 else line


def _without_place(reader: LabelReader, words: ListWords, line: str) -> str:
    """Without the county or town before it, which is nothing that anybody lists (重点区, 农贸市 are no such names)."""
    place = _PLACE.match(line)
    if place is None or words.change.search(place[0]) or words.some.search(place[0]):
        return line
    at = 0
    for piece in segment(reader.lexicon, line):
        if piece.concept is not None and at < place.end():
            return line
        at += len(piece.text)
    return line[place.end() :]


def _inside_known(reader: LabelReader, words: ListWords, line: str) -> frozenset[int]:
    """Places inside words that name whom is listed: no cut may fall there."""
    at = 0
    out: set[int] = set()
    for piece in segment(reader.lexicon, line):
        if piece.concept is not None and piece.concept.category in _NAMES_A_LIST:
            whom = _whom(reader, words, piece.text)
            out.update(range(at + 1, at + len(piece.text)))
            out -= {at + whom}
        at += len(piece.text)
    return frozenset(out)


def _whom(reader: LabelReader, words: ListWords, text: str) -> int:
    """Where what is done with them begins in a known word (渔业船舶 安全), where the rest is one that names whom, too."""
    for end in range(len(text) - 1, 1, -1):
        known = reader.lexicon.surfaces.get(text[:end])
        if known is not None and known.category in _NAMES_A_LIST and words.done.fullmatch(text, end):
            return end
    return 0


def _stripped(words: ListWords, line: str, known: frozenset[int]) -> tuple[int, int, bool]:
    """Where the core begins and ends; and whether something done chooses among them (参加培训 人员)."""
    start, end, chosen = 0, len(line), False
    while (found := words.before.match(line, start) or _SEASON.match(line, start)) and found.end() not in known:
        start = found.end()
    whom = False
    while end > start:
        cut, kind = _last(words, line, start, end, known)
        if not cut:
            break
        chosen = chosen or (whom and kind == "done")
        whom = kind == "whom"
        end -= cut
    return start, end, chosen


def _last(words: ListWords, line: str, start: int, end: int, known: frozenset[int]) -> tuple[int, str]:
    """How many characters at the end say nothing of who is listed, and what kind of words they are."""
    patterns = (
        ("standing", words.standing), ("done", _repeated(words.done)), ("kind", words.kind), ("whom", _WHOM),
        ("join", _JOINS), ("season", _WHEN),
    )  # fmt: skip
    for size in range(end - start, 0, -1):
        if end - size in known:
            continue
        for kind, pattern in patterns:
            if pattern.fullmatch(line, end - size, end):
                return size, kind
    return 0, ""


@lru_cache(maxsize=2)
def _repeated(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern.pattern})+")


def _core(reader: LabelReader, core: str) -> ListTitle:
    concepts = reader.read(core).concepts
    category = reader.lexicon.category
    named = frozenset(c for c in concepts if not c.startswith(REST) and category(c) not in _SAYS_NOTHING)
    rests = tuple(
        sorted(c[len(REST) :] for c in concepts if c.startswith(REST) and (len(c) > len(REST) + 1 or not named))
    )
    return ListTitle(core, named, rests)


def likeness(
    knowledge: Knowledge, words: ListWords, ours: ListTitle, theirs: ListTitle, things: str, named: str | None = None
) -> Likeness:  # fmt: skip
    """Whether two titles name the same members. "part": theirs are surely among ours (捕捞渔船 among 渔船); "near": perhaps;
    "unsaid": one of them names nobody that is known.

    `things`: the word of our name column (供水工程, 隐患点), of a list of persons whom it says (网格员); `named`: of theirs, None
    where it isn't known.
    """
    reader = knowledge.reader
    if ours.changed != theirs.changed:
        return "other"
    persons = any(reader.lexicon.category(c) == "population" for c in reader.read(things).concepts) if things else False
    left = _all_said(reader, words, ours, things, persons)
    right = _all_said(reader, words, theirs, "" if persons else things if named is None else named, persons)
    extra = {c for c in left ^ right if not _harmless(c, left | right) and not _begins(c, left & right)}
    unread = [r for r in ours.rests if r not in theirs.core] + [r for r in theirs.rests if r not in ours.core]
    kinds = frozenset().union(*words.alike)
    whom = [{c for c in said if c in kinds or reader.lexicon.category(c) in _NAMES_A_LIST} for said in (left, right)]
    if not whom[0] & whom[1] and not set(ours.rests) & set(theirs.rests):
        return "other" if all(whom) else "unsaid"
    rows_of_one = bool(things) and not persons and reader.read(things).concepts <= ours.said & theirs.said
    wider = ours.wider > theirs.wider or (theirs.wider and not rows_of_one)
    if unread or ours.changed or ours.some != theirs.some or wider:
        return "near"
    among = extra <= right and all(reader.lexicon.category(c) == "topic" or c in _COUNTRY for c in extra)
    return "part" if extra and among else "near" if extra else "same"


def _all_said(
    reader: LabelReader, words: ListWords, title: ListTitle, things: str, persons: bool
) -> frozenset[str]:  # fmt: skip
    """What a title says with what that implies and what its rows are named by (养殖场, 网格员); of a list of things nothing
    of whom each of them has (农家书屋 管理员)."""
    category = reader.lexicon.category
    read = reader.read(things).concepts if things else frozenset()
    said = frozenset(c for c in title.said if not (things and not persons and category(c) == "role"))
    said |= frozenset(c for c in read if category(c) in _NAMES_A_LIST)
    return frozenset(one_name(words, c) for c in said | reader.implied(said))


def one_name(words: ListWords, concept: str) -> str:
    """One name for things that are called by several (供水工程, 饮水安全工程)."""
    return next((min(group) for group in words.alike if concept in group), concept)


def _begins(concept: str, shared: frozenset[str]) -> bool:
    """网格 beside 网格员, whom both name."""
    return any(known != concept and known.startswith(concept) for known in shared)


def _harmless(concept: str, said: frozenset[str]) -> bool:
    return concept in _COUNTRY and not said & _URBAN_TOO

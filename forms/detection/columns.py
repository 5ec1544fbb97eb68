"""What each column of a table is: running number, code, item, unit, row label, value; and what the table is."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from forms.detection import types, units, words
from forms.detection.headers import column_path, column_unit
from forms.detection.regions import Region
from forms.detection.view import Sheet
from forms.values.text import normal
from forms.values.units import unit_of
from forms.vocabulary.lists import built_in_list_words

Part = Literal["seq", "code", "item", "unit", "stub", "value", "note"]
TableKind = Literal["roster", "two_way", "list"]
_SAMPLE = 60  # body rows looked at


@dataclass(frozen=True, slots=True)
class Col:
    """A column: `lead` is the grid column where its boxes begin, `path` its labels."""

    lead: int
    path: tuple[str, ...]
    part: Part
    unit: str = ""  # from a row of units


@dataclass(frozen=True, slots=True)
class Layout:
    kind: TableKind
    cols: tuple[Col, ...]

    def of(self, *parts: Part) -> tuple[Col, ...]:
        return tuple(c for c in self.cols if c.part in parts)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a column's body cells hold."""

    kinds: tuple[str, ...]
    texts: tuple[str, ...]

    def share(self, *kinds: str) -> float:
        return sum(k in kinds for k in self.kinds) / max(1, len(self.kinds))


def layout(sheet: Sheet, region: Region, title: str) -> Layout:
    """The parts of a table's columns and its kind. Header words decide before the cells do, so that a blank template and
    its filled report come out alike."""
    leads = _leads(sheet, region)
    paths = {c: column_path(sheet, region.header, c) for c in leads}
    if records_of(sheet, region) > 1:
        paths = {c: path[:1] for c, path in paths.items()}  # what stands below heads the record's second row
    seen = {c: _seen(sheet, region, c) for c in leads}
    told = [c for c in leads[1:] if _explains(paths[c], seen[c])]
    parts = _list_parts([c for c in leads if c not in told], paths, seen)
    if parts is not None:
        return _made(sheet, region, "list", leads, paths, {**parts, **dict.fromkeys(told, "note")})
    if _single_row(region, leads, paths):
        return _made(sheet, region, "two_way", leads, paths, dict.fromkeys(leads, "value"))
    seq = _leading_seq(leads, paths, seen)
    rest = [c for c in leads if c not in seq]
    if _is_roster(rest, seq, paths, seen, title):
        roster: dict[int, Part] = dict.fromkeys(leads, "value")
        roster.update(dict.fromkeys([c for c in seq if _runs_on(paths[c], seen[c])], "seq"))
        return _made(sheet, region, "roster", leads, paths, roster)
    stub = _stub(sheet, region, rest, paths, seen)
    two: dict[int, Part] = dict.fromkeys(leads, "value")
    two.update(dict.fromkeys(stub, "stub"))
    two.update({c: "code" if words.CODE_HEAD.match(_head(paths[c])) else "seq" for c in seq if c not in stub})
    two.update({c: "code" for c in rest if c not in stub and _codes_rows(paths[c], seen[c])})
    two.update({c: "note" for c in told if c not in stub})
    return _made(sheet, region, "two_way", leads, paths, two)


_EXPLAINS = re.compile(
    r"^(?:(?:填[报写表]|填制|指标|数据|统计|项目|名词|概念|计算|评分|取数|口径)(?:说明|解释|口径|要求|须知|提示|注释|含义|方法|依据|来源)"
    r"|(?:评分|考核|扣分|计分|打分|验收|检查|考评)(?:标准|办法|细则|要求|依据|方法)"
    r"|(?:说明|解释|口径|注释|含义|释义|提示|填法|逻辑关系|审核关系|校核关系)(?:及\S{1,4})?)$"
)


_POINTS = re.compile(r"^(?:分值|标准分值?|满分|权重|基准分|基础分|应得分)$")


def _explains(path: tuple[str, ...], seen: _Seen) -> bool:
    """A column of printed words on how to fill in the one beside it ('填报说明'): most of its cells say something."""
    if _POINTS.match(_head(path)):
        return seen.share("number") >= 0.8  # what each row can earn
    return bool(_EXPLAINS.match(_head(path))) and seen.share("text") >= 0.5


def _single_row(region: Region, leads: list[int], paths: dict[int, tuple[str, ...]]) -> bool:
    """Figures over one row of cells: each label stands above its own entry, the row has no name."""
    if len(region.body) != 1 or any(_names_person(paths[c]) or words.SEQ_HEAD.match(_head(paths[c])) for c in leads):
        return False
    heads = [paths[c][-1] if paths[c] else "" for c in leads]
    if types.by_label(heads[0]) not in ("integer", "decimal", "money", "percent"):
        return False
    return all(words.REMARK.match(words.core(h)) or not units.names_something(h) for h in heads)


def _made(
    sheet: Sheet,
    region: Region,
    kind: TableKind,
    leads: list[int],
    paths: dict[int, tuple[str, ...]],
    parts: dict[int, Part],
) -> Layout:
    return Layout(kind, tuple(Col(c, paths[c], parts[c], column_unit(sheet, region.header, c)) for c in leads))


def _leads(sheet: Sheet, region: Region) -> list[int]:
    """The first grid column of every column: one a box in the lowest header row, or in the first body row if finer."""
    low = region.header.rows[-1]
    if records_of(sheet, region) > 1:
        low = region.header.rows[0]  # each row of a record has columns of its own; the first row names it
    leads: list[int] = []
    for c in region.cols:
        head = sheet.box(low, c)
        first = next((x for x in region.cols if x >= head.left), c)
        body = sheet.box(region.body[0], c)
        finer = c == body.left and body.left > head.left and not body.blank and len(region.body) > 1
        if c == first or (finer and sheet.box(region.body[-1], c).left == c):
            leads.append(c)
    return leads


def records_of(sheet: Sheet, region: Region) -> int:
    """How many rows a record takes: as many as the header, where its running number is merged over them like the header's."""
    head = sheet.box(region.header.rows[0], region.cols[0])
    tall = words.SEQ_HEAD.match(words.core(head.text)) and _tall(sheet, region, head.area.height)
    return head.area.height if tall and head.area.height == len(region.header.rows) else 1


def _tall(sheet: Sheet, region: Region, height: int) -> bool:
    firsts = [sheet.box(row, region.cols[0]) for row in region.body[:: max(height, 1)]]
    split = any(b.top in region.header.rows[1:] for row in region.header.rows[1:] for b in sheet.row(row))
    return height > 1 and split and all(b.area.height == height for b in firsts)


def _head(path: tuple[str, ...]) -> str:
    return words.core(path[-1]) if path else ""


def _seen(sheet: Sheet, region: Region, col: int) -> _Seen:
    kinds: list[str] = []
    texts: list[str] = []
    for row in region.body[:_SAMPLE]:
        box = sheet.box(row, col)
        if (box.left != col and box.left in region.cols) or words.is_total(box.text):
            continue
        kinds.append("formula" if box.formula else words.kind_of_value(box.value, box.text))
        texts.append(box.text)
    return _Seen(tuple(kinds), tuple(texts))


def _list_parts(leads: list[int], paths: dict[int, tuple[str, ...]], seen: dict[int, _Seen]) -> dict[int, Part] | None:
    """code | item | unit | value: there is an item column and a unit or code column, or nothing but item and value."""
    heads = {c: _head(paths[c]) for c in leads}
    unit = [c for c in leads if words.UNIT_HEAD.match(heads[c]) and _holds_units(seen[c])]
    items = [c for c in leads if words.ITEM_HEAD.match(heads[c]) and c not in unit and seen[c].share("text") >= 0.5]
    if not items and unit:
        items = [c for c in leads if c < unit[0] and seen[c].share("text") >= 0.6][-1:]
    if not items:
        return None
    item = items[0]
    codes = [
        c
        for c in leads
        if c != item
        and c not in unit
        and words.CODE_HEAD.match(heads[c])
        and seen[c].share("text", "number", "code") >= 0.5
    ]
    seqs = [
        c
        for c in leads
        if c < item and (words.SEQ_HEAD.match(heads[c]) or seen[c].share("number") >= 0.8) and c not in codes
    ]
    over = [c for c in leads if c < item and c not in (*codes, *seqs) and seen[c].share("text") >= 0.8]
    values = [c for c in leads if c not in (item, *unit, *codes, *seqs, *over)]
    plain = [c for c in values if not words.REMARK.match(heads[c])]
    if not plain or not (unit or codes or (len(plain) == 1 and words.VALUE_HEAD.match(heads[plain[0]]))):
        return None
    if not unit and len(plain) > 6:
        return None
    parts: dict[int, Part] = dict.fromkeys(leads, "value")
    parts.update({item: "item"})
    parts.update(dict.fromkeys(over, "stub"))  # '类别' over several items each
    parts.update(dict.fromkeys(unit, "unit"))
    parts.update(dict.fromkeys(codes, "code"))
    parts.update(dict.fromkeys(seqs, "seq"))
    return parts


def _holds_units(seen: _Seen) -> bool:
    texts = [t.strip("()（）") for t in seen.texts if t and words.kind_of(t) == "text"]
    return bool(texts) and sum(unit_of(t) is not None or t == "代码" for t in texts) >= 0.6 * len(texts)


def _leading_seq(leads: list[int], paths: dict[int, tuple[str, ...]], seen: dict[int, _Seen]) -> list[int]:
    """Columns at the left that only number or code the rows."""
    out: list[int] = []
    for c in leads[:-1]:
        head = _head(paths[c])
        numbered = _consecutive(seen[c]) and len(seen[c].texts) > 1
        if words.SEQ_HEAD.match(head) or words.CODE_HEAD.match(head) or numbered:
            out.append(c)
        else:
            break
    return out


def _runs_on(path: tuple[str, ...], seen: _Seen) -> bool:
    """A running number, printed or blank; '编号' over real codes is data."""
    return (
        bool(words.SEQ_HEAD.match(_head(path)))
        and seen.share("code", "text") < 0.3
        and (_head(path) != "编号" or _consecutive(seen) or seen.share("blank") == 1)
    )


def _consecutive(seen: _Seen) -> bool:
    texts = [normal(t).replace(" ", "") for t, k in zip(seen.texts, seen.kinds, strict=True) if k == "number"]
    numbers = [float(t) for t in texts if t[-1:].isdecimal() and "," not in t]
    return len(numbers) >= 2 and numbers[0] == 1 and all(b - a == 1 for a, b in itertools.pairwise(numbers))


def _codes_rows(path: tuple[str, ...], seen: _Seen) -> bool:
    """Printed row codes behind the row labels ('编号' over 01, 02 ...): nothing but numbers, and they count."""
    head = _head(path)
    named = bool(words.SEQ_HEAD.match(head) or words.CODE_HEAD.match(head))
    return named and seen.share("number", "blank") == 1 and _consecutive(seen)


def _is_roster(
    rest: list[int], seq: list[int], paths: dict[int, tuple[str, ...]], seen: dict[int, _Seen], title: str
) -> bool:
    if not rest:
        return False
    first = rest[0]
    persons = [c for c in rest if _names_person(paths[c])]
    if persons and not _lists_places(rest, persons, paths, seen):
        return True
    if seen[first].share("blank") > 0.6:
        return bool(seq) or len(rest) > 3 or bool(words.LIST_WORDS.search(title))
    if words.PLACE_HEAD.match(_head(paths[first])) and _head(paths[first]) not in ("单位", "单位名称"):
        return _repeats(seen[first])
    return _names_thing(rest, seq, paths, seen, title)


def _names_person(path: tuple[str, ...]) -> bool:
    """'姓名', '身份证号', '户主', but not '书记姓名' or '监测人' > '姓名': those belong to the thing in the row."""
    if not path or not words.PERSON_HEAD.match(_head(path)):
        return False
    whole = "".join(path[:-1])
    return (
        not words.ROLE_WORD.search(whole)
        and not words.ROLE_WORD.match(_head(path).removesuffix("姓名"))
        and not _head(path).startswith("监护人")
    )


def _lists_places(
    rest: list[int], persons: list[int], paths: dict[int, tuple[str, ...]], seen: dict[int, _Seen]
) -> bool:
    """Villages printed at the left, each once: then '路长姓名' or '路长' > '姓名' is whom the village has, and the rows stay
    villages. A name or ID number that stands alone, a sex or an age are the row's own: then rows are persons."""
    if not any(_places_once(paths[c], seen[c]) for c in _leading_places(rest, paths)):
        return False
    return all(words.POST_NAME.match("".join(map(words.core, paths[c]))) for c in persons) and not any(
        len(paths[c]) == 1 and words.OWN_PERSON.match(_head(paths[c])) for c in rest
    )


def _leading_places(rest: list[int], paths: dict[int, tuple[str, ...]]) -> list[int]:
    """The columns at the left that are headed with a kind of place (乡镇 | 村)."""
    return list(itertools.takewhile(lambda c: words.PLACE_HEAD.match(_head(paths[c])), rest))


def _places_once(path: tuple[str, ...], seen: _Seen) -> bool:
    texts = seen.texts
    return (
        bool(words.PLACE_HEAD.match(_head(path)))
        and 2 <= len(texts) == len(set(texts))
        and all(words.VILLAGE.search(t) for t in texts)
    )


def _repeats(seen: _Seen) -> bool:
    """A place that comes again and again heads no row: each row is something else."""
    texts = [t for t in seen.texts if t]
    return len(texts) >= 4 and len(set(texts)) <= 0.7 * len(texts)


def _names_thing(
    rest: list[int], seq: list[int], paths: dict[int, tuple[str, ...]], seen: dict[int, _Seen], title: str
) -> bool:
    """Rows that are things with a name or a number of their own (hazard points, enterprises): a roster once it is filled,
    or when its title says so; two-way while only the names are printed."""
    others = rest[1:]
    if not others:
        return False
    blank = sum(seen[c].share("blank", "formula") for c in others) / len(others)
    coded = any(_codes_things(paths[c], seen[c]) for c in (*seq, *rest))
    heads = [re.sub(r"\(\S+?\)", "", _head(paths[c])) for c in rest[:2]]  # 场(户)名
    heads += [_head(paths[c]) for c in rest[:2]]
    named = any(words.THING_HEAD.match(head) or _thing_name().match(head) for head in heads)
    works = _head(paths[rest[0]]) == "项目名称" and any(words.WORKS.match(_head(paths[c])) for c in others)
    if not (named or coded):
        return False
    if re.match(r"指标|项目|内容|事项|科目|填报", _head(paths[rest[0]])) and not (coded or works):
        return False
    worded = any(seen[c].share("text", "code") >= 0.5 for c in others if not words.REMARK.match(_head(paths[c])))
    return blank < 0.6 and (worded or bool(words.LIST_WORDS.search(title)))


@lru_cache(maxsize=1)
def _thing_name() -> re.Pattern[str]:
    """养殖场名称, 文物名称: the words are those that lists of things are matched by."""
    return re.compile(rf"^(?:\S{{0,4}}(?:{built_in_list_words().named.pattern})(?:名称|全称)|[场厂店园库站桥]名)$")


@lru_cache(maxsize=1)
def _thing_number() -> re.Pattern[str]:
    """井号, 棚号."""
    return re.compile(rf"^(?:{built_in_list_words().coded.pattern})号$")


def _codes_things(path: tuple[str, ...], seen: _Seen) -> bool:
    """A column of numbers that things have for good (项目编号, 学校标识码), each once; 行政区划代码 is a place's."""
    head = _head(path)
    if head.endswith("编号"):
        return True
    codes = [t for t in seen.texts if t]
    named = words.THING_CODE.search(head) or _thing_number().match(head)
    return bool(named) and len(set(codes)) == len(codes) > 1 and seen.share("code", "text") >= 0.8


def _stub(
    sheet: Sheet, region: Region, rest: list[int], paths: dict[int, tuple[str, ...]], seen: dict[int, _Seen]
) -> list[int]:
    """The columns whose cells name the rows: the first, and those it shares its header or its merged rows with."""
    stub = rest[:1]
    for c in rest[1:-1]:
        same_head = paths[c] == paths[stub[0]] or not paths[c] or _printed(rest, c, paths, seen)
        same_head = same_head or (_one_place(paths[stub[-1]], seen[stub[-1]]) and _places_once(paths[c], seen[c]))
        grouped = (
            _groups(sheet, region, stub[-1])
            and seen[c].share("text") >= 0.7
            and not words.REMARK.match(_head(paths[c]))
        )
        if not (same_head or grouped) or seen[c].share("text") < 0.5:
            break
        stub.append(c)
    return stub


_SAYS_MORE = re.compile(r"内容|要求|标准|名称|事项|要点|项目|指标|类别|分类|说明|依据|办法|范围|细则")


def _one_place(path: tuple[str, ...], seen: _Seen) -> bool:
    """The same township before every village."""
    return bool(words.PLACE_HEAD.match(_head(path))) and len(set(seen.texts)) == 1 < len(seen.texts)


def _printed(rest: list[int], col: int, paths: dict[int, tuple[str, ...]], seen: dict[int, _Seen]) -> bool:
    """A column of printed words that say more of each row ('检查内容'), with nothing but entries right of it."""
    after = [c for c in rest if c > col]
    if not _SAYS_MORE.search(_head(paths[col])) or seen[col].share("text") < 1 or len(set(seen[col].texts)) < 2:
        return False
    return bool(after) and all(
        seen[c].share("text", "code", "date") == 0 or _says_more(paths[c], seen[c]) for c in after
    )


def _says_more(path: tuple[str, ...], seen: _Seen) -> bool:
    return bool(_SAYS_MORE.search(_head(path))) and seen.share("text") == 1


def _groups(sheet: Sheet, region: Region, col: int) -> bool:
    """Whether a column's cells are merged over several rows: groups of rows, each named in the next column."""
    heights = [sheet.box(row, col).area.height for row in region.body[:_SAMPLE]]
    return sum(h > 1 for h in heights) >= 0.5 * len(heights)

"""Which column of a known roster answers a column of the template, when the two lists are not of one kind.

Beside columns that ask the same, a few pairs mean the same in any list: place and group written together or apart, the
head of a household in a list of households, the one code, name or kind of a list of things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from forms.filling.called_alike import alike, another_person, named, spellings
from forms.filling.column_times import OF_WHOM, fixed_once, found_anew_of_things, re_examined
from forms.filling.members import Members, Path
from forms.filling.sibling_cells import plain_label
from forms.filling.thing_columns import naming, same_name, thing_of_code, thing_of_name
from forms.matching.definition import Definition
from forms.matching.gates import compare
from forms.matching.labels import LabelReader
from forms.model.form import Column
from forms.recording.project import NEVER_A_SOURCE
from forms.values.numbers import number_of

How = Literal["", "number", "copy", "place", "village", "group", "age", "birth", "sex", "id", "listed", "head"]
PLACES = frozenset({"村组", "家庭住址", "位置", "现居住地址"})
_CODE = re.compile(r"(?:编号|编码|代码|标识码|识别码)$")
_MEASURED = re.compile(r"(?:标准|金额|面积)$")
_BARE_CODE = re.compile(r"^(?:统一)?(?:编号|编码|代码|标识码|识别码)$")
OF_ANY_WORK = frozenset({"工程", "设施", "点位"})  # 工程名称 in a ledger of reservoirs
ANY_BODY = frozenset(
    {"市场主体", "经营主体", "生产经营主体", "主体", "单位", "机构", "组织", "企业"}
)  # 市场主体名称 of cooperatives
_BODY = re.compile(r"(?:合作社|农场|企业|公司|学校|幼儿园|机构|卫生室|养殖场|商户|店铺|作坊|主体|单位|社会组织)$")
_WHO = frozenset({"", "name", "persons", "text"})  # 理事长 is asked as a post, a name or a word
_SHORTEST_CODE = 4  # characters
_KIND = re.compile(r"^(?:类别|类型|种类)$")
_KIND_OF_PLACE = re.compile(r"(?:场所|单位|机构|主体|经营主体|店铺|商户|企业|设施)(?:类别|类型|种类)")
_OF_KIND = re.compile(r"(?:类别|类型|种类)$")
# What a person is listed as: one list has one such column, whoever named it.
_KIND_OF_PERSON = re.compile(r"^(?:人员|对象|认定|认定对象|人员认定|安置对象|就业困难人员)?(?:类别|类型|种类)$")
_PLACE_HEAD = re.compile(r"村[社组]|(?:所在|户籍|家庭)?(?:住址|地址|村组|村社|所在地)|户籍地")
_WHERE = re.compile(r"(?:所在|坐落|地理|具体)?(?:位置|地点|地址|所在地)")
_BOTH_PLACES = re.compile(r"村(?:[、，,/及和与]?[组社]|[、，,/及和与](?:村民)?小组)$")
# 住所（所在村）, 户籍地（村）: the brackets say how much of the address is asked.
_VILLAGE_OF_PLACE = re.compile(
    r"(?:家庭|户籍|经营|居住|详细|所在|生产|机构)?(?:住址|住所地?|地址|户籍地|居住地|所在地|位置|坐落|地点)"
    r"[(（](?:所在|填|到|只填)?(?:行政)?村(?:[、/]?社区|[(（](?:社区|居)[)）]|居)?(?:名称?)?[)）]"
)
_THE_HOUSEHOLD = frozenset({"户主", "r:家庭"})
_ACCOUNT = "账号"
_OTHER_ACCOUNTS = frozenset({"工资", "监护人", "负责人"})
_ADDRESS = re.compile(r"(?:详细|具体|所在|学校|单位|机构|经营|生产)?(?:地址|住址|所在地|坐落|位置|地点)|校址|坐落位置")
_ABOUT = re.compile(r"(?:基本)?(?:情况|信息|状况|概况)")
_PERSON = re.compile(
    r"^(?:客户|对象|人员|本人|成员|家庭成员|享受人|享受对象|救助对象|保障对象|补贴对象|残疾人|老人|申请人|领取人)姓名$"
)
_GENERIC = re.compile(r"(?:等级|级别|大小|情况|类型|类别)$")  # 规模 and 规模等级 of one list of things
_TELEPHONE = frozenset({"电话"})
_MOBILE = re.compile(r"(?:本人)?移动电话(?:号码)?")
_GRADE = re.compile(r"^(?:等级|级别)$")
_TYPE = re.compile(r"^(?:困难|救助|低收入|保障|身份|人员|对象)(?:类型|类别)$")


@dataclass(frozen=True, slots=True)
class Served:
    """How a column is filled. `source`: the base's columns it takes; `offered`: shown as last time's value."""

    column: Column
    definition: Definition
    how: How = ""
    source: tuple[Path, ...] = ()
    offered: bool = False
    why: str = "roster.last_time"  # why it is only offered


def served(reader: LabelReader, column: Column, asked: Definition, members: Members, households: bool) -> Served:
    """How the base serves one column of the template; `how` "" where it can't."""
    if asked.own == {"序号"} and column.index == 0:
        return Served(column, asked, "number")
    if (code := _number_of_thing(column, asked, members)) is not None:
        asked = replace(asked, own=frozenset({"编号"}), measure="code")
        return Served(replace(column, type="code"), asked, "copy", (code,))
    if column.formula or column.role != "entry" or (asked.own & NEVER_A_SOURCE) - {"序号"} or asked.own == {"序号"}:
        return Served(column, asked)  # a thing's own 编号 is read as 序号, too
    special = _from_number(column, asked) or _place(column, asked, members) or _mobile(column, asked, members)
    if special is not None:
        return special
    source = _same(reader, column, asked, members, households)
    if source is not None:
        held = members.columns[source]
        how: How = "id" if held.own == {"身份证号"} else "copy"
        known = asked if compare(reader, asked, held).agrees else held  # 等级 alone is what the base says it is
        return Served(column, known, how, (source,), re_examined(column, asked))
    if asked.own == {"性别"}:
        return Served(column, asked, "sex")
    if asked.own & _THE_HOUSEHOLD and (found := _of_head(reader, asked, members)) is not None:
        return Served(column, asked, "head", (found,))
    if _TYPE.match(_leaf(column)):
        return Served(column, asked, "listed")
    if (near := nearby(reader, asked, members.columns)) is not None:
        return Served(column, asked, "copy", (near,), True, "roster.other_words")
    return Served(column, asked)


def _number_of_thing(column: Column, asked: Definition, members: Members) -> Path | None:
    """A thing's own 编号, which reads like a running number: the one column of codes that the list has."""
    persons = any("身份证号" in d.own for d in members.columns.values())
    if persons or column.formula or column.role != "entry" or not _is_code(column.path):
        return None
    if asked.own != {"序号"} and thing_of_code(column.path) is None:
        return None
    found = [p for p in _numbered_so(column.path, members.columns) if _holds_codes(members, p)]
    return found[0] if len(found) == 1 else None


def _numbered_so(path: Path, columns: Iterable[Path]) -> list[Path]:
    """Columns that may number the same things."""
    return [p for p in columns if _is_code(p) and _numbers_the_same(path, p)]


def _is_code(path: Path) -> bool:
    """机井编号, 井号."""
    return bool(_CODE.search(_leaf_of(path))) or thing_of_code(path) is not None


def _numbers_the_same(ours: Path, theirs: Path) -> bool:
    """项目代码 and 编号, 编号 and 古树编号; a credit code ("") is no number of a list's own."""
    one, other = thing_of_code(ours), thing_of_code(theirs)
    if one and other:
        return same_name(one, other)
    if "" in (one, other):
        return one == other
    bare = [bool(_BARE_CODE.match(_leaf_of(path))) for path in (ours, theirs)]
    return all(bare) or (bare[0] and other is not None) or (bare[1] and one is not None)


def _holds_codes(members: Members, path: Path) -> bool:
    """Each another, and none a running number."""
    said = [row[path].raw.strip() for row in members.rows if path in row]
    return len(set(said)) == len(said) == len(members.rows) and all(len(text) >= _SHORTEST_CODE for text in said)


def _from_number(column: Column, asked: Definition) -> Served | None:
    if asked.own == {"年龄"}:
        return Served(column, asked, "age")
    return Served(column, asked, "birth") if asked.own == {"出生日期"} else None


def _place(column: Column, asked: Definition, members: Members) -> Served | None:
    """村 and 组 out of 村组, and the two together."""
    whole = members.column(frozenset({"村组"})) or members.column(frozenset({"位置"}))
    village, group = members.column(frozenset({"村"})), members.column(frozenset({"组"}))
    if _BOTH_PLACES.search(_leaf(column)) and asked.own <= {"村", "组", "村组"} and whole is None and village and group:
        return Served(column, asked, "place", (village, group))
    if len(asked.own) != 1 or members.column(asked.own) is not None:
        return None
    (word,) = asked.own
    if word in PLACES:
        if whole is not None:
            return Served(column, asked, "copy", (whole,))
        return Served(column, asked, "place", (village, group)) if village and group else None
    if word == "村" and (said := [p for p in members.columns if _says_village(p)]):
        return Served(column, asked, "copy", (said[0],)) if len(said) == 1 else None
    address = whole or members.column(frozenset({"家庭住址"})) or _address(members)
    if word == "村" and address is not None:
        return Served(column, asked, "village", (address,))
    if word == "组" and address is not None:
        return Served(column, asked, "group", (address,))
    return None


def _address(members: Members) -> Path | None:
    """地址 of a list of things that names a village in nearly every row."""
    path = members.villages
    return path if path is not None and len(path) == 1 and _ADDRESS.fullmatch(_leaf_of(path)) else None


def _mobile(column: Column, asked: Definition, members: Members) -> Served | None:
    """移动电话, which elsewhere counts those who have one: in a list that has no other telephone of its rows."""
    if asked.own != _TELEPHONE or members.column(_TELEPHONE) is not None:
        return None
    found = [p for p in members.columns if len(p) == 1 and _MOBILE.fullmatch(_leaf_of(p))]
    return Served(column, asked, "copy", (found[0],)) if len(found) == 1 else None


def _says_village(path: Path) -> bool:
    """家庭住址（村）: of the address the village alone."""
    return len(path) == 1 and bool(_VILLAGE_OF_PLACE.fullmatch(plain_label(path[0])))


def _same(
    reader: LabelReader, column: Column, asked: Definition, members: Members, households: bool
) -> Path | None:  # fmt: skip
    """The one column of the base that asks the same."""
    columns = {p: d for p, d in members.columns.items() if d.own != {"序号"}}
    columns = without_others(column, columns)
    found = [p for p in columns if p == column.path and columns[p].own == asked.own] or [
        p for p, d in columns.items() if (d.own == asked.own and d.measure == asked.measure and d.own)
    ]
    found = found or by_form(column, asked, columns, households)
    found = found or [p for p, d in columns.items() if compare(reader, asked, d).agrees]
    return found[0] if len(found) == 1 else None


def without_others(column: Column, columns: Mapping[Path, Definition]) -> dict[Path, Definition]:
    """The columns of a list of things that don't tell of another person than the template's column does."""
    things = not any("身份证号" in d.own for d in columns.values())
    return {p: d for p, d in columns.items() if not (things and another_person(column.path, p))}


def by_form(
    column: Column, asked: Definition, columns: Mapping[Path, Definition], households: bool = False
) -> list[Path]:
    """Columns that ask the same by how such lists are made, whatever their words: the one code, name, kind or grade."""
    leaf = _leaf(column)
    if joined := [p for p in columns if put_together(p) == put_together(column.path)] or _same_label(column, columns):
        return joined
    if column.path and _VILLAGE_OF_PLACE.fullmatch(plain_label(column.path[-1])):
        return [p for p, d in columns.items() if d.own == {"村"}]
    if (
        found := _called_alike(asked, column.path, columns)
        or _of_place(asked, column.path, columns)
        or _account(asked, columns)
    ):
        return found
    if asked.own == {"姓名"} or _PERSON.match(leaf):
        own = [p for p, d in columns.items() if d.own == {"姓名"}]
        return own or ([p for p, d in columns.items() if d.own == {"姓名", "户主"}] if households else [])
    if _GRADE.match(leaf):
        return [p for p in columns if _leaf_of(p).endswith(("等级", "级别"))]
    if any("身份证号" in d.own for d in columns.values()):
        if (thing := thing_of_name(column.path)) and (same := _named_so(thing, columns, persons=True)):
            return same  # boats stand with their owners' ID numbers
        kinds = [p for p in columns if _KIND_OF_PERSON.search(_leaf_of(p))]
        return kinds if _KIND_OF_PERSON.search(leaf) else []
    if (thing := thing_of_name(column.path)) is not None:
        return _named_so(thing, columns)
    if _CODE.search(leaf):
        return _numbered_so(column.path, columns)
    if _KIND.search(leaf):
        return [p for p in columns if _OF_KIND.search(_leaf_of(p))]
    if _KIND_OF_PLACE.fullmatch(leaf):
        kinds = [p for p in columns if _OF_KIND.search(_leaf_of(p))]
        return kinds if len(kinds) == 1 and _KIND.search(_leaf_of(kinds[0])) else []
    return [p for p in columns if _GENERIC.sub("", _leaf_of(p)) == _GENERIC.sub("", leaf) != ""]


def as_of_things(part: Served, members: Members) -> Served:
    """In a list of things under another title: what is counted or a state is only offered, too. Words that read like a count
    (安全管理人员) and hold names count nothing."""
    if part.how != "copy" or not _of_things(members):
        return part
    if part.offered and part.why == "roster.last_time" and fixed_once(part.column):
        return replace(part, offered=False)
    said = [row[part.source[0]].raw for row in members.rows if part.source[0] in row]
    counts = any(number_of(text) for text in said) or part.definition.measure in OF_WHOM
    known = part.definition if counts else replace(part.definition, measure="text")
    return replace(part, offered=True) if found_anew_of_things(part.column, known, False) else part


def _of_things(members: Members) -> bool:
    """Whether the rows are things: boats stand with their owners' ID numbers, but first."""
    persons = any("身份证号" in d.own for d in members.columns.values())
    first = next((p for p, d in members.columns.items() if d.own != {"序号"}), ())
    return thing_of_name(first) is not None or (not persons and bool(naming(members.columns)))


def _named_so(thing: str, columns: Mapping[Path, Definition], persons: bool = False) -> list[Path]:
    """The column that names the list's things: by the same word, else by one that is a shorter name of the same."""
    found = [(p, theirs) for p in columns if (theirs := thing_of_name(p)) is not None]
    same = [p for p, theirs in found if theirs == thing] or [p for p, theirs in found if same_name(theirs, thing)]
    if persons:
        return same
    if not same and thing in ANY_BODY:
        return [p for p, theirs in found if _BODY.search(theirs) and len(found) == 1]
    return same or [p for p, theirs in found if theirs in OF_ANY_WORK and len(found) == 1]


def _same_label(column: Column, columns: Mapping[Path, Definition]) -> list[Path]:
    """The one column of the same label, where only one of the two says more in brackets: 聘用（上岗）时间 and 聘用时间."""
    ours = plain_label(column.path[-1]) if column.path else ""
    found = [p for p in columns if p and ours and named(p[-1]) == named(ours) and _plainer(ours, plain_label(p[-1]))]
    return found if len(found) == 1 and len(column.path) == len(found[0]) == 1 else []


def _plainer(one: str, other: str) -> bool:
    return one == other or not ("(" in one and "(" in other)


def _called_alike(asked: Definition, path: Path, columns: Mapping[Path, Definition]) -> list[Path]:
    """Columns with another name of the same, under the same heading where both have one. What stands in brackets may be
    the other name (法定代表人（理事长）), of columns of one measure."""
    persons = any("身份证号" in d.own for d in columns.values())
    kinds = (True, False) if persons and any(thing_of_name(p) is not None for p in columns) else (persons,)
    for read in (_names, _names_in_brackets):
        ours = read(path)
        found = [
            p
            for p, d in columns.items()
            if p and any(alike(a, b, kind) for a in ours for b in read(p) for kind in kinds)
            if read is _names or d.measure == asked.measure or {d.measure, asked.measure} <= _WHO
        ]
        if found:
            return [p for p in found if p[:-1] == path[:-1]] or found
    return []


def _names(path: Path) -> set[str]:
    """The innermost label, alone where it says enough, and put together with its heading (群测群防员 > 电话) or with what
    the heading measures (供养标准 > 照料护理 is 照料护理标准)."""
    leaf = named(path[-1]) if path else ""
    if len(path) < 2:
        return {leaf}
    above = named(path[-2])
    said = _MEASURED.search(above)
    return {leaf, above + leaf, leaf + said[0]} if said and not _MEASURED.search(leaf) else {leaf, above + leaf}


def _names_in_brackets(path: Path) -> set[str]:
    """法定代表人 and 理事长 of 法定代表人（理事长）, 企业名称 and 单位名称 of 企业（单位）名称."""
    return _names(path) | spellings(path)


def _of_place(asked: Definition, path: Path, columns: Mapping[Path, Definition]) -> list[Path]:
    """村 under a heading that only says it is a place, in either list: 村社 > 村, 所在位置 > 村民小组."""
    leaf = _leaf_of(path)
    if len(path) == 2 and _WHERE.fullmatch(_leaf_of(path[:1])) and asked.own - {"位置"} in ({"村"}, {"组"}):
        return [p for p, d in columns.items() if d.own == asked.own - {"位置"}]
    return [p for p in columns if len(p) == 2 and _leaf_of(p) == leaf and _PLACE_HEAD.fullmatch(_leaf_of(p[:1]))]


def _account(asked: Definition, columns: Mapping[Path, Definition]) -> list[Path]:
    """The one account of a list, whatever card it is called by; wages may go to another one."""
    found = [p for p, d in columns.items() if _ACCOUNT in d.own]
    known = _ACCOUNT in asked.own and len(found) == 1
    return found if known and not (asked.own | columns[found[0]].own) & _OTHER_ACCOUNTS else []


def put_together(path: Path) -> str:
    """残疾情况 > 类别 is 残疾类别."""
    return _ABOUT.sub("", "".join(map(plain_label, path)))


def _of_head(reader: LabelReader, asked: Definition, members: Members) -> Path | None:
    """户主电话, 家庭联系电话: the household's column that asks it of nobody else, where rows of one household are merged."""
    own = asked.own - _THE_HOUSEHOLD
    found = [p for p, d in members.columns.items() if d.own == own and _merged(members, p)]
    return found[0] if len(found) == 1 else None


def _merged(members: Members, path: Path) -> bool:
    return any(row[path].merged for row in members.rows if path in row)


def _leaf(column: Column) -> str:
    return _leaf_of(column.path)


def _leaf_of(path: Path) -> str:
    return re.sub(r"\s|[(（].*?[)）]", "", path[-1]) if path else ""


def nearby(reader: LabelReader, asked: Definition, columns: Mapping[Path, Definition]) -> Path | None:
    """The one column that holds the same attribute under a narrower name (工资卡号 for 银行卡号, 家属电话 for 联系电话).

    It may be another account or another person's telephone, so it is only ever offered. People beside the row's own (监护人)
    are no narrower name of it.
    """
    category = reader.lexicon.category
    if not asked.own or not any(category(c) == "attr" for c in asked.own):
        return None
    found = [
        p
        for p, d in columns.items()
        if asked.own < d.own
        and d.measure == asked.measure
        and not any(category(c) == "role" for c in d.own - asked.own)
    ]
    return found[0] if len(found) == 1 else None

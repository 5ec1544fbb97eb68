"""Which column of a known roster answers a column of the template, when the two lists are not of one kind.

Beside columns that ask the same, a few pairs mean the same in any list: place and group written together or apart, the
head of a household in a list of households, the one code, name or kind of a list of things.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from forms.filling.members import Members, Path
from forms.matching.definition import COUNTABLE, Definition
from forms.matching.gates import compare
from forms.matching.labels import LabelReader
from forms.model.form import Column
from forms.recording.project import NEVER_A_SOURCE

How = Literal["", "number", "copy", "place", "village", "group", "age", "birth", "sex", "id", "listed", "head"]
PLACES = frozenset({"村组", "家庭住址", "位置", "现居住地址"})
_CODE = re.compile(r"(?:编号|编码|代码)$")
_NAME = re.compile(r"(?:名称|点名)$|^名称$")
_KIND = re.compile(r"^(?:类别|类型|种类)$")
_OF_KIND = re.compile(r"(?:类别|类型|种类)$")
_PERSON = re.compile(
    r"^(?:客户|对象|人员|本人|成员|家庭成员|享受人|享受对象|救助对象|保障对象|补贴对象|残疾人|老人|申请人|领取人)姓名$"
)
_GENERIC = re.compile(r"(?:等级|级别|大小|情况|类型|类别)$")  # 规模 and 规模等级 of one list of things
_GRADE = re.compile(r"^等级$")
_STATE = re.compile(
    r"(?:进展|进度|阶段|状态|现状|(?:运行|完好|使用|建设|完成|整改|检查|安全)情况|是否\S{2,10}|问题|隐患|结果|等次)$"
)
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
    if column.formula or column.role != "entry" or (asked.own & NEVER_A_SOURCE) - {"序号"} or asked.own == {"序号"}:
        return Served(column, asked)  # a thing's own 编号 is read as 序号, too
    special = _from_number(column, asked) or _place(column, asked, members)
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
    if "户主" in asked.own and (found := _of_head(reader, asked, members)) is not None:
        return Served(column, asked, "head", (found,))
    if _TYPE.match(_leaf(column)):
        return Served(column, asked, "listed")
    if (near := nearby(reader, asked, members.columns)) is not None:
        return Served(column, asked, "copy", (near,), True, "roster.other_words")
    return Served(column, asked)


def _from_number(column: Column, asked: Definition) -> Served | None:
    if asked.own == {"年龄"}:
        return Served(column, asked, "age")
    return Served(column, asked, "birth") if asked.own == {"出生日期"} else None


def _place(column: Column, asked: Definition, members: Members) -> Served | None:
    """村 and 组 out of 村组, and the two together."""
    whole = members.column(frozenset({"村组"})) or members.column(frozenset({"位置"}))
    village, group = members.column(frozenset({"村"})), members.column(frozenset({"组"}))
    if len(asked.own) != 1 or members.column(asked.own) is not None:
        return None
    (word,) = asked.own
    if word in PLACES:
        if whole is not None:
            return Served(column, asked, "copy", (whole,))
        return Served(column, asked, "place", (village, group)) if village and group else None
    address = whole or members.column(frozenset({"家庭住址"}))
    if word == "村" and address is not None:
        return Served(column, asked, "village", (address,))
    if word == "组" and address is not None:
        return Served(column, asked, "group", (address,))
    return None


def _same(
    reader: LabelReader, column: Column, asked: Definition, members: Members, households: bool
) -> Path | None:  # fmt: skip
    """The one column of the base that asks the same."""
    columns = {p: d for p, d in members.columns.items() if d.own != {"序号"}}
    found = [p for p in columns if p == column.path and columns[p].own == asked.own] or [
        p for p, d in columns.items() if (d.own == asked.own and d.measure == asked.measure and d.own)
    ]
    found = found or _by_form(column, asked, columns, households)
    found = found or [p for p, d in columns.items() if compare(reader, asked, d).agrees]
    return found[0] if len(found) == 1 else None


def _by_form(column: Column, asked: Definition, columns: Mapping[Path, Definition], households: bool) -> list[Path]:
    leaf = _leaf(column)
    if asked.own == {"姓名"} or _PERSON.match(leaf):
        own = [p for p, d in columns.items() if d.own == {"姓名"}]
        return own or ([p for p, d in columns.items() if d.own == {"姓名", "户主"}] if households else [])
    if _GRADE.match(leaf):
        return [p for p in columns if _leaf_of(p).endswith("等级")]
    if any("身份证号" in d.own for d in columns.values()):
        return []
    for pattern, theirs in ((_CODE, _CODE), (_NAME, _NAME), (_KIND, _OF_KIND)):
        if pattern.search(leaf):
            return [p for p in columns if theirs.search(_leaf_of(p))]
    return [p for p in columns if _GENERIC.sub("", _leaf_of(p)) == _GENERIC.sub("", leaf) != ""]


def _of_head(reader: LabelReader, asked: Definition, members: Members) -> Path | None:
    """户主电话: the household's column that asks it of nobody else, where rows of one household are merged."""
    own = asked.own - {"户主"}
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


def counted_anew(column: Column, asked: Definition) -> bool:
    """In a list of things: what is counted, what came in the period and how far a thing is are found anew each time."""
    return asked.measure in COUNTABLE or asked.aspect == "flow" or bool(_STATE.search(_leaf(column)))


def re_examined(column: Column, asked: Definition) -> bool:
    """Amounts, standards, rates and states are found anew each time, and so are ticks."""
    ticked = any("√" in part for part in column.path)
    return ticked or asked.measure in ("money", "average", "rate") or asked.aspect == "bound" or column.type == "money"

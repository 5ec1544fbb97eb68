"""Shares and averages that a label defines by its neighbours: 60岁以上人口占比 by the part and the whole beside it,
户均人口 and 人均收入 by what is divided and the one count of heads or households that the form holds beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from forms.filling.ratios import SHOWN, in_percent
from forms.filling.sibling_cells import Cell, only, worked
from forms.matching.grammar import REST
from forms.matching.labels import LabelReader
from forms.model.proposal import Proposal
from forms.values.numbers import as_cell
from forms.values.units import convert, unit_of

_SHARE = re.compile(
    r"(?P<part>.{2,}?)(?:所)?占(?:(?P<whole>[^占()]{2,}?)的?)?(?:比重|比例|比率|百分比|比)(?:\(占(?P<of>[^()]+)\))?"
)
_AVERAGE = re.compile(r"(?P<per>人均|户均|平均每人|平均每户|每户平均)(?:的)?(?P<what>.+)")
_SIZE = re.compile(r"(?P<basis>户籍|常住|农村|乡村)?(?:人口)?(?:户均|平均每户)(?:规模|人口|人数)")
_YIELD = re.compile(r"(?:平均)?(?:亩产量?|单产|单位面积产量)")
_DENSE, _VACCINATED = "免疫密度", "免疫"
_LARGE, _TENTH = 100, Decimal("0.1")  # 公斤/亩 as the yearbooks of statistics print them
_HARVEST = re.compile(r"(?:总)?产量?|总产")
_SOWN = re.compile(r"(?:播种|种植|收获|实播)?面积")
_WHOLE = re.compile(
    r"(?:户籍|常住|年末)?总(?:人口|人数|户数|面积|数|量|额)数?|(?:户籍|常住|年末)?(?:人口|户)(?:总数|合计)|合计|总计"
)
_PERSONS = re.compile(r"(?:年末|期末)?(?:户籍|常住|总|农村|乡村)*(?:人口|人数)(?:数|总数)?")
_HOUSEHOLDS = re.compile(r"(?:年末|期末)?(?:户籍|常住|总|农村|乡村)*(?:户|家庭)(?:数|总数)")
_ALONE = {"户均": "households", "人均": "persons"}
_SURVEYED = re.compile(r"可支配|纯收入|消费|生活用|恩格尔|生产总值|GDP")  # found by surveys or by offices above
_TAIL = re.compile(r"(?:总?人数|人口数?|户数|个数|数量|总?数|总?额|总?量)$")
_TOTAL = re.compile(r"^总|总(?=[^总]{1,3}$)")


def share(cell: Cell, group: Sequence[Cell], reader: LabelReader | None = None) -> Proposal | None:
    """The share or average that the label of `cell` defines; None where a part is missing or can't be told. With `reader`
    a part of other words is known by what it means (老年人口 is 60岁及以上户籍老年人)."""
    if in_percent(cell.field):
        return _share(cell, group, reader)
    if _YIELD.fullmatch(cell.leaf):
        return _yield(cell, group)
    size = _SIZE.fullmatch(cell.leaf)
    if size is not None and size["basis"] and (made := _size(cell, group, size["basis"])) is not None:
        return made
    if cell.leaf in _ALONE and cell.way == "row":
        return _alone(cell, group)
    found = _AVERAGE.fullmatch(cell.leaf)
    return _average(cell, group, found["per"], found["what"]) if found else None


def _share(cell: Cell, group: Sequence[Cell], reader: LabelReader | None) -> Proposal | None:
    found = _SHARE.fullmatch(cell.leaf)
    if found is None:
        return None
    part = _named(found["part"], cell, group) or _meant(found["part"], cell, group, reader)
    named = found["whole"] or found["of"]
    whole = _named(named, cell, group) if named else None
    whole = whole or (
        only(c for c in group if _is_whole(c, named) and c.field.unit == part.field.unit) if part is not None else None
    )
    if whole is not None and part is not None and not named and not _within(part, whole):
        return None
    if part is None or whole is None or part is whole or part.number is None or not whole.number:
        return None
    if part.field.unit != whole.field.unit or part.number > whole.number or part.number < 0:
        return None
    value = (100 * part.number / whole.number).quantize(SHOWN, rounding=ROUND_HALF_UP)
    return worked(cell, as_cell(value), f"{part.leaf} ÷ {whole.leaf}", (part, whole))


def density(cell: Cell, group: Sequence[Cell]) -> Proposal | None:
    """免疫密度 of one kind of animal: those that were vaccinated over those kept (存栏), or those due, of the same kind."""
    kind = cell.asked.definition.own - {_DENSE}
    end = cell.period.end if cell.period is not None and _DENSE in cell.asked.definition.own else None

    def of(*said: str) -> Cell | None:
        return only(
            c for c in group if c is not cell and kind < c.asked.definition.own and c.asked.definition.own & set(said)
        )

    top, below = of(_VACCINATED), of("应免") or of("存栏")
    if end is None or any(c is None or c.period is None or c.period.end != end for c in (top, below)):
        return None
    if not kind or top is None or below is None or top is below or top.number is None or not below.number:
        return None
    if top.field.unit != below.field.unit or top.number > below.number:
        return None
    value = (100 * top.number / below.number).quantize(_TENTH, rounding=ROUND_HALF_UP)
    return worked(cell, as_cell(value), f"{top.leaf} ÷ {below.leaf}", (top, below))


def _is_whole(cell: Cell, named: str | None) -> bool:
    """户籍总人口 where 总人口 is named; any total where nothing is."""
    return bool(_WHOLE.fullmatch(cell.leaf)) and (not named or cell.leaf.endswith(named))


def _within(part: Cell, whole: Cell) -> bool:
    """What is asked of the part holds all that is asked of the whole."""
    said = (c for c in whole.asked.definition.own if not (c.startswith(REST) and c[len(REST) :] in whole.leaf))
    return part.asked.definition.own.issuperset(said)


def _average(cell: Cell, group: Sequence[Cell], per: str, what: str) -> Proposal | None:
    heads = _HOUSEHOLDS if "户" in per else _PERSONS
    if _SURVEYED.search(what) or not cell.field.unit:
        return None
    below = only(c for c in group if heads.fullmatch(c.leaf))
    top = (
        only(c for c in group if _PERSONS.fullmatch(c.leaf)) if what in ("人口", "人数") else _named(what, cell, group)
    )
    if below is None or top is None or top is below or top.number is None or not below.number:
        return None
    unit, held = unit_of(cell.field.unit.partition("/")[0]), unit_of(top.field.unit or "")
    amount = convert(top.number, held, unit) if unit is not None and held is not None else None
    if amount is None or not _of_whom(per, cell.field.unit):
        return None
    value = (amount / below.number).quantize(SHOWN, rounding=ROUND_HALF_UP)
    return worked(cell, as_cell(value), f"{top.leaf} ÷ {below.leaf}", (top, below))


def _alone(cell: Cell, group: Sequence[Cell]) -> Proposal | None:
    """A column headed 户均 or 人均 alone: the row's one amount of money over its one count of households or persons."""
    measure = _ALONE[cell.leaf]
    beside = [c for c in group if c is not cell and c.heading == cell.heading]
    top = only(c for c in beside if c.asked.definition.measure == "money")
    below = only(c for c in beside if c.asked.definition.measure == measure)
    unit = (cell.field.unit or "").partition("/")[0]
    if top is None or below is None or not below.number or not unit or not _of_whom(cell.leaf, cell.field.unit or ""):
        return None
    amount = _in(top, unit)
    if amount is None:
        return None
    value = (amount / below.number).quantize(SHOWN, rounding=ROUND_HALF_UP)
    return worked(cell, as_cell(value), f"{top.leaf} ÷ {below.leaf}", (top, below))


def _size(cell: Cell, group: Sequence[Cell], basis: str) -> Proposal | None:
    """常住人口户均规模: the persons over the households that both are 常住 by their labels or headings."""
    ours = [c for c in group if basis in "".join((*c.heading, c.leaf))]
    top = only(c for c in ours if _PERSONS.fullmatch(c.leaf))
    below = only(c for c in ours if _HOUSEHOLDS.fullmatch(c.leaf) or c.leaf == "户数")
    if top is None or below is None or top.number is None or not below.number or cell.field.unit not in ("人/户", "人"):
        return None
    value = (top.number / below.number).quantize(SHOWN, rounding=ROUND_HALF_UP)
    return worked(cell, as_cell(value), f"{top.leaf} ÷ {below.leaf}", (top, below))


def _yield(cell: Cell, group: Sequence[Cell]) -> Proposal | None:
    """亩产 beside 面积 and 总产 of one crop: the one over the other, per mu or per what the unit says."""
    beside = [c for c in group if c.heading == cell.heading]
    top = only(c for c in beside if _HARVEST.fullmatch(c.leaf))
    below = only(c for c in beside if _SOWN.fullmatch(c.leaf))
    unit, _, per = (cell.field.unit or "").partition("/")
    per = per or ("亩" if "亩" in cell.leaf else "")
    if top is None or below is None or top.number is None or not below.number or not unit or not per:
        return None
    harvest, sown = _in(top, unit), _in(below, per)
    if harvest is None or not sown:
        return None
    value = harvest / sown
    value = value.quantize(_TENTH if value >= _LARGE else SHOWN, rounding=ROUND_HALF_UP)
    return worked(cell, as_cell(value), f"{top.leaf} ÷ {below.leaf}", (top, below))


def _in(cell: Cell, unit: str) -> Decimal | None:
    source, target = unit_of(cell.field.unit or ""), unit_of(unit)
    known = source is not None and target is not None and cell.number is not None
    return convert(cell.number, source, target) if known and cell.number and source and target else None


def _of_whom(per: str, unit: str) -> bool:
    """元/户 is no unit of what is reckoned per head."""
    below = unit.partition("/")[2]
    return below in ("", "户" if "户" in per else "人")


def _named(name: str, cell: Cell, group: Sequence[Cell]) -> Cell | None:
    """The one neighbour of this name: the same words, else the same but for a measure word or 总."""
    others = [c for c in group if c is not cell and not in_percent(c.field)]
    exact = [c for c in others if _plain(c.leaf) == _plain(name)]
    return only(exact or [c for c in others if _core(c.leaf) == _core(name) != ""])


def _meant(name: str, cell: Cell, group: Sequence[Cell], reader: LabelReader | None) -> Cell | None:
    """The one neighbour that asks what the name says and nothing else but of whom (户籍, 常住)."""
    said = reader.read(name).concepts if reader is not None else frozenset()
    if reader is None or not said or any(c.startswith(REST) for c in said):
        return None

    def of_all(concepts: Iterable[str]) -> set[str]:
        return {c for c in concepts if reader.lexicon.category(c) != "basis"}

    others = [c for c in group if c is not cell and not in_percent(c.field)]
    return only(c for c in others if of_all(c.asked.definition.own) == of_all(said) != set())


def _plain(label: str) -> str:
    return re.sub(r"^其中:?", "", label)


def _core(label: str) -> str:
    return _TOTAL.sub("", _TAIL.sub("", _plain(label)))

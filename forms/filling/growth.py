"""What changed since an earlier period, worked out where both values are known: 比上月增减, 同比增长（%）, 环比, 比上年末.

The present value stands beside it in the form; the earlier one does too, or is looked up as the same question asked of
the earlier period. Where the place names no earlier period, the form must hold exactly one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from forms.filling.ratios import SHOWN, in_percent
from forms.filling.sibling_cells import Cell, Made, grouped, only, plain_label, worked
from forms.model.period import Period
from forms.model.proposal import Proposal
from forms.values import calendar_math as cal
from forms.values.numbers import as_cell

_SINCE = (
    r"(?P<since>上年同期|上年同月|去年同期|去年同月|同期|上年末|上年底|去年末|去年底|年初|上年|去年|上一年|"
    r"上月末|上月|上季度末|上季末|上季度|上季|上期末|上期)"
)
_GROWTH = re.compile(
    rf"(?P<of>.*?)(?:(?:比|较|与|同){_SINCE}(?:相比|比)?|(?P<word>同比|环比))?(?:净)?"
    r"(?P<how>增减|增长|增加|减少|变动|变化|升降|增幅|增速)?(?:变动|变化)?(?P<what>情况|数量|数|量|额|率|幅度|幅|速度|百分比)?(?:\(?[±+\-/]*\)?)"
)
# Growth that statistics reckons at comparable prices or for comparable units, not from the two amounts.
_COMPARABLE = re.compile(
    r"产值|增加值|生产总值|GDP|固定资产投资|零售|规上|限上|规模以上|限额以上|可支配|纯收入|指数|可比"
)
_YEAR = frozenset({"上年同期", "上年同月", "去年同期", "去年同月", "同期", "上年", "去年", "上一年", "同比"})
_YEAR_END = frozenset({"上年末", "上年底", "去年末", "去年底", "年初"})
Lookup = Callable[[Sequence[tuple[Cell, Period]]], Mapping[str, Proposal]]


@dataclass(frozen=True, slots=True)
class Growth:
    """`of`: what is named before the words of change. `since` "": only that there is an earlier value."""

    of: str
    since: str
    how: str
    share: bool  # 率, 幅: in per cent or nothing


def growth(label: str) -> Growth | None:
    """What a label (plain_label() spelling) says of a change; None where it says nothing of one."""
    found = _GROWTH.fullmatch(label)
    if found is None:
        return None
    since, how = found["since"] or found["word"] or "", found["how"] or ""
    if not how and not found["word"]:
        return None  # 上年同期 alone is a value, not a change
    share = how in ("增幅", "增速") or (found["what"] or "") in ("率", "幅度", "幅", "速度", "百分比")
    return Growth(found["of"], since, how, share)


def grown(made: Iterable[Made], look_up: Lookup) -> dict[str, Proposal]:
    """Proposals by field id for open places that ask for a change. `look_up` gives, by field id of the present value,
    what its question has for an earlier period."""
    found: dict[str, Proposal] = {}
    wanted: list[tuple[Cell, Growth, Cell, Period]] = []
    listed = list(made)
    whole = {(p.field.table, p.field.path): (a, p) for a, p in listed}
    for group in grouped(listed, same_period=False):
        for cell in group:
            said = growth(cell.leaf) if cell.open else None
            now = _now(cell, said, group, whole) if said else None
            if said is None or now is None:
                continue
            then = _then(said, now, group)
            made_here = _change(cell, said, now, then) if then is not None else None
            if made_here is not None:
                found.setdefault(cell.field.id, made_here)
            earlier = _earlier(said.since, now)
            if then is None and earlier is not None and cell.field.id not in found:
                wanted.append((cell, said, now, earlier))
    return found | _looked_up(wanted, look_up)


def _looked_up(wanted: Sequence[tuple[Cell, Growth, Cell, Period]], look_up: Lookup) -> dict[str, Proposal]:
    known = look_up([(now, period) for _, _, now, period in wanted]) if wanted else {}
    out: dict[str, Proposal] = {}
    for cell, said, now, period in wanted:
        held = known.get(f"{now.field.id}|{period.key}")
        then = replace(now, proposal=held) if held is not None else None
        change = _change(cell, said, now, then) if then is not None else None
        if change is not None:
            out.setdefault(cell.field.id, change)
    return out


def _now(
    cell: Cell, said: Growth, group: Sequence[Cell], whole: Mapping[tuple[str | None, tuple[str, ...]], Made]
) -> Cell | None:
    """The one present value: of the name the label gives, else the only one beside it, else the item it stands under."""
    beside = [c for c in group if c is not cell and c.heading == cell.heading and _present(c)]
    if said.of:
        return only(c for c in beside if c.leaf in (said.of, said.of.rstrip("数量额")))
    if cell.way == "heading" and cell.heading and (found := whole.get((cell.field.table, cell.heading))) is not None:
        return Cell(plain_label(cell.heading[-1]), cell.heading[:-1], "heading", *found)
    return only(beside) if cell.way == "row" else None


def _present(cell: Cell) -> bool:
    return not cell.asked.earlier and growth(cell.leaf) is None and not in_percent(cell.field) and _numeric(cell)


def _numeric(cell: Cell) -> bool:
    return cell.field.type in ("integer", "decimal", "money")


def _then(said: Growth, now: Cell, group: Sequence[Cell]) -> Cell | None:
    """The one earlier value beside the present one, of the period that the label names."""
    earlier = [
        c
        for c in group
        if c.heading == now.heading and c.asked.earlier and growth(c.leaf) is None and _numeric(c) and _alike(c, now)
    ]
    if not said.since:
        return only(earlier)
    wanted = _earlier(said.since, now)
    return only(c for c in earlier if wanted is not None and c.period is not None and _same(c, now, wanted))


def _alike(then: Cell, now: Cell) -> bool:
    one, other = then.asked.definition, now.asked.definition
    return one.own <= other.own and one.measure == other.measure and then.field.unit == now.field.unit


def _same(then: Cell, now: Cell, wanted: Period) -> bool:
    if then.period is None:
        return False
    stock = now.asked.definition.aspect == "stock"
    return then.period.end == wanted.end and (stock or then.period.start == wanted.start)


def _earlier(since: str, now: Cell) -> Period | None:
    """The period that 同比, 比上月, 比年初 mean beside a value of `now`'s; None where the words don't fit it."""
    period, stock = now.period, now.asked.definition.aspect == "stock"
    if period is None or not since:
        return None
    if since in _YEAR:
        return cal.last_year(period)
    if since in _YEAR_END:
        return cal.as_of(dt.date(period.end.year - 1, 12, 31)) if stock else None
    if stock and since.startswith("上月") and period.end == cal.last_day(period.end.year, period.end.month):
        return cal.as_of(period.end.replace(day=1) - cal.DAY)
    fits = {"上月": "month", "上季": "quarter"}.get(since[:2])
    return cal.previous(period) if fits in (None, period.kind) else None


def _change(cell: Cell, said: Growth, now: Cell, then: Cell) -> Proposal | None:
    new, old = now.number, then.number
    if new is None or old is None:
        return None
    shown = f"{now.leaf} − {then.leaf}" if then.leaf != now.leaf else f"{now.leaf} − {said.since}{now.leaf}"
    if in_percent(cell.field):
        comparable = any(map(_COMPARABLE.search, (*now.field.path, *cell.field.path)))
        known = not comparable and said.how != "减少"
        return _rate(cell, new, old, f"（{shown}）÷ {then.leaf}", (now, then)) if known else None
    if said.share or not said.how or (cell.field.unit or "") != (now.field.unit or ""):
        return None
    amount = old - new if said.how == "减少" else new - old
    if amount < 0 and said.how in ("增加", "减少"):
        return None
    return worked(cell, as_cell(amount), shown, (now, then))


def _rate(cell: Cell, new: Decimal, old: Decimal, shown: str, parts: Sequence[Cell]) -> Proposal | None:
    if old <= 0 or new < 0:
        return None
    return worked(cell, as_cell((100 * (new - old) / old).quantize(SHOWN, rounding=ROUND_HALF_UP)), shown, parts)

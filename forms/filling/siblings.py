"""Values that a form defines by its own other columns: what is not done, rates of what is done, shares, totals of a heading.

未参保 is 应参保 less 已参保, 参保率 the one over the other, 女性占户籍人口比重 what it says, 合计 under a heading the sum of
the columns beside it; and whatever a formula says that the form prints (formulas.py). Only filled values of the same row,
subject and period count; one that is missing or in dispute, or another unit, and nothing is worked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from forms.filling.compose import ADDITIVE, NEVER_ADDED
from forms.filling.formulas import Printed
from forms.filling.ratios import SHOWN, in_percent
from forms.filling.shares import density, share
from forms.filling.sibling_cells import Cell, Made, grouped, only, plain_label, unit_and_measure, worked
from forms.matching.labels import LabelReader
from forms.model.form import Form
from forms.model.proposal import Proposal
from forms.values.numbers import as_cell

_COUNTED = r"(?:总?人数|户数|个数|件数|处数|数量|面积|金额|资金|投资|任务|数)?"
_NOT_DONE = re.compile(rf"(?:其中:?)?(?:未|尚未)(.{{1,4}}?){_COUNTED}")
_RATE = re.compile(r"(.{1,4}?)(?:完成)?率")
_DONE = r"(?:累计)?(?:已|已经|实际|完成|成功){0}(?:缴费|完成|到位)?" + _COUNTED
_DONE_ALONE = r"{0}(?:完成|到位|成功)?(?:总?人数|户数|个数|件数|处数|数量|数)?"  # 整改完成数, 化解数, 化解: nothing says due or not
_DUE = r"(?:应|应当|计划|需){0}" + _COUNTED
# What is done and what there was to do have other verbs: hidden dangers found and mended, disputes taken in and settled.
_TO_DO = {
    "整改": re.compile(
        r"(?:排查|发现|查出|排查出|检查出|排查发现|检查发现)(?:的)?(?:安全|问题|各类)?(?:隐患|问题)?(?:总?数|数量)?"
    ),
    "化解": re.compile(r"(?:受理|排查受理|排查)(?:的|出|各类|各种)?(?:矛盾)?(?:纠纷)?(?:总?数|件数)?"),
    "调解成功": re.compile(r"(?:受理|调解)(?:的)?(?:矛盾)?(?:纠纷|案件)?(?:总?数|件数)?"),
    "参保": re.compile(r"应保" + _COUNTED),
}
_WHEN = re.compile(r"^(?:本[月季期年]度?|当[月季年]|年内|累计)")
_PEOPLE = r"(?:总?人口|总?人数|数)?"
_DIFFERENCES = {
    "净资产": (re.compile(r"(?:总资产|资产)(?:总额|合计)?"), re.compile(r"(?:总负债|负债)(?:总额|合计)?")),
    "自然增长": (re.compile("出生" + _PEOPLE), re.compile("死亡" + _PEOPLE)),  # may be below nothing
}
_NET = re.compile(r"(?:总额|合计|人口数|人数|人口|数)$")
_SPAN = re.compile(
    r"^(?:[本上当]年度?|本[季月期]度?|当[月季]|[上下]半年|年内|全年|\d{1,2}[-—~至]\d{1,2}月|\d{1,2}月份?)(?:新增|累计)?"
)
_TOTAL = re.compile(r"合计|小计|总计")
_PART = re.compile(r"其中")
MOST_PASSES = 4  # a total may need a difference that needs a sum


def worked_out(
    made: Iterable[Made], form: Form | None = None, reader: LabelReader | None = None
) -> dict[str, Proposal]:
    """Proposals by field id: those that are open although their siblings define them are filled.

    `form`: whose printed formulas count; what it prints already is known like what is filled. `reader` tells neighbours
    of other words by what they mean.
    """
    listed = list(made)
    asked_for = {proposal.field.id: asked for asked, proposal in listed}
    out = {proposal.field.id: proposal for _, proposal in listed}
    printed = Printed(form)
    for _ in range(MOST_PASSES):
        found = _one_pass([(asked_for[id], proposal) for id, proposal in out.items()], printed, reader)
        if not found:
            break
        out |= found
    return out


def _one_pass(made: Sequence[Made], printed: Printed, reader: LabelReader | None) -> dict[str, Proposal]:
    out: dict[str, Proposal] = {}
    for group in grouped(made):
        for cell in group:
            if cell.open and (found := _found(cell, group, printed, reader)) is not None:
                out.setdefault(cell.field.id, found)
    for group in grouped(made, same_period=False):
        for cell in group:  # those vaccinated by the day over those kept on it (期末存栏)
            if cell.open and cell.field.id not in out and (dense := density(cell, group)) is not None:
                out[cell.field.id] = dense
    return out


def _found(cell: Cell, group: Sequence[Cell], printed: Printed, reader: LabelReader | None) -> Proposal | None:
    if printed.defines(cell):
        return printed.found(cell, group)
    if cell.way == "list":
        return share(cell, group, reader)
    rate = _RATE.fullmatch(cell.leaf)
    if rate is not None:
        return _rate(cell, group, rate[1]) if in_percent(cell.field) else None
    undone = _NOT_DONE.fullmatch(cell.leaf)
    if undone is not None:
        return _undone(cell, group, undone[1])
    if (of := _NET.sub("", _SPAN.sub("", cell.leaf))) in _DIFFERENCES:
        return _difference(cell, group, *_DIFFERENCES[of])
    if _TOTAL.fullmatch(cell.leaf):
        return _total(cell, group) if cell.heading else None
    return share(cell, group, reader)


def _undone(cell: Cell, group: Sequence[Cell], verb: str) -> Proposal | None:
    pair = _due_and_done(group, verb)
    if pair is None or unit_and_measure(cell) != unit_and_measure(pair[0]):
        return None
    due, done = pair
    left = (due.number or Decimal(0)) - (done.number or Decimal(0))
    return worked(cell, as_cell(left), f"{due.leaf} − {done.leaf}", pair) if left >= 0 else None


def _rate(cell: Cell, group: Sequence[Cell], verb: str) -> Proposal | None:
    pair = _due_and_done(group, verb)
    if pair is None or not pair[0].number or pair[1].number is None:
        return None
    due, done = pair
    rate = (100 * pair[1].number / pair[0].number).quantize(SHOWN, rounding=ROUND_HALF_UP)
    return worked(cell, as_cell(rate), f"{done.leaf} ÷ {due.leaf}", pair)


def _due_and_done(group: Sequence[Cell], verb: str) -> tuple[Cell, Cell] | None:
    """What should be done and what is, by the same verb (应参保, 已参保); else a heading whose first column is the whole."""
    said = [[c for c in group if _says(c, words.format(re.escape(verb)))] for words in (_DONE, _DONE_ALONE)]
    done = only(said[0] or said[1])
    if done is None:
        return None
    due = only(c for c in group if _says(c, _DUE.format(re.escape(verb)))) or _whole(done, group, verb)
    if due is None and verb in _TO_DO:
        due = only(c for c in group if c is not done and _says(c, _TO_DO[verb].pattern))
    if due is None or due.number is None or done.number is None or unit_and_measure(due) != unit_and_measure(done):
        return None
    return (due, done) if done.number <= due.number else None


def _says(cell: Cell, pattern: str) -> bool:
    """The label alone, or with its heading before it (实际参保 > 人数, 排查隐患 > 小计); never one of a part (其中)."""
    together = plain_label("".join(cell.heading[-1:])) + ("" if _TOTAL.fullmatch(cell.leaf) else cell.leaf)
    return any(re.fullmatch(pattern, _WHEN.sub("", words)) for words in (cell.leaf, together))


def _difference(cell: Cell, group: Sequence[Cell], of: re.Pattern[str], less: re.Pattern[str]) -> Proposal | None:
    """净资产: assets less debts, by the balance of every set of accounts; 自然增长: births less deaths (census terms)."""
    top, below = (only(c for c in group if p.fullmatch(_SPAN.sub("", c.leaf))) for p in (of, less))
    if top is None or below is None or top.number is None or below.number is None:
        return None
    if len({unit_and_measure(c) for c in (top, below)}) != 1 or cell.field.unit != top.field.unit:
        return None
    return worked(cell, as_cell(top.number - below.number), f"{top.leaf} − {below.leaf}", (top, below))


def _whole(done: Cell, group: Sequence[Cell], verb: str) -> Cell | None:
    """'隐患 > 发现数 | 已整改数 | 未整改数': the one column of the heading that is neither done nor left undone."""
    beside = [c for c in group if c.heading == done.heading and done.heading and c is not done]
    split = any((found := _NOT_DONE.fullmatch(c.leaf)) and found[1] == verb for c in beside)
    others = [c for c in beside if not _apart(c)]
    first = others[0] if len(others) == 1 and split else None
    return first if first is not None and group.index(first) < group.index(done) else None


def _apart(cell: Cell) -> bool:
    """What is left undone, a rate and a part (其中：重大隐患) are not the whole."""
    return bool(_NOT_DONE.fullmatch(cell.leaf) or _PART.match(cell.leaf)) or in_percent(cell.field)


def _total(cell: Cell, group: Sequence[Cell]) -> Proposal | None:
    """合计 under a heading: the columns beside it, all of them, of one unit."""
    parts = [c for c in group if c.heading == cell.heading and c is not cell and not _PART.match(c.leaf)]
    additive = cell.asked.definition.measure in ADDITIVE
    if len(parts) < 2 or not additive or any(NEVER_ADDED.search(p) for p in (*cell.heading, *(c.leaf for c in parts))):
        return None
    numbers = [c.number for c in parts]
    if any(n is None for n in numbers) or {unit_and_measure(c) for c in parts} != {unit_and_measure(cell)}:
        return None
    total = sum((n for n in numbers if n is not None), Decimal(0))
    return worked(cell, as_cell(total), " + ".join(c.leaf for c in parts), parts)

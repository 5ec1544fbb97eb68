"""Whether what a list said of a column last time still holds: what is found anew each time, what belongs to a period."""

from __future__ import annotations

import re

from forms.filling.thing_columns import leaf_of
from forms.filling.timing import months_between, slow_months
from forms.matching.definition import Definition
from forms.matching.measures import COUNTABLE
from forms.model.form import Column
from forms.model.period import Period
from forms.values.periods import relative, same_span

OF_WHOM = frozenset({"name", "phone", "text", "place", "code"})
_CODE = re.compile(r"(?:编号|编码|代码|标识码|识别码)$")
# Fixed when a thing was approved or founded, however much of it is money; a plan for the year holds within the year.
_FIXED = re.compile(
    r"总投资|投资总额|概算|批复|合同(?:金额|价)|注册资[本金]|出资(?:总额|额)|核定|设计|(?:防洪|防潮|防汛|排涝|灌溉|抗震)标准"
)
_OF_THE_YEAR = re.compile(r"(?:年度|当年|本年|全年)?计划(?:完成)?投资|投资计划|年度计划|(?:年度|全年)(?:目标|任务)")
# Whom a thing is for, or who it could hold, changes with the thing: 受威胁户数, 可容纳人数, 成员数.
_OF_THE_THING = re.compile(
    r"威胁|受益|容纳|安置|覆盖|供水|设计|核定|成员|社员|机组|水泵|[水涵]闸|闸门|[孔跨层]数|[座泊车]位|客房|规模床位"
)
_THREATENED = re.compile(r"威胁\S*[财资]产")  # assessed with the point, as whom it threatens
_STANDARD = re.compile(r"标准$")
_NAME = re.compile(r"(?:名称|点名)$|^名称$")
_DAYS = frozenset({"as_of", "day"})
_STATE = re.compile(
    r"(?:进展|进度|阶段|状态|现状|(?:运行|完好|使用|建设|完成|整改|检查|安全)情况|是否\S{2,10}|问题|隐患|结果|等次)$"
)


def of_this_period(column: Column, since: Period | None, period: Period | None) -> bool:
    """Whether a roster's values are those that are asked: it is of the very period, or of the one that the column names
    (3月份补贴 in a list for April)."""
    if since is None or period is None:
        return False
    named = relative(column.period_text, period) if column.period_text else None
    if named is not None:
        return same_span(named, since)
    as_of = since.kind in _DAYS or bool(
        _STANDARD.search(leaf_of(column.path))
    )  # March's standard is the first quarter's
    return column.period_text in ("", "累计") and (same_span(since, period) or (as_of and since.end == period.end))


def too_old(asked: Definition, since: Period | None, period: Period | None) -> bool:
    """Whether what changes slowly (a state of health, a post) was reported longer ago than it holds."""
    months = slow_months(asked.aspect)
    return bool(months) and since is not None and period is not None and months_between(since, period) > months


def found_anew_of_things(column: Column, asked: Definition, same_year: bool) -> bool:
    """Whether a column of a list of things is found anew each time. What was fixed when it was approved isn't, nor, within
    its year, what is planned for one."""
    leaf = leaf_of(column.path)
    if _NAME.search(leaf) or _CODE.search(leaf):
        return False
    if fixed_once(column) or (same_year and _OF_THE_YEAR.search(leaf) and not _STATE.search(leaf)):
        return False
    return re_examined(column, asked) or counted_anew(column, asked)


def fixed_once(column: Column) -> bool:
    """总投资, 注册资本: fixed when the thing was approved or founded."""
    leaf = leaf_of(column.path)
    return bool(_FIXED.search(leaf)) and not _STATE.search(leaf)


def counted_anew(column: Column, asked: Definition) -> bool:
    """In a list of things: what is counted, what came in the period and how far a thing is are found anew each time."""
    lasts = asked.measure in OF_WHOM or _THREATENED.search("".join(column.path))  # 巡查责任人's telephone is no flow
    came_in = asked.aspect == "flow" and not lasts
    counted = asked.measure in COUNTABLE and not _OF_THE_THING.search("".join(column.path))
    return counted or came_in or bool(_STATE.search(leaf_of(column.path)))


_THIS_PERIOD = re.compile(r"[本当](?:月|季度?|期|旬|周|次)(?!末|底|初)")


def re_examined(column: Column, asked: Definition) -> bool:
    """Amounts, standards, rates and states are found anew each time, and so are ticks and whatever is of this month (本月出勤)."""
    ticked = any("√" in part for part in column.path)
    if _THREATENED.search("".join(column.path)):
        return False
    of_the_period = bool(_THIS_PERIOD.match(column.period_text))
    amount = asked.measure in ("money", "average", "rate") or column.type == "money"
    return ticked or of_the_period or amount or asked.aspect == "bound"

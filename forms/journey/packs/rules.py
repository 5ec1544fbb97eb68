"""Drop-downs and checks of a handed-out file, from the types that detection found. What stands there already stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from forms.documents.xlsx_guard import EntryRule
from forms.model.document import Area, Grid
from forms.model.form import Column, Field

MAY_BE_NEGATIVE = re.compile(r"增减|增长|净|变动|变化|环比|同比|盈亏|利润|收益|结余|差额|温|调整")
_MOST = 250  # characters of a list inside a validation (the format takes 255)
_TITLE = "请核对"
_WHOLE = "请填整数，不要写单位和文字。"
_NUMBER = "请填数字，不要写单位和文字。"
_LENGTH = "身份证号码应为18位（老证15位），请核对。"
_CHOICE = "请从下拉列表中选择。"
_VILLAGE = "这张表只填本村的内容。"


def rule_for(one: Field | Column, area: Area) -> EntryRule | None:
    """The check on entries of a field or a roster's column; None for texts and dates, which are written in many ways."""
    low = None if MAY_BE_NEGATIVE.search("".join(one.path)) else 0
    if one.options and one.type not in ("longtext", "signature"):
        return _list(area, one.options, _CHOICE)
    if one.type == "integer":
        return EntryRule(area, "whole", low=low, title=_TITLE, message=_WHOLE)
    if one.type in ("decimal", "money", "percent"):
        return EntryRule(area, "decimal", low=low, title=_TITLE, message=_NUMBER)
    if one.type == "idcard":
        return EntryRule(area, "text_length", low=15, high=19, title=_TITLE, message=_LENGTH)
    return None


def village_rule(area: Area, village: str) -> EntryRule | None:
    return _list(area, (village,), _VILLAGE)


def _list(area: Area, options: Sequence[str], message: str) -> EntryRule | None:
    plain = all("," not in o and o.strip() for o in options)
    if not plain or sum(len(o) + 1 for o in options) > _MOST:
        return None
    return EntryRule(area, "list", tuple(options), title=_TITLE, message=message)


def without_doubles(rules: Iterable[EntryRule | None], grid: Grid) -> tuple[EntryRule, ...]:
    """Rules of places that the template has no rule for; neighbours with one rule made one area."""
    taken = [area for validation in grid.validations for area in validation.areas]
    out: list[EntryRule] = []
    for rule in rules:
        if rule is None or any(_touch(rule.area, area) for area in taken):
            continue
        joined = _joined(out[-1], rule) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(rule)
    return tuple(out)


def _joined(one: EntryRule, other: EntryRule) -> EntryRule | None:
    a, b = one.area, other.area
    same = (one.kind, one.options, one.low, one.high, one.message) == (
        other.kind, other.options, other.low, other.high, other.message,
    )  # fmt: skip
    if not same or (a.top, a.bottom) != (b.top, b.bottom) or b.left != a.right + 1:
        return None
    return EntryRule(
        Area(a.top, a.left, a.bottom, b.right), one.kind, one.options, one.low, one.high, one.title, one.message
    )


def _touch(a: Area, b: Area) -> bool:
    return a.top <= b.bottom and b.top <= a.bottom and a.left <= b.right and b.left <= a.right

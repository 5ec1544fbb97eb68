"""What stands in a cell: a value, or a way of saying that there is none. 0, 无, / and 不详 are four things."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Literal

from forms.model.facts import ValueKind
from forms.values.dates import date_text
from forms.values.numbers import number_of
from forms.values.text import normal

Kind = ValueKind | Literal["blank"]
Nothing = Literal["", "blank", "void", "unknown", "none"]

_VOID = frozenset(("/", "//", "\\", "-", "n/a", "na", "n.a.", "不适用", "不涉及", "不需填", "免填", "不填", "不用填"))
_UNKNOWN = frozenset(("不详", "未知", "不明", "不清", "不清楚", "不知", "不知道", "待查", "待核", "待核实", "?", "??"))
_NONE = frozenset(("无", "没有", "暂无", "无此项", "无此类", "无此情况", "none"))
_LONGEST = max(map(len, _VOID | _UNKNOWN | _NONE))
_SHORT = 40  # characters of what comes again and again
_EMPTY = re.compile(r"[\s_()]*")
_TICK = frozenset("√✓✔☑☒■●○□×✗✘")


def kind_of(raw: object) -> Kind:
    """The kind of a cell value. Underlines and empty brackets are blank; a number with a unit behind it is text."""
    if raw is None:
        return "blank"
    if isinstance(raw, bool):
        return "choice"
    if isinstance(raw, (dt.date, dt.datetime)):
        return "date"
    if not isinstance(raw, str):
        return "number" if number_of(raw) else "text"
    return _remembered(raw) if len(raw) <= _SHORT else _kind_of_text(raw)


def nothing_in(raw: str) -> Nothing:
    """Whether a text says that there is nothing, and how; "" where it says something. As kind_of(), but never asks what."""
    if len(raw) > _LONGEST and raw.isalnum():  # most names and numbers: no spelling of these words is so long
        return ""
    return _nothing_remembered(raw) if len(raw) <= _SHORT else _nothing(raw)


def _word(raw: str) -> str:
    return normal(raw).rstrip("。.;,").casefold() or normal(raw).casefold()


def _nothing(raw: str) -> Nothing:
    word = _word(raw)
    if _EMPTY.fullmatch(word):
        return "blank"
    for kind, words in (("void", _VOID), ("unknown", _UNKNOWN), ("none", _NONE)):
        if word in words:
            return kind  # type: ignore[return-value]
    return ""


def _kind_of_text(raw: str) -> Kind:
    if nothing := _nothing(raw):
        return nothing
    if len(_word(raw)) <= 2 and set(raw.strip()) <= _TICK:
        return "choice"
    number = number_of(raw)
    if number is not None and not number.rest:
        return "number"
    return "date" if date_text(raw) else "text"


_nothing_remembered = lru_cache(maxsize=1 << 12)(_nothing)
_remembered = lru_cache(maxsize=1 << 12)(_kind_of_text)  # 是, 一级 and 80 stand in every row

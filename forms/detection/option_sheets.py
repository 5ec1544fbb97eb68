"""Lists of options on hidden sheets that no drop-down refers to: they belong to the labels that they are headed by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from forms.detection import words
from forms.detection.view import clean
from forms.model.document import Grid, Value
from forms.model.form import Field
from forms.values.text import bare, normal

_MOST, _LONGEST = 80, 30  # options of a list, characters of an option
_LIST_SHEET = re.compile(r"选项|字典|码表|下拉|参数|数据源|列表|数据有效性|list|option|lookup|dict|param", re.I)
_WORD = re.compile(r"[^\W\d_\u2e80-\u9fff]{4,}")
_PLACED = re.compile(r"姓名|名称|号码?$|地址|日期|时间")  # what is written, never picked


@dataclass(frozen=True, slots=True)
class OptionList:
    head: str
    options: tuple[str, ...]


def option_lists(grids: Iterable[Grid]) -> tuple[OptionList, ...]:
    """The lists of hidden sheets that hold nothing else: short distinct texts in columns of different lengths."""
    return tuple(found for grid in grids if grid.kind == "sheet" and grid.state != "visible" for found in _lists(grid))


def with_options(fields: Sequence[Field], lists: Sequence[OptionList]) -> tuple[Field, ...]:
    """Blank fields of plain text become choices where exactly one list answers to their label."""
    return tuple(_with(field, lists) for field in fields) if lists else tuple(fields)


def _with(field: Field, lists: Sequence[OptionList]) -> Field:
    if field.type != "text" or field.options or field.mode != "cell" or _PLACED.search(normal(field.label)):
        return field
    fit = [found for found in lists if _answers(field.label, found)]
    return replace(field, type="choice", options=fit[0].options, unit=None) if len(fit) == 1 else field


def _answers(label: str, found: OptionList) -> bool:
    """The list is headed by the label, or nearly every option names what the label asks in ('3 - 4 years')."""
    if found.head and bare(found.head) == bare(label):
        return True
    shared = {w.casefold() for w in _WORD.findall(normal(label))}
    holding = sum(bool(shared & {w.casefold() for w in _WORD.findall(normal(o))}) for o in found.options)
    return len(found.options) > 2 and holding >= len(found.options) - 1


def _lists(grid: Grid) -> list[OptionList]:
    columns = [
        [v for r in range(min(grid.rows, 200)) if (v := grid.value(r, c)) not in (None, "")]
        for c in range(min(grid.cols, 40))
    ]
    columns = [c for c in columns if len(c) > 1]
    if not columns or any(len(c) > _MOST + 1 for c in columns):
        return []
    ragged = len({len(c) for c in columns}) > 1 or len(columns) == 1
    if not (ragged or _LIST_SHEET.search(grid.name)):
        return []
    return [made for column in columns if (made := _list(column)) is not None]


def _list(column: Sequence[Value]) -> OptionList | None:
    texts = [clean(v) if isinstance(v, str) else "" for v in column]
    if not all(texts) or len(set(texts)) < len(texts) or any(len(t) > _LONGEST for t in texts):
        return None
    headed = words.strength(texts[0]) >= 1 or bool(re.fullmatch(r"column\s*\d+|列\d+", texts[0], re.I))
    return OptionList(texts[0], tuple(texts[1:])) if headed else OptionList("", tuple(texts))

"""Fields from what a form asks for: final paths, units, types and values."""

from __future__ import annotations

import re
from collections import Counter

from forms.detection import roles, types, units
from forms.detection.build import Place, value_of
from forms.detection.incell import Inner, choices, is_skeleton, listed, ticked, unit_after, unit_beside
from forms.detection.pairs import Item
from forms.detection.view import Sheet
from forms.detection.wordtime import label_period
from forms.model.form import Field
from forms.values.text import normal
from forms.values.units import unit_of

_COUNTED = frozenset("户 人 人次 户次 元 万元 亩 公顷 吨 公斤 头 只 羽 间 平方米 公里 个 件 处 家 台 辆".split())


def pair_fields(sheet: Sheet, items: list[Item], place: Place) -> list[Field]:
    """Fields from items; a label that repeats inside its group takes the row's first label into its path."""
    bases = [(*i.parents, i.label) for i in items]
    places = {(base, item.box.top, item.box.left) for base, item in zip(bases, items, strict=True)}
    times = Counter(base for base, _, _ in places)  # rooms of one box differ by their units
    out: list[Field] = []
    for at, item in enumerate(items):
        path = bases[at] if times[bases[at]] == 1 else _distinct(items, bases, times, at)
        out.append(_field(sheet, item, path, place))
    return out


def _distinct(
    items: list[Item], bases: list[tuple[str, ...]], times: Counter[tuple[str, ...]], at: int
) -> tuple[str, ...]:
    """The path with the nearest label before it in its row that does not repeat ('仓库' > '栋数', '谈话人' > '单位及职务')."""
    item, path = items[at], bases[at]
    for before in reversed(range(at)):
        other = items[before]
        if other.box is not item.box and other.box.top != item.box.top:
            break
        if times[bases[before]] == 1:
            return (*path[:-1], re.sub(r"(?<=\S\S)姓名$", "", other.label), path[-1])
    return path


def _field(sheet: Sheet, item: Item, path: tuple[str, ...], place: Place) -> Field:
    box, inner = item.box, item.inner
    options = tuple(o.text for o in choices(box)) if item.mode == "in_cell_checkbox" else ()
    rule, named = types.validation_of(sheet.grid, box.top, box.left) if item.mode == "cell" else ("", ())
    named = named or (listed(box) if item.mode == "prompt_in_cell" else ())
    unit = unit_after(inner.blank.after) if inner is not None and inner.blank.after else item.unit
    unit = unit or (unit_beside(sheet, box) if item.mode == "cell" else "")
    unit = unit or _unit(path, place) or (_unit((item.whole,), place) if item.whole else "")
    kind = types.field_type(path[-1], unit, options or named, rule)
    if kind == "text" and item.whole:
        kind = types.field_type(item.whole, unit, (), rule)
    if kind == "text" and item.listed:
        kind = "choice"
    if inner is not None and inner.dated and kind != "signature":
        kind = "date"
    if item.signature:
        kind = "signature"
    if item.part:
        kind, unit = "integer", ""
    if inner is not None and inner.dated is False and _worded(box.raw, inner):
        kind, unit = "text", ""
    role = "filler" if item.part else roles.role_of(path[-1], kind, item.sign_line)  # no value fits a part of a date
    value = (
        ticked(choices(box)) if options else inner.blank.value.strip() or None if inner is not None else value_of(box)
    )
    if item.mode == "prompt_in_cell" and not named and not is_skeleton(box):
        kind = "longtext"
    if item.opinion:
        kind, role, value = "longtext", "opinion", None
    return Field(
        id="",
        path=path,
        address=item.address or sheet.grid.address(box.top, box.left),
        mode=item.mode,
        type=kind,
        unit=(unit or None)
        if kind not in ("text", "date", "month", "year", "idcard", "phone", "account", "longtext", "signature")
        else None,
        options=options or named,
        value=None if item.mode == "prompt_in_cell" else value,
        role=role,
        section=item.section,
        period_text=label_period(path) or place.period_text,
        unit_note=place.unit_note,
        before=inner.label if inner is not None else "",
        after=inner.blank.after if inner is not None else "",
    )


def _worded(raw: str, inner: Inner) -> bool:
    """Degrees, minutes and seconds in one place, and the number of an issue ('第   批'), are no measures."""
    start, end = inner.blank.span
    return "°" in raw[start:end] or raw[:start].rstrip().endswith("第")


def _unit(path: tuple[str, ...], place: Place) -> str:
    """The unit by the label; the note's only where the label measures something."""
    own = units.own_unit(path[-1:]) or _own_word(path) or _unit_over(path)
    if own:
        return own
    if types.by_label(path[-1]) in ("integer", "decimal", "money", "percent"):
        return units.resolve(path[-1:], place.unit_note) or ""
    return ""


def _unit_over(path: tuple[str, ...]) -> str:
    """The unit in brackets of the label above ('投资估算（万元）' > '自筹资金'), where that is what the label measures."""
    over = units.own_unit(path[-2:-1]) if len(path) > 1 else None
    if not over or units.counted_unit(path[-1]) or (units.names_something(path[-1]) and not path[-1].endswith("数")):
        return ""
    alike = types.by_label("", over)
    return over if types.by_label(path[-1]) in ("text", alike) else ""


def _own_word(path: tuple[str, ...]) -> str:
    """'低保' > '户': a label that is nothing but a unit, under one that says of what."""
    word = normal(path[-1])
    return word if len(path) > 1 and word in _COUNTED and unit_of(word) is not None else ""

"""How what is asked is measured: a rate, an amount, persons, households, pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from forms.matching.labels import Label, LabelReader, measure_of_unit, unit_from
from forms.values.units import note_pairs, note_units, unit_of

COUNTABLE = frozenset({"persons", "households", "head", "times", "events", "visits", "rooms", "count"})
_NUMBER = re.compile(r"(?<![倍指系天年岁函参基位多少期月季度末初计成预决入出])数$")
_OF_PEOPLE = frozenset({"population", "role", "class", "basis", "age", "sex", "ethnic", "disability", "care", "attr"})


def measure_of(
    labels: Sequence[Label], unit: str, note: str, own: frozenset[str], reader: LabelReader
) -> tuple[str, frozenset[str]]:
    """The measure: a rate or average said in words, the unit's, the last measure word, or what a concept fixes."""
    attr = next((reader.lexicon.concepts[c].measure for c in sorted(own) if reader.lexicon.category(c) == "attr"), "")
    said = _unit_said(labels)
    if attr and attr not in ("persons", "area", "money") and not (attr == "place" and said == "count"):
        return attr, frozenset()
    for special in ("率", "占比", "增幅"):
        if special in own:
            return "rate", frozenset()
    if own & {"标准", "人均", "户均", "单位面积"}:
        return "average", frozenset()
    word = next((label.measure for label in reversed(labels) if label.measure), "")
    weak = next((label.weak_measure for label in reversed(labels) if label.weak_measure), "")
    weak = "persons" if weak == "text" and not attr else weak  # 残疾等级 > 一级: persons of that grade
    weak = "count" if word == "count" and weak and weak not in COUNTABLE else weak  # 投资项目个数 is no money
    given = measure_of_unit(unit_of(unit)) if unit else ""
    notes = _note_measures(note)
    best = (
        given or said or (word if word not in ("", "count") else "") or weak or word or _numbered(reader, labels, own)
    )
    return best, frozenset() if best else notes


def _numbered(reader: LabelReader, labels: Sequence[Label], own: frozenset[str]) -> str:
    """学校数, 已整改数: how many, where no word says that it is of persons or households."""
    people = any(reader.lexicon.category(c) in _OF_PEOPLE for c in own)
    return "count" if labels and not people and _NUMBER.search(labels[-1].text) else ""


def _unit_said(labels: Sequence[Label]) -> str:
    """The measure of the innermost unit in the labels; money where another label asks an amount: （人） says who gets it."""
    found = next(((label, measure_of_unit(u)) for label in reversed(labels) if (u := unit_from(label, ""))), None)
    if found is None:
        return ""
    amounts = (one for one in labels if one is not found[0] and not unit_from(one, ""))
    paid = found[1] in ("persons", "households") and any(one.measure == "money" for one in amounts)
    return "money" if paid else found[1]


def _note_measures(note: str) -> frozenset[str]:
    units = [*note_units(note), *note_pairs(note).values()]
    return frozenset(m for m in (measure_of_unit(unit_of(u)) for u in units) if m)

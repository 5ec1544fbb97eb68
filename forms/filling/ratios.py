"""Rates, and what is left of one amount without another, worked out from the two values of the same subject and period.

Those that have one definition everywhere, and those whose label says what is divided by what (女性人口占户籍人口比重,
卫生厕所普及率（占户籍户数）). A rate that is only named (覆盖率) may be reckoned in several ways and is left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from forms.filling.holding import Knowledge, gather
from forms.filling.timing import valid
from forms.filling.values import Fitted, Target, agree, fit
from forms.matching.definition import Surroundings, define
from forms.matching.grammar import REST
from forms.model.document import Value
from forms.model.form import Field
from forms.model.proposal import Provenance, Reason
from forms.recording.asking import Asked
from forms.values.numbers import as_cell
from forms.values.text import normal
from forms.values.units import unit_of

# Enterprise accounting standards: the ratio of total liabilities to total assets at the end of the period.
DEFINED: Mapping[str, tuple[str, str]] = {"资产负债率": ("负债总额", "资产总额")}
# The same standards, 基本准则: owners' equity is what is left of the assets without the liabilities.
LEFT: Mapping[str, tuple[str, str]] = {"净资产": ("资产总额", "负债总额")}
_SHARE = re.compile(r"(?P<part>[^占()]{2,})占(?P<whole>[^占()]{2,}?)的?(?:比重|比例|百分比|比率)")
_REACH = re.compile(
    r"(?P<part>[^占()]{2,})(?:普及|覆盖|入户)率\(占(?P<whole>[^占()]{2,}?)(?:的?(?:比重|比例|百分比))?\)"
)
_MEASURED = (("户数", "户"), ("人口", "人"), ("人数", "人"), ("面积", "亩"))
SHOWN = Decimal("0.01")
Answer = tuple[Value, tuple[Reason, ...], tuple[Provenance, ...]]


@dataclass(frozen=True, slots=True)
class Parts:
    """The labels of what is divided and by what, both in `unit`; `within`: the part is of those that the whole names."""

    part: str
    whole: str
    unit: str
    within: bool = False

    @property
    def part_labels(self) -> list[str]:
        return [self.whole, self.part] if self.within else [self.part]


def ratio(knowledge: Knowledge, field: Field, asked: Asked) -> Answer | None:
    """The value in per cent, its reason and sources; None where a part is missing or disputed, or the unit isn't %."""
    parts = _parts(field)
    if parts is None or not in_percent(field) or asked.period is None or asked.earlier:
        return None
    part = _value(knowledge, parts.part_labels, parts.unit, asked)
    whole = _value(knowledge, [parts.whole], parts.unit, asked)
    if part is None or whole is None or part.number is None or not whole.number:
        return None
    if parts.whole not in dict(DEFINED.values()).values() and part.number > whole.number:
        return None
    value = (100 * part.number / whole.number).quantize(SHOWN, rounding=ROUND_HALF_UP)
    reason = Reason("fill.ratio", (("part", parts.part), ("whole", parts.whole)))
    return as_cell(value), (reason,), (part.held.provenance(), whole.held.provenance())


def left(knowledge: Knowledge, field: Field, asked: Asked) -> Answer | None:
    """What is left of one amount without the other, in the place's unit; None where it names none, or a part is missing or
    disputed."""
    named = [name for name in LEFT if {name, REST + name} & asked.definition.own]
    target = unit_of(field.unit) if field.unit else None
    if len(named) != 1 or target is None or asked.period is None or asked.earlier:
        return None
    whole, off = (_value(knowledge, [label], str(field.unit), asked) for label in LEFT[named[0]])
    if whole is None or off is None or whole.number is None or off.number is None:
        return None
    reason = Reason("fill.left", (("whole", LEFT[named[0]][0]), ("off", LEFT[named[0]][1])))
    return as_cell(whole.number - off.number), (reason,), (whole.held.provenance(), off.held.provenance())


def _parts(field: Field) -> Parts | None:
    labels = [normal(part).replace(" ", "") for part in field.path]
    for name, (part, whole) in DEFINED.items():
        if any(name in label for label in labels):
            return Parts(part, whole, "元")
    return shared_by_label(labels[-1]) if labels else None


def shared_by_label(label: str) -> Parts | None:
    """What a label in its normal() spelling says is divided by what; None where it doesn't, or not what is counted."""
    label = re.sub(r"[,(]?%\)?$", lambda found: ")" if found[0].startswith(",") else "", label)
    found, within = _REACH.fullmatch(label), False
    if found is None:
        found, within = _SHARE.fullmatch(label), True
    unit = next((unit for end, unit in _MEASURED if found and found["whole"].endswith(end)), None)
    return Parts(found["part"], found["whole"], unit, within) if found and unit else None


def in_percent(field: Field) -> bool:
    return field.unit == "%" or any(normal(part).replace(" ", "").endswith(("%)", "%")) for part in field.path)


def _value(knowledge: Knowledge, labels: list[str], unit: str, asked: Asked) -> Fitted | None:
    """The one undisputed value of exactly this subject and period."""
    definition = define(knowledge.reader, labels, unit, Surroundings())
    target = Target("decimal", unit_of(unit), definition.measure)
    definition = replace(definition, context=asked.definition.context - definition.own)
    elements = knowledge.index.agreeing(definition)
    held = [h for found in gather(knowledge, elements, {asked.subject}).values() for h in found]
    fitted = [fit(h, target) for h in valid("stock", held, asked.period)]
    if not fitted or any(f.trouble or f.number is None or "doubtful" in f.held.fact.tags for f in fitted):
        return None
    return fitted[0] if all(agree(fitted[0], other) for other in fitted) else None

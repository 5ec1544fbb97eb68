"""Rates that have one definition everywhere, worked out from the two values of the same subject and period.

Only ratios whose definition no form can change stand here; a form's own rates are filled where it prints how.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from forms.filling.holding import Knowledge, gather
from forms.filling.timing import valid
from forms.filling.values import Fitted, Target, agree, fit
from forms.matching.definition import Surroundings, define
from forms.model.document import Value
from forms.model.form import Field
from forms.model.proposal import Provenance, Reason
from forms.recording.asking import Asked
from forms.values.numbers import as_cell
from forms.values.text import normal
from forms.values.units import unit_of

# Enterprise accounting standards: the ratio of total liabilities to total assets at the end of the period.
DEFINED: Mapping[str, tuple[str, str]] = {"资产负债率": ("负债总额", "资产总额")}
UNIT = "元"
SHOWN = Decimal("0.01")
Answer = tuple[Value, tuple[Reason, ...], tuple[Provenance, ...]]


def ratio(knowledge: Knowledge, field: Field, asked: Asked) -> Answer | None:
    """The value in per cent, its reason and sources; None where a part is missing or disputed, or the unit isn't %."""
    parts = next((DEFINED[w] for part in field.path for w in DEFINED if w in normal(part).replace(" ", "")), None)
    if parts is None or not in_percent(field) or asked.period is None or asked.earlier:
        return None
    part, whole = (_value(knowledge, label, asked) for label in parts)
    if part is None or whole is None or part.number is None or not whole.number:
        return None
    value = (100 * part.number / whole.number).quantize(SHOWN, rounding=ROUND_HALF_UP)
    reason = Reason("fill.ratio", (("part", parts[0]), ("whole", parts[1])))
    return as_cell(value), (reason,), (part.held.provenance(), whole.held.provenance())


def in_percent(field: Field) -> bool:
    return field.unit == "%" or any(normal(part).replace(" ", "").endswith(("(%)", "%")) for part in field.path)


def _value(knowledge: Knowledge, label: str, asked: Asked) -> Fitted | None:
    """The one undisputed value of exactly this subject and period."""
    target = Target("decimal", unit_of(UNIT), "money")
    definition = define(knowledge.reader, [label], UNIT, Surroundings())
    definition = replace(definition, context=asked.definition.context - definition.own)
    elements = knowledge.index.agreeing(definition)
    held = [h for found in gather(knowledge, elements, {asked.subject}).values() for h in found]
    fitted = [fit(h, target) for h in valid("stock", held, asked.period)]
    if not fitted or any(f.trouble or f.number is None or "doubtful" in f.held.fact.tags for f in fitted):
        return None
    return fitted[0] if all(agree(fitted[0], other) for other in fitted) else None

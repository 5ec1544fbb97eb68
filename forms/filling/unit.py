"""The reporting unit's own name and code, where a form asks for them: as this report was signed before, else as set up."""

from __future__ import annotations

import re
from collections import Counter

from forms.filling.holding import Held, Knowledge, gather
from forms.model.form import Field, Form
from forms.model.proposal import Proposal, Reason
from forms.recording.asking import Asked, ask
from forms.recording.frames import frame_of_form
from forms.recording.subjects import UNIT
from forms.values.identity import parse_division

_FULL = re.compile(r"全称|详细名称|规范名称")
_OFFICIAL = re.compile(r"(?:政府|办事处|委员会|局|中心|所)$")


def names_the_unit(asked: Asked) -> bool:
    """Whether a place asks the reporting unit for its own name or code, which nobody needs to look up."""
    return asked.subject == UNIT and asked.definition.own in ({"单位名称"}, {"行政区划代码"})


def unit_proposal(knowledge: Knowledge, form: Form, field: Field, subject: str) -> Proposal | None:
    """None where the field doesn't ask for the reporting unit's name or code."""
    frame = frame_of_form(knowledge.reader, form, subject, form.period)
    asked = ask(knowledge.reader, knowledge.book, frame, field, field.unit or "", field.table or "")
    own = asked.definition.own
    if not names_the_unit(asked):
        return None
    elements = knowledge.index.agreeing(asked.definition)
    held = [h for e in elements for h in gather(knowledge, [e], [UNIT]).get((e, UNIT), ())]
    if own == {"单位名称"}:
        held = [h for h in held if knowledge.book.is_unit(h.fact.value)]
        return _named(knowledge, form, field, held)
    return _coded(knowledge, field, held)


def _named(knowledge: Knowledge, form: Form, field: Field, held: list[Held]) -> Proposal:
    own = [h for h in held if h.report == form.fingerprint] or held
    if not own:
        reason = Reason("fill.unit_settings")
        if _FULL.search(field.label) and not _OFFICIAL.search(knowledge.book.unit):
            doubt = (reason, Reason("suggest.full_name"))
            return Proposal(field, "suggested", "C", knowledge.book.unit, subject=UNIT, reasons=doubt)
        return Proposal(field, "filled", "B", knowledge.book.unit, subject=UNIT, reasons=(reason,))
    spelling = Counter(h.fact.value for h in own).most_common(1)[0][0]
    sources = tuple(h.provenance() for h in own if h.fact.value == spelling)[:3]
    return Proposal(
        field, "filled", "B", spelling, subject=UNIT, reasons=(Reason("fill.unit_name"),), provenance=sources
    )


def _coded(knowledge: Knowledge, field: Field, held: list[Held]) -> Proposal | None:
    values = {parse_division(h.fact.value) or h.fact.value for h in held} | ({knowledge.unit_code} - {""})
    if len(values) != 1:
        code = "conflict.sources_differ" if values else "blank.no_fact"
        decision = "conflict" if values else "blank"
        return Proposal(field, decision, "D", subject=UNIT, reasons=(Reason(code),))  # type: ignore[arg-type]
    sources = tuple(h.provenance() for h in held)[:3]
    return Proposal(
        field, "filled", "B", values.pop(), subject=UNIT, reasons=(Reason("fill.unit_settings"),), provenance=sources
    )

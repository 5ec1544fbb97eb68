"""The reporting unit's telephone, address and credit code as they were set up, where a form asks for the unit's own.

Only labels that name the unit (单位电话, 办公地址) ask for its own: a bare 联系电话 is the filler's. What a person set up goes before
what reports say; where these say otherwise their value stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from forms.filling.holding import Held, Knowledge, gather
from forms.matching.definition import Definition
from forms.model.form import Field
from forms.model.proposal import Alternative, Draft, Proposal, Reason
from forms.recording.asking import ask
from forms.recording.frames import frame_of_form
from forms.recording.subjects import UNIT
from forms.values.identity import parse_credit_code, parse_phone
from forms.values.text import bare
from forms.vocabulary.labels import built_in_label_words

_MAY_ASK = re.compile(r"电\s*话|地\s*址|信用代码|所在地|驻\s*地")
_OF_THE_UNIT = frozenset({"r:单位", "r:办公", "r:政府", "r:机关", "单位名称", "镇级"})
_NAMED = frozenset({"fill.unit_settings", "fill.unit_name"})
_Spelled = Callable[[str], str]


def with_unit_settings(knowledge: Knowledge, draft: Draft) -> Draft:
    """The draft with what was set up of the unit in the places that ask for it."""
    said = {name: value for name, value in knowledge.unit.items() if value}
    labels = " ".join(part for p in draft.proposals for part in p.field.path)
    others = built_in_label_words().others  # in a form about an enterprise, a school, an applicant 单位地址 is theirs
    if not said or draft.subject != UNIT or others.search(f"{draft.form.title} {labels}"):
        return draft
    frame = frame_of_form(knowledge.reader, draft.form, draft.subject, draft.period)
    if not any(r.code in _NAMED for p in draft.proposals for r in p.reasons):
        said.pop("credit_code", None)  # a code stands beside the name of whose it is

    def told(proposal: Proposal) -> Proposal:
        field = proposal.field
        if not _open(proposal):
            return proposal
        asked = ask(knowledge.reader, knowledge.book, frame, field, field.unit or "", field.table or "")
        name = attribute(asked.definition) if asked.subject == UNIT else ""
        return _answered(knowledge, proposal, asked.definition, name, said[name]) if name in said else proposal

    return replace(draft, proposals=tuple(map(told, draft.proposals)))


def attribute(definition: Definition) -> str:
    """Which setting a definition asks for: telephone, address, credit_code, or ""."""
    own = definition.own
    if own == {"办公地址"} or own == {"单位名称", "r:地址"}:
        return "address"
    if own in ({"统一社会信用代码"}, {"统一社会信用代码", "单位名称"}):
        return "credit_code"
    rest = own - {"电话"}
    return "telephone" if "电话" in own and rest and rest <= _OF_THE_UNIT else ""


def _open(proposal: Proposal) -> bool:
    field: Field = proposal.field
    asks = any(_MAY_ASK.search(part) for part in field.path)
    return field.role == "entry" and field.value is None and proposal.tier != "A" and asks


def _answered(knowledge: Knowledge, proposal: Proposal, asked: Definition, name: str, value: str) -> Proposal:
    spelled = _SPELLED[name]
    elements = knowledge.index.agreeing(asked)
    held = [h for found in gather(knowledge, elements, [UNIT]).values() for h in found] if elements else []
    same = tuple(h.provenance() for h in held if spelled(h.fact.value) == spelled(value))[:3]
    others = _others(held, value, spelled)
    return replace(
        proposal, decision="filled", tier="B", value=value, subject=UNIT, reasons=(Reason("fill.unit_settings"),),
        provenance=same, alternatives=others,
    )  # fmt: skip


def _others(held: list[Held], value: str, spelled: _Spelled) -> tuple[Alternative, ...]:
    """What reports say otherwise, each value once."""
    found = {spelled(h.fact.value): h for h in held if spelled(h.fact.value) != spelled(value)}
    return tuple(Alternative(h.fact.value, Reason("alternative.reported"), (h.provenance(),)) for h in found.values())


_SPELLED: Mapping[str, _Spelled] = {
    "telephone": lambda text: parse_phone(text) or bare(text),
    "address": bare,
    "credit_code": lambda text: parse_credit_code(text) or bare(text),
}

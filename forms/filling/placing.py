"""A person's village and group on a card, put together or taken apart: 所在村组 from the columns 村 and 组 of lists.

All that is known of where the person lives must agree: one village and one group, in every report that says either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from forms.filling.holding import Held, Knowledge, gather
from forms.filling.members import village_of
from forms.filling.timing import valid
from forms.model.proposal import Provenance, Reason
from forms.recording.asking import Asked
from forms.values.numbers import number_of
from forms.values.text import normal

VILLAGE, GROUP, BOTH = "村", "组", "村组"
_WHERE = (VILLAGE, GROUP, BOTH, "家庭住址")
_NUMBER = re.compile(r"(?:第)?([\d一二三四五六七八九十]{1,3})(?:村民)?(?:小?组|社|队|屯)?$")
Answer = tuple[str, tuple[Reason, ...], tuple[Provenance, ...]]


def placed(knowledge: Knowledge, asked: Asked) -> Answer | None:
    """The place in words, its reason and the reports it rests on; None where it isn't known or reports differ."""
    (word,) = asked.definition.own if len(asked.definition.own) == 1 else ("",)
    if word not in (VILLAGE, BOTH) or not asked.subject.startswith("p:"):
        return None
    known = {own: _held(knowledge, asked, own) for own in _WHERE}
    villages = {v for held in known.values() for h in held if (v := village_of(knowledge.book, h.fact.value))}
    groups = {n: h for own in (GROUP, BOTH) for h in known[own] if (n := _group(h.fact.value))}
    used = [*known[BOTH], *known[VILLAGE], *(known[GROUP] if word == BOTH else known["家庭住址"])]
    if len(villages) != 1 or (word == BOTH and (len(groups) != 1 or not known[GROUP])):
        return None
    spelled = villages.pop() + ("" if word == VILLAGE else _as_spelled(known[GROUP]))
    return spelled, (Reason("fill.place_together"),), tuple(dict.fromkeys(h.provenance() for h in used))


def _held(knowledge: Knowledge, asked: Asked, own: str) -> list[Held]:
    names = [n for n, d in knowledge.index.definitions.items() if d.own == {own}]
    found = gather(knowledge, names, {asked.subject})
    return valid("stable", (h for held in found.values() for h in held), asked.period)


def _group(text: str) -> str:
    found = _NUMBER.search(normal(text).replace(" ", ""))
    number = number_of(found[1]) if found else None
    return str(number.value) if number is not None else ""


def _as_spelled(held: Iterable[Held]) -> str:
    """The group as the newest report writes it; a bare number gets 组."""
    text = normal(max(held, key=lambda h: h.period.end.isoformat() if h.period else "").fact.value).replace(" ", "")
    return text + "组" if text.isdigit() else text

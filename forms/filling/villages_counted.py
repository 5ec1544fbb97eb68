"""How many villages and communities (村民委员会, 居民委员会) there are, by their names in reports that list them all."""

from __future__ import annotations

from collections import defaultdict

from forms.filling.holding import Knowledge, hold
from forms.filling.timing import months_between
from forms.model.document import Value
from forms.model.proposal import Provenance, Reason
from forms.recording.asking import Asked
from forms.recording.subjects import UNIT

_ENDS = {"行政村": ("村",), "社区": ("社区", "居委会", "居民委员会")}
_ASKED_OF_ALL = frozenset({"persons", "households", "area"})  # what reports on all villages tell of each
_OLDEST = 24  # months
_FEWEST = 2  # reports under different titles that list the same villages
Answer = tuple[Value, tuple[Reason, ...], tuple[Provenance, ...]]


def villages_counted(knowledge: Knowledge, asked: Asked) -> Answer | None:
    """The number, its reason and the reports; None unless several reports list exactly the villages that are known."""
    ends = _ENDS.get(next(iter(asked.definition.own))) if len(asked.definition.own) == 1 else None
    if ends is None or asked.subject != UNIT or asked.period is None or asked.definition.measure != "count":
        return None
    known = frozenset(knowledge.book.villages)
    if any(not v.endswith(tuple(e for some in _ENDS.values() for e in some)) for v in known):
        return None
    elements = [e for e, d in knowledge.index.definitions.items() if d.measure in _ASKED_OF_ALL]
    facts = knowledge.lookup.facts_for(elements, [f"v:{v}" for v in known])
    told: dict[str, set[str]] = defaultdict(set)
    where: dict[str, Provenance] = {}
    for (_, subject), held in hold(knowledge, facts).items():
        for one in held:
            if one.period is not None and abs(months_between(one.period, asked.period)) <= _OLDEST:
                told[one.source.title].add(subject[2:])
                where.setdefault(one.source.title, one.provenance())
    whole = [title for title, villages in told.items() if villages == known]
    if len(whole) < _FEWEST:
        return None
    number = sum(v.endswith(ends) for v in known)
    reason = Reason("fill.counted", (("file", where[whole[0]].file), ("conditions", "、".join(ends[:1]))))
    return number, (reason,), tuple(where[title] for title in whole[:3])

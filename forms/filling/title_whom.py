"""Whom a list's title names, beyond its words: both kinds of a benefit are the whole of it, an age within the title's is in
the list, and where nobody ever spoke of townspeople all are country people."""

from __future__ import annotations

from collections.abc import Iterable

from forms.filling.holding import Knowledge
from forms.matching.labels import LabelReader, within_band

_COUNTRY, _TOWN = "农村", "城市"
_AGE = "age:"


def both_kinds(reader: LabelReader, said: frozenset[str]) -> frozenset[str]:
    """A title that names every kind of one thing names the thing: 生活补贴和护理补贴 of the disabled are their 两项补贴."""
    concepts = reader.lexicon.concepts
    for whole in sorted(reader.implied(said) & concepts.keys()):
        kinds = {name for name, concept in concepts.items() if whole in concept.implies}
        if len(kinds) > 1 and kinds <= said:
            return said - kinds | {whole}
    return said


def asked_within(age: str, asked: Iterable[str]) -> bool:
    """Whether a question about some of the old is answered by a list of all from an age on: 90-99岁 by one of 90岁以上."""
    ages = [c for c in asked if c.startswith(_AGE)]
    return age.startswith(_AGE) and bool(ages) and all(within_band(a, age) for a in ages)


def only_country(knowledge: Knowledge, whom: frozenset[str]) -> bool:
    """Whether those of the country are all there are: no report and no list ever spoke of such people in town."""
    if _COUNTRY not in whom:
        return False
    reader, people = knowledge.reader, whom - {_COUNTRY}
    told = (d.own | d.context for d in knowledge.index.definitions.values())
    titled = (reader.read(source.title).concepts for source in knowledge.lookup.rosters())
    return not any(_TOWN in said and people & (said | reader.implied(said)) for said in (*told, *titled))

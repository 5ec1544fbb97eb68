"""Labels against a given list of elements: fill, ask or none, with candidates and reasons (`fillonce match`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from forms.matching.definition import Definition, Surroundings, define
from forms.matching.gates import compare
from forms.matching.index import ElementIndex
from forms.matching.labels import LabelReader
from forms.matching.ranking import Element, Ranking
from forms.matching.spans import apart
from forms.values.units import unit_of
from forms.vocabulary.lexicon import built_in

SHOWN = 5


def answer_labels(
    elements: Sequence[Mapping[str, str]], labels: Sequence[Mapping[str, str]]
) -> list[dict[str, object]]:
    """`elements`: id, name (levels joined by '>'), unit. `labels`: label (likewise), section, unit_note, period_text."""
    reader = LabelReader(built_in())
    known = [
        Element(e["id"], e["name"], define(reader, _levels(e["name"]), e.get("unit") or "", Surroundings()))
        for e in elements
    ]
    index = ElementIndex(reader)
    for element in known:
        index.add(element.id, element.definition)
    ranking = Ranking(reader, known)
    return [_answer(reader, index, ranking, label) for label in labels]


def _answer(reader: LabelReader, index: ElementIndex, ranking: Ranking, label: Mapping[str, str]) -> dict[str, object]:
    path = _levels(label["label"])
    around = Surroundings(
        sections=tuple(filter(None, [label.get("section") or ""])), unit_note=label.get("unit_note") or ""
    )
    asked = define(reader, path, _plain_unit(reader, path, around.unit_note), around)
    passed = index.agreeing(asked)
    agreeing = tuple(n for n in passed if not apart(asked.time, index.definitions[n].time))
    ranked = ranking.nearest(path, asked, agreeing or passed, SHOWN)
    decision = "fill" if len(agreeing) == 1 else "ask" if ranked else "none"
    return {
        "label": label["label"],
        "decision": decision,
        "element": agreeing[0] if len(agreeing) == 1 else None,
        "candidates": [{"element": e.id, "score": round(score, 3)} for e, score in ranked],
        "reasons": _reasons(reader, asked, agreeing, ranked) if agreeing or not passed else _other_time(asked, passed),
    }


def _levels(text: str) -> list[str]:
    return [part.strip() for part in text.split(">") if part.strip()]


def _plain_unit(reader: LabelReader, path: Sequence[str], note: str) -> str:
    """A unit note that is a unit and nothing else is the label's own, unless its words say another one."""
    labels = [reader.read(part) for part in path]
    said = any(label.unit or label.measure not in ("", "count") for label in labels)
    return note if not said and unit_of(note) is not None else ""


def _reasons(
    reader: LabelReader, asked: Definition, agreeing: Sequence[str], ranked: Sequence[tuple[Element, float]]
) -> list[dict[str, object]]:
    if len(agreeing) == 1:
        return [{"code": "match.explained", "words": sorted(asked.own), "measure": asked.measure}]
    if len(agreeing) > 1:
        return [{"code": "match.ambiguous", "elements": list(agreeing)}]
    if not ranked:
        return [{"code": "match.nothing_near"}]
    nearest = ranked[0][0]
    verdict = compare(reader, asked, nearest.definition)
    return [
        {"code": f"gate.{name}", "element": nearest.id, "words": sorted(verdict.missing)} for name in verdict.failed
    ]


def _other_time(asked: Definition, passed: Sequence[str]) -> list[dict[str, object]]:
    return [{"code": "gate.period", "element": name, "words": [asked.time]} for name in passed]

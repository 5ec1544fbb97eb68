"""Labels against a given list of elements: fill, ask or none, with candidates and reasons (`fillonce match`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.matching.definition import Definition, Surroundings, define
from forms.matching.gates import compare
from forms.matching.index import ElementIndex
from forms.matching.labels import LabelReader
from forms.values.text import bare
from forms.vocabulary.lexicon import built_in

SHOWN = 5
FLOOR = 45.0  # below, a name shares too little to be worth showing


@dataclass(frozen=True, slots=True)
class Element:
    id: str
    name: str
    definition: Definition


def answer_labels(
    elements: Sequence[Mapping[str, str]], labels: Sequence[Mapping[str, str]]
) -> list[dict[str, object]]:
    """`elements`: id, name, unit. `labels`: label (levels joined by '>'), section, unit_note, period_text."""
    reader = LabelReader(built_in())
    known = [
        Element(e["id"], e["name"], define(reader, [e["name"]], e.get("unit") or "", Surroundings())) for e in elements
    ]
    index = ElementIndex(reader)
    for element in known:
        index.add(element.id, element.definition)
    return [_answer(reader, index, known, label) for label in labels]


def _answer(
    reader: LabelReader, index: ElementIndex, known: Sequence[Element], label: Mapping[str, str]
) -> dict[str, object]:
    path = [part.strip() for part in label["label"].split(">") if part.strip()]
    around = Surroundings(
        sections=tuple(filter(None, [label.get("section") or ""])), unit_note=label.get("unit_note") or ""
    )
    asked = define(reader, path, "", around)
    agreeing = index.agreeing(asked)
    ranked = _ranked(reader, path, asked, known, agreeing)
    decision = "fill" if len(agreeing) == 1 else "ask" if ranked else "none"
    return {
        "label": label["label"],
        "decision": decision,
        "element": agreeing[0] if len(agreeing) == 1 else None,
        "candidates": [{"element": e.id, "score": round(score, 3)} for e, score in ranked[:SHOWN]],
        "reasons": _reasons(reader, asked, agreeing, ranked),
    }


def _ranked(
    reader: LabelReader, path: Sequence[str], asked: Definition, known: Sequence[Element], agreeing: Sequence[str]
) -> list[tuple[Element, float]]:
    """By shared concepts and by spelling; an element that passes every gate stands first."""
    from rapidfuzz import fuzz

    words = bare("".join(path))
    leaf = bare(path[-1]) if path else ""
    scored = []
    for element in known:
        name = bare(element.name)
        spelling = max(fuzz.ratio(words, name), fuzz.ratio(leaf, name), fuzz.token_ratio(words, name)) / 100
        both = asked.own | element.definition.own
        shared = len(asked.own & element.definition.own) / len(both) if both else 0.0
        measure = 0.1 if asked.measure and asked.measure == element.definition.measure else 0.0
        score = 1.0 if element.id in agreeing else min(0.99, 0.45 * spelling + 0.45 * shared + measure)
        scored.append((element, score))
    best = [pair for pair in scored if pair[1] * 100 >= FLOOR or pair[0].id in agreeing]
    return sorted(best, key=lambda pair: (-pair[1], pair[0].id))


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

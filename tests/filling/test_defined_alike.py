"""Elements that are one but for a note on who counts: known to be the same by numbers that agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms.filling.defined_alike import of_one_definition
from forms.filling.holding import Knowledge, Report
from forms.matching.definition import Definition, Surroundings, define
from forms.matching.index import ElementIndex
from forms.matching.labels import LabelReader
from forms.model.facts import Fact
from forms.recording.subjects import UNIT, SubjectBook
from forms.vocabulary.lexicon import built_in
from tests.filling.known import APRIL, MARCH, Memory

READER = LabelReader(built_in())
PLAIN, NOTED = "外出务工人数", "外出务工（从业3个月以上）人数"


def definition(label: str) -> Definition:
    return define(READER, [label], "人", Surroundings())


def told(*said: tuple[str, str, int]) -> Knowledge:
    """Reports that gave a number: (label, period key, number)."""
    memory = Memory()
    index = ElementIndex(READER, [(label, definition(label)) for label in (PLAIN, NOTED)])
    for order, (label, period, number) in enumerate(said):
        memory.known[str(order)] = Report(str(order), f"r{order}.xlsx", "k", None)
        fact = Fact(label, UNIT, period, str(number), "number", "人", str(order), "S!A1")
        memory.facts.append(replace(fact, ord=order))
    return Knowledge(READER, SubjectBook("云溪镇", frozenset()), index, memory)


def test_both_serve_where_they_gave_the_same_number_for_a_day() -> None:
    knowledge = told((PLAIN, MARCH.key, 6671), (NOTED, MARCH.key, 6671), (NOTED, APRIL.key, 6438))
    assert set(of_one_definition(knowledge, definition(PLAIN))) == {PLAIN, NOTED}


@pytest.mark.parametrize(
    "said",
    [
        [(PLAIN, MARCH.key, 6671), (NOTED, APRIL.key, 6438)],  # nothing tells
        [(PLAIN, MARCH.key, 6671), (NOTED, MARCH.key, 6600)],
    ],
)
def test_the_one_without_the_note_alone_serves_where_numbers_differ_or_nothing_tells(
    said: list[tuple[str, str, int]],
) -> None:
    assert of_one_definition(told(*said), definition(PLAIN)) == (PLAIN,)


def aged(*labels: str) -> Knowledge:
    index = ElementIndex(READER, [(label, definition(label)) for label in labels])
    return Knowledge(READER, SubjectBook("云溪镇", frozenset()), index, Memory())


def test_residents_of_an_age_are_the_registered_where_no_report_counts_others_so() -> None:
    asked = definition("60周岁及以上人口")
    assert of_one_definition(aged("户籍60岁及以上人口"), asked) == ("户籍60岁及以上人口",)
    assert of_one_definition(aged("户籍60岁及以上人口", "常住60岁及以上人口"), asked) == ()
    assert of_one_definition(aged("户籍60岁及以上人口"), definition("60周岁及以上残疾人")) == ()

"""The index finds what comparing with every element finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from forms.matching.definition import Definition, Surroundings, define
from forms.matching.gates import compare, narrowed_by_title
from forms.matching.index import ElementIndex
from forms.matching.labels import LabelReader
from forms.vocabulary.lexicon import built_in
from tests.matching.places import READER, asked
from tests.matching.test_definition import DEFINITIONS

LABELS = ["农村低保户数", "城市低保户数", "低保户数", "特困人数", "耕地面积", "党员", "预备党员", "出生人数", "姓名"]


def index(*labels: str) -> ElementIndex:
    return ElementIndex(READER, ((label, asked(label)) for label in labels))


@given(st.lists(DEFINITIONS, max_size=12), DEFINITIONS)
def test_it_agrees_with_comparing_all(known: list[Definition], question: Definition) -> None:
    held = {str(n): d for n, d in enumerate(known)}
    found = set(ElementIndex(READER, held.items()).agreeing(question))
    agreeing = {n for n, d in held.items() if compare(READER, question, d).agrees}
    assert found <= agreeing
    assert all(narrowed_by_title(READER, question, held[n]) for n in agreeing - found)


@given(st.lists(DEFINITIONS, min_size=1, max_size=12))
def test_every_element_that_says_something_finds_itself(known: list[Definition]) -> None:
    held = {str(n): d for n, d in enumerate(known)}
    found = ElementIndex(READER, held.items())
    assert all(n in found.agreeing(d) for n, d in held.items() if compare(READER, d, d).agrees)


def test_an_element_that_comes_in_later_is_found() -> None:
    known = index("耕地面积")
    assert known.agreeing(asked("党员")) == ()
    known.add("new", asked("党员"))
    assert known.agreeing(asked("党员")) == ("new",)


def test_an_element_known_by_name_stays_as_it_was() -> None:
    known = index("党员")
    known.add("党员", asked("耕地面积"))
    assert known.agreeing(asked("党员")) == ("党员",)


def test_near_ones_come_with_the_gate_that_they_fail() -> None:
    near = index(*LABELS).near(asked("农村低保人数"))
    assert near[0][0] == "农村低保户数"
    assert near[0][1].failed == ("measure",)
    assert all(not verdict.agrees for _, verdict in near)


def test_a_benefit_in_a_report_on_the_country_is_not_all_of_it_where_towns_have_it_too() -> None:
    reader = LabelReader(built_in())
    rural = define(reader, ["低保户数"], "户", Surroundings("农村低保月报"))
    urban = define(reader, ["城市低保户数"], "户", Surroundings("民政统计表"))
    question = define(reader, ["低保户数"], "户", Surroundings("困难群众救助季报"))
    assert ElementIndex(reader, [("rural", rural)]).agreeing(question) == ("rural",)
    assert ElementIndex(reader, [("rural", rural), ("urban", urban)]).agreeing(question) == ()
    known = define(reader, ["农村低保户数"], "户", Surroundings("困难群众救助季报"))
    assert ElementIndex(reader, [("rural", rural), ("urban", urban)]).agreeing(known) == ("rural",)


def test_a_note_on_who_counts_serves_a_form_that_says_nothing_where_no_other_definition_is_known() -> None:
    reader = LabelReader(built_in())
    plain, three, six = (
        define(reader, [label], "人", Surroundings())
        for label in ("外出务工人数", "外出务工（从业3个月以上）人数", "外出务工（从业6个月以上）人数")
    )
    assert ElementIndex(reader, [("three", three)]).agreeing(plain) == ("three",)
    assert ElementIndex(reader, [("three", three), ("six", six)]).agreeing(plain) == ()
    assert ElementIndex(reader, [("three", three), ("plain", plain)]).agreeing(plain) == ("plain",)
    assert ElementIndex(reader, [("three", three), ("plain", plain)]).noted(plain) == ("three",)
    assert ElementIndex(reader, [("plain", plain), ("three", three)]).agreeing(six) == ()

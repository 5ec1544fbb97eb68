"""What a blank says of the nearest element that is known, and of what sets the two apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms.filling.nearest import Nearest, in_plain_words
from forms.filling.propose import draft
from forms.matching.index import ElementIndex
from forms.model.form import Field
from forms.model.proposal import Proposal, Reason
from forms.progress import Silent
from forms.recording.subjects import UNIT
from forms.sentences import sentence
from tests.filling.known import FORM, MARCH, World
from tests.matching.places import READER, asked


def nearest(*labels: str) -> Nearest:
    definitions = [asked(label) for label in labels]
    return Nearest(ElementIndex(READER, ((d.id, d) for d in definitions)))


@pytest.mark.parametrize(
    ("known", "label", "gate", "words"),
    [
        ("农村低保人数", "城市低保人数", "facet", "城市"),
        ("常住人口", "65岁及以上常住人口", "unexplained", "65岁以上"),
        ("党员人数", "少数民族党员人数", "unexplained", "少数民族"),
        ("农村低保人数", "农村低保户数", "measure", ""),
        ("低保计划人数", "低保人数", "definition", ""),
    ],
)
def test_the_gate_that_failed_is_named(known: str, label: str, gate: str, words: str) -> None:
    reason = nearest(known).reason(asked(label))
    assert reason is not None
    assert reason.code == f"blank.nearest.{gate}"
    assert (dict(reason.context)["name"], dict(reason.context)["words"]) == (known, words)


def test_the_sentence_is_one_a_clerk_understands() -> None:
    reason = nearest("低保计划人数").reason(asked("低保人数"))
    assert reason is not None
    assert sentence(reason.code, reason.context) == "最接近的是“低保计划人数”，但它的口径多了“计划”。"


def test_nothing_near_is_not_made_up() -> None:
    assert nearest("农村低保人数", "年末生猪存栏").reason(asked("集贸市场个数")) is None


def test_a_name_is_not_near_a_number() -> None:
    assert nearest("护林员姓名").reason(asked("护林员人数")) is None


def test_only_a_blank_for_want_of_an_element_gets_it() -> None:
    known = nearest("农村低保人数")
    other = Proposal(Field("f", ("城市低保人数",), "S!B2"), "blank", "D", reasons=(Reason("blank.no_fact"),))
    assert known.named(other, asked("城市低保人数")) == other


def test_long_labels_are_cut() -> None:
    definition = replace(asked("农村低保人数"), text="甲" * 60)
    reason = Nearest(ElementIndex(READER, [("e", definition)])).reason(asked("城市低保人数"))
    assert reason is not None
    assert dict(reason.context)["name"] == "甲" * 40 + "…"


def test_a_draft_names_the_nearest() -> None:
    world = World()
    world.tell("农村低保人数", 41, unit="人")
    form = replace(FORM, fields=(Field("f", ("城市低保人数",), "S!B2", type="integer", unit="人"),))
    made = draft(world.knowledge, form, "表.xlsx", MARCH, UNIT, Silent())
    assert [r.code for r in made.proposals[0].reasons] == ["blank.no_element", "blank.nearest.facet"]


def test_concepts_are_told_in_words_a_clerk_reads() -> None:
    assert in_plain_words({"age:60-", "低保", "r:天文台"}) == "60岁以上、低保、天文台"
    assert in_plain_words({"age:0-17"}) == "0—17岁"
    assert in_plain_words(()) == ""

"""A short name behind the full one in the same form means the same; anything else leaves it as it is."""

from __future__ import annotations

import pytest

from forms.filling.places_said import Places
from forms.matching.definition import Surroundings, define
from forms.matching.labels import LabelReader
from forms.recording.asking import Asked
from forms.recording.subjects import UNIT
from forms.vocabulary.lexicon import built_in
from tests.filling.known import MARCH

READER = LabelReader(built_in())


def said(*paths: str, title: str = "社会救助季报") -> list[bool]:
    """Whether each label, in reading order, asks for 农村."""
    places = Places(READER)
    asked = [Asked(define(READER, p.split(">"), "户", Surroundings(title)), UNIT, MARCH) for p in paths]
    return ["农村" in places.said(one).definition.own for one in asked]


def test_a_form_that_named_it_in_full_goes_on_with_the_short_name() -> None:
    assert said("农村低保户数", "本季新增低保户数", "特困户数") == [True, True, False]


@pytest.mark.parametrize(
    "paths",
    [
        ("低保户数", "农村低保户数", "新增低保户数"),  # the short one came first: it is the whole
        ("农村低保户数", "城市低保户数", "新增低保户数"),
        ("低保户数>其中：农村", "新增低保户数"),
    ],
)
def test_where_towns_are_meant_too_or_the_country_is_a_part_it_stays_short(paths: tuple[str, ...]) -> None:
    assert said(*paths)[-1] is False

"""How what is asked is measured."""

from __future__ import annotations

import pytest

from forms.matching.definition import Surroundings, define
from forms.matching.labels import LabelReader
from forms.vocabulary.lexicon import built_in


def measure(*path: str, unit: str = "") -> str:
    return define(LabelReader(built_in()), path, unit, Surroundings()).measure


@pytest.mark.parametrize("label", ["学校数", "排查隐患数", "已整改数", "合作社数"])
def test_a_number_of_things_is_a_count(label: str) -> None:
    assert measure(label) == "count"


@pytest.mark.parametrize(("label", "said"), [("党员数", "persons"), ("老人数", "persons"), ("低保数", "")])
def test_a_number_of_people_is_of_persons_or_left_open(label: str, said: str) -> None:
    assert measure(label) == said


@pytest.mark.parametrize(("label", "said"), [("收入数", "money"), ("本月数", ""), ("物价指数", "")])
def test_not_every_number_counts(label: str, said: str) -> None:
    assert measure(label) == said


def test_a_unit_goes_before_the_word() -> None:
    assert measure("检查单位数", unit="家次") == "visits"

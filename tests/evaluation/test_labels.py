"""Labels of other people's forms against a list of elements: right, or left to be asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.evaluation import figures
from tests.evaluation.labelling import LabelScore

COVERAGE = {"labels": 0.87, "public1": 0.90, "public2": 0.86}
AMONG_THREE = {"labels": 0.97, "public1": 0.98, "public2": 0.91}

Measure = Callable[[str], LabelScore]
sets = pytest.mark.parametrize("labels", list(figures.LABEL_SETS))


@sets
def test_no_label_is_filled_wrongly(label_score: Measure, labels: str) -> None:
    assert label_score(labels).wrong == []


@sets
def test_so_many_labels_are_filled(label_score: Measure, labels: str) -> None:
    assert label_score(labels).coverage >= COVERAGE[labels]


@sets
def test_the_right_element_is_among_the_first_three(label_score: Measure, labels: str) -> None:
    assert label_score(labels).top3 >= AMONG_THREE[labels]


@sets
def test_the_page_states_what_is_measured(label_score: Measure, labels: str) -> None:
    row = figures.row_of_labels(labels, label_score(labels))
    assert figures.untrue(figures.PAGE.read_text(encoding="utf-8"), [row]) == [], (
        "python -m tests.evaluation.figures --write"
    )

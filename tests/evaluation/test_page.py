"""The page states the figures as they were kept, whether or not the data are there to measure them again."""

from __future__ import annotations

from tests.evaluation import figures
from tests.evaluation.breakdown import GROUPS, Breakdown, Outcome


def test_the_page_states_the_kept_figures() -> None:
    kept, page = figures.kept(), figures.PAGE.read_text(encoding="utf-8")
    assert figures.written(page, kept["rows"], kept["detail"]) == page, "python -m tests.evaluation.figures --write"


def test_no_kept_figure_counts_a_wrong_fill() -> None:
    rows = figures.stated(f"{figures.BEGIN}{chr(10).join(figures.kept()['rows'])}{figures.END}")
    assert len(rows) == 2 * 5 + 3
    assert {wrong for _, wrong in rows.values()} == {0}


def test_outcomes_are_summed_by_class_and_facet() -> None:
    found = Breakdown(
        [
            Outcome("same", ("sex", "age"), GROUPS[1], True, right=True),
            Outcome("same", ("sex",), GROUPS[2], True, wrong=True),
            Outcome("stale", ("age",), "", False),
        ]
    )
    assert (found.by_class()["same"].right, found.by_class()["same"].wrong) == (1, 1)
    assert (found.by_facet()["sex"].places, found.by_facet()["age"].places) == (2, 2)


def test_the_curve_adds_up_from_the_surest_on() -> None:
    found = Breakdown(
        [
            Outcome("same", ("none",), GROUPS[0], True, right=True),
            Outcome("same", ("none",), GROUPS[2], True, wrong=True),
            Outcome("same", ("none",), GROUPS[7], True, offered=True),
            Outcome("same", ("none",), "", True),
        ]
    )
    curve = {group: (answers, coverage, wrong) for group, answers, coverage, wrong in found.curve()}
    assert curve[GROUPS[0]] == (1, 0.25, 0)
    assert curve[GROUPS[2]] == (1, 0.25, 1)
    assert curve[GROUPS[7]] == (1, 0.5, 1)

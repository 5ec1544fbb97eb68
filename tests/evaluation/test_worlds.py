"""Two townships' years from past reports to drafts: not one wrong fill, and so much is filled."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.evaluation import figures
from tests.evaluation.runs import crossed
from tests.evaluation.scoring import Score

# A little below what was measured (docs/matching.md has the figures).
CELLS = {"world": 0.80, "world2": 0.79}
ROSTERS = {"world": 0.98, "world2": 0.98}
SECOND = 0.97
WITHHELD = {"world": 0.70, "world2": 0.68}
SHARED = {"world": 0.66, "world2": 0.86}

Measure = Callable[[str], Score]
worlds = pytest.mark.parametrize("world", list(figures.WORLDS))
one_world = pytest.mark.parametrize("world", list(figures.WORLDS)[:1])  # the longer runs; figures.py makes them on both


@worlds
def test_nothing_is_filled_wrongly(world_score: Measure, world: str) -> None:
    measured = world_score(world)
    print(measured.report())
    assert measured.cells.wrong == []
    assert measured.rosters.wrong == []


@worlds
def test_every_report_is_read_and_every_template_drafted(world_score: Measure, world: str) -> None:
    measured = world_score(world)
    assert measured.failed == []
    assert measured.refused == []


@worlds
def test_so_many_cells_are_filled(world_score: Measure, world: str) -> None:
    assert world_score(world).cells.coverage >= CELLS[world]


@worlds
def test_so_many_cells_of_rosters_are_filled(world_score: Measure, world: str) -> None:
    assert world_score(world).rosters.coverage >= ROSTERS[world]


@worlds
def test_shared_sources_are_named_and_none_wrongly(world_score: Measure, world: str) -> None:
    count = world_score(world).shared
    assert count["right"] >= SHARED[world] * count["asked"]
    assert count["wrong"] == 0


@worlds
def test_the_page_states_what_is_measured(world_score: Measure, world: str) -> None:
    rows = figures.rows_of_world(world, world_score(world))
    assert figures.untrue(figures.PAGE.read_text(encoding="utf-8"), rows) == [], (
        "python -m tests.evaluation.figures --write"
    )


@one_world
def test_on_a_second_visit_what_was_confirmed_is_found_again(second_score: Measure, world: str) -> None:
    measured = second_score(world)
    assert measured.cells.wrong == []
    assert measured.cells.coverage >= SECOND


@one_world
def test_without_the_own_offices_reports_less_is_filled_and_nothing_wrongly(
    withheld_score: Measure, world_score: Measure, world: str
) -> None:
    measured = withheld_score(world)
    print(measured.report())
    assert measured.withheld > 0
    assert measured.cells.wrong == []
    assert measured.rosters.wrong == []
    assert WITHHELD[world] <= measured.cells.coverage < world_score(world).cells.coverage


@one_world
def test_the_page_states_what_the_harder_runs_measure(
    second_score: Measure, withheld_score: Measure, world: str
) -> None:
    rows = figures.rows_of_second(world, second_score(world)) + figures.rows_of_withheld(world, withheld_score(world))
    assert figures.untrue(figures.PAGE.read_text(encoding="utf-8"), rows) == [], (
        "python -m tests.evaluation.figures --write"
    )


def test_whatever_is_filled_from_another_townships_past_names_its_source() -> None:
    folders = [figures.place_of(name) for name in figures.WORLDS]
    if not all(folder.exists() for folder in folders):
        pytest.skip("the townships are not there")
    for filled in crossed(*folders):
        assert filled.file
        assert filled.sources or filled.reasons == ("fill.unit_settings",), filled

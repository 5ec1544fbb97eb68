"""Two townships' years from past reports to drafts: not one wrong fill, and so much is filled."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.evaluation import figures
from tests.evaluation.scoring import Score

# A little below what was measured (docs/matching.md has the figures).
CELLS = {"world": 0.80, "world2": 0.79}
ROSTERS = {"world": 0.98, "world2": 0.98}
SHARED = {"world": 0.66, "world2": 0.75}

Measure = Callable[[str], Score]
worlds = pytest.mark.parametrize("world", list(figures.WORLDS))


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

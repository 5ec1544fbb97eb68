"""A second visit with rosters settled too: everything left on the first is found again, and nothing else is filled."""

from __future__ import annotations

import pytest

from tests.evaluation.figures import place_of
from tests.evaluation.second_visit import second_visit

WORLD = "world2"  # one is enough: python -m tests.evaluation.second_visit measures both


def test_cells_and_rosters_that_were_settled_are_found_again_and_nothing_is_wrong() -> None:
    folder = place_of(WORLD)
    if not folder.exists():
        pytest.skip(f"{folder.name} is not there")
    found = second_visit(folder)
    print(found.report())
    assert (found.cells.wrong, found.rosters.wrong) == ([], [])
    assert found.cells.coverage >= 0.97
    assert found.rosters.coverage >= 0.97

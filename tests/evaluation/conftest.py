"""What was measured, once a run: the development data stands beside the repository and may be absent."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from tests.evaluation import figures
from tests.evaluation.labelling import LabelScore
from tests.evaluation.scoring import Score

T = TypeVar("T")


@pytest.fixture(scope="session")
def world_score() -> Callable[[str], Score]:
    return _skipping(cache(figures.world_score))


@pytest.fixture(scope="session")
def second_score() -> Callable[[str], Score]:
    return _skipping(cache(figures.second_score))


@pytest.fixture(scope="session")
def withheld_score() -> Callable[[str], Score]:
    return _skipping(cache(figures.withheld_score))


@pytest.fixture(scope="session")
def label_score() -> Callable[[str], LabelScore]:
    return _skipping(cache(figures.label_score))


def _skipping(measure: Callable[[str], T]) -> Callable[[str], T]:
    def measured(name: str) -> T:
        if not figures.place_of(name).exists():
            pytest.skip(f"{Path(*figures.place_of(name).parts[-2:])} is not there")
        return measure(name)

    return measured

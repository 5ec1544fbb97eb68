"""Desktops that exchange through a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from tests.sync.desk import Desk, pair


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "共享 盘"
    place.mkdir()
    return place


@pytest.fixture
def make(folder: Path) -> Iterator[Callable[[str], Desk]]:
    opened: list[Profile] = []

    def one(name: str) -> Desk:
        opened.append(Profile.throwaway(UnitSettings(name, "999101")))
        return Desk(opened[-1], folder)

    yield one
    for profile in opened:
        profile.close()


@pytest.fixture
def two(make: Callable[[str], Desk]) -> tuple[Desk, Desk]:
    first, second = make("甲"), make("乙")
    pair(first, second)
    return first, second

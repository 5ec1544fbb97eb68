"""Profiles for tests: keys at hand, no passphrase to stretch, never the system's keyring."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.profile.vault import NoVault
from tests.profile.samples import KEY, UNIT


@pytest.fixture
def unit() -> UnitSettings:
    return UNIT


@pytest.fixture
def profile() -> Iterator[Profile]:
    with Profile.throwaway(UNIT) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a closed profile whose data key is KEY."""
    place = tmp_path / "历史 数据"
    Profile.create(place, None, UNIT, data_key=KEY, vault=NoVault())[0].close()
    return place

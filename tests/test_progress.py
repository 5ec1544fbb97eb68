"""Long work and what Python does meanwhile."""

from __future__ import annotations

import gc

import pytest

from forms.progress import uncollected


def test_garbage_is_looked_for_again_however_the_work_ends() -> None:
    collects = gc.isenabled()
    try:
        gc.enable()
        with uncollected():
            assert not gc.isenabled()
        assert gc.isenabled()
        with pytest.raises(ValueError, match="ended"), uncollected():
            raise ValueError("ended")
        assert gc.isenabled()
    finally:
        if not collects:
            gc.disable()


def test_who_collects_in_another_way_goes_on_so() -> None:
    collects = gc.isenabled()
    try:
        gc.disable()
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        if collects:
            gc.enable()

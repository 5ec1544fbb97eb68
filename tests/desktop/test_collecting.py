"""Garbage collection in short steps: nothing dies unseen for good, and no step goes through what has been put aside."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.collecting import KEPT, YOUNG, Collector


class Ring:
    """Refers to itself: only the collector finds it when it is forgotten."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    made = Collector(qapp)
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture(autouse=True)
def left_to_others() -> Iterator[None]:
    """The tests of windows that follow have a collector of their own."""
    yield
    gc.disable()


def many(number: int) -> list[list[object]]:
    return [[n] for n in range(number)]


def test_a_step_waits_until_there_is_something_new_to_look_at(collector: Collector) -> None:
    gc.collect()
    ring = Ring()
    seen = weakref.ref(ring)
    del ring
    collector.step()
    assert seen() is not None
    held = many(YOUNG + 1)
    collector.step()
    assert seen() is None
    assert len(held) > YOUNG


def test_what_has_lived_for_some_steps_is_not_gone_through_again(collector: Collector) -> None:
    held = [many(YOUNG + 1)]
    for _ in range(2 * KEPT // YOUNG):
        held.append(many(YOUNG + 1))
        collector.step()
    assert sum(map(len, held)) > KEPT
    assert len(gc.get_objects()) < KEPT + 2 * YOUNG  # those put aside are not among them


def test_a_ring_that_dies_after_it_was_put_aside_is_found_by_tidying(collector: Collector) -> None:
    ring = Ring()
    seen = weakref.ref(ring)
    gc.freeze()
    del ring
    gc.collect()
    assert seen() is not None
    collector.tidy()
    assert seen() is None


def test_python_collects_by_itself_again_when_it_is_stopped(qapp: QApplication) -> None:
    made = Collector(qapp)
    assert not gc.isenabled()
    made.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0

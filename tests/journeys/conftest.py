"""Journeys use the window of the desktop's tests: nothing of its own but hands that count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.desktop.conftest import HARMLESS, answers, chinese, collected_here, settings, themed, until, window

__all__ = ["answers", "chinese", "collected_here", "settings", "themed", "until", "window"]


@pytest.fixture
def told(record_property: Callable[[str, object], None]) -> Callable[[str, int, int], None]:
    """Say a ratio, and keep it in the report of the run."""

    def say(what: str, program: int, by_hand: int) -> None:
        record_property(what, f"{by_hand / program:.2f}")
        print(f"{what}: {program} keys and clicks, {by_hand} by hand: {by_hand / program:.1f} times fewer")

    return say


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore(HARMLESS, extend=True))

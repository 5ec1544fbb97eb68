"""Journeys use the window of the desktop's tests: nothing of its own but hands that count."""

from __future__ import annotations

import pytest

from tests.desktop.conftest import HARMLESS, answers, chinese, settings, themed, until, window

__all__ = ["answers", "chinese", "settings", "themed", "until", "window"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore(HARMLESS, extend=True))

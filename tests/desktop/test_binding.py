"""The installed PySide6 must not free None: such a window ends with a fatal error after some thousand calls."""

from tests.desktop.binding import loses_references


def test_a_call_that_returns_nothing_leaves_none_alone() -> None:
    assert not loses_references()

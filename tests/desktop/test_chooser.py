"""What a name becomes that was typed in the dialog for saving."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.chooser import ended


@pytest.mark.parametrize(
    ("typed", "chosen", "name"),
    [
        ("函.docx", "", "函.docx"),
        ("函.docx", ".pdf", "函.pdf"),
        ("函", ".pdf", "函.pdf"),
        ("函.v2", ".pdf", "函.v2.pdf"),
        ("函.PDF", ".pdf", "函.PDF"),
    ],
)
def test_a_name_ends_as_was_chosen(typed: str, chosen: str, name: str) -> None:
    assert ended(Path(typed), ".docx", chosen) == Path(name)

"""The letter templates are what their script writes."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from scripts.make_letters import FOLDER, LETTERS, written


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_a_letter_template_is_what_its_script_writes(name: str) -> None:
    assert parts((FOLDER / f"{name}.docx").read_bytes()) == parts(written(LETTERS[name]()))


def parts(data: bytes) -> dict[str, bytes]:
    """Contents of the package but its properties, which name the day of the library's own template."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist() if not name.startswith("docProps/")}

"""Rooms stay small: files, functions and classes, each exception with its reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE, FUNCTION, CLASS = 400, 60, 25
ALLOWED: dict[str, str] = {}  # "forms/x.py" or "forms/x.py:name" -> why it may be larger


def sources() -> list[Path]:
    return sorted(file for room in ("forms", "desktop", "scripts") for file in (ROOT / room).rglob("*.py"))


def too_large(file: Path) -> Iterator[str]:
    name, text = file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")
    if text.count("\n") + 1 > FILE:
        yield name
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and lines(node) > FUNCTION:
            yield f"{name}:{node.name}"
        if isinstance(node, ast.ClassDef) and sum(isinstance(m, ast.FunctionDef) for m in node.body) > CLASS:
            yield f"{name}:{node.name}"


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("room", ["forms", "desktop", "scripts"])
def test_nothing_is_too_large_without_a_reason(room: str) -> None:
    found = [name for file in sources() if file.relative_to(ROOT).parts[0] == room for name in too_large(file)]
    assert [name for name in found if name not in ALLOWED] == []


def test_no_exception_outlives_its_need() -> None:
    found = {name for file in sources() for name in too_large(file)}
    assert set(ALLOWED) - found == set()

"""Formulas as text: their references found, moved and renumbered. Nothing is ever calculated here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from forms.model.document import Area, column_index, letters

_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_TOKEN = re.compile(
    r'(?P<string>"(?:[^"]|"")*")'
    r"|(?P<table>[\w\\.]*\[(?!\d+\])[^\]]*\](?:\])?)"
    r"|(?P<ref>(?P<sheet>(?:'(?:[^']|'')+'|(?:\[\d+\])?[\w.\u4e00-\u9fff]+(?::[\w.]+)?|\[\d+\][^!'\s(),]*)!)?"
    rf"(?:(?P<area>{_CELL}(?::{_CELL})?)|(?P<cols>\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}})|(?P<rows>\$?[0-9]{{1,7}}:\$?[0-9]{{1,7}}))"
    r"(?![\w(.!]))"
    r"|(?P<number>[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>(?:'(?:[^']|'')+'!|[\w.]+!)?[^\W\d][\w.\\?]*)(?P<call>\()?",
)
_PIECE = re.compile(r"(\$?)([A-Za-z]*)(\$?)([0-9]*)")
MAX_ROW, MAX_COL = 1_048_575, 16_383


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference inside a formula: where it stands, the sheet it names ("" for its own), the cells it covers.

    `rows_only` and `cols_only` mark whole rows (3:5) and whole columns (A:C).
    """

    start: int
    end: int
    sheet: str
    area: Area
    text: str  # without the sheet
    cols_only: bool = False
    rows_only: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    references: tuple[Reference, ...]
    names: tuple[str, ...]
    unsure: bool  # it may read cells that no reference shows (INDIRECT, tables, 3-D references ...)


_FAR = {"INDIRECT", "OFFSET", "INDEX", "GETPIVOTDATA", "CELL"}


def parse(formula: str) -> Parsed:
    """References and names of a formula (with or without its "=")."""
    references: list[Reference] = []
    names: list[str] = []
    unsure = False
    for match in _TOKEN.finditer(formula):
        if match["table"]:
            unsure = True
        elif match["ref"]:
            sheet = (match["sheet"] or "").removesuffix("!")
            if sheet.startswith("'"):
                sheet = sheet[1:-1].replace("''", "'")
            if "[" in sheet:
                continue  # another workbook
            unsure = unsure or ":" in sheet
            text = match["area"] or match["cols"] or match["rows"]
            start = match.end("ref") - len(text)
            references.append(
                Reference(start, match.end("ref"), sheet, _area(text), text, bool(match["cols"]), bool(match["rows"]))
            )
        elif match["name"]:
            word = match["name"].upper()
            if match["call"]:
                unsure = unsure or (word in _FAR and word != "INDEX")
            elif word not in ("TRUE", "FALSE"):
                names.append(match["name"].rpartition("!")[2])
    return Parsed(tuple(references), tuple(names), unsure)


def _area(text: str) -> Area:
    a, _, b = text.partition(":")
    top, left = _corner(a)
    bottom, right = _corner(b) if b else (top, left)
    if top is None or bottom is None:  # whole columns
        top, bottom = 0, MAX_ROW
    if left is None or right is None:
        left, right = 0, MAX_COL
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def _corner(text: str) -> tuple[int | None, int | None]:
    match = _PIECE.fullmatch(text)
    assert match is not None  # the token pattern lets nothing else through
    row = int(match[4]) - 1 if match[4] else None
    col = column_index(match[2].upper()) if match[2] else None
    return row, col


def rewrite(formula: str, change: Callable[[Reference], str]) -> str:
    """The formula with every reference replaced by what `change` makes of it (sheet names stay)."""
    for ref in reversed(parse(formula).references):
        formula = formula[: ref.start] + change(ref) + formula[ref.end :]
    return formula


def translated(formula: str, rows: int, cols: int) -> str:
    """A formula as it reads when copied `rows` down and `cols` right: relative references move, fixed ones stay."""
    if not rows and not cols:
        return formula
    return rewrite(formula, lambda ref: ":".join(_moved(part, rows, cols) for part in ref.text.split(":")))


def _moved(part: str, rows: int, cols: int) -> str:
    match = _PIECE.fullmatch(part)
    assert match is not None
    fixed_col, col, fixed_row, row = match.groups()
    if col and not fixed_col:
        at = column_index(col.upper()) + cols
        if not 0 <= at <= MAX_COL:
            return "#REF!"
        col = letters(at)
    if row and not (fixed_row or (not col and fixed_col)):
        line = int(row) + rows
        if not 1 <= line <= MAX_ROW + 1:
            return "#REF!"
        row = str(line)
    return fixed_col + col + fixed_row + row


def spelled(ref: Reference, area: Area) -> str:
    """A reference's text pointing at another area, its dollar signs kept."""
    parts = ref.text.split(":")
    corners = [(area.top, area.left), (area.bottom, area.right)][: len(parts)]
    out = []
    for part, (row, col) in zip(parts, corners, strict=True):
        match = _PIECE.fullmatch(part)
        assert match is not None
        out.append(match[1] + (letters(col) if match[2] else "") + match[3] + (str(row + 1) if match[4] else ""))
    return ":".join(out)

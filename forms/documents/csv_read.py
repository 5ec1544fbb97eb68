"""Reads delimited text (.csv, .tsv) into a Document of one sheet."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from forms.errors import FormsError
from forms.model.document import Document, Grid, Value

MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 300_000
MAX_COLS = 1_000
_DELIMITERS = (",", "\t", ";", "|")
_NUMERAL = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?")  # no leading zero, at most 15 digits: nothing is lost
_ID = re.compile(r"0\d+|\d{16,}[Xx]?")
_GUARD = re.compile(r'="(.*)"', re.DOTALL)  # ="0123": the way some exports keep Excel from making numbers of ids


def read_csv(data: bytes, file_name: str) -> Document:
    """Reads a delimited file (comma, tab, semicolon, bar; utf-8, gb18030 or utf-16) as one sheet named "Sheet1".

    A clean numeral of up to 15 digits becomes a number where its whole column looks numeric; ids stay text.
    Raises file.empty, file.damaged (no text), file.too_large, file.too_many_cells.
    """
    if not data:
        raise FormsError("file.empty", file=file_name)
    if len(data) > MAX_BYTES:
        raise FormsError("file.too_large", file=file_name, limit=MAX_BYTES // 2**20)
    text, _ = decoded(data, file_name)
    rows = _rows(text, file_name)
    width = max((len(r) for r in rows), default=0)
    values = _typed(rows, width)
    return Document("csv", (Grid("Sheet1", "sheet", len(values), width, values),), file_name=file_name)


def decoded(data: bytes, file_name: str) -> tuple[str, str]:
    """The text without its byte order mark, and the codec that read it. Raises file.damaged where it is no text."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not re.search("[\0-\x08\x0e-\x1a\x1c-\x1f]", text):
            return text.removeprefix("\ufeff"), encoding
    raise FormsError("file.damaged", file=file_name)


def _encodings(data: bytes) -> tuple[str, ...]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ("utf-16",)
    head = data[:2000]
    if head[1::2].count(0) > len(head) // 8:
        return ("utf-16-le",)
    return ("utf-8-sig", "gb18030")


def _rows(text: str, file_name: str) -> list[list[str]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    delimiter, text = delimiter_of(text)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            if len(rows) >= MAX_ROWS or len(row) > MAX_COLS:
                raise FormsError("file.too_many_cells", file=file_name)
            rows.append([clean(cell) for cell in row])
    except csv.Error as error:
        raise FormsError("file.damaged", file=file_name) from error
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def delimiter_of(text: str) -> tuple[str, str]:
    """The delimiter that cuts most lines into equally many cells (above one), and the text without a "sep=" line."""
    told = re.match(r'"?sep=(.)"?\n', text)
    if told:
        return told[1], text[told.end() :]
    lines = text.split("\n", 51)[:50]
    best, best_score = ",", 0
    for delimiter in _DELIMITERS:
        try:
            widths = Counter(len(r) for r in csv.reader(lines, delimiter=delimiter) if any(r))
        except csv.Error:
            continue
        score = max((times * (width > 1) * 100 + width for width, times in widths.items()), default=0)
        if score > best_score and any(width > 1 for width in widths):
            best, best_score = delimiter, score
    return best, text


def clean(cell: str) -> str:
    """A cell without what only protects its digits: trailing tabs, a leading apostrophe, ="..."."""
    cell = cell.strip(" \t")
    guarded = _GUARD.fullmatch(cell)
    if guarded:
        return guarded[1].strip()
    guards = cell[:1] in ("'", "\u2019") and (cell[1:2].isalnum() or cell[1:2] in tuple("=+-@"))
    return cell[1:] if guards else cell


def _typed(rows: list[list[str]], width: int) -> list[list[Value]]:
    numeric = [_numeric([r[c] for r in rows if c < len(r) and r[c]]) for c in range(width)]
    return [[_value(cell, numeric[c]) for c, cell in enumerate(row)] for row in rows]


def _numeric(cells: list[str]) -> bool:
    """Whether a column holds numbers: behind its headers all cells are clean numerals, and none anywhere is an id."""
    marks = [bool(_NUMERAL.fullmatch(c)) for c in cells]
    if True not in marks or any(_ID.fullmatch(c) for c in cells):
        return False
    body = marks[marks.index(True) :]
    return all(body) and marks.index(True) <= 5


def _value(cell: str, numeric: bool) -> Value:
    if not cell:
        return None
    if not numeric or not _NUMERAL.fullmatch(cell):
        return cell
    return float(cell) if "." in cell else int(cell)

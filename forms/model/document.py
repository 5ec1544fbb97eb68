"""A file as read: grids of cells (worksheets and Word tables alike) and paragraphs, with the looks that matter.

Rows and columns count from 0 here; addresses (strings) follow interfaces: spreadsheet rows from 1 and letters for
columns, Word tables, rows, cells and paragraphs from 0.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Value = str | int | float | bool | dt.datetime | dt.date | dt.time | None
Format = Literal["xlsx", "xls", "docx", "csv", "pdf"]
Span = tuple[int, int]  # start, end (exclusive) in a text


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks, shared by many cells. Borders say whether a line is drawn on that side."""

    bold: bool = False
    size: float = 11.0  # points
    font: str = ""
    align: Literal["", "left", "center", "right"] = ""
    valign: Literal["", "top", "center", "bottom"] = ""
    wrap: bool = False
    fill: str = ""  # RRGGBB or ""
    color: str = ""  # RRGGBB or ""
    number_format: str = "General"
    left: bool = False
    top: bool = False
    right: bool = False
    bottom: bool = False
    diagonal: bool = False
    locked: bool = True
    indent: int = 0
    vertical: bool = False  # written downwards, one character under the other
    turn: int = 0  # degrees that the text is turned by, against the clock (90: it reads upwards)


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, all four edges inside, from 0."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, cell: tuple[int, int]) -> bool:
        return self.top <= cell[0] <= self.bottom and self.left <= cell[1] <= self.right

    @property
    def height(self) -> int:
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        return self.right - self.left + 1


@dataclass(frozen=True, slots=True)
class Validation:
    """A data validation: `options` for a list (lists on other sheets already resolved)."""

    areas: tuple[Area, ...]
    kind: str  # list, whole, decimal, date, textLength, custom ...
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Control:
    """A form control of a sheet by the cell it is linked to. A tick box puts TRUE or FALSE there, a list or a group of
    option buttons the number (from 1) of the option."""

    kind: Literal["check", "list", "radio"]
    label: str = ""  # its own words, "" for lists and groups
    options: tuple[str, ...] = ()  # in their order, blank ones kept so that the numbers hold
    at: tuple[int, int] | None = None  # row and column under its upper left corner
    parts: tuple[str, ...] = ()  # the parts of the file that keep its state, a group's in the order of its options
    shapes: tuple[tuple[str, str], ...] = ()  # likewise the drawing that keeps it, and its shape's number there


@dataclass(frozen=True, slots=True)
class Grid:
    """A worksheet or a Word table. `values[r][c]` may be shorter than `rows` x `cols`; use value()/text().

    In a Word table a cell that spans columns or rows stands at its first place, with an Area in `merges`, as in a sheet;
    `starts` maps (row, grid column) to the index in python-docx's ``rows[r].cells`` where a row doesn't begin at grid column 0.
    """

    name: str  # sheet name, or "T0", "T0.R2.C3.T0", "header1:T0"
    kind: Literal["sheet", "table"]
    rows: int
    cols: int
    values: Sequence[Sequence[Value]]
    merges: tuple[Area, ...] = ()
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)
    styles: tuple[Style, ...] = (PLAIN,)
    style_ids: Sequence[Sequence[int]] = ()  # like values; missing = 0
    hidden_rows: frozenset[int] = frozenset()
    hidden_cols: frozenset[int] = frozenset()
    col_widths: Mapping[int, float] = field(default_factory=dict)  # characters
    row_heights: Mapping[int, float] = field(default_factory=dict)  # points
    underlines: Mapping[tuple[int, int], tuple[Span, ...]] = field(default_factory=dict)  # underlined stretches of text
    validations: tuple[Validation, ...] = ()
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    state: Literal["visible", "hidden", "veryHidden"] = "visible"
    protected: bool = False
    header_text: str = ""  # page header and footer, and text boxes, as plain text
    footer_text: str = ""
    box_texts: tuple[str, ...] = ()
    frozen: tuple[int, int] = (0, 0)  # rows, columns that stay in place
    row_starts: Mapping[int, int] = field(default_factory=dict)  # Word: grid columns skipped before a row's first cell
    linked: Mapping[tuple[int, int], Control] = field(default_factory=dict)  # cells that form controls write into

    def value(self, row: int, col: int) -> Value:
        if 0 <= row < len(self.values):
            line = self.values[row]
            if 0 <= col < len(line):
                return line[col]
        return None

    def text(self, row: int, col: int) -> str:
        """The value as a person reads it; "" for a blank. Whole floats without '.0'."""
        return plain(self.value(row, col))

    def style(self, row: int, col: int) -> Style:
        if 0 <= row < len(self.style_ids):
            line = self.style_ids[row]
            if 0 <= col < len(line):
                return self.styles[line[col]]
        return self.styles[0]

    def address(self, row: int, col: int) -> str:
        if self.kind == "table":
            return f"{self.name}.R{row}.C{col - self.row_starts.get(row, 0)}"
        return f"{self.name}!{letters(col)}{row + 1}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body (or of a header part: prefix "header1:", a text box: "box0:")."""

    name: str  # "P5", "header1:P0"
    text: str
    underlines: tuple[Span, ...] = ()
    style: str = ""  # Word's style name
    bold: bool = False
    size: float = 10.5
    align: Literal["", "left", "center", "right"] = ""
    choices: tuple[tuple[Span, tuple[str, ...]], ...] = ()  # open drop-downs: where they stand, what they offer


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a PDF form, where its first box stands. Coordinates in points from the page's lower left corner."""

    name: str  # the full name, parts joined by "."
    label: str = ""  # what the form itself says of it (its tooltip), else printed text beside it
    kind: Literal["text", "checkbox", "radio", "choice", "signature"] = "text"
    value: Value = None  # a ticked box: True; a choice: the text of its option
    options: tuple[str, ...] = ()
    page: int = 0  # from 0
    rect: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)  # left, bottom, right, top
    read_only: bool = False
    multiline: bool = False
    max_length: int = 0  # characters; 0 for any

    @property
    def address(self) -> str:
        return f"pdf:{self.name}"


@dataclass(frozen=True, slots=True)
class PrintedText:
    """Text on one baseline of a PDF page: its start, where it ends, its height (points from the page's lower left)."""

    text: str
    x: float
    y: float
    right: float
    size: float


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page of a PDF form: its paper (points) and what is printed on it."""

    left: float
    bottom: float
    width: float
    height: float
    texts: tuple[PrintedText, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. `order` lists the names of paragraphs and grids as they stand in the body (Word)."""

    format: Format
    grids: tuple[Grid, ...]
    paragraphs: tuple[Paragraph, ...] = ()
    order: tuple[str, ...] = ()
    file_name: str = ""
    author_program: str = ""
    form_fields: tuple[FormField, ...] = ()  # of a PDF form, in the order of its pages
    title: str = ""  # as the file's properties have it (PDF)
    pages: tuple[PdfPage, ...] = ()  # of a PDF form

    def grid(self, name: str) -> Grid:
        return next(g for g in self.grids if g.name == name)


def plain(value: Value) -> str:
    """A cell value as text: 12.0 -> "12", a date -> "2026-04-30", None -> ""."""
    if isinstance(value, str):  # first: most are
        return str(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return str(value)


def letters(col: int) -> str:
    """Column 0 -> "A", 26 -> "AA"."""
    out = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        out = chr(65 + rest) + out
    return out


def column_index(name: str) -> int:
    """ "A" -> 0, "AA" -> 26."""
    n = 0
    for ch in name:
        n = n * 26 + ord(ch) - 64
    return n - 1

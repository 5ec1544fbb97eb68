"""What detection finds in a Document: fields and tables, filled or blank alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from forms.model.document import Value
from forms.model.period import Period

Mode = Literal["cell", "in_cell", "in_cell_checkbox", "prompt_in_cell", "in_paragraph", "in_text"]
# in_text (narrative reports only): the underlined stretch of a written text that begins at the n-th character
FieldType = Literal[
    "text", "integer", "decimal", "percent", "money", "date", "month", "year", "choice",
    "idcard", "phone", "account", "code", "email", "longtext", "signature", "photo",
]  # fmt: skip
Role = Literal["entry", "signature", "filler", "opinion"]  # filler: who filled, checked, when, remarks


@dataclass(frozen=True, slots=True)
class Field:
    """A place a person fills. `path` runs from the outermost header to its own label.

    For a cell of a two-way table `col_path` and `row_path` hold the two halves and `path` is col_path + row_path.
    """

    id: str
    path: tuple[str, ...]
    address: str  # "Sheet1!D7", "Sheet1!D7:F7", "T0.R2.C3", "P5.B0", with "#n" for the n-th blank in a cell
    mode: Mode = "cell"
    type: FieldType = "text"
    unit: str | None = None
    options: tuple[str, ...] = ()
    value: Value = None  # as read; None where blank
    role: Role = "entry"
    col_path: tuple[str, ...] = ()
    row_path: tuple[str, ...] = ()
    table: str | None = None  # Table.id it belongs to
    section: str = ""  # heading of the region or side section it stands under
    period_text: str = ""  # a period named by its own labels or its column ("上年同期", "1—4月累计")
    unit_note: str = ""  # the unit line that governs it ("单位：万元、人")
    code: str = ""  # row code (行次/代码)
    before: str = ""  # for blanks in running text: the words before and after, the sentence
    after: str = ""
    sentence: str = ""
    confidence: float = 1.0
    required: bool = False  # a reviewer said that it must not be left blank
    percent: bool = False  # its cell keeps 0.95 and shows 95%

    @property
    def label(self) -> str:
        return self.path[-1] if self.path else ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, by grid index from 0; `path` from the outermost header."""

    index: int
    path: tuple[str, ...]
    type: FieldType = "text"
    unit: str | None = None
    options: tuple[str, ...] = ()
    period_text: str = ""
    formula: bool = False  # its data cells hold formulas
    role: Role = "entry"
    required: bool = False
    number: str = ""  # printed under its label: "3", or with how it is computed, "3=2/1"
    percent: bool = False  # its cells keep 0.95 and show 95%


@dataclass(frozen=True, slots=True)
class Row:
    """A data row of a roster: raw values by column index, inside merged cells repeated from their first row."""

    index: int
    cells: dict[int, Value]
    merged: frozenset[int] = frozenset()  # columns whose value was repeated from a merged cell above


@dataclass(frozen=True, slots=True)
class Table:
    """A table region. roster: one row a thing, rows may be added; two_way: printed row labels; list: code|item|unit|value."""

    id: str
    grid: str  # Grid.name
    kind: Literal["roster", "two_way", "list"]
    header_rows: tuple[int, ...]  # from 0
    first_data_row: int
    last_data_row: int  # last row a person may fill (before totals and notes)
    columns: tuple[Column, ...]
    row_labels: tuple[tuple[int, tuple[str, ...]], ...] = ()  # (row, path)
    grows: bool = False
    rows: tuple[Row, ...] = ()  # rosters: rows that hold anything beyond a printed row number
    section: str = ""
    unit_note: str = ""
    period_text: str = ""
    title: str = ""  # own title where the sheet has several tables, or its sheet name


@dataclass(frozen=True, slots=True)
class Protected:
    """A place that must not be filled, and why: formula, total, signature, opinion, note, sample, locked, other_office,
    reviewed (a reviewer took the field out), no_header (a range: a long list whose columns nothing names)."""

    address: str
    why: str


@dataclass(frozen=True, slots=True)
class Form:
    format: str
    title: str
    issuer: str = ""
    period: Period | None = None
    period_text: str = ""
    period_origin: Literal["", "title", "line", "header", "file_name", "sheet_name"] = ""
    unit_text: str = ""  # 填报单位 as written, "" where blank
    fields: tuple[Field, ...] = ()
    tables: tuple[Table, ...] = ()
    computed: tuple[Field, ...] = ()  # cells of tables that a formula fills: read from past reports, never filled
    protected: tuple[Protected, ...] = ()
    notes: tuple[str, ...] = ()  # printed notes, check rules, rates in headings
    fingerprint: str = ""  # same when only period, title year or row count changed; same blank and filled
    status_words: tuple[str, ...] = ()  # 初稿, 终稿, 定稿, 报县, (2) ... found in file name or title
    # statutory marks as printed: ("表号", "…"), ("有效期至", "…"), and 报送时限
    marks: tuple[tuple[str, str], ...] = ()

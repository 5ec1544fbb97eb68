"""The cells of a worksheet, read from its XML in one pass into compact rows."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from forms.documents.number_formats import from_serial
from forms.documents.xlsx_formulas import translated
from forms.documents.xlsx_plain import NO_CELLS, PlainRow, PlainRows, plain_encoding
from forms.documents.xlsx_strings import Text, TextCollector, decoded, new_parser
from forms.documents.xlsx_styles import Styles
from forms.documents.xlsx_xml import Layout
from forms.errors import FormsError
from forms.model.document import Span, Value, column_index

MAX_CELLS = 6_000_000
RUNAWAY_ROWS = 5_000  # rows without any value behind the last value: more than this is nobody's form
KEPT_ROWS = 200  # of a runaway, so much is kept to show that it goes on
RUNAWAY_COLS = 256  # blank formatted cells behind the last value of a row
MAX_GAP = 20_000  # rows with nothing at all between two that hold something
MAX_LOOKS = 2_000  # makes of rows whose style ids are kept to be shared
_TRUE = ("1", "true", "on")


@dataclass(slots=True)
class Cells:
    """values[r] and style_ids[r] may be short or empty; style ids count distinct Styles."""

    values: list[Sequence[Value]] = field(default_factory=list)
    style_ids: list[Sequence[int]] = field(default_factory=list)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    underlines: dict[tuple[int, int], tuple[Span, ...]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    row_heights: dict[int, float] = field(default_factory=dict)


def last_byte(layout: Layout) -> int:
    """Where reading the cells ends: at the end of them, or where a runaway begins (blank rows far behind the last value)."""
    scan = layout.scan
    marks = [b"</" + layout.tag(name) for name in ("v", "is", "f")] + [b"<" + layout.tag("f")]
    last = max([layout.body, *(scan.rfind(mark, layout.body, layout.body_end) for mark in marks)])
    tag, at, kept = b"<" + layout.tag("row"), last, -1
    for count in range(RUNAWAY_ROWS + 1):
        at = scan.find(tag, at + 1, layout.body_end)
        if at < 0:
            return layout.body_end
        if count == KEPT_ROWS:
            kept = at
    return kept


class _Reader:
    """Expat's handlers for one worksheet."""

    def __init__(self, strings: Sequence[Text], styles: Styles, from_1904: bool) -> None:
        self.out = Cells()
        self.strings, self.styles, self.from_1904 = strings, styles, from_1904
        self.columns: dict[str, int] = {}
        self.shared: dict[str, tuple[int, int, str]] = {}
        self.row, self.col = -1, -1
        self.values: list[Value] = []
        self.raw_ids: list[int] = []  # cell formats as the file numbers them
        self.looks: dict[tuple[int, ...], Sequence[int]] = {}
        self.kind, self.format = "", 0
        self.text: list[str] = []
        self.taking = False
        self.raw: str | None = None
        self.formula: dict[str, str] | None = None
        self.formula_text = ""
        self.inline: TextCollector | None = None
        self.count = 0
        self.stopped = False

    def start(self, name: str, attrs: dict[str, str]) -> None:
        name = name.rpartition(":")[2] if ":" in name else name
        if name == "c":
            self._start_cell(attrs)
        elif name in ("v", "f"):
            self.taking, self.text = True, []
            if name == "f":
                self.formula = attrs
        elif name == "row":
            self._start_row(attrs)
        elif name == "is":
            self.inline = TextCollector()
        elif self.inline is not None:
            self.inline.start(name, attrs)

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2] if ":" in name else name
        if name == "c":
            self._end_cell()
        elif name == "v":
            self.taking, self.raw = False, "".join(self.text)
        elif name == "f":
            self.taking, self.formula_text = False, "".join(self.text)
        elif name == "row":
            self._end_row()
        elif self.inline is not None and name != "is":
            self.inline.end(name)

    def characters(self, text: str) -> None:
        if self.taking:
            self.text.append(text)
        elif self.inline is not None and self.inline.in_text:
            self.inline.current.append(text)

    def take(self, attrs: dict[str, str], row: PlainRow) -> None:
        """A whole row that was read without the parser."""
        self._start_row(attrs)
        if self.stopped:
            return
        self.values, self.raw_ids = row.values, row.formats
        for self.col, (self.formula, self.formula_text) in row.formulas.items():
            self._take_formula()
        for col, spans in row.underlines.items():
            self.out.underlines[self.row, col] = spans
        self._end_row()

    def _start_row(self, attrs: dict[str, str]) -> None:
        number = attrs.get("r", "")
        row = int(number) - 1 if number.isdecimal() else self.row + 1
        if row - len(self.out.values) > MAX_GAP or row <= self.row:
            self.stopped = True  # far below everything, or out of order: nothing a person sees as part of the form
        if not self.stopped:
            self.row = row
            if attrs.get("hidden") in _TRUE:
                self.out.hidden_rows.add(row)
            if height := attrs.get("ht"):
                self.out.row_heights[row] = _float(height)
        self.col, self.values, self.raw_ids = -1, [], []

    def _start_cell(self, attrs: dict[str, str]) -> None:
        ref = attrs.get("r")
        if ref:
            name = ref.rstrip("0123456789")
            col = self.columns.get(name)
            if col is None:
                col = self.columns[name] = column_index(name.upper())
            self.col = col
        else:
            self.col += 1
        self.kind = attrs.get("t", "n")
        style = attrs.get("s", "0")
        self.format = int(style) if style.isdecimal() else 0
        self.raw, self.formula, self.inline = None, None, None

    def _end_cell(self) -> None:
        if self.stopped or not 0 <= self.col <= 16_383:
            return
        value = self._value()
        if self.formula is not None:
            self._take_formula()
        gap = self.col - len(self.values)
        if gap < 0:
            return
        if gap:
            self.values.extend([None] * gap)
            self.raw_ids.extend([0] * gap)
        self.values.append(value)
        self.raw_ids.append(self.format)

    def _value(self) -> Value:
        if self.inline is not None:
            return self._place_text(self.inline.text())
        raw, kind = self.raw, self.kind
        if raw is None or (raw == "" and kind not in ("str", "inlineStr")):
            return None
        if kind == "s":
            index = int(raw) if raw.isdecimal() else -1
            return self._place_text(self.strings[index]) if 0 <= index < len(self.strings) else None
        if kind == "n":
            return self._number(raw)
        if kind == "b":
            return raw.strip() in _TRUE
        if kind == "d":
            return _iso(raw)
        return decoded(raw)

    def _place_text(self, text: Text) -> str:
        if text.underlines:
            self.out.underlines[(self.row, self.col)] = text.underlines
        return text.text

    def _number(self, raw: str) -> Value:
        try:
            number: int | float = int(raw)
        except ValueError:
            try:
                number = float(raw)
            except ValueError:
                return raw
            if number != number or number in (float("inf"), float("-inf")):
                return raw
        dates = self.styles.dates
        if self.format < len(dates) and dates[self.format]:
            return from_serial(number, self.styles.formats[self.format].number_format, from_1904=self.from_1904)
        return number

    def _take_formula(self) -> None:
        assert self.formula is not None
        text, kind, key = self.formula_text, self.formula.get("t", ""), self.formula.get("si", "")
        here = (self.row, self.col)
        if kind == "shared" and text:
            self.shared[key] = (self.row, self.col, text)
        elif kind == "shared" and key in self.shared:
            row, col, master = self.shared[key]
            text = translated(master, self.row - row, self.col - col)
        self.out.formulas[here] = "=" + (text or ("TABLE()" if kind == "dataTable" else ""))

    def _end_row(self) -> None:
        if self.stopped or self.row < 0:
            return
        width = self._width()
        self.count += width
        if self.count > MAX_CELLS:
            raise FormsError("file.too_many_cells")
        if width:
            self._store(width)

    def _width(self) -> int:
        """How much of the row counts: up to its last value, formula or drawn cell, without a runaway of drawn cells."""
        values, drawn = self.values, self.styles.drawn
        last = len(values)
        while last and values[last - 1] is None and (self.row, last - 1) not in self.out.formulas:
            last -= 1
        end = len(values)
        while end > last and not (self.raw_ids[end - 1] < len(drawn) and drawn[self.raw_ids[end - 1]]):
            end -= 1
        return end if end - last <= RUNAWAY_COLS else last

    def _store(self, width: int) -> None:
        out = self.out
        while len(out.values) < self.row:
            out.values.append(())
            out.style_ids.append(_NONE)
        out.values.append(self.values[:width])
        out.style_ids.append(self._style_ids(tuple(self.raw_ids[:width])))

    def _style_ids(self, raw: tuple[int, ...]) -> Sequence[int]:
        """Rows that look the same share their style ids."""
        ids = self.looks.get(raw)
        if ids is None:
            if len(self.looks) >= MAX_LOOKS:
                self.looks.clear()
            style_of = self.styles.style_of
            ids = self.looks[raw] = array("H", [style_of[i] if i < len(style_of) else 0 for i in raw])
        return ids


_NONE: array[int] = array("H")


def read_cells(
    layout: Layout, strings: Sequence[Text], styles: Styles, *, from_1904: bool = False, plain: bool = True
) -> Cells:
    """Values (formula cells give their cached result), styles, formulas and rows of a worksheet. `plain=False` sends
    every row through the XML parser, which gives the same and takes longer.

    Raises FormsError: file.damaged, file.too_many_cells.
    """
    reader = _Reader(strings, styles, from_1904)
    parser = new_parser()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    end = last_byte(layout)
    try:
        parser.Parse(layout.data[: layout.body], False)
        at = layout.body
        if plain and plain_encoding(layout.data):
            at = _read_rows(reader, parser, layout, PlainRows(layout, strings, styles, from_1904=from_1904), end)
        parser.Parse(memoryview(layout.data)[at:end], False)
        parser.Parse(layout.data[layout.body_end :], True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # an unknown encoding is a LookupError
        raise FormsError("file.damaged", part="worksheet") from error
    return reader.out


def _read_rows(reader: _Reader, parser: expat.XMLParserType, layout: Layout, rows: PlainRows, end: int) -> int:
    """Read rows, plain ones directly, others through the parser one by one; return where only the parser can go on."""
    data, at = layout.data, layout.body
    opening = b"<" + layout.tag("row")
    while at < end:
        start = rows.start(data, at, end)
        if start is not None and start.closed:
            reader.take(start.attrs, NO_CELLS)
            at = start.end
            continue
        close = data.find(rows.close, at, end)
        if close < 0:
            return at
        found = rows.cells(data[start.end : close]) if start is not None else None
        if start is not None and found is not None:
            reader.take(start.attrs, found)
        else:
            row = data[at : close + len(rows.close)]
            if row.count(opening) != 1 or not row.lstrip().startswith(opening) or b"<?" in row or b"<!" in row:
                return at  # nested or hidden rows: where one ends is not to be seen from its bytes
            parser.Parse(row, False)
        at = close + len(rows.close)
    return at


def _float(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if 0 <= number < 1e6 else 0.0


def _iso(raw: str) -> Value:
    """Strict files write dates as ISO text."""
    try:
        moment = dt.datetime.fromisoformat(raw.rstrip("Z"))
    except ValueError:
        try:
            return dt.time.fromisoformat(raw)
        except ValueError:
            return raw
    return moment if moment.time() != dt.time() else moment.date()

"""Writes answers into delimited text: only the touched fields change, every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from forms.documents.csv_read import MAX_ROWS, clean, decoded, delimiter_of, read_csv
from forms.documents.csv_style import Line, lines_of, style_of
from forms.documents.records import counting
from forms.documents.xls_changes import grid_of, single_changes
from forms.errors import FormsError
from forms.model.document import Grid, Value, plain
from forms.model.proposal import Answer, Reason, TableAnswer, Written

_UNWRITABLE = re.compile("[\0-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff]")  # no text file can hold these
_FORMULA = re.compile(r"[=+\-@]")
_Place = tuple[int, int]  # row and column, from 0
_Splice = tuple[int, int, str]  # start, end, what stands there instead


@dataclass(slots=True)
class _Wanted:
    """Values for rows the file has (or that follow its end), and rows to insert after one: [{column: value}]."""

    cells: dict[_Place, Value] = field(default_factory=dict)
    inserts: dict[int, list[dict[int, Value]]] = field(default_factory=dict)
    notes: list[Reason] = field(default_factory=list)


def write_csv(data: bytes, answers: Sequence[Answer], tables: Sequence[TableAnswer]) -> Written:
    """The file with the answers in it, in its own encoding (byte order mark included), delimiter, quoting and line ends.

    Numbers are written bare and dates as 2026-04-05. A field is quoted where it was, where the file quotes all its
    fields of that kind, and where it must be. Long digits (ids) are guarded the way their column guards them (an
    apostrophe, ="…", a tab behind); a text that begins with = + - @ gets an apostrophe only where the file itself uses
    apostrophes. Otherwise it is quoted as it is: delimited text has no mark for "text", and an apostrophe would be part
    of the value for every program but a spreadsheet; the note "write.may_be_formula" tells. Roster rows beyond
    `last_row` are inserted behind it, as wide as it is, its counting column counted on.

    What can't be placed stays as it was, with the note "write.not_placed". Raises address.unreadable, address.missing,
    csv.unclear (the result would be read otherwise than it was written), and what read_csv raises.
    """
    document = read_csv(data, "")
    grid = document.grids[0]
    wanted = _Wanted()
    single = single_changes(document, {}, {}, answers)
    wanted.notes.extend(single.notes)
    wanted.cells.update({(row, col): change.value for (_, row, col), change in single.cells.items()})
    for table in tables:
        _table(grid_of(document, table.grid, table.grid), table, wanted)
    return Written(_File(data).rewritten(grid, wanted), "csv", tuple(wanted.notes))


def _table(grid: Grid, table: TableAnswer, wanted: _Wanted) -> None:
    printed = max(table.last_row - table.first_row + 1, 0)
    for index, row in enumerate(table.rows):
        values = {col: value for col, value in row if value is not None}
        if index < printed:
            wanted.cells.update({(table.first_row + index, col): value for col, value in values.items()})
            continue
        columns = counting(partial(_numbers, grid), table)
        counted: dict[int, Value] = {col: last + index - printed + 1 for col, last in columns.items()}
        wanted.inserts.setdefault(max(table.last_row, 0), []).append({**counted, **values})


def _numbers(grid: Grid, row: int) -> dict[int, int]:
    texts = {col: grid.text(row, col) for col in range(grid.cols)}
    return {col: int(text) for col, text in texts.items() if re.fullmatch("[0-9]{1,7}", text)}


class _File:
    """The text of a file with its lines found."""

    def __init__(self, data: bytes) -> None:
        _, codec = decoded(data, "")
        self.codec = _plain_codec(codec, data)
        whole = data.decode(self.codec)
        self.text = whole.removeprefix("\ufeff").removeprefix("\ufeff")
        self.mark = whole[: len(whole) - len(self.text)]
        self.delimiter = delimiter_of(_with_line_feeds(self.text))[0]
        self.lines = lines_of(self.text, self.delimiter)
        self.style = style_of(self.text, self.lines, self.delimiter)

    def rewritten(self, grid: Grid, wanted: _Wanted) -> bytes:
        """The bytes of the file with everything wanted in it."""
        shown = {place: self._shown(grid, place, value, wanted) for place, value in wanted.cells.items()}
        expected = {
            (_shifted(row, wanted.inserts), col): text for (row, col), text in shown.items() if text is not None
        }
        own, below = self._fields({place: text for place, text in shown.items() if text is not None})
        splices = own
        for after, rows in wanted.inserts.items():
            if after >= len(self.lines):
                raise FormsError("address.missing", address=f"{grid.name}!{after + 1}")
            splices += self._inserted(grid, after, rows, wanted, expected)
        out = (self.mark + _spliced(self.text, splices + below)).encode(self.codec)
        _check(out, self.codec, self.delimiter, expected)
        return out

    def _shown(self, grid: Grid, place: _Place, value: Value, wanted: _Wanted) -> str | None:
        """The content of a field, guarded as its column is; None with a note where no text file can hold it."""
        text = plain(value)
        if _UNWRITABLE.search(text):
            why = (("address", grid.address(*place)), ("why", "characters"))
            wanted.notes.append(Reason("write.not_placed", why))
            return None
        if not isinstance(value, str):
            return text
        guarded = self.style.guarded(text, place[1])
        if guarded == text and _FORMULA.match(text) and len(text) > 1:
            wanted.notes.append(Reason("write.may_be_formula", (("address", grid.address(*place)),)))
        return guarded

    def _fields(self, shown: Mapping[_Place, str]) -> tuple[list[_Splice], list[_Splice]]:
        """Splices inside the lines there are, and those below them."""
        out: list[_Splice] = []
        missing: dict[int, dict[int, str]] = {}  # what lies right of a line's end, or below the last line
        for (row, col), text in shown.items():
            spans = self.lines[row].fields(self.text, self.delimiter) if row < len(self.lines) else []
            if col < len(spans):
                start, end = spans[col]
                out.append((start, end, self.style.field(text, was_quoted=self.text[start : start + 1] == '"')))
            else:
                missing.setdefault(row, {})[col] = text
        for row in sorted(row for row in missing if row < len(self.lines)):
            line = self.lines[row]
            width = len(line.fields(self.text, self.delimiter))
            out.append((line.end, line.end, self.delimiter + self._line(missing[row], width, max(missing[row]) + 1)))
        below = {row: cells for row, cells in missing.items() if row >= len(self.lines)}
        return out, ([self._below(below)] if below else [])

    def _below(self, rows: Mapping[int, Mapping[int, str]]) -> _Splice:
        """Lines behind the last one; the last line end of the file stays there or stays away."""
        width = len(self.lines[-1].fields(self.text, self.delimiter)) if self.lines else 1
        made = [self._line(rows.get(row, {}), 0, width) for row in range(len(self.lines), max(rows) + 1)]
        ended = not self.lines or self.lines[-1].end < len(self.text)
        text = "".join(line + self.style.line_end if ended else self.style.line_end + line for line in made)
        return len(self.text), len(self.text), text

    def _inserted(
        self, grid: Grid, after: int, rows: list[dict[int, Value]], wanted: _Wanted, expected: dict[_Place, str]
    ) -> list[_Splice]:
        line = self.lines[after]
        width = len(line.fields(self.text, self.delimiter))
        first = _shifted(after, wanted.inserts) + 1
        text = ""
        for index, values in enumerate(rows):
            shown = {col: self._shown(grid, (after + 1 + index, col), v, wanted) for col, v in values.items()}
            cells = {col: said for col, said in shown.items() if said is not None}
            expected.update({(first + index, col): said for col, said in cells.items()})
            text += self.style.line_end + self._line(cells, 0, width)
        return [(line.end, line.end, text)]

    def _line(self, cells: Mapping[int, str], first: int, width: int) -> str:
        """Fields from column `first` on, at least up to `width`."""
        width = max([width, *(col + 1 for col in cells)])
        fields = [self.style.field(cells.get(col, ""), was_quoted=False) for col in range(first, width)]
        return self.delimiter.join(fields)


def _plain_codec(codec: str, data: bytes) -> str:
    """The codec that keeps the byte order mark as a character, so that it is written as it was."""
    if codec == "utf-16":
        return "utf-16-le" if data[:2] == b"\xff\xfe" else "utf-16-be"
    return "utf-8" if codec == "utf-8-sig" else codec


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _spliced(text: str, splices: Sequence[_Splice]) -> str:
    """The text with every splice made; those at one place in the order given."""
    pieces, at = [], 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def _shifted(row: int, inserts: Mapping[int, Sequence[object]]) -> int:
    """Where a row of the template stands once the rows are inserted."""
    return row + sum(len(rows) for after, rows in inserts.items() if after < row)


def _check(out: bytes, codec: str, delimiter: str, expected: Mapping[_Place, str]) -> None:
    """Whether the result is read as it was written: same encoding, delimiter and fields. Raises csv.unclear."""
    text, found = decoded(out, "")
    text = _with_line_feeds(text)
    lines: list[Line] = lines_of(text, delimiter)
    if _plain_codec(found, out) != codec or delimiter_of(text)[0] != delimiter or len(lines) > MAX_ROWS:
        raise FormsError("csv.unclear")
    contents: dict[int, list[str]] = {}
    for (row, col), wanted in expected.items():
        if row not in contents:
            contents[row] = lines[row].contents(text, delimiter) if row < len(lines) else []
        if col >= len(contents[row]) or clean(contents[row][col]) != clean(_with_line_feeds(wanted)):
            raise FormsError("csv.unclear")

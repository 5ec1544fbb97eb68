"""Cells replaced inside a worksheet's XML by splicing bytes: whatever isn't touched stays the very same bytes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from forms.documents.addresses import parse_area
from forms.documents.xlsx_xml import Layout, attribute, attribute_span, attributes, element_pattern
from forms.model.document import Area, column_index, letters

_ROW_NUMBER = re.compile(rb"(?:^|\s)r\s*=\s*[\"']([0-9]{1,7})[\"']")
_REF = re.compile(rb"(?:^|\s)r\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"']")


@dataclass(frozen=True, slots=True)
class RowSpan:
    """Where a row stands: [start, end) with its tags, [inside, inside_end) without; `closed` is <row/>."""

    index: int
    start: int
    inside: int
    inside_end: int
    end: int
    attrs: bytes
    closed: bool


@dataclass(frozen=True, slots=True)
class CellSpan:
    row: int
    col: int
    start: int
    inside: int
    inside_end: int
    end: int
    attrs: bytes
    closed: bool


@dataclass(frozen=True, slots=True)
class Splice:
    """Replace bytes [start, end) by `new`."""

    start: int
    end: int
    new: bytes


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """All splices made at once. They must not overlap; those at one place keep the order they came in."""
    out, at = [], 0
    for splice in sorted(splices, key=lambda s: (s.start, s.end)):
        out += [data[at : splice.start], splice.new]
        at = splice.end
    out.append(data[at:])
    return b"".join(out)


class SheetXml:
    """A worksheet's rows and cells, located when asked for."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._row = element_pattern(layout.prefix, "row")
        self._cell = element_pattern(layout.prefix, "c")
        self._close_tag = b"</" + layout.tag("c")
        self._columns: dict[bytes, int] = {}
        self._seen: tuple[int, list[CellSpan]] = (-1, [])  # the row whose cells were asked for last

    @cached_property
    def rows(self) -> list[RowSpan]:
        """All rows in the order of the file."""
        return list(self._find_rows())

    def _find_rows(self) -> Iterator[RowSpan]:
        layout, index = self.layout, -1
        close = b"</" + layout.tag("row")
        at = layout.body
        while (match := self._row.search(layout.scan, at, layout.body_end)) is not None:
            number = _ROW_NUMBER.search(match[1])
            index = int(number[1]) - 1 if number else index + 1
            closed = bool(match[2])
            inside_end = match.end() if closed else layout.scan.find(close, match.end(), layout.body_end)
            if inside_end < 0:
                break
            end = match.end() if closed else layout.scan.index(b">", inside_end) + 1
            yield RowSpan(index, match.start(), match.end(), inside_end, end, match[1], closed)
            at = end

    @cached_property
    def _indexes(self) -> list[int]:
        return [row.index for row in self.rows]

    def row(self, index: int) -> RowSpan | None:
        at = bisect_left(self._indexes, index)
        return self.rows[at] if at < len(self.rows) and self.rows[at].index == index else None

    def place_for_row(self, index: int) -> int:
        """Where a missing row is to be inserted."""
        at = bisect_left(self._indexes, index)
        if at < len(self.rows):
            return self.rows[at].start
        return self.rows[-1].end if self.rows else self.layout.body

    def cells(self, row: RowSpan) -> list[CellSpan]:
        """The cells of a row in the order of the file."""
        if self._seen[0] == row.start:
            return self._seen[1]
        out: list[CellSpan] = []
        col, at = -1, row.inside
        while (match := self._cell.search(self.layout.scan, at, row.inside_end)) is not None:
            cell = self._cell_span(match, row.index, col, row.inside_end)
            out.append(cell)
            col, at = cell.col, cell.end
        self._seen = (row.start, out)
        return out

    def cell_around(self, at: int) -> CellSpan | None:
        """The cell that holds a byte, found backwards; None where the file doesn't number its cells."""
        start = self.layout.scan.rfind(b"<" + self.layout.tag("c") + b" ", self.layout.body, at)
        match = self._cell.match(self.layout.scan, start) if start >= 0 else None
        ref = _REF.search(match[1]) if match else None
        if match is None or ref is None:
            return None
        cell = self._cell_span(match, int(ref[2]) - 1, -1, self.layout.body_end)
        return cell if cell.start < at < cell.end else None

    def _cell_span(self, match: re.Match[bytes], row: int, before: int, limit: int) -> CellSpan:
        """The cell whose start tag was matched; `before` is the column of the one before it."""
        ref = _REF.search(match[1])
        col = self._column(ref[1]) if ref else before + 1
        if match[2]:
            return CellSpan(row, col, match.start(), match.end(), match.end(), match.end(), match[1], True)
        inside_end = self._close(self._close_tag, match.end(), limit)
        end = self.layout.scan.index(b">", inside_end) + 1
        return CellSpan(row, col, match.start(), match.end(), inside_end, end, match[1], False)

    def _column(self, name: bytes) -> int:
        found = self._columns.get(name)
        if found is None:
            found = self._columns[name] = column_index(name.decode().upper())
        return found

    def _close(self, close: bytes, at: int, limit: int) -> int:
        """The end tag of a cell; names that merely begin alike (</cfRule>, </control>) are passed over."""
        scan = self.layout.scan
        while True:
            found = scan.find(close, at, limit)
            if found < 0:
                return limit
            if scan[found + len(close) : found + len(close) + 1] in (b">", b" ", b"\n", b"\t", b"\r"):
                return found
            at = found + len(close)

    @cached_property
    def merges(self) -> list[Area]:
        pattern = element_pattern(self.layout.prefix, "mergeCell")
        found = (
            parse_area(attributes(m[1]).get("ref", "")) for m in pattern.finditer(self.layout.scan, self.layout.tail)
        )
        return [area for area in found if area]

    @cached_property
    def column_styles(self) -> dict[int, int]:
        """Formats that whole columns have, for cells that aren't there yet."""
        out: dict[int, int] = {}
        for match in element_pattern(self.layout.prefix, "col").finditer(self.layout.scan, 0, self.layout.body):
            found = attributes(match[1])
            if (
                found.get("style", "0").isdecimal()
                and found.get("min", "").isdecimal()
                and found.get("max", "").isdecimal()
            ):
                for col in range(int(found["min"]) - 1, min(int(found["max"]), 16_384)):
                    out[col] = int(found.get("style", "0"))
        return out

    def style(self, row: int, col: int) -> int:
        """The number of the format a cell has, or would have once it is there."""
        span = self.row(row)
        if span is not None:
            cell = next((c for c in self.cells(span) if c.col == col), None)
            if cell is not None:
                return _number(attribute(cell.attrs, b"s"))
            if attribute(span.attrs, b"customFormat") in ("1", "true"):
                return _number(attribute(span.attrs, b"s"))
        return self.column_styles.get(col, 0)

    def top_left(self, row: int, col: int) -> tuple[int, int]:
        """The cell that holds the value of a place: the first one of its merged box."""
        if not self.merges:
            return row, col
        area = next((a for a in self.merges if (row, col) in a), None)
        return (area.top, area.left) if area else (row, col)


@dataclass(frozen=True, slots=True)
class NewContent:
    """What a cell is to hold: the t attribute ("" for numbers) and the elements inside, in the sheet's prefix."""

    kind: str
    inner: bytes


def splices_for(sheet: SheetXml, contents: Mapping[tuple[int, int], NewContent]) -> list[Splice]:
    """The splices that put contents into cells, adding cells and rows where they aren't there yet, in order."""
    by_row: dict[int, dict[int, NewContent]] = {}
    for (row, col), content in contents.items():
        by_row.setdefault(row, {})[col] = content
    out: list[Splice] = []
    for row in sorted(by_row):
        span = sheet.row(row)
        if span is None:
            out.append(Splice(*_point(sheet.place_for_row(row)), _new_row(sheet, row, by_row[row])))
        else:
            out += _row_splices(sheet, span, by_row[row])
    if sheet.layout.closed and out:
        tag, start = sheet.layout.tag("sheetData"), _closed_tag(sheet.layout)
        new = b"<" + tag + b">" + b"".join(s.new for s in out) + b"</" + tag + b">"
        return [Splice(start, sheet.layout.body, new)]
    return [*out, *_dimension(sheet, contents)]


def _row_splices(sheet: SheetXml, span: RowSpan, contents: Mapping[int, NewContent]) -> Iterator[Splice]:
    there = {cell.col: cell for cell in sheet.cells(span)}
    missing: list[tuple[int, bytes]] = []
    for col in sorted(contents):
        if col in there:
            cell = there[col]
            yield Splice(cell.start, cell.end, _cell(sheet, span.index, col, cell.attrs, contents[col]))
            continue
        new = _cell(sheet, span.index, col, b"", contents[col])
        after = [cell for cell in there.values() if cell.col > col]
        if span.closed:
            missing.append((col, new))
        else:
            yield Splice(*_point(min((cell.start for cell in after), default=span.inside_end)), new)
    if missing:  # <row .../> has to be opened
        tag = sheet.layout.tag("row")
        head = b"<" + tag + span.attrs.rstrip() + b">"
        yield Splice(span.start, span.end, head + b"".join(new for _, new in missing) + b"</" + tag + b">")


def _new_row(sheet: SheetXml, row: int, contents: Mapping[int, NewContent]) -> bytes:
    tag = sheet.layout.tag("row")
    cells = b"".join(_cell(sheet, row, col, b"", contents[col]) for col in sorted(contents))
    return b"<" + tag + f' r="{row + 1}">'.encode() + cells + b"</" + tag + b">"


def _cell(sheet: SheetXml, row: int, col: int, attrs: bytes, content: NewContent) -> bytes:
    """The cell anew: its reference and format stay, the rest follows the content."""
    if attrs:
        style = attribute(attrs, b"s")
    else:
        number = sheet.style(row, col)
        style = str(number) if number else None
    tag = sheet.layout.tag("c")
    head = f' r="{letters(col)}{row + 1}"' + (f' s="{style}"' if style else "")
    head += f' t="{content.kind}"' if content.kind else ""
    return b"<" + tag + head.encode() + b">" + content.inner + b"</" + tag + b">"


def _dimension(sheet: SheetXml, contents: Mapping[tuple[int, int], NewContent]) -> Iterator[Splice]:
    """The stated used range, widened where something was written outside it."""
    layout = sheet.layout
    match = element_pattern(layout.prefix, "dimension").search(layout.scan, 0, layout.body)
    span = attribute_span(match[1], "ref") if match else None
    if match is None or span is None or not contents:
        return
    start = match.start(1)
    area = parse_area(match[1][span[0] : span[1]].decode("ascii", "replace"))
    if area is None:
        return
    rows, cols = [row for row, _ in contents], [col for _, col in contents]
    wide = Area(min(area.top, *rows), min(area.left, *cols), max(area.bottom, *rows), max(area.right, *cols))
    if wide != area:
        ref = f"{letters(wide.left)}{wide.top + 1}:{letters(wide.right)}{wide.bottom + 1}"
        yield Splice(start + span[0], start + span[1], ref.encode())


def _closed_tag(layout: Layout) -> int:
    """Where <sheetData/> begins."""
    return layout.scan.rfind(b"<", 0, layout.body)


def _point(at: int) -> tuple[int, int]:
    return at, at


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0

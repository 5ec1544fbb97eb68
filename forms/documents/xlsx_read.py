"""Reads .xlsx and .xlsm into a Document."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from lxml import etree

from forms.documents.addresses import parse_area
from forms.documents.xlsx_book import Book, SheetEntry, program
from forms.documents.xlsx_cells import Cells, read_cells
from forms.documents.xlsx_controls import RawControl, linked_cells, sheet_controls
from forms.documents.xlsx_lists import Rule, resolved, rules
from forms.documents.xlsx_xml import Layout, layout
from forms.documents.zips import Package, local, parse_xml, relations, words
from forms.errors import FormsError
from forms.model.document import PLAIN, Area, Document, Grid, column_index

_TRUE = ("1", "true", "on")
_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f+\-]{6}|[0-9]{1,3}|[LCRPNDTFAZGBIUESXYOH])')
MAX_MERGES = 200_000


def read_xlsx(data: bytes, file_name: str, *, looks: bool = True) -> Document:
    """All worksheets of a workbook, hidden ones included. `looks=False` leaves the styles out.

    Raises FormsError: file.damaged, file.encrypted, file.zip_bomb, file.too_many_cells.
    """
    package = Package(data, file_name)
    book = Book(package)
    read = [_grid(book, entry, looks) for entry in book.sheets]
    grids = {grid.name: grid for grid, _, _ in read}
    links = linked_cells({grid.name: controls for grid, _, controls in read}, grids, book.names)
    done = []
    for grid, found, _ in read:
        lists = tuple(resolved(rule, grid.name, grids, book.names) for rule in found)
        links_here = links.get(grid.name, {})
        done.append(dataclasses.replace(grid, validations=lists, linked=links_here) if lists or links_here else grid)
    return Document("xlsx", tuple(done), file_name=file_name, author_program=program(package))


def _grid(book: Book, entry: SheetEntry, looks: bool) -> tuple[Grid, list[Rule], list[RawControl]]:
    try:
        parts = layout(book.package.read(entry.part))
        cells = read_cells(parts, book.strings, book.styles, from_1904=book.from_1904)
    except FormsError as error:
        if "file" in error.context:
            raise
        raise FormsError(error.code, file=book.package.file_name, part=entry.part, sheet=entry.name) from error
    rest = without_cells(parts, book.package.file_name, entry.part)
    hidden_cols, widths = _columns(rest)
    merges = _merges(rest)
    rows, cols = _size(cells, merges)
    header, footer = _page_texts(rest)
    grid = Grid(
        name=entry.name, kind="sheet", rows=rows, cols=cols, values=cells.values, merges=merges, formulas=cells.formulas,
        styles=book.styles.styles if looks else (PLAIN,), style_ids=cells.style_ids if looks else (),
        hidden_rows=frozenset(cells.hidden_rows), hidden_cols=frozenset(hidden_cols), col_widths=widths,
        row_heights=cells.row_heights, underlines=cells.underlines, comments=_comments(book.package, entry.part),
        state=entry.state, protected=_protected(rest), header_text=header, footer_text=footer,
        box_texts=tuple(_boxes(book.package, entry.part)), frozen=_frozen(rest),
    )  # fmt: skip
    return grid, rules(rest), sheet_controls(book.package, entry.part, rest)


def without_cells(parts: Layout, file_name: str, part: str) -> etree._Element:
    """The worksheet as a tree, its sheetData empty."""
    return parse_xml(parts.data[: parts.body] + parts.data[parts.body_end :], file_name, part)


def _size(cells: Cells, merges: tuple[Area, ...]) -> tuple[int, int]:
    """Rows and columns in use; merges count where they begin inside the used rows (blank ones far below do not)."""
    rows = len(cells.values)
    cols = max((len(line) for line in cells.values), default=0)
    for area in merges:
        if area.top < rows + 5 and area.left < cols + 50 and area.height < 1000 and area.width < 1000:
            rows, cols = max(rows, area.bottom + 1), max(cols, area.right + 1)
    return rows, cols


def _merges(root: etree._Element) -> tuple[Area, ...]:
    found = (parse_area(e.get("ref", "")) for e in _all(root, "mergeCell"))
    areas = {area for area in found if area and (area.height > 1 or area.width > 1)}
    return tuple(sorted(areas, key=lambda a: (a.top, a.left)))[:MAX_MERGES]


def _columns(root: etree._Element) -> tuple[set[int], dict[int, float]]:
    hidden: set[int] = set()
    widths: dict[int, float] = {}
    for e in _all(root, "col"):
        first, last = e.get("min", ""), e.get("max", "")
        if not first.isdecimal() or not last.isdecimal():
            continue
        for col in range(int(first) - 1, min(int(last), int(first) + 1023)):
            if e.get("hidden") in _TRUE:
                hidden.add(col)
            if width := e.get("width"):
                widths[col] = float(width) if re.fullmatch(r"[0-9]{1,5}(\.[0-9]*)?", width) else 0.0
    return hidden, widths


def _page_texts(root: etree._Element) -> tuple[str, str]:
    headers = [plain_page_text(words(e)) for e in root.iter() if local(e).endswith("Header")]
    footers = [plain_page_text(words(e)) for e in root.iter() if local(e).endswith("Footer")]
    return "\n".join(filter(None, headers)), "\n".join(filter(None, footers))


def plain_page_text(text: str) -> str:
    """'&L&"宋体"&9单位：&P' -> '单位：' (codes out, && is an ampersand)."""
    parts = [_CODES.sub(" ", part) for part in text.split("&&")]
    return re.sub(r"[ \t]+", " ", "&".join(parts)).strip()


def _protected(root: etree._Element) -> bool:
    guard = next(iter(_all(root, "sheetProtection")), None)
    return guard is not None and guard.get("sheet") in _TRUE


def _frozen(root: etree._Element) -> tuple[int, int]:
    pane = next(iter(_all(root, "pane")), None)
    if pane is None or not pane.get("state", "").startswith("frozen"):
        return 0, 0
    rows, cols = pane.get("ySplit", "0"), pane.get("xSplit", "0")
    return _whole(rows), _whole(cols)


def _whole(number: str) -> int:
    """'3' or '3.0' as 3; 0 for what is no sensible number of rows."""
    match = re.fullmatch(r"([0-9]{1,7})(\.[0-9]*)?", number)
    return int(match[1]) if match else 0


def _comments(package: Package, part: str) -> dict[tuple[int, int], str]:
    out: dict[tuple[int, int], str] = {}
    for kind, target in relations(package, part).values():
        if kind != "comments" or target not in package:
            continue
        for e in _all(parse_xml(package.read(target), package.file_name, target), "comment"):
            match = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", e.get("ref", ""))
            if match:
                text = "".join(t.text or "" for t in _all(e, "t"))
                out[int(match[2]) - 1, column_index(match[1])] = text.strip()
    return out


def _boxes(package: Package, part: str) -> Iterator[str]:
    """Text boxes and shapes of a sheet, each as its paragraphs."""
    for kind, target in relations(package, part).values():
        if kind != "drawing" or target not in package:
            continue
        for body in _all(parse_xml(package.read(target), package.file_name, target), "txBody"):
            lines = ["".join(t.text or "" for t in _all(p, "t")) for p in body if local(p) == "p"]
            if text := "\n".join(lines).strip():
                yield text


def _all(root: etree._Element, name: str) -> list[etree._Element]:
    return [e for e in root.iter() if local(e) == name]

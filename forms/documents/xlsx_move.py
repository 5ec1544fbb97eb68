"""After rows were inserted into a sheet: everything else in the workbook that points into it follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from forms.documents.addresses import parse_area
from forms.documents.xlsx_book import Book, DefinedName
from forms.documents.xlsx_insert import moved_cells
from forms.documents.xlsx_patch import SheetXml, spliced
from forms.documents.xlsx_shift import Insertion, moved_formula, moved_sqref, sub_text
from forms.documents.xlsx_xml import blanked, layout
from forms.documents.zips import Package, local, parse_xml, plain_name, relations, words
from forms.errors import FormsError

_NAMES = re.compile(rb"<(?:[\w.\-]+:)?definedName\s[^>]*>([^<]*)</")
_FORMULAS = re.compile(
    rb"<(?:[\w.\-]+:)?(?:formula|formula1|formula2|f|FmlaLink|FmlaRange|FmlaMacro)(?:\s[^>]*)?>([^<]*)</"
)
_LINKS = re.compile(rb"\s(?:textlink|fmlaLink|fmlaRange|fmlaGroup|fmlaTxbx)=\"([^\"]*)\"")
_REF = re.compile(rb"\sref=\"([^\"]*)\"")
_ANCHOR = re.compile(
    rb"<(?P<p>(?:[\w.\-]+:)?)(?:twoCellAnchor|oneCellAnchor)(?P<a>[^>]*)>(?P<in>.*?)</(?P=p)(?:twoCellAnchor|oneCellAnchor)>",
    re.DOTALL,
)
_ROW = re.compile(rb"<(?:[\w.\-]+:)?row>\s*([0-9]+)\s*</")
_VML_ANCHOR = re.compile(rb"<x:Anchor>([^<]*)</")
_VML_ROW = re.compile(rb"<x:Row>\s*([0-9]+)\s*</")
_CHAIN = re.compile(rb"<((?:[\w.\-]+:)?)c\s([^>]*?)/?>")


def moved_workbook(
    package: Package, book: Book, parts: Mapping[str, bytes], insertion: Insertion
) -> tuple[dict[str, bytes], tuple[DefinedName, ...]]:
    """Changed parts beside the sheet itself, and the workbook's names as they are now.

    Raises FormsError("table.cannot_grow") where a pivot table stands on the sheet.
    """
    entry = book.entry(insertion.sheet)
    assert entry is not None  # the caller inserted into it
    out: dict[str, bytes] = {}

    def current(part: str) -> bytes:
        return out.get(part) or parts.get(part) or package.read(part)

    def put(part: str, new: bytes) -> None:
        if new != current(part):
            out[part] = new

    put(book.part, _moved_names(current(book.part), insertion))
    for other in book.sheets:
        if other.part != entry.part:
            put(other.part, _moved_sheet(current(other.part), insertion))
    for kind, part in _beside(package, entry.part):
        put(part, _moved_part(kind, current(part), insertion))
    for part in package.names():
        name = plain_name(part)
        if "/charts/chart" in name and name.endswith(".xml"):
            put(part, sub_text(current(part), _FORMULAS, lambda text: moved_formula(text, insertion, at_home=False)))
        elif "pivotcachedefinition" in name and name.endswith(".xml"):
            put(part, _moved_source(current(part), insertion))
    if chain := book.part_of("calcChain"):
        put(chain, _moved_chain(current(chain), _sheet_id(book, insertion.sheet), insertion))
    return out, _names(current(book.part), book)


def _names(workbook: bytes, book: Book) -> tuple[DefinedName, ...]:
    root = parse_xml(workbook)
    texts = [words(e).strip() for e in root.iter() if local(e) == "definedName"]
    if len(texts) != len(book.names):
        return book.names
    return tuple(DefinedName(n.name, text, n.sheet) for n, text in zip(book.names, texts, strict=True))


def _moved_names(data: bytes, insertion: Insertion) -> bytes:
    return sub_text(data, _NAMES, lambda text: moved_formula(text, insertion, at_home=False))


def _moved_sheet(data: bytes, insertion: Insertion) -> bytes:
    """Another sheet: its formulas, lists and conditions that point into the grown one."""
    if b"!" not in data:
        return data
    xml = SheetXml(layout(data))
    tail = xml.layout.body_end
    plain = [s for s in moved_cells(xml, insertion, at_home=False) if s.end <= tail]
    body = spliced(xml.layout.data[:tail], plain)
    return body + sub_text(
        xml.layout.data[tail:], _FORMULAS, lambda text: moved_formula(text, insertion, at_home=False)
    )


def _beside(package: Package, part: str) -> Iterator[tuple[str, str]]:
    """Parts that belong to a sheet and hold positions on it."""
    for kind, target in relations(package, part).values():
        if target not in package:
            continue
        if kind == "pivotTable":
            raise FormsError("table.cannot_grow", sheet=part, why="pivot table")
        if kind in ("drawing", "comments", "threadedComment", "vmlDrawing", "table", "ctrlProp"):
            yield kind, target


def _moved_part(kind: str, data: bytes, insertion: Insertion) -> bytes:
    def formula(text: str) -> str:
        return moved_formula(text, insertion, at_home=True)

    if kind == "drawing":
        return sub_text(_ANCHOR.sub(lambda m: _moved_anchor(m, insertion), data), _LINKS, formula)
    if kind in ("comments", "threadedComment"):
        return sub_text(data, _REF, lambda text: moved_sqref(text, insertion, grows=False))
    if kind == "table":
        return sub_text(data, _REF, lambda text: moved_sqref(text, insertion))
    if kind == "vmlDrawing":
        data = sub_text(data, _VML_ANCHOR, lambda text: _moved_numbers(text, insertion))
        return sub_text(sub_text(data, _VML_ROW, lambda text: str(insertion.row(int(text)))), _FORMULAS, formula)
    return sub_text(data, _LINKS, formula)


def _moved_anchor(match: re.Match[bytes], insertion: Insertion) -> bytes:
    """A picture or shape below moves; one across the place stretches, unless it keeps its size."""
    rows = [int(m[1]) for m in _ROW.finditer(match["in"])][:2]
    keeps = re.search(rb"editAs=\"(oneCell|absolute)\"", match["a"])
    if not rows or (rows[0] <= insertion.after and keeps):
        return match[0]
    return sub_text(match[0], _ROW, lambda text: str(insertion.row(int(text))))


def _moved_numbers(text: str, insertion: Insertion) -> str:
    """A VML anchor: left column, offset, top row, offset, right column, offset, bottom row, offset."""
    numbers = text.split(",")
    for i in (2, 6):
        if i < len(numbers) and numbers[i].strip().isdecimal():
            numbers[i] = " " + str(insertion.row(int(numbers[i])))
    return ",".join(numbers)


def _moved_source(data: bytes, insertion: Insertion) -> bytes:
    """The range a pivot table elsewhere is made from."""
    pattern = re.compile(rb"<(?:[\w.\-]+:)?worksheetSource\s[^>]*>")

    def new(match: re.Match[bytes]) -> bytes:
        if f'sheet="{insertion.sheet}"'.encode() not in match[0]:
            return match[0]
        return sub_text(match[0], _REF, lambda text: moved_sqref(text, insertion))

    return pattern.sub(new, data)


def _sheet_id(book: Book, sheet: str) -> str:
    return next((e.get("sheetId", "") for e in book.root.iter() if e.get("name") == sheet and e.get("sheetId")), "")


def _moved_chain(data: bytes, sheet_id: str, insertion: Insertion) -> bytes:
    """The calculation chain; an entry without a sheet id belongs to the sheet of the one before."""
    here = ""

    def new(match: re.Match[bytes]) -> bytes:
        nonlocal here
        found = re.search(rb"\bi=\"([0-9]+)\"", match[2])
        here = found[1].decode() if found else here
        if here != sheet_id:
            return match[0]
        return sub_text(match[0], re.compile(rb"\sr=\"([^\"]*)\""), _one)

    def _one(text: str) -> str:
        return moved_sqref(text, insertion, grows=False) if parse_area(text) else text

    return _CHAIN.sub(new, blanked(data))

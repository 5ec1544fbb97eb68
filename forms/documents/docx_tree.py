"""The parts of a Word file and where their paragraphs, tables and cells are; one map for reading and writing.

Numbering is python-docx's: `paragraphs` and `tables` count the direct children of a story, `rows[r].cells` repeats a cell
that spans columns, gives the cell above for one merged upwards, and doesn't count columns skipped before a row. What
python-docx doesn't see has a prefix of its own: `sdt0:` a content control around blocks, `box0:` a text box, `header1:` and
`footer1:` the part of that name.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from forms.documents.docx_text import child, get
from forms.documents.zips import Package, local, main_part, parse_xml, plain_name, relations
from forms.errors import FormsError

_BLOCK_WRAPS = {"ins", "moveTo", "customXml", "sdtContent"}
MAX_DEPTH = 20
MAX_TABLE_CELLS = 1_000_000


@dataclass(slots=True)
class Story:
    """Text that runs by itself. `order` holds paragraphs and tables (names without prefix) as they stand."""

    prefix: str  # "" or "header1:"
    part: str
    paragraphs: list[etree._Element] = field(default_factory=list)
    tables: list[etree._Element] = field(default_factory=list)
    order: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Placed:
    """A table cell: first grid column, columns spanned, and whether it continues the cell above."""

    tc: etree._Element
    row: int
    col: int
    span: int
    continues: bool


@dataclass(frozen=True, slots=True)
class TableMap:
    """Cells of a table row by row; `starts[r]` grid columns are skipped before row r."""

    rows: tuple[tuple[Placed, ...], ...]
    trs: tuple[etree._Element, ...]
    starts: tuple[int, ...]
    cols: int

    def at(self, row: int, col: int) -> Placed | None:
        """The cell that covers a grid column of a row, not yet following vertical merges."""
        if not 0 <= row < len(self.rows):
            return None
        return next((p for p in self.rows[row] if p.col <= col < p.col + p.span), None)

    def origin(self, row: int, col: int) -> Placed | None:
        """The cell that shows there: the first one of a vertical merge."""
        placed = self.at(row, col)
        while placed is not None and placed.continues and placed.row > 0:
            above = self.at(placed.row - 1, placed.col)
            if above is None:
                break
            placed = above
        return placed


class WordTree:
    """All stories of a Word file. Raises FormsError("file.damaged") where the document part is missing or broken."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.document = main_part(package, "word/document.xml")
        self.roots: dict[str, etree._Element] = {}
        self.stories: dict[str, Story] = {}
        body = next((e for e in self._root(self.document) if local(e) == "body"), None)
        if body is None:
            raise FormsError("file.damaged", file=package.file_name, part=self.document)
        self._collect(body, "", self.document)
        for name in sorted(self._page_parts()):
            self._collect(self._root(name), stem(name) + ":", name)

    def _root(self, part: str) -> etree._Element:
        if part not in self.roots:
            self.roots[part] = parse_xml(self.package.read(part), self.package.file_name, part)
        return self.roots[part]

    def _page_parts(self) -> set[str]:
        found = relations(self.package, self.document).values()
        return {part for kind, part in found if kind in ("header", "footer") and part in self.package}

    def _collect(self, container: etree._Element, prefix: str, part: str) -> None:
        story = self.stories[prefix] = Story(prefix, part)
        controls = 0
        for e in container:
            if local(e) == "sdt":
                inner = self.stories[f"{prefix}sdt{controls}:"] = Story(f"{prefix}sdt{controls}:", part)
                for block in blocks(e):
                    _add(inner, block)
                story.order.append(f"sdt{controls}")
                controls += 1
            elif local(e) in ("p", "tbl"):
                _add(story, e)
        self._boxes(container, prefix, part)

    def _boxes(self, container: etree._Element, prefix: str, part: str) -> None:
        number = 0
        for e in container.iter():
            if local(e) != "txbxContent" or in_fallback(e):
                continue
            story = self.stories[f"{prefix}box{number}:"] = Story(f"{prefix}box{number}:", part)
            for block in blocks(e):
                _add(story, block)
            number += 1

    def story(self, part: str, address: str) -> Story:
        """A story by the part of an address ("" or "header1"). Raises FormsError("address.missing")."""
        found = self.stories.get(part + ":" if part else "")
        if found is None:
            raise FormsError("address.missing", address=address)
        return found


def _add(story: Story, e: etree._Element) -> None:
    same, letter = (story.paragraphs, "P") if local(e) == "p" else (story.tables, "T")
    story.order.append(f"{letter}{len(same)}")
    same.append(e)


def stem(part: str) -> str:
    """'word/header1.xml' -> 'header1'; a name without a number gets 0."""
    name = plain_name(part).rpartition("/")[2].partition(".")[0]
    letters = "".join(ch for ch in name if ch.isascii() and ch.isalpha()) or "part"
    digits = "".join(ch for ch in name if ch.isdecimal()) or "0"
    return letters + digits


def blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables directly inside a cell, box or control, wrappings looked through."""
    for e in container:
        if local(e) in ("p", "tbl"):
            yield e
        elif local(e) in _BLOCK_WRAPS or local(e) == "sdt":
            yield from blocks(e)


def paragraphs_of(tc: etree._Element) -> list[etree._Element]:
    return [e for e in blocks(tc) if local(e) == "p"]


def tables_of(tc: etree._Element) -> list[etree._Element]:
    return [e for e in blocks(tc) if local(e) == "tbl"]


def in_fallback(e: etree._Element) -> bool:
    return any(local(up) == "Fallback" for up in e.iterancestors())


def twin_boxes(e: etree._Element) -> list[etree._Element]:
    """The text boxes in the Fallback that repeats the one `e` stands in, for older programs."""
    box = next((up for up in e.iterancestors() if local(up) == "txbxContent"), None)
    if box is None:
        return []
    alternate = next((up for up in box.iterancestors() if local(up) == "AlternateContent"), None)
    if alternate is None:
        return []
    return [x for x in alternate.iter() if local(x) == "txbxContent" and in_fallback(x)]


def mirror(e: etree._Element, twin: etree._Element) -> None:
    """Bring a text box's twin up to date after `e` in the box changed: at the same place where both are built alike,
    else as a whole."""
    box = next(up for up in e.iterancestors() if local(up) == "txbxContent")
    path: list[int] = []
    at = e
    while at is not box and (parent := at.getparent()) is not None:
        path.append(parent.index(at))
        at = parent
    there: etree._Element = twin
    for step in reversed(path):
        if step >= len(there):
            break
        there = there[step]
    else:
        if local(there) == local(e):
            _copy_into(e, there)
            return
    _copy_into(box, twin)


def _copy_into(source: etree._Element, target: etree._Element) -> None:
    """Make one element hold what another holds; elements that already agree are left alone."""
    for key in [k for k in target.attrib if k not in source.attrib]:
        del target.attrib[key]
    for key, value in source.attrib.items():
        target.set(key, value)
    target.text = source.text
    if [e.tag for e in source] == [e.tag for e in target]:
        for mine, its in zip(source, target, strict=True):
            its.tail = mine.tail
            _copy_into(mine, its)
        return
    for e in list(target):
        target.remove(e)
    target.extend(copy.deepcopy(e) for e in source)


def table_map(tbl: etree._Element) -> TableMap:
    """Where the cells of a table stand. Raises FormsError("file.too_many_cells")."""
    rows: list[tuple[Placed, ...]] = []
    trs, starts = [], []
    width = total = 0
    for tr in _wrapped(tbl, "tr"):
        start = _skipped(tr, "gridBefore")
        col, line = start, []
        for tc in _wrapped(tr, "tc"):
            span, continues = _spans(tc)
            line.append(Placed(tc, len(rows), col, span, continues and bool(rows)))
            col += span
        width, total = max(width, col), total + col
        if total > MAX_TABLE_CELLS:
            raise FormsError("file.too_many_cells")
        rows.append(tuple(line))
        trs.append(tr)
        starts.append(start)
    return TableMap(tuple(rows), tuple(trs), tuple(starts), width)


def cell_at(
    tables: Sequence[etree._Element],
    steps: Sequence[tuple[int, int, int]],
    address: str,
    map_of: Callable[[etree._Element], TableMap] = table_map,
) -> etree._Element:
    """The w:tc that the steps of an address (table, row, cell) lead to. Raises FormsError("address.missing").

    `map_of`: table_map(), or one that remembers.
    """
    tc: etree._Element | None = None
    for table, row, cell in steps:
        plan = map_of(nth(tables, table, address))
        placed = plan.origin(row, cell + plan.starts[row]) if row < len(plan.rows) else None
        if placed is None:
            raise FormsError("address.missing", address=address)
        tc = placed.tc
        tables = tables_of(tc)
    assert tc is not None  # the parser gives at least one step
    return tc


def nth(items: Sequence[etree._Element], index: int, address: str) -> etree._Element:
    if index >= len(items):
        raise FormsError("address.missing", address=address)
    return items[index]


def _wrapped(container: etree._Element, name: str) -> Iterator[etree._Element]:
    for e in container:
        if local(e) == name:
            yield e
        elif local(e) in _BLOCK_WRAPS or local(e) == "sdt":
            yield from _wrapped(e, name)


def _skipped(tr: etree._Element, name: str) -> int:
    properties = child(tr, "trPr")
    mark = child(properties, name) if properties is not None else None
    value = get(mark, "val") if mark is not None else None
    return min(int(value), 1000) if value and value.isdecimal() else 0


def _spans(tc: etree._Element) -> tuple[int, bool]:
    properties = child(tc, "tcPr")
    if properties is None:
        return 1, False
    span, merge = child(properties, "gridSpan"), child(properties, "vMerge")
    value = get(span, "val") if span is not None else None
    width = min(max(int(value), 1), 1000) if value and value.isdecimal() else 1
    return width, merge is not None and get(merge, "val") in (None, "continue")

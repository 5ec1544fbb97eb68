"""Reads .docx into a Document: paragraphs, tables as grids, headers and footers, text boxes, content controls."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from lxml import etree

from forms.documents.docx_styles import WordStyles, shade, sides
from forms.documents.docx_text import Lines, Piece, child, drawn_spans, get, list_entries, pieces, text_of
from forms.documents.docx_tree import MAX_DEPTH, Placed, Story, TableMap, WordTree, paragraphs_of, table_map, tables_of
from forms.documents.xlsx_book import program
from forms.documents.zips import Package, local, parse_xml, relations
from forms.errors import FormsError
from forms.model.document import PLAIN, Area, Document, Grid, Paragraph, Span, Style, Validation, Value

_LISTS = ("dropDownList", "comboBox", "ddList")
_WIDTH = 105  # twentieths of a point in one character of 10.5 points


def read_docx(data: bytes, file_name: str, *, looks: bool = True) -> Document:
    """The whole of a Word file. `looks=False` leaves the cells' styles out.

    Raises FormsError: file.damaged, file.encrypted, file.zip_bomb, file.too_many_cells.
    """
    package = Package(data, file_name)
    try:
        return _Reader(package, looks).document()
    except FormsError as error:
        if "file" in error.context:
            raise
        raise FormsError(error.code, file=file_name) from error
    except RecursionError as error:
        raise FormsError("file.damaged", file=file_name) from error


class _Reader:
    def __init__(self, package: Package, looks: bool) -> None:
        self.package, self.looks = package, looks
        self.tree = WordTree(package)
        self.styles = WordStyles(_styles_root(package, self.tree.document))
        self.lines = Lines(self.styles.underlining())
        self.grids: list[Grid] = []
        self.paragraphs: list[Paragraph] = []

    def document(self) -> Document:
        order: list[str] = []
        for prefix, story in self.tree.stories.items():
            names = self._story(story)
            if prefix == "":
                order = names
            elif prefix.startswith("sdt"):
                at = order.index(prefix.removesuffix(":"))
                order[at : at + 1] = names
        return Document(
            "docx",
            tuple(self.grids),
            tuple(self.paragraphs),
            tuple(order),
            self.package.file_name,
            program(self.package),
        )

    def _story(self, story: Story) -> list[str]:
        """Read a story; return the names of what it holds, nested tables behind their own."""
        out: list[str] = []
        for name in story.order:
            if name[0] == "P":
                self.paragraphs.append(self._paragraph(story.prefix + name, story.paragraphs[int(name[1:])]))
                out.append(story.prefix + name)
            elif name[0] == "T":
                out += self._table(story.prefix + name, story.tables[int(name[1:])], 0)
            else:
                out.append(story.prefix + name)  # a content control: its own story takes this place
        return out

    def _paragraph(self, name: str, e: etree._Element) -> Paragraph:
        found = pieces(e, self.lines)
        run = next((p.run for p in found if p.run is not None and p.text.strip()), None)
        look = self.styles.look(e, run)
        return Paragraph(
            name, text_of(found), drawn_spans(found), self.styles.name(e), look.bold, look.size, self.styles.align(e),
            _drop_downs(found),
        )  # fmt: skip

    def _table(self, name: str, tbl: etree._Element, depth: int) -> list[str]:
        if depth > MAX_DEPTH:
            raise FormsError("file.damaged", file=self.package.file_name)
        plan = table_map(tbl)
        at = len(self.grids)
        names = [name]
        for line in plan.rows:
            for placed in line:
                for i, inner in enumerate(tables_of(placed.tc)):
                    where = f"{name}.R{placed.row}.C{placed.col - plan.starts[placed.row]}.T{i}"
                    names += self._table(where, inner, depth + 1)
        self.grids.insert(at, self._grid(name, tbl, plan))
        return names

    def _grid(self, name: str, tbl: etree._Element, plan: TableMap) -> Grid:
        values: list[list[Value]] = [[None] * plan.cols for _ in plan.rows]
        underlines: dict[tuple[int, int], tuple[Span, ...]] = {}
        for line in plan.rows:
            for placed in line:
                if placed.continues:
                    continue
                text, spans = cell_text(placed.tc, self.lines)
                values[placed.row][placed.col] = text or None
                if spans:
                    underlines[placed.row, placed.col] = spans
        styles, ids = self._looks(tbl, plan) if self.looks else ((PLAIN,), ())
        return Grid(
            name=name, kind="table", rows=len(plan.rows), cols=plan.cols, values=values, merges=_merges(plan),
            styles=styles, style_ids=ids, underlines=underlines, validations=_choices(plan),
            col_widths=_widths(tbl), row_heights=_heights(plan),
            row_starts={r: start for r, start in enumerate(plan.starts) if start},
        )  # fmt: skip

    def _looks(self, tbl: etree._Element, plan: TableMap) -> tuple[tuple[Style, ...], list[array[int]]]:
        lines = self.styles.table_borders(tbl)
        seen: dict[Style, int] = {PLAIN: 0}
        ids = [array("H", bytes(2 * plan.cols)) for _ in plan.rows]
        for line in plan.rows:
            for placed in line:
                look = self._cell_look(placed)
                own = _cell_borders(placed)
                for col in range(placed.col, min(placed.col + placed.span, plan.cols)):
                    style = _bordered(look, own, lines, plan, placed, col)
                    ids[placed.row][col] = min(seen.setdefault(style, len(seen)), 65_535)
        return tuple(seen), ids

    def _cell_look(self, placed: Placed) -> Style:
        properties = child(placed.tc, "tcPr")
        first = next(iter(paragraphs_of(placed.tc)), None)
        if first is None:
            return Style(fill=shade(properties), wrap=True, size=10.5)
        run = next((p.run for p in pieces(first, self.lines) if p.run is not None and p.text), None)
        if run is None:  # an entry takes the font of the run that waits for it
            run = next((e for e in reversed(first) if local(e) == "r"), None)
        look = self.styles.look(first, run)
        mark = child(properties, "vAlign") if properties is not None else None
        valign = get(mark, "val") if mark is not None else "top"
        return Style(
            bold=look.bold, size=look.size, font=look.font, align=self.styles.align(first), wrap=True, fill=shade(properties),
            valign="center" if valign == "center" else "bottom" if valign == "bottom" else "top",
            vertical=_downwards(properties), turn=90 if _upwards(properties) else 0,
        )  # fmt: skip


def cell_text(tc: etree._Element, lines: Lines) -> tuple[str, tuple[Span, ...]]:
    """A cell's paragraphs joined by line ends, and the drawn stretches in that text."""
    texts, spans, at = [], [], 0
    for paragraph in paragraphs_of(tc):
        found: list[Piece] = pieces(paragraph, lines)
        spans += [(a + at, b + at) for a, b in drawn_spans(found)]
        texts.append(text_of(found))
        at += len(texts[-1]) + 1
    return "\n".join(texts), tuple(spans)


def _downwards(properties: etree._Element | None) -> bool:
    return _direction(properties) in ("tbRlV", "tbRl", "tbLrV", "rl", "rlV")


def _upwards(properties: etree._Element | None) -> bool:
    return _direction(properties) in ("btLr", "lr")


def _direction(properties: etree._Element | None) -> str | None:
    mark = child(properties, "textDirection") if properties is not None else None
    return get(mark, "val") if mark is not None else None


def _styles_root(package: Package, document: str) -> etree._Element | None:
    part = next((p for kind, p in relations(package, document).values() if kind == "styles" and p in package), None)
    return parse_xml(package.read(part), package.file_name, part) if part else None


def _drop_downs(found: Sequence[Piece]) -> tuple[tuple[Span, tuple[str, ...]], ...]:
    """The drop-downs of a paragraph that still show their prompt, with their entries."""
    out: list[tuple[Span, tuple[str, ...]]] = []
    for piece in found:
        if piece.kind in ("control", "dropdown"):
            lists = [e for e in piece.node.iter() if local(e) in _LISTS]
            if len(lists) == 1 and (options := tuple(filter(None, list_entries(lists[0])))):
                out.append(((piece.start, piece.end), options))
    return tuple(out)


def _merges(plan: TableMap) -> tuple[Area, ...]:
    out = []
    for line in plan.rows:
        for placed in line:
            if placed.continues:
                continue
            bottom = placed.row
            while (
                (below := plan.at(bottom + 1, placed.col)) is not None and below.continues and below.col == placed.col
            ):
                bottom += 1
            if bottom > placed.row or placed.span > 1:
                out.append(Area(placed.row, placed.col, bottom, placed.col + placed.span - 1))
    return tuple(out)


def _choices(plan: TableMap) -> tuple[Validation, ...]:
    """Drop-downs inside cells: content controls and legacy form fields."""
    out = []
    for line in plan.rows:
        for placed in line:
            lists = [e for e in placed.tc.iter() if local(e) in _LISTS] if not placed.continues else []
            if len(lists) == 1 and (options := tuple(filter(None, list_entries(lists[0])))):
                area = Area(placed.row, placed.col, placed.row, placed.col)
                out.append(Validation((area,), "list", options))
    return tuple(out)


def _widths(tbl: etree._Element) -> dict[int, float]:
    grid = child(tbl, "tblGrid")
    found = [get(e, "w") for e in grid if local(e) == "gridCol"] if grid is not None else []
    return {i: int(w) / _WIDTH for i, w in enumerate(found) if w and w.isdecimal()}


def _heights(plan: TableMap) -> dict[int, float]:
    out = {}
    for row, tr in enumerate(plan.trs):
        properties = child(tr, "trPr")
        mark = child(properties, "trHeight") if properties is not None else None
        value = get(mark, "val") if mark is not None else None
        if value and value.isdecimal():
            out[row] = int(value) / 20
    return out


def _cell_borders(placed: Placed) -> dict[str, bool]:
    properties = child(placed.tc, "tcPr")
    borders = child(properties, "tcBorders") if properties is not None else None
    return sides(borders) if borders is not None else {}


def _bordered(
    look: Style, own: dict[str, bool], lines: dict[str, bool], plan: TableMap, placed: Placed, col: int
) -> Style:
    """The look of one grid cell: lines at the edges of its (possibly merged) cell only."""
    left_edge, right_edge = col == placed.col, col == placed.col + placed.span - 1
    below = plan.at(placed.row + 1, placed.col)
    joined = below is not None and below.continues

    def drawn(side: str, outer: bool, inner: str) -> bool:
        return own.get(side, lines.get(side if outer else inner, False))

    return Style(
        bold=look.bold, size=look.size, font=look.font, align=look.align, valign=look.valign, wrap=True, fill=look.fill,
        vertical=look.vertical, turn=look.turn,
        left=left_edge and drawn("left", placed.col == 0, "insideV"),
        right=right_edge and drawn("right", col == plan.cols - 1, "insideV"),
        top=not placed.continues and drawn("top", placed.row == 0, "insideH"),
        bottom=not joined and drawn("bottom", placed.row == len(plan.rows) - 1, "insideH"),
    )  # fmt: skip

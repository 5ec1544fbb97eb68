"""A PDF form as pages under each other, in pixels: what is printed, and its fields in the order they are read. No Qt.

A field is a cell: its page's name, its number on the page, column 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.form_view.places import Place
from desktop.form_view.sheet_model import POINT
from forms.drawing.lines import Line, Rect
from forms.drawing.pages import field_rect, page_name, printed_lines
from forms.model.document import Document, FormField, Grid, Style

GAP = 16
_LARGEST = 10.5  # points of a field's text
_LINE_SHARE = 0.5  # of a field's height: others as near as that stand beside it
TICK = "√"

Cell = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A field: where it stands on its page, and the line of fields it belongs to (from 0, from the top)."""

    field: FormField
    rect: Rect
    line: int


@dataclass(frozen=True, slots=True)
class PdfSheet:
    """A page of paper whose upper edge stands at `y`; `grid` has a row for each of `boxes`."""

    name: str
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    grid: Grid


@dataclass(frozen=True, slots=True)
class PdfLayout:
    pages: tuple[PdfSheet, ...]
    width: int
    height: int

    def page(self, name: str) -> PdfSheet | None:
        return next((p for p in self.pages if p.name == name), None)

    def box(self, cell: Cell) -> Box | None:
        page = self.page(cell[0])
        return page.boxes[cell[1]] if page is not None and 0 <= cell[1] < len(page.boxes) else None

    def rect(self, cell: Cell) -> Rect | None:
        """Where a field stands, from the corner of the first page."""
        page, box = self.page(cell[0]), self.box(cell)
        return replace(box.rect, y=box.rect.y + page.y) if page is not None and box is not None else None

    def address(self, cell: Cell) -> str:
        """The address of the field in a cell, "" where there is none."""
        box = self.box(cell)
        return box.field.address if box is not None else ""

    def places(self) -> dict[str, Place]:
        """Where each address stands."""
        return {
            box.field.address: Place(page.name, n, 0, n, 0) for page in self.pages for n, box in enumerate(page.boxes)
        }

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The field under a point; of several over each other the smallest."""
        found = [
            (box.rect.width * box.rect.height, (page.name, number, 0))
            for page in self.pages
            for number, box in enumerate(page.boxes)
            if _inside(box.rect, x, y - page.y)
        ]
        return min(found)[1] if found else None

    def step(self, cell: Cell, down: int, right: int) -> Cell:
        """The field before or behind, or the nearest of the line above or below; over the edge to the next page."""
        cells = list(self._cells())
        order = [found for found, _ in cells]
        if cell not in order:
            return order[0] if order else cell
        index = order.index(cell)
        if right:
            return order[index + right] if 0 <= index + right < len(order) else cell
        own = cells[index][1]
        others = cells[index + 1 :] if down > 0 else cells[:index][::-1]
        line = next(((c[0], b.line) for c, b in others if (c[0], b.line) != (cell[0], own.line)), None)
        beside = [(abs(_middle(b) - _middle(own)), c) for c, b in others if (c[0], b.line) == line]
        return min(beside)[1] if beside else cell

    def _cells(self) -> Iterator[tuple[Cell, Box]]:
        for page in self.pages:
            for number, box in enumerate(page.boxes):
                yield (page.name, number, 0), box


def pdf_layout(document: Document) -> PdfLayout:
    """Lay the pages of a PDF form out."""
    pages: list[PdfSheet] = []
    y = 0.0
    for number, paper in enumerate(document.pages):
        fields = [(f, rect) for f in document.form_fields if f.page == number and (rect := _rect(document, f))]
        boxes = tuple(_in_order(fields))
        lines = tuple(_in_pixels(line) for line in printed_lines(paper))
        name, width, height = page_name(number), paper.width * POINT, paper.height * POINT
        pages.append(PdfSheet(name, y, width, height, lines, boxes, _grid(name, boxes)))
        y += height + GAP
    return PdfLayout(tuple(pages), round(max((p.width for p in pages), default=0)), round(max(y - GAP, 0)))


def _rect(document: Document, field: FormField) -> Rect | None:
    found = field_rect(document, field)
    if found is None:
        return None
    return Rect(found.x * POINT, found.y * POINT, found.width * POINT, found.height * POINT)


def _in_order(fields: list[tuple[FormField, Rect]]) -> Iterator[Box]:
    """From the top down, and from left to right those that stand beside each other."""
    lines: list[list[tuple[FormField, Rect]]] = []
    for field, rect in sorted(fields, key=lambda pair: pair[1].y):
        head = lines[-1][0][1] if lines else None
        if head is not None and rect.y - head.y <= _LINE_SHARE * min(head.height, rect.height):
            lines[-1].append((field, rect))
        else:
            lines.append([(field, rect)])
    for number, line in enumerate(lines):
        for field, rect in sorted(line, key=lambda pair: pair[1].x):
            yield Box(field, rect, number)


def _grid(name: str, boxes: tuple[Box, ...]) -> Grid:
    """What the fields hold and how they look, as cells under each other: the painter of cells draws them."""
    styles = (Style(), *(_style(box) for box in boxes))
    values = [[_held(box.field)] for box in boxes]
    return Grid(name, "table", len(boxes), 1, values, styles=styles, style_ids=[[n + 1] for n in range(len(boxes))])


def _held(field: FormField) -> str | int | float | None:
    if isinstance(field.value, bool):
        return TICK if field.value else None
    return None if field.value is None else str(field.value)


def _style(box: Box) -> Style:
    size = _LARGEST if box.field.multiline else min(_LARGEST, max(box.rect.height / POINT * 0.75, 4.0))
    tick = box.field.kind == "checkbox"
    return Style(
        size=size,
        wrap=box.field.multiline,
        valign="top" if box.field.multiline else "center",
        align="center" if tick else "left",
    )


def _in_pixels(line: Line) -> Line:
    return replace(line, x=line.x * POINT, y=line.y * POINT, width=line.width * POINT, size=line.size * POINT)


def _inside(rect: Rect, x: float, y: float) -> bool:
    return rect.x <= x < rect.x + rect.width and rect.y <= y < rect.y + rect.height


def _middle(box: Box) -> float:
    return box.rect.x + box.rect.width / 2

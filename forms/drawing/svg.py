"""A drawing as SVG: the document in black, the fields tinted and numbered, rosters outlined, what is not ours hatched.

Only plain shapes and text come out: no script, no style sheet, no link, nothing from outside; text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.sax.saxutils import escape

from forms.drawing.lines import Line, Rect
from forms.drawing.marks import Mark, field_marks, protected_areas, roster_columns
from forms.drawing.model import MARGIN, MOST_ROWS, Block, Box, Drawing, draw
from forms.model.document import Area, Document, Style
from forms.model.form import Form

Say = Callable[[str, Mapping[str, object]], str]
PIXELS = 96 / 72
MOST_FIELDS = 600  # listed in the legend
FONTS = "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, WenQuanYi Micro Hei, SimSun, sans-serif"
INK, PRINTED, GRID_LINE, PAPER = "#1E2329", "#4A4F57", "#E3E6EA", "#FFFFFF"
ENTRY, ENTRY_INK, OTHER, ROSTER, HATCH = "#CFE2FF", "#1F5FBF", "#E6E0F5", "#B3541E", "#C9CED6"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_COLOR = re.compile(r"[0-9A-Fa-f]{6}")
_ROW = 12.0  # height of a line of the legend
_COLUMN = 270.0


def sheet_svg(document: Document, form: Form, say: Say, most_rows: int = MOST_ROWS) -> str:
    """The document with the form's fields painted in, and below it the list of fields by number.

    `say` turns a code of resources/messages with its context into a sentence. Visible sheets stand under each other;
    of each at most `most_rows` rows are drawn, and a line says how many were left out.
    """
    drawing = draw(document, most_rows)
    marks = field_marks(document, form)
    guarded = protected_areas(document, form)
    body = [p for b in drawing.blocks for p in _block(b, form, marks, guarded.get(b.name, ()), say)]
    legend, height = _legend(drawing, form, marks, say)
    width, total = max(drawing.width, 2 * MARGIN + _COLUMN), drawing.height + height
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width * PIXELS)}" height="{_n(total * PIXELS)}" '
        f'viewBox="0 0 {_n(width)} {_n(total)}" font-family="{FONTS}">'
    )
    title = f"<title>{_safe(form.title or document.file_name)}</title>"
    return "\n".join([head, title, _rect(Rect(0, 0, width, total), PAPER), *body, *legend, "</svg>"]) + "\n"


def _block(block: Block, form: Form, marks: Iterable[Mark], guarded: Iterable[Area], say: Say) -> Iterator[str]:
    own = [m for m in marks if m.block == block.name]
    yield f'<g transform="translate({_n(block.x)} {_n(block.y)})">'
    if block.caption:
        yield _text(0, -6, block.caption, 11, ENTRY_INK, bold=True)
    if block.is_page:
        yield from _pdf_page(block, own)
    elif block.grid is None:
        yield from _tints(own, block.lines, None)
        size_bold = block.paragraph is not None and block.paragraph.bold
        yield from (_line(line, INK, size_bold) for line in block.lines)
        yield from _numbers(own, block.lines, Rect(0, 0, block.width, block.height))
    else:
        yield from _grid(block, form, own, guarded)
        if block.grid.rows_left_out:
            note = say("drawing.rows_left_out", {"count": block.grid.rows_left_out})
            yield _text(0, block.height + 11, note, 9, ROSTER)
    yield "</g>"


def _pdf_page(block: Block, marks: list[Mark]) -> Iterator[str]:
    """A page of a PDF form: its edge, its fields, those to be filled tinted, and all its text."""
    yield _rect(Rect(0, 0, block.width, block.height), "none", GRID_LINE, 0.8)
    yield from (_rect(mark.rect, _tint(mark)) for mark in marks if mark.rect is not None)
    tinted = {mark.rect for mark in marks}
    yield from (_hatched(box) for box in block.boxes if box not in tinted)
    yield from (_rect(box, "none", PRINTED, 0.4) for box in block.boxes)
    yield from (_line(line, INK, False) for line in block.lines)
    for mark in marks:
        if mark.rect is not None:
            yield from _numbers([mark], (), mark.rect)


def _grid(block: Block, form: Form, marks: list[Mark], guarded: Iterable[Area]) -> Iterator[str]:
    assert block.grid is not None
    drawn = block.grid
    by_cell: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        assert mark.area is not None
        by_cell.setdefault((mark.area.top, mark.area.left), []).append(mark)
    for box in drawn.boxes:
        yield _rect(box.rect, _fill(box.style), GRID_LINE if drawn.grid.kind == "sheet" else "")
    for mark in marks:
        assert mark.area is not None
        rect = drawn.rect(mark.area)
        if rect is not None and mark.span is None:
            yield _rect(rect, _tint(mark))
    yield from (_hatched(rect) for area in guarded if (rect := drawn.rect(area)) is not None)
    for box in drawn.boxes:
        yield from _tints(by_cell.get((box.area.top, box.area.left), ()), box.lines, box.rect)
        yield from _box_lines(box)
    for box in drawn.boxes:
        yield from _numbers(by_cell.get((box.area.top, box.area.left), ()), box.lines, box.rect)
    yield from _rosters(block, form)


def _box_lines(box: Box) -> Iterator[str]:
    r = box.rect
    corners = (r.x, r.y), (r.x + r.width, r.y), (r.x + r.width, r.y + r.height), (r.x, r.y + r.height)
    for drawn, start, end in zip(box.sides, (0, 0, 1, 3), (3, 1, 2, 2), strict=True):
        if drawn:
            yield _stroke(*corners[start], *corners[end], PRINTED, 0.7)
    if box.style.diagonal:
        yield _stroke(*corners[0], *corners[2], PRINTED, 0.5)
    ink = f"#{box.style.color}" if _COLOR.fullmatch(box.style.color) else INK
    yield from (_line(line, ink, box.style.bold) for line in box.lines)


def _rosters(block: Block, form: Form) -> Iterator[str]:
    """The columns of rosters, outlined."""
    assert block.grid is not None
    for table in form.tables:
        if table.kind != "roster" or table.grid != block.name:
            continue
        for area in roster_columns(table, block.grid.grid):
            rect = block.grid.rect(area)
            if rect is not None:
                yield _rect(_inset(rect, 1.2), "none", ROSTER, 1.1)


def _tints(marks: Iterable[Mark], lines: tuple[Line, ...], rect: Rect | None) -> Iterator[str]:
    """The stretches of blanks inside a text."""
    for mark in marks:
        if mark.span is None:
            continue
        found = _stretches(mark, lines)
        for stretch in found or ([_inset(rect, 1.5)] if rect is not None else []):
            yield _rect(stretch, _tint(mark))
        for stretch in found:
            yield _stroke(stretch.x, stretch.y + stretch.height, stretch.x + stretch.width,
                          stretch.y + stretch.height, ENTRY_INK, 0.6)  # fmt: skip


def _stretches(mark: Mark, lines: tuple[Line, ...]) -> list[Rect]:
    """Where the blank of a mark stands in the lines of its text."""
    span = mark.span
    return [s for line in lines if (s := line.stretch(span)) is not None] if span is not None else []


def _numbers(marks: Iterable[Mark], lines: tuple[Line, ...], rect: Rect) -> Iterator[str]:
    """The numbers of the fields in a box: in its upper right corner, or over the end of their blanks."""
    whole: list[str] = []
    for mark in marks:
        found = _stretches(mark, lines)
        if found:
            last = found[-1]
            yield _text(last.x + last.width, last.y + 3, str(mark.number), 5, ENTRY_INK, anchor="end")
        else:
            whole.append(str(mark.number))
    if whole:
        size = min(6.5, max(3.5, rect.height * 0.45))
        yield _text(rect.x + rect.width - 1, rect.y + size, ",".join(whole), size, ENTRY_INK, anchor="end")


def _legend(drawing: Drawing, form: Form, marks: tuple[Mark, ...], say: Say) -> tuple[list[str], float]:
    """The meaning of the colours, then every field by number; its pieces and its height."""
    out, x, y = [], MARGIN, drawing.height + 8
    if drawing.blocks_left_out:
        out.append(_text(x, y, say("drawing.blocks_left_out", {"count": drawing.blocks_left_out}), 9, ROSTER))
        y += _ROW
    for paint, code in (("entry", "drawing.entry"), ("other", "drawing.other"), ("roster", "drawing.roster"),
                        ("guarded", "drawing.protected")):  # fmt: skip
        out += [_sample(paint, Rect(x, y - 8, 14, 9)), _text(x + 18, y, say(code, {}), 8, INK)]
        y += _ROW
    rows = _legend_rows(form, marks, say)
    columns = max(1, int((max(drawing.width, 2 * MARGIN + _COLUMN) - 2 * MARGIN) // _COLUMN))
    per = -(-len(rows) // columns)
    for at, row in enumerate(rows):
        out.append(_text(x + at // per * _COLUMN, y + 6 + at % per * _ROW, row, 7.5, INK))
    return out, y + per * _ROW + MARGIN - drawing.height


def _legend_rows(form: Form, marks: tuple[Mark, ...], say: Say) -> list[str]:
    rows = [
        _cut(f"{m.number} {' / '.join(m.field.path)}", f" · {m.field.address} {m.field.type} {m.field.unit or ''}")
        for m in marks[:MOST_FIELDS]
    ]
    if len(marks) > MOST_FIELDS:
        rows.append(say("drawing.fields_left_out", {"count": len(marks) - MOST_FIELDS}))
    for table in form.tables:
        if table.kind == "roster":
            rows += [_cut("▭ " + " / ".join(c.path), f" · {table.grid} {c.type} {c.unit or ''}") for c in table.columns]
    return rows


def _cut(text: str, tail: str) -> str:
    """One line of the legend: where the path is too long, its beginning gives way."""
    room = 38 - len(tail) // 2
    return (text if len(text) <= room else f"{text.split(' ', maxsplit=1)[0]} …{text[-room + 5 :]}") + tail.rstrip()


def _sample(paint: str, rect: Rect) -> str:
    if paint == "guarded":
        return _hatched(rect)
    if paint == "roster":
        return _rect(rect, "none", ROSTER, 1.1)
    return _rect(rect, ENTRY if paint == "entry" else OTHER)


def _tint(mark: Mark) -> str:
    return ENTRY if mark.field.role == "entry" else OTHER


def _fill(style: Style) -> str:
    return f"#{style.fill}" if _COLOR.fullmatch(style.fill) else "none"


def _hatched(rect: Rect) -> str:
    """Slanted lines over a rectangle, each cut at its edges."""
    step, parts = 5.0, []
    for n in range(1, min(400, int((rect.width + rect.height) / step) + 1)):
        at = n * step
        x1, y1 = (at, 0.0) if at <= rect.width else (rect.width, at - rect.width)
        x2, y2 = (0.0, at) if at <= rect.height else (at - rect.height, rect.height)
        parts.append(f"M{_n(rect.x + x1)} {_n(rect.y + y1)}L{_n(rect.x + x2)} {_n(rect.y + y2)}")
    return f'<path d="{"".join(parts)}" stroke="{HATCH}" stroke-width="0.6" fill="none"/>'


def _inset(rect: Rect, by: float) -> Rect:
    return Rect(rect.x + by, rect.y + by, max(rect.width - 2 * by, 0.5), max(rect.height - 2 * by, 0.5))


def _rect(rect: Rect, fill: str, stroke: str = "", width: float = 0.4) -> str:
    line = f' stroke="{stroke}" stroke-width="{width}"' if stroke else ""
    place = f'x="{_n(rect.x)}" y="{_n(rect.y)}" width="{_n(rect.width)}" height="{_n(rect.height)}"'
    return f'<rect {place} fill="{fill}"{line}/>'


def _stroke(x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> str:
    return (
        f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" stroke="{colour}" stroke-width="{_n(width)}"/>'
    )


def _line(line: Line, ink: str, bold: bool) -> str:
    """The pieces of a line, each held at the end that its alignment asks for."""
    shares = {"start": 0.0, "middle": 0.5, "end": 1.0}
    share = shares[line.anchor]
    drawn = "".join(
        _text(left + width * share, line.y, text, line.size, ink, bold, line.anchor)
        for text, left, width in line.pieces()
    )
    if not line.turn:
        return drawn
    return f'<g transform="rotate({-line.turn} {_n(line.pivot[0])} {_n(line.pivot[1])})">{drawn}</g>'


def _text(x: float, y: float, text: str, size: float, ink: str, bold: bool = False, anchor: str = "start") -> str:
    weight = ' font-weight="bold"' if bold else ""
    place = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" fill="{ink}"{weight}{place} xml:space="preserve">'
        f"{_safe(text)}</text>"
    )


def _safe(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text.replace("\t", " ").replace("\n", " ").replace("\r", " ")))


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

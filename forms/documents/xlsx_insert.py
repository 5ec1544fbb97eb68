"""Rows inserted into one worksheet: copies of the last printed row, everything below renumbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from forms.documents.addresses import parse_area
from forms.documents.xlsx_formulas import translated
from forms.documents.xlsx_patch import CellSpan, RowSpan, SheetXml, Splice, spliced
from forms.documents.xlsx_shift import (
    Insertion,
    copied_areas,
    moved_area,
    moved_formula,
    moved_sqref,
    reference,
    sub_text,
)
from forms.documents.xlsx_stale import formula_text
from forms.documents.xlsx_xml import attribute_span, attributes, element_pattern, escape
from forms.errors import FormsError
from forms.model.document import letters

_REF_IN = rb"\s(?:[^>]*?\s)?(?:ref|sqref|r)=[\"']([^\"']*)[\"']"
_RANGES = re.compile(  # what holds for the last printed row holds for its copies
    rb"<(?:[\w.\-]+:)?(?:autoFilter|sortState|sortCondition|dimension|conditionalFormatting|dataValidation|"
    rb"protectedRange|ignoredError)" + _REF_IN
)
_SINGLES = re.compile(rb"<(?:[\w.\-]+:)?(?:hyperlink|cellWatch)" + _REF_IN)
_FORMULAS = re.compile(rb"<(?:[\w.\-]+:)?(?:formula|formula1|formula2|f)(?:\s[^>]*)?>([^<]*)</")
_SQREFS = re.compile(rb"<(?:[\w.\-]+:)sqref>([^<]*)</")
_ANCHOR_ROWS = re.compile(rb"<(?:xdr:)?row>([0-9]+)</")
_BREAKS = re.compile(rb"<((?:[\w.\-]+:)?)rowBreaks[\s>].*?</\1rowBreaks>", re.DOTALL)
_BREAK = re.compile(rb"<(?:[\w.\-]+:)?brk\s(?:[^>]*?\s)?id=\"([0-9]+)\"")


def inserted(xml: SheetXml, insertion: Insertion) -> bytes:
    """The worksheet with the rows in it. Raises table.cannot_grow for what can't be moved (arrays across the place,
    data tables, pivot tables are the caller's to refuse)."""
    layout = xml.layout
    last = xml.row(insertion.after)
    splices = list(moved_cells(xml, insertion, at_home=True))
    if last is not None:
        splices.append(Splice(last.end, last.end, b"".join(_copies(xml, insertion))))
    moved_body = spliced(layout.data[: layout.body_end], [s for s in splices if s.end <= layout.body_end])
    head = moved_body[: layout.body]
    head = sub_text(head, _RANGES, lambda text: moved_sqref(text, insertion))
    tail = layout.data[layout.body_end :]
    return head + moved_body[layout.body :] + _moved_tail(xml, tail, insertion)


def moved_cells(xml: SheetXml, insertion: Insertion, *, at_home: bool) -> Iterator[Splice]:
    """Splices that renumber rows and cells (on the sheet that grew) and rewrite formulas. Shared formulas become plain
    ones, since their members may move differently."""
    pattern = element_pattern(xml.layout.prefix, "f")
    masters: dict[str, tuple[int, int, str]] = {}
    for row in xml.rows:
        moves = at_home and row.index > insertion.after
        if moves and (span := attribute_span(row.attrs, "r")):
            start = xml.layout.scan.index(row.attrs, row.start)
            yield Splice(start + span[0], start + span[1], str(row.index + insertion.count + 1).encode())
        if not moves and pattern.search(xml.layout.scan, row.inside, row.inside_end) is None:
            continue
        for cell in xml.cells(row):
            if moves and (span := attribute_span(cell.attrs, "r")):
                start = xml.layout.scan.index(cell.attrs, cell.start)
                ref = f"{letters(cell.col)}{row.index + insertion.count + 1}"
                yield Splice(start + span[0], start + span[1], ref.encode())
            match = pattern.search(xml.layout.scan, cell.inside, cell.inside_end)
            if match is not None:
                yield from _moved_formula(xml, cell, match, masters, insertion, at_home)


def _moved_formula(
    xml: SheetXml,
    cell: CellSpan,
    match: re.Match[bytes],
    masters: dict[str, tuple[int, int, str]],
    insertion: Insertion,
    at_home: bool,
) -> Iterator[Splice]:
    found = attributes(match[1])
    kind = found.get("t", "")
    text = formula_text(xml, cell, match, masters)
    if at_home and kind in ("array", "dataTable"):
        area = parse_area(found.get("ref", ""))
        if kind == "dataTable" or area is None or area.top <= insertion.after < area.bottom:
            raise FormsError("table.cannot_grow", sheet=insertion.sheet, why=kind)
        if area.top > insertion.after and (span := attribute_span(match[1], "ref")):
            new = reference(moved_area(area, insertion, grows=False)).encode()
            yield Splice(match.start(1) + span[0], match.start(1) + span[1], new)
    new_text = moved_formula(text, insertion, at_home=at_home, row=cell.row)
    if kind != "shared" and new_text == text:
        return
    tag = xml.layout.tag("f")
    close = xml.layout.scan.find(b"</" + tag, match.end(), cell.inside_end)
    end = match.end() if match[2] else xml.layout.scan.index(b">", close) + 1
    if kind == "shared":
        yield Splice(match.start(), end, b"<" + tag + b">" + escape(new_text).encode() + b"</" + tag + b">")
    elif not match[2]:
        yield Splice(match.end(), close, escape(new_text).encode())


def _copies(xml: SheetXml, insertion: Insertion) -> Iterator[bytes]:
    """The new rows: the last printed record with its formats and formulas, its values left out."""
    sources = {insertion.source(step) for step in range(1, insertion.count + 1)}
    rows = {n: row for n in sources if (row := xml.row(n)) is not None}
    formulas = {n: {f.col: text for f, text in _formulas_of(xml, xml.cells(r), insertion)} for n, r in rows.items()}
    for step in range(1, insertion.count + 1):
        source = insertion.source(step)
        if source in rows:
            yield _copy(xml, rows[source], insertion.after + step, formulas[source])


def _copy(xml: SheetXml, source: RowSpan, row: int, formulas: Mapping[int, str]) -> bytes:
    """A row as it stands when copied to another place."""
    tag, cell_tag, f_tag = (xml.layout.tag(name).decode() for name in ("row", "c", "f"))
    kept = [(k, v) for k, v in attributes(source.attrs).items() if k not in ("r", "hidden")]
    out = [f'<{tag} r="{row + 1}"' + "".join(f' {k}="{escape(v)}"' for k, v in kept) + ">"]
    for cell in xml.cells(source):
        style = attributes(cell.attrs).get("s")
        head = f'<{cell_tag} r="{letters(cell.col)}{row + 1}"' + (f' s="{style}"' if style else "")
        if cell.col in formulas:
            formula = escape(translated(formulas[cell.col], row - source.index, 0))
            out.append(f"{head}><{f_tag}>{formula}</{f_tag}></{cell_tag}>")
        else:
            out.append(head + "/>")
    return "".join([*out, f"</{tag}>"]).encode()


def _formulas_of(xml: SheetXml, cells: list[CellSpan], insertion: Insertion) -> Iterator[tuple[CellSpan, str]]:
    """Formulas of the last printed row as they read after the insertion."""
    pattern = element_pattern(xml.layout.prefix, "f")
    masters: dict[str, tuple[int, int, str]] | None = None
    for cell in cells:
        match = pattern.search(xml.layout.scan, cell.inside, cell.inside_end)
        if match is None:
            continue
        if masters is None:
            masters = _masters(xml)
        text = formula_text(xml, cell, match, masters)
        if text and attributes(match[1]).get("t") not in ("array", "dataTable"):
            yield cell, moved_formula(text, insertion, at_home=True, row=insertion.after)


def _masters(xml: SheetXml) -> dict[str, tuple[int, int, str]]:
    """Shared formulas of the sheet, by their index."""
    masters: dict[str, tuple[int, int, str]] = {}
    pattern = element_pattern(xml.layout.prefix, "f")
    for row in xml.rows:
        if b'"shared"' in xml.layout.scan[row.inside : row.inside_end]:
            for cell in xml.cells(row):
                match = pattern.search(xml.layout.scan, cell.inside, cell.inside_end)
                if match is not None:
                    formula_text(xml, cell, match, masters)
    return masters


def _moved_tail(xml: SheetXml, tail: bytes, insertion: Insertion) -> bytes:
    tail = _merges(xml, tail, insertion)
    tail = sub_text(tail, _RANGES, lambda text: moved_sqref(text, insertion))
    tail = sub_text(tail, _SINGLES, lambda text: moved_sqref(text, insertion, grows=False))
    tail = sub_text(tail, _SQREFS, lambda text: moved_sqref(text, insertion))
    tail = sub_text(tail, _FORMULAS, lambda text: moved_formula(text, insertion, at_home=True))
    tail = sub_text(tail, _ANCHOR_ROWS, lambda text: str(insertion.row(int(text))))
    # a page break's id is the row behind which it stands, counted from 1: the first row of the next page, from 0
    return _BREAKS.sub(lambda m: sub_text(m[0], _BREAK, lambda text: str(insertion.row(int(text)))), tail)


def _merges(xml: SheetXml, tail: bytes, insertion: Insertion) -> bytes:
    """Merged boxes below move; those inside the last printed record are repeated in the new ones."""
    pattern = element_pattern(xml.layout.prefix, "mergeCells")
    start = pattern.search(tail)
    if start is None:
        return tail
    tag = xml.layout.tag("mergeCell")
    close = tail.find(b"</" + tag + b"s", start.end())
    merges = re.compile(rb"<" + tag + rb"\s(?:[^>]*?\s)?ref=[\"']([^\"']*)[\"']")
    inner = sub_text(tail[start.end() : close], merges, lambda text: moved_sqref(text, insertion, grows=False))
    copied = copied_areas(xml.merges, insertion)
    for area in copied:
        inner += b"<" + tag + f' ref="{reference(area)}"/>'.encode()
    head = start[0]
    if copied and (span := attribute_span(start[1], "count")):
        at = start.start(1) - start.start()
        count = len(xml.merges) + len(copied)
        head = head[: at + span[0]] + str(count).encode() + head[at + span[1] :]
    return tail[: start.start()] + head + inner + tail[close:]

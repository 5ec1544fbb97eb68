"""Reads .xls into a Document: values and looks through xlrd, formulas, validations and texts from the records."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence
from typing import Any

from forms.documents import biff
from forms.documents.biff import Book, Record
from forms.documents.biff_sheet import UNREADABLE, SheetParts, sheet_parts
from forms.documents.compound import is_compound, read_compound
from forms.documents.number_formats import from_serial, shows_date
from forms.documents.xls_style import number_format, styles_of
from forms.errors import FormsError
from forms.model.document import Area, Document, Grid, Span, Style, Value

MAX_COLS = 256  # the format has no more; a damaged file may tell otherwise
MAX_CELLS = 4_000_000
MAX_BLANK_TAIL = 2000  # rows of formatted blanks kept below the last value
_STATES = ("visible", "hidden", "veryHidden")
# xlrd would build objects of unbounded size from these, or trip over them; what is needed of them is read here.
_KEPT_FROM_XLRD = frozenset({
    biff.NAME, biff.EXTERNSHEET, biff.SUPBOOK, biff.OBJ, biff.TXO, biff.NOTE, biff.DATAVALIDATION,
    0x00EB, 0x00EC, 0x00ED, 0x01B0, 0x01B1, 0x01B8, 0x0800, 0x015F,
})  # fmt: skip


def read_xls(data: bytes, file_name: str, looks: bool = True) -> Document:
    """Reads a legacy workbook.

    `looks` False leaves out styles, widths and heights. Raises file.encrypted, file.damaged, file.unsupported (a
    compound file of another program, or no workbook at all) and file.too_many_cells.
    """
    stream = workbook_stream(data, file_name)
    globals_ = check_records(stream, file_name)
    book = _open(stream, file_name)
    try:
        return _document(book, stream, globals_, file_name, looks)
    except FormsError:
        raise
    except Exception as error:  # xlrd's data is checked nowhere: whatever doesn't hold is a damaged file
        raise FormsError("file.damaged", file=file_name) from error


def workbook_stream(data: bytes, file_name: str) -> bytes:
    """The workbook's records, out of the compound file or bare. Raises as read_xls does."""
    if not is_compound(data):
        if data[:2] in (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00"):
            return data
        raise FormsError("file.unsupported" if data else "file.empty", file=file_name, kind="")
    compound = read_compound(data, file_name)
    if compound.index("EncryptedPackage") is not None:
        raise FormsError("file.encrypted", file=file_name)
    stream = compound.stream("Workbook") or compound.stream("Book")
    if stream is None:
        raise FormsError("file.unsupported", file=file_name, kind="OLE")
    return stream


def check_records(stream: bytes, file_name: str) -> list[Record]:
    """The globals' records of a stream that is neither encrypted nor larger than we read."""
    globals_ = biff.substream(stream, 0)
    if any(r.op == biff.FILEPASS for r in globals_):
        raise FormsError("file.encrypted", file=file_name)
    cells = 0
    several = {biff.MULBLANK: 2, biff.MULRK: 6}
    for _, op, size in biff.headers(stream):
        if op in biff.CELLS:
            cells += size // several[op] if op in several else 1
    if cells > MAX_CELLS:
        raise FormsError("file.too_many_cells", file=file_name)
    return globals_


def _open(stream: bytes, file_name: str) -> Any:
    import xlrd

    quiet = io.StringIO()
    content = _without(stream, _KEPT_FROM_XLRD)
    last: Exception | None = None
    for encoding in (None, "gb18030"):  # an old file may name no code page, or a wrong one
        try:
            return xlrd.open_workbook(
                file_contents=content, formatting_info=True, ragged_rows=True, logfile=quiet, encoding_override=encoding
            )
        except Exception as error:
            last = error
            if not isinstance(error, (UnicodeError, LookupError)):
                break
    raise FormsError("file.damaged", file=file_name) from last


def rich_runs(data: bytes) -> dict[tuple[str, int, int], tuple[tuple[int, int], ...]]:
    """Where the looks of a cell's text change, as (position, font index), by (sheet, row, column)."""
    book = _open(workbook_stream(data, ""), "")
    return {(s.name, r, c): tuple(runs) for s in book.sheets() for (r, c), runs in s.rich_text_runlist_map.items()}


def _without(stream: bytes, ops: frozenset[int]) -> bytes:
    """The stream with the type of some records changed to one that nobody knows; offsets stay."""
    out = bytearray(stream)
    for at, op, _ in biff.headers(stream):
        if op in ops:
            out[at : at + 2] = b"\xfe\xff"
    return bytes(out)


def _document(book: Any, stream: bytes, globals_: list[Record], file_name: str, looks: bool) -> Document:
    styles = styles_of(book) if looks else (Style(),)
    names = biff.book_of(globals_) if book.biff_version == 80 else Book((), (), ())
    parts = {}
    if book.biff_version == 80:
        parts = {s.name: sheet_parts(biff.substream(stream, s.start), names) for s in biff.sheets(globals_)}
    grids = []
    for sheet in book.sheets():
        own = parts.get(sheet.name) or SheetParts(formulas=_formula_cells(stream, sheet) if not names.names else {})
        grids.append(_grid(sheet, own, styles, looks))
    return Document("xls", _resolved(grids, parts), file_name=file_name)


def _formula_cells(stream: bytes, sheet: Any) -> dict[tuple[int, int], str]:
    """Older formats: that a cell holds a formula is known, not which."""
    start = sheet.book._sh_abs_posn[sheet.number]
    found: dict[tuple[int, int], str] = {}
    for record in biff.records(stream, start):
        if record.op == biff.EOF:
            break
        if record.op in (biff.FORMULA, 0x0206, 0x0406) and len(record.body) >= 4:
            found[struct.unpack_from("<HH", record.body)] = UNREADABLE
    return found


def _grid(sheet: Any, own: SheetParts, styles: tuple[Style, ...], looks: bool) -> Grid:
    merges = tuple(
        Area(r0, c0, r1 - 1, c1 - 1) for r0, r1, c0, c1 in sheet.merged_cells if r1 > r0 and MAX_COLS >= c1 > c0
    )
    rows, cols = _extent(sheet, merges)
    dated = _dated(sheet.book)
    values = [_values(sheet, r, dated) for r in range(min(rows, sheet.nrows))]
    hidden_cols = {c for c, info in sheet.colinfo_map.items() if info.hidden and c < cols}
    hidden_rows = {r for r, info in sheet.rowinfo_map.items() if info.hidden and r < rows}
    return Grid(
        name=sheet.name,
        kind="sheet",
        rows=rows,
        cols=cols,
        values=values,
        merges=merges,
        formulas=own.formulas,
        styles=styles,
        style_ids=_style_ids(sheet, rows, cols) if looks else (),
        hidden_rows=frozenset(hidden_rows),
        hidden_cols=frozenset(hidden_cols),
        col_widths={c: i.width / 256 for c, i in sheet.colinfo_map.items() if c < cols} if looks else {},
        row_heights={r: i.height / 20 for r, i in sheet.rowinfo_map.items() if r < rows} if looks else {},
        underlines=_underlines(sheet),
        validations=own.validations,
        comments=own.comments,
        state=_STATES[min(max(sheet.visibility, 0), 2)],  # type: ignore[arg-type]
        protected=own.protected,
        header_text=own.header,
        footer_text=own.footer,
        box_texts=own.boxes,
        frozen=_frozen(sheet),
    )


def _underlines(sheet: Any) -> dict[tuple[int, int], tuple[Span, ...]]:
    """Underlined stretches of cells whose text has runs of different looks."""
    fonts = sheet.book.font_list
    out: dict[tuple[int, int], tuple[Span, ...]] = {}
    for (row, col), runs in sheet.rich_text_runlist_map.items():
        length = len(str(sheet.cell_value(row, col)))
        starts = [(0, sheet.book.xf_list[sheet.cell_xf_index(row, col)].font_index), *runs]
        ends = [at for at, _ in starts[1:]] + [length]
        spans = [
            (at, end)
            for (at, font), end in zip(starts, ends, strict=True)
            if at < end and font < len(fonts) and fonts[font].underline_type
        ]
        if spans:
            out[(row, col)] = tuple(spans)
    return out


def _extent(sheet: Any, merges: tuple[Area, ...]) -> tuple[int, int]:
    """Rows and columns in use. Formatted blanks far below the last value are left out: a format is no data."""
    valued = -1
    for r in range(sheet.nrows - 1, -1, -1):
        if any(kind not in (0, 6) for kind in sheet.row_types(r)):
            valued = r
            break
    last = max([valued, *(a.bottom for a in merges)], default=-1)
    rows = min(max(sheet.nrows, last + 1), last + 1 + MAX_BLANK_TAIL)
    cols = max([sheet.row_len(r) for r in range(min(rows, sheet.nrows))] + [a.right + 1 for a in merges], default=0)
    return rows, min(cols, MAX_COLS)


def _frozen(sheet: Any) -> tuple[int, int]:
    if not sheet.panes_are_frozen:
        return 0, 0
    return int(sheet.horz_split_pos or 0), int(sheet.vert_split_pos or 0)


def _values(sheet: Any, row: int, dated: Mapping[int, str]) -> list[Value]:
    formats: Sequence[int] = sheet._cell_xf_indexes[row]
    cells = zip(sheet.row_types(row), sheet.row_values(row), formats, strict=True)
    return [_value(sheet.book, kind, value, dated.get(xf)) for kind, value, xf in cells]


def _value(book: Any, kind: int, value: Any, shown: str | None) -> Value:
    if kind == 1:
        return str(value) if value != "" else None
    if kind in (2, 3):
        dated = from_serial(value, shown, from_1904=bool(book.datemode)) if shown else value
        return _number(dated) if isinstance(dated, (int, float)) else dated
    if kind == 4:
        return bool(value)
    return _error_text(value) if kind == 5 else None


def _number(value: float) -> int | float:
    return int(value) if abs(value) < 1e15 and value == int(value) else value


def _dated(book: Any) -> dict[int, str]:
    """The number formats that show dates, by extended format."""
    codes = {i: number_format(book, xf) for i, xf in enumerate(book.xf_list)}
    return {i: code for i, code in codes.items() if shows_date(code)}


def _error_text(code: int) -> str:
    from xlrd.biffh import error_text_from_code

    return str(error_text_from_code.get(code, "#N/A"))


def _style_ids(sheet: Any, rows: int, cols: int) -> list[list[int]]:
    """Style indexes of every row; a missing cell looks like its row's, else its column's default."""
    known = len(sheet.book.xf_list)
    infos = [sheet.colinfo_map.get(col) for col in range(cols)]
    defaults = [info.xf_index + 1 if info is not None and info.xf_index < known else 0 for info in infos]
    return [_row_style_ids(sheet, row, defaults, known) for row in range(rows)]


def _row_style_ids(sheet: Any, row: int, defaults: list[int], known: int) -> list[int]:
    info = sheet.rowinfo_map.get(row)
    if info is not None and info.has_default_xf_index and 0 <= info.xf_index < known:
        defaults = [info.xf_index + 1] * len(defaults)
    have = sheet._cell_xf_indexes[row][: len(defaults)] if row < sheet.nrows else ()
    if not have:
        return defaults
    return [xf + 1 if 0 <= xf < known else defaults[col] for col, xf in enumerate(have)] + defaults[len(have) :]


def _resolved(grids: list[Grid], parts: dict[str, SheetParts]) -> tuple[Grid, ...]:
    """Lists that stand in cells (of any sheet) put into the validations."""
    from dataclasses import replace

    by_name = {g.name: g for g in grids}
    out = []
    for grid in grids:
        own = parts.get(grid.name)
        if own is None or not own.list_sources:
            out.append(grid)
            continue
        fresh = list(grid.validations)
        for at, (name, area) in own.list_sources.items():
            source = by_name.get(name or grid.name)
            if source is not None:
                fresh[at] = replace(fresh[at], options=_options(source, area))
        out.append(replace(grid, validations=tuple(fresh)))
    return tuple(out)


def _options(grid: Grid, area: Area) -> tuple[str, ...]:
    bottom = min(area.bottom, grid.rows - 1)
    cells = [(r, c) for r in range(area.top, bottom + 1) for c in range(area.left, area.right + 1)]
    return tuple(t for t in (grid.text(r, c).strip() for r, c in cells[:1000]) if t)

"""Small .xls files for tests: cells given as rows of values, and damage done to them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import xlwt

from forms.documents.compound import read_compound, write_compound


def book(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    merges: Iterable[tuple[int, int, int, int]] = (),
    adjust: Callable[[Any], None] | None = None,
) -> bytes:
    """A workbook; texts with "=" in front become formulas, "" a bordered blank, None no cell, pairs (value, format)."""
    out = xlwt.Workbook(encoding="utf-8")
    added = [out.add_sheet(name, cell_overwrite_ok=True) for name in sheets]  # first all, so formulas may name any
    for sheet, rows in zip(added, sheets.values(), strict=True):
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                _write(sheet, r, c, value)
        for area in merges:
            sheet.merge(*area)
        if adjust:
            adjust(sheet)
    raw = io.BytesIO()
    out.save(raw)
    return raw.getvalue()


def _write(sheet: Any, row: int, col: int, value: object) -> None:
    if value is None:
        return
    shown = "General"
    if isinstance(value, tuple):
        value, shown = value
    style = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin", num_format_str=shown)
    if isinstance(value, str) and value.startswith("="):
        sheet.write(row, col, xlwt.Formula(value[1:]), style)
    elif isinstance(value, list):
        sheet.write_rich_text(row, col, value, style)
    else:
        sheet.write(row, col, value, style)


def underlined() -> Any:
    font = xlwt.Font()
    font.underline = xlwt.Font.UNDERLINE_SINGLE
    return font


def with_stream(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The file with its workbook stream changed and its container whole."""
    compound = read_compound(data)
    at = compound.index("Workbook")
    assert at is not None
    return write_compound(compound, {at: change(compound.streams[at])})

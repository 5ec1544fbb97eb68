"""A workbook as .xlsx, for old files that can't be patched; drawings and macros stay behind."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from forms.model.document import Document, Grid, Style, Value

_VALIGN = {"top": "top", "center": "vcenter", "bottom": "bottom", "": "bottom"}
_UNREADABLE = "=?"
_A4, _UPRIGHT = 9, 7  # a size of paper; how many columns stand on it upright


def to_xlsx(document: Document, *, one_page_wide: bool = False) -> bytes:
    """Values, formulas, merges, widths, heights, looks, drop-downs, frozen panes and page texts of every sheet;
    `one_page_wide`: printed as wide as a page, on its side where it has many columns."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    for grid in document.grids:
        sheet = _sheet(book, grid)
        if one_page_wide:
            _fit(sheet, grid)
    if not document.grids:
        book.add_worksheet()
    book.close()
    return out.getvalue()


def _fit(sheet: Any, grid: Grid) -> None:
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    if grid.cols > _UPRIGHT:
        sheet.set_landscape()


def _sheet(book: Any, grid: Grid) -> Any:
    sheet = book.add_worksheet(grid.name)
    formats = _Formats(book, grid.styles)
    for col in range(grid.cols):
        options = {"hidden": True} if col in grid.hidden_cols else {}
        sheet.set_column(col, col, grid.col_widths.get(col), None, options)
    for row in range(grid.rows):
        hidden = row in grid.hidden_rows
        if hidden or row in grid.row_heights:
            sheet.set_row(row, grid.row_heights.get(row), None, {"hidden": hidden})
        used = row < len(grid.values) and len(grid.values[row]) > 0
        for col in range(grid.cols if used else 0):
            _cell(sheet, grid, row, col, formats)
    for area in grid.merges:
        if area.height > 1 or area.width > 1:
            # only the merge itself: merge_range would write the cells again
            sheet.merge.append([area.top, area.left, area.bottom, area.right])
    _extras(sheet, grid)
    return sheet


def _cell(sheet: Any, grid: Grid, row: int, col: int, formats: _Formats) -> None:
    style = grid.style(row, col)
    look = formats.of(style)
    value = grid.value(row, col)
    formula = grid.formulas.get((row, col), _UNREADABLE)
    if formula != _UNREADABLE:
        cached: Value = "" if isinstance(value, (dt.date, dt.time)) else value
        sheet.write_formula(row, col, formula, look, "" if cached is None else cached)
    elif isinstance(value, (dt.datetime, dt.date, dt.time)):
        sheet.write_datetime(row, col, value, look)
    elif isinstance(value, bool):
        sheet.write_boolean(row, col, value, look)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, col, value, look)
    elif value is not None:
        _text(sheet, grid, (row, col), value, formats)
    elif look is not None:
        sheet.write_blank(row, col, None, look)


def _text(sheet: Any, grid: Grid, cell: tuple[int, int], value: str, formats: _Formats) -> None:
    """A text; underlined stretches stay underlined, for they are the blanks that a person fills."""
    style, pieces, at = grid.style(*cell), list[Any](), 0
    for start, end in grid.underlines.get(cell, ()):
        pieces += [formats.font(style), value[at:start]] if at < start else []
        pieces += [formats.font(style, underlined=True), value[start:end]]
        at = end
    pieces += [formats.font(style), value[at:]] if at < len(value) else []
    if len(pieces) > 2:
        sheet.write_rich_string(*cell, *pieces, formats.of(style))
    else:
        sheet.write_string(*cell, value, formats.of(style))


def _extras(sheet: Any, grid: Grid) -> None:
    for validation in grid.validations:
        # a list's texts may take 255 characters in a file
        if validation.kind == "list" and validation.options and len(",".join(validation.options)) <= 255:
            for area in validation.areas:
                rule = {"validate": "list", "source": list(validation.options)}
                sheet.data_validation(area.top, area.left, area.bottom, area.right, rule)
    for (row, col), text in grid.comments.items():
        sheet.write_comment(row, col, text)
    if any(grid.frozen):
        sheet.freeze_panes(*grid.frozen)
    if grid.header_text:
        sheet.set_header("&C" + grid.header_text.replace("&", "&&")[:250])
    if grid.footer_text:
        sheet.set_footer("&C" + grid.footer_text.replace("&", "&&")[:250])
    if grid.state != "visible":
        (sheet.hide if grid.state == "hidden" else sheet.very_hidden)()
    if grid.protected:
        sheet.protect()


class _Formats:
    """XlsxWriter's formats, one for each Style that is used."""

    def __init__(self, book: Any, styles: tuple[Style, ...]) -> None:
        self._book = book
        self._plain = styles[0]
        self._made: dict[Style, Any] = {}
        self._fonts: dict[tuple[Style, bool], Any] = {}

    def of(self, style: Style) -> Any:
        if style == self._plain:
            return None
        if style not in self._made:
            self._made[style] = self._book.add_format(_properties(style))
        return self._made[style]

    def font(self, style: Style, underlined: bool = False) -> Any:
        """The look of a stretch of text inside a cell."""
        key = style, underlined
        if key not in self._fonts:
            name = {"font_name": style.font} if style.font else {}
            looks = {"bold": style.bold, "font_size": style.size, "underline": int(underlined), **name}
            self._fonts[key] = self._book.add_format(looks)
        return self._fonts[key]


def _properties(style: Style) -> dict[str, object]:
    out: dict[str, object] = {
        "bold": style.bold, "font_size": style.size, "valign": _VALIGN[style.valign], "text_wrap": style.wrap,
        "num_format": style.number_format, "locked": style.locked, "indent": style.indent,
        "left": int(style.left), "right": int(style.right), "top": int(style.top), "bottom": int(style.bottom),
    }  # fmt: skip
    if style.diagonal:
        out |= {"diag_type": 2, "diag_border": 1}
    wanted = {
        "font_name": style.font,
        "align": style.align,
        "bg_color": _color(style.fill),
        "font_color": _color(style.color),
    }
    return out | {name: value for name, value in wanted.items() if value}


def _color(rgb: str) -> str:
    return f"#{rgb}" if rgb else ""

"""Answers for every place of a document that looks open, to see that writing them changes nothing else."""

from __future__ import annotations

import datetime as dt

from forms.documents.blanks import Blank, label_blanks, paragraph_blanks
from forms.documents.number_formats import shows_date
from forms.documents.ticks import options_in
from forms.model.document import Document, Grid
from forms.model.proposal import Answer

VALUE = "甲乙丙"


def _value(blank: Blank) -> str | dt.date:
    return dt.date(2026, 4, 5) if blank.kind == "date" else VALUE


def answers_for(document: Document, limit: int = 60) -> list[Answer]:
    out: list[Answer] = []
    for grid in document.grids:
        out += _grid_answers(grid)[:limit]
    for paragraph in document.paragraphs:
        if any(option.ticked for option in options_in(paragraph.text)):
            continue
        for n, blank in enumerate(paragraph_blanks(paragraph.text, paragraph.underlines)):
            if not blank.value:
                out.append(Answer(f"{paragraph.name}.B{n}", _value(blank), "in_paragraph"))
    return out


def _grid_answers(grid: Grid) -> list[Answer]:
    out: list[Answer] = []
    hidden = {(r, c) for a in grid.merges for r in range(a.top, a.bottom + 1) for c in range(a.left, a.right + 1)}
    hidden -= {(a.top, a.left) for a in grid.merges}
    for row in range(grid.rows):
        for col in range(grid.cols):
            if (row, col) in hidden or (row, col) in grid.formulas:
                continue
            out += _cell_answers(grid, row, col)
    return out


def _cell_answers(grid: Grid, row: int, col: int) -> list[Answer]:
    text, address = grid.text(row, col), grid.address(row, col)
    style = grid.style(row, col)
    if not text.strip():
        number = grid.kind == "sheet" and not shows_date(style.number_format)
        return [Answer(address, 12.5 if number else VALUE)] if style.bottom and style.right else []
    if options := options_in(text):
        fresh = not any(o.ticked for o in options) and len({o.text for o in options}) == len(options)
        return [Answer(address, options[-1].text, "in_cell_checkbox")] if fresh else []
    blanks = label_blanks(text, grid.underlines.get((row, col), ()))
    return [Answer(f"{address}#{n}", _value(blank), "in_cell") for n, blank in enumerate(blanks) if not blank.value]

"""A template that was read, proposed for and laid out: all that the fill page paints. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.form_view.pdf_model import PdfLayout, pdf_layout
from desktop.form_view.places import Place
from desktop.form_view.sheet_model import SheetLayout, sheet_layout
from desktop.form_view.shown_grid import ShownGrid, shown_grids, shown_place
from desktop.form_view.state import FillState
from desktop.form_view.word_model import PageLayout, page_layout, reading_order
from forms.model.document import Document, Grid
from forms.model.form import Table
from forms.model.proposal import Draft

if TYPE_CHECKING:  # with it comes all that reads forms: 0.1 s in which the window would stand still
    from forms.journey.narrative.screen import TextOnScreen

_LONG = 25  # rows; a shorter sheet shows as a whole
_MOST_LABELS = 3  # columns of row labels: number, village, name
_SPOKEN = 1 / 3  # of the rows hold a text in a column of labels


@dataclass(frozen=True, slots=True)
class OpenedForm:
    """Either `sheets` (visible ones, in their order), a `page` (Word) or `pages` (PDF). `text`: a text with figures, drafted
    from last period's, and `last`, which period that is of where a person had to say it (as on the command line)."""

    path: Path
    document: Document
    shown: Mapping[str, ShownGrid]
    state: FillState
    subject: str  # name of the unit it is filled for
    sheets: tuple[SheetLayout, ...] = ()
    page: PageLayout | None = None
    pages: PdfLayout | None = None
    source: bytes = b""  # the template as it came
    text: TextOnScreen | None = None
    last: str = ""

    def place(self, address: str) -> Place | None:
        """Where an address of the template stands, in rows as shown."""
        return shown_place(address, self.shown, self.pages.places() if self.pages is not None else None)


def opened_form(
    path: Path,
    document: Document,
    draft: Draft,
    subject: str,
    source: bytes = b"",
    added: Mapping[str, int] | None = None,
) -> OpenedForm:
    """Lay a template out with its draft; `subject` is a name, `added` rows to add to rosters by table. Slow for large
    sheets: for the background thread."""
    if document.format == "pdf":
        return _opened_pdf(path, document, draft, subject, source)
    shown = shown_grids(document, draft, added)
    state = FillState(draft, shown, reading_order(document), added)
    if document.format == "docx":
        return OpenedForm(path, document, shown, state, subject, page=page_layout(document, shown), source=source)
    visible = [g.name for g in document.grids if g.state == "visible"]
    sheets = (sheet_layout(with_header_frozen(shown[name].grid, draft.form.tables)) for name in visible)
    return OpenedForm(path, document, shown, state, subject, tuple(sheets), source=source)


def opened_text(path: Path, shown: TextOnScreen, subject: str, last: str = "") -> OpenedForm:
    """Lay a text with figures out: each number is a place."""
    return replace(opened_form(path, shown.document, shown.draft, subject, shown.source), text=shown, last=last)


def _opened_pdf(path: Path, document: Document, draft: Draft, subject: str, source: bytes) -> OpenedForm:
    pages = pdf_layout(document)
    state = FillState(draft, {}, tuple(page.name for page in pages.pages), boxes=pages.places())
    return OpenedForm(path, document, {}, state, subject, pages=pages, source=source)


def with_header_frozen(grid: Grid, tables: Iterable[Table]) -> Grid:
    """The grid with the header of its only, long table kept in place, and what a two-way table prints before its rows,
    where the file freezes nothing itself."""
    own = [t for t in tables if t.grid == grid.name]
    if grid.frozen != (0, 0) or len(own) != 1:
        return grid
    table = own[0]
    rows = max(table.header_rows) + 1 if grid.rows >= _LONG and table.header_rows else 0
    return replace(grid, frozen=(rows, _label_columns(grid, table)))


def _label_columns(grid: Grid, table: Table) -> int:
    """How many columns at the left print what the rows of a two-way table are about (one cell may stand for some rows)."""
    rows = [row for row, _ in table.row_labels]
    if table.kind != "two_way" or not rows:
        return 0
    printed = (sum(bool(grid.text(row, col)) for row in rows) >= _SPOKEN * len(rows) for col in range(_MOST_LABELS))
    return sum(takewhile(bool, printed))

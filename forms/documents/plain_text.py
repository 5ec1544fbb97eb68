"""The running text of a file, for reading a notice: paragraphs, rows of tables, printed pages. No form is looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from forms.documents.csv_read import decoded
from forms.documents.intake import extension, sniff
from forms.documents.opening import Opener
from forms.errors import FormsError
from forms.model.document import Document, Grid

if TYPE_CHECKING:
    from forms.documents.pdf_text import Run

_MOST_PAGES = 20  # of a PDF
_MOST_ROWS = 400  # of a table or sheet
_SAME_LINE = 0.6  # of the height of the text
_FULL = 2.0  # sizes of the text: a line that ends nearer to the margin is full
_ENDS = ("。", "；", "：", "！", "？", ":", ";")


def file_text(data: bytes, file_name: str, opener: Opener | None = None) -> str:
    """The text of a Word, Excel, PDF or text file, line by line.

    Raises FormsError with the codes of opening and reading; notice.no_text for a scan or a picture.
    """
    if extension(file_name) in ("txt", "text", "eml"):
        return decoded(data, file_name)[0]
    opened = (opener or Opener()).open(data, file_name)
    if sniff(opened.data, file_name) == "pdf":
        text = _pdf_text(opened.data, file_name)
    else:
        from forms.documents.reader import read

        text = document_text(read(opened.data, file_name, looks=False))
    if not text.strip():
        raise FormsError("notice.no_text", file=file_name)
    return text


def document_text(document: Document) -> str:
    """Paragraphs and tables in the order of the body; of workbooks the sheets that are shown, cells parted by a blank."""
    parts = {p.name: p.text for p in document.paragraphs}
    parts |= {g.name: "\n".join(_rows(g)) for g in document.grids if g.state == "visible"}
    order = [
        *(name for name in document.order if name in parts),
        *(name for name in parts if name not in document.order),
    ]
    return "\n".join(parts[name] for name in order)


def _rows(grid: Grid) -> Iterator[str]:
    for row in range(min(grid.rows, _MOST_ROWS)):
        cells = [text for col in range(grid.cols) if (text := grid.text(row, col).strip())]
        if cells:
            yield "  ".join(cells)


def _pdf_text(data: bytes, file_name: str) -> str:
    """Printed text from the top of each page down; "" for scans."""
    from forms.documents.pdf_text import printed_runs
    from forms.documents.pdf_tree import open_pdf

    with open_pdf(data, file_name) as pdf:
        pages = [_page_text(printed_runs(pdf, page)) for page in pdf.pages[:_MOST_PAGES]]
    return "\n".join(pages)


def _page_text(runs: Sequence[Run]) -> str:
    """A page from the top down; a line that reaches the margin goes on in the next."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (-r.y, r.x)):
        if not rows or rows[-1][-1].y - run.y > _SAME_LINE * run.size:
            rows.append([])
        rows[-1].append(run)
    margin = max((run.right for run in runs), default=0.0)
    out = ""
    for row in rows:
        last = max(row, key=lambda r: r.right)
        full = last.right > margin - _FULL * last.size and not last.text.rstrip().endswith(_ENDS)
        out += _line(row) + ("" if full else "\n")
    return out


def _line(row: Sequence[Run]) -> str:
    return "  ".join(run.text for run in sorted(row, key=lambda r: r.x))

"""PDF forms (AcroForm) read into a Document: their fields, with what the form says of each. Other PDF files are refused."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from forms.documents.pdf_labels import headline, labelled
from forms.documents.pdf_text import Run, printed_runs
from forms.documents.pdf_tree import MULTILINE, READ_ONLY, Entry, entries, open_pdf, rect_of, state_text, text_of
from forms.errors import FormsError
from forms.model.document import Document, FormField, PdfPage, PrintedText, Value

_MOST_PAGES = 60  # pages whose printed text is looked at
_A4 = (595.0, 842.0)  # points
_LONGEST = 14_400.0  # points; no page is larger (PDF 32000, C.2)
_HAN = re.compile(r"[\u3400-\u9fff]")


def read_pdf(data: bytes, file_name: str) -> Document:
    """The form's fields in the order of the pages.

    Raises FormsError pdf.flat (no fields: a print or a scan), pdf.xfa (fields that only Adobe's programs can show),
    file.encrypted, file.damaged, file.too_many_cells.
    """
    with open_pdf(data, file_name) as pdf:
        found = entries(pdf, file_name)
        fields = tuple(_field(e) for e in found)
        if not fields:
            raise FormsError("pdf.xfa" if has_xfa(pdf) else "pdf.flat", file=file_name)
        pages = [printed_runs(pdf, page) for page in pdf.pages[:_MOST_PAGES]]
        fields = tuple(labelled(fields, pages))
        title, program = _properties(pdf)
        title = title if _HAN.search(title) else headline(next(filter(None, pages), []))
        papers = tuple(_paper(page, runs) for page, runs in zip(pdf.pages[:_MOST_PAGES], pages, strict=True))
        return Document(
            "pdf", (), file_name=file_name, author_program=program, form_fields=fields, title=title, pages=papers
        )


def _paper(page: Any, runs: list[Run]) -> PdfPage:
    """A page's paper, A4 where the file doesn't say, with its printed text."""
    try:
        x0, y0, x1, y1 = (float(n) for n in page.cropbox)
    except (pikepdf.PdfError, TypeError, ValueError, KeyError, AttributeError):
        x0, y0, x1, y1 = 0.0, 0.0, *_A4
    left, bottom, right, top = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    if not (1 < right - left < _LONGEST and 1 < top - bottom < _LONGEST):
        left, bottom, right, top = 0.0, 0.0, *_A4
    texts = tuple(PrintedText(r.text, r.x, r.y, r.right, r.size) for r in runs)
    return PdfPage(left, bottom, right - left, top - bottom, texts)


def is_form(data: bytes) -> bool:
    """Whether a PDF file has fields to fill; False for prints, scans and what can't be opened."""
    try:
        with open_pdf(data, "") as pdf:
            form = pdf.Root.get("/AcroForm")
            return isinstance(form, Dictionary) and len(form.get("/Fields", ())) > 0
    except (FormsError, TypeError, ValueError):
        return False


def has_xfa(pdf: Pdf) -> bool:
    form = pdf.Root.get("/AcroForm")
    return isinstance(form, Dictionary) and "/XFA" in form


def value_of(entry: Entry) -> Value:
    """What the field holds; a ticked box True, None where nothing was entered."""
    held = next((n["/V"] for n in (entry.node, entry.node.get("/Parent")) if n is not None and "/V" in n), None)
    if entry.kind == "checkbox":
        state = held if held is not None else entry.node.get("/AS")
        return True if state is not None and str(state) not in ("/Off", "") else None
    if entry.kind == "radio":
        return dict(entry.options).get(str(held), state_text(str(held))) if _is_set(held) else None
    if entry.kind == "choice":
        first = held[0] if isinstance(held, Array) and len(held) else held
        text = text_of(first)
        return dict(entry.options).get(text, text) or None
    return text_of(held).replace("\r\n", "\n").replace("\r", "\n") or None if entry.kind == "text" else None


def _is_set(held: Any) -> bool:
    return isinstance(held, Name) and str(held) != "/Off"


def _field(entry: Entry) -> FormField:
    first = entry.widgets[0]
    return FormField(
        name=entry.name,
        label=entry.tooltip,
        kind=entry.kind,
        value=value_of(entry),
        options=tuple(text for _, text in entry.options),
        page=first.page,
        rect=rect_of(first.box),
        read_only=bool(entry.flags & READ_ONLY),
        multiline=bool(entry.flags & MULTILINE),
        max_length=entry.max_length,
    )


def _properties(pdf: Pdf) -> tuple[str, str]:
    """The title, and the program the file was made with."""
    info = pdf.trailer.get("/Info")
    if not isinstance(info, Dictionary):
        return "", ""
    return text_of(info.get("/Title")).strip(), text_of(info.get("/Creator") or info.get("/Producer"))

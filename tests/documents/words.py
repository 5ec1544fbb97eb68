"""Word files for tests, short to write."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from forms.documents.reader import read
from forms.documents.writer import write
from forms.model.document import Document, Value
from forms.model.proposal import Answer

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def word(dress: Callable[[WordDocument], None]) -> bytes:
    document = docx.Document()
    dress(document)
    return saved(document)


def saved(document: WordDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def line(document: WordDocument, *runs: str | tuple[str, str]) -> None:
    """A paragraph of runs; ("text", "u") is underlined, ("text", "b") bold."""
    paragraph = document.add_paragraph()
    for run in runs:
        text, look = (run, "") if isinstance(run, str) else run
        made = paragraph.add_run(text)
        made.underline, made.bold = "u" in look or None, "b" in look or None


def table(document: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    made = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            made.rows[r].cells[c].text = text


def block(document: WordDocument, xml: str) -> None:
    """Raw markup (names in w: and w14:) before the end of the body."""
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {nsdecls('w')} {W14}>", 1)))


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def reopened(data: bytes) -> Document:
    return read(data, "out.docx")


def put(data: bytes, *answers: tuple[str, Value] | tuple[str, Value, str]) -> bytes:
    return write(data, "docx", [Answer(*a) for a in answers], []).data


def texts(data: bytes) -> dict[str, str]:
    return {p.name: p.text for p in reopened(data).paragraphs}

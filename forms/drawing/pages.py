"""The pages of a PDF form: their paper, what is printed on them, and what its fields hold, in points from the top."""

from __future__ import annotations

from forms.drawing.lines import Line, Rect, set_text
from forms.model.document import Document, FormField, PdfPage, PrintedText, Style, plain

_TICK = "√"
_LARGEST = 10.5  # points of a field's text


def page_name(number: int) -> str:
    """The name of a page's block."""
    return f"page{number}"


def field_rect(document: Document, field: FormField) -> Rect | None:
    """Where a field stands on its page, from the page's upper left corner; None where the page isn't known."""
    if not 0 <= field.page < len(document.pages):
        return None
    page = document.pages[field.page]
    left, bottom, right, top = field.rect
    return Rect(left - page.left, page.height - (top - page.bottom), right - left, top - bottom)


def printed_lines(page: PdfPage) -> tuple[Line, ...]:
    """What is printed on a page."""
    return tuple(_line(page, text) for text in page.texts if text.text.strip())


def _line(page: PdfPage, text: PrintedText) -> Line:
    return Line(
        text.text, 0, text.x - page.left, page.height - (text.y - page.bottom), max(text.right - text.x, 0.0), text.size
    )


def held_lines(document: Document, number: int) -> tuple[Line, ...]:
    """What the fields of a page hold."""
    out: list[Line] = []
    for field in document.form_fields:
        rect = field_rect(document, field) if field.page == number else None
        if rect is None or field.value is None:
            continue
        text = _TICK if field.value is True else plain(field.value)
        size = min(_LARGEST, max(rect.height * 0.75, 4.0)) if not field.multiline else _LARGEST
        style = Style(
            size=size,
            wrap=field.multiline,
            valign="top" if field.multiline else "center",
            align="center" if field.value is True else "left",
        )
        out += set_text(text, style, rect, rect, False)
    return tuple(out)

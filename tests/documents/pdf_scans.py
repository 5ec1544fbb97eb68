"""PDFs of scanned pages, each of a width of its own so that pages are told apart."""

from __future__ import annotations

import io

import pikepdf


def scans(pages: int, padding: int = 0) -> bytes:
    """Pages of 101, 102 … points; each carries `padding` bytes of its own that don't pack."""
    import random

    made, out = pikepdf.new(), io.BytesIO()
    for number in range(1, pages + 1):
        made.add_blank_page(page_size=(100 + number, 200))
        if padding:
            noise = random.Random(number).randbytes(padding)
            made.pages[-1].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=made.make_stream(noise)))
    made.save(out)
    return out.getvalue()


def widths(data: bytes) -> list[int]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [int(page.mediabox[2]) for page in pdf.pages]

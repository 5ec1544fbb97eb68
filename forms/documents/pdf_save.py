"""Saving a changed PDF: what is new is written behind the old bytes (an incremental update), so that they stay as they are."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import warnings
from collections.abc import Iterable, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_KEPT_KEYS = ("/Root", "/Info", "/ID")


def saved(data: bytes, pdf: Pdf, touched: Sequence[Any], first_new: int, *, flatten: bool) -> bytes:
    """The file with its touched objects, and those they lead to whose number is at least `first_new`.

    `flatten` draws the fields into the pages and takes the form away.
    """
    if flatten:
        return _flattened(pdf)
    if not touched:
        return data
    start = _START.search(data[-2048:])
    if pdf.is_encrypted or start is None or not data.startswith(b"%PDF-") or int(start[1]) >= len(data):
        return _whole(pdf)
    if not all(thing.is_indirect for thing in touched):
        return _whole(pdf)
    out = _appended(data, int(start[1]), pdf, _reachable(touched, first_new))
    return out if _sound(out) else _whole(pdf)


def _flattened(pdf: Pdf) -> bytes:
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/NeedAppearances" in form:
        del form["/NeedAppearances"]
    pdf.flatten_annotations("all")
    for page in pdf.pages:
        boxes = page.obj.get("/Annots")
        if isinstance(boxes, Array):
            page.obj["/Annots"] = Array([b for b in boxes if b.get("/Subtype") != Name.Widget])
    if "/AcroForm" in pdf.Root:
        del pdf.Root["/AcroForm"]
    return _whole(pdf)


def _whole(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about boxes that the form's tree forgot: they were so before
        pdf.save(out, encryption=pdf.is_encrypted)
    return out.getvalue()


def _sound(data: bytes) -> bool:
    """Whether the file with its addition can be read without repair."""
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            return not pdf.get_warnings()
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return False


def _reachable(touched: Iterable[Any], first_new: int) -> list[Any]:
    """The touched objects and the new ones they lead to, each once, by number."""
    found: dict[int, Any] = {}
    todo = list(touched)
    while todo:
        thing = todo.pop()
        if thing.is_indirect:
            if thing.objgen[0] in found:
                continue
            found[thing.objgen[0]] = thing
        inner = [child for child in _children(thing) if isinstance(child, (Dictionary, Array, Stream))]
        todo += [child for child in inner if not child.is_indirect or child.objgen[0] >= first_new]
    return [found[number] for number in sorted(found)]


def _children(thing: Any) -> list[Any]:
    if isinstance(thing, Array):
        return list(thing)
    keys = thing.stream_dict if isinstance(thing, Stream) else thing
    return [keys[key] for key in keys.keys()]  # noqa: SIM118 - a pikepdf dictionary iterates over its keys only so


def _appended(data: bytes, start: int, pdf: Pdf, things: Sequence[Any]) -> bytes:
    out = bytearray(data)
    if not data.endswith((b"\n", b"\r")):
        out += b"\n"
    places: dict[int, tuple[int, int]] = {}  # object number -> offset, generation
    for thing in things:
        number, generation = thing.objgen
        places[number] = (len(out), generation)
        out += b"%d %d obj\n" % (number, generation) + _body(thing) + b"\nendobj\n"
    as_table = data[start : start + 4] == b"xref"  # the addition is of the same kind as what it follows
    (_append_table if as_table else _append_stream)(out, start, pdf, places)
    return bytes(out)


def _body(thing: Any) -> bytes:
    if not isinstance(thing, Stream):
        return bytes(thing.unparse(resolved=True))
    raw = bytes(thing.read_raw_bytes())
    keys = Dictionary({key: thing.stream_dict[key] for key in thing.stream_dict.keys() if key != "/Length"})  # noqa: SIM118
    keys["/Length"] = len(raw)
    return bytes(keys.unparse()) + b"\nstream\n" + raw + b"\nendstream"


def _trailer(out: bytearray, start: int, pdf: Pdf, size: int) -> Any:
    keys = Dictionary({key: pdf.trailer[key] for key in _KEPT_KEYS if key in pdf.trailer})
    keys["/Size"] = max(size, int(pdf.trailer.get("/Size", 0)))
    keys["/Prev"] = start
    old = pdf.trailer.get("/ID")
    fresh = String(hashlib.sha256(out).digest()[:16])
    keys["/ID"] = Array([old[0] if isinstance(old, Array) and len(old) else fresh, fresh])
    return keys


def _append_table(out: bytearray, start: int, pdf: Pdf, places: dict[int, tuple[int, int]]) -> None:
    trailer = _trailer(out, start, pdf, max(places) + 1)
    at = len(out)
    out += b"xref\n"
    for first, run in _runs(places):
        out += b"%d %d\n" % (first, len(run)) + b"".join(b"%010d %05d n \n" % place for place in run)
    out += b"trailer\n" + bytes(trailer.unparse()) + b"\nstartxref\n%d\n%%%%EOF\n" % at


def _append_stream(out: bytearray, start: int, pdf: Pdf, places: dict[int, tuple[int, int]]) -> None:
    number, at = max(max(places) + 1, int(pdf.trailer.get("/Size", 0))), len(out)
    places = {**places, number: (at, 0)}
    keys = _trailer(out, start, pdf, number + 1)
    body = b"".join(struct.pack(">BIH", 1, *place) for _, run in _runs(places) for place in run)
    keys["/Type"] = Name.XRef
    keys["/W"] = Array([1, 4, 2])
    keys["/Index"] = Array([n for first, run in _runs(places) for n in (first, len(run))])
    keys["/Length"] = len(body)
    out += b"%d 0 obj\n" % number + bytes(keys.unparse()) + b"\nstream\n" + body + b"\nendstream\nendobj\n"
    out += b"startxref\n%d\n%%%%EOF\n" % at


def _runs(places: dict[int, tuple[int, int]]) -> list[tuple[int, list[tuple[int, int]]]]:
    """The places in runs of consecutive numbers: (first number, places)."""
    out: list[tuple[int, list[tuple[int, int]]]] = []
    for number in sorted(places):
        if out and number == out[-1][0] + len(out[-1][1]):
            out[-1][1].append(places[number])
        else:
            out.append((number, [places[number]]))
    return out

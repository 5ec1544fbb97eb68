"""The fields of a PDF form as the file holds them: opened within bounds, walked without trusting its tree."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from forms.errors import FormsError

MAX_FIELDS = 20_000
MAX_DEPTH = 32
MAX_TEXT = 100_000  # characters of one value
_SMALL = 1 << 15  # bytes of a stream packed in an unusual way
READ_ONLY, MULTILINE, PASSWORD, RADIO, PUSH, COMBO, FILE, COMB = (1 << n for n in (0, 12, 13, 15, 16, 17, 20, 24))
_UNSEEN = 2 | 32  # a box that is hidden, or not shown on screen

Kind = Literal["text", "checkbox", "radio", "choice", "signature"]


@dataclass(slots=True)
class Widget:
    """A box on a page that shows a field; `state` is the name that stands for "ticked" in a checkbox or radio button."""

    box: Any
    page: int
    state: str = ""


@dataclass(slots=True)
class Entry:
    """A field with what it inherits from its parents, and its boxes."""

    name: str
    kind: Kind
    node: Any
    flags: int
    tooltip: str = ""
    options: list[tuple[str, str]] = field(default_factory=list)  # value in the file, text for people
    widgets: list[Widget] = field(default_factory=list)
    max_length: int = 0
    look: str = ""  # default appearance: font, size, colour
    align: int = 0  # 0 left, 1 centre, 2 right


def open_pdf(data: bytes, file_name: str) -> Pdf:
    """Raises FormsError file.encrypted (an opening password), file.damaged."""
    try:
        return pikepdf.open(io.BytesIO(data), inherit_page_attributes=False)
    except pikepdf.PasswordError as error:
        raise FormsError("file.encrypted", file=file_name) from error
    except (pikepdf.PdfError, ValueError, RuntimeError, OverflowError) as error:
        raise FormsError("file.damaged", file=file_name) from error


def entries(pdf: Pdf, file_name: str) -> list[Entry]:
    """The fields that a person may see, in the order of the pages, top to bottom.

    Raises FormsError file.damaged, file.too_many_cells.
    """
    try:
        pages = _pages_of_boxes(pdf)
        found: dict[str, Entry] = {}
        for node, chain in _terminals(pdf):
            entry = _entry(node, chain, pages)
            if entry is None:
                continue
            twin = found.setdefault(entry.name, entry)
            if twin is not entry and twin.kind == entry.kind:
                twin.widgets += entry.widgets
            if len(found) > MAX_FIELDS:
                raise FormsError("file.too_many_cells", file=file_name)
        return sorted((e for e in found.values() if e.widgets), key=_order)
    except FormsError:
        raise
    except (
        pikepdf.PdfError,
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        RuntimeError,
        OverflowError,
        zlib.error,
    ) as error:
        raise FormsError("file.damaged", file=file_name) from error


def rect_of(box: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right, top."""
    x0, y0, x1, y1 = (float(n) for n in box.Rect)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def unpacked(stream: Any, most: int) -> bytes:
    """What a stream holds, b"" where that is more than `most` bytes: a small file may unpack to gigabytes."""
    raw = bytes(stream.read_raw_bytes()) if len(stream.get_raw_stream_buffer()) <= most else b""
    packing = stream.get("/Filter")
    packing = packing[0] if isinstance(packing, Array) and len(packing) == 1 else packing
    if packing is None:
        return raw
    if packing == Name.FlateDecode and "/DecodeParms" not in stream:
        opened = zlib.decompressobj()
        out = opened.decompress(raw, most)
        return b"" if opened.unconsumed_tail else out
    return bytes(stream.read_bytes()) if len(raw) <= _SMALL else b""


def text_of(value: Any) -> str:
    """A text of the file; a stream's content where the text is that long."""
    if isinstance(value, pikepdf.Stream):
        raw = unpacked(value, MAX_TEXT * 2)
        return raw.decode("utf-16-be" if raw[:2] == b"\xfe\xff" else "latin-1", "replace").lstrip("\ufeff")
    return str(value)[:MAX_TEXT] if isinstance(value, (String, Name)) else ""


def state_text(name: str) -> str:
    """The name of a state as text: without its slash, its bytes read as UTF-8 or GBK."""
    bare = name.removeprefix("/")
    try:
        return bare.encode("latin-1").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return bare


def _order(entry: Entry) -> tuple[int, float, float]:
    first = entry.widgets[0]
    left, _, _, top = rect_of(first.box)
    return first.page, -round(top / 6), left


def _pages_of_boxes(pdf: Pdf) -> dict[tuple[int, int], int]:
    out: dict[tuple[int, int], int] = {}
    for number, page in enumerate(pdf.pages):
        annotations = page.obj.get("/Annots")
        for box in annotations if isinstance(annotations, Array) else ():
            out.setdefault(box.objgen, number)
            if len(out) > MAX_FIELDS * 4:
                break
    return out


def _terminals(pdf: Pdf) -> Iterator[tuple[Any, list[Any]]]:
    """Every field that has a value of its own, with its parents from the top; then boxes that the tree forgot."""
    form = pdf.Root.get("/AcroForm")
    top = form.get("/Fields") if isinstance(form, Dictionary) else None
    seen: set[tuple[int, int]] = set()
    todo = [(node, []) for node in reversed(list(top) if isinstance(top, Array) else [])]  # type: list[tuple[Any, list[Any]]]
    while todo:
        node, parents = todo.pop()
        if not isinstance(node, Dictionary) or len(parents) > MAX_DEPTH or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        kids = [k for k in node.get("/Kids", ()) if isinstance(k, Dictionary)]
        named = [k for k in kids if "/T" in k]
        todo += [(kid, [*parents, node]) for kid in reversed(named)]
        if not named:
            yield node, [*parents, node]
    for page in pdf.pages:
        annotations = page.obj.get("/Annots")
        for box in annotations if isinstance(annotations, Array) else ():
            if _is_field(box) and "/Parent" not in box and box.objgen not in seen:
                yield box, [box]


def _is_field(box: Any) -> bool:
    return isinstance(box, Dictionary) and box.get("/Subtype") == Name.Widget and "/FT" in box and "/T" in box


def _inherited(chain: list[Any], key: str) -> Any:
    return next((node[key] for node in reversed(chain) if key in node), None)


def _entry(node: Any, chain: list[Any], pages: dict[tuple[int, int], int]) -> Entry | None:
    kids = [k for k in node.get("/Kids", ()) if isinstance(k, Dictionary)]
    boxes = [b for b in (kids or [node]) if "/Rect" in b and not int(b.get("/F", 0)) & _UNSEEN]
    widgets = [Widget(b, pages.get(b.objgen, 0), _state(b)) for b in boxes]
    flags = int(_inherited(chain, "/Ff") or 0)
    kind = _kind(str(_inherited(chain, "/FT") or ""), flags, widgets)
    name = ".".join(text_of(n["/T"]) for n in chain if "/T" in n)
    if kind is None or not name:
        return None
    return Entry(
        name, kind, node, flags,
        tooltip=text_of(_inherited(chain[-1:], "/TU")).strip(),
        options=_options(kind, _inherited(chain, "/Opt"), widgets),
        widgets=widgets,
        max_length=max(0, int(_inherited(chain, "/MaxLen") or 0)),
        look=text_of(_inherited(chain, "/DA")) or (text_of(boxes[0].get("/DA")) if boxes else ""),
        align=int(_inherited(chain, "/Q") or 0),
    )  # fmt: skip


def _kind(kind: str, flags: int, widgets: list[Widget]) -> Kind | None:
    if kind == "/Tx":
        return None if flags & (PASSWORD | FILE) else "text"
    if kind == "/Ch":
        return "choice"
    if kind == "/Sig":
        return "signature"
    if kind != "/Btn" or flags & PUSH:
        return None
    return "radio" if flags & RADIO or len({w.state for w in widgets}) > 1 else "checkbox"


def _state(box: Any) -> str:
    looks = box.get("/AP")
    normal = looks.get("/N") if isinstance(looks, Dictionary) else None
    if not isinstance(normal, Dictionary) or isinstance(normal, pikepdf.Stream):
        return ""
    return next((key for key in normal.keys() if key != "/Off"), "")  # noqa: SIM118 - iterating would need the values


def _options(kind: Kind, listed: Any, widgets: list[Widget]) -> list[tuple[str, str]]:
    given = list(listed) if isinstance(listed, Array) else []
    if kind == "choice":
        pairs = [(o[0], o[1]) if isinstance(o, Array) and len(o) == 2 else (o, o) for o in given]
        return [(text_of(a), text_of(b).strip()) for a, b in pairs]
    if kind != "radio":
        return []
    out: dict[str, str] = {}
    for place, widget in enumerate(widgets):
        bare = widget.state.removeprefix("/")
        at = int(bare) if bare.isdigit() else place
        own = text_of(given[at]) if at < len(given) else text_of(widget.box.get("/TU"))
        out.setdefault(widget.state, own.strip() or state_text(widget.state))
    return [(state, text) for state, text in out.items() if state]

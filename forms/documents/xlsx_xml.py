"""Where things stand in the bytes of a sheet's XML. Readers cut it, writers splice it; nothing here builds a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from forms.errors import FormsError

_ATTRS = rb"(?:[^>\"'/]+|\"[^\"]*\"|'[^']*'|/(?!>))*+"
_HIDDEN = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_ROOT = re.compile(rb"<([A-Za-z_][\w.\-]*:)?worksheet[\s>/]")
_ATTRIBUTE = re.compile(rb"([\w:.\-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet's XML with its parts located. `scan` has the length of `data`, with comments, CDATA and instructions
    blanked out, so that tags found in it are tags; `prefix` is b"" or b"x:"."""

    data: bytes
    scan: bytes
    prefix: bytes
    body: int  # first byte behind <sheetData>
    body_end: int  # first byte of </sheetData>; == body where it was <sheetData/>
    tail: int  # first byte behind </sheetData>
    closed: bool  # written as <sheetData/>

    def tag(self, name: str) -> bytes:
        return self.prefix + name.encode()


def layout(data: bytes) -> Layout:
    """Raises FormsError("file.damaged") for what is no worksheet or carries a document type."""
    data = as_utf8(data)
    scan = blanked(data)
    root = _ROOT.search(scan)
    if root is None or b"<!DOCTYPE" in scan[: root.start()]:
        raise FormsError("file.damaged", part="worksheet")
    prefix = root[1] or b""
    start = re.compile(rb"<" + prefix + rb"sheetData(?=[\s>/])" + _ATTRS + rb"/?>").search(scan, root.start())
    if start is None:
        raise FormsError("file.damaged", part="sheetData")
    if start[0].endswith(b"/>"):
        return Layout(data, scan, prefix, start.end(), start.end(), start.end(), True)
    end = re.compile(rb"</" + prefix + rb"sheetData\s*>").search(scan, start.end())
    if end is None:
        raise FormsError("file.damaged", part="sheetData")
    return Layout(data, scan, prefix, start.end(), end.start(), end.end(), False)


def as_utf8(data: bytes) -> bytes:
    """The same XML in UTF-8 without a byte order mark; almost always the very bytes that came in."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", errors="replace")
        return re.sub(r'encoding\s*=\s*["\'][^"\']*["\']', 'encoding="UTF-8"', text, count=1).encode()
    return data[3:] if data[:3] == b"\xef\xbb\xbf" else data


def blanked(data: bytes) -> bytes:
    """The bytes with comments, CDATA and instructions overwritten by spaces, to look for tags in."""
    if b"<!--" not in data and b"<![" not in data:
        return data
    return _HIDDEN.sub(lambda match: b" " * len(match[0]), data)


@lru_cache(maxsize=256)
def element_pattern(prefix: bytes, name: str) -> re.Pattern[bytes]:
    """Matches a start tag; group 1 is its attributes, group 2 is b"/" where it is closed at once."""
    return re.compile(rb"<" + prefix + name.encode() + rb"(?=[\s>/])(" + _ATTRS + rb")(/?)>")


def attributes(raw: bytes) -> dict[str, str]:
    """Attributes of a start tag, unescaped."""
    return {m[1].decode(): unescape(m[2][1:-1].decode("utf-8", "replace")) for m in _ATTRIBUTE.finditer(raw)}


def attribute(raw: bytes, name: bytes) -> str | None:
    """One attribute of a start tag, unescaped, without a look at the others."""
    found = None
    for match in _ATTRIBUTE.finditer(raw):
        if match[1] == name:
            found = match
    return unescape(found[2][1:-1].decode("utf-8", "replace")) if found is not None else None


def attribute_span(raw: bytes, name: str) -> tuple[int, int] | None:
    """Where an attribute's value stands (without its quotes) inside the attributes of a start tag."""
    for match in _ATTRIBUTE.finditer(raw):
        if match[1] == name.encode():
            return match.start(2) + 1, match.end(2) - 1
    return None


_ENTITY = re.compile(r"&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|lt|gt|amp|quot|apos);")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


def unescape(text: str) -> str:
    """The five named entities and character references resolved, nothing else."""

    def plain(match: re.Match[str]) -> str:
        name = match[1]
        if name[0] != "#":
            return _NAMED[name]
        number = int(name[2:], 16) if name[1] == "x" else int(name[1:])
        return chr(number) if number < 0x110000 else ""

    return _ENTITY.sub(plain, text) if "&" in text else text


_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """Text as XML content; characters that XML can't hold are dropped."""
    text = _FORBIDDEN.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def escape_attribute(text: str) -> str:
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")

"""Cell formats with another lock: copies of those a workbook has, added behind them."""

from __future__ import annotations

import re

from forms.documents.xlsx_xml import as_utf8, attribute_span, attributes, blanked, element_pattern

_TEXT = 49  # the number format "@"
_GENERAL = ("", "0")


class Formats:
    """The formats of a workbook (its styles part), and those made from them so far."""

    def __init__(self, data: bytes) -> None:
        self.data = as_utf8(data)
        self._scan = blanked(self.data)
        head = re.search(rb"<((?:\w+:)?)cellXfs(?=[\s>])[^>]*>", self._scan)
        self._prefix = head[1] if head else b""
        self._head = head
        self._end = self._scan.find(b"</" + self._prefix + b"cellXfs", head.end()) if head else -1
        self._formats = self._read() if head and self._end > 0 else []
        self._first = len(self._formats)
        self._made: dict[tuple[int, bool, bool], int] = {}

    def like(self, number: int, *, locked: bool, text: bool = False) -> int:
        """The number of a format that looks like `number` and is locked or not; `text`: showing numbers as texts where
        it shows them in no special way."""
        if not 0 <= number < self._first:
            return number
        key = (number, locked, text)
        if key not in self._made:
            self._made[key] = self._make(number, locked, text)
        return self._made[key]

    def written(self) -> bytes:
        """The styles part with the new formats in it."""
        if self._head is None or len(self._formats) == self._first:
            return self.data
        head = self._head[0]
        span = attribute_span(head, "count")
        if span is not None:
            head = head[: span[0]] + str(len(self._formats)).encode() + head[span[1] :]
        new = b"".join(self._formats[self._first :])
        data = self.data
        return data[: self._head.start()] + head + data[self._head.end() : self._end] + new + data[self._end :]

    def _read(self) -> list[bytes]:
        assert self._head is not None
        pattern = element_pattern(self._prefix, "xf")
        close = b"</" + self._prefix + b"xf>"
        out, at = [], self._head.end()
        while (match := pattern.search(self._scan, at, self._end)) is not None:
            end = match.end() if match[2] else self._scan.find(close, match.end()) + len(close)
            out.append(self.data[match.start() : end])
            at = end
        return out

    def _make(self, number: int, locked: bool, text: bool) -> int:
        old = self._formats[number]
        match = element_pattern(self._prefix, "xf").match(old)
        if match is None:
            return number
        found = attributes(match[1])
        as_text = text and found.get("numFmtId", "0") in _GENERAL
        if _is_locked(old, self._prefix) == locked and not as_text:
            return number
        attrs = _set(match[1], "applyProtection", "1")
        if as_text:
            attrs = _set(_set(attrs, "numFmtId", str(_TEXT)), "applyNumberFormat", "1")
        inner = b"" if match[2] else old[match.end() : old.rindex(b"</")]
        tag = b"<" + self._prefix + b"protection"
        inner = re.sub(tag + rb"(?=[\s/>])[^>]*/>|" + tag + rb"(?=[\s>])[^>]*></[^>]*>", b"", inner)
        guard = tag + (b' locked="1"/>' if locked else b' locked="0"/>')
        at = inner.find(b"<" + self._prefix + b"extLst")
        inner = inner + guard if at < 0 else inner[:at] + guard + inner[at:]
        name = self._prefix + b"xf"
        self._formats.append(b"<" + name + attrs.rstrip() + b">" + inner + b"</" + name + b">")
        return len(self._formats) - 1


def _is_locked(xf: bytes, prefix: bytes) -> bool:
    match = element_pattern(prefix, "protection").search(xf)
    return match is None or attributes(match[1]).get("locked", "1") in ("1", "true", "on")


def _set(attrs: bytes, name: str, value: str) -> bytes:
    span = attribute_span(attrs, name)
    if span is None:
        return attrs.rstrip() + f' {name}="{value}"'.encode()
    return attrs[: span[0]] + value.encode() + attrs[span[1] :]

"""An edited XML tree back into the bytes it was read from: what wasn't edited keeps its very bytes.

A tree is edited with lxml; then, inside the elements that were touched, it is compared with what was read. Start tags, texts
and whole elements that are as they were are copied from the original bytes, only the rest is written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.parsers import expat

from lxml import etree

from forms.documents.xlsx_xml import escape, escape_attribute
from forms.documents.zips import local, parse_xml

_START = re.compile(rb"<[^\s/>]+(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE = re.compile(rb"\s+([\w:.\-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w\-]+)[\"']")
_XML = "http://www.w3.org/XML/1998/namespace"
Scope = Mapping[str | None, str]
Gap = tuple[str, ...]  # text, markup of a comment, text, ...


class Original:
    """The bytes of a part and its tree as it was read. Make it before the first edit: it knows the elements by then."""

    def __init__(self, data: bytes, root: etree._Element) -> None:
        self.data, self.root = data, root
        self.number = {e: i for i, e in enumerate(_elements(root))}

    def spliced(self, touched: Iterable[etree._Element]) -> bytes:
        """The part with the edits that were made inside the `touched` elements, in the tree given at first.

        Parts that aren't UTF-8 are written anew as a whole.
        """
        spans = _spans(self.data) if _is_utf8(self.data) else []
        if len(spans) != len(self.number):
            return etree.tostring(self.root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
        work = _Work(self.data, spans, list(_elements(parse_xml(self.data))), self.number)
        out, at = bytearray(), 0
        for element in self._outermost(touched):
            start, end = work.whole(self.number[element])
            out += self.data[at:start] + work.written(element, {})
            at = end
        return bytes(out + self.data[at:])

    def _outermost(self, touched: Iterable[etree._Element]) -> list[etree._Element]:
        """The touched elements that stood in the file, one within another only once, from the front. One that is new
        or was taken out stands for the nearest around it."""
        found: set[etree._Element] = set()
        for e in touched:
            near = e if e in self.number else next((up for up in e.iterancestors() if up in self.number), None)
            if near is not None:
                found.add(near)
        alone = [e for e in found if not any(up in found for up in e.iterancestors())]
        return sorted(alone, key=lambda e: self.number[e])


class _Work:
    """Comparing and writing of one part."""

    def __init__(
        self, data: bytes, spans: list[tuple[int, int]], before: list[etree._Element], number: dict[etree._Element, int]
    ) -> None:
        self.data, self.spans, self.before, self.number = data, spans, before, number
        self.numbers_before = {e: i for i, e in enumerate(before)}

    def whole(self, i: int) -> tuple[int, int]:
        """Where an element stood, end tag included."""
        start, end = self.spans[i]
        if not self._tag(i).endswith(b"/>"):
            end = self.data.index(b">", end) + 1
        return start, end

    def _tag(self, i: int) -> bytes:
        match = _START.match(self.data, self.spans[i][0])
        assert match is not None  # the parser found a start tag here
        return match[0]

    def written(self, e: etree._Element, scope: Scope) -> bytes:
        """An element of the edited tree as bytes; `scope` are the namespaces around it ({}: to be looked up)."""
        i = self.number.get(e)
        inside = _scope(e)
        if i is None:
            tag, content = _fresh_tag(e, scope or _scope(e.getparent()), inside), self._content(e, inside)
            return tag + b">" + content + _end_tag(e, inside) if content else tag + b"/>"
        old, raw = self.before[i], self._tag(i)
        tag = raw if old.items() == e.items() else _changed_tag(raw, old, e, inside)
        content = self._kept_content(e, i, old, inside)
        closed = raw.endswith(b"/>")
        if closed and not content:
            return tag
        _, end = self.whole(i)
        close = _end_tag(e, inside) if closed else self.data[self.spans[i][1] : end]
        return (tag[:-2].rstrip() + b">" if closed else tag) + content + close

    def _kept_content(self, e: etree._Element, i: int, old: etree._Element, inside: Scope) -> bytes:
        """What stands between the tags of an element that was there: unchanged stretches from the original bytes."""
        raws = self._raw_gaps(i, old)
        gaps_before = dict(zip([None, *_children(old)], _gaps(old), strict=True))
        places = {self.numbers_before[c]: c for c in _children(old)}
        out = bytearray()
        for child, gap in zip([None, *_children(e)], _gaps(e), strict=True):
            twin = places.get(self.number.get(child, -1)) if child is not None else None
            if child is not None:
                out += self.written(child, inside)
            known = (child is None or twin is not None) and gaps_before[twin] == gap
            out += raws[twin] if known else _gap_bytes(gap)
        return bytes(out)

    def _raw_gaps(self, i: int, old: etree._Element) -> dict[etree._Element | None, bytes]:
        """The bytes before the first child (None) and behind each child of an element as it was read."""
        at = self.spans[i][0] + len(self._tag(i))
        last: etree._Element | None = None
        out: dict[etree._Element | None, bytes] = {}
        for child in _children(old):
            start, end = self.whole(self.numbers_before[child])
            out[last] = self.data[at:start]
            at, last = end, child
        out[last] = self.data[at : max(at, self.spans[i][1])]
        return out

    def _content(self, e: etree._Element, inside: Scope) -> bytes:
        out = bytearray()
        for child, gap in zip([None, *_children(e)], _gaps(e), strict=True):
            out += (self.written(child, inside) if child is not None else b"") + _gap_bytes(gap)
        return bytes(out)


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    return (e for e in root.iter() if local(e))


def _children(e: etree._Element) -> list[etree._Element]:
    return [c for c in e if local(c)]


def _gaps(e: etree._Element) -> list[Gap]:
    """What stands before the first child element and behind each: texts, and comments or instructions as markup."""
    out: list[list[str]] = [[e.text or ""]]
    for child in e:
        if local(child):
            out.append([child.tail or ""])
        else:
            out[-1] += [etree.tostring(child, encoding="unicode", with_tail=False), child.tail or ""]
    return [tuple(gap) for gap in out]


def _gap_bytes(gap: Gap) -> bytes:
    return "".join(piece if n % 2 else escape(piece) for n, piece in enumerate(gap)).encode()


def _is_utf8(data: bytes) -> bool:
    named = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    return data[:2] not in (b"\xff\xfe", b"\xfe\xff") and (named is None or named[1].lower() in (b"utf-8", b"utf8"))


def _spans(data: bytes) -> list[tuple[int, int]]:
    """Where each element's start tag begins and where its content ends, in the order of the start tags."""
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    parser = expat.ParserCreate()

    def start(_name: str, _attributes: dict[str, str]) -> None:
        opened.append(len(spans))
        spans.append((parser.CurrentByteIndex, -1))

    def end(_name: str) -> None:
        i = opened.pop()
        spans[i] = (spans[i][0], parser.CurrentByteIndex)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return []
    return spans


# ---- tags


def _scope(e: etree._Element | None) -> Scope:
    return dict(e.nsmap) if e is not None else {}


def _name(qualified: str, scope: Scope, *, attribute: bool = False) -> str:
    """A name with the prefix its namespace has here."""
    uri, _, name = qualified.rpartition("}")
    uri = uri[1:]
    if not uri:
        return name
    if uri == _XML:
        return f"xml:{name}"
    prefixes = [p for p, known in scope.items() if known == uri and not (attribute and p is None)]
    prefix = min(prefixes, key=lambda p: (p is not None, p or ""))
    return f"{prefix}:{name}" if prefix else name


def _attribute(key: str, value: str, scope: Scope) -> bytes:
    return f' {_name(key, scope, attribute=True)}="{escape_attribute(value)}"'.encode()


def _fresh_tag(e: etree._Element, around: Scope, inside: Scope) -> bytes:
    """A start tag without its end."""
    out = b"<" + _name(str(e.tag), inside).encode()
    for prefix, uri in inside.items():
        if around.get(prefix) != uri:
            out += f' xmlns{":" + prefix if prefix else ""}="{escape_attribute(uri)}"'.encode()
    for key, value in e.attrib.items():
        out += _attribute(str(key), str(value), inside)
    return out


def _end_tag(e: etree._Element, inside: Scope) -> bytes:
    return b"</" + _name(str(e.tag), inside).encode() + b">"


def _changed_tag(raw: bytes, old: etree._Element, new: etree._Element, scope: Scope) -> bytes:
    """A start tag whose attributes changed: those that stay keep their bytes and their order."""
    names = {_name(str(k), scope, attribute=True).encode(): str(k) for k in [*old.attrib, *new.attrib]}

    def change(match: re.Match[bytes]) -> bytes:
        key = names.get(match[1])
        if key is None:  # a namespace
            return match[0]
        value = new.get(key)
        if value == old.get(key):
            return match[0]
        return b"" if value is None else _attribute(key, value, scope)

    tail = b"/>" if raw.endswith(b"/>") else b">"
    head = _ATTRIBUTE.sub(change, raw[: -len(tail)])
    added = b"".join(_attribute(str(k), str(v), scope) for k, v in new.attrib.items() if k not in old.attrib)
    return head.rstrip() + added + tail if added else head + tail

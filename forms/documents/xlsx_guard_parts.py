"""Parts of a guarded workbook beside its cells: sheet protection, validations, hidden columns, a property of the file."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Iterator, Mapping

from forms.documents.xlsx_patch import Splice
from forms.documents.xlsx_xml import Layout, attribute_span, attributes, element_pattern, escape_attribute
from forms.documents.zips import Package, local, parse_xml, words
from forms.errors import FormsError

PROPERTY = "DocumentNumber"  # a plain word: nothing on the file says where it comes from
_CUSTOM = "docProps/custom.xml"
_SPIN = 100_000  # rounds, as Excel does
_AFTER_VALIDATIONS = (
    "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
    "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF",
    "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_TAG = re.compile(rb"<(/?)([\w.:\-]+)((?:[^>\"']+|\"[^\"]*\"|'[^']*')*?)(/?)>")


def protection(password: str) -> bytes:
    """The attributes that guard a sheet, as ECMA-376 part 1, 18.3.1.85 has them (SHA-512, salted)."""
    base = b' sheet="1" objects="0" scenarios="0"'
    if not password:
        return base
    salt = secrets.token_bytes(16)
    made = hashlib.sha512(salt + password.encode("utf-16-le")).digest()
    for number in range(_SPIN):
        made = hashlib.sha512(made + number.to_bytes(4, "little")).digest()
    said = f' algorithmName="SHA-512" hashValue="{base64.b64encode(made).decode()}"'
    said += f' saltValue="{base64.b64encode(salt).decode()}" spinCount="{_SPIN}"'
    return said.encode() + base


class Tails:
    """What stands behind a sheet's cells: where each element of the first level begins and ends."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._found = {name: (start, end) for name, start, end in _top_level(layout)}

    def protection(self, lock: bytes, grows: bool, keep_columns: bool) -> Splice:
        """The protection, in place of one that was there."""
        more = b"" if keep_columns else b' formatColumns="0"'
        more += b' insertRows="0" deleteRows="0" sort="0" autoFilter="0"' if grows else b""
        new = b"<" + self._layout.tag("sheetProtection") + lock + more + b"/>"
        if "sheetProtection" in self._found:
            return Splice(*self._found["sheetProtection"], new)
        at = self._found["sheetCalcPr"][1] if "sheetCalcPr" in self._found else self._layout.tail
        return Splice(at, at, new)

    def validations(self, rules: list[bytes]) -> Iterator[Splice]:
        """The rules behind those the sheet has."""
        if not rules:
            return
        tag, new = self._layout.tag("dataValidations"), b"".join(rules)
        if "dataValidations" not in self._found:
            at = self._place()
            count = f' count="{len(rules)}"'.encode()
            yield Splice(at, at, b"<" + tag + count + b">" + new + b"</" + tag + b">")
            return
        start, end = self._found["dataValidations"]
        head = _TAG.match(self._layout.scan, start)
        if head is None or head[4]:
            yield Splice(start, end, b"<" + tag + b">" + new + b"</" + tag + b">")
            return
        span = attribute_span(head[3], "count")
        if span is not None:
            old = head[3][span[0] : span[1]]
            number = int(old) + len(rules) if old.isdigit() else len(rules)
            yield Splice(head.start(3) + span[0], head.start(3) + span[1], str(number).encode())
        at = self._layout.scan.rindex(b"</", start, end)
        yield Splice(at, at, new)

    def _place(self) -> int:
        after = [self._found[name][0] for name in _AFTER_VALIDATIONS if name in self._found]
        return min(after) if after else self._layout.scan.rindex(b"</")


def _top_level(layout: Layout) -> Iterator[tuple[str, int, int]]:
    """Name, start and end of each element behind the cells, not of those inside them."""
    depth, start, name = 0, 0, ""
    for match in _TAG.finditer(layout.scan, layout.tail):
        if match[1]:
            depth -= 1
            if depth < 0:
                return
            if depth == 0:
                yield name, start, match.end()
            continue
        if depth == 0:
            start, name = match.start(), match[2].decode().rpartition(":")[2]
            if match[4]:
                yield name, start, match.end()
        depth += not match[4]


def with_hidden_columns(layout: Layout, hidden: frozenset[int]) -> Iterator[Splice]:
    """The widths of columns, with these columns hidden."""
    if not hidden:
        return
    kept: list[tuple[int, int, dict[str, str]]] = []
    for match in element_pattern(layout.prefix, "col").finditer(layout.scan, 0, layout.body):
        found = attributes(match[1])
        first, last = int(found.pop("min", "1")) - 1, int(found.pop("max", "1")) - 1
        kept += _split(first, last, found, hidden)
    there = {col for first, last, _ in kept for col in range(first, last + 1) if col in hidden}
    kept += [(col, col, {"width": "9", "hidden": "1"}) for col in hidden - there]
    tag = layout.tag("cols")
    new = b"<" + tag + b">" + b"".join(_col(layout, *one) for one in sorted(kept, key=lambda k: k[0])) + b"</" + tag
    yield Splice(*_cols_at(layout), new + b">")


def _cols_at(layout: Layout) -> tuple[int, int]:
    found = re.compile(b"<" + layout.tag("cols") + rb"[\s>].*?</" + layout.tag("cols") + rb"\s*>", re.DOTALL)
    match = found.search(layout.scan, 0, layout.body)
    if match is not None:
        return match.start(), match.end()
    at = layout.scan.rindex(b"<" + layout.tag("sheetData"), 0, layout.body)
    return at, at


def _split(
    first: int, last: int, found: dict[str, str], hidden: frozenset[int]
) -> list[tuple[int, int, dict[str, str]]]:
    """A stretch of columns cut where a hidden one stands in it."""
    out, start = [], first
    for col in sorted(c for c in hidden if first <= c <= last):
        if col > start:
            out.append((start, col - 1, found))
        out.append((col, col, found | {"hidden": "1"}))
        start = col + 1
    return [*out, (start, last, found)] if start <= last else out


def _col(layout: Layout, first: int, last: int, found: Mapping[str, str]) -> bytes:
    more = "".join(f' {name}="{escape_attribute(value)}"' for name, value in found.items())
    return b"<" + layout.tag("col") + f' min="{first + 1}" max="{last + 1}"{more}/>'.encode()


def with_property(package: Package, token: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The parts changed and the parts added so that the file has the property."""
    value = escape_attribute(token)
    form = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
    if _CUSTOM in package:
        old = package.read(_CUSTOM)
        numbers = [int(n) for n in re.findall(rb"pid=[\"'](\d+)", old)]
        one = _property(form, max(numbers, default=1) + 1, value, _typed(old))
        at = old.rfind(b"</")
        return ({_CUSTOM: old[:at] + one + old[at:]}, {}) if at > 0 and one else ({}, {})
    names = "http://schemas.openxmlformats.org/officeDocument/2006/"
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    custom = f'<Properties xmlns="{names}custom-properties" xmlns:vt="{names}docPropsVTypes">'.encode()
    content = head + custom + _property(form, 2, value, b"vt:") + b"</Properties>"
    types, rels = package.read("[Content_Types].xml"), package.read("_rels/.rels")
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    override = f'<{_prefix(types)}Override PartName="/{_CUSTOM}" ContentType="{kind}"/>'
    relation = f'<{_prefix(rels)}Relationship Id="rIdProps" Type="{names}relationships/custom-properties"'
    relation += f' Target="{_CUSTOM}"/>'
    changed = {"[Content_Types].xml": _before_end(types, override), "_rels/.rels": _before_end(rels, relation)}
    return changed, {_CUSTOM: content}


def _typed(custom: bytes) -> bytes:
    found = re.search(rb"xmlns:(\w+)=[\"'][^\"']*docPropsVTypes[\"']", custom)
    return found[1] + b":" if found else b""


def _property(form: str, number: int, value: str, typed: bytes) -> bytes:
    head = f'<property fmtid="{form}" pid="{number}" name="{PROPERTY}">'.encode()
    return head + b"<" + typed + b"lpwstr>" + value.encode() + b"</" + typed + b"lpwstr></property>" if typed else b""


def _prefix(data: bytes) -> str:
    found = re.search(rb"</((?:\w+:)?)\w+\s*>\s*$", data)
    return found[1].decode() if found else ""


def _before_end(data: bytes, new: str) -> bytes:
    at = data.rfind(b"</")
    if at < 0:
        raise FormsError("file.damaged", part="package")
    return data[:at] + new.encode() + data[at:]


def token_of(data: bytes) -> str:
    """The property that a file carries, whatever format it was saved in since; "" where it has none."""
    if data[:2] == b"PK":
        return _token_in_package(data)
    return _token_in_old_file(data) if data[:4] == b"\xd0\xcf\x11\xe0" else ""


def _token_in_package(data: bytes) -> str:
    try:
        package = Package(data)
        if _CUSTOM not in package:
            return ""
        root = parse_xml(package.read(_CUSTOM), "", _CUSTOM)
    except FormsError:
        return ""
    found = (words(e) for e in root.iter() if local(e) == "property" and e.get("name") == PROPERTY)
    return next(found, "").strip()[:64]


def _token_in_old_file(data: bytes) -> str:
    """The property in an .xls: the text stands in the summary of the document, whose layout writers differ in."""
    name = PROPERTY.encode()
    at = data.find(name)
    wide = data.find(PROPERTY.encode("utf-16-le"))
    if at < 0 and wide < 0:
        return ""
    for text in (data.decode("latin-1"), data.decode("utf-16-le", "ignore")):
        if found := re.search(r"\bP[0-9a-f]{32}\b|P[0-9a-f]{32}", text):
            return found[0]
    return ""

"""Rows of a worksheet in the plain writing that nearly every program uses, read by pattern instead of by the XML parser.

A row is plain when it is made of nothing but cells like ``<c r="B7" s="3" t="s"><v>12</v></c>``, with plain formulas and texts
of one font; no entities, comments, prefixes of its own. What is read of such a row is exactly what the parser would give; any
other row is left to it.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from forms.documents.number_formats import from_serial
from forms.documents.xlsx_strings import Text, decoded
from forms.documents.xlsx_styles import Styles
from forms.documents.xlsx_xml import Layout
from forms.model.document import Span, Value, column_index

_DECLARED = re.compile(rb"<\?xml[^>]*\sencoding\s*=\s*[\"']([^\"']*)[\"']")
_ATTRIBUTE = re.compile(r' ([A-Za-z_][\w:.\-]*)="([^"]*)"')
_ATTRIBUTES = rb"(?: [A-Za-z_][A-Za-z0-9_:.\-]*=\"[ !#-%'-;=?-~]*\")*+"
_TEXT = rb"[^<>&\x00-\x08\x0b-\x1f]"
_GROUPS = 8  # of a cell's pattern, what stands before the cell counted
_SPACE = b" \t\r\n"
MAX_PLANS = 2_000  # makes of rows remembered; a sheet where every row is of its own make begins anew
_LAST_COL = 16_383
_INFINITE = (math.inf, -math.inf)
# json reads all numbers of a row at once, whole ones as int; what it refuses ("007", "+1", ".5") goes to the XML parser
_NUMBERS = json.JSONDecoder().decode
Formula = tuple[dict[str, str], str]  # its attributes and its text as it stands, without "="


@dataclass(frozen=True, slots=True)
class PlainRow:
    """What a row holds. `values` and `formats` (cell formats) count from column A, with gaps filled in."""

    values: list[Value]
    formats: list[int]
    formulas: Mapping[int, Formula]  # by column
    underlines: Mapping[int, tuple[Span, ...]]


NO_CELLS = PlainRow([], [], {}, {})


@dataclass(frozen=True, slots=True)
class RowStart:
    attrs: dict[str, str]
    end: int  # first byte behind the tag
    closed: bool  # written as <row/>


@dataclass(frozen=True, slots=True)
class _Plan:
    """What rows of one make have in common: where their cells stand and how their content is to be understood."""

    cols: tuple[int, ...]
    gapless: bool
    formats: list[int]  # by column
    texts: tuple[int, ...]  # places among the cells, of shared strings
    ticks: tuple[int, ...]
    spelt: tuple[int, ...]  # texts that stand in the value: results of formulas, errors
    inline: tuple[int, ...]
    dates: tuple[tuple[int, str], ...]  # place, number format


class PlainRows:
    """Reads plain rows of one worksheet."""

    def __init__(self, layout: Layout, strings: Sequence[Text], styles: Styles, *, from_1904: bool) -> None:
        self.close = b"</" + layout.tag("row") + b">"
        self._row = re.compile(rb"[ \t\r\n]*<" + re.escape(layout.tag("row")) + rb"(" + _ATTRIBUTES + rb") ?(/?)>")
        self._cell = _cell_pattern(re.escape(layout.prefix))
        self._strings, self._styles, self._from_1904 = strings, styles, from_1904
        self._texts = [text.text for text in strings]
        self._underlined = any(text.underlines for text in strings)
        self._plans: dict[tuple[bytes | None, ...], _Plan | None] = {}

    def start(self, data: bytes, at: int, end: int) -> RowStart | None:
        """The start tag of a row at `at`."""
        match = self._row.match(data, at, end)
        attrs = _attributes(match[1].decode("ascii")) if match is not None else None
        if match is None or attrs is None:
            return None
        return RowStart(attrs, match.end(), bool(match[2]))

    def cells(self, body: bytes) -> PlainRow | None:
        """What stands between a row's tags, None where that takes the XML parser."""
        parts = self._cell.split(body)
        formulas, numbers, spelt, inline = (parts[at::_GROUPS] for at in range(4, _GROUPS))
        for size in range(_GROUPS, 4, -1):
            del parts[size - 1 :: size]
        plan = self._plan(tuple(parts))
        if plan is None:
            return None
        try:
            texts = plan.spelt or plan.inline or any(spelt) or inline.count(None) < len(inline)
            said = _said(plan, numbers, spelt, inline) if texts else {}
            values = self._values(plan, numbers)
            found = _formulas(plan, formulas) if any(formulas) else {}
        except ValueError:
            return None
        for at, text in said.items():
            values[at] = text
        under = self._underlines(plan, numbers) if self._underlined else {}
        return PlainRow(values if plan.gapless else _spread(plan, values), plan.formats, found, under)

    def _plan(self, key: tuple[bytes | None, ...]) -> _Plan | None:
        try:
            return self._plans[key]
        except KeyError:
            if len(self._plans) >= MAX_PLANS:
                self._plans.clear()
            plan = self._plans[key] = _plan(key, self._styles)
            return plan

    def _values(self, plan: _Plan, raws: Sequence[bytes | None]) -> list[Value]:
        """The values of the cells in order. Raises ValueError where a number is written in a way of its own."""
        written = (b"[" + b",".join([raw or b"null" for raw in raws]) + b"]").decode("ascii")
        values: list[Value] = _NUMBERS(written)
        if _INFINITE[0] in values or _INFINITE[1] in values:
            raise ValueError("infinite")
        if plan.texts or plan.ticks:
            if "-0," in written or "-0]" in written:
                raise ValueError("minus nought")  # no index, no tick
            texts, count = self._texts, len(self._texts)
            for at in plan.texts:
                index = values[at]
                values[at] = texts[index] if type(index) is int and 0 <= index < count else None
            for at in plan.ticks:
                values[at] = None if values[at] is None else type(values[at]) is int and values[at] == 1
        for at, shown in plan.dates:
            number = values[at]
            if isinstance(number, (int, float)):
                values[at] = from_serial(number, shown, from_1904=self._from_1904)
        return values

    def _underlines(self, plan: _Plan, raws: Sequence[bytes | None]) -> dict[int, tuple[Span, ...]]:
        out = {}
        for at in plan.texts:
            raw = raws[at] or b""
            if raw.isdigit() and int(raw) < len(self._strings) and (spans := self._strings[int(raw)].underlines):
                out[plan.cols[at]] = spans
        return out


def _cell_pattern(prefix: bytes) -> re.Pattern[bytes]:
    """Groups: column, format, kind, formula element, number, other value, inline text."""
    formula = rb"(<%bf%b(?:/>|>%b*+</%bf>))?" % (prefix, _ATTRIBUTES, _TEXT, prefix)
    value = rb"(?:<%bv>(?:([0-9.eE+\-]*+)|(%b++))</%bv>)?" % (prefix, _TEXT, prefix)
    inline = rb"<%bis><%bt(?: xml:space=\"preserve\")?>(%b*+)</%bt></%bis>" % (prefix, prefix, _TEXT, prefix, prefix)
    head = rb'<%bc r="([A-Z]{1,3})[0-9]{1,7}"(?: s="([0-9]{1,5})")?(?: t="(n|s|b|str|e|inlineStr)")?' % prefix
    return re.compile(head + rb"(?:/>|>(?:" + formula + value + rb"|" + inline + rb")</%bc>)" % prefix)


def _attributes(raw: str) -> dict[str, str] | None:
    """None where a name comes twice, which is no XML."""
    found = _ATTRIBUTE.findall(raw)
    attrs = dict(found)
    return attrs if len(attrs) == len(found) else None


def _said(
    plan: _Plan,
    numbers: list[bytes | None],
    spelt: Sequence[bytes | None],
    inline: Sequence[bytes | None],
) -> dict[int, str | None]:
    """Texts by the place of their cells; what was read off `numbers` is taken out of it. Raises ValueError where a text
    stands in a cell of another kind."""
    out: dict[int, str | None] = {}
    if _given(inline, range(len(inline))) != _given(inline, plan.inline) or _given(numbers, plan.inline):
        raise ValueError("text in a cell of another kind")
    if _given(spelt, range(len(spelt))) != _given(spelt, plan.spelt):
        raise ValueError("text in a cell of another kind")
    for at in plan.spelt:
        raw = spelt[at] if numbers[at] is None else numbers[at]
        if raw == b"":
            raise ValueError("no text")
        out[at], numbers[at] = None if raw is None else decoded(_text(raw)), None
    for at in plan.inline:
        raw = inline[at]
        out[at] = None if raw is None else decoded(_text(raw))
    return out


def _given(raws: Sequence[bytes | None], places: Iterable[int]) -> int:
    return sum(raws[at] is not None for at in places)


def _formulas(plan: _Plan, raws: Sequence[bytes | None]) -> dict[int, Formula]:
    """Raises ValueError for what isn't XML."""
    out = {}
    for col, raw in zip(plan.cols, raws, strict=True):
        if raw is None:
            continue
        head, _, tail = _text(raw).partition(">")
        attrs = _attributes(head.rstrip("/"))
        if attrs is None:
            raise ValueError("an attribute twice")
        out[col] = (attrs, tail.partition("<")[0])
    return out


def _text(raw: bytes) -> str:
    """Raises ValueError for characters that XML can't hold."""
    text = raw.decode("utf-8")
    if "\ufffe" in text or "\uffff" in text:
        raise ValueError("no character")
    return text


def _spread(plan: _Plan, values: Sequence[Value]) -> list[Value]:
    """Values in their columns, None between them."""
    out: list[Value] = [None] * len(plan.formats)
    for col, value in zip(plan.cols, values, strict=True):
        out[col] = value
    return out


def _plan(key: tuple[bytes | None, ...], styles: Styles) -> _Plan | None:
    """`key`: what stands before a cell, its column, format and kind, and so on; None where the parser has to look."""
    if any((gap or b"").strip(_SPACE) for gap in key[0::4]):
        return None
    cols = tuple(column_index((name or b"").decode("ascii")) for name in key[1::4])
    if any(b <= a for a, b in pairwise(cols)) or (cols and cols[-1] > _LAST_COL):
        return None
    formats = [int(style or 0) for style in key[2::4]]
    kinds = key[3::4]
    width = cols[-1] + 1 if cols else 0
    by_col = [0] * width
    for col, style in zip(cols, formats, strict=True):
        by_col[col] = style
    numbers = [at for at, kind in enumerate(kinds) if kind in (None, b"n")]
    return _Plan(
        cols,
        len(cols) == width,
        by_col,
        tuple(at for at, kind in enumerate(kinds) if kind == b"s"),
        tuple(at for at, kind in enumerate(kinds) if kind == b"b"),
        tuple(at for at, kind in enumerate(kinds) if kind in (b"str", b"e")),
        tuple(at for at, kind in enumerate(kinds) if kind == b"inlineStr"),
        tuple(
            (at, styles.formats[formats[at]].number_format)
            for at in numbers
            if formats[at] < len(styles.dates) and styles.dates[formats[at]]
        ),
    )


def plain_encoding(data: bytes) -> bool:
    """Whether ASCII bytes of this XML mean what they look like."""
    match = _DECLARED.match(data)
    return match is None or match[1].lower() in (b"utf-8", b"us-ascii", b"ascii")

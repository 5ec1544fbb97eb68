"""Values as cell content: numbers, dates, texts, and texts changed in places with their fonts kept."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence

from forms.documents.blanks import Edit, apply
from forms.documents.number_formats import shows_date, to_serial
from forms.documents.xlsx_patch import NewContent
from forms.documents.xlsx_strings import decoded
from forms.documents.xlsx_xml import element_pattern, escape, unescape
from forms.errors import FormsError
from forms.model.document import Value, plain

MAX_TEXT = 32_767  # characters in one cell
MAX_EXACT = 2**53  # whole numbers beyond lose digits in a spreadsheet
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
Run = tuple[bytes, str]  # the font of a stretch (its rPr element, as bytes) and its text


def content(
    value: Value, number_format: str, prefix: bytes, *, from_1904: bool = False, address: str = ""
) -> NewContent:
    """A value for a cell under a number format. Texts stay texts whatever they look like ('=1+1', '0012', 18 digits);
    dates become serial numbers where the format shows dates, else ISO text. Raises FormsError("value.too_long")."""
    if isinstance(value, bool):
        return NewContent("b", _v(prefix, "1" if value else "0"))
    if isinstance(value, (int, float)):
        exact = abs(value) <= MAX_EXACT if isinstance(value, int) else math.isfinite(value)
        return NewContent("", _v(prefix, plain(value))) if exact else text_content(str(value), prefix, address)
    if isinstance(value, (dt.date, dt.time)) and shows_date(number_format):
        return NewContent("", _v(prefix, plain(to_serial(value, from_1904=from_1904))))
    return text_content(plain(value), prefix, address)


def text_content(text: str, prefix: bytes, address: str = "") -> NewContent:
    return runs_content([(b"", text)], prefix, address)


def runs_content(runs: Sequence[Run], prefix: bytes, address: str = "") -> NewContent:
    """Inline text in one or more fonts."""
    if sum(len(text) for _, text in runs) > MAX_TEXT:
        raise FormsError("value.too_long", address=address, limit=MAX_TEXT)
    tag = prefix
    texts = [
        (font, b"<" + tag + b't xml:space="preserve">' + _escaped(text) + b"</" + tag + b"t>") for font, text in runs
    ]
    if len(texts) == 1 and not texts[0][0]:
        inner = texts[0][1]
    else:
        inner = b"".join(b"<" + tag + b"r>" + font + t + b"</" + tag + b"r>" for font, t in texts)
    return NewContent("inlineStr", b"<" + tag + b"is>" + inner + b"</" + tag + b"is>")


def runs_of(raw: bytes, prefix: bytes) -> list[Run]:
    """The runs of an si or is element given by its inner bytes."""
    run, text, phonetic = (element_pattern(prefix, name) for name in ("r", "t", "rPh"))
    raw = _cut(raw, phonetic, b"</" + prefix + b"rPh>")
    out: list[Run] = []
    starts = [m for m in run.finditer(raw) if not m[2]]
    if not starts:
        return [(b"", _texts(raw, text, prefix))]
    for match in starts:
        end = raw.find(b"</" + prefix + b"r>", match.end())
        inner = raw[match.end() : end if end >= 0 else len(raw)]
        font = re.search(rb"<" + prefix + rb"rPr>.*?</" + prefix + rb"rPr>", inner, re.DOTALL)
        out.append((font[0] if font else b"", _texts(inner, text, prefix)))
    return out


def edited(runs: Sequence[Run], edits: Sequence[Edit]) -> list[Run]:
    """Runs after edits of their joined text: what is written takes the font of the place it is written at."""
    texts = [text for _, text in runs]
    if len(texts) == 1:
        return [(runs[0][0], apply(texts[0], edits))]
    ends = [sum(len(t) for t in texts[: i + 1]) for i in range(len(texts))]
    for edit in sorted(edits, key=lambda e: -e.start):
        home = next((i for i, end in enumerate(ends) if edit.start < end), len(texts) - 1)
        if edit.start == edit.end and home and edit.start == ends[home] - len(runs[home][1]):
            home -= 1  # an insertion between two fonts goes on in the first
        for i in range(len(texts) - 1, -1, -1):
            start = ends[i] - len(runs[i][1])
            a, b = max(edit.start, start) - start, min(edit.end, ends[i]) - start
            new = edit.text if i == home else ""
            if a <= b and (a < b or new):
                texts[i] = texts[i][:a] + new + texts[i][b:]
    return [(font, text) for (font, _), text in zip(runs, texts, strict=True) if text]


def _texts(raw: bytes, pattern: re.Pattern[bytes], prefix: bytes) -> str:
    out = []
    for match in pattern.finditer(raw):
        if not match[2]:
            end = raw.find(b"</" + prefix + b"t>", match.end())
            out.append(unescape(raw[match.end() : end if end >= 0 else len(raw)].decode("utf-8", "replace")))
    return decoded("".join(out))


def _cut(raw: bytes, opening: re.Pattern[bytes], closing: bytes) -> bytes:
    while (match := opening.search(raw)) is not None:
        end = raw.find(closing, match.end())
        raw = raw[: match.start()] + (raw[end + len(closing) :] if end >= 0 else b"")
    return raw


def _escaped(text: str) -> bytes:
    return escape(_LOOKS_ESCAPED.sub("_x005F_", text)).encode()


def _v(prefix: bytes, text: str) -> bytes:
    return b"<" + prefix + b"v>" + text.encode() + b"</" + prefix + b"v>"

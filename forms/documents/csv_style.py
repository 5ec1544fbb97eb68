"""Where the fields of a delimited file stand, and how it writes them: quotes, guards of ids, line ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

SAMPLE = 2_000  # lines looked at for the file's habits
_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?%?")
_ID = re.compile(r"0[0-9]+|[0-9]{11,}[Xx]?")
_SPECIAL = re.compile('[,;|\t"\r\n]')  # every delimiter the reader knows, so that its guess stays what it was
_SEP = re.compile(r'"?sep=[^\r\n]"?(?:\r\n|\r|\n)')
Guard = Literal["apostrophe", "equals", "tab"]


@dataclass(frozen=True, slots=True)
class Line:
    """A record's stretch of the text, its line end not included."""

    start: int
    end: int

    def fields(self, text: str, delimiter: str) -> list[tuple[int, int]]:
        """The stretches of its fields, quotes included; a blank line has one empty field."""
        pattern, out, at = _field(delimiter), [], self.start
        while True:
            match = pattern.match(text, at, self.end)
            assert match is not None  # the pattern matches the empty stretch
            out.append(match.span())
            if match.end() >= self.end:
                return out
            at = match.end() + 1

    def contents(self, text: str, delimiter: str) -> list[str]:
        """What its fields say, without quotes."""
        return [unquoted(text[start:end]) for start, end in self.fields(text, delimiter)]


@dataclass(frozen=True, slots=True)
class CsvStyle:
    """A file's habits. `quotes_texts` and `quotes_numbers`: every field of the kind that holds anything is quoted."""

    delimiter: str = ","
    line_end: str = "\r\n"
    quotes_texts: bool = False
    quotes_numbers: bool = False
    apostrophes: bool = False  # somewhere a leading apostrophe marks text
    guards: Mapping[int, Guard] = field(default_factory=dict)  # how a column guards its ids

    def guarded(self, text: str, col: int) -> str:
        """A text as its column would have it: ids guarded, formula-like texts behind the file's apostrophe."""
        guard = self.guards.get(col) if _ID.fullmatch(text) else None
        if guard == "equals":
            return f'="{text}"'
        if guard == "tab":
            return text + "\t"
        formula = self.apostrophes and text[:1] in tuple("=+-@")
        return f"'{text}" if guard == "apostrophe" or formula else text

    def field(self, text: str, *, was_quoted: bool) -> str:
        """The field's characters."""
        habit = self.quotes_numbers if _NUMBER.fullmatch(text) else self.quotes_texts
        formula = text[:1] in tuple("=+-@") and not _NUMBER.fullmatch(text) and len(text) > 1
        edges = text != text.strip() and not text.endswith("\t")
        must = bool(_SPECIAL.search(text.rstrip("\t"))) or self.delimiter in text or formula or edges
        quoted = was_quoted or must or (bool(text) and habit)
        return '"' + text.replace('"', '""') + '"' if quoted else text


def lines_of(text: str, delimiter: str) -> list[Line]:
    """The records of a text as the csv reader cuts them; a "sep=" line at the head is none."""
    told = _SEP.match(text)
    pattern, out, at = _record(delimiter), [], told.end() if told else 0
    while at < len(text):
        match = pattern.match(text, at)
        assert match is not None  # the pattern matches the empty stretch
        out.append(Line(at, match.end()))
        at = match.end() + (2 if text.startswith("\r\n", match.end()) else 1)
    return out


def style_of(text: str, lines: Sequence[Line], delimiter: str) -> CsvStyle:
    """The habits seen in the first lines."""
    raws = [[text[a:b] for a, b in line.fields(text, delimiter)] for line in lines[:SAMPLE]]
    filled = [raw for row in raws for raw in row if raw not in ("", '""')]
    numbers = [raw for raw in filled if _NUMBER.fullmatch(unquoted(raw))]
    texts = [raw for raw in filled if not _NUMBER.fullmatch(unquoted(raw))]
    marks = list(_guards(raws))
    return CsvStyle(
        delimiter, _line_end(text, lines), _all_quoted(texts), _all_quoted(numbers),
        any(unquoted(raw)[:1] == "'" for raw in filled), dict(marks),
    )  # fmt: skip


def unquoted(raw: str) -> str:
    """What a field says, without the quotes around it and with doubled ones single."""
    if raw[:1] != '"':
        return raw
    match = re.match(r'"([^"]*(?:""[^"]*)*)"?', raw)
    assert match is not None  # it begins with a quote
    return match[1].replace('""', '"') + raw[match.end() :]


def _guards(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, Guard]]:
    for row in rows:
        for col, raw in enumerate(row):
            said = unquoted(raw)
            if re.fullmatch(r"'[0-9]+[Xx]?", said):
                yield col, "apostrophe"
            elif re.fullmatch(r'="[0-9]+[Xx]?"', said):
                yield col, "equals"
            elif re.fullmatch(r"[0-9]+[Xx]?\t+", said):
                yield col, "tab"


def _all_quoted(raws: Sequence[str]) -> bool:
    return bool(raws) and all(raw[:1] == '"' for raw in raws)


def _line_end(text: str, lines: Sequence[Line]) -> str:
    ends = Counter(
        "\r\n" if text.startswith("\r\n", line.end) else text[line.end]
        for line in lines[:SAMPLE]
        if line.end < len(text)
    )
    return ends.most_common(1)[0][0] if ends else "\r\n"


def _field_text(delimiter: str) -> str:
    rest = rf"[^{re.escape(delimiter)}\r\n]"
    return rf'(?:"[^"]*(?:""[^"]*)*(?:"|\Z){rest}*|(?!"){rest}*)'


@lru_cache(maxsize=16)
def _field(delimiter: str) -> re.Pattern[str]:
    return re.compile(_field_text(delimiter))


@lru_cache(maxsize=16)
def _record(delimiter: str) -> re.Pattern[str]:
    one = _field_text(delimiter)
    return re.compile(rf"{one}(?:{re.escape(delimiter)}{one})*")

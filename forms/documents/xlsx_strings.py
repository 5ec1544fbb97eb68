"""Texts of a workbook: shared strings and inline ones, with their underlined stretches, phonetic guides left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from forms.errors import FormsError
from forms.model.document import Span

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    underlines: tuple[Span, ...] = ()


def decoded(text: str) -> str:
    """Excel's _x000D_ escapes resolved, line ends as one \\n."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


@dataclass(slots=True)
class TextCollector:
    """Collects one si or is element from expat events (local names)."""

    parts: list[str] = field(default_factory=list)
    underlines: list[Span] = field(default_factory=list)
    length: int = 0
    underlined: bool = False
    phonetic: bool = False
    in_text: bool = False
    current: list[str] = field(default_factory=list)

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if name == "t" and not self.phonetic:
            self.in_text, self.current = True, []
        elif name == "rPh":
            self.phonetic = True
        elif name == "r":
            self.underlined = False
        elif name == "u":
            self.underlined = attrs.get("val", "single") != "none"

    def end(self, name: str) -> None:
        if name == "t" and self.in_text:
            self.in_text = False
            self._add(decoded("".join(self.current)))
        elif name == "rPh":
            self.phonetic = False
        elif name == "r":
            self.underlined = False

    def _add(self, text: str) -> None:
        if self.underlined and text:
            self.underlines.append((self.length, self.length + len(text)))
        self.parts.append(text)
        self.length += len(text)

    def text(self) -> Text:
        return Text("".join(self.parts), _joined(self.underlines))


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for start, end in spans:
        if out and out[-1][1] == start:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)


def new_parser() -> expat.XMLParserType:
    """An expat parser that refuses document types (so no entities) and hands text over in one piece."""

    def refuse(*_: object) -> None:
        raise FormsError("file.damaged")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    return parser


def shared_strings(data: bytes) -> list[Text]:
    """The table of a sharedStrings part, by index. Raises FormsError("file.damaged")."""
    out: list[Text] = []
    collector = TextCollector()

    def start(name: str, attrs: dict[str, str]) -> None:
        nonlocal collector
        name = name.rpartition(":")[2]
        if name == "si":
            collector = TextCollector()
        else:
            collector.start(name, attrs)

    def end(name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "si":
            out.append(collector.text())
        else:
            collector.end(name)

    def characters(text: str) -> None:
        if collector.in_text:
            collector.current.append(text)

    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # an unknown encoding is a LookupError
        raise FormsError("file.damaged", part="sharedStrings") from error
    return out

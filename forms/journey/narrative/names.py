"""Word texts that an office wrote with placeholders: {{ 农村低保.户数 }}, {{ 石院村.农村低保.户数 }}, {{ 农村低保.户数_上年同期 }}.

A name is resolved as labels of a field are, through the same gates: parts from the outermost label to the innermost, a
village first, and words of time behind an underline where wanted. What isn't sure stays visible and is marked to be checked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.detection import types
from forms.documents import reader
from forms.documents.docx_figures import TO_CHECK
from forms.documents.letters import names_in, render_letter
from forms.errors import FormsError
from forms.journey.narrative.model import Line
from forms.model.document import Document, Span, Value, plain
from forms.model.form import Field, Form
from forms.model.period import Period
from forms.model.proposal import Draft, Proposal, Reason
from forms.recording.subjects import SubjectBook, village_key
from forms.values.numbers import format_number, number_of

_HELD = re.compile(r"\{\{\s*([^{}]{1,200}?)\s*\}\}")
_NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*|\[(?:'[^'\"\]]{1,60}'|\"[^'\"\]]{1,60}\")\])*")
_PART = re.compile(r"[^\W\d]\w*|(?<=\[')[^']+|(?<=\[\")[^\"]+")
_LOOK_ALIKE = str.maketrans("“”‘’", "\"\"''")  # Word's own quotes
Propose = Callable[[Document, Form, str, Period, str | None], Draft]


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`parts` is empty where the words in braces are no plain name (a filter, a sum): those are left to the sandbox. `span`:
    where it stands in the text of its place, braces included."""

    place: str
    words: str
    parts: tuple[str, ...]
    span: Span = (0, 0)


def held(text: str) -> bool:
    """Whether a text has a placeholder."""
    return _HELD.search(text) is not None


def placeholders(data: bytes, name: str) -> tuple[Placeholder, ...]:
    """The placeholders of a Word text in reading order. FormsError letter.*, narrative.not_word, file.*."""
    document = reader.read(data, name)
    if document.format != "docx":
        raise FormsError("narrative.not_word", file=name)
    places = [(p.name, p.text) for p in document.paragraphs]
    places += [
        (g.address(r, c), plain(g.value(r, c))) for g in document.grids for r in range(g.rows) for c in range(g.cols)
    ]
    found = tuple(_placeholder(place, m[1], m.span()) for place, text in places for m in _HELD.finditer(text))
    if found:
        names_in(data, name)  # says what is wrong with it as a template
    return found


def _placeholder(place: str, words: str, span: Span) -> Placeholder:
    line = words.translate(_LOOK_ALIKE)
    return Placeholder(place, words, tuple(_PART.findall(line)) if _NAME.fullmatch(line) else (), span)


def values_of(
    found: Sequence[Placeholder], book: SubjectBook, propose: Propose, when: Period, subject: str | None
) -> dict[tuple[str, ...], Proposal]:
    """What is proposed for each name, by its parts."""
    wanted: dict[str | None, dict[tuple[str, ...], Field]] = {}
    for parts in dict.fromkeys(p.parts for p in found if p.parts):
        village = parts[0] if len(parts) > 1 and village_key(parts[0]) in book.villages else None
        labels = parts[1:] if village else parts
        label, _, time = labels[-1].partition("_")
        labels = (*labels[:-1], label)
        mine = wanted.setdefault(village or subject, {})
        mine[parts] = _field(f"n{len(mine)}", labels, time)
    out: dict[tuple[str, ...], Proposal] = {}
    for about, fields in wanted.items():
        form = Form("docx", "", period=when, fields=tuple(fields.values()))
        made = {p.field.id: p for p in propose(Document("docx", ()), form, "-", when, about).proposals}
        out |= {parts: made[field.id] for parts, field in fields.items() if field.id in made}
    return out


def _field(id: str, labels: tuple[str, ...], time: str) -> Field:
    kind = types.by_label(labels[-1], None)
    return Field(id, labels, f"P0.B{id[1:]}", "in_paragraph", kind, period_text=time)


def rendered(
    data: bytes, name: str, found: Sequence[Placeholder], values: Mapping[tuple[str, ...], Proposal]
) -> tuple[bytes, tuple[Line, ...]]:
    """The text with its values, and the list of names. FormsError letter.*, narrative.name_both."""
    lines = tuple(_line(p, values.get(p.parts)) for p in found)
    return render_letter(data, context_of([(line, None) for line in lines]), name), lines


def context_of(lines: Iterable[tuple[Line, Value]]) -> dict[str, object]:
    """What a template's names stand for: of each name the value that a person left (None: none), else what is sure, else the
    name itself, marked. Where a name stands twice the first value that was left counts. FormsError narrative.name_both."""
    context: dict[str, object] = {}
    left: set[tuple[str, ...]] = set()
    for line, value in lines:
        if not line.name or line.name in left:
            continue
        if value is not None:
            left.add(line.name)
        _put(context, line, proposed(line) if value is None else plain(value))
    return context


def proposed(line: Line) -> str:
    """What stands for a name that nobody looked at: its value where it is sure, else the name itself, marked."""
    return line.new if line.status != "unverified" else f"〈{line.label}〉{TO_CHECK}"


def _put(context: dict[str, object], line: Line, text: str) -> None:
    at = context
    *outer, name = line.name
    for part in outer:
        inner = at.setdefault(part, {})
        if not isinstance(inner, dict):
            raise FormsError("narrative.name_both", name=part, place=line.place)
        at = inner
    if isinstance(at.get(name), dict):
        raise FormsError("narrative.name_both", name=name, place=line.place)
    at[name] = text


def _line(placeholder: Placeholder, proposal: Proposal | None) -> Line:
    words, parts = placeholder.words, placeholder.parts
    line = Line(placeholder.place, placeholder.span, words, ".".join(parts), "", words, words, "unverified", name=parts)
    if not parts or proposal is None:
        return replace(line, reasons=(Reason("narrative.no_name"),))
    value = _shown(proposal)
    if proposal.decision == "filled" and value:
        return replace(
            line, unit=proposal.unit, new=value, status="changed", reasons=proposal.reasons, sources=proposal.provenance
        )  # fmt: skip
    why = (Reason("narrative.name_unknown", (("name", line.label), ("place", line.place))), *proposal.reasons[:1])
    return replace(line, reasons=why, sources=proposal.provenance, suggestion=value)


def _shown(proposal: Proposal) -> str:
    number = number_of(proposal.value) if not isinstance(proposal.value, str) else None
    return format_number(number.value) if number is not None else plain(proposal.value)

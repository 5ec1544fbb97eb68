"""Word texts that an office wrote with placeholders: {{ 农村低保.户数 }}, {{ 石院村.农村低保.户数 }}, {{ 农村低保.户数_上年同期 }}.

A name is resolved as labels of a field are, through the same gates: parts from the outermost label to the innermost, a
village first, and words of time behind an underline where wanted. What isn't sure stays visible and is marked to be checked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from forms.detection import types
from forms.documents import reader
from forms.documents.docx_figures import TO_CHECK
from forms.documents.letters import names_in, render_letter
from forms.errors import FormsError
from forms.journey.narrative.model import Line
from forms.model.document import Document, plain
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
    """`parts` is empty where the words in braces are no plain name (a filter, a sum): those are left to the sandbox."""

    place: str
    words: str
    parts: tuple[str, ...]


def placeholders(data: bytes, name: str) -> tuple[Placeholder, ...]:
    """The placeholders of a Word text in reading order. FormsError letter.*, narrative.not_word, file.*."""
    document = reader.read(data, name)
    if document.format != "docx":
        raise FormsError("narrative.not_word", file=name)
    places = [(p.name, p.text) for p in document.paragraphs]
    places += [
        (g.address(r, c), plain(g.value(r, c))) for g in document.grids for r in range(g.rows) for c in range(g.cols)
    ]
    found = tuple(_placeholder(place, m[1]) for place, text in places for m in _HELD.finditer(text))
    if found:
        names_in(data, name)  # says what is wrong with it as a template
    return found


def _placeholder(place: str, words: str) -> Placeholder:
    line = words.translate(_LOOK_ALIKE)
    return Placeholder(place, words, tuple(_PART.findall(line)) if _NAME.fullmatch(line) else ())


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
    context: dict[str, object] = {}
    for placeholder, line in zip(found, lines, strict=True):
        if placeholder.parts:
            known = line.status != "unverified"
            _put(context, placeholder, line.new if known else f"〈{'.'.join(placeholder.parts)}〉{TO_CHECK}")
    return render_letter(data, context, name), lines


def _put(context: dict[str, object], placeholder: Placeholder, text: str) -> None:
    at = context
    for part in placeholder.parts[:-1]:
        inner = at.setdefault(part, {})
        if not isinstance(inner, dict):
            raise FormsError("narrative.name_both", name=part, place=placeholder.place)
        at = inner
    if isinstance(at.get(placeholder.parts[-1]), dict):
        raise FormsError("narrative.name_both", name=placeholder.parts[-1], place=placeholder.place)
    at[placeholder.parts[-1]] = text


def _line(placeholder: Placeholder, proposal: Proposal | None) -> Line:
    words = placeholder.words
    line = Line(placeholder.place, (0, 0), words, ".".join(placeholder.parts), "", words, words, "unverified")
    if not placeholder.parts or proposal is None:
        return _because(line, Reason("narrative.no_name"))
    value = _shown(proposal)
    if proposal.decision == "filled" and value:
        return Line(
            line.place, line.span, words, line.label, proposal.unit, words, value, "changed", proposal.reasons,
            proposal.provenance,
        )  # fmt: skip
    why = (Reason("narrative.name_unknown", (("name", line.label), ("place", line.place))), *proposal.reasons[:1])
    return Line(
        line.place, line.span, words, line.label, "", words, words, "unverified", why, proposal.provenance, value
    )


def _because(line: Line, reason: Reason) -> Line:
    return Line(line.place, line.span, line.sentence, line.label, "", line.old, line.new, "unverified", (reason,))


def _shown(proposal: Proposal) -> str:
    number = number_of(proposal.value) if not isinstance(proposal.value, str) else None
    return format_number(number.value) if number is not None else plain(proposal.value)

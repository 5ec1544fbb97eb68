"""A drafted text as something to look through: every number, and every word of time that was carried on, is a place with the
value proposed for it; and the text written with what a person left in those places.

What may leave the office has no mark of ours. As long as a number was neither proved nor looked at by a person the text is a
draft: such numbers say so in the text itself, and what was replaced is shaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from forms.documents.addresses import WordParagraph, parse
from forms.documents.docx_figures import Mark, TextEdit, rewrite
from forms.documents.letters import render_letter
from forms.journey.narrative.model import Line, TextDraft
from forms.journey.narrative.names import context_of, proposed
from forms.journey.narrative.times import applied, carried, mentions
from forms.model.document import Document, Grid, Span, Value, plain
from forms.model.form import Field, Form
from forms.model.proposal import Alternative, Decision, Draft, Proposal, Reason

_RULE = "{%"  # in a template that repeats or leaves out parts
_AROUND = 12  # characters before a number that nothing names
_BREAK = re.compile(r"[，。；、：！？\s]")
_TOKENS = re.compile(r"\d+|\D")


@dataclass(frozen=True, slots=True)
class TextOnScreen:
    """A text to look through. `document`: as it was read, with the places of the draft's fields as underlined stretches;
    `source`: its bytes; `text`: the draft it came from."""

    document: Document
    draft: Draft
    text: TextDraft
    source: bytes

    @property
    def places(self) -> dict[str, Line]:
        """The entries of the list of numbers by the address of their field."""
        return dict(placed(self.text.lines))

    @property
    def file_name(self) -> str:
        """The file's name with its words of time carried on; as it was where it has none."""
        name = self.draft.template
        edits = [e for m in mentions(name, self.text.old) for e in carried(m, self.text.old, self.text.new) or []]
        return applied(name, edits)


def placed(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """The address of each number, by where it begins in its paragraph ("P4.B17") or cell ("T0.R2.C1#0"): the same in every
    period."""
    by_place: dict[str, list[Line]] = {}
    for line in lines:
        by_place.setdefault(line.place, []).append(line)
    for place, found in by_place.items():
        sign = ".B" if isinstance(parse(place), WordParagraph) else "#"
        end = 0
        for line in sorted(found, key=lambda one: one.span):
            if line.span[0] >= end and line.span[1] > line.span[0]:
                yield f"{place}{sign}{line.span[0]}", line
                end = line.span[1]


def on_screen(document: Document, text: TextDraft, source: bytes) -> TextOnScreen:
    """A draft with a proposal for each number: sure ones filled, others to be chosen or looked at."""
    places = dict(placed(text.lines))
    spans: dict[str, list[Span]] = {}
    for line in places.values():
        spans.setdefault(line.place, []).append(line.span)
    shown = replace(
        document,
        paragraphs=tuple(
            replace(p, underlines=tuple(sorted(spans.get(p.name, ()))), choices=()) for p in document.paragraphs
        ),
        grids=tuple(_with_spans(grid, spans) for grid in document.grids),
    )
    said = {p.name: p.text for p in document.paragraphs}
    proposals = tuple(
        _proposal(f"n{n}", address, line, _words_for(line, said)) for n, (address, line) in enumerate(places.items())
    )
    form = Form("docx", _title(text), period=text.new, fields=tuple(p.field for p in proposals))
    draft = Draft(document.file_name, form, text.new, text.subject, proposals)
    return TextOnScreen(shown, draft, text, source)


def _with_spans(grid: Grid, spans: Mapping[str, list[Span]]) -> Grid:
    found = {
        (row, col): tuple(sorted(spans[address]))
        for row in range(grid.rows)
        for col in range(grid.cols)
        if (address := grid.address(row, col)) in spans
    }
    return replace(grid, underlines=found) if found or grid.underlines else grid


def _title(text: TextDraft) -> str:
    """The heading as the new text will have it."""
    title = text.title
    for line in text.lines:
        if line.status == "period" and line.old in title:
            title = title.replace(line.old, line.new)
    return title


def _words_for(line: Line, said: Mapping[str, str]) -> tuple[str, ...]:
    """What a list calls a number: its label, else the words right around it."""
    if line.label or line.status == "period" or line.place not in said:
        return tuple(line.label.split(" / ")) if line.label else (line.old,)
    text, (start, end) = said[line.place], line.span
    return (_BREAK.split(text[max(0, start - _AROUND) : start])[-1] + text[start : end + 2].strip(),)


def _proposal(id: str, address: str, line: Line, path: tuple[str, ...]) -> Proposal:
    field = Field(id, path, address, "in_text", "text", line.unit or None, sentence=line.sentence)
    if line.in_braces:
        return _of_placeholder(field, line)
    was = (Reason("narrative.was", (("value", line.old),)),)
    last = (Alternative(line.old, Reason("narrative.last_value")),)
    if line.status != "unverified":
        differs = line.new != line.old
        change = (Reason("narrative.changed", (("value", line.old),)),) if differs else ()
        return Proposal(
            field, "filled", "A", line.new, line.unit, reasons=(*change, *line.reasons), provenance=line.sources,
            alternatives=last if differs else (),
        )  # fmt: skip
    offered = [Alternative(line.suggestion, Reason("narrative.suggested"), line.sources)] if line.suggestion else []
    found = [one for one in (*offered, *line.others) if one.value != line.old]
    if found:
        return Proposal(
            field, "conflict", "C", unit=line.unit, reasons=(*was, *line.reasons), alternatives=(*found, *last)
        )
    return Proposal(
        field, "suggested", "C", line.old, line.unit, reasons=(*was, *line.reasons), provenance=line.sources
    )  # fmt: skip


def _of_placeholder(field: Field, line: Line) -> Proposal:
    sure = line.status != "unverified"
    value = line.new if sure else line.suggestion or None
    decision: Decision = "filled" if sure else "suggested" if value else "blank"
    return Proposal(
        field, decision, "A" if sure else "C", value, line.unit, reasons=(Reason("narrative.named"), *line.reasons),
        provenance=line.sources,
    )  # fmt: skip


def left_open(shown: TextOnScreen, values: Mapping[str, Value]) -> int:
    """How many numbers were neither proved nor looked at: `values` are those a person left, by address."""
    return sum(line.status == "unverified" and address not in values for address, line in shown.places.items())


def written(shown: TextOnScreen, values: Mapping[str, Value]) -> tuple[bytes, int]:
    """The Word file, and how many places of it differ from the text it was made from.

    Without marks where nothing is left to be looked at; else a draft with its marks. FormsError letter.*, narrative.*.
    """
    marked = left_open(shown, values) > 0
    if _has_rules(shown.document):
        source, context = _place_by_place(shown, values)
        return render_letter(source, context, shown.draft.template), len(shown.places)
    edits = [edit for address, line in shown.places.items() for edit in _edits(address, line, values, marked)]
    return rewrite(shown.source, edits), len({(e.address, e.start) for e in edits if e.mark != "unverified"})


def _place_by_place(shown: TextOnScreen, values: Mapping[str, Value]) -> tuple[bytes, dict[str, object]]:
    """The template and what its names stand for. Where a person left a value, each place of that name has a name of its own,
    so that it holds what the screen shows there; the value itself never becomes a part of the template."""
    places = shown.places
    context = context_of([(line, values.get(address)) for address, line in places.items()])
    left = {line.name for address, line in places.items() if address in values and line.name}
    edits = []
    for number, (address, line) in enumerate(places.items()):
        if address in values or line.name in left:
            name = f"place_{number}"
            context[name] = plain(values[address]) if address in values else proposed(line)
            edits.append(TextEdit(line.place, *line.span, f"{{{{ {name} }}}}"))
    return (rewrite(shown.source, edits) if edits else shown.source), context


def _has_rules(document: Document) -> bool:
    """Whether only the sandbox can write a template."""
    texts = [p.text for p in document.paragraphs]
    texts += [g.text(r, c) for g in document.grids for r in range(g.rows) for c in range(g.cols)]
    return any(_RULE in text for text in texts)


def _edits(address: str, line: Line, values: Mapping[str, Value], marked: bool) -> Iterator[TextEdit]:
    start, end = line.span
    if address not in values and line.status == "unverified":
        text = f"〈{line.label or line.old}〉" if line.in_braces else line.old
        yield TextEdit(line.place, start, end, text, "unverified")
        return
    new = plain(values[address]) if address in values else line.new
    if new == line.old and not line.in_braces:
        return
    mark: Mark = "changed" if marked else ""
    if line.status != "period":
        yield TextEdit(line.place, start, end, new, mark)
        return
    for (a, b), text in _differing(line.old, new):  # digits and words of a date often have fonts of their own
        yield TextEdit(line.place, start + a, start + b, text, mark)


def _differing(old: str, new: str) -> Iterator[tuple[Span, str]]:
    """The stretches of `old` that are others in `new`."""
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    at = [0]
    for token in before:
        at.append(at[-1] + len(token))
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            yield (at[a], at[b]), "".join(after[c:d])

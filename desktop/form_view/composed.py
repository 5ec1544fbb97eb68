"""A text with its blanks and boxes as they will be once filled, and where each of them stands in it. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.form_view.entries import Entry
from desktop.form_view.places import blank_number
from forms.documents.blanks import Blank, Edit, fill, label_blanks, paragraph_blanks
from forms.documents.ticks import options_in, tick
from forms.model.document import Span

IN_TEXT = frozenset({"in_cell", "in_paragraph", "in_cell_checkbox", "in_text"})


@dataclass(frozen=True, slots=True)
class Composed:
    """`spans` are (start, end, index of the entry) in `text`, from the left."""

    text: str
    spans: tuple[tuple[int, int, int], ...] = ()


def composed(text: str, underlines: Sequence[Span], entries: Sequence[tuple[Entry, str, str]]) -> Composed:
    """Put each entry's value (as shown, "" for none) into its blank of `text`, with the mark of its state before it."""
    edits = []
    for index, (entry, value, mark) in enumerate(entries):
        edit = _edit(text, underlines, entry, value)
        if edit is not None:
            edits.append((Edit(edit.start, edit.end, mark + edit.text), index))
    return _applied(text, edits)


def _edit(text: str, underlines: Sequence[Span], entry: Entry, value: str) -> Edit | None:
    if entry.mode == "in_cell_checkbox":
        return _box_edit(text, value)
    if entry.mode == "in_text":
        start = blank_number(entry.address)
        end = next((b for a, b in underlines if a == start), start)
        return Edit(start, end, value or "　　")
    blanks = paragraph_blanks(text, underlines) if entry.mode == "in_paragraph" else label_blanks(text, underlines)
    number = max(0, blank_number(entry.address))
    if number >= len(blanks):
        return None
    return _blank_edit(text, blanks[number], value)


def _box_edit(text: str, value: str) -> Edit | None:
    if value and (edit := tick(text, value)):
        return edit
    options = options_in(text)
    return Edit(*options[0].box, text[slice(*options[0].box)]) if options else None


def _blank_edit(text: str, blank: Blank, value: str) -> Edit:
    if value:
        return fill(text, blank, value)
    start, end = blank.span
    return Edit(start, end, text[start:end] or "　　")  # an empty room is shown two characters wide


def _applied(text: str, edits: Sequence[tuple[Edit, int]]) -> Composed:
    parts: list[str] = []
    spans: list[tuple[int, int, int]] = []
    at = length = 0
    for edit, index in sorted(edits, key=lambda e: (e[0].start, e[0].end)):
        if edit.start < at:
            continue
        parts.append(text[at : edit.start])
        length += edit.start - at
        spans.append((length, length + len(edit.text), index))
        parts.append(edit.text)
        length += len(edit.text)
        at = edit.end
    return Composed("".join([*parts, text[at:]]), tuple(spans))

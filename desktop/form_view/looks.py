"""What one cell or paragraph shows: its text, style, state and blanks. No Qt: painters only draw this."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.form_view.composed import IN_TEXT, composed
from desktop.form_view.entries import Entry
from desktop.form_view.state import FillState
from desktop.states import State
from desktop.typed import fits, masked, shown
from forms.model.document import PLAIN, Grid, Paragraph, Style, Value

SUM_MARK = "∑"
MISFIT_MARK = "！"
CHANGED_MARK = "▲"
MARK_IN_TEXT = {
    State.FILLED: "✓",
    State.CONFIRMED: "✔",
    State.SUGGESTED: "?",
    State.CONFLICT: "≠",
    State.BLANK: "✎",
    State.NOT_OURS: "",
}


@dataclass(frozen=True, slots=True)
class Look:
    """`spans` are (start, end, state, entry key) of the blanks inside `text`; `state` is that of a whole cell."""

    text: str = ""
    style: Style = PLAIN
    number: bool = False
    state: State | None = None
    unsure: bool = False  # a value that is not in the file yet
    shareable: bool = False
    hatched: bool = False
    misfit: bool = False  # what was typed is not of the kind its field asks for
    spans: tuple[tuple[int, int, State, str], ...] = ()


def cell_look(state: FillState, grid: Grid, row: int, col: int, revealed: str = "") -> Look:
    """The look of a cell (a merge by its first cell). `revealed` is the key of the entry whose number is shown in full."""
    entries = state.at((grid.name, row, col))
    style = grid.style(row, col)
    if not entries:
        return _printed_look(state, grid, row, col, style)
    if entries[0].mode in IN_TEXT:
        look = _text_look(state, grid.text(row, col), grid.underlines.get((row, col), ()), entries, revealed)
        return replace(look, style=style)
    entry = entries[0]
    if (row, col) != (entry.place.row, entry.place.col):
        return Look(style=style, state=state.state(entry))
    return _entry_look(state, entry, grid, style, revealed)


def paragraph_look(state: FillState, paragraph: Paragraph, revealed: str = "") -> Look:
    """The look of a paragraph of a Word document."""
    style = Style(bold=paragraph.bold, size=paragraph.size, align=paragraph.align, wrap=True)
    entries = state.at((paragraph.name, -1, 0))
    return replace(_text_look(state, paragraph.text, paragraph.underlines, entries, revealed), style=style)


def entry_text(state: FillState, entry: Entry, number_format: str = "General", revealed: str = "") -> str:
    """An entry's value as shown: both values of a conflict, sensitive numbers masked unless revealed."""

    def one(value: Value) -> str:
        text = shown(value, number_format)
        return text if entry.key == revealed else masked(text, entry.type)

    if state.state(entry) is State.CONFLICT:
        return " / ".join(one(choice.value) for choice in entry.choices[:2])
    return one(state.value(entry))


def _printed_look(state: FillState, grid: Grid, row: int, col: int, style: Style) -> Look:
    value = grid.value(row, col)
    protected = state.why_protected((grid.name, row, col))
    hatched = bool(protected) and (value in (None, "") or protected == "formula")
    if protected == "formula" and _is_number(value):
        return Look(SUM_MARK, replace(style, align="center"), hatched=True)  # what was calculated last is stale now
    return Look(shown(value, style.number_format), style, _is_number(value), hatched=hatched)


def _entry_look(state: FillState, entry: Entry, grid: Grid, style: Style, revealed: str) -> Look:
    now = state.state(entry)
    plain = not entry.asked and now is State.BLANK
    text = entry_text(state, entry, style.number_format, revealed)
    if not text and not state.corrected(entry):
        text = grid.text(entry.place.row, entry.place.col) if entry.mode == "prompt_in_cell" else ""
    return Look(
        text=text,
        style=style,
        number=_is_number(state.value(entry)),
        state=None if plain else now,
        unsure=now in (State.SUGGESTED, State.CONFLICT) or not _has_value(state, entry),
        shareable=bool(entry.shared) and entry.cornered,
        hatched=now is State.NOT_OURS,
        misfit=not fits(state.value(entry), entry.type),
    )


def _text_look(
    state: FillState,
    text: str,
    underlines: tuple[tuple[int, int], ...],
    entries: tuple[Entry, ...],
    revealed: str,
) -> Look:
    bad = [not fits(state.value(e), e.type) for e in entries]
    marks = [MISFIT_MARK if misfit else _mark(state, e) for e, misfit in zip(entries, bad, strict=True)]
    values = [(e, entry_text(state, e, "General", revealed), mark) for e, mark in zip(entries, marks, strict=True)]
    made = composed(text, underlines, values)
    spans = tuple(
        (start, end, State.CONFLICT if bad[i] else state.state(entries[i]), entries[i].key)
        for start, end, i in made.spans
    )
    return Look(made.text, spans=spans, shareable=any(e.shared for e in entries), misfit=any(bad))


def _mark(state: FillState, entry: Entry) -> str:
    now = state.state(entry)
    return CHANGED_MARK if entry.changed and now is State.FILLED else MARK_IN_TEXT[now]


def _has_value(state: FillState, entry: Entry) -> bool:
    return state.value(entry) is not None


def _is_number(value: Value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)

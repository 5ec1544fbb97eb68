"""Answers for cells that form controls write into: what the cell takes, and the control showing the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from forms.documents.addresses import parse_sheet
from forms.documents.xlsx_controls import with_drawn_state, with_state
from forms.documents.zips import Package
from forms.model.document import Control, Grid, Value, plain
from forms.model.proposal import Answer, Reason

YES, NO = "是", "否"
_TRUE, _FALSE = ("TRUE", "1", YES, "有", "√", "☑"), ("FALSE", "0", NO, "无", "", "×", "☐")


State = tuple[str, str, str, tuple[str, str]]  # part, attribute, value ("" takes it out), VML part and shape


def with_controls(grids: Sequence[Grid], answers: Sequence[Answer]) -> tuple[list[Answer], list[State], list[Reason]]:
    """Answers for linked cells as TRUE, FALSE or an option's number; the controls' new states; what couldn't be placed.

    An answer is the option's text, for a tick box also a bool or 是/否. Unknown ones are left out with a note.
    """
    linked = {(grid.name.casefold(), cell): control for grid in grids for cell, control in grid.linked.items()}
    out: list[Answer] = []
    states: list[State] = []
    notes: list[Reason] = []
    for answer in answers:
        control = _control(linked, answer)
        if control is None or answer.value is None:
            out.append(answer)
            continue
        value = stored(control, answer.value)
        if value is None:
            notes.append(Reason("write.not_placed", (("address", answer.address), ("why", "option"))))
            continue
        out.append(replace(answer, value=value))
        states += _states(control, value)
    return out, states, notes


def with_states(package: Package, parts: dict[str, bytes], states: Sequence[State]) -> None:
    """Put the controls' new states into their parts and the drawing's copies, changed ones among `parts`."""
    for part, name, value, (drawing, number) in states:
        _put(package, parts, part, lambda old, name=name, value=value: with_state(old, name, value))  # type: ignore[misc]
        if drawing:
            said = "1" if value == "Checked" else value
            tag = "Sel" if name == "sel" else "Checked"
            _put(package, parts, drawing, lambda old, n=number, t=tag, v=said: with_drawn_state(old, n, t, v))  # type: ignore[misc]


def _put(package: Package, parts: dict[str, bytes], part: str, change: Callable[[bytes], bytes]) -> None:
    old = parts[part] if part in parts else package.read(part)
    if (new := change(old)) != old:
        parts[part] = new


def _control(linked: Mapping[tuple[str, tuple[int, int]], Control], answer: Answer) -> Control | None:
    place = parse_sheet(answer.address)
    return linked.get((place.sheet.casefold(), place.cell)) if place.blank is None else None


def stored(control: Control, value: Value) -> bool | int | None:
    """What the linked cell holds for an answer; None where the control has no such option."""
    text = plain(value).strip()
    if control.kind == "check":
        return True if text.upper() in _TRUE else False if text.upper() in _FALSE else None
    return control.options.index(text) + 1 if text and text in control.options else None


def _states(control: Control, value: bool | int) -> list[State]:
    """What makes a control show what its cell holds."""
    places = list(zip(control.parts, control.shapes, strict=True))
    if control.kind == "list":
        return [(part, "sel", str(int(value)), shape) for part, shape in places]
    chosen = 0 if control.kind == "check" and value else int(value) - 1
    return [(part, "checked", "Checked" if n == chosen else "", shape) for n, (part, shape) in enumerate(places)]

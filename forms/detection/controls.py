"""Cells that form controls write into, as choices: a tick box is 是 or 否, a list or option buttons have their options."""

from __future__ import annotations

from dataclasses import replace

from forms.detection.build import Found
from forms.detection.roles import role_of
from forms.detection.view import Sheet, clean
from forms.documents.addresses import parse_sheet
from forms.model.document import Control, Value
from forms.model.form import Field

YES, NO = "是", "否"


def linked_fields(sheet: Sheet, found: Found) -> None:
    """Offer every linked cell as a choice, under the label that was found for the cell, else the control's own."""
    grid = sheet.grid
    known = {parse_sheet(f.address).cell: at for at, f in enumerate(found.fields)} if grid.linked else {}
    for cell, control in grid.linked.items():
        if cell in grid.formulas:
            continue
        options = (YES, NO) if control.kind == "check" else tuple(dict.fromkeys(o for o in control.options if o))
        value = _shown(control, grid.value(*cell))
        path = _path(sheet, control)
        at = known.get(cell)
        if at is not None and not (control.kind == "check" and path):
            found.fields[at] = replace(found.fields[at], type="choice", options=options, value=value, unit=None)
        elif path:
            made = Field("", path, grid.address(*cell), "cell", "choice", None, options, value, role_of(path[-1]))
            if at is None:
                found.fields.append(made)
            else:
                found.fields[at] = made


def _shown(control: Control, value: Value) -> Value:
    """The option that a linked cell's content stands for; None where nothing is chosen yet."""
    if control.kind == "check":
        return (YES if value else NO) if isinstance(value, bool) else None
    number = int(value) if isinstance(value, (int, float)) else 0
    return control.options[number - 1] or None if 0 < number <= len(control.options) else None


def _path(sheet: Sheet, control: Control) -> tuple[str, ...]:
    """The printed label left of the control (or under it), and its own words."""
    own = clean(control.label)
    beside = ""
    if control.at is not None:
        row, col = control.at
        texts = (sheet.text(row, c) for c in range(min(col, sheet.grid.cols - 1), -1, -1))
        beside = next((t for t in texts if t), "").rstrip(":：").strip()
    return tuple(part for part in (beside, own) if part)

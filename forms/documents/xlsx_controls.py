"""Form controls of a worksheet (tick boxes, lists, option buttons) and the cells they are linked to.

Sources: [MS-XLSX] 2.3.5 and 2.4 (formControlPr: objectType, checked, fmlaLink, fmlaRange, sel). Option buttons inside
one group box belong together, and those in none; a group names its cell on its first button, the buttons that follow
without a cell of their own belong to it. The sheet's VML drawing keeps every control once more, for older programs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from forms.documents.xlsx_book import DefinedName
from forms.documents.xlsx_formulas import Reference, parse
from forms.documents.xlsx_xml import attribute_span, element_pattern
from forms.documents.zips import Package, local, parse_xml, relations, words
from forms.model.document import Control, Grid

MAX_CONTROLS = 5_000
MAX_OPTIONS = 2_000
_KINDS = {"CheckBox": "check", "Drop": "list", "List": "list", "Radio": "radio", "GBox": "box"}
_ROW_SIZE, _COL_SIZE = 190_500, 609_600  # about how many units of a drawing a row and a column take
_DEEPEST = 5  # names that stand for names
Corners = tuple[float, float, float, float]  # top, left, bottom, right in rows and columns


@dataclass(frozen=True, slots=True)
class RawControl:
    """A control as the file has it, its references not yet resolved."""

    kind: str
    part: str
    link: str
    range: str
    label: str
    at: tuple[int, int] | None
    corners: Corners | None = None
    shape: tuple[str, str] | None = None  # the VML part that shows it too, and the number of its shape there


@dataclass(slots=True)
class _Group:
    first: RawControl
    members: list[RawControl] = field(default_factory=list)


def sheet_controls(package: Package, part: str, rest: etree._Element) -> list[RawControl]:
    """The controls of a worksheet (`rest`: its tree without cells), in the order of the sheet."""
    links = relations(package, part)
    if not any(kind == "ctrlProp" for kind, _ in links.values()):
        return []
    labels = _labels(package, [target for kind, target in links.values() if kind == "drawing"])
    drawn = next((target for kind, target in links.values() if kind == "vmlDrawing" and target in package), "")
    out: list[RawControl] = []
    seen: set[str] = set()
    for e in rest.iter():
        if local(e) != "control" or len(out) >= MAX_CONTROLS:
            continue
        own = next((str(v) for k, v in e.attrib.items() if str(k).endswith("}id")), "")
        kind, target = links.get(own, ("", ""))
        if kind == "ctrlProp" and target in package and target not in seen:
            seen.add(target)
            traits = parse_xml(package.read(target), package.file_name, target)
            shown = _KINDS.get(traits.get("objectType", ""))
            if shown:
                number = e.get("shapeId", "")
                label = labels.get(number, "") if shown != "list" else ""
                link, area = traits.get("fmlaLink", ""), traits.get("fmlaRange", "")
                shape = (drawn, number) if drawn and number else None
                out.append(RawControl(shown, target, link, area, label, _anchor(e), _corners(e), shape))
    return out


def _labels(package: Package, drawings: Sequence[str]) -> dict[str, str]:
    """What stands on the shapes of a sheet's drawings, by shape number (that of "_x0000_s1025" is "1025")."""
    out: dict[str, str] = {}
    for part in drawings:
        if part not in package:
            continue
        for shape in parse_xml(package.read(part), package.file_name, part).iter():
            if local(shape) != "sp":
                continue
            numbers = [e.get("spid", "") for e in shape.iter() if local(e) == "compatExt"]
            numbers += [e.get("id", "") for e in shape.iter() if local(e) == "cNvPr"]
            said = "".join(words(e) for e in shape.iter() if local(e) == "t").strip()
            for number in numbers:
                if said:
                    out.setdefault(number.removeprefix("_x0000_s"), said)
    return out


def _anchor(control: etree._Element) -> tuple[int, int] | None:
    corner = next((e for e in control.iter() if local(e) == "from"), None)
    if corner is None:
        return None
    found = {local(e): (e.text or "").strip() for e in corner}
    row, col = found.get("row", ""), found.get("col", "")
    return (int(row), int(col)) if row.isdecimal() and col.isdecimal() and len(row) < 8 and len(col) < 6 else None


def _corners(control: etree._Element) -> Corners | None:
    """Where a control begins and ends, parts of rows and columns as fractions."""
    out: list[float] = []
    for end in ("from", "to"):
        corner = next((e for e in control.iter() if local(e) == end), None)
        found = {local(e): (e.text or "").strip() for e in corner} if corner is not None else {}
        for name, size in (("row", _ROW_SIZE), ("col", _COL_SIZE)):
            whole, more = found.get(name, ""), found.get(f"{name}Off", "0")
            if not whole.isdecimal() or len(whole) > 7:
                return None
            out.append(int(whole) + (min(int(more) / size, 0.99) if more.isdecimal() and len(more) < 10 else 0.0))
    return out[0], out[1], out[2], out[3]


def linked_cells(
    found: Mapping[str, Sequence[RawControl]], grids: Mapping[str, Grid], names: Sequence[DefinedName] = ()
) -> dict[str, dict[tuple[int, int], Control]]:
    """By sheet and cell what is linked there; a control whose cell or list can't be told is left out."""
    known = {n.name.casefold(): n.formula for n in names}
    out: dict[str, dict[tuple[int, int], Control]] = {}
    for sheet, controls in found.items():
        for group in _groups(controls):
            place = _cell(group.first.link, sheet, known)
            control = _control(group, sheet, grids, known)
            if place is not None and place[0] in grids and control is not None:
                out.setdefault(place[0], {}).setdefault(place[1], control)
    return out


def _groups(controls: Sequence[RawControl]) -> list[_Group]:
    out = [_Group(control, [control]) for control in controls if control.kind in ("check", "list")]
    boxes = [c.corners for c in controls if c.kind == "box" and c.corners is not None]
    buttons: dict[Corners | None, list[RawControl]] = {}
    for control in controls:
        if control.kind == "radio":
            buttons.setdefault(_around(control.corners, boxes), []).append(control)
    for together in buttons.values():
        out += _button_groups(together)
    return [group for group in out if group.first.link]


def _around(corners: Corners | None, boxes: Sequence[Corners]) -> Corners | None:
    """The smallest group box that a button's middle stands in."""
    if corners is None:
        return None
    row, col = (corners[0] + corners[2]) / 2, (corners[1] + corners[3]) / 2
    inside = [b for b in boxes if b[0] <= row <= b[2] and b[1] <= col <= b[3]]
    return min(inside, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]), default=None)


def _button_groups(buttons: Sequence[RawControl]) -> list[_Group]:
    """Buttons that stand together: a cell of its own begins a new group; a first button may lack what a later one names."""
    out: list[_Group] = []
    for button in buttons:
        known = out[-1].first.link if out else ""
        if out and (button.link in ("", known) or not known):
            out[-1].members.append(button)
            if button.link and not known:
                out[-1].first = button
        else:
            out.append(_Group(button, [button]))
    return out


def _control(group: _Group, sheet: str, grids: Mapping[str, Grid], names: Mapping[str, str]) -> Control | None:
    first, parts = group.first, tuple(m.part for m in group.members)
    shapes = tuple(m.shape or ("", "") for m in group.members)
    if first.kind == "check":
        return Control("check", first.label, (), first.at, parts, shapes)
    if first.kind == "radio":
        labels = tuple(m.label for m in group.members)
        return Control("radio", "", labels, first.at, parts, shapes) if len(parts) > 1 and all(labels) else None
    options = _options(first.range, sheet, grids, names)
    return Control("list", "", options, first.at, parts, shapes) if any(options) else None


def _reference(formula: str, names: Mapping[str, str]) -> Reference | None:
    """The one area that a link or a list means, defined names seen through."""
    for _ in range(_DEEPEST):
        read = parse(formula)
        if read.unsure or len(read.references) + len(read.names) != 1 or "(" in formula:
            return None
        if read.references:
            return read.references[0]
        formula = names.get(read.names[0].casefold(), "")
    return None


def _options(formula: str, sheet: str, grids: Mapping[str, Grid], names: Mapping[str, str]) -> tuple[str, ...]:
    ref = _reference(formula, names)
    if ref is None:
        return ()
    grid = grids.get(ref.sheet or sheet)
    if grid is None or ref.area.width > 1:
        return ()
    last = min(ref.area.bottom, grid.rows - 1, ref.area.top + MAX_OPTIONS - 1)
    return tuple(grid.text(row, ref.area.left).strip() for row in range(ref.area.top, last + 1))


def _cell(formula: str, sheet: str, names: Mapping[str, str]) -> tuple[str, tuple[int, int]] | None:
    ref = _reference(formula, names)
    if ref is None:
        return None
    return ref.sheet or sheet, (ref.area.top, ref.area.left)


def with_state(data: bytes, name: str, value: str) -> bytes:
    """A control's part with one attribute of its formControlPr set ("" takes it out), every other byte as it was."""
    match = element_pattern(rb"(?:\w+:)?", "formControlPr").search(data)
    if match is None:
        return data
    start, span = match.start(1), attribute_span(match[1], name)
    if span is None:
        new = f' {name}="{value}"'.encode() if value else b""
        return data[: match.end(1)] + new + data[match.end(1) :]
    if value:
        return data[: start + span[0]] + value.encode() + data[start + span[1] :]
    head = data[: start + span[0] - 1].rstrip(b"= \t\r\n").removesuffix(name.encode())
    return head.rstrip() + data[start + span[1] + 1 :]


_SHAPE = re.compile(rb"<v:shape\s[^>]*?\b(?:o:sp)?id=[\"']_x0000_s([0-9]+)[\"'][^>]*>.*?</v:shape\s*>", re.DOTALL)
_DATA_END = re.compile(rb"\s*</x:ClientData\s*>")


def with_drawn_state(data: bytes, number: str, tag: str, value: str) -> bytes:
    """A VML drawing with what one shape's control holds (x:Checked, x:Sel) set, "" taking it out; else as it was."""
    shape = next((m for m in _SHAPE.finditer(data) if m[1].decode() == number), None)
    if shape is None:
        return data
    name = tag.encode()
    pattern = re.compile(rb"\s*<x:" + name + rb"\s*(?:/>|>([^<]*)</x:" + name + rb"\s*>)")
    held = pattern.search(data, shape.start(), shape.end())
    if held is not None and value and held[1] is not None:
        return data[: held.start(1)] + value.encode() + data[held.end(1) :]
    if held is not None and not value:
        return data[: held.start()] + data[held.end() :]
    end = _DATA_END.search(data, shape.start(), shape.end())
    if held is not None or not value or end is None:
        return data
    return (
        data[: end.start()] + b"\n   <x:" + name + b">" + value.encode() + b"</x:" + name + b">" + data[end.start() :]
    )

"""Form controls of a worksheet (tick boxes, lists, option buttons) and the cells they are linked to.

Sources: [MS-XLSX] 2.3.5 and 2.4 (formControlPr: objectType, checked, fmlaLink, fmlaRange, sel). A group of option
buttons names its cell on its first button; the buttons that follow without a cell of their own belong to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from forms.documents.xlsx_formulas import parse
from forms.documents.xlsx_xml import attribute_span, element_pattern
from forms.documents.zips import Package, local, parse_xml, relations, words
from forms.model.document import Control, Grid

MAX_CONTROLS = 5_000
MAX_OPTIONS = 2_000
_KINDS = {"CheckBox": "check", "Drop": "list", "List": "list", "Radio": "radio"}


@dataclass(frozen=True, slots=True)
class RawControl:
    """A control as the file has it, its references not yet resolved."""

    kind: str
    part: str
    link: str
    range: str
    label: str
    at: tuple[int, int] | None


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
                label = labels.get(e.get("shapeId", ""), "") if shown != "list" else ""
                link, area = traits.get("fmlaLink", ""), traits.get("fmlaRange", "")
                out.append(RawControl(shown, target, link, area, label, _anchor(e)))
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


def linked_cells(
    found: Mapping[str, Sequence[RawControl]], grids: Mapping[str, Grid]
) -> dict[str, dict[tuple[int, int], Control]]:
    """By sheet and cell what is linked there; a control whose cell or list can't be told is left out."""
    out: dict[str, dict[tuple[int, int], Control]] = {}
    for sheet, controls in found.items():
        for group in _groups(controls):
            place = _cell(group.first.link, sheet)
            control = _control(group, sheet, grids)
            if place is not None and place[0] in grids and control is not None:
                out.setdefault(place[0], {}).setdefault(place[1], control)
    return out


def _groups(controls: Sequence[RawControl]) -> list[_Group]:
    out: list[_Group] = []
    buttons: _Group | None = None
    for control in controls:
        if control.kind != "radio":
            out.append(_Group(control, [control]))
        elif buttons is not None and control.link in ("", buttons.first.link):
            buttons.members.append(control)
        else:
            buttons = _Group(control, [control])
            out.append(buttons)
    return [group for group in out if group.first.link]


def _control(group: _Group, sheet: str, grids: Mapping[str, Grid]) -> Control | None:
    first, parts = group.first, tuple(m.part for m in group.members)
    if first.kind == "check":
        return Control("check", first.label, (), first.at, parts)
    if first.kind == "radio":
        labels = tuple(m.label for m in group.members)
        return Control("radio", "", labels, first.at, parts) if len(parts) > 1 and all(labels) else None
    options = _options(first.range, sheet, grids)
    return Control("list", "", options, first.at, parts) if any(options) else None


def _options(formula: str, sheet: str, grids: Mapping[str, Grid]) -> tuple[str, ...]:
    read = parse(formula)
    if len(read.references) != 1 or read.unsure or read.names:
        return ()
    ref = read.references[0]
    grid = grids.get(ref.sheet or sheet)
    if grid is None or ref.area.width > 1:
        return ()
    last = min(ref.area.bottom, grid.rows - 1, ref.area.top + MAX_OPTIONS - 1)
    return tuple(grid.text(row, ref.area.left).strip() for row in range(ref.area.top, last + 1))


def _cell(formula: str, sheet: str) -> tuple[str, tuple[int, int]] | None:
    read = parse(formula)
    if len(read.references) != 1 or read.unsure or read.names:
        return None
    ref = read.references[0]
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

"""What a reviewer says about a template: a layer of corrections over what detection finds, and its form in the journal.

A correction names a detected field by its labels, not by its address, so that it holds in next month's file too. A place
that detection did not find is named by its cell and by the printed text next to it (anchors.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from forms.model.document import Area
from forms.model.form import FieldType

What = Literal["set", "remove", "add", "region", "column"]
TableKind = Literal["", "roster", "two_way"]
TYPES: tuple[FieldType, ...] = get_args(FieldType)
MOST = 5_000  # corrections of one template
_MOST_TEXT, _MOST_PARTS = 500, 400
_LARGEST = 1 << 21  # row or column


@dataclass(frozen=True, slots=True)
class Mark:
    """How a detected field or column is found again: its labels without their periods, and which of those alike."""

    path: tuple[str, ...]
    section: str = ""
    unit: str = ""
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A printed text near a place: the place is `rows` below and `cols` right of it."""

    text: str
    rows: int = 0
    cols: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """What is said about a field; None where detection is left to know. `unit` "" means it has none.

    `element` is the data element it is bound to ("" takes a binding back), `element_name` what people call it.
    """

    path: tuple[str, ...] | None = None
    type: FieldType | None = None
    unit: str | None = None
    options: tuple[str, ...] | None = None
    required: bool | None = None
    element: str | None = None
    element_name: str = ""

    def over(self, earlier: Said) -> Said:
        """This said after `earlier`."""
        names = [n for n in ("path", "type", "unit", "options", "required") if getattr(self, n) is not None]
        merged = replace(earlier, **{name: getattr(self, name) for name in names})
        return merged if self.element is None else replace(merged, element=self.element, element_name=self.element_name)


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class Correction:
    """set, remove: of the field with `mark`. column: of the column with `mark` in the `table`-th table (from 0).

    add: a field at the first cell of `area` in `grid`. region: `area` is a table whose first `header_rows` rows are its
    header; `kind` "" leaves it to detection whether rows are things or printed labels.
    """

    what: What
    mark: Mark | None = None
    table: int = -1
    grid: str = ""
    area: Area | None = None
    anchor: Anchor | None = None
    said: Said = field(default=NOTHING_SAID)
    header_rows: int = 1
    kind: TableKind = ""


def encode(corrections: Sequence[Correction]) -> list[dict[str, object]]:
    """JSON-ready; what holds its default is left out."""
    return [_encoded(one) for one in corrections]


def _encoded(one: Correction) -> dict[str, object]:
    out: dict[str, object] = {"what": one.what}
    if one.mark is not None:
        out["mark"] = [list(one.mark.path), one.mark.section, one.mark.unit, one.mark.nth]
    if one.what == "column":
        out["table"] = one.table
    if one.area is not None:
        out["grid"] = one.grid
        out["area"] = [one.area.top, one.area.left, one.area.bottom, one.area.right]
    if one.anchor is not None:
        out["anchor"] = [one.anchor.text, one.anchor.rows, one.anchor.cols]
    if one.what == "region":
        out |= {"header_rows": one.header_rows, "kind": one.kind}
    said = {name: getattr(one.said, name) for name in ("path", "type", "unit", "options", "required", "element")}
    kept = {name: list(v) if isinstance(v, tuple) else v for name, v in said.items() if v is not None}
    if "element" in kept:
        kept["element_name"] = one.said.element_name
    return out | ({"said": kept} if kept else {})


def decode(data: object) -> tuple[Correction, ...]:
    """What encode made. Raises ValueError for anything else: it may come from somebody else's file."""
    if not isinstance(data, list) or len(data) > MOST:
        raise ValueError("not a review")
    return tuple(_decoded(one) for one in data)


def _decoded(one: object) -> Correction:
    body = _object(one)
    what: Any = body.get("what")
    if what not in get_args(What):
        raise ValueError("an unknown correction")
    mark = _mark(body["mark"]) if "mark" in body else None
    area = _area(body["area"]) if "area" in body else None
    if (mark is None) != (what in ("add", "region")) or (area is None) != (what not in ("add", "region")):
        raise ValueError("a correction without its place")
    kind = body.get("kind", "")
    if kind not in get_args(TableKind):
        raise ValueError("an unknown kind of table")
    return Correction(
        what, mark, _number(body.get("table", -1), -1), _text(body.get("grid", "")), area,
        _anchor(body["anchor"]) if "anchor" in body else None, _said(_object(body.get("said", {}))),
        _number(body.get("header_rows", 1), 1), kind,
    )  # fmt: skip


def _mark(data: object) -> Mark:
    path, section, unit, nth = _parts(data, 4)
    return Mark(_texts(path), _text(section), _text(unit), _number(nth))


def _area(data: object) -> Area:
    top, left, bottom, right = (_number(n) for n in _parts(data, 4))
    if bottom < top or right < left:
        raise ValueError("an area inside out")
    return Area(top, left, bottom, right)


def _anchor(data: object) -> Anchor:
    text, rows, cols = _parts(data, 3)
    return Anchor(_text(text), _number(rows, -_LARGEST), _number(cols, -_LARGEST))


def _said(data: Mapping[str, Any]) -> Said:
    kind, required = data.get("type"), data.get("required")
    if kind is not None and kind not in TYPES:
        raise ValueError("an unknown type")
    if required is not None and type(required) is not bool:
        raise ValueError("neither required nor not")
    return Said(
        _texts(data["path"]) if "path" in data else None, kind,
        _text(data["unit"]) if "unit" in data else None, _texts(data["options"]) if "options" in data else None,
        required, _text(data["element"]) if "element" in data else None, _text(data.get("element_name", "")),
    )  # fmt: skip


def _object(data: object) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise ValueError("not an object")
    return data


def _parts(data: object, count: int) -> list[Any]:
    if not isinstance(data, list) or len(data) != count:
        raise ValueError("not a list of that length")
    return data


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _MOST_TEXT:
        raise ValueError("not a text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MOST_PARTS:
        raise ValueError("not a list of texts")
    return tuple(_text(one) for one in value)


def _number(value: object, least: int = 0) -> int:
    if type(value) is not int or not least <= value <= _LARGEST:
        raise ValueError("not a number in bounds")
    return value

"""Which formulas depend on filled cells, and what they come to now."""

from __future__ import annotations

import struct
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from forms.documents import biff
from forms.documents.biff import Book, Record
from forms.documents.biff_cells import Item
from forms.documents.biff_formula import Token, Unknown, parse
from forms.documents.biff_values import Many, Scalar, Wrong, compute
from forms.model.document import Area

Key = tuple[str, int, int]  # sheet, row, column
Formulas = Mapping[Key, Sequence[Token] | None]
_SMALL = 4096  # cells; larger areas are looked through instead of listed
_ANYWHERE = frozenset({"INDIRECT", "OFFSET"})  # what they depend on stands in no token


class _Emptied:
    """A result that can't be computed here: the cell shows nothing until a spreadsheet counts it."""


EMPTIED = _Emptied()


@dataclass(slots=True)
class _Dependents:
    by_cell: dict[Key, list[Key]] = field(default_factory=lambda: defaultdict(list))
    wide: list[tuple[str, Area, Key]] = field(default_factory=list)
    always: list[Key] = field(default_factory=list)

    def of(self, key: Key) -> list[Key]:
        sheet, row, col = key
        wide = [formula for name, area, formula in self.wide if name == sheet and (row, col) in area]
        return self.by_cell.get(key, []) + wide


def recomputed(
    formulas: Formulas, changed: Iterable[Key], book: Book, value: Callable[[Key], Scalar], limits: Mapping[str, int]
) -> dict[Key, Scalar | _Emptied]:
    """New results of all formulas that depend, directly or not, on `changed`; EMPTIED where they can't be computed.

    `value` gives what stands in a cell after the change; `limits` how many rows each sheet has.
    """
    dependents = _dependents(formulas, book)
    stale = _stale(dependents, changed)
    results: dict[Key, Scalar | _Emptied] = {}

    def look(own: str, sheet: str, area: Area) -> Many:
        name = sheet or own
        bottom = min(area.bottom, max(limits.get(name, 0) - 1, area.top))
        cells = ((name, r, c) for r in range(area.top, bottom + 1) for c in range(area.left, area.right + 1))
        out: Many = []
        for key in cells:
            result = results[key] if key in results else value(key)
            if isinstance(result, _Emptied):
                raise Unknown("depends on what can't be computed")
            out.append(result)
        return out

    for key in _ordered(dependents, stale):
        results[key] = _result(formulas[key], lambda sheet, area, own=key[0]: look(own, sheet, area))  # type: ignore[misc]
    return results | {key: EMPTIED for key in stale if key not in results}  # circles


def _result(tokens: Sequence[Token] | None, look: Callable[[str, Area], Many]) -> Scalar | _Emptied:
    if tokens is None:
        return EMPTIED
    try:
        return compute(tokens, look)
    except Unknown:
        return EMPTIED


def _dependents(formulas: Formulas, book: Book) -> _Dependents:
    out = _Dependents()
    for key, tokens in formulas.items():
        if tokens is None or any(t.kind == "func" and t.text in _ANYWHERE for t in tokens):
            out.always.append(key)
        for token in _with_names(tokens or (), book):
            if token.kind == "area" and token.area is not None:
                _note(out, token.text or key[0], token.area, key)
    return out


def _with_names(tokens: Sequence[Token], book: Book) -> Iterable[Token]:
    for token in tokens:
        yield token
        if token.kind == "name":
            try:
                yield from parse(book.names[int(token.number) - 1][1], book)
            except (Unknown, struct.error, IndexError):
                continue


def _note(out: _Dependents, sheet: str, area: Area, key: Key) -> None:
    if area.height * area.width > _SMALL:
        out.wide.append((sheet, area, key))
        return
    for row in range(area.top, area.bottom + 1):
        for col in range(area.left, area.right + 1):
            out.by_cell[(sheet, row, col)].append(key)


def _stale(dependents: _Dependents, changed: Iterable[Key]) -> set[Key]:
    todo = deque(changed)
    stale: set[Key] = set()
    if todo:
        stale.update(dependents.always)
        todo.extend(dependents.always)
    while todo:
        for key in dependents.of(todo.popleft()):
            if key not in stale:
                stale.add(key)
                todo.append(key)
    return stale


def _ordered(dependents: _Dependents, stale: set[Key]) -> list[Key]:
    """Stale formulas so that each comes after those it depends on; circles are left out."""
    followers = {key: [k for k in set(dependents.of(key)) if k in stale] for key in stale}
    waiting = dict.fromkeys(stale, 0)
    for keys in followers.values():
        for key in keys:
            waiting[key] += 1
    ready = deque(sorted(key for key, count in waiting.items() if count == 0))
    out = []
    while ready:
        key = ready.popleft()
        out.append(key)
        for follower in followers[key]:
            waiting[follower] -= 1
            if waiting[follower] == 0:
                ready.append(follower)
    return out


def set_result(item: Item, result: Scalar | _Emptied) -> None:
    """Writes a result into a FORMULA record and marks it to be counted again when the file is opened."""
    kind, string = _encoded(result)
    flags = biff.u16(item.body, 14) | 1
    item.body = item.body[:6] + kind + struct.pack("<H", flags) + item.body[16:]
    kept, behind = b"", list(biff.records(item.behind))
    for i, record in enumerate(behind):
        after_string = record.op == biff.CONTINUE and any(r.op == biff.STRING for r in behind[:i])
        if record.op != biff.STRING and not after_string:
            kept += record.raw()
    item.behind = kept + string


def _encoded(result: Scalar | _Emptied) -> tuple[bytes, bytes]:
    """The 8 bytes of a cached result and, for a text, the STRING record that follows."""
    if isinstance(result, bool):
        return bytes([1, 0, int(result), 0, 0, 0, 0xFF, 0xFF]), b""
    if isinstance(result, Wrong):
        return bytes([2, 0, result.code, 0, 0, 0, 0xFF, 0xFF]), b""
    if isinstance(result, str) and 0 < len(result) <= 4000:
        body = struct.pack("<H", biff.units(result)) + biff.packed(result)
        return bytes([0, 0, 0, 0, 0, 0, 0xFF, 0xFF]), Record(biff.STRING, body).raw()
    if isinstance(result, (str, _Emptied)):
        return bytes([3, 0, 0, 0, 0, 0, 0xFF, 0xFF]), b""
    return struct.pack("<d", float(result or 0)), b""

"""A workbook made ready to be filled in by others: cells emptied, rows and columns hidden, places left open or locked,
drop-downs and checks, sheet protection, and one property of the file. Spliced, as all our writing: the rest stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from forms.documents.xlsx_book import Book
from forms.documents.xlsx_guard_parts import Tails, protection, with_hidden_columns, with_property
from forms.documents.xlsx_guard_styles import Formats
from forms.documents.xlsx_patch import CellSpan, RowSpan, SheetXml, Splice, spliced
from forms.documents.xlsx_xml import attribute_span, attributes, element_pattern, escape, layout
from forms.documents.zips import Package
from forms.model.document import Area, letters

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class EntryRule:
    """What may be entered in an area. whole, decimal: at least `low` where it is given; text_length: `low` to `high`
    characters; list: `options`. `stop`: nothing else is taken; else a person is asked."""

    area: Area
    kind: Literal["list", "whole", "decimal", "text_length"]
    options: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    title: str = ""
    message: str = ""
    stop: bool = False


@dataclass(frozen=True, slots=True)
class SheetGuard:
    """What is to be done with one sheet. `texts`: cells whose numbers are to be taken as texts (ID numbers);
    `grows`: rows may be added by whoever fills it in."""

    open: frozenset[Cell] = frozenset()
    cleared: frozenset[Cell] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_cols: frozenset[int] = frozenset()
    texts: frozenset[Cell] = frozenset()
    rules: tuple[EntryRule, ...] = ()
    grows: bool = False


def guarded(data: bytes, guards: Mapping[str, SheetGuard], password: str = "", token: str = "") -> bytes:
    """The workbook with every sheet protected, by a password where one is given, and `token` as a property of the file.

    Sheets that `guards` doesn't name are locked whole. Raises FormsError file.damaged.
    """
    package = Package(data)
    book = Book(package)
    styles = book.part_of("styles")
    formats = Formats(package.read(styles) if styles else b"")
    lock = protection(password)
    changed: dict[str, bytes] = {}
    for entry in book.sheets:
        guard = guards.get(entry.name, SheetGuard())
        changed[entry.part] = _Sheet(package.read(entry.part), guard, formats).written(lock)
    if styles:
        changed[styles] = formats.written()
    added: dict[str, bytes] = {}
    if token:
        more, added = with_property(package, token)
        changed |= more
    return package.rewritten(changed, added=added)


class _Sheet:
    def __init__(self, data: bytes, guard: SheetGuard, formats: Formats) -> None:
        self.sheet = SheetXml(layout(data))
        self.guard = guard
        self.formats = formats
        self.open = _with_merged(guard.open, self.sheet.merges)

    def written(self, lock: bytes) -> bytes:
        splices = [s for row in self.sheet.rows for s in self._row(row)]
        splices += self._missing_rows()
        tails = Tails(self.sheet.layout)
        splices.append(tails.protection(lock, self.guard.grows, bool(self.guard.hidden_cols)))
        splices += tails.validations(_rules(self.guard.rules, self.sheet.layout.prefix))
        splices += with_hidden_columns(self.sheet.layout, self.guard.hidden_cols)
        return spliced(self.sheet.layout.data, splices)

    def _row(self, row: RowSpan) -> Iterator[Splice]:
        if row.index in self.guard.hidden_rows:
            yield self._hide(row)
        there = {cell.col: cell for cell in self.sheet.cells(row)}
        for cell in there.values():
            yield from self._cell(cell)
        missing = sorted(c for r, c in self._open_by_row.get(row.index, ()) if c not in there)
        if missing and not row.closed:
            yield from self._missing(row, there, missing)

    @cached_property
    def _open_by_row(self) -> dict[int, list[Cell]]:
        found: dict[int, list[Cell]] = {}
        for cell in self.open:
            found.setdefault(cell[0], []).append(cell)
        return found

    def _hide(self, row: RowSpan) -> Splice:
        start = row.start + 1 + len(self.sheet.layout.tag("row"))
        span = attribute_span(row.attrs, "hidden")
        if span is not None:
            return Splice(start + span[0], start + span[1], b"1")
        return Splice(start, start, b' hidden="1"')

    def _cell(self, cell: CellSpan) -> Iterator[Splice]:
        place = (cell.row, cell.col)
        found = attributes(cell.attrs)
        old = int(found["s"]) if found.get("s", "").isdecimal() else 0
        new = self.formats.like(old, locked=place not in self.open, text=place in self.guard.texts)
        emptied = place in self.guard.cleared and not cell.closed and not self._formula(cell)
        if emptied:
            tag = self.sheet.layout.tag("c")
            head = f' r="{letters(cell.col)}{cell.row + 1}"' + (f' s="{new}"' if new else "")
            yield Splice(cell.start, cell.end, b"<" + tag + head.encode() + b"/>")
        elif new != old:
            yield self._restyled(cell, new)

    def _restyled(self, cell: CellSpan, new: int) -> Splice:
        start = cell.start + 1 + len(self.sheet.layout.tag("c"))
        span = attribute_span(cell.attrs, "s")
        if span is not None:
            return Splice(start + span[0], start + span[1], str(new).encode())
        return Splice(start, start, f' s="{new}"'.encode())

    def _formula(self, cell: CellSpan) -> bool:
        pattern = element_pattern(self.sheet.layout.prefix, "f")
        return pattern.search(self.sheet.layout.scan, cell.inside, cell.inside_end) is not None

    def _missing(self, row: RowSpan, there: Mapping[int, CellSpan], cols: list[int]) -> Iterator[Splice]:
        for col in cols:
            after = min((cell.start for c, cell in there.items() if c > col), default=row.inside_end)
            yield Splice(after, after, self._empty(row.index, col, row))

    def _empty(self, row: int, col: int, span: RowSpan | None) -> bytes:
        """A cell that isn't there, in the format of its row or column."""
        found = attributes(span.attrs) if span is not None else {}
        own = found.get("s", "") if found.get("customFormat") in ("1", "true") else ""
        old = int(own) if own.isdecimal() else self.sheet.column_styles.get(col, 0)
        style = self.formats.like(old, locked=False, text=(row, col) in self.guard.texts)
        tag = self.sheet.layout.tag("c")
        return b"<" + tag + f' r="{letters(col)}{row + 1}" s="{style}"/>'.encode()

    def _missing_rows(self) -> Iterator[Splice]:
        """Open rows that the file doesn't hold yet, and rows closed at once."""
        tag = self.sheet.layout.tag("row")
        for index, cells in sorted(self._open_by_row.items()):
            row = self.sheet.row(index)
            if row is not None and (not row.closed or index in self.guard.hidden_rows):
                continue
            inner = b"".join(self._empty(index, col, row) for _, col in sorted(cells))
            if row is None and not self.sheet.layout.closed:
                at = self.sheet.place_for_row(index)
                yield Splice(at, at, b"<" + tag + f' r="{index + 1}">'.encode() + inner + b"</" + tag + b">")
            elif row is not None:
                head = b"<" + tag + row.attrs.rstrip() + b">"
                yield Splice(row.start, row.end, head + inner + b"</" + tag + b">")


def _with_merged(cells: frozenset[Cell], merges: list[Area]) -> frozenset[Cell]:
    """A merged box takes entries only where all of it is open."""
    more = {
        (row, col)
        for area in merges
        if (area.top, area.left) in cells
        for row in range(area.top, area.bottom + 1)
        for col in range(area.left, area.right + 1)
    }
    return cells | more


def _rules(rules: tuple[EntryRule, ...], prefix: bytes) -> list[bytes]:
    return [_rule(rule, prefix) for rule in rules]


def _rule(rule: EntryRule, prefix: bytes) -> bytes:
    kinds = {"text_length": "textLength"}
    area = rule.area
    ref = f"{letters(area.left)}{area.top + 1}:{letters(area.right)}{area.bottom + 1}"
    head = f' type="{kinds.get(rule.kind, rule.kind)}"' + ("" if rule.stop else ' errorStyle="warning"')
    first, second = "", ""
    if rule.kind == "list":
        first = '"' + ",".join(rule.options).replace('"', '""') + '"'
    elif rule.high is not None:
        first, second = str(rule.low or 0), str(rule.high)
    else:
        head += ' operator="greaterThanOrEqual"'
        first = str(-(10**15) if rule.low is None else rule.low)
    said = f' errorTitle="{escape(rule.title)}" error="{escape(rule.message)}"' if rule.message else ""
    head += ' allowBlank="1" showInputMessage="1" showErrorMessage="1"' + said + f' sqref="{ref}"'
    body = b"<%sformula1>%s</%sformula1>" % (prefix, escape(first).encode(), prefix)
    body += b"<%sformula2>%s</%sformula2>" % (prefix, second.encode(), prefix) if second else b""
    tag = prefix + b"dataValidation"
    return b"<" + tag + head.encode() + b">" + body + b"</" + tag + b">"

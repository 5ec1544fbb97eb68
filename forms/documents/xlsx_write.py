"""Writes answers into .xlsx and .xlsm by splicing: only filled cells, grown rosters and stale results change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.documents.addresses import SheetPlace, parse_sheet
from forms.documents.blanks import Blank, Edit, fill, label_blanks
from forms.documents.ticks import tick
from forms.documents.wording import written
from forms.documents.xlsx_book import Book
from forms.documents.xlsx_content import Run, content, edited, runs_content, runs_of
from forms.documents.xlsx_grow import Growth, grow
from forms.documents.xlsx_linked import State, with_controls, with_states
from forms.documents.xlsx_patch import CellSpan, NewContent, SheetXml, Splice, spliced, splices_for
from forms.documents.xlsx_read import read_xlsx
from forms.documents.xlsx_stale import stale
from forms.documents.xlsx_xml import attributes, element_pattern, layout
from forms.documents.zips import Package
from forms.errors import FormsError
from forms.model.document import Value
from forms.model.proposal import Answer, Reason, TableAnswer, Written


@dataclass(slots=True)
class _Cell:
    """What is wanted of one cell: a whole value, or edits of the text in it."""

    value: Value = None
    address: str = ""
    edits: list[Edit] = field(default_factory=list)


def write_xlsx(data: bytes, answers: Sequence[Answer], tables: Sequence[TableAnswer]) -> Written:
    """The workbook with the answers in it.

    What can't be placed (no such blank or option, a formula stands there) is left as it was, with a Reason
    "write.not_placed" in `notes`. Raises FormsError: address.unreadable, address.missing, value.too_long,
    table.cannot_grow, and the file.* codes of reading. A cell that a form control is linked to takes TRUE, FALSE or the
    option's number, and the control shows the same.
    """
    writer = _Writer(data)
    if any("ctrlProps/" in name for name in writer.package.names()):
        answers, writer.states, notes = with_controls(read_xlsx(data, "", looks=False).grids, answers)
        writer.notes.extend(notes)
    return writer.write(answers, tables)


class _Writer:
    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.book = Book(self.package)
        self.parts: dict[str, bytes] = {}  # changed parts
        self.sheets: dict[str, SheetXml] = {}
        self.wanted: dict[str, dict[tuple[int, int], _Cell]] = {}
        self.notes: list[Reason] = []
        self.states: list[State] = []  # of form controls
        self.raw_strings: list[bytes] | None = None
        self.string_prefix = b""

    def write(self, answers: Sequence[Answer], tables: Sequence[TableAnswer]) -> Written:
        growth = grow(self.package, self.book, tables)
        self.parts.update(growth.parts)
        if growth.parts:
            self.book.names = growth.names
        with_states(self.package, self.parts, self.states)
        for table in tables:
            self._table(table, growth)
        for answer in answers:
            if answer.value is not None:
                self._answer(answer, growth)
        splices = {name: self._splices(name) for name in self.wanted}
        self._drop_stale(splices)
        for name, found in splices.items():
            if found:
                self.parts[self._part(name)] = spliced(self._sheet(name).layout.data, found)
        return Written(self.package.rewritten(self.parts), "xlsx", tuple(self.notes))

    def _drop_stale(self, splices: dict[str, list[Splice]]) -> None:
        written_cells = {name: list(cells) for name, cells in self.wanted.items() if splices[name]}
        every = {entry.name: self._sheet(entry.name) for entry in self.book.sheets}
        for name, dropped in stale(every, self.book.names, written_cells).items():
            splices.setdefault(name, []).extend(dropped)

    def _part(self, sheet: str) -> str:
        entry = self.book.entry(sheet)
        if entry is None:
            raise FormsError("address.missing", address=sheet)
        return entry.part

    def _sheet(self, name: str) -> SheetXml:
        if name not in self.sheets:
            part = self._part(name)
            raw = self.parts.get(part)
            self.sheets[name] = SheetXml(layout(self.package.read(part) if raw is None else raw))
        return self.sheets[name]

    def _name(self, sheet: str, address: str) -> str:
        entry = self.book.entry(sheet)
        if entry is None:
            raise FormsError("address.missing", address=address)
        return entry.name

    def _want(self, sheet: str, row: int, col: int) -> _Cell:
        place = self._sheet(sheet).top_left(row, col)
        return self.wanted.setdefault(sheet, {}).setdefault(place, _Cell())

    def _table(self, table: TableAnswer, growth: Growth) -> None:
        name = self._name(table.grid, table.grid)
        for index, cells in enumerate(table.rows):
            row = growth.row(name, table, index)
            for col, value in cells:
                if value is not None:
                    cell = self._want(name, row, col)
                    cell.value, cell.address = value, f"{name}!R{row + 1}C{col + 1}"
        for (row, col), number in growth.counted(name, table).items():
            cell = self._want(name, row, col)
            if cell.value is None:
                cell.value, cell.address = number, name

    def _answer(self, answer: Answer, growth: Growth) -> None:
        place = parse_sheet(answer.address)
        name = self._name(place.sheet, answer.address)
        row, col = growth.shifted(name, place.cell[0]), place.cell[1]
        cell = self._want(name, row, col)
        cell.address = answer.address
        if answer.mode in ("cell", "prompt_in_cell") and place.blank is None:
            cell.value = answer.value
            return
        row, col = self._sheet(name).top_left(row, col)
        text = self._text(name, row, col)
        edit = _edit(text, self._underlined(name, row, col), answer, place)
        if edit is None and not text.strip() and answer.mode != "in_cell_checkbox":
            cell.value = answer.value
        elif edit is None or any(e.start < edit.end and edit.start < e.end for e in cell.edits):
            self._note(answer.address, "checkbox" if answer.mode == "in_cell_checkbox" else "blank")
        else:
            cell.edits.append(edit)

    def _note(self, address: str, why: str) -> None:
        self.notes.append(Reason("write.not_placed", (("address", address), ("why", why))))

    def _splices(self, name: str) -> list[Splice]:
        sheet = self._sheet(name)
        contents: dict[tuple[int, int], NewContent] = {}
        for (row, col), cell in self.wanted[name].items():
            if cell.value is None and not cell.edits:
                continue
            if self._formula_at(name, row, col):
                self._note(cell.address, "formula")
                continue
            contents[row, col] = self._content(name, row, col, cell)
        self.wanted[name] = {place: cell for place, cell in self.wanted[name].items() if place in contents}
        return list(splices_for(sheet, contents))

    def _content(self, name: str, row: int, col: int, cell: _Cell) -> NewContent:
        sheet = self._sheet(name)
        prefix = sheet.layout.prefix
        if cell.edits:
            return runs_content(edited(self._runs(name, row, col), cell.edits), prefix, cell.address)
        shown_as = self.book.styles.number_format(sheet.style(row, col))
        return content(cell.value, shown_as, prefix, from_1904=self.book.from_1904, address=cell.address)

    def _span(self, name: str, row: int, col: int) -> CellSpan | None:
        sheet = self._sheet(name)
        found = sheet.row(row)
        return next((c for c in sheet.cells(found) if c.col == col), None) if found else None

    def _formula_at(self, name: str, row: int, col: int) -> bool:
        span, sheet = self._span(name, row, col), self._sheet(name)
        if span is None:
            return False
        pattern = element_pattern(sheet.layout.prefix, "f")
        return pattern.search(sheet.layout.scan, span.inside, span.inside_end) is not None

    def _text(self, name: str, row: int, col: int) -> str:
        return "".join(text for _, text in self._runs(name, row, col))

    def _underlined(self, name: str, row: int, col: int) -> tuple[tuple[int, int], ...]:
        out, at = [], 0
        for font, text in self._runs(name, row, col):
            if re.search(rb"<(?:\w+:)?u(?=[\s/>])(?![^>]*val=[\"']none)", font) and text:
                out.append((at, at + len(text)))
            at += len(text)
        return tuple(out)

    def _runs(self, name: str, row: int, col: int) -> list[Run]:
        """The text of a cell in its fonts; [] where it holds none."""
        span, sheet = self._span(name, row, col), self._sheet(name)
        if span is None or span.closed:
            return []
        kind = attributes(span.attrs).get("t", "n")
        inner = sheet.layout.data[span.inside : span.inside_end]
        if kind == "inlineStr":
            return runs_of(inner, sheet.layout.prefix)
        match = re.search(rb"<(?:\w+:)?v(?:\s[^>]*)?>(.*?)</", inner, re.DOTALL)
        if match is None:
            return []
        if kind == "s" and match[1].strip().isdigit():
            return self._shared(int(match[1]), sheet.layout.prefix)
        return [(b"", runs_of(b"<t>" + match[1] + b"</t>", b"")[0][1])]

    def _shared(self, index: int, prefix: bytes) -> list[Run]:
        """A shared string in its fonts; where the two parts spell their names differently, as plain text."""
        if self.raw_strings is None:
            part = self.book.part_of("sharedStrings")
            self.string_prefix, self.raw_strings = _raw_strings(self.package.read(part)) if part else (b"", [])
        plain = self.book.strings[index].text if index < len(self.book.strings) else ""
        if index < len(self.raw_strings) and self.string_prefix == prefix:
            runs = runs_of(self.raw_strings[index], prefix)
            if "".join(text for _, text in runs) == plain:
                return runs
        return [(b"", plain)]


def _edit(text: str, underlines: Sequence[tuple[int, int]], answer: Answer, place: SheetPlace) -> Edit | None:
    if answer.mode == "in_cell_checkbox":
        return tick(text, written(answer.value))
    found: Sequence[Blank] = label_blanks(text, underlines)
    number = place.blank or 0
    if number >= len(found):
        return None
    return fill(text, found[number], written(answer.value, found[number]))


def _raw_strings(data: bytes) -> tuple[bytes, list[bytes]]:
    """The prefix of a sharedStrings part and the inside of each of its si elements."""
    root = re.search(rb"<((?:\w+:)?)sst[\s>]", data)
    prefix = root[1] if root else b""
    pattern = element_pattern(prefix, "si")
    close = b"</" + prefix + b"si>"
    out: list[bytes] = []
    at = 0
    while (match := pattern.search(data, at)) is not None:
        end = match.end() if match[2] else data.find(close, match.end())
        if end < 0:
            break
        out.append(b"" if match[2] else data[match.end() : end])
        at = end
    return prefix, out

"""Writes answers into .docx: into cells, blanks of cells and paragraphs, boxes; rosters get rows copied from their last."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace as replace_target

from lxml import etree

from forms.documents.addresses import SheetPlace, WordCell, WordParagraph, parse
from forms.documents.blanks import Blank, fill, label_blanks, paragraph_blanks
from forms.documents.docx_edit import paragraph_text, replace, set_text, tick_at
from forms.documents.docx_read import cell_text
from forms.documents.docx_styles import WordStyles
from forms.documents.docx_text import Lines, drawn_spans, pieces, text_of
from forms.documents.docx_tree import (
    Placed,
    Story,
    TableMap,
    WordTree,
    cell_at,
    mirror,
    nth,
    paragraphs_of,
    table_map,
    tables_of,
    twin_boxes,
)
from forms.documents.ticks import EMPTY, TICKED, tick
from forms.documents.wording import written
from forms.documents.xml_splice import Original
from forms.documents.zips import Package, local, parse_xml, relations
from forms.errors import FormsError
from forms.model.document import Span, Value
from forms.model.proposal import Answer, Reason, TableAnswer, Written

MAX_NEW_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class _Target:
    """An answer with the element it goes to, found before anything is moved."""

    answer: Answer
    place: WordCell | WordParagraph
    element: etree._Element  # a w:tc or a w:p
    part: str


@dataclass(frozen=True, slots=True)
class _Change:
    """One edit of a text that runs over paragraphs."""

    target: _Target
    span: Span
    text: str
    tick: bool
    underline: bool


def write_docx(data: bytes, answers: Sequence[Answer], tables: Sequence[TableAnswer]) -> Written:
    """The document with the answers in it.

    What can't be placed is left as it was, with a Reason "write.not_placed" in `notes`. Raises FormsError:
    address.unreadable, address.missing, table.cannot_grow, and the file.* codes of reading.
    """
    return _Writer(data).write(answers, tables)


class _Writer:
    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.tree = WordTree(self.package)
        kinds = relations(self.package, self.tree.document).values()
        part = next((p for kind, p in kinds if kind == "styles" and p in self.package), None)
        styles = WordStyles(parse_xml(self.package.read(part)) if part else None)
        self.lines = Lines(styles.underlining())
        self.notes: list[Reason] = []
        self.originals: dict[str, Original] = {}
        self.touched: dict[str, list[etree._Element]] = {}
        self.maps: dict[etree._Element, TableMap] = {}

    def write(self, answers: Sequence[Answer], tables: Sequence[TableAnswer]) -> Written:
        targets = [self._target(answer) for answer in answers if answer.value is not None]
        for part in {t.part for t in targets} | {self._find_table(table.grid)[0].part for table in tables}:
            self.originals[part] = Original(self.package.read(part), self.tree.roots[part])
        for table in tables:
            self._table(table)
        groups: dict[int, list[_Target]] = {}
        for target in targets:
            groups.setdefault(id(target.element), []).append(target)
        for group in groups.values():
            self._fill(group)
        changed = {part: self.originals[part].spliced(elements) for part, elements in self.touched.items()}
        return Written(self.package.rewritten(changed), "docx", tuple(self.notes))

    def _target(self, answer: Answer) -> _Target:
        place = parse(answer.address)
        if isinstance(place, SheetPlace):
            raise FormsError("address.missing", address=answer.address)
        story = self.tree.story(place.part, answer.address)
        if isinstance(place, WordParagraph):
            if place.paragraph >= len(story.paragraphs):
                raise FormsError("address.missing", address=answer.address)
            return _Target(answer, place, story.paragraphs[place.paragraph], story.part)
        return _Target(answer, place, cell_at(story.tables, place.steps, answer.address, self._map), story.part)

    def _map(self, table: etree._Element) -> TableMap:
        """A table's map, made once: nothing is written before all places are known."""
        if table not in self.maps:
            self.maps[table] = table_map(table)
        return self.maps[table]

    def _fill(self, group: list[_Target]) -> None:
        """All answers to one element: whole texts first, then edits from the back, so that spans stay true."""
        changes: list[_Change] = []
        for target in group:
            whole = isinstance(target.place, WordCell) and target.place.blank is None
            if whole and target.answer.mode in ("cell", "prompt_in_cell"):
                self._set_cell(target.element, written(target.answer.value))
                self._done(target.element, target.part)
            elif (change := self._change(target)) is not None:
                changes.append(change)
            else:
                self._note(target.answer)
        for change in sorted(changes, key=lambda c: -c.span[0]):
            self._apply(change)

    def _change(self, target: _Target) -> _Change | None:
        element = target.element
        is_cell = local(element) == "tc"
        text, drawn = cell_text(element, self.lines) if is_cell else _drawn(element, self.lines)
        if target.answer.mode == "in_cell_checkbox":
            edit = tick(text, written(target.answer.value))
            if edit is None and not is_cell:
                return self._tick_below(target)
            return _Change(target, (edit.start, edit.end), edit.text, True, False) if edit else None
        found: Sequence[Blank] = label_blanks(text, drawn) if is_cell else paragraph_blanks(text, drawn)
        number = target.place.blank or 0
        if number >= len(found):
            blank = Blank("", (0, len(text)), "", "text", "value")
            return _Change(target, blank.span, written(target.answer.value), False, False) if not text.strip() else None
        blank = found[number]
        edit = fill(text, blank, written(target.answer.value, blank))
        underscored = any(ch in "_＿" for ch in text[edit.start : edit.end])
        return _Change(target, (edit.start, edit.end), edit.text, False, underscored and blank.form == "line")

    def _tick_below(self, target: _Target) -> _Change | None:
        """The box of an option that stands in one of the next paragraphs, each of which begins with a box."""
        for element in target.element.itersiblings():
            text, _ = _drawn(element, self.lines) if local(element) == "p" else ("", ())
            if not text.lstrip()[:1] or text.lstrip()[0] not in EMPTY + TICKED:
                return None
            if (edit := tick(text, written(target.answer.value))) is not None:
                return _Change(replace_target(target, element=element), (edit.start, edit.end), edit.text, True, False)
        return None

    def _apply(self, change: _Change) -> None:
        element = change.target.element
        start, end = change.span
        for paragraph in paragraphs_of(element) if local(element) == "tc" else [element]:
            size = len(paragraph_text(paragraph, self.lines))
            if start <= size:
                if change.tick:
                    done = tick_at(paragraph, start, end, change.text, self.lines)
                else:
                    done = replace(
                        paragraph, start, min(end, size), change.text, self.lines, underline=change.underline
                    )
                if done:
                    self._done(paragraph, change.target.part)
                else:
                    self._note(change.target.answer)
                return
            start, end = start - size - 1, end - size - 1
        self._note(change.target.answer)

    def _done(self, element: etree._Element, part: str) -> None:
        """Note what was touched: the element, controls around it (they keep a state of their own), a text box's twin."""
        controls = [up for up in element.iterancestors() if local(up) == "sdt"]
        self.touched.setdefault(part, []).extend([element, *controls[-1:]])
        for twin in twin_boxes(element):
            mirror(element, twin)
            self.touched[part].append(twin)

    def _note(self, answer: Answer) -> None:
        why = "checkbox" if answer.mode == "in_cell_checkbox" else "blank"
        self.notes.append(Reason("write.not_placed", (("address", answer.address), ("why", why))))

    def _set_cell(self, tc: etree._Element, text: str) -> None:
        """The whole text of a cell: into its first paragraph (or its first with text); printed text in others goes."""
        paragraphs = paragraphs_of(tc)
        if not paragraphs:
            return
        home = next((p for p in paragraphs if paragraph_text(p, self.lines).strip()), paragraphs[0])
        for paragraph in paragraphs:
            if paragraph is home:
                set_text(paragraph, text, self.lines)
            elif paragraph_text(paragraph, self.lines):
                set_text(paragraph, "", self.lines)

    def _table(self, table: TableAnswer) -> None:
        story, tbl = self._find_table(table.grid)
        plan = table_map(tbl)
        printed = table.last_row - table.first_row + 1
        if not 0 <= table.first_row <= table.last_row < len(plan.rows):
            raise FormsError("address.missing", address=table.grid)
        extra = -(-(len(table.rows) - printed) // table.height) * table.height
        if extra > MAX_NEW_ROWS:
            raise FormsError("table.cannot_grow", sheet=table.grid, why="no room")
        if extra > 0:
            self._grow(plan, table, extra)
            plan = table_map(tbl)
        for index, cells in enumerate(table.rows):
            for col, value in cells:
                self._roster_cell(plan, table.first_row + index, col, value)
        self._done(tbl, story.part)

    def _roster_cell(self, plan: TableMap, row: int, col: int, value: Value) -> None:
        placed = plan.at(row, col)
        if value is not None and placed is not None and not placed.continues:
            self._set_cell(placed.tc, written(value))

    def _find_table(self, name: str) -> tuple[Story, etree._Element]:
        """A table by the name of its grid: 'T0', 'header1:T0', 'T0.R2.C3.T0'."""
        outer, _, last = name.rpartition(".")
        if outer:
            place = parse(outer)
            if isinstance(place, WordCell) and last[:1] == "T" and last[1:].isdecimal():
                story = self.tree.story(place.part, name)
                return story, nth(tables_of(cell_at(story.tables, place.steps, name)), int(last[1:]), name)
        part, _, own = name.rpartition(":")
        story = self.tree.story(part, name)
        if own[:1] != "T" or not own[1:].isdecimal():
            raise FormsError("address.missing", address=name)
        return story, nth(story.tables, int(own[1:]), name)

    def _grow(self, plan: TableMap, table: TableAnswer, extra: int) -> None:
        """Copies of the last printed record behind it, their texts taken out."""
        height, top = table.height, table.last_row - table.height + 1
        counting = [_counting(plan, row, height, self.lines) for row in range(top, table.last_row + 1)]
        for step in range(extra, 0, -1):
            counts = counting[(step - 1) % height]
            new = copy.deepcopy(plan.trs[top + (step - 1) % height])
            for key in [k for k in new.attrib if str(k).rpartition("}")[2] in ("paraId", "textId")]:
                del new.attrib[key]
            for e in [e for e in new.iter() if local(e) in ("bookmarkStart", "bookmarkEnd")]:
                e.getparent().remove(e)  # type: ignore[union-attr]
            for e in new.iter():
                for key in [k for k in e.attrib if str(k).rpartition("}")[2] in ("paraId", "textId")]:
                    del e.attrib[key]
            for index, tc in enumerate(e for e in new.iter() if local(e) == "tc"):
                text = str(counts[index] + (step - 1) // height + 1) if index in counts else ""
                for number, paragraph in enumerate(paragraphs_of(tc)):
                    if (number == 0 and text) or paragraph_text(paragraph, self.lines):
                        set_text(paragraph, text if number == 0 else "", self.lines)
            plan.trs[table.last_row].addnext(new)


def _counting(plan: TableMap, row: int, height: int, lines: Lines) -> dict[int, int]:
    """Cells of a row of the last printed record that count records, by their place in it, with their number."""
    out = {}
    for index, placed in enumerate(plan.rows[row]):
        above = plan.at(row - height, placed.col)
        now, before = _number(placed, lines), _number(above, lines)
        if now is not None and before == now - 1:
            out[index] = now
    return out


def _number(placed: Placed | None, lines: Lines) -> int | None:
    text = cell_text(placed.tc, lines)[0].strip() if placed is not None else ""
    return int(text) if text.isdecimal() and len(text) < 6 else None


def _drawn(paragraph: etree._Element, lines: Lines) -> tuple[str, tuple[Span, ...]]:
    found = pieces(paragraph, lines)
    return text_of(found), drawn_spans(found)

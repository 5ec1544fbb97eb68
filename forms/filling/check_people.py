"""Identity numbers that can't be, and persons who stand twice in a roster. No check repeats a number or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from forms.filling.check_cells import at_places
from forms.model.document import Value, letters, plain
from forms.model.form import Column, Form, Table
from forms.model.proposal import Check, Draft
from forms.values.dates import date_text
from forms.values.identity import IdNumber, parse_id, upgrade15
from forms.values.text import normal

_OWN = re.compile(r"^(?:公民|居民|本人)?身份(?:证|号)")
_OTHERS = re.compile(r"监护|户主|配偶|父|母|代理|代领|领取|抚养|负责|法人|联系|帮扶")
_RUNNING = re.compile(r"\s*(?:序\s*号|编\s*号|行次|No\.?)\s*$", re.IGNORECASE)
_NAME = re.compile(r"姓名$|名称$")
_BORN = re.compile(r"^出生(?:日期|年月日?|时间)")
_SEX = re.compile(r"^性别")
_CHANGED = {
    "roster.died": "check.row_died",
    "roster.moved": "check.row_moved",
    "roster.left": "check.row_left",
    "roster.came_of_age": "check.row_came_of_age",
}
FEWEST = 3  # columns that must be alike before two rows are one
_DIGITS = re.compile(r"[\dXx]{14,19}")
_COUNTED = frozenset({"integer", "decimal", "percent", "money", "date"})
Row = Mapping[int, Value]  # one row of a roster by grid column


def people(form: Form, values: Mapping[str, Value], rosters: Mapping[str, Sequence[Row]]) -> Iterator[Check]:
    """All checks on persons. `rosters`: rows by table id, as they will be written."""
    for field in form.fields:
        if field.type == "idcard" and impossible(values.get(field.address)):
            yield Check("check.id_number", *at_places([field.address], place=" / ".join(field.path)))
    word = form.format == "docx"
    for table in form.tables:
        rows = rosters.get(table.id, ())
        for column in table.columns:
            if column.type == "idcard":
                yield from _impossible_in(table, column, rows, word)
            if rows and _names_the_person(column):
                yield from _twice(table, column, rows, word)
                yield from _shared(table, column, rows, word)
                yield from _against_number(table, column, rows, word)
        if not any(column.type == "idcard" for column in table.columns):
            yield from _same_throughout(table, rows, word)


def impossible(value: Value) -> bool:
    """Whether a value that has the shape of an identity number can't be one: digits, birth date or check character."""
    found = parse_id(value)
    if found is None:
        return bool(_DIGITS.fullmatch(plain(value).replace(" ", "")))
    return upgrade15(found.text) is None if found.kind15 else not found.key


def _impossible_in(table: Table, column: Column, rows: Sequence[Row], word: bool) -> Iterator[Check]:
    wrong = (number for number, row in enumerate(rows) if impossible(row.get(column.index)))
    bad = [place(table, number, column.index, word) for number in wrong]
    if bad:
        name = " / ".join(column.path)
        yield Check("check.id_numbers", *at_places(bad, place=name, count=str(len(bad))))


def _names_the_person(column: Column) -> bool:
    """A column for the listed person's own number: the head's or the guardian's may well repeat."""
    leaf = normal(column.path[-1]).replace(" ", "").lstrip("*") if column.path else ""
    return column.type == "idcard" and bool(_OWN.match(leaf)) and not any(_OTHERS.search(p) for p in column.path)


def _twice(table: Table, column: Column, rows: Sequence[Row], word: bool) -> Iterator[Check]:
    """Rows with one number that no other word tells apart (a person may be listed once for each scheme or plot)."""
    words = [c.index for c in table.columns if c.type not in _COUNTED and not (c.path and _RUNNING.match(c.path[-1]))]
    seen: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        found = parse_id(row.get(column.index))
        if found is not None and found.key:
            seen.setdefault(found.key, []).append(number)
    for numbers in seen.values():
        for later in numbers[1:]:
            first = next((n for n in numbers if n < later and _alike(rows[n], rows[later], words)), None)
            if first is not None:
                places = [place(table, n, column.index, word) for n in (later, first)]
                said = {"row": str(later + 1), "other": str(first + 1)}
                yield Check("check.row_twice", *at_places(places, place=" / ".join(column.path), **said))


def _beside(table: Table, leaf: re.Pattern[str]) -> Column | None:
    """The one column of the listed person's own with such a label."""
    found = [
        c
        for c in table.columns
        if c.path and leaf.search(normal(c.path[-1]).replace(" ", "")) and not any(_OTHERS.search(p) for p in c.path)
    ]
    return found[0] if len(found) == 1 else None


def _shared(table: Table, column: Column, rows: Sequence[Row], word: bool) -> Iterator[Check]:
    """One number beside two names: the rows of both."""
    named = _beside(table, re.compile(r"姓名$"))
    seen: dict[str, tuple[int, str]] = {}
    for number, row in enumerate(rows) if named is not None else ():
        found, name = parse_id(row.get(column.index)), _text(row.get(named.index)) if named is not None else ""
        if found is None or not found.key or not name:
            continue
        first, other = seen.setdefault(found.key, (number, name))
        if other != name:
            places = [place(table, n, column.index, word) for n in (number, first)]
            said = {"row": str(number + 1), "other": str(first + 1)}
            yield Check("check.id_shared", *at_places(places, place=" / ".join(column.path), **said))


def _against_number(table: Table, column: Column, rows: Sequence[Row], word: bool) -> Iterator[Check]:
    """Birth dates and sexes that the number beside them contradicts (GB 11643); one check for each column."""
    for code, leaf, right in (("check.birth_differs", _BORN, _birth_fits), ("check.sex_differs", _SEX, _sex_fits)):
        other = _beside(table, leaf)
        if other is None:
            continue
        bad = []
        for number, row in enumerate(rows):
            found = parse_id(row.get(column.index))
            if found is not None and found.key and not right(found, row.get(other.index)):
                bad.append(place(table, number, other.index, word))
        if bad:
            yield Check(code, *at_places(bad, place=" / ".join(other.path), count=str(len(bad))))


def _birth_fits(number: IdNumber, value: Value) -> bool:
    said = date_text(plain(value) if isinstance(value, (int, float)) else value)
    return said is None or number.birth is None or number.birth.isoformat().startswith(said)


def _sex_fits(number: IdNumber, value: Value) -> bool:
    return _text(value) not in ("男", "女") or _text(value) == number.sex


def _same_throughout(table: Table, rows: Sequence[Row], word: bool) -> Iterator[Check]:
    """Rows of a list without identity numbers that are alike in every column but the running number."""
    columns = [c for c in table.columns if not (c.path and _RUNNING.match(c.path[-1]))]
    named = next((c for c in columns if c.path and _NAME.search(normal(c.path[-1]).replace(" ", ""))), None)
    if named is None or len(columns) < FEWEST:
        return
    seen: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(rows):
        if not _text(row.get(named.index)):
            continue
        said = tuple(_text(row.get(c.index)) for c in columns)
        first = seen.setdefault(said, number)
        if first != number:
            places = [place(table, n, named.index, word) for n in (number, first)]
            words = {"row": str(number + 1), "other": str(first + 1)}
            yield Check("check.row_twice", *at_places(places, place=" / ".join(named.path), **words))


def changed_rows(draft: Draft) -> Iterator[Check]:
    """Rows of rosters about persons of whom other reports say that they died, moved, left or came of age since."""
    tables = {t.id: t for t in draft.form.tables}
    for roster in draft.rosters:
        table = tables[roster.table]
        found: dict[str, list[str]] = {}
        for number, row in enumerate(roster.rows):
            index = min((i for i, c in row.cells.items() if isinstance(c.value, str)), default=None)
            for reason in row.reasons if index is not None else ():
                at = place(table, number, index or 0, draft.form.format == "docx")
                found.setdefault(reason.code, []).append(at)
        for code, places in found.items():
            yield Check(_CHANGED[code], *at_places(places, count=str(len(places))))


def _alike(a: Row, b: Row, words: Sequence[int]) -> bool:
    return all(_text(a.get(w)) == _text(b.get(w)) for w in words)


def _text(value: Value) -> str:
    return normal(plain(value)).replace(" ", "")


def place(table: Table, number: int, column: int, word: bool) -> str:
    """The address of a roster's cell, `number` counted from the table's first row."""
    row = table.first_data_row + number
    return f"{table.grid}.R{row}.C{column}" if word else f"{table.grid}!{letters(column)}{row + 1}"

"""Values that villages entered: numbers that are none, codes that can't be, swings, persons added, missing and doubled."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from forms.filling.check_people import impossible
from forms.filling.checks import check_form
from forms.journey.packs.align import SheetMap, squeezed
from forms.journey.packs.compare import Read, list_rows
from forms.journey.packs.model import Finding, Listed, Rows, Share
from forms.journey.packs.plan import Names
from forms.journey.packs.rules import MAY_BE_NEGATIVE
from forms.model.document import Value, plain
from forms.model.form import Column, Field, Form, Table
from forms.values.dates import date_text, looks_like_date
from forms.values.identity import impossible_phone
from forms.values.numbers import format_number, number_of

_NUMBERS = ("integer", "decimal", "money", "percent")
_VOID = frozenset({"/", "-", "—", "--", "——", "无", "不适用", "不详", "无数据", "暂无", "未知"})
_SWING = Decimal(3)
_FEWEST = Decimal(30)  # a smaller difference is no swing
_NAME = re.compile(r"姓名$|名称$")
_OWN_ID = re.compile(r"身份证|身份号|证件号")
_RUNNING = re.compile(r"^(?:序号|编号|行次|No\.?)$", re.IGNORECASE)
_OTHERS = ("check.id_number", "check.swing", "check.unit")  # said here with both sides


@dataclass(frozen=True, slots=True)
class Entered:
    values: Mapping[str, Value]
    rows: Rows
    findings: tuple[Finding, ...]


def entered(form: Form, share: Share, read: Read, names: Names) -> Entered:
    """What a village entered, in places of the template, and what looks wrong in it."""
    fields = {f.address: f for f in form.fields}
    values: dict[str, Value] = {}
    findings: list[Finding] = []
    for address, (sheet, row, col) in share.owned.items():
        value = read.entries.get((sheet, row, col))
        one = read.maps.get(sheet)
        place = one.grid.address(*at) if one is not None and (at := one.cell(row, col)) else ""
        if one is not None and not place:
            continue  # its row or column is missing, which is said
        field = fields.get(address)  # None: the form was reviewed since, or is read otherwise by now
        kept, found = _looked_at(field, value, place)
        findings += [_at(f, address) for f in found]
        findings += _against_handed(share, address, value, place)
        findings += _swing(field, share, address, kept, place)
        if kept is not None:
            values[address] = kept
    rows, more = _lists(form, share, read, names)
    findings += more
    findings += _form_checks(form, values, rows)
    return Entered(values, rows, tuple(findings))


def _at(one: Finding, address: str) -> Finding:
    return Finding(one.code, one.level, one.place, one.handed_out, one.found, one.context, address, one.row)


def _looked_at(one: Field | Column | None, value: Value, place: str) -> tuple[Value, list[Finding]]:
    """The value as it is to be merged, and what is wrong with it; one of a place that the form has no more is kept as it is."""
    if value is None or not plain(value).strip():
        return None, []
    if one is None:
        return value, []
    text = plain(value).strip()
    if one.options and one.type not in _NUMBERS:
        known = {squeezed(o) for o in one.options}
        return value, [] if squeezed(text) in known else [Finding("pack.not_offered", "ask", place, found=text)]
    if one.type in _NUMBERS:
        return _number(one, value, place)
    if one.type == "idcard":
        return value, _id_number(value, place)
    if one.type == "phone" and (impossible_phone(value) or _too_short(text)):
        return value, [Finding("pack.phone", "ask", place, found=text)]
    if one.type == "date" and isinstance(value, str) and looks_like_date(text) and not date_text(text):
        return value, [Finding("pack.no_such_day", "ask", place, found=text)]
    return value, []


def _too_short(text: str) -> bool:
    digits = sum(ch.isdigit() for ch in text)
    return 0 < digits < 7 and digits == len(text.replace("-", "").replace(" ", ""))


def _number(one: Field | Column, value: Value, place: str) -> tuple[Value, list[Finding]]:
    text, found = plain(value).strip(), list[Finding]()
    if isinstance(value, (bool, dt.date, dt.time)):
        return value, [Finding("pack.no_number", "ask", place, found=text)]
    if isinstance(value, str):
        if text in _VOID:
            return value, [Finding("pack.void", "ask", place, found=text)]
        number = number_of(text)
        if number is None or text.startswith("="):
            return value, [Finding("pack.no_number", "ask", place, found=text)]
        worth = number.fraction if one.type != "percent" else number.value
        behind = bool(number.rest or number.scale or number.about)
        found.append(Finding("pack.number_with_words" if behind else "pack.number_as_text", "ask" if behind else "note",
                             place, found=text))  # fmt: skip
        value = int(worth) if worth == int(worth) else float(worth)
    assert isinstance(value, (int, float))
    if value < 0 and not MAY_BE_NEGATIVE.search("".join(one.path)):
        found.append(Finding("pack.negative", "ask", place, found=text))
    if one.type == "integer" and float(value) != int(value):
        found.append(Finding("pack.fraction", "ask", place, found=text))
    return value, found


def _id_number(value: Value, place: str) -> list[Finding]:
    text = plain(value).strip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return [Finding("pack.digits_lost", "ask", place, found=text)]
    digits = re.sub(r"\s", "", text).lstrip("'’Gg")
    if not re.fullmatch(r"\d{15}|\d{17}[\dXx]", digits):
        return [Finding("pack.id_length", "ask", place, found=text)]
    return [Finding("pack.id_wrong", "ask", place, found=text)] if impossible(text) else []


def _against_handed(share: Share, address: str, value: Value, place: str) -> Iterator[Finding]:
    old = share.values.get(address)
    if old is None:
        return
    if value is None or not plain(value).strip():
        yield Finding("pack.erased", "ask", place, plain(old), address=address)
    elif _differs(old, value):
        yield Finding("pack.prefilled_changed", "note", place, plain(old), plain(value), address=address)


def _differs(one: Value, other: Value) -> bool:
    try:
        return Decimal(plain(one)) != Decimal(plain(other))
    except InvalidOperation:
        return squeezed(plain(one)) != squeezed(plain(other))


def _swing(one: Field | None, share: Share, address: str, value: Value, place: str) -> Iterator[Finding]:
    """Against the last known value: far off, and by a power of ten or not."""
    if address not in share.previous or not isinstance(value, (int, float)) or isinstance(value, bool):
        return
    if one is not None and one.type == "percent":
        return
    earlier, period = share.previous[address]
    now, before = Decimal(str(value)), Decimal(earlier)
    low, high = sorted((abs(now), abs(before)))
    if low == 0 or high <= _SWING * low:
        if low == 0 and high >= _FEWEST * 10:
            yield Finding("pack.swing", "ask", place, earlier, plain(value), (("period", period),), address)
        return
    ratio = high / low
    power = next((k for k in range(1, 9) if Decimal("0.95") <= ratio / 10**k <= Decimal("1.05")), 0)
    if power and high >= 10:
        said = (("period", period), ("times", str(10**power)))
        yield Finding("pack.power_of_ten", "ask", place, earlier, plain(value), said, address)
    elif high - low >= _FEWEST:
        yield Finding("pack.swing", "ask", place, format_number(before), plain(value), (("period", period),), address)


# Lists


def _lists(form: Form, share: Share, read: Read, names: Names) -> tuple[Rows, list[Finding]]:
    tables = {t.id: t for t in form.tables}
    rows: dict[str, tuple[tuple[tuple[int, Value], ...], ...]] = {}
    findings: list[Finding] = []
    for listed in share.lists:
        one = read.maps.get(listed.sheet)
        if one is None:
            continue
        if listed.table not in tables:  # the form was reviewed since: its rows have no place by now, which is asked
            findings.append(Finding("pack.older_template", "ask", listed.sheet))
            continue
        table = tables[listed.table]
        running, name = running_columns(table), _name_column(table)
        found = [(row, cells) for row, cells in list_rows(one, listed) if set(cells) - running]
        kept = []
        for number, (row, cells) in enumerate(found):
            good, said = _row(table, cells, one, row)
            findings += [_of_row(f, listed.table, number) for f in said]
            findings += _row_findings(name, listed, cells, one, (row, number), names, share.village)
            kept.append(tuple(sorted(good.items())))
        findings += _persons(table, listed, found, one)
        rows[listed.table] = tuple(kept)
    return rows, findings


def _of_row(one: Finding, table: str, number: int) -> Finding:
    return Finding(one.code, one.level, one.place, one.handed_out, one.found, one.context, "", (table, number))


def running_columns(table: Table) -> set[int]:
    """Columns of running numbers, which say nothing."""
    return {c.index for c in table.columns if c.path and _RUNNING.match(squeezed(c.path[-1]))}


def _row(table: Table, cells: Mapping[int, Value], one: SheetMap, row: int) -> tuple[dict[int, Value], list[Finding]]:
    columns = {c.index: c for c in table.columns}
    good: dict[int, Value] = {}
    said: list[Finding] = []
    for col, value in cells.items():
        kept, found = _looked_at(columns.get(col), value, one.grid.address(row, one.cols[col]))
        said += found
        if kept is not None:
            good[col] = kept
    return good, said


def _row_findings(
    name: int, listed: Listed, cells: Mapping[int, Value], one: SheetMap, at: tuple[int, int], names: Names,
    village: str,
) -> Iterator[Finding]:  # fmt: skip
    row, number = at
    said = plain(cells.get(listed.village_column))
    other = names.inside(said) if said else ""
    if other and other != village:
        place = one.grid.address(row, one.cols[listed.village_column])
        yield Finding("pack.row_of_other", "ask", place, village, said, row=(listed.table, number))
    if name >= 0 and name not in cells and name in one.cols:
        yield Finding("pack.row_nameless", "ask", one.grid.address(row, one.cols[name]), row=(listed.table, number))


def _name_column(table: Table) -> int:
    """The column of the names that the rows are about: the one beside the identity numbers, else the first."""
    found = [c.index for c in table.columns if c.path and _NAME.search(squeezed(c.path[-1])) and not c.formula]
    number = id_column(table)
    before = [col for col in found if col < number]
    return (before[-1] if before else found[0]) if found else -1


def id_column(table: Table) -> int:
    """The column of the persons' own identity numbers; -1 where there is none."""
    found = [c.index for c in table.columns if c.type == "idcard" or (c.path and _OWN_ID.search(squeezed(c.path[-1])))]
    return found[0] if found else -1


@dataclass(frozen=True, slots=True)
class Keys:
    """By what the rows of a table are told apart: the columns of numbers and names."""

    number: int
    name: int

    @staticmethod
    def of(table: Table) -> Keys:
        return Keys(id_column(table), _name_column(table))

    def key(self, cells: Mapping[int, Value]) -> str:
        """Whom a row is about: the identity number, else the name."""
        text = squeezed(plain(cells.get(self.number))).upper() if self.number >= 0 else ""
        return text or (squeezed(plain(cells.get(self.name))) if self.name >= 0 else "")

    def who(self, cells: Mapping[int, Value]) -> str:
        return plain(cells.get(self.name)) if self.name >= 0 else next((plain(v) for v in cells.values()), "")


def _persons(
    table: Table, listed: Listed, found: Sequence[tuple[int, Mapping[int, Value]]], one: SheetMap
) -> Iterator[Finding]:
    """Who was handed out and is missing, who was added, who stands there twice."""
    keys = Keys.of(table)
    seen: dict[str, int] = {}
    for number, (row, cells) in enumerate(found):
        key = keys.key(cells)
        if key and key in seen:
            place, said = _row_place(one, row), (f"{seen[key] + 1}", keys.who(cells))
            yield Finding("pack.person_twice", "ask", place, *said, row=(listed.table, number))
        seen.setdefault(key, row)
    handed = {keys.key(cells): cells for cells in listed.handed if keys.key(cells)}
    if handed:
        yield from _gone(keys, listed, found, handed, one)
        yield from _added(table, listed, found, handed, one)


def _gone(
    keys: Keys, listed: Listed, found: Sequence[tuple[int, Mapping[int, Value]]],
    handed: Mapping[str, Mapping[int, Value]], one: SheetMap,
) -> Iterator[Finding]:  # fmt: skip
    """Persons who were handed out and don't come back, or come back with another number."""
    there = {keys.key(cells) for _, cells in found}
    by_name = {squeezed(keys.who(cells)): (row, n, keys.key(cells)) for n, (row, cells) in enumerate(found)}
    for key, cells in handed.items():
        if key in there:
            continue
        name = keys.who(cells)
        same = by_name.get(squeezed(name)) if keys.number >= 0 else None
        if same is not None and same[2] not in handed:
            yield Finding("pack.number_changed", "ask", _row_place(one, same[0]), name, row=(listed.table, same[1]))
        else:
            yield Finding("pack.person_missing", "ask", listed.sheet, name)


def _row_place(one: SheetMap, row: int) -> str:
    return f"{one.grid.name}!{row + 1}:{row + 1}"


def _added(
    table: Table, listed: Listed, found: Sequence[tuple[int, Mapping[int, Value]]],
    handed: Mapping[str, Mapping[int, Value]], one: SheetMap,
) -> Iterator[Finding]:  # fmt: skip
    keys, running = Keys.of(table), running_columns(table)
    names = {squeezed(keys.who(cells)) for cells in handed.values()}
    cols = [col for col in listed.columns if col not in running]
    for number, (row, cells) in enumerate(found):
        key, who = keys.key(cells), keys.who(cells)
        if key and key not in handed and squeezed(who) not in names:
            yield Finding("pack.person_added", "note", _row_place(one, row), found=who, row=(listed.table, number))
        elif key in handed:
            yield from _changed_cells(listed.table, cols, handed[key], cells, one, (row, number))


def _changed_cells(
    table: str,
    cols: Sequence[int],
    old: Mapping[int, Value],
    new: Mapping[int, Value],
    one: SheetMap,
    at: tuple[int, int],
) -> Iterator[Finding]:
    row, number = at
    for col in cols:
        before, now = old.get(col), new.get(col)
        if before is None or col not in one.cols:
            continue
        place = one.grid.address(row, one.cols[col])
        if now is None:
            yield Finding("pack.erased", "ask", place, plain(before), row=(table, number))
        elif _differs(before, now):
            said = (plain(before), plain(now))
            yield Finding("pack.prefilled_changed", "note", place, *said, row=(table, number))


# What the form itself says


def _form_checks(form: Form, values: Mapping[str, Value], rows: Rows) -> Iterator[Finding]:
    lists = {table: [dict(row) for row in found] for table, found in rows.items()}
    for check in check_form(form, values, lists):
        if check.code not in _OTHERS:
            place = "，".join(check.addresses[:4])
            yield Finding(check.code, "ask", place, context=check.context)

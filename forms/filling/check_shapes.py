"""Dates, telephones and codes that can't be, whatever stands beside them. No check repeats a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from forms.filling.check_cells import at_places
from forms.filling.check_people import Row, place
from forms.model.document import Value, plain
from forms.model.form import Column, Field, Form
from forms.model.proposal import Check
from forms.recording.reading import DATES
from forms.values.dates import date_text, looks_like_date
from forms.values.identity import impossible_phone, parse_credit_code, parse_division
from forms.values.text import normal

_CREDIT = re.compile(r"统一社会信用代码")
_DIVISION = re.compile(r"(?:行政)?区划代码")
_CODE = re.compile(r"[0-9A-Za-z]{8,24}")


def shapes(form: Form, values: Mapping[str, Value], rosters: Mapping[str, Sequence[Row]]) -> Iterator[Check]:
    """One check for each single field, one for each column of a roster. `rosters`: rows by table id."""
    for field in form.fields:
        code, wrong = _kind(field)
        if code and wrong(values.get(field.address)):
            yield Check(code, *at_places([field.address], place=" / ".join(field.path), count="1"))
    for table in form.tables:
        rows = rosters.get(table.id, ())
        for column in table.columns if rows else ():
            code, wrong = _kind(column)
            bad = [n for n, row in enumerate(rows) if code and wrong(row.get(column.index))]
            if bad:
                places = [place(table, n, column.index, form.format == "docx") for n in bad]
                yield Check(code, *at_places(places, place=" / ".join(column.path), count=str(len(bad))))


def _kind(asked: Field | Column) -> tuple[str, Callable[[Value], bool]]:
    """The check that a place takes, "" for none, and whether a value fails it."""
    leaf = normal(asked.path[-1]).replace(" ", "") if asked.path else ""
    if asked.role != "entry":
        return "", _fine
    if asked.type in DATES:
        return "check.date", _no_date
    if asked.type == "phone":
        return "check.phone", impossible_phone
    if _CREDIT.search(leaf):
        return "check.credit_code", _no_credit_code
    return ("check.division_code", _no_division) if _DIVISION.search(leaf) else ("", _fine)


def _fine(value: Value) -> bool:
    return False


def _no_date(value: Value) -> bool:
    text = plain(value) if isinstance(value, (int, float)) else value
    return isinstance(text, str) and looks_like_date(text) and date_text(text) is None


def _no_credit_code(value: Value) -> bool:
    text = normal(plain(value)).replace(" ", "")
    return _CODE.fullmatch(text) is not None and parse_credit_code(text) is None


def _no_division(value: Value) -> bool:
    text = normal(plain(value)).replace(" ", "")
    return text.isdigit() and parse_division(text) is None

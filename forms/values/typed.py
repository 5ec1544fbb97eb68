"""A stored value as a cell of some type wants it. What does not suit the type is not written at all."""

from __future__ import annotations

from decimal import Decimal

from forms.model.document import Value
from forms.model.form import FieldType
from forms.values.dates import date_text, write_date
from forms.values.identity import parse_account, parse_id, parse_phone
from forms.values.numbers import as_cell, parse_number

_NUMERIC = frozenset(("integer", "decimal", "percent", "money"))
_DATES = {"date": "YYYY-MM-DD", "month": "YYYY-MM", "year": "YYYY"}


def as_type(value: str, kind: FieldType, style: str = "", fraction: bool = False) -> Value:
    """`value` (a fact's text: digits, an ISO front, words) for a cell of type `kind`; None where it doesn't suit.

    `style` is a date style (dates.date_style) of the column; without one a date is written as finely as it is known.
    `fraction`: the percent cell has a % number format, so 35 is stored as 0.35. Identity numbers, phones, accounts and
    codes are text, never numbers.
    """
    if kind in _NUMERIC:
        return _number(value, kind, fraction)
    if kind in _DATES:
        return _date(value, style or _DATES[kind], exact=bool(style) or kind != "date")
    if kind == "idcard":
        number = parse_id(value)
        return number.text + number.grade if number and not number.lossy else None
    if kind == "phone":
        return parse_phone(value)
    if kind == "account":
        return parse_account(value)
    return value or None


def _number(value: str, kind: FieldType, fraction: bool) -> Value:
    number = parse_number(value)
    if number is None or number.rest or (number.rate and kind != "percent"):
        return None
    amount = number.value
    if kind == "percent":
        amount = number.fraction * 100 if number.rate else amount
        return as_cell(amount.scaleb(-2) if fraction else amount)
    if kind == "integer" and amount != amount.to_integral_value():
        return None
    return as_cell(Decimal(amount))


def _date(value: str, style: str, exact: bool) -> str | None:
    iso = date_text(value)
    if iso is None:
        return None
    written = write_date(iso, style)
    return written if written or exact else iso

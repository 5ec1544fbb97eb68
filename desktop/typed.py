"""Between what a clerk types or reads and the value in a cell. No Qt."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from forms.model.document import Value, plain

NUMERIC = frozenset({"integer", "decimal", "percent", "money"})
SENSITIVE = frozenset({"idcard", "account", "phone"})
_NUMBER = re.compile(r"^[+-]?(\d+(\.\d*)?|\.\d+)$")
_WITH_UNIT = re.compile(r"^([+-]?\d+(?:\.\d+)?)\s*([^\d\s%.][^\d%]*)$")
_DATE = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$")
_DATE_FORMAT = re.compile(r"[yd年日]", re.IGNORECASE)
_LONG = re.compile(r"\d{11,19}[XxＸｘ]?")  # also in the wide digits of Chinese fonts
_STARS = re.compile(r"\*{2,}")


def typed_value(text: str, field_type: str, number_format: str = "General") -> Value:
    """What was typed, as a value of the field's type; text where it cannot be one. None for nothing typed.

    In a cell shown in percent "12" and "12%" both mean 0.12, as in a spreadsheet program.
    """
    text = text.strip()
    if not text:
        return None
    if field_type in NUMERIC:
        return _number(text, "%" in number_format)
    if field_type == "date" and number_format not in ("General", "@") and _DATE_FORMAT.search(number_format):
        return _date(text)
    return text


def converted(text: str, field_type: str, unit: str) -> Value:
    """A number with a unit behind it ("3.5万元") in the field's own unit; None where it is none, or says no unit."""
    if field_type not in NUMERIC or not unit:
        return None
    found = _WITH_UNIT.match(unicodedata.normalize("NFKC", text).replace(",", "").strip())
    if found is None:
        return None
    from decimal import Decimal

    from forms.values.numbers import as_cell
    from forms.values.units import convert, unit_of

    said, own = unit_of(found[2].strip()), unit_of(unit)
    amount = convert(Decimal(found[1]), said, own) if said is not None and own is not None else None
    return None if amount is None else as_cell(amount)


def table_of(text: str) -> list[list[str]]:
    """A text as spreadsheet programs copy it: lines of cells parted by tabs; a cell in quotes may hold line breaks."""
    if '"' in text:
        import csv
        import io

        try:
            return list(csv.reader(io.StringIO(text.replace("\r\n", "\n")), delimiter="\t", strict=True))
        except csv.Error:
            pass  # quotes that quote nothing
    return [line.split("\t") for line in text.replace("\r\n", "\n").removesuffix("\n").split("\n")]


def fits(value: Value, field_type: str) -> bool:
    """Whether a value is of the kind its field asks for."""
    return value is None or field_type not in NUMERIC or isinstance(value, (int, float))


def _number(text: str, percent: bool) -> Value:
    bare = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
    shown_percent = bare.endswith("%")
    digits = bare.removesuffix("%")
    if not _NUMBER.match(digits) or (shown_percent and not percent):
        return text
    if percent:
        return round(float(digits) / 100, 12)
    return float(digits) if "." in digits else int(digits)


def _date(text: str) -> Value:
    return date_in(text) or text


def date_in(text: str) -> dt.date | None:
    """The day that a text is ("2026-04-30", "2026年4月30日", "2026/4/30"), None where it is none."""
    found = _DATE.match(unicodedata.normalize("NFKC", text).strip())
    if not found:
        return None
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def shown(value: Value, number_format: str = "General") -> str:
    """A value as the cell shows it: thousands, decimals and percent of its number format; dates in Chinese or ISO."""
    if isinstance(value, bool) or value is None or isinstance(value, (str, dt.time)):
        return plain(value)
    if isinstance(value, (dt.datetime, dt.date)):
        return _shown_date(value, number_format)
    return _shown_number(value, number_format)


def _shown_number(value: int | float, number_format: str) -> str:
    pattern = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|_.', "", number_format.split(";", maxsplit=1)[0])
    if pattern in ("General", "@", "") or not re.search(r"[0#]", pattern):
        return plain(round(value, 10) if isinstance(value, float) else value)
    decimals = re.search(r"\.([0#]+)", pattern)
    places = len(decimals[1]) if decimals else 0
    comma = "," if re.search(r"[#0],[#0]", pattern) else ""
    if "%" in pattern:
        return f"{value * 100:{comma}.{places}f}%"
    text = f"{value:{comma}.{places}f}"
    return text.rstrip("0").rstrip(".") if decimals and set(decimals[1]) == {"#"} else text


def _shown_date(value: dt.date, number_format: str) -> str:
    if "年" in number_format:
        day = f"{value.day}日" if "日" in number_format or "d" in number_format.lower() else ""
        return f"{value.year}年{value.month}月{day}"
    if "/" in number_format:
        return f"{value.year}/{value.month}/{value.day}"
    return plain(value)


def masked(text: str, field_type: str) -> str:
    """A sensitive number with only its first 3 and last 4 characters; other texts as they are."""
    return masked_number(text) if field_type in SENSITIVE else text


def hidden(text: str, revealed: bool = False) -> str:
    """Long numbers inside a text masked: the first 3 and last 4 stay."""
    return text if revealed else _LONG.sub(lambda match: short_number(match.group()), text)


def short_number(number: str) -> str:
    """Masked, with always as many signs between: it needs no more room than it has."""
    return _STARS.sub("****", masked_number(number))


def masked_number(text: str) -> str:
    """The first 3 and last 4 characters; a short text as it is."""
    if len(text) < 8:
        return text
    return text[:3] + "*" * (len(text) - 7) + text[-4:]

"""Numbers that name somebody or something: identity cards, disability certificates, phones, accounts, codes.

A number that lost digits in a spreadsheet is said to be lossy and never serves as a key.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from typing import Literal

Sex = Literal["", "男", "女"]

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_ONE_SHORT = re.compile(r"[1-9]\d{16}")
_EXPONENT = re.compile(r"[1-9](?:\.\d+)?E\+?(?:1[4-9]|20)")
_ID = re.compile(r"[GL]?(\d{17}[\dX]|\d{15})(\d{2})?")
_MOBILE = re.compile(r"(?:\+?86)?(1[3-9]\d{9})")
# 010 and 02x have three digits (GB/T area codes), the others four
_LANDLINE = re.compile(r"(010|02\d|0[3-9]\d{2})?-?([2-9]\d{6,7})(?:-(\d{1,6}))?")
_EXACT_DIGITS = 15  # a spreadsheet number keeps no more


@dataclass(frozen=True, slots=True)
class IdNumber:
    """An identity number as read. `valid`: 18 characters, a real birth date and the right check character.

    `lossy`: digits were lost (read from a number of more than 15 digits). `kind15`: the old 15-digit form.
    `grade`: for a disability certificate, the two digits behind the identity number (kind and grade).
    """

    text: str
    valid: bool
    lossy: bool = False
    birth: dt.date | None = None
    sex: Sex = ""
    kind15: bool = False
    grade: str = ""

    @property
    def key(self) -> str:
        """What a person is found by: the 18 characters where they are sound, else ""."""
        return self.text if self.valid and not self.lossy else ""


def parse_id(value: object) -> IdNumber | None:
    """An identity or disability certificate number from a cell (text or number); None for what has not its shape."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _from_number(value)
    return _from_text(value) if isinstance(value, str) else None


@lru_cache(maxsize=1 << 12)
def _from_text(value: str) -> IdNumber | None:  # a row's number is looked at from several sides
    text = _clean(value)
    if _EXPONENT.fullmatch(text):
        return IdNumber(text, valid=False, lossy=True)
    found = _ID.fullmatch(text)
    if _ONE_SHORT.fullmatch(text) and (born := _birth(text)):
        return IdNumber(
            text, valid=False, lossy=True, birth=born
        )  # the last character was lost: known as such, and no key
    if not found or (found[2] and len(found[1]) == 15):
        return None
    return _read(found[1], found[2] or "")


def upgrade15(text: str) -> str | None:
    """The 18-character form of a 15-digit number (born 1900-1999); None where its birth date is impossible."""
    if not re.fullmatch(r"[1-9]\d{14}", text):
        return None
    longer = text[:6] + "19" + text[6:]
    return longer + check_character(longer) if _birth(longer) else None


def check_character(first17: str) -> str:
    """GB 11643: the 18th character for 17 digits."""
    return _CHECKS[sum(map(mul, map(int, first17), _WEIGHTS)) % 11]


def age_on(birth: dt.date, day: dt.date) -> int:
    """周岁 on `day`; negative before birth. Who was born on 29 February has the birthday on 1 March in other years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def parse_phone(value: object) -> str | None:
    """A mobile or landline number in one spelling ('13812345678', '023-12345678'); None for anything else."""
    text = re.sub(r"[ ()]", "", _digits_text(value, spaced=True)).replace("—", "-")
    mobile = _MOBILE.fullmatch(text.replace("-", ""))
    if mobile:
        return mobile[1]
    landline = _LANDLINE.fullmatch(text)
    if not landline:
        return None
    return "-".join(part for part in landline.groups() if part)


def impossible_phone(value: object) -> bool:
    """Whether a value is meant as a mobile number and has a digit too few or too many."""
    return re.fullmatch(r"(?:86)?1[3-9](?:\d{8}|\d{10})", _digits_text(value)) is not None


def parse_credit_code(value: object) -> str | None:
    """A unified social credit code with a right check character, in capitals; else None."""
    text = _clean(value) if isinstance(value, str) else ""
    if not re.fullmatch(r"[0-9A-Z]{18}", text):
        return None
    from stdnum.cn import uscc

    return text if uscc.is_valid(text) else None


def parse_division(value: object) -> str | None:
    """An administrative division code of 6, 9 or 12 digits; else None."""
    text = _digits_text(value)
    return text if re.fullmatch(r"[1-9]\d{5}(?:\d{3}){0,2}", text) else None


def _clean(text: str) -> str:
    if text.isascii() and text.isalnum():  # as nearly all are written
        return text.upper()
    return re.sub(r"[\s'’‘`\"“”_\u200b-\u200d\ufeff-]", "", unicodedata.normalize("NFKC", text)).upper()


def _digits_text(value: object, spaced: bool = False) -> str:
    """Digits of a cell: "" for bool, fractions and numbers too long to be exact."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**_EXACT_DIGITS:
        value = int(value)
    if isinstance(value, int):
        return str(value) if 0 <= value < 10**_EXACT_DIGITS else ""
    if not isinstance(value, str):
        return ""
    return unicodedata.normalize("NFKC", value).strip().strip("'") if spaced else _clean(value)


def _from_number(value: int | float) -> IdNumber | None:
    if value != value or abs(value) >= 1e20 or value != int(value):
        return None
    text = str(int(value))
    if len(text) == 15:
        return _read(text, "")
    return IdNumber(text, valid=False, lossy=True) if len(text) in (17, 18, 20) else None


def _read(text: str, grade: str) -> IdNumber:
    if len(text) == 15:
        birth = _birth(text[:6] + "19" + text[6:])
        return IdNumber(text, valid=False, birth=birth, sex=_sex(text[14]) if birth else "", kind15=True)
    birth = _birth(text)
    sound = birth is not None and text[0] != "0" and check_character(text[:17]) == text[17]
    lossy = not sound and text.endswith("00")  # a spreadsheet keeps 15 digits, some programs 16
    if lossy:
        return IdNumber(text, valid=False, lossy=True, birth=birth)
    return IdNumber(text, sound, birth=birth, sex=_sex(text[16]) if birth else "", grade=grade)


def _birth(text: str) -> dt.date | None:
    try:
        birth = dt.date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return None
    return birth if 1880 <= birth.year <= 2100 else None


def _sex(digit: str) -> Sex:
    return "男" if int(digit) % 2 else "女"

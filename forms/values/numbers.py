"""Numbers as people write them in reports: full-width, grouped, 万 and 亿, Chinese numerals, percent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import Literal

from forms.values.text import chinese_int, normal
from forms.values.units import unit_of


@dataclass(frozen=True, slots=True)
class Number:
    """What a text says. `value` has its scale applied ('1.2万元' is 12000) except percent: '35%' is 35.

    `rest` is what stood behind the digits, a unit as a rule; who wants a bare number must check that it is empty.
    """

    value: Decimal
    rate: Literal["", "%", "‰"] = ""
    scale: Literal["", "百", "千", "万", "百万", "千万", "亿", "万亿"] = ""
    rest: str = ""
    about: bool = False

    @property
    def percent(self) -> bool:
        return self.rate == "%"

    @property
    def fraction(self) -> Decimal:
        """35% as 0.35; a plain number as it is."""
        return self.value.scaleb({"": 0, "%": -2, "‰": -3}[self.rate])


_LONGEST = 60
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+"
_SHAPE = re.compile(
    rf"(?P<about>约|近|大约)?(?P<money>[¥$])?(?P<sign>[+-]|负|正)?(?P<digits>{_DIGITS})(?P<exp>e[+-]?\d{{1,2}})?"
    r"(?P<scale>万亿|千万|百万|亿|万|千(?!克|米|瓦)|百)?(?P<rate>%|‰)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SCALES = {"": 0, "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_NUMERAL = r"[〇○零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]+"
_ANY_DIGIT = re.compile(rf"\d|{_NUMERAL}")  # most cells hold words: seen at a glance
_WORDS = re.compile(
    rf"(?P<about>约|近)?(?P<sign>负)?(?P<part>百分之|千分之)?(?P<word>{_NUMERAL})(?P<rest>.*)", re.DOTALL
)
_CAPITALS = "壹贰叁肆伍陆柒捌玖"
_RECEIPT = re.compile(
    rf"(?:人民币)?(?P<yuan>[{_CAPITALS}零拾佰仟万亿]+)[元圆](?:零?(?P<jiao>[{_CAPITALS}])角)?零?(?:(?P<fen>[{_CAPITALS}])分)?[整正]?"
)
_ALONE = frozenset("壹贰叁肆伍陆柒捌玖两百千万亿拾佰仟")  # surnames, units and halves of words when they stand alone
_EXACT = Context(prec=60)


def parse_number(text: str) -> Number | None:
    """The number a text is, with its unit in `rest`; None where it is no single number.

    Dates, ranges, two numbers in one cell, codes with a leading zero and text in front of the digits are no numbers.
    """
    line = normal(text).replace(" ", "") if _one_piece(text) else ""
    if not line or len(line) > _LONGEST or _ANY_DIGIT.search(line) is None:
        return None
    return _from_digits(line) or _from_receipt(line) or _from_words(line)


def number_of(value: object) -> Number | None:
    """A cell value (int, float, Decimal or text) as a number; None for bool, dates and anything else."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, Decimal)):
        return _finite(Decimal(value))
    if isinstance(value, float):
        return _finite(Decimal(repr(value)))
    return parse_number(value) if isinstance(value, str) else None


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """Plain digits, no exponent, no grouping.

    `decimals` rounds half up and pads to so many places; None keeps what is there, without trailing zeros.
    """
    if not value.is_finite():
        raise ValueError("only finite numbers can be written")
    if decimals is None:
        text = f"{value:f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        text = f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=200)):f}"
    return text.lstrip("-") if not value or not text.strip("-0.") else text


def as_cell(value: Decimal) -> int | float:
    """What a spreadsheet cell stores: an int where nothing is lost by it."""
    return int(value) if value == value.to_integral_value() else float(value)


def _finite(value: Decimal) -> Number | None:
    return Number(value) if value.is_finite() else None


def _one_piece(text: str) -> bool:
    """False where a space parts two numbers ('12 345' may be two cells that ran together) or a dash is no minus."""
    return not re.search(r"[\d０-９.．]\s+[\d０-９]|^\s*(?:[—–―]|[-－]{2})", text)


def _from_digits(line: str) -> Number | None:
    found = _SHAPE.fullmatch(line)
    if not found or not _fit(found["digits"], found["rest"]):
        return None
    try:
        value = Decimal(found["digits"].replace(",", "") + (found["exp"] or ""))
    except InvalidOperation:
        return None
    scale = found["scale"] or ""
    value = Decimal(f"{value.scaleb(_SCALES[scale], _EXACT):f}")
    if found["sign"] in ("-", "负"):
        value = -value
    rest = found["rest"] or {"¥": "元", "$": "美元"}.get(found["money"] or "", "")
    return Number(value, found["rate"] or "", scale, rest, bool(found["about"]))  # type: ignore[arg-type]


def _fit(digits: str, rest: str) -> bool:
    whole = digits.partition(".")[0]
    if len(whole) > 1 and whole[0] == "0":
        return False  # a code
    return not re.search(r"[\d+\-~]", rest) and not rest.startswith((".", ",", "/", ":", "、", "("))


def _from_receipt(line: str) -> Number | None:
    """人民币壹仟贰佰元伍角叁分: capital numerals, as receipts write an amount of money."""
    found = _RECEIPT.fullmatch(line)
    yuan = chinese_int(found["yuan"]) if found else None
    if found is None or yuan is None:
        return None
    jiao, fen = ((_CAPITALS.index(found[part]) + 1) if found[part] else 0 for part in ("jiao", "fen"))
    return Number(Decimal(yuan) + Decimal(10 * jiao + fen) / 100, rest="元")


def _from_words(line: str) -> Number | None:
    found = _WORDS.fullmatch(re.sub(r"(?<=[元圆])[整正]$", "", line))  # 壹仟贰佰元整, as receipts write it
    if not found:
        return None
    for end in range(len(found["word"]), 0, -1):
        word, rest = found["word"][:end], found["word"][end:] + found["rest"]
        value = chinese_int(word)
        if value is not None and _speaks(word, rest, bool(found["part"])):
            amount = Decimal(-value if found["sign"] else value)
            rate = {"百分之": "%", "千分之": "‰"}.get(found["part"] or "", "")
            return Number(amount, rate, "", rest, bool(found["about"]))  # type: ignore[arg-type]
    return None


def _speaks(word: str, rest: str, part: bool) -> bool:
    """Words are believed with nothing or a unit behind them: 一卡通 is not 'one'."""
    if len(word) == 2 and not set(word) & set("〇○零十百千万亿拾佰仟"):
        return False  # 二三 may mean two or three
    if part or not rest:
        return not rest and (word not in _ALONE or part)
    return unit_of(rest) is not None and rest[0] not in "十百千万亿"

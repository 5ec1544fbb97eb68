"""What simple formulas come to: sums, arithmetic, comparisons, IF and ROUND, as a spreadsheet counts them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from forms.documents.biff_formula import Token, Unknown, takes
from forms.model.document import Area


@dataclass(frozen=True, slots=True)
class Wrong:
    """An error as a cell shows it: 7 is #DIV/0!, 15 #VALUE!, 36 #NUM!."""

    code: int


DIV, VALUE, NUM = Wrong(7), Wrong(15), Wrong(36)
Scalar = float | str | bool | Wrong | None
Many = list[Scalar]  # the cells of an area of several
Look = Callable[[str, Area], Many]  # sheet ("" the own one) and area -> its values, row by row


def compute(tokens: Sequence[Token], look: Look) -> Scalar:
    """The value of a formula. Raises Unknown where it uses what isn't understood here."""
    stack: list[Scalar | Many] = []
    for token in tokens:
        count = takes(token)
        if len(stack) < count:
            raise Unknown("too few values")
        args = stack[len(stack) - count :]
        del stack[len(stack) - count :]
        stack.append(_step(token, args, look))
    if len(stack) != 1:
        raise Unknown("not one value")
    return _single(stack[0])


def _step(token: Token, args: list[Scalar | Many], look: Look) -> Scalar | Many:
    if token.kind == "number":
        return float(token.number)
    if token.kind == "text":
        return token.text
    if token.kind == "bool":
        return bool(token.number)
    if token.kind == "error":
        return Wrong(int(token.number))
    if token.kind == "missing":
        return None
    if token.kind == "area" and token.area is not None:
        values = look(token.text, token.area)
        return values[0] if token.area.height == token.area.width == 1 else values
    if token.kind == "paren":
        return args[0]
    if token.kind == "unary":
        return _unary(token.text, _single(args[0]))
    if token.kind == "binary":
        return _binary(token.text, _single(args[0]), _single(args[1]))
    if token.kind == "func" and token.text in _FUNCTIONS:
        return _FUNCTIONS[token.text](args)
    raise Unknown(token.text or token.kind)


def _single(value: Scalar | Many) -> Scalar:
    if isinstance(value, list):
        raise Unknown("an area where one value is wanted")
    return value


def _number(value: Scalar) -> float | Wrong:
    if isinstance(value, Wrong):
        return value
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return VALUE
    return float(value or 0)


def _unary(sign: str, value: Scalar) -> Scalar:
    number = _number(value)
    if isinstance(number, Wrong) or sign == "+":
        return number if sign != "+" else value
    return number / 100 if sign == "%" else -number


def _binary(sign: str, a: Scalar, b: Scalar) -> Scalar:
    for value in (a, b):
        if isinstance(value, Wrong):
            return value
    if sign == "&":
        return _text(a) + _text(b)
    if sign in _COMPARE:
        return _COMPARE[sign](_order(a, b))
    if sign not in _ARITHMETIC:
        raise Unknown(sign)
    x, y = _number(a), _number(b)
    if isinstance(x, Wrong) or isinstance(y, Wrong):
        return x if isinstance(x, Wrong) else y
    try:
        return _finite(_ARITHMETIC[sign](x, y))
    except ZeroDivisionError:
        return DIV
    except (OverflowError, ValueError):
        return NUM


def _finite(value: float | complex) -> Scalar:
    return value if isinstance(value, float) and math.isfinite(value) else NUM


def _text(value: Scalar) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    return "" if value is None else str(value)


def _order(a: Scalar, b: Scalar) -> int:
    """-1, 0 or 1; numbers before texts before truth values, a blank like the other side's nothing."""
    a = _nothing_like(b) if a is None else a
    b = _nothing_like(a) if b is None else b
    x, y = _sortable(a), _sortable(b)
    return (x > y) - (x < y)


def _nothing_like(other: Scalar) -> Scalar:
    return "" if isinstance(other, str) else False if isinstance(other, bool) else 0.0


def _sortable(value: Scalar) -> tuple[int, float, str]:
    if isinstance(value, bool):
        return 2, float(value), ""
    return (1, 0.0, value.lower()) if isinstance(value, str) else (0, float(value or 0.0), "")  # type: ignore[arg-type]


_COMPARE: dict[str, Callable[[int], bool]] = {
    "<": lambda o: o < 0,
    "<=": lambda o: o <= 0,
    "=": lambda o: o == 0,
    ">=": lambda o: o >= 0,
    ">": lambda o: o > 0,
    "<>": lambda o: o != 0,
}
_ARITHMETIC: dict[str, Callable[[float, float], float | complex]] = {
    "+": lambda x, y: x + y,
    "-": lambda x, y: x - y,
    "*": lambda x, y: x * y,
    "/": lambda x, y: x / y,
    "^": lambda x, y: x**y,
}

# ---- functions


def _numbers(args: list[Scalar | Many]) -> list[float] | Wrong:
    """The numbers of some arguments: in areas texts, truth values and blanks don't count; on their own they do."""
    out: list[float] = []
    for arg in args:
        found = [v for v in arg if isinstance(v, (float, Wrong))] if isinstance(arg, list) else [_number(arg)]
        for value in found:
            if isinstance(value, Wrong):
                return value
            out.append(value)
    return out


def _over(fold: Callable[[list[float]], Scalar]) -> Callable[[list[Scalar | Many]], Scalar]:
    def apply(args: list[Scalar | Many]) -> Scalar:
        numbers = _numbers(args)
        return numbers if isinstance(numbers, Wrong) else fold(numbers)

    return apply


def _if(args: list[Scalar | Many]) -> Scalar:
    test = _single(args[0])
    if isinstance(test, Wrong):
        return test
    if isinstance(test, str):
        return VALUE
    if test:
        return _single(args[1])
    return _single(args[2]) if len(args) > 2 else False


def _round(args: list[Scalar | Many]) -> Scalar:
    value, digits = _number(_single(args[0])), _number(_single(args[1]))
    if isinstance(value, Wrong) or isinstance(digits, Wrong):
        return value if isinstance(value, Wrong) else digits
    try:  # by the decimal digits that are shown, so that 2.675 becomes 2.68
        return float(Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP))
    except (InvalidOperation, OverflowError):
        return NUM


def _count_all(args: list[Scalar | Many]) -> Scalar:
    return float(sum(len([v for v in a if v is not None]) if isinstance(a, list) else 1 for a in args))


def _count(args: list[Scalar | Many]) -> Scalar:
    return float(sum(len([v for v in a if type(v) is float]) if isinstance(a, list) else 1 for a in args))


def _all(args: list[Scalar | Many]) -> Scalar:
    numbers = _numbers(args)
    return numbers if isinstance(numbers, Wrong) else all(numbers)


def _any(args: list[Scalar | Many]) -> Scalar:
    numbers = _numbers(args)
    return numbers if isinstance(numbers, Wrong) else any(numbers)


_FUNCTIONS: dict[str, Callable[[list[Scalar | Many]], Scalar]] = {
    "SUM": _over(math.fsum),
    "AVERAGE": _over(lambda n: math.fsum(n) / len(n) if n else DIV),
    "MIN": _over(lambda n: min(n, default=0.0)),
    "MAX": _over(lambda n: max(n, default=0.0)),
    "PRODUCT": _over(lambda n: _finite(float(math.prod(n))) if n else 0.0),
    "ABS": _over(lambda n: abs(n[0])),
    "INT": _over(lambda n: float(math.floor(n[0]))),
    "COUNT": _count,
    "COUNTA": _count_all,
    "IF": _if,
    "ROUND": _round,
    "AND": _all,
    "OR": _any,
}

"""Formulas that a form prints for its own columns or rows, and what they give.

They stand in a row of column numbers (3=2/1), behind a label (完成率（3）=（2）/（1）), in brackets (已整改数/发现数×100%) or in
the notes (完成率=完成数÷计划数×100%). A small grammar; what isn't read in full, or names a column that can't be told,
is left alone.

    formula = name = side [ / side ] [ × 100% ]
    side    = sum | ( sum )
    sum     = name { (+|-) name }
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from forms.filling.ratios import in_percent
from forms.filling.sibling_cells import Cell, only, plain_label, worked
from forms.filling.values import places_of
from forms.model.form import Field, Form
from forms.model.proposal import Proposal
from forms.values.numbers import as_cell
from forms.values.text import normal, strip_numbering
from forms.values.units import Unit, convert, places_wanted, unit_of

Term = tuple[int, str]
PLACES = 2  # of rates and quotients, where nothing is said
_HUNDRED = re.compile(r"[*×xX]100%?$")
_CODE = r"(?:[A-Za-z]{0,2}\d{1,4}|[A-Z]|[甲乙丙丁戊己庚辛])"
_CODED = re.compile(rf"\((?P<code>{_CODE})\)$|(?<=[\u4e00-\u9fff)])(?P<bare>[A-Z]|\d{{1,2}})$")
_OWN = re.compile(rf"\(?(?P<code>{_CODE})\)?=(?P<side>[^=]+)$")
_TAIL = re.compile(r"(?:总?人数|人口数?|户数|个数|数量|总?数|总?额)$")
_LEAD = re.compile(r"^(?:注|说明|备注|填表说明|公式|计算公式|其中)[:：]?")


@dataclass(frozen=True, slots=True)
class Formula:
    """`top` over `below` (empty: the sum alone); names as they are printed, in normal() spelling without spaces."""

    top: tuple[Term, ...]
    below: tuple[Term, ...] = ()


def parse_side(text: str) -> Formula | None:
    """What stands behind the equals sign, e.g. '(2-3)/1*100%'; None for anything the grammar doesn't hold."""
    line = _HUNDRED.sub("", normal(text).replace(" ", "").replace("÷", "/").replace("×", "*").replace("－", "-"))
    line = _HUNDRED.sub("", line[1:-1]) if _wrapped(line) else line
    parts = _split(line, "/")
    if "*" in line or len(parts) > 2 or (len(parts) == 2 and any(_open_sum(part) for part in parts)):
        return None
    sides = [_sum(part) for part in parts]
    if any(side is None for side in sides):
        return None
    top, *below = (side for side in sides if side is not None)
    return Formula(top, below[0] if below else ())


def _open_sum(text: str) -> bool:
    """A sum beside a stroke without brackets: 1/2-1 is no division by 2-1."""
    return not _wrapped(text) and len(_split(text, "+-")) > 1


def _sum(text: str) -> tuple[Term, ...] | None:
    line = text[1:-1] if _wrapped(text) else text
    signs = ["+", *(c for c, depth in _marked(line) if depth == 0 and c in "+-")]
    names = [_bare(name) for name in _split(line, "+-")]
    if not all(names) or any(re.search(r"[()/*=<>≥≤;。,]", name) for name in names):
        return None
    return tuple((1 if sign == "+" else -1, name) for sign, name in zip(signs, names, strict=True))


def _bare(name: str) -> str:
    return name[1:-1] if _wrapped(name) else name


def _wrapped(text: str) -> bool:
    """Whether one pair of brackets holds the whole text."""
    depths = [depth for c, depth in _marked(text)]
    return text.startswith("(") and text.endswith(")") and all(d > 0 for d in depths[1:-1]) and len(text) > 2


def _marked(text: str) -> Iterator[tuple[str, int]]:
    depth = 0
    for c in text:
        depth -= c == ")"
        yield c, depth
        depth += c == "("


def _split(text: str, marks: str) -> list[str]:
    out = [""]
    for c, depth in _marked(text):
        if depth == 0 and c in marks:
            out.append("")
        else:
            out[-1] += c
    return out


class Printed:
    """The formulas of one form, found by the cell that they define."""

    def __init__(self, form: Form | None) -> None:
        tables = form.tables if form else ()
        self._numbers = {(t.id, c.path): normal(c.number).replace(" ", "") for t in tables for c in t.columns}
        self._noted = dict(_noted(form.notes)) if form else {}
        self._notes = [normal(note).replace(" ", "") for note in form.notes] if form else []
        self._names = {_name(part) for f in form.fields for part in f.path} if form else set()

    def defines(self, cell: Cell) -> bool:
        return self._formula(cell) is not None

    def found(self, cell: Cell, group: Sequence[Cell]) -> Proposal | None:
        """What the formula gives; None where a part isn't known, can't be told or has another unit."""
        formula = self._formula(cell)
        top = self._cells(formula.top, cell, group) if formula else None
        below = self._cells(formula.below, cell, group) if formula else None
        if formula is None or top is None or below is None:
            return None
        value = _worth(cell, top, below, self._places(cell))
        return (
            worked(cell, as_cell(value), _shown(top, below), [c for _, c in top + below]) if value is not None else None
        )

    def _places(self, cell: Cell) -> int:
        """As many as the label asks for, else as the note asks that holds the formula."""
        name = self._short(cell) or _name(cell.leaf)
        said = places_of(cell.field)
        noted = (places_wanted(note) for note in self._notes if name in note)
        return said if said is not None else next((p for p in noted if p is not None), PLACES)

    def _formula(self, cell: Cell) -> Formula | None:
        side = self._side(cell)
        return parse_side(side) if side else None

    def _side(self, cell: Cell) -> str:
        for text in (self._number(cell), _label(cell)):
            found = _OWN.search(text)
            if found:
                return _balanced(found["side"])
        bracket = re.search(r"\(([^()=]*[/÷][^()=]*(?:[*×]100%?)?)\)$", _label(cell))
        if bracket:
            return bracket[1]
        return (
            self._noted.get(_name(cell.leaf), "")
            or self._noted.get(_code(cell), "")
            or self._noted.get(self._short(cell), "")
        )

    def _short(self, cell: Cell) -> str:
        """The note's name for a longer label: 参保率 for 城乡居民医保参保率, where it is no other label's."""
        name = _name(cell.leaf)
        return next((n for n in self._noted if len(n) > 1 and name.endswith(n) and n not in self._names), "")

    def _number(self, cell: Cell) -> str:
        return self._numbers.get((cell.field.table or "", cell.field.col_path), "") if cell.way == "row" else ""

    def _cells(
        self, terms: Sequence[Term], cell: Cell, group: Sequence[Cell]
    ) -> list[tuple[int, Cell]] | None:  # fmt: skip
        out = []
        for sign, name in terms:
            found = self._named(name, cell, group)
            if found is None or found.number is None:
                return None
            out.append((sign, found))
        return out

    def _named(self, name: str, cell: Cell, group: Sequence[Cell]) -> Cell | None:
        others = [c for c in group if c is not cell]
        if re.fullmatch(_CODE, name):
            return only(c for c in others if name.upper() in (self._number(c).partition("=")[0].strip("()"), _code(c)))
        name = _name(name)
        exact = [c for c in others if _name(c.leaf) == name]
        short = self._short(cell)
        if not exact and short:  # the same words stand before the label of the part
            before = _name(cell.leaf).removesuffix(short)
            exact = [c for c in others if _name(c.leaf) == before + name]
        return only(exact or [c for c in others if _TAIL.sub("", _name(c.leaf)) == _TAIL.sub("", name) != ""])


def _balanced(side: str) -> str:
    """Without the bracket that closes one before the name: '(3=2/1)'."""
    return side[:-1] if side.endswith(")") and side.count(")") > side.count("(") else side


def _label(cell: Cell) -> str:
    """The innermost label as printed, without its unit in brackets."""
    levels = {"row": cell.field.col_path, "column": cell.field.row_path}.get(cell.way, cell.field.path)
    return plain_label(levels[-1]) if levels else ""


def _code(cell: Cell) -> str:
    """The code of a row as printed in its column of codes, else the one behind the label: '完成数（2）'."""
    if cell.field.code and cell.way != "row":
        return cell.field.code.strip().upper()
    label = _label(cell)
    own = _OWN.search(label)
    found = own or _CODED.search(label)
    return (found["code"] or (found["bare"] if own is None else "") or "").upper() if found else ""


def _name(label: str) -> str:
    line = plain_label(label)
    line = _OWN.sub("", line)
    return _LEAD.sub("", _CODED.sub("", line)).strip(":")


def _noted(notes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """'注：1.完成率=完成数/计划数×100%；2.…' by what stands left of each equals sign."""
    for note in notes:
        for part in re.split(r"[;；。\n,，、]|\s{2,}|(?<=\d%)\s", normal(note)):
            clause = strip_numbering(_LEAD.sub("", part.replace(" ", "")))[1].replace(" ", "")
            left, equals, right = clause.partition("=")
            if equals and left and "=" not in right and not re.search(r"[<>≥≤+/*]", left):
                yield (left.upper() if re.fullmatch(_CODE, left) else _name(left)), right


def _worth(
    cell: Cell, top: Sequence[tuple[int, Cell]], below: Sequence[tuple[int, Cell]], places: int
) -> Decimal | None:  # fmt: skip
    unit = unit_of(cell.field.unit) if cell.field.unit else None
    if not below:
        return _added(top, unit, cell.field) if not in_percent(cell.field) else None
    if in_percent(cell.field):
        base = _unit(below[0][1].field)
        return _over(_added(top, base, below[0][1].field), _added(below, base, below[0][1].field), Decimal(100), places)
    return _quotient(cell.field.unit or "", top, below, places)


def _quotient(
    wanted: str, top: Sequence[tuple[int, Cell]], below: Sequence[tuple[int, Cell]], places: int
) -> Decimal | None:  # fmt: skip
    """Per head, per household, per mu: 元/人, 人/户, or 元 alone where the label says per what."""
    above, slash, per = wanted.partition("/")
    base = unit_of(above) if above else None
    divisor = unit_of(per) if slash and per else _unit(below[0][1].field)
    if base is None or divisor is None or base.dimension == divisor.dimension == "ratio":
        return None
    return _over(_added(top, base, None), _added(below, divisor, None), Decimal(1), places)


def _over(top: Decimal | None, below: Decimal | None, times: Decimal, places: int) -> Decimal | None:
    if top is None or not below:
        return None
    with localcontext(prec=28):
        return (times * top / below).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _added(terms: Sequence[tuple[int, Cell]], unit: Unit | None, of: Field | None) -> Decimal | None:
    """The terms in one unit; None where one can't be brought into it."""
    total = Decimal(0)
    for sign, cell in terms:
        number, source = cell.number, _unit(cell.field)
        if number is None:
            return None
        if source is None or unit is None:
            same = source is None and unit is None and of is not None and (of.unit or "") == (cell.field.unit or "")
            value = number if same else None
        else:
            value = convert(number, source, unit)
        if value is None:
            return None
        total += sign * value
    return total


def _unit(field: Field) -> Unit | None:
    return unit_of(field.unit) if field.unit else None


def _shown(top: Sequence[tuple[int, Cell]], below: Sequence[tuple[int, Cell]]) -> str:
    def words(terms: Sequence[tuple[int, Cell]]) -> str:
        line = "".join(f" {'+' if sign > 0 else '−'} {_name(cell.leaf)}" for sign, cell in terms)
        return line.removeprefix(" + ").strip()

    if not below:
        return words(top)
    sides = [words(side) if len(side) == 1 else f"（{words(side)}）" for side in (top, below)]
    return " ÷ ".join(sides)

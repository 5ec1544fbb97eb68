"""Stored values in a template's unit and type, and when two of them are the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from forms.filling.holding import Held
from forms.model.document import Value
from forms.model.form import Field
from forms.recording.reading import DATES, DOUBT
from forms.values.dates import date_text, looks_like_date
from forms.values.numbers import as_cell, number_of
from forms.values.people import place_key
from forms.values.ranges import NumberRange, format_range, parse_range
from forms.values.text import normal
from forms.values.units import Unit, convert, note_units, places_wanted, unit_of

NUMERIC = frozenset({"integer", "decimal", "percent", "money"})
_YIELD = re.compile(r"亩产(?!值|量|业)|平均亩产")
_PLACE = re.compile(r"(?:组|社|队|村|社区|委员会|村委会|居委会)\s*$")
_PEOPLE = re.compile(r"^\s*([\u4e00-\u9fff]{1,5})族\s*$")
COUNTING = frozenset(
    {"persons", "households", "count", "head", "times", "events", "visits", "rooms", "name"}
)  # a rate may be 0.95 or 95
WORDS = frozenset({"name", "text", "phone", "code", "account", "address", "idcard", "place", "date"})
SHOWN_DECIMALS = Decimal("0.0001")

RATES = frozenset({"rate", "average"})

_IN_WORDS = re.compile(r"(?:类别|类型|种类|情况|名称|姓名|状况|方式|关系|性质|等级|原因|备注|说明|名单)(?:[(（].*)?$")

Trouble = Literal[
    "", "void", "unknown", "not_a_number", "unit_differs", "unit_unknown", "not_an_option",
    "doubt_unit", "doubt_number", "doubt_about", "doubt_count", "doubt_date", "doubt_id_twice",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """What the field wants: its type, its unit (None unknown), the measure asked and the options of a choice."""

    type: str
    unit: Unit | None
    measure: str = ""
    options: tuple[str, ...] = ()
    same_report: str = ""  # the template's fingerprint: in the same report an unnamed unit is the same unit
    places: int | None = None  # after the point, where the form says how many

    @property
    def numeric(self) -> bool:
        return self.type in NUMERIC

    @property
    def dated(self) -> bool:
        return self.type in DATES or (self.measure == "date" and not self.numeric)


def target_of(field: Field, measure: str, fingerprint: str) -> Target:
    """A name or a code is text, whatever unit stands above the table."""
    kind = "text" if measure in WORDS and field.type in NUMERIC else field.type
    if kind == "text" and field.table and measure in COUNTING - {"name"} and not _IN_WORDS.search(field.label):
        kind = "integer"  # 其中：女性 without a unit counts, too
    unit = unit_of(_per_land(field, measure)) if field.unit else None
    return Target(kind, unit, measure, field.options, fingerprint, places=places_of(field))


def _per_land(field: Field, measure: str) -> str:
    """The unit of a yield: 亩产（公斤） is in 公斤/亩, whatever the brackets leave out."""
    unit = field.unit or ""
    known = unit_of(unit)
    plain = measure == "average" and known is not None and known.dimension == "mass"
    return f"{unit}/亩" if plain and any(_YIELD.search(part) for part in field.path) else unit


def places_of(field: Field) -> int | None:
    """How many places the labels ask for, or the unit line where it governs the field; None where nothing is said."""
    for part in reversed(field.path):
        if (places := places_wanted(part)) is not None:
            return places
    governed = field.unit is not None and field.unit in note_units(field.unit_note)
    return places_wanted(field.unit_note) if governed else None


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fact brought into the template's unit: `number` with the error its printed digits allow, or `text`.

    `iso`: the front of an ISO date that the text says, where a date is asked.
    """

    held: Held
    number: Decimal | None = None
    slack: Decimal = Decimal(0)
    text: str = ""
    trouble: Trouble = ""
    converted: bool = False
    printed: Decimal = Decimal(0)  # half of the last printed digit of a measured value, in the template's unit
    iso: str = ""


def fit(held: Held, target: Target) -> Fitted:
    """`held` as the target wants it; `trouble` says why it can't be."""
    fact = held.fact
    if fact.kind in ("void", "unknown"):
        return Fitted(held, trouble=fact.kind)
    doubt = next((t.removeprefix(DOUBT) for t in fact.tags if t.startswith(DOUBT)), "")
    if doubt:
        return _doubtful(held, target, doubt)
    if target.type == "choice" and target.options:
        return _option(held, target)
    if fact.kind == "none":
        return _nothing(held, target)
    if target.dated:
        return _date(held)
    if fact.kind != "number":
        return _range(held, target) if target.numeric else Fitted(held, text=_tidy(fact.value))
    return _number(held, target)


def _doubtful(held: Held, target: Target, doubt: str) -> Fitted:
    """What was said of the place when it was read; an 'about' still gives a number to offer."""
    number = _number(held, target).number if doubt == "about" and target.numeric else None
    return Fitted(held, number, trouble=f"doubt_{doubt}")  # type: ignore[arg-type]


def _nothing(held: Held, target: Target) -> Fitted:
    """无 is a zero of what is counted or measured; a rate of nothing is no rate."""
    if not target.numeric:
        return Fitted(held, text=held.fact.value)
    if target.type == "percent" or target.measure in RATES:
        return Fitted(held, trouble="not_a_number")
    return Fitted(held, number=Decimal(0))


def _date(held: Held) -> Fitted:
    text = _tidy(held.fact.value)
    iso = date_text(text) or ""
    return Fitted(held, trouble="doubt_date") if not iso and looks_like_date(text) else Fitted(held, text=text, iso=iso)


def _number(held: Held, target: Target) -> Fitted:
    value = Decimal(held.fact.value)
    source = unit_of(held.fact.unit) if held.fact.unit else None
    slack = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent))) / 2
    if source is not None and target.unit is not None:
        out, error = _converted(value, source, target.unit), _converted(slack, source, target.unit) or Decimal(0)
        if out is None:
            return Fitted(held, trouble="unit_differs")
        printed = Decimal(0) if _whole_kind(source) else error
        return Fitted(held, out, error if out != value else Decimal(0), converted=out != value, printed=printed)
    if source is None and target.unit is None:
        known = target.measure in COUNTING or not target.numeric or held.report == target.same_report
        return Fitted(held, value) if known else Fitted(held, value, trouble="unit_unknown")
    singly = all(
        u is None or u.factor == 1 for u in (source, target.unit)
    )  # nobody says 万人 where the other says nothing
    if (target.measure in COUNTING and singly) or held.report == target.same_report:
        return Fitted(held, value)
    return Fitted(held, value, trouble="unit_unknown")


def _converted(value: Decimal, source: Unit, target: Unit) -> Decimal | None:
    """As `convert`; things counted by another word (万只, 羽) keep how many they are."""
    if source.dimension != target.dimension and _counted(source) and _counted(target):
        return value * source.factor / target.factor
    return convert(value, source, target)


def in_target_unit(number: Decimal, source: Unit, target: Unit) -> Decimal | None:
    """A number as it is written in the target's unit; None for another dimension. Counted things keep how many they are."""
    out = _converted(number, source, target)
    if out is None or out == number:
        return out
    return out.quantize(SHOWN_DECIMALS, rounding=ROUND_HALF_UP).normalize()


def _range(held: Held, target: Target) -> Fitted:
    """A range is written as a range, in the template's unit; any other text is no number."""
    fact = held.fact
    found = parse_range(fact.value) if fact.kind == "text" else None
    if found is None or (found.rate and target.type != "percent"):
        return Fitted(held, trouble="not_a_number")
    named = found.rest or fact.unit
    source = unit_of(named) if named else None
    if source is None or target.unit is None:
        sure = source is target.unit and (target.measure in COUNTING or held.report == target.same_report)
        return Fitted(held, text=_tidy(fact.value)) if sure else Fitted(held, trouble="unit_unknown")
    low, high = convert(found.low, source, target.unit), convert(found.high, source, target.unit)
    if low is None or high is None:
        return Fitted(held, trouble="unit_differs")
    if (low, high) == (found.low, found.high):
        return Fitted(held, text=_tidy(fact.value))
    return Fitted(held, text=format_range(NumberRange(low, high)), converted=True)


def _whole_kind(unit: Unit) -> bool:
    """Persons, households, heads: what is counted is never rounded."""
    return unit.dimension == "person" or unit.dimension.startswith("count:")


def _counted(unit: Unit) -> bool:
    return unit.dimension.startswith("count:") and unit.dimension != "count:户"


def _option(held: Held, target: Target) -> Fitted:
    wanted = _plain(held.fact.value)
    found = [o for o in target.options if _plain(o) == wanted]
    return Fitted(held, text=found[0]) if len(found) == 1 else Fitted(held, trouble="not_an_option")


def _plain(text: str) -> str:
    return normal(text).replace(" ", "").casefold()


def _tidy(text: str) -> str:
    return text.strip().lstrip("'’`")


def agree(a: Fitted, b: Fitted) -> bool:
    """The same value, as far as the printed digits can tell: 6.87 万元 and 68,660 元 round to the same, and June 1971
    is the month of 15 June 1971."""
    if a.iso and b.iso:
        return a.iso.startswith(b.iso) or b.iso.startswith(a.iso)
    if a.number is not None and b.number is not None:
        coarse = max(a.printed, b.printed) if a.converted != b.converted else Decimal(0)
        return abs(a.number - b.number) <= max(a.slack + b.slack, coarse)
    if a.number is None and b.number is None:
        return _comparable(a.text) == _comparable(b.text)
    return False


def same_value(a: Value, b: Value) -> bool:
    """Two cells of lists that say the same: numbers, days as far as both are known, words in any spelling."""
    one, other = number_of(a), number_of(b)
    if one is not None and other is not None:
        return one.value == other.value
    left, right = str(a), str(b)
    days = date_text(left) or "", date_text(right) or ""
    if all(days):
        return days[0].startswith(days[1]) or days[1].startswith(days[0])
    return _comparable(left) == _comparable(right)


def _comparable(text: str) -> str:
    """3-5, 3～5 and 3至5 are the same range, and not 35; 一组 is 1组, 青山村村民委员会 青山村, and 汉族 汉."""
    found = parse_range(text)
    if found is not None:
        return format_range(found)
    if _PLACE.search(text):
        return _plain(place_key(text))
    text = _PEOPLE.sub(r"\1", text)
    return _plain(text).replace("-", "").replace("/", "")


def written(fitted: Fitted, target: Target) -> Value:
    """What is put into the cell: a number of at most four decimals (as many as the form asks for), text as it was."""
    if fitted.number is None:
        year = fitted.iso == fitted.text and fitted.iso.isdigit()
        return int(fitted.text) if year else fitted.text
    value = fitted.number
    if target.places is not None and target.numeric:
        value = value.quantize(Decimal(1).scaleb(-target.places), rounding=ROUND_HALF_UP)
    elif fitted.converted:
        value = value.quantize(SHOWN_DECIMALS, rounding=ROUND_HALF_UP).normalize()
    if (
        not target.numeric
        and fitted.held.fact.kind == "number"
        and target.type in ("phone", "idcard", "account", "code")
    ):
        return f"{value:f}"
    return as_cell(value)

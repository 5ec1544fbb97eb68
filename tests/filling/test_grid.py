"""Units, periods and sums over a systematic grid of cases, each judged by an oracle that shares no code with filling.

The oracle works with fractions, with sets of days and with plain lists of persons. Every case must be right: the value
where one is due, and nothing by itself where none is. At least 500 cases stand here; a test counts them.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import pytest

from forms.filling.counting import Counter
from forms.filling.holding import Knowledge
from forms.filling.lookup import ProfileLookup
from forms.matching.definition import Surroundings, define
from forms.model.period import Period
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.recording.asking import Asked
from forms.recording.subjects import UNIT
from forms.values import calendar_math as cal
from tests.filling.known import World
from tests.filling.test_rosters import Desk
from tests.recording.reports import number_of

# Units: what one is in the base of its kind, by law (国务院 1984 on 亩; GB 3100)

UNITS: dict[str, dict[str, Fraction]] = {
    "money": {"元": Fraction(1), "千元": Fraction(1000), "万元": Fraction(10**4), "亿元": Fraction(10**8)},
    "area": {
        "平方米": Fraction(1), "亩": Fraction(2000, 3), "公顷": Fraction(10**4), "平方公里": Fraction(10**6),
    },
    "mass": {"斤": Fraction(1, 2), "公斤": Fraction(1), "吨": Fraction(1000)},
    "length": {"米": Fraction(1), "公里": Fraction(1000)},
}  # fmt: skip
LABELS = {"money": "农村低保金额", "area": "耕地面积", "mass": "油菜产量", "length": "耕地长度"}
AMOUNTS = ("1", "37", "1250", "98765.5")


@dataclass(frozen=True)
class Conversion:
    kind: str
    value: str
    have: str
    want: str

    def expected(self) -> Fraction:
        """Four decimals, half up."""
        units = UNITS[self.kind]
        exact = Fraction(self.value) * units[self.have] / units[self.want]
        if self.have == self.want:
            return exact
        scaled = exact * 10**4 + Fraction(1, 2)
        return Fraction(scaled.numerator // scaled.denominator, 10**4)


CONVERSIONS = [
    Conversion(kind, value, have, want)
    for kind, units in UNITS.items()
    for have, want in itertools.product(units, units)
    for value in AMOUNTS
]
KINDS = ("户", "人", "头", "亩", "元", "公斤", "件")
MIXED = [(have, want) for have, want in itertools.permutations(KINDS, 2) if {have, want} != {"头", "件"}]


@pytest.mark.parametrize("case", CONVERSIONS, ids=lambda c: f"{c.value}{c.have}-{c.want}")
def test_a_value_is_written_in_the_unit_that_is_asked_for(case: Conversion) -> None:
    world = World()
    world.tell(LABELS[case.kind], case.value, unit=case.have)
    found = world.asks(LABELS[case.kind], unit=case.want, type="decimal")
    assert found.decision == "filled"
    assert abs(Fraction(str(found.value)) - case.expected()) <= Fraction(1, 10**9)


@pytest.mark.parametrize(("have", "want"), MIXED)
def test_kinds_never_convert_into_one_another(have: str, want: str) -> None:
    world = World()
    world.tell("农村低保", "120", unit=have)
    found = world.asks("农村低保", unit=want, type="decimal")
    assert found.decision != "filled"


# Periods: a stock stands at a day, a flow covers days, and nothing else fills by itself

ASPECTS = {"stock": ("农村低保户数", "户", "integer"), "flow": ("农村低保金额", "元", "decimal")}
SPANS: tuple[Period, ...] = (
    cal.month(2026, 1), cal.month(2026, 2), cal.month(2026, 3), cal.month(2026, 6), cal.quarter(2026, 1),
    cal.quarter(2026, 2), cal.half(2026, 1), cal.year(2025), cal.as_of(dt.date(2026, 3, 31)),
    cal.ytd(dt.date(2026, 3, 31)), cal.ytd(dt.date(2026, 6, 30)),
)  # fmt: skip
TIMES = [(aspect, have, want) for aspect in ASPECTS for have, want in itertools.product(SPANS, SPANS)]


def days(period: Period) -> frozenset[dt.date]:
    return frozenset(period.start + dt.timedelta(days=n) for n in range((period.end - period.start).days + 1))


@pytest.mark.parametrize(("aspect", "have", "want"), TIMES, ids=lambda v: v if isinstance(v, str) else v.key)
def test_a_value_fills_for_its_own_time_and_no_other(aspect: str, have: Period, want: Period) -> None:
    label, unit, kind = ASPECTS[aspect]
    world = World()
    world.tell(label, 42, have, unit=unit)
    due = max(days(have)) == max(days(want)) if aspect == "stock" else days(have) == days(want)
    found = world.asks(label, want, unit=unit, type=kind)
    assert (found.decision == "filled") == due
    assert not due or found.value == 42


# Sums over time: whatever is filled must be the truth, and the plain ways must be found

MONTHS = [cal.month(2026, n) for n in range(1, 13)]
WHOLES: tuple[Period, ...] = (
    *(cal.quarter(2026, n) for n in range(1, 5)), cal.half(2026, 1), cal.half(2026, 2), cal.year(2026),
    *(cal.ytd(cal.last_day(2026, n)) for n in (2, 4, 5, 7, 8, 9, 10, 11)),
)  # fmt: skip


def truth(period: Period, monthly: list[int]) -> int:
    return sum(value for month, value in zip(MONTHS, monthly, strict=True) if days(month) <= days(period))


def told(spans: list[Period], monthly: list[int]) -> World:
    world = World()
    for span in spans:
        world.tell("农村低保金额", truth(span, monthly), span, unit="元")
    return world


@dataclass(frozen=True)
class Spans:
    known: tuple[Period, ...]
    asked: Period
    due: bool


def _named() -> Iterator[Spans]:
    for whole in WHOLES:
        parts = tuple(m for m in MONTHS if days(m) <= days(whole))
        yield Spans(parts, whole, due=True)
        for missing in range(len(parts)):
            yield Spans(parts[:missing] + parts[missing + 1 :], whole, due=False)
    to_date = {n: cal.span(dt.date(2026, 1, 1), cal.last_day(2026, n)) for n in range(1, 13)}
    for last, first in itertools.combinations(range(12, 0, -1), 2):
        asked = cal.span(dt.date(2026, first + 1, 1), cal.last_day(2026, last))
        known = tuple(p for p in (to_date[last], to_date[first]) if p is not None)
        if asked is not None and asked.kind != "range":
            yield Spans(known, asked, due=True)
            yield Spans(known[:1], asked, due=False)


NAMED_SPANS = list(_named())


@pytest.mark.parametrize("case", NAMED_SPANS, ids=lambda c: f"{c.asked.key}-{len(c.known)}-{c.due}")
def test_complete_parts_give_the_whole_and_incomplete_ones_nothing(case: Spans) -> None:
    monthly = [101 * n + 7 for n in range(1, 13)]
    found = told(list(case.known), monthly).asks("农村低保金额", case.asked, unit="元", type="decimal")
    assert (found.decision == "filled") == case.due
    assert not case.due or found.value == truth(case.asked, monthly)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_spans_are_known_only_the_truth_is_filled(seed: int) -> None:
    chance = random.Random(seed)
    monthly = [chance.randint(0, 9999) for _ in MONTHS]
    known = chance.sample([*MONTHS, *WHOLES], chance.randint(2, 9))
    asked = chance.choice([s for s in WHOLES if s not in known])
    found = told(known, monthly).asks("农村低保金额", asked, unit="元", type="decimal")
    assert found.decision != "filled" or found.value == truth(asked, monthly)


@pytest.mark.parametrize("seed", range(20))
def test_known_spans_that_contradict_fill_nothing(seed: int) -> None:
    chance = random.Random(seed)
    monthly = [chance.randint(1, 999) for _ in MONTHS]
    half = [cal.quarter(2026, 1), cal.quarter(2026, 2), *MONTHS[:6]]
    world = told(half[2:], monthly)
    wrong = chance.choice(half[:2])
    world.tell("农村低保金额", truth(wrong, monthly) + chance.randint(1, 50), wrong, unit="元")
    found = world.asks("农村低保金额", cal.half(2026, 1), unit="元", type="decimal")
    assert found.decision != "filled"


# Sums over villages

VILLAGES = tuple(f"{name}坪村" for name in "甲乙丙丁")
SUMMED = [
    (label, unit, gaps, disputed)
    for label, unit in (("农村低保户数", "户"), ("农村低保金额", "元"), ("特困人数", "人"))
    for gaps in range(3)
    for disputed in (False, True)
]


@pytest.mark.parametrize(("label", "unit", "gaps", "disputed"), SUMMED)
def test_the_township_is_the_sum_of_all_its_villages(label: str, unit: str, gaps: int, disputed: bool) -> None:
    world, values = World(*VILLAGES), [3, 14, 0, 25]
    for village, value in list(zip(VILLAGES, values, strict=True))[gaps:]:
        world.tell(label, value, subject=f"v:{village}", unit=unit)
    if disputed:
        world.tell(label, 99, subject=f"v:{VILLAGES[-1]}", unit=unit)
    found = world.asks(label, unit=unit)
    due = not gaps and not disputed
    assert (found.decision == "filled") == due
    assert not due or found.value == sum(values)


@pytest.mark.parametrize("label", ["人均纯收入", "森林覆盖率", "农村低保标准", "耕地亩产", "参保率", "户均面积"])
@pytest.mark.parametrize("unit", ["元", "%", ""])
def test_rates_and_averages_are_never_added_up(label: str, unit: str) -> None:
    world = World(*VILLAGES)
    for village in VILLAGES:
        world.tell(label, 10, subject=f"v:{village}", unit=unit)
    found = world.asks(label, unit=unit, type="decimal")
    assert not (found.decision == "filled" and found.value == 40)


# Counts over rosters

PEOPLE = [
    (f"人{number}", sex, birth, village, kind)
    for number, (sex, birth, village, kind) in enumerate(
        itertools.product("男女", ("19300101", "19660401", "20010630", "20150812"), ("甲坪村", "乙坪村"), "AB")
    )
]
CONDITIONS = {
    "": lambda p, day: True,
    "女性": lambda p, day: p[1] == "女",
    "男性": lambda p, day: p[1] == "男",
    "60岁以上": lambda p, day: _years(p[2], day) >= 60,
    "未成年人": lambda p, day: _years(p[2], day) < 18,
    "A类": lambda p, day: p[4] == "A",
    "80岁以上女性": lambda p, day: _years(p[2], day) >= 80 and p[1] == "女",
    "16-59岁": lambda p, day: 16 <= _years(p[2], day) <= 59,
}
COUNTS = [(words, where) for words in CONDITIONS for where in (UNIT, "v:甲坪村", "v:乙坪村")]


def _years(birth: str, day: dt.date) -> int:
    """Full years by counting birthdays."""
    month_day = (int(birth[4:6]), int(birth[6:]))
    return sum((y, *month_day) <= (day.year, day.month, day.day) for y in range(int(birth[:4]) + 1, day.year + 1))


@pytest.fixture(scope="module")
def knowledge() -> Iterator[Knowledge]:
    rows = "\n".join(
        f'| {n} | {name} | {sex} | "{number_of(birth, 2 * n + (sex == "男"))}" | {village} | {kind} |'
        for n, (name, sex, birth, village, kind) in enumerate(PEOPLE, 1)
    )
    head = "| 农村低保对象花名册 | < | < | < | < | < |\n| 填报单位：云溪镇 | < | < | 2026年3月 | < | < |\n"
    table = f"\n{head}| 序号 | 姓名 | 性别 | 身份证号 | 村 | 类别 |\n{rows}\n"
    with Profile.throwaway(UnitSettings("云溪镇", "", (("甲坪村", ""), ("乙坪村", ""), ("丙坪村", "")))) as profile:
        desk = Desk(profile)
        desk.take(table)
        ledger = desk.ledger
        yield Knowledge(ledger.reader, ledger.book(), ledger.index, ProfileLookup(profile))


@pytest.mark.parametrize(("words", "where"), COUNTS, ids=lambda v: v or "all")
def test_members_are_counted_by_conditions(knowledge: Knowledge, words: str, where: str) -> None:
    definition = define(
        knowledge.reader, [f"农村低保{words}人数" if not words else f"农村低保{words}"], "人", Surroundings()
    )
    found = Counter(knowledge).count(Asked(definition, where, cal.month(2026, 3)))
    day = dt.date(2026, 3, 31)
    meets = CONDITIONS[words]
    expected = sum(meets(p, day) for p in PEOPLE if where == UNIT or p[3] == where[2:])
    assert found is not None
    assert int(found[0]) == expected


def test_there_are_five_hundred_cases() -> None:
    cases = [CONVERSIONS, MIXED, TIMES, NAMED_SPANS, range(60), range(20), SUMMED, range(18), COUNTS]
    assert sum(map(len, cases)) >= 500

"""A number is a reckoned one only where its old value follows from proved old ones."""

from __future__ import annotations

from decimal import Decimal

from forms.journey.narrative.derived import Known, Reckoned, reckoned
from forms.journey.narrative.figures import numbers_in
from forms.journey.narrative.model import Figure
from forms.model.period import Period
from forms.values.periods import parse_option

OLD, NEW = parse_option("2026-03"), parse_option("2026-04")


def _last(text: str, news: tuple[str, ...], then: dict[str, int] | None = None, which: int = -1) -> Reckoned | None:
    """What the number at `which` is, the others known with `news` in their order."""
    figures = list(numbers_in(text, ()))
    asked = figures[which]
    others = [f for f in figures if f is not asked]
    known = [Known(f, f.number, Decimal(new)) for f, new in zip(others, news, strict=True)]

    def at(figure: Figure, period: Period) -> Decimal | None:
        value = (then or {}).get(period.key.split(":")[1][:7])
        return None if value is None else Decimal(value)

    return reckoned(asked, text, known, OLD, NEW, at)


def test_a_rate_is_reckoned_from_the_two_numbers_beside_it() -> None:
    made = _last("受理矛盾纠纷20件，化解16件，化解率80%", ("25", "21"))
    assert made is not None
    assert made.value == 84


def test_a_rate_that_did_not_hold_before_is_no_such_rate() -> None:
    assert _last("受理矛盾纠纷20件，化解16件，满意率81%", ("25", "21")) is None


def test_two_ways_to_reckon_it_are_none() -> None:
    assert _last("受理20件，化解16件，调解16件，成功率80%", ("25", "21", "20")) is None


def test_a_number_of_another_sentence_is_no_part() -> None:
    assert _last("受理20件。化解16件，化解率80%", ("25", "21")) is None


def test_a_sum_is_that_of_its_parts() -> None:
    made = _last("发放低保金30万元、高龄津贴12万元，合计42万元", ("31", "14"))
    assert made is not None
    assert made.value == 45


def test_the_whole_of_parts_behind_it() -> None:
    made = _last("发展产业项目10个，其中种植6个、养殖4个", ("7", "5"), which=0)
    assert made is not None
    assert made.value == 12


def test_growth_is_reckoned_from_last_years_number() -> None:
    made = _last("低保对象110人，同比增长10%", ("126",), {"2025-03": 100, "2025-04": 105})
    assert made == Reckoned(Decimal(20), made.shown if made else "")


def test_more_than_last_month_in_numbers() -> None:
    made = _last("低保对象110人，较上月增加5人", ("118",), {"2026-02": 105, "2026-03": 110})
    assert made is not None
    assert (made.value, made.turned) == (8, False)


def test_growth_that_turned_into_a_fall_is_left_to_a_person() -> None:
    made = _last("低保对象110人，较上月增加5人", ("107",), {"2026-02": 105, "2026-03": 110})
    assert made is not None
    assert made.turned


def test_growth_without_the_earlier_number_is_not_reckoned() -> None:
    assert _last("低保对象110人，同比增长10%", ("126",), {"2025-03": 100}) is None

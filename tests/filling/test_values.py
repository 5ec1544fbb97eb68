"""Stored values in the template's unit and type."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.filling.values import Fitted, Target, agree, fit, target_of, written
from forms.model.form import Field
from forms.values.units import unit_of
from tests.filling.known import held

AREAS = ["亩", "公顷", "平方米", "平方公里"]
MONEY = ["元", "万元", "亿元"]
NUMBERS = st.decimals(0, 10**7, places=2, allow_nan=False)


def target(kind: str = "decimal", unit: str = "", measure: str = "", *options: str, same_report: str = "") -> Target:
    return Target(kind, unit_of(unit) if unit else None, measure, options, same_report)


def number(value: object, unit: str = "") -> Fitted:
    return fit(held(value, unit=unit), target(unit=unit or "元"))


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "out"),
    [("15", "亩", "公顷", 1), ("3000", "亩", "公顷", 200), ("12000", "元", "万元", 1.2), ("1.2", "万元", "元", 12000),
     ("500", "公斤", "吨", 0.5), ("100", "亩", "公顷", 6.6667), ("5", "人", "名", 5), ("5", "头", "只", 5)],
)  # fmt: skip
def test_units_are_converted(value: str, unit: str, wanted: str, out: float) -> None:
    fitted = fit(held(value, unit=unit), target(unit=wanted))
    assert written(fitted, target(unit=wanted)) == out


@given(NUMBERS, st.sampled_from([AREAS, MONEY]), st.data())
def test_a_value_converted_there_and_back_is_the_same(value: Decimal, units: list[str], data: st.DataObject) -> None:
    one, other = data.draw(st.sampled_from(units)), data.draw(st.sampled_from(units))
    there = fit(held(value, unit=one), target(unit=other))
    back = fit(held(there.number, unit=other), target(unit=one))
    assert agree(fit(held(value, unit=one), target(unit=one)), back)
    assert back.number is not None
    assert abs(back.number - value) <= Decimal("1e-12") * max(Decimal(1), value)


@pytest.mark.parametrize(("unit", "wanted"), [("人", "户"), ("亩", "元"), ("万元", "吨"), ("头", "户")])
def test_other_dimensions_do_not_fit(unit: str, wanted: str) -> None:
    assert fit(held("5", unit=unit), target(unit=wanted)).trouble == "unit_differs"


def test_a_number_without_a_unit_fits_only_where_there_is_no_doubt() -> None:
    assert fit(held("5"), target(measure="persons")).trouble == ""
    assert fit(held("5"), target(measure="money")).trouble == "unit_unknown"
    assert fit(held("5"), target(unit="万元", measure="money")).trouble == "unit_unknown"
    assert fit(held("5", unit="万元"), target(measure="money")).trouble == "unit_unknown"
    assert fit(held("5", report="r"), target(measure="money", same_report="r")).trouble == ""


@pytest.mark.parametrize("kind", ["void", "unknown"])
def test_not_applicable_and_unknown_are_no_values(kind: str) -> None:
    assert fit(held("/", kind=kind), target()).trouble == kind
    assert fit(held("/", kind=kind), target("text")).trouble == kind


def test_none_is_zero_where_a_number_is_asked() -> None:
    assert fit(held("无", kind="none"), target()).number == 0
    assert fit(held("无", kind="none"), target("text")).text == "无"


def test_words_do_not_fit_where_a_number_is_asked() -> None:
    assert fit(held("约五户", kind="text"), target()).trouble == "not_a_number"


def test_a_choice_is_one_of_its_options() -> None:
    assert written(fit(held("是 "), target("choice", "", "", "是", "否")), target("choice")) == "是"
    assert fit(held("也许"), target("choice", "", "", "是", "否")).trouble == "not_an_option"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (("1234", "元"), ("1234.0", "元"), True),
        (("1234", "元"), ("1235", "元"), False),
        (("0.12", "万元"), ("1234", "元"), True),
        (("0.12", "万元"), ("1260", "元"), False),
        (("13.3", "公顷"), ("200", "亩"), True),
    ],
)
def test_a_coarser_figure_agrees_as_far_as_its_digits_tell(a: tuple[str, str], b: tuple[str, str], same: bool) -> None:
    wanted = target(unit=b[1])
    assert agree(fit(held(a[0], unit=a[1]), wanted), fit(held(b[0], unit=b[1]), wanted)) is same


def test_texts_agree_whatever_their_spaces_and_width() -> None:
    texts = [fit(held(v), target("text")) for v in ("甲坪村 １组", "甲坪村1组", "甲坪村2组")]
    assert agree(texts[0], texts[1])
    assert not agree(texts[0], texts[2])


@given(NUMBERS, NUMBERS, st.sampled_from(MONEY), st.sampled_from(MONEY))
def test_agreement_is_mutual(a: Decimal, b: Decimal, one: str, other: str) -> None:
    wanted = target(unit="元")
    left, right = fit(held(a, unit=one), wanted), fit(held(b, unit=other), wanted)
    assert agree(left, right) == agree(right, left)
    assert agree(left, left)


@given(st.integers(0, 10**9))
def test_a_whole_number_is_written_whole(value: int) -> None:
    out = written(fit(held(value, unit="元"), target(unit="元")), target(unit="元"))
    assert out == value
    assert isinstance(out, int)


def test_numbers_that_count_nothing_are_written_as_text() -> None:
    assert written(fit(held("13900000001"), target("phone")), target("phone")) == "13900000001"


def test_a_name_is_text_whatever_unit_stands_above_the_table() -> None:
    assert target_of(Field("f", ("书记",), "S!B2", type="integer", unit="人"), "name", "").type == "text"
    assert target_of(Field("f", ("人数",), "S!B2", type="integer", unit="人"), "persons", "").type == "integer"


def test_a_leading_apostrophe_is_no_part_of_a_text() -> None:
    assert fit(held("'999101"), target("text")).text == "999101"


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "out"),
    [
        ("3-5", "万元", "元", "30000-50000"),
        ("3～5", "亩", "亩", "3～5"),
        ("3-5万元", "", "万元", "3-5"),
        ("3至5", "户", "户", "3至5"),
    ],
)
def test_a_range_is_written_as_a_range(value: str, unit: str, wanted: str, out: str) -> None:
    asked = target("decimal", wanted)
    fitted = fit(held(value, kind="text", unit=unit), asked)
    assert (fitted.number, written(fitted, asked), fitted.trouble) == (None, out, "")


def test_a_range_agrees_with_its_other_spellings_and_with_no_number() -> None:
    ranges = [fit(held(v, kind="text", unit="亩"), target("decimal", "亩")) for v in ("3-5", "3～5", "3至5")]
    assert all(agree(a, b) for a in ranges for b in ranges)
    others = [
        fit(held("35", unit="亩"), target("decimal", "亩")),
        fit(held("3-6", kind="text", unit="亩"), target("decimal", "亩")),
    ]
    assert not any(agree(a, b) for a in ranges for b in others)
    assert fit(held("3-5", kind="text"), target("decimal", "亩")).trouble == "unit_unknown"
    assert fit(held("3-5人", kind="text"), target("integer", "户")).trouble == "unit_differs"


def test_a_year_alone_is_written_as_a_number() -> None:
    year = target("year", measure="date")
    assert written(fit(held("1998", kind="text"), year), year) == 1998
    assert written(fit(held("1998年", kind="text"), year), year) == "1998年"


def test_dates_agree_as_far_as_they_are_known_whatever_their_spelling() -> None:
    day = target("date", measure="date")
    dates = [
        fit(held(text, kind="text"), day)
        for text in ("2020年5月1日", "2020.5.1", "2020-05-01", "2020年5月", "20200501")
    ]
    assert all(agree(a, b) for a in dates for b in dates)
    assert not agree(dates[0], fit(held("2020-05-02", kind="text"), day))


def test_a_day_that_cannot_be_and_what_was_doubted_fit_nowhere() -> None:
    assert fit(held("2021-02-30", kind="text"), target("date", measure="date")).trouble == "doubt_date"
    assert fit(held("500元", kind="text", tags=("doubt:unit",)), target(unit="万元")).trouble == "doubt_unit"
    assert fit(held("900", unit="亩", tags=("doubt:about",)), target(unit="公顷")).trouble == "doubt_about"


def test_nothing_is_a_zero_of_amounts_and_no_rate() -> None:
    assert fit(held("无", kind="none"), target(unit="人", measure="persons")).number == 0
    assert fit(held("无", kind="none"), target("percent", "%", "rate")).trouble == "not_a_number"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("1组", "一组", True), ("青山村1组", "青山村第一村民小组", True), ("青山村", "青山村村民委员会", True), ("汉", "汉族", True),
     ("张 三", "张三", True), ("2组", "12组", False), ("青山村", "石桥村", False), ("回族", "汉族", False)],
)  # fmt: skip
def test_names_of_places_and_people_agree_in_every_spelling(one: str, other: str, same: bool) -> None:
    text = target("text")
    assert agree(fit(held(one, kind="text"), text), fit(held(other, kind="text"), text)) is same


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "out"),
    [("1.25", "万只", "羽", 12500), ("3400", "羽", "万只", 0.34), ("2", "万个", "家", 20000), ("7", "个", "处", 7)],
)
def test_things_counted_by_another_word_keep_how_many_they_are(value: str, unit: str, wanted: str, out: float) -> None:
    fitted = fit(held(value, unit=unit), target(unit=wanted))
    assert (fitted.trouble, written(fitted, target(unit=wanted))) == ("", out)


@pytest.mark.parametrize(("unit", "wanted"), [("万人", ""), ("", "万人")])
def test_thousands_on_one_side_and_no_unit_on_the_other_are_left(unit: str, wanted: str) -> None:
    assert fit(held("1.25", unit=unit), target(unit=wanted, measure="persons")).trouble == "unit_unknown"


def test_a_yield_whose_brackets_leave_out_the_land_is_per_mu() -> None:
    asked = target_of(Field("f", ("高粱亩产（公斤）",), "S!B2", unit="公斤"), "average", "")
    assert fit(held(430, unit="公斤/亩"), asked).number == 430
    assert target_of(Field("f", ("高粱总产（公斤）",), "S!B2", unit="公斤"), "mass", "").unit == unit_of("公斤")

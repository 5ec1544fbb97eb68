from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.values.identity import (
    age_on,
    check_character,
    parse_credit_code,
    parse_division,
    parse_id,
    parse_phone,
    upgrade15,
)

FIRST = "99900019900307001"  # no division has the code 999000
WHOLE = FIRST + check_character(FIRST)


@pytest.mark.parametrize(
    "text", [WHOLE, "G" + WHOLE, "'" + WHOLE, f" {WHOLE[:6]} {WHOLE[6:14]} {WHOLE[14:]}", "９" + WHOLE[1:]]
)
def test_an_identity_number_is_read_however_it_was_typed(text: str) -> None:
    number = parse_id(text)
    assert number is not None
    assert (number.key, number.birth, number.sex) == (WHOLE, dt.date(1990, 3, 7), "男")


def test_a_disability_certificate_is_the_number_and_two_digits() -> None:
    number = parse_id(WHOLE + "43")
    assert number is not None
    assert (number.key, number.grade) == (WHOLE, "43")


@pytest.mark.parametrize("value", [float(WHOLE), int(WHOLE), "9.99E+17", WHOLE[:15] + "000"])
def test_a_number_that_lost_digits_is_lossy_and_no_key(value: object) -> None:
    number = parse_id(value)
    assert number is not None
    assert (number.lossy, number.valid, number.key) == (True, False, "")


def test_a_wrong_check_character_is_no_key() -> None:
    wrong = FIRST + ("1" if WHOLE[-1] != "1" else "2")
    number = parse_id(wrong)
    assert number is not None
    assert (number.valid, number.key, number.text) == (False, "", wrong)


def test_fifteen_digits_tell_the_birth_but_are_no_key_until_upgraded() -> None:
    old = WHOLE[:6] + WHOLE[8:17]
    for value in (old, int(old)):
        number = parse_id(value)
        assert number is not None
        assert (number.kind15, number.birth, number.sex, number.key) == (True, dt.date(1990, 3, 7), "男", "")
    assert upgrade15(old) == WHOLE
    assert upgrade15("999000901307001") is None


@pytest.mark.parametrize(
    "value", ["", "张三", "12345", WHOLE[:10] + "****" + WHOLE[14:], True, None, -3, float("inf"), 12.5]
)
def test_what_has_not_the_shape_is_no_identity_number(value: object) -> None:
    assert parse_id(value) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2030, 12, 31)), st.integers(0, 999))
def test_every_well_made_number_is_valid(birth: dt.date, order: int) -> None:
    first = f"999000{birth:%Y%m%d}{order:03d}"
    number = parse_id(first + check_character(first))
    assert number is not None
    assert (number.valid, number.birth, number.sex) == (True, birth, "男" if order % 2 else "女")


@given(st.dates(dt.date(1900, 1, 1), dt.date(2000, 12, 31)), st.dates(dt.date(2001, 1, 1), dt.date(2090, 12, 30)))
def test_age_never_falls_and_grows_by_one_a_year(birth: dt.date, day: dt.date) -> None:
    assert 0 <= age_on(birth, day) <= age_on(birth, day + dt.timedelta(days=1)) <= age_on(birth, day) + 1


def test_age_turns_on_the_birthday() -> None:
    assert age_on(dt.date(1960, 6, 15), dt.date(2020, 6, 14)) == 59
    assert age_on(dt.date(1960, 6, 15), dt.date(2020, 6, 15)) == 60
    assert age_on(dt.date(2000, 2, 29), dt.date(2001, 2, 28)) == 0


def test_phones_have_one_spelling() -> None:
    assert (
        parse_phone("138 0000 0000") == parse_phone(13800000000.0) == parse_phone("+86-138-0000-0000") == "13800000000"
    )
    assert parse_phone("（023）70000000") == "023-70000000"
    assert parse_phone("无") is None
    assert parse_phone("12") is None


def test_codes() -> None:
    assert parse_division("999001") == parse_division(999001.0) == "999001"
    assert parse_division("999001002003") == "999001002003"
    assert parse_division("9990010") is None
    assert parse_credit_code("91110000600037341l") == "91110000600037341L"
    assert parse_credit_code("911100006000373410") is None


@given(st.text(max_size=40) | st.integers() | st.floats() | st.none() | st.booleans())
def test_identity_never_raises(value: object) -> None:
    for parse in (parse_id, parse_phone, parse_credit_code, parse_division):
        parse(value)


def test_a_number_without_its_last_character_is_known_and_refused() -> None:
    for value in ("99900119491231002", "'99900119491231002", 99900119491231002):
        found = parse_id(value)
        assert found is not None
        assert (found.valid, found.lossy, found.key) == (False, True, "")
    assert parse_id("99900119491331002") is None  # no such month: 17 digits of something else

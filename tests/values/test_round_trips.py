"""What is written is read back as the same value, whichever of its spellings was chosen."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.cn import uscc

from forms.values import calendar_math as cal
from forms.values.dates import date_text
from forms.values.identity import (
    check_character,
    parse_credit_code,
    parse_division,
    parse_id,
    parse_phone,
    upgrade15,
)
from forms.values.numbers import format_number, number_of, parse_number
from forms.values.people import group_number, person_name, place_key
from forms.values.periods import in_words, parse_period
from forms.values.text import chinese_numeral
from forms.values.units import convert, unit_of

FORMAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
SCALES = {"千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
KINDS = "户 头 只 羽 间 件 个 处 次 人次 户次 台 辆 床 张 家 所 座 口 艘 套 栋 份 株 条 项 起 宗 例".split()
BIRTHS = st.dates(dt.date(1900, 1, 1), dt.date(1999, 12, 31))
NAMES = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=4)


def identity(birth: dt.date, order: int) -> str:
    first = f"999101{birth:%Y%m%d}{order:03d}"
    return first + check_character(first)


@given(st.decimals(0, 10**4, places=3, allow_nan=False), st.sampled_from(sorted(SCALES)), st.sampled_from(["", "元"]))
def test_a_number_with_its_scale_is_the_number_times_it(value: Decimal, scale: str, unit: str) -> None:
    found = parse_number(f"{value}{scale}{unit}")
    assert found is not None
    assert (found.value, found.scale, found.rest) == (value.scaleb(SCALES[scale]), scale, unit)


@given(st.integers(11, 10**12 - 1))
def test_an_amount_in_capital_numerals_is_read_back(value: int) -> None:
    word = chinese_numeral(value).translate(FORMAL)
    word = f"壹{word}" if word.startswith("拾") else word
    for text in (f"{word}元", f"{word}元整", f"{word}圆整", f"人民币{word}元整"):
        found = parse_number(text)
        assert found is not None, text
        assert (found.value, found.rest in ("元", "圆")) == (Decimal(value), True)


@given(st.integers(1, 10**9 - 1), st.integers(0, 9), st.integers(1, 9))
def test_an_amount_in_capital_numerals_to_the_fen_is_read_back(yuan: int, jiao: int, fen: int) -> None:
    whole = chinese_numeral(yuan).translate(FORMAL)
    whole = f"壹{whole}" if whole.startswith("拾") else whole
    digits = "零壹贰叁肆伍陆柒捌玖"
    found = parse_number(f"{whole}元{digits[jiao]}{'角' if jiao else ''}{digits[fen]}分")
    assert found is not None
    assert (found.value, found.rest) == (Decimal(yuan) + Decimal(10 * jiao + fen) / 100, "元")


@given(st.integers(-(10**14), 10**14) | st.floats(-1e12, 1e12, allow_nan=False).map(lambda x: round(x, 4)))
def test_a_cell_number_is_read_back_from_what_is_written(value: float) -> None:
    found = number_of(value)
    assert found is not None
    again = parse_number(format_number(found.value))
    assert again is not None
    assert again.value == found.value


@given(st.sampled_from(KINDS), st.sampled_from([*KINDS, "人", "元", "亩", "公斤", "小时"]), st.integers(0, 10**6))
def test_kinds_of_counts_never_become_one_another(one: str, other: str, value: int) -> None:
    a, b = unit_of(one), unit_of(other)
    assert a is not None
    assert b is not None
    assert convert(Decimal(value), a, b) == (Decimal(value) if one == other else None)
    assert one == other or convert(Decimal(value), b, a) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_spellings_of_a_date_are_one_date(day: dt.date) -> None:
    y, m, d = day.year, day.month, day.day
    for text in (f"{y}年{m}月{d}日", f"{y}.{m}.{d}", f"{y}/{m:02d}/{d:02d}", f"{y}－{m}－{d}", f"{day:%Y%m%d}"):
        assert date_text(text) == day.isoformat()


@given(st.integers(1990, 2090), st.integers(1, 12))
def test_a_month_in_chinese_numerals_is_that_month(year: int, month: int) -> None:
    digits = "".join("〇一二三四五六七八九"[int(c)] for c in str(year))
    for text in (f"{digits}年{chinese_numeral(month)}月", f"{year}年{month:02d}月份", in_words(cal.month(year, month))):
        assert parse_period(text) == cal.month(year, month)


@given(BIRTHS, st.integers(0, 999))
def test_an_old_number_lengthened_is_the_new_one(birth: dt.date, order: int) -> None:
    number = identity(birth, order)
    old = number[:6] + number[8:17]
    found = parse_id(old)
    assert found is not None
    assert (found.kind15, found.birth, found.key, upgrade15(old)) == (True, birth, "", number)


@given(BIRTHS, st.integers(0, 999))
def test_a_lost_or_changed_character_is_never_a_key(birth: dt.date, order: int) -> None:
    number = identity(birth, order)
    short, whole, float_read = parse_id(number[:17]), parse_id(number), parse_id(float(number[:17] + "0"))
    assert short is not None
    assert whole is not None
    assert (short.lossy, short.key, whole.key) == (True, "", number)
    assert float_read is not None
    assert (float_read.lossy, float_read.key) == (True, "")
    wrong = parse_id(number[:17] + ("1" if number[17] != "1" else "2"))
    assert wrong is not None
    assert wrong.key == ""


@given(st.integers(3, 9), st.integers(0, 10**9 - 1))
def test_spellings_of_a_mobile_number_are_one(second: int, rest: int) -> None:
    number = f"1{second}{rest:09d}"
    for text in (
        number,
        f"+86{number}",
        f"{number[:3]} {number[3:7]} {number[7:]}",
        f"{number[:3]}-{number[3:7]}-{number[7:]}",
    ):
        assert parse_phone(text) == number
    assert parse_phone(int(number)) == number
    assert parse_phone(number[:-1]) is None


@given(
    st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9), st.sampled_from(["11", "51", "91", "92", "93"])
)
def test_a_credit_code_is_known_by_its_check_character(body: str, kind: str) -> None:
    first = f"{kind}999101{body}"
    code = first + uscc.calc_check_digit(first)
    assume(uscc.is_valid(code))
    assert (
        parse_credit_code(code)
        == parse_credit_code(code.lower())
        == parse_credit_code(f"{code[:8]} {code[8:]}")
        == code
    )
    assert parse_credit_code(first + ("0" if code[-1] != "0" else "1")) is None


@given(st.integers(10**5, 10**6 - 1), st.sampled_from([1, 1000, 10**6]))
def test_a_division_code_is_text_or_number(county: int, below: int) -> None:
    code = county * below
    assert parse_division(code) == parse_division(str(code)) == parse_division(float(code)) == str(code)
    assert parse_division(str(code)[:-1]) is None


@given(NAMES)
def test_spaces_inside_a_name_say_nothing(name: str) -> None:
    assert (
        person_name(" ".join(name)) == person_name("\u3000".join(name)) == person_name(f" {name} ") == person_name(name)
    )


@given(st.integers(1, 99))
def test_spellings_of_a_group_are_one(number: int) -> None:
    word = chinese_numeral(number)
    spellings = (
        f"{number}组",
        f"{word}组",
        f"第{word}村民小组",
        f"第{number}组",
        f"{word}社",
        f"{number}队",
        f"{number}村民组",
    )
    assert {group_number(s) for s in spellings} == {number}
    assert {place_key(s) for s in spellings} == {f"{number}组"}
    assert {place_key(f"青山村{s}") for s in spellings} == {f"青山村{number}组"}

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.errors import FormsError
from forms.model.period import Period
from forms.values import calendar_math as cal
from forms.values.period_patterns import SPELLINGS, UNIFIED
from forms.values.periods import (
    A_YEAR,
    contains,
    find_periods,
    in_words,
    last_year,
    months_of,
    parse_option,
    parse_period,
    period_of_file_name,
    previous,
    relative,
    same_span,
    same_stock_day,
)

DATES = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))
NAMED = st.one_of(
    DATES.map(cal.day),
    DATES.map(cal.as_of),
    DATES.map(lambda d: cal.month(d.year, d.month)),
    DATES.map(lambda d: cal.quarter(d.year, (d.month + 2) // 3)),
    DATES.map(lambda d: cal.half(d.year, (d.month + 5) // 6)),
    DATES.map(lambda d: cal.year(d.year)),
    DATES.map(lambda d: cal.ytd(cal.last_day(d.year, d.month))),
    st.tuples(DATES, DATES).map(sorted).map(lambda p: cal.span(*p)),
)


def key(kind: str, start: str, end: str = "") -> str:
    return f"{kind}:{start}:{end or start}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((t, key("month", "2026-04-01", "2026-04-30")) for t in (
            "2026年4月", "2026.4", "2026-04", "202604", "二〇二六年四月", "２０２６年４月份",
            "2026 年 04 月", "26年4月", "（2026年4月）", "统计时段：2026年4月")),
        *((t, key("year", "2025-01-01", "2025-12-31")) for t in (
            "二〇二五年度", "2025年", "2025年全年", "2025年1-12月")),
        *((t, key("half", "2025-01-01", "2025-06-30")) for t in (
            "2025年1—6月", "2025年上半年", "2025H1", "2025.1-6")),
        *((t, key("quarter", "2026-01-01", "2026-03-31")) for t in (
            "2026年一季度", "2026年第1季度", "2026Q1", "2026年1—3月")),
        *((t, key("as_of", "2026-03-31")) for t in (
            "截至2026年3月底", "2026年3月末", "截至2026年3月31日", "统计截止：2026年3月末")),
        *((t, key("as_of", "2025-12-31")) for t in (
            "2025年末", "2025年年底", "2025年12月31日24时", "2026年初")),
        ("2026年1—3月累计", key("ytd", "2026-01-01", "2026-03-31")),
        ("2026年1—4月", key("ytd", "2026-01-01", "2026-04-30")),
        ("2026年前三季度", key("ytd", "2026-01-01", "2026-09-30")),
        ("2026年上半年累计", key("half", "2026-01-01", "2026-06-30")),
        ("2026年7月15日18时", key("day", "2026-07-15")),
        ("2025—2026年度", key("range", "2025-01-01", "2026-12-31")),
        ("2025年11月—2026年3月", key("range", "2025-11-01", "2026-03-31")),
        ("2026年4月1日至15日", key("range", "2026-04-01", "2026-04-15")),
        ("2026年3月上旬", key("range", "2026-03-01", "2026-03-10")),
        ("标准时点：2020年11月1日零时", key("as_of", "2020-11-01")),
    ],
)  # fmt: skip
def test_spellings_of_a_period(text: str, expected: str) -> None:
    period = parse_period(text)
    assert period is not None
    assert period.key == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026年春季",
        "2020年以来",
        "2026年13月",
        "2024年2月30日",
        "〔2026〕12号",
        "1—6月",
        "2026年4月报表",
        "本月",
    ],
)
def test_what_is_no_whole_period(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026年2月30日",
        "截至2025年2月29日",
        "26年2月30日",
        "2026年13月",
        "二〇二六年二月三十日",
        "2026-02-30",
        "2026.2.30",
    ],
)
def test_a_day_that_cannot_be_is_no_period_and_not_its_month(text: str) -> None:
    assert find_periods(f"情况统计表（{text}）") == []


def test_periods_are_found_where_they_stand() -> None:
    text = "某镇2025年末耕地面积比２０２４年末增加"
    assert [(text[a:b], p.end.year) for a, b, p in find_periods(text)] == [("2025年末", 2025), ("２０２４年末", 2024)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("某某镇月报-202602.xlsx", key("month", "2026-02-01", "2026-02-28")),
        ("某某月报（3月）2026.xlsx", key("month", "2026-03-01", "2026-03-31")),
        ("某某统计2025一季度.xls", key("quarter", "2025-01-01", "2025-03-31")),
        ("基本情况表2025.docx", key("year", "2025-01-01", "2025-12-31")),
        ("2025年秋粮进度表.xlsx", key("year", "2025-01-01", "2025-12-31")),
        ("某某表_2026年4月(2).xlsx", key("month", "2026-04-01", "2026-04-30")),
    ],
)
def test_a_file_name_gives_its_period(name: str, expected: str) -> None:
    period = period_of_file_name(name)
    assert period is not None
    assert period.key == expected


@pytest.mark.parametrize(
    "name", ["某某表1月.xlsx", "花名册.xlsx", "2024与2025.xlsx", "2026年1月、2026年2月.xls", "2025年春季表.xlsx"]
)
def test_a_file_name_that_gives_none_or_several(name: str) -> None:
    assert period_of_file_name(name) is None


def test_a_deadline_is_no_as_of_date() -> None:
    ((_, _, period),) = find_periods("报送截止日期：2026年4月10日")
    assert period.kind == "day"


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("2026", key("year", "2026-01-01", "2026-12-31")),
        ("2026H2", key("half", "2026-07-01", "2026-12-31")),
        ("2026Q1", key("quarter", "2026-01-01", "2026-03-31")),
        ("2026-02", key("month", "2026-02-01", "2026-02-28")),
        ("2026-04-30", key("day", "2026-04-30")),
        ("2026年4月", key("month", "2026-04-01", "2026-04-30")),
        ("2026年前三季度", key("ytd", "2026-01-01", "2026-09-30")),
        ("2026年1—9月", key("ytd", "2026-01-01", "2026-09-30")),
    ],
)
def test_options(option: str, expected: str) -> None:
    assert parse_option(option).key == expected


@pytest.mark.parametrize(
    "option", ["", "2026-13", "2026-00", "2026Q5", "2026-02-30", "0000", "四月", "4月", "2026年4月、5月", "2026年13月"]
)
def test_a_bad_option_is_refused(option: str) -> None:
    with pytest.raises(FormsError) as caught:
        parse_option(option)
    assert caught.value.code == "period.bad"


@pytest.mark.parametrize(
    ("word", "base", "expected"),
    [
        ("本月", "2026-04", key("month", "2026-04-01", "2026-04-30")),
        ("本期", "2026Q1", key("quarter", "2026-01-01", "2026-03-31")),
        ("上期", "2026-01", key("month", "2025-12-01", "2025-12-31")),
        ("上年同期", "2026-04", key("month", "2025-04-01", "2025-04-30")),
        ("去年同期", "2026Q1", key("quarter", "2025-01-01", "2025-03-31")),
        ("上月末", "2026-03", key("as_of", "2026-02-28")),
        ("上年末", "2026-04", key("as_of", "2025-12-31")),
        ("年初", "2026-04", key("as_of", "2025-12-31")),
        ("年末", "2025", key("as_of", "2025-12-31")),
        ("期末", "2026Q1", key("as_of", "2026-03-31")),
        ("本季末", "2025", key("as_of", "2025-12-31")),
        ("季末", "2026H1", key("as_of", "2026-06-30")),
        ("1—本月", "2026-04", key("ytd", "2026-01-01", "2026-04-30")),
        ("本年累计", "2026-04", key("ytd", "2026-01-01", "2026-04-30")),
        ("年初至本季累计", "2026Q1", key("ytd", "2026-01-01", "2026-03-31")),
        ("3月", "2026-04", key("month", "2026-03-01", "2026-03-31")),
        ("3月末", "2026-04", key("as_of", "2026-03-31")),
        ("截至3月31日", "2026-04", key("as_of", "2026-03-31")),
        ("一季度", "2026-04", key("quarter", "2026-01-01", "2026-03-31")),
        ("1—3月累计", "2026-04", key("ytd", "2026-01-01", "2026-03-31")),
        ("去年3月", "2026-04", key("month", "2025-03-01", "2025-03-31")),
        ("7月15日18时", "2026-07", key("day", "2026-07-15")),
        ("2024年末", "2026-04", key("as_of", "2024-12-31")),
    ],
)
def test_words_that_lean_on_the_report(word: str, base: str, expected: str) -> None:
    period = relative(word, parse_option(base))
    assert period is not None
    assert period.key == expected


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("本月", "2025"),
        ("年末", "2026-04"),
        ("累计", "2026-04"),
        ("人数", "2026-04"),
        ("三组", "2026-04"),
        ("3户", "2026-04"),
    ],
)
def test_words_that_fit_no_one_period(word: str, base: str) -> None:
    assert relative(word, parse_option(base)) is None


@given(NAMED)
def test_in_words_reads_back_as_the_same_period(period: Period) -> None:
    assert parse_period(in_words(period)) == period


@given(NAMED)
def test_a_key_reads_back(period: Period) -> None:
    assert Period.from_key(period.key) == period


@pytest.mark.parametrize(
    ("period", "following"),
    [
        (cal.month(2025, 12), cal.month(2026, 1)),
        (cal.quarter(2025, 4), cal.quarter(2026, 1)),
        (cal.half(2026, 1), cal.half(2026, 2)),
        (cal.year(2025), cal.year(2026)),
        (cal.ytd(dt.date(2026, 3, 31)), cal.ytd(dt.date(2026, 4, 30))),
        (cal.as_of(dt.date(2026, 1, 31)), cal.as_of(dt.date(2026, 2, 28))),
        (cal.as_of(dt.date(2026, 7, 15)), cal.as_of(dt.date(2026, 7, 16))),
    ],
)
def test_following_is_the_period_a_clerk_reports_on_next(period: Period, following: Period) -> None:
    assert cal.following(period) == following


@given(NAMED)
def test_previous_touches_the_period_from_before(period: Period) -> None:
    before = previous(period)
    if before is not None:
        assert before.kind == period.kind
        assert before.end + dt.timedelta(days=1) == period.start


@given(NAMED)
def test_last_year_keeps_the_kind_and_the_month(period: Period) -> None:
    earlier = last_year(period)
    assert (earlier.kind, earlier.start.month, earlier.end.month) == (period.kind, period.start.month, period.end.month)
    assert (earlier.start.year, earlier.end.year) == (period.start.year - 1, period.end.year - 1)
    if period.kind in ("month", "quarter", "half", "year"):
        assert cal.span(earlier.start, earlier.end) == earlier


@given(NAMED)
def test_months_make_up_the_period(period: Period) -> None:
    months = months_of(period)
    if months:
        assert (months[0].start, months[-1].end) == (period.start, period.end)
        assert all(contains(period, month) for month in months)


def test_a_stock_is_the_same_on_the_same_last_day() -> None:
    days = [parse_period(t) for t in ("2026年3月", "2026年一季度", "2026年3月末", "2026年1—3月累计")]
    assert all(a and b and same_stock_day(a, b) for a in days for b in days)
    assert not same_stock_day(parse_option("2026-03"), parse_option("2026-04"))


def test_the_first_quarter_and_its_cumulated_months_span_the_same_days() -> None:
    cumulated = parse_period("2026年1—3月累计")
    assert cumulated is not None
    assert same_span(parse_option("2026Q1"), cumulated)
    assert not same_span(parse_option("2026H1"), cumulated)


@given(st.text(max_size=80) | st.text("0123456789年月日季度末上下半-—.至截 二〇一QH", max_size=24))
def test_periods_never_raise(text: str) -> None:
    for start, end, period in find_periods(text):
        assert 0 <= start < end <= len(text)
        assert period.start <= period.end
    parse_period(text)
    relative(text, parse_option("2026-04"))


@given(st.text("12一二〇零九三十年月日季度末上下半第前至截止累计期-/. QH", max_size=20))
def test_what_names_no_year_is_no_spelling_of_a_period(text: str) -> None:
    if A_YEAR.search(text.translate(UNIFIED)) is None:
        assert not any(build(m) for pattern, build in SPELLINGS for m in pattern.finditer(text.translate(UNIFIED)))

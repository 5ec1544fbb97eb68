"""Words of time are carried on where they can mean nothing but the report's own period."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.journey.narrative.times import carried, mentions
from forms.values.periods import parse_option, relative


def _carry(text: str, old: str, new: str) -> list[str | None]:
    """The text after each mention was carried on; None where a person has to look."""
    out: list[str | None] = []
    for mention in mentions(text, parse_option(old)):
        edits = carried(mention, parse_option(old), parse_option(new))
        if edits is None:
            out.append(None)
            continue
        words = text
        for (a, b), said in sorted(edits, reverse=True):
            words = words[:a] + said + words[b:]
        out.append(words)
    return out


@pytest.mark.parametrize(
    ("text", "old", "new", "said"),
    [
        ("2026年3月", "2026-03", "2026-04", "2026年4月"),
        ("2025年12月", "2025-12", "2026-01", "2026年1月"),
        ("2025年四季度", "2025Q4", "2026Q1", "2026年一季度"),
        ("一季度", "2026Q1", "2026Q2", "二季度"),
        ("2026年第一季度", "2026Q1", "2026Q2", "2026年第二季度"),
        ("2026年一季度", "2026Q1", "2026H1", "2026年上半年"),
        ("截至2026年1月底", "2026-01", "2026-03", "截至2026年3月底"),
        ("3月末", "2026-03", "2026-04", "4月末"),
        ("截至3月31日", "2026-03", "2026-04", "截至4月30日"),
        ("1—3月", "2026-03", "2026-04", "1—4月"),
        ("2026年上半年", "2026H1", "2026H2", "2026年下半年"),
        ("2025年平安建设工作", "2025", "2026", "2026年平安建设工作"),
        ("2026年04月", "2026-04", "2026-05", "2026年05月"),
        ("12月受理", "2025", "2026", "12月受理"),
        ("截至6月底", "2026Q2", "2026Q3", "截至9月底"),
        ("1—3月累计", "2026Q1", "2026Q2", "1—6月累计"),
        ("1-6月累计", "2026H1", "2026Q3", "1-9月累计"),
        ("上半年累计", "2026H1", "2026年前三季度", "前三季度累计"),
        ("2026年上半年", "2026H1", "2026年前三季度", "2026年前三季度"),
        ("前三季度累计", "2026Q3", "2027Q3", "前三季度累计"),
        ("前三季度", "2026年前三季度", "2026", "全年"),
        ("一季度", "2026Q1", "2026年1—9月", "前三季度"),
    ],
)
def test_words_for_the_old_period_say_the_new(text: str, old: str, new: str, said: str) -> None:
    assert _carry(text, old, new) == [said]


@pytest.mark.parametrize("text", ["2026年2月9日", "2026年5月", "2月15日"])
def test_a_day_or_a_month_of_its_own_is_left_to_a_person(text: str) -> None:
    assert _carry(text, "2026-03", "2026-04") == [None]


def test_months_that_may_mean_two_things_are_left_to_a_person() -> None:
    assert _carry("1—3月", "2026Q1", "2026Q2") == [None]


def test_what_is_long_past_stays() -> None:
    assert _carry("2019年获评示范镇", "2026-03", "2026-04") == ["2019年获评示范镇"]


@given(st.integers(2015, 2030), st.integers(1, 12), st.integers(2015, 2030), st.integers(1, 12))
def test_what_was_carried_on_reads_back_as_the_new_period(y: int, m: int, y2: int, m2: int) -> None:
    if (y, m) == (y2, m2):
        return
    old, new = f"{y}-{m:02d}", f"{y2}-{m2:02d}"
    (said,) = _carry(f"{y}年{m}月", old, new)
    assert said is not None
    assert relative(said, parse_option(new)) == parse_option(new)

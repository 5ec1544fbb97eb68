from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.documents.number_formats import from_serial, shows_date, to_serial


@pytest.mark.parametrize("number_format", ["yyyy-mm-dd", 'yyyy"年"m"月"', "[$-804]yyyy/m/d;@", "h:mm", "mmm-yy"])
def test_formats_that_show_dates(number_format: str) -> None:
    assert shows_date(number_format)


@pytest.mark.parametrize(
    "number_format", ["General", "0.00", "@", '0"日"', "[Red]0.00", "0.00_);[Red]0", "[h]:mm", "G/通用格式"]
)
def test_formats_that_do_not(number_format: str) -> None:
    assert not shows_date(number_format)


def test_serials_read_as_people_see_them() -> None:
    assert from_serial(46142, "yyyy/m/d") == dt.date(2026, 4, 30)
    assert from_serial(46142.5, "yyyy/m/d h:mm") == dt.datetime(2026, 4, 30, 12)
    assert from_serial(0.25, "h:mm") == dt.time(6)
    assert from_serial(44680, "yyyy/m/d", from_1904=True) == dt.date(2026, 4, 30)
    assert from_serial(-1, "yyyy/m/d") == -1


@given(st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31)), st.booleans())
def test_dates_survive_their_serial(day: dt.date, from_1904: bool) -> None:
    if from_1904 and day < dt.date(1904, 1, 2):
        return
    assert from_serial(to_serial(day, from_1904=from_1904), "yyyy/m/d", from_1904=from_1904) == day

"""Age bands of a roster: last time's, while the person is in it."""

from __future__ import annotations

import pytest

from forms.filling.age_bands import with_age_bands
from forms.model.form import Column, Table
from forms.model.period import Period
from forms.model.proposal import Reason, RosterCell, RosterProposal, RosterRow
from forms.values import calendar_math as cal
from tests.recording.reports import check_character

APRIL = cal.month(2026, 4)


def person(born: str) -> str:
    number = f"999101{born}001"
    return number + check_character(number)


def decision(born: str, *said: str, period: Period | None = APRIL) -> str:
    cells = [RosterCell(text, "suggested", Reason("roster.last_time")) for text in said]
    rows = tuple(RosterRow(person(born), {1: cell}) for cell in cells)
    columns = (Column(0, ("姓名",)), Column(1, ("年龄段",)))
    table = Table("t", "S", "roster", (0,), 1, 9, columns)
    return with_age_bands(RosterProposal("t", rows, ()), table, period).rows[0].cells[1].decision


@pytest.mark.parametrize(
    ("born", "band", "wanted"),
    [
        ("19400101", "80-89周岁", "filled"),
        ("19200101", "100周岁及以上", "filled"),
        ("19360415", "80—89岁", "suggested"),  # ninety within the month
        ("19360101", "80-89周岁", "suggested"),  # in the next band now
    ],
)
def test_a_band_is_filled_while_the_age_is_inside_it_all_the_month(born: str, band: str, wanted: str) -> None:
    assert decision(born, band) == wanted


def test_a_column_that_says_anything_else_stays_offered() -> None:
    assert decision("19400101", "80-89周岁", "高龄") == "suggested"


def test_without_a_period_nobodys_age_is_known() -> None:
    assert decision("19400101", "80-89周岁", period=None) == "suggested"

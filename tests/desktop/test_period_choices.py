"""The periods offered: the form's own first, the latest of its kind next."""

from __future__ import annotations

import datetime as dt

from desktop.pages.fill.period_choices import period_choices
from desktop.words import period_code
from forms.model.period import Period
from forms.values.periods import parse_option

TODAY = dt.date(2026, 5, 6)
APRIL = Period("month", dt.date(2026, 4, 1), dt.date(2026, 4, 30))
FIRST_QUARTER = Period("quarter", dt.date(2026, 1, 1), dt.date(2026, 3, 31))


def test_the_forms_own_period_comes_first_and_once() -> None:
    offered = period_choices(TODAY, APRIL)
    assert offered[0] == APRIL
    assert len(set(offered)) == len(offered)


def test_periods_of_the_same_kind_come_before_others() -> None:
    offered = period_choices(TODAY, FIRST_QUARTER)
    assert [p.kind for p in offered[:4]] == ["quarter"] * 4


def test_a_form_without_a_period_is_offered_the_current_month_first() -> None:
    assert period_choices(TODAY, None)[0] == Period("month", dt.date(2026, 5, 1), dt.date(2026, 5, 31))


def test_every_offered_period_is_understood_by_the_engine() -> None:
    for period in period_choices(TODAY, None):
        assert parse_option(period_code(period)) == period

"""What waits: reports whose next period has begun, reports that differ."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.model.period import Period
from forms.profile.rows import SubmissionHead
from forms.recording.agenda import due_reports, following


def month(number: int, year: int = 2026) -> Period:
    start = dt.date(year, number, 1)
    return Period("month", start, following(Period("month", start, start)).start - dt.timedelta(days=1))


def sent(period: Period, form: str = "f1", source: str = "report") -> SubmissionHead:
    return SubmissionHead(
        period.key + form, "", "", "xlsx", "低保月报", "", form, "甲镇", period.key, "title", (), source, "", "d", "sent",
        True, 1, 3,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        ("month", "2026-12-01", "2027-01-31"),
        ("quarter", "2026-10-01", "2027-03-31"),
        ("half", "2026-01-01", "2026-12-31"),
        ("year", "2026-01-01", "2027-12-31"),
    ],
)
def test_the_following_period_begins_where_the_last_ended(kind: str, start: str, end: str) -> None:
    first = dt.date.fromisoformat(start)
    after = following(Period(kind, first, first))  # type: ignore[arg-type]
    assert after.end == dt.date.fromisoformat(end)


def test_a_monthly_report_is_due_when_its_next_month_has_begun() -> None:
    heads = [sent(month(3)), sent(month(4))]
    (due,) = due_reports(heads, dt.date(2026, 5, 2))
    assert (due.last, due.next, due.times) == (month(4).key, month(5).key, 2)
    assert due_reports(heads, dt.date(2026, 4, 30)) == []


def test_what_was_sent_once_or_left_out_long_ago_is_not_due() -> None:
    assert due_reports([sent(month(4))], dt.date(2026, 5, 2)) == []
    assert due_reports([sent(month(3)), sent(month(4))], dt.date(2026, 9, 1)) == []


def test_corrections_by_hand_are_no_reports() -> None:
    assert due_reports([sent(month(3)), sent(month(4), source="manual")], dt.date(2026, 5, 2)) == []

"""Terms run in working days from the day an article names, and are reached on the day behind them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.model.papers import Need, Request, RequestEvent, RequestState
from forms.sharing.papers.clocks import next_states, terms
from forms.values.workdays import Workdays

DAY = dt.date(2026, 3, 2)  # a Monday
PLAIN = Workdays(years=frozenset({2026}))
FREE = Need("户籍人口", "人口", "1", "县公安局", "无条件共享")
BOUND = Need("残疾等级", "残疾人", "2", "县残联", "有条件共享")


def asked(*events: tuple[RequestState, int], kind: str = "request", needs: tuple[Need, ...] = (BOUND,)) -> Request:
    steps = tuple(RequestEvent(state, DAY + dt.timedelta(days)) for state, days in events)
    return Request("r", kind, "县残联", "函", DAY, needs, events=steps)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("request_", "what", "due"),
    [
        (asked(("sent", 0)), "answer", dt.date(2026, 3, 16)),
        (asked(("sent", 0), needs=(FREE,)), "answer", dt.date(2026, 3, 3)),
        (asked(("sent", 0), ("extended", 5)), "answer", dt.date(2026, 3, 30)),
        (asked(("sent", 0), ("supplement", 3), ("sent", 7)), "answer", dt.date(2026, 3, 23)),
        (asked(("sent", 0), ("agreed", 7)), "delivery", dt.date(2026, 4, 6)),
        (asked(("sent", 0), kind="verification", needs=()), "verification", dt.date(2026, 3, 16)),
    ],
)
def test_each_article_has_its_term(request_: Request, what: str, due: dt.date) -> None:
    (term,) = terms(request_, DAY, PLAIN)
    assert (term.what, term.due, term.reached) == (what, due, False)
    assert not terms(request_, due, PLAIN)[0].reached
    assert terms(request_, due + dt.timedelta(1), PLAIN)[0].reached


@pytest.mark.parametrize("state", ["drafted", "supplement", "refused", "delivered", "withdrawn"])
def test_no_term_runs_while_nothing_is_asked_of_the_other_office(state: RequestState) -> None:
    assert terms(asked((state, 0)), DAY, PLAIN) == ()


def test_items_shared_without_conditions_are_answered_first() -> None:
    first, second = terms(asked(("sent", 0), needs=(BOUND, FREE)), DAY, PLAIN)
    assert (first.attribute, second.attribute) == ("无条件共享", "有条件共享")
    assert first.due < second.due


def test_holidays_do_not_count_and_a_year_that_isn_t_announced_says_so() -> None:
    holiday = replace(PLAIN, rest=frozenset({dt.date(2026, 3, 3)}))
    assert terms(asked(("sent", 0)), DAY, holiday)[0].due == dt.date(2026, 3, 17)
    assert terms(asked(("sent", 0)), DAY, holiday)[0].certain
    assert not terms(asked(("sent", 0)), DAY, Workdays())[0].certain


def test_an_answer_is_put_off_once_only() -> None:
    assert "extended" in next_states(asked(("sent", 0)))
    assert "extended" not in next_states(asked(("sent", 0), ("extended", 3)))


def test_verification_is_answered_and_neither_agreed_nor_delivered() -> None:
    assert next_states(asked(("sent", 0), kind="verification")) == ("supplement", "answered", "withdrawn")


@given(st.integers(0, 3000), st.sampled_from(["无条件共享", "有条件共享"]))
def test_a_term_ends_on_a_working_day_behind_its_beginning(days: int, attribute: str) -> None:
    start = dt.date(2024, 1, 1) + dt.timedelta(days)
    one = replace(
        asked(("sent", 0), needs=(replace(BOUND, attribute=attribute),)), events=(RequestEvent("sent", start),)
    )
    (term,) = terms(one, start, PLAIN)
    assert term.due > start
    assert PLAIN.is_workday(term.due)

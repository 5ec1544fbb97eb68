"""A request is kept from its draft to its answer; every step is undone as it was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from forms.errors import FormsError
from forms.model.papers import Difference, Elements, Need, RequestState
from forms.profile.store import Profile
from forms.sharing.papers.requests import RequestDesk, state_by_item
from forms.values.workdays import Workdays
from forms.workspace import Workspace

MADE = dt.date(2026, 3, 2)
NEED = Need("残疾等级", "残疾人", "A-1", "县残联", "有条件共享", uses=(("月报", 3),))
ELEMENTS = Elements("依据", "场景", "范围", "方式", "时限")
CALENDAR = Workdays(years=frozenset({2026}))


@pytest.fixture
def profile() -> Iterator[Profile]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        yield workspace._profile


@pytest.fixture
def desk(profile: Profile) -> RequestDesk:
    return RequestDesk(profile)


def test_what_was_asked_is_read_back_whole(desk: RequestDesk, profile: Profile) -> None:
    made = desk.draft("request", "县残联", "关于申请共享的函", MADE, [NEED], ELEMENTS)
    assert RequestDesk(profile).all() == (made,)
    assert (made.needs, made.elements, made.state) == ((NEED,), ELEMENTS, "drafted")
    difference = Difference("残疾等级", "甲坪村", "二级", "三级", "县残联")
    assert desk.draft("verification", "县残联", "校核", MADE, differences=[difference]).differences == (difference,)


def test_it_goes_its_way_step_by_step(desk: RequestDesk) -> None:
    id = desk.draft("request", "县残联", "函", MADE, [NEED], ELEMENTS).id
    way: list[tuple[RequestState, int]] = [("sent", 1), ("extended", 9), ("agreed", 12), ("delivered", 20)]
    for state, days in way:
        assert desk.step(id, state, MADE + dt.timedelta(days), "记").state == state
    assert [event.state for event in desk.find(id).events] == [state for state, _ in way]


@pytest.mark.parametrize("state", ["agreed", "delivered", "answered", "drafted"])
def test_a_step_that_doesn_t_follow_is_refused(desk: RequestDesk, state: RequestState) -> None:
    id = desk.draft("request", "县残联", "函", MADE, [NEED], ELEMENTS).id
    with pytest.raises(FormsError, match=r"request\.step"):
        desk.step(id, state, MADE)
    assert desk.find(id).events == ()


def test_no_step_lies_before_the_one_it_follows(desk: RequestDesk) -> None:
    id = desk.draft("request", "县残联", "函", MADE, [NEED], ELEMENTS).id
    with pytest.raises(FormsError, match=r"request\.day"):
        desk.step(id, "sent", MADE - dt.timedelta(1))


def test_the_last_step_is_taken_back(desk: RequestDesk) -> None:
    id = desk.draft("request", "县残联", "函", MADE, [NEED], ELEMENTS).id
    desk.step(id, "sent", MADE)
    desk.step(id, "refused", MADE, "另有渠道")
    assert desk.undo_step(id).state == "sent"
    assert desk.undo_step(id).state == "drafted"
    with pytest.raises(FormsError, match=r"request\.no_step"):
        desk.undo_step(id)


def test_those_with_a_term_wait_and_the_nearest_comes_first(desk: RequestDesk) -> None:
    later = desk.draft("request", "县残联", "函", MADE, [NEED], ELEMENTS).id
    sooner = desk.draft("verification", "县残联", "校核", MADE).id
    desk.draft("request", "县残联", "还没发", MADE, [NEED], ELEMENTS)
    desk.step(later, "sent", MADE + dt.timedelta(3))
    desk.step(sooner, "sent", MADE)
    assert [one.id for one, _ in desk.waiting(MADE, CALENDAR)] == [sooner, later]


def test_coordination_begins_with_a_call_and_is_ticked_off(desk: RequestDesk) -> None:
    id = desk.draft("request", "县残联", "函", MADE, [NEED], ELEMENTS).id
    assert desk.called(id, "call", MADE).calls == (("call", MADE),)
    with pytest.raises(ValueError, match="tea"):
        desk.called(id, "tea", MADE)


def test_an_item_shows_the_state_of_its_newest_request(desk: RequestDesk) -> None:
    first = desk.draft("request", "县残联", "函", MADE, [NEED], ELEMENTS).id
    desk.step(first, "sent", MADE)
    desk.step(first, "refused", MADE)
    desk.draft("request", "县残联", "再函", MADE, [NEED], ELEMENTS)
    assert state_by_item(desk.all()) == {("县残联", "A-1", "残疾等级"): "drafted"}


def test_one_that_nobody_knows_is_said(desk: RequestDesk) -> None:
    with pytest.raises(FormsError, match=r"request\.unknown"):
        desk.find("deadbeef")

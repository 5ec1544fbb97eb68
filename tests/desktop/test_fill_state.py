"""What stands at a place, what the clerk makes of it, and what will be written."""

from __future__ import annotations

from desktop.form_view.state import FillState
from desktop.states import State
from forms.model.form import Protected
from forms.model.proposal import RosterCell
from tests.desktop.by_hand import draft, grid, monthly, opened, proposal, roster

FIRST = (-1, -1, -1, -1)


def order(state: FillState, number: int, forward: bool = True) -> list[str]:
    """The places that Enter comes by."""
    out: list[str] = []
    position = FIRST
    for _ in range(number):
        entry = state.next_needing(position, forward)
        assert entry is not None
        out.append(entry.address)
        position = state.position_of(entry)
    return out


def test_every_state_is_counted_once() -> None:
    counts = monthly().state.counts()
    assert (counts.of(State.FILLED), counts.of(State.SUGGESTED), counts.of(State.CONFLICT)) == (1, 1, 1)
    assert (counts.of(State.BLANK), counts.shareable, counts.total, counts.done) == (1, 1, 4, 1)


def test_a_correction_counts_as_seen_and_is_written() -> None:
    state = monthly().state
    state.correct("表!B4", 11)
    assert state.counts().of(State.CONFIRMED) == 1
    assert state.counts().of(State.SUGGESTED) == 0
    assert state.answers()[1] == {"表!B4": 11}


def test_a_place_emptied_on_purpose_is_seen_too() -> None:
    state = monthly().state
    state.correct("表!B3", None)
    assert state.counts().of(State.CONFIRMED) == 1
    assert state.answers()[1] == {"表!B3": None}


def test_taking_a_correction_back_restores_everything() -> None:
    state = monthly().state
    before = state.counts()
    state.correct("表!B4", 11)
    state.correct("表!B4", 12)
    state.uncorrect("表!B4")
    assert state.counts() == before
    assert state.answers() == (state.draft, {})


def test_nothing_is_overridden_before_somebody_types() -> None:
    assert monthly().state.answers()[1] == {}


def test_a_suggestion_shows_but_a_conflict_has_no_value() -> None:
    state = monthly().state
    values = {e.address: state.value(e) for cell in ((2, 1), (3, 1), (4, 1)) for e in state.at(("表", *cell))}
    assert values == {"表!B3": 57, "表!B4": 8, "表!B5": None}


def test_enter_goes_through_what_needs_a_person_and_round() -> None:
    state = monthly().state
    assert order(state, 4) == ["表!B4", "表!B5", "表!B6", "表!B4"]
    state.correct("表!B5", 22)
    assert order(state, 3) == ["表!B4", "表!B6", "表!B4"]


def test_shift_enter_goes_back() -> None:
    assert order(monthly().state, 3, forward=False) == ["表!B6", "表!B5", "表!B4"]


def test_nothing_is_next_when_all_is_seen() -> None:
    state = monthly().state
    for key in ("表!B4", "表!B5", "表!B6"):
        state.correct(key, 1)
    assert state.next_needing(FIRST) is None


def test_the_choices_are_the_proposed_value_and_the_others_each_once() -> None:
    entry = opened([grid("甲 | ")], draft([proposal("表!B1", "suggested", 5, others=(5, 6.0, 6))])).state.entry("表!B1")
    assert entry is not None
    assert [choice.value for choice in entry.choices] == [5, 6.0]


def test_signatures_are_not_ours_and_remarks_nobody_waits_for() -> None:
    places = (
        proposal("表!B1", "blank", path=("单位负责人",), kind="signature", role="signature"),
        proposal("表!B2", "blank", path=("备 注",), kind="text", role="filler"),
        proposal("表!B3", "blank", path=("填表人",), kind="text", role="filler"),
    )
    state = opened([grid("负责人 | \n备注 | \n填表人 | ")], draft(places)).state
    assert state.counts().total == 1
    assert order(state, 2) == ["表!B3", "表!B3"]


def test_a_range_is_one_place_on_all_its_cells() -> None:
    state = opened([grid("电话 | | |")], draft([proposal("表!B1:D1", "filled", 5)])).state
    assert [bool(state.at(("表", 0, col))) for col in range(4)] == [False, True, True, True]
    assert state.counts().total == 1


def test_several_blanks_of_one_cell_keep_their_order() -> None:
    places = [proposal(f"表!A1#{n}", "blank", mode="in_cell") for n in (1, 0)]
    state = opened([grid("户____人____ |")], draft(places)).state
    assert order(state, 2) == ["表!A1#0", "表!A1#1"]


def test_an_address_the_document_lacks_is_left_out() -> None:
    state = opened([grid("甲 | ")], draft([proposal("别的表!B1", "filled", 5), proposal("？", "blank")])).state
    assert state.counts().total == 0


def test_corrections_move_to_a_new_draft_where_the_places_are_still_there() -> None:
    old, new = monthly().state, monthly().state
    old.correct("表!B4", 11)
    new.adopt({**old.corrections, "表!Z99": 1})
    assert dict(new.corrections) == {"表!B4": 11}


ROWS = (
    {0: RosterCell("张三", "filled"), 1: RosterCell("999101", "filled"), 2: RosterCell(500, "suggested")},
    {0: RosterCell("李四", "filled"), 2: RosterCell(None, "blank")},
    {0: RosterCell("王五", "conflict"), 2: RosterCell(600, "suggested")},
)


def test_a_roster_makes_room_for_its_rows_and_what_follows_moves_down() -> None:
    form = roster(ROWS)
    assert form.sheets[0].grid.rows == 5
    assert form.sheets[0].grid.value(4, 0) == "填表人"
    entry = form.state.entry("表!B4")  # the template's address
    assert entry is not None
    assert entry.place.row == 4


def test_cells_of_a_roster_are_entries_with_their_reasons() -> None:
    state = roster(ROWS).state
    (entry,) = state.at(("表", 1, 2))
    assert (entry.decision, entry.value, entry.path) == (State.SUGGESTED, 500, ("金额",))
    assert entry.provenance == (roster(ROWS).state.draft.rosters[0].source[0],)


def test_the_list_has_a_line_for_a_column_and_state_not_for_a_cell() -> None:
    state = roster(ROWS).state
    lines = {(i.state, i.path): i.number for i in state.items()}
    assert lines[State.SUGGESTED, ("金额",)] == 2
    state.correct("t1|0|2", 510)
    lines = {(i.state, i.path): (i.key, i.number) for i in state.items()}
    assert lines[State.SUGGESTED, ("金额",)] == ("t1|2|2", 1)  # leads to the one still open
    assert lines[State.CONFIRMED, ("金额",)][1] == 1


def test_corrections_in_a_roster_are_written_with_its_rows() -> None:
    state = roster(ROWS).state
    state.correct("t1|2|0", "王武")
    draft_, overrides = state.answers()
    cell = draft_.rosters[0].rows[2].cells[0]
    assert (cell.value, cell.decision, overrides) == ("王武", "filled", {})
    assert state.draft.rosters[0].rows[2].cells[0].value == "王五"  # the draft itself stays as it was


def test_rows_typed_into_an_empty_roster_are_written_too() -> None:
    state = roster(()).state
    assert state.counts().of(State.BLANK) == 2  # the roster as one, and who filled it
    state.correct("t1|1|0", "李四")
    state.correct("t1|0|0", "张三")
    (written,), overrides = state.answers()[0].rosters, state.answers()[1]
    assert [row.cells[0].value for row in written.rows] == ["张三", "李四"]
    assert overrides == {}
    assert state.counts().of(State.BLANK) == 1


def test_items_and_counts_agree() -> None:
    state = roster(ROWS).state
    state.correct("t1|1|2", 1)
    for each in State:
        listed = sum(item.number for item in state.items() if item.state is each)
        assert listed == state.counts().of(each)


def test_protected_places_say_why() -> None:
    state = monthly().state
    assert state.why_protected(("表", 6, 1)) == "formula"
    assert state.why_protected(("表", 0, 0)) == ""


def test_large_protected_areas_are_found_as_small_ones_are() -> None:
    protected = (Protected("表!A1:B2", "total"), Protected("表!A3:Z100", "other_office"), Protected("没有!A1", "note"))
    state = opened([grid("甲 | 乙")], draft(protected=protected)).state
    assert state.why_protected(("表", 1, 1)) == "total"
    assert state.why_protected(("表", 50, 20)) == "other_office"
    assert state.why_protected(("表", 50, 30)) == ""

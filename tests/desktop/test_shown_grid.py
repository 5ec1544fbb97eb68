"""Rows that a roster needs are inserted on screen as they will be in the file."""

from __future__ import annotations

from desktop.form_view.places import place_of
from desktop.form_view.shown_grid import ShownGrid, shown_place, with_rows
from forms.model.document import Area
from tests.desktop.by_hand import grid

BEFORE = grid("甲 | 乙\n | \n合计 | 0", merges=(Area(2, 0, 2, 1),), row_heights={1: 20.0}, hidden_rows=frozenset({2}))


def test_inserted_rows_push_everything_below_down() -> None:
    after = with_rows(BEFORE, [(1, 3)])
    assert (after.rows, after.value(5, 0), after.merges) == (6, "合计", (Area(5, 0, 5, 1),))
    assert after.row_heights == {1: 20.0, 2: 20.0, 3: 20.0, 4: 20.0}
    assert after.hidden_rows == {5}


def test_two_rosters_on_one_sheet_both_grow() -> None:
    after = with_rows(grid("a\nb\nc"), [(0, 1), (1, 2)])
    assert [after.value(r, 0) for r in range(after.rows)] == ["a", None, "b", None, None, "c"]


def test_an_address_of_the_template_is_shown_where_it_moved() -> None:
    shown = {"表": ShownGrid(BEFORE, with_rows(BEFORE, [(1, 3)]), ((1, 3),))}
    place = shown_place("表!A3", shown)
    assert place is not None
    assert place.row == 5


def test_places_in_word_count_from_where_the_row_begins() -> None:
    place = place_of("T0.R0.C1", {"T0": grid("a | b | c", "T0", row_starts={0: 1})})
    assert place is not None
    assert (place.row, place.col) == (0, 2)


def test_places_the_document_lacks_are_none() -> None:
    assert place_of("没有!A1", {}) is None
    assert place_of("T3.R0.C0", {}) is None
    assert place_of("胡话", {}) is None

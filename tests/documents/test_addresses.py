from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.documents.addresses import SheetPlace, WordCell, WordParagraph, parse, parse_area
from forms.errors import FormsError
from forms.model.document import Area, Grid


def test_a_sheet_cell_counts_rows_from_one() -> None:
    assert parse("Sheet1!D7") == SheetPlace("Sheet1", Area(6, 3, 6, 3))


def test_a_range_is_written_to_its_first_cell() -> None:
    place = parse("表 1!D7:F9")
    assert isinstance(place, SheetPlace)
    assert place.cell == (6, 3)
    assert place.area == Area(6, 3, 8, 5)


def test_the_last_exclamation_mark_ends_the_sheet_name() -> None:
    assert parse("真的!吗!A1#2") == SheetPlace("真的!吗", Area(0, 0, 0, 0), 2)


def test_nested_word_cells_keep_their_steps() -> None:
    assert parse("header1:T0.R2.C3.T1.R0.C4#1") == WordCell("header1", ((0, 2, 3), (1, 0, 4)), 1)


def test_paragraph_blanks() -> None:
    assert parse("P5.B0") == WordParagraph("", 5, 0)
    assert parse("box0:P3") == WordParagraph("box0", 3)


@pytest.mark.parametrize(
    "address", ["", "A1", "Sheet1!", "Sheet1!1A", "T0.R1", "!A1", "Sheet1!A0", "T0.R1.C2.B0", "P.B1"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(FormsError) as caught:
        parse(address)
    assert caught.value.code == "address.unreadable"


@given(st.integers(0, 1_048_575), st.integers(0, 16_383), st.text("表a! '", min_size=1, max_size=5))
def test_what_a_grid_calls_a_cell_parses_back(row: int, col: int, name: str) -> None:
    place = parse(Grid(name, "sheet", 1, 1, ()).address(row, col))
    assert isinstance(place, SheetPlace)
    assert (place.sheet, place.cell) == (name, (row, col))


def test_whole_columns_and_rows_are_areas() -> None:
    assert parse_area("B:C") == Area(0, 1, 1_048_575, 2)
    assert parse_area("3:4") == Area(2, 0, 3, 16_383)
    assert parse_area("nonsense") is None

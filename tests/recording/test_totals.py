"""Sums of a report that carries formulas without stored results."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.model.document import Grid, letters
from forms.recording.totals import MOST, Sums


def total_at(grid: Grid, row: int, col: int) -> Decimal | None:
    return Sums(grid).at(row, col)


CELLS = st.lists(st.lists(st.integers(-50, 50) | st.none(), min_size=4, max_size=4), min_size=4, max_size=4)
REF = st.tuples(st.integers(0, 3), st.integers(0, 3)).map(lambda at: f"{letters(at[1])}{at[0] + 1}")
TERM = REF | st.tuples(REF, REF).map(lambda ends: f"SUM({ends[0]}:{ends[1]})") | st.integers(0, 9).map(str)
FORMULA = st.lists(st.tuples(st.sampled_from("+-"), TERM), min_size=1, max_size=5)


def grid(values: list[list[int | None]], formula: str) -> Grid:
    return Grid("S", "sheet", 6, 6, values, formulas={(5, 5): formula})


def naive(values: list[list[int | None]], terms: list[tuple[str, str]]) -> int:
    def cell(ref: str) -> tuple[int, int]:
        return int(ref[1:]) - 1, ord(ref[0]) - 65

    def term(text: str) -> int:
        if text.startswith("SUM("):
            a, b = (cell(end) for end in text[4:-1].split(":"))
            rows, cols = sorted((a[0], b[0])), sorted((a[1], b[1]))
            return sum(values[r][c] or 0 for r in range(rows[0], rows[1] + 1) for c in range(cols[0], cols[1] + 1))
        if text[0].isdigit():
            return int(text)
        row, col = cell(text)
        return values[row][col] or 0

    return sum(-term(t) if sign == "-" else term(t) for sign, t in terms)


@given(CELLS, FORMULA)
def test_sums_and_differences_come_out_right(values: list[list[int | None]], terms: list[tuple[str, str]]) -> None:
    formula = "=" + "".join(sign + term for sign, term in terms)
    assert total_at(grid(values, formula), 5, 5) == naive(values, terms)


@pytest.mark.parametrize(
    "formula",
    ["=A1*2", "=A1/B1", "=AVERAGE(A1:B2)", "=IF(A1>0,1,0)", "=Other!A1", "=SUM(Other!A1:A3)", "=A1&B1", "=", "=HYPERLINK(A1)",
     f"=SUM(A1:ZZ{MOST})"],
)  # fmt: skip
def test_anything_else_is_left_alone(formula: str) -> None:
    assert total_at(grid([[1, 2], [3, 4]], formula), 5, 5) is None


def test_sums_of_sums_are_followed() -> None:
    both = Grid(
        "S", "sheet", 3, 2, [[1, 2], [None, None]], formulas={(1, 0): "=A1+B1", (1, 1): "=A2*1", (2, 0): "=SUM(A1:A2)"}
    )
    assert total_at(both, 2, 0) == Decimal(4)


def test_a_circle_ends() -> None:
    circle = Grid("S", "sheet", 2, 1, [[None], [None]], formulas={(0, 0): "=A2", (1, 0): "=A1"})
    assert total_at(circle, 0, 0) is None


def test_a_stored_result_goes_before_the_formula() -> None:
    assert total_at(Grid("S", "sheet", 1, 1, [[7]], formulas={(0, 0): "=1+1"}), 0, 0) == Decimal(7)


def test_one_part_that_cannot_be_worked_out_leaves_the_sum_open() -> None:
    part = Grid(
        "S",
        "sheet",
        2,
        2,
        [[1, None], [None, None]],
        formulas={(0, 1): "=A1*2", (1, 0): "=SUM(A1:B1)", (1, 1): "=A1+B1"},
    )
    assert total_at(part, 1, 1) is None
    assert total_at(part, 1, 0) is None


def test_each_cell_is_worked_out_once() -> None:
    rows = 10
    every = {(r, c): f"=SUM(A{r + 2}:Z{r + 2})" for r in range(rows) for c in range(26)}
    assert (
        total_at(Grid("S", "sheet", rows + 1, 26, [[None] * 26] * rows + [[1] * 26], formulas=every), 0, 0) == 26**rows
    )


def test_a_sheet_full_of_long_ranges_is_read_so_far_and_no_further() -> None:
    many = 1 + MOST // 1000
    sheet = Grid("S", "sheet", many, 2, [[1]] * many, formulas={(r, 1): "=SUM(A1:A1000)" for r in range(many)})
    sums = Sums(sheet)
    results = [sums.at(r, 1) for r in range(many)]
    assert results[0] is not None
    assert results[-1] is None

"""The scorer itself: it must count a wrong fill as wrong."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.model.document import Value
from forms.model.form import Column, Field, Form, Table
from forms.model.proposal import Decision, Draft, Proposal, RosterCell, RosterProposal, RosterRow
from tests.evaluation import figures
from tests.evaluation.comparing import same
from tests.evaluation.labelling import compared
from tests.evaluation.scoring import Score, compare, wilson_upper


def scored(cells: list[dict[str, object]], *proposals: tuple[str, Decision, Value]) -> Score:
    fields = [Field(str(n), ("x",), address) for n, (address, _, _) in enumerate(proposals)]
    made = tuple(Proposal(f, d, "B", v) for f, (_, d, v) in zip(fields, proposals, strict=True))
    out = Score()
    compare({"file": "f", "cells": cells}, Draft("f", Form("xlsx", ""), None, "unit", made), out)
    return out


def cell(kind: str, expected: Value = 5, **more: object) -> dict[str, object]:
    return {"sheet": "S", "cell": "C3", "class": kind, "expected": expected, **more}


@pytest.mark.parametrize("kind", ["stale", "conflict", "unknown", "form"])
def test_filling_what_must_stay_blank_is_wrong(kind: str) -> None:
    assert len(scored([cell(kind)], ("S!C3", "filled", 5)).cells.wrong) == 1
    assert scored([cell(kind)], ("S!C3", "suggested", 5)).cells.left == 1


def test_another_value_is_wrong_and_counts_against_coverage() -> None:
    score = scored([cell("same")], ("S!C3", "filled", 6))
    assert (len(score.cells.wrong), score.cells.coverage, score.cells.fillable) == (1, 0.0, 1)


def test_a_right_suggestion_neither_counts_as_filled_nor_as_wrong() -> None:
    score = scored([cell("same")], ("S!C3", "suggested", 5))
    assert (score.cells.missed, score.cells.offered, score.cells.wrong) == (1, 1, [])


def test_blanks_of_one_cell_are_told_apart_by_number() -> None:
    score = scored([cell("same", 7, blank=1)], ("S!C3#0", "filled", 5), ("S!C3#1", "filled", 7))
    assert score.cells.right == 1


def test_blanks_of_a_paragraph_are_told_apart_by_number() -> None:
    place = {"cell": "P5.B1", "class": "same", "expected": 7}
    assert scored([place], ("P5.B0", "filled", 5), ("P5.B1", "filled", 7)).cells.right == 1


def roster(gold: dict[str, object], *rows: dict[int, Value]) -> Score:
    table = Table("t", "S", "roster", (0,), 1, 3, (Column(0, ("身份证号",)), Column(1, ("组",))))
    made = tuple(RosterRow("k", {i: RosterCell(v, "filled") for i, v in row.items()}) for row in rows)
    draft = Draft("f", Form("xlsx", "", tables=(table,)), None, "unit", (), (RosterProposal("t", made),))
    out = Score()
    base = {"sheet": "S", "first_row": 2, "columns": {"A": "身份证号", "B": "组"}, "key": "身份证号"}
    compare({"file": "f", "cells": [], "table": base | gold}, draft, out)
    return out


def test_a_roster_is_compared_row_by_row_whatever_their_order() -> None:
    wanted = [{"身份证号": "999101a", "组": "1组"}, {"身份证号": "999101b", "组": "二组"}]
    score = roster({"expected_rows": wanted}, {0: "999101b", 1: "2组"}, {0: "999101a", 1: "3组"})
    assert (score.rosters.right, len(score.rosters.wrong)) == (3, 1)


def test_a_row_that_does_not_belong_and_a_row_twice_are_wrong() -> None:
    wanted = [{"身份证号": "999101a", "组": "1组"}]
    extra = roster({"expected_rows": wanted}, {0: "999101a", 1: "1组"}, {0: "999101c", 1: "1组"})
    twice = roster({"expected_rows": wanted}, {0: "999101a", 1: "1组"}, {0: "999101a", 1: "1组"})
    assert (len(extra.rosters.wrong), len(twice.rosters.wrong)) == (1, 1)


def test_filling_a_disputed_cell_of_a_roster_is_wrong() -> None:
    disputed = {
        "conflicts": [{"key": "999101a", "column": "组"}],
        "expected_rows": [{"身份证号": "999101a", "组": None}],
    }
    assert len(roster(disputed, {0: "999101a", 1: "1组"}).rosters.wrong) == 1
    assert roster(disputed, {0: "999101a"}).rosters.wrong == []


def test_a_label_filled_though_it_has_no_element_is_wrong() -> None:
    rows = [{"label": "a", "gold": "NONE"}, {"label": "b", "gold": "P1"}, {"label": "c", "gold": "SKIP"}]
    answer = {"decision": "fill", "element": "P1", "candidates": [{"element": "P1"}]}
    score = compared(rows, [answer] * 3)
    assert (score.right, score.filled, [w[0] for w in score.wrong]) == (1, 2, ["a"])


@pytest.mark.parametrize(
    ("got", "wanted"),
    [(12.0, "12"), ("一组", "1组"), ("2026年3月", "2026.3"), (dt.date(2026, 3, 1), "2026-03-01"), (" 李 某", "李某")],
)
def test_spelling_does_not_matter(got: object, wanted: object) -> None:
    assert same(got, wanted)


@pytest.mark.parametrize(
    ("got", "wanted"),
    [(12, 13), ("999101200001010000", "999101200001010001"), ("", "5"), ("2026年4月", "2026年3月"), ("男", "女")],
)
def test_values_do_matter(got: object, wanted: object) -> None:
    assert not same(got, wanted)


@given(st.integers(0, 50), st.integers(1, 5000))
def test_the_bound_lies_above_the_share_seen(wrong: int, count: int) -> None:
    wrong = min(wrong, count)
    assert wrong / count - 1e-9 <= wilson_upper(wrong, count) <= 1 + 1e-9


def test_a_page_that_states_more_than_was_measured_is_found() -> None:
    row = "| x | 10 | 0.80 | 0 of 8 | ≤ 0.2527 |  |"
    page = f"{figures.BEGIN}\n{row}\n{figures.END}"
    assert figures.untrue(page, [row]) == []
    assert figures.untrue(page, [row.replace("0.80", "0.77")])
    assert figures.untrue(page, [row.replace("0 of", "1 of")])
    assert figures.untrue(page, [row.replace("x", "y")])
    assert figures.stated(figures.written(page, [row, row.replace("x", "y")])).keys() == {"x", "y"}

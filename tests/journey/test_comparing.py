"""A report against an earlier one: values by their labels, rows by whom they are about."""

from __future__ import annotations

from pathlib import Path

from forms.journey.comparing import compare
from forms.model.facts import Submission
from forms.recording.observe import submission_of
from forms.workspace import inspect_file
from tests.journey.on_its_way import PERSONS, monthly, roster


def read(path: Path) -> Submission:
    return submission_of(*inspect_file(path), "0" * 64)


def test_values_that_differ_are_named_by_their_labels_whatever_the_period(tmp_path: Path) -> None:
    before = read(monthly(tmp_path / "a.xlsx", (3, 5, 4, 9)))
    now = read(monthly(tmp_path / "b.xlsx", (3, 6, 4, ""), "2026年4月"))
    assert [(e.labels[-1], e.before, e.now) for e in compare(before, now).values] == [
        ("东沟村", "5", "6"), ("西河村", "9", ""),
    ]  # fmt: skip


def test_the_same_report_has_no_changes(tmp_path: Path) -> None:
    one = read(roster(tmp_path / "a.xlsx", PERSONS))
    found = compare(one, one)
    assert (found.empty, found.rosters[0].same) == (True, 3)


def test_rows_that_came_left_and_changed_are_counted_by_person(tmp_path: Path) -> None:
    first, second, third = PERSONS
    before = read(roster(tmp_path / "a.xlsx", (first, second)))
    now = read(roster(tmp_path / "b.xlsx", (third, (second[0], second[1], 500)), "2026年4月"))
    (found,) = compare(before, now).rosters
    assert (found.new, found.left, found.changed, found.same) == ((1,), (1,), (2,), 0)
    assert [(e.before, e.now) for e in found.edits] == [("380", "500")]


def test_rows_in_another_order_are_the_same_rows(tmp_path: Path) -> None:
    before = read(roster(tmp_path / "a.xlsx", PERSONS))
    now = read(roster(tmp_path / "b.xlsx", PERSONS[::-1]))
    assert compare(before, now).empty


def test_a_number_written_otherwise_is_no_change(tmp_path: Path) -> None:
    assert compare(
        read(monthly(tmp_path / "a.xlsx", (3, 5, 4, 9))), read(monthly(tmp_path / "b.xlsx", (3.0, "5", 4, 9)))
    ).empty

"""What stands wrongly in a past roster: said, kept, and only offered; amounts in the new column's unit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.filling.rowvalues import NO_DATE, NO_PHONE, UNCLEAR, CellValue, cell_value
from forms.matching.definition import Surroundings, define
from forms.model.form import Column
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from tests.filling.test_rosters import ROWS, Desk, column, past
from tests.recording.reports import PERSONS, READER, seen


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇", "999101")) as profile:
        yield Desk(profile)


def taken(raw: str, label: str, kind: str, unit: str = "", source: str = "", raw_type: str = "s") -> CellValue | None:
    asked = define(READER, [label], unit, Surroundings("耕地保护花名册", per_row=True))
    path = (label,) if unit == source else (f"{label} ",) if not source else (f"{label}（{source}）",)
    held = seen(*path, raw=raw, raw_type=raw_type, unit=source, type=kind)
    return cell_value(held, Column(1, (f"{label}（{unit}）" if unit else label,), kind, unit or None), asked)  # type: ignore[arg-type]


def test_a_number_is_written_in_the_units_of_the_new_column() -> None:
    assert taken("15", "耕地面积", "decimal", "公顷", "亩", "n") == CellValue(1)
    assert taken("10", "耕地面积", "decimal", "公顷", "亩", "n") == CellValue(0.6667)
    assert taken("三亩", "耕地面积", "decimal", "亩", "亩") == CellValue(3)


def test_units_of_another_kind_or_none_are_only_offered() -> None:
    assert taken("15", "耕地面积", "decimal", "元", "亩", "n") == CellValue(15, UNCLEAR)
    assert taken("15", "耕地面积", "decimal", "公顷", "", "n") == CellValue(15, UNCLEAR)
    assert taken("5公顷", "耕地面积", "decimal", "亩", "亩") == CellValue("5公顷", UNCLEAR)


def test_rates_of_water_are_one_and_other_rates_are_only_offered() -> None:
    assert taken("377", "设计供水规模", "decimal", "吨/日", "m³/d", "n") == CellValue(377)
    assert taken("377", "设计供水规模", "decimal", "万吨/日", "m³/d", "n") == CellValue(377, UNCLEAR)
    assert taken("20", "垃圾处理能力", "decimal", "吨/日", "m³/d", "n") == CellValue(20, UNCLEAR)


def test_dates_and_telephones_that_cannot_be_are_only_offered() -> None:
    assert taken("2021-02-30", "纳入日期", "date") == CellValue("2021-02-30", NO_DATE)
    assert taken("2021-02-28", "纳入日期", "date") == CellValue("2021-02-28")
    assert taken("1390000000", "联系电话", "phone") == CellValue("1390000000", NO_PHONE)
    assert taken("023-12345678", "联系电话", "phone") == CellValue("023-12345678")


def reasons(desk: Desk) -> list[set[str]]:
    found = desk.roster().rows
    return [{c.reason.code for c in row.cells.values() if c.reason and c.decision == "suggested"} for row in found]


@pytest.mark.parametrize("number", ["", "1.23E+17", "不详"])
def test_a_row_without_a_number_is_only_offered(desk: Desk, number: str) -> None:
    desk.take(past(rows=ROWS.replace(f'"{PERSONS[1]}"', f'"{number}"' if number else "")))
    first, second = reasons(desk)
    assert "roster.id_missing" not in first
    assert "roster.id_missing" in second
    assert {c.decision for c in column(desk.roster(), 1)[1:] if c} == {"suggested"}


def test_rows_with_one_number_and_two_names_are_only_offered(desk: Desk) -> None:
    desk.take(past(rows=ROWS.replace(PERSONS[1], PERSONS[0])))
    assert all("roster.id_twice" in found for found in reasons(desk))


def test_a_shortened_number_is_left_out_and_its_row_carried(desk: Desk) -> None:
    desk.take(past(rows=ROWS.replace(PERSONS[1], PERSONS[1][:15] + "000")))
    roster = desk.roster()
    name, number = column(roster, 1)[1], column(roster, 2)[1]
    assert name is not None
    assert (name.decision, number) == ("filled", None)


def test_a_roster_without_a_period_says_so(desk: Desk) -> None:
    desk.take(past().replace("2026年3月", ""))
    roster = desk.roster()
    assert (roster.rows, [r.code for r in roster.reasons]) == ((), ["roster.undated"])

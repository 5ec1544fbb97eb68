"""Which unit a cell has where its column and its row both speak of one."""

from __future__ import annotations

import pytest

from forms.detection.build import cell_unit

NOTE = "单位：户、人、元"


@pytest.mark.parametrize(
    ("column", "row", "unit"),
    [
        ("发放金额", "春荒救助（人）", "元"),
        ("发放户（人）数", "春荒救助（人）", "人"),
        ("发放户（人）数", "住房救助（户）", "户"),
        ("发放户（人）数", "春荒救助", "户/人"),
        ("人数", "取暖补贴（元）", "人"),
        ("数量", "春荒救助（人）", "人"),
    ],
)
def test_a_rows_unit_is_that_of_the_columns_it_can_be_of(column: str, row: str, unit: str) -> None:
    assert cell_unit((column,), (row,), NOTE) == unit


def test_without_a_note_an_amount_takes_no_unit_of_persons() -> None:
    assert cell_unit(("发放金额",), ("春荒救助（人）",), "") is None


@pytest.mark.parametrize(
    ("column", "row", "unit"), [("产量", "毛竹（万根）", "万根"), ("产量", "木材（立方米）", "立方米")]
)
def test_output_is_in_what_each_row_says(column: str, row: str, unit: str) -> None:
    assert cell_unit((column,), (row,), "") == unit

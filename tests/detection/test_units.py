"""Which unit a cell has where its column and its row both speak of one."""

from __future__ import annotations

import pytest

from forms.detection import detect
from forms.detection.build import cell_unit
from tests.detection.sheets import sheet

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


@pytest.mark.parametrize(
    ("label", "wanted"), [("主要负责人", ("text", None)), ("行业", ("text", None)), ("职工", ("integer", "人"))]
)
def test_a_note_of_persons_counts_no_post_and_no_trade(label: str, wanted: tuple[str, str | None]) -> None:
    found = detect(sheet(f"""
        | 企业用工情况表 | < | < |
        | 单位：人 | < | < |
        | 企业名称 | {label} | 职工人数 |
        | 甲厂 |  |  |
        | 乙厂 |  |  |
    """))  # fmt: skip
    (column,) = [c for c in found.tables[0].columns if c.path == (label,)]
    assert (column.type, column.unit) == wanted

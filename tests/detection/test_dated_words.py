"""What a line says of when some figures are."""

from __future__ import annotations

import pytest

from forms.detection.dated_words import with_dates
from forms.model.form import Field

LABELS = ("乡村劳动力资源（人）", "转移就业人数（人）", "劳务经纪人")


def dated(line: str, *labels: str) -> list[str]:
    fields = [Field(label, (label,), f"S!{n}") for n, label in enumerate(labels or LABELS)]
    return [f.period_text for f in with_dates(fields, [line])]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("（劳动力资源为2025年底数，转移就业为1-9月累计）", ["2025年底", "1-9月累计", ""]),
        ("注：劳动力资源、转移就业均为2025年末数据。", ["2025年末", "2025年末", ""]),
        ("劳动力资源数据截至2025年末", ["2025年末", "", ""]),
    ],
)
def test_figures_that_a_line_names_are_of_its_time(line: str, said: list[str]) -> None:
    assert dated(line) == said


@pytest.mark.parametrize("line", ["数据截至2026年9月30日", "填报时间为2026年9月", "劳动力资源按户籍统计", ""])
def test_a_line_that_names_no_column_or_no_time_says_nothing(line: str) -> None:
    assert dated(line) == ["", "", ""]


def test_a_word_of_all_labels_tells_nothing() -> None:
    assert dated("户籍数据为2025年末", "户籍人口", "户籍户数") == ["", ""]


def test_a_fields_own_time_goes_before() -> None:
    own = Field("f", ("转移就业人数",), "S!1", period_text="本月")
    other = Field("g", ("女性",), "S!2")
    assert [f.period_text for f in with_dates([own, other], ["转移就业为1-9月累计"])] == ["本月", ""]

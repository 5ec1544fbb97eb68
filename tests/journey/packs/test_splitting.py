"""How a village's file is called, and what is refused before anything is split."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.journey.packs.splitting import DEFAULT_RULE, file_name
from tests.journey.packs.sheets import summary, workspace


@pytest.mark.parametrize(
    ("rule", "village", "name"),
    [
        (DEFAULT_RULE, "东山村", "统计表（东山村）"),
        ("{报告期}/{村}:{表名}", "东山村", "2026年4月东山村统计表"),
        ("{村}", "con", "_con"),
        ("{村}", "..", "file"),
    ],
)
def test_a_name_holds_nothing_that_a_system_refuses(rule: str, village: str, name: str) -> None:
    assert file_name(rule, village, "统计表", "2026年4月") == f"{name}.xlsx"


def test_a_period_the_form_contradicts_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with workspace() as desk, pytest.raises(FormsError, match=r"pack\.period_differs"):
        desk.packs.split(summary(tmp_path / "汇总.xlsx"), tmp_path / "out", period="2026Q1")
    assert not (tmp_path / "out").exists()

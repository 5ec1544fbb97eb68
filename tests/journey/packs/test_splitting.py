"""How a village's file is called."""

from __future__ import annotations

import pytest

from forms.journey.packs.splitting import DEFAULT_RULE, file_name


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

"""A workspace and small template files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.workspace import Workspace
from tests.workspace.files import xlsx

MONTHLY = """
| 农村低保情况月报 | < | < |
| 填报单位：云溪镇 | < | 2026年3月 |
| 村 | 户数（户） | 人数（人） |
| 甲坪村 | | |
| 乙坪村 | | |
| 经办人 | | |
"""
NEXT_MONTH = MONTHLY.replace("2026年3月", "2026年4月")
NEW_VERSION = (
    NEXT_MONTH.replace("人数（人）", "人数（人） | 女性（人）").replace("| | |", "| | | |").replace("< |", "< | < |", 1)
)
CARD = """
| 村基本信息登记表 | < | < | < |
| 村名 | | 书记 | |
| 备用栏 | | 电话 | |
"""


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        yield workspace


@pytest.fixture
def other() -> Iterator[Workspace]:
    with Workspace.throwaway("双河镇", "999102") as workspace:
        yield workspace


@pytest.fixture
def monthly(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "低保月报3月.xlsx", MONTHLY)

"""Lists of things under another title: taken for the same where both name the same things and what stands before them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.values import calendar_math as cal
from tests.filling.test_listing import roster
from tests.filling.test_rosters import Desk, column

MARCH, APRIL = cal.month(2026, 3), cal.month(2026, 4)
KNOWN = ("| 1 | 兴农合作社 | 甲坪村 | 30 |", "| 2 | 绿源合作社 | 乙坪村 | 41 |", "| 3 | 鑫源合作社 | 甲坪村 | 52 |")


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇", "", (("甲坪村", ""), ("乙坪村", "")))) as profile:
        yield Desk(profile)


@pytest.mark.parametrize(
    ("title", "decisions"),
    [
        ("农民专业合作社运行质量监测名录", {"filled"}),
        ("农民专业合作社基本信息核查表", {"filled"}),
        ("示范合作社运行质量监测名录", {"suggested"}),  # perhaps only some of them
    ],
)
def test_a_ledger_of_things_serves_a_list_of_the_same_things(desk: Desk, title: str, decisions: set[str]) -> None:
    head = "| 序号 | 合作社名称 | 所在村 | 成员数（户） |"
    desk.take(roster("农民专业合作社台账", "2026年3月", head, *KNOWN))
    head = head.replace("名称", "全称")
    blank = roster(title, "2026年4月", head, "| 1 | | | |", "| 2 | | | |")
    found = desk.roster(blank, APRIL)
    assert {c.decision for c in column(found, 2) if c} == decisions

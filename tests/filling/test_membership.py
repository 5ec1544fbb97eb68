"""What follows from the lists a person stands in: whether he is one of them, and where he lives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.model.document import Value
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from tests.filling.test_counting import ANNA, APRIL, BERT, CORA, MARCH, person
from tests.filling.test_rosters import Desk

DORA = person("19660606", "005")
RELIEF = f"""
| 农村低保对象花名册 | < | < | < | < |
| 填报单位：云溪镇 | < | 2026年3月 | < | < |
| 序号 | 姓名 | 身份证号 | 村 | 组 |
| 1 | 张一甲 | "{ANNA}" | 甲坪村 | 3组 |
| 2 | 李二乙 | "{BERT}" | 乙坪村 | 1组 |
"""
CARD = """
| 走访慰问登记卡 | < | < | < |
| 姓名 |  | 身份证号 | "{id}" |
| 所在村组 |  | 是否{whom} |  |
"""


@pytest.fixture
def desk() -> Iterator[Desk]:
    villages = (("甲坪村", ""), ("乙坪村", ""))
    with Profile.throwaway(UnitSettings("云溪镇", "", villages)) as profile:
        yield Desk(profile)


def answer(desk: Desk, id: str, label: str, whom: str = "低保对象", period: object = MARCH) -> Value:
    draft = desk.draft(CARD.format(id=id, whom=whom), period, f"p:{id}")  # type: ignore[arg-type]
    found = [p for p in draft.proposals if p.field.path and p.field.path[-1].startswith(label)]
    assert len(found) == 1
    return found[0].value if found[0].decision == "filled" else None


def test_who_stands_in_a_list_of_them_is_one(desk: Desk) -> None:
    desk.take(RELIEF)
    assert answer(desk, ANNA, "是否") == "是"
    assert answer(desk, ANNA, "是否", "农村低保对象") == "是"


def test_who_is_missing_from_the_whole_list_of_exactly_these_is_none(desk: Desk) -> None:
    desk.take(RELIEF)
    assert answer(desk, CORA, "是否", "农村低保对象") == "否"


def test_who_is_missing_from_a_list_of_some_of_them_may_be_one(desk: Desk) -> None:
    desk.take(RELIEF)
    assert answer(desk, CORA, "是否", "低保对象") is None


def test_a_list_of_another_day_says_nothing(desk: Desk) -> None:
    desk.take(RELIEF)
    assert answer(desk, ANNA, "是否", period=APRIL) is None


def test_a_list_of_two_kinds_doesn_t_say_which(desk: Desk) -> None:
    desk.take(RELIEF.replace("农村低保对象花名册", "低保、特困人员花名册"))
    assert answer(desk, ANNA, "是否") is None


def test_a_list_of_heads_says_nothing_of_the_others(desk: Desk) -> None:
    desk.take(RELIEF.replace("| 姓名 |", "| 户主姓名 |"))
    assert answer(desk, CORA, "是否", "农村低保对象") is None
    assert answer(desk, ANNA, "是否", "农村低保对象") == "是"


def test_a_row_without_a_number_may_be_anybody(desk: Desk) -> None:
    desk.take(RELIEF.replace(f'"{BERT}"', ""))
    assert answer(desk, CORA, "是否", "农村低保对象") is None


def test_who_left_the_list_is_left_open(desk: Desk) -> None:
    desk.take(RELIEF.replace("| 组 |", "| 状态 |").replace("3组", "停保").replace("1组", "在保"))
    assert answer(desk, ANNA, "是否") is None


def test_village_and_group_of_a_list_are_put_together_on_a_card(desk: Desk) -> None:
    desk.take(RELIEF)
    assert answer(desk, ANNA, "所在村组") == "甲坪村3组"


def test_two_lists_that_differ_on_the_group_leave_the_place_blank(desk: Desk) -> None:
    desk.take(RELIEF, RELIEF.replace("农村低保对象", "残疾人").replace("3组", "4组"))
    assert answer(desk, ANNA, "所在村组") is None
    assert answer(desk, BERT, "所在村组") == "乙坪村1组"


def test_a_list_without_groups_gives_no_half_of_a_place(desk: Desk) -> None:
    desk.take(RELIEF.replace("| 组 |", "| 备注 |").replace("3组", "").replace("1组", ""))
    assert answer(desk, DORA, "所在村组") is None
    assert answer(desk, ANNA, "所在村组") is None

"""What a list says of a village in its one row of it."""

from __future__ import annotations

from tests.filling.test_listing import roster
from tests.filling.test_posts_in_lists import answers
from tests.filling.test_rosters import Desk

HEAD = "| 序号 | 责任区（村） | 包村镇干部 | 村级责任人 | 易受灾地段 |"
FLOODS = roster(
    "防汛抗旱责任人名单", "2026年3月", HEAD,
    "| 1 | 甲坪村 | 张一甲 | 李二乙 | 河边 |", "| 2 | 乙坪村 | 王三丙 | 赵四丁 | 河边 |",
    "| 3 | 丙坪村 | 钱五戊 | 孙六己 | 无 |",
)  # fmt: skip


def test_the_one_row_of_a_village_names_who_looks_after_it(desk: Desk) -> None:
    desk.take(FLOODS)
    assert answers(desk, "包村干部", "备注") == [["张一甲", None], ["王三丙", None]]


def test_two_rows_of_a_village_leave_it_open(desk: Desk) -> None:
    desk.take(FLOODS.replace("| 3 | 丙坪村", "| 3 | 甲坪村"))
    assert answers(desk, "包村干部", "备注") == [[None, None], ["王三丙", None]]


def test_lists_that_differ_leave_it_open(desk: Desk) -> None:
    other = FLOODS.replace("防汛抗旱", "森林防火").replace("张一甲", "周七庚").replace("易受灾地段", "护林路段")
    desk.take(FLOODS, other)
    assert answers(desk, "包村干部", "备注") == [[None, None], ["王三丙", None]]


def test_a_list_older_than_a_post_is_held_says_nothing(desk: Desk) -> None:
    desk.take(FLOODS)
    assert answers(desk, "包村干部", "备注", period="2027年6月") == [[None, None], [None, None]]

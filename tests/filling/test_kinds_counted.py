"""How many of one kind a list of several holds, and who goes there."""

from __future__ import annotations

from forms.model.document import Value
from tests.filling.test_rosters import Desk

SCHOOLS = """
| 学校（幼儿园）基本情况一览表 | < | < | < | < | < |
| 填报单位：云溪镇 | < | < | < | < | 2026年3月 |
| 序号 | 学校名称 | 所在村 | 办学类型 | 在校生数（人） | 其中：随迁子女（人） |
| 1 | 云溪镇中学 | 甲坪村 | 初级中学 | 300 | 12 |
| 2 | 甲坪小学 | 甲坪村 | 小学 | 200 | 7 |
| 3 | 乙坪小学 | 乙坪村 | 小学 | 50 | 1 |
| 4 | 甲坪幼儿园 | 甲坪村 | 幼儿园 | 60 | 3 |
"""


def answers(desk: Desk, *labels: str) -> list[Value]:
    lines = ["| 基本情况表 | < | < |", "| 填报单位：云溪镇 | < | 2026年3月 |", "| 指标名称 | 计量单位 | 数量 |"]
    lines += [f"| {label} | {unit} | |" for label, unit in (one.split(":") for one in labels)]
    made = desk.draft("\n".join([*lines, ""]), None).proposals
    return [p.value if p.decision == "filled" else None for p in made if p.field.table]


def test_schools_are_counted_by_what_they_are(desk: Desk) -> None:
    desk.take(SCHOOLS)
    assert answers(desk, "小学:所", "幼儿园:所", "初级中学:所") == [2, 1, 1]


def test_pupils_and_some_of_them_are_added_up(desk: Desk) -> None:
    desk.take(SCHOOLS)
    assert answers(desk, "小学在校学生:人", "幼儿园在园幼儿:人", "小学随迁子女:人") == [250, 60, 8]


def test_a_row_of_no_known_kind_leaves_all_open(desk: Desk) -> None:
    desk.take(SCHOOLS.replace("| 幼儿园 | 60", "| 特殊教育 | 60"))
    assert answers(desk, "小学:所", "小学在校学生:人") == [None, None]


def test_two_lists_that_differ_leave_it_open(desk: Desk) -> None:
    desk.take(SCHOOLS, SCHOOLS.replace("一览表", "统计表").replace("| 小学 | 50", "| 小学 | 51"))
    assert answers(desk, "小学在校学生:人") == [None]

"""Lists of things counted and added up: exactly the things that the labels name, of exactly the day."""

from __future__ import annotations

import pytest

from forms.filling.things_counted import Wanted, asks, kinds_of, thing_of
from forms.model.document import Value
from forms.values import calendar_math as cal
from tests.filling.test_listing import roster
from tests.filling.test_rosters import Desk

MARCH = cal.month(2026, 3)
WORKS = roster(
    "重点项目建设进度台账", "2026年3月", "| 序号 | 项目名称 | 建设地点 | 总投资（万元） | 本月完成投资（万元） | 进展状态 |",
    "| 1 | 文化广场 | 甲坪村 | 300 | 10 | 在建 |",
    "| 2 | 污水管网 | 乙坪村 | 500 | 20.5 | 在建 |",
    "| 3 | 农贸市场 | 乙坪村 | 400 | 0 | 前期 |",
)  # fmt: skip


def answer(desk: Desk, *items: tuple[str, str], period: str = "2026年3月") -> list[Value]:
    lines = ["| 重点工作指标 | < | < |", f"| 填报单位：云溪镇 | < | {period} |", "| 指标 | 单位 | 数量 |"]
    form = "\n".join([*lines, *(f"| {label} | {unit} | |" for label, unit in items), ""])
    made = desk.draft(form, None).proposals
    return [p.value if p.decision == "filled" else None for p in made if p.field.table]


def test_things_are_counted_by_their_states(desk: Desk) -> None:
    desk.take(WORKS)
    asked = (("重点项目个数", "个"), ("其中：在建项目", "个"), ("前期重点项目数", "个"))
    assert answer(desk, *asked) == [3, 2, 1]


def test_a_column_is_added_up_in_the_templates_unit(desk: Desk) -> None:
    desk.take(WORKS)
    asked = (("重点项目总投资", "亿元"), ("重点项目3月完成投资", "万元"))
    assert answer(desk, *asked) == [0.12, 30.5]


@pytest.mark.parametrize(
    "label", ["市级重点项目个数", "项目个数", "重点项目开工个数", "重点项目完成率", "重点项目年度计划投资"]
)
def test_other_things_states_and_columns_have_no_answer(desk: Desk, label: str) -> None:
    desk.take(WORKS)
    assert answer(desk, (label, "万元" if "投资" in label else "个")) == [None]


def test_another_day_has_no_answer(desk: Desk) -> None:
    desk.take(WORKS)
    assert answer(desk, ("重点项目个数", "个"), period="2026年4月") == [None]


def test_a_row_without_a_number_or_a_state_leaves_it_open(desk: Desk) -> None:
    desk.take(WORKS.replace("| 300 |", "| 待定 |").replace("| 前期 |", "| |"))
    asked = (("重点项目总投资", "万元"), ("重点项目个数", "个"), ("其中：在建项目", "个"))
    assert answer(desk, *asked) == [None, 3, None]


def test_two_lists_that_differ_have_no_answer(desk: Desk) -> None:
    desk.take(WORKS, WORKS.replace("建设进度台账", "推进情况台账").replace("| 300 |", "| 301 |"))
    assert answer(desk, ("重点项目个数", "个"), ("重点项目总投资", "万元")) == [3, None]


@pytest.mark.parametrize(
    ("title", "thing"),
    [
        ("重点项目建设进度台账", "重点项目"),
        ("地质灾害隐患点清单", "地质灾害隐患点"),
        ("小型水库安全运行管理台账", "小型水库"),
        ("中小学、幼儿园基本情况表", "中小学幼儿园"),
        ("新增重点项目台账", ""),
        ("重点项目情况说明", ""),
    ],
)
def test_what_a_title_lists(title: str, thing: str) -> None:
    assert thing_of(title) == thing


@pytest.mark.parametrize(
    ("levels", "wanted"),
    [
        (("重点项目个数",), Wanted()),
        (("重点项目", "数量"), Wanted()),
        (("重点项目", "总投资"), Wanted(column="总投资")),
        (("重点项目个数", "其中:在建项目"), Wanted(condition="在建")),
        (("在建重点项目数",), Wanted(condition="在建")),
        (("重点项目完成投资",), Wanted(column="完成投资")),
        (("水库座数",), None),
    ],
)
def test_what_labels_ask_of_a_list(levels: tuple[str, ...], wanted: Wanted | None) -> None:
    assert asks(levels, "重点项目") == wanted


def test_a_short_word_names_any_things_so_their_list_must_be_of_all() -> None:
    assert thing_of("企业安全管理台账") == ""
    assert thing_of("企业名录") == "企业"


COOPS = roster(
    "家庭农场名录", "2026年3月", "| 序号 | 农场名称 | 所在村 | 成员数（人） | 示范级别 |",
    "| 1 | 青禾 | 甲坪村 | 4 | 县级 |",
    "| 2 | 白露 | 乙坪村 | 6 | — |",
    "| 3 | 谷雨 | 乙坪村 | 5 | 省级 |",
)  # fmt: skip


def test_a_level_stands_for_those_above_it(desk: Desk) -> None:
    desk.take(COOPS)
    asked = (("家庭农场个数", "个"), ("其中：县级及以上示范家庭农场", "个"), ("其中：市级以上示范家庭农场", "个"))
    assert answer(desk, *asked) == [3, 2, 1]


def test_a_level_that_one_row_leaves_open_counts_nothing(desk: Desk) -> None:
    desk.take(COOPS.replace("| — |", "| 待定 |"))
    assert answer(desk, ("其中：县级及以上示范家庭农场", "个")) == [None]


def test_known_words_for_the_same_thing_name_it_and_what_is_told_of_it(desk: Desk) -> None:
    desk.take(COOPS.replace("家庭农场名录", "农民专业合作社名录"))
    assert answer(desk, ("合作社数", "个"), ("合作社成员数", "人"), ("合作社带动农户", "户")) == [3, 15, None]
    assert answer(desk, ("供销合作社数", "个")) == [None]


def test_the_one_column_that_counts_persons_serves_only_where_its_words_are_known_to_say_it(desk: Desk) -> None:
    works = roster(
        "农村供水工程运行管理台账", "2026年3月", "| 序号 | 工程名称 | 受益村 | 供水人口（人） |",
        "| 1 | 一号水厂 | 甲坪村 | 310 |",
        "| 2 | 二号水厂 | 乙坪村 | 90 |",
    )  # fmt: skip
    desk.take(works)
    assert answer(desk, ("农村供水工程受益人口", "人"), ("农村供水工程管理人员", "人")) == [400, None]


POINTS = roster(
    "山洪灾害危险区群测群防台账", "更新时间：2026年3月20日", "| 序号 | 危险区名称 | 所在村 | 等级 |",
    "| 1 | 后山沟口 | 甲坪村 | 中型 |",
    "| 2 | 大湾沟口 | 乙坪村 | 小型 |",
    "| 3 | 石门沟口 | 乙坪村 | 小型 |",
)  # fmt: skip
BY_VILLAGE = """
| 防汛基础数据统计表 | < | < |
| 填报单位：云溪镇 | < | 2026年3月 |
| 村 | {heading} | < |
| ^ | {first} | {second} |
| 甲坪村 | | |
| 乙坪村 | | |
| 丙坪村 | | |
| 合计 | | |
"""


def by_village(desk: Desk, heading: str, first: str, second: str = "备用（元）") -> list[Value]:
    made = desk.draft(BY_VILLAGE.format(heading=heading, first=first, second=second), None).proposals
    cells = {p.field.address: p.value if p.decision == "filled" else None for p in made}
    return [cells.get(f"S!B{row}") for row in range(5, 9)]


def test_a_heading_and_its_column_name_the_thing_together_and_a_village_without_any_has_none(desk: Desk) -> None:
    desk.take(POINTS)
    assert by_village(desk, "山洪灾害", "危险区（处）") == [1, 2, 0, 3]


def test_a_list_last_changed_in_the_month_is_as_of_its_end_but_not_of_another_months(desk: Desk) -> None:
    desk.take(POINTS.replace("3月20日", "2月20日"))
    assert by_village(desk, "山洪灾害", "危险区（处）") == [None] * 4


WATERS = roster(
    "中型水闸、泵房基本情况及安全度汛责任人台账", "2026年3月", "| 序号 | 工程名称 | 所在村 | 类型 |",
    "| 1 | 石门水闸 | 甲坪村 | 中（1）型 |",
    "| 2 | 河口提水站 | 甲坪村 | 泵房 |",
    "| 3 | 大湾水闸 | 乙坪村 | 中（2）型 |",
)  # fmt: skip


def test_of_a_list_of_several_things_each_is_counted_by_what_its_rows_say(desk: Desk) -> None:
    desk.take(WATERS)
    assert by_village(desk, "水利设施", "中型水闸（座）") == [1, 1, 0, 2]
    assert by_village(desk, "水利设施", "泵房（座）") == [1, 0, 0, 1]


@pytest.mark.parametrize("kind", ["涵洞", "泵房、中型水闸"])
def test_where_one_row_is_none_of_the_things_none_is_counted(desk: Desk, kind: str) -> None:
    desk.take(WATERS.replace("| 泵房 |", f"| {kind} |"))
    assert by_village(desk, "水利设施", "中型水闸（座）") == [None] * 4


def test_the_things_that_a_title_lists() -> None:
    assert kinds_of("小型水库、山塘基本情况及度汛责任人台账") == ("小型水库", "山塘")
    assert kinds_of("小型水库基本情况及度汛责任人台账") == ()


SHELTERS = roster(
    "避灾点台账", "2026年5月", "| 序号 | 避灾点名称 | 所属村居 | 可容纳人数 |",
    "| 1 | 甲坪村委会 | 甲坪村 | 120 |", "| 2 | 甲坪小学 | 甲坪村 | 300 |", "| 3 | 乙坪小学 | 乙坪村 | 80 |",
)  # fmt: skip


def test_what_is_built_is_counted_in_the_last_list_of_a_year(desk: Desk) -> None:
    desk.take(SHELTERS)
    asked = (("应急避难场所", "个"), ("应急避难场所可容纳人数", "人"))
    assert answer(desk, *asked, period="2026年10月") == [3, 500]
    assert answer(desk, *asked, period="2026年3月") == [None, None]  # a list of a later month
    assert answer(desk, *asked, period="2027年8月") == [None, None]


def test_works_in_hand_are_counted_in_no_older_list(desk: Desk) -> None:
    desk.take(WORKS)
    assert answer(desk, ("重点项目个数", "个"), period="2026年10月") == [None]


def test_villages_are_counted_where_several_reports_list_them_all(desk: Desk) -> None:
    table = (
        "| {} | < |\n| 填报单位：云溪镇 | 2026年3月 |\n| 村 | {} |\n| 甲坪村 | 3 |\n| 乙坪村 | 4 |\n| 丙坪村 | 2 |\n"
    )
    asked = (("村民委员会", "个"), ("居民委员会", "个"))
    desk.take(table.format("农村低保统计表", "户数（户）"))
    assert answer(desk, *asked) == [None, None]
    desk.take(table.format("户籍人口统计表", "人口（人）"))
    assert answer(desk, *asked) == [3, 0]

"""Rooms before units, rows of column numbers, explanations beside entries, records of several rows, units of groups."""

import pytest

from forms.detection import detect
from forms.detection.types import by_label
from forms.documents.blanks import label_blanks
from tests.detection.sheets import sheet


def by_address(document):
    return {f.address: f for f in detect(document).fields}


@pytest.mark.parametrize("unit", ["顶", "床", "箱", "人次", "票", "立方米/日"])
def test_a_room_before_nothing_but_a_unit_is_an_entry_in_that_unit(unit):
    found = detect(sheet(f'| 帐篷 | "        {unit}" | 棉被 | "      {unit}" |\n| 联系人 |  | 电话 |  |')).fields
    assert [(f.path, f.unit) for f in found[:2]] == [(("帐篷",), unit), (("棉被",), unit)]


def test_rooms_with_words_in_front_are_named_by_them():
    found = detect(sheet('| 走访农户 | "共      户，      人次" | 发现问题 |  |\n| 备注 |  | 天气 |  |')).fields
    assert [(f.path, f.unit) for f in found[:2]] == [(("走访农户", "共"), "户"), (("走访农户",), "人次")]


@pytest.mark.parametrize("label", ["姓    名", "品    种", "单    位", "   村    组", "   时   分"])
def test_a_spaced_word_or_a_place_is_no_room_before_a_unit(label):
    assert label_blanks(label) == ()


@pytest.mark.parametrize(
    "numbers", ["栏次 | 1 | 2 | 3=2/1", "甲 | 1 | 2 | 3=1+2", "甲 | (1) | (2) | (3)=(2)/(1)", "A | B | C | D"]
)
def test_a_row_of_column_numbers_with_how_they_are_computed_is_no_data(numbers):
    table = f"| 村 | 应参保人数 | 已参保人数 | 参保率（%） |\n| {numbers} |\n| 甲村 |  |  |  |\n| 乙村 |  |  |  |"
    form = detect(sheet(table))
    assert form.tables[0].first_data_row == 2
    assert len(form.fields) == 6


def test_a_section_ends_where_the_next_of_its_numbering_has_an_entry_of_its_own():
    form = detect(
        sheet("""
        | 指标名称 | 代码 | 计量单位 | 数量 |
        | 一、总动力 | 01 | 千瓦 |  |
        | 二、主要农机具 | — | — | — |
        | （一）拖拉机 | 02 | 台 |  |
        | 三、作业面积 | 03 | 亩 |  |
    """)
    )
    assert [f.path for f in form.fields] == [("一、总动力",), ("二、主要农机具", "（一）拖拉机"), ("三、作业面积",)]


def test_a_labelled_blank_below_an_annex_number_is_no_remark():
    form = detect(
        sheet("""
        | 附件3 | . | . | . |
        | 姓名 |  | 性别 |  |
        | 申请理由 |  | < | < |
    """)
    )
    assert form.fields[-1].path == ("申请理由",)


def test_a_column_of_explanations_is_no_entry_and_adds_nothing_to_the_path():
    form = detect(
        sheet("""
        | 指标 | 单位 | 数值 | 填写说明 |
        | 户籍户数 | 户 |  | 以登记为准 |
        | 户籍人口 | 人 |  | 同上 |
        | 耕地面积 | 亩 |  |  |
    """)
    )
    assert [(f.path, f.address) for f in form.fields] == [
        (("户籍户数",), "S!C2"), (("户籍人口",), "S!C3"), (("耕地面积",), "S!C4")
    ]  # fmt: skip


def test_a_blank_column_that_asks_for_an_explanation_is_an_entry():
    form = detect(
        sheet("""
        | 指标 | 单位 | 数值 | 变动说明 |
        | 户籍户数 | 户 |  |  |
        | 户籍人口 | 人 |  |  |
    """)
    )
    assert len(form.fields) == 4


@pytest.mark.parametrize(("remark", "value", "offered"), [("含村医诊所", "", 3), ("含村医诊所", "3", 4)])
def test_a_remark_beside_blank_entries_is_printed_with_the_form(remark, value, offered):
    form = detect(
        sheet(f"""
        | 指标 | 单位 | 数值 | 备注 |
        | 卫生室 | 个 | {value} | {remark} |
        | 学校 | 所 |  |  |
    """)
    )
    assert len(form.fields) == offered


@pytest.mark.parametrize("room", ["□通过 □限期整改", ""])
def test_a_conclusion_right_below_a_checklist_is_no_row_of_it(room):
    form = detect(
        sheet(f"""
        | 序号 | 检查内容 | 检查情况 | 整改要求 |
        | 1 | 消防设施 | □合格 □不合格 |  |
        | 2 | 食品安全 | □合格 □不合格 |  |
        | 检查结论 | {room} | < | < |
    """)
    )
    assert form.fields[-1].path == ("检查结论",)
    assert form.tables[0].last_data_row == 2


RECORDS = """
| 序号 | 姓名 | 性别 | 联系电话 |
| ^ | 家庭住址 | < | 走访时间 |
| 1 | {} | {} | {} |
| ^ | {} | < | {} |
| 2 |  |  |  |
| ^ |  | < |  |
"""


def test_records_of_two_rows_under_a_header_of_two_are_one_roster():
    blank, filled = (detect(sheet(RECORDS.format(*v))) for v in ([""] * 5, ["甲某", "男", "1", "丙村", "2026-01-02"]))
    for form in (blank, filled):
        (table,) = form.tables
        assert (table.header_rows, table.first_data_row, table.last_data_row) == ((0, 1), 2, 5)
        assert [c.path for c in table.columns] == [("序号",), ("姓名",), ("性别",), ("联系电话",)]
        assert form.fields == ()
    assert [r.index for r in filled.tables[0].rows] == [2]


@pytest.mark.parametrize(
    ("group", "label", "unit"),
    [
        ("投资估算（万元）", "自筹资金", "万元"),
        ("投资估算（万元）", "项目负责人", None),
        ("家庭收入（元）", "家庭人口", "人"),
    ],
)
def test_a_label_under_a_unit_in_brackets_is_measured_in_it_where_it_measures_that(group, label, unit):
    found = by_address(sheet(f"| 建设地点 |  | < | < | < |\n| {group} | {label} |  | 备用一 |  |"))
    assert found["S!C2"].unit == unit


def paths_and_units(document):
    return [(f.path, f.unit) for f in detect(document).fields]


@pytest.mark.parametrize("heads", [("指标", "指标"), ("人口情况", "经济情况")])
def test_two_lists_side_by_side_are_two_tables(heads):
    form = detect(
        sheet(f"""
        | {heads[0]} | 单位 | 数量 | {heads[1]} | 单位 | 数量 |
        | 户数 | 户 |  | 耕地面积 | 亩 |  |
        | 人口 | 人 |  | 粮食产量 | 吨 |  |
    """)
    )
    assert len(form.tables) == 2
    assert {(f.path, f.unit) for f in form.fields} == {
        (("户数",), "户"), (("人口",), "人"), (("耕地面积",), "亩"), (("粮食产量",), "吨")
    }  # fmt: skip


@pytest.mark.parametrize("values", [("", ""), ("23", "120")])
def test_a_unit_between_label_and_entry_is_neither(values):
    rows = f"| 户数 | 户 | {values[0]} | 耕地面积 | （亩） | {values[1]} |\n| 人口 | 人 |  | 产量 | 吨 |  |"
    assert paths_and_units(sheet(rows))[:2] == [(("户数",), "户"), (("耕地面积",), "亩")]


def test_units_that_stand_for_labels_under_a_group_stay_labels():
    rows = "| 低保情况 | 城市低保 | 户 |  | 人 |  |\n| ^ | 农村低保 | 户 |  | 人 |  |"
    assert paths_and_units(sheet(rows)) == [
        (("低保情况", "城市低保", "户"), "户"),
        (("低保情况", "城市低保", "人"), "人"),
        (("低保情况", "农村低保", "户"), "户"),
        (("低保情况", "农村低保", "人"), "人"),
    ]


def test_the_only_column_of_options_adds_nothing_to_the_path():
    form = detect(sheet("| 序号 | 项目 | 选项 |\n| 1 | 是否有卫生室 | □是 □否 |\n| 2 | 道路状况 | □好 □差 |"))
    assert [f.path for f in form.fields] == [("是否有卫生室",), ("道路状况",)]


def test_yes_and_no_side_by_side_head_columns():
    form = detect(
        sheet("| 序号 | 检查内容 | 是 | 否 | 备注 |\n| 1 | 通道是否畅通 |  |  |  |\n| 2 | 线路是否规范 |  |  |  |")
    )
    assert [c.path for c in form.tables[0].columns][2:4] == [("是",), ("否",)]
    assert not detect(sheet("| 姓名 | 甲某 | 是否党员 | 是 |\n| 性别 | 男 | 有无疾病 | 无 |")).tables


def test_the_unit_of_one_room_is_no_part_of_the_next_ones_label():
    rows = '| 房屋 | "倒塌    间  损坏    间" | 备注 |  |\n| 姓名 |  | 电话 |  |'
    assert paths_and_units(sheet(rows))[:2] == [(("房屋", "倒塌"), "间"), (("房屋", "损坏"), "间")]


def test_a_room_with_words_in_front_opens_no_group():
    rows = '| 走访农户 | "共      户，      人次" | 发现问题 | "     件" |\n| 备注 |  | 天气 |  |'
    assert paths_and_units(sheet(rows))[2] == (("发现问题",), "件")


@pytest.mark.parametrize(
    "row", ["|  | 户 | 人 | 元 |", "| 单位 | 户 | 人 | 元 |", "| （计量单位） | 户 | 人 | 元 |", "| — | 户 | 人 | 元 |"]
)
def test_a_row_of_units_under_the_header_is_no_data(row):
    form = detect(sheet(f"| 村别 | 低保户 | 低保对象 | 金额 |\n{row}\n| 甲村 |  |  |  |\n| 乙村 |  |  |  |"))
    assert form.tables[0].first_data_row == 2
    assert [f.unit for f in form.fields[:3]] == ["户", "人", "元"]


def test_the_first_row_of_a_list_is_no_row_of_units_though_its_name_is_one():
    form = detect(sheet("| 指标 | 单位 | 本月数 | 累计 |\n| 人次 | 人次 |  |  |\n| 违法行为 | 起 |  |  |"))
    assert form.tables[0].first_data_row == 1


@pytest.mark.parametrize("first", ["示例 | 甲某", "1 | 甲某（示例）", "例1 | 甲某", "填写说明 | 写全名"])
def test_a_row_that_calls_itself_a_sample_is_no_data(first):
    form = detect(
        sheet(f"""
        | 序号 | 姓名 | 身份证号 | 面积（亩） |
        | {first} | 999101199001011234 | 3.2 |
        | 1 |  |  |  |
        | 2 |  |  |  |
    """)
    )
    assert form.tables[0].first_data_row == 2


def test_a_unit_note_cut_into_two_cells_is_no_entry_and_gives_the_unit():
    form = detect(
        sheet("""
        | 填报单位： |  | 单位： | 万元 |
        | 项目 | 本年 | 上年 | 备注 |
        | 收入 |  |  |  |
        | 支出 |  |  |  |
    """)
    )
    assert [f.path for f in form.fields if f.table is None] == [("填报单位",)]
    assert form.fields[0].unit == "万元"


def test_a_unit_that_is_an_office_stays_an_entry():
    assert by_address(sheet("| 单位： | 丙村村委会 | 电话： |  |\n| 姓名 |  | 性别 |  |"))["S!B1"].path == ("单位",)


def test_a_unit_right_of_its_entry_is_no_label_of_the_next():
    rows = "| 库水位 |  | 米 | 库容 |  | 万立方米 |\n| 雨量 |  | 毫米 | 水深 |  | 米 |"
    assert paths_and_units(sheet(rows)) == [
        (("库水位",), "米"), (("库容",), "万立方米"), (("雨量",), "毫米"), (("水深",), "米")
    ]  # fmt: skip


def test_a_column_of_groups_left_of_a_lists_items_is_over_them():
    form = detect(
        sheet("""
        | 类别 | 指标 | 单位 | 数量 |
        | 人口情况 | 户数 | 户 |  |
        | ^ | 总人口 | 人 |  |
        | 土地情况 | 耕地 | 亩 |  |
        | ^ | 林地 | 亩 |  |
    """)
    )
    assert [f.path for f in form.fields] == [
        ("人口情况", "户数"), ("人口情况", "总人口"), ("土地情况", "耕地"), ("土地情况", "林地")
    ]  # fmt: skip


def test_what_a_row_can_earn_and_by_which_standard_is_printed():
    form = detect(
        sheet("""
        | 序号 | 考核内容 | 分值 | 评分标准 | 自评得分 |
        | 1 | 组织领导 | 10 | 有方案得10分 |  |
        | 2 | 工作落实 | 20 | 有台账得20分 |  |
    """)
    )
    assert [f.address for f in form.fields] == ["S!E2", "S!E3"]


def test_the_end_of_a_span_makes_no_group_of_its_row():
    form = detect(sheet('| 服务期限 | "   年  月  日至   年  月  日" | 备注 |  |\n| 姓名 |  | 性别 |  |'))
    assert [f.path for f in form.fields][:3] == [("服务期限",), ("服务期限", "至"), ("备注",)]


@pytest.mark.parametrize("label", ["分管领导审批", "主要领导批示", "镇政府批准", "科室负责人签批"])
def test_a_leaders_decision_is_not_offered(label):
    form = detect(sheet(f"| 申请单 | < |\n| 姓名 |  |\n| 事由 |  |\n| {label} |  |"))
    assert [f.label for f in form.fields] == ["姓名", "事由"]
    assert [(p.address, p.why) for p in form.protected if p.why == "opinion"] == [("S!B4", "opinion")]


@pytest.mark.parametrize("label", ["审批机关", "批准文号", "审批时间"])
def test_facts_about_a_decision_are_entries(label):
    assert label in [f.label for f in detect(sheet(f"| 登记表 | < |\n| 姓名 |  |\n| {label} |  |")).fields]


def test_the_office_and_day_under_a_letter_head_nothing():
    form = detect(
        sheet("""
        | 体检通知 | < | < | < |
        | 请按时参加体检，并交回回执。 | < | < | < |
        | 镇卫生院  2026年9月28日 | < | < | < |
        | 姓名 |  | 性别 |  |
        | 住址 |  | 电话 |  |
        """)
    )
    assert [f.path for f in form.fields] == [("姓名",), ("性别",), ("住址",), ("电话",)]


@pytest.mark.parametrize("label", ["签领", "签到", "签收"])
def test_columns_to_sign_in_are_signatures(label):
    table = f"| 序号 | 姓名 | 金额（元） | {label} |\n| 1 |  |  |  |\n| 2 |  |  |  |\n| 3 |  |  |  |"
    assert [c.role for c in detect(sheet(table)).tables[0].columns][-1] == "signature"


@pytest.mark.parametrize(
    ("label", "kind"),
    [("7—9月排查隐患数", "integer"), ("本季发放低保金", "money"), ("累计数", "text"), ("所属基金", "text")],
)
def test_numbers_of_things_and_sums_of_money_are_numbers(label: str, kind: str) -> None:
    assert by_label(label) == kind

"""What a naive detector gets wrong: parts of wholes, dates over several cells, opinions, samples, instructions, options
on hidden sheets, subtitles, and how sure each field is."""

from dataclasses import replace

import pytest

from forms.detection import detect
from forms.detection.confidence import UNSURE
from tests.detection.sheets import grid, sheet, word, workbook


def paths(document):
    return {f.address: f.path for f in detect(document).fields}


def by_address(document):
    return {f.address: f for f in detect(document).fields}


def test_a_part_stands_under_its_whole_and_takes_its_type_and_unit():
    found = by_address(
        sheet("""
        | 情况表 | < | < | < |
        | 总人口 |  | 其中：女性 |  |
        | 耕地面积（亩） |  | 其中：水田 |  |
        | 学生总数 |  | < | < |
        | 其中：女生 |  | < | < |
        """)
    )
    assert found["S!D2"].path == ("总人口", "其中：女性")
    assert found["S!D2"].unit == "人"
    assert found["S!D3"].path == ("耕地面积（亩）", "其中：水田")
    assert (found["S!D3"].type, found["S!D3"].unit) == ("decimal", "亩")
    assert found["S!B5"].path == ("学生总数", "其中：女生")


def test_room_for_the_whole_before_its_part_in_one_cell():
    found = paths(sheet('| 总建筑面积 | "            其中住宅：" |\n| 地址 |  |'))
    assert found["S!B1#0"] == ("总建筑面积",)
    assert found["S!B1#1"] == ("总建筑面积", "其中住宅")


def test_a_date_over_several_cells_has_three_parts():
    found = by_address(
        sheet("""
        | 登记表 | < | < | < | < | < | < |
        | 姓名 |  | 性别 |  | 民族 |  | < |
        | 出生日期 |  | 年 |  | 月 |  | 日 |
        """)
    )
    assert [found[a].path for a in ("S!B3", "S!D3", "S!F3")] == [("出生日期", p) for p in "年月日"]
    assert {found[a].role for a in ("S!B3", "S!D3", "S!F3")} == {"filler"}


@pytest.mark.parametrize(
    "cell", ["", '"（盖章）\\n经办人：          年   月   日"', '"同意。\\n\\n（公章）\\n  年  月  日"']
)
def test_what_another_office_writes_is_not_offered(cell):
    form = detect(word(grid(f"| 姓名 |  |\n| 家庭住址 |  |\n| 村委会审核意见 | {cell} |", "T0", "table")))
    assert [f.label for f in form.fields] == ["姓名", "家庭住址"]
    assert [(p.address, p.why) for p in form.protected] == [("T0.R2.C1", "opinion")]


def test_the_date_of_a_signature_is_no_entry():
    form = detect(word(grid('| 姓名 |  |\n| 本人申请 | "申请人签名：              年   月   日" |', "T0", "table")))
    assert [(f.label, f.type) for f in form.fields] == [("姓名", "text"), ("申请人签名", "signature")]


ROSTER = """
| 序号 | 姓名 | 性别 | 年级 |
| {} | {} | {} | {} |
| 1 |  |  |  |
| 2 |  |  |  |
"""


@pytest.mark.parametrize(
    "row",
    [
        ("示例", "张甲", "男", "三年级"),
        ("（填写示例）", "张甲", "男", "三年级"),
        ("必填", "必填", "下拉选择", "请选择"),
    ],
)
def test_samples_and_instructions_under_a_header_are_no_data(row):
    form = detect(sheet(ROSTER.format(*row)))
    assert form.tables[0].first_data_row == 2
    assert form.tables[0].rows == ()
    assert ("S!B2", "sample") in [(p.address, p.why) for p in form.protected]


def test_a_line_in_brackets_under_the_title_is_no_section():
    found = paths(
        sheet("| 考核登记表 | < | < | < |\n| （2025年度） | < | < | < |\n| 姓名 |  | 性别 |  |\n| 职务 |  | 职称 |  |")
    )
    assert found["S!B3"] == ("姓名",)


def test_a_numbered_heading_over_a_prompt_is_its_label():
    found = paths(
        sheet("""
        | 一、受灾情况 | < | < | < |
        | 受灾人口（人） |  | 死亡人口（人） |  |
        | 二、工作简述 | < | < | < |
        | （包括过程、措施，500字以内） | < | < | < |
        """)
    )
    assert found["S!A4"] == ("二、工作简述",)
    assert found["S!B2"] == ("一、受灾情况", "受灾人口（人）")


def test_a_list_on_a_hidden_sheet_gives_options_by_its_head():
    form = grid("| 姓名 |  |\n| 学历 |  |\n| 民族 |  |")
    lists = grid("| 学历 | 民族 |\n| 高中 | 汉族 |\n| 本科 | 侗族 |\n| | 苗族 |", name="字典", state="hidden")
    found = by_address(workbook(form, lists))
    assert found["S!B2"].type == "choice"
    assert found["S!B2"].options == ("高中", "本科")
    assert found["S!B3"].options == ("汉族", "侗族", "苗族")
    assert found["S!B1"].type == "text"


def test_data_on_a_hidden_sheet_gives_no_options():
    form = grid("| 姓名 |  |\n| 学历 |  |")
    data = grid("| 姓名 | 学历 |\n| 张甲 | 高中 |\n| 李乙 | 本科 |", name="上月", state="hidden")
    assert by_address(workbook(form, data))["S!B2"].options == ()


def test_siblings_of_a_part_by_their_words():
    found = paths(
        sheet("""
        | 代码 | 指标名称 | 计量单位 | 数量 |
        | 01 | 村民委员会个数 | 个 |  |
        | 02 | 其中：通自来水的村数 | 个 |  |
        | 03 | 通宽带的村数 | 个 |  |
        | 04 | 户籍人口 | 人 |  |
        """)
    )
    assert found["S!D4"] == ("村民委员会个数", "通宽带的村数")
    assert found["S!D5"] == ("户籍人口",)


def test_rooms_with_units_take_the_label_beside():
    found = by_address(sheet('| 倒塌房屋 | "      户      间" |\n| 地点 |  |'))
    assert [(found[a].path, found[a].unit) for a in ("S!B1#0", "S!B1#1")] == [
        (("倒塌房屋",), "户"),
        (("倒塌房屋",), "间"),
    ]


def test_the_unit_of_a_whole_counts_for_its_parts():
    found = by_address(
        sheet("| 村 | 党员人数 | < |\n| ^ | 男 | 女 |\n| 甲村 |  |  |\n| 乙村 |  |  |\n| 合计 |  |  |", name="S")
    )
    assert {f.unit for f in found.values()} == {"人"}


def test_fields_that_can_t_be_told_apart_are_unsure():
    form = detect(sheet("| 姓名 |  |\n| 电话 |  |\n| 姓名 |  |\n| 电话 |  |\n| 住址 |  |"))
    sure = {f.address: f.confidence >= UNSURE for f in form.fields}
    assert sure == {"S!B1": False, "S!B2": False, "S!B3": False, "S!B4": False, "S!B5": True}


def test_a_cell_with_a_table_inside_is_no_entry():
    outer = grid("| 姓名 |  |\n| 家庭成员 |  |", "T0", "table")
    inner = grid("| 姓名 | 关系 | 年龄 |\n|  |  |  |\n|  |  |  |", "T0.R1.C1.T0", "table")
    form = detect(replace(word(outer, inner), order=("T0", "T0.R1.C1.T0")))
    assert [f.address for f in form.fields if f.table is None] == ["T0.R0.C1"]

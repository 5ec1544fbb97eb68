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


def test_a_checklist_has_printed_items_and_boxes():
    form = detect(
        sheet("""
        | 检查项目 | 检查内容 | 检查结果 | 备注 |
        | 消防 | 灭火器是否有效 | □是 □否 |  |
        | ^ | 通道是否畅通 | □是 □否 |  |
        | 用电 | 是否私拉电线 | □是 □否 |  |
        | 存在问题 |  | < | < |
        | 检查人员签字 |  | 被检查单位负责人签字 |  |
        """)
    )
    found = {f.address: f for f in form.fields}
    assert found["S!C2"].path == ("检查结果", "消防", "灭火器是否有效")
    assert (found["S!C2"].mode, found["S!C2"].options, found["S!C2"].value) == ("in_cell_checkbox", ("是", "否"), None)
    assert "S!B2" not in found
    assert found["S!B5"].path == ("存在问题",)
    assert found["S!B6"].type == found["S!D6"].type == "signature"


def test_a_total_over_its_parts_is_no_header_of_the_table_below():
    form = detect(
        sheet("""
        | 资金申请表 | < | < | < | < |
        | 总投资（万元） |  | 其中 | 财政资金 |  |
        | ^ | ^ | ^ | 自筹资金 |  |
        | 序号 | 支出内容 | 单价（元） | 数量 | 金额（元） |
        | 1 |  |  |  |  |
        | 2 |  |  |  |  |
        | 合计 | < | < | < |  |
        | 申报单位（盖章） |  | < | 负责人（签字） |  |
        """)
    )
    found = {f.address: f for f in form.fields}
    assert found["S!E3"].path == ("总投资（万元）", "其中", "自筹资金")
    assert found["S!E3"].unit == "万元"
    assert form.tables[0].header_rows == (3,)
    assert form.tables[0].columns[0].type == "integer"
    assert found["S!E7"].path == ("金额（元）", "合计")
    assert found["S!B8"].path == ("申报单位（盖章）",)


def test_another_item_is_no_part_of_the_one_above():
    found = paths(sheet("| 项目 | 金额（元） | 人数 |\n| 办公费 |  |  |\n| 其他 |  |  |\n| 合计 |  |  |"))
    assert found["S!B3"] == ("金额（元）", "其他")


def test_a_label_split_over_two_rows():
    found = paths(sheet("| 姓名 |  | 性别 |  |\n| 身份证 |  | 任教 |  |\n| 号码 | ^ | 学校 | ^ |\n| 住址 |  | < | < |"))
    assert found["S!B2"] == ("身份证号码",)
    assert found["S!D2"] == ("任教学校",)


@pytest.mark.parametrize(
    ("cell", "kind"), [("□□□□□□□□", "code"), ("   省   市   县（区）", "text"), ("（固话）          （手机）", "text")]
)
def test_what_only_shows_how_to_write_is_no_value(cell, kind):
    found = by_address(sheet(f'| 姓名 |  |\n| 信用代码 | "{cell}" |\n| 住址 |  |'))
    assert found["S!B2"].value is None
    assert kind != "text" or found["S!B2"].mode == "prompt_in_cell"


def test_options_by_brackets_and_by_numbers():
    found = by_address(sheet('| 是否低保户 | 是（  ）否（  ） |\n| 困难原因 | "①因病 ②因残 ③其他" |\n| 住址 |  |'))
    assert (found["S!B1"].mode, found["S!B1"].options) == ("in_cell_checkbox", ("是", "否"))
    assert (found["S!B2"].options, found["S!B2"].value) == (("因病", "因残", "其他"), None)


def test_rooms_named_by_the_words_before_them():
    found = by_address(sheet('| 收入来源 | "务工收入        元；其他        元" |\n| 姓名 |  |'))
    assert [found[f"S!B1#{n}"].path for n in (0, 1)] == [("收入来源", "务工收入"), ("收入来源", "其他")]
    assert found["S!B1#0"].unit == "元"


def test_the_room_of_a_wide_label_is_below_it():
    assert list(paths(sheet("| 姓名 |  | 性别 |  |\n| 巡查小结： | < | < | < |\n|  | < | < | < |"))) == [
        "S!B1",
        "S!D1",
        "S!A3",
    ]


def test_the_period_beside_a_line_is_no_entry():
    found = paths(sheet("| 单位名称： | 2026年1-3月 |\n| 指标名称 | 本年 |\n| 收入 |  |\n| 支出 |  |"))
    assert "S!B1" not in found
    assert found["S!A1#0"] == ("单位名称",)


def test_lists_of_different_width_side_by_side():
    form = detect(
        sheet("""
        | 指标名称 | 代码 | 本年 | 上年 | 指标名称 | 代码 | 本年 |
        | 流动资产 | 201 |  |  | 营业收入 | 301 |  |
        | 固定资产 | 202 |  |  | 营业成本 | 302 |  |
        """)
    )
    assert [tuple(c.index for c in t.columns) for t in form.tables] == [(0, 1, 2, 3), (4, 5, 6)]


def test_a_drop_down_in_a_paragraph_is_a_choice():
    document = word("场所类型：  ", "名称：________")
    shown = replace(document.paragraphs[0], underlines=((5, 7),), choices=(((5, 7), ("网吧", "书店")),))
    fields = detect(replace(document, paragraphs=(shown, document.paragraphs[1]))).fields
    assert (fields[0].type, fields[0].options) == ("choice", ("网吧", "书店"))


def test_words_around_blanks_that_are_no_label():
    text = "开户行：________  户名：________  金额：人民币________元，自____年__月__日至____年__月__日"
    assert [f.path[-1] for f in detect(word(text)).fields][:3] == ["开户行", "户名", "金额"]
    assert [f.type for f in detect(word(text)).fields][:3] == ["text", "text", "money"]


@pytest.mark.parametrize("name", ["填写样例", "代码表", "填表说明", "说明"])
def test_sheets_of_samples_codes_and_instructions_offer_nothing(name):
    form = grid("| 登记表 | < | < | < |\n| 姓名 |  | 学历 |  |\n| 职务 |  | 岗位 |  |", name="登记表")
    aid = grid("| 登记表 | < | < | < |\n| 姓名 | 张甲 | 学历 | 本科 |\n| 职务： |  | 岗位： |  |", name=name)
    found = detect(workbook(form, aid))
    assert {f.address.split("!")[0] for f in found.fields} == {"登记表"}
    assert {p.why for p in found.protected} <= {"sample", "note"}
    assert detect(workbook(aid)).fields


def test_a_label_with_a_colon_on_a_sheet_without_lines_has_one_entry():
    found = paths(sheet("| 姓名： |  | 性别： |\n| 岗位： |  | 代码： |\n| 住址： |  |  |", drawn=False))
    assert found == {
        "S!B1": ("姓名",),
        "S!C1#0": ("性别",),
        "S!B2": ("岗位",),
        "S!C2#0": ("代码",),
        "S!B3": ("住址",),
    }


def test_units_beside_and_behind_entries():
    found = by_address(
        sheet("""
        | 库水位 |  | 米 | 日期 |  |
        | 家庭收入 | 种植业 | "        元" | 养殖业 | "        元" |
        | ^ | 务工 | "        元" | 转移性收入 | "        元" |
        """)
    )
    assert (found["S!B1"].unit, found["S!B1"].type) == ("米", "decimal")
    assert found["S!C2#0"].path == ("家庭收入", "种植业")
    assert found["S!E3#0"].unit == "元"

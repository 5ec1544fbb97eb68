"""Form regions: label and entry beside, above and inside; groups, bars, boxes to tick, prompts, sign lines."""

import pytest

from forms.detection import detect
from forms.model.document import Area, Validation
from tests.detection.sheets import grid, sheet, word, workbook

FORM = """
| 姓名 | {} | 性别 | {} |
| 身份证号 | {} | 民族 | {} |
| 家庭住址 | {} | < | < |
| 家庭年收入（元） | {} | 联系电话 | {} |
"""
BLANK = [""] * 7
VALUES = ["甲某", "男", "999101199001011234", "汉族", "甲县乙镇丙村3组", "9860", "13900000000"]


def by_address(document):
    return {f.address: f for f in detect(document).fields}


@pytest.mark.parametrize(("kind", "name"), [("sheet", "S"), ("table", "T0")])
def test_labels_are_told_from_values_in_a_filled_form(kind, name):
    blank, filled = (grid(FORM.format(*v), name=name, kind=kind) for v in (BLANK, VALUES))
    make = workbook if kind == "sheet" else word
    before, after = detect(make(blank)), detect(make(filled))
    assert [(f.path, f.address) for f in before.fields] == [(f.path, f.address) for f in after.fields]
    assert [f.label for f in after.fields] == [
        "姓名",
        "性别",
        "身份证号",
        "民族",
        "家庭住址",
        "家庭年收入（元）",
        "联系电话",
    ]
    assert before.fingerprint == after.fingerprint
    assert [f.value for f in before.fields] == [None] * 7
    assert after.fields[0].value == "甲某"


def test_types_and_units_of_single_entries():
    found = detect(sheet(FORM.format(*BLANK))).fields
    assert [(f.type, f.unit) for f in found][2:] == [
        ("idcard", None), ("text", None), ("text", None), ("money", "元"), ("phone", None)
    ]  # fmt: skip


def test_side_group_goes_into_the_path_of_every_label_in_its_rows():
    found = by_address(
        sheet("""
        | 经办人信息 | 姓名 |  | 联系方式 |  |
        | ^ | 学号 |  | 所在院系 |  |
    """)
    )
    assert found["S!E1"].path == ("经办人信息", "联系方式")
    assert found["S!C2"].path == ("经办人信息", "学号")


def test_bars_across_the_form_are_sections():
    found = by_address(
        sheet("""
        | 一、缴费情况 | < | < | < |
        | 党员总数 |  | 按时缴费党员数 |  |
        | 二、金额 | < | < | < |
        | 应缴金额 |  | 实缴金额 | -- |
    """)
    )
    assert found["S!B2"].path == ("一、缴费情况", "党员总数")
    assert found["S!B4"].path == ("二、金额", "应缴金额")
    assert "S!D4" not in found


def test_repeated_labels_take_the_label_before_them():
    found = by_address(
        sheet("""
        | 申请人姓名 |  | 单位及职务 |  |
        | 谈话人姓名 |  | 单位及职务 |  |
    """)
    )
    assert found["S!D1"].path == ("申请人", "单位及职务")
    assert found["S!D2"].path == ("谈话人", "单位及职务")


def test_several_labels_inside_one_cell_are_numbered():
    found = by_address(
        sheet("""
        | 建筑物 | 总面积（㎡） |  | < |
        | ^ | 建筑类型 | 仓库：           栋数： | 宿舍：      栋数： |
    """)
    )
    assert found["S!C2#0"].path == ("建筑物", "建筑类型", "仓库")
    assert found["S!C2#1"].path == ("建筑物", "建筑类型", "仓库", "栋数")
    assert found["S!D2#1"].path == ("建筑物", "建筑类型", "宿舍", "栋数")


def test_boxes_to_tick_keep_their_options_blank_and_ticked():
    blank = by_address(sheet("| 是否低保 | □是 □否 | 危房等级 | □C级 □D级 |"))
    ticked = by_address(sheet("| 是否低保 | □是 ☑否 | 危房等级 | □C级 □D级 |"))
    assert (blank["S!B1"].mode, blank["S!B1"].options, blank["S!B1"].value) == ("in_cell_checkbox", ("是", "否"), None)
    assert (ticked["S!B1"].path, ticked["S!B1"].value) == (("是否低保",), "否")


def test_a_prompt_is_to_be_overwritten():
    found = by_address(
        sheet("""
        | 规划条件 | 容积率、绿地率、建筑密度等 |
        | 地块现状 | 是否为净地 |
    """)
    )
    assert (found["S!B1"].mode, found["S!B1"].value, found["S!B1"].type) == ("prompt_in_cell", None, "longtext")


def test_sign_lines_belong_to_the_filler():
    found = by_address(
        sheet("""
        | 村 | 户数 | 人数 |
        | 甲村 |  |  |
        | 乙村 |  |  |
        | . | . | . |
        | 填表人： | 审核人：____ | 联系电话：____ |
    """)
    )
    assert {found[a].role for a in ("S!A5#0", "S!B5#0", "S!C5#0")} == {"filler"}


def test_whoever_stands_on_a_sign_line_signs():
    found = by_address(
        sheet("""
        | 序号 | 姓名 | 金额（元） |
        | 1 |  |  |
        | . | . | . |
        | 造册人： | 水利中心负责人： | 镇分管领导： |
    """)
    )
    assert {found[a].role for a in ("S!A4#0", "S!B4#0", "S!C4#0")} == {"filler"}


def test_who_is_responsible_for_what_the_form_is_about_is_no_signature():
    found = by_address(
        sheet("""
        | 项目名称： |  | 项目负责人： |  |
    """)
    )
    assert {f.role for f in found.values()} == {"entry"}


def test_label_above_its_entry():
    found = by_address(
        sheet("""
        | 救助申请表 | < | < |
        | 申请理由 | < | < |
        |  | < | < |
        | 姓名 |  | . |
    """)
    )
    assert found["S!A3"].path == ("申请理由",)


def test_label_with_colon_beside_a_drawn_cell_is_filled_there_and_else_inside():
    drawn = by_address(sheet("| 申请单位： |  |"))
    alone = by_address(sheet("| 申请单位： | . |\n| 村 | 户数（户） |\n| 甲村 |  |\n| 乙村 |  |"))
    assert list(drawn) == ["S!B1"]
    assert alone["S!A1#0"].mode == "in_cell"


def test_opinion_boxes_are_for_others():
    table = grid(
        """
        | 申请人 |  |
        | "审批意见\\n\\n\\n（盖章）\\n    年  月  日" | < |
    """,
        name="T0",
        kind="table",
    )
    form = detect(word(table))
    assert [(f.label, f.role) for f in form.fields] == [("申请人", "entry"), ("审批意见", "opinion")]
    assert ("T0.R1.C0", "opinion") in {(p.address, p.why) for p in form.protected}


def test_one_label_owns_one_entry_even_where_several_cells_follow():
    assert [f.address for f in detect(sheet("| 试块 |  |  |  |\n| 材质 |  |  |  |")).fields] == ["S!B1", "S!B2"]


def test_labels_written_downwards():
    found = by_address(sheet('| "姓\\n名" |  | "年核\\n度结\\n考果" |  |'))
    assert [found["S!B1"].label, found["S!D1"].label] == ["姓名", "年度考核结果"]


def test_drop_downs_are_choices():
    rule = Validation((Area(0, 1, 0, 1),), "list", ("居家", "机构"))
    found = by_address(workbook(grid("| 照护方式 |  |\n| 姓名 |  |", validations=(rule,))))
    assert (found["S!B1"].type, found["S!B1"].options) == ("choice", ("居家", "机构"))


def test_blanks_around_a_signature_are_for_signing():
    found = by_address(
        sheet("""
        | 联系人 | 甲某 | 民政部门 |  |
        | 住址 |  | ^ | 经办人签字： |
        | 邮编 |  | ^ |  |
        | 签章 | 学生本人 |  | < |
    """)
    )
    assert {a: f.role for a, f in found.items() if f.role == "signature"}.keys() >= {"S!D1", "S!D3", "S!C4"}
    assert found["S!B2"].role == "entry"
    assert found["S!C4"].type == "signature"


def test_hints_spread_under_a_line_ask_for_nothing():
    found = by_address(
        sheet("""
        | Name: |  | Nationality: |  |
        | . | "Last (Family)          Middle          First" |  | . |
    """)
    )
    assert set(found) == {"S!B1", "S!D1"}


def test_the_next_question_belongs_to_no_question_before_it():
    found = by_address(
        sheet("""
        | Application Form | < | < |
        | Name: |  | . |
        | Which trade are you in? | < | < |
        | Trade: |  | . |
        | Why do you want to attend? | < | < |
        |  | < | < |
    """)
    )
    assert found["S!B4"].path == ("Which trade are you in?", "Trade")
    assert found["S!A6"].path == ("Why do you want to attend?",)


def test_an_instruction_with_a_colon_is_no_label():
    assert not by_address(sheet("| Please return by mail to: |", drawn=False))


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Advertisement, please specify name and issue date", "text"),
        ("点数", "integer"),
        ("其中地下建面", "decimal"),
        ("起止时间", "text"),
        ("营业时间", "text"),
        ("填报时间", "date"),
    ],
)
def test_types_by_the_words_of_a_label(label, kind):
    assert by_address(sheet(f"| {label} |  |"))["S!B1"].type == kind


def labelled(table):
    return [(f.path, f.type, f.unit) for f in detect(sheet(table)).fields]


def test_a_title_of_one_character_a_cell_is_no_header():
    found = labelled("""
    | 流 | 转 | 登 | 记 | 簿 |
    | 承包方 |  | 受让方 |  | < |
    | 流转方式 |  | 联系电话 |  | < |
    """)
    assert [p for p, *_ in found] == [("承包方",), ("受让方",), ("流转方式",), ("联系电话",)]


def test_rooms_of_three_spaces_before_their_units():
    found = labelled("""
    | 建筑层数 | "地上   层，地下   层" | 家庭人口 | "共   人，其中劳动力   人" |
    | 地址 |  | 建筑面积 | "       ㎡" |
    """)
    assert [(p, u) for p, _, u in found] == [
        (("建筑层数", "地上"), "层"), (("建筑层数", "地下"), "层"), (("家庭人口",), "人"), (("家庭人口", "其中劳动力"), "人"),
        (("地址",), None), (("建筑面积",), "㎡"),
    ]  # fmt: skip


def test_degrees_and_the_number_of_an_issue_are_texts():
    found = labelled("""
    | 地理坐标 | "经度：     °    ′    ″   纬度：     °    ′    ″" | 经纬度 |  |
    | 类型 |  | 批次 | "2026年第   批" |
    """)
    assert found[0] == (("地理坐标", "经度"), "text", None)
    assert found[1] == (("地理坐标", "纬度"), "text", None)
    assert found[2][1] == "text"


def test_who_approves_is_no_opinion_over_the_next_signer():
    found = detect(
        sheet("""
        | 项目名称 | 金额（元） | 备注 |
        | 甲 |  |  |
        | 乙 |  |  |
        | 审批人： | 经办人： | "日期：   年   月   日" |
        """)
    ).fields
    assert [f.path for f in found][-3:] == [("审批人",), ("经办人",), ("日期",)]


def test_a_column_of_answers_is_not_named_in_the_path():
    found = labelled("""
    | 编号 | 题目 | 选项 |
    | 1 | 您的年龄段 | □18-35 □36-59 |
    | 2 | 过去一年住院次数（次） |  |
    | 3 | 您的建议 |  |
    """)
    assert [p for p, *_ in found] == [("您的年龄段",), ("过去一年住院次数（次）",), ("您的建议",)]


def test_a_unit_in_brackets_below_its_column_outweighs_the_note():
    found = labelled("""
    | 单位：元 | . | . | . | . |
    | 项目名称 | 发放户数 | 发放金额 | < | 备注 |
    | ^ | （户） | 应发 | 实发 | ^ |
    | 甲补贴 |  |  |  |  |
    | 乙补贴 |  |  |  |  |
    | 合计 |  |  |  |  |
    """)
    assert [(k, u) for p, k, u in found if p[-1] == "甲补贴"][:3] == [
        ("integer", "户"),
        ("money", "元"),
        ("money", "元"),
    ]


def test_a_year_in_a_list_is_a_year():
    found = labelled("""
    | 序号 | 项目 | 计量单位 | 填报内容 |
    | 1 | 企业名称 | — |  |
    | 2 | 成立年份 | 年 |  |
    | 3 | 从业人员 | 人 |  |
    """)
    assert [k for _, k, _ in found] == ["text", "year", "integer"]


def test_a_filled_row_of_labels_and_answers_is_no_header():
    table = """
    | 基本信息 | 姓名 | {} | 性别 | {} | 年龄 | {} |
    | ^ | 身份证号 | {} | < | 联系电话 | {} | < |
    | 房屋情况 | 建筑层数 | {} | 建筑高度 | {} | < | < |
    | ^ | 建成年份 | {} | 联系地址 | {} | < | < |
    """
    blank = detect(sheet(table.format(*[""] * 9)))
    filled = detect(
        sheet(
            table.format(
                "张小明", "男", 47, '"999101199001011234"', '"13900000000"', "2层", "7.5米", "2019年", "甲县乙镇丙村3组"
            )
        )
    )
    assert [f.path for f in filled.fields] == [f.path for f in blank.fields]
    assert not filled.tables


def test_years_and_columns_to_tick_head_columns():
    found = detect(
        sheet("""
        | 项目 | 单位 | 2024年 | 2025年 |
        | 人口 | 人 |  |  |
        | 户数 | 户 |  |  |
        """)
    )
    assert len(found.tables) == 1
    found = detect(
        sheet("""
        | 姓名 | 性别 | 男 | 女 | 备注 |
        |  |  |  |  |  |
        |  |  |  |  |  |
        """)
    )
    assert len(found.tables) == 1


def test_labels_and_texts_that_take_turns_are_no_header():
    table = """
    | 单位名称 | {} | 负责人 | {} |
    | 建设地点 | {} | 物资需求 | {} |
    | 需求说明 | {} | < | < |
    """
    blank = detect(sheet(table.format(*[""] * 5)))
    filled = detect(sheet(table.format("甲县乙镇水利站", "张小明", "甲县乙镇丙村3组", "7 顶", "路面硬化")))
    assert [f.path for f in filled.fields] == [f.path for f in blank.fields]


def test_a_filled_sign_line_ends_the_table():
    table = """
    | 序号 | 检查内容 | 检查情况 | 整改情况 |
    | 1 | 疏散通道是否畅通 |  |  |
    | 2 | 设施器材是否完好 |  |  |
    | 检查人员：{} | < | 检查时间：{} | < |
    """
    blank, filled = (detect(sheet(table.format(*v))) for v in (("", "    年  月  日"), ("张小明", "2026年3月5日")))
    assert filled.tables[0].last_data_row == blank.tables[0].last_data_row
    assert [f.path for f in filled.fields] == [f.path for f in blank.fields]


def test_a_month_beside_a_label_that_asks_when_heads_no_column():
    card = """
| 单位名称 | 甲镇托育园 | 开园时间 | 2012年9月 |
| 园长 | 甲某 | 等级 | 二级 |
| 占地面积（平方米） | 900 | 班级数（个） | 5 |
"""
    document = word(grid(card, name="T0", kind="table"))
    assert not detect(document).tables
    assert by_address(document)["T0.R2.C3"].path == ("班级数（个）",)


@pytest.mark.parametrize("said", ["填报范围：床位20张（含）以上的民宿", "对象：享受低保的重度残疾人"])
def test_whom_a_list_is_to_hold_is_a_note_beside_the_reporting_unit(said):
    found = detect(
        sheet(f"""
        | 民宿检查登记表 | < | < | < |
        | 填报单位： |  | {said} | < |
        | 序号 | 名称 | 所在村 | 床位数 |
        | 1 |  |  |  |
        | 2 |  |  |  |
    """)
    )
    assert found.notes == (said,)
    assert [f.label for f in found.fields if f.table is None] == ["填报单位"]

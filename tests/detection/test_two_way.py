"""Two-way tables: header paths, row labels, units, totals, formulas."""

from forms.detection import detect
from tests.detection.sheets import grid, sheet, workbook

THREE_LEVELS = """
| 农村低保情况统计表 | < | < | < | < | < |
| 2026年3月 | . | . | . | 单位：户、人、元 | . |
| 序号 | 村（社区） | 本月末低保 | < | < | 当月保障资金 |
| ^ | ^ | 户数 | 人数 | 其中 | ^ |
| ^ | ^ | ^ | ^ | 女性 | ^ |
| 1 | 甲村 |  |  |  |  |
| 2 | 乙村 |  |  |  |  |
| 合计 | < | =SUM | =SUM | =SUM | =SUM |
"""


def fields(document):
    return {f.address: f for f in detect(document).fields}


def test_path_runs_from_the_outermost_header_to_the_row_label():
    found = fields(sheet(THREE_LEVELS))
    assert found["S!E6"].path == ("本月末低保", "其中", "女性", "甲村")
    assert found["S!E6"].col_path == ("本月末低保", "其中", "女性")
    assert found["S!E6"].row_path == ("甲村",)


def test_a_note_with_several_units_gives_each_column_the_one_it_measures_in():
    found = fields(sheet(THREE_LEVELS))
    assert [found[f"S!{c}6"].unit for c in "CDEF"] == ["户", "人", "人", "元"]


def test_formula_cells_are_protected_and_their_table_knows_header_and_body():
    form = detect(sheet(THREE_LEVELS))
    assert ("S!C8", "formula") in {(p.address, p.why) for p in form.protected}
    table = form.tables[0]
    assert (table.kind, table.header_rows, table.first_data_row, table.last_data_row) == ("two_way", (2, 3, 4), 5, 7)


def test_filled_report_gives_the_paths_of_its_blank_template():
    filled = THREE_LEVELS.replace("| 甲村 |  |  |  |  |", "| 甲村 | 5 | 15 | 7 | 7085 |")
    filled = filled.replace("| 乙村 |  |  |  |  |", "| 乙村 | 无 | / | 0 | 310 |")
    blank, read = detect(sheet(THREE_LEVELS)), detect(sheet(filled))
    assert [(f.path, f.address, f.unit, f.type) for f in blank.fields] == [
        (f.path, f.address, f.unit, f.type) for f in read.fields
    ]
    assert blank.fingerprint == read.fingerprint
    values = {f.address: f.value for f in read.fields}
    assert (values["S!C6"], values["S!C7"], values["S!D7"], values["S!E7"]) == (5, "无", "/", 0)


def test_total_row_above_the_data_is_a_row_like_any_other():
    found = fields(
        sheet("""
        | 村 | 播种面积（亩） | 产量（吨） |
        | 全镇 |  |  |
        | 甲村 |  |  |
    """)
    )
    assert found["S!B2"].path == ("播种面积（亩）", "全镇")
    assert found["S!B2"].unit == "亩"


def test_unit_in_a_group_header_holds_for_its_columns():
    found = fields(
        sheet("""
        | 栏次 | 村别 | 生猪（头） | < | 羊（只） |
        | ^ | ^ | 期末存栏 | 本季出栏 | 期末存栏 |
        | 1 | 甲村 |  |  |  |
        | 2 | 乙村 |  |  |  |
    """)
    )
    assert [found[f"S!{c}3"].unit for c in "CDE"] == ["头", "头", "只"]
    assert found["S!D3"].period_text == "本季"


def test_pairs_of_measure_and_unit_in_the_note():
    found = fields(
        sheet("""
        | 粮油生产情况表 | < | < |
        | 2025年　面积：公顷　产量：吨 | < | < |
        | 村 | 水稻 | < |
        | ^ | 播种面积 | 总产量 |
        | 甲村 |  |  |
    """)
    )
    assert (found["S!B5"].unit, found["S!C5"].unit) == ("公顷", "吨")


def test_a_row_of_column_numbers_is_no_data():
    form = detect(
        sheet("""
        | 类别 | 编号 | 增加数 | < | 期末数 |
        | ^ | ^ | 计 | 转入 | ^ |
        | 甲 | 乙 | 1 | 2 | 3 |
        | 小学 | 01 |  |  |  |
        | 初中 | 02 |  |  |  |
    """)
    )
    assert form.tables[0].first_data_row == 3
    assert {f.path for f in form.fields if f.address == "S!D4"} == {("增加数", "转入", "小学")}


def test_columns_name_their_own_periods():
    found = fields(
        sheet("""
        | 补贴项目 | 3月发放金额（元） | 一季度发放金额（元） | 上年同期（元） |
        | 高龄津贴 |  |  |  |
        | 低保金 |  |  |  |
    """)
    )
    assert [found[f"S!{c}2"].period_text for c in "BCD"] == ["3月", "一季度", "上年同期"]


def test_stacked_tables_and_twins_are_tables_of_their_own():
    form = detect(
        sheet("""
        | 一、队伍 | < | < | . | 二、物资 | < | < |
        | 项目 | 单位 | 数量 | . | 物资名称 | 单位 | 数量 |
        | 救援队 | 支 |  | . | 帐篷 | 顶 |  |
        | 队员 | 人 |  | . | 棉被 | 床 |  |
        | . | . | . | . | . | . | . |
        | 村 | 网格数（个） | 网格员（人） | . | . | . | . |
        | 甲村 |  |  | . | . | . | . |
    """)
    )
    assert [(t.kind, t.header_rows, t.section) for t in form.tables] == [
        ("list", (1,), "一、队伍"), ("list", (1,), "二、物资"), ("two_way", (5,), "")
    ]  # fmt: skip


def test_a_form_line_under_a_table_is_not_its_body():
    found = fields(
        sheet("""
        | 序号 | 村（社区） | 林地（亩） | 海拔（米） |
        | 1 | 甲村 |  |  |
        | 2 | 乙村 |  |  |
        | "镇政府地址：__________" | < | < |  |
    """)
    )
    assert found["S!A4#0"].path == ("镇政府地址",)


def test_figures_over_a_single_row_of_cells_are_fields_of_their_own():
    form = detect(
        sheet("""
        | 党组织总数 | 党委 | 党支部 | < |
        | ^ | ^ | 教工 | 学生 |
        |  |  |  |  |
    """)
    )
    assert [(f.path, f.address) for f in form.fields] == [
        (("党组织总数",), "S!A3"), (("党委",), "S!B3"), (("党支部", "教工"), "S!C3"), (("党支部", "学生"), "S!D3")
    ]  # fmt: skip


def test_a_diagonal_corner_is_protected():
    form = detect(
        sheet("""
        | "指标\\n　　村别" | 党员总数 | 女党员 |
        | 甲村 |  |  |
        | 乙村 |  |  |
    """)
    )
    assert ("S!A1", "note") in {(p.address, p.why) for p in form.protected}
    assert {f.path for f in form.fields} >= {("党员总数", "甲村"), ("女党员", "乙村")}


def test_hidden_columns_are_never_offered():
    from dataclasses import replace

    from tests.detection.sheets import grid, workbook

    hidden = replace(
        grid("""
        | 村 | 户数 | 人数 |
        | 甲村 |  |  |
        | 乙村 |  |  |
    """),
        hidden_cols=frozenset((1,)),
    )
    assert {f.address for f in detect(workbook(hidden)).fields} == {"S!C2", "S!C3"}


def test_printed_codes_behind_the_row_labels_are_no_entries():
    found = fields(
        sheet("""
        | 类别 | 编号 | 招生人数 | 毕业人数 |
        | 博士生 | "01" |  |  |
        | 硕士生 | "02" |  |  |
        | 本科生 | "03" |  |  |
    """)
    )
    assert {address[2:3] for address in found} == {"C", "D"}
    assert {f.code for f in found.values()} == {"01", "02", "03"}


def test_a_row_of_times_below_labels_is_part_of_the_header() -> None:
    form = detect(
        sheet(
            """
| 隐患排查汇总表 | < | < | < | < |
| 行业领域 | 检查单位（家次） | 排查隐患（处） | < | 已整改隐患（处） |
| ^ | 一季度 | 一季度 | 二季度 | 1—6月 |
| 工贸企业 | | | | |
| 建筑施工 | | | | |
"""
        )
    )
    assert [c.path for c in form.tables[0].columns][1:] == [
        ("检查单位（家次）", "一季度"), ("排查隐患（处）", "一季度"), ("排查隐患（处）", "二季度"), ("已整改隐患（处）", "1—6月"),
    ]  # fmt: skip


def test_what_stands_on_a_sheet_with_another_title_is_of_that_title() -> None:
    first = grid(
        """
| 居民医保参保进度表 | < | < |
| 填报单位：云溪镇 | < | 2026年3月 |
| 村 | 应参保人数 | 已参保人数 |
| 甲坪村 | 3 | 2 |
| 乙坪村 | 4 | 4 |
""",
        name="医保",
    )
    second = grid(
        """
| 城乡居民养老保险情况统计表 | < | < |
| 村 | 参保人数 | 领取待遇人数 |
| 甲坪村 | 3 | 1 |
| 乙坪村 | 4 | 1 |
""",
        name="养老",
    )
    form = detect(workbook(first, second))
    sections = {f.address.partition("!")[0]: f.section for f in form.fields if f.col_path}
    assert (form.title, sections) == ("居民医保参保进度表", {"医保": "", "养老": "城乡居民养老保险情况统计表"})


YIELDS = """
| 药材情况表 | < | < |
| 单位：亩、公斤/亩、吨 | < | < |
| 村 | 党参 | < |
| ^ | 单产 | 总产量 |
| 甲村 |  |  |
| 乙村 |  |  |
"""


def test_a_total_yield_is_in_the_notes_weight_and_not_in_its_weight_per_land():
    found = {f.address: f for f in detect(sheet(YIELDS)).fields}
    assert (found["S!B5"].unit, found["S!C5"].unit) == ("公斤/亩", "吨")


PEOPLES = """
| 户籍人口统计表 | < | < | < | < | < |
| 填报单位：云溪镇 | < | < | < | < | < |
| 村 | 总户数 | 总人口 | 民族 | < | < |
| ^ | ^ | ^ | 少数民族 | 其中：彝族 | 其中：苗族 |
| 甲村 | 216 | 869 | 212 | 199 | 10 |
| 乙村 | 174 | 623 | 163 | 153 | 8 |
"""


def test_names_of_peoples_head_columns():
    found = fields(sheet(PEOPLES))
    assert found["S!E5"].col_path == ("民族", "其中：彝族")
    assert found["S!D6"].value == 163


def test_a_column_for_the_main_people_is_one_of_the_table():
    found = fields(sheet(PEOPLES.replace("其中：苗族", "主要民族").replace("| 10 |", "|  |").replace("| 8 |", "|  |")))
    assert found["S!F5"].path == ("民族", "主要民族", "甲村")


def test_a_note_on_money_says_nothing_of_a_column_that_counts():
    found = fields(
        sheet("""
| 救助月报表 | < | < |
| 填报单位：云溪镇 | < | 资金单位：元 |
| 村 | 医疗救助 | < |
| ^ | 当月人次 | 当月金额 |
| 甲村 | 2 | 800 |
| 乙村 | 1 | 500 |
""")
    )
    assert (found["S!B5"].unit, found["S!C5"].unit) == ("人次", "元")

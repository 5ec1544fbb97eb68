"""Lists: code | item | unit | value, their sections, their 其中, several value columns, twins."""

from forms.detection import detect
from tests.detection.sheets import grid, sheet, word

LIST = """
| 民政事业统计月报 | < | < | < | < |
| 代码 | 指标名称 | 计量单位 | 本期 | 上期 |
| "01" | 一、社会救助 | — | — | — |
| "02" | 农村低保户数 | 户 |  |  |
| "03" | 农村低保人数 | 人 |  |  |
| "04" | "　其中：女性" | 人 |  |  |
| "05" | "　　　　残疾人" | 人 |  |  |
| "06" | 当月支出 | 万元 |  |  |
| 审核关系：03≥04 | < | < | < | < |
"""


def by_address(document):
    return {f.address: f for f in detect(document).fields}


def test_items_carry_unit_code_and_the_column_where_there_are_several():
    found = by_address(sheet(LIST))
    assert found["S!D4"].path == ("一、社会救助", "农村低保户数", "本期")
    assert (found["S!D4"].unit, found["S!D4"].code, found["S!E4"].period_text) == ("户", "02", "上期")
    assert found["S!D8"].type == "money"


def test_what_follows_among_stands_under_the_same_item():
    found = by_address(sheet(LIST))
    assert found["S!D6"].path == ("一、社会救助", "农村低保人数", "其中：女性", "本期")
    assert found["S!D7"].path == ("一、社会救助", "农村低保人数", "残疾人", "本期")


def test_section_rows_and_check_rules_are_no_fields():
    form = detect(sheet(LIST))
    assert not [f for f in form.fields if f.address.endswith("3")]
    assert form.notes == ("审核关系：03≥04",)
    assert {f.section for f in form.fields} == {"一、社会救助"}


def test_values_do_not_change_what_is_found():
    filled = (
        LIST.replace("| 户 |  |  |", "| 户 | 57 | 56 |")
        .replace("| 人 |  |  |", "| 人 | 229 | 0 |")
        .replace("| 万元 |  |  |", "| 万元 | 10.25 | — |")
    )
    blank, read = detect(sheet(LIST)), detect(sheet(filled))
    assert blank.fingerprint == read.fingerprint
    assert {f.path for f in read.fields} <= {f.path for f in blank.fields}
    assert {f.address: f.value for f in read.fields}["S!D4"] == 57


def test_numbering_gives_parents():
    found = by_address(
        sheet("""
        | 代码 | 项目 | 单位 | 数量 |
        | . | 二、收支情况 |  |  |
        | 206 | （二）生产经营收入 | 元 |  |
        | 207 | 1.农业收入 | 元 |  |
        | 212 | （1）出租收入 | 元 |  |
        | 216 | 2.养老金 | 元 |  |
        | 217 | （三）转移性收入 | 元 |  |
    """)
    )
    assert found["S!D5"].path == ("二、收支情况", "（二）生产经营收入", "1.农业收入", "（1）出租收入")
    assert found["S!D6"].path == ("二、收支情况", "（二）生产经营收入", "2.养老金")
    assert found["S!D7"].path == ("二、收支情况", "（三）转移性收入")


def test_options_written_into_the_item():
    found = by_address(
        sheet("""
        | 代码 | 项目 | 单位 | 数量 |
        | 201 | （一）贫困户类型：1.低保户2.低收入户 | 代码 |  |
        | 202 | （二）家庭人口 | 人 |  |
    """)
    )
    assert found["S!D2"].path == ("（一）贫困户类型",)
    assert (found["S!D2"].type, found["S!D2"].options) == ("choice", ("1.低保户", "2.低收入户"))


def test_years_as_value_columns():
    found = by_address(
        sheet("""
        | 代码 | 指标名称 | 单位 | 2025年 | 2024年 |
        | A01 | 耕地面积 | 公顷 |  |  |
        | A02 | 林地面积 | 公顷 |  |  |
    """)
    )
    assert found["S!E2"].path == ("耕地面积", "2024年")
    assert found["S!E2"].period_text == "2024年"


def test_twins_without_a_gap_in_a_word_table():
    table = grid(
        """
        | 项目 | 数值 | 项目 | 数值 |
        | 耕地面积（公顷） |  | 林地面积（公顷） |  |
        | 村集体收入（元） |  | 停车位（个） |  |
    """,
        name="T0",
        kind="table",
    )
    found = by_address(word("资源普查登记表", table))
    assert found["T0.R1.C1"].path == ("耕地面积（公顷）",)
    assert (found["T0.R2.C3"].path, found["T0.R2.C3"].unit) == (("停车位（个）",), "个")


def test_the_column_of_a_periods_numbers_gives_no_unit():
    for head in ("本年数", "本期数", "本月数", "上年数", "本季末数", "上年同期数"):
        form = detect(
            sheet(f"| 基本情况表 | < |\n| 指标 | {head} |\n| 办公地址 |  |\n| 邮政编码 |  |\n| 户数（户） |  |\n")
        )
        assert [f.unit for f in form.fields] == [None, None, "户"], head
        assert form.fields[0].type == "text", head


def test_years_that_are_counted_keep_their_unit():
    form = detect(sheet("| 基本情况表 | < |\n| 指标 | 数值 |\n| 合同剩余年数 |  |\n| 办公地址 |  |\n"))
    assert [f.unit for f in form.fields] == ["年", None]


OF_TWO_KINDS = """
| 奖补资金发放情况表 | < | < | < | < |
| 序号 | 奖补项目 | 发放数量 | 计量单位 | 核定面积（亩） |
| 1 | 轮作奖补 |  | 户 |  |
| 2 | 节水奖补 |  | 户 |  |
| 3 | 防风林奖补 |  | 户 |  |
"""


def test_a_column_with_another_unit_in_its_brackets_keeps_it_beside_a_column_of_units():
    fields = detect(sheet(OF_TWO_KINDS)).fields
    units = {(f.col_path[-1], f.unit) for f in fields if f.col_path}
    assert {("发放数量", "户"), ("核定面积（亩）", "亩")} <= units


NUMBERED = """
| 老年福利季报 | < | < | < |
| 序号 | 项目 | 单位 | 季末数 |
| "3" | 领取护理补助人员 | 人 |  |
| "3.1" | "  居家照料" | 人 |  |
| "3.2" | "  机构照料" | 人 |  |
| "3.3" | "  其中：女性" | 人 |  |
| "4" | 养老机构床位 | 张 |  |
"""


def test_numbers_like_3_3_stand_under_3_whatever_row_is_before_them():
    found = by_address(sheet(NUMBERED))
    assert found["S!D4"].path == ("领取护理补助人员", "居家照料")
    assert found["S!D6"].path == ("领取护理补助人员", "其中：女性")
    assert found["S!D7"].path == ("养老机构床位",)


LETTERED = """
| 重点对象季报 | < | < | < |
| 编号 | 项目 | 单位 | 数值 |
| 一 | 持证残疾人总数 | 人 |  |
| "1" | "  肢体残疾" | 人 |  |
| "2" | "  听力残疾" | 人 |  |
| 二 | 护林员人数 | 人 |  |
| "3" | 巡护里程 | 公里 |  |
"""


def test_indented_items_stand_under_the_chinese_numeral_before_them():
    found = by_address(sheet(LETTERED))
    assert found["S!D5"].path == ("持证残疾人总数", "听力残疾")
    assert found["S!D7"].path == ("巡护里程",)

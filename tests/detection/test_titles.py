"""Title, period and where it was read, reporting unit, issuer, status words, fingerprint."""

from dataclasses import replace

import pytest

from forms.detection import detect
from tests.detection.sheets import grid, sheet, word, workbook

TABLE = """
| {title} | < | < |
| {line} | . | . |
| 村 | 户数 | 人数 |
| 甲村 |  |  |
| 乙村 |  |  |
"""


def form(title="农村低保统计表", line="填报单位：", name="表.xlsx", sheet_name="S", header=""):
    page = replace(grid(TABLE.format(title=title, line=line), name=sheet_name), header_text=header)
    return detect(workbook(page, file_name=name))


@pytest.mark.parametrize(
    ("more", "key", "origin"),
    [
        ({"title": "2026年3月低保统计表", "line": "2025年"}, "month:2026-03-01", "title"),
        ({"line": "2026年第一季度"}, "quarter:2026-01-01", "line"),
        ({"line": "截至2026年3月底　单位：人"}, "as_of:2026-03-31", "line"),
        ({"header": "2026年2月"}, "month:2026-02-01", "header"),
        ({"sheet_name": "2026年1月"}, "month:2026-01-01", "sheet_name"),
        ({"name": "低保统计表202604.xlsx"}, "month:2026-04-01", "file_name"),
        ({"title": "2026年核查登记表", "line": "核查时间：2026年4月"}, "month:2026-04-01", "line"),
        ({"title": "2025年人口统计表", "line": "截至2025年12月31日"}, "year:2025-01-01", "title"),
        ({"title": "7月份工作统计表", "line": "单位：某所（2026年）"}, "month:2026-07-01", "title"),
        ({"title": "前三季度工作统计表", "name": "工作2026.xlsx"}, "ytd:2026-01-01", "title"),
        ({"title": "7月份工作统计表", "line": "2026年8月2日"}, "day:2026-08-02", "line"),
        ({"title": "2027年度参保征缴底数表", "line": "底数统计截至2026年9月30日"}, "as_of:2026-09-30", "line"),
        ({"title": "2027年度工作计划表", "line": "2026年9月30日"}, "year:2027-01-01", "title"),
        ({"title": "6月、7月工作统计表", "line": "2026年"}, "year:2026-01-01", "line"),
    ],
)
def test_period_is_read_from_the_first_place_that_names_one(more, key, origin):
    found = form(**more)
    assert found.period is not None
    assert found.period.key.startswith(key)
    assert found.period_origin == origin


def test_the_date_of_filling_in_is_no_period():
    assert form(line="填报日期：2026年4月8日").period is None


def test_a_place_that_asks_for_another_year_says_nothing_of_the_form():
    assert form(line="2025年造林投入（万元）：").period is None
    assert form(line="统计年度：2025年").period is not None
    assert form(line="2025年度：").period is not None


def test_values_of_a_form_are_no_period():
    table = grid(
        "| 姓名 | 甲某 | 出生日期 | 1959-01-29 |\n| 民族 | 汉族 | 建成年份 | 1998年 |", name="T0", kind="table"
    )
    assert detect(word("核查表", table)).period is None


def test_unit_text_blank_and_filled():
    assert form(line="填报单位（盖章）：").unit_text == ""
    assert form(line="填报单位（盖章）：甲县乙镇人民政府").unit_text == "甲县乙镇人民政府"


def test_title_and_issuer():
    found = detect(
        sheet("""
        | 附件1 | . | . |
        | 乡 镇 基 本 情 况 | < | < |
        | 制定机关：甲县统计局 | . | . |
        | 指标名称 | 单位 | 数量 |
        | 耕地面积 | 公顷 |  |
        | 林地面积 | 公顷 |  |
    """)
    )
    assert (found.title, found.issuer) == ("乡镇基本情况", "甲县统计局")


def test_a_title_of_one_character_a_cell():
    found = detect(sheet("| 干 | 部 | 登 | 记 | 表 |\n| 姓名 |  | 性别 |  | . |\n| 民族 |  | 籍贯 |  | . |"))
    assert found.title == "干部登记表"
    assert [f.label for f in found.fields] == ["姓名", "性别", "民族", "籍贯"]


def test_fingerprint_forgets_periods_and_notices_columns():
    one = form(title="2026年3月低保统计表")
    assert one.fingerprint == form(title="2025年12月低保统计表").fingerprint
    assert one.fingerprint != form(title="2026年3月特困统计表").fingerprint


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("表（终稿）.xlsx", ("终稿",)),
        ("表(2).xlsx", ("(2)",)),
        ("表2026年3月（报县民政局）.xlsx", ("报县民政局",)),
        ("表.xlsx", ()),
    ],
)
def test_status_words_come_from_the_file_name(name, words):
    assert form(name=name).status_words == words


def test_a_hidden_list_is_left_out_and_a_hidden_table_is_read():
    page = grid(TABLE.format(title="统计表", line="2026年3月末"))
    options = grid("| 居家 |\n| 机构 |", name="下拉选项", state="hidden")
    last = grid(
        TABLE.format(title="统计表", line="2025年12月末").replace("甲村 |  |", "甲村 | 5 |"),
        name="上季度",
        state="hidden",
    )
    found = detect(workbook(page, options, last))
    assert [(t.grid, t.title, t.period_text) for t in found.tables] == [
        ("S", "S", ""),
        ("上季度", "上季度", "2025年12月末"),
    ]
    assert found.fingerprint == detect(workbook(page)).fingerprint


@pytest.mark.parametrize(
    "title",
    [
        "2026年5月低保对象花名册",
        "二〇二六年五月低保对象花名册",
        "2025年第四季度低保对象花名册",
        "低保对象花名册（2026.04）",
        "截至2026年4月底低保对象花名册",
        "2026年上半年低保对象花名册",
        "2026年第3期低保对象花名册",
        "低保对象花名册（第二批）",
        "2025-2026学年低保对象花名册",
    ],
)
@pytest.mark.parametrize("rows", [1, 12])
def test_a_template_is_known_again_whatever_its_period_and_length(title, rows):
    def known(head, count):
        blanks = "".join(f"| {n + 1} |  |  |\n" for n in range(count))
        return detect(sheet(f"| {head} | < | < |\n| 序号 | 姓名 | 金额（元） |\n{blanks}")).fingerprint

    assert known(title, rows) == known("2026年4月低保对象花名册", 3)
    assert known("特困对象花名册", rows) != known("2026年4月低保对象花名册", 3)

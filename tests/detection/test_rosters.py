"""Rosters: columns, printed rows, filled rows, merged household columns, where they end."""

from forms.detection import detect
from tests.detection.sheets import sheet

HEAD = """
| 低保对象花名册（2026年4月） | < | < | < | < |
| 填报单位： | < | . | 单位：元 | . |
| 序号 | 户主姓名 | 家庭成员 | < | 月补助标准（元） |
| ^ | ^ | 姓名 | 身份证号 | ^ |
"""
FOOT = """
| 填报人： | < | 审核人： | < | < |
"""


def roster(*rows: str):
    form = detect(sheet(HEAD + "\n".join(rows) + FOOT))
    return form, form.tables[0]


def test_blank_roster_with_printed_numbers():
    form, table = roster("| 1 |  |  |  |  |", "| 2 |  |  |  |  |", "| 3 |  |  |  |  |")
    assert (table.kind, table.first_data_row, table.last_data_row, table.rows, table.grows) == (
        "roster",
        4,
        6,
        (),
        True,
    )
    assert [c.path for c in table.columns] == [
        ("序号",), ("户主姓名",), ("家庭成员", "姓名"), ("家庭成员", "身份证号"), ("月补助标准（元）",)
    ]  # fmt: skip
    assert [c.type for c in table.columns] == ["integer", "text", "text", "idcard", "money"]
    assert {f.label for f in form.fields} == {"填报单位", "填报人", "审核人"}


def test_rows_count_only_when_they_hold_more_than_a_number_and_merged_cells_are_repeated():
    _, table = roster(
        "| 1 | 甲某 | 甲某 | 999101199001011234 | 455 |",
        "| 2 | ^ | 乙某 | 999101199101011234 | 455 |",
        "| 3 |  |  |  |  |",
    )
    assert [(r.index, r.cells[1], r.merged) for r in table.rows] == [
        (4, "甲某", frozenset()),
        (5, "甲某", frozenset({1})),
    ]
    assert table.last_data_row == 6


def test_blank_and_filled_have_one_fingerprint():
    blank, _ = roster("| 1 |  |  |  |  |")
    filled, _ = roster(
        "| 1 | 甲某 | 甲某 | 999101199001011234 | 455 |", "| 2 | 乙某 | 乙某 | 999101199001011235 | 390 |"
    )
    assert blank.fingerprint == filled.fingerprint


def test_a_roster_with_one_drawn_row_or_none_may_grow():
    _, table = roster("|  |  |  |  |  |")
    assert (table.first_data_row, table.last_data_row, table.grows) == (4, 4, True)


def test_the_roster_stops_before_its_total():
    form, table = roster("| 1 |  |  |  |  |", "| 2 |  |  |  |  |", "| 合计 | < |  |  |  |")
    assert table.last_data_row == 5
    assert [f.path for f in form.fields if f.table] == [("月补助标准（元）", "合计")]


def test_villages_with_officers_are_a_two_way_table_not_a_roster():
    form = detect(
        sheet("""
        | 村（社区） | 责任人（书记） | < | 隐患点（处） |
        | ^ | 姓名 | 手机 | ^ |
        | 甲村 |  |  |  |
        | 乙村 |  |  |  |
    """)
    )
    assert form.tables[0].kind == "two_way"
    assert form.fields[0].path == ("责任人（书记）", "姓名", "甲村")


def test_things_with_names_printed_are_two_way_and_listed_they_are_a_roster():
    head = "| 编号 | 点名 | 地理位置 | 灾种 | 户数 |\n"
    blank = detect(sheet(head + "| 1001 | 甲滑坡 |  |  |  |\n| 1002 | 乙崩塌 |  |  |  |"))
    filled = detect(
        sheet(head + "| 99910001 | 甲滑坡 | 甲村1组 | 滑坡 | 5 |\n| 99910002 | 乙崩塌 | 乙村2组 | 崩塌 | 8 |")
    )
    assert (blank.tables[0].kind, filled.tables[0].kind) == ("two_way", "roster")
    assert blank.fields[0].row_path == ("甲滑坡",)


def test_formula_columns_say_so():
    _, table = roster("| 1 |  |  |  | =A1 |", "| 2 |  |  |  | =A1 |")
    assert [c.formula for c in table.columns] == [False, False, False, False, True]


def villages(columns: str, cells: str = " 1.5 | 张甲 | 13900000001 "):
    """A table of three villages, the columns behind the village as given."""
    rows = "\n".join(f"| {n} | {v}坪村 |{cells}|" for n, v in enumerate("甲乙丙", 1))
    return detect(sheet(f"| 村级公路管护情况表 | < | < | < | < |\n| 序号 | 村 |{columns}|\n{rows}\n"))


def test_villages_each_once_are_rows_whoever_they_have():
    for head in ("路长姓名", "河长姓名", "专管员姓名", "书记姓名", "村级路长（党组织书记）姓名"):
        form = villages(f" 里程（公里） | {head} | 联系电话 ")
        assert [t.kind for t in form.tables] == ["two_way"], head
        assert {f.row_path for f in form.fields} == {("甲坪村",), ("乙坪村",), ("丙坪村",)}, head
        assert len(form.fields) == 9, head


def test_blank_and_filled_tables_of_villages_come_out_alike():
    columns = " 里程（公里） | 村级路长姓名 | 联系电话 "
    blank, filled = villages(columns, "  |  |  "), villages(columns)
    assert [t.kind for t in blank.tables] == ["two_way"]
    assert blank.fingerprint == filled.fingerprint


def test_a_row_with_a_persons_own_data_is_a_person_though_each_village_comes_once():
    for columns in (" 姓名 | 职务 | 联系电话 ", " 网格员姓名 | 身份证号 | 联系电话 ", " 老人姓名 | 年限 | 联系电话 ",
                    " 学员姓名 | 性别 | 联系电话 "):  # fmt: skip
        assert [t.kind for t in villages(columns).tables] == ["roster"], columns


def test_names_and_telephones_of_villages_count_nobody_under_a_note_of_persons():
    form = detect(
        sheet("""
        | 村级情况表 | < | < | < |
        | 单位：人 | < | < | < |
        | 村 | 总人口 | 联络员 | < |
        | ^ | ^ | 姓名 | 手机 |
        | 甲坪村 |  |  |  |
        | 乙坪村 |  |  |  |
    """)
    )
    assert [(f.type, f.unit) for f in form.fields[:3]] == [("integer", "人"), ("text", None), ("phone", None)]


def test_villages_that_come_again_are_no_rows_of_their_own():
    rows = "\n".join(f"| {n} | {v}坪村 | 1.5 | 张{n} | 13900000001 |" for n, v in enumerate("甲甲乙乙", 1))
    form = detect(
        sheet(f"| 路段管护表 | < | < | < | < |\n| 序号 | 村 | 里程（公里） | 路长姓名 | 联系电话 |\n{rows}\n")
    )
    assert [t.kind for t in form.tables] == ["roster"]


def test_the_township_before_every_village_is_part_of_the_rows_name():
    rows = "\n".join(f"| 云溪镇 | {v}坪村 | {n} | 张{n} |" for n, v in enumerate("甲乙丙", 1))
    form = detect(sheet(f"| 路段管护表 | < | < | < |\n| 乡镇 | 村 | 里程（公里） | 路长姓名 |\n{rows}\n"))
    assert {f.row_path for f in form.fields} == {("云溪镇", f"{v}坪村") for v in "甲乙丙"}


def test_things_with_a_code_of_their_own_are_a_list_once_they_are_filled():
    rows = "\n".join(f"| {n} | 31350000{n}1 | {v}溪小学 | {n}20 | 公办 |" for n, v in enumerate("甲乙丙", 1))
    head = "| 学校基本情况表 | < | < | < | < |\n| 序号 | 学校标识码 | 学校名称 | 在校学生（人） | 办学性质 |\n"
    assert [t.kind for t in detect(sheet(head + rows + "\n")).tables] == ["roster"]


def test_codes_of_places_make_no_list_of_things():
    rows = "\n".join(f"| {n} | 99910110020{n} | {v}坪村 | {n}20 | 平原 |" for n, v in enumerate("甲乙丙", 1))
    head = "| 村基本情况表 | < | < | < | < |\n| 序号 | 统计用区划代码 | 村名 | 户数（户） | 地形 |\n"
    assert [t.kind for t in detect(sheet(head + rows + "\n")).tables] == ["two_way"]


def test_works_by_their_name_are_a_list_and_indicators_are_not():
    rows = "\n".join(f"| {n} | {v}溪桥梁改造 | {v}溪公司 | {n}200 | 主体施工 |" for n, v in enumerate("甲乙丙", 1))
    head = "| 项目台账 | < | < | < | < |\n| 序号 | 项目名称 | {} | 总投资（万元） | 形象进度 |\n"
    assert [t.kind for t in detect(sheet(head.format("建设单位") + rows + "\n")).tables] == ["roster"]
    figures = "\n".join(
        f"| {n} | {v} | {n}200 | {n}100 |" for n, v in enumerate(("农业收入", "工业收入", "其他收入"), 1)
    )
    table = "| 收入情况表 | < | < | < |\n| 序号 | 项目名称 | 本年（万元） | 上年（万元） |\n" + figures + "\n"
    assert "roster" not in [t.kind for t in detect(sheet(table)).tables]


def test_schools_in_a_table_of_figures_stay_its_rows():
    rows = "\n".join(f"| {n} | {v}溪小学 | {n}20 | {n}2 |" for n, v in enumerate("甲乙丙", 1))
    form = detect(sheet(f"| 在校学生统计表 | < | < | < |\n| 序号 | 学校名称 | 学生（人） | 教师（人） |\n{rows}\n"))
    assert [t.kind for t in form.tables] == ["two_way"]


def test_a_note_gives_its_unit_to_columns_of_money_and_totals_but_to_no_age():
    table = """
| 某项补贴发放花名册 | < | < | < | < | < |
| 单位：元 | < | < | < | < | < |
| 序号 | 姓名 | 身份证号 | 年龄 | 生活补贴 | 小计 |
|  |  |  |  |  |  |
|  |  |  |  |  |  |
"""
    (found,) = detect(sheet(table)).tables
    units = {c.path[-1]: c.unit for c in found.columns}
    assert (units["生活补贴"], units["小计"], units["年龄"]) == ("元", "元", None)


def test_farms_by_the_name_of_the_holding_are_a_list():
    """The brackets in 园(户)名 are no unit, and what a farm has for good is its number."""
    rows = [f"| {n} | 北坡{n}号园 | 甲坪村 | 1{n} |" for n in range(1, 5)]
    for head in ("场（户）名", "园名", "库名"):
        found = detect(sheet("\n".join((f"| 序号 | {head} | 村 | 面积（亩） |", *rows))))
        assert found.tables[0].kind == "roster", head


def test_whom_to_list_is_a_note_and_no_cell_to_fill():
    found = detect(sheet("| 家庭摸底表 | < |\n| 填报范围：年内在册的家庭 | < |\n| 姓名 | 身份证号 |\n|  |  |\n|  |  |"))
    assert found.notes == ("填报范围：年内在册的家庭",)


def test_a_line_may_give_the_day_and_say_who_alone_is_listed():
    line = "截至2026年7月31日；仅填报90周岁及以上老人"
    found = detect(sheet(f"| 老人巡访名单 | < |\n| {line} | < |\n| 姓名 | 身份证号 |\n|  |  |\n|  |  |"))
    assert found.notes == (line,)
    assert found.period is not None
    assert found.period.end.isoformat() == "2026-07-31"

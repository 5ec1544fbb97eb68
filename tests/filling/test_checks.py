"""Checks on a form: what is said, and what is left unsaid because it may well be right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from forms.filling.check_past import Previous, earlier_periods, power_of_ten
from forms.filling.check_people import impossible
from forms.filling.checks import check_form
from forms.filling.propose import draft
from forms.model.document import Value, letters
from forms.model.form import Column, Field, FieldType, Form, Table
from forms.model.proposal import Check
from forms.progress import Silent
from forms.recording.subjects import UNIT
from forms.sentences import sentence
from forms.values import calendar_math as cal
from forms.values.identity import check_character
from tests.filling.known import MARCH, World

Heads = Sequence[tuple[str, str]]  # column path ("a>b") and unit
VILLAGES = ("一坡村", "二坡村", "三坡村", "四坡村")
GOOD_ID = "99900119700101001" + check_character("99900119700101001")


def two_way(
    heads: Heads, rows: Mapping[str, Sequence[Value]], formulas: Sequence[str] = ()
) -> tuple[Form, dict[str, Value]]:
    """A table with these columns and rows; `formulas` names rows that are computed. Blanks are None."""
    columns = [(tuple(name.split(">")), unit) for name, unit in heads]
    fields, values = [], {}
    for r, (label, line) in enumerate(rows.items()):
        for c, ((path, unit), value) in enumerate(zip(columns, line, strict=True)):
            row_path, address = tuple(label.split(">")), f"S!{letters(c + 1)}{r + 3}"
            fields.append(
                Field(
                    f"{r}.{c}", path + row_path, address, type="integer", unit=unit or None, col_path=path,
                    row_path=row_path, table="t",
                )
            )  # fmt: skip
            if value is not None:
                values[address] = value
    table = Table(
        "t",
        "S",
        "two_way",
        (1,),
        2,
        1 + len(rows),
        tuple(Column(c + 1, p, "integer", u) for c, (p, u) in enumerate(columns)),
    )
    computed = tuple(f for f in fields if f.row_path[-1] in formulas)
    entered = tuple(f for f in fields if f.row_path[-1] not in formulas)
    return Form("xlsx", "统计表", fields=entered, tables=(table,), computed=computed), values


def coded(
    note: str, rows: Mapping[str, Value], units: Mapping[str, str] | None = None
) -> tuple[Form, dict[str, Value]]:
    fields = tuple(
        Field(
            code, ("数量", f"指标{code}"), f"S!D{n + 5}", type="integer", unit=(units or {}).get(code, "人"),
            col_path=("数量",), row_path=(f"指标{code}",), table="t", code=code,
        )
        for n, code in enumerate(rows)
    )  # fmt: skip
    table = Table("t", "S", "list", (3,), 4, 4 + len(rows), (Column(0, ("代码",)), Column(3, ("数量",))))
    form = Form("xlsx", "月报", fields=fields, tables=(table,), notes=(note,))
    return form, {f.address: rows[f.code] for f in fields if rows[f.code] is not None}


def found(made: tuple[Form, dict[str, Value]], **more: object) -> list[str]:
    return [c.code for c in check_form(made[0], made[1], **more)]  # type: ignore[arg-type]


PERSONS: Heads = [("人数", "人")]


def by_village(*numbers: Value, total: Value, label: str = "合计") -> dict[str, Sequence[Value]]:
    return {**{v: [n] for v, n in zip(VILLAGES, numbers, strict=False)}, label: [total]}


# Totals over rows


def test_a_total_that_its_rows_do_not_add_up_to_is_named() -> None:
    form, values = two_way(PERSONS, by_village(1, 2, 3, total=7))
    (check,) = check_form(form, values)
    assert check.code == "check.total"
    assert check.addresses[0] == "S!B6"
    assert sentence(check.code, check.context) == "“合计 / 人数”填 7，各项相加是 6，请核对（S!B6）。"


@pytest.mark.parametrize(
    "rows",
    [
        by_village(1, 2, 3, total=6),
        by_village(1, None, 3, total=7),
        by_village(1, "/", 3, total=7),
        by_village(1, 2, 3, total=None),
        by_village(1, 2, 3, total=9, label="全镇合计"),
        {**by_village(1, 2, total=9), "其中：甲": [1]},
    ],
)
def test_totals_that_hold_or_cannot_be_told_are_left(rows: Mapping[str, Sequence[Value]]) -> None:
    assert found(two_way(PERSONS, rows)) == []


def test_villages_with_more_than_the_township_are_named() -> None:
    assert found(two_way(PERSONS, by_village(4, 5, 6, total=9, label="全镇"))) == ["check.total_below"]


@pytest.mark.parametrize(
    "head",
    [("覆盖率", "%"), ("人均收入", "元"), ("补贴标准", "元"), ("海拔", "米"), ("平均亩产", "公斤"), ("人数", "")],
)
def test_what_is_not_additive_is_not_added(head: tuple[str, str]) -> None:
    assert found(two_way([head], by_village(1, 2, 3, total=7))) == []


def test_rounding_is_no_difference() -> None:
    assert found(two_way([("面积", "公顷")], by_village(1.3333, 2.3333, 3.3333, total=7.0))) == []


def test_a_row_that_a_formula_fills_leaves_the_total_open() -> None:
    assert found(two_way(PERSONS, {**by_village(1, 2, total=7), "三坡村": [4]}, formulas=["三坡村"])) == []


# Totals over columns


AGES: Heads = [("人数>合计", "人"), ("人数>80-89岁", "人"), ("人数>90岁以上", "人")]


def test_the_row_that_breaks_what_the_others_show_is_named() -> None:
    rows = {**{f"{n}组": [5, 3, 2] for n in range(4)}, "五组": [6, 3, 2]}
    form, values = two_way(AGES, rows)
    (check,) = check_form(form, values)
    assert (check.code, check.addresses[0]) == ("check.total", "S!B7")


def test_columns_that_overlap_are_not_added() -> None:
    rows = {f"{n}组": [5 + n, 3, 1] for n in range(6)}
    assert found(two_way([("人数>合计", "人"), ("人数>女性", "人"), ("人数>90岁以上", "人")], rows)) == []


def test_few_rows_show_nothing() -> None:
    assert found(two_way(AGES, {"一组": [5, 3, 2], "二组": [6, 3, 2]})) == []


def test_men_and_women_make_up_the_whole() -> None:
    heads: Heads = [("户籍人口>合计", "人"), ("户籍人口>男", "人"), ("户籍人口>女", "人")]
    assert found(two_way(heads, {"一组": [5, 3, 1]})) == ["check.total"]
    assert found(two_way(heads, {"一组": [5, 3, 2]})) == []


def test_halves_below_their_whole_in_a_list() -> None:
    rows: Mapping[str, Sequence[Value]] = {"特困人数": [9], "特困人数>其中：集中供养": [3], "特困人数>分散供养": [5]}
    assert found(two_way([("本期", "人")], rows)) == ["check.total"]
    assert found(two_way([("增减", "人")], rows)) == []


# Parts and wholes


def test_a_part_larger_than_its_whole_is_named() -> None:
    form, values = two_way([("人口", "人"), ("其中：男", "人")], {"一坡村": [5, 6]})
    (check,) = check_form(form, values)
    assert check.code == "check.part"
    assert check.addresses == ("S!C3", "S!B3")


def test_a_column_of_parts_in_the_wrong_unit_is_one_check() -> None:
    rows = {v: [30.5, 128800] for v in VILLAGES}
    assert found(two_way([("总收入", "万元"), ("其中>经营收入", "万元")], rows)) == ["check.parts"]


def test_parts_are_compared_in_one_unit() -> None:
    assert found(two_way([("总收入", "万元"), ("其中：经营收入", "元")], {"一坡村": [30.5, 128800]})) == []


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ([("户数", "户"), ("其中：男", "人")], [5, 6]),
        ([("受理", "件"), ("成功", "件"), ("其中：山林", "件")], [6, 2, 5]),
        ([("受理", "件"), ("成功", "件"), ("其中：山林", "件")], [None, 2, 5]),
        ([("人口", "人"), ("其中：男", "人")], [5, 5]),
    ],
)
def test_a_part_whose_whole_is_not_plain_is_left(heads: Heads, row: Sequence[Value]) -> None:
    assert found(two_way(heads, {"一坡村": row})) == []


def test_a_part_indented_below_its_whole() -> None:
    rows: Mapping[str, Sequence[Value]] = {"企业个数": [8], "企业个数>其中：工业企业": [9]}
    assert found(two_way([("数量", "个")], rows)) == ["check.part"]


# Printed rules


def test_a_printed_rule_that_does_not_hold() -> None:
    form, values = coded("审核关系：09=10+11；12≥13。", {"09": 9, "10": 3, "11": 5, "12": 4, "13": 4})
    (check,) = check_form(form, values)
    assert sentence(check.code, check.context) == (
        "不符合表内审核关系 09=10+11：左边 9，右边 8，请核对“指标09 / 数量”（S!D5）。"
    )


def test_a_rule_with_a_blank_row_is_not_held_against_it() -> None:
    assert found(coded("审核关系：09=10+11", {"09": 9, "10": 3, "11": None})) == []


def test_a_rule_with_a_remark_gives_the_remark() -> None:
    made = coded("审核关系：62≥63不一定成立时须附说明", {"62": 1, "63": 2})
    assert found(made) == ["check.printed_rule_soft"]


def test_rules_convert_units_of_one_kind() -> None:
    rows: Mapping[str, Value] = {"01": 50000, "02": 3}
    assert found(coded("审核关系：01≥02", rows, {"01": "元", "02": "万元"})) == []
    assert found(coded("审核关系：01≥02", rows | {"02": 6}, {"01": "元", "02": "万元"})) == ["check.printed_rule"]


def test_a_code_that_stands_twice_is_no_code() -> None:
    form, values = coded("审核关系：01≥02", {"01": 1, "02": 2})
    twin = replace(form.fields[0], id="twin", address="S!D90")
    assert [c.code for c in check_form(replace(form, fields=(*form.fields, twin)), values | {"S!D90": 3})] == []


# Rates


def test_a_share_outside_its_range() -> None:
    assert found(two_way([("普及率", "%")], {"一坡村": [104.5]})) == ["check.percent"]


@pytest.mark.parametrize("head", ["增长率", "计划完成率", "资产负债率", "同比增幅"])
def test_rates_that_may_well_exceed_a_hundred(head: str) -> None:
    assert found(two_way([(head, "%")], {"一坡村": [104.5]})) == []


def test_a_rate_that_contradicts_its_amounts() -> None:
    heads: Heads = [("农户", "户"), ("卫生厕所", "户"), ("普及率", "%")]
    rows = {
        "一坡村": [80, 60, 75.0],
        "二坡村": [50, 40, 80],
        "三坡村": [60, 45, 75],
        "四坡村": [70, 35, 50.0],
        "五坡村": [90, 45, 95],
    }
    form, values = two_way(heads, rows)
    (check,) = check_form(form, values)
    assert (check.code, check.addresses[0], dict(check.context)["right"]) == ("check.rate", "S!D7", "50.00")


def test_a_rate_of_something_else_is_left() -> None:
    heads: Heads = [("农户", "户"), ("卫生厕所", "户"), ("收缴率", "%")]
    assert found(two_way(heads, {v: [80 + n, 60, 91 - n] for n, v in enumerate(VILLAGES)})) == []


# Persons


def roster(rows: Sequence[Sequence[Value]], names: Sequence[str] = ("姓名", "身份证号", "金额")) -> list[Check]:
    types: Mapping[str, FieldType] = {"身份证号": "idcard", "户主身份证号": "idcard", "金额": "money"}
    columns = tuple(Column(n, (name,), types.get(name, "text")) for n, name in enumerate(names))
    table = Table("r", "S", "roster", (1,), 2, 9, columns, grows=True)
    given = {"r": [dict(enumerate(row)) for row in rows]}
    return list(check_form(Form("xlsx", "花名册", tables=(table,)), {}, given))


def test_rows_without_numbers_that_are_alike_throughout() -> None:
    names = ("序号", "姓名", "村组", "金额")
    (check,) = roster([[1, "甲", "1组", 5], [2, "乙", "1组", 5], [3, "甲", "1组", 5]], names)
    assert (check.code, check.addresses) == ("check.row_twice", ("S!B5", "S!B3"))
    assert roster([[1, "甲", "1组", 5], [2, "甲", "1组", 6], [3, "甲", "2组", 5], [4, None, "3组", 1]], names) == []


def test_a_person_who_stands_twice() -> None:
    (check,) = roster([["甲", GOOD_ID, 5], ["甲", GOOD_ID, 6]])
    assert (check.code, check.addresses) == ("check.row_twice", ("S!B4", "S!B3"))


def test_one_person_in_two_schemes_is_no_duplicate() -> None:
    names = ("姓名", "身份证号", "补贴类型")
    assert roster([["甲", GOOD_ID, "生活补贴"], ["甲", GOOD_ID, "护理补贴"]], names) == []


def test_members_of_one_household_share_its_head() -> None:
    assert roster([["甲", GOOD_ID], ["甲", GOOD_ID]], ("姓名", "户主身份证号")) == []


def test_wrong_identity_numbers_of_a_column_are_counted() -> None:
    (check,) = roster([["甲", GOOD_ID[:-1], 5], ["乙", GOOD_ID, 5]])
    assert (check.code, dict(check.context)["count"]) == ("check.id_numbers", "1")


def test_no_check_repeats_an_identity_number() -> None:
    checks = roster([["甲", GOOD_ID, 5], ["甲", GOOD_ID, 6], ["乙", GOOD_ID[:-1], 1]])
    assert len(checks) == 2
    assert not any(GOOD_ID[:-1] in text for c in checks for _, text in c.context)


@pytest.mark.parametrize("value", [GOOD_ID[:-1] + "Q", GOOD_ID[:-1], "999001197013010011", 9.99001197001010e17])
def test_numbers_that_cannot_be(value: Value) -> None:
    wrong = value if not isinstance(value, str) or not value.endswith("Q") else _next(GOOD_ID)
    assert impossible(wrong)


def _next(number: str) -> str:
    return number[:-1] + ("0" if number[-1] != "0" else "1")


@pytest.mark.parametrize("value", [GOOD_ID, None, "", "无", "护照 E1234", "999***********0011", 41])
def test_numbers_that_can_be_or_are_none(value: Value) -> None:
    assert not impossible(value)


def test_a_single_identity_number() -> None:
    form = Form("docx", "审批表", fields=(Field("f", ("本人", "身份证号"), "T0.R1.C2", type="idcard"),))
    assert [c.code for c in check_form(form, {"T0.R1.C2": _next(GOOD_ID)})] == ["check.id_number"]


# Last time


def against(value: Value, earlier: str, unit: str, label: str = "人数") -> list[str]:
    made = two_way([(label, unit)], {"一坡村": [value]})
    return found(made, previous={"S!B3": Previous(Decimal(earlier), "2026年2月")})


@pytest.mark.parametrize(
    ("value", "earlier", "unit", "expected"),
    [
        (400, "100", "人", ["check.swing"]),
        (100, "400", "人", ["check.swing"]),
        (250, "100", "人", []),
        (9, "1", "人", []),
        (0, "400", "人", []),
        (309500, "30.95", "万元", ["check.unit"]),
        (0.0031, "30.95", "万元", ["check.unit"]),
        (3.1, "31", "万元", ["check.swing"]),
        (50, "10", "元", []),
    ],
)
def test_changes_since_last_time(value: Value, earlier: str, unit: str, expected: list[str]) -> None:
    assert against(value, earlier, unit) == expected


def test_rates_do_not_swing() -> None:
    assert against(90, "3", "%", "覆盖率") == []


@pytest.mark.parametrize(("ratio", "power"), [("1000", 3), ("10500", 4), ("900", 3), ("5000", 0), ("100", 0), ("3", 0)])
def test_powers_of_ten(ratio: str, power: int) -> None:
    assert power_of_ten(Decimal(ratio)) == power


def test_the_newest_period_of_the_same_length_counts() -> None:
    known = [cal.month(2026, 1).key, cal.month(2026, 2).key, cal.quarter(2025, 4).key, cal.month(2026, 4).key, ""]
    assert earlier_periods(known, MARCH) == (cal.month(2026, 2).key,)


def test_a_draft_is_checked_against_last_month() -> None:
    world = World()
    world.tell("农村低保人数", 50, cal.month(2026, 2), unit="人")
    world.tell("农村低保人数", 400, MARCH, unit="人")
    field = Field("f", ("农村低保人数",), "S!B2", type="integer", unit="人")
    made = draft(world.knowledge, Form("xlsx", "表", fields=(field,)), "表.xlsx", MARCH, UNIT, Silent())
    assert made.proposals[0].decision == "filled"
    assert [(c.code, dict(c.context)["earlier"]) for c in made.checks] == [("check.swing", "50")]


def test_disputed_values_of_last_month_say_nothing() -> None:
    world = World()
    world.tell("农村低保人数", 50, cal.month(2026, 2), unit="人")
    world.tell("农村低保人数", 60, cal.month(2026, 2), unit="人")
    world.tell("农村低保人数", 400, MARCH, unit="人")
    field = Field("f", ("农村低保人数",), "S!B2", type="integer", unit="人")
    made = draft(world.knowledge, Form("xlsx", "表", fields=(field,)), "表.xlsx", MARCH, UNIT, Silent())
    assert made.checks == ()


def test_every_check_names_its_place() -> None:
    form, values = two_way(PERSONS, by_village(1, 2, 3, total=7))
    for check in check_form(form, values):
        assert check.addresses[0] in sentence(check.code, check.context)
        assert "…" not in sentence(check.code, check.context, "en")

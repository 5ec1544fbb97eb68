"""Checks on shapes, on one number beside two names, on units that slipped in one row, on rates and yields."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from forms.filling.checks import check_form
from forms.model.document import Value
from forms.model.form import Column, Field, FieldType, Form, Table
from tests.filling.test_checks import GOOD_ID, VILLAGES, found, two_way
from tests.recording.reports import number_of

TYPES: dict[str, FieldType] = {
    "身份证号": "idcard", "监护人身份证号": "idcard", "出生日期": "date", "出生年月": "month", "纳入日期": "date",
    "联系电话": "phone", "金额": "money",
}  # fmt: skip
OTHER_ID = number_of("19550202", 2)


def listed(names: Sequence[str], *rows: Sequence[Value], unit: str = "元") -> list[str]:
    columns = tuple(
        Column(n, (name,), TYPES.get(name, "text"), unit if name == "金额" else None) for n, name in enumerate(names)
    )
    form = Form("xlsx", "花名册", tables=(Table("r", "S", "roster", (1,), 2, 9, columns, grows=True),))
    return [c.code for c in check_form(form, {}, {"r": [dict(enumerate(row)) for row in rows]})]


# Persons


def test_one_number_beside_two_names_is_named() -> None:
    assert listed(("姓名", "身份证号"), ["甲", GOOD_ID], ["乙", GOOD_ID]) == ["check.id_shared"]
    assert listed(("姓名", "身份证号", "项目"), ["甲", GOOD_ID, "一"], ["甲 ", GOOD_ID, "二"]) == []
    assert listed(("姓名", "监护人身份证号"), ["甲", GOOD_ID], ["乙", GOOD_ID]) == []


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [("出生日期", "1970-01-01", "1971-01-01"), ("出生年月", "1970.01", "1970.02"), ("性别", "男", "女"), ("出生日期", 19700101, 19700102)],
)  # fmt: skip
def test_what_the_number_contradicts_is_named(name: str, right: Value, wrong: Value) -> None:
    code = "check.sex_differs" if name == "性别" else "check.birth_differs"
    assert listed(("姓名", "身份证号", name), ["甲", GOOD_ID, right], ["乙", OTHER_ID, None]) == []
    assert listed(("姓名", "身份证号", name), ["甲", GOOD_ID, wrong]) == [code]


# Shapes


@pytest.mark.parametrize(
    ("label", "kind", "wrong", "right"),
    [("纳入日期", "date", "2021-02-30", "2021-02-28"), ("出生年月", "month", 1955.13, 1955.12),
     ("联系电话", "phone", "1390000000", "13900000001"),
     ("联系电话", "phone", "139000000012", "0553-6234567"), ("统一社会信用代码", "code", "91110000600037341A", "91110000600037341L"),
     ("行政区划代码", "code", "99910", "999101"), ("纳入日期", "date", "2021年13月", "长期")],
)  # fmt: skip
def test_values_that_cannot_be_are_named(label: str, kind: FieldType, wrong: Value, right: Value) -> None:
    form = Form("xlsx", "登记表", fields=(Field("a", (label,), "S!B2", type=kind),))
    assert len(check_form(form, {"S!B2": wrong})) == 1
    assert check_form(form, {"S!B2": right}) == ()
    assert len(listed(("姓名", label), ["甲", wrong], ["乙", right])) == 1


def test_no_check_repeats_a_telephone() -> None:
    form = Form("xlsx", "登记表", fields=(Field("a", ("联系电话",), "S!B2", type="phone"),))
    assert "1390000000" not in str(check_form(form, {"S!B2": "1390000000"}))


# Units


def test_one_row_a_thousand_times_above_the_others_is_named() -> None:
    rows = {v: [n] for v, n in zip(VILLAGES, (0.3, 0.5, 4000, 0.4), strict=True)}
    made = two_way([("保障金", "万元")], rows)
    (check,) = check_form(*made)
    assert (check.code, check.addresses, dict(check.context)["times"]) == ("check.unit_in_column", ("S!B5",), "1000")
    assert listed(("姓名", "金额"), *(["甲", n] for n in (300, 320, 0.03, 310))) == ["check.unit_in_column"]


@pytest.mark.parametrize("numbers", [(3, 5, 900, 4), (1, 40, 9000, 100), (0, 0, 0, 5000), (3, 5000, 4000, 4)])
def test_columns_of_mixed_sizes_are_left(numbers: Sequence[Value]) -> None:
    rows = {v: [n] for v, n in zip(VILLAGES, numbers, strict=True)}
    assert found(two_way([("保障金", "万元")], rows)) == []
    assert found(two_way([("人数", "人")], {v: [n] for v, n in zip(VILLAGES, (3, 5, 4, 90000), strict=True)})) == []


# Rates


RATE = [("排查隐患数", "处"), ("已整改数", "处"), ("整改率", "%")]


def test_a_rate_named_after_one_of_two_counts_is_held_against_them() -> None:
    assert found(two_way(RATE, {"一坡村": [10, 5, 90]})) == ["check.rate"]
    assert found(two_way(RATE, {"一坡村": [10, 5, 50]})) == []
    assert found(two_way(RATE, {"一坡村": [3, 1, 33.33]})) == []


@pytest.mark.parametrize(
    "heads",
    [[("排查隐患数", "处"), ("巡查次数", "次"), ("整改率", "%")], [("未整改数", "处"), ("已整改数", "处"), ("整改率", "%")],
     [("排查隐患数", "处"), ("已整改数", "处"), ("同比", "%")], [("排查隐患数", "处"), ("已整改数", "处"), ("合格率", "%")]],
)  # fmt: skip
def test_a_rate_that_is_not_plainly_of_the_two_is_left(heads: Sequence[tuple[str, str]]) -> None:
    assert found(two_way(heads, {"一坡村": [10, 5, 90]})) == []


def test_a_yield_is_held_against_amount_and_area() -> None:
    heads = [("播种面积", "亩"), ("总产量", "吨"), ("单产", "公斤/亩")]
    good = {f"{v}": [100, 40, 400] for v in ("一坡村", "二坡村", "三坡村", "四坡村")}
    assert found(two_way(heads, good | {"五坡村": [200, 80, 40]})) == ["check.rate"]
    assert found(two_way(heads, good | {"五坡村": [200, 80, 400]})) == []


def test_a_share_of_those_insured_does_not_exceed_all() -> None:
    assert found(two_way([("参保率", "%")], {"一坡村": [120]})) == ["check.percent"]


def test_a_fraction_among_shares_in_per_cent_is_named() -> None:
    rows = {v: [n] for v, n in zip((*VILLAGES, "五坡村"), (95, 0.93, 90, 98, 99), strict=True)}
    assert found(two_way([("整改率", "%")], rows)) == ["check.fraction"]
    low = {v: [n] for v, n in zip((*VILLAGES, "五坡村"), (5, 0.9, 3, 8, 2), strict=True)}
    assert found(two_way([("发病率", "%")], low)) == []

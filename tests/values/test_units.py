from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.values.units import convert, note_pairs, note_units, places_wanted, split_label_unit, unit_of

NAMES = ("元", "万元", "亿元", "亩", "公顷", "㎡", "平方公里", "万亩", "公斤", "斤", "吨", "担", "米",
         "公里", "户", "人", "头",
         "公斤/亩", "吨/公顷", "元/人", "元/月", "%", "岁")  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "source", "target", "result"),
    [
        ("1.5", "万元", "元", "15000"),
        ("15", "亩", "公顷", "1"),
        ("3", "亩", "平方米", "2000"),
        ("1", "km²", "亩", "1500"),
        ("2", "担", "公斤", "100"),
        ("1", "吨", "斤", "2000"),
        ("500", "公斤/亩", "吨/公顷", "7.5"),
        ("3", "万人", "名", "30000"),
    ],
)
def test_units_of_one_dimension_convert(amount: str, source: str, target: str, result: str) -> None:
    a, b = unit_of(source), unit_of(target)
    assert a
    assert b
    assert convert(Decimal(amount), a, b) == Decimal(result)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("户", "人"),
        ("头", "只"),
        ("口", "人"),
        ("人次", "人"),
        ("元", "亩"),
        ("元/月", "元/年"),
        ("元/人", "元"),
        ("件", "个"),
        ("美元", "元"),
    ],
)
def test_counts_and_rates_never_become_one_another(source: str, target: str) -> None:
    a, b = unit_of(source), unit_of(target)
    assert a
    assert b
    assert convert(Decimal(1), a, b) is None


@pytest.mark.parametrize("word", ["", "盖章", "居", "社区", "户/人", "万", "村民", "元人", "某某县人民政府", "1"])
def test_words_that_are_no_unit(word: str) -> None:
    assert unit_of(word) is None


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.decimals(0, 10**9, places=3))
def test_converting_there_and_back(source: str, target: str, value: Decimal) -> None:
    a, b = unit_of(source), unit_of(target)
    assert a
    assert b
    there = convert(value, a, b)
    if there is not None:
        back = convert(there, b, a)
        assert back is not None
        assert abs(back - value) < Decimal("1e-12")


@given(st.decimals(0, 10**9, places=3), st.decimals(0, 10**9, places=3))
def test_converting_keeps_the_order(low: Decimal, high: Decimal) -> None:
    low, high = sorted((low, high))
    for source, target in product(("亩", "公顷", "㎡"), repeat=2):
        a, b = unit_of(source), unit_of(target)
        assert a
        assert b
        first, second = convert(low, a, b), convert(high, a, b)
        assert first is not None
        assert second is not None
        assert first <= second


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("耕地面积（亩）", ("耕地面积", "亩")),
        ("林地面积(㎡)", ("林地面积", "m2")),
        ("整改率（%）", ("整改率", "%")),
        ("增长%", ("增长", "%")),
        ("农产品产量:吨", ("农产品产量", "吨")),
        ("面积/亩", ("面积", "亩")),
        ("金额\n（万元）", ("金额", "万元")),
        ("标准（元/人·月）", ("标准", "元/人·月")),
        ("数量（台、套）", ("数量", "台、套")),
        ("面积（单位：亩）", ("面积", "亩")),
        ("工期（月）", ("工期", "月")),
    ],
)
def test_a_unit_is_split_off_its_label(label: str, parts: tuple[str, str]) -> None:
    assert split_label_unit(label) == parts


@pytest.mark.parametrize(
    "label", ["领导(盖章)", "村(居)", "住址(社区)", "保障金(月)", "出生年/月", "(元)", "村/户", "低保(户、人)"]
)
def test_brackets_that_hold_no_unit_stay(label: str) -> None:
    assert split_label_unit(label) == (label, "")


@pytest.mark.parametrize(
    ("note", "units"),
    [
        ("单位：户、人、元", ("户", "人", "元")),
        ("（单位：亩、公斤）", ("亩", "公斤")),
        ("计量单位：万元", ("万元",)),
        ("单位：名    2025年12月31日", ("名",)),
        ("单位：      人  填表人：", ("人",)),
        ("单位：头、只、%", ("头", "只", "%")),
        ("填报单位：某某镇人民政府　　单位：元/月", ("元/月",)),
        ("单位：某某县某某乡人民政府", ()),
        ("单位名称", ()),
        ("", ()),
    ],
)
def test_units_of_a_note(note: str, units: tuple[str, ...]) -> None:
    assert note_units(note) == units


def test_measures_paired_with_units_in_a_note() -> None:
    assert note_pairs("面积：公顷　产量：吨") == {"面积": "公顷", "产量": "吨"}
    assert note_pairs("面积单位：公顷  产量单位：吨") == {"面积": "公顷", "产量": "吨"}
    assert note_pairs("单位：面积（亩）、产量（公斤）") == {"面积": "亩", "产量": "公斤"}
    assert note_pairs("计量单位：亩") == {}


@given(st.text(max_size=60) | st.text("单位：亩元人户/、（）% ", max_size=30))
def test_units_never_raise(text: str) -> None:
    unit_of(text)
    split_label_unit(text)
    note_units(text)
    note_pairs(text)


@pytest.mark.parametrize(
    ("text", "label", "unit"),
    [
        ("总产量折合（万斤，保留两位小数）", "总产量折合", "万斤"),
        ("参保率（%，保留2位小数）", "参保率", "%"),
        ("面积（保留整数）", "面积", ""),
    ],
)
def test_how_many_places_are_wanted_is_no_part_of_a_unit(text: str, label: str, unit: str) -> None:
    assert split_label_unit(text) == (label, unit)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("单位：亿元（保留两位小数）", 2),
        ("精确到小数点后一位", 1),
        ("（保留整数）", 0),
        ("保留3位小数", 3),
        ("保留意见", None),
        ("水土保持", None),
    ],
)
def test_places_wanted(text: str, places: int | None) -> None:
    assert places_wanted(text) == places


def test_a_unit_line_may_say_places() -> None:
    assert note_units("计量单位：亿元（保留两位小数）") == ("亿元",)

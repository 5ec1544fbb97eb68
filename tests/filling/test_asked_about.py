"""Titles without what the form asks of those it lists."""

from __future__ import annotations

import pytest

from forms.filling.asked_about import without_asked, without_inspected
from forms.filling.list_titles import title_of_file
from forms.matching.labels import LabelReader
from forms.vocabulary.lexicon import built_in

PERSONS = ("姓名", "公民身份号码")
WELLS = ("机井编号", "井深（米）", "2026年取水量（m³）", "计量设施")


@pytest.mark.parametrize(
    ("title", "labels", "left"),
    [
        ("机电井取水计量核查登记表", WELLS, "机电井核查登记表"),
        ("机电井取水计量登记表", WELLS, "机电井取水计量登记表"),  # nobody inspects all of them
        ("机电井维修核查登记表", WELLS, "机电井维修核查登记表"),  # no column asks
        ("机电井新增核查登记表", (*WELLS, "新增时间"), "机电井新增核查登记表"),
        ("农村公路桥梁检查表", ("桥梁名称", "桥梁编码", "病害"), "农村公路桥梁检查表"),
        ("残疾人辅助器具适配需求摸底表", (*PERSONS, "需适配辅具名称"), "残疾人需求摸底表"),
        ("残疾人辅助器具适配核查表", (*PERSONS, "需适配辅具名称"), "残疾人辅助器具适配核查表"),  # who got one
        ("辅助器具适配需求摸底表", (*PERSONS, "需适配辅具名称"), "辅助器具适配需求摸底表"),  # names nobody else
    ],
)
def test_what_is_inspected_or_wanted_chooses_none_where_a_column_asks_it(
    title: str, labels: tuple[str, ...], left: str
) -> None:
    assert without_asked(LabelReader(built_in()), title, [(label,) for label in labels]) == left


@pytest.mark.parametrize(
    ("title", "labels", "left"),
    [
        ("监测对象医保参保动态核查花名册", (*PERSONS, "2027年度是否已缴费"), "监测对象动态核查花名册"),
        (
            "监测对象医保参保动态核查花名册",
            (*PERSONS, "缴费金额"),
            "监测对象医保参保动态核查花名册",
        ),  # perhaps who paid
        ("低保对象参保核查名册", (*PERSONS, "是否参保"), "低保对象核查名册"),
        ("监测对象残疾人核查名册", (*PERSONS, "是否残疾"), "监测对象残疾人核查名册"),  # whom it lists, too
        ("医保参保核查名册", (*PERSONS, "是否缴费"), "医保参保核查名册"),  # names nobody else
        ("监测对象医保参保名册", (*PERSONS, "是否缴费"), "监测对象医保参保名册"),  # nobody inspects all of them
    ],
)
def test_what_each_is_asked_by_yes_or_no_chooses_none_of_them(title: str, labels: tuple[str, ...], left: str) -> None:
    assert without_inspected(LabelReader(built_in()), title, [(label,) for label in labels]) == left


@pytest.mark.parametrize(
    ("name", "title"),
    [("监测对象导出_20260930.csv", "监测对象"), ("导出数据_20260930.csv", ""), ("监测对象_20260930.csv", "")],
)
def test_an_export_is_named_by_whom_it_lists_alone(name: str, title: str) -> None:
    assert title_of_file(name) == title


@pytest.mark.parametrize("name", ["网格员信息采集表_云溪镇202608.csv", "云溪镇_网格员信息采集表_202608.csv"])
def test_a_files_name_says_the_list_beside_place_and_month(name: str) -> None:
    assert title_of_file(name) == "网格员信息采集表"

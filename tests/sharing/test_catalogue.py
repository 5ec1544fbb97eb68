from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.documents.reader import load, read
from forms.model.document import Area, Document, Grid, Paragraph
from forms.sharing.catalogue import attribute_of, is_catalogue, read_catalogue, split_items

SHARED = Path(__file__).parents[2].parent / "shared"
TITLE = ["某某县政务数据目录（2026年5月版）"]
HEAD = ["序号", "目录名称", "数据项名称", "提供单位", "共享属性", "共享条件", "更新频率"]


def sheet(*rows: list[object], merges: tuple[Area, ...] = (), state: str = "visible") -> Document:
    width = max(len(row) for row in rows)
    grid = Grid("表1", "sheet", len(rows), width, list(rows), merges=merges, state=state)  # type: ignore[arg-type]
    return Document("xlsx", (grid,))


def test_an_item_with_all_that_is_known_of_it() -> None:
    head = [
        "目录代码",
        "目录名称",
        "数据项",
        "提供方",
        "提供方代码",
        "共享类型",
        "使用条件",
        "共享方式",
        "更新周期",
        "共享依据",
        "数据格式",
    ]
    row = ["9/1", "人口信息", "姓名", "县公安局", "9", "有条件共享", "用于核验", "接口", "每月", "某办法", "C..18"]
    (item,) = read_catalogue(sheet(TITLE, head, row), "x.xlsx").items
    assert (item.code, item.catalogue, item.item, item.provider, item.provider_code) == (
        "9/1",
        "人口信息",
        "姓名",
        "县公安局",
        "9",
    )
    assert (item.attribute, item.condition, item.method, item.cycle) == ("有条件共享", "用于核验", "接口", "每月")
    assert (item.legal_basis, item.format, item.address) == ("某办法", "C..18", "表1!C3")


def test_name_and_version_come_from_the_title_else_from_the_file() -> None:
    row = [1, "人口信息", "姓名", "县公安局", "无条件共享", "", "每月"]
    titled = read_catalogue(sheet(TITLE, HEAD, row), "x.xlsx")
    assert (titled.name, titled.version) == ("某某县政务数据目录", "2026年5月版")
    named = read_catalogue(sheet(HEAD, row), "某某县.xlsx")
    assert (named.name, named.version) == ("某某县", "")
    dated = read_catalogue(sheet(["政务数据目录"], ["汇总日期：2026年2月27日"], HEAD, row), "x.xlsx")
    assert dated.version == "2026年2月27日"


@pytest.mark.parametrize(
    "head",
    [
        ["资源代码", "资源名称", "信息项", "责任部门", "共享类型"],
        ["信息资源代码", "信息资源名称", "字段名称", "数源部门", "共享类别"],
        ["目录编码", "数据目录", "数据项", "提供方名称（全称）", "共享属性（三类）"],
    ],
)
def test_headers_in_other_words(head: list[object]) -> None:
    (item,) = read_catalogue(
        sheet(["说明"], ["编制单位：某局"], head, ["9/1", "人口", "姓名", "县公安局", "不予共享"]), "x"
    ).items
    assert (item.code, item.catalogue, item.item, item.attribute) == ("9/1", "人口", "姓名", "不予共享")


def test_a_header_of_two_levels() -> None:
    rows: list[list[object]] = [
        ["目录名称", "信息项", None, "提供单位", "共享属性", None],
        [None, "名称", "类型", None, "共享类型", "共享条件"],
        ["人口信息", "姓名", "C", "县公安局", "有条件共享", "核验"],
    ]
    merges = (Area(0, 0, 1, 0), Area(0, 1, 0, 2), Area(0, 3, 1, 3), Area(0, 4, 0, 5))
    (item,) = read_catalogue(sheet(*rows, merges=merges), "x").items
    assert (item.item, item.format, item.attribute, item.condition) == ("姓名", "C", "有条件共享", "核验")


def test_merged_cells_count_for_all_their_rows() -> None:
    rows: list[list[object]] = [
        HEAD,
        [1, "人口信息", "姓名", "县公安局", "有条件共享", "核验", "每月"],
        [None, None, "民族", None, None, None, None],
        [2, "户数信息", "户数", None, "无条件共享", None, "每年"],
    ]
    merges = (Area(1, 1, 2, 1), Area(1, 3, 3, 3), Area(1, 4, 2, 4), Area(1, 5, 2, 5), Area(1, 6, 2, 6))
    catalogue = read_catalogue(sheet(*rows, merges=merges), "x")
    assert [(i.catalogue, i.item, i.provider, i.condition, i.cycle) for i in catalogue.items] == [
        ("人口信息", "姓名", "县公安局", "核验", "每月"),
        ("人口信息", "民族", "县公安局", "核验", "每月"),
        ("户数信息", "户数", "县公安局", "", "每年"),
    ]
    assert catalogue.entries == 2


def test_what_is_shown_once_a_group_is_carried_down() -> None:
    rows: list[list[object]] = [
        HEAD,
        [1, "人口信息", "姓名", "县公安局", "有条件共享", "核验", "每月"],
        [None, None, "民族", None, None, None, None],
        [2, "户数信息", "户数", None, "无条件共享", None, "每年"],
    ]
    items = read_catalogue(sheet(*rows), "x").items
    assert [(i.catalogue, i.item, i.provider, i.condition) for i in items] == [
        ("人口信息", "姓名", "县公安局", "核验"),
        ("人口信息", "民族", "县公安局", "核验"),
        ("户数信息", "户数", "县公安局", ""),
    ]


def test_an_omission_in_a_table_that_repeats_is_not_filled_from_above() -> None:
    rows: list[list[object]] = [
        HEAD,
        [1, "人口信息", "姓名", "县公安局", "有条件共享", "核验", "每月"],
        [2, "人口信息", "民族", "县公安局", "有条件共享", "核验", "每月"],
        [3, "低保信息", "户数", None, "无条件共享", None, "每年"],
        [4, None, "人数", "县民政局", "无条件共享", None, "每年"],
    ]
    catalogue = read_catalogue(sheet(*rows), "x")
    assert [i.item for i in catalogue.items] == ["姓名", "民族"]
    assert [(p.code, dict(p.context)["row"]) for p in catalogue.rejected] == [
        ("catalogue.no_provider", "4"),
        ("catalogue.no_name", "5"),
    ]


@pytest.mark.parametrize("word", ["按需共享", "√", "普遍共享", "共享", "有条件/无条件", "1", ""])
def test_an_unknown_attribute_is_rejected_with_its_place_never_guessed(word: str) -> None:
    assert attribute_of(word) is None
    catalogue = read_catalogue(sheet(HEAD, [1, "人口信息", "姓名", "县公安局", word, "", ""]), "x")
    assert catalogue.items == ()
    assert catalogue.rejected[0].code == "catalogue.attribute_unknown"
    assert dict(catalogue.rejected[0].context)["row"] == "2"


@pytest.mark.parametrize(
    ("word", "attribute"),
    [("无条件 共享", "无条件共享"), ("有条件共享类", "有条件共享"), ("不予共享（见依据）", "不予共享")],
)
def test_spellings_of_the_three_attributes(word: str, attribute: str) -> None:
    assert attribute_of(word) == attribute


def test_the_condition_of_an_item_not_shared_is_its_ground() -> None:
    (item,) = read_catalogue(
        sheet(HEAD, [1, "参保信息", "姓名", "县某局", "不予共享", "依据某法第一条", ""]), "x"
    ).items
    assert (item.condition, item.legal_basis) == ("", "依据某法第一条")


def test_one_cell_may_list_several_items() -> None:
    assert split_items("姓名、性别\n民族，户籍村（社区、组）；1.5亩以上地块") == [
        "姓名",
        "性别",
        "民族",
        "户籍村（社区、组）",
        "1.5亩以上地块",
    ]
    assert split_items("1.姓名\n2.性别") == ["姓名", "性别"]
    items = read_catalogue(sheet(HEAD, [1, "人口信息", "姓名、性别", "县公安局", "无条件共享", "", ""]), "x").items
    assert [i.item for i in items] == ["姓名", "性别"]


def test_the_office_may_stand_above_its_table() -> None:
    head = ["目录名称", "数据项", "共享属性", "更新周期"]
    (item,) = read_catalogue(sheet(["提供单位：县民政局"], head, ["低保信息", "户数", "无条件共享", "每月"]), "x").items
    assert item.provider == "县民政局"


def test_notes_blank_rows_and_repeated_headers_are_no_rows() -> None:
    row = [1, "人口信息", "姓名", "县公安局", "无条件共享", "", "每月"]
    catalogue = read_catalogue(sheet(HEAD, row, [None] * 7, HEAD, ["注：本目录每年更新"], ["合计", 1]), "x")
    assert (len(catalogue.items), catalogue.rejected) == (1, ())


def test_a_word_table_is_read_too() -> None:
    rows = [HEAD, ["1", "人口信息", "姓名", "县公安局", "无条件共享", "", "每月"]]
    grid = Grid("T0", "table", 2, 7, rows)
    document = Document("docx", (grid,), (Paragraph("P0", "某某县数据目录（第二版）"),), ("P0", "T0"))
    catalogue = read_catalogue(document, "x.docx")
    assert (catalogue.name, catalogue.version) == ("某某县数据目录", "第二版")
    assert catalogue.items[0].address == "T0.R1.C2"


def test_data_files_rosters_and_hidden_sheets_are_no_catalogues() -> None:
    assert not is_catalogue(sheet(["姓名", "身份证号", "残疾类别"], ["某", "1", "肢体"]))
    assert not is_catalogue(sheet(["XM", "SFZH"], ["姓名", "身份证号"]))
    assert not is_catalogue(sheet(HEAD, [1, "a", "b", "c", "无条件共享"], state="hidden"))
    assert read_catalogue(sheet(["姓名", "单位"]), "x").items == ()
    assert is_catalogue(sheet(TITLE, HEAD))


CELLS = st.none() | st.integers() | st.sampled_from([*HEAD, "无条件共享", "、", "合计"]) | st.text(max_size=8)


@given(st.lists(st.lists(CELLS, min_size=7, max_size=7), min_size=1, max_size=8))
def test_reading_never_raises_and_keeps_the_three_attributes(rows: list[list[object]]) -> None:
    catalogue = read_catalogue(sheet(HEAD, *rows), "x")
    assert all(
        i.item and i.provider and i.attribute in ("无条件共享", "有条件共享", "不予共享") for i in catalogue.items
    )


@pytest.mark.skipif(not SHARED.is_dir(), reason="development data is not here")
@pytest.mark.parametrize(("world", "entries", "items"), [("world", 49, 292), ("world2", 45, 286)])
def test_the_catalogues_at_hand_are_read_whole(world: str, entries: int, items: int) -> None:
    files = sorted((SHARED / world / "shared").iterdir())
    documents = [read(load(file), file.name) for file in files]
    (catalogue,) = [read_catalogue(d, f.name) for d, f in zip(documents, files, strict=True) if is_catalogue(d)]
    assert (catalogue.entries, len(catalogue.items), catalogue.rejected) == (entries, items, ())

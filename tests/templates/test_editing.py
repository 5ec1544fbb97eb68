"""Corrections one by one, on real tables: what is said holds in next month's file too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms.detection import detect
from forms.errors import FormsError
from forms.model.document import Area, Document
from forms.model.form import Field
from forms.templates import editing
from forms.templates.applying import apply
from forms.templates.corrections import Said
from forms.templates.editing import Review
from tests.detection.sheets import sheet
from tests.templates.conftest import CARD, MONTHLY, NEXT_MONTH


def document(table: str) -> Document:
    return replace(sheet(table), file_name="表.xlsx")


def review(table: str = MONTHLY) -> Review:
    read = document(table)
    return Review(read, detect(read))


def field(one: Review, address: str) -> Field:
    return next(f for f in one.reviewed().fields if f.address == address)


def addresses(one: Review) -> set[str]:
    return {f.address for f in one.reviewed().fields}


SHEET = document(MONTHLY).grids[0].name


def at(cell: str) -> str:
    return f"{SHEET}!{cell}"


def test_without_corrections_a_form_is_what_was_detected() -> None:
    assert review().reviewed() is review().form or review().reviewed() == review().form


def test_unit_type_choices_and_need_are_said_one_after_the_other() -> None:
    one = editing.set_field(review(), at("B4"), Said(unit="万户", required=True))
    one = editing.set_field(one, at("B4"), Said(type="choice", options=("有", "无")))
    found = field(one, at("B4"))
    assert (found.unit, found.required, found.type, found.options) == ("万户", True, "choice", ("有", "无"))
    assert len(one.layer) == 1  # one correction a field


def test_what_was_said_of_a_field_holds_in_next_months_file() -> None:
    one = editing.set_field(review(), at("C5"), Said(path=("乙坪村", "实有人数")))
    later = document("| 附件 | < | < |\n" + NEXT_MONTH.strip())
    form = detect(later)
    assert form.fingerprint != ""
    assert [f.label for f in apply(later, form, one.layer).form.fields].count("实有人数") == 1


def test_a_two_way_cell_keeps_its_row_when_only_its_column_is_called_otherwise() -> None:
    before = field(review(), at("B4"))
    one = editing.set_field(review(), at("B4"), Said(path=("家庭数", *before.row_path)))
    assert field(one, at("B4")).row_path == before.row_path
    assert field(one, at("B4")).col_path == ("家庭数",)


def test_a_field_taken_out_is_protected_and_comes_back() -> None:
    gone = editing.remove_field(review(), at("B4"))
    assert at("B4") not in addresses(gone)
    assert ("reviewed") in {p.why for p in gone.reviewed().protected if p.address == at("B4")}
    back = editing.add_field(gone, SHEET, 3, 1)
    assert back.reviewed() == review().form
    assert back.layer == ()


def test_an_added_field_is_called_by_the_text_beside_it() -> None:
    plain = "| 登记表 | < | < |\n| 姓名 | 住址 | 电话 |\n| 说明：由村填写 | | |"
    one = editing.add_field(review(plain), SHEET, 2, 1)
    assert field(one, at("B3")).path == ("说明：由村填写",)
    assert editing.suggested_path(review(CARD).grid(SHEET), 2, 1) == ("备用栏",)


def test_an_added_field_moves_with_the_text_beside_it() -> None:
    plain = "| 登记表 | < | < |\n| 姓名 | 住址 | 电话 |\n| 说明：由村填写 | | |"
    one = editing.add_field(review(plain), SHEET, 2, 2, Said(path=("盖章日期",), type="date"))
    assert field(one, at("C3")).type == "date"
    later = document(plain.replace("| 说明", "| 一 | 二 | 三 |\n| 说明"))
    found = apply(later, detect(later), one.layer)
    assert [f.address for f in found.form.fields if f.label == "盖章日期"] == [at("C4")]
    assert not found.stale


def test_a_place_whose_text_is_gone_is_left_out_and_said() -> None:
    plain = "| 登记表 | < | < |\n| 姓名 | 住址 | 电话 |\n| 说明：由村填写 | | |"
    one = editing.add_field(review(plain), SHEET, 2, 2, Said(path=("盖章日期",)))
    later = document(plain.replace("说明：由村填写", "其他"))
    found = apply(later, detect(later), one.layer)
    assert [c.what for c in found.stale] == ["add"]
    assert "盖章日期" not in {f.label for f in found.form.fields}


def test_a_formula_is_never_made_a_field() -> None:
    one = review("| 表 | < |\n| 户数 | 人数 |\n| | =A3*2 |")
    with pytest.raises(FormsError, match=r"template\.formula_cell"):
        editing.add_field(one, SHEET, 2, 1, Said(path=("x",)))


def test_a_drawn_table_takes_the_place_of_what_was_found_there() -> None:
    plain = "| 走访情况表 | < | < |\n| 姓名 | 去向 | 备注 |\n| | | |\n| | | |\n| 负责人 | | |"
    one = editing.draw_region(review(plain), SHEET, Area(1, 0, 3, 2), 1, "roster")
    tables = one.reviewed().tables
    assert [(t.kind, t.header_rows, t.first_data_row, t.last_data_row) for t in tables if t.id == "d0"] == [
        ("roster", (1,), 2, 3)
    ]
    drawn = next(t for t in tables if t.id == "d0")
    assert [c.path for c in drawn.columns] == [("姓名",), ("去向",), ("备注",)]
    assert [t.id for t in tables if t.grid == SHEET and t.header_rows == (1,)] == ["d0"]


def test_a_drawn_table_is_drawn_anew_not_twice() -> None:
    plain = "| 走访情况表 | < | < |\n| 姓名 | 去向 | 备注 |\n| | | |\n| | | |"
    one = editing.draw_region(review(plain), SHEET, Area(1, 0, 3, 2), 1, "roster")
    one = editing.set_column(one, "d0", 1, Said(unit="次", required=True))
    two = editing.draw_region(one, SHEET, Area(1, 0, 3, 1), 1, "roster")
    assert [c.what for c in two.layer] == ["region"]


def test_a_table_without_rows_is_refused() -> None:
    with pytest.raises(FormsError, match=r"template\.empty_table"):
        editing.draw_region(review(), SHEET, Area(2, 0, 2, 2), 1)


def test_a_column_of_a_roster_is_called_and_typed() -> None:
    plain = "| 低保对象花名册 | < | < |\n| 姓名 | 身份证号 | 类别 |\n| | | |\n| | | |"
    one = review(plain)
    table = one.form.tables[0]
    one = editing.set_column(one, table.id, 2, Said(path=("救助类别",), type="choice", options=("城市", "农村")))
    column = next(c for c in one.reviewed().tables[0].columns if c.index == 2)
    assert (column.path, column.type, column.options) == (("救助类别",), "choice", ("城市", "农村"))
    with pytest.raises(FormsError, match=r"template\.in_roster"):
        editing.add_field(one, SHEET, 2, 1)


def test_a_place_that_is_not_there_is_refused() -> None:
    with pytest.raises(FormsError, match=r"template\.no_place"):
        editing.set_field(review(), at("ZZ9"), Said(unit="人"))
    with pytest.raises(FormsError, match=r"template\.no_place"):
        editing.add_field(review(), "没有的表", 0, 0)

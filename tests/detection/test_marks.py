"""Statutory marks are read as printed, wherever a form puts them; blanks and column heads are no marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.detection import detect
from forms.detection.marks import statutory_marks
from forms.model.document import Document, Grid, Paragraph
from tests.detection.sheets import sheet, word

WHOLE = {
    "表号": "农经综1表",
    "制定机关": "县农业农村局",
    "批准机关": "县统计局",
    "批准文号": "县统制〔2025〕9号",
    "有效期至": "2027年12月",
}


def marks(document: Document) -> dict[str, str]:
    return dict(statutory_marks(document))


def test_a_label_and_its_value_in_one_cell() -> None:
    rows = "\n".join(f"|.|{name}：{value}|" for name, value in WHOLE.items())
    assert marks(sheet(f"|生产情况表|<|\n{rows}\n|项目|数量|\n|户数| |")) == WHOLE


def test_the_value_in_the_next_cell() -> None:
    rows = "\n".join(f"|.|{name}：|{value}|" for name, value in WHOLE.items())
    assert marks(sheet(f"|生产情况表|<|<|\n{rows}")) == WHOLE
    bare = "\n".join(f"|.|{name}|{value}|" for name, value in WHOLE.items())
    assert marks(sheet(f"|生产情况表|<|<|\n{bare}")) == WHOLE


def test_all_marks_in_one_cell_of_several_lines() -> None:
    text = "\\n".join(f"{name}：{value}" for name, value in WHOLE.items())
    assert marks(sheet(f"|生产情况表|{text}|")) == WHOLE


def test_several_marks_in_one_line() -> None:
    document = word("表    号：综1表　　制定机关：县统计局 有效期至:2027年6月")
    assert marks(document) == {"表号": "综1表", "制定机关": "县统计局", "有效期至": "2027年6月"}


def test_marks_in_a_page_header_and_in_text_boxes() -> None:
    grid = Grid("S", "sheet", 1, 1, [["标题"]], header_text="表号：综2表", box_texts=("备案文号：〔2026〕3号",))
    assert marks(Document("xlsx", (grid,))) == {"表号": "综2表", "备案文号": "〔2026〕3号"}
    header = Document("docx", (), (Paragraph("header1:P0", "表 号：综3表"),))
    assert marks(header) == {"表号": "综3表"}


@pytest.mark.parametrize("text", ["表号：", "表号：＿＿＿＿", "有效期至：    年  月", "有效期至：", "制定机关:____"])
def test_a_blank_is_no_mark(text: str) -> None:
    assert marks(word(text)) == {}


def test_a_column_head_is_no_mark() -> None:
    assert marks(sheet("|姓名|证件号码|有效期至|类别|\n|甲|1|2027年1月|乙|")) == {}
    assert marks(sheet("|项目|文号|日期|\n|甲|〔2026〕1号|2026年1月|")) == {}


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("报送时限：次月5日前", "次月5日前"),
        ("报送时间：季后10日内", "季后10日内"),
        ("请各村于4月28日前报送至镇民政办。", "4月28日前"),
        ("说明：本表于每月5日前上报。", "每月5日前"),
    ],
)
def test_the_deadline_is_read_from_a_line_or_a_sentence(text: str, due: str) -> None:
    assert marks(word(text)) == {"报送时限": due}


@pytest.mark.parametrize("text", ["报送时间：2025年11月", "报送时间：    年  月  日", "已于3月5日前完成整改"])
def test_a_date_of_sending_is_no_deadline(text: str) -> None:
    assert "报送时限" not in marks(word(text))


def test_the_office_that_made_the_form_is_its_issuer() -> None:
    form = detect(sheet("|生产情况表|<|<|\n|.|制定机关|县统计局|\n|项目|计量单位|数量|\n|户数|户| |\n|人口|人| |"))
    assert form.issuer == "县统计局"
    assert ("制定机关", "县统计局") in form.marks


@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    assert all(value and len(value) <= 60 for _, value in statutory_marks(word(text)))

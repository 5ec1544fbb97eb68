"""Which numbers of a text count something, which may be anything, and which are printed with the words."""

from __future__ import annotations

import pytest

from forms.journey.narrative.desk import read_text
from forms.journey.narrative.figures import numbers_in
from tests.documents.words import line, table, word


def _found(text: str) -> list[tuple[str, str, str]]:
    return [(f.text, f.unit, f.why) for f in numbers_in(text, ())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("农村低保56户224人", [("56", "户", ""), ("224", "人", "")]),
        ("支出1,234.5万元", [("1,234.5", "万元", "")]),
        ("整改率98.6%", [("98.6", "%", "")]),
        ("下降1.2个百分点", [("1.2", "个百分点", "")]),
        ("80周岁以上老人117人", [("117", "人", "")]),
        ("约50户", [("50", "户", "about")]),
        ("走访50余户", [("50", "", "about")]),
        ("每村3—5户", [("3", "", "about"), ("5", "户", "about")]),
        ("占1/3", [("1", "", "about"), ("3", "", "about")]),
        ("0—6岁儿童12人", [("12", "人", "")]),
        ("电话023-99912345", []),
        ("“7·14”暴雨", []),
        ("第3次会议", []),
        ("1.社会救助", []),
        ("联系电话：02399912345", []),
        ("召开了三次会议", [("三", "", "words")]),
        ("云民〔2026〕3号", [("3", "", "paper_number")]),
        ("第2期", [("2", "", "paper_number")]),
        ("根据《云府发〔2019〕8号》要求", []),
    ],
)
def test_numbers_and_what_they_count(text: str, found: list[tuple[str, str, str]]) -> None:
    assert _found(text) == found


def test_each_number_is_named_by_the_words_around_it() -> None:
    data = word(lambda d: line(d, "截至2026年3月底，全镇共有农村低保56户224人，其中残疾人35人；特困供养人员16人。"))
    read = read_text(data, "报告.docx")
    assert [(f.text, f.unit, f.path[-1]) for f in read.figures] == [
        ("56", "户", "农村低保户数"),
        ("224", "人", "农村低保人数"),
        ("35", "人", "其中残疾人"),
        ("16", "人", "特困供养人员"),
    ]
    assert read.period is not None
    assert (read.period.end.month, read.period.end.day) == (3, 31)


def test_numbers_of_a_table_in_the_text_are_found() -> None:
    data = word(lambda d: table(d, [["村名", "低保户数（户）"], ["东沟村", "31"], ["西河村", "25"], ["合计", "56"]]))
    assert {f.text for f in read_text(data, "简报.docx").figures} == {"31", "25", "56"}

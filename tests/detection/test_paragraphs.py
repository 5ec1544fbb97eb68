"""Blanks in running text: labels, units, topics, periods."""

from forms.detection import detect
from tests.detection.sheets import underlined, word

TEXT = (
    "截至2026年3月底，我镇共有农村低保[    ]户[    ]人，特困供养人员[    ]人（其中集中供养[    ]人）；"
    "一季度累计发放低保金[    ]万元、高龄津贴[    ]元。"
)


def fields(*parts):
    return detect(word("2026年一季度工作情况报告", *parts)).fields


def test_each_blank_names_what_it_counts():
    found = fields(underlined(TEXT))
    assert [f.path for f in found] == [
        ("农村低保户数",), ("农村低保人数",), ("特困供养人员",), ("特困供养人员", "其中集中供养人数"), ("发放低保金",), ("发放高龄津贴",)
    ]  # fmt: skip
    assert [f.unit for f in found] == ["户", "人", "人", "人", "万元", "元"]
    assert [f.address for f in found] == [f"P1.B{n}" for n in range(6)]


def test_periods_carry_on_until_the_sentence_names_another():
    found = fields(underlined(TEXT))
    assert [f.period_text for f in found][3:] == ["截至2026年3月底", "一季度累计", "一季度累计"]


def test_sentence_shows_every_blank():
    assert fields(underlined("共有水库[   ]座，塘堰[   ]口。"))[1].sentence == "共有水库＿＿座，塘堰＿＿口。"


def test_filled_text_reads_as_its_template():
    filled = TEXT.replace("[    ]", "[ 57 ]")
    assert [f.path for f in fields(underlined(filled))] == [f.path for f in fields(underlined(TEXT))]
    assert {f.value for f in fields(underlined(filled))} == {"57"}


def test_noun_behind_the_unit():
    assert fields(underlined("全村辖[   ]个村民小组，辖区面积[   ]公顷。"))[0].path == ("村民小组",)


def test_signatures_and_dates_below():
    found = fields("报告人：________　日期：________")
    assert [(f.label, f.role) for f in found] == [("报告人", "filler"), ("日期", "filler")]


def test_prose_with_a_colon_asks_nothing():
    assert not fields("甲县民政局：", "现郑重承诺：严格遵守各项规定。")

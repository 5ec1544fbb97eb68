"""The page of a check before publishing: what may be left out, on one page, for the office itself."""

from __future__ import annotations

from forms.documents import reader
from forms.journey.burden_papers import account_words
from forms.journey.publish_paper import grouped, marks_text, publish_docx
from forms.model.prepublish import AskedItem, Cost, MarkRemark, Overlap, PublishCheck
from forms.model.proposal import Provenance, SharedItem

HELD = (Provenance("月报.xlsx", "表!B3", "2026年3月"),)
SHARED = (SharedItem("目录", "低保人数", "县民政局", "无条件共享"),)
ITEMS = (
    AskedItem("表!B3", ("户数（户）", "甲坪村"), "drop", HELD),
    AskedItem("表!B4", ("户数（户）", "乙坪村"), "drop", HELD),
    AskedItem("表!C3", ("人数（人）", "甲坪村"), "share", (), SHARED),
    AskedItem("表!D3", ("走访（次）", "甲坪村"), "merge", (), (), ("走访表",)),
    AskedItem("表!E3", ("新设", "甲坪村"), "keep"),
)
CHECK = PublishCheck(
    "低保情况表", ITEMS, (Overlap("x", "走访表", "", 1, 4),), 3, Cost(5, 2, 20.0, False, 4), (MarkRemark("mark.missing", "表号"),)
)  # fmt: skip


def text_of(check: PublishCheck) -> str:
    document = reader.read(publish_docx(check), "检查.docx")
    cells = [str(v) for grid in document.grids for row in grid.values for v in row if v]
    return "\n".join([p.text for p in document.paragraphs] + cells)


def test_the_page_says_what_it_rests_on_and_that_it_is_internal() -> None:
    said = text_of(CHECK)
    assert "仅依据本机已导入的 3 份报表模板" in said
    assert "内部参考" in said
    assert "5 × 2 × 20 秒 ÷ 3600 = 0.1 小时" in said
    assert "假定值" in said
    assert "缺少表号" in said
    assert "《走访表》：1 处相同" in said


def test_what_is_advised_alike_on_the_same_ground_stands_in_one_line() -> None:
    lines = grouped(ITEMS, account_words())
    assert lines[0] == ("户数（户）（2 处）", "drop", "已报：月报（2026年3月）", 2)
    assert [line[1] for line in lines] == ["drop", "share", "merge", "keep"]


def test_of_many_items_each_kind_has_its_lines_and_the_rest_is_counted() -> None:
    many = tuple(AskedItem(f"表!B{n}", (f"第{n}项",), "drop", HELD) for n in range(60))
    check = PublishCheck("大表", (*many, ITEMS[2]), (), 0, Cost(61, 1, 20.0, True, 61), ())
    said = text_of(check)
    assert "县民政局" in said
    assert "另有 49 项没有列出" in said
    assert "实测中位数" in said


def test_marks_are_called_as_the_screen_calls_them() -> None:
    assert marks_text(CHECK, account_words()) == "缺少表号。"
    assert marks_text(CHECK, account_words(english=True), {"表号": "Form number"}.__getitem__) == "Form number missing."


def test_where_nothing_can_be_left_out_the_page_says_so() -> None:
    assert "没有可以去掉" in text_of(PublishCheck("新表", ITEMS[4:], (), 0, Cost(1, 1, 20.0, False), ()))

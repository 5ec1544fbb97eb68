"""Rows that plainly go on with a table are not looked at closely: nothing else may come of it."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.detection import detect, regions
from forms.model.document import PLAIN, Document, Grid, Value
from tests.detection.sheets import DRAWN

HEADS = ("姓名", "身份证号", "残疾类别", "残疾等级", "补贴金额（元）")
WORDS = (
    "张一甲", "李二乙", "一级", "肢体", "合计", "小计", "备注1", "附件2", "共3户", "说明", "注1", "姓名", "残疾等级",
    "联系电话", "审核人签字", "张三签名", "填表人：", "是", "√", "12人", "2026年", "青山村", "见附件", "2", "",
    "999101199001011234", "99910119900101123X", "备注：无", "________", "（盖章）",
)  # fmt: skip
CELL: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.integers(0, 9_999),
    st.floats(0, 99, width=16),
    st.booleans(),
    st.text(max_size=6),
)
ROWS = st.lists(st.lists(CELL, min_size=5, max_size=5), min_size=1, max_size=14)


def document(rows: list[list[Value]], drawn: bool) -> Document:
    values: list[list[Value]] = [list(HEADS), *rows]
    styles = [[int(drawn)] * 5 for _ in values]
    grid = Grid("S", "sheet", len(values), 5, values, styles=(PLAIN, DRAWN), style_ids=styles)
    return Document("xlsx", (grid,))


@settings(max_examples=300, deadline=None)
@given(ROWS, st.booleans())
def test_a_row_that_plainly_goes_on_would_have_gone_on_looked_at_closely(rows: list[list[Value]], drawn: bool) -> None:
    given_ = document(rows, drawn)
    with patch.object(regions, "_plainly_on", lambda *_: False):
        closely = detect(given_)
    assert detect(given_) == closely


def test_a_long_list_of_words_is_hardly_looked_at() -> None:
    rows: list[list[Value]] = [
        [f"张{chr(0x4E00 + n)}", f"99910119900101{n:04d}", "肢体", "一级", 80] for n in range(500)
    ]
    with patch.object(regions, "ends_table", side_effect=regions.ends_table) as looked:
        form = detect(document(rows, True))
    assert len(form.tables[0].rows) == 500
    assert looked.call_count < 10

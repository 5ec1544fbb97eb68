"""Classification marks: found at the head, never in ordinary words."""

from dataclasses import replace

import pytest

from forms.detection import classification_mark
from tests.detection.sheets import grid, sheet, word, workbook


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("机密★5年", "机密★5年"), ("秘密★", "秘密★"), ("绝 密 ★ 长期", "绝密★长期"), ("秘密（10年）", "秘密(10年)"),
        ("密级：机密", "机密"), ("工作秘密", "工作秘密"), ("机密", "机密"), ("甲字第3号    秘密★1年", "秘密★1年"),
        ("内部资料 注意保存", "内部资料 注意保存"),
    ],
)  # fmt: skip
def test_marks_at_the_head_of_a_file(line, mark):
    assert (classification_mark(word(line, "统计表")) or "").replace(" ", "") == mark.replace(" ", "")
    assert classification_mark(sheet(f"| {line} | . |\n| 姓名 | 性别 |")) is not None


@pytest.mark.parametrize(
    "line",
    [
        "保守国家秘密，人人有责", "签订保密协议人数", "是否涉密", "本表涉及的商业秘密不得外传", "保密", "非涉密计算机",
        "秘密战线纪念馆", "机密封存件数", "密级", "（一）严守秘密★以下从略的例外说明不在此列",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_marks(line):
    assert classification_mark(word(line, "统计表")) is None
    assert classification_mark(sheet(f"| 统计表 | . |\n| {line} | 数量 |")) is None


def test_marks_in_page_headers_and_not_far_down():
    page = grid("| 姓名 | 性别 |")
    assert classification_mark(workbook(replace(page, header_text="秘密★10年"))) == "秘密★10年"
    far = "\n".join(["| 甲 | 乙 |"] * 12) + "\n| 机密 | 乙 |"
    assert classification_mark(sheet(far)) is None

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.documents.blanks import apply, blanks_in, fill, label_blanks, paragraph_blanks


def filled(text: str, n: int, value: str) -> str:
    return apply(text, [fill(text, label_blanks(text)[n], value)])


def labels(text: str) -> list[tuple[str, str]]:
    return [(b.label, b.value) for b in label_blanks(text)]


def test_underscores_and_underlined_stretches_are_blanks() -> None:
    text = "户数____户，人数    人"
    assert blanks_in(text, ((11, 15),)) == ((2, 6), (11, 15))


def test_touching_blanks_are_one() -> None:
    assert blanks_in("甲  __乙", ((1, 3),)) == ((1, 5),)


def test_one_underscore_is_no_blank() -> None:
    assert blanks_in("a_b") == ()


def test_an_underlined_value_is_a_filled_blank() -> None:
    assert [b.value for b in paragraph_blanks("共 56 户", ((1, 5),))] == ["56"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("填报单位（盖章）：", [("填报单位（盖章）", "")]),
        ("核查时间：2026年4月\u3000\u3000填报：\u3000\u3000", [("核查时间", "2026年4月"), ("填报", "")]),
        ("单位名称：______", [("单位名称", "")]),
        ("学校：      院（系）：      专业：", [("学校", ""), ("院（系）", ""), ("专业", "")]),
        ("姓  名：张三  电  话：139", [("姓  名", "张三"), ("电  话", "139")]),
        ("表\u3000\u3000号：甲1表", [("表\u3000\u3000号", "甲1表")]),
        ("2025年12月末\u3000单位：人", [("单位", "人")]),
        ("失业情况：____。欠债情况：____。", [("失业情况", ""), ("欠债情况", "")]),
        ("人均年收入        （元）", [("人均年收入", "")]),
        ("距离路口（ ）公里", [("距离路口", "")]),
        ("年龄：     岁", [("年龄", "")]),
        ("单位：      人", [("单位", "人")]),
        ("截至24：00", []),
        ("见http://x.y/z", []),
    ],
)
def test_labels_and_their_values(text: str, found: list[tuple[str, str]]) -> None:
    assert labels(text) == found


def test_a_date_skeleton_is_one_blank() -> None:
    (blank,) = label_blanks("申请时间：    年    月    日")
    assert (blank.label, blank.kind, blank.value) == ("申请时间", "date", "")
    assert filled("申请时间：    年    月    日", 0, "2026年4月5日") == "申请时间：2026年4月5日"


def test_two_date_skeletons_are_two_blanks() -> None:
    assert [b.kind for b in label_blanks("自____年____月____日至____年____月____日")] == ["date", "date"]


def test_a_value_before_another_label_keeps_a_distance() -> None:
    assert filled("学校：    专业：    ", 0, "一个很长的学校名字") == "学校：一个很长的学校名字  专业：    "


def test_a_value_takes_the_room_of_the_spaces_it_fills() -> None:
    assert filled("学校：          专业：", 0, "甲校") == "学校：甲校      专业："


def test_underlined_spaces_keep_one_on_either_side() -> None:
    text = "共      户"
    assert apply(text, [fill(text, paragraph_blanks(text, ((1, 7),))[0], "56")]) == "共 56 户"


def test_blanks_of_several_lines_are_counted_on() -> None:
    text = "甲：\n乙：__"
    assert [b.span for b in label_blanks(text)] == [(2, 2), (5, 7)]


def test_a_paragraph_without_drawn_blanks_offers_its_labels() -> None:
    assert [b.label for b in paragraph_blanks("日期：    年  月  日")] == ["日期"]


TEXTS = st.text("甲乙单位年月日（）：:，。；_ \u3000\n1２a", max_size=40)


@given(TEXTS)
def test_blanks_stand_in_order_inside_the_text_and_apart(text: str) -> None:
    spans = [b.span for b in label_blanks(text)]
    assert all(0 <= a <= b <= len(text) for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@given(TEXTS, st.integers(0, 5), st.text("丙1", min_size=1, max_size=5))
def test_filling_keeps_every_printed_word(text: str, n: int, value: str) -> None:
    blanks = label_blanks(text)
    if n >= len(blanks):
        return
    start, end = blanks[n].span
    new = filled(text, n, value)
    assert new.startswith(text[:start])
    assert new.endswith(text[end:])
    assert value in new


def test_room_before_a_part_belongs_to_the_label_outside_the_cell() -> None:
    assert [(b.label, b.form) for b in label_blanks("            其中住宅：")] == [("", "spaces"), ("其中住宅", "end")]
    assert labels("1200㎡    其中住宅：300") == [("", "1200㎡"), ("其中住宅", "300")]
    assert [b.label for b in label_blanks("            填表人：      ")] == ["填表人"]


def test_rooms_named_by_their_units_alone() -> None:
    assert [(b.label, b.after[:1]) for b in label_blanks("      户      间")] == [("", "户"), ("", "间")]
    assert [b.value for b in label_blanks(" 12户    15间")] == ["12", "15"]
    assert label_blanks("3天") == ()


def test_a_date_behind_a_seal_is_no_value_of_the_seal() -> None:
    found = label_blanks("填报单位（盖章）：                2026年   月   日")
    assert [(b.label, b.kind) for b in found] == [("填报单位（盖章）", "text"), ("", "date")]
    assert [(b.label, b.kind) for b in label_blanks("成立日期：             年  月  日")] == [("成立日期", "date")]


def test_a_date_drawn_with_lines_is_one_blank_beside_others() -> None:
    text = "填表人：________  填表日期：____年__月__日"
    assert [(b.label, b.kind) for b in paragraph_blanks(text)] == [("填表人", "text"), ("填表日期", "date")]
    mixed = "编号：________        填表日期：    年   月   日"
    assert [(b.label, b.kind) for b in paragraph_blanks(mixed)] == [("编号", "text"), ("填表日期", "date")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("地上   层，地下   层", [("地上", ""), ("地下", "")]),
        ("共   人，其中劳动力   人。", [("共", ""), ("其中劳动力", "")]),
        ("地上3层，地下1层", []),  # written by hand, no rooms left: a value
        ("姓   名", []),
        ("经度：     °    ′    ″   纬度：     °    ′    ″", [("经度", ""), ("纬度", "")]),
        ("气温   ℃，湿度   %", []),
        ("发放批次：2026年第   批", [("发放批次", "")]),
        ("会议届次：第   届", [("会议届次", "")]),
        ("填报单位：          截至2026年   月底", [("填报单位", ""), ("截至", "")]),
        ("说明：截至目前共有三户", [("说明", "截至目前共有三户")]),
    ],
)
def test_rooms_between_words_degrees_and_issues(text: str, found: list[tuple[str, str]]) -> None:
    assert labels(text) == found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("地上   层，地下   层", ("3", "1")),
        ("水田    亩，旱地    亩，林地    亩。", ("12.5", "3", "100")),
        ("经度：     °    ′    ″   纬度：     °    ′    ″", ("103°4′5″", "26°1′2″")),
        ("发放批次：2026年第   批", ("3",)),
        ("填报单位：          截至2026年   月底", ("甲镇", "2026年3月")),
    ],
)
def test_what_was_written_is_read_again(text: str, values: tuple[str, ...]) -> None:
    edits = [fill(text, blank, value) for blank, value in zip(label_blanks(text), values, strict=True)]
    assert [b.value for b in label_blanks(apply(text, edits))] == list(values)
    for n, value in enumerate(values):  # one alone as well
        assert [b.value for b in label_blanks(filled(text, n, value))] == [
            v if i == n else "" for i, v in enumerate(values)
        ]


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("填报时间：    年  月  日   时", "2026年3月5日", "2026年3月5日"),
        ("更新期限：    年  月  日前", "2026年3月5日", "2026年3月5日"),
        ("年份：____年", "2026年", "2026年"),
        ("       ㎡", "7.5", "7.5"),
        ("填报单位（盖章）：              2026年3月5日", "甲站", "甲站"),
    ],
)
def test_printed_words_behind_a_value_are_no_part_of_it(text: str, value: str, found: str) -> None:
    assert label_blanks(filled(text, 0, value))[0].value.strip() == found


def test_an_undrawn_date_beside_a_drawn_blank_is_seen_when_it_is_filled() -> None:
    text = "被检查单位：________    检查日期：    年  月  日"
    blanks = paragraph_blanks(text)
    done = apply(text, [fill(text, blanks[0], "甲店"), fill(text, blanks[1], "2026年3月5日")])
    assert [b.value for b in paragraph_blanks(done, ((6, 12),))][-1] == "2026年3月5日"
    assert len(paragraph_blanks("公布的时间 2026年3月5日，人数____人")) == 1

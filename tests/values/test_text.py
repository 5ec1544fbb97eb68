from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.values.text import bare, chinese_int, chinese_numeral, normal, strip_numbering


@pytest.mark.parametrize(
    ("written", "one_spelling"),
    [
        ("姓    名", "姓名"),
        ("姓\n名", "姓名"),
        ("１２３（亩）", "123(亩)"),
        ("1—6月", "1-6月"),
        ("〔其中〕：女", "(其中):女"),
        ("GDP  total", "GDP total"),
        ("张三 13800000000", "张三 13800000000"),
        ("面积㎡", "面积m2"),
    ],
)
def test_normal_gives_one_spelling(written: str, one_spelling: str) -> None:
    assert normal(written) == one_spelling


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("一、基本情况", ("一", "基本情况")),
        ("（一）人口", ("一", "人口")),
        ("1.户数", ("1", "户数")),
        ("1.1 户数", ("1.1", "户数")),
        ("①户数", ("1", "户数")),
        ("2)户数", ("2", "户数")),
    ],
)
def test_numbering_is_taken_off(text: str, parts: tuple[str, str]) -> None:
    assert strip_numbering(text) == parts


@pytest.mark.parametrize("text", ["1.5亩以上", "60周岁以上", "(2025)年", "三留守人员", "一", "3月末", "(1)"])
def test_what_is_no_numbering_stays(text: str) -> None:
    assert strip_numbering(text) == ("", normal(text))


def test_bare_keeps_what_carries_meaning() -> None:
    assert bare("（一） 姓  名：") == "姓名"
    assert bare("18—60岁") != bare("1860岁")
    assert bare("年龄≥60岁") != bare("年龄<60岁")
    assert bare("整改率%") != bare("整改率")


@pytest.mark.parametrize(
    ("word", "value"),
    [("十", 10), ("一十五", 15), ("二〇二五", 2025), ("二○二五", 2025), ("两千", 2000), ("十万", 100_000),
     ("一万零五", 10_005), ("九千九百九十九万", 99_990_000), ("二十一亿零三万", 2_100_030_000), ("叁佰", 300)],
)  # fmt: skip
def test_chinese_numerals_are_read(word: str, value: int) -> None:
    assert chinese_int(word) == value


@pytest.mark.parametrize("word", ["", "百", "万", "一百五", "三万五", "五十十", "一亿亿", "十三五个", "零五百", "abc"])
def test_colloquial_or_broken_numerals_are_not_guessed(word: str) -> None:
    assert chinese_int(word) is None


@given(st.integers(0, 10**12 - 1))
def test_chinese_numerals_round_trip(value: int) -> None:
    assert chinese_int(chinese_numeral(value)) == value


@given(st.text(max_size=60))
def test_text_never_raises_and_settles(text: str) -> None:
    once = normal(text)
    assert normal(once) == once
    strip_numbering(text)
    bare(text)
    chinese_int(text)

from __future__ import annotations

import pytest

from forms.documents.blanks import apply
from forms.documents.ticks import options_in, tick


def ticked(text: str, option: str) -> str | None:
    edit = tick(text, option)
    return apply(text, [edit]) if edit else None


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("□是 □否", ["是", "否"]),
        ("是□ 否□", ["是", "否"]),
        ("意向：是 □  否 □", ["是", "否"]),
        ("学历：□高中 ☐大专", ["高中", "大专"]),
        ("□无   □有（     ）", ["无", "有（     ）"]),
        ("是（ ）否（√）", ["是", "否"]),
        ("√", []),
        ("低保户（√）", []),
        ("距离（ ）公里", []),
    ],
)
def test_options_are_the_words_beside_boxes(text: str, options: list[str]) -> None:
    assert [o.text for o in options_in(text)] == options


def test_ticked_boxes_are_seen() -> None:
    assert [o.ticked for o in options_in("☑是 □否 ■其他")] == [True, False, True]


def test_ticking_changes_one_box_only() -> None:
    assert ticked("□是  □否", "否") == "□是  ☑否"


def test_brackets_get_a_tick_inside() -> None:
    assert ticked("是（ ）否（ ）", "是") == "是（√）否（ ）"


def test_an_option_is_found_without_what_is_to_be_specified() -> None:
    assert ticked("□无 □有（    ）", "有") == "□无 ☑有（    ）"


def test_the_sign_already_used_is_kept_to() -> None:
    assert ticked("√红 □绿", "绿") == "√红 √绿"


@pytest.mark.parametrize("option", ["不在其中", "", "是否"])
def test_no_such_option_ticks_nothing(option: str) -> None:
    assert ticked("□是 □否", option) is None


def test_two_boxes_of_one_name_tick_nothing() -> None:
    assert ticked("□其他 □其他", "其他") is None

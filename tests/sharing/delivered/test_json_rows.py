from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.errors import FormsError
from forms.sharing.delivered.json_rows import json_document, parsed

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
)


def values(root: Any) -> list[list[Any]]:
    [grid] = json_document(parsed(json.dumps(root, ensure_ascii=False).encode(), "回流.json"), "回流.json").grids
    return [list(row) for row in grid.values]


def test_a_list_of_objects_is_a_table_with_all_their_names() -> None:
    assert values([{"姓名": "张一甲"}, {"姓名": "李二乙", "等级": "一级"}]) == [
        ["姓名", "等级"],
        ["张一甲", None],
        ["李二乙", "一级"],
    ]


def test_rows_are_found_in_an_envelope() -> None:
    answer = {"code": 200, "data": {"total": 2, "records": [{"户数": 3}, {"户数": 4}], "tips": [{"a": 1}]}}
    assert values(answer) == [["户数"], [3], [4]]


def test_columns_beside_the_rows_name_them() -> None:
    fields = [{"id": "xm", "label": "姓名"}, {"id": "dj", "info": {"label": "等级"}}]
    assert values({"fields": fields, "records": [{"xm": "张一甲", "dj": "一级"}]})[0] == ["姓名", "等级"]
    assert values({"columns": ["姓名"], "rows": [["张一甲"]]}) == [["姓名"], ["张一甲"]]


def test_an_id_number_that_is_a_number_keeps_its_digits() -> None:
    assert values([{"身份证号": 999101199001011234}])[1] == ["999101199001011234"]


@pytest.mark.parametrize("root", [{}, [], {"message": "ok"}, 5])
def test_json_without_rows_is_refused(root: object) -> None:
    with pytest.raises(FormsError, match=r"delivery\.no_rows"):
        values(root)


def refusal(data: bytes) -> str:
    try:
        return "" if json_document(parsed(data, "x.json"), "x.json").grids[0].rows > 1 else "empty"
    except FormsError as error:
        return error.code


def test_a_file_that_is_too_large_is_refused_with_the_bound_in_mb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms.sharing.delivered.json_rows.MOST_BYTES", 2 << 20)
    with pytest.raises(FormsError, match=r"file\.too_large") as refused:
        parsed(b" " * (2 << 20) + b"[]", "回流.json")
    assert refused.value.context["limit"] == 2


@given(ANYTHING)
def test_whatever_json_says_is_a_table_or_refused(root: Any) -> None:
    assert refusal(json.dumps(root).encode()) in ("", "delivery.no_rows")


@given(st.binary(max_size=60))
def test_bytes_that_are_no_json_are_refused(data: bytes) -> None:
    assert refusal(data) in ("", "file.damaged", "delivery.no_rows")

"""The list of needs as a workbook, in columns that an office may name."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest

from forms.errors import FormsError
from forms.model.papers import Need
from forms.sharing.papers.making import Office, needs_workbook
from forms.sharing.papers.needs_book import layout

NEED = Need(
    "低保人数", "农村低保统计", "A-2", "云溪县民政局", "无条件共享", uses=(("月报", 2),), state="sent", lead="=1+1"
)


def rows(office: Office) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(needs_workbook(office, [NEED], "2026年").data))
    return [tuple(cell.value for cell in row) for row in book.worksheets[0].iter_rows()]


def test_the_columns_of_a_platform_with_text_left_as_text() -> None:
    found = rows(Office("云溪镇", {}))
    assert found[0][0] == "云溪镇政务数据共享需求清单"
    assert found[1][0] == "统计区间：2026年。按涉及报表数和栏目数由多到少排列，共1项。"
    line = dict(zip(found[2], found[3], strict=True))
    assert (line["需求单位"], line["数据项"], line["涉及报表数"], line["申请进展"]) == (
        "云溪镇",
        "低保人数",
        1,
        "已发出",
    )
    assert line["牵头部门"] == "=1+1"


def test_columns_of_the_office_s_own() -> None:
    own = json.dumps({"columns": [["数源单位", "provider"], ["备注", "nothing"]]}, ensure_ascii=False).encode()
    assert rows(Office("云溪镇", {}, own))[2:] == [("数源单位", "备注"), ("云溪县民政局", "")]


@pytest.mark.parametrize("own", [b"{", b"[]", b'{"columns": 1}', b'{"columns": [["a"]]}', b'{"states": []}', b"\xff"])
def test_a_file_of_another_form_is_told(own: bytes) -> None:
    with pytest.raises(FormsError, match=r"letter\.unreadable"):
        layout(own)

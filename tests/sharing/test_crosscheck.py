"""A delivery against what was reported."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.sharing.delivered.book import Terms
from forms.workspace import Workspace
from tests.recording.reports import PERSONS
from tests.workspace.files import xlsx

REPORTED = f"""
| 残疾人花名册（2026年3月） | < | < | < |
| 姓名 | 身份证号 | 残疾类别 | 联系电话 |
| 张一甲 | "{PERSONS[0]}" | 肢体 | "13900000001" |
| 李二乙 | "{PERSONS[1]}" | 听力 | "13900000002" |
"""
ROWS = [
    {"姓名": "张一甲", "身份证号": PERSONS[0], "残疾类别": "肢体残疾", "联系电话": "13900000009"},
    {"姓名": "李二乙", "身份证号": PERSONS[1], "残疾类别": "听力"},
]


def test_agreements_differences_and_gaps_are_told_apart(tmp_path: Path) -> None:
    with Workspace.throwaway("云溪镇", "999101") as desk:
        desk.ingest([xlsx(tmp_path / "报.xlsx", REPORTED)])
        path = tmp_path / "回流.json"
        path.write_text(json.dumps(ROWS, ensure_ascii=False), encoding="utf-8")
        desk.sources.take(path, Terms("县残联", as_of=dt.date(2026, 3, 31)))
        [line] = desk.sources.deliveries()
        found = desk.sources.compare(line.id)
        lines = {i.item: (i.agree, i.differ, i.only_there, i.only_here) for i in found.lines}
        assert lines == {"残疾类别": (2, 0, 0, 0), "联系电话": (0, 1, 0, 1)}
        [one] = found.differences
        assert (one.theirs, one.ours, one.provider) == ("13900000009", "13900000001", "县残联")
        assert PERSONS[0] not in one.subject
        assert "张一甲" in one.subject
        [gap] = found.gaps
        assert (gap.here, gap.value) == (True, "13900000002")


def test_an_unknown_delivery_is_refused() -> None:
    with Workspace.throwaway("云溪镇") as desk, pytest.raises(FormsError, match=r"delivery\.unknown"):
        desk.sources.compare("abc")

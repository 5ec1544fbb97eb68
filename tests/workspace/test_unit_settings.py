"""What was set up of the reporting unit fills what asks for it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.profile.rows import UnitSettings
from forms.workspace import Workspace
from tests.workspace.files import xlsx
from tests.workspace.test_memory import at, codes

UNIT = UnitSettings("云溪镇人民政府", "999101", (), "023-62345678", "云溪大道1号")
FORM = """
| {title}（2026年3月） | < | < | < |
| 填报单位 | | 行政区划代码 | |
| 办公地址 | | 单位电话 | |
| 联系电话 | | 单位负责人 | |
| 户数（户） | | 人数（人） | |
"""


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇人民政府", "999101") as workspace:
        workspace.care.set_unit(UNIT)
        yield workspace


def test_name_code_address_and_telephone_are_filled(desk: Workspace, tmp_path: Path) -> None:
    draft = desk.draft(xlsx(tmp_path / "表.xlsx", FORM.format(title="农村低保情况统计表")))
    filled = {p.field.label: p.value for p in draft.proposals if p.decision == "filled"}
    assert filled == {
        "填报单位": "云溪镇人民政府", "行政区划代码": "999101", "办公地址": "云溪大道1号", "单位电话": "023-62345678",
    }  # fmt: skip
    assert codes(at(draft, "表!B3")) == ["fill.unit_settings"]


def test_a_form_about_somebody_else_asks_for_theirs(desk: Workspace, tmp_path: Path) -> None:
    draft = desk.draft(xlsx(tmp_path / "表.xlsx", FORM.format(title="企业安全生产检查登记表")))
    assert {at(draft, "表!B3").decision, at(draft, "表!D3").decision} == {"blank"}


def test_a_report_that_says_otherwise_stands_beside_it(desk: Workspace, tmp_path: Path) -> None:
    past = FORM.format(title="农村低保情况统计表").replace("办公地址 | ", "办公地址 | 旧街2号 ").replace("3月", "2月")
    desk.ingest([xlsx(tmp_path / "二月.xlsx", past)])
    place = at(desk.draft(xlsx(tmp_path / "表.xlsx", FORM.format(title="农村低保情况统计表"))), "表!B3")
    assert (place.value, [a.value for a in place.alternatives]) == ("云溪大道1号", ["旧街2号"])


def test_what_a_person_corrected_goes_before_the_settings(desk: Workspace, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "表.xlsx", FORM.format(title="农村低保情况统计表"))
    desk.correct(desk.draft(path), "表!B3", "云溪大道1号附2号")
    assert at(desk.draft(path), "表!B3").value == "云溪大道1号附2号"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [("name", " ", "unit.no_name"), ("code", "99910", "unit.bad_code"), ("telephone", "12345", "unit.bad_telephone"),
     ("credit_code", "11999101MB0000001A", "unit.bad_credit_code")],
)  # fmt: skip
def test_settings_that_cannot_be_are_refused(desk: Workspace, name: str, value: str, code: str) -> None:
    with pytest.raises(FormsError, match=code.replace(".", r"\.")):
        desk.care.set_unit(replace(UNIT, **{name: value}))


def test_settings_are_kept_in_one_spelling(desk: Workspace) -> None:
    desk.care.set_unit(replace(UNIT, telephone="（0553）6234567", code="999101000"))
    assert (desk.care.unit.telephone, desk.care.unit.code) == ("0553-6234567", "999101000")

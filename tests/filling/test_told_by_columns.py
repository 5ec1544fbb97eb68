"""Lists whose columns tell that they hold the same, and those that have no title but their file's name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.filling.list_titles import title_of_file
from forms.model.proposal import RosterProposal
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from tests.filling.test_rosters import Desk, values
from tests.filling.test_same_lists import APRIL, NAMES, PHONES, VILLAGES, blank, decisions, table
from tests.recording.reports import PERSONS

PONDS = [
    (n, f'"{p}"', f'"{t}"', v, "草鱼", 30 + i, f"{800 + i}元")
    for i, (n, p, t, v) in enumerate(zip(NAMES, PERSONS, PHONES, VILLAGES, strict=True))
]
HELD = "承包人 身份证号 手机号 发包村 养殖品种 承包面积（亩） 年租金"
ASKED = "养殖户姓名 公民身份号码 联系电话 养殖所在村 主养品种 养殖（承包）面积（亩）"
LAND = [
    (n, f'"{p}"', v, 3 + i, f'"{t}"')
    for i, (n, p, v, t) in enumerate(zip(NAMES, PERSONS, VILLAGES, PHONES, strict=True))
]


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇", "", (("甲坪村", ""), ("乙坪村", "")))) as profile:
        yield Desk(profile)


def asked(desk: Desk, title: str, head: str = ASKED, subject: str = "unit") -> RosterProposal:
    return desk.roster(blank(title, head), APRIL, subject)


def test_a_column_that_every_row_answers_says_what_they_do(desk: Desk) -> None:
    desk.take(table("鱼塘承包台账", HELD, *PONDS))
    found = asked(desk, "水产养殖保险投保信息核对表")
    assert values(found, 1) == list(NAMES)
    assert values(found, 5) == ["草鱼"] * 3
    assert "roster.may_be_incomplete" in [r.code for r in found.reasons]


def test_one_row_that_leaves_it_open_and_they_are_only_offered(desk: Desk) -> None:
    desk.take(table("鱼塘承包台账", HELD, *PONDS[:2], (*PONDS[2][:4], "", *PONDS[2][5:])))
    assert "filled" not in decisions(asked(desk, "水产养殖保险投保信息核对表"))


def test_words_that_no_column_answers_are_only_offered(desk: Desk) -> None:
    desk.take(table("鱼塘承包台账", HELD, *PONDS))
    assert "filled" not in decisions(asked(desk, "水产养殖污染户信息核对表"))


def test_a_benefits_list_named_by_a_column_serves_a_general_title_village_by_village(desk: Desk) -> None:
    desk.take(table("耕地地力保护补贴发放明细", "户主姓名 身份证号 村 补贴面积（亩） 手机号", *LAND))
    head = "户主 身份证号码 耕地地力补贴面积（亩） 手机号码"
    found = asked(desk, "惠农补贴账户信息核对表", head, "v:甲坪村")
    assert values(found, 1) == [NAMES[0], NAMES[2]]


def test_a_column_of_a_second_benefit_leaves_it_open(desk: Desk) -> None:
    desk.take(table("耕地地力保护补贴发放明细", "户主姓名 身份证号 村 补贴面积（亩） 手机号", *LAND))
    head = "户主 身份证号码 耕地地力补贴面积（亩） 农机购置补贴（元） 手机号码"
    assert "filled" not in decisions(asked(desk, "惠农补贴账户信息核对表", head, "v:甲坪村"))


@pytest.mark.parametrize(
    ("file", "title"),
    [("2026年耕地地力保护补贴发放明细.csv", "2026年耕地地力保护补贴发放明细"), ("农民专业合作社名录202606.csv", "农民专业合作社名录"),
     ("附件2：水库台账（2）.xlsx", "水库台账"), ("Sheet1.xlsx", ""), ("导出数据.csv", ""), ("名单.csv", "")],
)  # fmt: skip
def test_a_files_name_is_a_title_where_it_names_a_list(file: str, title: str) -> None:
    assert title_of_file(file) == title

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
    found = asked(desk, "水产养殖保险投保基础信息核对表")
    assert values(found, 1) == list(NAMES)
    assert values(found, 5) == ["草鱼"] * 3
    assert "roster.may_be_incomplete" in [r.code for r in found.reasons]


def test_one_row_that_leaves_it_open_and_they_are_only_offered(desk: Desk) -> None:
    desk.take(table("鱼塘承包台账", HELD, *PONDS[:2], (*PONDS[2][:4], "", *PONDS[2][5:])))
    assert "filled" not in decisions(asked(desk, "水产养殖保险投保基础信息核对表"))


def test_words_that_no_column_answers_are_only_offered(desk: Desk) -> None:
    desk.take(table("鱼塘承包台账", HELD, *PONDS))
    assert "filled" not in decisions(asked(desk, "水产养殖污染户信息核对表"))


def test_who_enrols_or_insures_is_decided_anew(desk: Desk) -> None:
    desk.take(table("鱼塘承包台账", HELD, *PONDS))
    for title in ("水产养殖保险投保清单", "水产养殖技术培训报名登记表"):
        assert "filled" not in decisions(asked(desk, title))


VETERANS = [
    (n, f'"{p}"', v, kind, f'"{t}"')
    for n, p, v, kind, t in zip(NAMES, PERSONS, VILLAGES, ("残疾军人", "", "烈属"), PHONES, strict=True)
]


def test_who_of_a_list_of_two_kinds_has_a_class_of_ours_is_listed(desk: Desk) -> None:
    desk.take(table("退役军人和优抚对象信息表", "姓名 身份证号 家庭住址（村） 优抚对象类别 移动电话", *VETERANS))
    head = "姓名 公民身份号码 村 优抚类别 联系电话"
    found = asked(desk, "优抚对象待遇资格年审确认表", head)
    assert values(found, 1) == [NAMES[0], NAMES[2]]
    assert values(found, 3) == [VILLAGES[0], VILLAGES[2]]
    assert values(found, 5) == [PHONES[0], PHONES[2]]
    assert "roster.may_be_incomplete" in [r.code for r in found.reasons]


def test_where_each_row_has_the_class_it_parts_nobody(desk: Desk) -> None:
    desk.take(table("退役军人和优抚对象信息表", "姓名 身份证号 村 优抚对象类别 手机号", *(VETERANS[i] for i in (0, 2))))
    assert "filled" not in decisions(asked(desk, "优抚对象年审确认表", "姓名 公民身份号码 村 优抚类别 联系电话"))


WELLS = [
    ("甲-001", "甲坪村", "1组北坡", 80, "灌溉", "张一甲", f'"{PHONES[0]}"'),
    ("甲-002", "甲坪村", "2组东沟", 90, "灌溉", "李二乙", f'"{PHONES[1]}"'),
    ("乙-001", "乙坪村", "3组", 75, "人饮", "王三丙", f'"{PHONES[2]}"'),
]
HELD_OF_WELLS = "井号 所在村 井址 井深（m） 用途 井长 井长电话"
HEAD_OF_WELLS = "机井编号 行政村 井深（米） 管井人 管井人电话 2026年取水量（m³）"


def test_wells_are_all_inspected_for_what_the_form_asks_of_each(desk: Desk) -> None:
    desk.take(table("机电井管理台账", HELD_OF_WELLS, *WELLS))
    found = asked(desk, "机电井取水核查登记表", HEAD_OF_WELLS)
    assert values(found, 1) == ["甲-001", "甲-002", "乙-001"]
    assert values(found, 4) == list(NAMES)
    assert "filled" not in decisions(asked(desk, "机电井报废核查登记表", HEAD_OF_WELLS))


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


SHELTERS = [
    (f"{v}{n}号避灾点", v, 100 + n, f"{m}", f'"{t}"')
    for n, (v, m, t) in enumerate(zip(VILLAGES, NAMES, PHONES, strict=True))
]
HELD_OF_SHELTERS = "避灾点名称 所属村居 可容纳人数 管理员 管理员电话"


def test_shelters_under_their_other_name_are_the_same(desk: Desk) -> None:
    desk.take(table("防台风避灾点台账", HELD_OF_SHELTERS, *SHELTERS))
    found = asked(desk, "应急避难场所信息采集表", "避难场所名称 所在村 最大安置人数（人） 管理责任人 手机号")
    assert values(found, 1) == [row[0] for row in SHELTERS]
    assert values(found, 3) == [100, 101, 102]
    assert values(found, 4) == list(NAMES)


SCHOOLS = [
    (f"{v}第{n}小学", v, name, f'"{t}"') for n, (v, name, t) in enumerate(zip(VILLAGES, NAMES, PHONES, strict=True))
]


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("基本信息登记表", "单位名称 所在村 负责人 联系电话"),
        ("学校（含幼儿园）基本情况登记表", "学校名称 所在村 校长 联系电话"),
        ("消防安全重点单位台账", "单位名称 所在村 负责人 联系电话"),
    ],
)
def test_a_title_that_names_nobody_or_others_too_takes_no_list(desk: Desk, title: str, head: str) -> None:
    desk.take(table("学校基本情况统计表", "学校名称 所在村 校长 联系电话", *SCHOOLS))
    assert "filled" not in decisions(asked(desk, title, head))


def test_what_a_list_has_besides_narrows_nothing_where_its_rows_are_named(desk: Desk) -> None:
    desk.take(table("学校（含校外教学点）基本情况统计表", "学校名称 所在村 校长 联系电话", *SCHOOLS))
    desk.take(
        table(
            "困难职工（含农民工）名册",
            "姓名 身份证号 所在村 联系电话",
            *[(n, f'"{p}"', v, f'"{t}"') for n, p, v, t in zip(NAMES, PERSONS, VILLAGES, PHONES, strict=True)],
        )
    )
    assert values(asked(desk, "学校安全责任人公示表", "学校名称 所在村 校长 联系电话"), 1) == [
        row[0] for row in SCHOOLS
    ]
    assert "filled" not in decisions(asked(desk, "困难职工信息表", "姓名 公民身份号码 村 手机"))


def test_dikes_are_no_reservoirs_though_both_are_works(desk: Desk) -> None:
    works = [
        (f"{v}水库{n}", v, name, f'"{t}"') for n, (v, name, t) in enumerate(zip(VILLAGES, NAMES, PHONES, strict=True))
    ]
    desk.take(table("小型水库、山塘责任人台账", "工程名称 所在村 巡查责任人 联系电话", *works))
    head = "海堤名称 所在村 巡查责任人 手机号码"
    assert "filled" not in decisions(asked(desk, "海堤安全管理责任人公示表", head))


def test_what_a_dike_is_built_for_and_its_sluices_last_as_long_as_it(desk: Desk) -> None:
    rows = [(f"{v}{n}号海堤", v, "20年一遇", n, name) for n, (v, name) in enumerate(zip(VILLAGES, NAMES, strict=True))]
    desk.take(table("海堤（含水闸）工程名录", "海堤名称 所在村 防潮标准（重现期） 水闸（座） 巡查责任人", *rows))
    found = asked(desk, "海堤安全管理责任人公示表", "海堤名称 所在村 防潮标准 水闸数量（座） 巡查责任人 手机号码")
    assert values(found, 3) == ["20年一遇"] * 3
    assert values(found, 4) == [0, 1, 2]


def test_cooperatives_under_a_name_for_any_body_are_the_same(desk: Desk) -> None:
    rows = [
        (f"{v}{n}号种植合作社", v, name, f'"{t}"')
        for n, (v, name, t) in enumerate(zip(VILLAGES, NAMES, PHONES, strict=True))
    ]
    desk.take(table("农民专业合作社名录", "合作社名称 所在村 理事长 联系电话", *rows))
    found = asked(desk, "农民专业合作社年报信息核对表", "企业（合作社）名称 所在村 理事长 联系电话 年报状态")
    assert values(found, 1) == [row[0] for row in rows]

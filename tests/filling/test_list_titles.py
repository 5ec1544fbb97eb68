"""Titles of lists: the same members, perhaps the same, or others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.filling.list_titles import likeness, read_title
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.vocabulary.lists import built_in_list_words
from tests.filling.test_rosters import Desk


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇", "", (("甲坪村", ""), ("乙坪村", "")))) as profile:
        yield Desk(profile)


def liked(desk: Desk, ours: str, theirs: str, things: str = "") -> str:
    knowledge, words = desk.knowledge(), built_in_list_words()
    return likeness(knowledge, words, read_title(knowledge, words, ours), read_title(knowledge, words, theirs), things)


@pytest.mark.parametrize(
    ("ours", "theirs", "things"),
    [
        ("2026年度乡村医生聘用情况登记表", "云溪镇乡村医生花名册", ""),
        ("在岗网格员信息采集表", "村级网格员名册", ""),
        ("乡村公益性岗位人员在岗及补贴申报花名册", "乡村公益性岗位人员在岗花名册", ""),
        ("古树名木管护责任落实情况表", "古树名木保护台账", ""),
        ("农村公路桥梁汛前安全隐患排查表", "农村公路桥梁基本信息台账", "桥、桥梁"),
        ("农家书屋管理员信息登记表", "农家书屋基本信息表", "书屋"),
        ("农村饮水安全工程水质检测情况表", "农村供水工程管理台账", "供水工程"),
        ("农村留守儿童关爱服务信息台账", "留守儿童花名册", ""),
        ("灌溉泵站汛中排查登记表", "灌溉泵站群测群防台账", ""),
        ("小型水闸责任人核实公示表", "小型水闸基本情况及责任人台账", "水闸"),
        ("基层网格力量摸底表", "村级网格员名册", "网格员"),  # the column of names is headed 网格员
        ("家庭农场（户）登记册", "家庭农场名录", ""),
    ],
)
def test_what_is_done_with_those_listed_chooses_nobody(desk: Desk, ours: str, theirs: str, things: str) -> None:
    assert liked(desk, ours, theirs, things) == "same"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("示范家庭农场名录", "家庭农场名录"),
        ("乡村医生培训人员名册", "乡村医生花名册"),  # those who were trained
        ("优抚对象年度确认登记表", "退役军人优抚对象花名册"),
        ("城市低保对象核对表", "农村低保对象花名册"),
        ("困难网格员慰问名单", "网格员花名册"),
        ("网格员（第一批）信息表", "网格员花名册"),
    ],
)
def test_words_that_may_narrow_leave_it_open(desk: Desk, ours: str, theirs: str) -> None:
    assert liked(desk, ours, theirs) == "near"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("新聘网格员登记表", "网格员花名册"),
        ("网格员离岗人员名单", "网格员花名册"),
        ("乡村医生花名册", "网格员花名册"),
        ("公厕台账", "农家书屋台账"),
    ],
)
def test_other_members_are_others(desk: Desk, ours: str, theirs: str) -> None:
    assert liked(desk, ours, theirs) == "other"


def test_whom_the_column_of_names_says_a_list_without_a_title_does_not_say(desk: Desk) -> None:
    assert liked(desk, "镇村网格力量摸底表", "", "网格员") == "unsaid"


def test_a_list_of_the_countryside_is_a_part_of_all(desk: Desk) -> None:
    assert liked(desk, "特困人员信息核实表", "农村特困人员名册") == "part"
    assert liked(desk, "农村特困人员信息核实表", "特困人员名册") == "near"


def test_a_title_that_names_nobody_known_says_nothing(desk: Desk) -> None:
    assert liked(desk, "基本信息采集表", "网格员花名册") == "unsaid"


def test_no_word_is_cut_out_of_another(desk: Desk) -> None:
    """优抚对象 keeps its 对象, 在岗 乡村医生 its 乡, 农贸市场 is no city."""
    knowledge, words = desk.knowledge(), built_in_list_words()
    assert read_title(knowledge, words, "优抚对象花名册").core == "优抚对象"
    assert read_title(knowledge, words, "在岗乡村医生名册").core == "乡村医生"
    assert read_title(knowledge, words, "农贸市场检查记录表").core == "农贸市场"

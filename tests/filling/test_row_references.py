"""What a list asks of another thing that a column names: the head of the irrigation district beside a pump's district."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from tests.filling.test_rosters import Desk, column, values
from tests.filling.test_same_lists import APRIL, NAMES, PHONES, blank, table
from tests.recording.reports import PERSONS

DISTRICTS = ("东干灌区", "西干灌区", "东干灌区")
PUMPS = [(f"{d[:2]}{n}号泵站", d, NAMES[n], f'"{PHONES[n]}"') for n, d in enumerate(DISTRICTS)]
HEADS = [("东干灌区", 1200, "赵四丁", '"13900000004"'), ("西干灌区", 900, "钱五戊", '"13900000005"')]
ASKED = "泵站名称 所属灌区 管护员 灌区长姓名 灌区长电话"


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇", "", (("甲坪村", ""), ("乙坪村", "")))) as profile:
        yield Desk(profile)


def take(desk: Desk, *more: str) -> None:
    pumps = table("泵站管护台账", "泵站名称 所属灌区 管护员 管护员电话", *PUMPS)
    desk.take(pumps, table("灌区基本情况表", "灌区名称 灌溉面积（亩） 灌区长姓名 灌区长手机", *HEADS), *more)


def test_the_other_things_head_is_taken_from_its_own_list(desk: Desk) -> None:
    take(desk)
    found = desk.roster(blank("泵站防汛责任表", ASKED), APRIL)
    assert values(found, 4) == ["赵四丁", "钱五戊", "赵四丁"]
    assert values(found, 5) == ["13900000004", "13900000005", "13900000004"]
    assert {c.reason.code for c in column(found, 4) if c and c.reason} == {"roster.from_list_of_things"}


def test_lists_that_differ_are_a_conflict(desk: Desk) -> None:
    other = [("东干灌区", "孙六己"), ("西干灌区", "钱五戊")]
    take(desk, table("灌区防汛责任人表", "灌区名称 灌区长姓名", *other))
    found = desk.roster(blank("泵站防汛责任表", ASKED), APRIL)
    assert [c.decision for c in column(found, 4) if c] == ["conflict", "filled", "conflict"]


def test_a_column_that_says_nothing_of_the_other_thing_stays_open(desk: Desk) -> None:
    take(desk)
    found = desk.roster(blank("泵站防汛责任表", "泵站名称 所属灌区 管护员 行政责任人 行政责任人电话"), APRIL)
    assert [c for c in [*column(found, 4), *column(found, 5)] if c and c.decision == "filled"] == []


def test_one_person_of_a_thing_is_not_another(desk: Desk) -> None:
    desk.take(table("泵站管护台账", "泵站名称 所在村 管护员姓名 管护员电话", *PUMPS))
    found = desk.roster(blank("泵站防汛责任表", "泵站名称 所在村 渠长姓名 渠长手机"), APRIL)
    assert [c for c in [*column(found, 3), *column(found, 4)] if c and c.decision == "filled"] == []


def test_a_villages_own_thing_is_taken_from_the_list_of_such_things(desk: Desk) -> None:
    villages = ("甲坪村", "乙坪村", "甲坪村")
    people = [(NAMES[n], f'"{PERSONS[n]}"', v) for n, v in enumerate(villages)]
    rooms = [("甲坪卫生室", "甲坪村", "赵四丁"), ("乙坪卫生室", "乙坪村", "钱五戊")]
    desk.take(table("残疾人花名册", "姓名 身份证号 户籍村", *people))
    desk.take(table("村卫生室一览表", "机构名称 行政村 负责人", *rooms))
    found = desk.roster(blank("残疾人信息核查表", "姓名 身份证号 户籍村 辖区村卫生室 所在学校"), APRIL)
    assert values(found, 4) == ["甲坪卫生室", "乙坪卫生室", "甲坪卫生室"]
    assert [c for c in column(found, 5) if c] == []

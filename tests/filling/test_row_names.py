"""The person each row is about, however the list's and the template's column of names are called."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from tests.filling.test_rosters import Desk, column, values
from tests.filling.test_same_lists import APRIL, NAMES, PHONES, blank, table
from tests.recording.reports import PERSONS

ROWS = [(n, f'"{p}"', f'"{t}"', 20 + i) for i, (n, p, t) in enumerate(zip(NAMES, PERSONS, PHONES, strict=True))]


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇")) as profile:
        yield Desk(profile)


@pytest.mark.parametrize(("held", "asked"), [("种植人", "种植户姓名"), ("姓名", "申报人"), ("种植户", "姓名")])
def test_the_one_name_beside_the_one_number_is_the_same_person(desk: Desk, held: str, asked: str) -> None:
    desk.take(table("烟叶种植户台账", f"{held} 身份证号 手机号 种植面积（亩）", *ROWS))
    found = desk.roster(blank("烟叶种植户信息核对表", f"{asked} 公民身份号码 联系电话 种植面积（亩）"), APRIL)
    assert values(found, 1) == list(NAMES)


@pytest.mark.parametrize("asked", ["联系人", "技术指导员", "监护人"])
def test_who_stands_beside_the_person_is_another(desk: Desk, asked: str) -> None:
    desk.take(table("烟叶种植户台账", "种植人 身份证号 手机号 种植面积（亩）", *ROWS))
    found = desk.roster(blank("烟叶种植户信息核对表", f"{asked} 公民身份号码 联系电话 种植面积（亩）"), APRIL)
    assert [c for c in column(found, 1) if c] == []


def test_of_two_columns_of_names_neither_is_guessed(desk: Desk) -> None:
    desk.take(table("烟叶种植户台账", "种植人 身份证号 手机号 种植面积（亩）", *ROWS))
    found = desk.roster(blank("烟叶种植户信息核对表", "申报人 承包人 公民身份号码 联系电话 种植面积（亩）"), APRIL)
    assert [c for c in [*column(found, 1), *column(found, 2)] if c] == []


def test_a_column_that_holds_no_names_is_none(desk: Desk) -> None:
    rows = [("大户", *row[1:]) if n else ("2026001号", *row[1:]) for n, row in enumerate(ROWS)]
    desk.take(table("烟叶种植户台账", "种植主 身份证号 手机号 种植面积（亩）", *rows))
    found = desk.roster(blank("烟叶种植户信息核对表", "种植户姓名 公民身份号码 联系电话 种植面积（亩）"), APRIL)
    assert [c for c in column(found, 1) if c] == []

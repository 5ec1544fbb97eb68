"""Rows of a roster without a usable ID number, or with one that stands beside two names."""

from __future__ import annotations

import pytest

from forms.recording.row_doubts import ID_LOST, ID_MISSING, ID_OLD, ID_TWICE, ID_WRONG, ROW_TWICE
from forms.recording.subjects import UNIT
from tests.recording.reports import PERSONS, ROSTER, projected

WRONG = PERSONS[1][:-1] + ("1" if PERSONS[1][-1] != "1" else "2")


@pytest.mark.parametrize(
    ("number", "why"),
    [("", ID_MISSING), (f'"{PERSONS[1][:17]}"', ID_LOST), ('"1.23E+17"', ID_LOST), (f'"{WRONG}"', ID_WRONG),
     ('"999101550202002"', ID_OLD), ('"12345"', ID_WRONG)],
)  # fmt: skip
def test_a_row_that_its_number_names_nobody_by_is_told(number: str, why: str) -> None:
    found = projected(ROSTER.replace(f'"{PERSONS[1]}"', number))
    assert [w for _, w in found.unread] == [why]
    assert {f.subject for f in found.facts if f.subject != UNIT} == {f"p:{PERSONS[0]}"}


def test_one_number_beside_two_names_makes_both_rows_doubtful() -> None:
    found = projected(ROSTER.replace(PERSONS[1], PERSONS[0]))
    assert [w for _, w in found.unread] == [ID_TWICE, ID_TWICE]
    assert {f.tags for f in found.facts if f.subject != UNIT} == {("doubt:id_twice",)}


def test_a_person_listed_for_two_things_is_no_doubt() -> None:
    found = projected(ROSTER.replace(PERSONS[1], PERSONS[0]).replace("李二乙", "张一 甲"))
    assert found.unread == []


def test_a_person_listed_again_in_the_same_words_is_told() -> None:
    again = ROSTER.replace(PERSONS[1], PERSONS[0]).replace("李二乙", "张一甲").replace("2组", "1组")
    found = projected(again.replace("13900000002", "13900000001"))
    assert [w for _, w in found.unread] == [ROW_TWICE]
    assert {f.tags for f in found.facts} == {()}


def test_a_list_without_any_number_has_no_rows_without_one() -> None:
    found = projected(ROSTER.replace(f'"{PERSONS[0]}"', "").replace(f'"{PERSONS[1]}"', ""))
    assert ID_MISSING not in {w for _, w in found.unread}


def test_a_row_that_name_village_and_birth_tell_is_used_without_a_number() -> None:
    table = f"""
| 农村低保对象花名册 | < | < | < | < |
| 填报单位：云溪镇 | < | < | 2026年3月 | < |
| 序号 | 姓名 | 身份证号 | 出生日期 | 所在村 |
| 1 | 张一甲 | "{PERSONS[0]}" | 1980-01-01 | 甲坪村 |
| 2 | 李二乙 | | 1955-02-02 | 甲坪村 |
"""
    found = projected(table)
    assert found.unread == []
    assert "n:李二乙|甲坪村|1955-02-02" in {f.subject for f in found.facts}

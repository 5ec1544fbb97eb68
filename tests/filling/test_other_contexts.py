"""Words that don't say whose they are: reports under other headings must not say otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.matching.labels import LabelReader
from forms.model.period import Period
from forms.model.proposal import Proposal
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.recording.ledger import Ledger
from forms.values import calendar_math as cal
from forms.vocabulary.lexicon import built_in
from tests.filling.known import codes
from tests.filling.test_listing import CHILD, FATHER, roster
from tests.filling.test_rosters import Desk

MARCH: Period = cal.month(2026, 3)


def form(title: str, beds: str = "", label: str = "床位（张）") -> str:
    return f"""
| {title}（2026年3月） | < |
| 填报单位：云溪镇 | < |
| {label} | {beds} |
| 灭火器（具） |  |
"""


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇")) as profile:
        desk = Desk(profile)
        desk.ledger = Ledger(profile, LabelReader(built_in()))
        yield desk


def beds(desk: Desk, title: str) -> Proposal:
    return next(p for p in desk.draft(form(title), MARCH).proposals if "床位" in p.field.path[-1])


def test_one_word_under_two_headings_with_two_values_is_shown_with_both(desk: Desk) -> None:
    desk.take(form("消防安全情况表", "30"), form("养老机构情况表", "34"))
    found = beds(desk, "基本情况表")
    assert (found.decision, codes(found)) == ("conflict", ["conflict.heading_differs"])
    assert {a.value for a in found.alternatives} == {30, 34}


def test_where_they_agree_it_is_filled(desk: Desk) -> None:
    desk.take(form("消防安全情况表", "34"), form("养老机构情况表", "34"))
    assert beds(desk, "基本情况表").value == 34


@pytest.mark.parametrize(("title", "number"), [("消防安全情况表", 30), ("养老机构情况表", 34)])
def test_a_form_that_names_the_heading_asks_for_that_one(desk: Desk, title: str, number: int) -> None:
    desk.take(form("消防安全情况表", "30"), form("养老机构情况表", "34"))
    assert beds(desk, title).value == number


HOMES = roster(
    "防止返贫监测对象信息台账", "2026年3月", "| 序号 | 户主 | 姓名 | 身份证号 | 与户主关系 | 户主联系电话 |",
    f'| 1 | 张父 | 张父 | "{FATHER}" | 户主 | "13900000001" |',
    f'| 2 | 张父 | 张童 | "{CHILD}" | 女 | "13900000001" |',
)  # fmt: skip
CARD = """
| 入户走访登记表 | < | < | < |
| 姓名 | {name} | 身份证号 | "{number}" |
| 联系电话 | {phone} | 填报日期 | {day} |
"""


@pytest.mark.parametrize(
    ("number", "name", "told", "decision"),
    [
        (FATHER, "张父", "13900000002", "conflict"),
        (FATHER, "张父", "13900000001", "filled"),
        (CHILD, "张童", "13900000002", "filled"),
    ],
)
def test_the_telephone_of_a_households_head_is_his_own(
    desk: Desk, number: str, name: str, told: str, decision: str
) -> None:
    card = CARD.format(name=name, number=number, phone=f'"{told}"', day="2026年3月12日")
    desk.take(HOMES, card)
    asked = CARD.format(name="", number="", phone="", day="").replace("入户走访", "救助申请").replace('""', "")
    made = desk.draft(asked, cal.month(2026, 3), f"p:{number}").proposals
    assert next(p.decision for p in made if p.field.path[-1] == "联系电话") == decision

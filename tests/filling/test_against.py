"""What a report or a roster says is held against other reports: villages, halves, and whom a list's rows stand for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.filling.against import count_against
from forms.filling.holding import Knowledge
from forms.filling.judge import Question
from forms.filling.lookup import ProfileLookup
from forms.filling.values import target_of
from forms.matching.definition import Surroundings, define
from forms.matching.labels import LabelReader
from forms.model.form import Field
from forms.model.proposal import Proposal
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.recording.asking import Asked
from forms.recording.ledger import Ledger
from forms.recording.subjects import UNIT
from forms.vocabulary.lexicon import built_in
from tests.filling.known import MARCH, World, codes
from tests.filling.test_counting import BERT, CORA, count, person
from tests.filling.test_rosters import Desk

LEDGER = f"""
| 防止返贫监测对象台账 | < | < | < | < |
| 填报单位：云溪镇 | < | < | 2026年3月 | < |
| 序号 | 户主姓名 | 身份证号 | 村 | 家庭人口 |
| 1 | 李二乙 | "{BERT}" | 甲坪村 | 4 |
| 2 | 李三丙 | "{CORA}" | 乙坪村 | 3 |
"""
PERSONS = LEDGER.replace("户主姓名", "姓名").replace("家庭人口", "年龄")
OF_THE_OLD = f"""
| 八十周岁以上老人生活补贴发放花名册 | < | < | < |
| 填报单位：云溪镇 | < | 2026年3月 | < |
| 序号 | 姓名 | 身份证号 | 村 |
| 1 | 张一甲 | "{person("19350101", "002")}" | 甲坪村 |
"""


@pytest.fixture
def desk() -> Iterator[Desk]:
    villages = (("甲坪村", ""), ("乙坪村", ""))
    with Profile.throwaway(UnitSettings("云溪镇", "", villages)) as profile:
        desk = Desk(profile)
        desk.ledger = Ledger(profile, LabelReader(built_in()))
        yield desk


def test_rows_of_households_count_all_who_live_there_where_it_is_registered_by_households(desk: Desk) -> None:
    desk.take(LEDGER)
    assert count(desk, "监测对象人数") == 7
    assert count(desk, "监测对象户数", unit="户") == 2


def test_rows_of_households_without_their_size_are_not_persons(desk: Desk) -> None:
    desk.take(LEDGER.replace("家庭人口", "联系电话"))
    assert count(desk, "监测对象人数") is None


def test_the_size_of_families_on_an_allowance_says_nothing_of_who_gets_it(desk: Desk) -> None:
    desk.take(LEDGER.replace("监测对象", "农村低保对象"))
    assert count(desk, "农村低保人数") is None


def test_rows_of_persons_are(desk: Desk) -> None:
    desk.take(PERSONS)
    assert count(desk, "监测对象人数") == 2


def test_an_allowance_of_the_old_is_not_that_of_the_disabled(desk: Desk) -> None:
    desk.take(OF_THE_OLD)
    assert count(desk, "困难残疾人生活补贴人数") is None


def test_a_total_is_held_against_each_report_that_has_all_villages() -> None:
    world = World("甲坪村", "乙坪村")
    world.tell("农村低保户数", 12, unit="户", report="a")
    for report, values in (("a", (5, 7)), ("b", (5, 8))):
        for village, value in zip(("甲坪村", "乙坪村"), values, strict=True):
            world.tell("农村低保户数", value, subject=f"v:{village}", unit="户", report=report)
    found = world.asks("农村低保户数", unit="户")
    assert (found.decision, codes(found)) == ("conflict", ["conflict.villages_differ"])
    assert [a.value for a in found.alternatives] == [12, 13]


def test_a_report_without_all_villages_says_nothing_of_the_total() -> None:
    world = World("甲坪村", "乙坪村")
    world.tell("农村低保户数", 12, unit="户", report="a")
    world.tell("农村低保户数", 5, subject="v:甲坪村", unit="户", report="a")
    world.tell("农村低保户数", 8, subject="v:乙坪村", unit="户", report="b")
    world.tell("农村低保户数", 7, subject="v:乙坪村", unit="户", report="a")
    assert world.asks("农村低保户数", unit="户").value == 12


def counted(knowledge: Knowledge, label: str, number: int) -> Proposal:
    """A count over a roster, held against what is known."""
    place = Field("f", (label,), "S!B2", type="integer", unit="人")
    what = Asked(define(knowledge.reader, [label], "人", Surroundings()), UNIT, MARCH)
    made = Proposal(place, "filled", "B", number, subject=UNIT, period=MARCH)
    question = Question(place, what, ())
    return count_against(knowledge, question, target_of(place, "persons", ""), made)


SUPPORT = """
| 特困供养统计表 | < | < |
| 填报单位：云溪镇 | < | 2026年3月 |
| 村 | 集中供养人数（人） | 分散供养人数（人） |
| 甲坪村 | 2 | 6 |
| 乙坪村 | 3 | 9 |
| 合计 | 5 | 15 |
"""


def held_against(desk: Desk, label: str, number: int) -> str:
    ledger = desk.ledger
    knowledge = Knowledge(ledger.reader, ledger.book(), ledger.index, ProfileLookup(ledger.profile))
    return counted(knowledge, label, number).decision


def test_a_count_is_held_against_the_halves_that_are_reported(desk: Desk) -> None:
    desk.take(SUPPORT)
    assert held_against(desk, "特困供养人数", 20) == "filled"
    assert held_against(desk, "特困供养人数", 19) == "conflict"


def test_halves_of_others_say_nothing(desk: Desk) -> None:
    desk.take(SUPPORT)
    assert held_against(desk, "农村低保人数", 21) == "filled"


@pytest.mark.parametrize(("men", "decision"), [(12, "filled"), (11, "conflict")])
def test_men_and_women_are_halves_of_everybody(men: int, decision: str) -> None:
    world = World()
    world.tell("农村低保男性人数", men, unit="人")
    world.tell("农村低保女性人数", 8, unit="人")
    assert counted(world.knowledge, "农村低保人数", 20).decision == decision


def test_the_villages_of_one_report_may_contradict_a_count() -> None:
    world = World("甲坪村", "乙坪村")
    for village, value in (("甲坪村", 5), ("乙坪村", 8)):
        world.tell("农村低保人数", value, subject=f"v:{village}", unit="人", report="a")
    assert counted(world.knowledge, "农村低保人数", 13).decision == "filled"
    found = counted(world.knowledge, "农村低保人数", 12)
    assert (found.decision, codes(found)) == ("conflict", ["conflict.members_differ"])

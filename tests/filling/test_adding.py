"""Amounts added up over a whole roster of exactly the period; anything open, and nothing is added."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.filling.adding import added
from forms.filling.counting import Counter
from forms.filling.holding import Knowledge
from forms.filling.lookup import ProfileLookup
from forms.filling.values import Target
from forms.matching.definition import Surroundings, define
from forms.matching.labels import LabelReader
from forms.model.document import Value
from forms.model.period import Period
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.recording.asking import Asked
from forms.recording.ledger import Ledger
from forms.recording.subjects import UNIT
from forms.values.units import unit_of
from forms.vocabulary.lexicon import built_in
from tests.filling.test_counting import ANNA, APRIL, BERT, CORA, MARCH
from tests.filling.test_rosters import Desk

ROSTER = f"""
| 2026年3月公益性岗位人员名册 | < | < | < | < |
| 填报单位：云溪镇 | < | < | < | < |
| 序号 | 姓名 | 身份证号 | 村 | 岗位补贴（元） |
| 1 | 张一甲 | "{ANNA}" | 甲坪村 | 800 |
| 2 | 李二乙 | "{BERT}" | 乙坪村 | 900.5 |
| 3 | 李三丙 | "{CORA}" | 乙坪村 | 700 |
"""
LABEL = "公益性岗位补贴发放金额"


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇", "", (("甲坪村", ""), ("乙坪村", "")))) as profile:
        desk = Desk(profile)
        desk.ledger = Ledger(profile, LabelReader(built_in()))
        yield desk


def total(
    desk: Desk, label: str = LABEL, subject: str = UNIT, unit: str = "元", period: Period = MARCH
) -> Value | None:
    ledger = desk.ledger
    knowledge = Knowledge(ledger.reader, ledger.book(), ledger.index, ProfileLookup(ledger.profile))
    definition = define(ledger.reader, [label], unit, Surroundings())
    target = Target("money", unit_of(unit), definition.measure)
    found = added(knowledge, Counter(knowledge), Asked(definition, subject, period), (label,), target)
    return found[0] if found else None


def test_the_rows_are_added_up_in_the_templates_unit(desk: Desk) -> None:
    desk.take(ROSTER)
    assert total(desk) == 2400.5
    assert total(desk, unit="万元") == 0.24005


def test_for_one_village_its_rows(desk: Desk) -> None:
    desk.take(ROSTER)
    assert total(desk, subject="v:乙坪村") == 1600.5


@pytest.mark.parametrize(
    "spoiled",
    [
        ROSTER.replace("900.5", "待定"),
        ROSTER.replace("| 900.5 |", "| |"),
        ROSTER.replace("（元）", ""),
        ROSTER.replace("岗位补贴（元）", "岗位补贴标准（元）"),
        ROSTER.replace("公益性岗位人员名册", "公益性岗位新增人员名册"),
        ROSTER.replace("公益性岗位人员名册", "公益性岗位脱贫人员名册"),
    ],
)
def test_a_row_without_a_number_a_rate_or_another_list_adds_up_to_nothing(desk: Desk, spoiled: str) -> None:
    desk.take(spoiled)
    assert total(desk) is None


def test_another_period_or_question_has_no_sum(desk: Desk) -> None:
    desk.take(ROSTER)
    assert total(desk, period=APRIL) is None
    assert total(desk, "公益性岗位女性补贴发放金额") is None
    assert total(desk, "公益性岗位补贴标准") is None


def test_two_rosters_that_differ_give_no_sum(desk: Desk) -> None:
    desk.take(ROSTER)
    desk.take(ROSTER.replace("900.5", "950").replace("| 序号 |", "| 号 |"))
    assert total(desk) is None


AID = f"""
| 2026年3月临时救助发放台账 | < | < | < | < |
| 填报单位：云溪镇 | < | < | < | < |
| 序号 | 申请人 | 身份证号 | 村 | 救助人数 |
| 1 | 张一甲 | "{ANNA}" | 甲坪村 | 1 |
| 2 | 李二乙 | "{BERT}" | 乙坪村 | 4 |
| 3 | 李三丙 | "{CORA}" | 乙坪村 | 2 |
"""


def test_a_register_of_aid_says_how_often_and_to_how_many(desk: Desk) -> None:
    desk.take(AID)
    assert total(desk, "临时救助", unit="户次") == 3
    assert total(desk, "临时救助", unit="人次") == 7
    assert total(desk, "临时救助", subject="v:乙坪村", unit="人次") == 6


@pytest.mark.parametrize("label", ["流浪乞讨临时救助", "支出型临时救助", "其中：女性临时救助"])
def test_a_kind_of_aid_is_not_all_of_it(desk: Desk, label: str) -> None:
    desk.take(AID)
    assert total(desk, label, unit="人次") is None


def test_a_register_that_leaves_one_row_open_says_nothing_of_how_many(desk: Desk) -> None:
    desk.take(AID.replace("| 4 |", "|  |"))
    assert total(desk, "临时救助", unit="人次") is None


PAID = f"""
| 2026年3月高龄津贴发放花名册 | < | < | < | < | < |
| 单位：元 | < | < | < | < | < |
| 序号 | 姓名 | 身份证号 | 村 | 月标准 | 本月合计 |
| 1 | 张一甲 | "{ANNA}" | 甲坪村 | 100 | 100 |
| 2 | 李二乙 | "{BERT}" | 乙坪村 | 200 | 400 |
"""


def test_what_a_list_of_one_benefit_paid_is_its_column_of_totals(desk: Desk) -> None:
    desk.take(PAID)
    assert total(desk, "高龄津贴发放金额") == 500
    assert total(desk, "高龄津贴女性发放金额") is None


def test_of_two_columns_of_money_neither_is_what_was_paid(desk: Desk) -> None:
    desk.take(PAID.replace("月标准", "补发金额").replace("本月合计", "本月金额"))
    assert total(desk, "高龄津贴发放金额") is None

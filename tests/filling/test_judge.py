"""The decision for one field: right or blank, with the reason."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.model.form import Form
from forms.values import calendar_math as cal
from tests.filling.known import APRIL, MARCH, QUARTER, World, codes

FEBRUARY = cal.month(2026, 2)


def test_one_source_that_is_valid_fills() -> None:
    world = World()
    world.tell("农村低保户数", 12, unit="户")
    found = world.asks("农村最低生活保障户数", unit="户")
    assert (found.decision, found.tier, found.value, codes(found)) == (
        "filled",
        "B",
        12,
        ["fill.matched", "fill.period"],
    )
    assert [(p.file, p.address) for p in found.provenance] == [("r0.xlsx", "S!A0")]


def test_two_sources_that_agree_fill_and_both_are_named() -> None:
    world = World()
    world.tell("农村低保户数", 12, unit="户")
    world.tell("农村低保户数", "12.0", cal.as_of(dt.date(2026, 3, 31)), unit="户")
    found = world.asks("农村低保户数", unit="户")
    assert (found.value, len(found.provenance)) == (12, 2)


def test_two_sources_that_differ_are_a_conflict_that_shows_both() -> None:
    world = World()
    world.tell("农村低保户数", 12, unit="户")
    world.tell("农村低保户数", 13, unit="户")
    found = world.asks("农村低保户数", unit="户")
    assert (found.decision, found.value, codes(found)) == ("conflict", None, ["conflict.sources_differ"])
    assert {a.value for a in found.alternatives} == {12, 13}


def test_not_applicable_against_a_number_is_a_conflict() -> None:
    world = World()
    world.tell("农村低保户数", 12, unit="户")
    world.tell("农村低保户数", "/", unit="户", says="void")
    assert codes(world.asks("农村低保户数", unit="户")) == ["conflict.says_not_applicable"]


def test_not_applicable_alone_stays_blank() -> None:
    world = World()
    world.tell("农村低保户数", "/", unit="户", says="void")
    found = world.asks("农村低保户数", unit="户")
    assert (found.decision, codes(found)) == ("blank", ["blank.void"])


def test_a_doubtful_column_never_fills() -> None:
    world = World()
    world.tell("农村低保金额", 120000, unit="万元", tags=("doubtful",))
    assert codes(world.asks("农村低保金额", unit="万元")) == ["conflict.part_exceeds_whole"]


def test_an_older_value_is_offered_with_its_age() -> None:
    world = World()
    world.tell("农村低保户数", 12, FEBRUARY, unit="户")
    world.tell("农村低保户数", 11, cal.month(2026, 1), unit="户")
    found = world.asks("农村低保户数", unit="户")
    assert (found.decision, found.tier, found.value, codes(found)) == ("suggested", "C", 12, ["suggest.older"])


def test_older_values_that_differ_are_shown_and_none_is_preferred() -> None:
    world = World()
    world.tell("农村低保户数", 12, FEBRUARY, unit="户")
    world.tell("农村低保户数", 13, FEBRUARY, unit="户")
    found = world.asks("农村低保户数", unit="户")
    assert (found.decision, found.value, len(found.alternatives)) == ("blank", None, 2)


def test_without_a_period_nothing_bound_to_one_is_filled() -> None:
    world = World()
    world.tell("农村低保户数", 12, unit="户")
    found = world.asks("农村低保户数", None, unit="户")
    assert found.decision != "filled"
    world.tell("海拔", 800, unit="米")
    assert world.asks("海拔", None, unit="米").value == 800


@pytest.mark.parametrize("label", ["城市低保户数", "农村低保人数", "农村特困户数", "农村低保乐队户数"])
def test_what_nobody_reported_stays_blank(label: str) -> None:
    world = World()
    world.tell("农村低保户数", 12, unit="户")
    found = world.asks(label)
    assert (found.decision, found.tier) == ("blank", "D")


def test_another_subjects_value_fills_nothing() -> None:
    world = World("甲坪村", "乙坪村")
    world.tell("农村低保户数", 12, subject="v:乙坪村", unit="户")
    assert world.asks("农村低保户数", subject="v:甲坪村", unit="户").decision == "blank"


def test_money_without_a_unit_is_only_offered() -> None:
    world = World()
    world.tell("农村低保金额", 120)
    found = world.asks("农村低保金额", unit="万元", type="money")
    assert (found.decision, found.value, codes(found)) == ("suggested", 120, ["blank.unit_unknown"])


def test_a_converted_value_says_so() -> None:
    world = World()
    world.tell("耕地面积", 3000, unit="亩")
    found = world.asks("耕地面积", unit="公顷", type="decimal")
    assert (found.value, "fill.converted" in codes(found)) == (200, True)


def test_a_slow_value_fills_and_says_of_when_it_is() -> None:
    world = World()
    world.tell("耕地面积", 3000, cal.year(2025), unit="亩")
    found = world.asks("耕地面积", unit="亩", type="decimal")
    assert (found.decision, "fill.still_valid" in codes(found)) == ("filled", True)


def test_what_a_person_entered_settles_the_place() -> None:
    world = World()
    world.tell("农村低保户数", 12, unit="户")
    world.tell("农村低保户数", 13, unit="户")
    world.tell("农村低保户数", 14, unit="户", source="manual")
    found = world.asks("农村低保户数", unit="户")
    assert (found.decision, found.tier, found.value, "fill.confirmed" in codes(found)) == ("filled", "A", 14, True)


def test_of_two_entries_the_later_counts() -> None:
    world = World()
    world.tell("农村低保户数", 14, unit="户", source="manual")
    world.tell("农村低保户数", 15, unit="户", source="manual")
    assert world.asks("农村低保户数", unit="户").value == 15


def test_an_entry_for_march_settles_nothing_for_april() -> None:
    world = World()
    world.tell("农村低保户数", 14, unit="户", source="manual")
    assert world.asks("农村低保户数", APRIL, unit="户").decision == "suggested"


def test_a_shared_source_is_named() -> None:
    world = World()
    world.tell("农村低保户数", 12, unit="户", source="shared")
    assert "fill.from_share" in codes(world.asks("农村低保户数", unit="户"))


def test_a_report_without_a_date_may_contradict() -> None:
    world = World()
    world.tell("农村低保户数", 12, unit="户")
    world.tell("农村低保户数", 12, None, unit="户")
    assert world.asks("农村低保户数", unit="户").decision == "filled"
    world.tell("农村低保户数", 19, None, unit="户")
    found = world.asks("农村低保户数", unit="户")
    assert (found.decision, codes(found)) == ("conflict", ["conflict.undated_differs"])


def test_a_total_that_the_villages_do_not_add_up_to_is_in_conflict() -> None:
    world = World("甲坪村", "乙坪村")
    world.tell("农村低保户数", 12, unit="户")
    for village, value in (("甲坪村", 5), ("乙坪村", 7)):
        world.tell("农村低保户数", value, subject=f"v:{village}", unit="户")
    assert world.asks("农村低保户数", unit="户").value == 12
    world.memory.facts = [f for f in world.memory.facts if f.subject != "v:乙坪村"]
    world.tell("农村低保户数", 8, subject="v:乙坪村", unit="户")
    found = world.asks("农村低保户数", unit="户")
    assert (found.decision, codes(found)) == ("conflict", ["conflict.villages_differ"])
    assert [a.value for a in found.alternatives] == [12, 13]


def test_words_nobody_knows_ask_the_same_only_in_the_same_report() -> None:
    world = World()
    world.tell("检测点数", 3, unit="个", kind="blank", title="文艺情况统计表")
    world.tell("维护点数", 4, unit="个", kind="other", title="另一张什么登记表")
    assert world.asks("检测点数", unit="个").value == 3
    other = world.asks("维护点数", unit="个")
    assert (other.decision, other.value, codes(other)) == ("suggested", 4, ["suggest.other_title"])
    same = Form("xlsx", "另一张什么登记表", fingerprint="x")
    assert world.asks("维护点数", unit="个", form=same).value == 4


def test_unknown_words_that_name_a_thing_ask_the_same_under_any_title() -> None:
    world = World()
    world.tell("腰鼓队数", 4, unit="支", kind="other", title="另一张什么登记表")
    assert world.asks("腰鼓队数", unit="支").value == 4


def test_of_unknown_words_the_value_of_march_is_not_that_of_the_quarter() -> None:
    world = World()
    world.tell("腰鼓队数", 4, unit="支", kind="other", title="另一张什么登记表")
    assert world.asks("腰鼓队数", QUARTER, unit="支").value is None


def test_the_stock_of_march_is_that_of_the_first_quarter() -> None:
    world = World()
    world.tell("农村低保户数", 12, unit="户")
    assert world.asks("农村低保户数", QUARTER, unit="户").value == 12
    assert world.asks("农村低保户数", MARCH, unit="户").value == 12


def test_what_changes_slowly_is_offered_from_a_report_without_a_date() -> None:
    world = World()
    world.tell("耕地面积", 530, None, unit="亩")
    found = world.asks("耕地面积", unit="亩")
    assert (found.decision, found.value, codes(found)) == ("suggested", 530, ["suggest.undated"])


def test_reports_without_a_date_that_differ_offer_nothing() -> None:
    world = World()
    world.tell("耕地面积", 530, None, unit="亩")
    world.tell("耕地面积", 540, None, unit="亩")
    assert world.asks("耕地面积", unit="亩").decision == "blank"


@pytest.mark.parametrize(
    ("coarse", "fine", "decision"),
    [
        ("6.87", "68660", "filled"),
        ("6.87", "68690", "filled"),
        ("6.87", "68800", "conflict"),
        ("6.9", "68660", "filled"),
    ],
)
def test_amounts_agree_where_they_round_to_the_same(coarse: str, fine: str, decision: str) -> None:
    world = World()
    world.tell("农村低保金额", coarse, unit="万元")
    world.tell("农村低保金额", fine, unit="元")
    assert world.asks("农村低保金额", unit="万元", type="decimal").decision == decision
    assert world.asks("农村低保金额", unit="元", type="decimal").decision == decision


def test_counts_are_never_evened() -> None:
    world = World()
    world.tell("农村低保人数", 229, unit="人")
    world.tell("农村低保人数", 230, unit="人")
    assert world.asks("农村低保人数", unit="人").decision == "conflict"

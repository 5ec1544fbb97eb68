"""A whole draft: the form's period and subject, the unit's own data, answers to write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from forms.errors import FormsError
from forms.filling.answers import answers_of, chosen, table_answers, written_count
from forms.filling.propose import contradiction
from forms.filling.subject import find_subject
from forms.model.form import Field, Form
from forms.model.period import Period
from forms.model.proposal import Answer, Draft, Proposal
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.values import calendar_math as cal
from tests.filling.test_rosters import APRIL, Desk, past
from tests.recording.reports import PERSONS, ROSTER, SUMMARY, form

MARCH, QUARTER = cal.month(2026, 3), cal.quarter(2026, 1)
TEMPLATE = SUMMARY.replace("2026年3月", "2026年3月 填表人：").replace("云溪镇", "")
for _row in ("| 3 | 5 |", "| 4 | 9 |", "| 2 | 2 |", "| 9 | 16 |"):
    TEMPLATE = TEMPLATE.replace(_row, "| | |")


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Profile.throwaway(UnitSettings("云溪镇", "999101")) as profile:
        yield Desk(profile)


def filled(draft: Draft) -> dict[str, object]:
    return {p.field.address: p.value for p in draft.proposals if p.decision == "filled"}


def test_a_blank_of_the_same_report_is_filled_for_the_same_period(desk: Desk) -> None:
    desk.take(SUMMARY)
    found = filled(desk.draft(TEMPLATE, MARCH))
    assert {found[a] for a in ("S!B4", "S!B5", "S!B6")} == {3, 4, 2}
    assert {found[a] for a in ("S!C4", "S!C5", "S!C6")} == {5, 9, 2}


def test_for_another_period_last_months_values_are_only_offered(desk: Desk) -> None:
    desk.take(SUMMARY)
    made = desk.draft(TEMPLATE.replace("3月", "4月"), APRIL)
    numbers = [p for p in made.proposals if p.field.address in ("S!B4", "S!C6")]
    assert {(p.decision, p.value) for p in numbers} == {("suggested", 3), ("suggested", 2)}


def test_the_units_name_is_written_as_it_was_before_else_as_set_up(desk: Desk) -> None:
    name = next(f.address for f in form(TEMPLATE).fields if f.path == ("填报单位",))
    assert filled(desk.draft(TEMPLATE, MARCH))[name] == "云溪镇"
    desk.take(SUMMARY.replace("云溪镇", "云溪镇人民政府"))
    assert filled(desk.draft(TEMPLATE, MARCH))[name] == "云溪镇人民政府"


def test_who_fills_it_in_is_never_filled(desk: Desk) -> None:
    signed = SUMMARY + "| 填表人：张一甲 | < | 联系电话：13900000001 |\n"
    desk.take(signed)
    made = desk.draft(signed.replace("张一甲", "　　　").replace("13900000001", "　　　"), MARCH)
    own = [p for p in made.proposals if "填表人" in "".join(p.field.path)]
    assert own
    assert all(p.decision == "blank" and [r.code for r in p.reasons] == ["blank.for_the_filler"] for p in own)


def test_unit_settings_answer_for_the_code(desk: Desk) -> None:
    template = "| 基本情况表 | < |\n| 行政区划代码 | |\n| 单位名称 | |"
    assert filled(desk.draft(template, MARCH)) == {"S!B2": "999101", "S!B3": "云溪镇"}


@pytest.mark.parametrize(
    ("asked", "printed", "clash"),
    [(MARCH, MARCH, False), (MARCH, QUARTER, False), (QUARTER, MARCH, False), (APRIL, MARCH, True), (APRIL, QUARTER, True),
     (cal.year(2025), MARCH, True), (None, MARCH, False)],
)  # fmt: skip
def test_a_period_contradicts_where_neither_holds_the_other(asked: Period | None, printed: Period, clash: bool) -> None:
    made = Form("xlsx", "表", period=printed, period_origin="title")
    assert (contradiction(made, asked) is not None) is clash


@pytest.mark.parametrize(
    ("asked", "day", "origin", "clash"),
    [(APRIL, "2026-03-31", "line", False), (APRIL, "2026-03-30", "line", True), (cal.month(2026, 5), "2026-03-31", "line", True),
     (APRIL, "2026-03-31", "title", True)],
)  # fmt: skip
def test_a_line_may_ask_for_figures_as_of_the_day_before_the_period(
    asked: Period, day: str, origin: str, clash: bool
) -> None:
    end = dt.date.fromisoformat(day)
    made = Form("xlsx", "表", period=Period("as_of", end, end), period_origin=origin)  # type: ignore[arg-type]
    assert (contradiction(made, asked) is not None) is clash


def test_what_is_asked_as_of_the_day_before_is_of_that_day(desk: Desk) -> None:
    desk.take(SUMMARY)
    template = TEMPLATE.replace("2026年3月 填表人：", "数据截至2026年3月底")
    assert filled(desk.draft(template, APRIL))["S!B4"] == 3
    assert desk.draft(template, APRIL).period == APRIL


def test_a_period_of_the_file_name_gives_way() -> None:
    named = Form("xlsx", "表", period=MARCH, period_origin="file_name")
    assert contradiction(named, APRIL) is None


def test_a_period_known_from_the_file_name_alone_is_marked(desk: Desk) -> None:
    bare = form(TEMPLATE.replace("2026年3月", ""), "表-202603.xlsx")
    from forms.filling.propose import _about_period

    assert [r.code for r in _about_period(bare, None)] == ["period.from_file_name"]
    assert [r.code for r in _about_period(form(TEMPLATE.replace("2026年3月", "")), None)] == ["period.unknown"]


def test_what_two_cards_of_a_person_dispute_is_not_filled(desk: Desk) -> None:
    """One of the cards prints the number of the disability certificate alone."""
    visit = "| 困难群众走访登记表 | < | < | < |\n| 走访日期：2026年3月9日 | < | < | < |\n"
    visit += "| 姓名 | 张一甲 | 身份证号 | {0} |\n| 联系电话 | {1} | | |"
    card = visit.format(PERSONS[0], "13900000001")
    other = visit.replace("困难群众走访", "残疾人家庭").replace("身份证号", "残疾人证号").replace("{0}", "{0}42")
    template = "| 困难残疾人救助申请表 | < | < | < |\n| 姓名 | | 身份证号 | |\n| 联系电话 | | 性别 | |"
    desk.take(card)
    assert filled(desk.draft(template, APRIL, f"p:{PERSONS[0]}"))["S!B3"] == "13900000001"
    desk.take(other.format(PERSONS[0], "13900000002"))
    asked = {p.field.address: p for p in desk.draft(template, APRIL, f"p:{PERSONS[0]}").proposals}["S!B3"]
    assert (asked.decision, {a.value for a in asked.alternatives}) == ("conflict", {"13900000001", "13900000002"})


# Subjects


def about(desk: Desk, asked: str | None, template: str = TEMPLATE, name: str = "表.xlsx") -> str:
    return find_subject(desk.ledger.profile, desk.ledger.book(), asked, form(template), name)


def test_a_subject_is_found_by_name_or_key(desk: Desk) -> None:
    desk.take(SUMMARY, ROSTER)
    assert about(desk, "云溪镇") == "unit"
    assert about(desk, "甲坪村") == "v:甲坪村"
    assert about(desk, PERSONS[0]) == f"p:{PERSONS[0]}"
    assert about(desk, "张一甲") == f"p:{PERSONS[0]}"


def test_a_name_that_two_persons_have_is_refused_without_giving_their_numbers_away(desk: Desk) -> None:
    desk.take(ROSTER.replace("李二乙", "张一甲"))
    with pytest.raises(FormsError) as refused:
        about(desk, "张一甲")
    assert refused.value.code == "subject.ambiguous"
    assert not any(number in str(refused.value) for number in PERSONS)
    assert PERSONS[0][-4:] in str(refused.value.context["candidates"])


def test_a_name_nobody_has_is_refused(desk: Desk) -> None:
    desk.take(SUMMARY)
    for name in ("王五丙", "丁坪村"):
        with pytest.raises(FormsError) as refused:
            about(desk, name)
        assert refused.value.code == "subject.unknown"


def test_without_one_the_form_says_whom_it_is_about(desk: Desk) -> None:
    desk.take(SUMMARY)
    village = "| 甲坪村基本情况表 | < |\n| 户数（户） | |\n| 人数（人） | |"
    assert about(desk, None, village) == "v:甲坪村"
    assert about(desk, None, village.replace("甲坪村", ""), "情况表（乙坪村）.xlsx") == "v:乙坪村"
    assert about(desk, None, village.replace("甲坪村", "")) == "unit"
    assert about(desk, None, SUMMARY, "甲坪村.xlsx") == "unit"


# Answers


def proposals() -> tuple[Proposal, ...]:
    decided = (("S!A1", "filled", 1), ("S!A2", "suggested", 2), ("S!A3", "conflict", None), ("S!A4", "blank", None))
    return tuple(Proposal(Field(a, ("x",), a), d, "B", v) for a, d, v in decided)  # type: ignore[arg-type]


def test_only_what_is_filled_is_written() -> None:
    made = Draft("t", Form("xlsx", ""), None, "unit", proposals())
    assert answers_of(made, {}, False) == [Answer("S!A1", 1)]
    assert answers_of(made, {}, True) == [Answer("S!A1", 1), Answer("S!A2", 2)]


def test_what_a_person_decided_goes_before_what_was_proposed() -> None:
    made = Draft("t", Form("xlsx", ""), None, "unit", proposals())
    assert answers_of(made, {"S!A1": None, "S!A3": 7}, False) == [Answer("S!A3", 7)]
    assert chosen(made.proposals[1], False) is None


def test_rosters_are_written_without_what_is_only_offered(desk: Desk) -> None:
    desk.take(past())
    made = desk.draft()
    [plain], [more] = table_answers(made, False), table_answers(made, True)
    assert {col for row in plain.rows for col, _ in row} == {0, 1, 2, 3, 4, 5}
    assert {col for row in more.rows for col, _ in row} == {0, 1, 2, 3, 4, 5, 6}
    assert written_count([], [plain]) == 12


def test_two_places_of_one_name_are_only_offered_values(desk: Desk) -> None:
    desk.take(SUMMARY)
    rows = [line for line in TEMPLATE.splitlines() if line.count("|") > 2]
    first, second = (row.split("|")[1].strip() for row in rows[-3:-1])
    made = desk.draft(TEMPLATE.replace(second, first), MARCH)
    same = [p for p in made.proposals if p.field.path[-1:] == (first,) and p.value is not None]
    assert {p.decision for p in same} == {"suggested"}
    assert {p.reasons[0].code for p in same} == {"suggest.structure_unsure"}
    assert "filled" in {p.decision for p in made.proposals}

"""Reports taken into a profile: once, whole, and computed again to the same facts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.detection import detect
from forms.matching.labels import LabelReader
from forms.model.facts import Fact
from forms.model.form import Field, Form
from forms.model.proposal import Draft, Proposal
from forms.model.reports import FileReport, IngestReport
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.recording.correcting import correction
from forms.recording.intake import Intake
from forms.recording.ledger import Ledger, content
from forms.values import calendar_math as cal
from tests.recording.reports import READER, ROSTER, SUMMARY, document, report


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Profile.throwaway(UnitSettings("云溪镇")) as profile:
        yield Ledger(profile, LabelReader(READER.lexicon))


def take(ledger: Ledger, *tables: tuple[str, str]) -> IngestReport:
    intake = Intake(ledger)
    reports: list[FileReport] = []
    for name, table in tables:
        read = document(table, name)
        reports.append(intake.take(read, detect(read), (name + table).encode()))
    return intake.finish(reports)


def facts(ledger: Ledger) -> list[Fact]:
    profile = ledger.profile
    return sorted((f for h in profile.submissions() for f in profile.facts_of(h.id)), key=repr)


def remarks(report: IngestReport, number: int = -1) -> list[str]:
    return [r.code for r in report.files[number].remarks]


def test_a_file_taken_in_twice_changes_nothing(ledger: Ledger) -> None:
    first = take(ledger, ("a.xlsx", SUMMARY), ("b.xlsx", ROSTER))
    before = facts(ledger)
    again = take(ledger, ("a.xlsx", SUMMARY), ("b.xlsx", ROSTER))
    assert [f.status for f in again.files] == ["unchanged", "unchanged"]
    assert (facts(ledger), again.facts_total, again.elements_new) == (before, first.facts_total, 0)


def test_facts_computed_again_are_the_same(ledger: Ledger) -> None:
    take(ledger, ("a.xlsx", SUMMARY), ("b.xlsx", ROSTER), ("a2.xlsx", SUMMARY.replace("16", "17")))
    before, heads = facts(ledger), {h.id: h.head for h in ledger.profile.submissions()}
    ledger.profile.clear_projection()
    assert facts(ledger) == []
    anew = Ledger(ledger.profile, LabelReader(READER.lexicon))
    anew.project_pending()
    anew.settle_versions()
    assert facts(anew) == before
    assert {h.id: h.head for h in ledger.profile.submissions()} == heads


def test_nothing_is_pending_after_taking_in(ledger: Ledger) -> None:
    take(ledger, ("a.xlsx", SUMMARY))
    assert ledger.project_pending() == {}


def test_villages_seen_in_one_report_are_known_to_those_before_it(ledger: Ledger) -> None:
    village = "| 甲坪村基本情况表（2025年） | < |\n| 耕地面积（亩） | 12 |\n| 林地面积（亩） | 30 |"
    take(ledger, ("v.xlsx", village), ("a.xlsx", SUMMARY))
    assert {"甲坪村", "乙坪村", "丙坪村"} == set(ledger.book().villages)
    assert {f.subject for f in facts(ledger) if f.value in ("12", "30")} == {"v:甲坪村"}


def test_copies_that_differ_are_told_of_both(ledger: Ledger) -> None:
    told = take(ledger, ("月报.xlsx", SUMMARY), ("月报-另.xlsx", SUMMARY.replace("| 5 |", "| 6 |")))
    assert remarks(told, 0) == remarks(told, 1) == ["report.copies_differ"]
    assert sum(h.head for h in ledger.profile.submissions()) == 2


def test_the_same_content_in_another_file_is_one_report(ledger: Ledger) -> None:
    told = take(ledger, ("月报.xlsx", SUMMARY), ("月报（报县）.xlsx", SUMMARY))
    assert remarks(told) == ["report.same_as"]
    assert [h.file_name for h in ledger.profile.submissions() if h.head] == ["月报.xlsx"]


def test_a_draft_that_differs_gives_way_and_is_told(ledger: Ledger) -> None:
    told = take(ledger, ("月报（初稿）.xlsx", SUMMARY.replace("| 5 |", "| 6 |")), ("月报（终稿）.xlsx", SUMMARY))
    assert remarks(told, 0) == ["report.other_version"]
    assert [h.file_name for h in ledger.profile.submissions() if h.head] == ["月报（终稿）.xlsx"]


def test_a_report_whose_period_is_unknown_says_so(ledger: Ledger) -> None:
    assert remarks(take(ledger, ("a.xlsx", SUMMARY.replace("2026年3月", "")))) == ["report.period_unknown"]
    assert remarks(take(ledger, ("b-202603.xlsx", SUMMARY.replace("2026年3月", "")))) == [
        "report.period_from_file_name"
    ]


def test_content_is_what_is_said_not_where() -> None:
    moved = "| 农村低保情况统计表 | < | < |\n" + "| 备注 | < | < |\n" + SUMMARY.split("\n", 2)[2]
    assert content(report(SUMMARY)) == content(report(SUMMARY.replace("| 5 |", "| 5.0 |")))
    assert content(report(SUMMARY)) != content(report(SUMMARY.replace("| 5 |", "| 6 |")))
    assert moved != SUMMARY


def test_an_entered_value_is_a_submission_of_its_own(ledger: Ledger) -> None:
    field = Field("f", ("耕地面积",), "S!B3", unit="亩", type="decimal")
    draft = Draft("表.xlsx", Form("xlsx", "情况表", fields=(field,), fingerprint="fp"), cal.year(2025), "v:甲坪村", ())
    proposal = Proposal(field, "blank", "D")
    made, body = correction(draft, proposal, 12.5)
    [seen] = made.observations
    assert (made.source, made.fingerprint, made.period, seen.raw, seen.address) == (
        "manual",
        "fp",
        cal.year(2025),
        "12.5",
        "S!B3",
    )
    assert correction(draft, proposal, 12.5) == (made, body)
    assert correction(draft, proposal, 13)[1] != body

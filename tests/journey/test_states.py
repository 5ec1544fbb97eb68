"""A report's states: what may follow what, what is frozen, and that only what was sent is a source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from forms.errors import FormsError
from forms.journey.signing import changed_places, digests
from forms.model.states import Report
from forms.profile.drafts import DraftHead, DraftStore
from forms.progress import Silent
from forms.sync.folder import exchange
from forms.workspace import Workspace
from tests.documents.pdf_scans import scans, widths
from tests.journey.on_its_way import MONTHLY, PERSONS, monthly, roster
from tests.sync.desk import Desk, befriend
from tests.workspace.files import xlsx

OLD, NEW = (3, 5, 4, 9), (3, 7, 4, 9)


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        yield workspace


def refused(code: str) -> pytest.RaisesExc[FormsError]:
    return pytest.raises(FormsError, match=rf"^{code.replace('.', chr(92) + '.')}\b")


def sent(desk: Workspace, file: Path) -> Report:
    report = desk.reports.submit(file, by="张某")
    desk.reports.sign(report.id, [("填表人", "张某")])
    return desk.reports.send(report.id, "县民政局", day="2026-04-02")


def april(desk: Workspace, folder: Path) -> dict[str, object]:
    """What next month's blank form would be given, places that changed from month to month left out: by address."""
    blank = monthly(folder / "空表.xlsx", ("", "", "", ""), "2026年3月")
    return {p.field.address: p.value for p in desk.draft(blank).proposals if p.decision == "filled"}


def test_the_way_from_draft_to_sent(desk: Workspace, tmp_path: Path) -> None:
    file = monthly(tmp_path / "三月.xlsx", OLD)
    report = desk.reports.submit(file, by="张某", day="2026-04-01")
    assert (report.state, report.title, report.unit) == ("review", "农村低保情况统计表", "云溪镇")
    assert report.frozen is not None
    assert desk.reports.frozen_file(report) == ("三月.xlsx", file.read_bytes())
    assert desk.reports.sign(report.id, [("填表人", "张某"), ("分管领导", "")]).state == "signed"
    done = desk.reports.send(report.id, "县民政局", day="2026-04-02", channel="平台")
    assert (done.state, done.last and done.last.receiver, done.standing != "") == ("sent", "县民政局", True)
    assert [s.to for s in done.steps] == ["review", "signed", "sent"]


@pytest.mark.parametrize("step", ["sign", "send", "return", "correct"])
def test_a_draft_goes_into_review_first(desk: Workspace, tmp_path: Path, step: str) -> None:
    file = monthly(tmp_path / "三月.xlsx", OLD)
    report = desk.reports.take_back(desk.reports.submit(file).id)
    with refused("report.not_now.draft"):
        {
            "sign": lambda: desk.reports.sign(report.id, []),
            "send": lambda: desk.reports.send(report.id, "县局"),
            "return": lambda: desk.reports.mark_returned(report.id, "不符"),
            "correct": lambda: desk.reports.correct(report.id, file, "有误"),
        }[step]()


def test_what_is_in_review_is_not_sent_before_it_is_signed(desk: Workspace, tmp_path: Path) -> None:
    report = desk.reports.submit(monthly(tmp_path / "三月.xlsx", OLD))
    with refused("report.not_now.review"):
        desk.reports.send(report.id, "县民政局")


def test_steps_are_undone_until_it_was_sent(desk: Workspace, tmp_path: Path) -> None:
    report = desk.reports.submit(monthly(tmp_path / "三月.xlsx", OLD))
    desk.reports.sign(report.id, [])
    assert desk.reports.undo(report.id).state == "review"
    assert desk.reports.undo(report.id).state == "draft"
    with refused("report.nothing_to_undo"):
        desk.reports.undo(report.id)
    done = sent(desk, monthly(tmp_path / "三月.xlsx", OLD))
    with refused("report.stays_sent"):
        desk.reports.undo(done.id)


def test_only_what_was_sent_is_a_source(desk: Workspace, tmp_path: Path) -> None:
    file = monthly(tmp_path / "三月.xlsx", OLD)
    report = desk.reports.submit(file)
    assert april(desk, tmp_path) == {}
    desk.reports.sign(report.id, [])
    assert april(desk, tmp_path) == {}
    desk.reports.send(report.id, "县民政局")
    assert set(april(desk, tmp_path).values()) == {3, 5, 4, 9}


def test_what_was_sent_is_read_back_as_a_past_report_is(desk: Workspace, tmp_path: Path) -> None:
    done = sent(desk, monthly(tmp_path / "三月.xlsx", OLD))
    with Workspace.throwaway("云溪镇", "999101") as other:
        other.ingest([tmp_path / "三月.xlsx"])
        (past,) = other.reports.all(everything=True)
        facts = {(f.element, f.subject, f.period, f.value) for f in other._profile.facts_of(past.standing)}
    assert {(f.element, f.subject, f.period, f.value) for f in desk._profile.facts_of(done.standing)} == facts
    assert {f[3] for f in facts} > {"3", "5", "4", "9"}


def test_a_file_without_a_period_is_read_for_the_period_it_was_filled_for(desk: Workspace, tmp_path: Path) -> None:
    file = monthly(tmp_path / "统计表.xlsx", OLD, "")
    report = desk.reports.submit(file, period="2026-03")
    desk.reports.sign(report.id, [])
    done = desk.reports.send(report.id, "县民政局")
    assert {f.period for f in desk._profile.facts_of(done.standing)} == {"month:2026-03-01:2026-03-31"}


def test_a_returned_report_is_no_source_until_it_is_sent_again(desk: Workspace, tmp_path: Path) -> None:
    done = sent(desk, monthly(tmp_path / "三月.xlsx", OLD))
    back = desk.reports.mark_returned(done.id, "西河村人数有误", day="2026-04-03")
    assert (back.state, back.last and back.last.note, back.standing) == ("returned", "西河村人数有误", "")
    assert april(desk, tmp_path) == {}
    again = desk.reports.submit(monthly(tmp_path / "三月改.xlsx", NEW))
    assert (again.id, again.state) == (done.id, "review")
    desk.reports.sign(again.id, [])
    desk.reports.send(again.id, "县民政局")
    assert set(april(desk, tmp_path).values()) == {3, 7, 4, 9}
    assert desk.conflicts() == ()


def test_a_returned_report_may_go_out_again_as_it_was(desk: Workspace, tmp_path: Path) -> None:
    done = sent(desk, monthly(tmp_path / "三月.xlsx", OLD))
    desk.reports.mark_returned(done.id, "缺盖章")
    assert desk.reports.send(done.id, "县民政局").standing == done.standing
    assert set(april(desk, tmp_path).values()) == {3, 5, 4, 9}


def test_a_copy_of_a_returned_report_is_no_source_either(desk: Workspace, tmp_path: Path) -> None:
    done = sent(desk, monthly(tmp_path / "三月.xlsx", OLD))
    desk.reports.mark_returned(done.id, "不符")
    desk.ingest([monthly(tmp_path / "别处" / "三月(2).xlsx", OLD)])
    assert april(desk, tmp_path) == {}


def test_marking_a_return_by_mistake_can_be_undone(desk: Workspace, tmp_path: Path) -> None:
    done = sent(desk, monthly(tmp_path / "三月.xlsx", OLD))
    desk.reports.mark_returned(done.id, "误点")
    assert desk.reports.undo(done.id).state == "sent"
    assert len(april(desk, tmp_path)) == 4


def test_a_past_report_counts_as_sent_and_can_be_returned(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([monthly(tmp_path / "三月.xlsx", OLD)])
    (past,) = desk.reports.all(everything=True)
    assert (past.state, desk.reports.all()) == ("sent", ())
    back = desk.reports.mark_returned(past.id, "表样已更新")
    assert ([s.to for s in back.steps], april(desk, tmp_path)) == (["sent", "returned"], {})


def test_a_reason_and_a_receiver_are_asked_for(desk: Workspace, tmp_path: Path) -> None:
    report = desk.reports.submit(monthly(tmp_path / "三月.xlsx", OLD))
    desk.reports.sign(report.id, [])
    with refused("report.no_receiver"):
        desk.reports.send(report.id, " ")
    desk.reports.send(report.id, "县民政局")
    with refused("report.no_reason"):
        desk.reports.mark_returned(report.id, "")
    with refused("report.no_reason"):
        desk.reports.correct(report.id, tmp_path / "三月.xlsx", " ")


def test_what_was_sent_is_not_put_into_review(desk: Workspace, tmp_path: Path) -> None:
    sent(desk, monthly(tmp_path / "三月.xlsx", OLD))
    with refused("report.is_out"):
        desk.reports.submit(monthly(tmp_path / "三月改.xlsx", NEW))


def test_the_same_file_again_changes_nothing_and_another_freezes_anew(desk: Workspace, tmp_path: Path) -> None:
    report = desk.reports.submit(monthly(tmp_path / "三月.xlsx", OLD))
    assert desk.reports.submit(tmp_path / "三月.xlsx").steps == report.steps
    again = desk.reports.submit(monthly(tmp_path / "三月.xlsx", NEW))
    assert (again.id, len(again.steps)) == (report.id, 2)


def test_an_edit_after_freezing_is_named_by_its_cell(desk: Workspace, tmp_path: Path) -> None:
    file = monthly(tmp_path / "三月.xlsx", OLD)
    report = desk.reports.submit(file)
    assert desk.reports.check(report.id, file).same
    book = openpyxl.load_workbook(file)
    book.active["C5"], book.active["B3"] = 90, "家庭数"  # type: ignore[index]
    book.save(tmp_path / "改.xlsx")
    found = desk.reports.check(report.id, tmp_path / "改.xlsx")
    assert [(e.address, e.before, e.now) for e in found.edits] == [("表!B3", "户数", "家庭数"), ("表!C5", "9", "90")]
    assert found.edits[1].labels[-1] == "西河村"


def test_a_file_that_was_only_saved_again_has_other_bytes_and_the_same_words(desk: Workspace, tmp_path: Path) -> None:
    file = monthly(tmp_path / "三月.xlsx", OLD)
    report = desk.reports.submit(file)
    book = openpyxl.load_workbook(file)
    book.active.column_dimensions["A"].width = 33  # type: ignore[union-attr]
    book.save(tmp_path / "另存.xlsx")
    found = desk.reports.check(report.id, tmp_path / "另存.xlsx")
    assert (found.same, found.edits) == (False, ())


def test_places_of_a_draft_that_were_changed_after_freezing_are_found() -> None:
    before = digests({"表!B4": 3, "表!C4": "五", "表!B5": 4})
    assert changed_places(before, {"表!B4": 3, "表!C4": "六", "表!D5": 1}) == ("表!B5", "表!C4", "表!D5")
    assert changed_places(before, {"表!B4": 3, "表!C4": "五", "表!B5": 4}) == ()


def test_a_draft_goes_out_unsigned_only_where_somebody_says_so(desk: Workspace, tmp_path: Path) -> None:
    draft = DraftStore.new_id()
    desk.care.drafts.start(DraftHead(draft, "三月.xlsx", title="农村低保情况统计表", period="2026-03"), b"x")
    (shown,) = desk.reports.all()
    assert (shown.state, shown.id) == ("draft", draft)
    begun = desk.reports.begin_draft(draft)
    with refused("report.not_now.draft"):
        desk.reports.send(begun.id, "县民政局")
    done = desk.reports.send(begun.id, "县民政局", unsigned=monthly(tmp_path / "三月.xlsx", OLD))
    assert (done.state, done.last and done.last.unsigned) == ("sent", True)
    assert len(april(desk, tmp_path)) == 4


def test_a_correction_supersedes_and_names_who_used_the_old_value(desk: Workspace, tmp_path: Path) -> None:
    done = sent(desk, monthly(tmp_path / "三月.xlsx", OLD))
    other = MONTHLY.replace("情况统计表", "分村汇总表").format(*OLD, period="2026年3月")
    desk.ingest([xlsx(tmp_path / "汇总.xlsx", other)])
    changed = monthly(tmp_path / "三月更正.xlsx", NEW)
    preview = desk.reports.preview_correction(done.id, changed)
    assert desk.reports.find(done.id).state == "sent"
    assert [(e.address, e.before, e.now) for e in preview.changes.edits] == [("表!C4", "5", "7")]
    assert [u.file for _, found in preview.users for u in found] == ["汇总.xlsx"]
    report, _ = desk.reports.correct(done.id, changed, "录入有误")
    assert (report.state, report.last and report.last.receiver) == ("corrected", "县民政局")
    heads = {h.id: h.status for h in desk._profile.submissions()}
    assert (heads[done.standing], heads[report.standing]) == ("superseded", "sent")


def test_a_correction_of_the_only_report_gives_the_new_value(desk: Workspace, tmp_path: Path) -> None:
    done = sent(desk, monthly(tmp_path / "三月.xlsx", OLD))
    desk.reports.correct(done.id, monthly(tmp_path / "三月更正.xlsx", NEW), "录入有误")
    assert set(april(desk, tmp_path).values()) == {3, 7, 4, 9}
    with refused("report.no_change"):
        desk.reports.correct(done.id, tmp_path / "三月更正.xlsx", "再改")


def test_a_file_of_another_form_corrects_nothing(desk: Workspace, tmp_path: Path) -> None:
    done = sent(desk, monthly(tmp_path / "三月.xlsx", OLD))
    with refused("report.other_form"):
        desk.reports.correct(done.id, roster(tmp_path / "名册.xlsx", PERSONS), "错表")


def test_a_scan_is_kept_and_belongs_to_its_version(desk: Workspace, tmp_path: Path) -> None:
    report = desk.reports.submit(monthly(tmp_path / "三月.xlsx", OLD))
    scan = tmp_path / "盖章.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    kept = desk.reports.attach(report.id, scan)
    assert desk.reports.scan_file(kept) == ("盖章.pdf", b"%PDF-1.4 scan")
    assert desk.reports.submit(monthly(tmp_path / "三月.xlsx", NEW)).scan is None


def test_a_huge_picture_is_refused_before_it_is_read(desk: Workspace, tmp_path: Path) -> None:
    report = desk.reports.submit(monthly(tmp_path / "三月.xlsx", OLD))
    with open(tmp_path / "大.jpg", "wb") as out:
        out.write(b"\xff\xd8\xff")
        out.truncate(200 * 2**20)
    with refused("scan.too_large"):
        desk.reports.attach(report.id, tmp_path / "大.jpg")
    (tmp_path / "不是.jpg").write_bytes(b"MZ")
    with refused("scan.not_a_scan"):
        desk.reports.attach(report.id, tmp_path / "不是.jpg")


def test_pages_of_a_scan_of_many_papers_are_kept_alone(desk: Workspace, tmp_path: Path) -> None:
    report = desk.reports.submit(monthly(tmp_path / "三月.xlsx", NEW))
    whole = tmp_path / "一叠.pdf"
    whole.write_bytes(scans(5))
    name, data = desk.reports.scan_file(desk.reports.attach(report.id, whole, "2-3"))
    assert (name, widths(data)) == ("一叠（第2、3页）.pdf", [102, 103])
    with refused("scan.bad_pages"):
        desk.reports.attach(report.id, whole, "5-6")
    (tmp_path / "一张.png").write_bytes(b"\x89PNG\r\n\x1a\n...")
    with refused("scan.no_pages"):
        desk.reports.attach(report.id, tmp_path / "一张.png", "1")


def test_states_files_and_scans_are_exchanged(tmp_path: Path) -> None:
    with Workspace.throwaway("云溪镇", "999101") as one, Workspace.throwaway("云溪镇", "999101") as two:
        befriend(Desk(one._profile, tmp_path), Desk(two._profile, tmp_path))
        report = sent(one, monthly(tmp_path / "三月.xlsx", OLD))
        scan = tmp_path / "盖章.pdf"
        scan.write_bytes(b"%PDF-1.4 scan")
        one.reports.attach(report.id, scan)
        one.reports.mark_returned(report.id, "不符")
        (tmp_path / "换").mkdir()
        exchange(one._profile, tmp_path / "换", Silent())
        two.sync_folder(tmp_path / "换")
        there = two.reports.find(report.id)
        assert (there.state, two.reports.scan_file(there)[1]) == ("returned", b"%PDF-1.4 scan")
        assert april(two, tmp_path) == {}


def test_an_unknown_report_is_said(desk: Workspace) -> None:
    with refused("report.unknown"):
        desk.reports.find("abc")


def test_a_draft_whose_report_is_on_its_way_is_not_cleared_away(desk: Workspace, tmp_path: Path) -> None:
    drafts = [DraftStore.new_id() for _ in range(2)]
    for draft in drafts:
        desk.care.drafts.start(DraftHead(draft, "三月.xlsx", changed="2026-01-01T08:00:00", state="written"), b"x")
    desk.reports.submit(monthly(tmp_path / "三月.xlsx", OLD), draft=drafts[0])
    assert desk.care.clear_written("2026-02-01") == 1
    assert [h.id for h in desk.care.drafts.heads()] == drafts[:1]

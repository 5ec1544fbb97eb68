"""The return in one action: what is in it, what it is called, what it is locked with, and that nothing of ours is inside."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from forms.documents.convert import find_converter
from forms.documents.protected import unlocked
from forms.errors import FormsError
from forms.journey.returning import Wanted, base_name, has_personal_data
from forms.model.states import Report
from forms.workspace import Workspace, inspect_file
from tests.journey.on_its_way import PERSONS, monthly, roster
from tests.workspace.files import word

NO_PDF = Wanted("县民政局", with_pdf=False, on=dt.date(2026, 4, 2))


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        yield workspace


def signed(desk: Workspace, file: Path, scan: Path | None = None) -> Report:
    report = desk.reports.submit(file)
    if scan is not None:
        scan.write_bytes(b"%PDF-1.4 scan")
        desk.reports.attach(report.id, scan)
    return desk.reports.sign(report.id, [])


def test_the_file_and_the_scan_lie_in_a_folder_named_by_the_rule(desk: Workspace, tmp_path: Path) -> None:
    file = monthly(tmp_path / "三月.xlsx", (3, 5, 4, 9))
    report = signed(desk, file, tmp_path / "扫描.pdf")
    wanted = Wanted("县民政局", "XX镇+表名+日期", with_pdf=False, on=dt.date(2026, 4, 2))
    done = desk.reports.hand_out(report.id, tmp_path / "出", wanted)
    name = "云溪镇农村低保情况统计表20260402"
    assert (done.output.name, done.files) == (name, (f"{name}.xlsx", f"{name}（扫描件）.pdf"))
    assert (done.output / f"{name}.xlsx").read_bytes() == file.read_bytes()


def test_a_zip_holds_the_same(desk: Workspace, tmp_path: Path) -> None:
    report = signed(desk, monthly(tmp_path / "三月.xlsx", (3, 5, 4, 9)))
    wanted = Wanted(as_zip=True, with_pdf=False)
    done = desk.reports.hand_out(report.id, tmp_path, wanted)
    with zipfile.ZipFile(done.output) as package:
        assert package.namelist() == ["云溪镇农村低保情况统计表2026年3月.xlsx"]
    assert [n.code for n in done.notes] == ["return.no_scan"]


def test_a_pdf_is_made_by_the_office_program(desk: Workspace, tmp_path: Path) -> None:
    if find_converter() is None:
        pytest.skip("no office program here")
    report = signed(desk, monthly(tmp_path / "三月.xlsx", (3, 5, 4, 9)))
    done = desk.reports.hand_out(report.id, tmp_path / "出", Wanted())
    assert (done.output / "云溪镇农村低保情况统计表2026年3月.pdf").read_bytes()[:5] == b"%PDF-"


def test_without_an_office_program_that_is_said_and_the_rest_goes_out(desk: Workspace, tmp_path: Path) -> None:
    report = signed(desk, monthly(tmp_path / "三月.xlsx", (3, 5, 4, 9)))
    done = desk.reports.hand_out(report.id, tmp_path / "出", Wanted(), lambda: None)
    assert ([n.code for n in done.notes], len(done.files)) == (["return.no_office", "return.no_scan"], 1)


def test_a_password_locks_what_can_be_locked(desk: Workspace, tmp_path: Path) -> None:
    file = roster(tmp_path / "三月.xlsx", PERSONS)
    report = signed(desk, file)
    picture = tmp_path / "扫描.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n0")
    desk.reports.attach(report.id, picture)
    wanted = Wanted(with_pdf=False, password="abc-2026")
    done = desk.reports.hand_out(report.id, tmp_path / "出", wanted)
    sealed = (done.output / done.files[0]).read_bytes()
    assert unlocked(sealed, "abc-2026", "a.xlsx") == file.read_bytes()
    assert [n.code for n in done.notes] == ["return.not_locked"]
    with pytest.raises(FormsError, match=r"^lock\.short_password"):
        desk.reports.hand_out(report.id, tmp_path / "又", Wanted(with_pdf=False, password="123"))
    assert not (tmp_path / "又").exists()


def test_every_export_is_noted_with_whom_and_why_and_without_values(desk: Workspace, tmp_path: Path) -> None:
    report = signed(desk, roster(tmp_path / "三月.xlsx", PERSONS))
    wanted = Wanted("县民政局", with_pdf=False, ground="低保审批")
    desk.reports.hand_out(report.id, tmp_path, wanted)
    (export,) = desk.reports.find(report.id).exports
    assert (export.to, export.ground, export.locked) == ("县民政局", "低保审批", False)
    assert export.files == ("云溪镇农村低保对象花名册2026年3月.xlsx",)


def test_what_is_there_is_not_overwritten(desk: Workspace, tmp_path: Path) -> None:
    report = signed(desk, monthly(tmp_path / "三月.xlsx", (3, 5, 4, 9)))
    desk.reports.hand_out(report.id, tmp_path / "出", NO_PDF)
    with pytest.raises(FormsError, match=r"^output\.exists"):
        desk.reports.hand_out(report.id, tmp_path / "出", NO_PDF)


def test_no_persons_name_or_number_gets_into_a_file_name(desk: Workspace, tmp_path: Path) -> None:
    report = signed(desk, monthly(tmp_path / "三月.xlsx", (3, 5, 4, 9)))
    wanted = Wanted(rule="填表人姓名+XX镇999101196901010014+表名", with_pdf=False)
    done = desk.reports.hand_out(report.id, tmp_path / "出", wanted)
    assert done.output.name == "云溪镇农村低保情况统计表"
    assert "return.name_part" in [n.code for n in done.notes]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_nothing_of_the_programs_own_is_in_what_goes_out(desk: Workspace, tmp_path: Path, kind: str) -> None:
    """The package has the template's parts and no other; but for those that hold the answers they are byte for byte its own."""
    desk.ingest([monthly(tmp_path / "二月.xlsx", (3, 5, 4, 8), "2026年2月")])
    if kind == "xlsx":
        blank = monthly(tmp_path / "空.xlsx", ("", "", "", ""), "2026年2月")
    else:
        rows = (("村名", "户数", "人数"), ("东沟村", "", ""), ("西河村", "", ""))
        blank = word(tmp_path / "空.docx", ("农村低保情况统计表", "填报单位：云溪镇", "2026年2月"), rows)
    out = tmp_path / f"填.{kind}"
    assert desk.write(desk.draft(blank), blank, out).written >= 4
    done = desk.reports.hand_out(signed(desk, out).id, tmp_path / "出", NO_PDF)
    before, now = parts(blank), parts(done.output / done.files[0])
    assert list(now) == list(before)
    changed = {name for name in now if now[name] != before[name]}
    holding = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"} if kind == "xlsx" else {"word/document.xml"}
    assert changed <= holding
    for name in changed:
        for mark in (b"fillonce", b"FillOnce", "一填通".encode(), b"comment", b"highlight", b"w:ins "):
            assert mark not in now[name] or mark in before[name]


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_form_with_persons_numbers_is_known(tmp_path: Path) -> None:
    assert has_personal_data(inspect_file(roster(tmp_path / "a.xlsx", PERSONS))[1])
    assert not has_personal_data(inspect_file(monthly(tmp_path / "b.xlsx", (3, 5, 4, 9)))[1])


def test_the_cells_of_what_goes_out_look_as_they_did(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([monthly(tmp_path / "二月.xlsx", (3, 5, 4, 8), "2026年2月")])
    blank = monthly(tmp_path / "空.xlsx", ("", "", "", ""), "2026年2月")
    out = tmp_path / "填.xlsx"
    desk.write(desk.draft(blank), blank, out)
    before, now = openpyxl.load_workbook(blank).active, openpyxl.load_workbook(out).active
    assert before is not None
    assert now is not None
    for one in before.iter_rows():
        for cell in one:
            assert repr(now[cell.coordinate].fill) == repr(cell.fill)
            assert now[cell.coordinate].comment is None


@pytest.mark.parametrize(
    ("title", "rule", "name"),
    [
        ("2026年一季度社会救助工作简报", "", "云溪镇社会救助工作简报2026年第一季度"),
        ("2026年一季度社会救助工作简报", "XX镇+表名", "云溪镇2026年一季度社会救助工作简报"),
        ("低保统计表", "表名+日期", "低保统计表20260402"),
    ],
)
def test_the_time_is_said_once(title: str, rule: str, name: str) -> None:
    report = Report("a", title, period="quarter:2026-01-01:2026-03-31")
    assert base_name(report, rule, "云溪镇", dt.date(2026, 4, 2))[0] == name

"""Files of other formats come in through an office program, or are refused with what to do."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from forms.documents import convert, offices
from forms.documents.convert import Converter, find_converter
from forms.documents.offices import Office
from forms.documents.onetime import one_at_a_time
from forms.documents.opening import Opener
from forms.documents.reader import read
from forms.documents.writer import write
from forms.documents.xls_write import write_xls
from forms.errors import FormsError
from forms.model.proposal import Answer
from tests.documents import xls_books
from tests.documents.sheets import book
from tests.documents.words import word


def stored(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


ODS = stored({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"})
needs_office = pytest.mark.skipif(offices.find_office() is None, reason="no office program here")
posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


def failure(work: Callable[[], object]) -> FormsError:
    with pytest.raises(FormsError) as caught:
        work()
    return caught.value


def stand_in(folder: Path, script: str, seconds: float = 5.0) -> Converter:
    """An "office program" that is a shell script: $out is where its result belongs."""
    program = folder / "office.sh"
    program.write_text(f'#!/bin/sh\nwhile [ "$1" != "--outdir" ]; do shift; done\nout="$2"\n{script}\n')
    program.chmod(0o700)
    return Converter(Office("Stand-in", "libreoffice", str(program)), seconds)


def old_word(folder: Path) -> bytes:
    return saved_as(folder, word_form(), "docx", "doc")


def word_form() -> bytes:
    def dress(document: object) -> None:
        table = document.add_table(2, 4, "Table Grid")  # type: ignore[attr-defined]
        for cell, text in zip(table.rows[0].cells, ("姓名", "", "联系电话", ""), strict=True):
            cell.text = text
        document.add_paragraph("注：如实填写。")  # type: ignore[attr-defined]

    return word(dress)


def saved_as(folder: Path, data: bytes, kind: str, target: str) -> bytes:
    """A file in a format that only an office program writes."""
    office = offices.find_office()
    assert office is not None
    source = folder / f"source.{kind}"
    source.write_bytes(data)
    command = [
        part if ":" not in part or part.startswith("-env") else target
        for part in office.command(source, folder, "docx")
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"source.{target}").read_bytes()


# ---- with the real program


@needs_office
def test_an_old_word_file_is_read_and_handed_back_as_docx(tmp_path: Path) -> None:
    opened = Opener().open(old_word(tmp_path), "登记表.doc")
    assert opened.format == "docx"
    assert [n.code for n in opened.notes] == ["file.handed_back_converted"]
    document = read(opened.data, "登记表.doc")
    assert document.grids[0].text(0, 0) == "姓名"
    out = write(opened.data, opened.format, [Answer("T0.R0.C1", "覃桂芳")], [])
    assert read(out.data, "a.docx").grids[0].text(0, 1) == "覃桂芳"


@needs_office
def test_an_open_document_sheet_keeps_its_cells(tmp_path: Path) -> None:
    data = saved_as(tmp_path, book({"A1": "户数", "B1": 12, "B2": "=B1*2"}), "xlsx", "ods")
    opened = Opener().open(data, "月报.ods")
    grid = read(opened.data, "月报.ods").grids[0]
    assert (opened.format, grid.text(0, 0), grid.value(0, 1), grid.formulas[(1, 1)]) == ("xlsx", "户数", 12, "=B1*2")


@needs_office
def test_an_xls_that_cannot_be_patched_goes_through_the_office_program() -> None:
    bare = read_only_stream()
    out = write_xls(bare, [Answer("表!B1", 7)], [], find_converter)
    assert [n.code for n in out.notes] == ["xls.handed_back_by_office"]
    assert read(out.data, "a.xlsx").grid("表").value(0, 1) == 7


def read_only_stream() -> bytes:
    """A workbook's records without the compound file around them, as in the nineties."""
    from forms.documents.xls_read import workbook_stream

    return workbook_stream(xls_books.book({"表": [["户数", ""]]}), "a.xls")


# ---- with a stand-in, or none


def test_without_an_office_program_the_user_learns_what_to_do() -> None:
    error = failure(lambda: Opener(find=lambda: None).open(ODS, "月报.ods"))
    assert (error.code, error.context["kind"], error.context["target"]) == ("file.needs_converter", "ods", "xlsx")


@posix
def test_a_program_that_never_ends_is_stopped_with_all_it_started(tmp_path: Path) -> None:
    mark = tmp_path / "child"
    converter = stand_in(tmp_path, f"sleep 300 & echo $! > '{mark}'\nwait", seconds=1)
    error = failure(lambda: converter(ODS, "ods", "月报.ods"))
    assert error.code == "file.convert_timeout"
    assert not alive(int(mark.read_text()))


def alive(process: int) -> bool:
    """Running, and not only waiting to be buried."""
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


@posix
@pytest.mark.parametrize(
    "script", ["exit 3", "echo nonsense > $out/source.xlsx", ": > $out/source.xlsx", "cp $0 $out/source.docx"]
)
def test_a_program_that_makes_nothing_usable_is_a_failure(tmp_path: Path, script: str) -> None:
    converter = stand_in(tmp_path, script)
    assert failure(lambda: converter(ODS, "ods", "月报.ods")).code == "file.convert_failed"


@posix
def test_a_result_without_end_is_cut_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "MAX_FILE", 1000)
    converter = stand_in(tmp_path, "head -c 5000 /dev/zero > $out/source.xlsx; sleep 300", seconds=60)
    assert failure(lambda: converter(ODS, "ods", "月报.ods")).code == "file.convert_timeout"


@posix
def test_a_file_is_converted_once_and_remembered(tmp_path: Path) -> None:
    (tmp_path / "made.xlsx").write_bytes(book({"A1": "甲"}))
    converter = stand_in(tmp_path, f"echo x >> '{tmp_path}/count'; cp '{tmp_path}/made.xlsx' $out/source.xlsx")
    opener = Opener(find=lambda: converter)
    assert opener.open(ODS, "月报.ods") is opener.open(ODS, "月报.ods")
    assert (tmp_path / "count").read_text() == "x\n"


def test_conversions_wait_for_each_other_and_not_for_ever() -> None:
    busy = FormsError("file.convert_timeout")
    with one_at_a_time("fillonce-test", 1, busy):
        assert failure(lambda: enter("fillonce-test", 0, busy)).code == "file.convert_timeout"
    enter("fillonce-test", 0, busy)


def enter(name: str, seconds: float, timeout: Exception) -> None:
    with one_at_a_time(name, seconds, timeout):
        pass


def test_nothing_active_runs_and_the_profile_is_its_own(tmp_path: Path) -> None:
    source = tmp_path / "source.doc"
    command = Office("LibreOffice", "libreoffice", "soffice").command(source, tmp_path / "out", "docx")
    settings = (tmp_path / "profile" / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")
    assert f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}" in command
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true' in settings
    assert '"BlockUntrustedRefererLinks" oor:op="fuse"><value>true' in settings


def test_wps_is_asked_with_macros_off(tmp_path: Path) -> None:
    command = Office("WPS", "wps", "powershell").command(tmp_path / "it's.et", tmp_path, "xlsx")
    assert "AutomationSecurity=3" in command[-1]
    assert "it''s.et" in command[-1]

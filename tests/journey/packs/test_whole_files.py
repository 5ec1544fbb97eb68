"""Files that come back as something else: refused politely, told apart, or taken with what is to be said of them."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document as WordDocument
from openpyxl import Workbook, load_workbook

from forms.documents.zip_files import packed_files
from forms.journey.packs.desk import HandedOut
from forms.journey.packs.model import Returned
from forms.workspace import Workspace
from tests.journey.packs.sheets import (
    FIRST_LIST_ROW,
    VILLAGES,
    file_of,
    fill_roster,
    fill_summary,
    id_number,
    past_roster,
    roster,
    summary,
    workspace,
)
from tests.journey.packs.tampering import KINDS
from tests.journey.packs.whole_files import FILES

CODES = dict(FILES)
A, B = VILLAGES[0], VILLAGES[1]


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with workspace() as desk:
        yield desk


@pytest.fixture
def handed(desk: Workspace, tmp_path: Path) -> HandedOut:
    return desk.packs.split(summary(tmp_path / "养老统计.xlsx"), tmp_path / "out")


def take(desk: Workspace, handed: HandedOut, path: Path, village: str = "") -> Returned:
    return desk.packs.take(handed.pack, [path], village)[0]


def codes(taken: Returned) -> set[str]:
    return {f.code for f in taken.findings}


def filled(handed: HandedOut, village: str = A) -> Path:
    path = file_of(handed, village)
    fill_summary(path, village)
    return path


@pytest.mark.parametrize(
    ("name", "file", "content"),
    [
        ("a photograph", "盖章件.jpg", b"\xff\xd8\xff\xe0" + bytes(600)),
        ("a scan (PDF)", "扫描.pdf", b"%PDF-1.7\n" + bytes(600)),
        ("an empty file", "空.xlsx", b""),
        ("a damaged file", "坏.xlsx", b"PK\x03\x04" + bytes(600)),
        ("an archive that isn't a zip", "全部.rar", b"Rar!\x1a\x07\x00" + bytes(600)),
    ],
)
def test_what_is_no_workbook_is_refused_and_nothing_is_kept(
    desk: Workspace, handed: HandedOut, tmp_path: Path, name: str, file: str, content: bytes
) -> None:
    path = tmp_path / file
    path.write_bytes(content)
    taken = take(desk, handed, path)
    assert taken.refused
    assert codes(taken) == {CODES[name]}
    assert all(state.state == "missing" for state in desk.packs.status(handed.pack))


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a picture of 200 MB named as a workbook", b"\x89PNG\r\n\x1a\n"),
        ("a workbook of more than 40 MB", b"PK\x03\x04"),
    ],
)
def test_large_files_are_refused_by_their_size_and_first_bytes(
    desk: Workspace, handed: HandedOut, tmp_path: Path, name: str, head: bytes
) -> None:
    path = tmp_path / "东山村.xlsx"
    with path.open("wb") as out:
        out.write(head)
        out.truncate(200 * 2**20)
    assert codes(take(desk, handed, path)) == {CODES[name]}


def test_a_zip_is_taken_file_by_file(desk: Workspace, handed: HandedOut, tmp_path: Path) -> None:
    packed = tmp_path / "各村.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for village in (A, B):
            archive.write(filled(handed, village), f"各村/{village}.xlsx")
        archive.writestr("各村/现场.jpg", b"\xff\xd8\xff\xe0" + bytes(600))
    found = desk.packs.take(handed.pack, [packed])
    assert [(one.file, one.village, bool(one.refused)) for one in found] == [
        (f"{A}.xlsx", A, False),
        (f"{B}.xlsx", B, False),
        ("现场.jpg", "", True),
    ]


@pytest.mark.parametrize("letters", ["gbk", "utf-8"])
def test_a_name_whose_letters_the_packer_does_not_tell_is_read_in_chinese(tmp_path: Path, letters: str) -> None:
    packed = tmp_path / "各村.zip"
    raw = "东山村.xlsx".encode(letters)
    held = "x" * len(raw)
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(held, b"y")
    packed.write_bytes(packed.read_bytes().replace(held.encode(), raw))
    assert list(packed_files(packed).values()) == ["东山村.xlsx"]


def test_a_zip_that_waits_for_a_password_is_refused_as_a_whole(
    desk: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    packed = tmp_path / "加密.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("东山村.xlsx", b"x")
    data = bytearray(packed.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    packed.write_bytes(bytes(data))
    (found,) = desk.packs.take(handed.pack, [packed])
    assert found.refused
    assert codes(found) == {"file.encrypted"}


def test_a_word_file_is_refused(desk: Workspace, handed: HandedOut, tmp_path: Path) -> None:
    document = WordDocument()
    document.add_paragraph("东山村情况")
    document.save(str(tmp_path / "东山村.docx"))
    assert codes(take(desk, handed, tmp_path / "东山村.docx")) == {CODES["a Word file"]}


def test_a_file_behind_a_password_is_refused_where_nobody_knows_it(
    desk: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    from msoffcrypto.format.ooxml import OOXMLFile

    path = tmp_path / "锁.xlsx"
    with file_of(handed, A).open("rb") as plain, path.open("wb") as out:
        OOXMLFile(plain).encrypt("secret", out)
    assert codes(take(desk, handed, path)) == {CODES["a file behind a password"]}


def test_another_form_is_refused(desk: Workspace, handed: HandedOut, tmp_path: Path) -> None:
    other = Workbook()
    sheet = other.active
    assert sheet is not None
    sheet["A1"], sheet["A2"], sheet["B2"] = "会议签到表", "姓名", "单位"
    other.save(tmp_path / "签到.xlsx")
    assert CODES["a file of another form"] in codes(take(desk, handed, tmp_path / "签到.xlsx"))


def test_last_months_file_and_one_of_another_time_are_told(desk: Workspace, handed: HandedOut, tmp_path: Path) -> None:
    march = desk.packs.split(summary(tmp_path / "三月.xlsx", 3), tmp_path / "march")
    again = desk.packs.split(summary(tmp_path / "又一次.xlsx"), tmp_path / "again")
    assert CODES["a file for another month"] in codes(take(desk, handed, filled(march)))
    assert CODES["a file handed out another time"] in codes(take(desk, handed, filled(again)))


def test_a_file_of_an_older_issue_of_the_template_is_told(desk: Workspace, handed: HandedOut, tmp_path: Path) -> None:
    path = summary(tmp_path / "旧表.xlsx")
    book = load_workbook(path)
    book["汇总"]["D4"], book["汇总"]["E4"] = "户数（户）", "标准（元/月）"
    book.save(path)
    older = desk.packs.split(path, tmp_path / "old")
    assert CODES["a file of an older issue of the template"] in codes(take(desk, handed, filled(older)))


def test_a_file_as_it_was_handed_out_is_told(desk: Workspace, handed: HandedOut) -> None:
    assert CODES["nothing entered"] in codes(take(desk, handed, file_of(handed, A)))


def test_a_renamed_file_is_known_all_the_same(desk: Workspace, handed: HandedOut, tmp_path: Path) -> None:
    path = Path(shutil.copy(filled(handed), tmp_path / "新建 Microsoft Excel 工作表.xlsx"))
    taken = take(desk, handed, path)
    assert codes(taken) == {CODES["a file renamed"]}
    assert taken.village == A


def test_an_old_workbook_is_read_and_known(desk: Workspace, handed: HandedOut, tmp_path: Path) -> None:
    import xlwt

    source = load_workbook(filled(handed))["汇总"]
    old = xlwt.Workbook()
    sheet = old.add_sheet("汇总")
    for row in source.iter_rows():
        for cell in row:
            if cell.value is not None and not str(cell.value).startswith("="):
                sheet.write(cell.row - 1, cell.column - 1, cell.value)
    path = tmp_path / "东山村.xls"
    old.save(str(path))
    taken = take(desk, handed, path)
    assert CODES["a file saved as .xls"] in codes(taken)
    assert (taken.village, taken.values["汇总!B5"]) == (A, 203)


def test_a_second_file_is_compared_with_the_first(desk: Workspace, handed: HandedOut, tmp_path: Path) -> None:
    first = filled(handed)
    take(desk, handed, first)
    copy = Path(shutil.copy(first, tmp_path / first.name))
    assert CODES["the same file twice"] in codes(take(desk, handed, copy))
    book = load_workbook(copy)
    book["汇总"]["B5"] = 210
    book.save(copy)
    taken = take(desk, handed, copy)
    (one,) = [f for f in taken.findings if f.code == CODES["two files of one village that differ"]]
    assert (one.handed_out, one.found) == ("203", "210")
    state = desk.packs.status(handed.pack)[0]
    assert (state.state, [r.file for r in state.others]) == ("asks", [first.name])


def test_lists_of_one_village_that_differ_and_persons_of_two_villages_are_told(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([past_roster(tmp_path / "r.xlsx")])
    handed = desk.packs.split(roster(tmp_path / "高龄津贴.xlsx"), tmp_path / "out")
    for village in (A, B):
        fill_roster(file_of(handed, village))
    take(desk, handed, file_of(handed, A))
    book = load_workbook(file_of(handed, A))
    book["花名册"].cell(FIRST_LIST_ROW, 6).value = 120
    book.save(file_of(handed, A))
    assert CODES["two lists of one village that differ"] in codes(take(desk, handed, file_of(handed, A)))
    book = load_workbook(file_of(handed, B))
    sheet = book["花名册"]
    for col, value in enumerate(("李一", "女", id_number(0), B, 110, "13900009999"), 2):
        sheet.cell(FIRST_LIST_ROW + 2, col).value = value
    book.save(file_of(handed, B))
    assert CODES["a person returned by two villages"] in codes(take(desk, handed, file_of(handed, B)))


def test_a_file_of_nobody_is_taken_once_a_person_says_whose_it_is(
    desk: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    path = tmp_path / "新表.xlsx"
    book = load_workbook(filled(handed))
    book["汇总"]["A5"] = "本村"
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]
    book.save(path)
    assert CODES["nobody knows whose"] in codes(take(desk, handed, path))
    taken = take(desk, handed, path, A)
    assert (taken.village, taken.refused) == (A, False)


def test_the_documents_list_every_kind() -> None:
    text = (Path(__file__).parents[3] / "docs" / "journey.md").read_text(encoding="utf-8")
    rows = [*((k.name, k.code) for k in KINDS), *FILES]
    assert [row for row in rows if f"| {row[0]} | `{row[1]}` |" not in text] == []


def test_a_file_handed_out_is_a_plain_workbook_that_says_nothing_of_us(handed: HandedOut) -> None:
    with zipfile.ZipFile(file_of(handed, A)) as package:
        everything = b"".join(package.read(name) for name in package.namelist()).lower()
    assert b"fillonce" not in everything
    assert "一填通".encode() not in everything

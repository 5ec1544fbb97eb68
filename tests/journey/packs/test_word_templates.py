"""A form in Word is split by its tables: villages get workbooks, what comes back is written into the Word file itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx.shared import Pt
from openpyxl import load_workbook

from forms.documents import reader
from forms.errors import FormsError
from forms.journey.packs.desk import HandedOut
from forms.workspace import Workspace
from tests.documents import pdfs
from tests.documents.words import line, table, word
from tests.journey.packs.sheets import PEOPLE, UNIT, VILLAGES, file_of, id_number, workspace

A, B, C = VILLAGES
HEADS = ["村（社区）", "老年人口（人）", "享受补贴（人）", "备注"]


def summary(path: Path) -> Path:
    """Villages in the rows of a Word table, with a total."""
    rows = [HEADS, *([village, "", "", ""] for village in VILLAGES), ["合计", "", "", ""]]
    path.write_bytes(
        word(
            lambda d: (
                line(d, "2026年4月养老服务情况统计表"), line(d, f"填报单位：{UNIT}"), table(d, rows), line(d, "填表人：")
            )
        )
    )  # fmt: skip
    return path


def split(desk: Workspace, folder: Path) -> HandedOut:
    return desk.packs.split(summary(folder / "养老统计.docx"), folder / "out")


def put(path: Path, row: int, values: tuple[object, ...]) -> None:
    book = load_workbook(path)
    for col, value in enumerate(values, 2):
        book["表1"].cell(row, col, value)  # type: ignore[arg-type]
    book.save(path)


def test_each_village_gets_a_workbook_with_the_lines_above_the_table(tmp_path: Path) -> None:
    with workspace() as desk:
        sheet = load_workbook(file_of(split(desk, tmp_path), B))["表1"]
    assert sheet["A1"].value == "2026年4月养老服务情况统计表"
    assert [cell.value for cell in sheet[3]] == HEADS
    assert [sheet.row_dimensions[row].hidden for row in (4, 5, 6)] == [True, False, True]
    assert [sheet[place].protection.locked for place in ("A5", "B5", "B4", "B7")] == [True, False, True, True]


def test_what_villages_return_is_written_into_the_word_file(tmp_path: Path) -> None:
    with workspace() as desk:
        made = split(desk, tmp_path)
        for row, village in enumerate(VILLAGES, 4):
            put(file_of(made, village), row, (200 + row, 40 + row))
        found = desk.packs.take(made.pack, [tmp_path / "out"])
        assert [one.asks for one in found] == [(), (), ()]
        report = desk.packs.merge(made.pack, tmp_path / "merged.docx")
    document = reader.read(Path(report.output).read_bytes(), "merged.docx")
    (grid,) = document.grids
    assert [[grid.text(row, col) for col in range(3)] for row in range(1, 5)] == [
        [A, "204", "44"], [B, "205", "45"], [C, "206", "46"], ["合计", "615", "135"],
    ]  # fmt: skip
    assert document.paragraphs[0].text == "2026年4月养老服务情况统计表"


def test_a_changed_label_is_found(tmp_path: Path) -> None:
    with workspace() as desk:
        made = split(desk, tmp_path)
        book = load_workbook(file_of(made, A))
        book["表1"]["B3"], book["表1"]["B4"] = "老年人口（户）", 3
        book.save(file_of(made, A))
        (found,) = desk.packs.take(made.pack, [file_of(made, A)])
    assert {f.code for f in found.asks} == {"pack.header_changed"}


def test_lists_of_persons_come_together_in_the_word_file(tmp_path: Path) -> None:
    heads = ["序号", "姓名", "身份证号", "所在村（社区）", "补贴金额（元）"]
    path = tmp_path / "名册.docx"
    rows = [heads, *([str(n + 1), "", "", "", ""] for n in range(6))]
    path.write_bytes(word(lambda d: (line(d, "2026年4月高龄津贴发放花名册"), table(d, rows))))
    with workspace() as desk:
        made = desk.packs.split(path, tmp_path / "out")
        for number, (name, _, village) in enumerate(PEOPLE[:4]):
            book = load_workbook(file_of(made, village))
            sheet = book["表1"]
            row = next(r for r in range(3, 9) if not sheet.cell(r, 2).value)
            for col, value in enumerate((name, id_number(number), village, 100), 2):
                sheet.cell(row, col, value)
            book.save(file_of(made, village))
        desk.packs.take(made.pack, [file_of(made, v) for v in (A, B)])
        report = desk.packs.merge(made.pack, tmp_path / "merged.docx")
    (grid,) = reader.read(Path(report.output).read_bytes(), "merged.docx").grids
    names = [(grid.text(row, 0), grid.text(row, 1), grid.text(row, 3)) for row in range(1, 5)]
    assert names == [(str(n + 1), name, village) for n, (name, _, village) in enumerate(PEOPLE[:4])]


def test_a_letter_without_a_table_and_a_pdf_are_refused_in_a_sentence_before_anything_is_asked(tmp_path: Path) -> None:
    letter, form = tmp_path / "函.docx", tmp_path / "表.pdf"
    letter.write_bytes(word(lambda d: line(d, "填报单位：______")))
    form.write_bytes(pdfs.form(pdfs.household))
    with workspace() as desk:
        for path, code in ((letter, "pack.no_tables"), (form, "pack.template_kind")):
            with pytest.raises(FormsError) as refused:
                desk.packs.subjects(path)
            assert refused.value.code == code


def test_a_long_text_has_room_in_a_row_that_word_would_let_grow(tmp_path: Path) -> None:
    path = tmp_path / "采集表.docx"
    rows = [
        ["指标", "数值"],
        ["村（社区）妇联主席中大专以上文化程度的女性占比（按年末在职人数计算，保留两位小数）", ""],
    ]

    def made(d: Any) -> None:
        line(d, "采集表")
        table(d, rows)
        for row in d.tables[0].rows:
            row.height = Pt(16)
        for cell in d.tables[0].columns[0].cells:
            cell.width = Pt(90)
        d.tables[0].columns[0].width = Pt(90)

    path.write_bytes(word(made))
    with workspace() as desk:
        sheet = load_workbook(file_of(desk.packs.split(path, tmp_path / "out"), B))["表1"]
    assert sheet.row_dimensions[2].height == pytest.approx(10.5 * 1.7, abs=1.5)  # one line
    assert sheet.row_dimensions[3].height > 4 * 10.5  # ten letters to a line

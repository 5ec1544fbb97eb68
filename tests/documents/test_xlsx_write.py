from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from forms.documents.writer import named, same_file, save, write
from forms.errors import FormsError
from forms.model.document import Format, Value
from forms.model.proposal import Answer, TableAnswer
from tests.documents.sheets import MAIN, book, grid, names, opened, part, raw_book, sheet_xml

SHEET = "xl/worksheets/sheet1.xml"


def put(data: bytes, *answers: tuple[str, Value] | tuple[str, Value, str]) -> bytes:
    return write(data, "xlsx", [Answer(*a) for a in answers], []).data


def test_every_other_member_keeps_its_packed_bytes() -> None:
    data = book({"A1": "标签", "C9": 1})
    done = put(data, ("表!B1", "值"))
    assert names(done) == names(data)
    before, after = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(done))
    for name in names(data):
        if name != SHEET:
            assert after.read(name) == before.read(name)
            assert after.getinfo(name).compress_size == before.getinfo(name).compress_size


def test_untouched_cells_keep_their_bytes() -> None:
    rows = '<row r="1" spans="1:9"  ht="20"><c r="A1" s="0" ><v>1</v></c><c r="C1"><v>3.10</v></c></row><!-- keep -->'
    data = raw_book(sheet_xml(rows, '<pageMargins left="0.7"/>'))
    new = '<c r="B1"><v>2</v></c>'
    assert part(put(data, ("表!B1", 2)), SHEET).decode() == part(data, SHEET).decode().replace(
        '<c r="C1">', new + '<c r="C1">'
    )


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "0012", "99900119900101123X", " 空 格 ", "a\nb", "<&>\"'", "_x0041_"]
)
def test_texts_stay_texts(text: str) -> None:
    sheet = grid(put(book({"A1": 1}), ("表!B2", text)))
    assert sheet.value(1, 1) == text
    assert sheet.formulas == {}


def test_numbers_dates_and_booleans_by_the_cells_format() -> None:
    def dress(sheet: Worksheet) -> None:
        sheet["B1"].number_format = "yyyy/m/d"

    sheet = grid(
        put(
            book({"A1": 1}, dress),
            ("表!B1", dt.date(2026, 4, 5)),
            ("表!C1", dt.date(2026, 4, 5)),
            ("表!D1", True),
            ("表!E1", 0.1),
        )
    )
    assert list(sheet.values[0][1:5]) == [dt.date(2026, 4, 5), "2026-04-05", True, 0.1]


def test_whole_numbers_too_long_for_a_spreadsheet_become_text() -> None:
    assert grid(put(book({"A1": 1}), ("表!B1", 999001199001011234))).value(0, 1) == "999001199001011234"


def test_a_merged_box_is_written_at_its_first_cell() -> None:
    data = book({"A1": 1}, lambda sheet: sheet.merge_cells("B2:D3"))
    assert grid(put(data, ("表!C3", "值"))).value(1, 1) == "值"


def test_the_cells_format_stays() -> None:
    def dress(sheet: Worksheet) -> None:
        sheet["B1"].number_format = "0.000"

    assert opened(put(book({"A1": 1}, dress), ("表!B1", 5)))["表"]["B1"].number_format == "0.000"


def test_missing_rows_and_cells_are_put_in_order() -> None:
    data = raw_book(sheet_xml('<row r="3"><c r="B3"><v>1</v></c></row><row r="7"/>'))
    done = put(data, ("表!A3", 1), ("表!C3", 2), ("表!B5", 3), ("表!A7", 4), ("表!A9", 5), ("表!A1", 6))
    order = re.findall(r'<c r="([A-Z]+[0-9]+)"', part(done, SHEET).decode())
    assert order == ["A1", "A3", "B3", "C3", "B5", "A7", "A9"]
    assert part(done, SHEET).decode().index('r="B5"') < part(done, SHEET).decode().index('r="7"')


def test_an_empty_sheet_is_opened() -> None:
    data = raw_book(f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>')
    assert grid(put(data, ("表!B2", "值"))).value(1, 1) == "值"


def test_prefixed_sheets_get_prefixed_cells() -> None:
    xml = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>'
    assert grid(put(raw_book(xml), ("表!A1", "值"), ("表!B1", 2))).values[0] == ["值", 2]


def test_blanks_inside_a_cell_keep_the_label() -> None:
    data = book({"A1": "填报单位：______  填表人：        电话："})
    done = put(data, ("表!A1#2", "139", "in_cell"), ("表!A1#0", "甲镇", "in_cell"))
    assert grid(done).value(0, 0) == "填报单位：甲镇  填表人：        电话：139"


def test_fonts_inside_a_cell_are_kept() -> None:
    strings = f'<sst xmlns="{MAIN}"><si><r><rPr><b/></rPr><t>户数</t></r><r><rPr><u/></rPr><t xml:space="preserve">    </t></r>'
    data = raw_book(
        sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), strings=strings + "<r><t>户</t></r></si></sst>"
    )
    done = put(data, ("表!A1#0", 56, "in_cell"))
    assert grid(done).value(0, 0) == "户数 56 户"
    assert grid(done).underlines == {(0, 0): ((2, 6),)}
    assert b"<rPr><b/></rPr>" in part(done, SHEET)


def test_a_choice_ticks_its_box_alone() -> None:
    assert grid(put(book({"A1": "□是  □否"}), ("表!A1", "否", "in_cell_checkbox"))).value(0, 0) == "□是  ☑否"


def test_a_prompt_is_replaced_whole() -> None:
    assert grid(put(book({"A1": "（区号）－"}), ("表!A1", "010-1", "prompt_in_cell"))).value(0, 0) == "010-1"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer("表!A1#7", "x", "in_cell"), "blank"),
        (Answer("表!B1", "没有", "in_cell_checkbox"), "checkbox"),
        (Answer("表!C1", 5), "formula"),
    ],
)
def test_what_has_no_place_is_said_and_nothing_changes(answer: Answer, why: str) -> None:
    data = book({"A1": "姓名：", "B1": "□是 □否", "C1": "=1+1"})
    done = write(data, "xlsx", [answer], [])
    assert dict(done.notes[0].context)["why"] == why
    assert part(done.data, SHEET) == part(data, SHEET)


def test_unknown_sheets_are_refused() -> None:
    with pytest.raises(FormsError) as caught:
        put(book({"A1": 1}), ("别的!A1", 1))
    assert caught.value.code == "address.missing"


def test_stale_results_are_dropped_through_chains_and_names_and_nothing_else() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>A1*2</f><v>2</v></c><c r="C1"><f>SUM(B1:B9)</f><v>2</v></c>'
    rows += '<c r="D1"><f>Z1+1</f><v>1</v></c><c r="E1"><f>合计</f><v>2</v></c></row>'
    workbook = f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    workbook += (
        '<sheet name="表" sheetId="1" r:id="r1"/></sheets><definedNames><definedName name="合计">表!$C$1</definedName>'
    )
    data = raw_book(sheet_xml(rows), more={"xl/workbook.xml": workbook + "</definedNames></workbook>"})
    done = part(put(data, ("表!A1", 5)), SHEET).decode()
    assert '<c r="B1"><f>A1*2</f></c><c r="C1"><f>SUM(B1:B9)</f></c>' in done
    assert '<c r="D1"><f>Z1+1</f><v>1</v></c><c r="E1"><f>合计</f></c>' in done


def test_rosters_are_written_row_by_row_and_the_rest_is_left() -> None:
    done = write(book({"A1": "姓名"}), "xlsx", [], [TableAnswer("表", 1, 5, (((0, "甲"), (1, 3)), ((0, "乙"),)))]).data
    assert [list(line) for line in grid(done).values[1:]] == [["甲", 3], ["乙"]]


def test_saving_leaves_nothing_half_done(tmp_path: Path) -> None:
    target = tmp_path / "出.xlsx"
    assert save(b"1", target, False) == target
    with pytest.raises(FormsError) as caught:
        save(b"2", target, False)
    assert caught.value.code == "output.exists"
    assert target.read_bytes() == b"1"
    save(b"3", target, True)
    assert target.read_bytes() == b"3"
    assert [p.name for p in tmp_path.iterdir()] == ["出.xlsx"]


def test_saving_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(FormsError) as caught:
        save(b"1", tmp_path / "file" / "出.xlsx", False)
    assert caught.value.code == "output.unwritable"


@pytest.mark.parametrize(
    ("asked", "fmt", "given"),
    [
        ("甲.tsv", "csv", "甲.tsv"), ("甲.txt", "csv", "甲.txt"), ("甲.xlsm", "xlsx", "甲.xlsm"), ("甲.xls", "xlsx", "甲.xlsx"),
        ("甲.doc", "docx", "甲.docx"), ("甲.XLS", "xls", "甲.XLS"), ("甲.xlsm", "docx", "甲.docx"), ("甲", "pdf", "甲.pdf"),
    ],
)  # fmt: skip
def test_an_output_keeps_its_name_where_the_ending_fits(asked: str, fmt: Format, given: str) -> None:
    assert named(Path(asked), fmt).name == given


def test_the_template_is_recognised_as_output(tmp_path: Path) -> None:
    template = tmp_path / "表.xlsx"
    template.write_bytes(b"x")
    assert same_file(template, tmp_path / "." / "表.xlsx")
    assert not same_file(template, tmp_path / "别.xlsx")

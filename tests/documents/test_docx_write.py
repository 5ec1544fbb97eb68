from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap

from forms.documents.writer import write
from forms.errors import FormsError
from forms.model.proposal import Answer, TableAnswer
from tests.documents.words import block, line, opened, put, reopened, table, texts, word


def looks(data: bytes) -> list[tuple[str, bool, bool]]:
    return [(r.text, bool(r.bold), bool(r.underline)) for r in opened(data).paragraphs[0].runs if r.text]


def test_an_underlined_blank_takes_the_value_under_its_line() -> None:
    data = word(lambda d: line(d, "共", ("        ", "u"), "户", ("    ", "u"), "人"))
    done = put(data, ("P0.B0", 57, "in_paragraph"))
    assert looks(done) == [
        ("共", False, False),
        (" 57 ", False, True),
        ("户", False, False),
        ("    ", False, True),
        ("人", False, False),
    ]


def test_underscores_become_an_underlined_value() -> None:
    data = word(lambda d: line(d, ("发放____元，支出____元。", "b")))
    done = put(data, ("P0.B1", 20, "in_paragraph"), ("P0.B0", 305, "in_paragraph"))
    assert looks(done) == [
        ("发放", True, False), ("305", True, True), ("元，支出", True, False), ("20", True, True), ("元。", True, False)
    ]  # fmt: skip


def test_what_was_written_reads_back_as_the_same_blank() -> None:
    data = word(lambda d: line(d, "共____户、", ("      ", "u"), "人"))
    done = put(data, ("P0.B0", 1, "in_paragraph"), ("P0.B1", 2, "in_paragraph"))
    (paragraph,) = reopened(done).paragraphs
    assert [paragraph.text[a:b].strip() for a, b in paragraph.underlines] == ["1", "2"]


def test_a_blank_over_several_runs_is_one() -> None:
    data = word(lambda d: line(d, "共__", ("__", "b"), "户"))
    assert texts(put(data, ("P0.B0", 5, "in_paragraph")))["P0"] == "共5户"


def test_cells_keep_the_font_of_their_paragraph() -> None:
    def dress(d: WordDocument) -> None:
        table(d, [["姓名", ""]])
        d.tables[0].rows[0].cells[1].paragraphs[0].add_run("").font.bold = True

    done = put(word(dress), ("T0.R0.C1", "甲"))
    (run,) = [r for r in opened(done).tables[0].rows[0].cells[1].paragraphs[0].runs if r.text]
    assert (run.text, run.bold) == ("甲", True)


def test_lines_of_a_value_become_breaks() -> None:
    done = put(word(lambda d: table(d, [["", ""]])), ("T0.R0.C1", "一\n二"))
    assert reopened(done).grids[0].text(0, 1) == "一\n二"


def test_merged_and_nested_cells_are_found_as_python_docx_finds_them() -> None:
    def dress(d: WordDocument) -> None:
        table(d, [["甲", "", ""], ["", "", ""]])
        rows = d.tables[0].rows
        rows[0].cells[0].merge(rows[0].cells[1])
        rows[0].cells[2].merge(rows[1].cells[2])
        rows[1].cells[0].add_table(1, 2)

    done = put(word(dress), ("T0.R1.C2", "丙"), ("T0.R1.C0.T0.R0.C1", "内"))
    cells = opened(done).tables[0].rows[1].cells
    assert cells[2].text.strip() == "丙"
    assert cells[0].tables[0].rows[0].cells[1].text == "内"


def test_blanks_and_boxes_inside_a_cell() -> None:
    data = word(lambda d: table(d, [["电话：____ 姓名：____", "□是 □否\n□其他"]]))
    done = put(data, ("T0.R0.C0#1", "甲", "in_cell"), ("T0.R0.C1", "其他", "in_cell_checkbox"))
    assert [c.text for c in opened(done).tables[0].rows[0].cells] == ["电话：____ 姓名：甲", "□是 □否\n☑其他"]


def test_a_date_is_written_the_way_forms_write_dates() -> None:
    data = word(lambda d: line(d, "日期：    年    月    日"))
    assert texts(put(data, ("P0.B0", dt.date(2026, 4, 5), "in_paragraph")))["P0"] == "日期：2026年4月5日"


def test_a_content_control_loses_its_prompt() -> None:
    xml = "<w:p><w:r><w:t>姓名：</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击</w:t></w:r>"
    done = put(word(lambda d: block(d, xml + "</w:sdtContent></w:sdt></w:p>")), ("P0.B0", "甲", "in_paragraph"))
    assert texts(done)["P0"] == "姓名：甲"
    assert "showingPlcHdr" not in opened(done).element.xml


def test_check_box_controls_and_fields_are_ticked_inside_too() -> None:
    box = "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='0'/><w14:checkedState w14:val='2612'/></w14:checkbox></w:sdtPr>"
    box += "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
    field = "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>"

    def dress(d: WordDocument) -> None:
        block(d, f"<w:p>{box}<w:r><w:t>是 □否</w:t></w:r></w:p>")
        block(d, f"<w:p><w:r><w:t>□甲 </w:t></w:r>{field}<w:r><w:t>乙</w:t></w:r></w:p>")

    done = put(word(dress), ("P0", "是", "in_cell_checkbox"), ("P1", "乙", "in_cell_checkbox"))
    assert texts(done) == {"P0": "☒是 □否", "P1": "□甲 ☑乙"}
    assert 'w14:checked w14:val="1"' in opened(done).element.xml


def test_a_text_box_and_its_double_stay_alike() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>人数：____</w:t></w:r></w:p></w:txbxContent>"
    xml = '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    xml += f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    done = put(word(lambda d: block(d, xml + "</mc:AlternateContent></w:r></w:p>")), ("box0:P0.B0", 8, "in_paragraph"))
    assert opened(done).element.xml.count(">8<") == 2


def test_headers_are_written_in_their_part() -> None:
    def dress(d: WordDocument) -> None:
        d.sections[0].header.paragraphs[0].text = "单位：____"

    data = word(dress)
    name = next(p for p in texts(data) if p.startswith("header"))
    assert opened(put(data, (f"{name}.B0", "甲", "in_paragraph"))).sections[0].header.paragraphs[0].text == "单位：甲"


def test_rosters_grow_by_copies_of_their_last_row() -> None:
    data = word(lambda d: table(d, [["序号", "姓名"], ["1", ""], ["2", ""], ["合计", ""]]))
    rows = tuple(((1, f"人{i}"),) for i in range(1, 5))
    done = write(data, "docx", [Answer("T0.R3.C1", 4)], [TableAnswer("T0", 1, 2, rows)]).data
    assert [[c.text for c in r.cells] for r in opened(done).tables[0].rows] == [
        ["序号", "姓名"], ["1", "人1"], ["2", "人2"], ["3", "人3"], ["4", "人4"], ["合计", "4"]
    ]  # fmt: skip


@pytest.mark.parametrize("address", ["P9.B0", "T0.R0.C0", "T0.R9.C9", "box3:P0.B0", "Sheet1!A1"])
def test_places_that_are_not_there_are_refused(address: str) -> None:
    with pytest.raises(FormsError) as caught:
        put(word(lambda d: line(d, "甲")), (address, 1))
    assert caught.value.code == "address.missing"


def test_a_blank_that_is_not_there_is_said() -> None:
    data = word(lambda d: line(d, "共____户"))
    done = write(data, "docx", [Answer("P0.B3", 1, "in_paragraph")], [])
    assert dict(done.notes[0].context) == {"address": "P0.B3", "why": "blank"}
    assert texts(done.data) == texts(data)


def test_a_grown_roster_leaves_every_other_byte_alone() -> None:
    data = word(lambda d: table(d, [["序号", "姓名"], ["1", ""], ["合计", ""]]))
    rows = tuple(((1, name),) for name in ("甲", "乙"))
    done = write(data, "docx", [], [TableAnswer("T0", 1, 1, rows)]).data
    before, after = (zipfile.ZipFile(io.BytesIO(d)).read("word/document.xml") for d in (data, done))
    head = before.index(b"<w:t>1</w:t>")
    tail = len(before) - before.index("<w:t>合计".encode())
    assert after[:head] == before[:head]
    assert after[-tail:] == before[-tail:]


def test_a_roster_in_a_nested_table_grows() -> None:
    def dress(document: WordDocument) -> None:
        table(document, [["外"]])
        inner = document.tables[0].rows[0].cells[0].add_table(2, 1)
        inner.rows[0].cells[0].text = "姓名"

    data = word(dress)
    done = write(data, "docx", [], [TableAnswer("T0.R0.C0.T0", 1, 1, (((0, "甲"),), ((0, "乙"),)))]).data
    inner = opened(done).tables[0].rows[0].cells[0].tables[0]
    assert [row.cells[0].text for row in inner.rows] == ["姓名", "甲", "乙"]


DRAWN = (
    '<w:r xmlns:w="{w}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:rect id="r{n}" '
    'style="position:absolute;width:{side}pt;height:{side}pt;margin-left:3pt"/></w:pict></w:r>'
)


def drawn(d: WordDocument, side: str, *words: str) -> None:
    """A paragraph with a drawn square before each word."""
    paragraph = d.add_paragraph("是否连锁：")
    for n, text in enumerate(words):
        paragraph._p.append(parse_xml(DRAWN.format(w=nsmap["w"], n=n, side=side)))
        paragraph.add_run(text)


def test_squares_drawn_as_shapes_are_boxes_to_tick() -> None:
    data = word(lambda d: drawn(d, "10.5", "是  ", "否"))
    assert texts(data)["P0"] == "是否连锁：□是  □否"
    done = put(data, ("P0", "否", "in_cell_checkbox"))
    assert texts(done)["P0"] == "是否连锁：□是  ☑否"
    assert opened(done).paragraphs[0]._p.xpath("count(.//w:pict)") == 1


MODERN = (
    '<w:r xmlns:w="{w}" xmlns:wp="{wp}" xmlns:a="{a}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="133350" cy="133350"/>'
    '<a:graphic><a:graphicData><a:prstGeom prst="rect"/></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>'
    '<mc:Fallback><w:pict><v:rect style="width:10.5pt;height:10.5pt"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
)


def test_a_square_drawn_twice_for_old_and_new_programs_is_one_box() -> None:
    def dress(d: WordDocument) -> None:
        paragraph = d.add_paragraph("性别：")
        for text in ("男  ", "女"):
            paragraph._p.append(parse_xml(MODERN.format(**nsmap)))
            paragraph.add_run(text)

    data = word(dress)
    assert texts(data)["P0"] == "性别：□男  □女"
    assert texts(put(data, ("P0", "男", "in_cell_checkbox")))["P0"] == "性别：☑男  □女"


def test_large_shapes_and_shapes_before_no_word_are_no_boxes() -> None:
    assert texts(word(lambda d: drawn(d, "80", "是", "否")))["P0"] == "是否连锁：是否"
    assert texts(word(lambda d: drawn(d, "10", "", "是")))["P0"] == "是否连锁：□是"


def test_a_choice_whose_boxes_stand_in_the_next_paragraphs_is_ticked_there() -> None:
    data = word(lambda d: [line(d, text) for text in ("□财务", "□项目", "□其他", "谢谢")])
    done = put(data, ("P0", "其他", "in_cell_checkbox"))
    assert [texts(done)[f"P{n}"] for n in range(4)] == ["□财务", "□项目", "☑其他", "谢谢"]

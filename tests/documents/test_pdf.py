"""PDF forms are read, filled with Chinese that can be seen, and otherwise stay as they came."""

from __future__ import annotations

import io
import shutil
import subprocess
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, String

from forms.detection import detect
from forms.documents import pdf_font
from forms.documents.pdf_font import Face, face_for, font_folders
from forms.documents.pdf_look import wrapped
from forms.documents.reader import read
from forms.documents.writer import write
from forms.errors import FormsError
from forms.model.proposal import Answer, Written
from tests.documents.pdfs import HOUSEHOLD, Maker, form, household, reopened

needs_font = pytest.mark.usefixtures("face")
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext here")
LAYOUTS: list[dict[str, Any]] = [
    {},
    {"object_stream_mode": ObjectStreamMode.generate},
    {"linearize": True},
]


@pytest.fixture(scope="module")
def face() -> Face:
    found = face_for("低保户数ABC 12.5")
    return found if found is not None else pytest.skip("no Chinese TrueType face here")


def filled(data: bytes, answers: dict[str, Any], *, flatten: bool = False) -> Written:
    return write(data, "pdf", [Answer(a, v) for a, v in answers.items()], [], flatten=flatten)


def values(data: bytes) -> dict[str, object]:
    return {f.address: f.value for f in detect(read(data, "户表.pdf")).fields if f.value is not None}


def code(work: Callable[[], object]) -> str:
    with pytest.raises(FormsError) as caught:
        work()
    return caught.value.code


def printed(data: bytes, folder: Path) -> str:
    """The text that a viewer draws, without spaces."""
    path = folder / "out.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return "".join(done.stdout.decode("utf-8").split())


# ---- reading


def test_the_fields_of_a_form_are_found_with_their_labels_and_types() -> None:
    found = detect(read(form(household), "户表2026年4月.pdf"))
    assert [(f.address, f.label, f.type) for f in found.fields] == [
        ("pdf:name", "户主姓名", "text"), ("pdf:id", "身份证号", "idcard"), ("pdf:count", "家庭人口(人)", "integer"),
        ("pdf:disabled", "是否残疾", "choice"), ("pdf:kind", "低保类别", "choice"), ("pdf:sex", "性别", "choice"),
        ("pdf:note", "困难情况说明", "longtext"),
    ]  # fmt: skip
    assert [f.options for f in found.fields if f.options] == [("是", "否"), ("A类", "B类"), ("男", "女")]
    assert (found.fields[2].unit, found.period_text) == ("人", "2026年4月")
    assert [(p.address, p.why) for p in found.protected] == [("pdf:code", "locked")]


def test_names_of_nested_fields_are_joined_and_serve_as_labels() -> None:
    def nested(made: Maker) -> None:
        kid = made.text("户数")
        parent = made.pdf.make_indirect(Dictionary(T=String("低保"), Kids=Array([kid])))
        kid["/Parent"] = parent
        made.form["/Fields"] = Array([parent])

    field = detect(read(form(nested), "甲.pdf")).fields[0]
    assert (field.address, field.path) == ("pdf:低保.户数", ("低保", "户数"))


def test_fields_without_a_word_of_their_own_are_named_by_the_printed_text_beside_them() -> None:
    def printed(made: Maker) -> None:
        made.print(
            ("2026年4月低保家庭信息表", 180, 800, 18), ("户主姓名：", 50, 705, 10), ("身份证号", 260, 705, 10),
            ("家庭住址", 50, 652, 10), ("残疾", 75, 605, 10), ("是否就业", 50, 565, 10), ("是", 125, 565, 10),
        )  # fmt: skip
        made.text("t1", rect=(110, 700, 250, 716))
        made.text("t2", rect=(310, 700, 450, 716))
        made.text("t3", rect=(50, 630, 450, 648))
        made.add("c1", "/Btn", rect=(60, 603, 70, 613), AP=made._states("/Yes"))
        made.add("c2", "/Btn", rect=(110, 563, 120, 573), AP=made._states("/Yes"))

    found = detect(read(form(printed), "甲.pdf"))
    assert [f.label for f in found.fields] == ["户主姓名", "身份证号", "家庭住址", "残疾", "是否就业"]
    assert (found.title, found.period_text) == ("2026年4月低保家庭信息表", "2026年4月")


def test_a_print_or_a_scan_is_refused_as_such() -> None:
    assert code(lambda: read(form(lambda _: None), "甲.pdf")) == "pdf.flat"


def test_a_dynamic_form_is_refused_as_such() -> None:
    def dynamic(made: Maker) -> None:
        made.form["/XFA"] = made.pdf.make_indirect(pikepdf.Stream(made.pdf, b"<xdp/>"))

    assert code(lambda: read(form(dynamic), "甲.pdf")) == "pdf.xfa"


def test_a_tree_of_fields_that_bites_its_tail_ends() -> None:
    def cyclic(made: Maker) -> None:
        kid = made.text("甲")
        kid["/Kids"] = Array([kid])
        made.text("乙", "乙")

    assert "pdf:乙" in [f.address for f in read(form(cyclic), "甲.pdf").form_fields]


def test_what_unpacks_to_far_more_than_a_page_is_not_unpacked() -> None:
    def bomb(made: Maker) -> None:
        made.text("t1", rect=(110, 700, 250, 716))
        packed = zlib.compress(b"BT (x) Tj ET " * 3_000_000, 9)
        made.page["/Contents"] = pikepdf.Stream(made.pdf, packed, Filter=Name.FlateDecode)

    data = form(bomb)
    assert len(data) < 200_000
    tracemalloc.start()
    try:
        fields = read(data, "甲.pdf").form_fields
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert ([f.name for f in fields], most < 16 * 2**20) == (["t1"], True)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_file_is_an_error_with_a_code_or_a_form(data: st.DataObject) -> None:
    whole = bytearray(form(household, static_id=True))
    for place in data.draw(st.lists(st.integers(5, len(whole) - 1), min_size=1, max_size=12)):
        whole[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(20, len(whole)))
    assert outcome(bytes(whole[:cut])) in (
        "read", "pdf.flat", "pdf.xfa", "file.damaged", "file.encrypted", "file.too_many_cells"
    )  # fmt: skip


def outcome(data: bytes) -> str:
    try:
        return "read" if read(data, "甲.pdf").form_fields else "nothing"
    except FormsError as error:
        return error.code


# ---- filling


@needs_font
@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_was_filled_is_read_back_and_the_old_bytes_stay(layout: dict[str, Any]) -> None:
    blank = form(household, **layout)
    out = filled(blank, HOUSEHOLD)
    assert out.notes == ()
    assert values(out.data) == HOUSEHOLD | {"pdf:count": "4"}
    assert out.data.startswith(blank)
    with reopened(out.data) as pdf:
        assert pdf.check_pdf_syntax() == []


@needs_font
@needs_poppler
@pytest.mark.parametrize("flatten", [False, True])
def test_chinese_can_be_seen_and_copied(tmp_path: Path, flatten: bool) -> None:
    out = printed(filled(form(household), HOUSEHOLD, flatten=flatten).data, tmp_path)
    for text in ("覃桂芳", "999101197001010010", "B类", "医药费支出大", "2026-01"):
        assert text in out


@needs_font
def test_the_face_is_embedded_and_small() -> None:
    with reopened(filled(form(household), HOUSEHOLD).data) as pdf:
        programs = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Length1" in o.stream_dict]
        assert len(programs) == 1
        assert len(programs[0].read_bytes()) < 60_000


@needs_font
def test_a_flattened_form_has_no_fields_any_more() -> None:
    out = filled(form(household), HOUSEHOLD, flatten=True)
    assert code(lambda: read(out.data, "甲.pdf")) == "pdf.flat"


@needs_font
def test_viewers_are_no_longer_asked_to_draw_and_old_values_get_a_look() -> None:
    def viewer_draws(made: Maker) -> None:
        household(made)
        made.form["/NeedAppearances"] = True

    with reopened(filled(form(viewer_draws), {"pdf:name": "覃桂芳"}).data) as pdf:
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        drawn = {str(f.T) for f in pdf.Root.AcroForm.Fields if "/Rect" in f and "/AP" in f}
        assert {"name", "code"} <= drawn


@needs_font
def test_boxes_are_ticked_one_at_a_time() -> None:
    blank = form(household)
    with reopened(filled(blank, {"pdf:sex": "女", "pdf:disabled": "是"}).data) as pdf:
        by_name = {str(f.T): f for f in pdf.Root.AcroForm.Fields}
        assert [str(k.AS) for k in by_name["sex"].Kids] == ["/Off", "/1"]
        assert str(by_name["disabled"].AS) == str(by_name["disabled"].V) == "/Yes"
    assert values(filled(blank, {"pdf:disabled": "否"}).data) == {}


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"pdf:sex": "不详"}, "no_option"),
        ({"pdf:disabled": "也许"}, "no_option"),
        ({"pdf:kind": "C类"}, "no_option"),
        ({"pdf:id": "9" * 19}, "too_long"),
        ({"pdf:code": "2026-02"}, "locked"),
    ],
)
def test_what_does_not_belong_is_left_as_it_was(answers: dict[str, Any], why: str) -> None:
    blank = form(household)
    out = filled(blank, answers)
    assert [(n.code, dict(n.context)["why"]) for n in out.notes] == [("write.not_placed", why)]
    assert out.data == blank


@needs_font
def test_a_text_too_long_for_its_box_is_written_and_said() -> None:
    out = filled(form(household), {"pdf:name": "很长的名字" * 40})
    assert [n.code for n in out.notes] == ["pdf.not_all_seen"]
    assert values(out.data) == {"pdf:name": "很长的名字" * 40}


def test_places_that_are_not_there_are_refused() -> None:
    assert code(lambda: filled(form(household), {"pdf:nobody": "甲"})) == "address.missing"
    assert code(lambda: filled(form(household), {"表!A1": "甲"})) == "address.unreadable"


def test_without_a_face_that_has_the_characters_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_font, "font_folders", list)
    assert code(lambda: filled(form(household), {"pdf:name": "覃桂芳"})) == "pdf.no_font"


@needs_font
def test_a_face_that_may_not_be_embedded_is_passed_over(tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    source = next(p for p in pdf_font.font_files(font_folders()) if face_for("户", [p.parent]) is not None)
    with TTFont(source, fontNumber=0) as font:
        font["OS/2"].fsType = 2
        font.save(tmp_path / "closed.ttf")
    assert face_for("户", [tmp_path]) is None


def test_a_signed_form_is_not_touched() -> None:
    def signed(made: Maker) -> None:
        household(made)
        made.add("sign", "/Sig", V=Dictionary(Type=Name.Sig))
        made.form["/SigFlags"] = 3

    assert code(lambda: filled(form(signed), HOUSEHOLD)) == "pdf.signed"


def test_a_form_whose_maker_forbids_filling_is_not_touched() -> None:
    rights = pikepdf.Permissions(modify_form=False, modify_annotation=False, modify_other=False, extract=True)
    data = form(household, encryption=pikepdf.Encryption(owner="o", user="", allow=rights))
    assert code(lambda: filled(data, HOUSEHOLD)) == "pdf.not_allowed"


@needs_font
def test_a_second_filling_goes_on_top_of_the_first() -> None:
    once = filled(form(household), HOUSEHOLD).data
    twice = filled(once, {"pdf:name": "向大山"}).data
    assert twice.startswith(once)
    assert values(twice)["pdf:name"] == "向大山"


@given(text=st.text("低保户数ABC 12.5", min_size=1, max_size=60), width=st.floats(20, 300))
@settings(max_examples=60, deadline=None)
def test_lines_hold_the_whole_text_and_keep_to_the_width(face: Face, text: str, width: float) -> None:
    lines = wrapped(text, face, 10.0, width)
    assert "".join(lines) == text
    assert all(face.width(line) * 10 / 1000 <= width or len(line) == 1 for line in lines)


def test_forms_of_another_maker_stay_readable() -> None:
    """A field that is only among the page's boxes, and kept from the form's list by a careless program."""

    def careless(made: Maker) -> None:
        made.text("name", "姓名")
        made.form["/Fields"] = Array()

    out = io.BytesIO()
    made = Maker()
    careless(made)
    with pytest.warns(Warning, match="not reachable"):
        made.pdf.save(out)
    assert [f.label for f in read(out.getvalue(), "甲.pdf").form_fields] == ["姓名"]

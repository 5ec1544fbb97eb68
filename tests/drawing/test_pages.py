"""PDF forms drawn as pages: paper, print, fields at their places."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from pikepdf import Array

from forms.detection import detect
from forms.documents.pdf_read import read_pdf
from forms.documents.writer import write
from forms.drawing import sheet_svg
from forms.drawing.lines import Rect
from forms.drawing.marks import field_marks
from forms.drawing.model import draw
from forms.drawing.svg import ENTRY, HATCH
from forms.model.proposal import Answer
from forms.sentences import sentence
from tests.documents.pdfs import HOUSEHOLD, Maker, form, household

SVG = "{http://www.w3.org/2000/svg}"


def printed(made: Maker) -> None:
    household(made)
    made.print(("户主姓名：", 120, 785, 12))


def painted(data: bytes) -> etree._Element:
    def say(code: str, context: Mapping[str, object]) -> str:
        return sentence(code, context, "zh")

    document = read_pdf(data, "a.pdf")
    return etree.fromstring(sheet_svg(document, detect(document), say).encode())


def words(root: etree._Element) -> list[str]:
    return [e.text or "" for e in root.iter(f"{SVG}text")]


def test_every_field_has_its_place_on_its_page() -> None:
    document = read_pdf(form(printed), "a.pdf")
    marks = field_marks(document, detect(document))
    assert [m.block for m in marks] == ["page0"] * 7
    assert marks[0].rect == Rect(200, 842 - 800, 200, 20)


def test_a_page_shows_its_print_and_its_fields() -> None:
    root = painted(form(printed))
    assert "户主姓名：" in words(root)
    assert len([e for e in root.iter(f"{SVG}rect") if e.get("fill") == ENTRY]) == 7 + 1  # and one in the legend
    assert [e for e in root.iter(f"{SVG}path") if e.get("stroke") == HATCH]  # the field that is read-only
    assert "2026-01" in words(root)


def test_what_fields_hold_is_drawn_in_them() -> None:
    data = form(printed)
    filled = write(data, "pdf", [Answer(address, value) for address, value in HOUSEHOLD.items()], []).data
    shown = words(painted(filled))
    assert {"覃桂芳", "4", "√", "B类", "女"} <= set(shown)
    assert any(text.startswith("户主常年患病") for text in shown)


def test_paper_that_begins_elsewhere_moves_everything_along() -> None:
    def moved(made: Maker) -> None:
        printed(made)
        made.page["/MediaBox"] = Array([100, 50, 595, 842])

    document = read_pdf(form(moved), "a.pdf")
    rect = field_marks(document, detect(document))[0].rect
    assert rect == Rect(100, 842 - 800, 200, 20)
    assert (draw(document).blocks[0].width, draw(document).blocks[0].height) == (495, 792)


def test_paper_without_a_sensible_size_is_taken_for_a4() -> None:
    def broken(made: Maker) -> None:
        printed(made)
        made.page["/MediaBox"] = Array([0, 0, 0, 1e9])

    assert draw(read_pdf(form(broken), "a.pdf")).blocks[0].width == 595


def test_the_pages_of_a_form_stand_under_each_other() -> None:
    def two(made: Maker) -> None:
        printed(made)
        made.pdf.add_blank_page(page_size=(842, 595))

    blocks = draw(read_pdf(form(two), "a.pdf")).blocks
    assert [b.name for b in blocks] == ["page0", "page1"]
    assert blocks[1].y > blocks[0].y + 842

"""Numbers put in place of others in a Word text, marked, and the marks taken out again."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_COLOR_INDEX
from hypothesis import given
from hypothesis import strategies as st

from forms.documents.docx_figures import TO_CHECK, TextEdit, left_to_check, rewrite, without_marks
from forms.errors import FormsError
from tests.documents.words import line, opened, table, texts, word


def _report(document: WordDocument) -> None:
    line(document, "截至2026年3月底，共有", ("5", "b"), ("6", "b"), "户", (" 224 ", "u"), "人。")
    table(document, [["村", "户数"], ["东沟村", "31"]])


REPORT = word(_report)


def test_a_number_split_over_runs_is_replaced_in_the_look_it_had() -> None:
    made = rewrite(REPORT, [TextEdit("P0", 13, 15, "57", "changed")])
    paragraph = opened(made).paragraphs[0]
    assert paragraph.text == "截至2026年3月底，共有57户 224 人。"
    (run,) = [r for r in paragraph.runs if r.text == "57"]
    assert run.bold


def test_what_is_not_verified_says_so_behind_the_number() -> None:
    made = rewrite(REPORT, [TextEdit("P0", 17, 20, "224", "unverified")])
    assert opened(made).paragraphs[0].text == f"截至2026年3月底，共有56户 224{TO_CHECK} 人。"
    assert [place[-3:] for place in left_to_check(made)] == ["224"]


def test_an_unverified_text_does_not_leave_the_office() -> None:
    made = rewrite(REPORT, [TextEdit("P0", 17, 20, "224", "unverified")])
    with pytest.raises(FormsError) as refused:
        without_marks(made)
    assert refused.value.code == "narrative.unverified"
    assert refused.value.context["count"] == 1


def test_a_checked_text_holds_nothing_of_the_program() -> None:
    edits = [TextEdit("P0", 17, 20, "224", "unverified"), TextEdit("P0", 13, 15, "57", "changed")]
    final = without_marks(rewrite(REPORT, edits), checked=True)
    assert opened(final).paragraphs[0].text == "截至2026年3月底，共有57户 224 人。"
    body = zipfile.ZipFile(BytesIO(final)).read("word/document.xml").decode()
    assert "w:shd" not in body
    assert TO_CHECK not in body


def test_the_mark_of_a_person_who_checked_by_hand_is_gone() -> None:
    made = rewrite(REPORT, [TextEdit("P0", 17, 20, "224", "unverified")])
    document = opened(made)
    for run in document.paragraphs[0].runs:
        run.text = run.text.replace(TO_CHECK, "")
    out = BytesIO()
    document.save(out)
    assert opened(without_marks(out.getvalue())).paragraphs[0].text == "截至2026年3月底，共有56户 224 人。"


def test_a_mark_that_an_office_program_split_is_still_found() -> None:
    def split(document: WordDocument) -> None:
        line(document, "共有56", TO_CHECK[:2], (TO_CHECK[2:], "b"), "户")

    data = word(split)
    assert left_to_check(data) == ("共有56",)
    assert opened(without_marks(data, checked=True)).paragraphs[0].text == "共有56户"


def test_the_offices_own_colours_stay() -> None:
    def coloured(document: WordDocument) -> None:
        run = document.add_paragraph("共有").add_run("56")
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW

    final = without_marks(rewrite(word(coloured), [TextEdit("P0", 2, 4, "57", "changed")]))
    assert [r.font.highlight_color for r in opened(final).paragraphs[0].runs][-1] == WD_COLOR_INDEX.YELLOW


def test_a_number_of_a_table_is_replaced() -> None:
    made = rewrite(REPORT, [TextEdit("T0.R1.C1", 0, 2, "32", "changed")])
    assert opened(made).tables[0].rows[1].cells[1].text == "32"


@pytest.mark.parametrize("address", ["P9", "T3.R0.C0", "T0.R9.C0", "Sheet1!A1"])
def test_a_place_that_is_not_there_is_an_error(address: str) -> None:
    with pytest.raises(FormsError) as refused:
        rewrite(REPORT, [TextEdit(address, 0, 1, "1")])
    assert refused.value.code == "address.missing"


@given(st.lists(st.text(st.sampled_from("甲乙12. ，"), min_size=1, max_size=4), min_size=1, max_size=6), st.data())
def test_marking_and_cleaning_gives_the_text_with_the_new_number(runs: list[str], data: st.DataObject) -> None:
    text = "".join(runs)
    numbers = [m.span() for m in re.finditer(r"\d+", text)]
    if not numbers:
        return
    start, end = data.draw(st.sampled_from(numbers))
    source = word(lambda document: line(document, *runs))
    final = without_marks(rewrite(source, [TextEdit("P0", start, end, "789", "changed")]))
    assert texts(final)["P0"] == text[:start] + "789" + text[end:]

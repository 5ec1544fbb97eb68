"""What one cell shows: value, state, blanks in running text, marks and masks."""

from __future__ import annotations

from desktop.form_view.looks import SUM_MARK, cell_look, paragraph_look
from desktop.states import State
from forms.model.document import Paragraph
from forms.model.proposal import RosterCell
from tests.desktop.by_hand import draft, grid, monthly, opened, proposal, roster


def look(row: int, col: int = 1):  # type: ignore[no-untyped-def]
    form = monthly()
    return cell_look(form.state, form.sheets[0].grid, row, col)


def test_each_state_shows_its_value_its_own_way() -> None:
    assert (look(2).text, look(2).state, look(2).unsure) == ("57", State.FILLED, False)
    assert (look(3).text, look(3).state, look(3).unsure) == ("8", State.SUGGESTED, True)
    assert (look(4).text, look(4).state) == ("22 / 23", State.CONFLICT)
    assert (look(5).text, look(5).state) == ("", State.BLANK)


def test_what_could_be_shared_has_a_corner() -> None:
    assert look(2).shareable
    assert not look(3).shareable


def test_a_formula_shows_no_stale_figure() -> None:
    form = monthly()
    sheet = form.sheets[0].grid
    numbers = [[0 if v == "0" else v for v in row] for row in sheet.values]
    from dataclasses import replace

    shown = cell_look(form.state, replace(sheet, values=numbers), 6, 1)
    assert (shown.text, shown.hatched) == (SUM_MARK, True)


def test_printed_text_has_no_state() -> None:
    assert (look(2, 0).text, look(2, 0).state) == ("农村", None)


def test_a_blank_in_a_sentence_holds_its_value_and_mark() -> None:
    paragraph = Paragraph("P0", "全镇共有低保____户，特困____人。")
    places = [
        proposal("P0.B0", "filled", 57, mode="in_paragraph"),
        proposal("P0.B1", "blank", mode="in_paragraph"),
    ]
    form = opened([], draft(places, format="docx"), [paragraph], ["P0"])
    shown = paragraph_look(form.state, paragraph)
    first, second = ((shown.text[start:end], state) for start, end, state, _ in shown.spans)
    assert first[1] is State.FILLED
    assert "57" in first[0]
    assert first[0].startswith("✓")
    assert second[1] is State.BLANK
    assert shown.text.startswith("全镇共有低保")
    assert shown.text.endswith("人。")


def test_a_box_is_ticked_where_the_choice_is_known() -> None:
    places = [proposal("表!A1", "filled", "是", mode="in_cell_checkbox", kind="choice")]
    form = opened([grid("□是 □否 |")], draft(places))
    shown = cell_look(form.state, form.sheets[0].grid, 0, 0)
    assert "☑是" in shown.text
    assert "□否" in shown.text


def test_identity_numbers_are_masked_until_revealed() -> None:
    form = roster([{1: RosterCell("999101199001010015", "filled")}])
    sheet = form.sheets[0].grid
    assert cell_look(form.state, sheet, 1, 1).text == "999***********0015"
    assert cell_look(form.state, sheet, 1, 1, "t1|0|1").text == "999101199001010015"


def test_a_row_has_no_mark_where_nothing_is_asked() -> None:
    form = roster([{0: RosterCell("张三", "filled")}])
    assert cell_look(form.state, form.sheets[0].grid, 1, 2).state is None

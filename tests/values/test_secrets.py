"""Which values are masked: by what their labels ask, and long rows of digits whatever they ask."""

from __future__ import annotations

import pytest

from forms.values.secrets import masked, sensitive, shown_text


@pytest.mark.parametrize(
    ("measure", "value"),
    [("phone", "13900000001"), ("account", "6222"), ("", "99910119800101001X"), ("money", "'999101198001010012")],
)
def test_numbers_of_persons_are_masked(measure: str, value: str) -> None:
    assert sensitive(measure, value)


@pytest.mark.parametrize(("measure", "value"), [("persons", "1200"), ("money", "123456.78"), ("", "甲坪村"), ("", "")])
def test_figures_and_words_are_not(measure: str, value: str) -> None:
    assert not sensitive(measure, value)


def test_the_sign_of_a_spreadsheet_program_for_text_is_not_shown() -> None:
    assert shown_text("'0012") == "0012"


def test_on_paper_a_long_number_shows_its_first_three_and_last_two_characters() -> None:
    assert masked("999531194001011234") == "999****34"
    assert masked("1203.5") == "1203.5"

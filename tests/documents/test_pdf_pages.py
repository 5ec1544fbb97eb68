"""Some pages of a PDF as a file of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.documents.pdf_pages import named_pages, only_pages, page_count
from forms.errors import FormsError
from tests.documents.pdf_scans import scans, widths


@pytest.mark.parametrize(
    ("text", "pages"),
    [("3", (3,)), ("3-4", (3, 4)), ("第1、5至6页", (1, 5, 6)), ("２—３，2", (2, 3)), ("6 1", (6, 1))],
)
def test_pages_as_a_person_writes_them(text: str, pages: tuple[int, ...]) -> None:
    assert named_pages(text, 6) == pages


@pytest.mark.parametrize("text", ["", "0", "7", "4-3", "5-7", "三", "1-2-3", "-1", "99999999"])
def test_what_names_no_pages_of_the_file_is_refused(text: str) -> None:
    with pytest.raises(FormsError) as caught:
        named_pages(text, 6)
    assert (caught.value.code, caught.value.context["pages"]) == ("scan.bad_pages", 6)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_only_these_pages_are_in_the_new_file(wanted: list[int]) -> None:
    assert widths(only_pages(scans(5), wanted, "x.pdf")) == [100 + number for number in wanted]


def test_pages_left_out_leave_nothing_behind() -> None:
    whole = scans(6, 20_000)
    assert len(only_pages(whole, (2,), "x.pdf")) < len(whole) / 4


def test_what_is_no_pdf_has_no_pages() -> None:
    assert page_count(b"%PDF-1.4 scan") == 0
    with pytest.raises(FormsError, match=r"file\.damaged"):
        only_pages(b"%PDF-1.4 scan", (1,), "x.pdf")

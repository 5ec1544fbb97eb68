"""Papers as Word files: what is put in comes out, and nothing else is in them."""

from __future__ import annotations

import io
import zipfile

import docx
from hypothesis import given
from hypothesis import strategies as st

from forms.documents.paper import Paper, Ruled, Text, paper_docx

LINE = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


@given(LINE, st.lists(st.tuples(LINE, LINE), min_size=1, max_size=4))
def test_what_is_put_in_comes_out(line: str, rows: list[tuple[str, str]]) -> None:
    made = docx.Document(io.BytesIO(paper_docx(Paper("单", (Text(line), Ruled(tuple(rows), (1, 2)))))))
    assert made.paragraphs[1].text == line.replace("\ufffe", "").replace("\uffff", "")
    (table,) = made.tables
    assert [len(row.cells) for row in table.rows] == [2] * len(rows)


def test_signs_of_xml_and_control_characters_stay_text() -> None:
    made = docx.Document(io.BytesIO(paper_docx(Paper("<w:p>&", (Text("一\x00\x1b二\n{{ 三 }}"),)))))
    assert [p.text for p in made.paragraphs] == ["<w:p>&", "一二\n{{ 三 }}"]


def test_the_same_words_give_the_same_bytes_and_no_properties() -> None:
    one = paper_docx(Paper("单", (Text("一"),)))
    assert one == paper_docx(Paper("单", (Text("一"),)))
    with zipfile.ZipFile(io.BytesIO(one)) as package:
        assert not [name for name in package.namelist() if "docProps" in name]

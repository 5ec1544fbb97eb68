"""What the page says in words, in the screen's language."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication

from desktop.language import install_language
from desktop.pages.templates.said import mark_word
from forms.detection.marks import statutory_marks
from forms.model.document import Document, Paragraph
from forms.model.form import Form
from forms.templates.publish_check import marks

PRINTED = (
    "表号：民1表", "制定机关：县民政局", "批准机关：县统计局", "备案机关：县统计局", "批准文号：云统制1号",
    "备案文号：云统备1号", "文号：云民1号", "有效期至：2026年12月", "报送时限：每月5日前",
)  # fmt: skip


@pytest.mark.parametrize("lines", [(), PRINTED], ids=["lacking", "printed"])
def test_marks_have_a_word_in_each_language(qapp: QApplication, lines: tuple[str, ...]) -> None:
    found = [name for name, _ in statutory_marks(_document(lines))]
    lacking = [remark.name for remark in marks(Form("docx", "月报"), dt.date(2026, 4, 1))]
    names = found or lacking
    assert len(names) == (len(lines) or 4)
    assert [mark_word(name) for name in names] == names
    install_language(qapp, "en")
    assert [name for name in names if not mark_word(name).isascii()] == []


def _document(lines: tuple[str, ...]) -> Document:
    return Document("docx", (), paragraphs=tuple(Paragraph(f"P{n}", line) for n, line in enumerate(lines)))

"""Papers kept as files: Word as they were made, PDF as they would be printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.documents.convert import Converter
from forms.documents.offices import Office
from forms.errors import FormsError
from forms.workspace import Workspace

DAY = dt.date(2026, 4, 20)


class Printer(Converter):
    def print(self, data: bytes, kind: str, file_name: str) -> bytes:
        return b"%PDF-" + kind.encode() + data[:2]


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        yield workspace


def test_a_paper_is_pdf_where_its_name_says_so(desk: Workspace, tmp_path: Path) -> None:
    desk.opener.find = lambda: Printer(Office("office", "soffice", Path("soffice")))
    paper = desk.papers.cover("云溪县民政局", "月报", "2026年4月")
    desk.papers.keep(paper, tmp_path / "函.pdf", DAY)
    desk.papers.keep(paper, tmp_path / "函.docx", DAY)
    assert (tmp_path / "函.pdf").read_bytes() == b"%PDF-docxPK"
    assert (tmp_path / "函.docx").read_bytes() == paper.data


def test_without_an_office_program_no_pdf_is_made_and_nothing_recorded(desk: Workspace, tmp_path: Path) -> None:
    desk.opener.find = lambda: None
    paper = desk.papers.cover("云溪县民政局", "月报", "2026年4月")
    with pytest.raises(FormsError, match=r"paper\.no_office"):
        desk.papers.keep(paper, tmp_path / "函.pdf", DAY)
    assert list(tmp_path.iterdir()) == []
    assert desk.papers.requests.all() == ()

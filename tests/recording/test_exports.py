"""Dumps of a business system: named after it, true for a day of their own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from forms.documents.reader import load, read
from forms.errors import FormsError
from forms.model.document import Document
from forms.recording.exports import Export, as_of
from forms.workspace import Workspace

ROWS = (("村名", "农村低保户数", "农村低保人数"), ("东沟村", 31, 101), ("西河村", 25, 80))


def dump(path: Path, *above: str, below: str = "") -> Path:
    book = openpyxl.Workbook()
    for row in [*([line] for line in above), *ROWS, *([[below]] if below else [])]:
        book.active.append(list(row))  # type: ignore[union-attr]
    book.save(path)
    return path


def _document(path: Path) -> Document:
    return read(load(path), path.name)


@pytest.mark.parametrize(
    ("name", "above", "said"),
    [
        ("导出.xlsx", ("数据截至2026年3月31日",), (dt.date(2026, 3, 31), "printed")),
        ("导出.xlsx", ("导出时间：2026-04-02 10:21:33",), (dt.date(2026, 4, 2), "exported")),
        (
            "导出.xlsx",
            ("导出时间：2026-04-02 10:21", "查询条件：乡镇=云溪镇 数据截止日期：2026-03-31"),
            (dt.date(2026, 3, 31), "printed"),
        ),
        ("低保查询_20260402.xlsx", (), (dt.date(2026, 4, 2), "file_name")),
        ("低保查询_20260402103015.xlsx", (), (dt.date(2026, 4, 2), "file_name")),
        ("低保2026年3月.xlsx", (), (dt.date(2026, 3, 31), "file_name")),
    ],
)
def test_the_day_is_printed_or_in_the_files_name(
    tmp_path: Path, name: str, above: tuple[str, ...], said: tuple[dt.date, str]
) -> None:
    assert as_of(_document(dump(tmp_path / name, *above)), Export("低保系统")) == said


def test_the_day_may_stand_below_the_rows(tmp_path: Path) -> None:
    path = dump(tmp_path / "导出.xlsx", below="导出日期：2026年4月2日")
    assert as_of(_document(path), Export("低保系统"))[0] == dt.date(2026, 4, 2)


@pytest.mark.parametrize("above", [(), ("导出时间：2026-04-02", "导出时间：2026-05-02")])
def test_a_dump_of_an_unknown_day_is_refused(tmp_path: Path, above: tuple[str, ...]) -> None:
    with pytest.raises(FormsError) as refused:
        as_of(_document(dump(tmp_path / "导出.xlsx", *above)), Export("低保系统"))
    assert refused.value.code == "export.no_date"


def test_the_day_that_is_given_counts(tmp_path: Path) -> None:
    path = dump(tmp_path / "低保查询_20260402.xlsx")
    day = dt.date(2026, 3, 31)
    assert as_of(_document(path), Export("低保系统", day)) == (day, "given")


def test_a_dump_becomes_a_source_of_that_day_and_system(tmp_path: Path) -> None:
    with Workspace.throwaway("云溪镇", "999101101", [("东沟村", ""), ("西河村", "")]) as workspace:
        (file,) = workspace.ingest(
            [dump(tmp_path / "导出.xlsx", "数据截至2026年3月31日")], export=Export("低保系统")
        ).files
    assert (file.status, file.title) == ("read", "低保系统")
    assert file.period is not None
    assert (file.period.kind, file.period.end) == ("as_of", dt.date(2026, 3, 31))
    assert file.remarks[0].code == "export.printed"
    assert file.facts == 4


def test_a_wide_dump_is_read_as_a_list(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    head = ["户编号", "户主姓名", "证件号码", "行政村", "保障人数", *(f"扩展字段{n}" for n in range(300))]
    book.active.append(head)  # type: ignore[union-attr]
    for n in range(20):
        book.active.append([f"H{n}", "张一甲", f"9991011960010100{n:02d}", "东沟村", 2, *[""] * 300])  # type: ignore[union-attr]
    path = tmp_path / "保障对象_20260402.xlsx"
    book.save(path)
    with Workspace.throwaway("云溪镇", "999101101", [("东沟村", "")]) as workspace:
        (file,) = workspace.ingest([path], export=Export("低保系统")).files
    assert (file.status, file.period.end if file.period else None) == ("read", dt.date(2026, 4, 2))
    assert file.facts > 0


def test_a_file_that_was_a_report_or_of_another_day_before_says_what_holds(tmp_path: Path) -> None:
    report, other = dump(tmp_path / "低保表.xlsx"), dump(tmp_path / "导出.xlsx", "查询结果")
    day, later = dt.date(2026, 3, 31), dt.date(2026, 4, 30)
    with Workspace.throwaway("云溪镇", "999101101", [("东沟村", ""), ("西河村", "")]) as workspace:
        workspace.ingest([report])
        workspace.ingest([other], export=Export("低保系统", day))
        said = [
            [p.code for p in workspace.ingest([file], export=Export("低保系统", when)).files[0].remarks]
            for file, when in ((report, day), (other, later), (other, day))
        ]
    assert said == [["export.known_as_report"], ["export.known_as"], []]

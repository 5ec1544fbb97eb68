"""Past reports written as Markdown tables, read and detected as files are."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from forms.detection import detect
from forms.matching.labels import LabelReader
from forms.model.document import Document
from forms.model.facts import Fact, Observation, Submission
from forms.model.form import Form
from forms.recording.observe import submission_of
from forms.recording.project import Projection, project
from forms.recording.subjects import SubjectBook
from forms.values.identity import check_character
from forms.vocabulary.lexicon import built_in
from tests.detection.sheets import sheet

READER = LabelReader(built_in())
VILLAGES = ("甲坪村", "乙坪村", "丙坪村")
BOOK = SubjectBook("云溪镇", frozenset(VILLAGES))


def number_of(birth: str, order: int = 1) -> str:
    """An ID number of an invented person: division 999101 doesn't exist; an odd order is a man's."""
    first = f"999101{birth}{order:03d}"
    return first + check_character(first)


PERSONS = (number_of("19800101"), number_of("19550202", 2), number_of("19700303", 3))

SUMMARY = """
| 农村低保情况统计表 | < | < |
| 填报单位：云溪镇 | < | 2026年3月 |
| 村 | 户数（户） | 人数（人） |
| 甲坪村 | 3 | 5 |
| 乙坪村 | 4 | 9 |
| 丙坪村 | 2 | 2 |
| 合计 | 9 | 16 |
"""
ROSTER = f"""
| 农村低保对象花名册 | < | < | < | < |
| 填报单位：云溪镇 | < | < | 2026年3月 | < |
| 序号 | 姓名 | 身份证号 | 组别 | 联系电话 |
| 1 | 张一甲 | "{PERSONS[0]}" | 1组 | "13900000001" |
| 2 | 李二乙 | "{PERSONS[1]}" | 2组 | "13900000002" |
"""


def document(table: str, file_name: str = "表.xlsx") -> Document:
    return replace(sheet(table), file_name=file_name)


def form(table: str, file_name: str = "表.xlsx") -> Form:
    return detect(document(table, file_name))


def report(table: str, file_name: str = "表.xlsx", **more: str) -> Submission:
    read = document(table, file_name)
    return submission_of(read, detect(read), hashlib.sha256(table.encode()).hexdigest(), **more)  # type: ignore[arg-type]


def projected(table: str, file_name: str = "表.xlsx", book: SubjectBook = BOOK) -> Projection:
    return project(READER, book, "id", report(table, file_name))


def told(facts: list[Fact], projection: Projection) -> set[tuple[str, str, str, str]]:
    """Facts in short: (labels, subject, period, value)."""
    return {(projection.elements[f.element].text, f.subject, f.period[:5], f.value) for f in facts}


def seen(*path: str, raw: str = "1", **more: object) -> Observation:
    return Observation("S!A1", path, raw, more.pop("raw_type", "n"), **more)  # type: ignore[arg-type]

"""Cards about one institution: whose they are, under which name, and what they ask of it."""

from __future__ import annotations

import pytest

from forms.recording.frames import frame_of_submission
from forms.recording.institutions import institution_key, named_institution, of_itself
from forms.recording.subjects import UNIT, SubjectBook
from tests.recording.reports import BOOK, READER, report

CARD = """
| 养老机构基本信息表 | < | < | < |
| {label} | {name} | 成立时间 | 2009年10月 |
| 床位数（张） | 48 | 工作人员（人） | 9 |
"""


def subject(label: str, name: str) -> str:
    return frame_of_submission(READER, BOOK, report(CARD.format(label=label, name=name))).subject


def test_a_card_is_about_the_institution_it_names() -> None:
    assert subject("机构名称", "云溪镇青松敬老院") == "t:云溪镇青松敬老院"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("机构名称", "云溪镇"),
        ("填报单位名称", "云溪镇卫生院"),
        ("单位名称", "云溪镇农业服务站"),
        ("项目名称", "青松敬老院"),
    ],
)
def test_the_sender_an_office_and_a_project_are_no_institution(label: str, name: str) -> None:
    assert subject(label, name) == UNIT


def test_names_with_and_without_the_county_are_one() -> None:
    book = SubjectBook("禾源县云溪镇")
    assert institution_key(book, "禾源县云溪镇敬老院") == institution_key(book, "云溪镇敬老院") == "云溪镇敬老院"
    assert institution_key(book, "石桥镇敬老院") != institution_key(book, "云溪镇敬老院")


def test_a_known_institution_in_brackets_is_whom_a_form_is_for() -> None:
    book = SubjectBook("禾源县云溪镇", things={"云溪镇敬老院": "t:云溪镇敬老院"})
    assert named_institution(book, "安全检查登记表（云溪镇敬老院）.docx") == "t:云溪镇敬老院"
    assert named_institution(book, "安全检查登记表（石桥镇敬老院）.docx") == ""


def test_what_a_card_asks_of_itself_has_one_wording() -> None:
    assert {of_itself(x) for x in ("机构地址", "园所地址", "详细地址")} == {"单位地址"}
    assert {of_itself(x) for x in ("机构电话", "办公电话", "联系电话")} == {"联系电话"}
    assert of_itself("负责人电话") == "负责人电话"

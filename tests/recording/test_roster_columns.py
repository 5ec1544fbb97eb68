"""What a roster's columns ask: those that name whom the rows are about ask for the row's own data."""

from __future__ import annotations

import pytest

from forms.matching.definition import Definition
from forms.recording.rosters import define_columns
from tests.matching.places import READER


def columns(title: str, *paths: str) -> dict[str, set[str]]:
    listed = [(tuple(p.split(">")), "") for p in paths]
    return {">".join(path): set(d.own) for path, d in define_columns(READER, title, listed, "").items()}


@pytest.mark.parametrize("title", ["残疾人花名册", "补贴发放花名册"])
def test_whom_the_header_names_above_the_number_is_the_row(title: str) -> None:
    found = columns(title, "残疾人>姓名", "残疾人>身份证号", "残疾人>联系电话")
    assert list(found.values()) == [{"姓名"}, {"身份证号"}, {"电话"}]


def test_a_word_of_the_title_before_a_columns_name_says_nothing_more() -> None:
    assert columns("农村党员花名册", "党员姓名", "身份证号") == {"党员姓名": {"姓名"}, "身份证号": {"身份证号"}}


def test_a_posts_and_a_heads_data_are_not_the_rows() -> None:
    found = columns("残疾人花名册", "姓名", "身份证号", "户主>姓名", "书记>联系电话")
    assert (found["户主>姓名"], found["书记>联系电话"]) == ({"户主", "姓名"}, {"书记", "电话"})


def test_two_numbers_leave_it_open_whose_row_it_is() -> None:
    found = columns("补贴花名册", "党员>身份证号", "残疾人>身份证号")
    assert list(found.values()) == [{"党员", "身份证号"}, {"残疾", "身份证号"}]


def test_what_goes_without_saying_changes_how_long_a_value_holds() -> None:
    def name(*path: str) -> Definition:
        return define_columns(READER, "花名册", [(path, ""), (("党员", "身份证号"), "")], "")[path]

    assert name("党员", "姓名").aspect == name("姓名").aspect == "stable"


@pytest.mark.parametrize("heading", ["证件信息", "基本情况", "身份信息", "人员基本信息"])
def test_a_heading_that_only_groups_says_nothing(heading: str) -> None:
    found = columns("老人巡访名单", "姓名", f"{heading}>身份证号", f"{heading}>联系电话")
    assert list(found.values()) == [{"姓名"}, {"身份证号"}, {"电话"}]

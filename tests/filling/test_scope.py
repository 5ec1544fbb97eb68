"""Whom a template wants listed: its scope line or title taken apart, and what can't be understood said."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.filling.scope import Scope, scope_lines, scope_of
from forms.model.form import Column, Form, Table
from forms.recording.subjects import SubjectBook
from forms.values import calendar_math as cal
from tests.recording.reports import READER

BOOK = SubjectBook("云溪镇", frozenset({"石桥村", "石桥坪村", "河口村"}))


def read(note: str = "", title: str = "摸底表", *labels: str) -> Scope | None:
    columns = tuple(Column(n, (label,)) for n, label in enumerate(labels or ("姓名",)))
    table = Table("t", "S", "roster", (0,), 1, 3, columns)
    return scope_of(READER, BOOK, Form("xlsx", title, notes=(note,) if note else (), tables=(table,)))


def printed(note: str) -> Scope:
    found = read(note)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("note", "said", "conditions"),
    [
        ("范围：享受农村低保的女性", {"低保", "农村"}, (("女",),)),
        ("填报对象：60周岁及以上特困人员", {"特困"}, (("age:60-",),)),
        ("注：填报未满18周岁的农村低保对象", {"低保", "农村"}, (("age:-17",),)),
        ("统计范围：持证一、二级残疾人", {"残疾"}, (("一级", "二级"),)),
        ("填报范围：重度残疾人", {"残疾"}, (("一级", "二级"),)),
        ("填报范围：农村低保家庭中的女性", {"低保", "农村"}, (("女",),)),
        ("说明：1.本表只填报我镇A类、B类农村低保对象", {"低保", "农村"}, (("A类", "B类"),)),
        ("范围：集中供养人员", {"特困"}, (("集中供养",),)),
    ],
)
def test_a_scope_line_gives_the_list_and_its_conditions(
    note: str, said: set[str], conditions: tuple[tuple[str, ...], ...]
) -> None:
    scope = printed(note)
    parts = READER.read("农低保").concepts  # one word or two for it: both say the same
    assert scope.said <= said | parts
    assert scope.said
    assert (scope.conditions, scope.unread) == (conditions, "")


@pytest.mark.parametrize(
    "note",
    [
        "范围：农村低保对象，不含C类",
        "范围：除特困人员外的低保对象",
        "范围：60岁以上和16岁以下的低保对象",
        "范围：2024年或2025年的脱贫户",
        "范围：2025年低保对象和2026年特困人员",
        "范围：低保对象；以民政部门提供的名单为准",
    ],
)
def test_what_is_not_understood_is_said(note: str) -> None:
    assert printed(note).unread


def test_of_two_villages_the_named_one_is_meant() -> None:
    assert printed("范围：石桥坪村脱贫户").village == "石桥坪村"
    assert printed("范围：石桥村脱贫户").village == "石桥村"


def test_a_day_in_the_scope_is_the_rosters_and_the_ages() -> None:
    scope = printed("范围：截至2026年3月31日未满18周岁的农村低保对象")
    assert (scope.when, scope.age_day) == (cal.as_of(dt.date(2026, 3, 31)), dt.date(2026, 3, 31))


def test_ages_may_have_a_day_of_their_own() -> None:
    scope = printed("范围：截至2025年底持证残疾人　　年龄计算截止：2026年4月30日")
    assert (scope.when, scope.age_day) == (cal.as_of(dt.date(2025, 12, 31)), dt.date(2026, 4, 30))
    assert scope.certified


def test_a_year_names_the_years_roster() -> None:
    assert printed("范围：石桥村2025年全部脱贫户").when == cal.year(2025)
    assert printed("范围：石桥村2025年全部脱贫户").households


def test_two_scope_lines_leave_it_open() -> None:
    form = Form("xlsx", "表", notes=("范围：低保对象", "填报对象：特困人员"))
    scope = scope_of(READER, BOOK, form)
    assert scope is not None
    assert scope.unread


def test_notes_that_name_nobody_are_no_scope() -> None:
    assert scope_lines(["说明：80岁以上每月60元", "补助标准：每人每月800元", "注：以上数据均为年末数"]) == []


@pytest.mark.parametrize(
    ("title", "said", "village"),
    [
        ("石桥村脱贫户账户和承包地信息核对表", {"脱贫"}, "石桥村"),
        ("重度残疾人（一、二级）照护需求摸底花名册", {"残疾"}, ""),
        ("2026年汛前地质灾害隐患点核查登记表", {"地质灾害隐患点"}, ""),
    ],
)
def test_a_title_names_the_list_before_what_is_done_with_it(title: str, said: set[str], village: str) -> None:
    scope = read("", title)
    assert scope is not None
    assert (scope.said, scope.village, scope.unread) == (said, village, "")


@pytest.mark.parametrize(
    "title",
    ["残疾人就业登记表", "残疾人退出登记表", "新增低保对象花名册", "低保对象死亡名单", "困难家庭学生摸底表", "统计表"],
)
def test_titles_that_narrow_in_an_unknown_way_name_no_list(title: str) -> None:
    scope = read("", title)
    assert scope is None or scope.unread or any(c.startswith("r:") for c in scope.said)


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("农村低保对象走访慰问名册", False),  # perhaps only some of them
        ("农村低保对象、特困人员资助参保基础名册", True),
    ],
)
def test_who_is_insured_with_help_is_the_whole_list_and_whom_to_visit_may_be_some(title: str, read: bool) -> None:
    found = scope_of(READER, BOOK, Form("xlsx", title))
    assert (found is not None and not found.unread) == read


@pytest.mark.parametrize(
    "note", ["仅填报90周岁及以上老人", "截至2026年7月31日；仅填报90周岁及以上老人", "范围：90周岁以上高龄老人"]
)
def test_the_very_old_are_among_those_who_get_the_allowance_also_where_a_line_says_so(note: str) -> None:
    scope = printed(note)
    assert (scope.said, scope.conditions, scope.some, scope.unread) == ({"高龄津贴"}, (("age:90-",),), True, "")


@pytest.mark.parametrize("note", ["仅填报60周岁及以上老人", "仅填报90周岁及以上低保老人"])
def test_younger_ones_and_those_of_another_list_are_not(note: str) -> None:
    assert "高龄津贴" not in printed(note).said


def test_a_clause_that_says_more_than_the_day_is_no_scope() -> None:
    assert scope_lines(["截至2026年7月31日；仅填报60周岁及以上老人；不含户籍在外的"]) == []

"""Whom a value is about."""

from __future__ import annotations

import pytest

from forms.recording.subjects import UNIT, SubjectBook, is_total, subject_name, unit_names, village_key
from tests.recording.reports import BOOK


@pytest.mark.parametrize(
    ("text", "village"),
    [("甲坪村", "甲坪村"), ("甲坪 村", "甲坪村"), ("甲坪村党支部", "甲坪村"), ("甲坪村村民委员会", "甲坪村"),
     ("甲坪村股份经济合作社", "甲坪村"), ("甲坪社区", "甲坪社区"), ("行政村", ""), ("各村", ""), ("村", ""), ("脱贫村", ""),
     ("3个村", ""), ("合计", ""), ("甲坪村户数", "")],
)  # fmt: skip
def test_names_of_villages_are_told_from_words_with_village(text: str, village: str) -> None:
    assert village_key(text) == village


@pytest.mark.parametrize("text", ["合计", "合 计", "全镇合计", "总计"])
def test_totals_are_known(text: str) -> None:
    assert is_total(text)
    assert not is_total(f"{text}人数")


def test_the_unit_goes_by_several_names() -> None:
    book = SubjectBook("某某县云溪镇人民政府")
    assert all(book.is_unit(name) for name in ("云溪镇", "云溪镇人民政府", "某某县云溪镇"))
    assert not any(book.is_unit(name) for name in ("云溪村", "", "溪镇", "某某县"))
    assert unit_names("云溪镇") == {"云溪镇"}


def test_one_village_in_a_title_is_found_the_longer_name_first() -> None:
    book = SubjectBook("云溪镇", frozenset({"青冈村", "青冈坪村", "坪村"}))
    assert book.village_inside("青冈坪村基本情况表") == "青冈坪村"
    assert book.village_inside("青冈村和坪村情况表") == ""
    assert book.village_inside("基本情况表") == ""


@pytest.mark.parametrize(
    ("labels", "subject", "rest"),
    [
        (("甲坪村", "男"), "v:甲坪村", ("男",)),
        (("甲坪村", "合计"), "v:甲坪村", ()),
        (("合计",), UNIT, ()),
        (("云溪镇",), UNIT, ()),
        (("男",), "", ("男",)),
        (("男", "云溪镇"), "", ("男", "云溪镇")),
    ],
)
def test_a_rows_labels_name_its_subject(labels: tuple[str, ...], subject: str, rest: tuple[str, ...]) -> None:
    assert BOOK.of_row(labels) == (subject, rest)


def test_a_bare_total_is_of_what_the_form_is_about_the_townships_total_is_not() -> None:
    assert BOOK.of_row(("合计",), total="v:甲坪村") == ("v:甲坪村", ())
    assert BOOK.of_row(("全镇合计",), total="v:甲坪村") == (UNIT, ())


def test_a_thing_seen_in_a_roster_is_known_by_name_or_code() -> None:
    book = SubjectBook("云溪镇", things={"石岩滑坡": "t:石岩滑坡", "dz-001": "t:石岩滑坡"})
    assert book.of_row(("石岩 滑坡",)) == ("t:石岩滑坡", ())
    assert book.of_row(("DZ-001",)) == ("t:石岩滑坡", ())


def test_a_subject_in_words() -> None:
    assert (subject_name(UNIT, "云溪镇"), subject_name("v:甲坪村", "云溪镇")) == ("云溪镇", "甲坪村")


@pytest.mark.parametrize("label", ["2504-999531-04-01-100", "XM2026-017", "99953110020013"])
def test_a_row_called_by_a_code_is_about_a_thing_never_about_the_unit(label: str) -> None:
    subject, rest = BOOK.of_row([label])
    assert (subject, rest) == (f"t:{label.casefold()}", ())


@pytest.mark.parametrize("label", ["12", "2026", "2026-03", "202603", "水稻", "一季度", "60岁以上"])
def test_serial_numbers_periods_and_words_are_no_codes(label: str) -> None:
    assert BOOK.of_row([label]) == ("", (label,))


def test_a_village_is_known_without_its_ending_where_that_is_no_other_village_and_no_word() -> None:
    book = SubjectBook("云溪镇", frozenset({"东柳村", "新建村", "西岗村", "西岗社区"}))
    assert book.village("东柳") == "东柳村"
    assert book.village("新建") == ""  # 新建 is what is done
    assert book.village("西岗") == ""  # of two
    assert SubjectBook("云溪镇").village("东柳") == ""

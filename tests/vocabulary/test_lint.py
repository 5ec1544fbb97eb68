"""The table of words is sound, and a planted mistake is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.vocabulary.lint import lint, lint_groups
from forms.vocabulary.tables import table
from scripts import vocabulary
from tests.vocabulary.words import lines

GOOD = ["# a remark", "", "topic\t低保\t低保|最低生活保障\t\tm=persons;a=stock", "urban\t农村\t农村"]


def test_the_table_of_the_program_is_sound() -> None:
    assert lint(table("terms.tsv")) == []


def test_the_small_table_of_the_tests_is_sound() -> None:
    assert lint(lines()) == []


@pytest.mark.parametrize(
    ("mistake", "complaint"),
    [
        ("topic\t特困\t低保", "line 5: 低保 belongs to 低保 and 特困"),
        ("topic\t特困\t低 保", "line 5: 低保 belongs to 低保 and 特困"),
        ("topic\t低保\t低保", "line 5: 低保 stands twice in 低保"),
        ("topic\t特困\t特困|特 困", "line 5: 特困 stands twice in 特困"),
        ("urban\t农村\t乡村", "line 5: another row says the same of 农村"),
        ("noise\t_\t的\ntime\t_\t的", "line 6: 的 belongs to noise and time"),
        ("topic\t治污\t污水治理\ntopic\t排污\t治理污水", "治理污水 belongs to 排污 and is 污水治理 of 治污"),
        ("topic\t特困\t特困|", "line 5: empty surface"),
        ("topic\t特困", "line 5: fewer than three columns"),
        ("topic\t特困\t特困\t救助", "特困 implies unknown 救助"),
        ("topic\t特困\t特困\t特困", "特困 implies itself"),
        ("population\t低保\t低保对象", "line 5: 低保 is topic and population"),
        ("topic\t特困\t特困\t\ta=stok", "line 5: unknown aspect stok"),
        ("topic\t特困\t特困\t\tx=1", "line 5: unknown attribute x"),
        ("topic\t特困\t特困\t\tp=支出", "特困 names unknown 支出 (p)"),
        ("topic\t短\t短\t\tw=低保:短低保", "短 names unknown 短低保 (w)"),
        ("## 无出处的一组", "line 5: a group without its source"),
        ("sex\t女\t女\npopulation\t党员\t党员|女党员", "女党员 is a part of 党员, not another word for it"),
        ("topic\t特困\t特困\t\tpersons", "line 5: attribute persons has no value"),
    ],
)
def test_a_mistake_is_found(mistake: str, complaint: str) -> None:
    assert lint(GOOD) == []
    assert lint([*GOOD, *mistake.splitlines()]) == [complaint]


def test_a_circle_of_implied_concepts_is_found() -> None:
    assert lint(["topic\ta\t甲\tb", "topic\tb\t乙\tc", "topic\tc\t丙\ta"]) == [f"{x} implies itself" for x in "abc"]


def test_a_concept_may_have_a_row_for_words_that_say_more() -> None:
    assert lint([*GOOD, "topic\t低保\t低保金\t\tm=money"]) == []


@pytest.mark.parametrize("name", vocabulary.GROUPED)
def test_the_words_of_lists_and_labels_are_sound(name: str) -> None:
    assert lint_groups(table(name)) == []


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("kind\t台账|名册\nkind\t台账", "line 2: 台账 stands twice in kind"),
        ("of_things\t桥名|桥名", "line 1: 桥名 stands twice in of_things"),
        ("of_things\t桥名|桥梁\nof_things\t桥名|桥梁|桥梁名称", "line 1: another row of of_things has all of it"),
    ],
)
def test_a_mistake_in_the_words_of_lists_is_found(rows: str, complaint: str) -> None:
    assert lint_groups(rows.splitlines()) == [complaint]


def test_a_synonym_may_stand_in_rows_that_differ() -> None:
    assert lint_groups(["of_things\t负责人|业主", "of_things\t负责人|校长", "of_persons\t负责人"]) == []


def test_an_age_may_be_implied_without_a_row() -> None:
    assert lint(["topic\t津贴\t津贴\tage:80-"]) == []


def test_the_page_of_words_is_up_to_date() -> None:
    assert vocabulary.PAGE.read_text(encoding="utf-8") == vocabulary.page(table("terms.tsv")), (
        "python -m scripts.vocabulary"
    )


def test_the_page_shows_every_row_with_its_source() -> None:
    shown = vocabulary.page(["# c", "## Aid. Source: the law", "topic\t低保\t低保|最低生活保障\t农村\tm=persons"])
    assert shown.endswith("| 低保 | topic | 低保、最低生活保障 | 农村 | m=persons |\n")
    assert "## Aid\n\nSource: the law.\n" in shown


def test_checking_writes_nothing_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(vocabulary, "PAGE", tmp_path / "page.md")
    assert vocabulary.main(["--check"]) == 1
    assert not (tmp_path / "page.md").exists()
    assert "differs" in capsys.readouterr().out
    assert vocabulary.main([]) == 0
    assert vocabulary.main(["--check"]) == 0

"""Rules printed below a table: which are read, and which are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.filling.check_rules import Rule, parse_note, parse_rules

codes = st.from_regex(r"[A-Z]{0,2}[0-9]{1,4}", fullmatch=True)
sums = st.lists(st.tuples(st.sampled_from((1, -1)), codes), min_size=1, max_size=4).map(
    lambda terms: ((1, terms[0][1]), *terms[1:])
)
rules = st.builds(Rule, sums, st.sampled_from(("=", ">=", "<=", ">", "<")), sums)


def read(note: str) -> list[str]:
    return [str(rule) for rule in parse_note(note)]


@given(st.lists(rules, min_size=1, max_size=5), st.sampled_from(("；", ";", "、", "，", "。", "； ", "\n")))
def test_what_is_written_in_the_grammar_is_read_back(written: list[Rule], between: str) -> None:
    assert list(parse_note("审核关系：" + between.join(map(str, written)))) == written


@given(st.text(max_size=60))
def test_any_note_is_survived(note: str) -> None:
    for rule in parse_note(note):
        assert rule.left
        assert rule.right


@given(st.text(alphabet="0123456789+-=≥≤>< 、；，。()（）年月日人户其中：A", max_size=40))
def test_notes_of_nearly_the_right_signs_are_survived(note: str) -> None:
    list(parse_note(note))


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("审核关系：02≥03、02≥04；09=10+11；12≥13。", ["02≥03", "02≥04", "09=10+11", "12≥13"]),
        ("62>=63+65+66", ["62≥63+65+66"]),
        ("校核关系：A04≥A05、A04≥A06", ["A04≥A05", "A04≥A06"]),
        ("逻辑关系: 3 ＞＝ 4 ＋ 5", ["3≥4+5"]),
        ("审核公式：第1行=第2行+第3行", ["1=2+3"]),
        ("平衡关系：(1)=(2)+(3)-(4)", ["1=2+3-4"]),
        ("审核关系：1、02≥03；2、04≥05", ["02≥03", "04≥05"]),
        ("审核关系：11≥12≥13", ["11≥12", "12≥13"]),
    ],
)
def test_spellings_of_rules(note: str, expected: list[str]) -> None:
    assert read(note) == expected


def test_a_row_alone_repeats_the_comparison_before_it() -> None:
    assert read("审核关系：03≥04、05") == ["03≥04", "03≥05"]


def test_a_row_alone_behind_an_equation_says_nothing() -> None:
    assert read("审核关系：03=04、05") == ["03=04"]


def test_a_remark_behind_a_rule_is_kept() -> None:
    (rule,) = parse_note("审核关系：62≥63+65+66不一定成立时须附说明")
    assert (str(rule), rule.remark) == ("62≥63+65+66", "不一定成立时须附说明")


@pytest.mark.parametrize(
    "note",
    [
        "审核关系：04=05的80%",
        "审核关系：04=05×06",
        "审核关系：04≥05（不含06）",
        "审核关系：若04>0则05>0",
        "审核关系：01=02+…+09",
        "说明：1=是，2=否",
        "注：存栏为季末数",
        "60≥岁",
        "",
    ],
)
def test_what_is_not_understood_in_full_is_left_alone(note: str) -> None:
    assert read(note) == []


def test_numbers_parted_by_a_space_do_not_run_together() -> None:
    assert read("审核关系：10=11+12 14=15+16") == ["10=11+12", "14=15+16"]


def test_rules_on_codes_the_form_lacks_are_dropped() -> None:
    assert [str(r) for r in parse_rules(["审核关系：02≥03；02≥99"], ["02", "03"])] == ["02≥03"]

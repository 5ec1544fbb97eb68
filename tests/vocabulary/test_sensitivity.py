"""The table of sensitivities: what labels and titles say, and that it is whole."""

from __future__ import annotations

import pytest

from forms.vocabulary.sensitivity import built_in_sensitivity, read_sensitivity

TABLE = built_in_sensitivity()


@pytest.mark.parametrize(
    ("label", "kinds"),
    [
        ("健 康 状 况", ("health",)),
        ("残疾等级", ("disability",)),
        ("残疾人证号", ("disability", "id_number")),
        ("一卡通账号", ("accounts",)),
        ("就读学校", ("minors",)),
        ("公民身份号码", ("id_number",)),
        ("耕地面积（亩）", ()),
    ],
)
def test_a_label_says_how_sensitive_a_value_is(label: str, kinds: tuple[str, ...]) -> None:
    assert TABLE.of_labels([label]) == kinds


@pytest.mark.parametrize(
    ("title", "matters"),
    [
        ("某某村党支部基本情况登记表", ("party",)),
        ("信访事项办理情况月报", ("petition",)),
        ("兵役登记花名册", ("military",)),
        ("第七次全国人口普查表", ("survey",)),
        ("退役军人和其他优抚对象花名册", ()),
        ("矛盾纠纷排查化解情况统计表", ()),
        ("传统村落资源普查登记表", ()),
        ("农村经济基本情况统计表", ()),
    ],
)
def test_a_title_says_of_which_matter_a_report_is(title: str, matters: tuple[str, ...]) -> None:
    assert TABLE.of_matter([title]) == matters


def test_a_post_of_the_party_is_no_party_matter_but_its_members_are() -> None:
    assert TABLE.of_element("村级林长（党组织书记）") == ()
    assert TABLE.of_element("女党员（人）") == ("party",)


def test_every_row_of_the_table_names_its_basis() -> None:
    articles = {"2", "3", "20", "25", "practice", "statistics"}
    assert TABLE.rows
    assert all(row.words and set(row.basis) <= articles for row in TABLE.rows)


def test_no_word_stands_for_two_matters() -> None:
    seen: dict[tuple[str, str], str] = {}
    for row in TABLE.rows:
        for word in row.words:
            assert seen.setdefault((row.scope, word), row.kind) == row.kind


@pytest.mark.parametrize("line", ["health\tfield\t病", "health\telsewhere\t病\t25", "\tfield\t病\t25"])
def test_a_broken_row_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_sensitivity([line])

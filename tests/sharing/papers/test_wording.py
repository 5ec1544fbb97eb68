"""No paper accuses, threatens or misquotes, whatever was put into it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.errors import FormsError
from forms.sharing.papers.law import regulation
from forms.sharing.papers.wording import findings, require_fit

PLAIN = "为减轻填报工作量，恳请贵局共享下列数据，经比对存在差异，请予核实；已到答复期限，请予支持。"
UNFIT = ["违法", "第四十条", "数据错误", "逾期", "自动填报", "问责", "推诿", "务必"]


def test_a_plain_request_passes() -> None:
    assert findings([PLAIN, regulation().quoted("二十", "依法提出政务数据共享申请")]) == ()


@pytest.mark.parametrize("word", UNFIT)
def test_a_word_that_may_not_leave_the_office_is_named(word: str) -> None:
    with pytest.raises(FormsError) as caught:
        require_fit([PLAIN, f"请注意{word}。"])
    assert caught.value.code in ("paper.word", "paper.article")
    assert caught.value.context["words"]


@given(
    st.sampled_from(UNFIT),
    st.text("甲乙丙，。 贵局数据", max_size=12),
    st.sampled_from(["", " ", "　", "\u200b", "·", "-"]),
)
def test_nothing_between_the_characters_hides_it(word: str, around: str, between: str) -> None:
    assert findings([around + between.join(word) + around])


@pytest.mark.parametrize("word", ["逾期", "违法", "四十条"])
def test_full_width_and_compatibility_signs_do_not_hide_it(word: str) -> None:
    assert findings([f"（{word[0]}．{word[1:]}款）"])


def test_an_article_that_isn_t_at_hand_is_not_cited() -> None:
    (found,) = findings(["依据《政务数据共享条例》第三十九条办理。"])
    assert (found.code, found.words) == ("paper.article", "第三十九条")


def test_a_quotation_that_was_changed_is_found() -> None:
    law = regulation()
    words = law.articles["二十四"].split("，")[0]
    assert findings([f"《政务数据共享条例》第二十四条规定：“{words}”"]) == ()
    (found,) = findings([f"《政务数据共享条例》第二十四条规定：“{words}不得拒绝”"])
    assert found.code == "paper.misquoted"

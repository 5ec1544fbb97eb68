"""Articles are quoted as they stand, from a copy that carries its date."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.sharing.papers.law import read_law, regulation

GIVEN = Path(__file__).resolve().parents[4] / "shared" / "law" / "data-sharing-regulation.md"
OWN = Path(__file__).resolve().parents[3] / "resources" / "law" / "data-sharing-regulation.md"


def test_the_copy_has_its_day_and_the_articles_that_papers_lean_on() -> None:
    law = regulation()
    assert law.taken == "2026-11-22"
    assert {"十九", "二十", "二十一", "二十二", "二十四", "二十五", "二十六", "三十"} <= law.articles.keys()
    assert "四十" not in law.articles


def test_words_are_quoted_only_where_they_stand() -> None:
    law = regulation()
    words = "明确使用依据、使用场景、使用范围、共享方式、使用时限等"
    assert law.quoted("二十", words) == f"《政务数据共享条例》第二十条规定：“{words}”"
    with pytest.raises(LookupError):
        law.quoted("二十", "明确使用依据和使用场景")
    with pytest.raises(LookupError):
        law.quoted("十九", words)


def test_an_article_runs_to_the_next_and_paragraph_marks_are_left_out() -> None:
    law = read_law("# t\ntaken 2026-01-02\n\n第一条 （第二款）甲。\n乙。\n\n说明\n第二条 丙。\n", "某条例")
    assert law.articles == {"一": "甲。\n乙。", "二": "丙。"}


@pytest.mark.skipif(not GIVEN.exists(), reason="the shared text is not there")
def test_the_copy_is_the_text_that_was_given() -> None:
    assert OWN.read_bytes() == GIVEN.read_bytes()

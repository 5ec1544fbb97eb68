"""Quick find: words name subjects, elements or both; the newest value is found, sensitive ones are marked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.profile.drafts import DraftHead
from forms.recording.finding import titled
from forms.workspace import Workspace

DEMO = Path(__file__).parents[2] / "resources" / "demo"


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    made = Workspace.throwaway("云岭镇")
    made.ingest(sorted((DEMO / "past").iterdir()))
    yield made
    made.close()


@pytest.fixture(scope="module")
def person(workspace: Workspace) -> str:
    return next(row.name for row in workspace._profile.subjects("person"))


def test_a_name_finds_the_person_and_what_is_known(workspace: Workspace, person: str) -> None:
    found = workspace.care.find(person)
    assert (found[0].kind, found[0].title) == ("subject", person)
    assert all(person in f.about for f in found if f.kind == "fact")
    assert any(f.kind == "fact" for f in found)


def test_a_name_and_a_word_find_one_value(workspace: Workspace, person: str) -> None:
    found = workspace.care.find(f"{person} 身份证")
    assert found
    assert all("身份证" in f.title and f.sensitive and f.source for f in found)
    assert not any(f.value.startswith("'") for f in found)


def test_an_indicator_alone_is_that_of_the_unit_in_its_newest_period(workspace: Workspace) -> None:
    found = workspace.care.find("低保 户数")
    assert found
    assert all("低保" in f.title and "户数" in f.title and "云岭镇" in f.about and f.unit == "户" for f in found)
    assert len({(f.title, f.key) for f in found}) == len(found)


def test_the_beginning_of_a_number_finds_whose_it_is(workspace: Workspace) -> None:
    row = next(r for r in workspace._profile.subjects("person") if r.keys.get("key", "").startswith("999"))
    assert row.name in {f.title for f in workspace.care.find(row.keys["key"][:14])}


def test_a_draft_is_found_by_its_title(workspace: Workspace) -> None:
    workspace.care.drafts.start(DraftHead("b" * 32, "月报.xlsx", title="畜牧生产月报", period_text="2026年4月"), b"")
    assert [(f.kind, f.key) for f in workspace.care.find("畜牧 月报") if f.kind == "draft"] == [("draft", "b" * 32)]


@pytest.mark.parametrize("text", ["", "   ", "没有这样的词语"])
def test_nothing_is_found_for_nothing(workspace: Workspace, text: str) -> None:
    assert workspace.care.find(text) == ()


def test_templates_are_named_by_every_word_of_a_search() -> None:
    shelf = [("a", "农村低保情况月报"), ("b", "城市低保情况月报")]
    assert [one.key for one in titled(shelf, "低保 月报")] == ["a", "b"]
    assert [one.key for one in titled(shelf, "农村　低保")] == ["a"]
    assert titled(shelf, "农村 季报") == titled(shelf, "　") == ()

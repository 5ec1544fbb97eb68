"""Which decisions hold: superseding, undoing, undoing an undo; the same on every desktop."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from forms.recording.decisions import Decision, items_of, read_all, standing


@dataclass
class Made:
    id: str
    body: dict[str, Any]
    device: str = "d"
    time: str = "2026-04-01T08:00:00+00:00"
    more: dict[str, Any] = field(default_factory=dict)


def decided(*items: tuple[str, str, list[str]]) -> list[Decision]:
    """(id, what, supersedes) in the order of the journal."""
    return [Decision(id, what, {"what": what}, tuple(named)) for id, what, named in items]


def live(decisions: list[Decision]) -> list[str]:
    return [d.id for d in standing(decisions).live if d.what != "undo"]


def test_the_items_of_a_record_are_numbered() -> None:
    items = items_of(Made("r", {"items": [{"what": "confirmed"}, {"what": "corrected", "supersedes": ["a.0"]}]}))
    assert [(d.id, d.what, d.supersedes) for d in items] == [("r.0", "confirmed", ()), ("r.1", "corrected", ("a.0",))]


def test_what_is_not_understood_is_passed_over_but_keeps_its_number() -> None:
    items = items_of(Made("r", {"items": ["?", {"no": 1}, {"what": "later kind"}]}))
    assert [d.id for d in items] == ["r.2"]
    assert read_all([Made("x", {}), Made("y", {"items": 3})]) == []


def test_a_superseded_decision_does_not_hold() -> None:
    assert live(decided(("a", "confirmed", []), ("b", "corrected", ["a"]))) == ["b"]


def test_an_undo_brings_back_what_was_superseded() -> None:
    assert live(decided(("a", "confirmed", []), ("b", "corrected", ["a"]), ("u", "undo", ["b"]))) == ["a"]


def test_an_undone_undo_leaves_everything_as_it_was() -> None:
    before = decided(("a", "confirmed", []), ("b", "corrected", ["a"]))
    twice = [*before, *decided(("u", "undo", ["b"]), ("v", "undo", ["u"]))]
    assert live(twice) == live(before) == ["b"]


def test_two_desktops_that_replace_the_same_leave_both() -> None:
    assert live(decided(("a", "confirmed", []), ("b", "corrected", ["a"]), ("c", "corrected", ["a"]))) == ["b", "c"]


def test_nothing_can_be_said_about_what_comes_later() -> None:
    assert live(decided(("a", "undo", ["b"]), ("b", "confirmed", ["b", "c"]), ("c", "confirmed", []))) == ["b", "c"]


@st.composite
def journals(draw: st.DrawFn) -> list[Decision]:
    out: list[Decision] = []
    for number in range(draw(st.integers(1, 12))):
        what = draw(st.sampled_from(["confirmed", "corrected", "undo"]))
        named = draw(st.lists(st.sampled_from([d.id for d in out]), max_size=2, unique=True)) if out else []
        out.append(Decision(f"d{number}", what, {"what": what}, tuple(named)))
    return out


@given(journals(), st.data())
def test_undoing_the_newest_restores_exactly_what_held_before(journal: list[Decision], data: st.DataObject) -> None:
    newest = Decision("new", "corrected", {}, tuple(data.draw(st.lists(st.sampled_from([d.id for d in journal])))))
    undo = Decision("u", "undo", {}, ("new",))
    assert live([*journal, newest, undo]) == live(journal)


@given(journals(), st.data())
def test_redoing_restores_what_held_before_the_undo(journal: list[Decision], data: st.DataObject) -> None:
    target = data.draw(st.sampled_from([d.id for d in journal]))
    if target in standing(journal).void:
        return
    undo, redo = Decision("u", "undo", {}, (target,)), Decision("v", "undo", {}, ("u",))
    assert live([*journal, undo, redo]) == live(journal)


@given(journals())
def test_every_decision_holds_or_was_replaced_or_undone_on_purpose(journal: list[Decision]) -> None:
    found = standing(journal)
    named = {t for d in journal for t in d.supersedes}
    assert {d.id for d in journal} - {d.id for d in found.live} <= named

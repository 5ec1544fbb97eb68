"""Who is one with whom: by description without contradiction, by hand, and never against a split."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from forms.recording.decisions import Decision, standing
from forms.recording.people import People, pair_of, people

A, B = "p:999101198001010017", "p:999101198001010033"
N = "n:张一甲|甲坪村|1980-01-01"


def merged(
    owners: dict[str, list[str]], *live: tuple[str, str, str], listed: dict[str, set[str]] | None = None
) -> People:
    decisions = [Decision(f"d{n}", what, {"subjects": list(pair_of(a, b))}) for n, (what, a, b) in enumerate(live)]
    return people(owners, [], listed or {}, decisions)


def test_the_only_person_of_a_description_is_meant_by_it() -> None:
    found = merged({N: [A]})
    assert (found.one(N), found.all_of(A), found.rules) == (A, (A, N), {(A, N): "name_village_birth"})
    assert found.doubts == ()


def test_two_persons_of_one_description_leave_it_open() -> None:
    found = merged({N: [A, B]})
    assert (found.one(N), [why for *_, why in found.doubts]) == (N, ["several_persons"] * 2)


def test_two_rows_of_one_report_are_not_taken_for_one() -> None:
    found = merged({N: [A]}, listed={N: {"r1"}, A: {"r1", "r2"}})
    assert (found.one(N), found.doubts) == (N, ((A, N, "same_report"),))


def test_a_split_goes_before_what_is_concluded() -> None:
    found = merged({N: [A]}, ("split", A, N))
    assert (found.one(N), found.doubts) == (N, ())


def test_a_merge_by_hand_joins_what_nothing_else_would() -> None:
    found = merged({N: [A, B]}, ("merge", B, N))
    assert (found.one(N), found.rules[B, N]) == (B, "by_hand")
    assert [d[:2] for d in found.doubts] == [(A, N)]


def test_a_split_holds_through_others_too() -> None:
    found = merged({}, ("merge", A, N), ("merge", B, N), ("split", A, B))
    assert not {A, B} <= set(found.all_of(N))


def test_different_numbers_of_one_description_are_asked_about() -> None:
    assert people({}, [(A, B)], {}, []).doubts == ((A, B, "same_description"),)
    assert people({}, [(A, B)], {}, []).canonical == {}


SUBJECTS = [A, B, N, "n:李二乙|乙坪村|1955-02-02"]
steps = st.lists(
    st.tuples(st.sampled_from(["merge", "split"]), st.sampled_from(SUBJECTS), st.sampled_from(SUBJECTS)).filter(
        lambda s: s[1] != s[2]
    ),
    max_size=8,
)


def journal(made: list[tuple[str, str, str]]) -> list[Decision]:
    """Each step replaces what was decided about its pair before, as the desk does."""
    out: list[Decision] = []
    for number, (what, a, b) in enumerate(made):
        pair = list(pair_of(a, b))
        before = tuple(d.id for d in standing(out).live if d.body.get("subjects") == pair)
        out.append(Decision(f"d{number}", what, {"subjects": pair}, before))
    return out


@given(steps, st.sampled_from(["merge", "split"]), st.sampled_from(SUBJECTS[:2]), st.sampled_from(SUBJECTS[2:]))
def test_undoing_a_merge_or_split_restores_exactly_who_was_one(
    made: list[tuple[str, str, str]], what: str, a: str, b: str
) -> None:
    before, after = journal(made), journal([*made, (what, a, b)])
    undone = [*after, Decision("u", "undo", {}, (after[-1].id,))]
    owners = {N: [A]}
    assert people(owners, [], {}, standing(undone).live) == people(owners, [], {}, standing(before).live)


@given(steps, st.randoms(use_true_random=False))
def test_the_order_of_what_holds_changes_nothing(made: list[tuple[str, str, str]], seed: object) -> None:
    live = list(standing(journal(made)).live)
    shuffled = list(live)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    assert people({N: [A]}, [(A, B)], {}, live) == people({N: [A]}, [(A, B)], {}, shuffled)


@given(steps)
def test_no_one_stands_in_a_group_with_somebody_it_was_split_from(made: list[tuple[str, str, str]]) -> None:
    live = standing(journal(made)).live
    found = people({N: [A]}, [], {}, live)
    for a, b in (d.body["subjects"] for d in live if d.what == "split"):
        assert b not in found.all_of(a)

"""Copies and versions of one report: which of them count."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from forms.recording.versions import Copy, settle

A, B = frozenset({("x", "1")}), frozenset({("x", "2")})
COPIES = st.lists(
    st.builds(
        Copy,
        st.uuids().map(str),
        st.sampled_from(["a.xls", "a.xlsx", "a(2).xlsx", "b.xlsx"]),
        st.sampled_from([("f", "u", "p"), ("f", "u", "q"), ("", "u", "p"), ("f", "u", "")]),
        st.sampled_from([(), ("初稿",), ("终稿",), ("(2)",)]),
        st.sampled_from([A, B]),
    ),
    max_size=8,
)


def copy(
    name: str, values: frozenset[tuple[str, ...]] = A, *words: str, group: tuple[str, ...] = ("f", "u", "p")
) -> Copy:
    return Copy(name, f"{name}.xlsx", group, words, values)


def test_copies_that_say_the_same_are_one() -> None:
    found = settle([copy("a"), copy("bb")])
    assert (found.heads, found.replaced, found.differing) == ({"a"}, {"bb": "a"}, ())


def test_copies_that_differ_stay_side_by_side_and_that_is_said() -> None:
    found = settle([copy("a"), copy("bb", B)])
    assert (found.heads, found.differing) == ({"a", "bb"}, (("a", "bb"),))


def test_a_draft_gives_way_to_what_was_sent() -> None:
    found = settle([copy("a", B, "初稿"), copy("bb", A, "终稿")])
    assert (found.heads, found.replaced, found.differing) == ({"bb"}, {"a": "bb"}, (("a", "bb"),))


def test_what_was_sent_first_gives_way_to_what_says_it_corrects_it() -> None:
    found = settle([copy("a"), copy("bb", B, "更正")])
    assert (found.heads, found.replaced) == ({"bb"}, {"a": "bb"})


def test_what_was_returned_or_is_void_gives_way() -> None:
    assert settle([copy("a", B, "退回"), copy("b", A, "作废"), copy("cc")]).heads == {"cc"}


def test_a_draft_alone_counts() -> None:
    assert settle([copy("a", A, "初稿")]).heads == {"a"}


def test_other_periods_units_and_forms_are_other_reports() -> None:
    groups = [("f", "u", "p"), ("f", "u", "q"), ("f", "w", "p"), ("g", "u", "p")]
    assert len(settle([copy(str(n), A, group=g) for n, g in enumerate(groups)]).heads) == 4


def test_without_a_fingerprint_or_a_period_nothing_is_a_copy() -> None:
    assert len(settle([copy("a", group=("", "u", "p")), copy("b", group=("", "u", "p"))]).heads) == 2
    assert len(settle([copy("a", group=("f", "u", "")), copy("b", group=("f", "u", ""))]).heads) == 2


def test_the_plainest_file_name_stands_for_the_others() -> None:
    assert settle([copy("月报(2)", A, "(2)"), copy("月报")]).heads == {"月报"}
    old, new = Copy("1", "月报.xls", ("f", "u", "p"), (), A), Copy("2", "月报.xlsx", ("f", "u", "p"), (), A)
    assert settle([new, old]).heads == {"1"}


@given(COPIES, st.randoms())
def test_the_order_of_arrival_decides_nothing(copies: list[Copy], chance: object) -> None:
    shuffled = list(copies)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = settle(copies), settle(shuffled)
    assert (one.heads, one.replaced) == (other.heads, other.replaced)


@given(COPIES)
def test_every_copy_counts_or_has_one_that_stands_for_it(copies: list[Copy]) -> None:
    found = settle(copies)
    assert found.heads | found.replaced.keys() == {c.id for c in copies}
    assert not found.heads & found.replaced.keys()
    assert set(found.replaced.values()) <= found.heads


@given(COPIES)
def test_no_value_that_was_sent_is_lost(copies: list[Copy]) -> None:
    heads = {c.id: c for c in copies if c.id in settle(copies).heads}
    for c in copies:
        if "初稿" not in c.status_words:
            assert any(h.values == c.values and h.group == c.group for h in heads.values())

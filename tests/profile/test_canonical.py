from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.profile.canonical import canonical, parse

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(WORDS, JSON, max_size=5))
def test_a_body_comes_back_and_keeps_fields_nobody_knows(body: dict[str, object]) -> None:
    assert parse(canonical(body)) == body
    assert canonical(parse(canonical(body))) == canonical(body)


@given(st.dictionaries(WORDS, JSON, min_size=2, max_size=5))
def test_the_order_of_keys_makes_no_difference(body: dict[str, object]) -> None:
    assert canonical(dict(reversed(body.items()))) == canonical(body)


@pytest.mark.parametrize("value", [1.5, float("nan"), [0.1], {"a": {"b": (2.0,)}}, {1: "a"}])
def test_what_has_no_single_spelling_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"floats|keys"):
        canonical({"value": value})


def test_a_lone_surrogate_from_a_broken_file_is_kept_out_of_the_journal() -> None:
    assert parse(canonical({"a": "x\ud800y"})) == {"a": "x?y"}


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b'"a"', b"[" * 100_000])
def test_what_is_no_object_is_no_body(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's own messages
        parse(data)

"""A review survives the journal; what is no review is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.model.document import Area
from forms.profile.canonical import canonical, parse
from forms.templates.corrections import TYPES, Anchor, Correction, Mark, Said, decode, encode

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
paths = st.lists(texts, max_size=2).map(tuple)
said = st.builds(
    Said, st.none() | paths, st.none() | st.sampled_from(TYPES), st.none() | texts, st.none() | paths,
    st.none() | st.booleans(),
)  # fmt: skip
small = st.integers(0, 50)
areas = st.builds(lambda top, left, h, w: Area(top, left, top + h, left + w), small, small, small, small)
marks = st.builds(Mark, paths, texts, texts, small)
anchors = st.none() | st.builds(Anchor, texts, st.integers(-50, 50), st.integers(-50, 50))
corrections = st.one_of(
    st.builds(lambda m, s: Correction("set", m, said=s), marks, said),
    st.builds(lambda m: Correction("remove", m), marks),
    st.builds(lambda m, t, s: Correction("column", m, t, said=s), marks, small, said),
    st.builds(lambda g, a, n, s: Correction("add", grid=g, area=a, anchor=n, said=s), texts, areas, anchors, said),
    st.builds(
        lambda g, a, n, h, k: Correction("region", grid=g, area=a, anchor=n, header_rows=h, kind=k),
        texts, areas, anchors, st.integers(1, 5), st.sampled_from(["", "roster", "two_way"]),
    ),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(corrections, max_size=3).map(tuple))
def test_a_review_comes_back_from_the_journal_as_it_was(layer: tuple[Correction, ...]) -> None:
    body = parse(canonical({"corrections": encode(layer)}))
    assert decode(body["corrections"]) == layer


def test_a_binding_comes_back_with_its_name() -> None:
    one = Correction("set", Mark(("人数",)), said=Said(element="ab12", element_name="农村低保人数"))
    assert decode(encode([one])) == (one,)


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        ["x"],
        [{}],
        [{"what": "drop"}],
        [{"what": "set"}],
        [{"what": "remove", "mark": ["x"]}],
        [{"what": "add", "grid": "表"}],
        [{"what": "add", "grid": "表", "area": [3, 0, 1, 0]}],
        [{"what": "region", "grid": "表", "area": [0, 0, 1 << 30, 0]}],
        [{"what": "set", "mark": [[], "", "", 0], "said": {"type": "macro"}}],
        [{"what": "set", "mark": [[], "", "", 0], "said": {"required": 1}}],
        [{"what": "set", "mark": [["x" * 501], "", "", 0]}],
        [{"what": "set", "mark": [[], "", "", True]}],
    ],
)
def test_what_is_no_review_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(data)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda i: st.lists(i, max_size=4)
       | st.dictionaries(st.sampled_from(["what", "mark", "area", "said", "grid", "set", "add"]), i, max_size=4)))  # fmt: skip
def test_any_json_is_read_or_refused_with_a_value_error(data: Any) -> None:
    try:
        decode(json.loads(json.dumps(data)))
    except ValueError:
        return


def test_later_words_go_over_earlier_ones_and_leave_the_rest() -> None:
    first = Said(path=("甲",), unit="人", required=True, element="e1", element_name="甲")
    after = Said(unit="户", element="").over(first)
    assert after == Said(path=("甲",), unit="户", required=True, element="", element_name="")

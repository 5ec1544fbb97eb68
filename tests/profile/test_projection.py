from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.errors import FormsError
from forms.model.facts import Fact
from forms.profile.rows import Counts, LocalElement, SubjectRow, TableHead
from forms.profile.store import Profile
from tests.profile.samples import APRIL, MARCH, UNIT, fact, record

TEXTS = st.text(max_size=6)
FACTS = st.lists(
    st.builds(
        Fact,
        element=st.sampled_from(["e1", "e2"]),
        subject=TEXTS,
        period=st.sampled_from(["", APRIL.key, MARCH.key]),
        value=TEXTS,
        kind=st.sampled_from(["number", "text", "date", "choice", "void", "unknown", "none"]),
        unit=st.sampled_from(["", "人", "万元"]),
        submission=st.just(""),
        address=TEXTS,
        tags=st.sampled_from([(), ("hidden",), ("merged", "formula")]),
    ),
    max_size=6,
)


@given(FACTS)
@settings(max_examples=30, deadline=None)
def test_facts_come_back_as_they_were_put(drawn: list[Fact]) -> None:
    from dataclasses import replace

    with Profile.throwaway(UNIT) as profile:
        saved = record(profile)
        facts = [replace(one, submission=saved, ord=place) for place, one in enumerate(drawn)]
        profile.replace_projection(saved, facts, version=2)
        assert profile.facts_of(saved) == facts
        assert profile.facts_for(["e1", "e2"]) == facts
        found = profile.values_by_key([(f.element, f.subject, f.period) for f in facts])
        assert all(f is not None and (f.element, f.subject, f.period) for f in found)
        assert profile.counts().facts == len(facts)


def test_replacing_puts_the_new_in_place_of_the_old(profile: Profile) -> None:
    saved = record(profile)
    profile.replace_projection(
        saved,
        [fact(saved, value="1"), fact(saved, "户数", "2", order=1)],
        [TableHead(saved, "t", "roster", "表", "sig", APRIL.key, 3)],
        [LocalElement("人口", "人口", {"unit": "人"})],
        [SubjectRow("上湾村", "village", "上湾村", {"code": "999101201"})],
        version=1,
    )
    profile.replace_projection(saved, [fact(saved, value="9")], version=2)
    assert [f.value for f in profile.facts_of(saved)] == ["9"]
    assert profile.table_heads() == []
    assert profile.counts() == Counts(records=1, submissions=1, facts=1, elements=0, subjects=0)
    assert profile.find_subject("999101201") == []
    assert profile.submissions()[0].projected_version == 2


def test_an_interrupted_replacement_leaves_the_old(profile: Profile) -> None:
    saved = record(profile)
    profile.replace_projection(saved, [fact(saved, value="1")])
    with pytest.raises(AttributeError):
        profile.replace_projection(saved, [fact(saved, value="2")], [None])  # type: ignore[list-item]
    assert [f.value for f in profile.facts_of(saved)] == ["1"]


def test_what_two_submissions_use_stays_until_both_let_go(profile: Profile) -> None:
    first, second = record(profile, b"1"), record(profile, b"2")
    element, subject = LocalElement("e", "名"), SubjectRow("s", "person", "张三", {"idcard": "999101X"})
    for saved in (first, second):
        profile.replace_projection(saved, [], elements=[element], subjects=[subject])
    profile.replace_projection(first, [])
    assert profile.elements() == [element]
    assert profile.subjects("person") == [subject]
    profile.replace_projection(second, [])
    assert (profile.elements(), profile.subjects()) == ([], [])


def test_only_heads_are_sources(profile: Profile) -> None:
    first, second = record(profile, b"1"), record(profile, b"2")
    profile.replace_projection(first, [fact(first, value="1")])
    profile.replace_projection(second, [fact(second, value="2")])
    key = ("人口", "上湾村", APRIL.key)
    assert [f.value for f in profile.facts_for(["人口"])] == ["1", "2"]
    assert profile.values_by_key([key])[0].value == "2"  # type: ignore[union-attr]
    profile.set_heads([first], {second: "returned"})
    assert [f.value for f in profile.facts_for(["人口"])] == ["1"]
    assert [f.value for f in profile.facts_for(["人口"], heads_only=False)] == ["1", "2"]
    assert profile.values_by_key([key])[0].value == "1"  # type: ignore[union-attr]
    assert [(head.status, head.head) for head in profile.submissions()] == [("sent", True), ("returned", False)]
    profile.set_heads([second])
    assert [head.status for head in profile.submissions()] == ["superseded", "sent"]


def test_facts_are_found_by_subject_and_period_together(profile: Profile) -> None:
    saved = record(profile)
    facts = [fact(saved, e, s + e, s, i) for i, (e, s) in enumerate((e, s) for e in "ab" for s in "xy")]
    profile.replace_projection(saved, facts)
    assert {f.value for f in profile.facts_for(["a"], ["x", "none"])} == {"xa"}
    assert {f.value for f in profile.facts_for(["a", "b"], ["y"], [APRIL.key])} == {"ya", "yb"}
    assert profile.facts_for(["a"], periods=[MARCH.key]) == []
    assert profile.facts_for([], ["x"]) == []


def test_values_by_key_answer_in_the_order_asked(profile: Profile) -> None:
    saved = record(profile)
    profile.replace_projection(saved, [fact(saved, "a", "1"), fact(saved, "b", "2", order=1)])
    keys = [("b", "上湾村", APRIL.key), ("a", "nobody", ""), ("a", "上湾村", APRIL.key), ("b", "上湾村", APRIL.key)]
    assert [f and f.value for f in profile.values_by_key(keys)] == ["2", None, "1", "2"]
    assert profile.values_by_key([]) == []


def test_tables_are_recognised_by_their_signature(profile: Profile) -> None:
    saved = record(profile)
    tables = [TableHead(saved, f"t{i}", "roster", "花名册", f"sig{i}", APRIL.key, i) for i in range(2)]
    profile.replace_projection(saved, [], tables)
    assert profile.table_heads("sig1") == [tables[1]]
    profile.set_heads([])
    assert profile.table_heads() == []
    assert profile.table_heads(heads_only=False) == tables


def test_a_subject_is_found_by_name_key_or_id_and_may_be_ambiguous(profile: Profile) -> None:
    saved = record(profile)
    people = [SubjectRow(f"p{i}", "person", "李四", {"idcard": f"99910{i}"}) for i in range(2)]
    profile.replace_projection(saved, [], subjects=people)
    assert profile.find_subject("李四") == people
    assert profile.find_subject("999101") == profile.find_subject("p1") == [people[1]]
    assert profile.find_subject("李") == []


def test_a_cleared_projection_lists_the_submissions_anew(profile: Profile) -> None:
    saved = record(profile)
    profile.replace_projection(saved, [fact(saved)], version=3)
    profile.set_heads([], {saved: "draft"})
    profile.clear_projection()
    (head,) = profile.submissions()
    assert (head.id, head.projected_version, head.facts, head.head) == (saved, 0, 0, True)
    assert profile.facts_of(saved) == []
    assert profile.counts() == Counts(1, 1, 0, 0, 0)


def test_facts_of_an_unknown_submission_are_refused(profile: Profile) -> None:
    with pytest.raises(FormsError) as caught:
        profile.replace_projection("ab" * 32, [])
    assert caught.value.code == "record.unknown"


def test_texts_of_broken_files_are_kept_as_far_as_they_can_be(profile: Profile) -> None:
    saved = record(profile)
    profile.replace_projection(saved, [fact(saved, "a\ud800", "x\x00y\ud800", "s\x00")])
    assert [f.value for f in profile.facts_for(["a\ud800"], ["s\x00"])] == ["x\x00y?"]

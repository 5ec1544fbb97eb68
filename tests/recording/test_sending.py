"""A report's state follows from its steps, in the journal's order; a step that can't follow is passed over and marked."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from forms.model.states import NEXT, OUT, STATES
from forms.recording.decisions import Decision
from forms.recording.sending import Sending, read_reports

BEGUN = Decision("r.0", "report", {"id": "a", "title": "表"})


def step(number: int, to: str, **more: object) -> Decision:
    return Decision(f"{number}.0", "step", {"report": "a", "to": to, **more})


@given(st.lists(st.sampled_from((*STATES, "newer")), max_size=12))
def test_only_steps_that_may_follow_are_taken(wanted: list[str]) -> None:
    steps = [step(n, to, submission=f"s{n}" if to in OUT else "") for n, to in enumerate(wanted)]
    report = read_reports([BEGUN, *steps])["a"]
    states = ["draft", *(s.to for s in report.steps)]
    assert all(b in NEXT[a] for a, b in pairwise(states))
    assert report.state == states[-1]
    assert report.differs == (len(report.steps) < len([w for w in wanted if w != "newer"]))
    assert bool(report.standing) == (report.state in OUT)


@given(st.lists(st.sampled_from(STATES), max_size=8))
def test_undoing_the_last_step_gives_what_was_before(wanted: list[str]) -> None:
    taken: list[Decision] = []
    for n, to in enumerate(wanted):
        if to in NEXT[read_reports([BEGUN, *taken])["a"].state]:
            taken.append(step(n, to))
    if taken:
        undo = Decision("u.0", "undo", {}, (taken[-1].id,))
        assert read_reports([BEGUN, *taken, undo]) == read_reports([BEGUN, *taken[:-1]])


def test_what_is_not_understood_harms_nothing() -> None:
    odd = [
        Decision("1.0", "step", {"report": "a", "to": 7, "signed": "x", "changes": [[1]], "drafted": []}),
        Decision("2.0", "scan", {"report": "a", "size": "big"}),
        Decision("3.0", "step", {"report": "nobody", "to": "review"}),
        Decision("4.0", "step", {"report": "a", "to": "review", "signed": [["填表人"]], "changes": [["x", 1, 2, 3]]}),
    ]
    report = read_reports([BEGUN, *odd])["a"]
    assert (report.state, report.steps[0].signed, len(report.scans)) == ("review", (), 1)


def test_a_submission_that_no_report_names_counts() -> None:
    assert Sending().withheld([]) == {}

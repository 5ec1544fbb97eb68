"""Reading in two steps judges as reading everything does."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from forms.filling.counting import Counter
from forms.filling.gathering import gather_for
from forms.filling.holding import gather
from forms.filling.judge import Question, judge
from forms.model.form import Field
from forms.recording.asking import Frame, ask
from forms.recording.subjects import UNIT
from forms.values import calendar_math as cal
from tests.filling.known import FORM, MARCH, QUARTER, World
from tests.matching.places import READER

VILLAGES = ("甲坪村", "乙坪村")
LABELS = ("农村低保户数", "农村低保金额", "党员占比", "耕地面积", "海拔", "乐队数")
WHEN = (None, MARCH, QUARTER, cal.year(2026), cal.as_of(dt.date(2026, 3, 31)), *(cal.month(2026, n) for n in (1, 2)))
SUBJECTS = (UNIT, *(f"v:{v}" for v in VILLAGES))
TOLD = st.tuples(
    st.sampled_from(LABELS), st.integers(0, 3), st.sampled_from(WHEN), st.sampled_from(SUBJECTS),
    st.sampled_from(["report", "manual"]), st.sampled_from(["blank", "other"]),
)  # fmt: skip
ASKED = st.tuples(st.sampled_from(LABELS), st.sampled_from(WHEN), st.sampled_from(SUBJECTS))


@given(st.lists(TOLD, max_size=12), st.lists(ASKED, min_size=1, max_size=4))
def test_no_decision_hangs_on_how_facts_are_read(told: list[tuple], asked: list[tuple]) -> None:  # type: ignore[type-arg]
    world = World(*VILLAGES)
    for label, value, when, subject, source, kind in told:
        world.tell(label, value, when, subject, source=source, kind=kind)
    questions = [question(world, *one) for one in asked]
    knowledge = world.knowledge
    every = gather(knowledge, {e for q in questions for e in q.elements}, set(SUBJECTS))
    staged = gather_for(knowledge, questions, villages=True)
    counter = Counter(knowledge)
    for one in questions:
        assert judge(knowledge, FORM, one, staged, counter) == judge(knowledge, FORM, one, every, counter)


def question(world: World, label: str, when: cal.Period | None, subject: str) -> Question:
    field = Field("f", (label,), "S!B2", type="integer")
    what = ask(READER, world.knowledge.book, Frame("", when, subject), field, "", "")
    return Question(field, what, world.knowledge.index.agreeing(what.definition))


def test_values_of_other_periods_are_not_read_where_one_fits() -> None:
    world = World()
    for month in (1, 2, 3):
        world.tell("农村低保户数", month, cal.month(2026, month))
    [held] = gather_for(world.knowledge, [question(world, "农村低保户数", MARCH, UNIT)], villages=False).values()
    assert [h.fact.value for h in held] == ["3"]


def test_where_none_fits_the_older_ones_are_read() -> None:
    world = World()
    world.tell("农村低保户数", 1, cal.month(2026, 1))
    [held] = gather_for(world.knowledge, [question(world, "农村低保户数", MARCH, UNIT)], villages=False).values()
    assert [h.fact.value for h in held] == ["1"]


def test_a_list_of_the_whole_year_is_read_as_it_may_contradict() -> None:
    world = World()
    world.tell("农村低保户数", 3, MARCH)
    world.tell("农村低保户数", 4, cal.year(2026))
    assert world.asks("农村低保户数").decision == "conflict"

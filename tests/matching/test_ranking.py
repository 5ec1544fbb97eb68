"""The nearest elements: never a decision, but the right one must be among the first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from forms.matching.ranking import SHORTLIST, Element, Ranking
from tests.matching.places import READER, asked

NAMES = ("农村低保户数", "农村低保人数", "城市低保户数", "耕地面积", "林地面积", "户籍人口数")


def ranking(names: tuple[str, ...] = NAMES) -> Ranking:
    return Ranking(READER, [Element(name, name, asked(name)) for name in names])


def nearest(label: str, agreeing: tuple[str, ...] = (), most: int = 3) -> list[str]:
    return [e.id for e, _ in ranking().nearest([label], asked(label), agreeing, most)]


def test_a_name_is_nearest_to_itself() -> None:
    assert [nearest(name)[0] for name in NAMES] == list(NAMES)


def test_other_words_of_the_same_concepts_are_near() -> None:
    assert nearest("农村最低生活保障户")[0] == "农村低保户数"


def test_an_element_that_passed_every_gate_stands_first() -> None:
    assert nearest("耕地面积", agreeing=("林地面积",))[0] == "林地面积"


def test_what_shares_nothing_is_not_shown() -> None:
    assert nearest("QWERTY") == []


def test_no_elements_give_no_neighbours() -> None:
    assert Ranking(READER, []).nearest(["耕地面积"], asked("耕地面积"), (), 3) == []


@given(st.sampled_from(NAMES), st.integers(1, 2 * SHORTLIST))
def test_scores_fall_and_are_few(name: str, most: int) -> None:
    many = tuple(f"{n}{i}" for n in NAMES for i in range(20))
    found = ranking(many).nearest([name], asked(name), (), most)
    scores = [score for _, score in found]
    assert len(found) <= most
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= s < 1 for s in scores)

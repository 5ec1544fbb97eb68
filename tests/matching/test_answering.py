"""Labels against a list of elements: fill, ask or none."""

from __future__ import annotations

from collections.abc import Mapping

from forms.matching.answering import SHOWN, answer_labels

ELEMENTS = [
    {"id": "1", "name": "农村低保户数", "unit": "户"},
    {"id": "2", "name": "农村低保人数", "unit": "人"},
    {"id": "3", "name": "城市低保户数", "unit": "户"},
    {"id": "4", "name": "户籍人口", "unit": "人"},
    {"id": "5", "name": "耕地面积", "unit": "亩"},
]


def answer(label: str, **more: str) -> Mapping[str, object]:
    return answer_labels(ELEMENTS, [{"label": label, **more}])[0]


def test_one_element_that_passes_every_gate_is_filled() -> None:
    found = answer("农村最低生活保障>户数（户）")
    assert (found["decision"], found["element"]) == ("fill", "1")
    assert found["candidates"][0] == {"element": "1", "score": 1.0}  # type: ignore[index]


def test_the_section_helps_to_explain() -> None:
    assert answer("低保户数")["decision"] == "ask"
    assert answer("低保户数", section="农村")["element"] == "1"


def test_several_elements_that_pass_are_asked_about() -> None:
    twice = [*ELEMENTS, {"id": "6", "name": "耕地面积（亩）", "unit": "亩"}]
    [found] = answer_labels(twice, [{"label": "耕地面积"}])
    assert (found["decision"], found["element"]) == ("ask", None)
    assert found["reasons"] == [{"code": "match.ambiguous", "elements": ["5", "6"]}]


def test_near_ones_are_shown_with_the_gate_they_fail() -> None:
    found = answer("城市低保对象人数")
    assert found["decision"] == "ask"
    assert [(r["code"], r["element"]) for r in found["reasons"]] == [("gate.measure", "3")]  # type: ignore[attr-defined]


def test_what_is_like_nothing_is_none() -> None:
    found = answer("QWERTY")
    assert (found["decision"], found["candidates"]) == ("none", [])
    assert found["reasons"] == [{"code": "match.nothing_near"}]


def test_no_elements_and_no_labels_are_fine() -> None:
    assert answer_labels(ELEMENTS, []) == []
    assert answer_labels([], [{"label": "耕地面积"}])[0]["decision"] == "none"


def test_candidates_are_few_and_ranked() -> None:
    many = [{"id": str(n), "name": f"低保户数{n}", "unit": "户"} for n in range(20)]
    [found] = answer_labels(many, [{"label": "低保户数"}])
    scores = [c["score"] for c in found["candidates"]]  # type: ignore[attr-defined]
    assert len(scores) == SHOWN
    assert scores == sorted(scores, reverse=True)


def test_answers_come_in_the_order_of_the_labels() -> None:
    labels = [{"label": x} for x in ("耕地面积", "户籍人口", "耕地面积")]
    assert [a["label"] for a in answer_labels(ELEMENTS, labels)] == [x["label"] for x in labels]


def test_a_unit_note_that_is_a_unit_alone_is_the_labels_unless_its_words_say_another() -> None:
    elements = [{"id": "H", "name": "农村低保户数", "unit": "户"}, {"id": "P", "name": "农村低保人数", "unit": "人"}]

    def answer(label: str, note: str) -> object:
        return answer_labels(elements, [{"label": label, "unit_note": note}])[0]["element"]

    assert (answer("农村低保", "户"), answer("农村低保", "人")) == ("H", "P")
    assert answer("农村低保户数", "人") == "H"


def test_an_elements_name_has_levels_too() -> None:
    elements = [{"id": "1", "name": "农村集体经济组织>成员人数", "unit": "人"}]
    assert answer_labels(elements, [{"label": "集体经济组织成员总人数"}])[0]["element"] == "1"

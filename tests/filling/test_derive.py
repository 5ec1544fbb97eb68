"""What a person's own ID number answers."""

from __future__ import annotations

import pytest

from forms.filling.derive import derived
from forms.filling.values import Target
from forms.matching.definition import Definition
from forms.model.document import Value
from forms.model.period import Period
from forms.recording.asking import Asked
from forms.values import calendar_math as cal
from forms.values.identity import check_character

BODY = "99900119800415002"  # no such division
PERSON = f"p:{BODY}{check_character(BODY)}"
MARCH, APRIL = cal.month(2026, 3), cal.month(2026, 4)


def answer(
    concept: str, subject: str = PERSON, period: Period | None = MARCH, more: frozenset[str] = frozenset()
) -> Value:
    asked = Asked(Definition(frozenset({concept}) | more, frozenset()), subject, period)
    found = derived(asked, Target("text", None))
    return found[0] if found else None


@pytest.mark.parametrize(("concept", "value"), [("出生日期", "1980-04-15"), ("性别", "女"), ("年龄", 45)])
def test_an_id_number_says_birth_sex_and_age(concept: str, value: Value) -> None:
    assert answer(concept) == value


def test_an_age_whose_birthday_falls_inside_the_period_is_left_open() -> None:
    assert answer("年龄", period=APRIL) is None


def test_another_persons_data_or_another_subject_is_not_answered() -> None:
    assert answer("出生日期", more=frozenset({"监护人"})) is None
    assert answer("出生日期", subject="v:甲坪村") is None

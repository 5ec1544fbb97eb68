"""What a person's own ID number says: birth date, sex, and the age where the period leaves no doubt (GB 11643)."""

from __future__ import annotations

from forms.filling.values import Target
from forms.model.document import Value
from forms.model.proposal import Reason
from forms.recording.asking import Asked
from forms.values.identity import IdNumber, age_on, parse_id


def derived(asked: Asked, target: Target) -> tuple[Value, Reason] | None:
    """The value and its reason; None where the place asks for something else, or for a role's data (the guardian's age)."""
    number = parse_id(asked.subject[2:]) if asked.subject.startswith("p:") else None
    if number is None or not number.key or len(asked.definition.own) != 1:
        return None
    value = _value(next(iter(asked.definition.own)), number, asked)
    if value is None or (target.options and value not in target.options):
        return None
    return value, Reason("fill.from_id_number")


def _value(concept: str, number: IdNumber, asked: Asked) -> Value:
    if concept == "身份证号":
        return number.text
    if concept == "性别":
        return number.sex or None
    if number.birth is None:
        return None
    if concept == "出生日期":
        return number.birth.isoformat()
    if concept == "年龄" and asked.period is not None:
        ages = {age_on(number.birth, day) for day in (asked.period.start, asked.period.end)}
        return ages.pop() if len(ages) == 1 else None
    return None

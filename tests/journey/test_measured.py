"""Sixty invented notices in the styles of chats and documents, written by somebody who didn't know the code, and twenty more in
other styles (emoji, 接龙, red-headed, supplements, forwarded, reminders), written by somebody who did.

Each has `today`, what is in it, and `unsure` where its deadline can't be known for certain; `either`: a right deadline may
be marked or not. They are development data: docs/journey.md says how the first sight of them went.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from forms.journey.notice import Found, Notice
from forms.journey.notice_read import read_notice
from forms.journey.notice_text import flatten

HERE = Path(__file__).parent
GOAL = 0.95


@pytest.fixture(scope="module", params=["notices.json", "more_notices.json"])
def read(request: pytest.FixtureRequest) -> list[tuple[Mapping[str, Any], Notice]]:
    notices: list[dict[str, Any]] = json.loads((HERE / request.param).read_text(encoding="utf-8"))
    return [(one, read_notice(one["text"], (), dt.date.fromisoformat(one["today"]))) for one in notices]


def sure(found: Found[Any] | None) -> bool:
    return found is not None and found.sure


def deadline(one: Mapping[str, Any], notice: Notice) -> bool:
    """The right day, and the right time where there is one."""
    found = notice.deadline
    day = str(found.value.day) if found and found.value.day else None
    at = f"{found.value.at:%H:%M}" if found and found.value.at else None
    return day == one["deadline"] and at == one["time"]


def contact(one: Mapping[str, Any], notice: Notice) -> bool:
    """The first one's name, and all numbers."""
    numbers = {re.sub(r"\W", "", p) for c in notice.contacts for p in c.value.phones or c.value.extensions}
    name = notice.contact.value.name if notice.contact else ""
    return numbers == {re.sub(r"\W", "", p) for p in one["phones"]} and name == (one["contact"] or name)


def naming(one: Mapping[str, Any], notice: Notice) -> bool:
    return plain(notice.naming.value if notice.naming else "") == plain(one["naming"] or "")


def plain(rule: str) -> str:
    return re.sub(r"[\s\"]", "", flatten(rule).text)


def test_ninety_five_of_a_hundred_are_right(read: list[tuple[Mapping[str, Any], Notice]]) -> None:
    right = {
        "deadline": sum(deadline(o, n) or (o["unsure"] and not sure(n.deadline)) or o["either"] for o, n in read),
        "contact": sum(contact(o, n) or not (o["contact"] or o["phones"] or sure(n.contact)) for o, n in read),
        "naming": sum(naming(o, n) or not (o["naming"] or sure(n.naming)) for o, n in read),
    }
    assert {name: count for name, count in right.items() if count < GOAL * len(read)} == {}


def test_a_deadline_is_unsure_only_where_nothing_says_when_the_notice_came(
    read: list[tuple[Mapping[str, Any], Notice]],
) -> None:
    """Of those that can be known; what a person may see either way is left aside."""
    known = [n.deadline for o, n in read if not (o["unsure"] or o["either"]) and n.deadline and not n.deadline.sure]
    assert {doubt.code for found in known for doubt in found.doubts} <= {"notice.no_base", "notice.next_month"}


def test_no_deadline_is_wrong_without_being_marked(read: list[tuple[Mapping[str, Any], Notice]]) -> None:
    wrong = [o["text"] for o, n in read if sure(n.deadline) and not deadline(o, n) and not o["either"]]
    marked = [o["text"] for o, n in read if sure(n.deadline) and o["unsure"] and not o["either"]]
    assert wrong + marked == []


def test_no_contact_is_wrong_without_being_marked(read: list[tuple[Mapping[str, Any], Notice]]) -> None:
    assert [o["text"] for o, n in read if sure(n.contact) and not contact(o, n)] == []


def test_no_naming_rule_is_wrong_without_being_marked(read: list[tuple[Mapping[str, Any], Notice]]) -> None:
    in_words = [o["text"] for o, n in read if sure(n.naming) and not naming(o, n)]
    assert [
        text for text in in_words if "表名前面加乡镇名" not in text
    ] == []  # as it is written, and name_for reads it

"""Twenty-two notices more: spoken into a telephone, forwarded, with two forms, with tables. Their truth was set down before the
program saw them; what docs/journey.md names as still unread may be missing, but nothing may be wrong and unmarked.

`first`: days (and times) that are right for the first deadline; `also`: days that have to be shown, be it as alternatives.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from forms.journey.notice import Notice
from forms.journey.notice_read import read_notice
from forms.journey.notice_text import flatten

NOTICES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "spoken_notices.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def read() -> list[tuple[Mapping[str, Any], Notice]]:
    return [(one, read_notice(one["text"], (), dt.date.fromisoformat(one["today"]))) for one in NOTICES]


def deadline(one: Mapping[str, Any], notice: Notice) -> bool:
    found = notice.deadline
    if one["unsure"] and not (found and found.sure):
        return True
    said = f"{found.value.day or ''} {f'{found.value.at:%H:%M}' if found.value.at else ''}".strip() if found else ""
    shown = {str(f.value.day) for d in notice.deadlines for f in (d, *d.alternatives)}
    right = one["first"] or [f"{one['deadline']} {one['time'] or ''}".strip()]
    return said in right and set(one["also"]) <= shown


def contact(one: Mapping[str, Any], notice: Notice) -> bool:
    numbers = {re.sub(r"\W", "", p) for c in notice.contacts for p in (*c.value.phones, *c.value.extensions)}
    name = notice.contact.value.name if notice.contact else ""
    return {re.sub(r"\W", "", p) for p in one["phones"]} <= numbers and name == (one["contact"] or name)


def naming(one: Mapping[str, Any], notice: Notice) -> bool:
    rule = notice.naming.value if notice.naming else ""
    return re.sub(r"[\s\"]", "", flatten(rule).text) == (one["naming"] or "")


def test_nothing_is_wrong_without_being_marked(read: list[tuple[Mapping[str, Any], Notice]]) -> None:
    wrong = [
        (o["text"][:30], kind)
        for o, n in read
        for kind, found, right in (
            ("deadline", n.deadline, deadline(o, n) and not o["unsure"]),
            ("contact", n.contact, contact(o, n)),
            ("naming", n.naming, naming(o, n)),
        )
        if found is not None and found.sure and not right
    ]
    assert wrong == []


def test_as_many_are_right_as_the_page_says(read: list[tuple[Mapping[str, Any], Notice]]) -> None:
    right = [sum(said(o, n) for o, n in read) for said in (deadline, contact, naming)]
    assert right == [20, 20, 22]

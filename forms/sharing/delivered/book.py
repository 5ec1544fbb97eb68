"""What the journal says of deliveries: on which terms each was taken, what it was used for, and that it was disposed of.

Items of records of the kind "deliveries". They stay when the data go: uses are to be kept for three years (政务数据共享
条例, Art. 29), and the journal keeps them for as long as there is one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms.profile.store import Profile
from forms.recording.decisions import Decision, read_all, standing

KIND = "deliveries"


@dataclass(frozen=True, slots=True)
class Terms:
    """On what a delivery is taken: the office, 使用场景 (purpose), the last day of 使用时限, the day the data are as of.

    `whole`: take every item and row, where only what is needed would be. `good_rows`: take the others where rows are bad.
    """

    provider: str = ""
    purpose: str = ""
    until: dt.date | None = None
    as_of: dt.date | None = None
    whole: bool = False
    good_rows: bool = False


@dataclass(frozen=True, slots=True)
class Used:
    """Values of a delivery written into a report. Never which values, and never whose."""

    day: str
    delivery: str
    provider: str
    title: str
    period: str
    values: int


@dataclass(frozen=True, slots=True)
class Held:
    """What was said of one delivery. `disposed`: the day, "" while it is held."""

    purpose: str = ""
    until: str = ""
    disposed: str = ""
    endpoint: str = ""


class DeliveryBook:
    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    def taken(self, delivery: str, terms: Terms, facts: int, endpoint: str = "") -> None:
        until = terms.until.isoformat() if terms.until else ""
        self._append(
            [{"what": "taken", "delivery": delivery, "provider": terms.provider, "purpose": terms.purpose,
              "until": until, "facts": facts, "endpoint": endpoint}]
        )  # fmt: skip

    def used(self, uses: Mapping[str, int], title: str, period: str, day: dt.date) -> None:
        """`uses`: delivery -> how many of its values were written."""
        self._append(
            [
                {"what": "used", "delivery": delivery, "title": title, "period": period, "values": count,
                 "day": day.isoformat()}
                for delivery, count in sorted(uses.items())
            ]
        )  # fmt: skip

    def disposed(self, delivery: str, facts: int, day: dt.date) -> None:
        self._append([{"what": "disposed", "delivery": delivery, "facts": facts, "day": day.isoformat()}])

    def held(self) -> Mapping[str, Held]:
        """By delivery; the last that was said counts."""
        out: dict[str, Held] = {}
        for one in self._items():
            before = out.get(one.text("delivery"), Held())
            if one.what == "taken":
                out[one.text("delivery")] = Held(one.text("purpose"), one.text("until"), "", one.text("endpoint"))
            elif one.what == "disposed":
                out[one.text("delivery")] = Held(before.purpose, before.until, one.text("day"), before.endpoint)
        return out

    def uses(self) -> tuple[Used, ...]:
        """Every use, the newest first."""
        offices = {d.text("delivery"): d.text("provider") for d in self._items() if d.what == "taken"}
        found = [
            Used(d.text("day"), d.text("delivery"), offices.get(d.text("delivery"), ""), d.text("title"),
                 d.text("period"), d.number("values"))
            for d in self._items() if d.what == "used"
        ]  # fmt: skip
        return tuple(reversed(found))

    def _items(self) -> Iterable[Decision]:
        return standing(read_all(self._profile.decision_records(KIND))).live

    def _append(self, items: Sequence[Mapping[str, Any]]) -> None:
        if items:
            self._profile.append_decision(KIND, {"items": [dict(item) for item in items]})

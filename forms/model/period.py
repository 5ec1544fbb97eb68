"""A period of time that a value is for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

PeriodKind = Literal["day", "month", "quarter", "half", "year", "as_of", "ytd", "range"]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """`start` and `end` are both inside. as_of: start == end, a stock on that day. ytd: from 1 January to end."""

    kind: PeriodKind
    start: dt.date
    end: dt.date

    @property
    def key(self) -> str:
        """A text that sorts and parses back: "month:2026-04-01:2026-04-30"."""
        return f"{self.kind}:{self.start.isoformat()}:{self.end.isoformat()}"

    @staticmethod
    def from_key(key: str) -> Period:
        kind, start, end = key.split(":")
        return Period(kind, dt.date.fromisoformat(start), dt.date.fromisoformat(end))  # type: ignore[arg-type]

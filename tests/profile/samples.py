"""Small invented submissions and facts."""

from __future__ import annotations

import datetime as dt
import hashlib

from forms.model.facts import Fact, Observation, Submission
from forms.model.period import Period
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile

KEY = bytes(range(32))
UNIT = UnitSettings("云溪镇", "999101", (("上湾村", "999101201"), ("石桥村", "999101202")))
APRIL = Period("month", dt.date(2026, 4, 1), dt.date(2026, 4, 30))
MARCH = Period("month", dt.date(2026, 3, 1), dt.date(2026, 3, 31))


def submission(content: bytes = b"one", period: Period | None = APRIL, count: int = 2) -> Submission:
    seen = tuple(
        Observation(f"Sheet1!D{i + 4}", ("人口", f"第{i}项"), str(i), "n", unit="人", row_path=("上湾村",))
        for i in range(count)
    )
    return Submission(
        sha256=hashlib.sha256(content).hexdigest(),
        file_name="人口 月报.xlsx",
        format="xlsx",
        title="人口月报",
        issuer="县统计局",
        unit_text="云溪镇",
        period_text="2026年4月",
        period=period,
        period_origin="title",
        fingerprint="fp",
        status_words=("终稿",),
        observations=seen,
    )


def record(profile: Profile, content: bytes = b"one", count: int = 2) -> str:
    return profile.add_submission(submission(content, count=count), content, "人口 月报.xlsx").id


def fact(submission_id: str, element: str = "人口", value: str = "7", subject: str = "上湾村", order: int = 0) -> Fact:
    return Fact(element, subject, APRIL.key, value, "number", "人", submission_id, "Sheet1!D4", order)

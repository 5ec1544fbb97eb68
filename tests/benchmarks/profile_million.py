"""A profile of a million facts: how long building takes, and reading 300 current values by key.

Run: python -m tests.benchmarks.profile_million
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import statistics
import time
from collections.abc import Callable

from forms.model.facts import Fact, Submission
from forms.model.period import Period
from forms.profile.rows import LocalElement, SubjectRow, UnitSettings
from forms.profile.store import Profile

ELEMENTS, SUBJECTS, MONTHS = 500, 80, 25  # 500 x 80 x 25 = 1,000,000
PERIODS = [
    Period("month", dt.date(2024 + m // 12, m % 12 + 1, 1), dt.date(2024 + m // 12, m % 12 + 1, 28)).key
    for m in range(MONTHS)
]


def build(size: int = ELEMENTS * SUBJECTS * MONTHS, into: Profile | None = None, version: int = 1) -> Profile:
    """A profile (a throwaway one unless given) with `size` facts, at most 1,000,000, a submission for each month and ten
    elements. `version`: of the rules by which they are said to be read."""
    profile = into or Profile.throwaway(UnitSettings("测试镇", "999101"))
    made = 0
    for month in PERIODS:
        for first in range(0, ELEMENTS, 10):
            if made >= size:
                return profile
            made += _add(profile, month, range(first, first + 10), version)
    return profile


def keys(count: int, seed: int = 1) -> list[tuple[str, str, str]]:
    draw = random.Random(seed)
    return [
        (f"local:{draw.randrange(ELEMENTS):08x}", f"village:{draw.randrange(SUBJECTS)}", draw.choice(PERIODS))
        for _ in range(count)
    ]


def median_seconds(action: Callable[[], object], times: int = 15) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def _add(profile: Profile, month: str, elements: range, version: int) -> int:
    content = f"{month} {elements}".encode()
    saved = profile.add_submission(_submission(content, month), content, "报表.xlsx").id
    facts = [
        Fact(f"local:{e:08x}", f"village:{s}", month, str(e * s), "number", "人", saved, f"Sheet1!D{s}", order)
        for order, (e, s) in enumerate((e, s) for e in elements for s in range(SUBJECTS))
    ]
    named = [LocalElement(f"local:{e:08x}", f"指标{e}", definition(f"指标{e}", "persons")) for e in elements]
    subjects = [SubjectRow(f"village:{s}", "village", f"{s}村") for s in range(SUBJECTS)]
    profile.replace_projection(saved, facts, (), named, subjects, version)
    return len(facts)


def definition(name: str, measure: str) -> dict[str, object]:
    """Of an element that asks one thing of its own."""
    return {"own": [f"r:{name}"], "context": [], "measure": measure, "notes": [], "aspect": "stock", "text": name}


def _submission(content: bytes, month: str) -> Submission:
    digest, period = hashlib.sha256(content).hexdigest(), Period.from_key(month)
    return Submission(digest, "报表.xlsx", "xlsx", "报表", "", "测试镇", "", period, "title", digest, (), ())


def main() -> None:
    start = time.perf_counter()
    with build() as profile:
        built = time.perf_counter() - start
        counts = profile.counts()
        size = (profile.folder / "profile.db").stat().st_size
        asked = keys(300)
        found = sum(one is not None for one in profile.values_by_key(asked))
        together = median_seconds(lambda: profile.values_by_key(asked))
        singly = median_seconds(lambda: [profile.values_by_key([key]) for key in asked], 5)
        wide = median_seconds(lambda: profile.facts_for({key[0] for key in asked[:10]}), 5)
    print(f"{counts.facts} facts built in {built:.1f} s, {size / counts.facts:.0f} bytes a fact")
    print(f"300 values by key: {together * 1e3:.2f} ms together ({found} found), 1.00")
    print(f"one by one: {singly / together:.2f}; all facts of 10 elements (20,000): {wide / together:.2f}")


if __name__ == "__main__":
    main()

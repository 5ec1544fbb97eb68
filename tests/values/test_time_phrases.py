"""Phrases of time count as a whole: 上年二季度 is no 上年, 1至本月累计 no 本月."""

from __future__ import annotations

import pytest

from forms.detection.wordtime import label_period
from forms.model.period import Period
from forms.values import calendar_math as cal
from forms.values.periods import relative
from forms.values.time_phrases import time_phrase

HALF, QUARTER, MAY = cal.half(2026, 1), cal.quarter(2026, 2), cal.month(2026, 5)
JUNE, LAST_JUNE = cal.last_day(2026, 6), cal.last_day(2025, 6)


@pytest.mark.parametrize(
    ("label", "base", "period"),
    [
        ("上年二季度", HALF, cal.quarter(2025, 2)),
        ("去年下半年", HALF, cal.half(2025, 2)),
        ("去年四季度末", HALF, cal.as_of(cal.last_day(2025, 12))),
        ("一至六月累计发放金额", HALF, cal.ytd(JUNE)),
        ("年初至6月末累计发放低保金（元）", HALF, cal.ytd(JUNE)),
        ("年初至本季末累计出栏（头）", QUARTER, cal.ytd(JUNE)),
        ("上年同期累计生猪出栏（头）", QUARTER, cal.ytd(LAST_JUNE)),
        ("上年同期（1—6月）", MAY, cal.half(2025, 1)),
        ("1至本月累计", MAY, cal.ytd(MAY.end)),
        ("自年初累计", MAY, cal.ytd(MAY.end)),
        ("四月份清运量", HALF, cal.month(2026, 4)),
        ("上年1—6月", HALF, cal.half(2025, 1)),
    ],
)
def test_the_whole_phrase_is_read(label: str, base: Period, period: Period) -> None:
    words = label_period([label])
    assert relative(words, base) == period


@pytest.mark.parametrize("label", ["个人数", "四季豆面积", "2025年末", "一般人口", "3月龄仔猪", "上年", "月末存栏"])
def test_other_labels_hold_no_such_phrase(label: str) -> None:
    assert time_phrase(label) is None


def test_since_january_is_the_year_so_far() -> None:
    for words in ("1月以来累计", "一月份以来"):
        assert relative(words, cal.month(2026, 3)) == cal.ytd(cal.month(2026, 3).end)
        assert time_phrase(f"排查数（{words}）".replace("（", "(").replace("）", ")")) is not None

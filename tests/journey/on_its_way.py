"""Small reports for tests of a report's states: a monthly table and a roster, as files and in a profile."""

from __future__ import annotations

from pathlib import Path

from tests.workspace.files import xlsx

MONTHLY = """
| 农村低保情况统计表 | < | < |
| 填报单位：云溪镇 | < | {period} |
| 村名 | 户数 | 人数 |
| 东沟村 | {0} | {1} |
| 西河村 | {2} | {3} |
"""
ROSTER = """
| 农村低保对象花名册 | < | < | < |
| 填报单位：云溪镇 | < | < | {period} |
| 序号 | 姓名 | 身份证号 | 保障金额（元） |
"""
PERSONS = (
    ("张一甲", "999101196001010014", 400),
    ("李二乙", "999101195502020023", 380),
    ("王三丙", "999101194803030031", 420),
)


def monthly(path: Path, values: tuple[object, object, object, object], period: str = "2026年3月") -> Path:
    return xlsx(path, MONTHLY.format(*values, period=period))


def roster(path: Path, persons: tuple[tuple[str, str, int], ...], period: str = "2026年3月") -> Path:
    rows = "".join(f'| {n + 1} | {name} | "{id}" | {sum_} |\n' for n, (name, id, sum_) in enumerate(persons))
    return xlsx(path, ROSTER.format(period=period) + rows)

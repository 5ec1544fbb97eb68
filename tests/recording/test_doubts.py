"""A part larger than its whole makes its column doubtful."""

from __future__ import annotations

from forms.recording.doubts import doubtful
from tests.recording.reports import READER, report

TABLE = """
| 集体收入情况表 | < | < |
| 填报单位：云溪镇 | < | 2025年 |
| 村 | 总收入（万元） | 其中：经营收入（万元） |
| 甲坪村 | 3.5 | {0} |
| 乙坪村 | 4.5 | {1} |
| 丙坪村 | 2.5 | {2} |
"""


def found(*parts: object) -> set[str]:
    return set(doubtful(READER, report(TABLE.format(*parts)).observations))


def test_a_part_that_exceeds_its_whole_in_most_rows_is_doubtful() -> None:
    assert found(12000, 15000, 9000) == {"S!C4", "S!C5", "S!C6"}
    assert found(12000, 15000, 1) == {"S!C4", "S!C5", "S!C6"}


def test_a_part_within_its_whole_is_not() -> None:
    assert found(3.5, 1, 2) == set()


def test_one_row_out_of_line_makes_no_column_doubtful() -> None:
    assert found(12000, 1, 1) == set()


def test_one_row_alone_says_nothing() -> None:
    assert found(12000, "", "") == set()


def test_words_among_the_numbers_do_not_matter() -> None:
    assert found(12000, 15000, "无") == {"S!C4", "S!C5"}


STANDARD = """
| 岗位补助发放情况表 | < | < | < |
| 填报单位：云溪镇 | < | 2026年6月 | < |
| 项目 | 发放人数（人） | 补助标准（元/人·月） | 发放金额（万元） |
| 护林员 | 24 | 800 | {0} |
| 保洁员 | 37 | 500 | {1} |
"""


def test_an_amount_that_its_rows_count_and_standard_contradict_by_a_slipped_unit_is_doubtful() -> None:
    def of(*amounts: object) -> set[str]:
        return set(doubtful(READER, report(STANDARD.format(*amounts)).observations))

    assert of(19200, 1.85) == {"S!D4"}
    assert of(19200, 18500) == {"S!D4", "S!D5"}
    assert of(1.92, 1.85 * 3) == set()


AGES = """
| 人口情况表 | < | < |
| 填报单位：云溪镇 | < | 2025年 |
| 村 | 按年龄分 | < |
| ^ | 0-14岁 | 其中：60岁以上 |
| 甲坪村 | 20 | 45 |
| 乙坪村 | 31 | 50 |
| 丙坪村 | 12 | 33 |
"""


def test_the_old_are_no_part_of_the_young_whatever_stands_before_them() -> None:
    assert doubtful(READER, report(AGES).observations) == frozenset()
    wider = AGES.replace("0-14岁", "60岁以上").replace("其中：60岁以上", "其中：80岁以上")
    assert doubtful(READER, report(wider).observations) == {"S!C5", "S!C6", "S!C7"}

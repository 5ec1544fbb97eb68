"""What a form defines by its own other columns is worked out where all of them are filled; otherwise it stays blank."""

from __future__ import annotations

import pytest

from forms.filling.siblings import worked_out
from forms.matching.labels import LabelReader
from forms.model.document import Value
from forms.model.form import Field
from forms.model.period import Period
from forms.model.proposal import Alternative, Decision, Proposal, Reason
from forms.recording.asking import Frame, ask
from forms.recording.subjects import SubjectBook
from forms.values import calendar_math as cal
from forms.vocabulary.lexicon import built_in
from tests.matching.places import READER

BOOK = SubjectBook("云溪镇", frozenset({"甲坪村"}))
MARCH = cal.month(2026, 3)
Column = tuple[str, Value, str]  # path with >, value (None: blank), unit


def filled(*columns: Column, row: str = "甲坪村", period: Period = MARCH) -> dict[str, Proposal]:
    """The proposals of one row by column, after working out."""
    made = []
    for number, (path, value, unit) in enumerate(columns):
        labels = tuple(path.split(">"))
        field = Field(
            path, (*labels, row), f"S!{number}", unit=unit or None, col_path=labels, row_path=(row,), table="t"
        )  # fmt: skip
        asked = ask(READER, BOOK, Frame("情况表", period), field, unit, "t")
        decision: Decision = "blank" if value is None else "filled"
        made.append((asked, Proposal(field, decision, "D" if value is None else "B", value, unit)))
    return worked_out(made)


def value(found: dict[str, Proposal], path: str) -> Value:
    return found[path].value


def test_what_is_not_done_is_what_should_be_less_what_is() -> None:
    found = filled(("应参保人数", 110, "人"), ("已参保人数", 104, "人"), ("未参保人数", None, "人"))
    assert (value(found, "未参保人数"), found["未参保人数"].decision) == (6, "filled")
    assert [r.code for r in found["未参保人数"].reasons] == ["fill.from_columns"]


def test_a_rate_of_what_is_done_is_in_per_cent_and_rounded() -> None:
    found = filled(("应参保人数", 110, "人"), ("已参保人数", 104, "人"), ("参保率（%）", None, "%"))
    assert value(found, "参保率（%）") == 94.55


def test_a_heading_whose_first_column_is_split_into_done_and_undone_is_the_whole() -> None:
    found = filled(
        ("隐患>发现数", 61, "处"),
        ("隐患>已整改数", 53, "处"),
        ("隐患>未整改数", None, "处"),
        ("隐患>其中：重大隐患数", None, "处"),
        ("整改率", None, "%"),
    )
    assert (value(found, "隐患>未整改数"), value(found, "整改率")) == (8, 86.89)


def test_a_total_under_a_heading_is_the_sum_of_its_columns() -> None:
    found = filled(("里程>县道", 3600, "米"), ("里程>乡道", 3200, "米"), ("里程>合计", None, "米"))
    assert value(found, "里程>合计") == 6800


@pytest.mark.parametrize(
    "columns",
    [
        (("已参保人数", 104, "人"), ("未参保人数", None, "人")),  # the whole is not known
        (("应参保人数", None, "人"), ("已参保人数", 104, "人"), ("未参保人数", None, "人")),  # nor here
        (("应参保人数", 100, "人"), ("已参保人数", 104, "人"), ("未参保人数", None, "人")),  # more than all
        (("应参保户数", 110, "户"), ("已参保人数", 104, "人"), ("未参保人数", None, "人")),  # another unit
        (("应参保人数", 110, "人"), ("已缴费人数", 104, "人"), ("未参保人数", None, "人")),  # another verb
        (("里程>县道", 3600, "米"), ("里程>乡道", None, "米"), ("里程>合计", None, "米")),  # a part is missing
        (("里程>县道", 3600, "米"), ("里程>其中：硬化", 3200, "米"), ("里程>合计", None, "米")),  # a part of a part
        (("单价>甲", 3, "元"), ("单价>乙", 4, "元"), ("单价>合计", None, "元")),  # never added
        (
            ("隐患>一般数", 61, "处"),
            ("隐患>重大数", 2, "处"),
            ("隐患>已整改数", 53, "处"),
            ("隐患>未整改数", None, "处"),
        ),
    ],
)
def test_otherwise_it_stays_blank(columns: tuple[Column, ...]) -> None:
    assert [p.value for p in filled(*columns).values()] == [value for _, value, _ in columns]


def test_a_rate_that_is_not_asked_in_per_cent_is_left() -> None:
    assert value(filled(("应参保人数", 110, "人"), ("已参保人数", 104, "人"), ("参保率", None, "")), "参保率") is None


def test_a_place_in_dispute_is_not_worked_out() -> None:
    field = Field("x", ("未参保人数",), "S!A1", unit="人")
    asked = ask(READER, BOOK, Frame("情况表", MARCH), field, "人", "")
    disputed = Proposal(field, "conflict", "D", alternatives=(Alternative(1, Reason("alternative.reported")),))
    assert worked_out([(asked, disputed)]) == {"x": disputed}


def test_what_there_was_to_do_may_have_another_verb() -> None:
    found = filled(("本季排查隐患", 40, "项"), ("本季完成整改", 34, "项"), ("整改率（%）", None, "%"))
    assert value(found, "整改率（%）") == 85
    found = filled(("应保人数", 110, "人"), ("实际参保>人数", 104, "人"), ("未参保人数", None, "人"))
    assert value(found, "未参保人数") == 6


def test_net_assets_are_assets_less_debts() -> None:
    found = filled(("资产总额", 500, "元"), ("负债总额", 120, "元"), ("净资产", None, "元"))
    assert value(found, "净资产") == 380


def test_natural_growth_is_births_less_deaths_and_may_be_below_nothing() -> None:
    found = filled(("出生人口", 3, "人"), ("死亡人数", 8, "人"), ("自然增长人数", None, "人"))
    assert value(found, "自然增长人数") == -5


def test_a_rate_of_natural_growth_is_no_difference() -> None:
    found = filled(("出生人口", 3, "人"), ("死亡人数", 8, "人"), ("自然增长率", None, "‰"))
    assert value(found, "自然增长率") is None


def test_a_subtotal_of_what_was_found_is_the_whole_of_what_is_not_mended() -> None:
    found = filled(
        ("排查出隐患>小计", 17, "处"),
        ("排查出隐患>重大隐患", 1, "处"),
        ("完成整改", 12, "处"),
        ("尚未整改", None, "处"),
    )
    assert value(found, "尚未整改") == 5


def test_what_is_done_may_be_named_behind_its_verb() -> None:
    found = filled(("隐患>发现数", 59, "处"), ("隐患>整改完成数", 56, "处"), ("整改率（%）", None, "%"))
    assert value(found, "整改率（%）") == 94.92


def test_what_there_is_to_do_is_not_taken_for_what_is_done() -> None:
    found = filled(("隐患>发现数", 59, "处"), ("隐患>整改任务", 56, "处"), ("整改率（%）", None, "%"))
    assert value(found, "整改率（%）") is None


def test_a_yield_of_hundreds_has_one_decimal() -> None:
    found = filled(("面积", 7517, "亩"), ("总产量", 3458152, "公斤"), ("单产", None, "公斤/亩"))
    assert value(found, "单产") == 460


def test_what_was_settled_over_what_was_taken_in() -> None:
    found = filled(("排查受理（件）", 19, "件"), ("化解（件）", 18, "件"), ("化解率（%，保留两位小数）", None, "%"))
    assert value(found, "化解率（%，保留两位小数）") == 94.74


def meant(*columns: Column) -> dict[str, Proposal]:
    """As filled(), read with the program's own words."""
    reader, made = LabelReader(built_in()), []
    for number, (label, known, unit) in enumerate(columns):
        field = Field(label, (label,), f"S!{number}", unit=unit, col_path=(label,), row_path=("甲坪村",), table="t")
        asked = ask(reader, BOOK, Frame("情况表", MARCH), field, unit, "t")
        decision: Decision = "blank" if known is None else "filled"
        made.append((asked, Proposal(field, decision, "D" if known is None else "B", known, unit)))
    return worked_out(made, None, reader)


def test_the_part_of_a_share_is_known_by_what_it_means() -> None:
    columns: tuple[Column, ...] = (
        ("户籍总人口（人）", 4120, "人"), ("60岁及以上户籍老年人（人）", 891, "人"), ("老年人口占比（%）", None, "%"),
    )  # fmt: skip
    assert value(meant(*columns), "老年人口占比（%）") == 21.63
    two = (*columns, ("60周岁以上老人（人）", 800, "人"))
    assert meant(*two)["老年人口占比（%）"].decision == "blank"


def test_animals_vaccinated_over_those_kept_at_the_periods_end() -> None:
    found = meant(
        ("牛期末存栏（头）", 126, "头"),
        ("羊期末存栏（只）", 2901, "只"),
        ("牛口蹄疫免疫数（头）", 119, "头"),
        ("牛免疫密度（%）", None, "%"),
    )
    assert value(found, "牛免疫密度（%）") == 94.4

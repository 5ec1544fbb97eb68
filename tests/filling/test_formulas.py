"""Formulas that a form prints are read in full or not at all, and give what they say of the cells beside."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.filling.formulas import Formula, parse_side
from forms.filling.siblings import worked_out
from forms.model.document import Value
from forms.model.form import Column, Field, Form, Table
from forms.model.proposal import Decision, Proposal
from forms.recording.asking import Frame, ask
from forms.values import calendar_math as cal
from tests.filling.test_siblings import BOOK
from tests.matching.places import READER

MARCH = cal.month(2026, 3)
Told = tuple[str, Value, str]  # label, value (None: open), unit


@pytest.mark.parametrize(
    ("text", "top", "below"),
    [
        ("1+2", ((1, "1"), (1, "2")), ()),
        ("(1)-(2)", ((1, "1"), (-1, "2")), ()),
        ("（2）÷（1）×100%", ((1, "2"),), ((1, "1"),)),
        ("②/①", ((1, "2"),), ((1, "1"),)),
        ("(2-3)/(1+4)*100", ((1, "2"), (-1, "3")), ((1, "1"), (1, "4"))),
        ("(已整改数÷发现数)×100%", ((1, "已整改数"),), ((1, "发现数"),)),
        ("乙＋丙－丁", ((1, "乙"), (1, "丙"), (-1, "丁")), ()),
    ],
)
def test_a_formula_is_read(text: str, top: object, below: object) -> None:
    found = parse_side(text)
    assert found is not None
    assert (found.top, found.below) == (top, below)


@pytest.mark.parametrize("text", ["1/2-1", "1/2/3", "2×3", "1+", "", "2至5之和×0.5/", "1-2/3", "各项相加；见下"])
def test_what_is_not_read_in_full_is_left(text: str) -> None:
    assert parse_side(text) is None


def worked(*columns: Told, numbers: tuple[str, ...] = (), notes: tuple[str, ...] = ()) -> list[Value]:
    """The values of one row's columns after working out; `numbers` stand below the labels."""
    made, listed = [], []
    for place, (label, value, unit) in enumerate(columns):
        field = Field(
            label,
            (label, "甲坪村"),
            f"S!{place}",
            unit=unit or None,
            col_path=(label,),
            row_path=("甲坪村",),
            table="t",
        )
        asked = ask(READER, BOOK, Frame("情况表", MARCH), field, unit, "t")
        decision: Decision = "blank" if value is None else "filled"
        made.append((asked, Proposal(field, decision, "D" if value is None else "B", value, unit)))
        listed.append(Column(place, (label,), number=numbers[place] if numbers else ""))
    form = Form("xlsx", "情况表", tables=(Table("t", "S", "two_way", (0,), 1, 2, tuple(listed)),), notes=notes)
    found = worked_out(made, form)
    return [found[label].value for label, _, _ in columns]


def test_column_numbers_say_how_a_column_is_computed() -> None:
    columns = (("计划数", 200, "吨"), ("完成数", 150, "吨"), ("完成率", None, "%"), ("差额", None, "吨"))
    assert worked(*columns, numbers=("1", "2", "3=2/1", "4=1-2")) == [200, 150, 75, 50]
    assert worked(*columns, numbers=("（1）", "（2）", "（3）=（2）÷（1）×100%", "（4）=（1）-（2）")) == [
        200,
        150,
        75,
        50,
    ]


def test_numbers_behind_the_labels_do_so_too() -> None:
    assert worked(("计划数（1）", 200, "吨"), ("完成数（2）", 150, "吨"), ("进度（3）=（2）/（1）", None, "%")) == [
        200,
        150,
        75,
    ]


def test_a_note_or_brackets_say_it_by_name() -> None:
    columns = (("计划数", 200, "吨"), ("完成数", 150, "吨"), ("进度", None, "%"))
    assert worked(*columns, notes=("注：1.进度=完成数/计划数×100%；2.单位按吨填报。",)) == [200, 150, 75]
    assert worked(("计划数", 200, "吨"), ("完成数", 150, "吨"), ("进度（完成数/计划数）", None, "%"))[2] == 75


def test_units_are_brought_together() -> None:
    assert (
        worked(("收入", 1.5, "万元"), ("支出", 4000, "元"), ("结余", None, "元"), numbers=("1", "2", "3=1-2"))[2]
        == 11000
    )
    assert (
        worked(("收入", 1.5, "万元"), ("人数", 30, "人"), ("平均", None, "元/人"), numbers=("1", "2", "3=1/2"))[2]
        == 500
    )


@pytest.mark.parametrize(
    ("columns", "numbers"),
    [
        ((("甲数", 1, "吨"), ("乙数", None, "吨"), ("丙数", None, "吨")), ("1", "2", "3=1+2")),  # a part is missing
        ((("甲数", 1, "吨"), ("乙数", 1, "亩"), ("丙数", None, "吨")), ("1", "2", "3=1+2")),  # another dimension
        ((("甲数", 1, "吨"), ("乙数", 0, "吨"), ("丙数", None, "%")), ("1", "2", "3=1/2")),  # nothing to divide by
        ((("甲数", 1, "吨"), ("乙数", 1, "吨"), ("丙数", None, "吨")), ("1", "1", "3=1+2")),  # no such column
        ((("甲数", 1, "吨"), ("乙数", 1, "吨"), ("丙数", None, "%")), ("1", "2", "3=1+2")),  # a sum is no percentage
    ],
)
def test_otherwise_it_stays_open(columns: tuple[Told, ...], numbers: tuple[str, ...]) -> None:
    assert worked(*columns, numbers=numbers)[-1] is None


def test_one_result_serves_the_next() -> None:
    columns = (("一", 3, "元"), ("二", 4, "元"), ("总", None, "元"), ("支", 2, "元"), ("余", None, "元"))
    assert worked(*columns, numbers=("1", "2", "3=1+2", "4", "5=3-4")) == [3, 4, 7, 2, 5]


@given(st.lists(st.tuples(st.sampled_from("+-"), st.integers(0, 9999)), min_size=2, max_size=6), st.integers(1, 9999))
def test_sums_and_quotients_are_exact(terms: list[tuple[str, int]], below: int) -> None:
    """Whatever the formula, its value is that of the fractions it stands for."""
    numbers = [str(n) for n in range(1, len(terms) + 3)]
    text = "".join(("" if n == 0 else sign) + numbers[n] for n, (sign, _) in enumerate(terms))
    columns: list[Told] = [(f"第{chr(19968 + n)}项", value, "吨") for n, (_, value) in enumerate(terms)]
    columns += [("底数", below, "吨"), ("结果", None, "吨/吨")]
    total = sum(-value if sign == "-" and n else value for n, (sign, value) in enumerate(terms))
    plain = worked(*columns[:-1], ("结果", None, "吨"), numbers=(*numbers[:-1], f"{numbers[-1]}={text}"))
    assert plain[-1] == total
    rate = worked(*columns[:-1], ("结果", None, "%"), numbers=(*numbers[:-1], f"{numbers[-1]}=({text})/{numbers[-2]}"))
    assert isinstance(rate[-1], int | float)
    assert abs(Fraction(str(rate[-1])) - Fraction(100 * total, below)) <= Fraction(1, 200)


@given(st.text(alphabet="()+-*/=123甲乙数率%×÷ ", max_size=24))
def test_any_text_is_read_or_left(text: str) -> None:
    found = parse_side(text)
    assert found is None or (isinstance(found, Formula) and all(name for _, name in found.top + found.below))


def test_exact_decimals() -> None:
    assert worked(("一", 0.1, "万元"), ("二", 0.2, "万元"), ("和", None, "万元"), numbers=("1", "2", "3=1+2"))[
        2
    ] == float(Decimal("0.3"))

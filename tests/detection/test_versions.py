"""What changed between two versions of a form, said once and the same from both sides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.detection import detect
from forms.detection.versions import Change, FormChanges, compare_forms
from forms.documents.reader import load, read
from forms.model.form import Column, Field, FieldType, Form, Table
from tests.detection.sheets import sheet

SHARED = Path(__file__).parents[2].parent / "shared"
LABELS = ["户数", "人数", "其他", "耕地面积", "常住人口", "户籍人口", "2026年4月户数"]

fields = st.builds(
    Field,
    id=st.just(""),
    path=st.lists(st.sampled_from(LABELS), min_size=1, max_size=2).map(tuple),
    address=st.sampled_from([f"S!{c}{r}" for c in "BCD" for r in range(1, 5)]),
    type=st.sampled_from(["integer", "text"]),
    unit=st.sampled_from([None, "户", "人"]),
)
columns = st.builds(Column, index=st.integers(0, 9), path=st.sampled_from(LABELS).map(lambda label: (label,)))
tables = st.builds(
    Table,
    id=st.just("t"),
    grid=st.just("S"),
    kind=st.sampled_from(["roster", "two_way"]),
    header_rows=st.just((0,)),
    first_data_row=st.just(1),
    last_data_row=st.just(3),
    columns=st.lists(columns, max_size=4).map(tuple),
)
forms = st.builds(
    Form,
    format=st.just("xlsx"),
    title=st.sampled_from(["人口表", "2026年人口表", "土地表"]),
    fields=st.lists(fields, max_size=8).map(tuple),
    tables=st.lists(tables, max_size=3).map(tuple),
)


def form(*labels: str, types: tuple[FieldType, ...] = (), title: str = "人口表") -> Form:
    """One field a row, below each other."""
    kinds = types or ("text",) * len(labels)
    return Form(
        "xlsx",
        title,
        fields=tuple(
            Field(f"f{n}", (label,), f"S!B{n + 1}", type=kind)
            for n, (label, kind) in enumerate(zip(labels, kinds, strict=True))
        ),
    )


def roster(*heads: str) -> Form:
    table = Table("t0", "S", "roster", (0,), 1, 9, tuple(Column(n, (head,)) for n, head in enumerate(heads)))
    return Form("xlsx", "花名册", tables=(table,))


@given(forms)
def test_a_form_against_itself_has_no_changes(one: Form) -> None:
    changes = compare_forms(one, one)
    assert not changes


@given(forms, forms)
def test_what_came_one_way_went_the_other(old: Form, new: Form) -> None:
    there, back = compare_forms(old, new), compare_forms(new, old)
    assert there.added == back.removed
    assert there.removed == back.added
    assert {(c.old, c.new) for c in there.renamed} == {(c.new, c.old) for c in back.renamed}
    assert {(c.old, c.new) for c in there.moved} == {(c.new, c.old) for c in back.moved}
    assert sorted(map(repr, there.tables_added)) == sorted(map(repr, back.tables_removed))


@given(forms, forms)
def test_every_field_is_accounted_for_once(old: Form, new: Form) -> None:
    changes = compare_forms(old, new)
    kept = len(old.fields) - len(changes.removed) - len(changes.renamed)
    assert kept == len(new.fields) - len(changes.added) - len(changes.renamed)


def test_a_new_row_is_added_and_those_below_moved() -> None:
    changes = compare_forms(form("户数", "人口"), form("户数", "低保对象", "人口"))
    assert [f.label for f in changes.added] == ["低保对象"]
    assert [(c.old.address, c.new.address) for c in changes.moved] == [("S!B2", "S!B3")]
    assert (changes.removed, changes.renamed) == ((), ())


def test_a_similar_label_at_the_same_place_was_renamed() -> None:
    changes = compare_forms(form("户数", "农村人口数"), form("户数", "农村常住人口数"))
    assert [(c.old.label, c.new.label) for c in changes.renamed] == [("农村人口数", "农村常住人口数")]
    assert (changes.added, changes.removed) == ((), ())


def test_a_renamed_label_is_known_between_its_neighbours_when_it_moved() -> None:
    changes = compare_forms(form("户数", "农村人口数", "备注"), form("新增项", "户数", "农村人口总数", "备注"))
    assert [(c.old.label, c.new.label) for c in changes.renamed] == [("农村人口数", "农村人口总数")]
    assert [f.label for f in changes.added] == ["新增项"]


def test_another_question_at_the_same_place_is_no_renaming() -> None:
    changes = compare_forms(form("户数"), form("联系电话"))
    assert [f.label for f in changes.added] == ["联系电话"]
    assert [f.label for f in changes.removed] == ["户数"]


def test_units_types_and_options_are_compared() -> None:
    old = form("面积", types=("decimal",))
    new = replace(old, fields=(replace(old.fields[0], unit="亩", type="integer", options=("一", "二")),))
    (change,) = compare_forms(old, new).changed
    assert change.changes == (
        Change("unit", "", "亩"),
        Change("type", "decimal", "integer"),
        Change("options", "", "一、二"),
    )


def test_columns_of_rosters_come_and_go() -> None:
    (change,) = compare_forms(roster("姓名", "性别", "住址"), roster("姓名", "性别", "年龄", "现住址")).tables
    assert [c.path for c in change.added] == [("年龄",)]
    assert [(c.old.path, c.new.path) for c in change.renamed] == [(("住址",), ("现住址",))]
    assert change.removed == ()


def test_a_period_is_no_other_title() -> None:
    changes = compare_forms(form("户数", title="2026年3月人口表"), form("户数", title="2026年4月人口表"))
    assert changes.title is None
    assert compare_forms(form("户数"), form("户数", title="土地表")).title == Change("title", "人口表", "土地表")


def test_period_and_marks_are_compared() -> None:
    march = detect(
        sheet("|2026年3月人口表|<|<|\n|.|.|有效期至：2026年12月|\n|项目|计量单位|数量|\n|户数|户| |\n|人口|人| |")
    )
    april = detect(
        sheet("|2026年4月人口表|<|<|\n|.|.|有效期至：2027年12月|\n|项目|计量单位|数量|\n|户数|户| |\n|人口|人| |")
    )
    changes = compare_forms(march, april)
    assert march.fingerprint == april.fingerprint != ""
    assert replace(changes, moved=(), period=None, marks=()) == FormChanges()
    assert changes.period is not None
    assert changes.marks == (Change("有效期至", "2026年12月", "2027年12月"),)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared files are not here")
def test_a_report_and_its_next_template_ask_the_same() -> None:
    """Apart from rows that came and from validations that only the blank has."""
    past = {path: path.stem[:4] for path in sorted(SHARED.glob("world/past/*.xlsx"))}
    checked = 0
    for blank in sorted(SHARED.glob("world/blank/*.xlsx")):
        new = detect(read(load(blank), blank.name))
        for path in [p for p, start in past.items() if start == blank.stem[:4]][-3:]:
            old = detect(read(load(path), path.name))
            if old.fingerprint == new.fingerprint != "":
                checked += 1
                changes = compare_forms(old, new)
                single = [f for f in (*changes.added, *changes.removed) if f.table is None]
                heads = [c for t in changes.tables for c in (*t.added, *t.removed, *t.renamed)]
                assert (changes.title, changes.renamed, single, heads) == (None, (), [], []), path.name
    assert checked > 0

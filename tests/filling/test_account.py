"""What became of a form's entries, and how long an entry takes: counted for templates, never for persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.filling.account import filling_of, fillings
from forms.filling.pace import LONGEST, MEASURED_FROM, TYPING_ASSUMED, measure, seconds_between
from forms.profile.drafts import DraftHead, Edit
from forms.workspace import Workspace
from tests.templates.conftest import MONTHLY
from tests.workspace.files import xlsx

REPORTED = """
| 农村低保情况统计表 | < | < |
| 填报单位：云溪镇 | < | 2026年3月 |
| 村 | 户数（户） | 人数（人） |
| 甲坪村 | 12 | 30 |
| 乙坪村 | 8 | |
"""
START = dt.datetime(2026, 4, 20, 9)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        workspace.ingest([xlsx(tmp_path / "统计表.xlsx", REPORTED)])
        yield workspace


def written(desk: Workspace) -> list[tuple[int, int, int, int]]:
    today = dt.date.today()
    return [(f.prefilled, f.shared, f.typed, f.blank) for f in fillings(desk._profile, today, today)]


def test_what_was_proposed_and_kept_is_prefilled_and_the_rest_typed_or_blank(desk: Workspace, tmp_path: Path) -> None:
    blank = xlsx(tmp_path / "月报.xlsx", MONTHLY)
    draft = desk.draft(blank)
    empty = next(p.field.address for p in draft.proposals if p.value is None and p.field.role == "entry")
    desk.write(draft, blank, tmp_path / "out.xlsx")
    ((prefilled, shared, typed, left),) = written(desk)
    assert (prefilled, shared, typed) == (3, 0, 0)
    desk.write(draft, blank, tmp_path / "out.xlsx", force=True, overrides={empty: 19})
    assert written(desk) == [(3, 0, 1, left - 1)]  # the same form, subject and time counts once


def test_a_value_put_in_place_of_a_proposed_one_was_typed(desk: Workspace, tmp_path: Path) -> None:
    draft = desk.draft(xlsx(tmp_path / "月报.xlsx", MONTHLY))
    first = next(p for p in draft.proposals if p.value is not None)
    today = dt.date(2026, 4, 20)
    same = filling_of(draft, {first.field.address: first.value}, False, (), today)
    other = filling_of(draft, {first.field.address: 999}, False, (), today)
    assert (same.prefilled, same.typed, other.prefilled, other.typed) == (3, 0, 2, 1)


def test_values_whose_sources_are_all_deliveries_are_shared(desk: Workspace, tmp_path: Path) -> None:
    draft = desk.draft(xlsx(tmp_path / "月报.xlsx", MONTHLY))
    sources = {place.submission for p in draft.proposals for place in p.provenance}
    got = filling_of(draft, {}, False, sources, dt.date(2026, 4, 20))
    assert (got.prefilled, got.shared) == (0, 3)


def test_what_is_kept_names_no_value_and_no_place(desk: Workspace, tmp_path: Path) -> None:
    blank = xlsx(tmp_path / "月报.xlsx", MONTHLY)
    desk.write(desk.draft(blank), blank, tmp_path / "out.xlsx")
    (kept,) = desk._profile.setting(f"fillings.{dt.date.today().year}")
    counts = {"prefilled", "shared", "typed", "blank"}
    assert set(kept) == {"template", "title", "issuer", "subject", "period", "day"} | counts


def edits(*gaps: float, typed: bool = True) -> list[Edit]:
    at, out = START, [Edit(START.isoformat(), "0", False)]
    for number, gap in enumerate(gaps, 1):
        at += dt.timedelta(seconds=gap)
        out.append(Edit(at.isoformat(), f"{number}", typed))
    return out


def test_a_long_pause_counts_as_the_longest_and_confirming_apart_from_typing() -> None:
    assert seconds_between(edits(10, 3600)) == ([10, LONGEST], [])
    assert seconds_between(edits(4, typed=False)) == ([], [4])


@given(st.lists(st.tuples(st.text(max_size=25), st.text(max_size=3), st.booleans())))
def test_times_that_are_none_or_go_back_are_left_out(given_edits: list[tuple[str, str, bool]]) -> None:
    typed, checked = seconds_between([Edit(*one) for one in given_edits])
    assert all(0 <= took <= LONGEST for took in (*typed, *checked))


def test_few_measured_entries_leave_the_assumption_and_many_give_their_median(desk: Workspace) -> None:
    store = desk.care.drafts
    head = DraftHead(store.new_id(), "月报.xlsx", changed=START.isoformat())
    store.start(head, b"")
    assert measure(desk._profile)[0].measured == 0
    assert measure(desk._profile)[0].value == TYPING_ASSUMED
    at = START
    for number in range(MEASURED_FROM + 1):
        at += dt.timedelta(seconds=8)
        store.keep(head.id, typing=(f"表!B{number}", "1"))
        store.keep(head.id, {f"表!B{number}": 1}, head=replace(head, changed=at.isoformat()))
    typing, checking = measure(desk._profile)
    assert (typing.value, typing.measured) == (8, MEASURED_FROM)
    assert checking.measured == 0
    store.remove(head.id)
    assert measure(desk._profile)[0] == typing  # known when the draft has gone


def test_the_numbers_of_rows_are_no_entries(desk: Workspace, tmp_path: Path) -> None:
    names = "| 残疾人名册 | < | < |\n| 填报单位：云溪镇 | < | {month} |\n| 序号 | 姓名 | 残疾类别 |\n"
    desk.ingest(
        [xlsx(tmp_path / "名册.xlsx", names.format(month="2026年3月") + "| 1 | 张一甲 | 肢体 |\n| 2 | 李二乙 | 听力 |")]
    )
    draft = desk.draft(xlsx(tmp_path / "空白.xlsx", names.format(month="2026年4月") + "| | | |\n| | | |\n| | | |"))
    found = filling_of(draft, {}, False, (), dt.date(2026, 4, 20))
    assert (found.prefilled, found.typed) == (4, 0)

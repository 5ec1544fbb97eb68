"""Deliveries taken in, used and disposed of, on a throwaway profile."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from forms.errors import FormsError
from forms.matching.labels import LabelReader
from forms.recording import ledger
from forms.recording.project import Beforehand, project
from forms.recording.subjects import SubjectBook
from forms.sharing.delivered.book import Terms
from forms.vocabulary.lexicon import built_in
from forms.workspace import Workspace
from tests.recording.reports import PERSONS, SUMMARY, report
from tests.workspace.files import xlsx

DAY = dt.date(2026, 4, 20)
ROWS = [{"姓名": "张一甲", "身份证号": PERSONS[0], "残疾类别": "肢体", "残疾等级": "一级", "联系电话": "13900000001"},
        {"姓名": "李二乙", "身份证号": PERSONS[1], "残疾类别": "听力", "残疾等级": "二级", "联系电话": "13900000002"}]  # fmt: skip
BLANK = """
| 残疾人情况表 | < | < |
| 姓名 | 身份证号 | 残疾类别 |
| | | |
| | | |
"""


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        yield workspace


def delivery(folder: Path, rows: list[dict[str, str]] | None = None, name: str = "回流_20260331.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(ROWS if rows is None else rows, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_delivered_json_file_names_the_share_and_its_day(desk: Workspace, tmp_path: Path) -> None:
    told = desk.sources.take(delivery(tmp_path), Terms("县残联", as_of=dt.date(2026, 3, 31)))
    assert (told.kind, told.provider, told.facts) == ("delivery", "县残联", 10)
    [line] = desk.sources.deliveries()
    assert (line.provider, line.period, line.state) == ("县残联", "as_of:2026-03-31:2026-03-31", "held")


def test_the_same_rows_come_from_sqlite_and_from_gb18030_with_tabs(desk: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "回流.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (姓名, 身份证号, 残疾类别, 残疾等级, 联系电话)")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?)", [tuple(row.values()) for row in ROWS])
    connection.close()
    lines = [
        "\t".join(ROWS[0]),
        *("\t".join(f"{value}\t" if n == 1 else value for n, value in enumerate(r.values())) for r in ROWS),
    ]
    table = tmp_path / "回流.csv"
    table.write_bytes("\n".join(lines[:1] + [line.replace("\t\t", "\t") for line in lines[1:]]).encode("gb18030"))
    assert desk.sources.take(path).facts == desk.sources.take(table).facts == 10


def test_taken_in_again_nothing_changes(desk: Workspace, tmp_path: Path) -> None:
    desk.sources.take(delivery(tmp_path))
    told = desk.sources.take(delivery(tmp_path))
    assert (told.facts, [p.code for p in told.rejected]) == (0, ["delivery.known"])
    assert len(desk.sources.deliveries()) == 1


def test_only_items_that_a_template_asks_are_taken(desk: Workspace, tmp_path: Path) -> None:
    desk.templates.bring_in([xlsx(tmp_path / "空.xlsx", BLANK)])
    told = desk.sources.take(delivery(tmp_path), Terms("县残联", as_of=DAY))
    [left] = [dict(p.context)["items"] for p in told.rejected if p.code == "delivery.items_left_out"]
    assert set(left.split("、")) == {"残疾等级", "联系电话"}
    assert told.facts == 6


def test_with_whole_every_item_is_taken(desk: Workspace, tmp_path: Path) -> None:
    desk.templates.bring_in([xlsx(tmp_path / "空.xlsx", BLANK)])
    assert desk.sources.take(delivery(tmp_path), Terms("县残联", whole=True)).facts == 10


def test_rows_of_another_township_stay_out(desk: Workspace, tmp_path: Path) -> None:
    rows = [ROWS[0] | {"乡镇": "云溪镇"}, ROWS[1] | {"乡镇": "青石镇"}]
    told = desk.sources.take(delivery(tmp_path, rows))
    [left] = [dict(p.context)["count"] for p in told.rejected if p.code == "delivery.rows_left_out"]
    assert left == "1"
    assert not desk._profile.find_subject(f"p:{PERSONS[1]}")


WRONG = "999101199001011111"


def test_a_row_that_cannot_be_holds_up_the_file_until_the_good_rows_are_asked_for(
    desk: Workspace, tmp_path: Path
) -> None:
    path = delivery(tmp_path, [ROWS[0], ROWS[1] | {"身份证号": WRONG}])
    told = desk.sources.take(path, Terms("县残联"))
    assert (told.error and told.error.code, told.facts, desk.sources.deliveries()) == ("delivery.bad_rows", 0, ())
    [row] = told.rows
    assert (row.row, row.why.code, row.bad) == (3, "delivery.bad.id_wrong", True)
    taken = desk.sources.take(path, Terms("县残联", good_rows=True))
    assert (taken.error, taken.facts, taken.rows) == (None, 5, told.rows)
    assert not any(WRONG[:6] in str(one) for one in taken.rows)


def test_every_bad_row_is_named_and_seen_before_anything_is_kept(desk: Workspace, tmp_path: Path) -> None:
    rows = [ROWS[0], *(ROWS[1] | {"身份证号": f"99910119900101{n:04}"} for n in range(1, 61))]
    seen = desk.sources.preview(delivery(tmp_path, rows))
    assert 50 < seen.bad == len(seen.rows) == len({one.row for one in seen.rows})
    assert desk.sources.deliveries() == ()


def test_where_every_row_is_bad_there_is_nothing_to_take(desk: Workspace, tmp_path: Path) -> None:
    path = delivery(tmp_path, [ROWS[0] | {"身份证号": WRONG}])
    with pytest.raises(FormsError, match=r"delivery\.no_good_rows"):
        desk.sources.take(path, Terms("县残联", good_rows=True))


def test_a_row_that_stands_there_twice_is_told_and_taken_once(desk: Workspace, tmp_path: Path) -> None:
    path = delivery(tmp_path, [*ROWS, ROWS[0]])
    assert [(one.row, one.why.code) for one in desk.sources.preview(path).rows] == [(4, "delivery.bad.row_twice")]
    assert desk.sources.take(path, Terms("县残联", good_rows=True)).facts == 10


def test_data_older_than_what_is_held_are_said_to_be(desk: Workspace, tmp_path: Path) -> None:
    desk.sources.take(delivery(tmp_path), Terms("县残联", as_of=DAY))
    before = [row | {"残疾等级": "三级"} for row in ROWS]
    told = desk.sources.take(delivery(tmp_path, before, "旧.json"), Terms("县残联", as_of=dt.date(2025, 12, 31)))
    [older] = [dict(p.context) for p in told.rejected if p.code == "delivery.older"]
    assert (older["day"], older["held"]) == ("2025-12-31", "2026-04-20")


def test_a_file_that_holds_nothing_needed_is_refused(desk: Workspace, tmp_path: Path) -> None:
    rows = [row | {"乡镇": "青石镇"} for row in ROWS]
    with pytest.raises(FormsError, match=r"delivery\.nothing_needed"):
        desk.sources.take(delivery(tmp_path, rows))
    assert desk.sources.deliveries() == ()


def test_disposal_destroys_what_was_said_and_keeps_the_journal_sound(desk: Workspace, tmp_path: Path) -> None:
    desk.sources.take(delivery(tmp_path))
    [line] = desk.sources.deliveries()
    assert desk.sources.delivered.dispose(line.id[:8], DAY) == line.facts > 0
    [gone] = desk.sources.deliveries()
    assert (gone.state, gone.facts) == ("disposed", 0)
    assert desk._profile.submission(line.id).observations == ()
    assert desk._profile.facts_of(line.id) == []
    desk._profile.clear_projection()
    desk.catch_up()
    assert desk._profile.facts_of(line.id) == []
    assert desk._profile.verify_journal() == []


def test_what_was_disposed_of_may_be_delivered_again(desk: Workspace, tmp_path: Path) -> None:
    desk.sources.take(delivery(tmp_path))
    desk.sources.delivered.dispose(desk.sources.deliveries()[0].id)
    assert desk.sources.take(delivery(tmp_path)).facts == 10


def test_deliveries_whose_purpose_has_ended_are_disposed_of(desk: Workspace, tmp_path: Path) -> None:
    desk.sources.take(delivery(tmp_path), Terms("甲局", "核对", until=DAY))
    desk.sources.take(delivery(tmp_path, ROWS[:1], "另一份.json"), Terms("乙局", until=DAY + dt.timedelta(1)))
    assert desk.sources.delivered.dispose_ended(DAY) == ()
    assert [line.provider for line in desk.sources.delivered.dispose_ended(DAY + dt.timedelta(1))] == ["甲局"]


def test_neither_names_nor_numbers_stand_in_the_open_in_the_journal(desk: Workspace, tmp_path: Path) -> None:
    from forms.profile import feeds

    desk.sources.take(delivery(tmp_path))
    [line] = desk.sources.deliveries()
    body = feeds.body_of(desk._profile.database, line.id) or b""
    assert body
    assert PERSONS[0].encode() not in body
    assert "张一甲".encode() not in body


def test_a_use_is_logged_and_outlives_the_data(desk: Workspace, tmp_path: Path) -> None:
    desk.sources.take(xlsx(tmp_path / "回流数据_低保.xlsx", SUMMARY), Terms("县民政局"))
    blank = xlsx(tmp_path / "空.xlsx", SUMMARY.replace("| 3 | 5 |", "| | |"))
    draft = desk.draft(blank, "2026-03")
    desk.write(draft, blank, tmp_path / "报.xlsx")
    desk.sources.delivered.dispose(desk.sources.deliveries()[0].id)
    [use] = desk.sources.delivered.uses()
    assert (use.provider, use.values) == ("县民政局", 2)


def test_what_was_looked_at_is_not_worked_out_again_where_all_of_it_is_taken(desk: Workspace, tmp_path: Path) -> None:
    with patch.object(ledger, "project", side_effect=ledger.project) as made:
        assert desk.sources.take(delivery(tmp_path), Terms("县残联")).facts == 10
    assert made.call_count == 1
    rows = [*ROWS, {**ROWS[0], "身份证号": PERSONS[0][:17] + "A"}]
    with patch.object(ledger, "project", side_effect=ledger.project) as made:
        assert desk.sources.take(delivery(tmp_path, rows, "二.json"), Terms("县残联", good_rows=True)).facts == 10
    assert made.call_count == 2  # what is left of it says something else


def test_what_was_looked_at_serves_only_what_it_was_made_from(desk: Workspace) -> None:
    sent = report(SUMMARY)
    own, other = SubjectBook("云溪镇"), SubjectBook("云溪镇", frozenset({"青山村"}))
    reader = LabelReader(built_in())
    made = Beforehand(project(reader, own, "", sent), reader, own, sent)
    assert made.serves(reader, SubjectBook("云溪镇"), replace(sent))
    assert not made.serves(reader, other, sent)
    assert not made.serves(reader, own, replace(sent, observations=sent.observations[1:]))
    assert not made.serves(reader, own, replace(sent, partial=True))
    assert not made.serves(LabelReader(built_in()), own, sent)

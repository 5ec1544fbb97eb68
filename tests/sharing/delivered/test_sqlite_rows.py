from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.sharing.delivered.sqlite_rows import sqlite_document


def made(folder: Path, *statements: str) -> bytes:
    path = folder / "回流.db"
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return path.read_bytes()


def test_each_table_with_rows_is_a_sheet(tmp_path: Path) -> None:
    data = made(
        tmp_path, 'CREATE TABLE "a""b" (姓名 TEXT)', 'INSERT INTO "a""b" VALUES (\'张一甲\')', "CREATE TABLE 空 (x)"
    )
    [grid] = sqlite_document(data, "回流.db").grids
    assert (grid.name, [list(row) for row in grid.values]) == ('a"b', [["姓名"], ["张一甲"]])


def test_one_in_wal_mode_is_read_without_its_log(tmp_path: Path) -> None:
    data = made(tmp_path, "PRAGMA journal_mode = WAL", "CREATE TABLE t (x)", "INSERT INTO t VALUES (5)")
    assert data[18:20] == b"\2\2"
    assert sqlite_document(data, "回流.db").grids[0].value(1, 0) == 5


def test_a_view_that_never_ends_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms.sharing.delivered.sqlite_rows._MOST_LOOKS", 3)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n"
    with pytest.raises(FormsError, match=r"file\.damaged"):
        sqlite_document(made(tmp_path, f"CREATE VIEW v AS {endless}"), "回流.db")


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(FormsError, match=r"file\.damaged"):
        sqlite_document(b"SQLite format 3\0" + b"\xff" * 500, "回流.db")

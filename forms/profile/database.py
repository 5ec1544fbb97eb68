"""The one door to SQLCipher: opening, transactions, and its exceptions turned into coded errors.

sqlite_utils costs start-up time (50 ms) and must find SQLCipher's exceptions, so it is imported here, in one place only, and
only where tables are made or brought up to date.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.errors import FormsError

if TYPE_CHECKING:
    import sqlite_utils

_CORRUPT, _FULL, _NOTADB, _IOERR, _BUSY, _LOCKED = 11, 13, 26, 10, 5, 6
_DAMAGED = frozenset({_CORRUPT, _NOTADB, _IOERR})
_WHOLE = "BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",)
_SAVEPOINT = "SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part")  # a name stands for the innermost


class Database:
    """A connection that belongs to one thread at a time. Every statement of the profile goes through it."""

    def __init__(self, connection: Any, path: Path) -> None:
        self._connection = connection
        self.path = path
        self._owner: int | None = threading.get_ident()

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """Run one statement and return its cursor. Raises FormsError profile.damaged, profile.disk_full."""
        self._check_thread()
        with mapped_errors(self.path):
            return self._connection.execute(sql, tuple(parameters))

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query (pages are read, and so checked, while fetching)."""
        with mapped_errors(self.path):
            return list(self.execute(sql, parameters).fetchall())

    def row(self, sql: str, parameters: Sequence[object] = ()) -> tuple[Any, ...] | None:
        with mapped_errors(self.path):
            found: tuple[Any, ...] | None = self.execute(sql, parameters).fetchone()
            return found

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """The same statement for many rows; only inside a transaction."""
        self._check_thread()
        with mapped_errors(self.path):
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """BEGIN IMMEDIATE ... COMMIT; everything is rolled back on any exception. Inside another one: a savepoint."""
        self._check_thread()
        with mapped_errors(self.path):
            inside = self._connection.in_transaction
            begin, end, back = _SAVEPOINT if inside else _WHOLE
            self._connection.execute(begin)
            try:
                yield
                self._connection.execute(end)
            except BaseException:
                for statement in (
                    back if self._connection.in_transaction else ()
                ):  # some errors have ended it themselves
                    self._connection.execute(statement)
                raise

    def hand_over(self) -> None:
        """Give the connection away: the next thread that uses it owns it."""
        self._check_thread()
        self._owner = None

    def close(self) -> None:
        self._check_thread()
        self._connection.close()

    def tables(self) -> sqlite_utils.Database:
        """The same connection for sqlite_utils. It must see SQLCipher under pysqlite3's name before its first import."""
        from sqlcipher3 import dbapi2

        self._check_thread()
        if "sqlite_utils" not in sys.modules:
            sys.modules["pysqlite3"] = sys.modules["pysqlite3.dbapi2"] = dbapi2
        import sqlite_utils

        return sqlite_utils.Database(self._connection, execute_plugins=False)

    def _check_thread(self) -> None:
        here = threading.get_ident()
        if self._owner is None:
            self._owner = here
        if self._owner != here:
            raise RuntimeError("a profile's connection is used by one thread only; hand_over() gives it to another")


@contextmanager
def mapped_errors(path: Path) -> Iterator[None]:
    """SQLCipher's exceptions as FormsError: profile.damaged, profile.disk_full, profile.locked. Others are bugs."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except dbapi2.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == _FULL:
            raise FormsError("profile.disk_full", folder=path.parent.name) from error
        if code in _DAMAGED:
            raise FormsError("profile.damaged", folder=path.parent.name, file=path.name) from error
        if code in (_BUSY, _LOCKED):
            raise FormsError("profile.locked", folder=path.parent.name) from error
        raise


def connect(path: Path, key: bytes, *, new: bool = False) -> Database:
    """Open a SQLCipher file with a raw 32-byte key.

    Never makes a file unless `new`. The key must be known to be right (keys.py checks it): then whatever SQLCipher
    can't read is damage. Raises FormsError profile.damaged.
    """
    if len(key) != 32:
        raise ValueError("a data key has 32 bytes")
    if not new and (not path.is_file() or path.stat().st_size == 0):
        raise FormsError("profile.damaged", folder=path.parent.name, file=path.name)
    from sqlcipher3 import dbapi2

    with mapped_errors(path):
        uri = f"{path.absolute().as_uri()}?mode={'rwc' if new else 'rw'}"
        connection = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, key)
        except BaseException:
            connection.close()
            raise
        return Database(connection, path)


def _prepare(connection: Any, key: bytes) -> None:
    # SQLCipher would print about damaged pages on standard error; the caller reports them.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    # Exclusive: a second guard beside the lock file, and WAL without shared memory.
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = WAL")
    # NORMAL loses acknowledged submissions in a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA cache_size = -32000")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()

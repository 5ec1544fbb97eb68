"""The tables of a profile, step by step. A step that was released is never changed; new ones are added behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from forms.errors import FormsError
from forms.profile.database import mapped_errors

if TYPE_CHECKING:
    import sqlite_utils

    from forms.profile.database import Database

_SET = "profile"

_JOURNAL = (
    # state: own, paired, revoked, forked. last_good: records above this seq are not seen; NULL = all are.
    """CREATE TABLE devices (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, signing BLOB NOT NULL,
        sealing BLOB NOT NULL, state TEXT NOT NULL, last_good INTEGER)""",
    """CREATE TABLE identities (device INTEGER PRIMARY KEY REFERENCES devices, signing BLOB NOT NULL,
        sealing BLOB NOT NULL)""",
    # body: zstd of the bytes that were hashed (id) and signed. height: 1 + the highest known to its author.
    """CREATE TABLE records (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, device INTEGER NOT NULL REFERENCES devices,
        seq INTEGER NOT NULL, height INTEGER NOT NULL, kind TEXT NOT NULL, body BLOB NOT NULL, signature BLOB NOT NULL,
        UNIQUE (device, seq))""",
    "CREATE INDEX records_kind ON records (kind, height)",
    "CREATE TRIGGER records_stay BEFORE DELETE ON records BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END",
    "CREATE TRIGGER records_same BEFORE UPDATE ON records BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END",
    """CREATE VIEW visible AS SELECT r.*, d.id AS device_id FROM records r JOIN devices d ON d.n = r.device
        WHERE d.last_good IS NULL OR r.seq <= d.last_good""",
    """CREATE TABLE blobs (n INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, size INTEGER NOT NULL,
        data BLOB NOT NULL)""",
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

_PROJECTION = (
    """CREATE TABLE submissions (record INTEGER PRIMARY KEY REFERENCES records, id TEXT NOT NULL UNIQUE,
        height INTEGER NOT NULL, sha256 TEXT NOT NULL, file_name TEXT NOT NULL, format TEXT NOT NULL,
        title TEXT NOT NULL, issuer TEXT NOT NULL, fingerprint TEXT NOT NULL, unit_text TEXT NOT NULL,
        period TEXT NOT NULL, period_origin TEXT NOT NULL, status_words TEXT NOT NULL, source TEXT NOT NULL,
        provider TEXT NOT NULL, device TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'sent',
        head INTEGER NOT NULL DEFAULT 1, version INTEGER NOT NULL DEFAULT 0, facts INTEGER NOT NULL DEFAULT 0)""",
    "CREATE INDEX submissions_sha ON submissions (sha256)",
    # Long texts that repeat (elements, subjects, periods, units, tags) are kept once and named by a number.
    "CREATE TABLE symbols (n INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
    # Clustered by what is asked, so that one seek finds a value with all that belongs to it.
    """CREATE TABLE facts (element INTEGER NOT NULL, subject INTEGER NOT NULL, period INTEGER NOT NULL,
        submission INTEGER NOT NULL, ord INTEGER NOT NULL, kind INTEGER NOT NULL, unit INTEGER NOT NULL,
        tags INTEGER NOT NULL, value TEXT NOT NULL, address TEXT NOT NULL,
        PRIMARY KEY (element, subject, period, submission, ord)) WITHOUT ROWID""",
    "CREATE INDEX facts_submission ON facts (submission)",
    """CREATE TABLE tables (submission INTEGER NOT NULL, table_id TEXT NOT NULL, kind TEXT NOT NULL,
        title TEXT NOT NULL, signature TEXT NOT NULL, period TEXT NOT NULL, rows INTEGER NOT NULL,
        PRIMARY KEY (submission, table_id)) WITHOUT ROWID""",
    "CREATE INDEX tables_signature ON tables (signature)",
    """CREATE TABLE elements (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        definition TEXT NOT NULL)""",
    "CREATE TABLE element_uses (submission INTEGER, element INTEGER, PRIMARY KEY (submission, element)) WITHOUT ROWID",
    "CREATE INDEX element_uses_back ON element_uses (element)",
    """CREATE TABLE subjects (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL,
        keys TEXT NOT NULL)""",
    "CREATE INDEX subjects_name ON subjects (name)",
    "CREATE TABLE subject_keys (key TEXT, subject INTEGER, PRIMARY KEY (key, subject)) WITHOUT ROWID",
    "CREATE INDEX subject_keys_back ON subject_keys (subject)",
    "CREATE TABLE subject_uses (submission INTEGER, subject INTEGER, PRIMARY KEY (submission, subject)) WITHOUT ROWID",
    "CREATE INDEX subject_uses_back ON subject_uses (subject)",
)

_EXCHANGE = (
    # Our invitations to pair. secret: the stretched code; uses counts exchanges, so that no clock is asked.
    """CREATE TABLE invitations (id TEXT PRIMARY KEY, secret BLOB NOT NULL, state TEXT NOT NULL,
        uses INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID""",
    # Received and not (yet) part of the journal. why: pending (a gap before it), unknown, revoked, forked.
    """CREATE TABLE aside (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, device TEXT NOT NULL, seq INTEGER NOT NULL,
        why TEXT NOT NULL, body BLOB NOT NULL, signature BLOB NOT NULL)""",
    "CREATE INDEX aside_feed ON aside (device, seq)",
    # The newest of what another device said it has (JSON), by the counter inside its signed statement.
    "CREATE TABLE statements (device TEXT PRIMARY KEY, counter INTEGER NOT NULL, said TEXT NOT NULL) WITHOUT ROWID",
    # Bundles of an exchange folder that were read whole or written: for whom they are and which records they hold.
    "CREATE TABLE bundles (name TEXT PRIMARY KEY, recipients TEXT NOT NULL, records TEXT NOT NULL) WITHOUT ROWID",
)

_STEPS = (("m001_journal", _JOURNAL), ("m002_projection", _PROJECTION), ("m003_exchange", _EXCHANGE))


def migrate(database: Database, *, stop_before: str | None = None) -> None:
    """Bring the tables up to this program's. Raises FormsError profile.newer_schema where a newer one wrote them.

    `stop_before` names a step to stop at (tests build old profiles with it).
    """
    done, known = _done(database), {name for name, _ in _STEPS}
    if done - known:
        raise FormsError("profile.newer_schema", folder=database.path.parent.name)
    if done == known:
        return  # nearly always; what applies steps takes long to load
    tables = database.tables()
    from sqlite_utils.migrations import Migrations

    steps = Migrations(_SET)
    for name, statements in _STEPS:
        steps(name=name)(_step(statements))
    with mapped_errors(database.path):
        steps.apply(tables, stop_before=stop_before)


def _done(database: Database) -> set[str]:
    """The steps that were taken, as sqlite_utils keeps them."""
    if database.row("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'") is None:
        return set()
    return {name for (name,) in database.rows("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (_SET,))}


def _step(statements: tuple[str, ...]) -> Callable[[sqlite_utils.Database], None]:
    def step(db: sqlite_utils.Database, /) -> None:
        for statement in statements:
            db.execute(statement)

    return step

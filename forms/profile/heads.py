"""The list of submissions: a projection of the journal's submission records, without their observations."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from forms.profile import feeds, records
from forms.profile.codec import decode_submission
from forms.profile.database import Database
from forms.profile.rows import Status, SubmissionHead

if TYPE_CHECKING:
    from forms.model.facts import Submission

_COLUMNS = """id, sha256, file_name, format, title, issuer, fingerprint, unit_text, period, period_origin, status_words,
    source, provider, device, status, head, version, facts"""


def add(db: Database, record: int) -> bool:
    """Put a journal record (its row number) on the list; False where it is no submission we understand."""
    row = db.row("SELECT id, height, device_id, body FROM visible WHERE n = ?", (record,))
    if row is None:
        return False
    try:
        submission = decode_submission(records.payload_of(feeds.unpack(row[3])))
    except ValueError:
        return False
    _insert(db, record, (row[0].hex(), row[1], row[2]), submission)
    return True


def _insert(db: Database, record: int, link: tuple[str, int, str], submission: Submission) -> None:
    db.execute(
        """INSERT INTO submissions (record, id, height, device, sha256, file_name, format, title, issuer, fingerprint,
        unit_text, period, period_origin, status_words, source, provider) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
        ON CONFLICT DO NOTHING""",
        (
            record, *link, submission.sha256, submission.file_name, submission.format, submission.title,
            submission.issuer, submission.fingerprint, submission.unit_text,
            submission.period.key if submission.period else "", submission.period_origin,
            json.dumps(submission.status_words), submission.source, submission.provider,
        ),
    )  # fmt: skip


def all_heads(db: Database) -> list[SubmissionHead]:
    return [_head(row) for row in db.rows(f"SELECT {_COLUMNS} FROM submissions ORDER BY height, id")]


def named(db: Database, ids: Collection[str]) -> list[SubmissionHead]:
    chosen = json.dumps(sorted(ids))
    sql = f"SELECT {_COLUMNS} FROM submissions WHERE id IN (SELECT value FROM json_each(?)) ORDER BY height, id"
    return [_head(row) for row in db.rows(sql, (chosen,))]


def with_sha256(db: Database, sha256: str) -> str | None:
    row = db.row("SELECT id FROM submissions WHERE sha256 = ? ORDER BY height, id LIMIT 1", (sha256,))
    return row[0] if row else None


def sha256_of(db: Database, record: str) -> str | None:
    row = db.row("SELECT sha256 FROM submissions WHERE id = ?", (record,))
    return row[0] if row else None


def number_of(db: Database, record: str) -> int | None:
    row = db.row("SELECT record FROM submissions WHERE id = ?", (record,))
    return int(row[0]) if row else None


def set_heads(db: Database, head_ids: Collection[str], statuses: Mapping[str, Status]) -> None:
    """Exactly these count as sources. The others are superseded, unless `statuses` says otherwise."""
    chosen = json.dumps(sorted(head_ids))
    with db.transaction():
        db.execute("UPDATE submissions SET head = id IN (SELECT value FROM json_each(?))", (chosen,))
        db.execute("UPDATE submissions SET status = CASE head WHEN 1 THEN 'sent' ELSE 'superseded' END")
        for record, status in statuses.items():
            db.execute("UPDATE submissions SET status = ? WHERE id = ?", (status, record))


def _head(row: tuple[object, ...]) -> SubmissionHead:
    values = list(row)
    values[10] = () if values[10] == "[]" else tuple(json.loads(str(values[10])))
    values[15] = bool(values[15])
    return SubmissionHead(*values)  # type: ignore[arg-type]

"""Tables, local elements and subjects that submissions brought. One that no submission uses any more goes."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from forms.profile.database import Database
from forms.profile.facts import sound
from forms.profile.rows import LocalElement, SubjectRow, TableHead


def replace_tables(db: Database, submission: int, tables: Sequence[TableHead]) -> None:
    db.execute("DELETE FROM tables WHERE submission = ?", (submission,))
    db.many(
        "INSERT OR REPLACE INTO tables VALUES (?,?,?,?,?,?,?)",
        [(submission, t.table_id, t.kind, sound(t.title), sound(t.signature), t.period, t.rows) for t in tables],
    )


def table_heads(db: Database, signature: str | None, heads_only: bool) -> list[TableHead]:
    asked = [("t.signature = ?", signature)] if signature is not None else []
    where = " AND ".join([*(clause for clause, _ in asked), *(["h.head"] if heads_only else []), "true"])
    rows = db.rows(
        f"""SELECT h.id, t.table_id, t.kind, t.title, t.signature, t.period, t.rows FROM tables t
        JOIN submissions h ON h.record = t.submission WHERE {where} ORDER BY h.height, h.id, t.table_id""",
        [value for _, value in asked],
    )
    return [TableHead(*row) for row in rows]


def replace_elements(db: Database, submission: int, elements: Sequence[LocalElement]) -> None:
    """The same id has the same definition everywhere (it is a hash of it), so the latest spelling may stay."""
    before = db.rows("SELECT element FROM element_uses WHERE submission = ?", (submission,))
    db.execute("DELETE FROM element_uses WHERE submission = ?", (submission,))
    db.many(
        """INSERT INTO elements (id, name, definition) VALUES (?,?,?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, definition = excluded.definition""",
        [(sound(e.id), sound(e.name), json.dumps(dict(e.definition))) for e in elements],
    )
    db.many(
        "INSERT OR IGNORE INTO element_uses SELECT ?, n FROM elements WHERE id = ?",
        [(submission, sound(e.id)) for e in elements],
    )
    db.many("DELETE FROM elements WHERE n = ? AND n NOT IN (SELECT element FROM element_uses)", before)


def elements(db: Database) -> list[LocalElement]:
    rows = db.rows("SELECT id, name, definition FROM elements ORDER BY id")
    return [LocalElement(row[0], row[1], json.loads(row[2])) for row in rows]


def replace_subjects(db: Database, submission: int, subjects: Sequence[SubjectRow]) -> None:
    """Keys of one subject from several submissions are kept together."""
    before = db.rows("SELECT subject FROM subject_uses WHERE submission = ?", (submission,))
    db.execute("DELETE FROM subject_uses WHERE submission = ?", (submission,))
    db.many(
        """INSERT INTO subjects (id, kind, name, keys) VALUES (?,?,?,?) ON CONFLICT (id) DO UPDATE SET
        name = CASE excluded.name WHEN '' THEN name ELSE excluded.name END, keys = json_patch(keys, excluded.keys)""",
        [(sound(s.id), s.kind, sound(s.name), json.dumps(dict(s.keys))) for s in subjects],
    )
    db.many(
        "INSERT OR IGNORE INTO subject_uses SELECT ?, n FROM subjects WHERE id = ?",
        [(submission, sound(s.id)) for s in subjects],
    )
    db.many(
        "INSERT OR IGNORE INTO subject_keys SELECT ?, n FROM subjects WHERE id = ?",
        [(sound(key), sound(s.id)) for s in subjects for key in s.keys.values() if key],
    )
    _drop_unused_subjects(db, before)


def _drop_unused_subjects(db: Database, before: Sequence[tuple[int]]) -> None:
    unused = [row for row in before if not db.row("SELECT 1 FROM subject_uses WHERE subject = ?", row)]
    db.many("DELETE FROM subjects WHERE n = ?", unused)
    db.many("DELETE FROM subject_keys WHERE subject = ?", unused)


def subjects(db: Database, kind: str | None) -> list[SubjectRow]:
    where, values = ("WHERE kind = ?", [kind]) if kind is not None else ("", [])
    return [_subject(row) for row in db.rows(f"SELECT id, kind, name, keys FROM subjects {where} ORDER BY id", values)]


def find_subject(db: Database, text: str) -> list[SubjectRow]:
    rows = db.rows(
        """SELECT id, kind, name, keys FROM subjects WHERE id = ?1 OR name = ?1
        OR n IN (SELECT subject FROM subject_keys WHERE key = ?1) ORDER BY id""",
        (sound(text),),
    )
    return [_subject(row) for row in rows]


def described(db: Database) -> dict[str, list[str]]:
    """Subjects known by name, village and birth alone ("n:…") -> those with a number of their own described the same."""
    rows = db.rows(
        """SELECT n.id, p.id FROM subjects n LEFT JOIN subject_keys k ON k.key = n.id LEFT JOIN subjects p ON p.n = k.subject
        WHERE n.id >= 'n:' AND n.id < 'n;' ORDER BY 1, 2"""
    )
    out: dict[str, list[str]] = {}
    for name, person in rows:
        out.setdefault(name, []).extend([person] if person and person != name else [])
    return {name: persons for name, persons in out.items() if persons}


def twins(db: Database) -> list[tuple[str, str]]:
    """Pairs of subjects with different numbers that are described the same."""
    rows = db.rows(
        """SELECT a.id, b.id FROM (SELECT key FROM subject_keys WHERE key >= 'n:' AND key < 'n;' GROUP BY key
        HAVING count(*) > 1) d JOIN subject_keys x ON x.key = d.key JOIN subject_keys y ON y.key = d.key
        JOIN subjects a ON a.n = x.subject JOIN subjects b ON b.n = y.subject WHERE a.id < b.id ORDER BY 1, 2"""
    )
    return [(a, b) for a, b in rows]


def uses(db: Database, subjects: Collection[str]) -> dict[str, frozenset[str]]:
    """Subject -> ids of the submissions that name it and count as sources."""
    rows = db.rows(
        """SELECT s.id, h.id FROM subjects s JOIN subject_uses u ON u.subject = s.n JOIN submissions h ON h.record = u.submission
        WHERE h.head AND s.id IN (SELECT value FROM json_each(?))""",
        (json.dumps([sound(s) for s in sorted(subjects)], ensure_ascii=False),),
    )
    out: dict[str, set[str]] = {}
    for subject, submission in rows:
        out.setdefault(subject, set()).add(submission)
    return {subject: frozenset(found) for subject, found in out.items()}


def _subject(row: tuple[str, str, str, str]) -> SubjectRow:
    return SubjectRow(row[0], row[1], row[2], json.loads(row[3]))

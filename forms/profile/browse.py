"""Looking through a profile page by page: every query has a limit, so that a million facts take no longer than a few."""

from __future__ import annotations

import json
from collections.abc import Collection

from forms.profile import heads
from forms.profile.database import Database
from forms.profile.facts import numbers_of, sound
from forms.profile.rows import LocalElement, SubjectRow, SubmissionHead

_ORDER = "CASE kind WHEN 'unit' THEN 0 WHEN 'village' THEN 1 WHEN 'person' THEN 2 ELSE 3 END, name, id"
_NAMED = """(?1 = '%%' OR name LIKE ?1 ESCAPE '!'
    OR EXISTS (SELECT 1 FROM subject_keys k WHERE k.subject = s.n AND k.key LIKE ?1 ESCAPE '!'))"""
_COUNTS = "JOIN submissions h ON h.record = u.submission AND h.head"


def subjects(
    db: Database,
    text: str,
    kinds: Collection[str],
    hidden: Collection[str],
    naming: Collection[str],
    page: tuple[int, int],
    unit: str = "",
) -> list[SubjectRow]:
    """Subjects that reports that count name, the unit first, then villages, persons, things, by name.

    `text`: a part of the name, of a key, or of a value of an element in `naming` (names of persons). `kinds`: none for
    all. `hidden`: ids left out. `page`: offset and limit. `unit`: what the reporting unit is called: that is a setting.
    """
    called = """OR (?1 <> '%%' AND s.id IN (SELECT text FROM symbols WHERE n IN (SELECT f.subject FROM facts f WHERE f.element IN
        (SELECT value FROM json_each(?6)) AND f.value LIKE ?1 ESCAPE '!')))"""
    rows = db.rows(
        f"""SELECT id, kind, name, keys FROM subjects s WHERE ({_NAMED} {called} OR (kind = 'unit' AND ?7 LIKE ?1 ESCAPE '!'))
        AND (?2 = '[]' OR kind IN (SELECT value FROM json_each(?2))) AND id NOT IN (SELECT value FROM json_each(?3))
        AND EXISTS (SELECT 1 FROM subject_uses u {_COUNTS} WHERE u.subject = s.n) ORDER BY {_ORDER} LIMIT ?5 OFFSET ?4""",
        (_like(text), _array(kinds), _array(hidden), *page, json.dumps(sorted(numbers_of(db, naming).values())), unit),
    )
    return [_subject(row) for row in rows]


def elements(db: Database, text: str, page: tuple[int, int]) -> list[LocalElement]:
    """Elements that reports that count ask, by name; every word of `text` is a part of it."""
    where, values = _words("name", text)
    rows = db.rows(
        f"""SELECT id, name, definition FROM elements e WHERE {where}
        AND EXISTS (SELECT 1 FROM element_uses u {_COUNTS} WHERE u.element = e.n) ORDER BY name, id LIMIT ? OFFSET ?""",
        (*values, page[1], page[0]),
    )
    return [LocalElement(id, name, json.loads(definition)) for id, name, definition in rows]


def elements_of(db: Database, among: Collection[str], text: str, page: tuple[int, int]) -> list[LocalElement]:
    """Elements with facts of any of these subjects, by name: one seek for each element."""
    where, values = _words("e.name", text)
    rows = db.rows(
        f"""SELECT e.id, e.name, e.definition FROM elements e CROSS JOIN symbols t ON t.text = e.id WHERE {where}
        AND EXISTS (SELECT 1 FROM json_each(?) w CROSS JOIN facts f ON f.element = t.n AND f.subject = w.value
        JOIN submissions h ON h.record = f.submission WHERE h.head) ORDER BY e.name, e.id LIMIT ? OFFSET ?""",
        (*values, json.dumps(list(numbers_of(db, among).values())), page[1], page[0]),
    )
    return [LocalElement(id, name, json.loads(definition)) for id, name, definition in rows]


def subjects_of(db: Database, element: str, text: str, page: tuple[int, int]) -> list[SubjectRow]:
    """Subjects with facts of an element, in the order of subjects(): one seek for each subject."""
    number = numbers_of(db, [element]).get(element, -1)
    rows = db.rows(
        f"""SELECT id, kind, name, keys FROM subjects s CROSS JOIN symbols t ON t.text = s.id
        WHERE {_NAMED}
        AND EXISTS (SELECT 1 FROM facts f JOIN submissions h ON h.record = f.submission
        WHERE f.element = ?2 AND f.subject = t.n AND h.head) ORDER BY {_ORDER} LIMIT ?4 OFFSET ?3""",
        (_like(text), number, *page),
    )
    return [_subject(row) for row in rows]


def named(db: Database, ids: Collection[str]) -> dict[str, SubjectRow]:
    sql = "SELECT id, kind, name, keys FROM subjects WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: _subject(row) for row in db.rows(sql, (_array(ids),))}


def reports(db: Database, text: str, page: tuple[int, int]) -> list[SubmissionHead]:
    """Submissions whose title or file name has `text` in it, those recorded last first."""
    rows = db.rows(
        """SELECT id FROM submissions WHERE ?1 = '%%' OR title LIKE ?1 ESCAPE '!' OR file_name LIKE ?1 ESCAPE '!'
        ORDER BY height DESC, id LIMIT ?3 OFFSET ?2""",
        (_like(text), *page),
    )
    place = {id: n for n, (id,) in enumerate(rows)}
    return sorted(heads.named(db, place), key=lambda h: place[h.id])


def _words(column: str, text: str) -> tuple[str, list[str]]:
    words = text.split()
    return " AND ".join([f"{column} LIKE ? ESCAPE '!'" for _ in words] or ["true"]), [_like(w) for w in words]


def _like(text: str) -> str:
    """A pattern that finds `text` anywhere, whatever signs are in it."""
    plain = sound(text.strip()).replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{plain}%"


def _array(texts: Collection[str]) -> str:
    return json.dumps([sound(text) for text in sorted(texts)], ensure_ascii=False)


def _subject(row: tuple[str, str, str, str]) -> SubjectRow:
    return SubjectRow(row[0], row[1], row[2], json.loads(row[3]))

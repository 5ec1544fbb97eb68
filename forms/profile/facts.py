"""The table of facts. Texts that repeat stand in `symbols` once; a fact is some numbers, its value and its address."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any, get_args

from forms.model.facts import Fact, ValueKind
from forms.model.period import PeriodKind
from forms.profile.database import Database

_KINDS: tuple[ValueKind, ...] = get_args(ValueKind)
_KIND_NUMBER = {kind: number for number, kind in enumerate(_KINDS)}
_TAG_SEPARATOR = ","
_PERIOD_KEY = re.compile(r"[a-z_]+(?::\d{4}-\d\d-\d\d){2}")
_PERIOD_KINDS: tuple[str, ...] = get_args(PeriodKind)

_FIELDS = """es.text, ss.text, ps.text, f.value, f.kind, us.text, h.id, f.address, f.ord, ts.text"""
_TEXTS = """JOIN symbols us ON us.n = f.unit JOIN symbols ts ON ts.n = f.tags
    JOIN submissions h ON h.record = f.submission"""


def replace(db: Database, submission: int, facts: Sequence[Fact]) -> None:
    """Put these facts in place of the submission's; inside the caller's transaction."""
    db.execute(
        """DELETE FROM facts WHERE (element, subject, period, submission, ord) IN
        (SELECT element, subject, period, submission, ord FROM facts WHERE submission = ?)""",
        (submission,),
    )
    numbers = _Numbers(intern(db, _texts(facts)))
    db.many(
        """INSERT INTO facts (element, subject, period, submission, ord, kind, unit, tags, value, address)
        VALUES (?,?,?,?,?,?,?,?,?,?)""",
        sorted(_row(fact, submission, numbers) for fact in facts),
    )


def select(
    db: Database,
    elements: Collection[str],
    subjects: Collection[str] | None,
    periods: Collection[str] | None,
    heads_only: bool,
) -> list[Fact]:
    """The named elements' facts. With subjects: one seek for each pair; without: one range for each element."""
    named, values = [("e", elements)], [_array(elements)]
    for letter, names in (("s", subjects), ("p", periods)):
        if names is not None:
            named.append((letter, names))
            values.append(_array(names))
    # CROSS JOIN keeps the order: first the numbers of the names, then the clustered facts.
    lists = " CROSS JOIN ".join(
        f"(SELECT n, text FROM symbols WHERE text IN (SELECT value FROM json_each(?))) {x}s" for x, _ in named
    )
    columns = {"e": "element", "s": "subject", "p": "period"}
    match = " AND ".join(f"f.{columns[x]} = {x}s.n" for x, _ in named)
    rest = " ".join(f"JOIN symbols {x}s ON {x}s.n = f.{columns[x]}" for x in "sp" if x not in dict(named))
    head = "WHERE h.head" if heads_only else ""
    sql = f"SELECT {_FIELDS} FROM {lists} CROSS JOIN facts f ON {match} {rest} {_TEXTS} {head}"
    return [_fact(row) for row in db.rows(f"{sql} ORDER BY h.height, h.id, f.ord", values)]


def by_keys(db: Database, keys: Sequence[tuple[str, str, str]]) -> list[Fact | None]:
    """One seek a key, in one statement. Of several heads the one recorded last."""
    numbers = numbers_of(db, {text for key in keys for text in key})
    wanted = [
        [place, numbers[e], numbers[s], numbers[p]]
        for place, (e, s, p) in enumerate(keys)
        if e in numbers and s in numbers and p in numbers
    ]
    rows = db.rows(
        f"""SELECT k.value ->> 0, f.value, f.kind, us.text, h.id, f.address, f.ord, ts.text
        FROM json_each(?) k CROSS JOIN facts f
        ON f.element = k.value ->> 1 AND f.subject = k.value ->> 2 AND f.period = k.value ->> 3
        {_TEXTS} WHERE h.head ORDER BY h.height, h.id, f.ord DESC""",
        (json.dumps(wanted),),
    )
    found: list[Fact | None] = [None] * len(keys)
    for place, *rest in rows:
        found[place] = _fact((*keys[place], *rest))
    return found


def of_pairs(db: Database, pairs: Collection[tuple[str, str]], periods: Collection[str] | None) -> list[Fact]:
    """Facts of heads for each (element, subject): of all periods, or a seek for each of these."""
    numbers = numbers_of(db, {text for pair in pairs for text in pair} | set(periods or ()))
    wanted = [[numbers[e], numbers[s]] for e, s in pairs if e in numbers and s in numbers]
    values = [json.dumps(wanted)]
    among = ""
    if periods is not None:
        among = "AND f.period IN (SELECT value FROM json_each(?))"
        values.append(json.dumps([numbers[p] for p in periods if p in numbers]))
    rows = db.rows(
        f"""SELECT f.element, f.subject, f.period, f.value, f.kind, f.unit, h.id, f.address, f.ord, f.tags
        FROM json_each(?) k CROSS JOIN facts f ON f.element = k.value ->> 0 AND f.subject = k.value ->> 1 {among}
        JOIN submissions h ON h.record = f.submission WHERE h.head ORDER BY h.height, h.id, f.ord""",
        values,
    )
    texts = _texts_of(db, {number for row in rows for number in (*row[:3], row[5], row[9])})
    return [
        _fact((texts[e], texts[s], texts[p], value, kind, texts[u], h, address, order, texts[t]))
        for e, s, p, value, kind, u, h, address, order, t in rows
    ]


def differing(db: Database, lasting: Collection[str]) -> list[tuple[str, str]]:
    """(element, subject) of which heads state different values for one period, or (`lasting` elements) for any."""
    rows = db.rows(
        """SELECT DISTINCT es.text, ss.text FROM (
            SELECT f.element e, f.subject s FROM facts f JOIN submissions h ON h.record = f.submission WHERE h.head
            GROUP BY f.element, f.subject, f.period
            HAVING count(DISTINCT f.value) > 1 AND count(DISTINCT f.submission) > 1
            UNION SELECT f.element, f.subject FROM
            (SELECT n FROM symbols WHERE text IN (SELECT value FROM json_each(?))) l CROSS JOIN facts f ON f.element = l.n
            JOIN submissions h ON h.record = f.submission WHERE h.head
            GROUP BY f.element, f.subject HAVING count(DISTINCT f.value) > 1 AND count(DISTINCT f.submission) > 1)
        JOIN symbols es ON es.n = e JOIN symbols ss ON ss.n = s ORDER BY 1, 2""",
        (_array(lasting),),
    )
    return [(element, subject) for element, subject in rows]


def differing_between(
    db: Database, pairs: Sequence[tuple[str, str]], periods: Sequence[tuple[str, str]] | None
) -> list[tuple[str, str, str]]:
    """(element, other, subject) of which heads state different values under two elements that ask the same.

    `periods`: pairs of period keys that mean the same time (a period itself included); None: any two periods.
    """
    numbers = numbers_of(db, {text for pair in (*pairs, *(periods or ())) for text in pair})

    def known(among: Sequence[tuple[str, str]]) -> str:
        return json.dumps([[numbers[a], numbers[b]] for a, b in among if a in numbers and b in numbers])

    twins, same = "", ""
    if periods is not None:
        twins, same = "CROSS JOIN twins t ON t.one = f.period", "AND g.period = t.other"
    rows = db.rows(
        f"""WITH twins AS MATERIALIZED (SELECT value ->> 0 AS one, value ->> 1 AS other FROM json_each(?))
        SELECT DISTINCT f.element, g.element, f.subject FROM json_each(?) k
        CROSS JOIN facts f ON f.element = k.value ->> 0 {twins}
        CROSS JOIN facts g ON g.element = k.value ->> 1 AND g.subject = f.subject {same}
        JOIN submissions hf ON hf.record = f.submission JOIN submissions hg ON hg.record = g.submission
        WHERE hf.head AND hg.head AND f.submission <> g.submission AND f.value <> g.value""",
        (known(periods or ()), known(pairs)),
    )
    texts = _texts_of(db, {number for row in rows for number in row})
    return sorted((texts[a], texts[b], texts[s]) for a, b, s in rows)


def period_keys(db: Database) -> list[str]:
    """Every Period.key that facts were recorded under (and perhaps some that none uses any more)."""
    ranges = " OR ".join("text >= ? AND text < ?" for _ in _PERIOD_KINDS)
    ends = [end for kind in _PERIOD_KINDS for end in (f"{kind}:", f"{kind};")]  # ';' follows ':'
    found = db.rows(f"SELECT text FROM symbols WHERE {ranges}", ends)
    return [text for (text,) in found if _PERIOD_KEY.fullmatch(text)]


def _texts_of(db: Database, numbers: Collection[int]) -> dict[int, str]:
    chosen = json.dumps(list(numbers))
    return dict(db.rows("SELECT n, text FROM symbols WHERE n IN (SELECT value FROM json_each(?))", (chosen,)))


def of_submission(db: Database, submission: str) -> list[Fact]:
    rows = db.rows(
        f"""SELECT {_FIELDS} FROM submissions h JOIN facts f ON f.submission = h.record
        JOIN symbols es ON es.n = f.element JOIN symbols ss ON ss.n = f.subject JOIN symbols ps ON ps.n = f.period
        JOIN symbols us ON us.n = f.unit JOIN symbols ts ON ts.n = f.tags WHERE h.id = ? ORDER BY f.ord""",
        (submission,),
    )
    return [_fact(row) for row in rows]


def intern(db: Database, texts: Collection[str]) -> dict[str, int]:
    """The numbers of these texts; new ones get one. Inside the caller's transaction."""
    db.execute(
        "INSERT INTO symbols (text) SELECT value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING", (_array(texts),)
    )
    return numbers_of(db, texts)


def numbers_of(db: Database, texts: Collection[str]) -> dict[str, int]:
    return dict(db.rows("SELECT text, n FROM symbols WHERE text IN (SELECT value FROM json_each(?))", (_array(texts),)))


def sound(text: str) -> str:
    """Text that a database keeps: broken files may hold lone surrogates."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _array(texts: Iterable[str]) -> str:
    return json.dumps([sound(text) for text in texts], ensure_ascii=False)


def _tags(fact: Fact) -> str:
    return _TAG_SEPARATOR.join(fact.tags) if fact.tags else ""


def _texts(facts: Sequence[Fact]) -> set[str]:
    said = {text for f in facts for text in (f.element, f.subject, f.period, f.unit, _tags(f))}
    return set(map(sound, said))


class _Numbers(dict[str, int]):
    """The numbers of texts, also of such as are no sound ones."""

    def __missing__(self, text: str) -> int:
        known = self.get(sound(text))
        if known is None:
            raise KeyError(text)
        self[text] = known
        return known


def _row(fact: Fact, submission: int, numbers: _Numbers) -> tuple[object, ...]:
    return (
        numbers[fact.element], numbers[fact.subject], numbers[fact.period], submission, fact.ord,
        _KIND_NUMBER[fact.kind], numbers[fact.unit], numbers[_tags(fact)], sound(fact.value), sound(fact.address),
    )  # fmt: skip


def _fact(row: Sequence[Any]) -> Fact:
    element, subject, period, value, kind, unit, submission, address, order, tags = row
    split = tuple(tags.split(_TAG_SEPARATOR)) if tags else ()
    return Fact(element, subject, period, value, _KINDS[kind], unit, submission, address, order, split)

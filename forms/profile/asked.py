"""How often the same was asked: facts of several reports that have what is asked, the subject and the time in common."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forms.profile.database import Database

# Each thing that was asked, once for every template and month it was asked in. A template is named by its fingerprint.
# `g` stands for all elements that ask the same, `p` for the time: a day, a span, or nothing for what lasts.
_ASKED = """WITH chosen AS MATERIALIZED
    (SELECT h.record r, h.fingerprint t, c.value ->> 1 m FROM json_each(?) c JOIN submissions h ON h.id = c.value ->> 0),
    alike AS MATERIALIZED (SELECT y.n e, a.value ->> 1 g, a.value ->> 2 length
        FROM json_each(?) a JOIN symbols y ON y.text = a.value ->> 0),
    asked AS (SELECT DISTINCT coalesce(a.g, y.text) g, f.subject s, substr(z.text, -coalesce(a.length, 21)) p, c.m m, c.t t
        FROM chosen c CROSS JOIN facts f ON f.submission = c.r JOIN symbols y ON y.n = f.element
        JOIN symbols z ON z.n = f.period LEFT JOIN alike a ON a.e = f.element
        WHERE coalesce(a.length, 21) >= 0),
    counted AS (SELECT g, m, t, count(*) OVER (PARTITION BY g, s, p, m) n FROM asked)"""
LASTING, DAY, SPAN = 0, 10, 21  # characters of a period's key that must agree: none, its last day, both days
NOT_ASKED = -1


@dataclass(frozen=True, slots=True)
class Asked:
    """`by_month`: month -> (values, repeats). `by_template`: fingerprint -> (values, of them asked by others too).
    `by_item`: (name, templates, repeats), those repeated most first."""

    by_month: Mapping[str, tuple[int, int]]
    by_template: Mapping[str, tuple[int, int]]
    by_item: tuple[tuple[str, int, int], ...]


def asked(db: Database, months: Iterable[tuple[str, str]], alike: Iterable[tuple[str, str, int]], most: int) -> Asked:
    """What reports asked: `months` are (submission, month); `most` limits the data items.

    `alike`: element, the one it counts as, and LASTING, DAY, SPAN or NOT_ASKED; elements not named stand for themselves.
    """
    given = (json.dumps(list(months)), json.dumps(list(alike), ensure_ascii=False))
    by_month = db.rows(
        f"{_ASKED} SELECT m, count(*), round(sum((n - 1.0) / n)) FROM counted GROUP BY m ORDER BY m", given
    )
    by_template = db.rows(f"{_ASKED} SELECT t, count(*), sum(n > 1) FROM counted GROUP BY t", given)
    by_item = db.rows(
        f"""{_ASKED} SELECT coalesce(x.name, ''), count(DISTINCT t), round(sum((k.n - 1.0) / k.n)) again FROM counted k
        LEFT JOIN elements x ON x.id = k.g WHERE k.n > 1 GROUP BY k.g ORDER BY again DESC, x.name LIMIT ?""",
        (*given, most),
    )
    return Asked(
        {month: (values, int(again)) for month, values, again in by_month},
        {template: (values, elsewhere) for template, values, elsewhere in by_template},
        tuple((name, templates, int(again)) for name, templates, again in by_item),
    )

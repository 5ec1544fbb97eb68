"""A report against an earlier one of the same form: values that differ, and rows of rosters that came, left or changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from forms.detection.fingerprint import timeless
from forms.model.facts import Observation, Submission
from forms.model.states import Changes, Edit, RosterChange
from forms.recording.memory import spelled
from forms.recording.project import NEVER_A_SOURCE
from forms.recording.rosters import grouped_rows, id_key
from forms.values.text import normal

_NOT_ASKED = frozenset({"filler", "opinion", "signature"})
_NAMED_BY = 2  # cells that name a row nothing else tells apart
_WORKED_OUT = frozenset({"序号", "年龄"})

Row = Sequence[Observation]


def compare(before: Submission, now: Submission) -> Changes:
    """What `now` says otherwise than `before`. Labels decide what is the same place, so a form whose rows moved is
    compared all the same; who filled it and when is left out."""
    return Changes(tuple(_values(before, now)), tuple(_rosters(before, now)))


def _values(before: Submission, now: Submission) -> Iterable[Edit]:
    was, is_now = _single(before), _single(now)
    for key in dict.fromkeys((*is_now, *was)):
        old, new = was.get(key), is_now.get(key)
        if (edit := _edit(old, new)) is not None:
            yield edit


def _edit(old: Observation | None, new: Observation | None) -> Edit | None:
    said_before, says = old.raw if old else "", new.raw if new else ""
    there = new or old
    if there is None or spelled(said_before) == spelled(says):
        return None
    return Edit(there.address, there.path or (*there.row_path, *there.col_path), said_before, says)


def _single(submission: Submission) -> dict[Hashable, Observation]:
    """Places outside of rosters by what is printed for them, counted where that is the same."""
    seen: dict[Hashable, int] = defaultdict(int)
    out: dict[Hashable, Observation] = {}
    for o in submission.observations:
        if o.row >= 0 or o.hidden or o.type in _NOT_ASKED or (o.path and _plain(o.path[-1]) in NEVER_A_SOURCE):
            continue
        key = (tuple(timeless(p) for p in o.path), timeless(o.section), timeless(o.period_text), o.unit)
        out[key, seen[key]] = o
        seen[key] += 1
    return out


def _plain(label: str) -> str:
    return normal(label).replace(" ", "")


def _rosters(before: Submission, now: Submission) -> Iterable[RosterChange]:
    """Rosters in the order they stand in, each against the one in the same place before."""
    was = list(grouped_rows(before.observations).values())
    for number, (table, rows) in enumerate(grouped_rows(now.observations).items()):
        yield _roster(_title(now, table), was[number] if number < len(was) else {}, rows)
    for rows in was[len(grouped_rows(now.observations)) :]:
        yield _roster(before.title, rows, {})


def _title(submission: Submission, table: str) -> str:
    sections = [o.section for o in submission.observations if o.table == table and o.section]
    return sections[0] if sections else submission.title


def _roster(title: str, before: Mapping[int, Row], now: Mapping[int, Row]) -> RosterChange:
    was, is_now = _keyed(before), _keyed(now)
    edits = {key: _row_edits(was[key][1], is_now[key][1]) for key in is_now if key in was}
    changed = [is_now[key][0] + 1 for key, found in edits.items() if found]
    return RosterChange(
        title,
        tuple(sorted(n + 1 for key, (n, _) in is_now.items() if key not in was)),
        tuple(sorted(n + 1 for key, (n, _) in was.items() if key not in is_now)),
        tuple(sorted(changed)),
        len(edits) - len(changed),
        tuple(e for found in edits.values() for e in found),
    )


def _keyed(rows: Mapping[int, Row]) -> dict[Hashable, tuple[int, Row]]:
    """By the ID number, else by the row's first words; rows that nothing tells apart are counted."""
    seen: dict[str, int] = defaultdict(int)
    out: dict[Hashable, tuple[int, Row]] = {}
    for number in sorted(rows):
        key = _row_key(rows[number])
        out[key, seen[key]] = (number, rows[number])
        seen[key] += 1
    return out


def _row_key(row: Row) -> str:
    ids = [key for o in row if o.type == "idcard" and (key := id_key(o))]
    if ids:
        return ids[0]
    said = [o for o in row if o.path and _plain(o.path[-1]) not in _WORKED_OUT]
    words = [o for o in said if o.raw_type == "s"] or said
    return "|".join(spelled(o.raw) for o in words[:_NAMED_BY])


def _row_edits(before: Row, now: Row) -> list[Edit]:
    was = {o.path: o for o in before}
    is_now = {o.path: o for o in now}
    paths = [p for p in dict.fromkeys((*is_now, *was)) if not p or _plain(p[-1]) not in _WORKED_OUT]
    both = ((was.get(path), is_now.get(path)) for path in paths)
    return [e for old, new in both if not _only_merged(old, new) and (e := _edit(old, new)) is not None]


def _only_merged(old: Observation | None, new: Observation | None) -> bool:
    """One file writes a household's value once over merged cells, the other in its first row only."""
    return (old is None and new is not None and new.merged) or (new is None and old is not None and old.merged)

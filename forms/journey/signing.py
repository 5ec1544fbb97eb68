"""A frozen version: the hash of a file and of what is filled in it, and what differs in another file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from forms.model.document import Document, Grid, Value, plain
from forms.model.facts import Submission
from forms.model.form import Form
from forms.model.states import Edit, EditedSince
from forms.recording.observe import raw

MOST_EDITS = 200
SHORT = 16  # digits of a hash that stand on paper


def file_hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def values_hash(submission: Submission) -> str:
    """The hash of every filled place with its value: the same when the file was only saved again."""
    said = sorted((o.address, o.raw_type, o.raw) for o in submission.observations if not o.formula)
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def short(digest: str) -> str:
    """A hash as it stands on paper: four groups of four."""
    return " ".join(digest[n : n + 4].upper() for n in range(0, SHORT, 4))


def digests(values: Mapping[str, Value]) -> dict[str, str]:
    """What a person left in a draft, by place, as short hashes: enough to say which place was changed since."""
    return {key: hashlib.sha256("|".join(raw(v)).encode()).hexdigest()[:12] for key, v in values.items()}


def changed_places(before: Mapping[str, str], now: Mapping[str, Value]) -> tuple[str, ...]:
    """Places of a draft whose value was changed, added or taken back since it was frozen."""
    current = digests(now)
    return tuple(sorted(key for key in before.keys() | current.keys() if before.get(key) != current.get(key)))


def edited(before: Document, now: Document, form: Form, same: bool) -> EditedSince:
    """What differs in `now` from the frozen `before`: cells, paragraphs and fields, printed ones included."""
    labels = place_labels(form)
    found = [] if same else list(_edits(before, now, labels))
    return EditedSince(same, tuple(found[:MOST_EDITS]), max(0, len(found) - MOST_EDITS))


def place_labels(form: Form) -> dict[str, tuple[str, ...]]:
    """Address -> labels of every place that detection knows, cells of rosters included."""
    out = {f.address.partition("#")[0].partition(":")[0]: f.path for f in (*form.fields, *form.computed)}
    for table in form.tables:
        if table.kind != "roster":
            continue
        for row in table.rows:
            for column in table.columns:
                out.setdefault(_cell(table.grid, row.index, column.index), column.path)
    return out


def _cell(grid: str, row: int, col: int) -> str:
    word = grid.startswith("T") and grid[1:2].isdigit()
    return Grid(grid, "table" if word else "sheet", 0, 0, ()).address(row, col)


def _edits(before: Document, now: Document, labels: Mapping[str, tuple[str, ...]]) -> Iterator[Edit]:
    was, is_now = _texts(before), _texts(now)
    for address in dict.fromkeys((*is_now, *was)):
        old, new = was.get(address, ""), is_now.get(address, "")
        if old != new:
            yield Edit(address, labels.get(address, ()), old, new)


def _texts(document: Document) -> dict[str, str]:
    """Every place that says something, in the order of the file."""
    out: dict[str, str] = {}
    for grid in document.grids:
        for row, line in enumerate(grid.values):
            for col, value in enumerate(line):
                if text := plain(value).strip():
                    out[grid.address(row, col)] = text
    out |= {p.name: p.text.strip() for p in document.paragraphs if p.text.strip()}
    return out | {f.address: plain(f.value) for f in document.form_fields if f.value is not None}

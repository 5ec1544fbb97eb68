"""A detected form as a submission: what was read, place by place. Nothing here says what it means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from forms.documents.number_formats import shows_percent
from forms.model.document import Document, Grid, Value, column_index, letters, plain
from forms.model.facts import Observation, Submission
from forms.model.form import Field, Form, Row, Table
from forms.recording.totals import Sums
from forms.values.numbers import as_cell

RATE_DECIMALS = Decimal("0.0001")  # of what a formula worked out: 6/7 is 85.7143 %
RawType = Literal["n", "s", "d", "b"]


def raw(value: Value) -> tuple[str, RawType]:
    """A value as the journal keeps it: numbers as decimal strings, dates as ISO text."""
    if isinstance(value, str):
        return value.strip(), "s"
    if isinstance(value, bool):
        return ("true" if value else "false"), "b"
    if isinstance(value, int):
        return str(value), "n"
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}", "n"
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return plain(value), "d"
    return plain(value).strip(), "s"


def submission_of(
    document: Document,
    form: Form,
    sha256: str,
    source: Literal["report", "shared", "manual", "filled"] = "report",
    provider: str = "",
) -> Submission:
    """Every filled place of `form` as an observation, in the order of the form."""
    hidden = frozenset(g.name for g in document.grids if g.state != "visible")
    grids = {g.name: g for g in document.grids if g.kind == "sheet"}
    tables = {t.id: t for t in form.tables}
    sums = {g.name: Sums(g) for g in document.grids}
    computed = tuple(replace(f, value=_result(sums, f)) for f in form.computed)
    observations = [
        *(_as_shown(grids, o) for o in _fields(form.fields, tables, hidden)),
        *(_as_shown(grids, o) for o in _rosters(form, hidden)),
        *(_as_shown(grids, replace(o, formula=True)) for o in _fields(computed, tables, hidden)),
    ]
    return Submission(
        sha256=sha256,
        file_name=document.file_name,
        format=document.format,
        title=form.title,
        issuer=form.issuer,
        unit_text=form.unit_text,
        period_text=form.period_text,
        period=form.period,
        period_origin=form.period_origin,
        fingerprint=form.fingerprint,
        status_words=form.status_words,
        observations=tuple(observations),
        notes=form.notes,
        source=source,
        provider=provider,
    )


def _as_shown(grids: Mapping[str, Grid], observation: Observation) -> Observation:
    """A number in a cell that shows per cent is read as a person reads it: 95 %, not 0.95."""
    if observation.raw_type != "n" or observation.unit not in ("", "%"):
        return observation
    sheet, mark, cell = observation.address.rpartition("!")
    letters_ = cell.rstrip("0123456789")
    if not mark or not letters_.isalpha():
        return observation
    style = grids[sheet].style(int(cell[len(letters_) :]) - 1, column_index(letters_))
    if not shows_percent(style.number_format):
        return observation
    rate = (Decimal(observation.raw) * 100).quantize(RATE_DECIMALS, ROUND_HALF_UP)
    return replace(observation, raw=f"{rate.normalize():f}", unit="%")


def _result(sums: Mapping[str, Sums], field: Field) -> Value:
    """The stored result of a formula, else the sum it states."""
    if field.value is not None or "!" not in field.address:
        return field.value
    sheet, cell = field.address.rsplit("!", 1)
    letters_ = cell.rstrip("0123456789")
    total = sums[sheet].at(int(cell[len(letters_) :]) - 1, column_index(letters_))
    return None if total is None else as_cell(total)


def _fields(fields: Iterable[Field], tables: dict[str, Table], hidden: frozenset[str]) -> Iterator[Observation]:
    for field in fields:
        text, kind = raw(field.value)
        if not text or field.role == "signature":
            continue
        table = tables.get(field.table or "")
        yield Observation(
            address=field.address, path=field.path, raw=text, raw_type=kind, unit=field.unit or "",
            unit_note=field.unit_note, period_text=field.period_text or (table.period_text if table else ""),
            section=field.section, table=field.table or "", table_kind=table.kind if table else "",
            col_path=field.col_path, row_path=field.row_path, mode=field.mode, type=_kept_type(field),
            sentence=field.sentence, code=field.code, hidden=field.address.split("!")[0] in hidden,
        )  # fmt: skip


def _kept_type(field: Field) -> str:
    return field.role if field.role != "entry" else field.type


def _rosters(form: Form, hidden: frozenset[str]) -> Iterator[Observation]:
    for table in form.tables:
        if table.kind == "roster":
            word = table.grid.startswith("T") and "!" not in table.grid and table.first_data_row >= 0
            names = {c.index: letters(c.index) for c in table.columns}
            for number, row in enumerate(table.rows):
                yield from _row(table, number, row, table.grid in hidden, {} if word else names)


def _row(table: Table, number: int, row: Row, hidden: bool, names: Mapping[int, str]) -> Iterator[Observation]:
    """`names`: of a sheet's columns; none for a table of a text."""
    for column in table.columns:
        at = column.index
        value = row.cells.get(at)
        if value is None:
            continue
        text, kind = raw(value)
        if not text:
            continue
        place = f"{table.grid}!{names[at]}{row.index + 1}" if names else f"{table.grid}.R{row.index}.C{at}"
        yield Observation(
            address=place, path=column.path, raw=text, raw_type=kind,
            unit=column.unit or "", unit_note=table.unit_note, period_text=column.period_text or table.period_text,
            section=table.section, table=table.id, table_kind="roster", row=number, type=column.type,
            merged=at in row.merged, hidden=hidden, formula=column.formula,
        )  # fmt: skip

"""What the villages returned as answers to the template: only what nobody doubts, or a person accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from forms.filling.check_cells import additive
from forms.journey.packs.align import squeezed
from forms.journey.packs.entries import running_columns
from forms.journey.packs.model import Pack, VillageState
from forms.journey.packs.taking import plain_of
from forms.model.document import Value, plain
from forms.model.form import Field, Form, Table
from forms.model.proposal import Answer, TableAnswer
from forms.recording.subjects import is_total
from forms.values.numbers import number_of

_NUMBERS = ("integer", "decimal", "money")
_GIVEN = "编号"  # counts rows, or holds numbers that somebody gave


@dataclass(frozen=True, slots=True)
class Merged:
    """`left`: places nothing could be put into, with why: rates and texts that can't be added up."""

    answers: tuple[Answer, ...]
    tables: tuple[TableAnswer, ...]
    villages: tuple[str, ...]
    left: tuple[tuple[str, str], ...] = ()


def merge(pack: Pack, form: Form, states: Iterable[VillageState]) -> Merged:
    """The answers and rows of all villages whose files are clear, in the order of the pack."""
    ready = [s for s in states if s.state in ("clean", "merged") and s.returned is not None]
    values: dict[str, dict[str, Value]] = {}
    rows: dict[str, list[tuple[tuple[int, Value], ...]]] = {}
    for state in ready:
        returned, refused = state.returned, _refused(state)
        assert returned is not None
        values[state.village] = {a: v for a, v in returned.values.items() if a not in refused[0]}
        for table, found in returned.rows.items():
            kept = [row for number, row in enumerate(found) if (table, number) not in refused[1]]
            rows.setdefault(table, []).extend(kept)
    answers, left = _answers(pack, form, values)
    if len(ready) == len(pack.shares):
        answers += _totals(form, pack, {a.address: a.value for a in answers})
    tables = tuple(_table(table, rows[table.id]) for table in form.tables if rows.get(table.id))
    return Merged(tuple(answers), tables, tuple(s.village for s in ready), tuple(left))


def _refused(state: VillageState) -> tuple[set[str], set[tuple[str, int]]]:
    """Places and rows that a person refused."""
    found = [f for f in (state.returned.findings if state.returned else ()) if state.answers.get(f.id) == "refuse"]
    return {f.address for f in found if f.address}, {f.row for f in found if f.row}


def _answers(
    pack: Pack, form: Form, values: Mapping[str, Mapping[str, Value]]
) -> tuple[list[Answer], list[tuple[str, str]]]:
    fields = {f.address: f for f in form.fields}
    whole = {share.village for share in pack.shares if share.whole}
    owned = {a for share in pack.shares if not share.whole for a in share.owned}
    out: dict[str, Value] = dict(pack.common)
    left: list[tuple[str, str]] = []
    together: dict[str, list[Value]] = {}
    for village, found in values.items():
        for address, value in found.items():
            if village not in whole:
                out[address] = value
            elif address in owned:
                left.append((address, "pack.left.others_place"))
            else:
                together.setdefault(address, []).append(value)
    for address, several in together.items():
        field = fields.get(address)
        if address in pack.common and (field is None or field.type not in _NUMBERS):
            continue
        value, why = together_of(field, several)
        if value is None:
            left.append((address, why))
        else:
            out[address] = value
    answers = [Answer(a, v, fields[a].mode if a in fields else "cell") for a, v in out.items() if v is not None]
    return answers, left


def _totals(form: Form, pack: Pack, values: Mapping[str, Value]) -> list[Answer]:
    """Totals that the form has no formula for, once every village is there: the sum of its column, where all its cells
    are numbers that may be added."""
    owned = {a for share in pack.shares if not share.whole for a in share.owned}
    columns: dict[tuple[str, tuple[str, ...]], list[Field]] = {}
    for one in form.fields:
        if one.address in owned and one.table:
            columns.setdefault((one.table, one.col_path), []).append(one)
    out = []
    for one in form.fields:
        parts = columns.get((one.table or "", one.col_path), [])
        rest = [label for label in one.row_path if not (is_total(label) or label in (pack.unit, "全镇", "全乡"))]
        if (
            one.address in values
            or one.address in owned
            or one.value is not None
            or not parts
            or rest
            or not one.row_path
        ):
            continue
        total, _ = together_of(one, [values.get(part.address) for part in parts])
        if total is not None and additive(one) and len(parts) > 1:
            out.append(Answer(one.address, total, one.mode))
    return out


def together_of(field: Field | None, values: Sequence[Value]) -> tuple[Value, str]:
    """One value of several returns: numbers that may be added are, what all say alike stands; None and why else. `field` is
    None where the form has no such place any more."""
    added = field is not None and field.type in _NUMBERS
    said = {squeezed(plain_of(v)) for v in values}
    if len(values) == 1 or (len(said) == 1 and not added):
        return values[0], ""
    numbers = [number_of(v) for v in values if isinstance(v, (int, float)) and not isinstance(v, bool)]
    if field is None or not added or len(numbers) < len(values):
        return None, "pack.left.texts"
    if not additive(field):
        return None, "pack.left.rate"
    total = sum((n.value for n in numbers if n is not None), Decimal(0))
    return (int(total) if total == total.to_integral_value() else float(total)), ""


def _table(table: Table, rows: Sequence[tuple[tuple[int, Value], ...]]) -> TableAnswer:
    given = {c.index for c in table.columns if c.path and squeezed(c.path[-1]) == _GIVEN and not _counts(rows, c.index)}
    running = running_columns(table) - given
    numbered = tuple(
        tuple((col, number + 1 if col in running and _digits(value) else value) for col, value in row)
        for number, row in enumerate(rows)
    )
    return TableAnswer(table.grid, table.first_data_row, table.last_data_row, numbered)


def _counts(rows: Sequence[tuple[tuple[int, Value], ...]], col: int) -> bool:
    """Whether a column's numbers may count these rows."""
    return all(int(plain(value)) <= len(rows) for row in rows for at, value in row if at == col and _digits(value))


def _digits(value: Value) -> bool:
    return plain(value).strip().isdecimal()

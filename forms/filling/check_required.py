"""What a reviewer of the template said must not be left blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from forms.filling.check_cells import at_places
from forms.filling.check_people import Row, place
from forms.model.document import Value, letters
from forms.model.form import Form
from forms.model.proposal import Check


def required(form: Form, values: Mapping[str, Value], rosters: Mapping[str, Sequence[Row]]) -> Iterator[Check]:
    """One check for all single fields that stand blank, one for each column of a roster with blanks."""
    blank = [f for f in form.fields if f.required and _blank(values.get(f.address))]
    if blank:
        yield _check([f.address for f in blank], list(dict.fromkeys(f.label for f in blank)))
    for table in form.tables:
        rows = rosters.get(table.id, ())
        for column in table.columns:
            missing = [n for n, row in enumerate(rows) if column.required and _blank(row.get(column.index))]
            if missing:
                places = [place(table, n, column.index, form.format == "docx") for n in missing]
                yield _check(places, [column.path[-1] if column.path else letters(column.index)])


def _check(places: Sequence[str], names: Sequence[str]) -> Check:
    return Check("check.required", *at_places(places, count=str(len(places)), names="、".join(names[:5])))


def _blank(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())

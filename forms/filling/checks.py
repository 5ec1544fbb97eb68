"""Checks on a draft (审核): what the values say against each other, against the form's own rules, and against last time.

A check is a remark to the person who signs; it changes no decision. False alarms are worse than silence, so a check
is made only where the form's own words leave no doubt, or where the rest of the table shows the rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from forms.filling.check_cells import cells_of, tables_of
from forms.filling.check_past import Previous, last_values, swings
from forms.filling.check_people import Row, changed_rows, people
from forms.filling.check_printed import printed_rules
from forms.filling.check_rates import rates
from forms.filling.check_required import required
from forms.filling.check_scale import slipped_in_rosters, slipped_units
from forms.filling.check_shapes import shapes
from forms.filling.check_sums import sums
from forms.filling.holding import Knowledge
from forms.filling.judge import Question
from forms.model.document import Value
from forms.model.form import Form
from forms.model.proposal import Check, Draft, Proposal

MOST = 60  # checks that are shown for one form


def check_form(
    form: Form,
    values: Mapping[str, Value],
    rosters: Mapping[str, Sequence[Row]] | None = None,
    previous: Mapping[str, Previous] | None = None,
) -> tuple[Check, ...]:
    """The checks on a form.

    Args:
        values: what stands, or is about to stand, at each address; rows of rosters apart
        rosters: rows to be written, by table id; each a mapping of grid column to value
        previous: by address the last known value of the same element, where one is known
    """
    found = dict.fromkeys(_found(form, values, rosters or {}, previous or {}))
    return tuple(_without_repeats(found))[:MOST]


def _found(
    form: Form, values: Mapping[str, Value], rosters: Mapping[str, Sequence[Row]], previous: Mapping[str, Previous]
) -> Iterator[Check]:
    cells = cells_of(form, values)
    tables = tables_of(form, cells)
    yield from printed_rules(form, cells)
    yield from sums(tables)
    yield from rates(cells.values(), tables)
    yield from slipped_units(tables)
    yield from slipped_in_rosters(form, rosters)
    yield from people(form, values, rosters)
    yield from shapes(form, values, rosters)
    yield from swings(cells.values(), previous)
    yield from required(form, values, rosters)


def _without_repeats(checks: Mapping[Check, None]) -> Iterator[Check]:
    """One check for one set of places: what the form prints goes before what its headers imply."""
    seen: set[frozenset[str]] = set()
    for check in checks:
        places = frozenset(check.addresses)
        if places not in seen or len(places) == 1:
            yield check
        seen.add(places)


def values_of(form: Form, proposals: Sequence[Proposal]) -> dict[str, Value]:
    """By address what will stand in the form: what is printed and what is filled."""
    printed = {f.address: f.value for f in form.fields if f.value is not None}
    return printed | {p.field.address: p.value for p in proposals if p.decision == "filled"}


def checked(knowledge: Knowledge, draft: Draft, questions: Sequence[Question]) -> tuple[Check, ...]:
    """The checks on a draft as proposed; `questions` are those its fields ask."""
    filled = {p.field.id for p in draft.proposals if p.decision == "filled" and isinstance(p.value, (int, float))}
    values = values_of(draft.form, draft.proposals)
    previous = last_values(knowledge, draft.form, [q for q in questions if q.field.id in filled], values)
    rows = {
        r.table: [{i: c.value for i, c in row.cells.items() if c.decision == "filled"} for row in r.rows]
        for r in draft.rosters
    }
    return (*changed_rows(draft), *check_form(draft.form, values, rows, previous))

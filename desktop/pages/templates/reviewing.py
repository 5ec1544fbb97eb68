"""A template under review, laid out for the views that draw forms. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.form_view.entries import Entry, Item
from desktop.form_view.opened import OpenedForm, opened_form
from desktop.states import State
from forms.detection.confidence import UNSURE
from forms.model.form import Column, Field
from forms.model.proposal import Draft, Proposal

if TYPE_CHECKING:
    from forms.model.document import Document
    from forms.templates.applying import Applied
    from forms.templates.desk import OpenedTemplate
    from forms.templates.editing import Review


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """What the canvas shows of a review: places to fill, those a person spoke of marked as looked at."""

    template: OpenedTemplate
    review: Review
    applied: Applied
    drawn: OpenedForm

    def field(self, entry: Entry) -> Field | None:
        return next((f for f in self.applied.form.fields if f.address == entry.key), None)

    def column(self, entry: Entry) -> Column | None:
        """The column of a roster's cell."""
        table = next((t for t in self.applied.form.tables if t.id == entry.table), None)
        return next((c for c in table.columns if c.index == entry.place.col), None) if table and entry.table else None

    @property
    def asked(self) -> int:
        """How many places the form asks for: what the one who fills it notes of himself is not counted."""
        from forms.templates.desk import asked

        return asked(self.applied.form)

    def element_name(self, address: str) -> str:
        """What a field was bound to, as it was called then."""
        bound = self.applied.elements.get(address, "")
        names = [one.said.element_name for one in self.review.layer if one.said.element == bound and bound]
        return names[-1] if names else ""

    def items(self) -> list[Item]:
        """Lines for the list of fields: every field, every column of a roster."""
        state = self.drawn.state
        out = [
            Item(f.address, state.state(entry), f.path, 1)
            for f in self.applied.form.fields
            if (entry := state.entry(f.address)) is not None
        ]
        for roster in state.rosters:
            for index, column in roster.columns.items():
                out.append(Item(roster.key(0, index), _column_state(column), column.path, 1))
        return out


@dataclass
class Session:
    """A review as the background has it: only work that runs there changes it, one step after the other."""

    template: OpenedTemplate
    review: Review


def review_form(template: OpenedTemplate, review: Review) -> ReviewForm:
    """Lay a review out. For the background thread."""
    from forms.templates.applying import apply

    applied = apply(review.document, review.form, review.layer)
    return ReviewForm(template, review, applied, drawn_form(template.line.file, review.document, applied))


def drawn_form(file: str, document: Document, applied: Applied) -> OpenedForm:
    draft = Draft(file, applied.form, applied.form.period, "", tuple(_proposal(f) for f in applied.form.fields))
    made = opened_form(Path(file), document, draft, "")
    for address in applied.touched:
        if made.state.entry(address) is not None:
            made.state.correct(address, None)
    return made


def _proposal(one: Field) -> Proposal:
    return Proposal(one, "suggested" if one.confidence < UNSURE else "blank", "D")


def _column_state(column: Column) -> State:
    return State.NOT_OURS if column.formula else State.BLANK

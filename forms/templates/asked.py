"""What the templates on the shelf ask, all together: the measure of what is needed."""

from __future__ import annotations

from forms.errors import FormsError
from forms.matching.definition import Definition
from forms.recording.ledger import Ledger
from forms.templates.desk import TemplateDesk
from forms.templates.overlap import askings


def asked_items(ledger: Ledger, templates: TemplateDesk) -> frozenset[Definition] | None:
    """The definitions of all fields and columns; None where no template is kept. One that can't be read is left out."""
    heads = templates.heads()
    if not heads:
        return None
    found: set[Definition] = set()
    for one in heads:
        try:
            form = templates.open(one.id).applied.form
        except FormsError:
            continue  # its file hasn't come with the exchange yet
        found |= {asking.definition for asking in askings(ledger.reader, ledger.book(), form)}
    return frozenset(found)

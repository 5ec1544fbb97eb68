"""What a file of shared data would bring, before anything is kept: a catalogue's items, or the values of a delivery."""

from __future__ import annotations

from forms.errors import FormsError
from forms.model.document import Document
from forms.model.form import Form
from forms.model.reports import SourcePreview
from forms.recording.observe import submission_of
from forms.sharing.catalogue import is_catalogue, read_catalogue

MOST = 12  # lines that are shown


def preview(document: Document, form: Form, file: str, stem: str) -> SourcePreview:
    """`stem` names the office where a delivery doesn't. FormsError catalogue.empty."""
    if not is_catalogue(document):
        read = submission_of(document, form, "", "shared", stem)
        values = tuple(("／".join(o.path or o.col_path), o.raw, o.unit) for o in read.observations[:MOST])
        return SourcePreview(file, "delivery", form.issuer or stem, form.title, len(read.observations), values)
    catalogue = read_catalogue(document, file)
    if not catalogue.items:
        raise FormsError("catalogue.empty", file=file)
    lines = tuple((i.item, i.provider, i.attribute) for i in catalogue.items[:MOST])
    return SourcePreview(
        file, "catalogue", catalogue.name, catalogue.version, len(catalogue.items), lines, catalogue.rejected
    )

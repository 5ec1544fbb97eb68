"""What a file of shared data would bring, before anything is kept: a catalogue's items, or the values of a delivery."""

from __future__ import annotations

from forms.model.reports import SourcePreview
from forms.recording.observe import submission_of
from forms.sharing.entries import Catalogue
from forms.sharing.taking import Delivered

MOST = 12  # lines that are shown


def preview(found: Catalogue | Delivered, file: str, stem: str) -> SourcePreview:
    """`stem` names the office where a delivery doesn't."""
    if isinstance(found, Delivered):
        form = found.form
        read = submission_of(found.document, form, "", "shared", stem)
        values = tuple(("／".join(o.path or o.col_path), o.raw, o.unit) for o in read.observations[:MOST])
        return SourcePreview(file, "delivery", form.issuer or stem, form.title, len(read.observations), values)
    lines = tuple((i.item, i.provider, i.attribute) for i in found.items[:MOST])
    return SourcePreview(file, "catalogue", found.name, found.version, len(found.items), lines, found.rejected)

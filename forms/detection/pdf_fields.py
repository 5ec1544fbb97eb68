"""The fields of a PDF form as a Form: the file says itself where they are, their labels say what they ask."""

from __future__ import annotations

import re
from dataclasses import replace

from forms.detection import roles, titles, types, units
from forms.detection.fingerprint import fingerprint
from forms.detection.view import clean
from forms.model.document import Document, FormField
from forms.model.form import Field, Form, Protected
from forms.values.text import normal

YES, NO = "是", "否"


def detect_pdf(document: Document) -> Form:
    """Fields in the order of the pages; read-only ones and signatures are protected."""
    title = clean(document.title) if re.search(r"[\u4e00-\u9fff]", document.title) else ""
    kept = [f for f in document.form_fields if not f.read_only and f.kind != "signature"]
    fields = tuple(_field(f, f"f{i}") for i, f in enumerate(kept))
    named = titles.named_period(title, (), (), (), document.file_name)
    return Form(
        format=document.format,
        title=title,
        period=named.period,
        period_text=named.text,
        period_origin=named.origin,
        unit_text=next((str(f.value) for f in fields if titles.is_unit_label(f.label) and f.value), ""),
        fields=fields,
        protected=tuple(
            Protected(f.address, "signature" if f.kind == "signature" else "locked")
            for f in document.form_fields
            if f.read_only or f.kind == "signature"
        ),
        fingerprint=fingerprint(title, fields, ()),
        status_words=titles.status_words(title, document.file_name),
    )


def _field(found: FormField, id: str) -> Field:
    path = _path(found)
    unit = units.own_unit(path) or units.counted_unit(path[-1])
    out = Field(id, path, found.address, type=types.field_type(path[-1], unit, ()), unit=unit, value=found.value)
    out = replace(out, role=roles.role_of(path[-1], out.type))
    if found.kind == "checkbox":
        return replace(out, type="choice", options=(YES, NO), unit=None, value=YES if found.value else None)
    if found.kind in ("radio", "choice"):
        return replace(out, type="choice", options=tuple(o for o in found.options if o.strip()), unit=None)
    if found.multiline and out.type == "text":
        return replace(out, type="longtext")
    return out


def _path(found: FormField) -> tuple[str, ...]:
    """The label's levels ('低保 > 户数'); without a label those of the field's name."""
    text = normal(found.label)
    parts = re.split(r"\s*>\s*", text) if text else found.name.split(".")
    return tuple(p.strip().rstrip(":：") for p in parts if p.strip()) or (found.name,)

"""What is said of fields that no share supplies: items that come near, and items that are not shared, with their ground."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from forms.model.reports import FieldSources, SourceCheck
from forms.recording.asking import Asked
from forms.recording.project import NEVER_A_SOURCE
from forms.sharing.offer import Offers


def graded(offers: Offers, asked: Mapping[str, Asked], check: SourceCheck) -> SourceCheck:
    """`asked`: what each field asks, by its address. No count changes: neither grade is a source."""
    return replace(
        check, fields=tuple(field_sources(offers, asked.get(field.address), field) for field in check.fields)
    )


def field_sources(offers: Offers, asked: Asked | None, field: FieldSources) -> FieldSources:
    """One field with what comes near it, and what is not shared."""
    if asked is None or asked.definition.own & NEVER_A_SOURCE:
        return field
    refused = offers.refused(asked.definition)
    near = () if field.shared or refused else offers.near(asked.definition)
    return replace(field, near=near, refused=refused)

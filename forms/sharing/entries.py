"""What a catalogue of shared data holds, as read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from forms.model.reports import Problem

Attribute = Literal["无条件共享", "有条件共享", "不予共享"]


@dataclass(frozen=True, slots=True)
class CatalogueItem:
    """One data item of one catalogue entry. `address` is the row it was read from, as in 'Sheet1!4:4' or 'T0.R3'.

    `legal_basis` is the ground given; for 不予共享 it is taken from the conditions where no column of its own has it.
    """

    code: str
    catalogue: str
    item: str
    provider: str
    provider_code: str
    attribute: Attribute
    condition: str
    method: str
    cycle: str
    legal_basis: str
    format: str
    address: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A catalogue file. `version` is what it says of itself (2026年3月版), "" where it says nothing."""

    name: str
    version: str
    items: tuple[CatalogueItem, ...]
    rejected: tuple[Problem, ...] = ()

    @property
    def entries(self) -> int:
        """How many catalogue entries the items belong to."""
        return len({(item.provider, item.code, item.catalogue) for item in self.items})

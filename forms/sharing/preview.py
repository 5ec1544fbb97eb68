"""What a file of shared data would bring, before anything is kept: a catalogue's items, or the values of a delivery."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from forms.model.reports import Problem, SourcePreview
from forms.sharing.delivered.book import Terms
from forms.sharing.delivered.desk import Checked
from forms.sharing.entries import Catalogue, CatalogueItem
from forms.sharing.taking import Delivered

MOST = 12  # lines that are shown
Check = Callable[[Delivered, Terms], Checked]


def preview(found: Catalogue | Delivered, file: str, stem: str, check: Check) -> SourcePreview:
    """`stem` names the office where a delivery doesn't; `check` says what is wrong with its rows. FormsError of that."""
    if isinstance(found, Delivered):
        form, office = found.form, found.form.issuer or stem
        checked = check(found, Terms(office))
        read = checked.taken.observations
        values = tuple(("／".join(o.path or o.col_path), o.raw, o.unit) for o in read[:MOST])
        return SourcePreview(file, "delivery", office, form.title, len(read), values, checked.told, rows=checked.rows)
    lines = tuple((i.item, i.provider, i.attribute) for i in found.items[:MOST])
    told = (*repeated(found.items), *found.rejected)
    return SourcePreview(file, "catalogue", found.name, found.version, len(found.items), lines, told)


def repeated(items: Iterable[CatalogueItem]) -> tuple[Problem, ...]:
    """Codes that stand for entries of different names or offices, each with the names; they are taken as they are."""
    entries: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for item in items:
        if item.code:
            entries[item.code][item.catalogue, item.provider] = None
    return tuple(
        Problem("catalogue.code_twice", (("code", code), ("names", "、".join(f"{n}（{p}）" for n, p in found))))
        for code, found in entries.items() if len(found) > 1
    )  # fmt: skip

"""Reviews in the journal: for each template (by fingerprint) the layer of corrections that holds.

A review is one item among the decisions: it is undone, replaced and exchanged as they are. What a publisher's file brought
stands below what was said on our own desktops.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from forms.recording.decisions import Decision
from forms.templates.corrections import Correction, decode, encode

REVIEW = "review"


def reviews_of(live: Iterable[Decision], fingerprint: str) -> list[Decision]:
    """What holds for a template, published reviews first."""
    own = [d for d in live if d.what == REVIEW and d.text("template") == fingerprint and fingerprint]
    return sorted(own, key=lambda d: not d.text("publisher"))


def layer_of(live: Iterable[Decision], fingerprint: str) -> tuple[Correction, ...]:
    """The corrections of a template, the later ones over the earlier. What a newer program wrote is passed over."""
    layer: list[Correction] = []
    for decision in reviews_of(live, fingerprint):
        try:
            layer += decode(decision.body.get("corrections"))
        except (ValueError, KeyError):
            continue
    return tuple(layer)


def review_item(
    live: Iterable[Decision], fingerprint: str, title: str, layer: Sequence[Correction], publisher: str = ""
) -> dict[str, Any]:
    """A review as an item of the journal. Our own takes the place of all others, for it was made knowing them; a
    publisher's only that of earlier published ones."""
    before = [d.id for d in reviews_of(live, fingerprint) if not publisher or d.text("publisher")]
    return {
        "what": REVIEW, "template": fingerprint, "title": title, "publisher": publisher,
        "corrections": encode(layer), "supersedes": before,
    }  # fmt: skip

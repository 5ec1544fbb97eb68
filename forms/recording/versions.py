"""Copies and versions of one report (初稿, 终稿, (2), .xls beside .xlsx) are one submission; where they differ is said.

Only what was really sent counts: a copy named a draft, returned or void gives way to one that isn't, and what was sent
first to one that says it corrects it. Copies that differ stay side by side, so their differences become conflicts;
nothing is chosen by date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DRAFT_WORDS = frozenset({"初稿", "草稿", "征求意见稿", "征求意见", "送审稿", "讨论稿", "草案", "待定", "退回", "作废"})
CORRECTING_WORDS = frozenset({"更正", "更正版", "订正", "勘误", "重报"})


@dataclass(frozen=True, slots=True)
class Copy:
    """One submission as versions see it. `values`: address-free content, to tell whether two copies differ."""

    id: str
    file: str
    group: tuple[str, ...]  # fingerprint, unit, period
    status_words: tuple[str, ...]
    values: frozenset[tuple[str, ...]]
    is_report: bool = True


@dataclass(frozen=True, slots=True)
class Versions:
    """`heads`: ids that count as sources. `replaced`: id -> id of the copy that stands for it. `differing`: pairs of ids."""

    heads: frozenset[str]
    replaced: dict[str, str]
    differing: tuple[tuple[str, str], ...]


def settle(copies: Iterable[Copy]) -> Versions:
    """Which submissions count. Copies are one report when fingerprint, unit and period are the same."""
    groups: dict[tuple[str, ...], list[Copy]] = defaultdict(list)
    for copy in copies:
        groups[copy.group if copy.is_report and all(copy.group[::2]) else (copy.id,)].append(copy)
    heads: set[str] = set()
    replaced: dict[str, str] = {}
    differing: list[tuple[str, str]] = []
    for members in groups.values():
        sent = [c for c in members if not _is_draft(c)] or members
        sent = [c for c in sent if CORRECTING_WORDS & set(c.status_words)] or sent
        leaders = _distinct(sent)
        heads |= {c.id for c in leaders}
        for copy in members:
            if copy not in leaders:
                replaced[copy.id] = leaders[0].id
                if copy.values != leaders[0].values:
                    differing.append((copy.id, leaders[0].id))
        differing += [(leaders[0].id, c.id) for c in leaders[1:]]
    return Versions(frozenset(heads), replaced, tuple(differing))


def _is_draft(copy: Copy) -> bool:
    return bool(DRAFT_WORDS & set(copy.status_words))


def _distinct(copies: Sequence[Copy]) -> list[Copy]:
    """One of each content, the plainest file name first."""
    ordered = sorted(copies, key=lambda c: (len(c.status_words), len(c.file), not c.file.endswith("x"), c.file, c.id))
    out: list[Copy] = []
    for copy in ordered:
        if all(copy.values != known.values for known in out):
            out.append(copy)
    return out

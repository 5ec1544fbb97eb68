"""Harder runs over the same folders: a second visit, without the own office's reports, on another township's past.

Run: python -m tests.evaluation.runs          all of them, on both folders
     python -m tests.evaluation.runs crossed  only what is filled from another township's past, to be judged by eye
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from forms.errors import FormsError
from forms.model.proposal import Draft, Proposal, RosterProposal
from forms.workspace import Workspace, inspect_file
from tests.evaluation.scoring import FILLABLE, Score, compare, drafted, gold_files, proposal_at, take_in, unit_of

ALIKE = 88  # of 100: titles of one report through the year


def second_visit(folder: Path) -> Score:
    """Every template drafted, what is right confirmed or entered by hand, then drafted again and compared."""
    golds, out = gold_files(folder), Score()
    unit = unit_of(golds)
    with Workspace.throwaway(unit) as workspace:
        take_in(workspace, folder, out)
        for gold in golds:
            first = drafted(workspace, folder, gold, unit, Score())
            if first is not None:
                workspace.remember(first, entered(gold, first))
        for gold in golds:
            second = drafted(workspace, folder, gold, unit, out)
            if second is not None:
                compare(gold, second, out)
    return out


def entered(gold: Mapping[str, Any], draft: Draft) -> dict[str, Any]:
    """What a clerk would put in by hand, by address: right answers that were not filled."""
    out = {}
    for cell in gold["cells"]:
        proposal = proposal_at(draft, cell)
        if cell["class"] in FILLABLE and proposal is not None and proposal.decision != "filled":
            out[proposal.field.address] = cell["expected"]
    return out


def without_own_office(folder: Path) -> Score:
    """Each template drafted without the past reports of its own office.

    Reports seldom print their office. Withheld is what a template's office is known to have asked for before: earlier
    editions of any of its templates, and reports that the gold files name as its own or that print its name.
    """
    golds, out = gold_files(folder), Score()
    unit = unit_of(golds)
    with Workspace.throwaway(unit) as workspace:
        take_in(workspace, folder, out)
        profile = workspace._profile  # nothing but an evaluation hides reports that were sent
        heads = [h for h in profile.submissions() if h.head]
        own = _own_reports(folder, golds, {h.id: (h.file_name, h.fingerprint, h.title, h.issuer) for h in heads})
        for gold in golds:
            hidden = own.get(gold["office"], frozenset())
            out.withheld += len(hidden)
            profile.set_heads({h.id for h in heads} - hidden)
            draft = drafted(workspace, folder, gold, unit, out)
            if draft is not None:
                names = {h.file_name for h in heads if h.id in hidden}
                compare(_without_half_conflicts(gold, names, out), draft, out)
    return out


def _own_reports(
    folder: Path, golds: Sequence[Mapping[str, Any]], known: Mapping[str, tuple[str, str, str, str]]
) -> dict[str, frozenset[str]]:
    """By office: ids of the reports that are its own."""
    out: dict[str, set[str]] = {}
    named = _named_offices(golds)
    for gold in golds:
        _, form = inspect_file(folder / gold["file"])
        mine = out.setdefault(gold["office"], set())
        for id, (name, fingerprint, title, issuer) in known.items():
            edition = fingerprint == form.fingerprint or fuzz.ratio(_timeless(title), _timeless(form.title)) >= ALIKE
            if edition or _same_office(named.get(name, "") or issuer, gold["office"]):
                mine.add(id)
    return {office: frozenset(ids) for office, ids in out.items()}


def _named_offices(golds: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """File name -> office, as far as the gold files' conflicts tell."""
    out = {}
    for gold in golds:
        tables = [*([gold["table"]] if "table" in gold else []), *gold.get("tables", [])]
        for place in [*gold["cells"], *(c for t in tables for c in t.get("conflicts", []))]:
            for side in place.get("candidates") or ():
                if side.get("office"):
                    out[Path(side["file"]).name] = side["office"]
    return out


def _timeless(title: str) -> str:
    return "".join(c for c in title if not c.isdigit() and c not in "年月季度一二三四第()（）-—")


def _same_office(one: str, other: str) -> bool:
    return bool(one) and (one.endswith(other) or other.endswith(one))


def _without_half_conflicts(gold: Mapping[str, Any], hidden: set[str], out: Score) -> dict[str, Any]:
    """A conflict one of whose sides is withheld can't be seen, so it says nothing of the run."""

    def halved(place: Mapping[str, Any]) -> bool:
        return any(Path(str(side.get("file", ""))).name in hidden for side in place.get("candidates") or ())

    cells = [c for c in gold["cells"] if not (c["class"] == "conflict" and halved(c))]
    out.undecidable += len(gold["cells"]) - len(cells)
    return {**gold, "cells": cells}


@dataclass(frozen=True)
class Crossed:
    """One place filled from another township's past. `sources`: files, places and periods."""

    file: str
    what: str
    value: object
    reasons: tuple[str, ...]
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.file} {self.what}: {self.value!r} by {'、'.join(self.reasons)} from {'；'.join(self.sources[:2])}"
        )


def crossed(templates: Path, past: Path) -> list[Crossed]:
    """What would be filled into one township's templates from another's past."""
    out: list[Crossed] = []
    with Workspace.throwaway(unit_of(gold_files(past))) as workspace:
        take_in(workspace, past, Score())
        for gold in gold_files(templates):
            try:
                draft = workspace.draft(templates / gold["file"], gold["period"], None)
            except FormsError:
                continue
            out += [_crossed(gold["file"], p) for p in draft.proposals if p.decision == "filled"]
            out += [_crossed_rows(gold["file"], r) for r in draft.rosters if r.rows]
    return out


def _crossed(file: str, p: Proposal) -> Crossed:
    sources = tuple(f"{s.file} {s.address} {s.period}" for s in p.provenance)
    return Crossed(file, "/".join(p.field.path), p.value, tuple(r.code for r in p.reasons), sources)


def _crossed_rows(file: str, roster: RosterProposal) -> Crossed:
    sources = tuple(f"{s.file} {s.period}" for s in roster.source)
    return Crossed(file, "rows", len(roster.rows), tuple(r.code for r in roster.reasons), sources)


def main() -> None:
    from tests.evaluation.figures import SHARED, WORLDS, world_score

    folders = [SHARED / name for name in WORLDS]
    if "crossed" not in sys.argv:
        for folder in folders:
            for name, made in (
                ("first visit", world_score(folder.name)),
                ("second visit", second_visit(folder)),
                ("without the own office", without_own_office(folder)),
            ):
                print(f"{folder.name}, {name} (withheld {made.withheld}, undecidable {made.undecidable})")
                print(made.report(), made.detail.report(), sep="\n")
    for one, other in (folders, folders[::-1]):
        found = crossed(one, other)
        print(f"templates of {one.name} on the past of {other.name}: {len(found)} fills", *found, sep="\n  ")


if __name__ == "__main__":
    main()

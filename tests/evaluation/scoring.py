"""Scores drafts on a township's year: a folder with past/ (filled reports), blank/ (templates), gold/ (what is right)
and shared/ (catalogues and delivered data; may be absent).

A gold file names a template, the period and subject it is for, its cells by class, and its roster. Cells of the classes
same, carry, aggregate, convert and derive have to be filled; filling any other (stale, conflict, unknown, form), or
filling another value than expected, is wrong. What counts here is the Draft; that a written file says the same is
tested with the workspace.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forms.errors import FormsError
from forms.model.document import Value, column_index
from forms.model.proposal import Draft, Proposal, RosterProposal
from forms.workspace import Workspace
from tests.evaluation.breakdown import Breakdown, outcome
from tests.evaluation.comparing import fits, same, spelled

FILLABLE = frozenset({"same", "carry", "aggregate", "convert", "derive", "row"})
NEVER = frozenset({"unknown", "form", "stale"})  # classes of roster columns that stay blank
_TOWNSHIP = re.compile(r"[镇乡]$|街道$")
_PARAGRAPH = re.compile(r"P\d+(\.B(\d+))?")


@dataclass
class Tally:
    """Counts of one kind of place (single cells, or cells of rosters)."""

    right: int = 0
    missed: int = 0
    offered: int = 0  # of those missed: the right value was suggested or among the alternatives
    left: int = 0  # rightly left blank
    wrong: list[str] = field(default_factory=list)  # file, place and what was filled against what was expected

    @property
    def fillable(self) -> int:
        return self.right + self.missed + self._wrong_values

    _wrong_values: int = 0

    @property
    def coverage(self) -> float:
        return self.right / self.fillable if self.fillable else 0.0

    @property
    def fills(self) -> int:
        return self.right + len(self.wrong)

    @property
    def bound(self) -> float:
        return wilson_upper(len(self.wrong), self.fills)

    def blame(self, cause: str, *, fillable: bool) -> None:
        """A wrong fill; `fillable`: another value would have been right there."""
        self.wrong.append(cause)
        self._wrong_values += fillable


@dataclass
class Score:
    cells: Tally = field(default_factory=Tally)
    rosters: Tally = field(default_factory=Tally)
    shared: Counter[str] = field(default_factory=Counter)  # asked, right, wrong, false
    facts: int = 0
    failed: list[str] = field(default_factory=list)  # past reports that could not be read
    refused: list[str] = field(default_factory=list)  # templates for which no draft was made
    detail: Breakdown = field(default_factory=Breakdown)  # of the single cells
    withheld: int = 0  # reports that were no source for the template's own office
    undecidable: int = 0  # conflicts one of whose sides was withheld
    periods: list[str] = field(default_factory=list)  # templates whose printed period contradicts the one asked for

    def report(self) -> str:
        """A few lines for people."""
        lines = [
            f"{name}: filled right {t.coverage:.3f} of {t.fillable}, wrong {len(t.wrong)} of {t.fills} fills "
            f"(<= {t.bound:.4f} at 95 %), offered {t.offered}, rightly left {t.left}"
            for name, t in (("cells", self.cells), ("rosters", self.rosters))
        ]
        s = self.shared
        lines.append(f"shared: named {s['right']} of {s['asked']}, wrong {s['wrong']}, false {s['false']}")
        lines += [f"  wrong: {cause}" for t in (self.cells, self.rosters) for cause in t.wrong[:20]]
        lines += [f"  {what}: {', '.join(names)}" for what, names in self._troubles() if names]
        return "\n".join(lines)

    def _troubles(self) -> Iterator[tuple[str, list[str]]]:
        yield "not read", self.failed
        yield "refused", self.refused
        yield "period contradicted", self.periods


def wilson_upper(wrong: int, count: int, z: float = 1.645) -> float:
    """The upper bound (one-sided, 95 %) of the share of wrong fills; 1 where nothing was filled."""
    if not count:
        return 1.0
    p = wrong / count
    spread = z * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count))
    return (p + z * z / (2 * count) + spread) / (1 + z * z / count)


def gold_files(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(p.read_text(encoding="utf-8")) for p in sorted((folder / "gold").glob("*.json"))]


def unit_of(golds: Sequence[Mapping[str, Any]]) -> str:
    """The township that most templates are filled for."""
    names = Counter(g["subject"] for g in golds if _TOWNSHIP.search(g["subject"]))
    return str(names.most_common(1)[0][0])


def score(folder: Path) -> Score:
    """Take in the folder's past reports and shared data, draft every template, compare."""
    golds = gold_files(folder)
    unit = unit_of(golds)
    out = Score()
    with Workspace.throwaway(unit) as workspace:
        take_in(workspace, folder, out)
        for gold in golds:
            draft = drafted(workspace, folder, gold, unit, out)
            if draft is not None:
                compare(gold, draft, out)
    return out


def take_in(workspace: Workspace, folder: Path, out: Score) -> None:
    """The folder's past reports and shared sources."""
    taken = workspace.ingest([folder / "past"])
    out.facts = taken.facts_total
    out.failed = [f.file for f in taken.files if f.status == "failed"]
    for path in sorted((folder / "shared").glob("*")):
        workspace.import_source(path)


def drafted(workspace: Workspace, folder: Path, gold: Mapping[str, Any], unit: str, out: Score) -> Draft | None:
    """The draft of a gold file's template; None where it is refused."""
    subject = None if gold["subject"] == unit else gold["subject"].split()[-1]
    try:
        return workspace.draft(folder / gold["file"], gold["period"], subject)
    except FormsError as error:
        out.refused.append(f"{gold['file']} ({error.code})")
        return None


def compare(gold: Mapping[str, Any], draft: Draft, out: Score) -> None:
    """Add one template's cells and rosters to `out`."""
    out.periods += [draft.template for r in draft.reasons if r.code == "period.contradiction"]
    places = _by_place(draft.proposals)
    for cell in gold["cells"]:
        if cell["class"] != "skip":
            proposal = _proposal(places, cell)
            _cell(gold["file"], cell, proposal, out.cells)
            fillable = cell["class"] in FILLABLE
            right = proposal is not None and fillable and fits(proposal.value, cell)
            out.detail.outcomes.append(outcome(cell, proposal, fillable, right, right))
            _shared(cell, proposal, out.shared)
    for table in [*([gold["table"]] if "table" in gold else []), *gold.get("tables", [])]:
        _table(gold["file"], table, _roster(draft, table), out.rosters)


# Single cells


def _by_place(proposals: Sequence[Proposal]) -> dict[str, list[Proposal]]:
    """Proposals by cell or paragraph, those of one place in their order."""
    out: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        address = proposal.field.address.split("#")[0]
        head = address.split(":")[0] if "!" in address else address
        out.setdefault(re.sub(r"(?<=\d)\.B\d+$", "", head), []).append(proposal)
    return out


def _proposal(places: Mapping[str, list[Proposal]], cell: Mapping[str, Any]) -> Proposal | None:
    paragraph = _PARAGRAPH.fullmatch(cell["cell"])
    place = cell["cell"].split(".B")[0] if paragraph else cell["cell"]
    if cell.get("sheet") and not place.startswith("T"):
        place = f"{cell['sheet']}!{place}"
    found = places.get(place, [])
    number = cell.get("blank", int(paragraph[2] or 0) if paragraph else 0)
    return found[number] if number < len(found) else None


def proposal_at(draft: Draft, cell: Mapping[str, Any]) -> Proposal | None:
    """The proposal for the place a gold cell names."""
    return _proposal(_by_place(draft.proposals), cell)


def _cell(file: str, cell: Mapping[str, Any], proposal: Proposal | None, tally: Tally) -> None:
    fillable = cell["class"] in FILLABLE
    filled = proposal is not None and proposal.decision == "filled" and spelled(proposal.value) != ""
    if proposal is not None and filled:
        if fillable and fits(proposal.value, cell):
            tally.right += 1
        else:
            wanted = f" for {cell['expected']!r}" if fillable else ""
            path = "/".join(map(str, cell.get("label_path", ())))
            codes = "、".join(r.code for r in proposal.reasons)
            cause = f"{file} {cell['cell']} {cell['class']}: {proposal.value!r}{wanted} ({path}) by {codes}"
            tally.blame(cause, fillable=fillable)
    elif fillable:
        tally.missed += 1
        tally.offered += proposal is not None and any(fits(v, cell) for v in _offered(proposal))
    else:
        tally.left += 1


def _offered(proposal: Proposal) -> list[Value]:
    return [proposal.value, *(a.value for a in proposal.alternatives[:3])]


def _shared(cell: Mapping[str, Any], proposal: Proposal | None, count: Counter[str]) -> None:
    named = {(s.catalogue, s.item) for s in proposal.shared} if proposal else set()
    wanted = {(s["code"], s["item"]) if isinstance(s, dict) else tuple(s) for s in cell.get("shareable") or ()}
    if wanted:
        count["asked"] += 1
        count["right"] += bool(wanted & named)
        count["wrong"] += bool(named) and not wanted & named
    elif named and cell["class"] != "form":
        count["false"] += 1


# Rosters


def _roster(draft: Draft, table: Mapping[str, Any]) -> RosterProposal | None:
    """The proposal for the table that begins nearest to the gold's first row."""
    word = draft.form.format == "docx"
    first = table["first_row"] - (0 if word else 1)
    name = str(table.get("sheet") or "")
    tables = {t.id: t for t in draft.form.tables if not name or t.grid in (name, f"T{name}")}
    near = [r for r in draft.rosters if r.table in tables]
    return min(near, key=lambda r: abs(tables[r.table].first_data_row - first), default=None)


def _table(file: str, table: Mapping[str, Any], roster: RosterProposal | None, tally: Tally) -> None:
    columns = {_index(letter): name for letter, name in table["columns"].items()}
    key = next(index for index, name in columns.items() if name == table["key"])
    rows: dict[str, Mapping[int, Value]] = {}
    for row in roster.rows if roster else ():
        filled = {i: c.value for i, c in row.cells.items() if c.decision == "filled"}
        name = spelled(filled.get(key))
        if name in rows:
            tally.blame(f"{file}: a row twice", fillable=False)
        elif name:
            rows[name] = filled
    _extra_rows(file, table, rows, tally)
    for wanted in table["expected_rows"]:
        name = spelled(wanted.get(table["key"]))
        if name in rows or name not in _optional(table):
            _row(file, table, columns, wanted, rows.get(name, {}), tally)


def _index(letter: str) -> int:
    return int(letter) if letter.isdigit() else column_index(letter)


def _optional(table: Mapping[str, Any]) -> set[str]:
    rows = table.get("optional_rows", [])
    return {spelled(r.get(table["key"]) if isinstance(r, dict) else r) for r in rows}


def _extra_rows(file: str, table: Mapping[str, Any], rows: Mapping[str, object], tally: Tally) -> None:
    known = {spelled(r.get(table["key"])) for r in table["expected_rows"]} | _optional(table)
    for _ in rows.keys() - known:
        tally.blame(f"{file}: a row that doesn't belong", fillable=False)


def _row(
    file: str, table: Mapping[str, Any], columns: Mapping[int, str], wanted: Mapping[str, Any],
    got: Mapping[int, Value], tally: Tally,
) -> None:  # fmt: skip
    name = spelled(wanted.get(table["key"]))
    disputed = {(spelled(c["key"]), c["column"]) for c in table.get("conflicts", [])}
    either = {(spelled(c["key"]), c["column"]) for c in table.get("either", [])}
    for index, column in columns.items():
        kind = table.get("columns_class", {}).get(column, "row")
        value, want = got.get(index), wanted.get(column)
        blank = spelled(value) == ""
        if kind == "seq" or (blank and want == ""):
            continue
        if kind in NEVER or want is None or (name, column) in disputed:
            if blank:
                tally.left += 1
            else:
                tally.blame(f"{file} {column}: filled though it must stay blank ({kind})", fillable=False)
        elif blank:
            tally.missed += not (column in table.get("merged_columns", ()) or (name, column) in either)
        elif same(value, want):
            tally.right += 1
        else:
            tally.blame(f"{file} {column}: {value!r} for {want!r}", fillable=True)

"""The second visit to a template: what was right is confirmed on the first, the rest entered as the gold has it.

Run: python -m tests.evaluation.second_visit
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from forms.model.document import Value
from forms.model.proposal import Draft
from forms.workspace import Workspace
from tests.evaluation.comparing import fits, spelled
from tests.evaluation.figures import WORLDS, place_of
from tests.evaluation.scoring import (
    FILLABLE,
    NEVER,
    Score,
    _by_place,
    _index,
    _proposal,
    _roster,
    compare,
    gold_files,
    unit_of,
)


def second_visit(folder: Path) -> Score:
    """Every template is visited once and settled with the gold; then every template is drafted again and compared."""
    golds = gold_files(folder)
    unit = unit_of(golds)
    out = Score()
    with Workspace.throwaway(unit) as workspace:
        workspace.ingest([folder / "past"])
        for path in sorted((folder / "shared").glob("*")):
            workspace.import_source(path)
        for gold in golds:
            draft = _draft(workspace, folder, gold, unit)
            settle(workspace, gold, draft)
        for gold in golds:
            compare(gold, _draft(workspace, folder, gold, unit), out)
    return out


def _draft(workspace: Workspace, folder: Path, gold: Mapping[str, Any], unit: str) -> Draft:
    subject = None if gold["subject"] == unit else gold["subject"].split()[-1]
    return workspace.draft(folder / gold["file"], gold["period"], subject)


def settle(workspace: Workspace, gold: Mapping[str, Any], draft: Draft) -> None:
    """As a clerk who knows the gold leaves it; what the gold can't say is left alone."""
    confirmed, corrected = [], {}
    places = _by_place(draft.proposals)
    for cell in gold["cells"]:
        proposal = _proposal(places, cell)
        if proposal is None or cell["class"] not in FILLABLE:
            continue
        if proposal.decision == "filled" and fits(proposal.value, cell):
            confirmed.append(proposal.field.address)
        else:
            corrected[proposal.field.address] = cell["expected"]
    rows = {}
    for table in [*([gold["table"]] if "table" in gold else []), *gold.get("tables", [])]:
        roster = _roster(draft, table)
        if roster is not None:
            rows[roster.table] = [_row(table, row) for row in table["expected_rows"]]
    workspace.remember(draft, corrected, confirmed, rows)


def _row(table: Mapping[str, Any], row: Mapping[str, Any]) -> dict[int, Value]:
    key = spelled(row.get(table["key"]))
    disputed = {c["column"] for c in table.get("conflicts", []) if spelled(c["key"]) == key}
    kinds = table.get("columns_class", {})
    return {
        _index(letter): row[name]
        for letter, name in table["columns"].items()
        if kinds.get(name, "row") not in NEVER and name not in disputed and row.get(name) not in (None, "")
    }


def main() -> None:
    for name in WORLDS:
        print(f"{name}, second visit\n{second_visit(place_of(name)).report()}")


if __name__ == "__main__":
    main()

"""The measured figures that docs/matching.md states, between two marks.

Run: python -m tests.evaluation.figures          print them, with what went wrong
     python -m tests.evaluation.figures --write  put them into the page
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.evaluation.labelling import LabelScore, score_labels
from tests.evaluation.scoring import Score, Tally, score

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
LABELS = SHARED / "eval" / "matching"
PAGE = ROOT / "docs" / "matching.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

WORLDS = {"world": "township A", "world2": "township B"}
LABEL_SETS = {
    "labels": "labels by one author",
    "public1": "public wording, first set",
    "public2": "public wording, second set",
}
HEAD = (
    "| what | fillable | filled right | wrong of all fills | bound | other |",
    "| --- | --- | --- | --- | --- | --- |",
)
TOLERANCE = 0.015  # how far a share on the page may be from the measured one

_ROW = re.compile(r"\| (?P<what>[^|]+) \| \d+ \| (?P<right>\d\.\d\d) \| (?P<wrong>\d+) of \d+ \| ≤ [\d.]+ \| [^|]* \|")


def place_of(name: str) -> Path:
    return LABELS / f"{name}.tsv" if name in LABEL_SETS else SHARED / name


def world_score(name: str) -> Score:
    return score(place_of(name))


def label_score(name: str) -> LabelScore:
    return score_labels(LABELS / "elements.tsv", place_of(name))


def rows_of_world(name: str, measured: Score) -> list[str]:
    s = measured.shared
    return [
        _tally_row(
            f"{WORLDS[name]}, single cells", measured.cells, f"shared source named for {s['right']} of {s['asked']}"
        ),
        _tally_row(f"{WORLDS[name]}, cells of rosters", measured.rosters, ""),
    ]


def row_of_labels(name: str, measured: LabelScore) -> str:
    other = f"among the first three {measured.top3:.2f}"
    counts = (measured.fillable, measured.coverage, len(measured.wrong), measured.filled, measured.bound)
    return _row(LABEL_SETS[name], *counts, other)


def _tally_row(what: str, t: Tally, other: str) -> str:
    return _row(what, t.fillable, t.coverage, len(t.wrong), t.fills, t.bound, other)


def _row(what: str, fillable: int, share: float, wrong: int, fills: int, bound: float, other: str) -> str:
    return f"| {what} | {fillable} | {share:.2f} | {wrong} of {fills} | ≤ {bound:.4f} | {other} |"


def stated(page: str) -> dict[str, tuple[float, int]]:
    """What the page says: name of the row to (share filled right, wrong fills)."""
    body = page.split(BEGIN)[1].split(END, maxsplit=1)[0]
    return {m["what"]: (float(m["right"]), int(m["wrong"])) for m in _ROW.finditer(body)}


def untrue(page: str, rows: Iterable[str]) -> list[str]:
    """Rows as measured that the page doesn't state, or states otherwise by more than TOLERANCE."""
    said = stated(page)
    out = []
    for row in rows:
        [(what, (right, wrong))] = stated(f"{BEGIN}{row}{END}").items()
        if what not in said or abs(said[what][0] - right) > TOLERANCE or said[what][1] != wrong:
            out.append(row)
    return out


def written(page: str, rows: Iterable[str]) -> str:
    before, rest = page.split(BEGIN)
    table = "\n".join([*HEAD, *rows])
    return f"{before}{BEGIN}\n{table}\n{END}{rest.split(END)[1]}"


def main() -> None:
    rows: list[str] = []
    for name in WORLDS:
        measured = world_score(name)
        print(f"{name}\n{measured.report()}")
        rows += rows_of_world(name, measured)
    for name in LABEL_SETS:
        labels = label_score(name)
        print(f"{name}: {labels.report()}", *labels.wrong, sep="\n  ")
        rows.append(row_of_labels(name, labels))
    if "--write" in sys.argv:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), rows), encoding="utf-8")


if __name__ == "__main__":
    main()

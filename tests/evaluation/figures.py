"""The measured figures that docs/matching.md states, between marks; measured.json beside this file keeps them.

Run: python -m tests.evaluation.figures          print them, with what went wrong
     python -m tests.evaluation.figures --write  put them into measured.json and the page
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.evaluation.breakdown import Breakdown, Line
from tests.evaluation.labelling import LabelScore, score_labels
from tests.evaluation.runs import second_visit, without_own_office
from tests.evaluation.scoring import Score, Tally, score, wilson_upper

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
LABELS = SHARED / "eval" / "matching"
PAGE = ROOT / "docs" / "matching.md"
KEPT = Path(__file__).with_name("measured.json")
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
DETAIL_BEGIN, DETAIL_END = "<!-- detail: begin -->", "<!-- detail: end -->"
SHOWN = 12  # facets in the table

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


def second_score(name: str) -> Score:
    return second_visit(place_of(name))


def withheld_score(name: str) -> Score:
    return without_own_office(place_of(name))


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


def rows_of_second(name: str, measured: Score) -> list[str]:
    return [_tally_row(f"{WORLDS[name]}, second visit, single cells", measured.cells, "")]


def rows_of_withheld(name: str, measured: Score) -> list[str]:
    other = f"{measured.withheld} times a report withheld"
    return [
        _tally_row(f"{WORLDS[name]}, own office withheld, single cells", measured.cells, other),
        _tally_row(f"{WORLDS[name]}, own office withheld, cells of rosters", measured.rosters, ""),
    ]


def detail_rows(breakdowns: Iterable[Breakdown]) -> list[str]:
    """Single cells of all townships on first visit: by class, by facet, and risk against coverage."""
    whole = Breakdown([o for b in breakdowns for o in b.outcomes])
    out = ["| class | fillable | filled right | wrong | bound |", "| --- | --- | --- | --- | --- |"]
    out += [_line(name, line) for name, line in whole.by_class().items()]
    out += ["", "| facet in the labels | fillable | filled right | wrong | bound |", "| --- | --- | --- | --- | --- |"]
    out += [_line(name, line) for name, line in list(whole.by_facet().items())[:SHOWN]]
    out += [
        "",
        "| answers, from the surest on | answers | coverage so far | wrong so far | bound |",
        "| --- | --- | --- | --- | --- |",
    ]
    given = 0
    for group, answers, coverage, wrong in whole.curve():
        given += answers
        out.append(f"| {group} | {answers} | {coverage:.2f} | {wrong} | ≤ {wilson_upper(wrong, given):.4f} |")
    return out


def _line(name: str, line: Line) -> str:
    share = f"{line.right / line.fillable:.2f}" if line.fillable else "—"
    return f"| {name} | {line.fillable} | {share} | {line.wrong} | ≤ {wilson_upper(line.wrong, line.right + line.wrong):.4f} |"


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


def written(page: str, rows: Iterable[str], detail: Iterable[str] | None = None) -> str:
    page = _between(page, BEGIN, END, [*HEAD, *rows])
    return page if detail is None else _between(page, DETAIL_BEGIN, DETAIL_END, detail)


def _between(page: str, begin: str, end: str, lines: Iterable[str]) -> str:
    before, rest = page.split(begin)
    table = "\n".join(lines)
    return f"{before}{begin}\n{table}\n{end}{rest.split(end)[1]}"


def kept() -> Mapping[str, list[str]]:
    """The rows as they were measured last."""
    found: Mapping[str, list[str]] = json.loads(KEPT.read_text(encoding="utf-8"))
    return found


def measured_rows() -> dict[str, list[str]]:
    """All rows, measured anew; what went wrong is printed."""
    rows: list[str] = []
    breakdowns = []
    for name in WORLDS:
        runs = world_score(name), second_score(name), withheld_score(name)
        for what, measured in zip(("first visit", "second visit", "own office withheld"), runs, strict=True):
            print(f"{name}, {what}\n{measured.report()}")
        rows += rows_of_world(name, runs[0]) + rows_of_second(name, runs[1]) + rows_of_withheld(name, runs[2])
        breakdowns.append(runs[0].detail)
    for name in LABEL_SETS:
        labels = label_score(name)
        print(f"{name}: {labels.report()}", *labels.wrong, sep="\n  ")
        rows.append(row_of_labels(name, labels))
    return {"rows": rows, "detail": detail_rows(breakdowns)}


def main() -> None:
    found = measured_rows()
    if "--write" in sys.argv:
        KEPT.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(written(page, found["rows"], found["detail"]), encoding="utf-8")


if __name__ == "__main__":
    main()

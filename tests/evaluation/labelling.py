"""Scores `match_labels` on labels whose element is known: how many are filled, how many of those wrongly."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from forms.workspace import match_labels
from tests.evaluation.scoring import wilson_upper

APART = frozenset({"A08", "SKIP"})  # labels on which the people who marked them didn't agree


@dataclass
class LabelScore:
    """`fillable` labels have an element, `without` none. `wrong`: label, right element, the element that was filled."""

    fillable: int = 0
    without: int = 0
    right: int = 0
    filled: int = 0
    wrong: list[tuple[str, str, str]] = field(default_factory=list)
    with_element: int = 0
    first: int = 0
    among_three: int = 0

    @property
    def coverage(self) -> float:
        return self.right / max(1, self.fillable)

    @property
    def top3(self) -> float:
        return self.among_three / max(1, self.with_element)

    @property
    def bound(self) -> float:
        return wilson_upper(len(self.wrong), self.filled)

    def report(self) -> str:
        return (
            f"filled right {self.coverage:.3f} of {self.fillable}, wrong {len(self.wrong)} of {self.filled} fills "
            f"(<= {self.bound:.4f} at 95 %), {self.without} labels have no element; among the first three {self.top3:.3f}"
        )


def read_tsv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def score_labels(elements: Path, labels: Path) -> LabelScore:
    rows = read_tsv(labels)
    shown = ("section", "unit_note", "period_text")
    asked = [{"label": r.get("label_path") or r["label"], **{k: r.get(k) or "" for k in shown}} for r in rows]
    return compared(rows, match_labels(read_tsv(elements), asked))


def compared(rows: Sequence[Mapping[str, str]], answers: Sequence[Mapping[str, object]]) -> LabelScore:
    out = LabelScore()
    for row, answer in zip(rows, answers, strict=True):
        gold = row["gold"]
        apart = gold in APART or "near-miss[period]" in (row.get("why") or "")
        if not apart:
            _count(out, row["label"], gold, answer)
        if gold not in ("NONE", "SKIP"):
            candidates = answer["candidates"]
            assert isinstance(candidates, list)
            names = [c["element"] for c in candidates]
            out.with_element += 1
            out.first += names[:1] == [gold]
            out.among_three += gold in names[:3]
    return out


def _count(out: LabelScore, label: str, gold: str, answer: Mapping[str, object]) -> None:
    out.fillable += gold != "NONE"
    out.without += gold == "NONE"
    if answer["decision"] == "fill":
        out.filled += 1
        if answer["element"] == gold:
            out.right += 1
        else:
            out.wrong.append((label, gold, str(answer["element"])))

"""The same counts taken apart: by class, by the facets that labels name, and by how far the reason can be trusted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from forms.matching.labels import LabelReader
from forms.model.proposal import Proposal
from forms.vocabulary.lexicon import built_in

FACETS = (
    "population", "basis", "urban", "sex", "age", "grade", "disability", "class", "support", "care", "change",
    "realisation", "role", "status",
)  # fmt: skip
# From the surest to the least sure. A decision belongs to the first group whose test it meets.
GROUPS = (
    "confirmed or corrected before", "reported, several sources", "reported, one source", "still valid",
    "converted", "added up or counted", "from settings or a number", "suggested",
)  # fmt: skip
_COMPOSED = frozenset({"fill.sum_of_months", "fill.sum_of_villages", "fill.counted", "fill.computed"})


@cache
def _reader() -> LabelReader:
    return LabelReader(built_in())


@dataclass
class Outcome:
    """What was decided at one place that has a right answer or must stay blank. `offered`: right, but not written."""

    kind: str
    facets: tuple[str, ...]
    group: str
    fillable: bool
    right: bool = False
    wrong: bool = False
    offered: bool = False
    misled: bool = False  # a suggestion that is not the right answer


@dataclass
class Line:
    """Sums over some outcomes."""

    places: int = 0
    fillable: int = 0
    right: int = 0
    wrong: int = 0

    def add(self, outcome: Outcome) -> None:
        self.places += 1
        self.fillable += outcome.fillable
        self.right += outcome.right
        self.wrong += outcome.wrong


def facets_of(path: Iterable[str]) -> tuple[str, ...]:
    """The kinds of words in a place's labels that narrow what is counted."""
    category = _reader().lexicon.category
    named = {category(c) for part in path for c in _reader().read(part).concepts}
    return tuple(f for f in FACETS if f in named) or ("none",)


def group_of(proposal: Proposal | None) -> str:
    """How the decision came about; "" where nothing is proposed."""
    if proposal is None or proposal.decision in ("blank", "conflict"):
        return ""
    codes = {r.code for r in proposal.reasons}
    if proposal.decision == "suggested":
        return GROUPS[7]
    if proposal.tier == "A":
        return GROUPS[0]
    if codes & _COMPOSED or any(c.startswith("fill.sum") for c in codes):
        return GROUPS[5]
    if "fill.converted" in codes:
        return GROUPS[4]
    if "fill.still_valid" in codes:
        return GROUPS[3]
    if "fill.period" in codes or "fill.matched" in codes:
        return GROUPS[1] if len({s.file for s in proposal.provenance}) > 1 else GROUPS[2]
    return GROUPS[6]


@dataclass
class Breakdown:
    outcomes: list[Outcome] = field(default_factory=list)

    def by_class(self) -> dict[str, Line]:
        return self._lines((o.kind, o) for o in self.outcomes)

    def by_facet(self) -> dict[str, Line]:
        return self._lines((f, o) for o in self.outcomes for f in o.facets)

    def _lines(self, pairs: Iterable[tuple[str, Outcome]]) -> dict[str, Line]:
        out: dict[str, Line] = defaultdict(Line)
        for name, outcome in pairs:
            out[name].add(outcome)
        return dict(sorted(out.items(), key=lambda item: (-item[1].fillable, item[0])))

    def curve(self) -> list[tuple[str, int, float, int]]:
        """Risk against coverage: per group its answers, the share of fillable places answered rightly up to and with it,
        and how many answers were wrong so far (suggestions count as answers in the last group)."""
        fillable = sum(o.fillable for o in self.outcomes) or 1
        out, right, wrong = [], 0, 0
        for group in GROUPS:
            mine = [o for o in self.outcomes if o.group == group]
            right += sum(o.right or o.offered for o in mine)
            wrong += sum(o.wrong or o.misled for o in mine)
            out.append((group, len(mine), right / fillable, wrong))
        return out

    def report(self) -> str:
        lines = [
            f"  {name}: {v.right}/{v.fillable} filled right, {v.wrong} wrong" for name, v in self.by_class().items()
        ]
        lines += ["by facet"]
        lines += [
            f"  {name}: {v.right}/{v.fillable} filled right, {v.wrong} wrong" for name, v in self.by_facet().items()
        ]
        lines += ["risk and coverage, from the surest on"]
        lines += [f"  {g}: {n} answers, coverage {c:.3f}, wrong so far {w}" for g, n, c, w in self.curve()]
        return "\n".join(lines)


def outcome(
    cell: Mapping[str, object], proposal: Proposal | None, fillable: bool, right: bool, offered: bool
) -> Outcome:
    path = cell.get("label_path") or ()
    filled = proposal is not None and proposal.decision == "filled" and proposal.value not in (None, "")
    suggested = proposal is not None and proposal.decision == "suggested"
    return Outcome(
        str(cell["class"]), facets_of([str(p) for p in path] if isinstance(path, Sequence) else ()),
        group_of(proposal), fillable, right and filled, filled and not right, offered and suggested,
        suggested and not offered and fillable,
    )  # fmt: skip

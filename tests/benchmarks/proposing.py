"""Proposing for a template of 300 fields from a profile of a million facts, against reading those 300 values by key.

Run: python -m tests.benchmarks.proposing [--profile]

The facts are of definitions as reports ask them: measures of topics, by village and month, a report for each month and
group of elements (profile_million has the same sizes). The template asks 25 of them for 12 villages; every field is
filled. The goal is a ratio below 10.
"""

from __future__ import annotations

import cProfile
import hashlib
import json
import pstats
import sys
import time
from collections.abc import Sequence
from itertools import product

from forms.filling.holding import Knowledge
from forms.filling.lookup import ProfileLookup
from forms.filling.propose import draft
from forms.matching.definition import Definition, Surroundings, define
from forms.matching.labels import LabelReader
from forms.model.facts import Fact, Submission
from forms.model.form import Field, Form
from forms.model.period import Period
from forms.model.proposal import Draft
from forms.profile.rows import LocalElement, SubjectRow, UnitSettings
from forms.profile.store import Profile
from forms.progress import Silent
from forms.recording.ledger import Ledger
from forms.recording.subjects import UNIT
from forms.vocabulary.lexicon import built_in
from tests.benchmarks.profile_million import ELEMENTS, PERIODS, SUBJECTS, median_seconds

COLUMNS, ROWS = 25, 12  # the template: 300 fields
GROUP = 20  # elements of one report
_NUMERALS = "一二三四五六七八九"
VILLAGES = tuple(f"{a}{b}坡村" for a, b in product(_NUMERALS, repeat=2))[:SUBJECTS]


def labels(reader: LabelReader) -> dict[str, tuple[str, Definition]]:
    """Element id to its label and definition: pairs and triples of words of the table that give different questions."""
    lexicon = reader.lexicon
    words = [w for w, c in lexicon.surfaces.items() if c.category in ("topic", "population") and not c.aspect]
    facets = ["", *(w for w, c in lexicon.surfaces.items() if c.category in ("urban", "sex", "ethnic", "basis"))]
    out: dict[str, tuple[str, Definition]] = {}
    for facet, word in product(facets, words):
        definition = define(reader, [facet + word], "人", Surroundings())
        if definition.aspect == "stock":
            out.setdefault(definition.id, (facet + word, definition))
        if len(out) == ELEMENTS:
            return out
    raise SystemExit("the table of words is too small")


def build(asked: dict[str, tuple[str, Definition]]) -> Profile:
    profile = Profile.throwaway(UnitSettings("测试镇", "999101", tuple((v, "") for v in VILLAGES)))
    names = list(asked)
    for month in PERIODS:
        for first in range(0, len(names), GROUP):
            _add(profile, month, {name: asked[name] for name in names[first : first + GROUP]})
    profile.set_heads([h.id for h in profile.submissions()])
    return profile


def _add(profile: Profile, month: str, elements: dict[str, tuple[str, Definition]]) -> None:
    content = f"{month} {min(elements)}".encode()
    saved = profile.add_submission(_submission(content, month), content, "报表.xlsx").id
    facts = [
        Fact(name, f"v:{village}", month, str(order % 97), "number", "人", saved, f"S!D{order}", order)
        for order, (name, village) in enumerate(product(elements, VILLAGES))
    ]
    local = [LocalElement(n, d.text, json.loads(d.to_json())) for n, (_, d) in elements.items()]
    profile.replace_projection(saved, facts, (), local, [SubjectRow(f"v:{v}", "village", v) for v in VILLAGES], 1)


def _submission(content: bytes, month: str) -> Submission:
    digest, period = hashlib.sha256(content).hexdigest(), Period.from_key(month)
    kind = hashlib.sha256(content.split()[1]).hexdigest()[:16]
    return Submission(digest, "报表.xlsx", "xlsx", "报表", "", "测试镇", "", period, "title", kind, (), ())


def template(columns: Sequence[str]) -> Form:
    """A two-way table of villages by `columns`."""
    fields = [
        Field(
            f"{r}.{c}", (column, village), f"S!{chr(66 + c)}{r + 4}", type="integer", unit="人", col_path=(column,),
            row_path=(village,), table="t",
        )
        for (r, village), (c, column) in product(enumerate(VILLAGES[:ROWS]), enumerate(columns))
    ]  # fmt: skip
    return Form("xlsx", "基础数据表", fields=tuple(fields), fingerprint="blank")


def propose(profile: Profile, ledger: Ledger, form: Form, period: Period) -> Draft:
    """As Workspace.draft does, without reading the file."""
    knowledge = Knowledge(ledger.reader, ledger.book(), ledger.index, ProfileLookup(profile), profile.unit.code)
    return draft(knowledge, form, "表.xlsx", period, UNIT, Silent())


def main() -> None:
    reader = LabelReader(built_in())
    asked = labels(reader)
    start = time.perf_counter()
    with build(asked) as profile:
        print(f"{profile.counts().facts} facts of {len(asked)} elements built in {time.perf_counter() - start:.1f} s")
        ledger = Ledger(profile, LabelReader(built_in()))
        period = Period.from_key(PERIODS[-1])
        wanted = list(asked)[:: ELEMENTS // COLUMNS][:COLUMNS]
        form = template([asked[name][0] for name in wanted])
        start = time.perf_counter()
        first = propose(profile, ledger, form, period)
        cold = time.perf_counter() - start
        filled = sum(p.decision == "filled" for p in first.proposals)
        keys = [(name, f"v:{village}", period.key) for village in VILLAGES[:ROWS] for name in wanted]
        found = sum(fact is not None for fact in profile.values_by_key(keys))
        by_key = median_seconds(lambda: profile.values_by_key(keys))
        again = median_seconds(lambda: propose(profile, ledger, form, period), 7)
        print(f"300 values by key: {by_key * 1e3:.2f} ms ({found} found), 1.00")
        print(f"proposing for {len(form.fields)} fields ({filled} filled): {again / by_key:.2f} (goal: below 10)")
        print(f"the first draft after opening, with the index of elements built: {cold / by_key:.2f}")
        if "--profile" in sys.argv:
            _show(profile, ledger, form, period)


def _show(profile: Profile, ledger: Ledger, form: Form, period: Period) -> None:
    watch = cProfile.Profile()
    watch.runcall(propose, profile, ledger, form, period)
    pstats.Stats(watch).sort_stats("cumulative").print_stats(35)


if __name__ == "__main__":
    main()

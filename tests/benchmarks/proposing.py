"""Proposing for a template of 300 fields from a profile of millions of facts, against reading those 300 values by key.

Run: python -m tests.benchmarks.proposing [MILLIONS] [--profile]   (one million facts unless said otherwise)

Builds in 25 s a million where it was written, in a folder of the system's temporary ones (60 bytes a fact). Times are of this
process on the processor, the two sides of a ratio taken in turn, so a busy machine changes them little.

The facts are of definitions as reports ask them: measures of topics, by village and month, a report for each month and
group of elements (profile_million has the same sizes). Two templates, all fields of which are filled. The goal is a
ratio below 10 in a program that has seen these labels before (when it took the reports in, or in a draft).
"""

from __future__ import annotations

import cProfile
import hashlib
import json
import pstats
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

from forms.filling.gathering import gather_for
from forms.filling.holding import Knowledge
from forms.filling.judge import Question
from forms.filling.lookup import ProfileLookup
from forms.filling.propose import ask_all, draft
from forms.filling.timing import valid
from forms.matching.definition import Definition, Surroundings, define
from forms.matching.labels import LabelReader
from forms.model.document import letters
from forms.model.facts import Fact, Submission
from forms.model.form import Field, Form
from forms.model.period import Period
from forms.model.proposal import Draft
from forms.profile.rows import LocalElement, SubjectRow, UnitSettings
from forms.profile.store import Profile
from forms.progress import Silent
from forms.recording.ledger import Ledger
from forms.recording.subjects import UNIT
from forms.values import calendar_math as cal
from forms.vocabulary.lexicon import built_in
from tests.benchmarks.profile_million import ELEMENTS, PERIODS, SUBJECTS

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


def months(millions: int) -> list[str]:
    """Keys of the months that make up so many million facts: more history, the same elements and villages; oldest first."""
    last = Period.from_key(PERIODS[-1]).end
    count = last.year * 12 + last.month - 1
    back = reversed(range(len(PERIODS) * millions))
    return [cal.month((count - b) // 12, (count - b) % 12 + 1).key for b in back]


def build(asked: dict[str, tuple[str, Definition]], periods: Sequence[str] = PERIODS) -> Profile:
    profile = Profile.throwaway(UnitSettings("测试镇", "999101", tuple((v, "") for v in VILLAGES)))
    names = list(asked)
    # Report by report, not month by month: the facts lie by element, and going round all of them for each month reads
    # and writes most pages of the file again for every month. What comes of it is the same table.
    for first in range(0, len(names), GROUP):
        group = {name: asked[name] for name in names[first : first + GROUP]}
        for month in periods:
            _add(profile, month, group)
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


def two_way(columns: Sequence[str]) -> Form:
    """A table of villages by `columns`."""
    fields = [
        Field(
            f"{r}.{c}", (column, village), f"S!{letters(c + 1)}{r + 4}", type="integer", unit="人", col_path=(column,),
            row_path=(village,), table="t",
        )
        for (r, village), (c, column) in product(enumerate(VILLAGES[:ROWS]), enumerate(columns))
    ]  # fmt: skip
    return Form("xlsx", "基础数据表", fields=tuple(fields), fingerprint="blank")


def one_by_one(labels: Sequence[str]) -> Form:
    """A form of single fields, each with a label of its own."""
    fields = [Field(str(n), (label,), f"S!B{n + 1}", type="integer", unit="人") for n, label in enumerate(labels)]
    return Form("xlsx", "基础数据表", fields=tuple(fields), fingerprint="blank")


def propose(profile: Profile, ledger: Ledger, form: Form, period: Period, subject: str) -> Draft:
    """As Workspace.draft does, without reading the file."""
    knowledge = Knowledge(ledger.reader, ledger.book(), ledger.index, ProfileLookup(profile), profile.unit.code)
    return draft(knowledge, form, "表.xlsx", period, subject, Silent())


def current_values(knowledge: Knowledge, questions: Sequence[Question], villages: bool) -> int:
    """How many fields have a value valid for their period: looked up with its report, not judged, converted or checked."""
    facts = gather_for(knowledge, questions, villages)
    held = ([h for e in q.elements for h in facts.get((e, q.asked.subject), ())] for q in questions)
    return sum(bool(valid(q.asked.definition.aspect, h, q.asked.period)) for q, h in zip(questions, held, strict=True))


def seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def in_turn(*actions: Callable[[], object], times: int = 15) -> list[float]:
    """The median seconds of each, one after the other `times` times."""
    taken = [[seconds(action) for action in actions] for _ in range(times)]
    return [statistics.median(one) for one in zip(*taken, strict=True)]


def main() -> None:
    asked = labels(LabelReader(built_in()))
    names, here = list(asked), f"v:{VILLAGES[0]}"
    wide = names[:: ELEMENTS // COLUMNS][:COLUMNS]
    long = names[: COLUMNS * ROWS]
    start = time.perf_counter()
    millions = next((int(a) for a in sys.argv[1:] if a.isdigit()), 1)
    periods = months(millions)
    period = Period.from_key(periods[-1])
    with build(asked, periods) as profile:
        print(f"{profile.counts().facts} facts of {len(asked)} elements built in {time.perf_counter() - start:.1f} s")
        villages = [(name, f"v:{village}", period.key) for village in VILLAGES[:ROWS] for name in wide]
        _compare(profile, "25 columns of 12 villages", two_way([asked[n][0] for n in wide]), period, UNIT, villages)
        one = [(name, here, period.key) for name in long]
        _compare(profile, "300 labels of one village", one_by_one([asked[n][0] for n in long]), period, here, one)


def _compare(
    profile: Profile, what: str, form: Form, period: Period, subject: str, keys: Sequence[tuple[str, str, str]]
) -> None:
    """A ledger of its own for each form: the first draft knows nothing from drafts before."""
    ledger = Ledger(profile, LabelReader(built_in()))
    found = sum(fact is not None for fact in profile.values_by_key(keys))
    index = seconds(lambda: ledger.index)
    cold = seconds(lambda: propose(profile, ledger, form, period, subject))
    first = propose(profile, ledger, form, period, subject)
    knowledge = Knowledge(ledger.reader, ledger.book(), ledger.index, ProfileLookup(profile), profile.unit.code)
    questions = ask_all(knowledge, form, period, subject)
    by_key, current, again = in_turn(
        lambda: profile.values_by_key(keys),
        lambda: current_values(replace(knowledge, lookup=ProfileLookup(profile)), questions, False),
        lambda: propose(profile, ledger, form, period, subject),
    )
    filled = sum(p.decision == "filled" for p in first.proposals)
    print(f"{what}: {len(form.fields)} fields, {filled} filled")
    print(f"  their values by key: {by_key * 1e3:.2f} ms ({found} found), 1.00")
    print(f"  its current values, with the reports they stand in: {current / by_key:.2f} (goal: below 3)")
    print(f"  proposing: {again / by_key:.2f} (goal: below 10)")
    print(
        f"  the first time, with labels nobody asked before: {cold / by_key:.2f}; the index of elements: {index / by_key:.2f}"
    )
    if "--profile" in sys.argv:
        _show(profile, ledger, form, period, subject)


def _show(profile: Profile, ledger: Ledger, form: Form, period: Period, subject: str) -> None:
    watch = cProfile.Profile()
    watch.runcall(propose, profile, ledger, form, period, subject)
    pstats.Stats(watch).sort_stats("cumulative").print_stats(35)


if __name__ == "__main__":
    main()

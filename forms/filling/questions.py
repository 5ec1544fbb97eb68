"""The inbox of questions: subjects that may be one, elements that may ask the same. An answer teaches.

Only what a person could settle with what is shown is asked; whatever is sure either way is not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from forms.errors import FormsError
from forms.matching.gates import Verdict
from forms.matching.index import ElementIndex
from forms.model.decisions import Question, Reply
from forms.recording.decisions import Decision
from forms.recording.memory import SAME_ELEMENT
from forms.recording.people import MERGE, SPLIT, People, pair_of

LATER = "later"
MOST_ELEMENTS = 400  # local elements looked at, those with words the vocabulary doesn't know first
ALIKE = 85  # per cent of the labels' letters


def subject_questions(people: People) -> Iterator[Question]:
    for a, b, why in people.doubts:
        yield Question(_id("subjects", a, b), "subjects", a, b, _shown(a), _shown(b), f"question.{why}")


def _shown(subject: str) -> str:
    return subject.partition(":")[2].replace("|", "，")


def element_questions(index: ElementIndex) -> Iterator[Question]:
    """Local elements whose labels differ in words that the vocabulary doesn't know, and in nothing else."""
    from rapidfuzz import fuzz

    category = index.reader.lexicon.category
    unknown = [n for n, d in sorted(index.definitions.items()) if any(category(c) == "rest" for c in d.own)]
    seen: set[tuple[str, str]] = set()
    for name in unknown[:MOST_ELEMENTS]:
        for other, verdict in index.near(index.definitions[name]):
            pair = (min(name, other), max(name, other))
            a, b = (index.definitions[n].text for n in pair)
            if pair not in seen and _only_words(category, verdict) and fuzz.ratio(a, b) >= ALIKE:
                seen.add(pair)
                yield Question(_id("elements", *pair), "elements", *pair, a, b, "question.alike_labels")


def _only_words(category: Any, verdict: Verdict) -> bool:
    return set(verdict.failed) <= {"unexplained", "definition"} and all(category(c) == "rest" for c in verdict.missing)


def _id(kind: str, a: str, b: str) -> str:
    return hashlib.sha256(f"{kind}\n{a}\n{b}".encode()).hexdigest()[:16]


def open_questions(found: Iterable[Question], live: Iterable[Decision], put_off: bool) -> list[Question]:
    """Those not answered yet; `put_off`: with those answered 'later'."""
    answers = {d.text("question"): d.text("reply") for d in live if d.text("question")}
    return [q for q in found if q.id not in answers or (put_off and answers[q.id] == LATER)]


def answer_item(question: Question, reply: Reply, live: Iterable[Decision]) -> dict[str, Any]:
    """The item of an answer. Yes on subjects merges them, no splits them; yes on elements lets either answer for both."""
    if reply not in ("yes", "no", LATER):
        raise FormsError("question.bad_reply", reply=reply)
    before = [d.id for d in live if d.text("question") == question.id]
    said: dict[str, Any] = {"question": question.id, "reply": reply, "supersedes": before}
    if reply == LATER:
        return {"what": "answer", **said}
    if question.kind == "subjects":
        return {"what": MERGE if reply == "yes" else SPLIT, "subjects": list(pair_of(question.a, question.b)), **said}
    what = SAME_ELEMENT if reply == "yes" else "answer"
    return {"what": what, "elements": [question.a, question.b], **said}


def merge_item(what: str, a: str, b: str, note: str, live: Iterable[Decision]) -> dict[str, Any]:
    """A merge or a split by hand, in place of what was decided about the two before."""
    pair = list(pair_of(a, b))
    before = [d.id for d in live if d.what in (MERGE, SPLIT) and list(d.texts("subjects")) == pair]
    return {"what": what, "subjects": pair, "note": note, "supersedes": before}

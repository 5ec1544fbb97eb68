"""Deadlines that were found, each for its stage: the same said twice is one, of several one holds and the others are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forms.journey.notice import Deadline, Found, Stage
from forms.journey.notice_chain import Chain, Message
from forms.journey.notice_text import Flat
from forms.model.reports import Problem
from forms.values.workdays import Workdays

COUNTING = frozenset(
    (
        "notice.no_base",
        "notice.next_month",
        "notice.next_week",
        "notice.from_receipt",
        "notice.year_guessed",
        "notice.third_of_month",
    )
)


@dataclass(frozen=True, slots=True)
class Due:
    """A moment that is a deadline. `weight`: 3 labelled, 2 asked for, 1 the words don't quite say so."""

    start: int
    end: int
    deadline: Deadline
    weight: int
    doubts: tuple[Problem, ...] = ()
    others: tuple[Deadline, ...] = ()
    changed: bool = False
    remarks: tuple[Problem, ...] = ()


def joined(dues: list[Due]) -> list[Due]:
    """The same deadline said twice is one."""
    out: list[Due] = []
    for due in sorted(dues, key=lambda d: d.start):
        same = [n for n, o in enumerate(out) if o.deadline.day == due.deadline.day and _fits(o.deadline, due.deadline)]
        if not same:
            out.append(due)
            continue
        known = out[same[0]]
        fuller = due.deadline if due.deadline.at and not known.deadline.at else known.deadline
        stage = known.deadline.stage or due.deadline.stage
        doubts = _shared_doubts(known.doubts, due.doubts)
        out[same[0]] = replace(
            known,
            deadline=replace(fuller, stage=stage),
            weight=max(known.weight, due.weight),
            doubts=doubts,
            changed=known.changed or due.changed,
        )
    return out


def _shared_doubts(a: tuple[Problem, ...], b: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Where one of two says the same day without counting, how the other was counted is no doubt any more."""
    counted = a and b
    return tuple(dict.fromkeys(p for p in (*a, *b) if counted or p.code not in COUNTING))


def _fits(a: Deadline, b: Deadline) -> bool:
    times = a.at is None or b.at is None or a.at == b.at
    return times and a.within == b.within and (a.stage == b.stage or not a.stage or not b.stage)


_ORDER: tuple[Stage, ...] = ("up", "", "electronic", "paper", "village", "first", "work")


def settled(flat: Flat, dues: list[Due], calendar: Workdays, chain: Chain) -> tuple[Found[Deadline], ...]:
    """One for each stage; of several for one stage the changed or first is shown, unsure, with the others."""
    stages: dict[Stage, list[Due]] = {}
    for due in dues:
        stages.setdefault(due.deadline.stage, []).append(due)
    paper_later = "paper" in stages and "" in stages  # what is filled in, and the stamped paper behind it
    if ("electronic" in stages) != ("paper" in stages) and not paper_later:  # named beside it, not set against another
        alone: Stage = "electronic" if "electronic" in stages else "paper"
        stages[""] = [replace(d, deadline=replace(d.deadline, stage="")) for d in stages.pop(alone)] + stages.get(
            "", []
        )
    if "" in stages and len(stages) == 2 and any(due.changed for due in stages[""]):  # of what else was said to be due
        other = next(stage for stage in stages if stage)
        stages[other] += [replace(d, deadline=replace(d.deadline, stage=other)) for d in stages.pop("")]
    if "" in stages and len(stages) == 2 and "village" in stages:
        stages["up"] = [replace(d, deadline=replace(d.deadline, stage="up")) for d in stages.pop("")]
    if "up" in stages and "" in stages:  # whoever is named, it is the same report
        stages["up"] += stages.pop("")
    order = sorted(stages, key=_ORDER.index)
    shown = [_shown(flat, sorted(stages[stage], key=lambda d: d.start), calendar, chain) for stage in order]
    return (replace(shown[0], remarks=(*shown[0].remarks, *_besides(shown[1:]))), *shown[1:]) if shown else ()


def _besides(others: Sequence[Found[Deadline]]) -> Iterator[Problem]:
    """Days of other steps (first draft, paper, work before), told beside the one to go by; villages have their own entry."""
    for found in others:
        if found.value.stage not in ("village", "up") and found.value.day:
            said = (("words", found.words[0].text), ("date", f"{found.value.day}"))
            yield Problem("notice.other_step", said)


def _shown(flat: Flat, dues: list[Due], calendar: Workdays, chain: Chain) -> Found[Deadline]:
    labelled = [due for due in dues if due.weight == 3]
    newest = max(chain.number(due.start) for due in dues)
    last = [due for due in labelled or dues if chain.number(due.start) == newest] or [
        due for due in dues if chain.number(due.start) == newest
    ]
    first = next((due for due in reversed(dues) if due.changed and chain.number(due.start) == newest), last[0])
    others = [due for due in dues if due is not first]
    told = [_contradicted(flat, first, other, chain) for other in others]
    newer = any(problem.code == "notice.newer_message" for problem in told)  # it says both sides, and who
    doubts = (*(d for d in first.doubts if not newer or d.code != "notice.changed_deadline"), *told)
    alternatives = [Found(o.deadline, (flat.words(o.start, o.end),)) for o in others]
    elsewhere = {o.deadline.day for o in others}
    alternatives += [Found(d, (flat.words(first.start, first.end),)) for d in first.others if d.day not in elsewhere]
    remarks = first.remarks
    day = first.deadline.day
    if day is not None and not calendar.is_workday(day):
        remarks = (*remarks, Problem("notice.rest_day", (("date", f"{day}"),)))
    return Found(first.deadline, (flat.words(first.start, first.end),), doubts, tuple(alternatives), remarks)


def _contradicted(flat: Flat, first: Due, other: Due, chain: Chain) -> Problem:
    said = (("words", flat.raw[first.start : first.end]), ("other", flat.raw[other.start : other.end]))
    newer, older = chain.of(first.start), chain.of(other.start)
    if newer and older and newer != older:
        return Problem("notice.newer_message", (*said, ("who", _who(newer)), ("other_who", _who(older))))
    return Problem("notice.changed_deadline" if first.changed else "notice.two_deadlines", said)


def _who(message: Message) -> str:
    when = f"{message.day:%m-%d}" if message.day else ""
    at = f"{message.at:%H:%M}" if message.at else ""
    return " ".join(part for part in (message.who, when, at) if part)

"""What 历史数据 asks of the background. No Qt; the engine is loaded inside."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from forms.model.browsing import FactPage, History, SubjectLine, Understanding, Use
    from forms.model.decisions import Conflict, DecisionRow, MergedRow, Question, Reply
    from forms.progress import Progress
    from forms.workspace import Workspace

Lines = tuple[tuple[Any, ...], int]  # some lines of a list, and where the next ones begin (-1: none)
PAGE = 100


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much a profile holds; `profile` tells it from others."""

    facts: int
    reports: int
    profile: str


def counts() -> Callable[[Workspace, Progress], Amounts]:
    def work(workspace: Workspace, progress: Progress) -> Amounts:
        found = workspace.browse.counts()
        return Amounts(found.facts, found.submissions, str(workspace.care.folder))

    return work


def subjects(text: str, kinds: Collection[str], offset: int) -> Callable[[Workspace, Progress], Lines]:
    return lambda w, _: _page(w.browse.subjects(text, kinds, offset, PAGE), offset)


def others(subject: str, text: str, kinds: Collection[str], offset: int) -> Callable[[Workspace, Progress], Lines]:
    """As `subjects`, without one of them."""

    def work(workspace: Workspace, progress: Progress) -> Lines:
        lines, following = subjects(text, kinds, offset)(workspace, progress)
        return tuple(line for line in lines if line.id != subject), following

    return work


def elements(text: str, offset: int) -> Callable[[Workspace, Progress], Lines]:
    return lambda w, _: _page(w.browse.elements(text, offset, PAGE), offset)


def reports(text: str, offset: int) -> Callable[[Workspace, Progress], Lines]:
    return lambda w, _: _page(w.browse.reports(text, offset, PAGE), offset)


def _page(lines: tuple[Any, ...], offset: int) -> Lines:
    return lines, offset + PAGE if len(lines) == PAGE else -1


def facts_of_subject(subject: str, text: str, offset: int) -> Callable[[Workspace, Progress], Lines]:
    return lambda w, _: _facts(w.browse.facts_of_subject(subject, text, offset, PAGE))


def facts_of_element(element: str, text: str, offset: int) -> Callable[[Workspace, Progress], Lines]:
    return lambda w, _: _facts(w.browse.facts_of_element(element, text, offset, PAGE))


def _facts(page: FactPage) -> Lines:
    return page.lines, page.next


def history(element: str, subject: str) -> Callable[[Workspace, Progress], History]:
    return lambda w, _: w.browse.history(element, subject)


def uses(element: str, subject: str, period: str, value: str) -> Callable[[Workspace, Progress], tuple[Use, ...]]:
    return lambda w, _: w.browse.uses(element, subject, period, value)


def understanding(report: str) -> Callable[[Workspace, Progress], Understanding]:
    return lambda w, _: w.browse.understanding(report)


# Decisions: each answers with the id of what was decided, so that it can be undone.


def correct(
    element: str, subject: str, period: str, value: str, unit: str, note: str
) -> Callable[[Workspace, Progress], str]:
    return lambda w, _: w.browse.correct(element, subject, period, value, unit, note)


def settle(conflict: Conflict, side: int | None, value: str, note: str) -> Callable[[Workspace, Progress], str]:
    return _decided(lambda w: w.settle_conflict(conflict, side, value, note=note))


def merge(a: str, b: str, note: str) -> Callable[[Workspace, Progress], str]:
    return _decided(lambda w: w.merge_subjects(a, b, note))


def split(a: str, b: str, note: str) -> Callable[[Workspace, Progress], str]:
    return _decided(lambda w: w.split_subjects(a, b, note))


def answer(question: Question, reply: Reply) -> Callable[[Workspace, Progress], str]:
    return _decided(lambda w: w.answer(question, reply))


def undo(decision: str) -> Callable[[Workspace, Progress], str]:
    """Make a decision void; undoing what this answers with brings it back."""
    return _decided(lambda w: w.undo_decision(decision))


def change(decision: str, value: str) -> Callable[[Workspace, Progress], str]:
    return _decided(lambda w: w.change_decision(decision, _value(value)))


def _value(text: str) -> int | float | str:
    """A number where all of what was typed is one and it isn't written as a code."""
    from desktop.typed import typed_value

    value = typed_value(text, "decimal") if len(text) < 15 and not _like_a_code(text) else text
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else text


def _like_a_code(text: str) -> bool:
    return text.startswith("0") and text[1:2].isdigit()


def _decided(act: Callable[[Workspace], None]) -> Callable[[Workspace, Progress], str]:
    def work(workspace: Workspace, progress: Progress) -> str:
        act(workspace)
        return workspace.browse.newest_decision()

    return work


# What waits for a person


def conflicts() -> Callable[[Workspace, Progress], tuple[Conflict, ...]]:
    return lambda w, _: w.conflicts()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with some of what is known of both sides."""

    question: Question
    left: tuple[str, tuple[Any, ...]]  # the name, and FactLines
    right: tuple[str, tuple[Any, ...]]


def questions(put_off: bool) -> Callable[[Workspace, Progress], tuple[Question, ...]]:
    return lambda w, _: w.questions(put_off)


def asked(question: Question, most: int = 8) -> Callable[[Workspace, Progress], Asked]:
    def side(workspace: Workspace, id: str, name: str) -> tuple[str, tuple[Any, ...]]:
        browse = workspace.browse
        if question.kind == "subjects":
            return browse.subject(id).name, browse.facts_of_subject(id, limit=most).lines
        return name, browse.facts_of_element(id, limit=most).lines

    def work(workspace: Workspace, progress: Progress) -> Asked:
        left = side(workspace, question.a, question.a_name)
        return Asked(question, left, side(workspace, question.b, question.b_name))

    return work


def decisions(everything: bool) -> Callable[[Workspace, Progress], tuple[DecisionRow, ...]]:
    return lambda w, _: w.list_decisions(everything=everything)


@dataclass(frozen=True, slots=True)
class Same:
    """A subject and all that is taken for it."""

    subject: SubjectLine
    rows: tuple[tuple[SubjectLine, MergedRow], ...]


def same(subject: str) -> Callable[[Workspace, Progress], Same]:
    def work(workspace: Workspace, progress: Progress) -> Same:
        found = workspace.why_merged(subject)
        browse = workspace.browse
        return Same(browse.subject(subject), tuple((browse.subject(row.subject), row) for row in found))

    return work

"""A template's draft: what each field asks, what the profile knows of it, and the decision with its reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from forms.detection.confidence import UNSURE
from forms.filling.checks import checked
from forms.filling.counting import Counter
from forms.filling.defined_alike import of_one_definition
from forms.filling.gathering import gather_for
from forms.filling.growth import grown
from forms.filling.holding import Knowledge
from forms.filling.judge import Question, judge
from forms.filling.nearest import Nearest
from forms.filling.percents import as_kept
from forms.filling.places_said import Places
from forms.filling.printed_things import with_printed_things
from forms.filling.rosters import propose_roster
from forms.filling.siblings import worked_out
from forms.filling.subject import UNKNOWN
from forms.filling.timing import of_the_harvest
from forms.filling.unit import names_the_unit, unit_proposal
from forms.filling.values import NUMERIC
from forms.matching.definition import Definition
from forms.model.form import Field, Form
from forms.model.period import Period
from forms.model.proposal import Draft, Proposal, Reason
from forms.progress import Progress
from forms.recording.asking import Asked, ask
from forms.recording.frames import frame_of_form
from forms.recording.memory import FieldKey, field_keys
from forms.recording.project import NEVER_A_SOURCE
from forms.recording.subjects import UNIT
from forms.values.periods import in_words, same_span, same_stock_day


def draft(
    knowledge: Knowledge, form: Form, template: str, period: Period | None, subject: str, progress: Progress
) -> Draft:
    """The draft of `form` for `subject` (an id) and `period` (None: the form's own)."""
    clash = contradiction(form, period)
    if clash:
        blank = tuple(Proposal(f, "blank", "D", reasons=(clash,)) for f in form.fields)
        return Draft(template, form, period, subject, blank, reasons=(clash,))
    base = _cut_off(form, period) or period or form.period
    reasons = (*_about_subject(subject), *_about_period(form, period))
    progress.step(0, 2, template)
    questions = ask_all(knowledge, form, base, subject)
    facts = gather_for(knowledge, questions, villages=subject == UNIT)
    counter = Counter(knowledge)
    nearest = Nearest(knowledge.index)
    judged = [(q.asked, judge(knowledge, form, q, facts, counter)) for q in questions]
    known = worked_out([*judged, *_printed(knowledge, form, base, subject)], form, knowledge.reader)
    by_id = {q.field.id: q for q in questions}
    known |= grown(
        [(asked, known[p.field.id]) for asked, p in judged],
        lambda wanted: _of_earlier(knowledge, form, [(by_id[c.field.id], period) for c, period in wanted], counter),
    )
    by_field = {p.field.id: nearest.named(_if_sure(known[p.field.id]), asked.definition) for asked, p in judged}
    progress.step(1, 2, template)
    proposals = tuple(by_field.get(f.id) or _not_asked(knowledge, form, f, facts_subject=subject) for f in form.fields)
    proposals = with_printed_things(knowledge, form, proposals, base, subject)
    tables = [t for t in form.tables if t.kind == "roster"]
    rosters = tuple(propose_roster(knowledge, form, table, base, subject) for table in tables)
    progress.step(2, 2, template)
    made = as_kept(Draft(template, form, period or base, subject, proposals, rosters, (), reasons))
    return replace(made, checks=checked(knowledge, made, questions))


def _of_earlier(
    knowledge: Knowledge, form: Form, wanted: Sequence[tuple[Question, Period]], counter: Counter
) -> dict[str, Proposal]:
    """What questions have for earlier periods than the one they ask for, by field id and period key."""
    moved = [replace(q, asked=replace(q.asked, period=period)) for q, period in wanted]
    facts = gather_for(knowledge, moved, villages=any(q.asked.subject == UNIT for q in moved))
    return {
        f"{q.field.id}|{q.asked.period.key}": judge(knowledge, form, q, facts, counter) for q in moved if q.asked.period
    }


def _printed(
    knowledge: Knowledge, form: Form, base: Period | None, subject: str
) -> Iterator[tuple[Asked, Proposal]]:  # fmt: skip
    """Numbers that the template brings along (a plan from above): others may be reckoned from them."""
    frame = frame_of_form(knowledge.reader, form, subject, base)
    for field in form.fields:
        if field.value is not None and field.table and field.type in NUMERIC:
            asked = ask(knowledge.reader, knowledge.book, frame, field, field.unit or "", field.table)
            yield asked, Proposal(field, "blank", "D", subject=asked.subject, period=asked.period)


def _if_sure(proposal: Proposal) -> Proposal:
    """Where detection guesses what a field is called nothing is filled by itself, but what a person confirmed there."""
    if proposal.decision != "filled" or proposal.tier == "A" or proposal.field.confidence >= UNSURE:
        return proposal
    reasons = (Reason("suggest.structure_unsure"), *proposal.reasons)
    return replace(proposal, decision="suggested", tier="C", reasons=reasons)


def ask_all(knowledge: Knowledge, form: Form, base: Period | None, subject: str) -> list[Question]:
    """What every field asks that may be filled from what was reported."""
    frame = frame_of_form(knowledge.reader, form, subject, base)
    keys = field_keys(form) if form.fingerprint in knowledge.memory.templates else {}
    out = []
    places = Places(knowledge.reader)
    for field in form.fields:
        if field.role != "entry" or field.type in ("signature", "photo") or field.value is not None:
            continue
        asked = places.said(ask(knowledge.reader, knowledge.book, frame, field, field.unit or "", field.table or ""))
        asked = asked if asked.earlier else replace(asked, period=of_the_harvest(form.title, asked.period))
        if for_the_filler(asked.definition) or names_the_unit(asked):
            continue
        out.append(_question(knowledge, field, asked, keys.get(field.address)))
    return out


def for_the_filler(definition: Definition) -> bool:
    """Whether it is for whoever fills the form, so that no report may answer it: who filled, when, remarks."""
    return bool(definition.own & NEVER_A_SOURCE)


def _question(knowledge: Knowledge, field: Field, asked: Asked, key: FieldKey | None) -> Question:
    """With the elements that agree, or the one that a person bound to this field; without those that were refused."""
    bound = knowledge.memory.bound(key)
    if bound in knowledge.index.definitions:
        named = replace(asked, definition=knowledge.index.definitions[bound])
        agreeing = {bound, *knowledge.index.agreeing(named.definition)} - knowledge.memory.refused_elements(key)
        return Question(field, named, tuple(sorted(agreeing)), bound=True)
    return Question(field, asked, knowledge.memory.left(key, of_one_definition(knowledge, asked.definition)))


def _not_asked(knowledge: Knowledge, form: Form, field: Field, facts_subject: str) -> Proposal:
    """Fields that no report may fill (who filled, when, remarks), and those the unit's own settings fill."""
    if field.value is not None:
        return Proposal(field, "blank", "D", subject=facts_subject, reasons=(Reason("blank.already_printed"),))
    if field.role == "entry":
        found = unit_proposal(knowledge, form, field, facts_subject)
        if found is not None:
            return found
    return Proposal(field, "blank", "D", subject=facts_subject, reasons=(Reason("blank.for_the_filler"),))


def contradiction(form: Form, period: Period | None) -> Reason | None:
    """The period that was asked for and the one printed in the form: where they differ nothing is filled."""
    if period is None or form.period is None or form.period_origin in ("", "file_name", "sheet_name"):
        return None
    if same_span(period, form.period) or same_stock_day(period, form.period) or _cut_off(form, period):
        return None
    if form.period.start <= period.start and period.end <= form.period.end:
        return None
    if period.start <= form.period.start and form.period.end <= period.end:
        return None
    return Reason("period.contradiction", (("asked", in_words(period)), ("printed", in_words(form.period))))


def _cut_off(form: Form, period: Period | None) -> Period | None:
    """The day before the period asked for, where a line of the form says that its figures are as of that day: a form that
    goes round in July with 数据截至6月底 asks what was so at the end of June."""
    printed = form.period
    if period is None or printed is None or printed.kind != "as_of" or form.period_origin != "line":
        return None
    return printed if printed.end + dt.timedelta(days=1) == period.start else None


def _about_subject(subject: str) -> tuple[Reason, ...]:
    return (Reason("subject.needed"),) if subject == UNKNOWN else ()


def _about_period(form: Form, period: Period | None) -> tuple[Reason, ...]:
    if period is None and form.period is None:
        return (Reason("period.unknown"),)
    if period is None and form.period is not None and form.period_origin == "file_name":
        return (Reason("period.from_file_name", (("period", in_words(form.period)),)),)
    return ()

"""The whole way of a draft: what may be a source, what is proposed, what is remembered, what has to be marked."""

from __future__ import annotations

from dataclasses import replace

from forms.filling.allowed import Allowed, with_uses, with_withheld
from forms.filling.checks import checked
from forms.filling.holding import Knowledge
from forms.filling.lookup import ProfileLookup
from forms.filling.propose import ask_all, draft
from forms.filling.remembered import with_memory
from forms.filling.remembered_rows import with_remembered_rows
from forms.filling.trusted import with_trust
from forms.filling.unit_settings import with_unit_settings
from forms.model.form import Form
from forms.model.period import Period
from forms.model.proposal import Draft, Proposal
from forms.profile.store import Profile
from forms.progress import Progress
from forms.recording.decision_book import Held as Decided
from forms.recording.people import People
from forms.recording.trust import trust_of
from forms.vocabulary.sensitivity import built_in_sensitivity


def full_draft(
    knowledge: Knowledge, profile: Profile, decided: Decided, people: People, form: Form, template: str,
    period: Period | None,
    subject: str, progress: Progress,
) -> Draft:  # fmt: skip
    """The draft of a template with memory, settlements and the rules of use applied."""
    table = built_in_sensitivity()
    allowed = Allowed(form, table, knowledge.index.definitions)
    knowledge = replace(knowledge, lookup=ProfileLookup(profile, decided, allowed, people))
    made = draft(knowledge, form, template, period, subject, progress)
    if not any(r.code == "period.contradiction" for r in made.reasons):
        made = with_unit_settings(knowledge, made)
    made = with_trust(knowledge, made, trust_of(decided.standing.live))
    made = with_memory(knowledge, made, knowledge.memory)
    made = with_remembered_rows(knowledge, made, knowledge.memory)
    if form.fingerprint in knowledge.memory.templates:  # what a person left there is what has to be checked
        made = replace(made, checks=checked(knowledge, made, ask_all(knowledge, form, made.period, subject)))
    return with_uses(knowledge, _told(knowledge, made, allowed), table)


def _told(knowledge: Knowledge, made: Draft, allowed: Allowed) -> Draft:
    if not allowed.withheld and not allowed.reports:
        return made
    questions = {q.field.address: q.elements for q in ask_all(knowledge, made.form, made.period, made.subject)}

    def elements(proposal: Proposal) -> tuple[str, ...]:
        return questions.get(proposal.field.address, ())

    return with_withheld(made, allowed, elements)

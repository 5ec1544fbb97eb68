"""The decision for one field: filled, suggested, conflict or blank, each with its reasons."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forms.filling.adding import added
from forms.filling.against import checked, count_against
from forms.filling.by_village import of_the_village
from forms.filling.compose import compose
from forms.filling.counting import Counter
from forms.filling.derive import derived
from forms.filling.holding import Held, Knowledge
from forms.filling.kinds_counted import of_a_kind
from forms.filling.membership import membership
from forms.filling.nearest import in_plain_words
from forms.filling.placing import placed
from forms.filling.posts_in_lists import post_in_lists
from forms.filling.ratios import left, ratio
from forms.filling.things_counted import things_counted
from forms.filling.timing import lasting, stale, undated, valid
from forms.filling.values import Fitted, Target, agree, fit, same_value, target_of, written
from forms.filling.villages_counted import villages_counted
from forms.matching.gates import effective
from forms.matching.grammar import REST, names_a_product, names_a_thing
from forms.model.form import Field, Form
from forms.model.proposal import Alternative, Proposal, Provenance, Reason
from forms.recording.asking import Asked
from forms.values.numbers import as_cell
from forms.values.periods import in_words
from forms.values.text import bare

Facts = Mapping[tuple[str, str], list[Held]]
THIN = frozenset(
    {"topic", "population", "basis", "attr", "role", "age", "flowword", "support", "care", "class", "ethnic"}
)

# Of people and money the title says whose.
_OF_THINGS = frozenset({"count", "length", "area", "volume", "power", "head"})


@dataclass(frozen=True, slots=True)
class Question:
    """A field with what it asks and the elements that ask the same."""

    field: Field
    asked: Asked
    elements: tuple[str, ...]
    bound: bool = False  # a person said which element is meant


def judge(knowledge: Knowledge, form: Form, question: Question, facts: Facts, counter: Counter) -> Proposal:
    """Right or blank: filled only where every gate passes and every valid source says the same."""
    asked, field = question.asked, question.field
    place = replace(field, type="decimal") if asked.counted and field.type == "text" else field
    target = target_of(place, asked.definition.measure, form.fingerprint)
    held = [h for e in question.elements for h in facts.get((e, asked.subject), ())]
    elsewhere: list[Held] = []
    if not question.bound and too_thin(knowledge, asked):
        near = [h for h in held if _of_this_report(form, h)]
        held, elsewhere = near, [h for h in held if h not in near]
        facts = _within_the_report(form, question, facts)
    proposal = Proposal(field, "blank", "D", unit=field.unit or "", subject=asked.subject, period=asked.period)
    good = valid(asked.definition.aspect, held, asked.period, asked.earlier)
    good = _settled(good or _of_the_day(form, asked, held))
    if good:
        made = _from_valid(proposal, asked, target, good)
        made = _against_undated(made, target, good, undated(asked.definition.aspect, held, asked.period))
        made = _against_lists(knowledge, counter, question, target, made)
        return checked(knowledge, question, facts, target, made, good, counter)
    composed = compose(knowledge, question, facts, target)
    if composed is not None:
        return composed
    counted = _counted(proposal, question, target, counter)
    if counted is not None:
        return count_against(knowledge, question, target, counted)
    defined = (
        added(knowledge, counter, asked, field.path, target)
        or things_counted(knowledge, counter, asked, field, target, form.period)
        or villages_counted(knowledge, asked)
        or of_a_kind(knowledge, counter, asked, field.path)
        or ratio(knowledge, field, asked)
        or left(knowledge, field, asked)
        or (_of_a_person(knowledge, counter, asked, field) if not held else None)
        or (post_in_lists(knowledge, counter, asked, field) if not held else None)
        or of_the_village(knowledge, counter, asked, target)
    )
    if defined is not None:
        return replace(
            proposal, decision="filled", tier="B", value=defined[0], reasons=defined[1], provenance=defined[2]
        )
    own = derived(asked, target)
    if own is not None:
        return replace(proposal, decision="filled", tier="B", value=own[0], reasons=(own[1],))
    other = _of_other_titles(proposal, asked, target, elsewhere) if not held else None
    if other is not None:
        return other
    if not held and not question.elements:
        return _with(proposal, Reason("blank.no_element"))
    if asked.period is None and asked.definition.aspect not in ("stable",):
        return _offer_old(proposal, asked, target, held, Reason("blank.period_unknown"))
    return _offer_old(proposal, asked, target, held, _no_fact(held))


def _of_the_day(form: Form, asked: Asked, held: Sequence[Held]) -> list[Held]:
    """What came in up to the day that the form prints itself (截至9月末), where it is asked for the month ending with it."""
    day = form.period
    if day is None or day.kind != "as_of" or asked.period is None or asked.period.end != day.end or asked.earlier:
        return []
    if asked.definition.aspect != "flow" or asked.definition.time:
        return []
    return [h for h in held if h.period is not None and h.period.kind == "as_of" and h.period.end == day.end]


def _of_a_person(
    knowledge: Knowledge, counter: Counter, asked: Asked, field: Field
) -> tuple[str, tuple[Reason, ...], tuple[Provenance, ...]] | None:
    """What follows from the lists a person stands in, where no report says it as such."""
    return membership(knowledge, counter, asked, field) or placed(knowledge, asked)


def _no_fact(held: Sequence[Held]) -> Reason:
    """Nothing of this period; said apart where all that is known stands in reports whose period nobody can tell."""
    if held and all(h.period is None for h in held):
        return Reason("blank.undated", (("file", held[-1].source.file),))
    return Reason("blank.no_fact")


def too_thin(knowledge: Knowledge, asked: Asked) -> bool:
    """Words that the vocabulary doesn't know ask the same only in reports of one title, unless they name a thing."""
    category = knowledge.reader.lexicon.category
    own = asked.definition.own
    if any(category(c) in THIN for c in own):
        return False
    if names_a_product(own):
        return False
    if asked.definition.measure in _OF_THINGS and names_a_thing(c for c in own if c.startswith(REST)):
        return False
    return not any(category(c) in THIN for c in effective(knowledge.reader, asked.definition))


def _of_this_report(form: Form, held: Held) -> bool:
    return held.report == form.fingerprint or _same_report(held.source.title, form.title)


def _within_the_report(form: Form, question: Question, facts: Facts) -> Facts:
    """What may be added up for unknown words: values of reports of the same title, for all subjects."""
    elements = set(question.elements)
    return {pair: [h for h in facts[pair] if _of_this_report(form, h)] for pair in facts if pair[0] in elements}


def _same_report(one: str, other: str) -> bool:
    """Titles of one report through the year: alike but for period, numbering and a word like 月报 or 季报."""
    from rapidfuzz import fuzz

    a, b = (bare(_TIMES.sub("", title)) for title in (one, other))
    return len(a) >= 6 and len(b) >= 6 and fuzz.ratio(a, b) >= 85


_TIMES = re.compile(r"\d+年度?|\d+[-—至]?\d*月份?|第?[一二三四1-4]季度|[上下]半年|[月季年]报|[月季年]度|[()（）]")


def _settled(held: list[Held]) -> list[Held]:
    """What a person entered for this very place settles what reports say about it."""
    manual = [h for h in held if h.source.source == "manual"]
    return manual[-1:] if manual else held


def _from_valid(proposal: Proposal, asked: Asked, target: Target, held: Sequence[Held]) -> Proposal:
    fitted = [fit(h, target) for h in held]
    good = [f for f in fitted if not f.trouble]
    if not good:
        return _none_fits(proposal, fitted, target)
    groups = grouped(good)
    mixed = any(f.trouble == "void" for f in fitted)
    if len(groups) > 1 or mixed or any("doubtful" in f.held.fact.tags for f in good):
        return _conflict(proposal, asked, target, groups, mixed, fitted)
    ordered = _plain_first(groups[0])
    best = ordered[0]
    if all(f.held.source.source == "entered" for f in ordered):
        return _offer_entered(proposal, target, ordered)
    tier = "A" if best.held.source.source == "manual" else "B"
    return Proposal(
        proposal.field, "filled", tier, written(best, target), proposal.unit,  # type: ignore[arg-type]
        best.held.fact.element, asked.subject, asked.period, _why(asked, best),
        tuple(f.held.provenance() for f in ordered),
    )  # fmt: skip


def _offer_entered(proposal: Proposal, target: Target, entered: Sequence[Fitted]) -> Proposal:
    """What a person entered in some form is confirmed for that place alone: anywhere else it is only offered."""
    return replace(
        proposal, decision="suggested", tier="C", value=written(entered[0], target),
        element=entered[0].held.fact.element, reasons=(Reason("suggest.entered_elsewhere"),),
        provenance=tuple(f.held.provenance() for f in entered),
    )  # fmt: skip


def _against_undated(made: Proposal, target: Target, good: Sequence[Held], others: Sequence[Held]) -> Proposal:
    """A report without a date that says otherwise leaves it open which is meant."""
    if not others or made.decision != "filled" or made.tier == "A":
        return made
    ours = [f for h in good if not (f := fit(h, target)).trouble]
    theirs = [f for h in others if not (f := fit(h, target)).trouble]
    against = [f for f in theirs if not any(agree(f, own) for own in ours)]
    if not against:
        return made
    sides = [Alternative(made.value, Reason("alternative.reported"), made.provenance)]
    sides += [
        Alternative(written(f, target), Reason("alternative.undated"), (f.held.provenance(),)) for f in against[:3]
    ]
    reasons = (Reason("conflict.undated_differs"),)
    return replace(made, decision="conflict", tier="D", value=None, reasons=reasons, alternatives=tuple(sides))


def _against_lists(
    knowledge: Knowledge, counter: Counter, question: Question, target: Target, made: Proposal
) -> Proposal:  # fmt: skip
    """Who holds a post in a village, and his telephone, is in dispute where a list has it otherwise."""
    asked = question.asked
    if made.decision != "filled" or made.tier == "A" or asked.definition.measure not in ("name", "phone"):
        return made
    listed = of_the_village(knowledge, counter, asked, target)
    listed = listed or post_in_lists(knowledge, counter, asked, question.field, held=True)
    if listed is None or same_value(listed[0], made.value):
        return made
    sides = (
        Alternative(made.value, Reason("alternative.reported"), made.provenance),
        Alternative(listed[0], Reason("alternative.reported"), listed[2]),
    )
    reasons = (Reason("conflict.sources_differ"),)
    return replace(made, decision="conflict", tier="D", value=None, reasons=reasons, alternatives=sides)


def _counted(proposal: Proposal, question: Question, target: Target, counter: Counter) -> Proposal | None:
    unsaid = bool(question.field.table) and not question.asked.definition.measure  # 特困供养 > 集中, without a unit
    found = counter.count(question.asked) if (target.numeric or unsaid) and not question.asked.earlier else None
    if found is None:
        return None
    number, reasons, sources = found
    return replace(proposal, decision="filled", tier="B", value=as_cell(number), reasons=reasons, provenance=sources)


def grouped(fitted: Sequence[Fitted]) -> list[list[Fitted]]:
    """Values that agree, together; the group with most sources first."""
    groups: list[list[Fitted]] = []
    for one in fitted:
        home = next((g for g in groups if all(agree(one, other) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return sorted(groups, key=lambda g: -len(g))


def _plainest(group: Sequence[Fitted]) -> Fitted:
    return _plain_first(group)[0]


def _plain_first(group: Sequence[Fitted]) -> list[Fitted]:
    """Unconverted before converted, finer before coarser (a day before its month), newest first."""
    newest = sorted(group, key=lambda f: f.held.period.end.isoformat() if f.held.period else "", reverse=True)
    return sorted(newest, key=lambda f: (f.converted, f.slack, -len(f.iso)))


def _why(asked: Asked, best: Fitted) -> tuple[Reason, ...]:
    out = [Reason("fill.matched", (("words", in_plain_words(asked.definition.own)),))]
    fact = best.held
    if asked.period and fact.period and asked.definition.aspect in ("stock", "flow", "bound", "open"):
        out.append(Reason("fill.period", (("period", in_words(fact.period)),)))
    elif fact.period:
        out.append(Reason("fill.still_valid", (("period", in_words(fact.period)),)))
    if best.converted:
        out.append(Reason("fill.converted", (("value", fact.fact.value), ("unit", fact.fact.unit))))
    if fact.source.source == "shared":
        out.append(Reason("fill.from_share", (("provider", fact.source.provider),)))
    if fact.source.source == "manual":
        out.append(Reason("fill.confirmed"))
    if fact.source.source == "settled":
        out.append(Reason("fill.settled"))
    return tuple(out)


def _conflict(
    proposal: Proposal, asked: Asked, target: Target, groups: list[list[Fitted]], mixed: bool, fitted: Sequence[Fitted]
) -> Proposal:
    doubtful = any("doubtful" in f.held.fact.tags for g in groups for f in g)
    code = (
        "conflict.part_exceeds_whole"
        if doubtful
        else "conflict.says_not_applicable"
        if mixed
        else "conflict.sources_differ"
    )
    alternatives = tuple(
        Alternative(
            written(_plainest(g), target), Reason("alternative.reported"), tuple(f.held.provenance() for f in g)
        )
        for g in groups
    )
    return Proposal(
        proposal.field, "conflict", "D", None, proposal.unit, groups[0][0].held.fact.element, asked.subject,
        asked.period, (Reason(code),), tuple(f.held.provenance() for f in fitted), alternatives,
    )  # fmt: skip


def _none_fits(proposal: Proposal, fitted: Sequence[Fitted], target: Target) -> Proposal:
    first = fitted[0]
    reason = Reason(f"blank.{first.trouble}", (("value", first.held.fact.value), ("unit", first.held.fact.unit)))
    if first.trouble not in ("unit_unknown", "doubt_about"):
        return _with(proposal, reason)
    groups = grouped([Fitted(f.held, f.number) for f in fitted if f.number is not None])
    if len(groups) != 1:
        return _with(proposal, reason)
    return Proposal(
        proposal.field, "suggested", "C", written(groups[0][0], target), proposal.unit, first.held.fact.element,
        proposal.subject, proposal.period, (reason,), tuple(f.held.provenance() for f in fitted),
    )  # fmt: skip


def _offer_old(proposal: Proposal, asked: Asked, target: Target, held: Sequence[Held], reason: Reason) -> Proposal:
    """An older value of something bound to its period is shown with its age, never filled."""
    fitted = [f for h in stale(held, asked.period) if not (f := fit(h, target)).trouble]
    if not fitted:
        return _offer_undated(proposal, asked, target, held) or _with(proposal, reason)
    newest = [f for f in fitted if f.held.period == fitted[0].held.period]
    age = Reason("suggest.older", (("period", in_words(p) if (p := fitted[0].held.period) else ""),))
    alternatives = tuple(
        Alternative(written(g[0], target), age, tuple(f.held.provenance() for f in g)) for g in grouped(newest)
    )
    if len(alternatives) > 1:
        return Proposal(
            proposal.field, "blank", "D", None, proposal.unit, fitted[0].held.fact.element, asked.subject, asked.period,
            (reason, age), (), alternatives,
        )  # fmt: skip
    return Proposal(
        proposal.field, "suggested", "C", written(newest[0], target), proposal.unit, fitted[0].held.fact.element,
        asked.subject, asked.period, (age,), tuple(f.held.provenance() for f in newest), alternatives,
    )  # fmt: skip


def _offer_undated(proposal: Proposal, asked: Asked, target: Target, held: Sequence[Held]) -> Proposal | None:
    """What changes slowly or never may be offered from reports without a date, where these agree; never filled."""
    if not lasting(asked.definition.aspect):
        return None
    fitted = [f for h in held if h.period is None and not (f := fit(h, target)).trouble]
    if not fitted or len(grouped(fitted)) != 1:
        return None
    return replace(
        proposal, decision="suggested", tier="C", value=written(_plainest(fitted), target),
        element=fitted[0].held.fact.element, reasons=(Reason("suggest.undated"),),
        provenance=tuple(f.held.provenance() for f in fitted),
    )  # fmt: skip


def _of_other_titles(proposal: Proposal, asked: Asked, target: Target, held: Sequence[Held]) -> Proposal | None:
    """Words that the vocabulary doesn't know may mean another thing under another title: offered where all agree."""
    good = [
        f
        for h in valid(asked.definition.aspect, held, asked.period, asked.earlier)
        if not (f := fit(h, target)).trouble
    ]
    if not good or len(grouped(good)) != 1:
        return None
    best = _plainest(good)
    reason = Reason("suggest.other_title", (("title", best.held.source.title or best.held.source.file),))
    return replace(
        proposal, decision="suggested", tier="C", value=written(best, target), element=best.held.fact.element,
        reasons=(reason,), provenance=tuple(f.held.provenance() for f in good),
    )  # fmt: skip


def _with(proposal: Proposal, reason: Reason) -> Proposal:
    return Proposal(
        proposal.field,
        proposal.decision,
        proposal.tier,
        None,
        proposal.unit,
        "",
        proposal.subject,
        proposal.period,
        (reason,),
    )

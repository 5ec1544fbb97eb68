"""A correction of a report that was sent: what it changes, who else used the old values, and the note that goes with it."""

from __future__ import annotations

import datetime as dt

from forms.documents.paper import Paper, Ruled, Text
from forms.filling.browsing import Browser
from forms.journey.comparing import compare
from forms.journey.letters import Words
from forms.model.browsing import Use
from forms.model.facts import Fact, Submission
from forms.model.period import Period
from forms.model.states import Changes, CorrectionPreview, Edit, Report, Step
from forms.recording.ledger import Ledger
from forms.values.periods import in_words
from forms.values.secrets import masked

MOST_TRACED = 200  # changes whose uses are looked up
MOST_LISTED = 300  # changes in a note


def preview_of(ledger: Ledger, browser: Browser, report: Report, now: Submission) -> CorrectionPreview:
    """What `now` changes in the report that stands, and who used what it said."""
    before = ledger.profile.submission(report.standing)
    changes = compare(before, now)
    facts: dict[str, list[Fact]] = {}
    for fact in ledger.profile.facts_of(report.standing):
        facts.setdefault(fact.address, []).append(fact)
    places = _places_before(before, changes)
    own = set(report.submissions)
    users = []
    for edit in changes.edits[:MOST_TRACED]:
        found = [use for fact in facts.get(places.get(_key(edit), ""), ()) for use in _uses(browser, fact, report, own)]
        if found:
            users.append((edit, tuple(dict.fromkeys(found))))
    return CorrectionPreview(changes, tuple(users))


def _uses(browser: Browser, fact: Fact, report: Report, own: set[str]) -> list[Use]:
    """Others than the report itself (its own confirmation in a draft is no other's use) that say the same of the same time
    or a later one: what was reported before can't have used it."""
    found = browser.uses(fact.element, fact.subject, fact.period, fact.value)
    mine = (report.title, report.period)
    others = [u for u in found if u.submission not in own and u.kind != "copy"]
    others = [u for u in others if u.kind != "form" or (u.title, u.period) != mine]
    return [u for u in others if u.same_period or _not_before(u.period, fact.period)]


def _not_before(period: str, other: str) -> bool:
    return bool(period and other) and Period.from_key(period).end >= Period.from_key(other).end


def _key(edit: Edit) -> tuple[tuple[str, ...], str, str]:
    return edit.labels, edit.before, edit.address


def _places_before(before: Submission, changes: Changes) -> dict[tuple[tuple[str, ...], str, str], str]:
    """For each change where the old value stood: its address, else the only place with those labels and that value."""
    said: dict[str, str] = {o.address: o.raw for o in before.observations}
    by_labels: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for o in before.observations:
        by_labels.setdefault((o.path or (*o.row_path, *o.col_path), o.raw), []).append(o.address)
    out = {}
    for edit in changes.edits:
        same = by_labels.get((edit.labels, edit.before), [])
        here = said.get(edit.address) == edit.before
        out[_key(edit)] = edit.address if here else same[0] if len(same) == 1 else ""
    return out


def correction_note(report: Report, step: Step, words: Words) -> Paper:
    """更正说明: which cell, what stood there, what it is now, why; ID, account and telephone numbers masked. Number, signature
    and seal are left open; other reports that used an old value are the office's own business and not named."""
    period = in_words(Period.from_key(report.period)) if report.period else ""
    head = ((words("form"), report.title), (words("period"), period), (words("unit"), report.unit))
    rows = [(str(n + 1), *_change(e, words)) for n, e in enumerate(step.changes[:MOST_LISTED])]
    titles = tuple(words(w) for w in ("number", "place", "item", "before", "now"))
    blocks: list[Text | Ruled] = [
        Ruled(head, (2, 7), bold=frozenset({0})),
        Text(words("correction.what"), "heading"),
        Ruled((titles, *rows), (2, 4, 8, 4, 4), head=True),
    ]
    if len(step.changes) > MOST_LISTED:
        blocks.append(Text(words("more.left_out", n=len(step.changes) - MOST_LISTED), "small"))
    blocks += [Text(words("correction.why"), "heading"), Text(step.note)]
    blocks += [Text(""), Text(words("correction.sign", day=_written(step.day)))]
    return Paper(words("correction.title"), tuple(blocks))


def _change(edit: Edit, words: Words) -> tuple[str, str, str, str]:
    """Place, item, old and new value; of a row that came or left its number."""
    what = " / ".join(edit.labels)
    if edit.address[:1] in ("+", "-") and edit.address[1:].isdigit():
        came = edit.address[0] == "+"
        said = words("row", n=edit.address[1:]), words("row.new" if came else "row.left")
        return said[0], what, "—" if came else said[1], said[1] if came else "—"
    return edit.address, what, masked(edit.before) or "—", masked(edit.now) or "—"


def _written(day: str) -> str:
    try:
        return "{0.year}年{0.month}月{0.day}日".format(dt.date.fromisoformat(day))
    except ValueError:
        return day

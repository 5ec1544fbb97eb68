"""Back from values to reports: which report used a value, what a report was understood to say."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal, InvalidOperation

from forms.model.browsing import ReadPlace, ReportLine, Understanding, Use
from forms.model.facts import Observation
from forms.profile import browse
from forms.profile.rows import SubmissionHead
from forms.profile.store import Profile
from forms.recording.decisions import Decision
from forms.recording.ledger import Ledger
from forms.recording.memory import CONFIRMED, CORRECTED
from forms.recording.project import project
from forms.values.secrets import sensitive, shown_text

MOST_PLACES = 2000  # of one report
NOT_KEPT = "unread.not_kept"
_VALUES = frozenset({CONFIRMED, CORRECTED})


def uses(
    ledger: Ledger, elements: Collection[str], subjects: Collection[str], period: str, value: str
) -> tuple[Use, ...]:
    """Where a value of any of these elements stands for any of these subjects. `period`: a Period.key, put first."""
    facts = ledger.profile.facts_for(elements, subjects, None, heads_only=False)
    same = [f for f in facts if alike(f.value, value)]
    heads = {h.id: h for h in ledger.profile.submissions({f.submission for f in same})}
    found = [
        Use(
            "report" if heads[f.submission].head else "copy", heads[f.submission].title, heads[f.submission].file_name,
            f.period, f.address, f.submission, f.period == period,
        )
        for f in same if heads[f.submission].source != "manual"
    ]  # fmt: skip
    found += _confirmed(ledger.decisions.now().live(*_VALUES), elements, subjects, period, value)
    once = {(u.kind, u.title, u.file, u.period, u.address): u for u in found}
    newest_first = sorted(once.values(), key=lambda u: u.period.rpartition(":")[2], reverse=True)
    return tuple(sorted(newest_first, key=lambda u: not u.same_period))


def _confirmed(
    decisions: Iterable[Decision], elements: Collection[str], subjects: Collection[str], period: str, value: str
) -> list[Use]:
    return [
        Use("form", d.text("title"), "", d.text("period"), same_period=d.text("period") == period)
        for d in decisions
        if d.text("element") in elements and d.text("subject") in subjects and alike(d.text("value"), value)
    ]


def alike(one: str, other: str) -> bool:
    """The same value, however it is written."""
    return _plain(one) == _plain(other)


def _plain(value: str) -> str:
    try:
        return f"{Decimal(value).normalize():f}"
    except InvalidOperation:
        return shown_text(value.strip())


def reports(profile: Profile, text: str, page: tuple[int, int]) -> tuple[ReportLine, ...]:
    return tuple(_report(head) for head in browse.reports(profile.database, text, page))


def _report(head: SubmissionHead) -> ReportLine:
    return ReportLine(
        head.id, head.title, head.file_name, head.period, head.facts, head.source, head.head,
        head.provider if head.source == "shared" else "", head.status,
    )  # fmt: skip


def understanding(ledger: Ledger, report: str) -> Understanding:
    """Every filled place of a report with what became of it. FormsError record.unknown."""
    submission = ledger.profile.submission(report)
    projected = project(ledger.reader, ledger.book(), report, submission)
    read = {f.ord for f in projected.facts}
    unread = dict(projected.unread)
    places = [
        _place(o, f"unread.{unread[o.address]}" if o.address in unread else "" if n in read else NOT_KEPT)
        for n, o in enumerate(submission.observations)
        if o.raw.strip()
    ]
    missed = sum(bool(p.why) for p in places)
    places.sort(key=lambda p: not p.why)
    return Understanding(len(places) - missed, missed, tuple(places[:MOST_PLACES]))


def _place(observation: Observation, why: str) -> ReadPlace:
    labels = observation.path or (*observation.row_path, *observation.col_path)
    value = shown_text(observation.raw)
    kind = observation.type if observation.type in ("idcard", "phone", "account") else ""
    return ReadPlace(observation.address, labels, value, why, sensitive(kind, value))

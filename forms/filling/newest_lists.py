"""The last list of each title: what is true of a village or its posts until another one is made."""

from __future__ import annotations

from forms.filling.bases import plain_title
from forms.filling.counting import NOT_COUNTED
from forms.filling.holding import Knowledge, RosterSource
from forms.filling.timing import months_between
from forms.model.period import Period


def newest_lists(knowledge: Knowledge, asked: Period | None, months: int, begun: bool = False) -> list[RosterSource]:
    """The newest list of each title in what was reported, at most `months` older than the end of `asked`; none of a later
    one, but (`begun`) of a longer period that has begun by then (2026年度). Lists of some of them alone are left out."""
    if asked is None:
        return []
    reports = knowledge.lookup.reports()
    newest: dict[str, RosterSource] = {}
    for source in knowledge.lookup.rosters():
        period, report = source.period, reports.get(source.submission)
        if period is None or report is None or report.source != "report" or NOT_COUNTED.search(source.title):
            continue
        if months_between(period, asked) > months or (period.start if begun else period.end) > asked.end:
            continue
        title = plain_title(knowledge, source.title)
        known = newest.get(title)
        if known is None or known.period is None or period.end >= known.period.end:
            newest[title] = source
    return list(newest.values())

"""The account of filling (填报统计): what a time's reports asked, what was asked again, how forms were filled, what it saved.

It measures templates and data items. Nothing is counted by person, device or signer; offices only where that is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from forms.filling.account import fillings
from forms.filling.holding import Knowledge
from forms.filling.pace import measure
from forms.filling.sameness import asking_alike
from forms.filling.timing import lasting
from forms.matching.definition import Definition
from forms.model.burden import Account, Filling, ItemLine, MonthLine, OfficeLine, Saved, TemplateLine
from forms.model.period import Period
from forms.profile.asked import DAY, LASTING, NOT_ASKED, SPAN, Asked, asked
from forms.profile.rows import SubmissionHead
from forms.profile.store import Profile

MOST_LINES = 200  # templates; a screen and a paper show fewer
MOST_ITEMS = 50


class StatisticsDesk:
    """Reached by Workspace.statistics; belongs to the workspace's thread."""

    def __init__(self, profile: Profile, knowledge: Callable[[], Knowledge]) -> None:
        self._profile = profile
        self._knowledge = knowledge

    @property
    def unit(self) -> str:
        return self._profile.unit.name

    def span(self, today: dt.date) -> tuple[dt.date, dt.date]:
        """The time to begin with: the twelve months up to the newest report, or to today where none is dated."""
        ends = [period.end for period in map(_period, self._heads()) if period is not None]
        newest = max((end for end in ends if end <= today), default=today)
        last = _month_end(max(newest, today) if fillings(self._profile, today.replace(day=1), today) else newest)
        return dt.date(last.year - (last.month != 12), last.month % 12 + 1, 1), last

    def account(self, start: dt.date, end: dt.date, *, offices: bool = False) -> Account:
        """The account from `start` to `end`. `offices`: also by issuing office, to be looked at and never exported."""
        heads = self._heads()
        dated = [(head, period.end) for head in heads if (period := _period(head)) is not None]
        chosen = [(head, day) for head, day in dated if start <= day <= end]
        months = [(head.id, f"{day:%Y-%m}") for head, day in chosen]
        told = asked(self._profile.database, months, _alike(self._knowledge()), MOST_ITEMS)
        written = fillings(self._profile, start, end)
        typing, checking = measure(self._profile)
        sums = _sums(written)
        names = [head for head, _ in chosen]
        return Account(
            start, end, len(chosen), len({head.fingerprint for head in names}),
            sum(values for values, _ in told.by_month.values()), sum(again for _, again in told.by_month.values()),
            len(heads) - len(dated), len(written), sums["prefilled"], sums["shared"], sums["typed"], sums["blank"],
            Saved(sums["prefilled"] + sums["shared"], typing, checking),
            _months([f"{day:%Y-%m}" for _, day in chosen], told, written),
            _templates(names, told, written), tuple(ItemLine(*item) for item in told.by_item),
            _offices(names, told) if offices else (),
        )  # fmt: skip

    def _heads(self) -> list[SubmissionHead]:
        return [head for head in self._profile.submissions() if head.head and head.source == "report"]


def _alike(knowledge: Knowledge) -> Iterator[tuple[str, str, int]]:
    """Every element with the one it counts as: all that count as one ask the same, each as each other."""
    known, alike = knowledge.index.definitions, asking_alike(knowledge)
    groups: dict[str, set[str]] = {}
    for element in sorted(known):
        same = alike.get(element, frozenset())
        first = next((name for name in sorted(same) if groups.get(name, set()) and groups[name] <= same), element)
        groups.setdefault(first, set()).add(element)
        yield element, first, _length(known[element])


def _length(definition: Definition) -> int:
    """How much of the time must agree. The filler's own name and code are no question."""
    if definition.own in ({"单位名称"}, {"行政区划代码"}):
        return NOT_ASKED
    aspect = definition.aspect
    return LASTING if lasting(aspect) else DAY if aspect == "stock" else SPAN


def _period(head: SubmissionHead) -> Period | None:
    return Period.from_key(head.period) if head.period else None


def _month_end(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def _sums(written: Iterable[Filling]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for one in written:
        sums.update(prefilled=one.prefilled, shared=one.shared, typed=one.typed, blank=one.blank)
    return sums


def _months(reported: Sequence[str], told: Asked, written: Iterable[Filling]) -> tuple[MonthLine, ...]:
    """Every month from the first to the last of which there is something to say, those between included."""
    reports, made = Counter(reported), defaultdict[str, list[Filling]](list)
    for one in written:
        made[one.day[:7]].append(one)
    months = sorted({*reports, *made})
    out = []
    for month in _between(months[0], months[-1]) if months else ():
        sums = _sums(made[month])
        values, again = told.by_month.get(month, (0, 0))
        out.append(
            MonthLine(month, reports[month], values, again, sums["prefilled"], sums["shared"], sums["typed"])
        )  # fmt: skip
    return tuple(out)


def _between(first: str, last: str) -> list[str]:
    year, month = map(int, first.split("-"))
    out = [first]
    while out[-1] < last:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        out.append(f"{year:04}-{month:02}")
    return out


def _templates(heads: Iterable[SubmissionHead], told: Asked, written: Iterable[Filling]) -> tuple[TemplateLine, ...]:
    """Those first that ask most of what others ask too."""
    names: dict[str, tuple[str, str]] = {}
    reports: Counter[str] = Counter()
    made = defaultdict[str, list[Filling]](list)
    for head in heads:
        names[head.fingerprint] = (head.title or head.file_name, head.issuer)
        reports[head.fingerprint] += 1
    for one in written:
        names.setdefault(one.template, (one.title, one.issuer))
        made[one.template].append(one)
    lines = []
    for template, (title, issuer) in names.items():
        values, elsewhere = told.by_template.get(template, (0, 0))
        sums = _sums(made[template])
        lines.append(
            TemplateLine(
                title, issuer, reports[template], values, elsewhere, sums["prefilled"], sums["shared"], sums["typed"]
            )
        )  # fmt: skip
    return tuple(sorted(lines, key=lambda line: (-line.asked_elsewhere, -line.values, line.title))[:MOST_LINES])


def _offices(heads: Iterable[SubmissionHead], told: Asked) -> tuple[OfficeLine, ...]:
    """By name, not by number: whoever wants an order makes it."""
    templates: Mapping[str, set[str]] = defaultdict(set)
    for head in heads:
        if head.issuer:
            templates[head.issuer].add(head.fingerprint)
    out = []
    for name, own in sorted(templates.items()):
        counts = [told.by_template.get(template, (0, 0)) for template in own]
        out.append(OfficeLine(name, len(own), sum(v for v, _ in counts), sum(e for _, e in counts)))
    return tuple(out)

"""A task: something to be reported by a day, as the list of 待办 shows it and the journal keeps it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal

from forms.model.period import Period

if TYPE_CHECKING:
    from forms.journey.notice import Notice, Recurrence, Stage

State = Literal["open", "done", "dropped"]
STATES: tuple[State, ...] = ("open", "done", "dropped")
_LONGEST = 2000  # characters of one entry
_NOTICE = 20_000  # characters of the notice


@dataclass(frozen=True, slots=True)
class Task:
    """`due` and `at` (or `part`: 下班) by when; `period` what is reported (Period.key). `series` names the first task of those
    that come back by `rule`. `words`: entry -> places in `notice` it was read from; `unsure`: entries nobody has looked at
    that were not sure. `template` is an id of the shelf, `file` the attachment it came as, `draft` the draft that fills it.
    """

    id: str = ""
    title: str = ""
    due: dt.date | None = None
    at: dt.time | None = None
    part: str = ""
    within: str = ""  # a term that an event starts: 2小时内
    stage: Stage = ""
    village_due: dt.date | None = None  # by when villages are to report to us
    state: State = "open"
    done_on: dt.date | None = None
    series: str = ""
    rule: Recurrence | None = None
    period: str = ""
    office: str = ""
    number: str = ""
    contact: str = ""
    channel: str = ""
    naming: str = ""
    receivers: str = ""
    items: str = ""
    template: str = ""
    template_name: str = ""
    file: str = ""
    draft: str = ""
    note: str = ""
    notice: str = ""
    words: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    differs: bool = False  # two desktops changed it without knowing of each other; the later record is shown

    def days_left(self, today: dt.date) -> int | None:
        """Whole days until the deadline; negative where it has passed."""
        return (self.due - today).days if self.due else None

    @property
    def what(self) -> Period | None:
        try:
            return Period.from_key(self.period) if self.period else None
        except ValueError:
            return None


_TEXTS = frozenset(f.name for f in fields(Task) if f.type == "str")
_DATES = ("due", "village_due", "done_on")


def as_json(task: Task) -> dict[str, Any]:
    """For the journal: what is empty is left out."""
    body: dict[str, Any] = {name: getattr(task, name)[: _NOTICE if name == "notice" else _LONGEST] for name in _TEXTS}
    body |= {name: f"{day}" for name in _DATES if (day := getattr(task, name))}
    if task.at:
        body["at"] = f"{task.at:%H:%M}"
    if task.rule:
        body["rule"] = rule_json(task.rule)
    body["state"], body["stage"] = task.state, task.stage
    body["words"] = {key: [list(span) for span in spans] for key, spans in task.words.items()}
    body["unsure"] = list(task.unsure)
    return {key: value for key, value in body.items() if value not in ("", [], {}, None)}


def from_json(body: Mapping[str, Any]) -> Task:
    """What a record says; an entry that isn't understood (a newer program's) is left out."""
    known: dict[str, Any] = {name: v[:_NOTICE] for name in _TEXTS if isinstance(v := body.get(name), str)}
    known |= {name: day for name in _DATES if (day := _date(body.get(name))) is not None}
    state, stage = body.get("state"), body.get("stage")
    known["state"] = state if state in STATES else "open"
    known["stage"] = stage if stage in ("village", "up", "electronic", "paper", "first", "work") else ""
    known["at"] = _time(body.get("at"))
    known["rule"] = rule_of(body.get("rule"))
    known["words"] = _words(body.get("words"))
    unsure = body.get("unsure")
    known["unsure"] = tuple(str(name) for name in unsure) if isinstance(unsure, list) else ()
    return Task(**known)


def rule_json(rule: Recurrence) -> dict[str, Any]:
    body = asdict(rule) | {"days": list(rule.days), "months": list(rule.months)}
    body |= {name: f"{day}" for name in ("since", "until") if (day := getattr(rule, name))}
    return {
        key: value
        for key, value in body.items()
        if value not in ("", [], None, False, 0) or (key == "weekday" and value == 0)
    }


def rule_of(body: object) -> Recurrence | None:
    """A recurrence from its JSON; None for what is none."""
    if not isinstance(body, Mapping):
        return None
    from forms.journey.notice import Recurrence

    cycle, moved, weekday = body.get("cycle"), body.get("moved", ""), body.get("weekday")
    days, months = _numbers(body.get("days"), -1, 31), _numbers(body.get("months"), 1, 12)
    offset = body.get("offset", 0)
    if cycle not in ("day", "week", "ten_days", "month", "quarter", "half", "year", "event"):
        return None
    return Recurrence(
        cycle,
        days,
        months,
        offset if type(offset) is int and 0 <= offset <= 12 else 0,
        weekday if type(weekday) is int and 0 <= weekday <= 6 else None,
        body.get("workday") is True,
        moved if moved in ("after", "before") else "",
        _date(body.get("since")),
        _date(body.get("until")),
        str(body.get("event", "")),
    )


def _numbers(value: object, least: int, most: int) -> tuple[int, ...]:
    found = value if isinstance(value, list) else []
    return tuple(n for n in found if type(n) is int and least <= n <= most and n != 0)


def _date(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _time(value: object) -> dt.time | None:
    try:
        return dt.time.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _words(value: object) -> dict[str, tuple[tuple[int, int], ...]]:
    if not isinstance(value, Mapping):
        return {}
    out = {}
    for key, spans in value.items():
        found = (
            [tuple(s) for s in spans if isinstance(s, list) and len(s) == 2 and all(type(n) is int for n in s)]
            if isinstance(spans, list)
            else []
        )
        if found:
            out[str(key)] = tuple(found)
    return out


# From a notice


def task_of(notice: Notice) -> Task:
    """A task with everything the notice says; entries that are not sure are listed as such."""
    from forms.journey.notice import Deadline
    from forms.journey.recurrence import period_of

    deadline = notice.deadline.value if notice.deadline else Deadline(None)
    rule = notice.recurrence.value if notice.recurrence else None
    village = next((f.value.day for f in notice.deadlines if f.value.stage == "village" and f.value != deadline), None)
    period = period_of(rule, deadline.day) if rule and deadline.day and rule.days else None
    template = notice.templates[0].value if notice.templates else None
    return Task(
        title=_title(notice),
        due=deadline.day,
        at=deadline.at,
        part=deadline.part,
        within=deadline.within if deadline.day is None else "",
        stage=deadline.stage,
        village_due=village,
        rule=rule,
        period=period.key if period else "",
        office=notice.issuer.value if notice.issuer else "",
        number=notice.number.value if notice.number else "",
        contact="；".join(said_contact(f.value) for f in notice.contacts[:3]),
        channel="；".join(dict.fromkeys(f.value.where or f.words[0].text for f in notice.channels)),
        naming=notice.naming.value if notice.naming else "",
        receivers=notice.receivers.value if notice.receivers else "",
        items="、".join(f.words[0].text for f in notice.items),
        template_name=template.name if template else "",
        file=template.file if template else "",
        notice=notice.text,
        words=_places(notice),
        unsure=_unsure(notice),
    )


def said_contact(contact: Any) -> str:
    """'民政局 李明 0999-8221234 内线8012'."""
    parts = [contact.office, contact.name, *contact.phones, *(f"内线{e}" for e in contact.extensions)]
    parts += [
        f"QQ {contact.qq}" if contact.qq else "",
        f"微信 {contact.wechat}" if contact.wechat else "",
        contact.email,
    ]
    return " ".join(part for part in parts if part)


def _title(notice: Notice) -> str:
    if notice.title:
        return notice.title.value
    if notice.templates:
        return notice.templates[0].value.name
    lines = [line.strip() for line in notice.text.splitlines() if line.strip()]
    return lines[0][:40] if lines else ""


def _entries(notice: Notice) -> dict[str, tuple[Any, ...]]:
    one = {
        name: getattr(notice, attribute)
        for name, attribute in (
            ("title", "title"),
            ("rule", "recurrence"),
            ("naming", "naming"),
            ("receivers", "receivers"),
            ("office", "issuer"),
            ("number", "number"),
        )
    }
    entries = {name: (found,) for name, found in one.items() if found is not None}
    return entries | {
        "due": notice.deadlines[:1], "village_due": tuple(d for d in notice.deadlines[1:] if d.value.stage == "village"),
        "contact": notice.contacts[:3], "channel": notice.channels, "items": notice.items, "template_name": notice.templates[:1],
    }  # fmt: skip


def _places(notice: Notice) -> dict[str, tuple[tuple[int, int], ...]]:
    return {
        name: spans
        for name, found in _entries(notice).items()
        if (spans := tuple((w.start, w.end) for f in found for w in f.words))
    }


def _unsure(notice: Notice) -> tuple[str, ...]:
    return tuple(name for name, found in _entries(notice).items() if any(not f.sure for f in found))

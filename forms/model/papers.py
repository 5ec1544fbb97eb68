"""Papers about shared data: what is needed, what differs, and how a request fares."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

PaperKind = Literal["request", "verification", "reuse", "needs", "cover"]


@dataclass(frozen=True, slots=True)
class Need:
    """An item of a catalogue that templates could be filled from. `uses`: (template's title, how many fields of it).

    `lead` (牵头部门) and `channel` (申请渠道) are what the office recorded for the provider, "" where nothing was.
    """

    item: str
    entry: str
    code: str
    provider: str
    attribute: str
    condition: str = ""
    method: str = ""
    cycle: str = ""
    uses: tuple[tuple[str, int], ...] = ()
    lead: str = ""
    channel: str = ""
    state: str = ""  # of the request that names it, in words

    @property
    def fields(self) -> int:
        return sum(count for _, count in self.uses)


@dataclass(frozen=True, slots=True)
class Elements:
    """The five elements of a request (政务数据共享条例, Art. 20)."""

    basis: str  # 使用依据
    scene: str  # 使用场景
    scope: str  # 使用范围
    method: str  # 共享方式
    term: str  # 使用时限


@dataclass(frozen=True, slots=True)
class Difference:
    """A shared value that is not what was reported. Days and periods in words; `source`: the report ours stands in."""

    item: str
    subject: str
    theirs: str
    ours: str
    provider: str
    their_day: str = ""
    our_day: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ReuseLine:
    """One field of a template: where it was reported before and to whom (未注明 where the report names no office), and who
    could share it; "" for nobody."""

    field: str
    reported: str
    office: str
    shared: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was made. `running`: its text outside of tables, as it was checked."""

    kind: PaperKind
    title: str
    receiver: str
    data: bytes
    running: tuple[str, ...]


RequestState = Literal[
    "drafted", "sent", "supplement", "extended", "agreed", "refused", "delivered", "answered", "withdrawn"
]


@dataclass(frozen=True, slots=True)
class RequestEvent:
    """A step in the life of a request: what it came to on `day`, as a person recorded it. `id` undoes it."""

    state: RequestState
    day: dt.date
    note: str = ""
    id: str = ""


CALLS = (
    "call",
    "visit",
    "letter",
    "platform_office",
    "coordination",
)  # 协调, step by step: a telephone call comes first


@dataclass(frozen=True, slots=True)
class Request:
    """A letter that asks another office for data or to verify it, and how it fared.

    `calls`: steps of coordination that were done, from the telephone call on (their codes with the day).
    """

    id: str
    kind: Literal["request", "verification"]
    provider: str
    title: str
    made: dt.date
    needs: tuple[Need, ...] = ()
    elements: Elements | None = None
    differences: tuple[Difference, ...] = ()
    events: tuple[RequestEvent, ...] = ()
    calls: tuple[tuple[str, dt.date], ...] = ()

    @property
    def state(self) -> RequestState:
        return self.events[-1].state if self.events else "drafted"


TermKind = Literal["answer", "delivery", "verification"]


@dataclass(frozen=True, slots=True)
class Term:
    """A day by which the other office answers or delivers. `certain`: the holidays up to it were announced; else only
    weekdays were counted. `reached`: 已到答复期限."""

    what: TermKind
    due: dt.date
    certain: bool
    reached: bool
    attribute: str = ""

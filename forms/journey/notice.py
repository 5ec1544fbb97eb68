"""What a notice says, each thing with the words it was read from. Text is matched, never run or obeyed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from forms.model.reports import Problem

T = TypeVar("T")
Stage = Literal["", "village", "up", "electronic", "paper", "first", "work"]
Channel = Literal["email", "platform", "group", "system", "paper", "fax"]
Delivery = Literal["electronic", "paper", "scan", "photo", "stick"]
Cycle = Literal["day", "week", "ten_days", "month", "quarter", "half", "year", "event"]


@dataclass(frozen=True, slots=True)
class Words:
    """Where something was read: characters `start` to `end` (exclusive) of the notice's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, its words, why it is not sure (nothing: it is), and what else it could be."""

    value: T
    words: tuple[Words, ...]
    doubts: tuple[Problem, ...] = ()
    alternatives: tuple[Found[T], ...] = ()
    remarks: tuple[Problem, ...] = ()  # worth knowing, without making the value unsure

    @property
    def sure(self) -> bool:
        return not self.doubts


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when. `day` is None where only an event starts the clock (灾情发生后2小时内); `within` says that term as written.

    `at` is a time of day, `part` the words where only those are given (下班前, 上午). `stage`: whom or what it is for:
    "village" (villages to the township), "up" (township to county), "electronic", "paper", "first" (a first draft),
    "work" (something to be done before reporting), "" for the report itself.
    """

    day: dt.date | None
    at: dt.time | None = None
    part: str = ""
    stage: Stage = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often. `days`: of the month (-1: the last); `months`: of the year, () for every one.

    `offset`: the deadline lies so many months behind the end of the period reported (次月5日前: 1, 当月25日前: 0).
    `weekday` from 0 (Monday). `workday`: the day is the n-th working day. `moved`: on days off the deadline goes to the
    next ("after") or the last ("before") working day. `since`, `until`: the first and last day of the arrangement.
    """

    cycle: Cycle
    days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    offset: int = 0
    weekday: int | None = None
    workday: bool = False
    moved: Literal["", "after", "before"] = ""
    since: dt.date | None = None
    until: dt.date | None = None
    event: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    name: str = ""
    office: str = ""
    phones: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()  # 内线, 短号
    qq: str = ""
    wechat: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """How it is to be sent: the kind, and the address or name (a mailbox, a group, a system, a room)."""

    kind: Channel
    where: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to hand in. `copies` of paper."""

    kind: Delivery
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Template:
    """A form that the notice names, and the attachment that is it ("" where none came with it)."""

    name: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """The day from which relative words count: printed, of the chat window, told by who received it, or only today."""

    day: dt.date
    at: dt.time | None
    kind: Literal["printed", "stamp", "told", "today"]
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as read. `text` is what the words' places count in. The first of several is the one to go by."""

    text: str
    base: Base
    title: Found[str] | None = None
    deadlines: tuple[Found[Deadline], ...] = ()
    recurrence: Found[Recurrence] | None = None
    contacts: tuple[Found[Contact], ...] = ()
    channels: tuple[Found[Way], ...] = ()
    naming: Found[str] | None = None
    receivers: Found[str] | None = None
    issuer: Found[str] | None = None
    number: Found[str] | None = None
    items: tuple[Found[Item], ...] = ()
    templates: tuple[Found[Template], ...] = ()

    @property
    def deadline(self) -> Found[Deadline] | None:
        return self.deadlines[0] if self.deadlines else None

    @property
    def contact(self) -> Found[Contact] | None:
        return self.contacts[0] if self.contacts else None

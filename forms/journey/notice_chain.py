"""Messages of a chat that were pasted or forwarded together: who said what, and when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.journey.notice import Base
from forms.journey.notice_names import CALLED, NO_NAME
from forms.journey.notice_text import FULL_STAMP, SHORT_STAMP, Flat, clock, date_or_none, lines, short_day

_MOST_HEAD = 48  # characters of a line that says who writes and when
_SENTENCE = re.compile(r"[,。;!?:]|前|截止|时限|报送|上报|通知")
_SPEAKS = re.compile(
    rf"^[ ]{{0,4}}(?:转(?:发)?[: ]{{0,2}})?(?P<who>(?:[\u4e00-\u9fff]{{0,12}}[ ·_-]{{0,2}})?(?P<name>{CALLED.pattern})"
    r"(?:\([^()\n]{1,12}\))?)[ ]?:"
)
_ACCOUNT = re.compile(r"\(\d{5,12}\)")  # of QQ, behind the name
_LABEL = re.compile(r"联系|负责人|收件|经办|抄送|主送|报送|时间|时限|地点|电话|方式")
_TAKEN_NOTE = re.compile(r"[ ]*(?:@\S{1,12}[ ]+)?(?:收到|好的?|明白|知道了|嗯|[Oo][Kk]|1$|\[|没问题)")


@dataclass(frozen=True, slots=True)
class Message:
    """What one person wrote: characters `start` to `end` of the notice. `day` is None where no stamp stands above it."""

    start: int
    end: int
    who: str
    who_at: int
    day: dt.date | None = None
    at: dt.time | None = None

    def base(self, whole: Base) -> Base:
        """The day its relative words count from."""
        return Base(self.day, self.at, "stamp", whole.words) if self.day else whole


@dataclass(frozen=True, slots=True)
class Chain:
    """The messages in their order; none where the notice isn't made of at least two."""

    messages: tuple[Message, ...] = ()

    def number(self, at: int) -> int:
        """Which message a place stands in; -1 for none."""
        return max((n for n, m in enumerate(self.messages) if m.start <= at), default=-1)

    def of(self, at: int) -> Message | None:
        number = self.number(at)
        return self.messages[number] if number >= 0 else None

    def base(self, at: int, whole: Base) -> Base:
        message = self.of(at)
        return message.base(whole) if message else whole

    def answers(self, flat: Flat, at: int) -> bool:
        """Whether a place stands in a message that only acknowledges what somebody else asked for."""
        message = self.of(at)
        return bool(message and message != self.messages[0] and _TAKEN_NOTE.match(flat.text, message.start))


def chain_of(flat: Flat, today: dt.date) -> Chain:
    """The messages of a text; `today`: when it is read, for stamps without a day or a year."""
    heads = list(_heads(flat, today))
    if len(heads) < 2:
        return Chain()
    ends = [head.who_at for head in heads[1:]] + [len(flat.text)]
    found = [
        Message(head.start, end, head.who, head.who_at, head.day, head.at)
        for head, end in zip(heads, ends, strict=True)
        if flat.text[head.start : end].strip()
    ]
    return Chain(tuple(_in_time(found))) if len(found) > 1 else Chain()


def _in_time(found: Sequence[Message]) -> Sequence[Message]:
    """A chat stands in the order of time; where its stamps say otherwise, nothing is known of who spoke last."""
    stamps = [(m.day, m.at or dt.time()) for m in found if m.day]
    return found if stamps == sorted(stamps) else ()


def _heads(flat: Flat, today: dt.date) -> Iterator[Message]:
    day, at = None, None
    for start, end in lines(flat):
        head = _stamped(flat, start, end, today)
        if head is not None:
            day, at = head.day, head.at
            if head.who:
                yield head
            continue
        match = _SPEAKS.match(flat.text[start:end])
        if match and not _LABEL.search(match["who"]) and not NO_NAME.search(match["name"]):
            who_at = start + match.start("who")
            yield Message(start + match.end(), end, flat.raw[who_at : start + match.end("who")], who_at, day, at)


def _stamped(flat: Flat, start: int, end: int, today: dt.date) -> Message | None:
    """'县民政局 李科 2026-11-09 09:12', '2026-11-09 09:12 李科': a line of a name and a time. `who` is "" where only the time stands."""
    line = flat.text[start:end]
    if len(line) > _MOST_HEAD:
        return None
    match = FULL_STAMP.search(line) or SHORT_STAMP.search(line)
    if match is None:
        return None
    who = _ACCOUNT.sub("", line[: match.start()] + line[match.end() :]).strip(" []:-")
    if len(who) > 24 or _SENTENCE.search(who) or re.search(r"\d", who):
        return None
    groups = match.groupdict()
    day = (
        date_or_none(int(groups["y"]), int(groups["m"]), int(groups["d"]))
        if groups.get("y")
        else short_day(match, today)
    )
    at = line.find(who)  # -1 where the time stands in the midst of it
    if at < 0:
        return None
    return Message(end, end, flat.raw[start + at : start + at + len(who)], start + at, day, clock(match))

"""A notice read as a whole: from pasted text, or from the file it came in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from forms.detection.secrecy import mark_in
from forms.errors import FormsError
from forms.journey.notice import Notice
from forms.journey.notice_chain import chain_of
from forms.journey.notice_contacts import find_contacts
from forms.journey.notice_deadlines import find_deadlines
from forms.journey.notice_naming import find_naming
from forms.journey.notice_parts import (
    find_channels,
    find_issuer,
    find_items,
    find_number,
    find_receivers,
    find_templates,
    find_title,
    marked_lines,
)
from forms.journey.notice_text import base_of, flatten, plain_digits
from forms.journey.recurrence import find_cycles, found_recurrence
from forms.values.workdays import Workdays, announced


def read_notice(
    text: str,
    attachments: Sequence[str] = (),
    today: dt.date | None = None,
    now: dt.time | None = None,
    calendar: Workdays | None = None,
    received: dt.date | None = None,
) -> Notice:
    """What a notice says; places are those of its `text`, where digits in keycaps are plain. `attachments`: names of the
    files that came with it; `today` and `now`: when it is read;
    `received`: the day it came, where somebody says so (relative words are sure then, from `today` alone they are not).

    Raises FormsError notice.empty, file.classified (a text with a mark of secrecy doesn't belong on this computer).
    """
    today = today or dt.date.today()
    flat = flatten(plain_digits(text))
    if not flat.text.strip():
        raise FormsError("notice.empty")
    for line in marked_lines(flat):
        if mark := mark_in(line):
            raise FormsError("file.classified", file="", mark=mark)
    base = base_of(flat, today, now, received)
    cycles = find_cycles(flat, base)
    chain = chain_of(flat, received or today)
    deadlines = find_deadlines(flat, base, calendar or announced(), cycles, chain)
    message = chain.of(deadlines[0].words[0].start) if deadlines else None
    contacts = find_contacts(flat, (message.who_at, message.who_at + len(message.who)) if message else None)
    return Notice(
        flat.raw,
        base,
        title=find_title(flat),
        deadlines=deadlines,
        recurrence=found_recurrence(flat, cycles),
        contacts=contacts,
        channels=find_channels(flat, [c.value.email for c in contacts]),
        naming=find_naming(flat),
        receivers=find_receivers(flat),
        issuer=find_issuer(flat),
        number=find_number(flat),
        items=find_items(flat),
        templates=find_templates(flat, attachments),
    )

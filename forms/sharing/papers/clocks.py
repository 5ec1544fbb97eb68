"""By when an office answers, delivers or verifies: 政务数据共享条例, Arts. 21, 22 and 26, in working days.

A day on which a term ends is counted whole: it is reached only on the day behind it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from forms.model.papers import Request, RequestEvent, RequestState, Term, TermKind
from forms.values.workdays import Workdays

ANSWER = {"无条件共享": 1, "有条件共享": 10}  # Art. 21
EXTENSION = 10  # Art. 21, once
DELIVERY = 20  # Art. 22, from the day consent was given
VERIFICATION = 10  # Art. 26
NEXT: dict[RequestState, tuple[RequestState, ...]] = {
    "drafted": ("sent", "withdrawn"),
    "sent": ("supplement", "extended", "agreed", "refused", "answered", "withdrawn"),
    "supplement": ("sent", "withdrawn"),
    "extended": ("supplement", "agreed", "refused", "answered", "withdrawn"),
    "agreed": ("delivered", "withdrawn"),
    "refused": ("sent",),
    "delivered": (),
    "answered": ("sent",),
    "withdrawn": (),
}
_OF_KIND: dict[str, frozenset[RequestState]] = {
    "request": frozenset({"sent", "supplement", "extended", "agreed", "refused", "delivered", "withdrawn"}),
    "verification": frozenset({"sent", "supplement", "answered", "withdrawn"}),
}


def next_states(request: Request) -> tuple[RequestState, ...]:
    """What may become of a request now; an answer's term is extended only once."""
    allowed = _OF_KIND[request.kind]
    return tuple(state for state in NEXT[request.state] if state in allowed)


def terms(request: Request, today: dt.date, calendar: Workdays) -> tuple[Term, ...]:
    """The terms that run now, the first before. None while nothing is asked of the other office."""
    found = (
        Term(what, due, calendar.knows(start, due), due < today, attribute)
        for what, start, days, attribute in _running(request)
        for due in [calendar.after(start, days)]
    )
    return tuple(sorted(found, key=lambda term: (term.due, term.attribute)))


def _running(request: Request) -> Iterator[tuple[TermKind, dt.date, int, str]]:
    """(what, from which day, working days, attribute)"""
    if request.state in ("sent", "extended"):
        start = _last(request.events, ("sent",)).day  # what is asked anew after a supplement is answered anew
        if request.kind == "verification":
            yield "verification", start, VERIFICATION, ""
            return
        more = EXTENSION if request.state == "extended" else 0
        for attribute in dict.fromkeys(need.attribute for need in request.needs):
            if attribute in ANSWER:
                yield "answer", start, ANSWER[attribute] + (more if attribute == "有条件共享" else 0), attribute
    elif request.state == "agreed":
        yield "delivery", _last(request.events, ("agreed",)).day, DELIVERY, ""


def _last(events: Iterable[RequestEvent], states: tuple[RequestState, ...]) -> RequestEvent:
    return next(event for event in reversed(list(events)) if event.state in states)

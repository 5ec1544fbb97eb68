"""Requests to other offices as the journal keeps them: made once, then step by step what became of them.

A request is an item of a record of the kind "requests", each step another that names it. Steps are undone by making their
item void. What two desktops add without knowing of each other stands one behind the other, the same everywhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Any

from forms.errors import FormsError
from forms.model.papers import CALLS, Difference, Elements, Need, Request, RequestEvent, RequestState, Term
from forms.profile import kinds
from forms.profile.store import Profile
from forms.recording.decisions import Decision, read_all, standing
from forms.sharing.papers.clocks import NEXT, next_states, terms
from forms.values.workdays import Workdays

KIND = kinds.REQUESTS
_LONGEST = 2000  # characters of a note


class RequestDesk:
    """The requests of one profile. `calendar`: working days, with those the office added."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    def all(self) -> tuple[Request, ...]:
        """Every request with its steps; the one made last first."""
        live = standing(read_all(self._profile.decision_records(KIND))).live
        made = {d.id: found for d in live if d.what == "request" and (found := _request(d)) is not None}
        for step in live:
            about = made.get(step.text("request"))
            if about is None:
                continue
            if step.what == "step" and (event := _event(step)) is not None:
                made[about.id] = replace(about, events=(*about.events, event))
            elif step.what == "call" and (day := _day(step.text("day"))) is not None:
                made[about.id] = replace(about, calls=(*about.calls, (step.text("step"), day)))
        return tuple(reversed(made.values()))

    def find(self, id: str) -> Request:
        """By its id or the beginning of it. Raises FormsError request.unknown."""
        every = self.all()
        found = [one for one in every if one.id == id] or [one for one in every if id and one.id.startswith(id)]
        if len(found) != 1:
            raise FormsError("request.unknown", request=id[:8])
        return found[0]

    def draft(
        self, kind: str, provider: str, title: str, made: dt.date, needs: Sequence[Need] = (),
        elements: Elements | None = None, differences: Sequence[Difference] = (),
    ) -> Request:  # fmt: skip
        """Keep a request whose paper was made."""
        body: dict[str, Any] = {
            "what": "request", "kind": kind, "provider": provider, "title": title, "made": made.isoformat(),
            "needs": [_need_json(need) for need in needs], "elements": asdict(elements) if elements else {},
            "differences": [asdict(one) for one in differences],
        }  # fmt: skip
        return self.find(self._append(body))

    def step(self, id: str, state: RequestState, day: dt.date, note: str = "") -> Request:
        """Record what became of a request. Raises FormsError request.unknown, request.step (not from its state),
        request.day (before the step it follows)."""
        request = self.find(id)
        if state not in next_states(request):
            raise FormsError("request.step", request=request.id[:8])
        before = request.events[-1].day if request.events else request.made
        if day < before:
            raise FormsError("request.day", day=day.isoformat(), before=before.isoformat())
        self._append(
            {"what": "step", "request": request.id, "state": state, "day": day.isoformat(), "note": note[:_LONGEST]}
        )
        return self.find(request.id)

    def undo_step(self, id: str) -> Request:
        """Take the last step back. Raises FormsError request.unknown, request.no_step."""
        request = self.find(id)
        if not request.events:
            raise FormsError("request.no_step", request=request.id[:8])
        self._append({"what": "undo", "supersedes": [request.events[-1].id]})
        return self.find(request.id)

    def called(self, id: str, step: str, day: dt.date) -> Request:
        """Tick off a step of coordination. Raises FormsError request.unknown; ValueError for another step."""
        if step not in CALLS:
            raise ValueError(step)
        request = self.find(id)
        self._append({"what": "call", "request": request.id, "step": step, "day": day.isoformat()})
        return self.find(request.id)

    def waiting(self, today: dt.date, calendar: Workdays) -> tuple[tuple[Request, Term], ...]:
        """Requests with a term that runs, the one that ends first before."""
        found = [(one, term) for one in self.all() for term in terms(one, today, calendar)[:1]]
        return tuple(sorted(found, key=lambda pair: (pair[1].due, pair[0].id)))

    def _append(self, item: Mapping[str, Any]) -> str:
        return self._profile.append_decision(KIND, {"items": [dict(item)]}) + ".0"


def state_by_item(requests: Iterable[Request]) -> dict[tuple[str, str, str], RequestState]:
    """(provider, code, item) -> the state of the newest request that names it."""
    found: dict[tuple[str, str, str], RequestState] = {}
    for request in requests:
        for need in request.needs:
            found.setdefault((need.provider, need.code, need.item), request.state)
    return found


def _request(one: Decision) -> Request | None:
    """None for what a newer program wrote otherwise."""
    made, kind = _day(one.text("made")), one.text("kind")
    if made is None or kind not in ("request", "verification"):
        return None
    try:
        return Request(
            one.id, kind, one.text("provider"), one.text("title"), made,  # type: ignore[arg-type]
            tuple(_need(body) for body in one.body.get("needs", ())),
            Elements(**one.body["elements"]) if one.body.get("elements") else None,
            tuple(Difference(**_texts(Difference, body)) for body in one.body.get("differences", ())),
        )  # fmt: skip
    except (TypeError, ValueError, AttributeError):
        return None


def _event(one: Decision) -> RequestEvent | None:
    day, state = _day(one.text("day")), one.text("state")
    if day is None or state not in NEXT:
        return None
    return RequestEvent(state, day, one.text("note"), one.id)


def _need_json(need: Need) -> dict[str, Any]:
    return asdict(need) | {"uses": [list(use) for use in need.uses]}


def _need(body: Mapping[str, Any]) -> Need:
    uses = tuple((str(title), int(count)) for title, count in body.get("uses", ()))
    return Need(**_texts(Need, body), uses=uses)


def _texts(kind: type, body: Mapping[str, Any]) -> dict[str, Any]:
    """The text entries of a dataclass that a body holds."""
    names = {f.name for f in fields(kind) if f.type == "str"}
    return {name: str(value) for name, value in body.items() if name in names}


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None

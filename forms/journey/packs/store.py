"""Packs in the journal: records of the kind "packs", whose items are packs, shares, returns, answers and merges."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from forms.errors import FormsError
from forms.journey.packs import codec
from forms.journey.packs.model import Pack, Returned, Share, VillageState
from forms.profile import kinds
from forms.profile.store import Profile
from forms.recording.decisions import UNDO, Decision, read_all, standing

KIND = kinds.PACKS


class PackStore:
    """Reads the journal when it changed. Belongs to the profile's thread."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._state = (-1, -1)
        self._live: dict[str, list[Decision]] = {}
        self._waiting: list[dict[str, Any]] | None = None

    # what is kept

    def all(self) -> tuple[Pack, ...]:
        self._refresh()
        shares: dict[str, dict[str, Share]] = defaultdict(dict)
        for one in self._live.get("share", ()):
            share = codec.share_of(one.body)
            shares[one.text("pack")][share.village] = share
        packs = [codec.pack_of(d.body, _in_order(d, shares[d.text("pack")])) for d in self._live.get("pack", ())]
        return tuple(reversed(packs))

    def template(self, pack: Pack) -> bytes:
        """The template as it was split. Raises FormsError pack.unknown."""
        self._refresh()
        found = next((d for d in self._live.get("pack", ()) if d.text("pack") == pack.id), None)
        if found is None:
            raise FormsError("pack.unknown", pack=pack.id[:8])
        return base64.b64decode(found.text("data"))

    def tokens(self, pack: Pack) -> dict[str, Pack]:
        """By token the other packs of the profile."""
        return {s.token: other for other in self.all() if other.id != pack.id for s in other.shares if s.token}

    def returns(self, pack: Pack) -> list[Returned]:
        """Files taken back, in the order they were taken."""
        return [codec.returned_of(d.body) for d in self._of("return", pack)]

    def answers(self, pack: Pack) -> dict[tuple[str, str], str]:
        """By file (SHA-256) and finding what a person answered last."""
        return {
            (d.text("sha256"), finding): d.text("answer")
            for d in self._of("answer", pack)
            for finding in d.texts("findings")
        }

    def merged(self, pack: Pack) -> dict[str, str]:
        """The file of each village that went into the report merged last."""
        done = self._of("merge", pack)
        files = done[-1].body.get("files", {}) if done else {}
        return {str(village): str(sha256) for village, sha256 in files.items()}

    # what is added

    def add(self, pack: Pack, template: bytes) -> None:
        head = {"what": "pack", **codec.pack_json(pack), "data": base64.b64encode(template).decode()}
        shares = [self._share(pack, share) for share in pack.shares]
        self._append([head, *shares])

    def change(self, pack: Pack, share: Share) -> None:
        """Put a share in place of the one of its village."""
        before = [d.id for d in self._of("share", pack) if d.text("village") == share.village]
        self._append([self._share(pack, share) | {"supersedes": before}])

    def add_return(self, pack: Pack, returned: Returned) -> None:
        self._append([{"what": "return", "pack": pack.id, **codec.returned_json(returned)}])

    def withdraw(self, pack: Pack, wrong: Sequence[Returned]) -> None:
        """Files that stand for a village no more, as a person said they are another's."""
        theirs = {(r.sha256, r.village) for r in wrong}
        ids = [d.id for d in self._of("return", pack) if (d.text("sha256"), d.text("village")) in theirs]
        if ids:
            self._append([{"what": UNDO, "supersedes": ids}])

    def add_answers(self, pack: Pack, returned: Returned, findings: Sequence[str], answer: str) -> None:
        body = {"what": "answer", "pack": pack.id, "sha256": returned.sha256, "findings": list(findings)}
        self._append([body | {"answer": answer}])

    def add_merge(self, pack: Pack, states: Sequence[VillageState], output: str, sha256: str) -> None:
        files = {s.village: s.returned.sha256 for s in states if s.returned is not None}
        self._append([{"what": "merge", "pack": pack.id, "files": files, "output": output, "sha256": sha256}])

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added inside goes into one record; it is kept also where an error ends it."""
        self._waiting = []
        try:
            yield
        finally:
            waiting, self._waiting = self._waiting, None
            self._append(waiting or [])

    def _share(self, pack: Pack, share: Share) -> dict[str, Any]:
        return {"what": "share", "pack": pack.id, **codec.share_json(share)}

    def _append(self, items: list[dict[str, Any]]) -> None:
        if self._waiting is not None:
            self._waiting += items
        elif items:
            self._profile.append_decision(KIND, {"items": items})

    def _of(self, what: str, pack: Pack) -> list[Decision]:
        self._refresh()
        return [d for d in self._live.get(what, ()) if d.text("pack") == pack.id]

    def _refresh(self) -> None:
        state = self._profile.state_of(KIND)
        if state == self._state:
            return
        live: dict[str, list[Decision]] = defaultdict(list)
        for one in standing(read_all(self._profile.decision_records(KIND))).live:
            live[one.what].append(one)
        self._live, self._state = live, state


def _in_order(pack: Decision, shares: Mapping[str, Share]) -> tuple[Share, ...]:
    """Shares as they were first handed out; one that was handed out again keeps its place."""
    order = {name: n for n, name in enumerate(pack.texts("everyone"))}
    return tuple(sorted(shares.values(), key=lambda share: order.get(share.village, len(order))))

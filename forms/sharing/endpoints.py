"""The endpoints of one profile: kept, fetched from, taken in. Secrets stay in the encrypted profile of this computer."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.errors import FormsError
from forms.model.endpoints import Endpoint
from forms.model.reports import Problem, SourceImport
from forms.profile.store import Profile
from forms.sharing.delivered.book import Terms

if TYPE_CHECKING:
    from forms.sharing.endpoint import Means

ENDPOINTS = "endpoints"  # settings; never part of an exchange
SECRETS = "endpoints.secrets"
SEEN = "endpoints.seen"

Take = Callable[[Path, Terms], SourceImport]
TakeBytes = Callable[[bytes, str, Terms, str], SourceImport]
TakeView = Callable[[Endpoint, str, Terms], SourceImport]


class Endpoints:
    """`take`, `take_bytes`, `take_view`: how a file, an answer and a database's view come in."""

    def __init__(self, profile: Profile, take: Take, take_bytes: TakeBytes, take_view: TakeView) -> None:
        self._profile = profile
        self._take, self._take_bytes, self._take_view = take, take_bytes, take_view

    def all(self) -> tuple[Endpoint, ...]:
        """By name."""
        kept: Mapping[str, Any] = self._profile.setting(ENDPOINTS, {})
        return tuple(_endpoint(kept[name]) for name in sorted(kept))

    def find(self, name: str) -> Endpoint:
        """Raises FormsError endpoint.unknown."""
        found = next((one for one in self.all() if one.name == name), None)
        if found is None:
            raise FormsError("endpoint.unknown", name=name)
        return found

    def put(self, endpoint: Endpoint, secret: str = "") -> None:
        """Keep an endpoint; without a secret the one it had stays."""
        kept, secrets = self._profile.setting(ENDPOINTS, {}), self._profile.setting(SECRETS, {})
        self._profile.put_setting(ENDPOINTS, kept | {endpoint.name: asdict(endpoint)})
        if secret:
            self._profile.put_setting(SECRETS, secrets | {endpoint.name: secret})

    def remove(self, name: str) -> None:
        """Forget an endpoint and its secret; what came from it stays. Raises FormsError endpoint.unknown."""
        self.find(name)
        for setting in (ENDPOINTS, SECRETS, SEEN):
            kept = self._profile.setting(setting, {})
            self._profile.put_setting(setting, {n: value for n, value in kept.items() if n != name})

    def fetch(self, name: str, means: Means | None = None, now: float | None = None) -> tuple[SourceImport, ...]:
        """Take in what an endpoint has now. Of a folder each new file by itself; a bad one doesn't hold up the others.

        Raises FormsError endpoint.unknown, and for servers those of endpoint.fetch and of reading.
        """
        endpoint = self.find(name)
        secret = self._profile.setting(SECRETS, {}).get(name, "")
        moment = dt.datetime.now(dt.UTC) if now is None else dt.datetime.fromtimestamp(now, dt.UTC)
        terms = _terms(endpoint, moment.date())
        if endpoint.kind == "folder":
            done = self._of_folder(endpoint, terms, moment.timestamp())
        elif endpoint.kind == "postgresql":
            done = (self._take_view(endpoint, secret, terms),)
        else:
            done = (self._of_server(endpoint, secret, terms, means),)
        self.put(replace(endpoint, last=moment.isoformat(timespec="seconds")))
        return done

    def _of_server(self, endpoint: Endpoint, secret: str, terms: Terms, means: Means | None) -> SourceImport:
        import httpx

        from forms.sharing.endpoint import Means, fetch

        if means is not None:
            data = fetch(endpoint, secret, means)
        else:
            with httpx.Client(follow_redirects=False) as client:
                data = fetch(endpoint, secret, Means(client, time.sleep, time.monotonic))
        return self._take_bytes(data, file_name(endpoint, data), terms, endpoint.name)

    def _of_folder(self, endpoint: Endpoint, terms: Terms, now: float) -> tuple[SourceImport, ...]:
        from forms.sharing.watching import look

        seen = self._profile.setting(SEEN, {})
        try:
            paths, state = look(Path(endpoint.address), seen.get(endpoint.name, {}), now)
        except OSError as error:
            raise FormsError("endpoint.no_folder", name=endpoint.name) from error
        done = tuple(self._of_file(path, replace(terms, as_of=None)) for path in paths)
        self._profile.put_setting(SEEN, self._profile.setting(SEEN, {}) | {endpoint.name: state})
        return done

    def _of_file(self, path: Path, terms: Terms) -> SourceImport:
        try:
            return self._take(path, terms)
        except FormsError as error:
            problem = Problem(error.code, tuple((k, str(v)) for k, v in error.context.items()))
            return SourceImport(path.name, "", terms.provider, error=problem)


def file_name(endpoint: Endpoint, data: bytes) -> str:
    """What an answer is called, by what it is."""
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    kinds = ((head in (b"{", b"["), "json"), (data[:4] == b"PK\3\4", "xlsx"), (data[:4] == b"\xd0\xcf\x11\xe0", "xls"))
    return f"{endpoint.name}.{next((kind for holds, kind in kinds if holds), 'csv')}"


def _terms(endpoint: Endpoint, today: dt.date) -> Terms:
    """What a server says now is as of today."""
    until = dt.date.fromisoformat(endpoint.until) if endpoint.until else None
    return Terms(endpoint.provider, endpoint.purpose, until, today)


def _endpoint(kept: Mapping[str, Any]) -> Endpoint:
    names = {f.name for f in fields(Endpoint)}
    return Endpoint(**{name: value for name, value in kept.items() if name in names})

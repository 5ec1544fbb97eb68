"""The endpoints of one profile: kept, fetched from, taken in. Secrets stay in the encrypted profile of this computer."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.documents.reader import load
from forms.errors import FormsError
from forms.model.endpoints import Endpoint
from forms.model.reports import Problem, SourceImport, SourcePreview
from forms.profile.store import Profile
from forms.progress import Progress, Silent
from forms.sharing.delivered.book import Terms
from forms.sharing.preview import Check, preview
from forms.sharing.watching import ENDPOINTS, SEEN, look

if TYPE_CHECKING:
    from forms.sharing.endpoint import Means
    from forms.sharing.entries import Catalogue
    from forms.sharing.taking import Delivered

SECRETS = "endpoints.secrets"  # a setting; never part of an exchange
SLICE = 0.2  # seconds between two looks whether the person stopped it
MOST_TRIED = 5  # files of a folder that are looked into when it is tried

Take = Callable[[Path, Terms], SourceImport]
Read = Callable[[bytes, str], "Catalogue | Delivered"]
Keep = Callable[["Catalogue | Delivered", str, Terms, str], SourceImport]


class Watch:
    """A clock, and a way to wait, that ask `progress` whether the person stopped it."""

    def __init__(
        self, name: str, progress: Progress, sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._name, self._progress, self._sleep, self._clock = name, progress, sleep, clock

    def clock(self) -> float:
        """Seconds. Raises Cancelled."""
        self._progress.step(0, 1, self._name)
        return self._clock()

    def wait(self, seconds: float) -> None:
        """Raises Cancelled."""
        ends = self._clock() + seconds
        while (left := ends - self.clock()) > 0:
            self._sleep(min(left, SLICE))


class Endpoints:
    """`take`: how a file comes in; `read` and `keep`: how what a server sent is understood, and kept."""

    def __init__(self, profile: Profile, take: Take, read: Read, keep: Keep, check: Check) -> None:
        self._profile = profile
        self._take, self._read, self._keep, self._check = take, read, keep, check

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
        """Keep an endpoint; without a secret the one it had stays, unless it would go elsewhere now."""
        kept, secrets = self._profile.setting(ENDPOINTS, {}), self._profile.setting(SECRETS, {})
        stays = secret or self._secret_for(endpoint)
        others = {name: value for name, value in secrets.items() if name != endpoint.name}
        self._profile.put_setting(ENDPOINTS, kept | {endpoint.name: asdict(endpoint)})
        self._profile.put_setting(SECRETS, others | ({endpoint.name: stays} if stays else {}))

    def remove(self, name: str) -> None:
        """Forget an endpoint and its secret; what came from it stays. Raises FormsError endpoint.unknown."""
        self.find(name)
        for setting in (ENDPOINTS, SECRETS, SEEN):
            kept = self._profile.setting(setting, {})
            self._profile.put_setting(setting, {n: value for n, value in kept.items() if n != name})

    def fetch(
        self, name: str, means: Means | None = None, now: float | None = None, progress: Progress = Silent(),  # noqa: B008
        good_rows: bool = False,
    ) -> tuple[SourceImport, ...]:  # fmt: skip
        """Take in what an endpoint has now. Of a folder each new file by itself; a bad one doesn't hold up the others, and one
        with bad rows lies there as new until it is settled. `good_rows`: take the others where rows are bad.

        Raises FormsError endpoint.unknown, and for servers those of endpoint.fetch and of reading.
        """
        endpoint = self.find(name)
        secret = self._profile.setting(SECRETS, {}).get(name, "")
        moment = dt.datetime.now(dt.UTC) if now is None else dt.datetime.fromtimestamp(now, dt.UTC)
        terms = replace(_terms(endpoint, moment.date()), good_rows=good_rows)
        if endpoint.kind == "folder":
            done = self._of_folder(endpoint, terms, moment.timestamp())
        else:
            file, found = self._found(endpoint, secret, means, progress)
            done = (self._keep(found, file, terms, endpoint.name),)
        self.put(replace(endpoint, last=moment.isoformat(timespec="seconds")))
        return done

    def test(
        self, endpoint: Endpoint, secret: str = "", means: Means | None = None, now: float | None = None,
        progress: Progress = Silent(),  # noqa: B008
    ) -> tuple[SourcePreview, ...]:  # fmt: skip
        """What an endpoint would bring now; nothing is kept, neither that nor the endpoint. Of a folder the first files.

        Without a secret the one that is kept under its name is used, where nothing of what it is sent to has changed.
        Raises FormsError as fetch().
        """
        secret = secret or self._secret_for(endpoint)
        if endpoint.kind != "folder":
            file, found = self._found(endpoint, secret, means, progress)
            return (preview(found, file, endpoint.provider, self._check),)
        paths, _ = self._looked(endpoint, time.time() if now is None else now)
        return tuple(self._tried(path, endpoint.provider) for path in paths[:MOST_TRIED])

    def _secret_for(self, endpoint: Endpoint) -> str:
        """The secret that is kept, if it would go where it was given for."""
        kept = next((one for one in self.all() if one.name == endpoint.name), None)
        if kept is None or _goes_to(kept) != _goes_to(endpoint):
            return ""
        return str(self._profile.setting(SECRETS, {}).get(endpoint.name, ""))

    def _tried(self, path: Path, provider: str) -> SourcePreview:
        try:
            return preview(self._read(load(path), path.name), path.name, provider, self._check)
        except FormsError as error:
            return SourcePreview(path.name, "", error=Problem(error.code, error.said))

    def _found(
        self, endpoint: Endpoint, secret: str, means: Means | None, progress: Progress
    ) -> tuple[str, Catalogue | Delivered]:
        """What a server or a database has now, and what it is called."""
        if endpoint.kind == "postgresql":
            from forms.sharing.database import read_view
            from forms.sharing.taking import delivered

            return f"{endpoint.name}.csv", delivered(read_view(endpoint, secret))
        data = self._sent(endpoint, secret, means, progress)
        file = file_name(endpoint, data)
        return file, self._read(data, file)

    def _sent(self, endpoint: Endpoint, secret: str, means: Means | None, progress: Progress) -> bytes:
        """Stops where `progress` does: between two parts of an answer, and while it waits."""
        import httpx

        from forms.sharing.endpoint import Means, fetch

        if means is not None:
            return fetch(endpoint, secret, means)
        with httpx.Client(follow_redirects=False) as client:
            watch = Watch(endpoint.name, progress)
            return fetch(endpoint, secret, Means(client, watch.wait, watch.clock))

    def _of_folder(self, endpoint: Endpoint, terms: Terms, now: float) -> tuple[SourceImport, ...]:
        paths, state = self._looked(endpoint, now)
        done = tuple(self._of_file(path, replace(terms, as_of=None)) for path in paths)
        open_ = {one.file for one in done if one.error is not None and one.error.code == "delivery.bad_rows"}
        seen = {name: mark for name, mark in state.items() if name not in open_}
        self._profile.put_setting(SEEN, self._profile.setting(SEEN, {}) | {endpoint.name: seen})
        return done

    def _looked(self, endpoint: Endpoint, now: float) -> tuple[tuple[Path, ...], dict[str, str]]:
        seen = self._profile.setting(SEEN, {})
        try:
            return look(Path(endpoint.address), seen.get(endpoint.name, {}), now)
        except OSError as error:
            raise FormsError("endpoint.no_folder", name=endpoint.name) from error

    def _of_file(self, path: Path, terms: Terms) -> SourceImport:
        try:
            return self._take(path, terms)
        except FormsError as error:
            return SourceImport(path.name, "", terms.provider, error=Problem(error.code, error.said))


def _goes_to(endpoint: Endpoint) -> tuple[object, ...]:
    """All that decides where a secret is sent."""
    return endpoint.kind, endpoint.address, endpoint.auth, endpoint.token_url, endpoint.client, endpoint.plain


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

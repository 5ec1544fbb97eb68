"""Data fetched from a server (HTTP), with time-outs, retries and resuming. Nothing is taken in before all of it is there.

A server may be slow, stop half way, lie about its length, or say no: then a FormsError says which, and everything stays as
it was. A secret goes only to the host it was given for: redirections aren't followed, pages on other hosts are refused,
and without TLS it is sent only where a person agreed to it. Errors name the host, never a query or a secret.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

from forms.errors import FormsError
from forms.model.endpoints import THIS_COMPUTER, Endpoint
from forms.sharing.delivered.json_rows import main_rows, parsed

MOST_BYTES = 64 << 20
MOST_PAGES = 2_000
ATTEMPTS = 5
FIRST_WAIT = 0.5  # seconds, doubled from attempt to attempt
LONGEST_WAIT = 30.0  # seconds, whatever a server asks for
TIMEOUT = httpx.Timeout(30.0, connect=10.0)  # seconds
DEADLINE = 900.0  # seconds for all pages together
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_TOKENS = ("nextPageToken", "next_page_token", "pageToken", "page_token", "cursor", "next_cursor")
_ROWS_A_PAGE = 1_000  # asked of a CKAN-style API


@dataclass(frozen=True, slots=True)
class Means:
    """What fetching is done with: a client, how to wait (seconds), a clock (seconds)."""

    client: httpx.Client
    wait: Callable[[float], None]
    clock: Callable[[], float]


@dataclass(slots=True)
class _Part:
    """What has arrived of one answer. `tag` tells whether a later part belongs to it."""

    data: bytearray = field(default_factory=bytearray)
    tag: str = ""


def fetch(endpoint: Endpoint, secret: str, means: Means) -> bytes:
    """All of what an endpoint has, pages put together. What has no pages comes as it is.

    Raises FormsError endpoint.unreachable, endpoint.refused, endpoint.status, endpoint.too_large, endpoint.bad_answer,
    endpoint.not_https, endpoint.elsewhere, endpoint.too_slow.
    """
    _guard(endpoint, secret)
    return _Fetching(endpoint, secret, means).all()


class _Fetching:
    def __init__(self, endpoint: Endpoint, secret: str, means: Means) -> None:
        self._endpoint, self._secret, self._means = endpoint, secret, means
        self._host = urlsplit(endpoint.address).hostname or ""
        self._ends = means.clock() + DEADLINE
        self._token = ""

    def all(self) -> bytes:
        pages = []
        size = 0
        for data in self._pages():
            pages.append(data)
            size += len(data)
            if size > MOST_BYTES or len(pages) > MOST_PAGES:
                raise self._error("endpoint.too_large", limit=MOST_BYTES >> 20)
        return pages[0] if len(pages) == 1 else joined(pages, self._host)

    def _pages(self) -> Iterator[bytes]:
        address = self._endpoint.address
        if self._endpoint.kind == "ckan":
            address = _with(address, {"rows": str(_ROWS_A_PAGE), "start": "0"})
        seen: set[str] = set()
        while address:
            if address in seen:  # a server that sends round in circles
                raise self._error("endpoint.bad_answer")
            seen.add(address)
            data, headers = self._get(address)
            yield data
            address = self._next(address, data, headers)

    def _next(self, address: str, data: bytes, headers: Mapping[str, str]) -> str:
        """Where the next page is: a Link header, a link or token in the answer, or CKAN's counting; "" after the last."""
        linked = httpx.Response(200, headers=dict(headers)).links.get("next", {}).get("url", "")
        if not linked:
            linked = self._told(address, data)
        if not linked:
            return ""
        following = str(httpx.URL(address).join(linked))
        if urlsplit(following)[:2] != urlsplit(address)[:2]:
            raise self._error("endpoint.elsewhere")
        return following

    def _told(self, address: str, data: bytes) -> str:
        if data[:64].lstrip()[:1] != b"{":
            return ""
        root = parsed(data, self._host)
        if self._endpoint.kind == "ckan":
            return _next_of_ckan(address, root)
        for name in ("next", "@nextLink", "nextLink", "odata.nextLink"):
            if isinstance(root.get(name), str) and root[name]:
                return str(root[name])
        for name in _TOKENS:
            if isinstance(root.get(name), (str, int)) and root[name]:
                return _with(address, {name.removeprefix("next_").replace("nextPage", "page"): str(root[name])})
        return ""

    def _get(self, address: str) -> tuple[bytes, Mapping[str, str]]:
        part, refused = _Part(), False
        for attempt in range(ATTEMPTS):
            if attempt:
                self._pause(FIRST_WAIT * 2 ** (attempt - 1))
            try:
                response = self._read(address, part)
            except httpx.HTTPError:
                continue  # what has arrived stays in `part`
            if response.status_code in (200, 206):
                return bytes(part.data), response.headers
            if response.status_code == 401 and self._endpoint.auth == "oauth2" and not refused:
                self._token, refused = "", True  # it may have expired on the way
            elif response.status_code in _AGAIN:
                self._pause(_asked_wait(response))
            elif response.status_code == 416:
                part.data.clear()
            else:
                code = "endpoint.refused" if response.status_code in (401, 403) else "endpoint.status"
                raise self._error(code, status=response.status_code)
        raise self._error("endpoint.unreachable")

    def _read(self, address: str, part: _Part) -> httpx.Response:
        headers = self._headers()
        if part.data and part.tag:
            headers |= {"Range": f"bytes={len(part.data)}-", "If-Range": part.tag}
        with self._means.client.stream("GET", address, headers=headers, timeout=TIMEOUT) as response:
            if response.status_code == 200 or not _goes_on(response, part):
                part.data.clear()
            if response.status_code not in (200, 206):
                return response
            if response.status_code == 206 and not _goes_on(response, part):
                raise httpx.RemoteProtocolError("another part than was asked")
            packed = "content-encoding" in response.headers  # then what arrived has another length than what it says
            part.tag = "" if packed else response.headers.get("etag", "") or response.headers.get("last-modified", "")
            for chunk in response.iter_bytes():
                part.data += chunk
                self._in_bounds(len(part.data))
            return response

    def _in_bounds(self, size: int) -> None:
        if size > MOST_BYTES:
            raise self._error("endpoint.too_large", limit=MOST_BYTES >> 20)
        if self._means.clock() > self._ends:
            raise self._error("endpoint.too_slow")

    def _pause(self, seconds: float) -> None:
        if seconds:
            self._means.wait(min(seconds, LONGEST_WAIT))
        if self._means.clock() > self._ends:
            raise self._error("endpoint.too_slow")

    def _headers(self) -> dict[str, str]:
        said = {"Accept-Encoding": "identity"}  # so that parts can be put together byte by byte
        if self._endpoint.auth == "key":
            return said | {self._endpoint.header: self._secret}
        if self._endpoint.auth == "oauth2":
            self._token = self._token or self._new_token()
            return said | {"Authorization": f"Bearer {self._token}"}
        return said

    def _new_token(self) -> str:
        """Client credentials (RFC 6749, 4.4)."""
        form = {"grant_type": "client_credentials"} | ({"scope": self._endpoint.scope} if self._endpoint.scope else {})
        auth = httpx.BasicAuth(self._endpoint.client, self._secret)
        response = self._means.client.post(self._endpoint.token_url, data=form, auth=auth, timeout=TIMEOUT)
        if response.status_code in (400, 401, 403):
            raise self._error("endpoint.refused", status=response.status_code)
        if response.status_code != 200:
            raise httpx.RemoteProtocolError("no token")
        answer = parsed(response.content, self._host)
        token = answer.get("access_token") if isinstance(answer, dict) else None
        if not isinstance(token, str) or not token:
            raise self._error("endpoint.bad_answer")
        return token

    def _error(self, code: str, **context: object) -> FormsError:
        return FormsError(code, name=self._endpoint.name, host=self._host, **context)


def joined(pages: list[bytes], name: str) -> bytes:
    """Pages of JSON as one: the rows of all of them, in the envelope of the first."""
    roots = [parsed(page, name) for page in pages]
    if all(isinstance(root, dict) and isinstance(root.get("result"), dict) for root in roots):
        packages = [one for root in roots for one in root["result"].get("results", ())]
        return json.dumps({"success": True, "result": {"results": packages}}, ensure_ascii=False).encode()
    rows: list[Any] = []
    for root in roots:
        rows += main_rows(root)[0]
    columns = next((holder for root in roots if (holder := main_rows(root)[1])), {})
    heads = {key: value for key, value in columns.items() if isinstance(value, list) and value and value[0] not in rows}
    return json.dumps({**{k: v for k, v in heads.items() if k != "data"}, "data": rows}, ensure_ascii=False).encode()


def _guard(endpoint: Endpoint, secret: str) -> None:
    """A secret leaves this computer over TLS only, unless a person agreed otherwise."""
    for address in (endpoint.address, endpoint.token_url):
        found = urlsplit(address)
        if address and (found.scheme not in ("http", "https") or not found.hostname or found.username):
            raise FormsError("endpoint.address", name=endpoint.name)
        if address and secret and found.scheme == "http" and found.hostname not in THIS_COMPUTER and not endpoint.plain:
            raise FormsError("endpoint.not_https", name=endpoint.name, host=found.hostname)


def _goes_on(response: httpx.Response, part: _Part) -> bool:
    """Whether a 206 begins where the part ends."""
    return str(response.headers.get("content-range", "")).startswith(f"bytes {len(part.data)}-")


def _asked_wait(response: httpx.Response) -> float:
    said = response.headers.get("retry-after", "")
    return float(said) if said.isdigit() else 0.0


def _with(address: str, parameters: Mapping[str, str]) -> str:
    return str(httpx.URL(address).copy_merge_params(dict(parameters)))


def _next_of_ckan(address: str, root: Any) -> str:
    result = root.get("result") if isinstance(root, dict) else None
    found = result.get("results") if isinstance(result, dict) else None
    if not isinstance(result, dict) or not isinstance(found, list) or not isinstance(result.get("count"), int):
        return ""
    start = int(httpx.URL(address).params.get("start", "0")) + len(found)
    return _with(address, {"start": str(start)}) if found and start < result["count"] else ""

"""Fetching from a server that answers as it likes: every fault leaves everything as it was, or is got over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import httpx
import pytest

from forms.errors import FormsError
from forms.model.endpoints import Endpoint
from forms.sharing.endpoint import ATTEMPTS, Means, fetch

PLAIN = Endpoint("残联接口", "http", "https://data.example/rows", "县残联")
KEYED = replace(PLAIN, auth="key")
TOKENS = replace(PLAIN, auth="oauth2", token_url="https://data.example/token", client="云溪镇")
ROWS = [{"姓名": "张一甲"}, {"姓名": "李二乙"}]


class Broken(httpx.SyncByteStream):
    """A body that stops after its first part."""

    def __init__(self, part: bytes) -> None:
        self._part = part

    def __iter__(self) -> Iterator[bytes]:
        yield self._part
        raise httpx.RemoteProtocolError("peer closed connection without sending complete message body")


@dataclass
class Server:
    """Answers one after the other; keeps what was asked and how long was waited."""

    answers: list[httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]]
    asked: list[httpx.Request] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    time: float = 0.0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else answer(request)

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.time += seconds


def fetched(server: Server, endpoint: Endpoint = PLAIN, secret: str = "") -> bytes:
    with httpx.Client(transport=httpx.MockTransport(server)) as client:
        return fetch(endpoint, secret, Means(client, server.wait, lambda: server.time))


def refusal(server: Server, endpoint: Endpoint = PLAIN, secret: str = "") -> str:
    with pytest.raises(FormsError) as caught:
        fetched(server, endpoint, secret)
    assert "geheim" not in repr(caught.value.context)
    return caught.value.code


def ok(root: object = ROWS, **headers: str) -> httpx.Response:
    return httpx.Response(200, content=json.dumps(root, ensure_ascii=False).encode(), headers=headers)


def test_what_has_no_pages_comes_as_it_is() -> None:
    assert fetched(Server([httpx.Response(200, content="姓名\n张一甲".encode("gb18030"))])) == "姓名\n张一甲".encode(
        "gb18030"
    )


def test_a_server_that_stops_half_way_is_gone_on_with() -> None:
    server = Server([
        httpx.Response(200, stream=Broken(b"abc"), headers={"etag": '"7"'}),
        httpx.Response(206, content=b"def", headers={"content-range": "bytes 3-5/6", "etag": '"7"'}),
    ])  # fmt: skip
    assert fetched(server) == b"abcdef"
    assert (server.asked[1].headers["range"], server.asked[1].headers["if-range"]) == ("bytes=3-", '"7"')


def test_a_file_that_changed_meanwhile_is_read_anew() -> None:
    first = httpx.Response(200, stream=Broken(b"abc"), headers={"etag": '"7"'})
    assert fetched(Server([first, httpx.Response(200, content=b"xyz", headers={"etag": '"8"'})])) == b"xyz"


def test_another_part_than_was_asked_is_not_put_behind() -> None:
    first = httpx.Response(200, stream=Broken(b"abc"), headers={"etag": '"7"'})
    other = httpx.Response(206, content=b"zz", headers={"content-range": "bytes 9-10/11"})
    assert fetched(Server([first, other, httpx.Response(200, content=b"whole")])) == b"whole"


def test_without_a_tag_a_broken_answer_is_read_from_the_beginning() -> None:
    server = Server([httpx.Response(200, stream=Broken(b"abc")), httpx.Response(200, content=b"abcdef")])
    assert fetched(server) == b"abcdef"
    assert "range" not in server.asked[1].headers


def test_waits_grow_and_what_the_server_asks_is_heeded_within_bounds() -> None:
    server = Server([httpx.Response(503), httpx.Response(429, headers={"retry-after": "7200"}), ok()])
    fetched(server)
    assert server.waited == [0.5, 30.0, 1.0]


@pytest.mark.parametrize("fault", [httpx.ConnectTimeout("x"), httpx.ReadTimeout("x"), httpx.Response(502)])
def test_a_server_that_is_down_is_given_up_after_some_attempts(fault: Exception | httpx.Response) -> None:
    server = Server([fault] * ATTEMPTS)
    assert refusal(server) == "endpoint.unreachable"


@pytest.mark.parametrize(
    ("status", "code"), [(403, "endpoint.refused"), (404, "endpoint.status"), (302, "endpoint.status")]
)
def test_a_refusal_is_not_asked_again(status: int, code: str) -> None:
    server = Server([httpx.Response(status, headers={"location": "https://elsewhere.example/"})])
    assert refusal(server, KEYED, "geheim") == code
    assert len(server.asked) == 1


def test_pages_by_token_link_and_counting_are_put_together() -> None:
    tokens = Server([ok({"rows": ROWS[:1], "nextPageToken": "b"}), ok({"rows": ROWS[1:]})])
    assert json.loads(fetched(tokens)) == {"data": ROWS}
    assert tokens.asked[1].url.params["pageToken"] == "b"
    links = Server([ok(ROWS[:1], link='</rows?page=2>; rel="next"'), ok(ROWS[1:])])
    assert json.loads(fetched(links)) == {"data": ROWS}
    found = [{"title": "a", "resources": []}, {"title": "b", "resources": []}]
    pages = [{"success": True, "result": {"count": 2, "results": [one]}} for one in found]
    ckan = Server([ok(page) for page in pages])
    assert json.loads(fetched(ckan, replace(PLAIN, kind="ckan")))["result"]["results"] == found
    assert ckan.asked[1].url.params["start"] == "1"


def test_a_page_that_fails_leaves_nothing() -> None:
    server = Server([ok({"rows": ROWS, "next": "/rows?page=2"}), *[httpx.Response(500)] * ATTEMPTS])
    assert refusal(server) == "endpoint.unreachable"


def test_a_next_page_on_another_host_is_refused() -> None:
    server = Server([ok({"rows": ROWS, "next": "https://elsewhere.example/rows"})])
    assert refusal(server, KEYED, "geheim") == "endpoint.elsewhere"
    assert len(server.asked) == 1


def test_a_server_that_sends_round_in_circles_is_left() -> None:
    assert refusal(Server([ok({"rows": ROWS, "next": "/rows"})])) == "endpoint.bad_answer"


def test_a_key_goes_into_its_header() -> None:
    server = Server([ok()])
    fetched(server, replace(KEYED, header="apikey"), "geheim")
    assert server.asked[0].headers["apikey"] == "geheim"


def test_client_credentials_are_asked_once_and_again_when_they_expire() -> None:
    token = {"access_token": "t1", "token_type": "Bearer"}
    server = Server([ok(token), httpx.Response(401), ok(token | {"access_token": "t2"}), ok()])
    assert json.loads(fetched(server, TOKENS, "geheim")) == ROWS
    assert [r.headers["authorization"].split()[0] for r in server.asked] == ["Basic", "Bearer", "Basic", "Bearer"]
    assert server.asked[3].headers["authorization"] == "Bearer t2"


def test_credentials_that_are_refused_are_told() -> None:
    assert refusal(Server([httpx.Response(400)]), TOKENS, "geheim") == "endpoint.refused"


def test_a_secret_leaves_over_tls_only_unless_agreed() -> None:
    open_ = replace(KEYED, address="http://data.example/rows")
    assert refusal(Server([]), open_, "geheim") == "endpoint.not_https"
    assert fetched(Server([ok()]), replace(open_, plain=True), "geheim")
    assert refusal(Server([]), replace(PLAIN, address="https://u:p@data.example/")) == "endpoint.address"
    assert refusal(Server([]), replace(PLAIN, address="file:///etc/hosts")) == "endpoint.address"


def test_too_much_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms.sharing.endpoint.MOST_BYTES", 10)
    assert refusal(Server([httpx.Response(200, content=b"x" * 11)])) == "endpoint.too_large"


def test_too_slow_is_given_up() -> None:
    server = Server([])

    def slow(_: httpx.Request) -> httpx.Response:
        server.time += 1000
        return ok()

    server.answers.append(slow)
    assert refusal(server) == "endpoint.too_slow"

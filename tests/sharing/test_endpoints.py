"""Endpoints of a profile, with a real server in the test's own process."""

from __future__ import annotations

import base64
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import httpx
import pytest

from forms.errors import Cancelled, FormsError
from forms.model.endpoints import Arrival, Arrivals, Endpoint
from forms.sharing.endpoint import Means
from forms.sharing.endpoints import SLICE, Watch
from forms.sharing.watching import look, look_into
from forms.workspace import Workspace
from tests.recording.reports import PERSONS

ROWS = [{"姓名": "张一甲", "身份证号": PERSONS[0], "残疾类别": "肢体"}]
BODY = json.dumps(ROWS, ensure_ascii=False).encode()


class Halting(BaseHTTPRequestHandler):
    """Says how long its answer is, sends half of it and hangs up; the rest comes when it is asked for."""

    asked: list[str]

    def do_GET(self) -> None:
        begin = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))
        self.asked.append(self.path)
        self.send_response(206 if begin else 200)
        if begin:
            self.send_header("Content-Range", f"bytes {begin}-{len(BODY) - 1}/{len(BODY)}")
        self.send_header("Content-Length", str(len(BODY) - begin))
        self.send_header("ETag", '"1"')
        self.end_headers()
        self.wfile.write(BODY[begin:] if begin else BODY[: len(BODY) // 2])

    def log_message(self, format: str, *args: object) -> None:
        pass


class Guarded(Halting):
    """Gives a token to whoever knows the client's secret, says once that it has run out, and is busy now and then."""

    tokens: list[str]

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        known = self.headers["Authorization"] == "Basic " + base64.b64encode(b"client:geheim").decode()
        if not known or form != {"grant_type": ["client_credentials"], "scope": ["rows"]}:
            return self._say(401, b"")
        self.tokens.append(f"t{len(self.tokens) + 1}")
        return self._say(200, json.dumps({"access_token": self.tokens[-1], "token_type": "Bearer"}).encode())

    def do_GET(self) -> None:
        if self.headers["Authorization"] != "Bearer t2":
            return self._say(401, b"")
        self.asked.append("busy")
        if len(self.asked) == 1:
            return self._say(503, b"")
        return super().do_GET()

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(base: type[Halting], **kept: list[str]) -> Iterator[str]:
    handler = type("Handler", (base,), {"asked": [], **kept})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def address() -> Iterator[str]:
    with serving(Halting) as found:
        yield found + "/rows"


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        yield workspace


def test_rows_of_a_server_that_hangs_up_half_way_come_in(desk: Workspace, address: str) -> None:
    desk.sources.endpoints.put(Endpoint("残联接口", "http", address, "县残联", purpose="核对", until="2099-12-31"))
    with httpx.Client() as client:
        [told] = desk.sources.endpoints.fetch("残联接口", Means(client, lambda _: None, lambda: 0.0))
    assert (told.provider, told.facts) == ("县残联", 3)
    [line] = desk.sources.deliveries()
    assert (line.purpose, line.until, line.period[:5]) == ("核对", "2099-12-31", "as_of")


def test_rows_behind_client_credentials_come_in_though_the_server_is_busy_and_breaks_off(desk: Workspace) -> None:
    tokens: list[str] = []
    with serving(Guarded, tokens=tokens) as host, httpx.Client() as client:
        kept = Endpoint(
            "残联接口",
            "http",
            host + "/rows",
            "县残联",
            "oauth2",
            token_url=host + "/token",
            client="client",
            scope="rows",
        )
        desk.sources.endpoints.put(kept, "geheim")
        [told] = desk.sources.endpoints.fetch("残联接口", Means(client, lambda _: None, lambda: 0.0))
        assert (told.facts, tokens) == (3, ["t1", "t2"])
        desk.sources.endpoints.put(kept, "falsch")
        with pytest.raises(FormsError, match=r"endpoint\.refused"):
            desk.sources.endpoints.fetch("残联接口", Means(client, lambda _: None, lambda: 0.0))


def test_a_server_that_never_answers_is_given_up(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms.sharing.endpoint.TIMEOUT", httpx.Timeout(0.05))
    with socket.create_server(("127.0.0.1", 0)) as silent, httpx.Client() as client:
        desk.sources.endpoints.put(Endpoint("接口", "http", f"http://127.0.0.1:{silent.getsockname()[1]}/", "县残联"))
        with pytest.raises(FormsError, match=r"endpoint\.unreachable"):
            desk.sources.endpoints.fetch("接口", Means(client, lambda _: None, lambda: 0.0))
    assert desk.sources.deliveries() == ()


class Stopping:
    """Lets a few looks pass, then stops."""

    def __init__(self, looks: int) -> None:
        self.left = looks

    def step(self, done: int, total: int, what: str) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_fetching_is_stopped_by_the_person_and_leaves_nothing(desk: Workspace, address: str) -> None:
    desk.sources.endpoints.put(Endpoint("残联接口", "http", address, "县残联"))
    for looks in (0, 1, 2):
        with pytest.raises(Cancelled):
            desk.sources.endpoints.fetch("残联接口", progress=Stopping(looks))
    assert desk.sources.deliveries() == ()
    assert desk.sources.endpoints.find("残联接口").last == ""


def test_waiting_is_stopped_between_two_short_sleeps() -> None:
    slept: list[float] = []
    watch = Watch("接口", Stopping(2), slept.append, lambda: sum(slept))
    with pytest.raises(Cancelled):
        watch.wait(30)
    assert slept == [SLICE, SLICE]
    slept.clear()
    Watch("接口", Stopping(9), slept.append, lambda: sum(slept)).wait(0.3)
    assert sum(slept) == pytest.approx(0.3)


def test_a_server_that_is_down_changes_nothing(desk: Workspace) -> None:
    desk.sources.endpoints.put(Endpoint("接口", "http", "http://127.0.0.1:1/rows", "县残联"))
    with httpx.Client() as client, pytest.raises(FormsError, match=r"endpoint\.unreachable"):
        desk.sources.endpoints.fetch("接口", Means(client, lambda _: None, lambda: 0.0))
    assert desk.sources.deliveries() == ()
    assert desk.sources.endpoints.find("接口").last == ""


def test_secrets_stand_apart_and_go_with_their_endpoint(desk: Workspace) -> None:
    desk.sources.endpoints.put(Endpoint("接口", "http", "https://a.example/", "县残联", "key"), "geheim")
    assert "geheim" not in repr(desk.sources.endpoints.all())
    desk.sources.endpoints.put(Endpoint("接口", "http", "https://a.example/", "县残疾人联合会", "key"))
    assert desk._profile.setting("endpoints.secrets") == {"接口": "geheim"}
    desk.sources.endpoints.remove("接口")
    assert desk._profile.setting("endpoints.secrets") == {}
    with pytest.raises(FormsError, match=r"endpoint\.unknown"):
        desk.sources.endpoints.find("接口")


def test_a_secret_goes_to_no_other_address(desk: Workspace) -> None:
    desk.sources.endpoints.put(Endpoint("接口", "http", "https://a.example/", "县残联", "key"), "geheim")
    desk.sources.endpoints.put(Endpoint("接口", "http", "https://b.example/", "县残联", "key"))
    assert desk._profile.setting("endpoints.secrets") == {}


def test_trying_an_endpoint_says_what_would_come_and_keeps_nothing(desk: Workspace, address: str) -> None:
    tried = Endpoint("残联接口", "http", address, "县残联")
    with httpx.Client() as client:
        [told] = desk.sources.endpoints.test(tried, "", Means(client, lambda _: None, lambda: 0.0))
    assert (told.kind, told.name, told.total) == ("delivery", "县残联", 3)
    assert desk.sources.endpoints.all() == ()
    assert desk.sources.deliveries() == ()


def test_trying_a_folder_reads_its_new_files_and_forgets_them(desk: Workspace, tmp_path: Path) -> None:
    for name, data in (("甲.json", BODY), ("坏.json", b"{")):
        (tmp_path / name).write_bytes(data)
        os.utime(tmp_path / name, (1_000, 1_000))
    folder = Endpoint("交换文件夹", "folder", str(tmp_path), "县残联")
    for _ in range(2):
        told = desk.sources.endpoints.test(folder, now=2_000)
        assert {one.file: one.error.code if one.error else one.total for one in told} == {
            "坏.json": "file.damaged",
            "甲.json": 3,
        }


def test_what_lies_in_watched_folders_is_told_until_it_was_fetched(desk: Workspace, tmp_path: Path) -> None:
    (tmp_path / "甲.json").write_bytes(BODY)
    os.utime(tmp_path / "甲.json", (1_000, 1_000))
    desk.sources.endpoints.put(Endpoint("交换文件夹", "folder", str(tmp_path), "县残联"))
    desk.sources.endpoints.put(Endpoint("没有的", "folder", str(tmp_path / "没有"), "县残联"))
    desk.sources.endpoints.put(Endpoint("接口", "http", "https://a.example/", "县残联"))
    there, gone = desk.watched_folders()
    assert look_into(gone, time.time()) == Arrivals()
    lying = (Arrival("交换文件夹", "县残联", ("甲.json",)),)
    assert look_into(there, time.time()) == Arrivals(lying, (str(tmp_path),))
    desk.sources.endpoints.fetch("交换文件夹")
    there, _ = desk.watched_folders()
    assert look_into(there, time.time()) == Arrivals((), (str(tmp_path),))


def test_a_folder_with_many_files_still_shows_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms.sharing.watching._MOST", 2)
    for name in ("1.json", "2.json", "3.json"):
        (tmp_path / name).write_bytes(BODY)
        os.utime(tmp_path / name, (1_000, 1_000))
    first, seen = look(tmp_path, {}, 2_000)
    assert [path.name for path in first] == ["1.json", "2.json"]
    then, seen = look(tmp_path, seen, 2_000)
    assert [path.name for path in then] == ["3.json"]
    assert look(tmp_path, seen, 2_000)[0] == ()


def test_a_folder_gives_each_whole_file_once(desk: Workspace, tmp_path: Path) -> None:
    (tmp_path / "甲.json").write_bytes(BODY)
    (tmp_path / "坏.json").write_bytes(b"{")
    (tmp_path / "说明.txt").write_bytes(b"x")
    (tmp_path / "正在写.json").write_bytes(BODY)
    for name in ("甲.json", "坏.json"):
        os.utime(tmp_path / name, (1_000, 1_000))
    os.utime(tmp_path / "正在写.json", (1_995, 1_995))
    desk.sources.endpoints.put(Endpoint("交换文件夹", "folder", str(tmp_path), "县残联"))
    first = desk.sources.endpoints.fetch("交换文件夹", now=2_000)
    assert {one.file: one.error.code if one.error else one.facts for one in first} == {
        "坏.json": "file.damaged",
        "甲.json": 3,
    }
    assert desk.sources.endpoints.fetch("交换文件夹", now=2_001) == ()
    [late] = desk.sources.endpoints.fetch("交换文件夹", now=2_010)
    assert [p.code for p in late.rejected] == ["delivery.known"]


def test_a_folder_that_is_gone_is_told(desk: Workspace, tmp_path: Path) -> None:
    desk.sources.endpoints.put(Endpoint("夹", "folder", str(tmp_path / "没有"), "县残联"))
    with pytest.raises(FormsError, match=r"endpoint\.no_folder"):
        desk.sources.endpoints.fetch("夹", now=0)

"""A PostgreSQL server of the test's own: Debian's, on loopback, in a folder of its own, as a user without rights."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

OWNER, PASSWORD = "postgres", "geheim-7"
_SECONDS = 60  # for one command


@dataclass(frozen=True, slots=True)
class Server:
    """`address`: without a password, as an endpoint keeps it."""

    port: int
    user: str = "fillonce"
    password: str = PASSWORD

    @property
    def address(self) -> str:
        return f"postgresql://{self.user}@127.0.0.1:{self.port}/postgres"

    def run(self, *statements: str) -> None:
        """As the owner of the database."""
        psycopg = pytest.importorskip("psycopg")
        told = f"host=127.0.0.1 port={self.port} user={OWNER} password={PASSWORD} dbname=postgres"
        with psycopg.connect(told, autocommit=True) as connection:
            for one in statements:
                connection.execute(one)


@contextmanager
def started() -> Iterator[Server]:
    """A server that takes passwords only. Skips with the reason where none can be started."""
    pytest.importorskip("psycopg", reason="psycopg isn't installed (the extra named postgresql)")
    programs = _programs()
    prefix = _as_nobody()
    folder = Path(tempfile.mkdtemp(prefix="fillonce-pg-"))
    secret = folder / "secret"
    secret.write_text(PASSWORD)
    if prefix:
        for path in (folder, secret):
            shutil.chown(path, OWNER, OWNER)
    data, port = folder / "data", _free_port()
    control = [*prefix, str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log")]
    try:
        _call([
            *prefix, str(programs / "initdb"), "-D", str(data), "-U", OWNER, "-A", "scram-sha-256", "-E", "UTF8",
            "--locale=C", "--no-sync", f"--pwfile={secret}",
        ])  # fmt: skip
        options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off"
        _call([*control, "-o", options, "start"])
        yield Server(port)
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], capture_output=True, timeout=_SECONDS, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not kept:
        pytest.skip("PostgreSQL isn't installed")
    return kept[-1].parent


def _as_nobody() -> list[str]:
    """PostgreSQL refuses to run as root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    if shutil.which("runuser") is None:
        pytest.skip("PostgreSQL doesn't run as root, and there is no runuser")
    return ["runuser", "-u", OWNER, "--"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _call(command: list[str]) -> None:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}  # a server that stays would hold a pipe open
    done = subprocess.run(command, timeout=_SECONDS, check=False, cwd="/", **quiet)  # type: ignore[call-overload]
    if done.returncode:
        pytest.skip(f"PostgreSQL could not be started ({Path(command[-1]).name})")

"""Where data of other offices can be fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["http", "ckan", "folder", "postgresql"]
Auth = Literal["none", "key", "oauth2"]
THIS_COMPUTER = frozenset({"localhost", "127.0.0.1", "::1"})  # a secret may go there without TLS


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where an office's data can be fetched. No secret is in it; the profile keeps that apart.

    `address`: a URL, a folder, or a postgresql:// address without a password. `view`: what is read of a database.
    `plain`: a person agreed that the secret goes without TLS (inside a closed network).
    """

    name: str
    kind: Kind
    address: str
    provider: str
    auth: Auth = "none"
    header: str = "X-API-Key"
    token_url: str = ""
    client: str = ""
    scope: str = ""
    view: str = ""
    purpose: str = ""
    until: str = ""
    plain: bool = False
    columns: str = ""  # of a database's view, those to read; "" for all
    last: str = ""  # ISO time of the last fetch that came through


@dataclass(frozen=True, slots=True)
class Watched:
    """A folder that an office puts files into. `seen`: name of a file that was taken in -> its size and time."""

    endpoint: str
    provider: str
    folder: str
    seen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Files that lie in an endpoint's folder, whole and not taken in."""

    endpoint: str
    provider: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What has arrived, and all folders that could be looked into."""

    found: tuple[Arrival, ...] = ()
    folders: tuple[str, ...] = ()

"""A folder that offices (or their exchange program) put files into: what is new in it, once it has been written whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from forms.model.endpoints import Arrival, Arrivals, Watched
from forms.profile.store import Profile

ENDPOINTS = "endpoints"  # settings; never part of an exchange
SEEN = "endpoints.seen"
WATCHED = frozenset({
    ".json", ".jsonld", ".db", ".sqlite", ".sqlite3", ".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".ods", ".et"
})  # fmt: skip
SETTLED = 10.0  # seconds without a change after which a file counts as whole
_IGNORED = ("~$", ".~", ".")
_MOST = 1_000  # new files told of at once; the others wait for the next look

Seen = Mapping[str, str]  # name of a file -> its size and time when it was last looked at


def look(folder: Path, seen: Seen, now: float) -> tuple[tuple[Path, ...], dict[str, str]]:
    """Files that are new or changed and whole, and all that is there to be remembered as seen.

    `now`: seconds, as file times. A file that is still being written is left for the next time. Raises OSError.
    """
    found: list[Path] = []
    state: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        if path.name.startswith(_IGNORED) or path.suffix.lower() not in WATCHED or not path.is_file():
            continue
        about = path.stat()
        mark = f"{about.st_size}:{about.st_mtime_ns}"
        if seen.get(path.name) == mark:
            state[path.name] = mark
        elif about.st_size and now - about.st_mtime >= SETTLED and len(found) < _MOST:
            found.append(path)
            state[path.name] = mark
    return tuple(found), state


def watched(profile: Profile) -> tuple[Watched, ...]:
    """The folders to look into; nothing but settings is read."""
    seen = profile.setting(SEEN, {})
    return tuple(
        Watched(name, kept.get("provider", ""), kept["address"], seen.get(name, {}))
        for name, kept in sorted(profile.setting(ENDPOINTS, {}).items())
        if kept.get("kind") == "folder"
    )


def look_into(folder: Watched, now: float) -> Arrivals:
    """What lies in a folder and wasn't taken in. No file is opened; names, sizes and times are read, which of a network's
    folder may take long: not for a thread that others wait for.

    A folder that can't be looked into says nothing here; fetching from it says why.
    """
    try:
        paths, _ = look(Path(folder.folder), folder.seen, now)
    except OSError:
        return Arrivals()
    found = (Arrival(folder.endpoint, folder.provider, tuple(path.name for path in paths)),) if paths else ()
    return Arrivals(found, (folder.folder,))

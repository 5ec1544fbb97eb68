"""Takes files on their way in a process of its own, with little memory: python -m tests.fuzz.worker FOLDER FILE...

Prints, for each file, a line before it begins and a line with what came of it, so that the one that killed it is known.
"""

from __future__ import annotations

import json
import sys
import tempfile
import traceback
from pathlib import Path

from tests.fuzz.journey import travel

MEMORY = 1_500 * 2**20  # bytes of address space, the interpreter and its libraries included


def limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time-out stays
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def one(path: Path) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        try:
            outcome = travel(path.read_bytes(), path.name, Path(folder))
            error = ""
        except BaseException:  # noqa: BLE001 - whatever it was, the report wants it
            outcome, error = "", traceback.format_exc(limit=-3)
        return {"file": path.name, "outcome": outcome, "error": error, "left": len(list(Path(folder).iterdir()))}


def main(paths: list[str]) -> int:
    limit()
    for name in paths:
        print(json.dumps({"file": Path(name).name, "begun": True}), flush=True)
        print(json.dumps(one(Path(name))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

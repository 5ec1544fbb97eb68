"""Write the demo files of resources/demo from one invented world.

usage: uv run python -m scripts.make_demo [FOLDER]

The same code gives the same bytes; a test compares them with what is committed.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from scripts.demo import blanks, people, villages, words
from scripts.demo.world import build

DEMO = Path(__file__).resolve().parents[1] / "resources" / "demo"


def write(folder: Path) -> None:
    """past/, blank/ and shared/ below `folder`, made anew."""
    world = build()
    for name in ("past", "blank", "shared"):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
    for part in (people, villages, words):
        part.write(folder / "past", world)
    blanks.write(folder / "blank", world)
    blanks.write_catalogue(folder / "shared")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else DEMO)

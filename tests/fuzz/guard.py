"""Runs hostile files in a worker with limits, and says what came of each."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds for one file: a guard against what never ends, far above what any takes


@dataclass(frozen=True)
class Outcome:
    """`code`: a FormsError's code, "written" or "read"; `error`: the traceback of a defect, or how the worker died."""

    file: str
    code: str
    error: str
    left: int  # files in the output folder


def run(files: Mapping[str, bytes], folder: Path) -> list[Outcome]:
    """Every file's outcome. The one a worker dies on is reported, and the rest go on in another."""
    paths = []
    for name, data in files.items():
        paths.append(folder / name)
        paths[-1].write_bytes(data)
    out: list[Outcome] = []
    while len(out) < len(paths):
        out += _batch(paths[len(out) :])
    return out


def _batch(paths: list[Path]) -> list[Outcome]:
    command = [sys.executable, "-m", "tests.fuzz.worker", *map(str, paths)]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE + 2 * len(paths)
        )
        said, end = done.stdout, f"exit {done.returncode}: {done.stderr[-400:]}"
    except subprocess.TimeoutExpired as late:
        said, end = (late.stdout or b"").decode("utf-8"), "no end"
    lines = [json.loads(line) for line in said.splitlines() if line.endswith("}")]
    found = [Outcome(x["file"], x["outcome"], x["error"], x["left"]) for x in lines if "outcome" in x]
    if len(found) < len(paths):
        found.append(Outcome(paths[len(found)].name, "", end, 0))
    return found

"""Pin every dependency in pyproject.toml from a hash-checked export of uv.lock.

usage: uv run python -m scripts.pins [--check]

The pins stand in ``[tool.uv] constraint-dependencies``: uv, and nothing else, reads them. uv.lock itself is not
tracked because it names hosts of package registries; the pins carry the same versions without them. ``--check`` writes
nothing and ends with 1 where the file would change.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXPORT = (
    "uv",
    "export",
    "--frozen",
    "--no-emit-project",
    "--all-groups",
    "--all-extras",
    "--no-header",
    "--no-annotate",
    "--format",
)
BLOCK = re.compile(r"^constraint-dependencies = \[\n(?:.*\n)*?\]\n", re.MULTILINE)
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(?:\s*;\s*(?P<marker>.+))?$")


class PinError(Exception):
    """The export is not what pins may be made from."""


def requirements(export: str) -> list[str]:
    """The requirements of an exported requirements file, one text each, still with their hashes."""
    joined = export.replace("\\\n", " ")
    return [line.strip() for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def pins(export: str) -> list[str]:
    """``name==version`` for every requirement, with its marker where another version has another one.

    A constraint installs nothing, so where there is one version the marker says nothing; and which of several equal
    markers uv writes depends on what the lock file held before.

    Raises PinError for an index line, for a requirement without a sha256 and for one that is not pinned exactly.
    """
    out = []
    for line in requirements(export):
        if line.startswith("-"):
            raise PinError(f"an index or option line: {line.split()[0]}")
        requirement, *hashes = re.split(r"\s+--hash=", line)
        if not hashes or not all(h.strip().startswith("sha256:") for h in hashes):
            raise PinError(f"no sha256 for {requirement}")
        if not (pin := PIN.match(requirement.strip())):
            raise PinError(f"not an exact pin: {requirement}")
        out.append((pin["name"], f"{pin['name']}=={pin['version']}", pin["marker"]))
    often = Counter(name for name, _, _ in out)
    lines = [f"{exact} ; {marker}" if marker and often[name] > 1 else exact for name, exact, marker in out]
    return sorted(lines, key=str.lower)


def with_pins(pyproject: str, lines: Sequence[str]) -> str:
    """The text of pyproject.toml with the block of pins replaced (or added below ``[tool.uv]``)."""
    block = "constraint-dependencies = [\n" + "".join(f'  "{line}",\n' for line in map(_quoted, lines)) + "]\n"
    if BLOCK.search(pyproject):
        return BLOCK.sub(lambda _: block, pyproject, count=1)
    return pyproject.replace("[tool.uv]\n", "[tool.uv]\n" + block, 1)


def _quoted(line: str) -> str:
    return line.replace('"', "'")


def exported() -> str:
    """What uv exports from the lock file, hashes included."""
    command = [*EXPORT, "requirements-txt"]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def main(argv: Sequence[str]) -> int:
    path = ROOT / "pyproject.toml"
    before = path.read_text(encoding="utf-8")
    after = with_pins(before, pins(exported()))
    if "--check" in argv:
        print("pins agree with uv.lock" if after == before else "pins differ from uv.lock: run scripts.pins")
        return int(after != before)
    path.write_text(after, encoding="utf-8")
    print(f"{len(pins(exported()))} pins written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

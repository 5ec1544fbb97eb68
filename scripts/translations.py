"""The English of the window: texts are collected from desktop/, and compiled once every one of them is translated.

usage: uv run python -m scripts.translations [FILE.json]

FILE.json holds {"Chinese text": "English text"} for texts that are new (the same text means the same in every place);
without it the texts that lack a translation are printed as such a file to fill in, and the answer is 1.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "resources" / "translations" / "fillonce_en.ts"
COMPILED = SOURCES.with_suffix(".qm")


def main(arguments: list[str]) -> int:
    known = json.loads(Path(arguments[0]).read_text(encoding="utf-8")) if arguments else {}
    _tool("lupdate", "-extensions", "py", "desktop", "-no-obsolete", "-locations", "none", "-ts", str(SOURCES))
    missing = translate(known)
    if missing:
        print(json.dumps(dict.fromkeys(missing, ""), ensure_ascii=False, indent=1))
        return 1
    _tool("lrelease", str(SOURCES), "-qm", str(COMPILED))
    return 0


def translate(known: Mapping[str, str]) -> list[str]:
    """Put translations into the file of sources; those that are still missing."""
    tree = ET.parse(SOURCES)  # noqa: S314 - our own file
    missing: list[str] = []
    for message in tree.getroot().iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        if translation is None or translation.get("type") is None:
            continue
        text = known.get(source) or translation.text or ""
        if not text:
            missing.append(source)
            continue
        translation.text = text
        del translation.attrib["type"]
    body = ET.tostring(tree.getroot(), encoding="unicode", short_empty_elements=True)
    SOURCES.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return list(dict.fromkeys(missing))


def _tool(name: str, *arguments: str) -> None:
    """Qt Linguist's own tools, from beside this Python."""
    beside = Path(sys.executable).with_name(f"pyside6-{name}")
    program = str(beside) if beside.exists() else shutil.which(f"pyside6-{name}") or f"pyside6-{name}"
    subprocess.run([program, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

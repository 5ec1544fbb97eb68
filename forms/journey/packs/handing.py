"""The files of a pack in folders: which ones were brought back, and writing those that are handed out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from forms.documents import writer
from forms.errors import FormsError
from forms.journey.packs.model import Share


def brought(paths: Sequence[Path]) -> list[Path]:
    """Files as given; of folders everything that lies directly in them."""
    out: list[Path] = []
    for path in paths:
        found = sorted(path.iterdir()) if path.is_dir() else [path]
        out += [p for p in found if not p.is_dir() and not (path.is_dir() and p.name.startswith(("~$", ".")))]
    return list(dict.fromkeys(out))


def refuse_existing(out: Path, names: Sequence[str]) -> None:
    """Before anything is written: no file is overwritten, and no pack is handed out in part."""
    there = next((name for name in names if (out / name).exists()), "")
    if there:
        raise FormsError("output.exists", file=there)
    double = next((name for name in names if names.count(name) > 1), "")
    if double:
        raise FormsError("pack.names_alike", file=double)


def write_all(out: Path, shares: Sequence[Share], made: Mapping[str, bytes]) -> dict[str, str]:
    files = {}
    for share in shares:
        if share.village in made:
            files[share.village] = str(writer.save(made[share.village], out / share.file_name, False))
    return files


def free(path: Path) -> Path:
    """The name, with a number where it is taken."""
    number, free = 2, path
    while free.exists():
        free, number = path.with_stem(f"{path.stem} ({number})"), number + 1
    return free

"""The files of a pack in folders: which ones were brought back, and writing those that are handed out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from forms.documents import writer
from forms.documents.zip_files import packed_files
from forms.errors import FormsError
from forms.journey.packs.model import Share


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was brought back; `place` in a zip, "" where it lies alone."""

    path: Path
    name: str
    place: str = ""


def brought(paths: Sequence[Path]) -> list[Brought]:
    """Files as given; of folders everything that lies directly in them; of a zip the files in it."""
    out: list[Brought] = []
    for path in _files(paths):
        packed = packed_files(path)
        out += [Brought(path, name, place) for place, name in packed.items()] or [Brought(path, path.name)]
    return out


def _files(paths: Sequence[Path]) -> list[Path]:
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

"""Sticks that are plugged in: places to exchange through."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

MOUNTED = ("/media/", "/run/media/", "/Volumes/")  # where desktops of Linux and macOS mount what is plugged in
REMOVABLE = 2  # GetDriveType's word for it


@dataclass(frozen=True, slots=True)
class Stick:
    name: str
    root: Path


def sticks() -> list[Stick]:
    """Those that can be written on now."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isValid() and volume.isReady() and not volume.isReadOnly() and _removable(root):
            found.append(Stick(volume.displayName() or root, Path(root)))
    return named_apart(found)


def named_apart(found: Iterable[Stick]) -> list[Stick]:
    """Sticks of one name show their place too."""
    found = sorted(found, key=lambda stick: str(stick.root))
    names = [stick.name for stick in found]
    return [s if names.count(s.name) == 1 else Stick(f"{s.name}（{s.root}）", s.root) for s in found]


def _removable(root: str) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(root.replace("/", "\\")) == REMOVABLE)
    return root.startswith(MOUNTED)

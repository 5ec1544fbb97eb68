"""A profile in one file: as encrypted as it is on disk, with check sums; written, and checked, before it counts.

The file is a ZIP (stored, for the contents are encrypted) of profile.db, slots.json, the drafts, and manifest.json with
the SHA-256 of each. It opens with the passphrase or recovery key of the time it was made.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import zipfile
from pathlib import Path

from forms.errors import FormsError
from forms.profile.database import connect
from forms.profile.drafts import FOLDER as DRAFTS
from forms.profile.files import sync_folder
from forms.profile.store import DATABASE_NAME, Profile
from forms.profile.stretching import SLOTS_NAME

_MANIFEST = "manifest.json"
_FORMAT = "fillonce backup 1"
_ALLOWED = re.compile(rf"^({re.escape(DATABASE_NAME)}|{re.escape(SLOTS_NAME)}|{DRAFTS}/[0-9a-f]{{32}}\.draft)$")
_PIECE = 1 << 20


def back_up(profile: Profile, target: Path) -> None:
    """Write a backup of an open profile and check it: check sums, and every page of the database.

    Raises FormsError profile.unwritable, profile.disk_full, backup.damaged where the check fails (the file is removed).
    """
    profile.flush()
    part = target.with_name(target.name + ".part")
    try:
        _write(profile.folder, part)
        _check(part)
        _check_database(profile, part)
        os.replace(part, target)
        sync_folder(target.parent)
    except OSError as error:
        raise FormsError("profile.unwritable", folder=target.parent.name) from error
    finally:
        part.unlink(missing_ok=True)


def restore(archive: Path, folder: Path) -> None:
    """Unpack a backup into a folder that is empty or not there yet. The profile in it is then opened as any other.

    Raises FormsError backup.damaged, profile.exists, profile.unwritable.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FormsError("profile.exists", folder=folder.name)
    _check(archive)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(archive) as packed:
            for name in _names(packed, archive.name):
                _unpack(packed, name, folder / name)
        sync_folder(folder)
    except OSError as error:
        raise FormsError("profile.unwritable", folder=folder.name) from error


def _write(folder: Path, out: Path) -> None:
    files = [folder / DATABASE_NAME, folder / SLOTS_NAME, *sorted((folder / DRAFTS).glob("*.draft"))]
    sums: dict[str, str] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED, allowZip64=True) as packed:
        for file in files:
            name = file.relative_to(folder).as_posix()
            packed.write(file, name)
            with file.open("rb") as read:
                sums[name] = hashlib.file_digest(read, "sha256").hexdigest()
        packed.writestr(_MANIFEST, json.dumps({"format": _FORMAT, "files": sums}))
    with open(out, "rb+") as written:
        os.fsync(written.fileno())


def _check(archive: Path) -> None:
    """Raises FormsError backup.damaged where a file is missing, unknown or not as it was written."""
    try:
        with zipfile.ZipFile(archive) as packed:
            manifest = json.loads(packed.read(_MANIFEST))
            sums = dict(manifest["files"])
            names = _names(packed, archive.name)
            sound = manifest["format"] == _FORMAT and set(sums) == set(names)
            sound = sound and {DATABASE_NAME, SLOTS_NAME} <= set(names)
            sound = sound and all(_sum_in(packed, name) == sums[name] for name in names)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError) as error:
        raise FormsError("backup.damaged", file=archive.name) from error
    if not sound:
        raise FormsError("backup.damaged", file=archive.name)


def _names(packed: zipfile.ZipFile, file: str) -> list[str]:
    """The contents but the manifest; no name may lead out of the folder."""
    names = [name for name in packed.namelist() if name != _MANIFEST]
    if not all(_ALLOWED.match(name) for name in names):
        raise FormsError("backup.damaged", file=file)
    return names


def _sum_in(packed: zipfile.ZipFile, name: str) -> str:
    made = hashlib.sha256()
    with packed.open(name) as read:
        while piece := read.read(_PIECE):
            made.update(piece)
    return made.hexdigest()


def _check_database(profile: Profile, archive: Path) -> None:
    """Open the copy in the backup with the profile's key and read every page of it."""
    with tempfile.TemporaryDirectory(prefix="fillonce-") as place:
        copy = Path(place) / DATABASE_NAME
        with zipfile.ZipFile(archive) as packed:
            _unpack(packed, DATABASE_NAME, copy)
        database = connect(copy, profile.data_key)
        try:
            damaged = database.rows("PRAGMA cipher_integrity_check")
        finally:
            database.close()
    if damaged:
        raise FormsError("backup.damaged", file=archive.name)


def _unpack(packed: zipfile.ZipFile, name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with packed.open(name) as read, open(target, "wb") as out:
        while piece := read.read(_PIECE):
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())

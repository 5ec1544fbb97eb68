"""Files that somebody packed into a zip to send them at once; a workbook is a zip, too, and is none of these."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from forms.documents.intake import check_zip
from forms.errors import FormsError

MOST = 300  # files of one archive that are looked at
LARGEST = 200 * 2**20  # bytes of an archive
_UTF_8 = 0x800  # the flag of a name that is written so


def packed_files(path: Path) -> dict[str, str]:
    """The files in a zip by their place in it, each with its own name; none where it is no archive of files, or can't be
    looked into (what is wrong with it is said where it is opened as it is)."""
    try:
        with path.open("rb") as stream:
            if stream.read(4) != b"PK\x03\x04" or path.stat().st_size > LARGEST:
                return {}
        infos = check_zip(path.read_bytes(), path.name)
    except (OSError, FormsError):
        return {}
    places = {info.filename.lower() for info in infos}
    if places & {"[content_types].xml", "mimetype"}:  # of Office, of OpenDocument
        return {}
    found = {info.filename: _name(info) for info in infos if not info.is_dir()}
    return {place: name for place, name in list(found.items())[:MOST] if not name.startswith(("~$", ".", "__MACOSX"))}


def read_packed(path: Path, place: str, most: int) -> bytes:
    """One file of a zip, at most `most` bytes. Raises FormsError file.zip_bomb, file.damaged, file.unreadable."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(place) as member:
            data = member.read(most + 1)
    except OSError as error:
        raise FormsError("file.unreadable", file=path.name) from error
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, EOFError) as error:
        raise FormsError("file.damaged", file=path.name) from error
    if len(data) > most:
        raise FormsError("file.zip_bomb", file=path.name)
    return data


def _name(info: zipfile.ZipInfo) -> str:
    """A file's own name; where its packer doesn't say which letters it wrote, as UTF-8 if it is that, else in the Chinese
    code page."""
    name = info.filename
    if not info.flag_bits & _UTF_8:
        for letters in ("utf-8", "gb18030"):
            try:
                name = info.filename.encode("cp437").decode(letters)
                break
            except UnicodeError:
                continue
    return PurePosixPath(name.replace("\\", "/")).name

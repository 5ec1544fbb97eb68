"""Files that belong to a report on its way: frozen versions and scans, kept encrypted in the profile under their hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

from forms.documents import reader
from forms.errors import FormsError
from forms.profile import feeds
from forms.profile.store import Profile

KIND = "report_file"  # a record that names a file, so that it is backed up and exchanged with it
MAX_SCAN = 20 * 2**20  # bytes
_SCANS = ((b"%PDF-", ".pdf"), (b"\xff\xd8\xff", ".jpg"), (b"\x89PNG\r\n\x1a\n", ".png"))


def keep(profile: Profile, data: bytes, name: str, role: str, report: str) -> str:
    """Keep a file once; its SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    if feeds.has_blob(profile.database, sha256):
        return sha256
    with profile.database.transaction():
        feeds.put_blob(profile.database, data)
        body = {"sha256": sha256, "name": name, "size": len(data), "role": role, "report": report}
        profile.append(KIND, body)
    return sha256


def load_scan(path: Path) -> bytes:
    """A stamped scan: PDF, JPEG or PNG of at most MAX_SCAN bytes; its size is looked at before it is read.

    Raises FormsError scan.too_large, scan.not_a_scan, file.missing, file.empty, file.unreadable.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise FormsError("file.missing", file=path.name) from error
    if size > MAX_SCAN:
        raise FormsError("scan.too_large", file=path.name, size=max(1, size // 2**20), limit=MAX_SCAN // 2**20)
    data = reader.load(path)
    if scan_ending(data) == "":
        raise FormsError("scan.not_a_scan", file=path.name)
    return data


def scan_ending(data: bytes) -> str:
    """What kind of a scan it is by its content: ".pdf", ".jpg", ".png"; "" for none of them."""
    return next((ending for magic, ending in _SCANS if data.startswith(magic)), "")

"""Files that belong to a report on its way: frozen versions and scans, kept encrypted in the profile under their hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

from forms.documents import reader
from forms.documents.pdf_pages import named_pages, only_pages, page_count
from forms.errors import FormsError
from forms.profile import feeds
from forms.profile.store import Profile

KIND = "report_file"  # a record that names a file, so that it is backed up and exchanged with it
MAX_SCAN = 20 * 2**20  # bytes
MAX_SCANNED = 200 * 2**20  # bytes of a file of many papers, of which some pages are taken
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


def load_scan(path: Path, pages: str = "") -> tuple[bytes, str]:
    """A stamped scan and its name: PDF, JPEG or PNG of at most MAX_SCAN bytes; its size is looked at before it is read.

    `pages`: those of a PDF that belong to this report ('3-4'), where a scanner made one file of many papers; the file
    itself may be larger then. Raises FormsError scan.too_large, scan.not_a_scan, scan.bad_pages, scan.no_pages,
    file.missing, file.empty, file.unreadable.
    """
    limit = MAX_SCANNED if pages.strip() else MAX_SCAN
    data = _within(path, limit)
    if scan_ending(data) == "":
        raise FormsError("scan.not_a_scan", file=path.name)
    if not pages.strip():
        return data, path.name
    count = page_count(data) if scan_ending(data) == ".pdf" else 0
    if not count:
        raise FormsError("scan.no_pages", file=path.name)
    wanted = named_pages(pages, count)
    data = only_pages(data, wanted, path.name)
    if len(data) > MAX_SCAN:
        raise FormsError("scan.too_large", file=path.name, size=len(data) // 2**20, limit=MAX_SCAN // 2**20)
    return data, f"{path.stem}（第{'、'.join(str(n) for n in wanted)}页）.pdf"


def pages_of(path: Path) -> int:
    """How many pages a PDF has; 0 for anything else, and for one that is too large or can't be opened."""
    try:
        with path.open("rb") as file:
            if not file.read(8).startswith(b"%PDF-"):
                return 0
        return page_count(_within(path, MAX_SCANNED))
    except (OSError, FormsError):
        return 0


def _within(path: Path, limit: int) -> bytes:
    """A file's bytes, where its size allows it. FormsError scan.too_large, file.*."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise FormsError("file.missing", file=path.name) from error
    if size > limit:
        raise FormsError("scan.too_large", file=path.name, size=max(1, size // 2**20), limit=limit // 2**20)
    return reader.load(path)


def scan_ending(data: bytes) -> str:
    """What kind of a scan it is by its content: ".pdf", ".jpg", ".png"; "" for none of them."""
    return next((ending for magic, ending in _SCANS if data.startswith(magic)), "")

"""One process holds a profile at a time, and never over a network share (WAL needs one machine's memory and locks)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from forms.errors import FormsError

LOCK_NAME = "profile.lock"
# File systems of other machines as Linux names them. 9p is left out: virtual machines use it for local folders.
_REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "davfs", "fuse.sshfs",
     "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.glusterfs"}
)  # fmt: skip


class ProfileLock:
    """An operating system's lock on a file in the profile's folder; it goes with the process, even a killed one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            self._handle = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise FormsError("profile.unwritable", folder=folder.name) from error
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise FormsError("profile.locked", folder=folder.name) from error

    def release(self) -> None:
        """Closing the file ends the lock. The file stays: removing it would let two processes hold two files."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def refuse_network_share(folder: Path) -> None:
    """Raises FormsError profile.network_share where the folder is seen to stand on another machine."""
    if is_remote(folder):
        raise FormsError("profile.network_share", folder=folder.name)


def is_remote(folder: Path) -> bool:
    """Whether the folder stands on a network share, as far as the system tells (macOS doesn't tell us)."""
    if sys.platform == "win32":
        return _windows_remote(str(folder.absolute()))
    mounts = Path("/proc/self/mountinfo")
    if not mounts.is_file():
        return False
    return linux_file_system(str(folder.absolute()), mounts.read_text("utf-8", "replace")) in _REMOTE


def linux_file_system(path: str, mountinfo: str) -> str:
    """The type of the file system a path stands on, by the longest mount point of /proc/self/mountinfo; "" unknown."""
    best, kind = "", ""
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        point = _unescape(fields[4])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, after.split(" ")[0]
    return kind


def _unescape(point: str) -> str:
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, sign)
    return point


def _windows_remote(path: str) -> bool:
    if path.startswith("\\\\"):
        return not path.startswith(("\\\\?\\", "\\\\.\\")) or path.upper().startswith("\\\\?\\UNC\\")
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path[:3]) == 4)
    return False

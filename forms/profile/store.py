"""A profile: opening, creating and closing. What it holds is in journal.py and projection.py."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from forms.errors import FormsError
from forms.profile import feeds, keys
from forms.profile.database import Database, connect
from forms.profile.drafts import DraftStore
from forms.profile.files import sync_folder
from forms.profile.identity import new_identity
from forms.profile.journal import Journal
from forms.profile.keys import Slots
from forms.profile.locks import ProfileLock, refuse_network_share
from forms.profile.projection import Projection
from forms.profile.recovery import new_recovery_key
from forms.profile.rows import UnitSettings
from forms.profile.schema import migrate
from forms.profile.stretching import SLOTS_NAME, Stretch, stretched
from forms.profile.vault import SystemVault, Vault

if TYPE_CHECKING:
    from forms.model.reports import Problem

DATABASE_NAME = "profile.db"
_UNFINISHED = DATABASE_NAME + ".new"


class Profile(Journal, Projection):
    """The encrypted store of one office, held by one process and used by one thread at a time.

    `remarks` are things to tell after creating (profile.no_keyring).
    """

    def __init__(
        self, folder: Path, database: Database, data_key: bytes, lock: ProfileLock, temporary: bool = False
    ) -> None:
        Journal.__init__(self, database)
        Projection.__init__(self, database)
        self.folder = folder
        self.remarks: tuple[Problem, ...] = ()
        self._key = data_key
        self._drafts = DraftStore(folder, data_key)
        self._lock = lock
        self._temporary = temporary
        self._open = True

    @property
    def drafts(self) -> DraftStore:
        """The drafts in progress; may be used from any thread."""
        return self._drafts

    @property
    def data_key(self) -> bytes:
        """For checking a backup."""
        return self._key

    def flush(self) -> None:
        """Put everything into the database file itself: the write-ahead log is empty afterwards."""
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    @property
    def temporary(self) -> bool:
        """Whether closing removes it."""
        return self._temporary

    @property
    def database(self) -> Database:
        """For the rooms that exchange journals."""
        return self._db

    @staticmethod
    def create(
        folder: Path,
        passphrase: str | None,
        unit: UnitSettings,
        *,
        data_key: bytes | None = None,
        vault: Vault | None = None,
    ) -> tuple[Profile, str]:
        """A new profile in a folder (made where missing), and its recovery key to print and keep sealed.

        Without a passphrase the system's keyring holds a key. Raises FormsError profile.exists, profile.locked,
        profile.network_share, profile.unwritable.
        """
        refuse_network_share(folder)
        _make_folder(folder)
        lock = ProfileLock(folder)
        try:
            if (folder / SLOTS_NAME).exists() or (folder / DATABASE_NAME).exists():
                raise FormsError("profile.exists", folder=folder.name)
            key = data_key or secrets.token_bytes(32)
            _build(folder, key, unit)
            slots, recovery_key = _first_slots(key, passphrase, vault or SystemVault())
            keys.write_slots(folder, slots)
            _finish(folder)
            profile = Profile(folder, _connect(folder, key), key, lock)
        except BaseException:
            lock.release()
            raise
        if not any(slots.find(kind) for kind in ("passphrase", "keyring")):
            from forms.model.reports import Problem

            profile.remarks = (Problem("profile.no_keyring", (("folder", folder.name),)),)
        return profile, recovery_key

    @staticmethod
    def open(
        folder: Path,
        passphrase: str | None = None,
        recovery_key: str | None = None,
        data_key: bytes | None = None,
        *,
        vault: Vault | None = None,
        stretch: Stretch = stretched,
    ) -> Profile:
        """Open with what is given, else with the system's keyring. `stretch` may know the stretched passphrase already.

        Raises FormsError profile.missing, profile.locked, profile.wrong_key, profile.no_key, profile.damaged,
        profile.newer_schema, profile.network_share, recovery.bad_checksum.
        """
        _require(folder)
        refuse_network_share(folder)
        lock = ProfileLock(folder)
        try:
            slots = keys.read_slots(folder)
            key = data_key or keys.unlock(slots, folder.name, passphrase, recovery_key, vault or SystemVault(), stretch)
            keys.check_key(slots, key, folder.name)
            _finish(folder)
            return Profile(folder, _connect(folder, key), key, lock)
        except BaseException:
            lock.release()
            raise

    @staticmethod
    def throwaway(unit: UnitSettings) -> Profile:
        """A profile in a temporary folder with its key in memory only; closing it removes the folder."""
        folder = Path(tempfile.mkdtemp(prefix="fillonce-"))
        lock = ProfileLock(folder)
        key = secrets.token_bytes(32)
        try:
            _build(folder, key, unit)
            _finish(folder)
            return Profile(folder, _connect(folder, key), key, lock, temporary=True)
        except BaseException:
            lock.release()
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def set_passphrase(self, passphrase: str) -> None:
        """Put a passphrase in place of the one before; a slot in the keyring goes with it."""
        slots = keys.read_slots(self.folder).without("keyring")
        keys.write_slots(self.folder, slots.with_slot(keys.passphrase_slot(slots, passphrase, self._key)))

    def renew_recovery_key(self) -> str:
        """A new printed key; the one before opens nothing any more."""
        slots, text = keys.read_slots(self.folder), new_recovery_key()
        keys.write_slots(self.folder, slots.with_slot(keys.recovery_slot(slots, text, self._key)))
        return text

    def check_pages(self) -> None:
        """Read every page and check that it is as it was written. Raises FormsError profile.damaged."""
        if self._db.rows("PRAGMA cipher_integrity_check"):
            raise FormsError("profile.damaged", folder=self.folder.name, file=DATABASE_NAME)

    def hand_over(self) -> None:
        """Let the next thread that calls own the connection."""
        self._db.hand_over()

    def close(self) -> None:
        """Give the profile back; a throwaway one is gone. Closing twice is fine."""
        if not self._open:
            return
        self._open = False
        try:
            self._db.close()
        finally:
            self._lock.release()
            if self._temporary:
                shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Profile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FormsError("profile.unwritable", folder=folder.name) from error


def _build(folder: Path, key: bytes, unit: UnitSettings) -> None:
    """Under another name first: a profile is there whole, or not at all. Leftovers of a broken attempt go."""
    for name in (_UNFINISHED, _UNFINISHED + "-wal", _UNFINISHED + "-shm", _UNFINISHED + "-journal"):
        (folder / name).unlink(missing_ok=True)
    database = connect(folder / _UNFINISHED, key, new=True)
    try:
        migrate(database)
        with database.transaction():
            feeds.add_identity(database, new_identity(unit.name))
            Journal(database).set_unit(unit)
    finally:
        database.close()


def _first_slots(key: bytes, passphrase: str | None, vault: Vault) -> tuple[Slots, str]:
    slots, recovery_key = keys.new_slots(key), new_recovery_key()
    slots = slots.with_slot(keys.recovery_slot(slots, recovery_key, key))
    if passphrase is not None:
        return slots.with_slot(keys.passphrase_slot(slots, passphrase, key)), recovery_key
    kept = keys.keyring_slot(slots, vault, key)
    return (slots.with_slot(kept) if kept else slots), recovery_key


def _finish(folder: Path) -> None:
    """The last step of creating; opening does it where creating was cut off before it."""
    unfinished = folder / _UNFINISHED
    if unfinished.exists() and not (folder / DATABASE_NAME).exists():
        os.replace(unfinished, folder / DATABASE_NAME)
        sync_folder(folder)


def _connect(folder: Path, key: bytes) -> Database:
    database = connect(folder / DATABASE_NAME, key)
    try:
        migrate(database)
        if database.row("SELECT 1 FROM identities") is None:
            raise FormsError("profile.damaged", folder=folder.name, file=DATABASE_NAME)
    except BaseException:
        database.close()
        raise
    return database


def _require(folder: Path) -> None:
    if (folder / SLOTS_NAME).exists():
        return
    if (folder / DATABASE_NAME).exists():
        raise FormsError("profile.no_key", folder=folder.name)
    raise FormsError("profile.missing", folder=folder.name)

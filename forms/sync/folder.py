"""Exchange through a folder: a shared drive, a cloud drive or a stick. It holds only signed, sealed records."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from forms.errors import FormsError
from forms.model.reports import Problem, SyncReport
from forms.profile import exchange as rows
from forms.profile import feeds
from forms.profile.database import Database
from forms.profile.store import Profile
from forms.progress import Progress
from forms.sync import bundle, pairing, places, statement, trust
from forms.sync.receive import Intake, settle, take
from forms.sync.sealing import Incomplete, Opened, Tampered, sealed_for, unseal
from forms.sync.send import send


@dataclass(frozen=True, slots=True)
class Exchanged:
    """`new_submissions`: ids to project. `kinds`: kinds of records that came. `limited`: a device lost our belief, and
    submissions of it may be gone.
    """

    report: SyncReport
    new_submissions: tuple[str, ...]
    kinds: frozenset[str]
    limited: bool = False


def exchange(profile: Profile, folder: Path, progress: Progress) -> Exchanged:
    """Take in what others left in the folder and leave what they lack. Doing it twice changes nothing.

    The caller projects the new submissions and counts the conflicts that came of them. Raises FormsError
    sync.folder_missing, sync.folder_unwritable, sync.no_peer, sync.waiting; Cancelled between two files, with what
    was taken in until then kept.
    """
    places.require(folder)
    db = profile.database
    problems = pairing.finish(profile, folder)
    if not trust.peers(db):
        raise FormsError("sync.waiting" if rows.open_invitations(db) else "sync.no_peer", folder=folder.name)
    before = {device.id: device.last_good for device in feeds.devices(db)}
    listed = {head.id for head in profile.submissions()}
    intake = Intake(profile.township)
    problems += statement.read_all(db, folder)
    unread = _receive(db, folder, intake, progress)
    limited = any(device.last_good != before.get(device.id) for device in feeds.devices(db))
    profile.forget_unseen()
    sent = send(db, folder, progress)
    statement.write(db, folder, unread)
    told = [Problem(code, (("file", name),)) for name, code in unread.items() if code]
    quarantined = (*problems, *told, *intake.problems, *_aside(db))
    new = tuple(head.id for head in profile.submissions() if head.id not in listed)
    report = SyncReport(sent, intake.received, intake.known, quarantined)
    return Exchanged(report, new, frozenset(intake.kinds), limited)


def _receive(db: Database, folder: Path, intake: Intake, progress: Progress) -> dict[str, str]:
    """Read every bundle not read before. Returns those that can't be read, with why ("": not sealed for us)."""
    with db.transaction():
        settle(db, intake)
    unread: dict[str, str] = {}
    devices = -1
    while devices != len(trust.known(db)):  # who was enrolled by one bundle may have signed another
        devices = len(trust.known(db))
        known = rows.bundles(db)
        names = [name for name in places.names(folder, places.BUNDLE) if name not in known]
        unread = {}
        for place, name in enumerate(names):
            progress.step(place, len(names), "")
            code = _read(db, name, places.read(folder, name), intake)
            if code is not None:
                unread[name] = code
    return unread


def _read(db: Database, name: str, data: bytes, intake: Intake) -> str | None:
    """None where the bundle was taken in, whole and in one transaction; else the code of what hinders it."""
    try:
        opened = unseal(feeds.own_identity(db), bundle.PURPOSE, data)
        if opened is None:
            return ""
        if opened.signer not in trust.known(db):
            return "sync.unknown_signer"
        _take(db, name, data, opened, intake)
    except Incomplete:
        return "sync.incomplete"
    except (Tampered, ValueError):
        return "sync.tampered"
    return None


def _take(db: Database, name: str, data: bytes, opened: Opened, intake: Intake) -> None:
    contents = bundle.unpack(opened.content)
    with db.transaction():
        for blob in contents.blobs:
            feeds.put_blob(db, blob)
        take(db, contents.records, intake)
        recipients = sealed_for(data, trust.known(db).values()) | {opened.signer}
        rows.remember_bundle(db, name, recipients, {envelope.id.hex() for envelope in contents.records})


def _aside(db: Database) -> list[Problem]:
    """Records that are kept but not believed, counted by reason and device."""
    names = {device.id: device.name for device in feeds.devices(db)}
    return [
        Problem(
            {
                "pending": "sync.aside_pending",
                "unknown": "sync.aside_unknown",
                "revoked": "sync.aside_revoked",
            }.get(why, "sync.aside_forked"),
            (("device", device[:8]), ("name", names.get(device, "")), ("count", str(count))),
        )
        for why, device, count in rows.aside_counts(db)
    ]

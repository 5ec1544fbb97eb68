"""What is recorded for good: submissions, decisions, catalogues. The first half of a Profile."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from forms.errors import FormsError
from forms.profile import feeds, heads, records, sealed
from forms.profile.canonical import parse
from forms.profile.codec import encode_submission
from forms.profile.database import Database
from forms.profile.identity import Device
from forms.profile.rows import DecisionRecord, Recorded, RecordId, SubmissionHead, UnitSettings

if TYPE_CHECKING:
    from forms.model.facts import Submission
    from forms.model.reports import Problem

_UNIT = "unit"
_DETAILS = ("telephone", "address", "credit_code")


class Journal:
    """Append-only and signed. Every write is one transaction: it is whole and durable, or it never was."""

    def __init__(self, database: Database) -> None:
        self._db = database

    @property
    def unit(self) -> UnitSettings:
        data = self.setting(_UNIT, {})
        villages = tuple((name, code) for name, code in data.get("villages", ()))
        more = {name: str(data.get(name, "")) for name in _DETAILS}
        return UnitSettings(data.get("name", ""), data.get("code", ""), villages, **more)

    def set_unit(self, unit: UnitSettings) -> None:
        kept = {"name": unit.name, "code": unit.code, "villages": [list(v) for v in unit.villages]}
        self.put_setting(_UNIT, kept | {name: getattr(unit, name) for name in _DETAILS})

    @property
    def township(self) -> str:
        """How records name the unit: its code, else its name."""
        unit = self.unit
        return unit.code or unit.name

    def setting(self, key: str, default: Any = None) -> Any:
        """A local setting (any JSON value); never leaves this profile."""
        row = self._db.row("SELECT value FROM settings WHERE key = ?", (key,))
        return json.loads(row[0]) if row else default

    def put_setting(self, key: str, value: object) -> None:
        self._db.execute(
            "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, json.dumps(value, ensure_ascii=True)),
        )

    def append(self, kind: str, body: Mapping[str, object]) -> RecordId:
        """Sign and keep a record. `body` is JSON-ready; decimals are strings. Raises ValueError for floats."""
        with self._db.transaction():
            return records.append(self._db, kind, body, self.township)[0]

    def add_submission(self, submission: Submission, original: bytes, file_name: str) -> Recorded:
        """Keep a submission and the bytes it was read from. The same bytes again change nothing."""
        sha256 = hashlib.sha256(original).hexdigest()
        if sha256 != submission.sha256:
            raise ValueError("the submission was read from other bytes")
        payload = encode_submission(submission) | {"file_name": file_name}
        with self._db.transaction():
            known = heads.with_sha256(self._db, sha256)
            if known:
                return Recorded(known, False)
            feeds.put_blob(self._db, original)
            record, number = records.append(self._db, "submission", payload, self.township)
            heads.add(self._db, number)
        return Recorded(record, True)

    def add_sealed(self, submission: Submission, file_name: str) -> Recorded:
        """Keep a submission so that forget() can destroy what it says. The file itself isn't kept."""
        with self._db.transaction():
            keys = self.setting(sealed.KEYS, {})
            known = heads.with_sha256(self._db, submission.sha256)
            if known and submission.sha256 in keys:
                return Recorded(known, False)
            key = sealed.new_key()
            payload = sealed.seal(submission, key) | {"file_name": file_name}
            record, number = records.append(self._db, "submission", payload, self.township)
            heads.add(self._db, number)
            self.put_setting(sealed.KEYS, keys | {record: key, submission.sha256: key})
        return Recorded(record, True)

    def forget(self, record: RecordId) -> None:
        """Destroy what a sealed submission says, for good; one that was kept open is read no more, and its file goes."""
        sha256 = heads.sha256_of(self._db, record) or ""
        with self._db.transaction():
            keys = self.setting(sealed.KEYS, {})
            self.put_setting(sealed.KEYS, {name: key for name, key in keys.items() if name not in (record, sha256)})
            self.put_setting(sealed.FORGOTTEN, sorted({*self.setting(sealed.FORGOTTEN, []), record}))
            self._db.execute("DELETE FROM blobs WHERE sha256 = ?", (bytes.fromhex(sha256),))

    def can_be_read(self, record: RecordId) -> bool:
        """Whether this profile has the key of a sealed submission."""
        return record in self.setting(sealed.KEYS, {})

    def submission(self, record: RecordId) -> Submission:
        """Raises FormsError record.unknown. A sealed one that was forgotten (or came without its key) says nothing."""
        body = feeds.body_of(self._db, record)
        if body is None:
            raise FormsError("record.unknown", record=record[:8])
        found = sealed.opened(records.payload_of(body), self.setting(sealed.KEYS, {}).get(record, ""))
        gone = found.source == "shared" and record in self.setting(sealed.FORGOTTEN, [])
        return replace(found, observations=()) if gone else found

    def submissions(self, ids: Collection[RecordId] | None = None) -> list[SubmissionHead]:
        """All that may be seen (or these of them), in an order that is the same on every desktop."""
        return heads.all_heads(self._db) if ids is None else heads.named(self._db, ids)

    def original(self, record_or_sha256: str) -> bytes:
        """The bytes of the file, by the submission's id or the file's SHA-256. Raises FormsError record.no_original."""
        sha256 = heads.sha256_of(self._db, record_or_sha256) or record_or_sha256
        data = feeds.get_blob(self._db, sha256)
        if data is None:
            raise FormsError("record.no_original", record=record_or_sha256[:8])
        return data

    def append_decision(self, kind: str, body: Mapping[str, object]) -> RecordId:
        """A human decision: confirmation, correction, settlement, binding, not_this ...; names what it `supersedes`."""
        return self.append(kind, body)

    def decisions(self, kind: str) -> list[tuple[RecordId, dict[str, Any]]]:
        """(id, body) of one kind; one that was made knowing another stands behind it, on every desktop alike."""
        return [(record, records.payload_of(body)) for record, _, body in feeds.visible_bodies(self._db, kind)]

    def devices(self) -> list[Device]:
        """All desktops whose records may stand here, this one included."""
        return feeds.devices(self._db)

    def decision_records(self, kind: str) -> list[DecisionRecord]:
        """As decisions(), with who wrote each and when."""
        found = (
            (record, records.payload_of(body), parse(body)) for record, _, body in feeds.visible_bodies(self._db, kind)
        )
        return [DecisionRecord(i, str(f.get("device", "")), str(f.get("time", "")), b) for i, b, f in found]

    def state_of(self, kind: str) -> tuple[int, int]:
        """Changes whenever a record of the kind is added or is seen no more: how many there are, and the newest row."""
        row = self._db.row("SELECT count(*), coalesce(max(n), 0) FROM visible WHERE kind = ?", (kind,))
        return (row[0], row[1]) if row else (0, 0)

    def put_catalogue(self, name: str, items: Sequence[Mapping[str, object]], version: str = "") -> RecordId:
        """A catalogue of shared sources; takes the place of the one with the same name and version."""
        body = {"name": name, "version": version, "items": [dict(item) for item in items]}
        same = [(record, old) for record, old in self.decisions("catalogue") if _is_same(old, name, version)]
        if same and same[-1][1] == body:
            return same[-1][0]
        return self.append("catalogue", body)

    def catalogue_items(self) -> list[Mapping[str, object]]:
        """The items of all catalogues, as they were put, with "catalogue" and "catalogue_version" added."""
        latest: dict[tuple[str, str], list[Mapping[str, object]]] = {}
        for _, body in self.decisions("catalogue"):
            name, version = str(body.get("name", "")), str(body.get("version", ""))
            tags = {"catalogue": name, "catalogue_version": version}
            latest[name, version] = [tags | item for item in body.get("items", ()) if isinstance(item, dict)]
        return [item for items in latest.values() for item in items]

    def verify_journal(self) -> list[Problem]:
        """Check every hash, signature and chain; empty where all is sound. Raises FormsError profile.damaged."""
        return records.verify_journal(self._db)


def _is_same(body: Mapping[str, Any], name: str, version: str) -> bool:
    return body.get("name") == name and body.get("version") == version

"""The templates a profile keeps: each version's original file, and which versions are one template."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from forms.errors import FormsError
from forms.profile import feeds
from forms.profile.rows import DecisionRecord
from forms.profile.store import Profile
from forms.recording.decisions import Decision

KIND = "template"
RETIRED = "template_retired"


@dataclass(frozen=True, slots=True)
class Stored:
    """One file of a template as it was taken in."""

    id: str
    family: str
    version: int
    sha256: str
    file: str
    title: str
    issuer: str
    kind: str
    fingerprint: str
    time: str
    publisher: str = ""  # its device
    publisher_name: str = ""
    fields: int = 0  # as they were found when it was taken in


def keep(profile: Profile, data: bytes, body: dict[str, object], family: str = "") -> str:
    """Keep a file and what it is; the id of its record. `family` "" begins a new template."""
    sha256 = hashlib.sha256(data).hexdigest()
    with profile.database.transaction():
        feeds.put_blob(profile.database, data)
        return profile.append(KIND, body | {"sha256": sha256, "family": family})


def everything(profile: Profile) -> list[Stored]:
    """Every file that was taken in, in the order of the journal."""
    found = (_stored(record) for record in profile.decision_records(KIND))
    return [one for one in found if one is not None]


def _stored(record: DecisionRecord) -> Stored | None:
    """None for what a newer program wrote otherwise."""
    body = record.body

    def text(name: str) -> str:
        value: Any = body.get(name, "")
        return value if isinstance(value, str) else ""

    version = body.get("version")
    if not text("sha256") or type(version) is not int:
        return None
    return Stored(
        record.id, text("family") or record.id, version, text("sha256"), text("file_name"), text("title"),
        text("issuer"), text("kind"), text("fingerprint"), record.time, text("publisher"), text("publisher_name"),
        body["fields"] if type(body.get("fields")) is int else 0,
    )  # fmt: skip


def heads(stored: Iterable[Stored], live: Iterable[Decision]) -> list[Stored]:
    """The newest file of each template, in the order they were first taken in; without those that were put away since."""
    gone = {d.text("record") for d in live if d.what == RETIRED}
    newest: dict[str, Stored] = {}
    for one in stored:
        before = newest.get(one.family)
        if before is None or one.version >= before.version:
            newest[one.family] = one
    return [one for one in newest.values() if one.id not in gone]


def find(profile: Profile, id: str) -> Stored:
    """Raises FormsError template.unknown."""
    found = next((one for one in everything(profile) if one.id == id), None)
    if found is None:
        raise FormsError("template.unknown", template=id[:8])
    return found


def before(stored: Iterable[Stored], one: Stored) -> Stored | None:
    """The newest file of the version before."""
    earlier = [s for s in stored if s.family == one.family and s.version < one.version]
    return max(earlier, key=lambda s: s.version, default=None)

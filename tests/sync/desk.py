"""A desktop in tests: its profile and the folder it exchanges through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from forms.profile import feeds
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from forms.progress import Silent
from forms.sync import trust
from forms.sync.folder import Exchanged, exchange
from forms.sync.pairing import accept_pairing, start_pairing
from tests.profile.samples import submission


@dataclass
class Desk:
    profile: Profile
    folder: Path

    def sync(self) -> Exchanged:
        return exchange(self.profile, self.folder, Silent())

    def report(self, content: bytes) -> str:
        return self.profile.add_submission(submission(content), content, "人口 月报.xlsx").id

    def titles(self) -> list[str]:
        """Ids of the submissions it sees."""
        return [head.id for head in self.profile.submissions()]

    def problems(self) -> list[str]:
        return sorted(problem.code for problem in self.sync().report.quarantined)

    @property
    def id(self) -> str:
        return feeds.own_identity(self.profile.database).device.id

    def state(self) -> object:
        """All that can be seen of the journal."""
        decisions = [self.profile.decisions(kind) for kind in ("decision", "correction", "catalogue")]
        return self.titles(), decisions, sorted(feeds.heads(self.profile.database).items())


def pair(first: Desk, second: Desk) -> None:
    """Both know each other afterwards."""
    accept_pairing(second.profile, second.folder, start_pairing(first.profile, first.folder))
    first.sync()
    second.sync()


def befriend(first: Desk, second: Desk) -> None:
    """As pair(), without the code and its stretching."""
    for one, other in ((first, second), (second, first)):
        public = feeds.own_identity(other.profile.database).device
        with one.profile.database.transaction():
            trust.enrol(one.profile.database, replace(public, state="paired"), "999101")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def clone(desk: Desk, folder: Path) -> Desk:
    """The same disk a second time: same keys, same journal so far."""
    import shutil

    key = desk.profile._key
    desk.profile.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = folder / "clone"
    copy.mkdir()
    shutil.copy(desk.profile.folder / "profile.db", copy / "profile.db")
    from forms.profile.locks import ProfileLock
    from forms.profile.store import _connect

    return Desk(Profile(copy, _connect(copy, key), key, ProfileLock(copy)), desk.folder)


UNIT = UnitSettings("云溪镇", "999101")

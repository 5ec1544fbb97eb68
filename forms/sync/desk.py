"""With whom a profile exchanges, and how far each is. A part of Workspace."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from forms.profile import exchange, feeds
from forms.profile.store import Profile
from forms.progress import Progress, Silent
from forms.sync import pairing, send
from forms.sync.tidying import Tidied, tidy

_FOLDER = "exchange.folder"  # this computer's own; never sent


@dataclass(frozen=True, slots=True)
class Partner:
    """Another desktop. `state` paired, revoked or forked; `lacks`: records it has not said to have (None: never heard of)."""

    id: str
    name: str
    state: str
    lacks: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """`invited`: a code was made and nobody has answered it. `folder`: chosen last, "" for none."""

    device: str
    name: str
    partners: tuple[Partner, ...]
    invited: bool
    folder: str

    @property
    def paired(self) -> bool:
        return any(partner.state == "paired" for partner in self.partners)


class ExchangeDesk:
    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    def standing(self) -> Standing:
        """Who is paired, and what each still lacks."""
        db = self._profile.database
        own = feeds.own_identity(db).device
        mine = feeds.own_devices(db)
        partners = tuple(
            Partner(d.id, d.name, d.state, send.lacking(db, d.id) if d.state == "paired" else 0)
            for d in feeds.devices(db)
            if d.id not in mine
        )
        folder = str(self._profile.setting(_FOLDER, ""))
        return Standing(own.id, own.name, partners, bool(exchange.open_invitations(db)), folder)

    def meeting_place(self) -> str:
        """The folder chosen last, "" where there is none or nobody is paired."""
        db = self._profile.database
        mine = feeds.own_devices(db)
        paired = any(d.state == "paired" and d.id not in mine for d in feeds.devices(db))
        return str(self._profile.setting(_FOLDER, "")) if paired else ""

    def keep_folder(self, folder: Path) -> None:
        """This folder is offered the next time."""
        self._profile.put_setting(_FOLDER, str(folder))

    def revoke(self, device: str) -> None:
        """Believe nothing more of a device; what came until now stays. Raises FormsError sync.no_such_device."""
        pairing.revoke(self._profile, device)

    def tidy(self, folder: Path, progress: Progress = Silent()) -> Tidied:  # noqa: B008
        """Clear away bundles of our own that everybody has. Raises FormsError sync.folder_missing, Cancelled."""
        return tidy(self._profile.database, folder, progress)

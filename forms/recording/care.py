"""A profile as its owner looks after it: drafts, what waits, figures, passphrase, backup."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from forms.errors import FormsError
from forms.profile import kinds
from forms.profile.drafts import DraftStore
from forms.profile.rows import Counts, UnitSettings
from forms.profile.store import Profile
from forms.recording import agenda

if TYPE_CHECKING:
    from forms.model.states import Report
    from forms.recording.finding import Found

_EXCHANGED = "exchange.last"


class Care:
    """Reached by Workspace.care; everything but `drafts` belongs to the workspace's thread."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    @property
    def drafts(self) -> DraftStore:
        """The drafts in progress, kept on every change; may be used from any thread."""
        return self._profile.drafts

    @property
    def folder(self) -> Path:
        return self._profile.folder

    @property
    def temporary(self) -> bool:
        """Whether closing removes the profile."""
        return self._profile.temporary

    @property
    def unit(self) -> UnitSettings:
        """The reporting unit as it was set up."""
        return self._profile.unit

    def set_unit(self, unit: UnitSettings) -> None:
        """Put other settings in place; codes and the telephone in one spelling.

        FormsError unit.no_name, unit.bad_code, unit.bad_telephone, unit.bad_credit_code.
        """
        self._profile.set_unit(checked_unit(unit))

    def counts(self) -> Counts:
        """How much the profile holds."""
        return self._profile.counts()

    def agenda(self, today: dt.date) -> agenda.Agenda:
        """What waits: drafts, reports that differ, what came in from others, what is due next."""
        return agenda.agenda(self._profile, today)

    def reports_on_way(self) -> tuple[Report, ...]:
        """Reports that wait for a signature or to be sent, and those that were returned; the newest first."""
        if not self._profile.state_of(kinds.REPORTS)[0]:
            return ()
        from forms.recording.sending import SendingBook

        found = SendingBook(self._profile).now().reports.values()
        return tuple(r for r in reversed(list(found)) if r.state in ("review", "signed", "returned"))

    def clear_written(self, before: str) -> int:
        """Remove drafts that are written or discarded and were changed last before a day (ISO 8601), but for those whose
        report is still on its way; how many."""
        spared = {r.draft for r in self.reports_on_way()}
        old = [h.id for h in self.drafts.heads() if h.state != "open" and h.changed < before and h.id not in spared]
        for draft in old:
            self.drafts.remove(draft)
        return len(old)

    def put_away_arrived(self) -> None:
        """What came in from others so far was seen."""
        agenda.put_away_arrived(self._profile)

    def note_exchange(self) -> None:
        """There was an exchange with others just now."""
        self._profile.put_setting(_EXCHANGED, f"{dt.datetime.now():%Y-%m-%dT%H:%M:%S}")

    def last_exchange(self) -> dt.datetime | None:
        """When data were last exchanged with others, by this computer's clock; None where they never were."""
        kept = self._profile.setting(_EXCHANGED, "")
        return dt.datetime.fromisoformat(kept) if kept else None

    def find(self, text: str) -> tuple[Found, ...]:
        """Drafts, subjects and facts that a few words name."""
        from forms.recording.finding import find

        return find(self._profile, text)

    def set_passphrase(self, passphrase: str) -> None:
        """From now on the profile opens with this passphrase (and still with its recovery key)."""
        self._profile.set_passphrase(passphrase)

    def back_up(self, target: Path) -> None:
        """Write a checked, encrypted copy of the profile into one file. FormsError as forms.profile.backup says."""
        from forms.profile.backup import back_up

        back_up(self._profile, target)


def checked_unit(unit: UnitSettings) -> UnitSettings:
    """The settings with codes and the telephone in one spelling; villages as they are.

    FormsError unit.no_name, unit.bad_code (6, 9 or 12 digits), unit.bad_telephone, unit.bad_credit_code (GB 32100).
    """
    from forms.values.identity import parse_credit_code, parse_division, parse_phone

    if not unit.name.strip():
        raise FormsError("unit.no_name")
    code, phone = parse_division(unit.code), parse_phone(unit.telephone)
    credit = parse_credit_code(unit.credit_code)
    for given, found, why in (
        (unit.code, code, "unit.bad_code"),
        (unit.telephone, phone, "unit.bad_telephone"),
        (unit.credit_code, credit, "unit.bad_credit_code"),
    ):
        if given.strip() and found is None:
            raise FormsError(why, text=given)
    return UnitSettings(unit.name.strip(), code or "", unit.villages, phone or "", unit.address.strip(), credit or "")

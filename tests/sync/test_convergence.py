"""Any order of reports, exchanges and losses leads all desktops to the same state."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from forms.profile import exchange as rows
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile
from tests.sync.desk import Desk, befriend

WHO = st.integers(0, 2)


class Office(RuleBasedStateMachine):
    """Three desktops; the first two and the last two are paired."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desks = [Desk(Profile.throwaway(UnitSettings(name, "999101")), self.folder) for name in "甲乙丙"]
        befriend(self.desks[0], self.desks[1])
        befriend(self.desks[1], self.desks[2])
        self.reported: set[str] = set()
        self.count = 0

    @rule(who=WHO)
    def report(self, who: int) -> None:
        self.count += 1
        self.reported.add(self.desks[who].report(b"%d" % self.count))

    @rule(who=WHO)
    def decide(self, who: int) -> None:
        self.desks[who].profile.append_decision("decision", {"by": str(who), "new field": [1, None]})

    @rule(who=WHO)
    def sync(self, who: int) -> None:
        self.desks[who].sync()

    @rule(seed=st.randoms(use_true_random=False))
    def lose_a_file(self, seed: object) -> None:
        found = sorted(self.folder.glob("[rh]-*"))
        if found:
            found[seed.randrange(len(found))].unlink()  # type: ignore[attr-defined]

    @rule(seed=st.randoms(use_true_random=False))
    def cut_a_file(self, seed: object) -> None:
        found = sorted(self.folder.glob("[rh]-*"))
        if found:
            path = found[seed.randrange(len(found))]  # type: ignore[attr-defined]
            path.write_bytes(path.read_bytes()[:-1])

    @invariant()
    def no_gap_is_crossed(self) -> None:
        for desk in self.desks:
            for other in self.desks:
                seqs = sorted(rows.record_ids(desk.profile.database, other.id))
                assert seqs == list(range(1, len(seqs) + 1))

    def teardown(self) -> None:
        try:
            for _ in range(4):
                for desk in self.desks:
                    desk.sync()
            states = [desk.state() for desk in self.desks]
            assert states[0] == states[1] == states[2]
            assert set(self.desks[0].titles()) == self.reported
            assert all(desk.profile.verify_journal() == [] for desk in self.desks)
        finally:
            for desk in self.desks:
                desk.profile.close()
            shutil.rmtree(self.folder)


TestOffice = Office.TestCase
TestOffice.settings = settings(max_examples=8, stateful_step_count=15, deadline=None)

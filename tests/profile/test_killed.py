"""What a killed process leaves: every acknowledged record whole, nothing half."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from forms.profile.store import Profile
from forms.profile.vault import NoVault
from tests.profile.samples import KEY, UNIT, record

_ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")

_KILLER = """
import os, signal, sys
from pathlib import Path
from forms.profile import database
left = [int(sys.argv[2])]
def counted(function):
    def call(*args):
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args)
    return call
database.Database.execute = counted(database.Database.execute)
os.replace = counted(os.replace)
os.fsync = counted(os.fsync)
from forms.profile.store import Profile
from forms.profile.vault import NoVault
from tests.profile.samples import KEY, UNIT, fact, record
folder = Path(sys.argv[1])
"""
_WRITE = """
profile = Profile.open(folder, data_key=KEY)
for number in range(1000):
    saved = record(profile, b"%d" % number, count=300)
    print(saved, flush=True)
    profile.replace_projection(saved, [fact(saved, order=i) for i in range(300)])
"""
_CREATE = """
Profile.create(folder, None, UNIT, data_key=KEY, vault=NoVault())[0].close()
print(int(sys.argv[2]) - left[0])
"""


def run(script: str, folder: Path, after: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _KILLER + script, str(folder), str(after)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=_ROOT)


@pytest.mark.parametrize("after", [7, 12, 17, 23, 41, 64, 111])
def test_a_killed_writer_loses_nothing_it_acknowledged(folder: Path, after: int) -> None:
    done = run(_WRITE, folder, after)
    assert done.returncode == -signal.SIGKILL, done.stderr
    acknowledged = done.stdout.split()
    with Profile.open(folder, data_key=KEY) as profile:
        kept = [head.id for head in profile.submissions()]
        assert kept[: len(acknowledged)] == acknowledged
        assert len(kept) <= len(acknowledged) + 1
        assert profile.verify_journal() == []
        assert all(profile.original(saved) == b"%d" % place for place, saved in enumerate(kept))
        assert {head.facts for head in profile.submissions()} <= {0, 300}
        assert [len(profile.facts_of(h.id)) for h in profile.submissions()] == [h.facts for h in profile.submissions()]
        assert record(profile, b"afterwards") not in kept


def test_a_killed_creation_leaves_a_profile_or_none(tmp_path: Path) -> None:
    steps = int(run(_CREATE, tmp_path / "whole", 10_000).stdout)
    found = set()
    for after in range(1, steps + 1):
        folder = tmp_path / str(after)
        assert run(_CREATE, folder, after).returncode == -signal.SIGKILL
        there = (folder / "slots.json").exists()
        found.add(there)
        if not there:
            Profile.create(folder, None, UNIT, data_key=KEY, vault=NoVault())[0].close()
        with Profile.open(folder, data_key=KEY, vault=NoVault()) as profile:
            assert profile.unit == UNIT
            assert profile.verify_journal() == []
    assert found == {True, False}

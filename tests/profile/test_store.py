from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.profile import locks
from forms.profile.database import connect
from forms.profile.locks import is_remote, linux_file_system
from forms.profile.schema import migrate
from forms.profile.store import DATABASE_NAME, Profile
from forms.profile.vault import NoVault
from tests.profile.samples import KEY, UNIT, record


def code_of(folder: Path) -> str:
    with pytest.raises(FormsError) as caught, Profile.open(folder, data_key=KEY):
        pass
    return caught.value.code


def test_what_was_recorded_is_there_after_closing(folder: Path) -> None:
    with Profile.open(folder, data_key=KEY) as profile:
        saved = record(profile)
    with Profile.open(folder, data_key=KEY) as profile:
        assert [head.id for head in profile.submissions()] == [saved]
        assert profile.unit == UNIT


def test_the_file_shows_nothing_in_clear(folder: Path) -> None:
    with Profile.open(folder, data_key=KEY) as profile:
        record(profile, b"secret content")
    raw = b"".join(path.read_bytes() for path in folder.iterdir())
    assert b"secret content" not in raw
    assert "云溪镇".encode() not in raw
    assert b"SQLite format" not in raw


def test_a_profile_writes_ahead_and_waits_for_the_disk(profile: Profile) -> None:
    assert profile.database.row("PRAGMA journal_mode") == ("wal",)
    assert profile.database.row("PRAGMA synchronous") == (2,)


def test_one_holder_at_a_time(folder: Path) -> None:
    with Profile.open(folder, data_key=KEY):
        assert code_of(folder) == "profile.locked"
    Profile.open(folder, data_key=KEY).close()


def test_a_second_process_is_refused(folder: Path) -> None:
    with Profile.open(folder, data_key=KEY):
        script = (
            "import sys; from pathlib import Path; from forms.errors import FormsError\n"
            "from forms.profile.store import Profile\n"
            "try: Profile.open(Path(sys.argv[1]), data_key=bytes(range(32)))\n"
            "except FormsError as error: print(error.code)"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, str(folder)],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
    assert done.stdout.strip() == "profile.locked"


def test_nothing_is_created_where_a_profile_is(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(FormsError) as caught:
        Profile.create(folder, "x", UNIT, vault=NoVault())
    assert caught.value.code == "profile.exists"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_an_empty_folder_holds_no_profile_and_stays_empty(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "profile.missing"
    assert code_of(tmp_path / "none") == "profile.missing"
    assert list(tmp_path.iterdir()) == []


def test_a_throwaway_profile_leaves_nothing_behind() -> None:
    with Profile.throwaway(UNIT) as profile:
        record(profile)
        assert profile.folder.exists()
    assert not profile.folder.exists()
    profile.close()


def test_only_the_owning_thread_may_use_the_connection(profile: Profile) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        with pytest.raises(RuntimeError, match="one thread"):
            pool.submit(profile.counts).result()
        profile.hand_over()
        assert pool.submit(profile.counts).result().records == 0
        pool.submit(profile.hand_over).result()
    assert profile.counts().records == 0


@pytest.mark.parametrize("harm", ["empty", "zeroed", "cut", "cut_in_page_one", "head_flipped", "gone", "text"])
def test_a_damaged_database_is_named_so_without_noise(
    folder: Path, harm: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = folder / DATABASE_NAME
    raw = path.read_bytes()
    harmed = {
        "empty": b"",
        "zeroed": bytes(len(raw)),
        "cut": raw[: len(raw) // 2 + 100],
        "cut_in_page_one": raw[:1000],
        "head_flipped": raw[:30] + bytes([raw[30] ^ 0x80]) + raw[31:],
        "text": "这不是数据库".encode() * 500,
    }
    path.write_bytes(harmed.get(harm, b""))
    if harm == "gone":
        path.unlink()
    assert code_of(folder) == "profile.damaged"
    assert capfd.readouterr().err == ""
    assert path.exists() is (harm != "gone")


def test_a_flipped_bit_anywhere_is_damage_when_the_page_is_read(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with Profile.open(folder, data_key=KEY) as profile:
        saved = record(profile, os.urandom(40_000))
    path = folder / DATABASE_NAME
    raw = path.read_bytes()
    codes = set()
    for page in range(0, len(raw), 4096):
        place = page + 2000
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 4]) + raw[place + 1 :])
        try:
            with Profile.open(folder, data_key=KEY) as profile:
                profile.verify_journal()
                profile.original(saved)
                profile.check_pages()
            codes.add("sound")
        except FormsError as error:
            codes.add(error.code)
    assert codes == {"profile.damaged"}
    assert capfd.readouterr().err == ""


def test_a_sound_profile_passes_the_check_of_its_pages(profile: Profile) -> None:
    record(profile)
    profile.check_pages()
    assert profile.verify_journal() == []


def test_a_profile_of_the_first_version_is_brought_up(folder: Path) -> None:
    path = folder / DATABASE_NAME
    path.unlink()
    old = connect(path, KEY, new=True)
    migrate(old, stop_before="m002_projection")
    from forms.profile import feeds
    from forms.profile.identity import new_identity

    with old.transaction():
        feeds.add_identity(old, new_identity("云溪镇"))
    assert old.row("SELECT 1 FROM sqlite_master WHERE name = 'facts'") is None
    old.close()
    with Profile.open(folder, data_key=KEY) as profile:
        assert profile.submission(record(profile)).title == "人口月报"


def test_a_profile_of_a_newer_program_is_refused_and_left_alone(folder: Path) -> None:
    with Profile.open(folder, data_key=KEY) as profile:
        profile.database.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('profile', 'm999_later', '')"
        )
    assert code_of(folder) == "profile.newer_schema"


def test_disk_full_leaves_the_state_before(profile: Profile) -> None:
    first = record(profile, b"first")
    pages = profile.database.row("PRAGMA page_count")
    assert pages is not None
    profile.database.execute(f"PRAGMA max_page_count = {pages[0] + 2}")
    with pytest.raises(FormsError) as caught:
        record(profile, os.urandom(100_000), count=500)
    assert caught.value.code == "profile.disk_full"
    assert [head.id for head in profile.submissions()] == [first]
    assert profile.verify_journal() == []
    profile.database.execute("PRAGMA max_page_count = 1000000")
    assert record(profile, b"second")


def test_a_share_of_another_machine_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = (
        "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "30 22 0:40 / /mnt/office\\040share rw - cifs //server/share rw\n"
        "31 22 0:41 / /mnt/office rw - ext4 /dev/sdb1 rw\n"
    )
    assert linux_file_system("/mnt/office share/a", mounts) == "cifs"
    assert linux_file_system("/mnt/office/a", mounts) == "ext4"
    assert linux_file_system("/mnt/officer", mounts) == "ext4"
    assert linux_file_system("/x", "") == ""
    monkeypatch.setattr(locks, "is_remote", lambda folder: True)
    with pytest.raises(FormsError) as caught:
        Profile.create(tmp_path / "new", "x", UNIT)
    assert caught.value.code == "profile.network_share"
    assert not (tmp_path / "new").exists()


def test_a_local_folder_is_no_share(tmp_path: Path) -> None:
    assert is_remote(tmp_path) is False


@pytest.mark.parametrize(
    ("path", "remote"), [(r"\\server\share\a", True), (r"\\?\UNC\server\a", True), (r"\\?\C:\a", False)]
)
def test_windows_names_of_shares_are_known(path: str, remote: bool) -> None:
    assert locks._windows_remote(path) is remote


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FormsError) as caught:
        Profile.create(tmp_path / "file" / "inner", "x", UNIT, vault=NoVault())
    assert caught.value.code == "profile.unwritable"

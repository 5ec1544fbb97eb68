from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.profile.keys import SLOTS_NAME, read_slots
from forms.profile.store import Profile
from forms.profile.stretching import StretchedAhead, stretched
from forms.profile.vault import NoVault, SystemVault
from tests.profile.samples import KEY, UNIT, record


class MemoryVault:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def store(self, name: str, secret: str) -> bool:
        self.kept[name] = secret
        return True

    def fetch(self, name: str) -> str | None:
        return self.kept.get(name)


def refused(folder: Path, **given: str | bytes) -> str:
    with pytest.raises(FormsError) as caught:
        Profile.open(folder, vault=NoVault(), **given)  # type: ignore[arg-type]
    return caught.value.code


def test_passphrase_and_recovery_key_open_the_same_profile(tmp_path: Path) -> None:
    profile, recovery = Profile.create(tmp_path, "云溪 pass", UNIT, vault=NoVault())
    with profile:
        saved = record(profile)
    with Profile.open(tmp_path, "云溪 pass", vault=NoVault()) as again:
        assert again.submissions()[0].id == saved
    with Profile.open(tmp_path, recovery_key=recovery.lower().replace("-", " "), vault=NoVault()) as again:
        assert again.submissions()[0].id == saved
    assert refused(tmp_path, passphrase="云溪 Pass") == "profile.wrong_key"
    assert refused(tmp_path) == "profile.no_key"


def test_the_systems_keyring_opens_a_profile_without_a_passphrase(tmp_path: Path) -> None:
    vault = MemoryVault()
    profile, _ = Profile.create(tmp_path, None, UNIT, vault=vault)
    profile.close()
    assert profile.remarks == ()
    Profile.open(tmp_path, vault=vault).close()
    vault.kept.clear()
    assert refused(tmp_path) == "profile.no_key"


def test_a_system_without_a_keyring_is_told_of_and_the_recovery_key_still_opens(tmp_path: Path) -> None:
    profile, recovery = Profile.create(tmp_path, None, UNIT, vault=NoVault())
    profile.close()
    assert [remark.code for remark in profile.remarks] == ["profile.no_keyring"]
    Profile.open(tmp_path, recovery_key=recovery, vault=NoVault()).close()


def test_a_new_passphrase_takes_the_place_of_the_old_one_and_of_the_keyring(tmp_path: Path) -> None:
    vault = MemoryVault()
    profile, _ = Profile.create(tmp_path, None, UNIT, vault=vault)
    with profile:
        profile.set_passphrase("neu")
    Profile.open(tmp_path, "neu", vault=NoVault()).close()
    assert [slot["kind"] for slot in read_slots(tmp_path).slots] == ["recovery", "passphrase"]


def test_a_renewed_recovery_key_ends_the_old_one(folder: Path) -> None:
    with Profile.open(folder, data_key=KEY) as profile:
        stale = profile.renew_recovery_key()
        fresh = profile.renew_recovery_key()
    Profile.open(folder, recovery_key=fresh).close()
    assert refused(folder, recovery_key=stale) == "profile.wrong_key"


def test_another_profiles_data_key_is_a_wrong_key(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(folder, data_key=bytes(32)) == "profile.wrong_key"
    assert capfd.readouterr().err == ""


def test_the_slots_file_gives_no_key_away(folder: Path) -> None:
    raw = (folder / SLOTS_NAME).read_text()
    assert KEY.hex() not in raw
    assert UNIT.name not in raw


def test_a_lost_slots_file_is_no_key_and_nothing_new_is_made(folder: Path) -> None:
    (folder / SLOTS_NAME).unlink()
    assert refused(folder, passphrase="x") == "profile.no_key"
    with pytest.raises(FormsError) as caught:
        Profile.create(folder, None, UNIT, vault=NoVault())
    assert caught.value.code == "profile.exists"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'{"version":1}', b"\xff" * 50])
def test_a_broken_slots_file_is_damage(folder: Path, content: bytes) -> None:
    (folder / SLOTS_NAME).write_bytes(content)
    assert refused(folder, data_key=KEY) == "profile.damaged"


def test_any_changed_byte_of_the_slots_file_is_damage_not_a_wrong_key(folder: Path) -> None:
    path = folder / SLOTS_NAME
    sound = path.read_bytes()
    for place in range(0, len(sound), 7):
        path.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
        try:
            same = json.loads(path.read_bytes()) == json.loads(sound)
        except ValueError:
            same = False
        if not same:
            assert refused(folder, data_key=KEY) in ("profile.damaged", "profile.newer_schema")


def test_slots_of_a_newer_program_are_named_so(folder: Path) -> None:
    path = folder / SLOTS_NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | {"version": 2}))
    assert refused(folder, data_key=KEY) == "profile.newer_schema"


def test_a_keyring_that_fails_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring

    def broken(*_: str) -> None:
        raise OSError("no bus")

    monkeypatch.setattr(keyring, "set_password", broken)
    monkeypatch.setattr(keyring, "get_password", broken)
    assert SystemVault().store("a", "b") is False
    assert SystemVault().fetch("a") is None


def test_a_passphrase_stretched_ahead_opens_the_same_and_refuses_the_same(tmp_path: Path) -> None:
    Profile.create(tmp_path, "云溪 pass", UNIT, vault=NoVault())[0].close()
    ahead = StretchedAhead(tmp_path, "云溪 pass")
    Profile.open(tmp_path, "云溪 pass", vault=NoVault(), stretch=ahead).close()
    Profile.open(tmp_path, "云溪 pass", vault=NoVault(), stretch=ahead).close()  # it answers once, then works anew
    for said, typed in (("another", "another"), ("云溪 pass", "another")):
        with pytest.raises(FormsError) as caught:
            Profile.open(tmp_path, typed, vault=NoVault(), stretch=StretchedAhead(tmp_path, said))
        assert caught.value.code == "profile.wrong_key"


def test_what_is_damaged_is_told_of_by_the_profile_not_by_what_began_ahead(tmp_path: Path) -> None:
    Profile.create(tmp_path, "云溪 pass", UNIT, vault=NoVault())[0].close()
    for damaged in (b"", b"[]", b'{"slots": [{"kind": "passphrase"}]}', b"[" * 100_000):
        (tmp_path / SLOTS_NAME).write_bytes(damaged)
        with pytest.raises(FormsError) as caught:
            Profile.open(tmp_path, "云溪 pass", vault=NoVault(), stretch=StretchedAhead(tmp_path, "云溪 pass"))
        assert caught.value.code == "profile.damaged"


def test_stretching_is_scrypt_of_rfc_7914() -> None:
    slot = {"kdf": "scrypt", "n": 16384, "r": 8, "p": 1, "salt": base64.b64encode(b"SodiumChloride").decode()}
    assert stretched("pleaseletmein", slot).hex() == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"

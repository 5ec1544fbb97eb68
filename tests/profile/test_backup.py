"""A backup is checked when it is written, restored whole, and refused where a byte is wrong."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.profile.backup import back_up, restore
from forms.profile.drafts import DraftHead
from forms.profile.rows import UnitSettings
from forms.profile.store import Profile


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A backup of a profile with a setting and a draft, opened by passphrase."""
    profile, _ = Profile.create(tmp_path / "一", "correct horse", UnitSettings("甲镇"))
    profile.put_setting("x", 1)
    profile.drafts.start(DraftHead("a" * 32, "表.xlsx"), b"blank")
    out = tmp_path / "备份.fillonce"
    back_up(profile, out)
    profile.put_setting("x", 2)  # after the backup
    profile.close()
    return out


def test_a_restored_profile_is_as_it_was(archive: Path, tmp_path: Path) -> None:
    restore(archive, tmp_path / "二")
    with Profile.open(tmp_path / "二", "correct horse") as profile:
        assert profile.setting("x") == 1
        assert profile.unit.name == "甲镇"
        assert profile.drafts.read("a" * 32).template == b"blank"


def test_a_backup_opens_with_nothing_but_its_passphrase(archive: Path, tmp_path: Path) -> None:
    assert "甲镇".encode() not in archive.read_bytes()
    restore(archive, tmp_path / "二")
    with pytest.raises(FormsError) as error:
        Profile.open(tmp_path / "二", "wrong")
    assert error.value.code == "profile.wrong_key"


def test_nothing_is_restored_over_a_profile(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(FormsError) as error:
        restore(archive, tmp_path / "一")
    assert error.value.code == "profile.exists"


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_a_changed_byte_is_found(archive: Path, tmp_path: Path, at: float) -> None:
    data = bytearray(archive.read_bytes())
    data[int(len(data) * at)] ^= 1
    archive.write_bytes(data)
    with pytest.raises(FormsError) as error:
        restore(archive, tmp_path / "二")
    assert error.value.code == "backup.damaged"
    assert not (tmp_path / "二").exists()


@pytest.mark.parametrize("name", ["../out.txt", "drafts/../../out.draft", "/etc/out", "extra.txt"])
def test_no_file_gets_out_of_the_folder(archive: Path, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(archive, "a") as packed:
        packed.writestr(name, "x")
    with pytest.raises(FormsError):
        restore(archive, tmp_path / "二")
    assert not (tmp_path / "out.txt").exists()


def test_any_other_file_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "x.fillonce").write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(FormsError) as error:
        restore(tmp_path / "x.fillonce", tmp_path / "二")
    assert error.value.code == "backup.damaged"

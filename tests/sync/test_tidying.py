"""Clearing the exchange folder loses nothing that anybody could still need."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.progress import Silent
from forms.sync import places
from forms.sync.tidying import Tidied, tidy
from tests.sync.desk import Desk, befriend, files


def settle(*desks: Desk) -> None:
    for _ in range(3):
        for desk in desks:
            desk.sync()


def tidied(desk: Desk) -> Tidied:
    return tidy(desk.profile.database, desk.folder, Silent())


@pytest.fixture
def joined(make: Callable[[str], Desk]) -> tuple[Desk, Desk, Desk]:
    """A third desktop came later: what the first had sent was sent once more, for all."""
    a, b, c = make("甲"), make("乙"), make("丙")
    befriend(a, b)
    for content in (b"1", b"2"):
        a.report(content)
        settle(a, b)
    befriend(a, c)
    befriend(b, c)
    settle(a, b, c)
    return a, b, c


def test_bundles_that_were_sent_again_for_all_go_once_everybody_has_them(joined: tuple[Desk, Desk, Desk]) -> None:
    a, b, c = joined
    before = files(a.folder)
    done = tidied(a)
    gone = before.keys() - files(a.folder).keys()
    assert done.removed == len(gone) > 0
    assert done.size == sum(len(before[name]) for name in gone)
    assert all(name.startswith("r-") for name in gone)
    states = [desk.state() for desk in joined]
    settle(a, b, c)
    assert [desk.state() for desk in joined] == states
    assert a.problems() == b.problems() == c.problems() == []


def test_nothing_goes_before_everybody_said_to_have_it(two: tuple[Desk, Desk], make: Callable[[str], Desk]) -> None:
    first, second = two
    first.report(b"1")
    first.sync()
    late = make("丙")
    befriend(first, late)
    before = files(first.folder).keys()
    first.sync()  # sent again, for the late one too, who has not come yet
    for_both = files(first.folder).keys() - before
    tidied(first)
    assert for_both <= files(first.folder).keys()
    second.sync()
    first.sync()
    tidied(first)
    assert for_both <= files(first.folder).keys()
    late.sync()
    assert late.titles() == first.titles()


def test_the_only_copy_of_ones_own_records_stays_for_a_profile_restored_from_a_backup(two: tuple[Desk, Desk]) -> None:
    first, second = two
    first.report(b"1")
    settle(first, second)
    held = files(first.folder)
    assert tidied(first).removed == 0
    assert files(first.folder) == held


def test_a_damaged_copy_is_nothing_to_rely_on(joined: tuple[Desk, Desk, Desk]) -> None:
    a = joined[0]
    names = places.names(a.folder, places.BUNDLE)
    would_go = [name for name in names if _goes(a, name)]
    assert would_go
    for name in names:
        if name not in would_go:
            (a.folder / name).write_bytes((a.folder / name).read_bytes()[:-3])
    assert tidied(a).removed == 0
    assert set(would_go) <= files(a.folder).keys()


def _goes(desk: Desk, name: str) -> bool:
    """Whether a bundle is one that tidying would take away: tried on a copy of the folder."""
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        shutil.copytree(desk.folder, copy)
        tidy(desk.profile.database, copy, Silent())
        return not (copy / name).exists()


def test_others_files_stay_whatever_lies_there(joined: tuple[Desk, Desk, Desk]) -> None:
    a, b, _ = joined
    (a.folder / "别人的.txt").write_text("x")
    stranger = a.folder / f"r-{'0' * 32}.fos"
    stranger.write_bytes(b"not ours")
    theirs = {name for name in files(b.folder) if name.startswith(("h-", "a-", "i-"))}
    tidied(a)
    assert (a.folder / "别人的.txt").exists()
    assert stranger.read_bytes() == b"not ours"
    assert theirs <= files(a.folder).keys()


def test_tidying_twice_changes_nothing(joined: tuple[Desk, Desk, Desk]) -> None:
    a = joined[0]
    tidied(a)
    before = files(a.folder)
    assert tidied(a).removed == 0
    assert files(a.folder) == before


def test_a_folder_that_is_not_there_is_named(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    with pytest.raises(FormsError) as said:
        tidy(two[0].profile.database, tmp_path / "没有", Silent())
    assert said.value.code == "sync.folder_missing"


def test_a_full_stick_and_one_that_is_gone_are_told_apart(
    two: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import shutil

    first, second = two
    first.report(b"1")

    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    def pulled(path: Path, data: bytes) -> None:
        shutil.rmtree(path.parent)
        raise OSError(errno.EIO, "gone")

    with monkeypatch.context() as patch:
        patch.setattr(places, "write_whole", full)
        with pytest.raises(FormsError) as said:
            first.sync()
        assert said.value.code == "sync.folder_full"
    copy = first.folder.with_name("copy")
    shutil.copytree(first.folder, copy)
    with monkeypatch.context() as patch:
        patch.setattr(places, "write_whole", pulled)
        with pytest.raises(FormsError) as said:
            first.sync()
        assert said.value.code == "sync.folder_gone"
    shutil.move(copy, first.folder)
    first.sync()
    second.sync()
    assert second.titles() == first.titles()

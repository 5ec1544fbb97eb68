from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.profile import exchange as rows
from forms.profile import feeds
from forms.profile.store import Profile
from forms.sync import places
from tests.profile.samples import submission
from tests.sync.desk import UNIT, Desk, clone, files, pair


def settle(*desks: Desk) -> None:
    for _ in range(3):
        for desk in desks:
            desk.sync()


def test_a_report_and_its_original_reach_the_other_desktop(two: tuple[Desk, Desk]) -> None:
    first, second = two
    sent = first.report(b"content of the file")
    assert first.sync().report.sent == 1
    came = second.sync()
    assert came.new_submissions == (sent,)
    assert came.report.received == 1
    assert came.report.quarantined == ()
    assert second.profile.original(sent) == b"content of the file"
    assert second.profile.submission(sent) == submission(b"content of the file")
    assert second.profile.verify_journal() == []


def test_decisions_travel_in_the_order_they_were_made(two: tuple[Desk, Desk]) -> None:
    first, second = two
    first.profile.append_decision("correction", {"value": "1"})
    first.sync()
    second.sync()
    second.profile.append_decision("correction", {"value": "2"})
    second.sync()
    first.sync()
    assert [body["value"] for _, body in first.profile.decisions("correction")] == ["1", "2"]
    assert first.state() == second.state()


def test_doing_it_twice_changes_nothing_at_either_end(two: tuple[Desk, Desk], folder: Path) -> None:
    first, second = two
    first.report(b"1")
    second.report(b"2")
    settle(first, second)
    before, states = files(folder), (first.state(), second.state())
    for desk in (first, second, second, first):
        done = desk.sync().report
        assert (done.sent, done.received, done.quarantined) == (0, 0, ())
    assert files(folder) == before
    assert (first.state(), second.state()) == states


def test_no_file_of_records_is_ever_changed(two: tuple[Desk, Desk], folder: Path) -> None:
    seen: dict[str, bytes] = {}
    for turn in range(4):
        two[turn % 2].report(b"%d" % turn)
        settle(*two)
        now = {name: data for name, data in files(folder).items() if name.startswith("r-")}
        assert all(now[name] == data for name, data in seen.items())
        seen = now
    assert len(seen) >= 4


def test_the_folder_shows_neither_names_nor_content(two: tuple[Desk, Desk], folder: Path) -> None:
    two[0].report(b"plain content of the original")
    settle(*two)
    held = files(folder)
    assert all(re.fullmatch(r"[iahr]-[0-9a-f]{32}\.fos", name) for name in held)
    whole = b"".join(held.values())
    for word in ("人口月报", "plain content", two[0].id, two[1].id, "甲"):
        assert word.encode() not in whole
    assert bytes.fromhex(two[0].id) not in whole


def test_three_desktops_come_to_the_same_state_though_two_never_paired(make: Callable[[str], Desk]) -> None:
    a, b, c = make("甲"), make("乙"), make("丙")
    pair(a, b)
    pair(b, c)
    ids = {a.report(b"a"), b.report(b"b"), c.report(b"c")}
    settle(a, b, c)
    assert set(a.titles()) == ids
    assert a.state() == b.state() == c.state()
    settled = files(a.folder)
    settle(a, b, c)
    assert files(a.folder) == settled


def test_a_record_is_put_into_the_folder_once_for_all(make: Callable[[str], Desk]) -> None:
    a, b, c = make("甲"), make("乙"), make("丙")
    pair(a, b)
    pair(b, c)
    settle(a, b, c)
    a.report(b"a")
    assert [desk.sync().report.sent for desk in (a, b, c, b, a)] == [1, 0, 0, 0, 0]


def test_a_desktop_that_nobody_paired_is_set_aside_and_believed_once_it_is(
    two: tuple[Desk, Desk], make: Callable[[str], Desk]
) -> None:
    first, second = two
    settle(first, second)
    stranger = make("外人")
    # The stranger knows the keys of the first; that doesn't make it known.
    feeds.add_device(
        stranger.profile.database,
        feeds.own_identity(first.profile.database).device.__class__(first.id, "甲", *_public(first)),
    )
    stranger.report(b"foreign")
    stranger.sync()
    before = first.state()
    assert first.problems() == ["sync.unknown_signer", "sync.unknown_signer"]
    assert first.state() == before
    assert second.problems() == []
    pair(first, stranger)
    settle(first, stranger, second)
    assert set(first.titles()) == set(stranger.titles()) == set(second.titles()) != set()


def _public(desk: Desk) -> tuple[bytes, bytes]:
    device = feeds.own_identity(desk.profile.database).device
    return device.signing, device.sealing


def test_a_file_that_is_still_being_copied_waits(two: tuple[Desk, Desk], folder: Path) -> None:
    first, second = two
    sent = first.report(b"x" * 200_000)
    before = set(files(folder))
    first.sync()
    (name,) = {n for n in set(files(folder)) - before if n.startswith("r-")}
    whole = (folder / name).read_bytes()
    for size in (0, 10, 100, len(whole) // 2, len(whole) - 1):
        (folder / name).write_bytes(whole[:size])
        assert second.problems() == ["sync.incomplete"]
        assert second.titles() == []
    (folder / name).write_bytes(whole)
    assert second.problems() == []
    assert second.titles() == [sent]


def test_a_damaged_file_is_sent_again(two: tuple[Desk, Desk], folder: Path) -> None:
    first, second = two
    sent = first.report(b"1")
    first.sync()
    newest = max(folder.glob("r-*"), key=lambda path: path.stat().st_mtime_ns)
    data = bytearray(newest.read_bytes())
    data[len(data) // 2] ^= 1
    newest.write_bytes(bytes(data))
    assert second.problems() == ["sync.tampered"]
    first.sync()
    second.sync()
    assert second.titles() == [sent]


def test_a_folder_swept_clean_is_filled_again_with_what_is_lacking_only(two: tuple[Desk, Desk], folder: Path) -> None:
    first, second = two
    first.report(b"1")
    settle(first, second)
    for path in folder.iterdir():
        path.unlink()
    sent = first.report(b"2")
    assert first.sync().report.sent == 1
    second.sync()
    assert sent in second.titles()


def test_bundles_in_any_order_lead_to_the_same_state(make: Callable[[str], Desk], folder: Path) -> None:
    first, second = make("甲"), make("乙")
    pair(first, second)
    for number in range(6):
        first.report(b"%d" % number)
        first.sync()
    held = sorted(path.name for path in folder.glob("r-*"))
    kept = {name: (folder / name).read_bytes() for name in held}
    for name in held:
        (folder / name).unlink()
    random.Random(7).shuffle(held)
    for name in held:
        (folder / name).write_bytes(kept[name])
        seen = len(second.titles())
        second.sync()
        seqs = sorted(rows.record_ids(second.profile.database, first.id))
        assert seqs == list(range(1, len(seqs) + 1))
        assert len(second.titles()) >= seen
    assert second.titles() == first.titles()
    assert second.problems() == []


def test_a_cloned_disk_is_found_and_neither_side_is_believed_from_there_on(
    make: Callable[[str], Desk], folder: Path, tmp_path: Path
) -> None:
    first, second, third = make("甲"), make("乙"), make("丙")
    pair(first, second)
    pair(second, third)
    good = first.report(b"before")
    settle(first, second, third)
    twin = clone(first, tmp_path)
    with twin.profile:
        first.report(b"original")
        twin.report(b"twin")
        settle(first, second, third)
        for path in folder.glob("r-*"):  # else the twin would see its own later records there, and stop
            path.unlink()
        twin.sync()
        assert "sync.fork" in [p.code for p in second.sync().report.quarantined]
        settle(third, second)
        assert second.titles() == third.titles() == [good]
        assert "sync.aside_forked" in second.problems()
        assert "sync.own_fork" in {p.code for desk in (first, twin) for p in desk.sync().report.quarantined}
        for desk in (first, twin):
            assert len(desk.titles()) == 2
            assert desk.profile.verify_journal() == []


def test_a_twin_that_sees_the_others_records_takes_new_keys_and_loses_nothing(
    two: tuple[Desk, Desk], tmp_path: Path
) -> None:
    first, second = two
    first.report(b"before")
    settle(first, second)
    twin = clone(first, tmp_path)
    with twin.profile:
        first.report(b"original")
        mine = twin.report(b"twin")
        twin.profile.append_decision("correction", {"supersedes": [mine]})
        settle(first, second)
        done = twin.sync()
        assert "sync.own_fork" in [problem.code for problem in done.report.quarantined]
        (again,) = done.new_submissions
        assert [body for _, body in twin.profile.decisions("correction")] == [{"supersedes": [again]}]
        assert second.titles() == first.titles()
        pair(twin, second)
        settle(first, second, twin)
        assert again in first.titles()
        assert second.titles() == first.titles()
        assert second.profile.verify_journal() == twin.profile.verify_journal() == []


def test_a_revoked_desktop_says_nothing_any_more_but_what_it_said_stays(make: Callable[[str], Desk]) -> None:
    from forms.sync.pairing import revoke

    a, b, c = make("甲"), make("乙"), make("丙")
    pair(a, b)
    pair(b, c)
    stays = c.report(b"before")
    settle(a, b, c)
    revoke(a.profile, c.id)
    c.report(b"after")
    settle(a, c, b)
    assert a.titles() == b.titles() == [stays]
    assert "sync.aside_revoked" in a.problems()
    later = a.report(b"later")
    settle(a, b, c)
    assert later in b.titles()
    assert later not in c.titles()


def test_a_profile_restored_from_an_old_backup_refills(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    first, second = two
    first.report(b"1")
    settle(first, second)
    backup = clone(first, tmp_path)
    with backup.profile:
        first.report(b"2")
        second.report(b"3")
        settle(first, second)
        backup.sync()
        assert backup.titles() == first.titles()
        backup.report(b"4")
        settle(backup, second)
        assert len(second.titles()) == 4
        assert second.problems() == []


def test_who_is_alone_is_told_so(make: Callable[[str], Desk], folder: Path) -> None:
    alone = make("甲")
    with pytest.raises(FormsError) as caught:
        alone.sync()
    assert caught.value.code == "sync.no_peer"
    alone.folder = folder / "none"
    with pytest.raises(FormsError) as caught:
        alone.sync()
    assert caught.value.code == "sync.folder_missing"


def test_a_folder_without_space_is_said(two: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    two[0].report(b"1")
    monkeypatch.setattr(places, "write_whole", full)
    with pytest.raises(FormsError) as caught:
        two[0].sync()
    assert caught.value.code == "sync.folder_full"
    monkeypatch.undo()
    assert two[0].sync().report.sent == 1


def test_other_files_in_the_folder_are_left_alone(two: tuple[Desk, Desk], folder: Path) -> None:
    strange = {"说明.txt": b"x", "r-zz.fos": b"y", "r-" + "0" * 32 + ".fos.part": b"z"}
    for name, data in strange.items():
        (folder / name).write_bytes(data)
    assert two[0].problems() == []
    assert {name: files(folder)[name] for name in strange} == strange


def test_stopping_keeps_what_was_taken_in(two: tuple[Desk, Desk]) -> None:
    from forms.errors import Cancelled
    from forms.sync.folder import exchange

    class Impatient:
        def step(self, done: int, total: int, what: str) -> None:
            if done:
                raise Cancelled

    first, second = two
    for number in range(3):
        first.report(b"%d" % number)
        first.sync()
    with pytest.raises(Cancelled):
        exchange(second.profile, second.folder, Impatient())
    assert second.profile.verify_journal() == []
    second.sync()
    assert len(second.titles()) == 3


def test_a_throwaway_unit_is_enough_to_exchange(folder: Path) -> None:
    with Profile.throwaway(UNIT) as profile:
        assert profile.township == "999101"
